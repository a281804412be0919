"""Telling every web process which rows changed, so that it may remember rows (`platform.memory.Followed`).

A trigger tells, not the code: whoever writes the table, by whatever way, is heard.
"""

from django.db.migrations import RunSQL

CHANNEL = "tallgrass_changed"

FUNCTION = f"""
CREATE FUNCTION platform_tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    keys text[];
BEGIN
    -- Arguments: the name of the memory, the column that is its key. One word of a statement, however many rows it changed.
    EXECUTE format('SELECT array_agg(DISTINCT %I::text) FROM changed', TG_ARGV[1]) INTO keys;
    IF keys IS NOT NULL THEN
        PERFORM pg_notify('{CHANNEL}', TG_ARGV[0] || ' ' || CASE WHEN cardinality(keys) > 50 THEN '*' ELSE array_to_string(keys, ' ') END);
    END IF;
    RETURN NULL;
END $$;
"""

_AFTER = {"insert": "NEW", "update": "NEW", "delete": "OLD"}


def tell_changes(table: str, column: str, memory: str, *acts: str) -> RunSQL:
    """The migration step that makes `insert`, `update` or `delete` of a table's rows known to the memories of this name."""
    names = {act: f"tell_{memory}_{column}_{act}" for act in acts}
    return RunSQL(
        [
            f'CREATE TRIGGER {names[act]} AFTER {act} ON "{table}" REFERENCING {_AFTER[act]} TABLE AS changed'
            f" FOR EACH STATEMENT EXECUTE FUNCTION platform_tell_change('{memory}', '{column}')"
            for act in acts
        ],
        [f'DROP TRIGGER {names[act]} ON "{table}"' for act in acts],
    )
