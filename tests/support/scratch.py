"""A home and a PostgreSQL for one check, gone after it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tallgrass.config.environment import home
from tallgrass.config.process.database import EmbeddedDatabase


@contextmanager
def scratch_home() -> Iterator[Path]:
    """Sets `TALLGRASS_HOME` to a folder with a running database in it. Enter before Django stands."""
    folder = Path(tempfile.mkdtemp(prefix="tallgrass-check-"))
    os.environ["TALLGRASS_HOME"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    (folder / "static").mkdir()
    database = EmbeddedDatabase(home(), {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"})
    database.start()
    try:
        yield folder
    finally:
        database.stop()
        shutil.rmtree(folder, ignore_errors=True)
