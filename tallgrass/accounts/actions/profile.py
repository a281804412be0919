"""What a person says about themselves."""

from datetime import date
from typing import IO, Any
from zoneinfo import available_timezones

from django.conf import settings
from django.db import IntegrityError, transaction

from tallgrass.accounts.actions.joining import is_handle
from tallgrass.accounts.errors import bad_handle, bad_zone, handle_changed_lately, handle_taken, not_for_minors
from tallgrass.accounts.events import PersonChanged
from tallgrass.accounts.models import MinorsMode, Person, PrivateDetails
from tallgrass.media.actions import attach, release, store_picture
from tallgrass.platform import clock
from tallgrass.platform.events import emit
from tallgrass.platform.texts import check_texts


def edit_profile(*, actor: Person, name: str, handle: str, bio: str, place: str, shows_saves: bool, shows_likes: bool) -> Person:
    """Everything public at once; the handle at most once in `TALLGRASS_HANDLE_REST`. Emits `PersonChanged`.

    Raises:
        DomainError: `bad_handle`, `handle_taken`, `handle_changed_lately`, and what checks of texts refuse.
    """
    check_texts({"name": name, "handle": handle, "bio": bio, "place": place})
    with transaction.atomic():
        person: Person = Person.objects.select_for_update().get(id=actor.id)
        said = (person.handle, person.name, person.bio, person.place)
        if handle != person.handle:
            _change_handle(person, handle)
        person.name, person.bio, person.place = name, bio, place
        person.shows_saves, person.shows_likes = shows_saves, shows_likes
        try:
            with transaction.atomic():
                person.save(update_fields=["name", "handle", "handle_changed_at", "bio", "place", "shows_saves", "shows_likes"])
        except IntegrityError:
            raise handle_taken() from None
        if said != (handle, name, bio, place):
            emit(PersonChanged(person_id=person.id))
    return person


def change_avatar(*, actor: Person, file: IO[bytes] | Any) -> None:
    """A new picture of oneself; the old one is let go.

    Raises:
        DomainError: what `media.actions.store_picture` refuses.
    """
    picture = store_picture(owner_id=actor.id, file=file, purpose="avatar")
    with transaction.atomic():
        attach(ids=[picture.id], owner_id=actor.id, purpose="avatar")
        _use_avatar(actor, picture.id)


def remove_avatar(*, actor: Person) -> None:
    with transaction.atomic():
        _use_avatar(actor, None)


def edit_private_details(*, actor: Person, birthday: date | None, gender: str) -> None:
    """For the portrait only. Clearing both leaves no row behind, but for a year of birth told at sign-up."""
    with transaction.atomic():
        details, _ = PrivateDetails.objects.select_for_update().get_or_create(person=actor)
        details.birthday, details.gender = birthday, gender
        if birthday:
            details.birth_year = birthday.year
        details.save()


def choose_language_and_zone(*, actor: Person, language: str, zone: str) -> None:
    """In which language letters are written and pages open, and by which clock.

    Raises:
        DomainError: `bad_zone`; `not_for_minors`: in minors' mode another clock would be another day, and no night.
    """
    if zone != actor.zone and MinorsMode.objects.filter(person=actor).exists():
        raise not_for_minors()
    if (zone and zone not in available_timezones()) or language not in {"", *(code for code, _ in settings.LANGUAGES)}:
        raise bad_zone()
    actor.language, actor.zone = language, zone
    actor.save(update_fields=["language", "zone"])


def _change_handle(person: Person, handle: str) -> None:
    if not is_handle(handle):
        raise bad_handle()
    now = clock.now()
    if person.handle_changed_at and now - person.handle_changed_at < settings.TALLGRASS_HANDLE_REST:
        raise handle_changed_lately()
    if Person.objects.filter(handle=handle).exists():
        raise handle_taken()
    person.handle, person.handle_changed_at = handle, now


def _use_avatar(actor: Person, avatar_id: int | None) -> None:
    person = Person.objects.select_for_update().get(id=actor.id)
    if person.avatar_id:
        release(ids=[person.avatar_id], owner_id=actor.id)
    person.avatar_id = avatar_id
    person.save(update_fields=["avatar_id"])
