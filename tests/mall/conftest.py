"""A mall that stands ready."""

from collections.abc import Iterator

import pytest

from tallgrass.mall.queries.proofs import unproven_stocks
from tests.mall.support import Mall, make_mall


@pytest.fixture
def mall(world) -> Iterator[Mall]:
    """With every test's stock proven at its end."""
    yield make_mall()
    assert list(unproven_stocks()) == []


@pytest.fixture
def kept_mall(kept_world) -> Iterator[Mall]:
    """The same in committed rows: for threads."""
    yield make_mall()
    assert list(unproven_stocks()) == []
