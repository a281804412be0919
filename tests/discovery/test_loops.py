"""The compiled loops against what they say they do, written plainly."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallgrass.discovery import loops
from tallgrass.discovery.facts import FACT, NAMES
from tallgrass.discovery.feed.features import BASE, SEEN_PER_ACT, STEADY

FEW = settings(max_examples=60, deadline=None)
NOTHING = np.zeros(0, np.int64)


def lay(count: int, new: dict[int, tuple[int, int, int]]) -> tuple:
    """A ground of `count` things with ids 100, 101, …, of author 1 each and channel 0; over or after them what is `new`: place → id, author, channel."""
    rows = np.full(max([count, *(place + 1 for place in new)]), -1, np.int32)
    known, over = np.zeros(count, FACT), np.zeros(len(new), FACT)
    known["id"], known["author"], known["fans"] = np.arange(100, 100 + count), 1, 7
    for row, (place, told) in enumerate(new.items()):
        rows[place] = row
        over[row]["id"], over[row]["author"], over[row]["channel"] = told
    return rows, known, over


@FEW
@given(st.lists(st.integers(-5, 5), max_size=200), st.integers(0, 220))
def test_the_highest_stand_first_and_of_equal_ones_the_first(scores: list[int], count: int) -> None:
    array = np.array(scores, np.float64)
    assert loops.highest(array, count).tolist() == np.argsort(-array, kind="stable")[:count].tolist()


@FEW
@given(
    st.lists(st.lists(st.tuples(st.integers(0, 30), st.integers(-2, 4)), max_size=8), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(0, 15), st.integers(0, 3)), max_size=10),
)
def test_a_walk_is_the_sum_of_what_is_said(table: list[list[tuple[int, int]]], walked: list[tuple[int, int]]) -> None:
    starts = np.cumsum([0, *(len(row) for row in table)])
    edges = np.array([edge for row in table for edge in row], np.int64).reshape(-1, 2)
    items, says = np.array([item for item, _ in walked], np.int64), np.array([weight for _, weight in walked], np.float64)
    found, sums, by = loops.walk((starts, edges[:, 0].astype(np.int32), edges[:, 1].astype(np.float32)), (items, says), 500)
    told: dict[int, float] = {}
    loudest: dict[int, float] = {}
    for item, weight in walked:
        for neighbour, said in table[item] if item < len(table) else []:
            told[neighbour] = told.get(neighbour, 0.0) + said * weight
            loudest[neighbour] = max(loudest.get(neighbour, -99.0), said * weight)
    assert dict(zip(found.tolist(), sums.tolist(), strict=True)) == {key: total for key, total in told.items() if total > 0}
    assert sorted(sums.tolist(), reverse=True) == sums.tolist()
    for neighbour, item in zip(found.tolist(), by.tolist(), strict=True):
        assert loudest[neighbour] in [
            weight * said for at, weight in walked if at == item for other, said in table[at] if other == neighbour
        ]


@FEW
@given(
    st.lists(st.tuples(st.integers(1, 6), st.integers(0, 40), st.booleans()), max_size=30),
    st.lists(st.tuples(st.integers(1, 6), st.integers(0, 40)), max_size=10),
    st.lists(st.integers(0, 7), max_size=8, unique=True),
    st.integers(1, 3),
    st.integers(0, 40),
)
def test_the_latest_of_people_are_the_latest_of_each_wherever_they_stand(
    old: list[tuple[int, int, bool]], new: list[tuple[int, int]], people: list[int], each: int, since: int
) -> None:
    """`old`: author, when, and whether a row of what is new stands over it; `new`: author and when."""
    authors, times = (np.array([one[part] for one in old], np.int64) for part in (0, 1))
    ids, number = np.unique(authors, return_inverse=True)
    begins = np.concatenate([[0], np.cumsum(np.bincount(number, minlength=len(ids)))]).astype(np.int64)
    known = ids, begins, np.lexsort((times, number)).astype(np.int32)
    over = np.full(len(old) + len(new), -1, np.int32)
    rows = [(place, *one[:2]) for place, one in enumerate(old) if one[2]] + [(len(old) + turn, *one) for turn, one in enumerate(new)]
    for row, (place, _, _) in enumerate(rows):
        over[place] = row
    ordered = sorted(rows, key=lambda row: (row[1], row[2]))
    told = tuple(np.array([row[part] for row in ordered], np.int64) for part in (1, 0))
    facts, fresh = np.zeros(len(old), FACT), np.zeros(len(rows), FACT)
    facts["published"], fresh["published"] = times, [row[2] for row in rows]
    places, by, when = loops.latest_of((over, facts, fresh), (known, told), np.array(people, np.int64), each, since)
    all_of_them = [(place, *one[:2]) for place, one in enumerate(old)] + [(len(old) + turn, *one) for turn, one in enumerate(new)]
    wanted = {
        person: sorted((at for _, author, at in all_of_them if author == person and at >= since), reverse=True)[:each] for person in people
    }
    assert {person: when[by == person].tolist() for person in people} == wanted
    assert len(set(places.tolist())) == len(places)
    assert set(zip(places.tolist(), by.tolist(), when.tolist(), strict=True)) <= set(all_of_them)


@FEW
@given(
    st.lists(st.integers(0, 5000), min_size=1, max_size=40, unique=True),
    st.lists(st.integers(0, 5000), max_size=20, unique=True),
    st.data(),
)
def test_a_place_is_where_the_id_stands_among_what_is_new_or_in_the_version(known: list[int], new: list[int], data: st.DataObject) -> None:
    ids = np.unique(np.concatenate([np.arange(10_000, 14_000, 3), np.array(known)]))
    fresh = np.array(sorted(new), np.int64)
    places = np.array([int(np.searchsorted(ids, id)) if id in known else len(ids) + turn for turn, id in enumerate(sorted(new))], np.int64)
    asked = data.draw(st.lists(st.sampled_from([*known, *new, *range(9_990, 14_010), -5]), max_size=30))
    found = loops.places_of((ids, ids[::1024].copy(), fresh, places), np.array(asked, np.int64)).tolist()
    by_new, by_id = dict(zip(sorted(new), places.tolist(), strict=True)), {id: place for place, id in enumerate(ids.tolist())}
    assert found == [by_new.get(id, by_id.get(id, -1)) for id in asked]


@FEW
@given(st.integers(0, 2**32 - 1), st.integers(0, 12), st.booleans())
def test_features_are_what_they_are_called(seed: int, done: int, fitted: bool) -> None:
    chance, count, columns = np.random.default_rng(seed), 30, np.array([2, 1, 0, 3])
    rows = np.full(count + 5, -1, np.int32)
    rows[[3, 7, *range(count, count + 5)]] = np.arange(7)
    known, new = (chance.integers(0, 900, (size, len(NAMES))) for size in (count, 7))
    facts = [np.zeros(len(told), FACT) for told in (known, new)]
    for table, told in zip(facts, (known, new), strict=True):
        for number, name in enumerate(NAMES):
            table[name] = told[:, number] % 4 - (name == "channel") if name in {"author", "channel"} else told[:, number]
    laid = (rows, *facts)
    places, scores = chance.permutation(count + 5)[:20].astype(np.int64), chance.random((20, 5)).astype(np.float32)
    own, weights = chance.integers(0, count, done), chance.random(done) + 0.1
    items, person = (
        (chance.normal(size=shape).astype(np.float32) for shape in ((count, 4), 4))
        if fitted
        else (np.zeros((0, 0), "f4"), np.zeros(0, "f4"))
    )
    texts, taste, now = chance.random(20).astype(np.float32), chance.random(3), 1000.0
    rates = np.array(list(BASE.values()))
    found = loops.describe(
        laid, (places, scores, columns), (now, taste, own, weights), (items, person, texts), (rates, STEADY, SEEN_PER_ACT)
    )

    fact = loops.facts_of(laid, places)
    assert fact.tolist() == [(facts[1][rows[place]] if rows[place] >= 0 else facts[0][place]).item() for place in places]
    acts = (fact["likes"] + fact["saves"] + fact["comments"]).astype(float)
    seen = np.maximum(fact["exposures"], SEEN_PER_ACT * acts)
    fit = [float(items[place] @ person) if fitted and place < count else 0.0 for place in places]
    wrote = loops.facts_of(laid, own)["author"]
    wanted = [
        *scores[:, columns[:3]].T,
        np.clip(fit, -2, 2),
        texts,
        [taste[channel] if channel >= 0 else 0 for channel in fact["channel"]],
        [weights[wrote == author].sum() / max(weights.sum(), 1e-9) for author in fact["author"]],
        scores[:, 3],
        *(
            10 * np.minimum((fact[name] + STEADY * BASE[name]) / ((fact["exposures"] if name == "clicks" else seen) + STEADY), 0.5)
            for name in ("likes", "saves", "comments", "clicks")
        ),
        *(np.log1p(column) for column in (acts, fact["exposures"], fact["fans"], np.maximum(now - fact["published"], 0) / 3600)),
        np.full(20, np.log1p(done)),
    ]
    assert np.allclose(found, np.stack(wanted, axis=1), rtol=1e-4, atol=1e-5)


def test_before_anything_is_learnt_rates_are_lifted_by_what_fits_and_cool_with_age() -> None:
    rows = np.random.default_rng(4).random((50, 6)).astype(np.float32) * 7
    fits = np.array([0.5, 0.0, 0.1, 0.0, 0.0, 0.0])
    goals = np.array([3, 4, 3]), np.array([0.1, 0.1, 0.008]), np.array([-1, -1, 5])
    odds = np.exp(np.minimum(rows @ fits, 8)) / (1 + np.maximum(rows[:, 1] - 5, 0) / 4) * (1 + 0.1 * rows[:, 2])
    usual = np.stack([rows[:, 3] / 10, rows[:, 4] / 10, 0.008 * rows[:, 3] * rows[:, 5]], axis=1)
    told = usual / (1 - usual) * odds[:, None]
    assert np.allclose(loops.foresee(rows, fits, goals, (1, 2)), told / (1 + told), rtol=1e-4)


def test_new_notes_are_owed_to_whom_they_suit_then_by_need_then_by_lot() -> None:
    pools, channels, at = np.array([0, 4, 0, 0]), np.array([1, 0, 0, -1]), np.array([3, 0, 1, 2])
    reader = np.array([0.5, 0.0]), np.array([0.2, -0.4, 0.0, 0.9], np.float32)
    plain = loops.owe((pools, channels, at), reader, (0.3, 0.0), (7, -1))
    assert np.allclose(plain, [0.3 + 0.9, 0.06 + 0.5 + 0.2, 0.3 + 0.5, 0.3])
    assert loops.owe((pools, channels, at), reader, (0.3, 0.0), (7, 0)).tolist() == [-1.0, plain[1], plain[2], -1.0]
    many = np.zeros(4000, np.int64)
    lots = [loops.owe((many, many, many), (np.zeros(1), np.zeros(1, np.float32)), (0.0, 1.0), (seed, -1)) for seed in (1, 1, 2)]
    assert lots[0].tolist() == lots[1].tolist()
    assert np.abs(np.corrcoef(lots[0], lots[2])[0, 1]) < 0.05
    for lot in lots:
        assert np.histogram(lot, 10, (0.0, 1.0))[0] == pytest.approx(400, abs=100)
        assert np.abs(np.corrcoef(lot[:-1], lot[1:])[0, 1]) < 0.05


def test_what_is_proposed_twice_is_there_once_and_explained_by_the_first() -> None:
    laid = lay(5, {1: (101, 9, 3), 5: (200, 2, 3)})
    proposed = np.array([0, 1, 5, 1, 2]), np.array([2.0, 4.0, 1.0, 8.0, 0.0]), np.array([11, 12, 13, 14, 15])
    parts = np.array([1, 4]), np.array([3, 5])
    places, scores, source, because = loops.gather(laid, proposed, parts, (NOTHING, NOTHING, -1), 6)
    assert (places.tolist(), source.tolist(), because.tolist()) == ([0, 1, 5, 2], [1, 1, 1, 4], [11, 12, 13, 15])
    assert scores[:, 1].tolist() == [0.5, 1.0, 0.25, 0.0]
    assert scores[:, 4].tolist() == [0.0, 1.0, 0.0, 0.0]
    for unwanted, left in (
        ((np.array([100]), NOTHING, -1), [1, 5, 2]),
        ((NOTHING, np.array([9]), -1), [0, 5, 2]),
        ((NOTHING, NOTHING, 3), [1, 5]),
        ((NOTHING, NOTHING, -2), []),
    ):
        assert loops.gather(laid, proposed, parts, unwanted, 6)[0].tolist() == left


def test_a_damaged_version_is_an_error_and_not_the_end() -> None:
    laid = lay(5, {})
    with pytest.raises(IndexError):
        loops.gather(laid, (np.array([7]), np.ones(1), np.zeros(1, np.int64)), (np.array([1]), np.array([1])), (NOTHING, NOTHING, -1), 6)
    table = np.array([0, 900]), np.zeros(3, np.int32), np.ones(3, np.float32)
    with pytest.raises(IndexError):
        loops.walk(table, (np.array([0]), np.ones(1)), 10)


def test_an_array_of_another_type_is_refused() -> None:
    with pytest.raises(TypeError):
        loops.highest(np.zeros(3, np.complex128), 2)
    with pytest.raises(AttributeError):
        loops.fly_away  # noqa: B018
