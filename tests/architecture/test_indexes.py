"""Indexes of our own tables: each is there for something no other does."""

import pytest

from tallgrass.platform.database import rows

BEGINNINGS = """
SELECT one.indrelid::regclass || ': ' || one.indexrelid::regclass || ' is the beginning of ' || other.indexrelid::regclass
FROM pg_index one JOIN pg_index other ON one.indrelid = other.indrelid AND one.indexrelid <> other.indexrelid
JOIN pg_class a ON a.oid = one.indexrelid JOIN pg_class b ON b.oid = other.indexrelid AND b.relam = a.relam
WHERE NOT one.indisunique AND one.indpred IS NULL AND other.indpred IS NULL AND one.indexprs IS NULL AND other.indexprs IS NULL
  AND other.indkey::text LIKE one.indkey::text || ' %%' AND one.indrelid::regclass::text ~ %(ours)s
"""


@pytest.mark.django_db
def test_no_index_is_the_beginning_of_another() -> None:
    """Each costs every row that is written; Django makes one for a foreign key unless it is told (`db_index=False`)."""
    ours = "^(accounts|discovery|exchange|insights|ledger|letters|mall|media|moderation|notes|notifications|orders|platform|promotions|search|site)_"
    assert rows("SELECT count(*) FROM pg_index WHERE indrelid::regclass::text ~ %(ours)s", {"ours": ours})[0][0] > 200
    assert [line for (line,) in rows(BEGINNINGS, {"ours": ours})] == []
