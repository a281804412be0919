"""Operators and experiments, through the console."""

from dataclasses import asdict
from datetime import timedelta

import pytest
from django.test import Client

from tallgrass.discovery.feed.points import ARRANGEMENT, VALUE, WALL
from tallgrass.insights.actions.looks import ask_look, make_look
from tallgrass.insights.experiments.drawing import WIDTH, draw_intervals, draw_share, draw_steps
from tallgrass.insights.experiments.preferring import prefer
from tallgrass.insights.experiments.types import Line, Report, Verdict
from tallgrass.insights.models import Look
from tallgrass.platform import clock
from tallgrass.platform.experiments.actions import plan_experiment, start_experiment
from tallgrass.platform.experiments.types import Arm, Kind
from tallgrass.platform.ids import short
from tallgrass.platform.models import AuditEntry, Experiment
from tests.insights.experiments.test_looks import people_like, started
from tests.platform.experiments.support import plan
from tests.support.world import World

FORM = {
    "point": VALUE,
    "name": "更看重喜欢",
    "question": "喜欢多了，点开会不会少",
    "kind": "split",
    "share": "20",
    "window_days": "3",
    "planned": "4000",
    "period_minutes": "",
    "name_0": "照旧",
    "share_0": "50",
    "name_1": "喜欢 ×2",
    "share_1": "50",
    "like_1": "2",
    "goal": "likes",
    "guards": ["hides", "amount"],
}
ARMS = (Arm("照旧", 5000, {}), Arm("喜欢 ×2", 5000, {"like": 2.0}))


@pytest.fixture
def desk(world: World) -> Client:
    client = Client()
    client.force_login(world.person("阿运", role="operator"))
    return client


def line(measure: str, low: float, high: float, verdict: Verdict, *, control: float = 1.0, **more) -> Line:
    middle = (low + high) / 2
    return Line(measure, 1, control, control + middle, middle, low, high, 0.01, 400, verdict, **more)


def looked(one: Experiment, report: Report) -> None:
    Look.objects.create(experiment_id=one.id, at=clock.now(), finished_at=clock.now(), done=1, report=asdict(report))


def test_from_the_form_to_a_decision(desk: Client) -> None:
    assert "还没有实验" in desk.get("/console/experiments/").content.decode()
    assert "推荐：各目标的权重" in desk.get("/console/experiments/new/").content.decode()
    assert 'name="comment_1"' in desk.get(f"/console/experiments/new/?point={VALUE}").content.decode()
    made = desk.post("/console/experiments/new/", FORM)
    one = Experiment.objects.get()
    address = f"/console/experiments/{short(one.id)}/"
    assert (made.status_code, made["Location"]) == (302, address)
    assert (one.share, one.guards, one.arms[1]) == (
        2000,
        ["hides", "amount"],
        {"name": "喜欢 ×2", "share": 5000, "parameters": {"like": 2.0}},
    )
    assert 'value="喜欢 ×2"' in desk.get(f"{address}change/").content.decode()
    assert desk.post(f"{address}change/", FORM | {"share": "30"}).status_code == 302
    assert desk.post(f"{address}start/").status_code == 302
    assert desk.get(f"{address}change/").status_code == 302
    page = desk.get(address).content.decode()
    for words in ("还没有结果", "流量 30%", "喜欢 2", "阿运", "开始"):
        assert words in page, words
    assert desk.post(f"{address}start/").status_code == 409
    assert desk.post(f"{address}stop/", {"decision": " ", "chosen": "1"}).status_code == 422
    assert desk.post(f"{address}stop/", {"decision": "留下", "chosen": "9"}).status_code == 422
    assert desk.post(f"{address}stop/", {"decision": "喜欢多了一成，留下", "chosen": "1"}).status_code == 302
    assert desk.post(f"{address}stop/", {"decision": "再停一次"}).status_code == 409
    assert "喜欢多了一成，留下" in desk.get("/console/experiments/").content.decode()
    acts = AuditEntry.objects.filter(act__startswith="experiment.").order_by("id").values_list("act", flat=True)
    assert list(acts) == [f"experiment.{act}" for act in ("planned", "changed", "started", "stopped")]
    one.refresh_from_db()
    assert (one.state, one.chosen) == ("stopped", 1)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"share_1": "40"}, "正好 100%，现在是 90%"),
        ({"share_1": "许多"}, "这里要填一个数"),
        ({"share": "nan"}, "这里要填一个数"),
        ({"share": "1e400"}, "这里要填一个数"),
        ({"window_days": "1.5"}, "这里要填一个整数"),
        ({"like_1": "101"}, "「喜欢」填 0 到 100 之间的数"),
        ({"name_1": ""}, "要有 2 到 4 组"),
        ({"share_0": "100", "share_1": "0"}, "每一组的份额都要大于 0"),
        ({"planned": "5"}, "填 100 到 100,000,000 之间的数"),
        ({"kind": "interleaving", "name_2": "又一组", "share_2": "0"}, "要正好 2 组"),
        ({"point": ARRANGEMENT, "like_1": "", "goods_1": "2.5"}, "之间的整数"),
        ({"name_1": "照旧"}, "自己的名字"),
        ({"kind": "switchback", "period_minutes": "60"}, "填 100%"),
        ({"kind": "switchback", "period_minutes": "", "share": "100"}, "这里要填一个数"),
        ({"kind": "magic"}, "没有这种试法"),
        ({"goal": "happiness"}, "没有这个指标"),
        ({"guards": ["happiness"]}, "没有这个指标"),
        ({"name": " "}, "这里要写"),
        ({"question": "长" * 700}, "最多 500 个字"),
    ],
)
def test_bad_input_is_refused_in_words_keeps_what_was_typed_and_changes_nothing(desk: Client, changes: dict, words: str) -> None:
    answer = desk.post("/console/experiments/new/", FORM | changes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert changes.get("name_0", "照旧") in page
    assert not Experiment.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"share_1": "许多"}, "share_1"),
        ({"like_1": "101"}, "like_1"),
        ({"name_1": "", "name_3": "第四", "share_3": "50", "like_3": "101"}, "like_3"),  # Where it was typed, not where it counts.
        ({"name_1": "照旧"}, "name_1"),
        ({"share_0": "100", "share_1": "0"}, "share_1"),
        ({"point": ARRANGEMENT, "like_1": "", "kind": "interleaving", "goods_1": "2"}, "goods_1"),
        ({"goal": "happiness"}, "goal"),
        ({"kind": "magic"}, "kind"),
    ],
)
def test_what_is_wrong_is_said_once_and_at_its_field_which_has_the_focus(desk: Client, changes: dict, field: str) -> None:
    page = desk.post("/console/experiments/new/", FORM | changes).content.decode()
    assert page.count('class="error"') == page.count(" autofocus") == page.count('aria-invalid="true"') == 1
    marked = next(tag for tag in page.split("<") if 'aria-invalid="true"' in tag)
    assert f"field_{field}_error" in marked
    assert f'id="field_{field}_error"' in page
    focused = next(tag for tag in page.split("<") if " autofocus" in tag)
    assert f'name="{field}"' in focused


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"share_1": "40"}, "arms"), ({"name_1": ""}, "arms"), ({"guards": ["happiness"]}, "guards")],
)
def test_what_is_wrong_with_several_is_said_at_their_head(desk: Client, changes: dict, field: str) -> None:
    page = desk.post("/console/experiments/new/", FORM | changes).content.decode()
    focused = next(tag for tag in page.split("<") if " autofocus" in tag)
    assert f'id="field_{field}_error" tabindex="-1"' in focused
    assert page.count(f'aria-describedby="field_{field}_error"') == page.count('class="error"') == 1


def test_a_point_that_is_not_there_leads_back_to_the_choice_and_a_wall_cannot_be_interleaved(desk: Client) -> None:
    assert "先选试什么" in desk.post("/console/experiments/new/", FORM | {"point": "feed.weather"}).content.decode()
    answer = desk.post("/console/experiments/new/", FORM | {"point": WALL, "kind": "interleaving", "like_1": ""})
    assert (answer.status_code, "不能这样试" in answer.content.decode()) == (422, True)


def test_a_full_layer_is_said_at_the_start(desk: Client, world: World) -> None:
    operator = world.person(role="operator")
    for share, status in ((9000, 302), (2000, 409)):
        made = plan_experiment(actor_id=operator.id, plan=plan(point=VALUE, arms=ARMS, share=share))
        answer = desk.post(f"/console/experiments/{short(made.id)}/start/")
        assert answer.status_code == status
    assert "最多还剩 10%" in answer.content.decode()
    assert desk.post(f"/console/experiments/{short(made.id)}/discard/").status_code == 302
    assert not Experiment.objects.filter(id=made.id).exists()


def test_figures_are_read_when_asked_and_shown_with_their_intervals(desk: Client, world: World) -> None:
    one = started(world, goal="likes", guards=("hides",), planned=300)
    people_like(world, one, 1.0)
    address = f"/console/experiments/{short(one.id)}/"
    assert desk.post(f"{address}look/").status_code == 302
    assert desk.post(f"{address}look/").status_code == 302  # Pressed twice, read once.
    look = Look.objects.get()
    page = desk.get(address).content.decode()
    assert "正在算：0 / 10" in page
    assert 'hx-trigger="every 3s"' in page
    make_look(look.id)
    page = desk.get(address).content.decode()
    for words in ("+100.0%", "更好", "分不出", "护栏", '<svg class="interval better"', "150"):
        assert words in page, words
    assert "every 3s" not in page
    assert " style=" not in page
    english = desk.get(address, headers={"Accept-Language": "en"}).content.decode()
    assert "Better" in english


def test_what_is_typed_while_figures_are_read_is_not_swapped_away(desk: Client, world: World) -> None:
    one = started(world, goal="likes")
    ask_look(experiment=one)
    page = desk.get(f"/console/experiments/{short(one.id)}/").content.decode()
    swapped = page[page.index('hx-select="#figures"') :]
    inside = swapped[: swapped.index("</div>\n<form")]
    assert page.count('id="figures"') == page.count("hx-select=") == 1
    assert "正在算" in inside
    assert 'name="decision"' not in inside
    assert 'name="decision"' in swapped


def test_what_must_not_be_overlooked_stands_above_the_figures(desk: Client, world: World) -> None:
    one = started(world, goal="likes", guards=("hides", "amount"))
    lines = (
        line("likes", 0.1, 0.3, Verdict.BETTER),
        line("hides", 0.2, 0.4, Verdict.WORSE),
        line("amount", -10, 20, Verdict.UNCLEAR, control=0.0),
    )
    looked(one, Report((900, 1100), 12, 0.0001, 0.002, lines))
    page = desk.get(f"/console/experiments/{short(one.id)}/").content.decode()
    assert "人数和份额对不上" in page
    assert "让「不感兴趣」变差了" in page
    assert "让「成交额」变差了" not in page
    assert page.index("对不上") < page.index("结果")


def test_a_difference_and_its_interval_are_in_one_unit(desk: Client, world: World) -> None:
    one = started(world, goal="click_rate")
    lines = (
        line("click_rate", 0.01, 0.03, Verdict.BETTER, control=0.1),
        line("dwell", -1.0, 3.0, Verdict.UNCLEAR, control=10.0),
        line("amount", -150, 50, Verdict.UNCLEAR, control=1000.0),
        line("likes", 0.0, 0.2, Verdict.UNCLEAR, control=0.0),
    )
    looked(one, Report((900, 900), 0, 1.0, 1.0, lines))
    address = f"/console/experiments/{short(one.id)}/"
    page = desk.get(address).content.decode()
    for words in ("10.00%", "+2.00 个百分点", "（相对 +20.0%）", "+1.00 – +3.00 个百分点", "-1.0 – +3.0 秒", "¥10.00", "-¥1.50 – +¥0.50"):
        assert words in page, words
    assert "CNY" not in page
    assert page.count("（相对") == 4  # The goal twice; what is apart from nothing is no part of it.
    english = desk.get(address, headers={"Accept-Language": "en"}).content.decode()
    for words in ("+2.00 points", "(+20.0% relative)", "+1.00 – +3.00 points"):
        assert words in english, words


def test_the_goal_is_drawn_look_by_look_and_an_early_one_is_not(desk: Client, world: World) -> None:
    one = started(world, goal="likes")
    address = f"/console/experiments/{short(one.id)}/"
    looked(one, Report((90, 90), 0, 1.0, 1.0, (line("likes", 0.2, 0.2, Verdict.EARLY),)))
    page = desk.get(address).content.decode()
    assert "人还太少" in page
    assert "<svg" not in page[page.index("每个指标") :].split("</table>")[0]
    for high in (0.9, 0.5):
        looked(one, Report((500, 500), 0, 1.0, 1.0, (line("likes", 0.1, high, Verdict.BETTER),)))
    assert desk.get(address).content.decode().split("interval-steps")[1].split("</svg>")[0].count("<circle") == 2


def test_an_interleaving_says_whose_things_people_turned_to(desk: Client, world: World) -> None:
    one = started(world, kind=Kind.INTERLEAVING, goal="clicks")
    address = f"/console/experiments/{short(one.id)}/"
    looked(one, Report((1000,), 0, 1.0, 1.0, (), prefer(200, 300, 500)))
    page = desk.get(address).content.decode()
    assert "更多人选了「更看重喜欢」的" in page
    assert "60.0%" in page
    looked(one, Report((1000,), 0, 1.0, 1.0, (), prefer(26, 30, 500)))
    assert "还分不出谁的更好" in desk.get(address).content.decode()


def test_what_has_nothing_to_show_says_so(desk: Client, world: World) -> None:
    dealt = started(world, kind=Kind.INTERLEAVING, goal="clicks")
    address = f"/console/experiments/{short(dealt.id)}/"
    looked(dealt, Report((0,), 0, 1.0, 1.0, (), prefer(0, 0, 0)))
    page = desk.get(address).content.decode()
    assert "还没有人遇到它" in page
    assert "还分不出" not in page and "50.0%" not in page
    assert "混排只看大家点开谁的" in page
    looked(dealt, Report((40,), 0, 1.0, 1.0, (), prefer(0, 0, 40)))
    assert "还没有点开过什么" in desk.get(address).content.decode()
    turned = Experiment.objects.get(id=dealt.id)
    Experiment.objects.filter(id=turned.id).update(state="stopped", stopped_at=clock.now(), decision="完")
    turns = started(world, kind=Kind.SWITCHBACK, period_minutes=60, goal="clicks")
    looked(turns, Report((30, 20), 50, 1.0, 1.0, ()))
    assert "还没有哪一段过完" in desk.get(f"/console/experiments/{short(turns.id)}/").content.decode()


def test_a_switch_back_does_not_promise_what_comes_the_next_day(desk: Client) -> None:
    turns = FORM | {"kind": "switchback", "period_minutes": "60"}
    for changes, field in (({"guards": ["returned"]}, "guards"), ({"goal": "returned", "guards": []}, "goal")):
        answer = desk.post("/console/experiments/new/", turns | changes)
        page = answer.content.decode()
        assert (answer.status_code, Experiment.objects.count()) == (422, 0)
        assert f'id="field_{field}_error"' in page
        assert "轮换里看不出「次日回来」" in page


def test_a_switch_back_shows_its_lots(desk: Client, world: World) -> None:
    one = started(world, kind=Kind.SWITCHBACK, period_minutes=60, goal="clicks")
    looked(one, Report((700, 720), 3, 1.0, 1.0, (line("clicks", 0.1, 0.3, Verdict.BETTER, lot_p=0.004),)))
    page = desk.get(f"/console/experiments/{short(one.id)}/").content.decode()
    assert "60 分钟换一次" in page
    assert "重抽 0.004" in page


def test_who_is_no_operator_finds_nothing_and_nothing_moves(world: World) -> None:
    operator = world.person(role="operator")
    made = plan_experiment(actor_id=operator.id, plan=plan(point=VALUE, arms=ARMS))
    for person in (world.person(), world.person(role="moderator")):
        client = Client()
        client.force_login(person)
        for path in ("", "new/", f"{short(made.id)}/"):
            assert client.get(f"/console/experiments/{path}").status_code == 404
        assert client.post(f"/console/experiments/{short(made.id)}/start/").status_code == 404
    made.refresh_from_db()
    assert made.state == "draft"


def test_the_drawings_keep_their_scale() -> None:
    lines = [
        line("likes", -0.1, 0.2, Verdict.UNCLEAR),
        line("clicks", 4.0, 9.0, Verdict.BETTER),
        line("saves", 0.5, 0.6, Verdict.BETTER, control=0.0),
    ]
    drawn = draw_intervals(lines)
    assert all(0 <= one.low <= one.at <= one.high <= WIDTH for one in drawn)
    assert drawn[0].low < drawn[0].zero < drawn[0].at < drawn[0].high
    assert drawn[1].zero < drawn[1].low < drawn[1].at < drawn[1].high  # More than twice the control is drawn as well,
    assert drawn[2].zero < drawn[2].low < drawn[2].at < drawn[2].high  # and what the control never did.
    near, far = draw_intervals([line("likes", 0.1, 0.2, Verdict.BETTER), line("likes", 0.1, 0.4, Verdict.BETTER)])
    assert near.low == far.low < near.high < far.high  # Arms of one measure are on one scale.
    steps = draw_steps([(clock.now(), one) for one in lines])
    assert all(step.high <= step.at <= step.low for step in steps)
    assert draw_intervals([]) == draw_steps([]) == []
    assert draw_share(0, 1, 0.5).at == WIDTH / 2


def test_started_by_the_action_it_is_looked_at_from_the_first_night(world: World) -> None:
    operator = world.person(role="operator")
    made = plan_experiment(actor_id=operator.id, plan=plan(point=VALUE, arms=ARMS))
    assert ask_look(experiment=made) is None
    one = start_experiment(actor_id=operator.id, experiment_id=made.id)
    with clock.clock_forward(timedelta(days=1)):
        look = ask_look(experiment=one)
        make_look(look.id)
    assert Look.objects.get().report["lines"] == []
