"""An index of its own for each test."""

import pytest

from tallgrass.search.actions.history import forget_heard
from tallgrass.search.storing import begin_empty
from tallgrass.search.suggesting import forget_suggestions


@pytest.fixture(autouse=True)
def _empty_index() -> None:
    begin_empty()
    forget_suggestions()
    forget_heard()
