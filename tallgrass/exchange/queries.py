"""What came from where."""

from collections.abc import Collection
from uuid import UUID

from tallgrass.accounts.actions.joining import is_handle
from tallgrass.accounts.queries import find_people_by_handle, present_among
from tallgrass.exchange.keys import key_of
from tallgrass.exchange.models import Origin
from tallgrass.exchange.types import OriginKind
from tallgrass.platform.database import rows


def known_contents(source: str, kind: OriginKind, keys: Collection[UUID]) -> dict[UUID, UUID]:
    """Of these keys those that came before: key → content. One query."""
    return dict(rows(_KNOWN, {"source": source, "kind": kind.value, "keys": list(keys)})) if keys else {}


_KNOWN = "SELECT key, content FROM exchange_origin WHERE source = %(source)s AND kind = %(kind)s AND key = ANY(%(keys)s)"


def ids_from(source: str, kind: OriginKind, names: Collection[str]) -> dict[str, int]:
    """What the ids of another place are here: its id → ours. One query."""
    keys = {key_of("id", name): name for name in names}
    found = Origin.objects.filter(source=source, kind=kind, key__in=keys).values_list("key", "ours_id")
    return {keys[key]: ours for key, ours in found} if keys else {}


def find_people(source: str, names: Collection[str]) -> dict[str, int]:
    """People by the ids they had in the other place, else by handle; only those who are here. Three queries at most."""
    wanted = {name for name in names if name}
    found = ids_from(source, OriginKind.PERSON, wanted)
    here = present_among(set(found.values()))
    found = {name: id for name, id in found.items() if id in here}
    handles = {name: name.removeprefix("@").lower() for name in wanted - found.keys()}
    known = find_people_by_handle(handle for handle in handles.values() if is_handle(handle))
    return found | {name: known[handle] for name, handle in handles.items() if handle in known}


_WITHOUT_PICTURES = """
SELECT n.id, n.author_id FROM exchange_origin o JOIN notes_note n ON n.id = o.ours_id
WHERE o.kind = 'note' AND o.source = %(source)s AND n.state = 'published' AND n.kind = 'text' AND n.picture_count = 0
  AND n.channel = %(channel)s AND NOT n.id = ANY(%(but)s) AND EXISTS (SELECT 1 FROM accounts_person p WHERE p.id = n.author_id AND p.is_active)
  AND (%(topics)s::text[] = '{}' OR EXISTS (SELECT 1 FROM notes_notetopic nt JOIN notes_topic t ON t.id = nt.topic_id
       WHERE nt.note_id = n.id AND t.key = ANY(%(topics)s)))
ORDER BY n.published_at DESC, n.id DESC LIMIT %(count)s
"""


def list_notes_without_pictures(source: str, channel: str, topics: list[str], count: int, but: Collection[int]) -> list[tuple[int, int]]:
    """(note, author) of imported text notes whose card was never drawn, newest first; `topics` by key, any of them."""
    asked = {"source": source, "channel": channel, "topics": topics, "count": count, "but": list(but)}
    return [(note, author) for note, author in rows(_WITHOUT_PICTURES, asked)]
