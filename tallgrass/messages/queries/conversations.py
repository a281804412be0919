"""Conversations as lists, and how many letters are unread."""

from collections.abc import Collection
from datetime import UTC, datetime

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import apart_from, hidden_from, page_follows, person_cards
from tallgrass.accounts.types import PersonCard
from tallgrass.messages.models import Participant
from tallgrass.messages.queries.letters import COLUMNS, letter_views
from tallgrass.messages.types import Box, ConversationCard
from tallgrass.platform.database import rows
from tallgrass.platform.pagination import PAGE_SIZE, Page, bad_cursor, decode_cursor, encode_cursor

RECIPIENTS = 12
_COUNTED = 100
"""Conversations looked at to count unread letters; more are shown as 99+ anyway."""


def page_conversations(
    viewer: Person, box: Box, cursor: str | None = None, size: int = PAGE_SIZE, *, apart: Collection[int] | None = None
) -> Page[ConversationCard]:
    """One box of the viewer's, latest first. One query and one for whom they are `apart` from, unless that is given; and those for what the
    last letters show."""
    at, below = _place(cursor)
    found = rows(
        f"SELECT p.other_id, p.last_at, p.last_number - p.read_number, p.muted_at IS NOT NULL, p.conversation_id, {COLUMNS}"
        " FROM letters_participant p"
        " LEFT JOIN letters_letter l ON l.conversation_id = p.conversation_id AND l.number = p.last_number"
        " WHERE p.person_id = %(me)s AND p.box = %(box)s AND p.last_number > p.cleared_number"
        " AND (p.last_at, p.conversation_id) < (%(at)s, %(below)s) AND NOT coalesce(p.other_id = ANY(%(apart)s::bigint[]), false)"
        " ORDER BY p.last_at DESC, p.conversation_id DESC LIMIT %(size)s",
        {"me": viewer.id, "box": box.value, "at": at, "below": below, "apart": _apart(viewer, apart), "size": size + 1},
    )
    shown = found[:size]
    people = person_cards({row[0] for row in shown if row[0]})
    last = {view.conversation_id: view for view in letter_views([row[5:] for row in shown if row[5]], viewer.id)}
    cards = [
        ConversationCard(conversation_id, people.get(other_id), last.get(conversation_id), last_at, max(0, unread), muted, box)
        for other_id, last_at, unread, muted, conversation_id, *_ in shown
    ]
    next = encode_cursor(_micros(shown[-1][1]), shown[-1][4]) if len(found) > size else None
    return Page(cards, next)


def count_requests(viewer: Person, *, apart: Collection[int] | None = None) -> int:
    """Letters of strangers that wait for a decision."""
    found = rows(
        "SELECT count(*) FROM (SELECT 1 FROM letters_participant WHERE person_id = %(me)s AND box = 'requests'"
        " AND last_number > cleared_number AND NOT coalesce(other_id = ANY(%(apart)s::bigint[]), false) LIMIT 100) AS waiting",
        {"me": viewer.id, "apart": _apart(viewer, apart)},
    )
    return int(found[0][0])


def count_unread(person_id: int) -> int:
    """Letters a member has not read, as their navigation shows it: requests, muted conversations, and people they do not see are
    left out. One query when there are none."""
    unread = rows(
        "SELECT other_id, last_number - read_number FROM letters_participant WHERE person_id = %(me)s AND read_number < last_number"
        " AND box = 'inbox' AND muted_at IS NULL LIMIT %(most)s",
        {"me": person_id, "most": _COUNTED},
    )
    if not unread:
        return 0
    hidden = hidden_from(person_id)
    return sum(count for other_id, count in unread if other_id not in hidden)


def unread_of(person_ids: Collection[int]) -> dict[int, int]:
    """The same for several."""
    return {person_id: count_unread(person_id) for person_id in person_ids}


def list_recipients(viewer: Person) -> list[PersonCard]:
    """Whom the viewer may want to send something: those written with lately, then those followed lately."""
    apart = apart_from(viewer.id)
    lately = Participant.objects.filter(person_id=viewer.id, box=Box.INBOX.value, other_id__isnull=False).order_by("-last_at")
    wrote = [id for id in lately.values_list("other_id", flat=True)[:RECIPIENTS] if id]
    known = person_cards(wrote)
    cards = [known[id] for id in wrote if id in known] + list(page_follows(viewer.id, None, RECIPIENTS).items)
    return list({card.id: card for card in cards if card.id not in apart}.values())[:RECIPIENTS]


def _apart(viewer: Person, known: Collection[int] | None) -> list[int]:
    return list(apart_from(viewer.id) if known is None else known)


def _place(cursor: str | None) -> tuple[datetime, int]:
    key = decode_cursor(cursor, int, int)
    if not key:
        return datetime(9999, 1, 1, tzinfo=UTC), 2**63 - 1
    try:
        return datetime.fromtimestamp(key[0] / 1_000_000, UTC), key[1]
    except (ValueError, OverflowError, OSError):
        raise bad_cursor() from None


def _micros(moment: datetime) -> int:
    return round(moment.timestamp() * 1_000_000)
