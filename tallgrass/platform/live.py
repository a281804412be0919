"""A word to open pages: leaves with the commit of the present transaction, reaches every process that holds streams.

Payloads travel through NOTIFY (at most 8,000 bytes): send ids and counts, never content.
"""

import orjson
from django.db import connection

CHANNEL = "tallgrass_live"


def tell(person_ids: list[int], kind: str, **body: int | str) -> None:
    """Send one small message to all open pages of these people (at most 200 in a call)."""
    if not person_ids:
        return
    payload = orjson.dumps({"to": person_ids[:200], "kind": kind, "body": body}).decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload])
