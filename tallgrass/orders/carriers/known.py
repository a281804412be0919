"""The carriers of this place."""

from tallgrass.orders.carriers.local import LocalCarrier
from tallgrass.orders.carriers.port import Carrier
from tallgrass.platform.errors import not_found

_CARRIERS: dict[str, Carrier] = {carrier.name: carrier for carrier in (LocalCarrier(),)}


def carrier_named(name: str) -> Carrier:
    """
    Raises:
        DomainError: `not_found`.
    """
    if name not in _CARRIERS:
        raise not_found()
    return _CARRIERS[name]
