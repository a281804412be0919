"""What notes brought to the mall: for their author, and for the house by days."""

from datetime import date

from tallgrass.accounts.models import Person
from tallgrass.mall.queries.prices import house_currency
from tallgrass.notes.goods_types import Figures, Loop
from tallgrass.notes.models import LoopDay
from tallgrass.notes.queries.cards import note_cards
from tallgrass.notes.types import NoteCard
from tallgrass.platform.database import rows
from tallgrass.platform.money import Money
from tallgrass.platform.pagination import Page, decode_cursor, encode_cursor

_COLUMNS = "clicks, orders, amount, received, given_back"


def sum_sales_of(author: Person) -> Figures:
    """All that a person's notes brought. One query."""
    sums = ", ".join(f"coalesce(sum({name}), 0)::bigint" for name in _COLUMNS.split(", "))
    return _figures(*rows(f"SELECT {sums} FROM notes_notefigures WHERE author_id = %s", [author.id])[0])


def page_sales_of(author: Person, *, cursor: str | None = None, size: int = 20) -> Page[tuple[NoteCard, Figures]]:
    """A person's notes that brought something, those that sold the most first. Three to four queries.

    Raises:
        DomainError: `bad_cursor`.
    """
    key = decode_cursor(cursor, int, int, int)
    after = "AND (amount, clicks, note_id) < (%(amount)s, %(clicks)s, %(last)s)" if key else ""
    found = rows(
        f"SELECT note_id, {_COLUMNS} FROM notes_notefigures WHERE author_id = %(author)s {after}"
        " ORDER BY amount DESC, clicks DESC, note_id DESC LIMIT %(size)s",
        {"author": author.id, "size": size + 1} | (dict(zip(("amount", "clicks", "last"), key, strict=True)) if key else {}),
    )
    shown = found[:size]
    cards = {card.id: card for card in note_cards([row[0] for row in shown], viewer=author)}
    items = [(cards[id], _figures(*figures)) for id, *figures in shown if id in cards]
    return Page(items, encode_cursor(shown[-1][3], shown[-1][1], shown[-1][0]) if len(found) > size else None)


def list_loop_days(since: date) -> list[Loop]:
    """The loop by days since a day, the latest first; at most a year. Days on which nothing happened are left out."""
    return [
        Loop(
            day=row.day,
            clicks=row.clicks,
            paid=row.paid,
            amount=_money(row.amount),
            by_notes=row.by_notes,
            notes_amount=_money(row.notes_amount),
            received=row.received,
            given_back=_money(row.given_back),
            reviews=row.reviews,
        )
        for row in LoopDay.objects.filter(day__gte=since).order_by("-day")[:366]
    ]


def _figures(clicks: int, orders: int, amount: int, received: int, given_back: int) -> Figures:
    return Figures(clicks, orders, _money(amount), received, _money(given_back))


def _money(minor: int) -> Money:
    return Money(minor, house_currency())
