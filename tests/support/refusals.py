"""Saying in a test that an act is refused."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tallgrass.platform.errors import DomainError


@contextmanager
def refused(code: str, field: str | None = None) -> Iterator[None]:
    """The act within is refused with this code (and names this field)."""
    with pytest.raises(DomainError) as caught:
        yield
    assert caught.value.code == code
    if field:
        assert caught.value.field == field
