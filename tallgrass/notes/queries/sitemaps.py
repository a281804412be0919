"""What search engines are told of: notes, topics and profiles that everybody may see, in parts of bounded size."""

from datetime import datetime

from tallgrass.platform.database import rows

PART = 5000
_PUBLIC = "n.state = 'published' AND n.visibility = 'public' AND NOT n.limited AND a.is_active AND a.leaving_at IS NULL"
_SOURCES = {
    "notes": (
        f"SELECT n.id, '' AS name, coalesce(n.edited_at, n.published_at) AS changed FROM notes_note n JOIN accounts_person a ON a.id = n.author_id WHERE {_PUBLIC}"
    ),
    "topics": (
        "SELECT t.id, t.name, (SELECT max(nt.published_at) FROM notes_notetopic nt WHERE nt.topic_id = t.id AND nt.counted > 0) AS changed"
        " FROM notes_topic t JOIN notes_topiccounts c ON c.topic_id = t.id AND c.notes > 0 WHERE t.merged_into_id IS NULL"
    ),
    # Profiles of people under a guardian are not handed to the world.
    "people": (
        "SELECT a.id, a.handle AS name, NULL::timestamptz AS changed FROM accounts_person a WHERE a.is_active AND a.leaving_at IS NULL"
        " AND a.joined_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts_minorsmode m WHERE m.person_id = a.id)"
        " AND EXISTS (SELECT 1 FROM notes_note n WHERE n.author_id = a.id AND n.state = 'published' AND n.visibility = 'public' AND NOT n.limited)"
    ),
}
KINDS = tuple(_SOURCES)


def list_sitemap_parts(kind: str) -> list[int]:
    """The first id of each part of a kind: a part goes from it to the next. One walk over the ids."""
    found = rows(
        f"SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM ({_SOURCES[kind]}) AS all_of_it) AS numbered"
        " WHERE place %% %(part)s = 1 ORDER BY id",
        {"part": PART},
    )
    return [id for (id,) in found]


def list_sitemap_entries(kind: str, first: int) -> list[tuple[int, str, datetime | None]]:
    """The entries of a part: id, name (of a topic, a person), when it last changed."""
    return rows(
        f"SELECT id, name, changed FROM ({_SOURCES[kind]}) AS all_of_it WHERE id >= %(first)s ORDER BY id LIMIT %(part)s",
        {"first": first, "part": PART},
    )
