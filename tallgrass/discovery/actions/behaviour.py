"""Writing down what walls showed and what readers did: in portions, by COPY, each thing once however often it is told."""

from datetime import timedelta

from django.db import connection, transaction

from tallgrass.discovery.buffer import Noted, Told, note_page, note_seen, put_back, take_noted
from tallgrass.discovery.types import Reader, Seen, ServedPage
from tallgrass.platform import clock
from tallgrass.platform.experiments.exposures import note_exposure
from tallgrass.platform.experiments.types import Unit
from tallgrass.platform.ids import MAX_ID, moment_of
from tallgrass.platform.partitions import day_of, ensure_days

SERVED, BEHAVIOUR, DRAW = "discovery_served", "discovery_behaviour", "discovery_draw"
TOLD_FOR = timedelta(days=1)
"""A page tells what was done with it for so long; older ones are left alone, so that a closed day stays closed."""


def note_served(page: ServedPage) -> None:
    """A page of a wall was handed out; it is written down within half a second, and which experiments its reader met within a second."""
    note_page(page)
    for assigned in page.met:
        note_exposure(assigned, Unit(page.reader.person_id, page.reader.device))


def note_behaviour(*, reader: Reader, seen: list[Seen]) -> None:
    """A page told what was done with it. What was never shown to this reader is left out when it is written."""
    now = clock.now()
    note_seen(
        reader, [one for one in seen if one.page_id <= MAX_ID and now - TOLD_FOR < moment_of(one.page_id) < now + timedelta(seconds=5)]
    )


def write_behaviour() -> int:
    """Write what this process noted down; how many rows. Kept for the next try when the database does not answer."""
    noted = take_noted()
    if not (noted.pages or noted.told):
        return 0
    try:
        with transaction.atomic():
            if noted.pages:
                _write_pages(noted.pages)
                _write_draws([page for page in noted.pages if page.draw])
            if noted.told:
                _write_told(noted.told)
    except Exception:
        put_back(noted)
        raise
    return len(noted.pages) + len(noted.told)


def forget_noted() -> Noted:
    """Drop what was not written; tests call it between worlds."""
    return take_noted()


def make_days_ahead() -> None:
    """The partitions of today and the next two days, so that no page waits for one to be made."""
    today = clock.now().date()
    with transaction.atomic():
        for table in (SERVED, BEHAVIOUR, DRAW):
            ensure_days(table, [today + timedelta(days=ahead) for ahead in range(3)])


def _write_pages(pages: list[ServedPage]) -> None:
    ensure_days(SERVED, {day_of(page.id) for page in pages})
    with (
        connection.cursor() as cursor,
        cursor.copy(
            f"COPY {SERVED} (id, person_id, device, surface, thing_ids, sources, because, features, ranker, teams) FROM STDIN"
        ) as copy,
    ):
        for page in pages:
            whose = (page.id, page.reader.person_id, page.reader.device, page.surface)
            copy.write_row(
                (*whose, list(page.thing_ids), list(page.sources), list(page.because), page.features, page.ranker, list(page.teams))
            )


def _write_draws(pages: list[ServedPage]) -> None:
    if not pages:
        return
    ensure_days(DRAW, {day_of(page.id) for page in pages})
    columns = "page_id, person_id, place, thing_ids, chances, shown, scores, heats, features, goals"
    with connection.cursor() as cursor, cursor.copy(f"COPY {DRAW} ({columns}) FROM STDIN") as copy:
        for page in pages:
            if draw := page.draw:
                things = (page.id, page.reader.person_id, draw.place, list(draw.thing_ids), list(draw.chances), draw.shown)
                copy.write_row((*things, list(draw.scores), list(draw.heats), draw.features, draw.goals))


# The page itself says whose it was, and only what stood on it counts: what is made up by a caller joins nothing.
_TAKE = """
WITH known AS (
    SELECT DISTINCT ON (t.page_id, t.thing_id, t.kind) t.page_id, t.thing_id, t.kind, s.person_id, s.device, t.value
    FROM discovery_told t JOIN discovery_served s ON s.id = t.page_id AND t.thing_id = ANY(s.thing_ids)
    WHERE s.person_id IS NOT DISTINCT FROM t.person_id AND s.device IS NOT DISTINCT FROM t.device OR coalesce(s.person_id, s.device) IS NULL
    ORDER BY t.page_id, t.thing_id, t.kind, t.value DESC
), taken AS (
    INSERT INTO discovery_behaviour AS b (page_id, thing_id, kind, person_id, device, value, at)
    SELECT page_id, thing_id, kind, person_id, device, value, %(now)s FROM known
    ON CONFLICT (page_id, thing_id, kind) DO UPDATE SET value = excluded.value, again = true WHERE b.value < excluded.value
    RETURNING thing_id, kind, value, again
)
INSERT INTO discovery_attention AS a (thing_id, exposures, clicks, hides, dwell_ms)
SELECT thing_id, count(*) FILTER (WHERE kind = 1), count(*) FILTER (WHERE kind = 2), count(*) FILTER (WHERE kind IN (5, 6)),
       coalesce(sum(value) FILTER (WHERE kind = 3), 0)
FROM taken WHERE NOT again GROUP BY thing_id ORDER BY thing_id
ON CONFLICT (thing_id) DO UPDATE SET exposures = a.exposures + excluded.exposures, clicks = a.clicks + excluded.clicks,
    hides = a.hides + excluded.hides, dwell_ms = a.dwell_ms + excluded.dwell_ms
"""


def _write_told(told: list[Told]) -> None:
    ensure_days(BEHAVIOUR, {day_of(one.page_id) for one in told})
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE IF NOT EXISTS discovery_told"
            " (page_id bigint, thing_id bigint, kind smallint, person_id bigint, device bigint, value int) ON COMMIT DELETE ROWS"
        )
        with cursor.copy("COPY discovery_told (page_id, thing_id, kind, person_id, device, value) FROM STDIN") as copy:
            for one in told:
                copy.write_row((one.page_id, one.thing_id, one.kind.value, one.reader.person_id, one.reader.device, one.value))
        cursor.execute(_TAKE, {"now": clock.now()})
        cursor.execute("DELETE FROM discovery_told")
