"""What a page must know of its reader, in one query."""

from datetime import UTC, datetime, timedelta
from random import Random

import numpy as np

from tallgrass.accounts.queries import followee_ids
from tallgrass.discovery.feed.types import Past, nothing_past
from tallgrass.discovery.types import Reader
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.ids import id_floor

SEEN_FOR = timedelta(days=7)
"""What came up is not shown again for so long."""
_LIVELY = timedelta(days=30)
_FOLLOWEES = 16
"""Of those one follows, so many are asked what they liked; others at each page."""

_WALLS = """
SELECT thing_id, CASE kind WHEN 1 THEN 6 WHEN 2 THEN 4 WHEN 3 THEN 5 ELSE 7 END, extract(epoch FROM at)::bigint, 0::bigint FROM (
    SELECT thing_id, kind, at FROM discovery_behaviour WHERE {who} AND page_id >= %(floor)s AND (kind <> 3 OR value > 8000)
    ORDER BY page_id DESC LIMIT 900) AS walls
"""
_REFUSED = (
    "SELECT thing_id, 7, extract(epoch FROM created_at)::bigint, 0::bigint FROM discovery_refusal WHERE {who} ORDER BY id DESC LIMIT 300"
)


def _told(past: str) -> str:
    """All rows as one value, 32 bytes a row: of a lively reader some thousand numbers are read, and each by itself would cost more than finding it."""
    packed = "int8send(thing) || int8send(deed) || int8send(at) || int8send(other)"
    return f"SELECT string_agg({packed}, ''::bytea) FROM ({past}) AS past (thing, deed, at, other)"


_OF_DEVICE = _told(f"{_WALLS.format(who='device = %(device)s')} UNION ALL ({_REFUSED.format(who='device = %(device)s')})")


def _acts(table: str, deed: int, who: str = "person_id", more: str = "") -> str:
    return (
        f"(SELECT note_id, {deed}, extract(epoch FROM created_at)::bigint, 0::bigint FROM {table} WHERE {who} = %(person)s {more}"
        " AND created_at > %(since)s ORDER BY id DESC LIMIT 150)"
    )


_OF_PERSON = _told(f"""
{_WALLS.format(who="person_id = %(person)s")}
UNION ALL ({_REFUSED.format(who="person_id = %(person)s")})
UNION ALL {_acts("notes_like", 1)} UNION ALL {_acts("notes_save", 2)}
UNION ALL {_acts("notes_comment", 3, "author_id", "AND deleted_at IS NULL")}
UNION ALL (SELECT l.note_id, 8, extract(epoch FROM l.created_at)::bigint, f.id FROM unnest(%(friends)s::bigint[]) AS f (id) CROSS JOIN LATERAL (
    SELECT note_id, created_at, id FROM notes_like WHERE person_id = f.id ORDER BY id DESC LIMIT 3) l WHERE l.id > %(lively)s)
""")


def past_of(reader: Reader, *, since: float = 0.0, seed: int = 0) -> Past:
    """What this reader did, saw and refused, and what some of those they follow liked lately; nothing from before `since` (seconds
    since 1970), when the feed was begun anew. One query, and one more for whom they follow when this process does not know it."""
    now = clock.now()
    floor = max(id_floor(now - SEEN_FOR), int(since > 0) and id_floor(_moment(since)))
    if reader.person_id is not None:
        asked = {
            "person": reader.person_id,
            "floor": floor,
            "since": _moment(since),
            "lively": id_floor(now - _LIVELY),
            "friends": _some_friends(reader.person_id, seed),
        }
        ((told,),) = rows(_OF_PERSON, asked)
    elif reader.device is not None:
        ((told,),) = rows(_OF_DEVICE, {"device": reader.device, "floor": floor})
    else:
        told = None
    if told is None:
        return nothing_past()
    return Past(*np.frombuffer(told, ">i8").reshape(-1, 4).T.astype(np.int64, "C"))


def _some_friends(person_id: int, seed: int) -> list[int]:
    friends = sorted(followee_ids(person_id))
    if len(friends) <= _FOLLOWEES:
        return friends
    return Random(seed).sample(friends, _FOLLOWEES)


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
