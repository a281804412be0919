"""Reads of who has been a member for a while: whose acts say something."""

from collections.abc import Collection
from datetime import datetime

from tallgrass.platform.database import rows


def settled_among(ids: Collection[int], joined_before: datetime) -> dict[int, str]:
    """Those of `ids` who have been members since before that moment and are here, with the address they last came from (or none). One query."""
    found = rows(
        "SELECT p.id, (SELECT host(s.address) FROM accounts_session s WHERE s.person_id = p.id ORDER BY s.seen_at DESC LIMIT 1)"
        " FROM accounts_person p WHERE p.id = ANY(%s) AND p.is_active AND p.leaving_at IS NULL AND p.joined_at < %s",
        [list(ids), joined_before],
    )
    return {id: address or "" for id, address in found}
