"""Planning themes, opening and closing them: by hand, and by the clock."""

from collections.abc import Sequence
from typing import IO, Any

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.media.actions import attach, delete_pictures, store_picture
from tallgrass.notes import errors, topic_errors
from tallgrass.notes.channels import CHANNELS
from tallgrass.notes.events import ThemeClosed, ThemeOpened
from tallgrass.notes.models import Note, Theme, ThemeNote, ThemeTopic
from tallgrass.notes.queries.themes import forget_open_themes
from tallgrass.notes.queries.topics import find_topic
from tallgrass.notes.topic_types import Aim, ThemePlan, ThemeState
from tallgrass.notes.types import Visibility
from tallgrass.platform import audit, clock
from tallgrass.platform.events import emit
from tallgrass.platform.ids import short

MOST_TOPICS, MOST_NOTES = 10, 40


def plan_theme(*, actor: Person, plan: ThemePlan, cover: IO[bytes] | Any = None) -> Theme:
    """A new theme that nobody but operators sees yet. Audited.

    Raises:
        DomainError: the field that is wrong (see `_check`), or what `media.actions.store_picture` refuses.
    """
    topics = _check(plan)
    if plan.ends_at <= clock.now():
        raise topic_errors.bad_times()
    picture = store_picture(owner_id=actor.id, file=cover, purpose="theme") if cover else None
    with transaction.atomic():
        theme = Theme(by_id=actor.id)
        _write(theme, plan, topics, picture.id if picture else None, actor)
        audit.record(actor_id=actor.id, act="theme.plan", subject=_named(theme), title=plan.title_zh)
    return theme


def change_theme(*, actor: Person, theme: Theme, plan: ThemePlan, cover: IO[bytes] | Any = None) -> Theme:
    """Change a theme that is not closed. Audited.

    Raises:
        DomainError: `theme_over`; the field that is wrong; what `media.actions.store_picture` refuses.
    """
    topics = _check(plan)
    picture = store_picture(owner_id=actor.id, file=cover, purpose="theme") if cover else None
    with transaction.atomic():
        row = _held(theme)
        if row.state == ThemeState.CLOSED:
            raise topic_errors.theme_over()
        _write(row, plan, topics, picture.id if picture else None, actor)
        audit.record(actor_id=actor.id, act="theme.change", subject=_named(row), title=plan.title_zh)
    forget_open_themes()
    return row


def open_theme(*, actor: Person, theme: Theme) -> Theme:
    """Show a planned theme now, whatever its start. Opening what is open changes nothing. Audited. Emits `ThemeOpened`.

    Raises:
        DomainError: `theme_over`.
    """
    with transaction.atomic():
        row = _held(theme)
        if row.state == ThemeState.OPEN:
            return row
        if row.state == ThemeState.CLOSED or row.ends_at <= clock.now():
            raise topic_errors.theme_over()
        _open(row)
        audit.record(actor_id=actor.id, act="theme.open", subject=_named(row), title=row.title_zh)
    forget_open_themes()
    return row


def close_theme(*, actor: Person, theme: Theme) -> Theme:
    """Take a theme off the wall for good; its page stays. Closing twice is closing once. Audited. Emits `ThemeClosed`."""
    with transaction.atomic():
        row = _held(theme)
        if row.state == ThemeState.CLOSED:
            return row
        _close(row)
        audit.record(actor_id=actor.id, act="theme.close", subject=_named(row), title=row.title_zh)
    forget_open_themes()
    return row


def turn_themes() -> int:
    """Open what is due, close what is over. How many changed. Safe to run twice at once."""
    now, turned = clock.now(), 0
    with transaction.atomic():
        due = Theme.objects.select_for_update(skip_locked=True).exclude(state=ThemeState.CLOSED).order_by("id")
        for theme in due.filter(ends_at__lte=now):
            _close(theme)
            turned += 1
        for theme in due.filter(state=ThemeState.PLANNED, starts_at__lte=now, ends_at__gt=now):
            _open(theme)
            turned += 1
    if turned:
        forget_open_themes()
    return turned


def _check(plan: ThemePlan) -> list[int]:
    """The ids of the plan's topics.

    Raises:
        DomainError: `bad_times`, `channels_missing`, `unknown_channels`, `too_many_topics`, `unknown_topics`, `too_many_notes`, `unknown_notes`.
    """
    if plan.ends_at <= plan.starts_at:
        raise topic_errors.bad_times()
    if plan.aim is Aim.PREFERENCE and not plan.channels:
        raise topic_errors.needs_channels()
    if not set(plan.channels) <= CHANNELS.keys():
        raise errors.unknown("channels")
    if len(plan.topics) > MOST_TOPICS:
        raise errors.too_many("topics", MOST_TOPICS)
    if len(plan.note_ids) > MOST_NOTES:
        raise errors.too_many("notes", MOST_NOTES)
    found = [find_topic(name) for name in plan.topics]
    if None in found:
        raise errors.unknown("topics")
    public = Note.objects.published().filter(id__in=plan.note_ids, visibility=Visibility.PUBLIC, limited=False).count()
    if public < len(set(plan.note_ids)):
        raise topic_errors.unknown_note("notes")
    return list(dict.fromkeys(topic.id for topic in found if topic))


def _write(theme: Theme, plan: ThemePlan, topic_ids: Sequence[int], cover_id: int | None, actor: Person) -> None:
    for name in ("title_zh", "title_en", "introduction_zh", "introduction_en", "call_zh", "call_en", "starts_at", "ends_at"):
        setattr(theme, name, getattr(plan, name))
    theme.aim, theme.ground = plan.aim.value, plan.ground.value
    theme.channels = list(plan.channels) if plan.aim is Aim.PREFERENCE else []
    if cover_id:
        attach(ids=[cover_id], owner_id=actor.id, purpose="theme")
        if theme.cover_id:
            delete_pictures(ids=[theme.cover_id])
        theme.cover_id = cover_id
    theme.save()
    ThemeTopic.objects.filter(theme=theme).delete()
    ThemeTopic.objects.bulk_create(ThemeTopic(theme=theme, topic_id=id, position=place) for place, id in enumerate(topic_ids))
    ThemeNote.objects.filter(theme=theme).delete()
    notes = dict.fromkeys(plan.note_ids)
    ThemeNote.objects.bulk_create(ThemeNote(theme=theme, note_id=id, position=place) for place, id in enumerate(notes))


def _open(theme: Theme) -> None:
    theme.state, theme.opened_at = ThemeState.OPEN.value, clock.now()
    theme.save(update_fields=["state", "opened_at"])
    emit(ThemeOpened(theme_id=theme.id))


def _close(theme: Theme) -> None:
    theme.state, theme.closed_at = ThemeState.CLOSED.value, clock.now()
    theme.save(update_fields=["state", "closed_at"])
    emit(ThemeClosed(theme_id=theme.id))


def _held(theme: Theme) -> Theme:
    return Theme.objects.select_for_update().get(id=theme.id)


def _named(theme: Theme) -> str:
    return f"theme:{short(theme.id)}"
