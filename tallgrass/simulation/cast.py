"""Who asks in a benchmark, and about what: keys and sessions of some people of a standing world, and notes by how much they are loved."""

from dataclasses import dataclass
from random import Random

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from tallgrass.accounts.actions import create_token
from tallgrass.accounts.models import Person
from tallgrass.accounts.sessions import SessionStore
from tallgrass.mall.models import Listing
from tallgrass.notes.models import NoteCounts
from tallgrass.platform.ids import short

NOTES = 5000


@dataclass(frozen=True)
class Cast:
    tokens: list[str]
    sessions: list[str]
    session_cookie: str
    note_ids: list[str]
    """Drawn by likes: loved notes are read more often."""
    product_ids: list[str]
    """Drawn by sales."""


def draw_cast(askers: int, *, seed: int) -> Cast:
    """Give `askers` people a key to the API and a signed-in session each."""
    chance = Random(seed)
    ids = sorted(Person.objects.values_list("id", flat=True))
    people = list(Person.objects.filter(id__in=chance.sample(ids, min(askers, len(ids)))).order_by("id"))
    counts = list(NoteCounts.objects.order_by("note_id").values_list("note_id", "likes"))
    notes = chance.choices([id for id, _ in counts], weights=[likes + 1 for _, likes in counts], k=NOTES)
    return Cast(
        tokens=[create_token(actor=person, name="benchmark") for person in people],
        sessions=[_signed_in(person) for person in people],
        session_cookie=settings.SESSION_COOKIE_NAME,
        note_ids=[short(id) for id in notes],
        product_ids=[short(id) for id in _goods(chance)],
    )


def _goods(chance: Random) -> list[int]:
    sold = list(Listing.objects.order_by("product_id").values_list("product_id", "sold"))
    return chance.choices([id for id, _ in sold], weights=[count**0.5 + 1 for _, count in sold], k=NOTES) if sold else []


def _signed_in(person: Person) -> str:
    """A session as signing in leaves it. Its key."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.id)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)
