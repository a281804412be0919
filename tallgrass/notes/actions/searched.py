"""Notes in the search index when what they are found by changes elsewhere."""

from collections.abc import Collection

from tallgrass.platform.database import rows
from tallgrass.platform.subjects import Ref
from tallgrass.search.actions.indexing import PORTION, refresh

_NEXT = """
SELECT g.note_id FROM notes_notegoods g WHERE g.product_id = %(product)s AND g.shown AND g.note_id > %(after)s ORDER BY g.note_id LIMIT %(most)s
"""


def find_notes_by_names_of(product_ids: Collection[int]) -> None:
    """Put every note that speaks of these products into the index as it is now, a portion at a time."""
    for product_id in sorted(product_ids):
        after = 0
        while ids := [id for (id,) in rows(_NEXT, {"product": product_id, "after": after, "most": PORTION})]:
            refresh(Ref("note", id) for id in ids)
            after = ids[-1]
