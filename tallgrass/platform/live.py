"""A word to open pages: leaves with the commit of the present transaction, reaches every process that holds streams.

Payloads travel through NOTIFY (at most 8,000 bytes): send ids and counts, never content.
"""

import orjson
from django.db import connection

from tallgrass.platform.ids import short
from tallgrass.platform.subjects import Ref

CHANNEL = "tallgrass_live"


def tell(person_ids: list[int], kind: str, **body: int | str) -> None:
    """Send one small message to all open pages of these people (at most 200 in a call)."""
    if not person_ids:
        return
    _notify({"to": person_ids[:200], "kind": kind, "body": body})


def tell_watchers(subject: Ref, kind: str, **body: int | str) -> None:
    """Send one small message to all open pages that watch a thing, whoever reads them."""
    _notify({"of": subject_name(subject), "kind": kind, "body": body})


def watch(person_id: int, stream: str, subjects: list[Ref]) -> None:
    """Let a stream of this person hear of these things from now on. Whoever calls has made sure that they may be seen."""
    _notify({"stream": stream, "person": person_id, "watch": [subject_name(subject) for subject in subjects]})


def subject_name(subject: Ref) -> str:
    """`note:4fZk8TqXw2B`, as pages and messages call a thing."""
    return f"{subject.kind}:{short(subject.id)}"


def _notify(message: dict[str, object]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, orjson.dumps(message).decode()])
