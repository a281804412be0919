"""The words the place comes with, which tests that really commit wipe away with everything else."""

import pytest

from tallgrass.moderation.first_words import add_first_words
from tallgrass.moderation.models import ListedWord


@pytest.fixture(autouse=True)
def _listed_words(request: pytest.FixtureRequest) -> None:
    for name in ("kept_world", "world"):
        if name in request.fixturenames:
            request.getfixturevalue(name)
            if not ListedWord.objects.exists():
                add_first_words(ListedWord)
            return
