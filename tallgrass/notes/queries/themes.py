"""Themes: those open now, and each as its page shows it."""

from typing import Any

from tallgrass.accounts.models import Person
from tallgrass.media.queries import picture_views
from tallgrass.notes.models import Theme
from tallgrass.notes.queries.cards import note_cards
from tallgrass.notes.queries.topics import topic_cards
from tallgrass.notes.topic_types import Aim, ThemeCard, ThemeGround, ThemeState, ThemeView
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.memory import Memory
from tallgrass.platform.pagination import PAGE_SIZE, Page, decode_cursor, page_of
from tallgrass.platform.words import Words

_open: Memory[str, tuple[ThemeCard, ...]] = Memory(1, seconds=5)
"""The wall asks at every page: a theme that was opened shows within five seconds."""
MOST_OPEN = 12


def list_open_themes(viewer: Person | None, limit: int = 3) -> list[ThemeCard]:
    """Open themes for this viewer: those by preference that fit what they chose come first, then those by hot spot; latest opened first.

    A visitor has no preference, and sees what is for everybody. No query when remembered.
    """
    now, interests = clock.now(), set(viewer.interests if viewer else [])
    shown = [theme for theme in _open_now() if theme.ends_at > now]
    fitting = [theme for theme in shown if theme.aim is Aim.PREFERENCE and interests & set(theme.channels)]
    return [*fitting, *(theme for theme in shown if theme.aim is Aim.HOT_SPOT)][:limit]


def access_theme(viewer: Person | None, theme_id: int) -> Theme:
    """A theme that is open, or was; operators see what is planned too.

    Raises:
        DomainError: `not_found`.
    """
    theme = Theme.objects.filter(id=theme_id).first()
    seen = theme is not None and (theme.opened_at is not None or (viewer is not None and viewer.is_operator))
    if theme is None or not seen:
        raise not_found()
    return theme


def get_theme_view(theme: Theme, *, viewer: Person | None) -> ThemeView:
    """All a theme's page shows. Three queries and the cards of its notes."""
    notes = rows("SELECT note_id FROM notes_themenote WHERE theme_id = %s ORDER BY position, id", [theme.id])
    topics = rows(
        "SELECT coalesce(t.merged_into_id, t.id) FROM notes_themetopic tt JOIN notes_topic t ON t.id = tt.topic_id"
        " WHERE tt.theme_id = %s ORDER BY tt.position, tt.id",
        [theme.id],
    )
    return ThemeView(
        card=_cards([theme])[0],
        state=ThemeState(theme.state),
        call=Words(theme.call_zh, theme.call_en),
        starts_at=theme.starts_at,
        topics=tuple(topic_cards(list(dict.fromkeys(id for (id,) in topics)))),
        notes=tuple(note_cards([id for (id,) in notes], viewer=viewer)),
    )


def page_themes(cursor: str | None) -> Page[Theme]:
    """For operators: all themes, latest planned first."""
    key = decode_cursor(cursor, int)
    found: Any = Theme.objects.order_by("-id")
    if key:
        found = found.filter(id__lt=key[0])
    return page_of(list(found[: PAGE_SIZE + 1]), PAGE_SIZE, lambda theme: (theme.id,))


def forget_open_themes() -> None:
    """What is open has changed: this process asks again."""
    _open.clear()


def _open_now() -> tuple[ThemeCard, ...]:
    return _open.fill(["open"], lambda _: {"open": tuple(_cards(_read_open()))})["open"]


def _read_open() -> list[Theme]:
    return list(Theme.objects.filter(state=ThemeState.OPEN).order_by("-opened_at", "-id")[:MOST_OPEN])


def _cards(themes: list[Theme]) -> list[ThemeCard]:
    covers = picture_views([theme.cover_id for theme in themes if theme.cover_id])
    return [
        ThemeCard(
            id=theme.id,
            aim=Aim(theme.aim),
            channels=tuple(theme.channels),
            title=Words(theme.title_zh, theme.title_en),
            introduction=Words(theme.introduction_zh, theme.introduction_en),
            ground=ThemeGround(theme.ground),
            cover=covers.get(theme.cover_id) if theme.cover_id else None,
            ends_at=theme.ends_at,
        )
        for theme in themes
    ]
