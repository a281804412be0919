"""`tallgrass reco evaluate`: the formats, the measures by their definition, and worlds in which the answer is known."""

import gzip
import json
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
import scipy.sparse as sp
from django.core.management import CommandError, call_command

from tallgrass.discovery.reco import files, measuring, prefixes, sequence_rankers, sets, transitions

RANDOM = np.random.default_rng(11)


def run(*arguments: str | Path) -> dict:
    out = StringIO()
    call_command("reco", "evaluate", *map(str, arguments), stdout=out)
    return json.loads(out.getvalue())


def written(path: Path, lines: list[list[int]]) -> Path:
    path.write_text("\n".join(" ".join(map(str, line)) for line in lines))
    return path


def circles(folder: Path) -> tuple[Path, Path]:
    """Forty people in four circles of eight items each; everyone had six of their circle, the other two are the test. Ids have gaps."""
    learn, told = [], []
    for person in range(40):
        items = (RANDOM.permutation(8) * 4 + person % 4) * 1000 + 7
        learn.append([person * 3, *items[:6].tolist()])
        told.append([person * 3, *items[6:].tolist()])
    return written(folder / "train.txt", learn), written(folder / "test.txt", told)


def chains(folder: Path) -> Path:
    """After each item comes the next of a ring of thirty: what comes next is known."""
    starts = RANDOM.integers(0, 30, 80)
    return written(
        folder / "chains.txt", [[person + 1, *((start + np.arange(8)) % 30 + 1).tolist()] for person, start in enumerate(starts)]
    )


@pytest.mark.parametrize("model", ["blend", "closed-form", "factors", "neighbours"])
def test_circles_are_found(tmp_path: Path, model: str) -> None:
    train, test = circles(tmp_path)
    found = run("--train", train, "--test", test, "-k", 2, "--model", model)
    assert found["recall@2"] > 0.9 and found["ndcg@2"] > 0.9 and found["people"] == 40
    assert {"seconds", "cpu_seconds", "peak_mb", "parameters"} <= set(found)


def test_popularity_knows_no_circles(tmp_path: Path) -> None:
    train, test = circles(tmp_path)
    assert run("--train", train, "--test", test, "-k", 2, "--model", "hot")["recall@2"] < 0.5


@pytest.mark.parametrize("model", ["blend", "transitions", "closed-form"])
def test_the_next_of_a_chain_is_found(tmp_path: Path, model: str) -> None:
    found = run("--sequences", chains(tmp_path), "-k", 2, "--model", model)
    assert found["hr@2"] > 0.9 and found["people"] == 80


@pytest.mark.parametrize("model", ["people", "factors", "hot"])
def test_the_other_models_run(tmp_path: Path, model: str) -> None:
    assert 0 <= run("--sequences", chains(tmp_path), "--model", model)["hr@10"] <= 1


def test_measures_are_their_definition() -> None:
    scores = RANDOM.random((7, 12)).astype(np.float32)
    seen = sp.csr_matrix((RANDOM.random((7, 12)) < 0.3).astype(np.float32))
    test = (RANDOM.random((7, 12)) < 0.25) & (seen.toarray() == 0)
    test[2] = False
    recalls, ndcgs = [], []
    for person in range(7):
        wanted = set(np.flatnonzero(test[person]).tolist())
        if wanted:
            order = [item for item in np.argsort(-scores[person]).tolist() if not seen[person, item]][:4]
            gains = [1 / np.log2(place + 2) for place, item in enumerate(order) if item in wanted]
            recalls.append(sum(item in wanted for item in order) / len(wanted))
            ndcgs.append(sum(gains) / sum(1 / np.log2(place + 2) for place in range(min(4, len(wanted)))))
    quality = measuring.measure(lambda who: scores[who].copy(), seen, sp.csr_matrix(test.astype(np.float32)), 4)
    assert (quality.recall, quality.ndcg, quality.people) == (pytest.approx(np.mean(recalls)), pytest.approx(np.mean(ndcgs)), len(recalls))


def test_strange_but_whole_files_are_measured(tmp_path: Path) -> None:
    """Empty lines, users without items, users of one item, users only in the test, items only in the test, doubles, gzip."""
    train = tmp_path / "train.txt.gz"
    train.write_bytes(gzip.compress(b"5 1 2 3\n\n6 1 2\n7\n8 3\n5 3 3\n9 1 2 900\n"))
    test = written(tmp_path / "test.txt", [[6, 3], [8, 1, 77], [1234567890123, 1], [7]])
    for model in sets.MODELS:
        found = run("--train", train, "--test", test, "--model", model)
        assert found["people"] == 3 and 0 < found["recall@20"] <= 1
    assert run("--train", written(tmp_path / "one.txt", [[1, 1]]), "--test", written(tmp_path / "two.txt", [[1, 2]]))["recall@20"] == 1


def test_strange_sequences_are_measured(tmp_path: Path) -> None:
    path = written(tmp_path / "seq.txt", [[4, 10], [5, 10, 999, 10, 11], [], [6], [9, 10, 11], [7, 999, 10, 11]])
    for model in sequence_rankers.MODELS:
        assert run("--sequences", path, "--model", model)["people"] == 3
    assert run("--sequences", written(tmp_path / "three.txt", [[1, 5, 6, 7]]))["people"] == 1


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("1 2 x", "line 1"),
        ("1 2\n-3 4", "line 2"),
        ("1 2.5", "line 1"),
        ("", "nothing to learn"),
        ("3\n4", "nothing to learn"),
        ("1 9999999999999999999", "line 1"),
    ],
)
def test_what_is_not_of_the_format_is_said(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "train.txt").write_text(text)
    with pytest.raises(CommandError, match=complaint):
        run("--train", tmp_path / "train.txt", "--test", written(tmp_path / "test.txt", [[1, 2]]))


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    train, test = circles(tmp_path)
    (tmp_path / "empty.txt").write_text("1\n\n")
    (tmp_path / "picture.gz").write_bytes(b"\x89PNG")
    for arguments, complaint in [
        (("--train", train), "Give either"),
        (("--train", train, "--test", test, "--sequences", train), "Give either"),
        ((), "Give either"),
        (("--train", train, "--test", tmp_path / "none.txt"), "No such file"),
        (("--train", train, "--test", tmp_path / "empty.txt"), "nobody to test"),
        (("--train", tmp_path / "picture.gz", "--test", test), "not a text"),
        (("--train", train, "--test", test, "--model", "magic"), "--model is one of"),
        (("--train", train, "--test", test, "-k", 0), "-k is from 1"),
        (("--sequences", written(tmp_path / "short.txt", [[1, 2, 3]])), "no user has three"),
        (("--sequences", written(tmp_path / "twice.txt", [[1, 2, 3, 4], [1, 5, 6, 7]])), "two lines"),
    ]:
        with pytest.raises(CommandError, match=complaint):
            run(*arguments)


def test_transitions_are_their_definition() -> None:
    sequences = files.Sequences(np.array([0, 1, 2, 1, 0], np.int32), np.array([0, 3, 5]), 3)
    pairs = transitions.counted(sequences, 0.5).toarray()
    asked = np.zeros((3, 3))
    asked[0, 1] = asked[1, 2] = asked[1, 0] = 1
    asked[0, 2] = 2**-0.5
    np.testing.assert_allclose(pairs, asked, rtol=1e-6)
    settings = transitions.Settings(backwards=0.5, source_power=1, target_power=0.5)
    met = np.array([2.0, 2, 1])
    np.testing.assert_allclose(
        transitions.weights_of(sequences, settings).toarray(), (asked + 0.5 * asked.T) / met[:, None] / np.sqrt(met)[None, :], rtol=1e-6
    )


def test_beginnings_and_what_comes_after() -> None:
    sequences = files.Sequences(np.array([0, 1, 2, 3, 1], np.int32), np.array([0, 3, 5]), 4)
    before, after = prefixes.beginnings(sequences, prefixes.Settings(before=0.5, after=0.25))
    assert before.toarray().tolist() == [[0, 0, 0, 0], [1, 0, 0, 0], [0.5, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 1]]
    assert after.toarray().tolist() == [[1, 0.25, 0.0625, 0], [0, 1, 0.25, 0], [0, 0, 1, 0], [0, 0.25, 0, 1], [0, 1, 0, 0]]


def test_the_test_is_not_learned_from() -> None:
    """A model fitted for the test knows nothing of the last two items; the history it is asked with ends at the last but one."""
    sequences = files.Sequences(np.array([4, 5, 6, 7, 1, 2, 3], np.int32), np.array([0, 4, 7]), 8)
    assert sequences.without_last(2).items.tolist() == [4, 5, 1]
    task = sequence_rankers.task_of(sequences, 1, sequences.without_last(2))
    assert task.wanted.indices.tolist() == [7, 3]
    assert task.recent(0.5)[0].toarray().tolist() == [[0, 0, 0, 0, 0.25, 0.5, 1, 0]]


def test_lateness_tells_what_is_new() -> None:
    sequences = files.Sequences(np.array([0, 1, 2, 0, 2, 1, 3], np.int32), np.array([0, 3, 5, 7]), 5)
    late = transitions.lateness(sequences, fading=0.5, damping=0.0001)
    usual = (0.25 + 0.5 + 1 + 0.5 + 1 + 0.5 + 1) / 7
    np.testing.assert_allclose(late, np.array([0.375, 0.5, 1, 1, usual]) / usual, rtol=1e-3)
