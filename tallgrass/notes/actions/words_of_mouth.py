"""The word of mouth on products and brands: made anew from the notes that speak of them, whenever one of those changes.

Who reads it reads one row. Making it costs what is said of that one product; brands are made with their products.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection

from tallgrass.mall.queries.makers import makers_of
from tallgrass.notes.actions.goods import place_goods
from tallgrass.notes.goods_types import WordKind
from tallgrass.notes.models import WordOfMouth
from tallgrass.platform.database import rows

MONTHS, LINES = 24, 8
"""Kept at most of each."""

_SAID = "g.{column} = ANY(%(ids)s) AND g.shown"
_COUNTS = """
SELECT g.{column}, count(DISTINCT g.note_id) FILTER (WHERE NOT g.is_question), count(DISTINCT g.note_id) FILTER (WHERE g.is_question),
       count(*) FILTER (WHERE e.verdict = 'grow'), count(*) FILTER (WHERE e.verdict = 'pull'), count(*) FILTER (WHERE e.verdict = 'open'),
       avg(e.score)::float, count(e.note_id) FILTER (WHERE g.bought), (avg(e.score) FILTER (WHERE g.bought))::float,
       {stars}
FROM notes_notegoods g LEFT JOIN notes_evaluation e ON e.note_id = g.note_id AND g.way = 'thing'
WHERE {said} GROUP BY g.{column}
"""
_STARS = ", ".join(f"count(*) FILTER (WHERE g.bought AND (e.score + 1) / 2 = {star})" for star in range(1, 6))
_BY_MONTH = """
SELECT g.{column}, to_char(n.published_at, 'YYYY-MM'), count(*) FILTER (WHERE e.verdict = 'grow'), count(*) FILTER (WHERE e.verdict = 'pull'),
       count(*) FILTER (WHERE e.verdict = 'open'), avg(e.score)::float
FROM notes_notegoods g JOIN notes_note n ON n.id = g.note_id JOIN notes_evaluation e ON e.note_id = g.note_id
WHERE {said} AND g.way = 'thing' GROUP BY 1, 2 ORDER BY 1, 2
"""
_NAMED = """
SELECT thing, is_pro, words, times FROM (
    SELECT g.{column} AS thing, p.is_pro, min(p.text) AS words, count(DISTINCT g.note_id) AS times,
           row_number() OVER (PARTITION BY g.{column}, p.is_pro ORDER BY count(DISTINCT g.note_id) DESC, lower(p.text)) AS place
    FROM notes_notegoods g JOIN notes_evaluationpoint p ON p.evaluation_id = g.note_id
    WHERE {said} AND g.way = 'thing' GROUP BY 1, 2, lower(p.text)
) AS named WHERE place <= %(lines)s ORDER BY thing, is_pro, place
"""
_MOVE = """
WITH now AS (SELECT * FROM unnest(%s::bigint[], %s::bigint[]) AS m (product_id, brand_id)), before AS (
    SELECT g.id, g.product_id, g.brand_id AS was, m.brand_id AS is FROM notes_notegoods g JOIN now m USING (product_id)
    WHERE g.brand_id IS DISTINCT FROM m.brand_id ORDER BY g.id FOR UPDATE OF g
), moved AS (UPDATE notes_notegoods g SET brand_id = b.is FROM before b WHERE g.id = b.id)
SELECT DISTINCT product_id, was FROM before
"""
_COLUMNS = {WordKind.PRODUCT: "product_id", WordKind.BRAND: "brand_id"}
_FIELDS = ("notes", "questions", "grow", "pull", "open", "score", "buyers", "buyers_score")


def gather_words_of(note_ids: Collection[int]) -> None:
    """These notes came, changed or went: where they stand among those about their products, and what is said of those now."""
    place_goods(note_ids)
    found = rows("SELECT DISTINCT product_id FROM notes_notegoods WHERE note_id = ANY(%s)", [sorted(note_ids)])
    gather_words([id for (id,) in found])


def gather_words(product_ids: Collection[int], *, buyers: Iterable[tuple[int, int]] = ()) -> None:
    """What is said of these products and their brands, made anew. `buyers`: (person, product) who came or ceased to be one."""
    if not product_ids:
        return
    if pairs := list(buyers):
        found = rows(
            "SELECT DISTINCT g.note_id FROM unnest(%s::bigint[], %s::bigint[]) AS b (person_id, product_id)"
            " JOIN notes_notegoods g ON g.product_id = b.product_id JOIN notes_note n ON n.id = g.note_id AND n.author_id = b.person_id",
            [[person for person, _ in pairs], [product for _, product in pairs]],
        )
        place_goods([id for (id,) in found])
    brands = {maker.brand_id for maker in makers_of(product_ids).values() if maker.brand_id}
    _gather(WordKind.PRODUCT, product_ids)
    _gather(WordKind.BRAND, brands)


def follow_brands_of(product_ids: Collection[int]) -> None:
    """These products may be of other brands now: what is said of them counts for those, and no longer for the ones before."""
    makers = makers_of(product_ids)
    moved = rows(_MOVE, [list(makers), [maker.brand_id for maker in makers.values()]])
    _gather(WordKind.BRAND, {brand_id for _, brand_id in moved if brand_id})
    gather_words({product_id for product_id, _ in moved})


def _gather(kind: WordKind, thing_ids: Collection[int]) -> None:
    ids = sorted(thing_ids)
    if not ids:
        return
    with connection.cursor() as cursor:  # One at a time a thing: who waited counts what the other wrote.
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('word:' || %s || ':' || id, 0)) FROM unnest(%s::bigint[]) AS id",
            [kind.value, ids],
        )
    column = _COLUMNS[kind]
    said = _SAID.format(column=column)
    asked = {"ids": ids, "lines": LINES}
    words: dict[int, dict[str, Any]] = {id: {} for id in ids}
    for id, *counted in rows(_COUNTS.format(column=column, said=said, stars=_STARS), asked):
        words[id] = dict(zip(_FIELDS, counted[:8], strict=True)) | {"stars": counted[8:]}
    months: dict[int, list[list[Any]]] = defaultdict(list)
    for id, *month in rows(_BY_MONTH.format(column=column, said=said), asked):
        months[id].append(month)
    named: dict[tuple[int, bool], list[list[Any]]] = defaultdict(list)
    for id, is_pro, text, times in rows(_NAMED.format(column=column, said=said), asked):
        named[id, is_pro].append([text, times])
    WordOfMouth.objects.bulk_create(
        [
            WordOfMouth(kind=kind.value, thing_id=id, **words[id], months=months[id][-MONTHS:], pros=named[id, True], cons=named[id, False])
            for id in ids
        ],
        update_conflicts=True,
        unique_fields=["kind", "thing_id"],
        update_fields=[*_FIELDS, "stars", "months", "pros", "cons"],
    )
