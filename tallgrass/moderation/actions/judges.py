"""Judging very many texts, beside the process that asks where there are enough of them."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from tallgrass.moderation.actions.first_pass import against
from tallgrass.moderation.queries.lists import listed_words, lists_version, model, model_folder, word_list
from tallgrass.moderation.rules.judging import judge_all, judge_by_file, lists_file
from tallgrass.moderation.types import Verdict
from tallgrass.platform.errors import DomainError
from tallgrass.platform.processes import helping_processes

PORTION = 250
_ENOUGH = 1000
"""Texts of one call from which on helpers are worth their start."""

Texts = Mapping[str, str]


class Judges:
    """Says of each thing what `judge` would say of its texts, by the lists as they are at the time of the call. Use as a context."""

    def __enter__(self) -> "Judges":
        self._stack = ExitStack()
        self._pool: ProcessPoolExecutor | None = None
        self._version: object = None
        self._lists = Path()
        return self

    def __exit__(self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.close()

    def judge(self, things: Sequence[Texts]) -> list[Verdict]:
        if self._pool is None and len(things) < _ENOUGH:
            return judge_all(things, word_list(), model())
        if self._pool is None:
            self._pool = self._stack.enter_context(helping_processes())
            self._folder = Path(self._stack.enter_context(TemporaryDirectory(prefix="tallgrass-lists-")))
        self._write_lists()
        portions = [things[start : start + PORTION] for start in range(0, len(things), PORTION)]
        return [verdict for found in self._pool.map(judge_by_file, [str(self._lists)] * len(portions), portions) for verdict in found]

    def refusals(self, things: Sequence[Texts | None]) -> list[DomainError | None]:
        """What `refuse_texts` would raise of each; None where it would raise nothing, and where there is nothing to look at."""
        asked = [place for place, texts in enumerate(things) if texts is not None]
        said: list[DomainError | None] = [None] * len(things)
        for place, verdict in zip(asked, self.judge([texts for texts in things if texts is not None]), strict=True):
            said[place] = None if verdict.passed else against(verdict)
        return said

    def _write_lists(self) -> None:
        """Helpers know no database: they read the lists from a file, a new one when the lists have changed."""
        version = lists_version()
        if version != self._version:
            self._version, self._lists = version, self._folder / str(hash(version))
            self._lists.write_bytes(lists_file(listed_words(), model_folder()))
