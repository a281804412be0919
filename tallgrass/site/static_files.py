"""Static files as served: style sheets joined into one, names carrying the hash of their content, compressed once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

CSS = Path(__file__).parent / "static" / "css"


def joined_css() -> str:
    """All style sheets in the order of the layers: tokens, base, components, pages."""
    files = [CSS / "tokens.css", CSS / "base.css", *sorted((CSS / "components").glob("*.css")), *sorted((CSS / "pages").glob("*.css"))]
    return "\n".join(file.read_text() for file in files if file.exists())


class JoinedCss(BaseFinder):
    """Finds `css/site.css`, which stands nowhere as a file: it is joined when asked for."""

    def find(self, path: str, find_all: bool = False) -> Any:
        if path != "css/site.css":
            return []
        target = Path(__file__).parents[2] / "var" / "cache" / "site.css"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(joined_css())
        return [str(target)] if find_all else str(target)

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, InMemoryStorage]]:
        storage = InMemoryStorage()
        storage.prefix = None  # type: ignore[attr-defined]
        if not matches_patterns("css/site.css", ignore_patterns or []):
            storage.save("css/site.css", ContentFile(joined_css().encode()))
            yield "css/site.css", storage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Hashed names also inside ES module imports, so that every file may be cached for ever."""

    support_js_module_import_aggregation = True
