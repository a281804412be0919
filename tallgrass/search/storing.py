"""Where the index lies and how it is written: one generation at a time is current, one process at a time writes.

    search/current              the name of the current generation
    search/v1-9f02…/            a generation
    search/lock                 held by whoever writes

What writes opens the index, commits and lets go of it: an open writer would keep 15 MB at rest, opening one takes a millisecond.
"""

import fcntl
import secrets
import shutil
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings

from tallgrass.platform.subjects import Ref, SearchDocument
from tallgrass.search.schema import TAGS, VERSION, Read, as_entry, entry_of, figures_of, key_of, open_index, schema

_BATCH_HEAP = 15_000_000
_BUILD_HEAP = 60_000_000


def folder() -> Path:
    return Path(settings.TALLGRASS_SEARCH)


def current() -> Path | None:
    """The folder of the generation that is searched; None when there is none of this version."""
    try:
        name = (folder() / "current").read_text()
    except FileNotFoundError:
        return None
    path = folder() / name
    return path if name.startswith(f"v{VERSION}-") and (path / "meta.json").exists() else None


@contextmanager
def writing() -> Iterator[None]:
    """Nobody else writes meanwhile, nor makes another generation current."""
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def write(path: Path, changes: Mapping[Ref, SearchDocument | None], *, gone_owners: Collection[int] = ()) -> None:
    """Bring documents up to date in one commit: put them in anew, take out those that are None and all of the owners who are gone."""
    writer = open_index(str(path)).writer(_BATCH_HEAP, 1)
    for owner_id in gone_owners:
        writer.delete_documents_by_term(TAGS, f"owner:{owner_id}")
    for ref, document in changes.items():
        writer.delete_documents_by_term(TAGS, key_of(ref))
        if document is not None:
            writer.add_document(entry_of(ref, document))
    writer.commit()
    writer.wait_merging_threads()


class Generation:
    """A generation being made. Nobody searches it until it is made current."""

    def __init__(self) -> None:
        self.path = folder() / f"v{VERSION}-{secrets.token_hex(6)}"
        self.path.mkdir(parents=True)
        self._writer: Any = open_index(str(self.path)).writer(_BUILD_HEAP, 1)

    def add(self, documents: Iterable[Read]) -> None:
        for read in documents:
            self._writer.add_document(as_entry(read))

    def finish(self) -> None:
        """Write it all down. From now on it is changed by `write`."""
        self._writer.commit()
        self._writer.wait_merging_threads()

    def make_current(self) -> None:
        """Have it searched from now on, at one stroke; the ones before are deleted. Call within `writing`."""
        pointer = folder() / f"current.{self.path.name}"
        pointer.write_text(self.path.name)
        pointer.replace(folder() / "current")
        for other in folder().glob("v*-*"):
            if other != self.path:
                shutil.rmtree(other, ignore_errors=True)

    def give_up(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)


def begin_empty() -> None:
    """An index with nothing in it: where nothing is there to be found yet, and for tests."""
    with writing():
        generation = Generation()
        generation.finish()
        generation.make_current()


class Reading:
    """The searcher of this process: opened at first use, taken anew when the index has changed (two looks at the disk)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._path: Path | None = None
        self._index: Any = None
        self._changed = (0, 0)
        self._searcher: Any = None

    def searcher(self) -> Any | None:
        """What to ask; None while there is no index."""
        path = current()
        if path is None:
            return None
        try:
            state = (path / "meta.json").stat()
        except FileNotFoundError:  # Another became current this moment.
            return self._searcher
        changed = (state.st_mtime_ns, state.st_ino)
        if path != self._path or changed != self._changed:
            with self._lock:
                if path != self._path:
                    self._index = open_index(str(path))
                self._index.reload()
                self._searcher, self._path, self._changed = self._index.searcher(), path, changed
        return self._searcher


_reading = Reading()


def searcher() -> Any | None:
    """What to ask; None while there is no index."""
    return _reading.searcher()


def indexed_figures(searcher: Any, refs: Collection[Ref]) -> dict[Ref, tuple[int, int]]:
    """How saved and how liked these things are in the index, as `figures_of` gives it; those that are not in it are missing."""
    import tantivy  # only for processes that search

    found: dict[Ref, tuple[int, int]] = {}
    for kind in {ref.kind for ref in refs}:
        keys = [key_of(ref) for ref in refs if ref.kind == kind]
        hits = searcher.search(tantivy.Query.term_set_query(schema(), TAGS, keys), len(keys), count=False).hits
        columns = (searcher.fast_field_values(name, [address for _, address in hits]) for name in ("id", "saves", "weight"))
        found |= {Ref(kind, id): figures_of(saves, weight) for id, saves, weight in zip(*columns, strict=True)}
    return found


def change(make: Callable[[], Mapping[Ref, SearchDocument | None]], *, gone_owners: Collection[int] = ()) -> bool:
    """Write what `make` gives into the current generation, read once nobody else writes. False when there is no index."""
    with writing():
        path = current()
        if path is None:
            return False
        write(path, make(), gone_owners=gone_owners)
    return True
