"""What people of the demo searched for in its last day, kept by the real action: several people each, so that others may hear of it."""

from datetime import datetime, timedelta
from random import Random

from django.db.models import Q

from tallgrass.accounts.models import Person
from tallgrass.notes.models import Note
from tallgrass.platform import clock
from tallgrass.search.actions.history import Heard, remember_searches
from tallgrass.search.language.folding import query_key

SOUGHT = ("咖啡", "防晒", "口红 显白", "knit", "阳台", "film", "毛衣", "猫", "garden", "被子", "bread", "痘")
"""The most sought first."""


def search_around(now: datetime, *, seed: int = 7) -> int:
    """Have people search. How many searches."""
    chance, people = Random(seed), list(Person.objects.here().order_by("id").values_list("id", flat=True))
    heard = []
    for place, words in enumerate(SOUGHT):
        first = words.split(" ")[0]
        results = Note.objects.published().filter(Q(title__icontains=first) | Q(body__icontains=first)).count()
        who = chance.sample(people, min(len(people), 16 - place))
        heard += [Heard(person_id, query_key(words), words, results) for person_id in who]
    with clock.clock_at(now - timedelta(hours=2)):
        return remember_searches(heard)
