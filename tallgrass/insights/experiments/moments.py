"""What of many units is enough to compare them: how many, their sums, the sums of their products. The database gives these, not rows."""

from dataclasses import dataclass
from typing import Any

import numpy as np

Array = Any


@dataclass(frozen=True)
class Moments:
    """Of `count` units that each say k numbers: sums (k) and sums of products (k × k)."""

    count: int
    sums: Array
    products: Array

    @property
    def mean(self) -> Array:
        return self.sums / max(self.count, 1)

    @property
    def scatter(self) -> Array:
        """Sums of products around the mean."""
        return self.products - np.outer(self.sums, self.sums) / max(self.count, 1)

    @property
    def covariance(self) -> Array:
        return self.scatter / max(self.count - 1, 1)


def moments_of(rows: Array) -> Moments:
    """Of rows: units × k."""
    rows = np.asarray(rows, np.float64)
    return Moments(len(rows), rows.sum(0), rows.T @ rows)


def from_triangle(count: int, sums: list[float], upper: list[float]) -> Moments:
    """From the products of the upper triangle, row by row."""
    size = len(sums)
    products = np.zeros((size, size))
    products[np.triu_indices(size)] = upper
    return Moments(count, np.array(sums, np.float64), products + np.triu(products, 1).T)
