"""Themes: planned, opened and closed by hand and by the clock, shown to those they are for."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from tallgrass.notes.actions import change_theme, close_theme, delete_note, open_theme, plan_theme, turn_themes
from tallgrass.notes.models import Theme
from tallgrass.notes.queries import access_theme, get_theme_view, list_open_themes
from tallgrass.notes.topic_types import Aim, ThemeGround, ThemePlan, ThemeState
from tallgrass.notes.types import Visibility
from tallgrass.platform import clock
from tallgrass.platform.clock import clock_forward
from tallgrass.platform.ids import short
from tallgrass.platform.memory import forget_everything
from tallgrass.platform.models import AuditEntry, LoggedEvent
from tests.notes.support import at_once
from tests.notes.test_views import browser
from tests.support.refusals import refused
from tests.support.world import World, picture_file


def plan(**change: object) -> ThemePlan:
    now = clock.now()
    usual = ThemePlan(
        aim=Aim.HOT_SPOT,
        title_zh="秋天的光",
        title_en="Autumn light",
        introduction_zh="斜斜的",
        introduction_en="Low and slanting",
        starts_at=now + timedelta(hours=1),
        ends_at=now + timedelta(days=7),
    )
    return replace(usual, **change)  # type: ignore[arg-type]


def test_a_theme_is_planned_previewed_opened_and_closed(world: World) -> None:
    operator, reader = world.person(role="operator"), world.person()
    one, two = world.note(body="#露营"), world.note(body="#徒步")
    theme = plan_theme(actor=operator, plan=plan(topics=("露营", "徒步"), note_ids=(two.id, one.id)), cover=picture_file())
    with refused("not_found"):
        access_theme(reader, theme.id)
    view = get_theme_view(access_theme(operator, theme.id), viewer=operator)
    assert [topic.name for topic in view.topics] == ["露营", "徒步"]
    assert [card.id for card in view.notes] == [two.id, one.id]
    assert view.card.cover
    assert list_open_themes(reader) == []
    open_theme(actor=operator, theme=theme)
    open_theme(actor=operator, theme=theme)
    assert [str(card.title) for card in list_open_themes(None)] == ["秋天的光"]
    delete_note(actor=type(reader).objects.get(id=two.author_id), note=two)
    assert [card.id for card in get_theme_view(access_theme(reader, theme.id), viewer=reader).notes] == [one.id]
    change_theme(actor=operator, theme=theme, plan=plan(title_zh="换了名字", note_ids=(one.id,)))
    assert [str(card.title) for card in list_open_themes(None)] == ["换了名字"]
    close_theme(actor=operator, theme=theme)
    close_theme(actor=operator, theme=theme)
    assert list_open_themes(reader) == []
    assert get_theme_view(access_theme(reader, theme.id), viewer=reader).state is ThemeState.CLOSED
    for act in (partial(change_theme, plan=plan()), open_theme):
        with refused("theme_over"):
            act(actor=operator, theme=theme)
    acts = list(AuditEntry.objects.order_by("id").values_list("act", flat=True))
    assert acts == ["theme.plan", "theme.open", "theme.change", "theme.close"]
    assert list(LoggedEvent.objects.filter(kind__startswith="Theme").order_by("id").values_list("kind", flat=True)) == [
        "ThemeOpened",
        "ThemeClosed",
    ]


def test_by_preference_is_for_those_it_fits(world: World) -> None:
    operator = world.person(role="operator")
    cook, walker = world.person(interests=["food"]), world.person(interests=["travel", "home"])
    everybody = open_theme(actor=operator, theme=plan_theme(actor=operator, plan=plan()))
    food = open_theme(actor=operator, theme=plan_theme(actor=operator, plan=plan(aim=Aim.PREFERENCE, channels=("food", "pets"))))
    forget_everything()
    shown = {name: [card.id for card in list_open_themes(who)] for name, who in {"cook": cook, "walker": walker, "nobody": None}.items()}
    assert shown == {"cook": [food.id, everybody.id], "walker": [everybody.id], "nobody": [everybody.id]}


def test_what_is_wrong_with_a_plan_is_said(world: World) -> None:
    operator, hidden = world.person(role="operator"), world.note(visibility=Visibility.FOLLOWERS)
    now = clock.now()
    wrong = [
        ("bad_times", plan(ends_at=now)),
        ("bad_times", plan(starts_at=now - timedelta(days=2), ends_at=now - timedelta(days=1))),
        ("channels_missing", plan(aim=Aim.PREFERENCE)),
        ("unknown_channels", plan(aim=Aim.PREFERENCE, channels=("weather",))),
        ("unknown_topics", plan(topics=("没有人写过",))),
        ("too_many_topics", plan(topics=tuple(f"t{n}" for n in range(11)))),
        ("unknown_notes", plan(note_ids=(hidden.id,))),
        ("too_many_notes", plan(note_ids=tuple(range(41)))),
    ]
    for code, bad in wrong:
        with refused(code):
            plan_theme(actor=operator, plan=bad)
    assert not Theme.objects.exists()


def test_themes_open_and_close_by_the_clock(world: World) -> None:
    operator = world.person(role="operator")
    plan_theme(actor=operator, plan=plan())
    missed = plan_theme(actor=operator, plan=plan(ends_at=clock.now() + timedelta(hours=2)))
    assert turn_themes() == 0
    with clock_forward(timedelta(hours=3)):
        assert turn_themes() == 2
        assert [str(card.title) for card in list_open_themes(None)] == ["秋天的光"]
        missed.refresh_from_db()
        assert (missed.state, missed.opened_at) == (ThemeState.CLOSED, None)
        with refused("not_found"):
            access_theme(None, missed.id)
    with clock_forward(timedelta(days=8)):
        assert list_open_themes(None) == []  # Over by the clock, before any job has closed it.
        assert turn_themes() == 1
        assert turn_themes() == 0


def test_two_operators_open_once(kept_world: World) -> None:
    operator = kept_world.person(role="operator")
    theme = plan_theme(actor=operator, plan=plan())
    at_once(*[partial(open_theme, actor=operator, theme=theme)] * 4)
    assert LoggedEvent.objects.filter(kind="ThemeOpened").count() == 1


# --- pages ---

FORM = {
    "aim": "hot_spot",
    "title_zh": "秋天的光",
    "title_en": "Autumn light",
    "ground": "harvest",
    "starts_at": "2030-10-01T09:00",
    "ends_at": "2030-10-20T09:00",
}


def desk(world: World) -> Client:
    return browser(world.person(role="operator"))


def test_an_operator_plans_in_the_console(world: World, settings: object) -> None:
    note = world.note(body="#露营 #徒步")
    client = desk(world)
    assert client.get("/console/themes/new/").status_code == 200
    answer = client.post(
        "/console/themes/new/",
        FORM | {"topics": "#露营， 徒步", "notes": f"http://testserver/notes/{short(note.id)}/?a=1\n", "cover": picture_file()},
    )
    theme = Theme.objects.get()
    assert answer["Location"] == reverse("ops_theme", args=[theme.id])
    assert theme.starts_at.isoformat() == "2030-10-01T01:00:00+00:00"  # By the clock of the place.
    page = client.get(answer["Location"]).content.decode()
    assert 'value="2030-10-01T09:00"' in page
    assert f"/notes/{short(note.id)}/" in page
    assert theme.cover_id
    assert "秋天的光" in client.get("/console/themes/").content.decode()
    preview = client.get(f"/themes/{short(theme.id)}/").content.decode()
    assert "预览" in preview
    assert "noindex" in preview
    assert browser().get(f"/themes/{short(theme.id)}/").status_code == 404
    client.post(f"/console/themes/{short(theme.id)}/open/")
    forget_everything()
    wall = browser().get("/").content.decode()
    assert "秋天的光" in wall
    assert "theme-harvest" in wall
    assert "Autumn light" in browser(language="en").get(f"/themes/{short(theme.id)}/").content.decode()
    client.post(f"/console/themes/{short(theme.id)}/close/")
    assert client.post(f"/console/themes/{short(theme.id)}/open/").status_code == 409


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("notes", "不是地址", "这不是笔记的地址"),
        ("notes", "/notes/zzzzzzzzzzz/", "这不是笔记的地址"),
        ("topics", "#没有人写过", "没有这个选项"),
        ("ends_at", "2030-09-01T09:00", "结束要晚于开始"),
        ("aim", "preference", "要选给哪些频道"),
        ("title_zh", "长" * 17, "16"),
        ("starts_at", "some day", "请"),
        ("ground", "pink", ""),
    ],
)
def test_a_wrong_plan_comes_back_with_what_is_wrong(world: World, field: str, value: str, said: str) -> None:
    answer = desk(world).post("/console/themes/new/", FORM | {field: value})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Theme.objects.exists()


def test_every_ground_has_its_colours_in_the_style_sheet() -> None:
    from tallgrass.site.static_files import CSS

    sheet = (CSS / "pages" / "topics.css").read_text()
    assert [ground for ground in ThemeGround if f".theme-{ground} {{" not in sheet] == []
