"""Words the tests of people share."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tallgrass.platform.errors import DomainError


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(DomainError) as error:
        yield
    assert error.value.code == code
