"""Orders that people change by hand: every row has a whole number with room between it and the next.

Whoever moves a row holds a lock on what the rows belong to, so two who move at once move one after the other; each move names the
row it follows, so both keep their meaning.
"""

from typing import Any

from django.db.models import Max, Min, QuerySet

from tallgrass.notes import errors

STEP = 1 << 20


def first_place(rows: "QuerySet[Any]") -> int:
    """Before all others."""
    least = rows.aggregate(least=Min("position"))["least"]
    return 0 if least is None else int(least) - STEP


def last_place(rows: "QuerySet[Any]") -> int:
    """After all others."""
    most = rows.aggregate(most=Max("position"))["most"]
    return 0 if most is None else int(most) + STEP


def place_after(rows: "QuerySet[Any]", row_id: int, after_id: int | None) -> int:
    """The place of a row behind another (None: before all others). Spreads the others anew when there is no room left.

    Raises:
        DomainError: `moved_elsewhere` when the other is no longer there.
    """
    others = list(rows.exclude(id=row_id).order_by("position", "id"))
    index = 0
    if after_id is not None:
        index = next((place + 1 for place, other in enumerate(others) if other.id == after_id), -1)
        if index < 0:
            raise errors.moved_elsewhere()
    if not others:
        return 0
    if index == 0:
        return int(others[0].position) - STEP
    if index == len(others):
        return int(others[-1].position) + STEP
    low, high = int(others[index - 1].position), int(others[index].position)
    if high - low < 2:
        for place, other in enumerate(others):
            other.position = place * STEP
        rows.model._default_manager.bulk_update(others, ["position"])
        low, high = (index - 1) * STEP, index * STEP
    return (low + high) // 2
