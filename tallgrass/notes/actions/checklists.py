"""Lists themselves: making, changing, handing on, taking back."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from tallgrass.accounts.models import Person
from tallgrass.notes import errors
from tallgrass.notes.actions.shares import new_code
from tallgrass.notes.list_events import ListDeleted, ListMade, ListRestored, ListShared
from tallgrass.notes.list_types import ListKind
from tallgrass.notes.models import Checklist, ListEntry, ListSection, ListShare
from tallgrass.platform import clock
from tallgrass.platform.errors import not_found
from tallgrass.platform.events import emit
from tallgrass.platform.money import DIGITS

NAME, ABOUT = 40, 300
GRACE = timedelta(days=30)
SAME_PRESS = timedelta(minutes=1)
"""A second copy within this time is the same press of the button, come twice."""


def make_list(*, actor: Person, name: str, kind: ListKind = ListKind.WISH, about: str = "", currency: str = "CNY") -> Checklist:
    """An empty list. Emits `ListMade`.

    Raises:
        DomainError: `too_many_lists`, or the field that is wrong.
    """
    _check(name, about, currency)
    with transaction.atomic():
        _check_room(actor)
        checklist = Checklist.objects.create(owner_id=actor.id, name=name, kind=kind.value, about=about, currency=currency)
        emit(ListMade(list_id=checklist.id, owner_id=actor.id, copied_from_id=0))
    return checklist


def change_list(*, actor: Person, checklist: Checklist, name: str, kind: ListKind, about: str, currency: str) -> Checklist:
    """Replace what a list says of itself.

    Raises:
        DomainError: the field that is wrong; the list stays as it was.
    """
    _check(name, about, currency)
    with transaction.atomic():
        row = own_list(actor, checklist)
        row.name, row.kind, row.about, row.currency = name, kind.value, about, currency
        row.save(update_fields=["name", "kind", "about", "currency"])
    return row


def copy_list(*, actor: Person, checklist: Checklist) -> Checklist:
    """Someone's list as one's own, nothing ticked. Pressed twice at once it is copied once. Emits `ListMade`.

    Raises:
        DomainError: `too_many_lists`.
    """
    with transaction.atomic():
        source = Checklist.objects.select_for_update().get(id=checklist.id)
        pressed = Checklist.objects.filter(owner_id=actor.id, copied_from_id=source.id, deleted_at=None)
        just_made = pressed.filter(created_at__gt=clock.now() - SAME_PRESS).first()
        if just_made:
            return just_made
        _check_room(actor)
        copy = Checklist.objects.create(
            owner_id=actor.id,
            kind=source.kind,
            name=source.name,
            about=source.about,
            currency=source.currency,
            copied_from_id=source.id,
            created_at=clock.now(),
        )
        section_of: dict[int | None, ListSection | None] = {None: None}
        for section in ListSection.objects.filter(checklist=source):
            section_of[section.id] = ListSection.objects.create(checklist=copy, name=section.name, position=section.position)
        ListEntry.objects.bulk_create(
            ListEntry(
                checklist=copy,
                section=section_of[entry.section_id],
                kind=entry.kind,
                subject_kind=entry.subject_kind,
                subject_id=entry.subject_id,
                words=entry.words,
                remark=entry.remark,
                quantity=entry.quantity,
                price=entry.price,
                position=entry.position,
            )
            for entry in ListEntry.objects.filter(checklist=source)
        )
        emit(ListMade(list_id=copy.id, owner_id=actor.id, copied_from_id=source.id))
    return copy


def share_list(*, actor: Person, checklist: Checklist) -> ListShare:
    """The link of a list; the same one until it is taken back. Emits `ListShared` when it is new."""
    with transaction.atomic():
        row = own_list(actor, checklist)
        share, first = ListShare.objects.get_or_create(checklist=row, revoked_at=None, defaults={"code": new_code()})
        if first:
            emit(ListShared(list_id=row.id, owner_id=actor.id))
    return share


def revoke_list_share(*, actor: Person, checklist: Checklist) -> None:
    """From now on the link leads nowhere. Without one nothing changes."""
    with transaction.atomic():
        ListShare.objects.filter(checklist=own_list(actor, checklist), revoked_at=None).update(revoked_at=clock.now())


def count_list_visit(*, share: ListShare, visitor: Person | None, owner_id: int) -> None:
    """Someone came by the link (its owner's own visits are not counted)."""
    if visitor is None or visitor.id != owner_id:
        ListShare.objects.filter(id=share.id).update(visits=F("visits") + 1)


def delete_list(*, actor: Person, checklist: Checklist) -> None:
    """Take a list back; its link leads nowhere meanwhile. Deleting twice is deleting once. Emits `ListDeleted`."""
    with transaction.atomic():
        row = Checklist.objects.select_for_update().get(id=checklist.id, owner_id=actor.id)
        if row.deleted_at is None:
            row.deleted_at = clock.now()
            row.save(update_fields=["deleted_at"])
            emit(ListDeleted(list_id=row.id, owner_id=actor.id))


def restore_list(*, actor: Person, checklist: Checklist) -> Checklist:
    """Bring a deleted list back as it was. Emits `ListRestored`.

    Raises:
        DomainError: `too_late` after 30 days.
    """
    with transaction.atomic():
        row = Checklist.objects.select_for_update().get(id=checklist.id, owner_id=actor.id)
        if row.deleted_at is not None:
            if clock.now() - row.deleted_at > GRACE:
                raise errors.too_late()
            row.deleted_at = None
            row.save(update_fields=["deleted_at"])
            emit(ListRestored(list_id=row.id, owner_id=actor.id))
    return row


def sweep_deleted_lists(*, limit: int = 200) -> int:
    """Remove for good what was deleted more than 30 days ago. How many."""
    due = list(Checklist.objects.filter(deleted_at__lt=clock.now() - GRACE).order_by("deleted_at").values_list("id", flat=True)[:limit])
    Checklist.objects.filter(id__in=due).delete()
    return len(due)


def own_list(actor: Person, checklist: Checklist) -> Checklist:
    """The living list under lock, for its owner only.

    Raises:
        DomainError: `not_found`.
    """
    row = Checklist.objects.select_for_update().filter(id=checklist.id, owner_id=actor.id, deleted_at=None).first()
    if row is None:
        raise not_found()
    return row


def _check_room(actor: Person) -> None:
    if Checklist.objects.filter(owner_id=actor.id, deleted_at=None).count() >= settings.TALLGRASS_LISTS:
        raise errors.too_many_lists(settings.TALLGRASS_LISTS)


def _check(name: str, about: str, currency: str) -> None:
    if not name:
        raise errors.no_name()
    if len(name) > NAME:
        raise errors.too_long("name", NAME, len(name))
    if len(about) > ABOUT:
        raise errors.too_long("about", ABOUT, len(about))
    if currency not in DIGITS:
        raise errors.unknown("currency")
