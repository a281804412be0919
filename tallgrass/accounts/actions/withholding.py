"""What review does to a profile: its words are set aside, and given back."""

from django.db import transaction

from tallgrass.accounts.events import PersonChanged
from tallgrass.accounts.models import Person, WithheldWords
from tallgrass.platform.events import emit


def withhold_words(*, person_id: int) -> None:
    """Set a person's name and words about themselves aside; they go by their handle and may write new ones. Twice is once. Emits `PersonChanged`."""
    with transaction.atomic():
        person = Person.objects.select_for_update().filter(id=person_id).first()
        if person is None:
            return
        _, new = WithheldWords.objects.get_or_create(
            person=person, defaults={"name": person.name, "bio": person.bio, "place": person.place}
        )
        if new:
            person.name, person.bio, person.place = person.handle, "", ""
            person.save(update_fields=["name", "bio", "place"])
            emit(PersonChanged(person_id=person.id))


def give_back_words(*, person_id: int) -> None:
    """Put back what was set aside, where the person has not written anything new since. Emits `PersonChanged`."""
    with transaction.atomic():
        person = Person.objects.select_for_update().filter(id=person_id).first()
        kept = WithheldWords.objects.filter(person_id=person_id).first()
        if person is None or kept is None:
            return
        person.name = kept.name if person.name == person.handle else person.name
        person.bio, person.place = person.bio or kept.bio, person.place or kept.place
        person.save(update_fields=["name", "bio", "place"])
        kept.delete()
        emit(PersonChanged(person_id=person.id))
