"""How good the ranking is, on a collection with judgements: the analyser, the index and the ranking of the real search."""

import json
import math
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tallgrass.platform.subjects import Ref, SearchDocument
from tallgrass.search.language.folding import fold
from tallgrass.search.language.parsing import Parsed
from tallgrass.search.ranking import find
from tallgrass.search.schema import entry_of, open_index

DEPTH = 10


@dataclass(frozen=True)
class Evaluation:
    ndcg: float
    queries: int
    p50_ms: float


def evaluate(documents: Path, queries: Path, judgements: Path) -> Evaluation:
    """nDCG@10 (Järvelin and Kekäläinen 2002: gain = grade, discount log2(1 + rank)), the mean over all queries with a judgement above 0.

    Files are JSON Lines: `{"id", "title", "text"}`, `{"id", "text"}`, `{"query", "document", "grade"}`.

    Raises:
        ValueError: a line is not what it should be; the message names file and line.
    """
    grades: dict[str, dict[str, float]] = defaultdict(dict)
    for row in _rows(judgements, "query", "document", "grade"):
        grades[str(row["query"])][str(row["document"])] = max(0.0, float(row["grade"]))
    names: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        index = open_index(folder)
        writer = index.writer(60_000_000, 1)
        for row in _rows(documents, "id", "text"):
            names.append(str(row["id"]))
            document = SearchDocument(title=str(row.get("title") or ""), body=str(row["text"]))
            writer.add_document(entry_of(Ref("note", len(names)), document))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        searcher, gains, took = index.searcher(), [], []
        for row in _rows(queries, "id", "text"):
            judged = grades.get(str(row["id"]), {})
            if not any(judged.values()):
                continue
            before = time.perf_counter()
            # A query of a collection is a text: a minus or a # in it is no operator.
            found = find(searcher, Parsed(words=fold(str(row["text"]))), size=DEPTH)
            took.append((time.perf_counter() - before) * 1000)
            gains.append(ndcg([judged.get(names[id - 1], 0.0) for id in found.ids], list(judged.values())))
    return Evaluation(sum(gains) / max(1, len(gains)), len(gains), sorted(took)[len(took) // 2] if took else 0.0)


def ndcg(ranked: Sequence[float], judged: Sequence[float]) -> float:
    """The discounted gain of the grades as ranked, as a part of the best there could be."""
    best = _discounted(sorted(judged, reverse=True)[:DEPTH])
    return _discounted(ranked[:DEPTH]) / best if best else 0.0


def _discounted(grades: Sequence[float]) -> float:
    return sum(grade / math.log2(place + 2) for place, grade in enumerate(grades))


def _rows(path: Path, *needed: str) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                missing = [name for name in needed if name not in row]
            except (ValueError, TypeError) as error:
                raise ValueError(f"{path}, line {number}: {error}") from None
            if missing:
                raise ValueError(f"{path}, line {number}: {', '.join(missing)} missing")
            yield row
