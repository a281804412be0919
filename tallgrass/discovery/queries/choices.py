"""What readers said about their feed."""

from dataclasses import dataclass
from typing import NamedTuple

from tallgrass.accounts.models import Person
from tallgrass.discovery.models import FeedChoice, Refusal
from tallgrass.discovery.types import FeedMode, GoodsCard, Reader
from tallgrass.mall.queries.cards import product_cards
from tallgrass.notes.queries import access_note, note_cards
from tallgrass.notes.types import NoteCard
from tallgrass.platform.database import rows
from tallgrass.platform.memory import Followed


@dataclass(frozen=True)
class Chosen:
    """How a member wants their feed; `since` (seconds since 1970): what they did before it does not count."""

    mode: FeedMode
    since: float = 0.0


class _Refused(NamedTuple):
    authors: frozenset[int]
    things: frozenset[int]


_REFUSED = """
(SELECT author_id, true FROM discovery_refusal WHERE person_id = %(person)s AND author_id IS NOT NULL ORDER BY id DESC LIMIT 500)
UNION ALL (SELECT thing_id, false FROM discovery_refusal WHERE person_id = %(person)s ORDER BY id DESC LIMIT 500)
"""

_chosen: Followed[int, Chosen] = Followed("feed_choice", 10_000)
_refused: Followed[int, _Refused] = Followed("refused", 10_000)


def choice_of(person_id: int) -> Chosen:
    """At most one query."""

    def read() -> Chosen:
        row = FeedChoice.objects.filter(person_id=person_id).first()
        return Chosen(FeedMode(row.mode), row.reset_at.timestamp() if row.reset_at else 0.0) if row else Chosen(FeedMode.PERSONAL)

    return _chosen.look(person_id, read)


def kept_reader(reader: Reader) -> Reader:
    """Under whose name a page is written down: nobody's, for a member who wants no personal feed."""
    personal = reader.person_id is None or choice_of(reader.person_id).mode is not FeedMode.PLAIN
    return reader if personal else Reader()


def refused_authors(reader: Reader) -> frozenset[int]:
    """Authors of whom this reader wants nothing. At most one query."""
    return _refused_by(reader).authors


def refused_things(reader: Reader) -> frozenset[int]:
    """What this reader is not interested in, the latest. At most one query."""
    return _refused_by(reader).things


def _refused_by(reader: Reader) -> _Refused:
    if reader.person_id is None:
        return _Refused(frozenset(), frozenset())

    def read() -> _Refused:
        found = rows(_REFUSED, {"person": reader.person_id})
        return _Refused(frozenset(id for id, whole in found if whole), frozenset(id for id, whole in found if not whole))

    return _refused.look(reader.person_id, read)


def access_thing(viewer: Person | None, id: int) -> int:
    """The door to what stands on the first wall: a note the viewer may see, or a product on sale.

    Raises:
        DomainError: `not_found`.
    """
    return id if product_cards([id]) else access_note(viewer, id).id


def list_refusals(person: Person) -> list[tuple[NoteCard | GoodsCard, bool]]:
    """What a member is not interested in, latest first: the thing, and whether it is its author they do not want. Four queries."""
    found = list(Refusal.objects.filter(person_id=person.id).order_by("-id").values_list("thing_id", "author_id")[:60])
    things = [thing for thing, _ in found]
    cards: dict[int, NoteCard | GoodsCard] = {card.id: GoodsCard(card) for card in product_cards(things)}
    cards |= {card.id: card for card in note_cards(things, viewer=person)}
    return [(cards[thing], author is not None) for thing, author in found if thing in cards]
