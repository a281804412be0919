"""Lists, for their owner and for those who have the link."""

from collections.abc import Collection

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import are_apart, person_cards
from tallgrass.notes.goods_types import PRODUCT
from tallgrass.notes.list_types import EntryKind, EntryView, ListCard, ListKind, ListView, SectionView
from tallgrass.notes.models import Checklist, ListEntry, ListSection, ListShare
from tallgrass.notes.queries.goods_on_lists import expected_price, goods_entry_view, goods_on_lists
from tallgrass.platform.database import rows
from tallgrass.platform.errors import DomainError, not_found
from tallgrass.platform.money import Money
from tallgrass.platform.pagination import PAGE_SIZE, Page, decode_cursor, page_of
from tallgrass.platform.subjects import Ref, SubjectCard, subject_cards
from tallgrass.platform.words import Words


def access_own_list(actor: Person, list_id: int, *, deleted: bool = False) -> Checklist:
    """A list of one's own; with `deleted` also one that was taken back.

    Raises:
        DomainError: `not_found` also when it is another's.
    """
    checklist = Checklist.objects.filter(id=list_id, owner_id=actor.id).first()
    if checklist is None or (checklist.deleted_at is not None and not deleted):
        raise not_found()
    return checklist


def access_shared_list(viewer: Person | None, code: str) -> tuple[Checklist, ListShare]:
    """The list a living link leads to.

    Raises:
        DomainError: `unknown_link`, whether there never was one, it was taken back, or its owner is not here for the viewer.
    """
    share = ListShare.objects.select_related("checklist").filter(code=code, revoked_at=None, checklist__deleted_at=None).first()
    owner_id = share.checklist.owner_id if share else 0
    if share is None or owner_id not in person_cards([owner_id]) or (viewer is not None and are_apart(viewer.id, owner_id)):
        raise unknown_link()
    return share.checklist, share


def unknown_link() -> DomainError:
    return DomainError(
        "unknown_link",
        Words(
            "这个链接不通：可能少了几个字，或主人已经收回。",
            "This link leads nowhere: part of it may be missing, or its owner took it back.",
        ),
        status=404,
    )


def page_lists(person: Person, cursor: str | None = None, size: int = PAGE_SIZE) -> Page[ListCard]:
    """A person's lists, newest first. Two queries."""
    key = decode_cursor(cursor, int)
    found = Checklist.objects.filter(owner_id=person.id, deleted_at=None, **({"id__lt": key[0]} if key else {})).order_by("-id")
    page = page_of(list(found[: size + 1]), size, lambda checklist: (checklist.id,))
    counts = _counts([checklist.id for checklist in page.items])
    return page.map(lambda checklist: _card(checklist, counts))


def list_cards(ids: Collection[int], owner_id: int | None) -> dict[int, ListCard]:
    """Cards of those of these lists that are the owner's."""
    found = list(Checklist.objects.filter(id__in=ids, owner_id=owner_id, deleted_at=None)) if owner_id else []
    counts = _counts([checklist.id for checklist in found])
    return {checklist.id: _card(checklist, counts) for checklist in found}


def lists_holding(thing: Ref, list_ids: Collection[int]) -> set[int]:
    """Which of these lists a thing stands on; a note also by its place."""
    found = rows(
        "SELECT DISTINCT checklist_id FROM notes_listentry WHERE subject_kind = %s AND subject_id = %s AND checklist_id = ANY(%s)",
        [thing.kind, thing.id, list(list_ids)],
    )
    return {id for (id,) in found}


def get_list_view(checklist: Checklist, *, viewer: Person | None) -> ListView:
    """All a page shows of a list that came through a door. Three queries and those of the things and goods on it; one more for its owner.

    Raises:
        DomainError: `not_found` when its owner has left.
    """
    owner = person_cards([checklist.owner_id]).get(checklist.owner_id)
    if owner is None:
        raise not_found()
    mine = viewer is not None and viewer.id == checklist.owner_id
    entries = list(ListEntry.objects.filter(checklist=checklist).order_by("position", "id"))
    sections = list(ListSection.objects.filter(checklist=checklist).order_by("position", "id"))
    refs = {Ref(entry.subject_kind, entry.subject_id) for entry in entries if entry.subject_id}
    things = subject_cards({ref for ref in refs if ref.kind != PRODUCT}, viewer.id if viewer else None)
    goods = goods_on_lists({ref.id for ref in refs if ref.kind == PRODUCT})
    views = [
        goods_entry_view(entry, checklist.currency, goods.get(entry.subject_id))
        if entry.subject_kind == PRODUCT
        else _entry_view(entry, checklist.currency, things)
        for entry in entries
    ]
    loose = SectionView(None, "", tuple(view for view in views if view.section_id is None))
    named = [SectionView(part.id, part.name, tuple(view for view in views if view.section_id == part.id)) for part in sections]
    total = sum(view.quantity * expected_price(view, checklist.currency) for view in views)
    share = ListShare.objects.filter(checklist=checklist, revoked_at=None).first() if mine else None
    return ListView(
        card=ListCard(
            checklist.id,
            checklist.name,
            ListKind(checklist.kind),
            checklist.about,
            checklist.currency,
            len(entries),
            sum(entry.ticked for entry in entries),
        ),
        owner=owner,
        sections=(loose, *named),
        total=Money(total, checklist.currency) if total else None,
        mine=mine,
        code=share.code if share else "",
        visits=share.visits if share else 0,
    )


def _entry_view(entry: ListEntry, currency: str, things: dict[Ref, SubjectCard]) -> EntryView:
    subject = things.get(Ref(entry.subject_kind, entry.subject_id)) if entry.subject_id else None
    return EntryView(
        id=entry.id,
        kind=EntryKind(entry.kind),
        title=entry.words or (subject.title if subject else ""),
        words=entry.words,
        remark=entry.remark,
        quantity=entry.quantity,
        price=None if entry.price is None else Money(entry.price, currency),
        ticked=entry.ticked,
        section_id=entry.section_id,
        subject=subject,
        gone=entry.subject_id > 0 and subject is None,
    )


def _counts(list_ids: list[int]) -> dict[int, tuple[int, int]]:
    """(entries, of them ticked) by list."""
    found = rows(
        "SELECT checklist_id, count(*), count(*) FILTER (WHERE ticked) FROM notes_listentry WHERE checklist_id = ANY(%s) GROUP BY 1",
        [list_ids],
    )
    return {id: (entries, done) for id, entries, done in found}


def _card(checklist: Checklist, counts: dict[int, tuple[int, int]]) -> ListCard:
    entries, done = counts.get(checklist.id, (0, 0))
    return ListCard(checklist.id, checklist.name, ListKind(checklist.kind), checklist.about, checklist.currency, entries, done)
