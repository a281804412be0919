"""What stands on a list: added, changed, ordered, ticked off on the way."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.mall.queries.cards import product_cards
from tallgrass.notes import errors
from tallgrass.notes.actions.checklists import own_list
from tallgrass.notes.goods_types import PRODUCT
from tallgrass.notes.list_types import EntryInput, EntryKind
from tallgrass.notes.models import Checklist, ListEntry, ListSection, Note
from tallgrass.notes.ordering import STEP, last_place, place_after
from tallgrass.platform import clock
from tallgrass.platform.errors import not_found

WORDS, REMARK, SECTION, MOST_SECTIONS = 100, 200, 40, 30
MOST, DEAREST = 999, 100_000_000
OLDEST = timedelta(days=30)
"""A tick that waited longer on a device is dated so."""


def add_entry(*, actor: Person, checklist: Checklist, entry: EntryInput) -> ListEntry:
    """Something to want, to do, to see, at the end of the list or of its section.

    Raises:
        DomainError: `list_full`, or the field that is wrong.
    """
    with transaction.atomic():
        row = own_list(actor, checklist)
        section = _section(row, entry.section_id)
        _check(entry)
        return _add(row, section, entry)


def add_note_to_list(*, actor: Person, checklist: Checklist, note: Note, as_place: bool = False) -> ListEntry:
    """A note, or the place it is about, at the end of a list. Adding it twice is adding it once.

    Raises:
        DomainError: `list_full`; `place_missing` when the note names no place.
    """
    kind = EntryKind.PLACE if as_place else EntryKind.NOTE
    if as_place and not note.place:
        raise errors.no_place()
    with transaction.atomic():
        row = own_list(actor, checklist)
        there = ListEntry.objects.filter(checklist=row, kind=kind.value, subject_kind="note", subject_id=note.id).first()
        return there or _add(row, None, EntryInput(kind=kind, words=note.place if as_place else ""), subject=("note", note.id))


def add_goods_to_list(*, actor: Person, checklist: Checklist, product_id: int) -> ListEntry:
    """A product that is on sale, at the end of a list. Adding it twice is adding it once.

    Raises:
        DomainError: `list_full`; `not_found` for what is not on sale.
    """
    if not product_cards([product_id]):
        raise not_found()
    with transaction.atomic():
        row = own_list(actor, checklist)
        there = ListEntry.objects.filter(checklist=row, subject_kind=PRODUCT, subject_id=product_id).first()
        return there or _add(row, None, EntryInput(), subject=(PRODUCT, product_id))


def change_entry(*, actor: Person, checklist: Checklist, entry_id: int, entry: EntryInput) -> ListEntry:
    """Replace what an entry says; what it stands for (a note, say) and its tick stay.

    Raises:
        DomainError: `not_found`, or the field that is wrong; the entry stays as it was.
    """
    with transaction.atomic():
        row = own_list(actor, checklist)
        found = _entry(row, entry_id)
        section = _section(row, entry.section_id)
        _check(entry, may_be_wordless=found.subject_id > 0)
        if found.section_id != (section.id if section else None):
            found.position = last_place(ListEntry.objects.filter(checklist=row, section=section))
        found.section, found.words, found.remark = section, entry.words, entry.remark
        found.quantity, found.price = entry.quantity, entry.price
        if found.subject_id == 0:
            found.kind = entry.kind.value
        found.save()
    return found


def remove_entry(*, actor: Person, checklist: Checklist, entry_id: int) -> None:
    """Removing what is not there changes nothing."""
    with transaction.atomic():
        ListEntry.objects.filter(checklist=own_list(actor, checklist), id=entry_id).delete()


def move_entry(*, actor: Person, checklist: Checklist, entry_id: int, after_id: int | None, section_id: int | None) -> None:
    """Put an entry behind another of a section (None: first in it).

    Raises:
        DomainError: `moved_elsewhere` when the other is not there (any more); `not_found`.
    """
    with transaction.atomic():
        row = own_list(actor, checklist)
        found = _entry(row, entry_id)
        section = _section(row, section_id)
        if after_id == entry_id:
            return
        found.position = place_after(ListEntry.objects.filter(checklist=row, section=section), found.id, after_id)
        found.section = section
        found.save(update_fields=["position", "section"])


def turn_entry(*, actor: Person, checklist: Checklist, entry_id: int, ticked: bool, ago: timedelta = timedelta(0)) -> ListEntry:
    """Set or take away a tick, as it was done `ago` on the device. Of several devices the last one wins: an older word changes nothing.

    The entry as it stands afterwards.

    Raises:
        DomainError: `not_found`.
    """
    with transaction.atomic():
        found = _entry(own_list(actor, checklist), entry_id)
        at: datetime = clock.now() - min(max(ago, timedelta(0)), OLDEST)
        if found.turned_at is None or at >= found.turned_at:
            found.ticked, found.turned_at = ticked, at
            found.save(update_fields=["ticked", "turned_at"])
    return found


def make_section(*, actor: Person, checklist: Checklist, name: str) -> ListSection:
    """A part of the list, at its end: a day of the trip, a shop.

    Raises:
        DomainError: `too_many_sections`, or the field that is wrong.
    """
    _check_section(name)
    with transaction.atomic():
        row = own_list(actor, checklist)
        sections = ListSection.objects.filter(checklist=row)
        if there := sections.filter(name=name).first():
            return there
        if sections.count() >= MOST_SECTIONS:
            raise errors.too_many_sections(MOST_SECTIONS)
        return ListSection.objects.create(checklist=row, name=name, position=last_place(sections))


def rename_section(*, actor: Person, checklist: Checklist, section_id: int, name: str) -> ListSection:
    """Raises:
    DomainError: `not_found`, or the field that is wrong.
    """
    _check_section(name)
    with transaction.atomic():
        section = _section(own_list(actor, checklist), section_id)
        assert section is not None
        section.name = name
        section.save(update_fields=["name"])
    return section


def move_section(*, actor: Person, checklist: Checklist, section_id: int, after_id: int | None) -> None:
    """Put a section behind another (None: first).

    Raises:
        DomainError: `moved_elsewhere`, `not_found`.
    """
    with transaction.atomic():
        row = own_list(actor, checklist)
        section = _section(row, section_id)
        assert section is not None
        if after_id != section_id:
            section.position = place_after(ListSection.objects.filter(checklist=row), section.id, after_id)
            section.save(update_fields=["position"])


def remove_section(*, actor: Person, checklist: Checklist, section_id: int) -> None:
    """Its entries stay, outside of any section. Removing what is not there changes nothing."""
    with transaction.atomic():
        row = own_list(actor, checklist)
        place = last_place(ListEntry.objects.filter(checklist=row, section=None))
        for entry in ListEntry.objects.filter(checklist=row, section_id=section_id).order_by("position", "id"):
            entry.section, entry.position = None, place
            entry.save(update_fields=["section", "position"])
            place += STEP
        ListSection.objects.filter(checklist=row, id=section_id).delete()


def _add(row: Checklist, section: ListSection | None, entry: EntryInput, subject: tuple[str, int] = ("", 0)) -> ListEntry:
    entries = ListEntry.objects.filter(checklist=row)
    if entries.count() >= settings.TALLGRASS_LIST_ENTRIES:
        raise errors.list_full(settings.TALLGRASS_LIST_ENTRIES)
    return ListEntry.objects.create(
        checklist=row,
        section=section,
        kind=entry.kind.value,
        subject_kind=subject[0],
        subject_id=subject[1],
        words=entry.words,
        remark=entry.remark,
        quantity=entry.quantity,
        price=entry.price,
        position=last_place(entries.filter(section=section)),
    )


def _entry(row: Checklist, entry_id: int) -> ListEntry:
    found = ListEntry.objects.filter(checklist=row, id=entry_id).first()
    if found is None:
        raise not_found()
    return found


def _section(row: Checklist, section_id: int | None) -> ListSection | None:
    if section_id is None:
        return None
    found = ListSection.objects.filter(checklist=row, id=section_id).first()
    if found is None:
        raise not_found()
    return found


def _check(entry: EntryInput, *, may_be_wordless: bool = False) -> None:
    if not entry.words and not may_be_wordless:
        raise errors.empty_entry()
    if len(entry.words) > WORDS:
        raise errors.too_long("words", WORDS, len(entry.words))
    if len(entry.remark) > REMARK:
        raise errors.too_long("remark", REMARK, len(entry.remark))
    if not 1 <= entry.quantity <= MOST:
        raise errors.out_of_bounds("quantity", MOST)
    if entry.price is not None and not 0 <= entry.price <= DEAREST:
        raise errors.out_of_bounds("price", DEAREST // 100)
    if entry.kind is EntryKind.NOTE and not may_be_wordless:
        raise errors.unknown("kind")


def _check_section(name: str) -> None:
    if not name:
        raise errors.no_name()
    if len(name) > SECTION:
        raise errors.too_long("name", SECTION, len(name))
