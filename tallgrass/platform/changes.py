"""Telling every web process which rows changed, so that it may remember rows (`platform.memory.Followed`).

A trigger tells, not the code: whoever writes the table, by whatever way, is heard.
"""

import secrets
import threading

from django.db import DatabaseError, connection
from django.db.migrations import RunSQL

from tallgrass.platform.memory import forget_changed, is_hearing

CHANNEL = "tallgrass_changed"
_SETTLED = "settled"
_waiting: dict[str, threading.Event] = {}


def take_word(message: str) -> None:
    """One message of the channel."""
    name, _, rest = message.partition(" ")
    if name != _SETTLED:
        forget_changed(message)
    elif rest in _waiting:
        _waiting[rest].set()


def settle(seconds: float = 0.5) -> None:
    """Wait until this process has heard of all that was committed so far: whoever changed something sees it on the very next page.

    Messages of a channel come in the order of their commits, so a word of our own that comes back has all before it. One statement; where
    words do not come back in time, what is remembered is a moment old, and that is all.
    """
    if not is_hearing():
        return
    token, heard = secrets.token_hex(8), threading.Event()
    _waiting[token] = heard
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{_SETTLED} {token}"])
        heard.wait(seconds)
    except DatabaseError:  # What the form did is done; the next page will say how things stand.
        return
    finally:
        del _waiting[token]


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


WHOLE_FUNCTION = f"""
CREATE FUNCTION platform_tell_any_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('{CHANNEL}', TG_ARGV[0] || ' *');
    RETURN NULL;
END $$;
"""


def tell_any_change(table: str, memory: str) -> RunSQL:
    """The migration step that makes the memories of this name forget all they hold whenever a row of a small table changes."""
    trigger = f"tell_any_{memory}"
    return RunSQL(
        f'CREATE TRIGGER {trigger} AFTER INSERT OR UPDATE OR DELETE ON "{table}"'
        f" FOR EACH STATEMENT EXECUTE FUNCTION platform_tell_any_change('{memory}')",
        f'DROP TRIGGER {trigger} ON "{table}"',
    )
