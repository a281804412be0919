"""Who is told of a store's orders."""

from tallgrass.mall.models import StoreStaff

_MOST = 50


def staff_ids(store_id: int) -> tuple[int, ...]:
    """Those who work in a store; one query."""
    return tuple(StoreStaff.objects.filter(store_id=store_id).order_by("id").values_list("person_id", flat=True)[:_MOST])
