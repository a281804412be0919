"""The channels of recall against plain dense algebra and by what they must find."""

import numpy as np
import pytest

from tallgrass.discovery.reco import closed_form, factors, matrices, neighbours
from tallgrass.discovery.reco.types import Acts, History, Table

RANDOM = np.random.default_rng(5)


def acts(people: int = 60, items: int = 25, circles: int = 5) -> Acts:
    """People of circles who like the items of their circle, and now and then another."""
    liked = RANDOM.random((people, items)) < np.where(
        np.arange(people)[:, None] % circles == np.arange(items)[None, :] % circles, 0.7, 0.05
    )
    who, what = np.nonzero(liked)
    return Acts(who.astype(np.int32), what.astype(np.int32), np.ones(len(who), np.float32), np.arange(len(who)), people, items)


ACTS = acts()
MATRIX = matrices.matrix_of(ACTS)
DENSE = MATRIX.toarray().astype(float)


def history(*items: int) -> History:
    return History(np.array(items, np.int32), np.ones(len(items), np.float32))


@pytest.mark.parametrize(("size", "whole"), [(9, 6000), (9, 0), (24, 6000), (24, 0)])
def test_the_closed_form_is_its_definition(size: int, whole: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In all ways of computing it (submatrices of the whole, sparse products, one inverse): each column solves its system on its nearest."""
    monkeypatch.setattr(closed_form, "_DENSE", whole)
    monkeypatch.setattr(closed_form, "_PIECE", 7)
    settings = closed_form.Settings(ridge=3.0, neighbours=size)
    made = closed_form.weights_of(MATRIX, settings).toarray()
    products, counts = DENSE.T @ (DENSE * (DENSE.sum(1, keepdims=True) ** -settings.person_power)), DENSE.sum(0)
    ridge = settings.ridge * np.diag(products) ** settings.ridge_power + 0.3
    for item in range(DENSE.shape[1]):
        near = products[:, item] * counts**-0.5
        near[item] = -1
        chosen = np.flatnonzero(made[:, item])
        assert len(chosen) == min(size, (near >= 0).sum() if whole else (near > 0).sum())
        assert near[chosen].min() >= np.sort(near)[-len(chosen)] - 1e-4
        system = products[np.ix_(chosen, chosen)] + np.diag(ridge[chosen])
        asked = np.linalg.solve(system, products[chosen, item]) * counts[item] ** -settings.popularity_power
        np.testing.assert_allclose(made[chosen, item], asked, atol=2e-5)


def test_the_closed_form_recalls_the_circle_and_says_why() -> None:
    found = closed_form.recall(closed_form.fit(ACTS, closed_form.Settings(ridge=2.0)), history(3, 8), 3)
    assert sorted(found.items.tolist()) == [13, 18, 23]
    assert set(found.because.tolist()) <= {3, 8}
    assert (np.diff(found.scores) <= 0).all()


def test_factors_solve_the_least_squares_of_all_pairs() -> None:
    settings = factors.Settings(dimensions=6, unseen=0.1, ridge=0.01, sweeps=1, steps=40)
    made = factors.factors_of(MATRIX, settings)
    for item in (0, 7, 24):
        who = made.people[DENSE[:, item] > 0].astype(float)
        ridge = 0.01 * (len(who) + 0.1 * len(made.people))
        system = who.T @ who + 0.1 * made.people.T.astype(float) @ made.people + ridge * np.eye(6)
        np.testing.assert_allclose(made.items[item], np.linalg.solve(system, who.sum(0)), rtol=2e-3, atol=1e-4)


def test_factors_recall_the_circle_of_someone_new() -> None:
    space = factors.fit(ACTS, factors.Settings(dimensions=8))
    assert sorted(factors.recall(space, history(3, 8), 3).items.tolist()) == [13, 18, 23]
    assert len(factors.recall(space, history(), 3).items) == 0


def test_neighbours_are_cosines_damped() -> None:
    table = matrices.matrix_of_table(neighbours.fit(ACTS, damping=2.0)).toarray()
    shared, counts = DENSE.T @ DENSE, DENSE.sum(0)
    asked = shared / np.sqrt(counts[:, None] * counts[None, :]) * shared / (shared + 2)
    np.fill_diagonal(asked, 0)
    np.testing.assert_allclose(table, asked, rtol=1e-5)
    assert sorted(neighbours.recall(neighbours.fit(ACTS, neighbours=4), history(4), 4).items.tolist()) == [9, 14, 19, 24]


def test_a_walk_adds_what_each_act_says() -> None:
    table = Table(np.array([0, 2, 4, 5, 5]), np.array([1, 2, 2, 3, 0], np.int32), np.array([0.5, 0.25, 1, 0.5, 9], np.float32))
    found = matrices.spoken_for(table, History(np.array([0, 1], np.int32), np.array([2, 1], np.float32)), 5)
    assert (found.items.tolist(), found.scores.tolist(), found.because.tolist()) == ([2, 3], [1.5, 0.5], [1, 1])
    assert matrices.spoken_for(table, history(), 5).items.tolist() == []


def test_nobody_and_nothing() -> None:
    empty = np.zeros(0, np.int32)
    nothing = Acts(empty, empty, empty.astype(np.float32), empty.astype(np.int64), 3, 4)
    assert closed_form.fit(nothing).starts.tolist() == [0] * 5
    assert neighbours.fit(nothing).starts.tolist() == [0] * 5
    assert np.abs(factors.fit(nothing).items).sum() == 0


def test_the_best_stand_in_order() -> None:
    scores = np.array([[0.0, 3, 1, 3, 2], [5, 4, 3, 2, 1]])
    assert matrices.best(scores, 3).tolist() == [[1, 3, 4], [0, 1, 2]]
    assert matrices.best(scores, 9).shape == (2, 5)
    assert matrices.best(scores, 0).shape == (2, 0)


def test_a_table_keeps_the_heaviest() -> None:
    table = matrices.table_of(matrices.matrix_of_table(neighbours.fit(ACTS)), 2)
    assert (np.diff(table.starts) == 2).all()
    assert (table.weights[::2] >= table.weights[1::2]).all()
