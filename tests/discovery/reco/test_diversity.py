"""Orders by their definition, computed by brute force."""

import numpy as np
import pytest

from tallgrass.discovery.reco.diversity import list_distance, marginal_order, spectrum_order

RANDOM = np.random.default_rng(23)


def volume(vectors: np.ndarray) -> float:
    return float(np.sqrt(max(np.linalg.det(vectors @ vectors.T), 0))) if len(vectors) else 1.0


def slow_spectrum(quality: np.ndarray, vectors: np.ndarray, count: int, weight: float, window: int) -> list[int]:
    order: list[int] = []
    while len(order) < min(count, len(quality)):
        shown = order[-(window - 1) :] if window > 1 else []
        gains = {item: quality[item] + weight * volume(vectors[[*shown, item]]) for item in range(len(quality)) if item not in order}
        order.append(max(gains, key=lambda item: gains[item]))
    return order


@pytest.mark.parametrize("window", [1, 2, 4, 9, 30])
@pytest.mark.parametrize("weight", [0.0, 0.5, 3.0])
def test_the_spectrum_order_is_its_definition(window: int, weight: float) -> None:
    quality, vectors = RANDOM.random(25), RANDOM.normal(size=(25, 12))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    assert spectrum_order(quality, vectors, 18, weight=weight, window=window) == slow_spectrum(quality, vectors, 18, weight, window)


def test_more_in_a_window_than_dimensions_and_twins() -> None:
    """Volumes are nothing then: quality decides, and everyone comes once."""
    quality = np.array([3.0, 2, 1, 0.5, 0.4])
    vectors = np.array([[1.0, 0], [1, 0], [0, 1], [0, 0], [0.6, 0.8]])
    order = spectrum_order(quality, vectors, 9, weight=10, window=5)
    assert order[:2] == [0, 2] and sorted(order) == [0, 1, 2, 3, 4]
    assert order[2:] == [1, 3, 4]


def test_what_is_alike_stands_apart() -> None:
    kinds = np.eye(4)[[0, 0, 0, 1, 1, 2, 2, 3]]
    quality = np.linspace(1, 0.9, 8)
    by_quality = np.argsort(-quality)[:4]
    for order in (spectrum_order(quality, kinds, 4, weight=1, window=4), marginal_order(quality, kinds, 4, weight=0.5)):
        assert sorted(order) == [0, 3, 5, 7]
        assert list_distance(kinds[order]) == pytest.approx(1)
        assert list_distance(kinds[by_quality]) < 0.6


def test_marginal_relevance_is_its_definition() -> None:
    quality, vectors = RANDOM.random(15), RANDOM.normal(size=(15, 5))
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    for window in (None, 3):
        order: list[int] = []
        while len(order) < 10:
            near = order[-window:] if window else order
            gains = {
                item: 0.4 * quality[item] - 0.6 * max((unit[item] @ unit[other] for other in near), default=0)
                for item in range(15)
                if item not in order
            }
            order.append(max(gains, key=lambda item: gains[item]))
        assert marginal_order(quality, vectors, 10, weight=0.6, window=window) == order


def test_the_distance_of_a_list() -> None:
    vectors = RANDOM.normal(size=(6, 3))
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    pairs = [1 - unit[one] @ unit[other] for one in range(6) for other in range(one)]
    assert list_distance(vectors) == pytest.approx(np.mean(pairs))
    assert list_distance(vectors[:1]) == 0


def test_nothing_and_nonsense() -> None:
    assert spectrum_order([], np.zeros((0, 3)), 5, weight=1, window=2) == []
    assert marginal_order([], np.zeros((0, 3)), 5, weight=1) == []
    with pytest.raises(ValueError, match="qualities"):
        spectrum_order([1.0], np.zeros((2, 3)), 5, weight=1, window=2)
    with pytest.raises(ValueError, match="window"):
        spectrum_order([1.0], np.zeros((1, 3)), 5, weight=1, window=0)
