"""Posters: drawn when first asked for, kept a week under the note's version and the sharer's code."""

import os
import secrets
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from tallgrass.accounts.queries import person_cards
from tallgrass.media import files
from tallgrass.media.queries import picture_views
from tallgrass.notes import topic_errors
from tallgrass.notes.models import Note, Share
from tallgrass.notes.poster import Poster, draw_poster
from tallgrass.notes.types import Visibility
from tallgrass.platform.words import reader_language, say

KEPT = timedelta(days=7)


def make_poster(*, note: Note, share: Share, link: str, slogan: str) -> bytes:
    """The poster of a note for one link, in the reader's language, as PNG.

    Raises:
        DomainError: `no_poster` for a note that not everybody may see.
    """
    if note.visibility != Visibility.PUBLIC or not note.is_published:
        raise topic_errors.no_poster()
    # The name says all that the drawing depends on but the slogan, which changes a few times a year.
    kept = Path(settings.TALLGRASS_POSTERS) / share.code[:2] / f"{share.code}-{note.version}-{reader_language()}.png"
    try:
        return kept.read_bytes()
    except FileNotFoundError:
        pass
    drawn = draw_poster(_poster(note, link, slogan))
    kept.parent.mkdir(parents=True, exist_ok=True)
    draft = kept.with_suffix(f".{secrets.token_hex(4)}")
    draft.write_bytes(drawn)
    os.replace(draft, kept)  # noqa: PTH105  (two may draw at once: each puts a whole file in place)
    return drawn


def sweep_posters() -> int:
    """Remove posters drawn more than a week ago; they are drawn again when wanted. How many."""
    before, gone = time.time() - KEPT.total_seconds(), 0
    for path in Path(settings.TALLGRASS_POSTERS).glob("*/*"):
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def _poster(note: Note, link: str, slogan: str) -> Poster:
    author = person_cards([note.author_id]).get(note.author_id)
    cover = picture_views([note.cover_id]).get(note.cover_id) if note.cover_id else None
    return Poster(
        title=note.title or note.body.strip().split("\n", 1)[0][:60],
        author=f"{author.name}  @{author.handle}" if author else "",
        place=str(settings.TALLGRASS_NAME),
        slogan=slogan,
        hint=say("扫一扫，看这篇笔记", "Scan to read this note"),
        link=link,
        ratio=cover.width / cover.height if cover and cover.height else 1.0,
        cover=files.folder("pictures", cover.key) / "large.webp" if cover else None,
    )
