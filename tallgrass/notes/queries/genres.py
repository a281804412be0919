"""What notes hold of their genre, and what is said of things."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import msgspec

from tallgrass.accounts.models import Person
from tallgrass.notes.genre_types import Entry, Evaluation, PlaceFacts, Tutorial, VerdictCount
from tallgrass.notes.models import Note
from tallgrass.notes.naming import name_key
from tallgrass.notes.queries.cards import note_cards
from tallgrass.notes.types import Genre, NoteCard, Visibility
from tallgrass.platform.database import rows


@dataclass(frozen=True)
class GenreParts:
    """All that a note holds of any genre: a published note of its own one, a draft perhaps of several."""

    evaluation: Evaluation | None = None
    tutorial: Tutorial | None = None
    place_facts: PlaceFacts | None = None
    entries: tuple[Entry, ...] = ()


PARTS = {
    Genre.EVALUATION: """
       (SELECT jsonb_build_object('product', e.product, 'brand', e.brand, 'verdict', e.verdict, 'score', e.score,
            'pros', coalesce((SELECT jsonb_agg(p.text ORDER BY p.position) FROM notes_evaluationpoint p
                              WHERE p.evaluation_id = e.note_id AND p.is_pro), '[]'),
            'cons', coalesce((SELECT jsonb_agg(p.text ORDER BY p.position) FROM notes_evaluationpoint p
                              WHERE p.evaluation_id = e.note_id AND NOT p.is_pro), '[]'),
            'price', CASE WHEN e.price IS NOT NULL THEN jsonb_build_object('minor', e.price, 'currency', e.currency) END,
            'came_by', nullif(e.came_by, ''), 'used_for', nullif(e.used_for, ''),
            'thing', CASE WHEN e.ref_id IS NOT NULL THEN jsonb_build_object('kind', e.ref_kind, 'id', e.ref_id) END)
        FROM notes_evaluation e WHERE e.note_id = {note})""",
    Genre.TUTORIAL: """
       (SELECT jsonb_build_object('minutes', t.minutes, 'difficulty', nullif(t.difficulty, ''),
            'steps', coalesce((SELECT jsonb_agg(jsonb_build_object('text', s.text, 'picture_id', s.picture_id) ORDER BY s.position)
                               FROM notes_tutorialstep s WHERE s.tutorial_id = t.note_id), '[]'),
            'needs', coalesce((SELECT jsonb_agg(n.text ORDER BY n.position) FROM notes_tutorialneed n WHERE n.tutorial_id = t.note_id), '[]'))
        FROM notes_tutorial t WHERE t.note_id = {note})""",
    Genre.PLACE: """
       (SELECT jsonb_build_object('name', f.name, 'kind', nullif(f.kind, ''), 'latitude', f.latitude, 'longitude', f.longitude,
            'price_a_head', CASE WHEN f.price_a_head IS NOT NULL THEN jsonb_build_object('minor', f.price_a_head, 'currency', f.currency) END,
            'hours', coalesce((SELECT jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opens', h.opens, 'closes', h.closes)
                                                ORDER BY h.weekday, h.opens) FROM notes_openinghours h WHERE h.place_id = f.note_id), '[]'))
        FROM notes_placefacts f WHERE f.note_id = {note})""",
    Genre.COLLECTION: """
       (SELECT jsonb_agg(jsonb_build_object('note_id', c.entry_id, 'remark', c.remark) ORDER BY c.position) FROM notes_collectionentry c
        WHERE c.note_id = {note})""",
}
"""What a `note` (an id, in SQL) holds of a genre, as a column of JSON in the shape of that genre's type."""
_PARTS = "SELECT " + ", ".join(part.format(note="%(id)s") for part in PARTS.values())


SAID = """(CASE WHEN n.genre IN ('plain', 'question') THEN '' ELSE coalesce((
    SELECT string_agg(said.words, E'\\n' ORDER BY said.part, said.position) FROM (
        SELECT 0 AS part, 0 AS position, concat_ws(' ', e.brand, e.product) AS words FROM notes_evaluation e WHERE e.note_id = n.id
        UNION ALL SELECT CASE WHEN p.is_pro THEN 1 ELSE 2 END, p.position, p.text FROM notes_evaluationpoint p WHERE p.evaluation_id = n.id
        UNION ALL SELECT 3, s.position, s.text FROM notes_tutorialstep s WHERE s.tutorial_id = n.id
        UNION ALL SELECT 4, t.position, t.text FROM notes_tutorialneed t WHERE t.tutorial_id = n.id
        UNION ALL SELECT 5, 0, f.name FROM notes_placefacts f WHERE f.note_id = n.id
        UNION ALL SELECT 6, c.position, c.remark FROM notes_collectionentry c WHERE c.note_id = n.id
    ) AS said WHERE said.words <> ''), '') END)"""
"""All words a note `n` holds of its genre, as a column: for those who must read or find the whole of a note."""


def genre_parts(note_id: int) -> GenreParts:
    """One query, whatever the note holds."""
    evaluation, tutorial, place, entries = rows(_PARTS, {"id": note_id})[0]
    return GenreParts(
        evaluation=msgspec.json.decode(evaluation, type=Evaluation) if evaluation else None,
        tutorial=msgspec.json.decode(tutorial, type=Tutorial) if tutorial else None,
        place_facts=msgspec.json.decode(place, type=PlaceFacts) if place else None,
        entries=msgspec.json.decode(entries, type=tuple[Entry, ...]) if entries else (),
    )


def genre_text(note: Note) -> str:
    """All words a note holds of its genre as it stands in its rows. No query for a plain note."""
    if note.genre in {Genre.PLAIN, Genre.QUESTION}:
        return ""
    return str(rows(f"SELECT {SAID} FROM (SELECT %s::bigint AS id, 'any' AS genre) AS n", [note.id])[0][0])


def entry_cards(entries: Sequence[Entry], *, viewer: Person | None) -> list[tuple[NoteCard, str]]:
    """The notes of a collection with their remarks, without those the viewer may not see."""
    cards = {card.id: card for card in note_cards([entry.note_id for entry in entries], viewer=viewer)}
    return [(cards[entry.note_id], entry.remark) for entry in entries if entry.note_id in cards]


_COLLECTABLE = """
SELECT n.id FROM (
    (SELECT id, id AS at FROM notes_note WHERE author_id = %(person)s AND state = 'published' ORDER BY published_at DESC, id DESC LIMIT %(window)s)
    UNION (SELECT note_id, id FROM notes_save WHERE person_id = %(person)s ORDER BY id DESC LIMIT %(window)s)
    UNION (SELECT note_id, id FROM notes_like WHERE person_id = %(person)s ORDER BY id DESC LIMIT %(window)s)) AS known (id, at)
JOIN notes_note n ON n.id = known.id
WHERE n.state = 'published' AND n.visibility = 'public' AND n.genre <> 'collection' AND (%(words)s = '' OR strpos(lower(n.title), lower(%(words)s)) > 0)
GROUP BY n.id ORDER BY max(known.at) DESC LIMIT %(limit)s
"""


def list_collectable(person: Person, words: str, *, limit: int = 20) -> list[NoteCard]:
    """Public notes a person wrote, saved or liked lately whose title holds these words (all, for none), latest first."""
    found = rows(_COLLECTABLE, {"person": person.id, "words": words[:40], "window": 300, "limit": limit})
    return note_cards([id for (id,) in found], viewer=person)


def collectable_among(ids: Collection[int]) -> set[int]:
    """Those of `ids` that may stand in a collection. One query."""
    found = Note.objects.published().filter(id__in=ids, visibility=Visibility.PUBLIC).exclude(genre=Genre.COLLECTION)
    return set(found.values_list("id", flat=True)) if ids else set()


def thing_key(evaluation: Evaluation) -> str:
    """The key of the thing an evaluation is about; the same for all who write its brand and product alike."""
    return name_key(evaluation.brand, evaluation.product)


def count_verdicts(keys: Collection[str]) -> dict[str, VerdictCount]:
    """What public evaluations say of things, by the key of the thing (see `thing_key`). One query."""
    return _verdicts("thing_key", keys)


def count_verdicts_on_brands(keys: Collection[str]) -> dict[str, VerdictCount]:
    """The same for brands, by `name_key` of the brand."""
    return _verdicts("brand_key", keys)


def _verdicts(column: str, keys: Collection[str]) -> dict[str, VerdictCount]:
    wanted = [key for key in set(keys) if key]
    if not wanted:
        return {}
    found = rows(
        f"SELECT e.{column}, count(*) FILTER (WHERE e.verdict = 'grow'), count(*) FILTER (WHERE e.verdict = 'pull'),"
        f" count(*) FILTER (WHERE e.verdict = 'open'), avg(e.score)::float FROM notes_evaluation e JOIN notes_note n ON n.id = e.note_id"
        f" WHERE e.{column} = ANY(%s) AND e.{column} <> '' AND n.state = 'published' AND n.visibility = 'public' GROUP BY e.{column}",
        [wanted],
    )
    return {key: VerdictCount(grow, pull, undecided, score) for key, grow, pull, undecided, score in found}
