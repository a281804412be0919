"""Folding counters: many events, one write a person."""

from collections.abc import Mapping

from django.db import connection


def add_to_counts(*, follows: Mapping[int, int], fans: Mapping[int, int]) -> None:
    """Add changes to the counters of people, in the order of their ids (so that two folds never deadlock)."""
    ids = sorted({id for changes in (follows, fans) for id, change in changes.items() if change})
    if not ids:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_personcounts AS c (person_id, follows, fans)"
            " SELECT * FROM unnest(%s::bigint[], %s::int[], %s::int[])"
            " ON CONFLICT (person_id) DO UPDATE SET follows = c.follows + excluded.follows, fans = c.fans + excluded.fans",
            [ids, [follows.get(id, 0) for id in ids], [fans.get(id, 0) for id in ids]],
        )
