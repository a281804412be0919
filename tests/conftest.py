"""One PostgreSQL for the whole run, in a folder of its own that goes when the run ends."""

import atexit
import functools
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How fast something is no test says: on a busy machine an example may take long.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

_HOME = Path(tempfile.mkdtemp(prefix="tallgrass-test-"))
os.environ["TALLGRASS_HOME"] = str(_HOME)
os.environ["TALLGRASS_MODE"] = "development"
os.environ.setdefault("TALLGRASS_LANGUAGE", "zh-hans")
os.environ["DJANGO_SETTINGS_MODULE"] = "tallgrass.config.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # The browser of the journeys keeps an event loop in the test's thread.

from tallgrass.config.environment import home  # noqa: E402
from tallgrass.config.process.database import EmbeddedDatabase, is_embedded  # noqa: E402

home().static.mkdir(parents=True)
_database = EmbeddedDatabase(home(), {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}) if is_embedded() else None
if _database:
    _database.start()


import django  # noqa: E402

django.setup()

from django.db import connection  # noqa: E402
from django.db.backends.postgresql.operations import DatabaseOperations  # noqa: E402


def _sql_flush(self: DatabaseOperations, style: object, tables: list[str], **options: object) -> list[str]:
    """Between tests that really commit only what holds rows is emptied, also where a table refuses it: to truncate all takes half a second."""
    names = [self.quote_name(table) for table in tables]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in names))
        filled = [name for (name,) in cursor.fetchall()]
    return ["SET LOCAL session_replication_role = replica", *(f"DELETE FROM {name}" for name in filled)]


DatabaseOperations.sql_flush = _sql_flush  # type: ignore[method-assign]

import resvg_py  # noqa: E402
from whitenoise.base import WhiteNoise  # noqa: E402

# What is the same for the whole run is made once in it: drawings, and the list of static files that every client's middleware begins with.
resvg_py.svg_to_bytes = functools.lru_cache(256)(resvg_py.svg_to_bytes)
_look_through, _files = WhiteNoise.update_files_dictionary, {}


def _look_through_once(self: WhiteNoise, root: str, prefix: str) -> None:
    if (root, prefix) not in _files:
        _look_through(self, root, prefix)
        _files[root, prefix] = dict(self.files)
    self.files.update(_files[root, prefix])


WhiteNoise.update_files_dictionary = _look_through_once  # type: ignore[method-assign]

from django.core.management import call_command  # noqa: E402

call_command("collectstatic", interactive=False, verbosity=0)  # Pages name files by the hashes of their content.

from tallgrass.search.storing import begin_empty  # noqa: E402

begin_empty()


def _end() -> None:
    if _database:
        _database.stop()
    shutil.rmtree(_HOME, ignore_errors=True)


atexit.register(_end)


@pytest.fixture(autouse=True)
def _chinese() -> Iterator[None]:
    from django.utils import translation

    with translation.override("zh-hans"):
        yield


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """What a process remembers for speed must not carry a row from one test into the next."""
    from tallgrass.discovery.actions import forget_noted
    from tallgrass.notes.actions.readings import forget_readings
    from tallgrass.platform.experiments.exposures import forget_noted_exposures
    from tallgrass.platform.limits import forget_pending
    from tallgrass.platform.memory import forget_everything

    forget_everything()
    forget_pending()
    forget_readings()
    forget_noted()
    forget_noted_exposures()


@pytest.fixture
def hearing() -> Iterator[None]:
    """A process that hears of changes, as those that answer requests do: it remembers rows. (What a test's own transaction changes it does not
    hear: nothing is committed.)"""
    from tallgrass.platform.memory import hear_changes

    hear_changes(True)
    yield
    hear_changes(False)


@pytest.fixture
def world(db: None) -> "World":
    from tests.support.world import World

    return World(kept=False)


@pytest.fixture
def kept_world(transactional_db: None) -> "World":
    """A world whose rows are really committed: for threads, processes and the log's horizon."""
    from tests.support.world import World

    return World(kept=True)


if False:  # For type checkers only: the real import waits until Django stands.
    from tests.support.world import World


@pytest.fixture(autouse=True)
def _listed_words(request: pytest.FixtureRequest) -> None:
    """The words the place comes with, which tests that really commit wipe away with everything else."""
    from tallgrass.moderation.first_words import add_first_words
    from tallgrass.moderation.models import ListedWord

    for name in ("kept_world", "world"):
        if name in request.fixturenames:
            request.getfixturevalue(name)
            if not ListedWord.objects.exists():
                add_first_words(ListedWord)
            return
