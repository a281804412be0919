"""Each test has a media folder of its own, and ends the child processes it made."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from tallgrass.media import isolation
from tallgrass.platform.errors import DomainError


@pytest.fixture(autouse=True)
def media_root(tmp_path: Path, settings: object) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"  # type: ignore[attr-defined]
    return tmp_path / "media"


@pytest.fixture(autouse=True, scope="session")
def _close_darkrooms() -> Iterator[None]:
    yield
    for room in (isolation.pictures, isolation.probing, isolation.cutting):
        room.close()


@contextmanager
def refused(code: str) -> Iterator[None]:
    """What stands inside must be refused with this code."""
    with pytest.raises(DomainError) as caught:
        yield
    assert caught.value.code == code


class Photo(io.BytesIO):
    """A small photograph: sky over grass with a sun, as an uploaded file."""

    def __init__(self, width: int = 300, height: int = 400, form: str = "JPEG") -> None:
        image = Image.new("RGB", (width, height), "#9cc4e4")
        image.paste("#3f7d3a", (0, height // 2, width, height))
        image.paste("#f2b134", (width // 3, height // 5, width // 2, height // 3))
        super().__init__()
        image.save(self, form)
        self.seek(0)
