"""A mall that stands ready."""

from collections.abc import Iterator

import pytest

from tallgrass.mall.proofs import INVARIANTS
from tallgrass.platform.invariants import ask
from tests.mall.support import Mall, make_mall


@pytest.fixture
def mall(world) -> Iterator[Mall]:
    """With every test's stock proven at its end."""
    yield make_mall()
    assert unproven() == []


@pytest.fixture
def kept_mall(kept_world) -> Iterator[Mall]:
    """The same in committed rows: for threads."""
    yield make_mall()
    assert unproven() == []


def unproven():
    """What `tallgrass verify` would say of stock; overdue reservations are what some tests make."""
    return [
        (found.invariant.name, found.examples) for found in ask(INVARIANTS) if found.violations and "overdue" not in found.invariant.name
    ]
