"""What of the mall may stand between notes: goods in stock, and the notes that speak well of them."""

import numpy as np

from tallgrass.discovery.feed.goods import Shelf
from tallgrass.discovery.training.reading import SPREAD, read_numbers

GOODS, PAIRS = 20_000, 400_000
"""The most sold, and the latest notes about them."""

_GOODS = (
    "SELECT l.product_id, l.store_id, l.sold::bigint FROM mall_listing l JOIN mall_store s ON s.id = l.store_id"
    f" WHERE l.in_stock AND s.state = 'open' ORDER BY l.sold DESC, l.product_id DESC LIMIT {GOODS}"
)
# Who warns of a thing, or asks about it, does not bring it to others.
_PAIRS = (
    "SELECT g.note_id, g.product_id FROM notes_notegoods g JOIN notes_note n ON n.id = g.note_id LEFT JOIN notes_evaluation e ON e.note_id = n.id"
    f" WHERE g.shown AND NOT g.is_question AND {SPREAD} AND coalesce(e.verdict, '') <> 'pull' ORDER BY g.id DESC LIMIT {PAIRS}"
)


def gather_shelf() -> Shelf:
    """All of it, read from the database: two passes."""
    goods, pairs = read_numbers(_GOODS, 3), read_numbers(_PAIRS, 2)
    order = np.argsort(goods[:, 0], kind="stable")
    at = np.minimum(np.searchsorted(goods[order, 0], pairs[:, 1]), max(len(goods) - 1, 0))
    on_sale = goods[order[at], 0] == pairs[:, 1] if len(goods) else np.zeros(len(pairs), bool)
    rows, notes = order[at[on_sale]] if len(goods) else np.zeros(0, np.int64), pairs[on_sale, 0]
    by_note = np.argsort(notes, kind="stable")
    return Shelf(goods[:, 0], goods[:, 1], goods[:, 2], notes[by_note], rows[by_note])
