"""An operator tries something on a part of the people: planned, started and read on a desk, looked at and stopped on a phone."""

import re
from datetime import timedelta

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tallgrass.notes.models import Like
from tallgrass.platform import clock
from tallgrass.platform.experiments.actions import plan_experiment, start_experiment
from tallgrass.platform.experiments.types import WHOLE, Arm, Kind, Plan
from tallgrass.platform.ids import short
from tallgrass.platform.models import Experiment, Exposure
from tests.journeys.conftest import Visit
from tests.support.world import World


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:150]}" for fault in found if fault["impact"] in {"serious", "critical"}]


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def met_by_many(world: World, one: Experiment) -> None:
    """Three days ago three hundred met it; those of the second arm liked twice as much."""
    met = clock.now() - timedelta(days=3)
    notes = [world.text_note(text=f"第 {n} 句") for n in range(4)]
    Exposure.objects.bulk_create(
        Exposure(experiment=one, person_id=10_000 * (arm + 1) + n, arm=arm, at=met) for arm in (0, 1) for n in range(150)
    )
    Like.objects.bulk_create(
        Like(person_id=10_000 * (arm + 1) + n, note=note, created_at=met + timedelta(hours=1))
        for arm in (0, 1)
        for n in range(150)
        for note in notes[: (n % 3) * (arm + 1)]
    )


def test_from_a_question_to_an_answer(visit: Visit, world: World) -> None:
    Experiment.objects.all().delete()
    operator = world.person("管实验的", role="operator")
    desk = visit(operator)
    page = desk.go("/console/experiments/")
    page.get_by_role("link", name="新的实验").click()
    page.get_by_role("link", name="推荐：怎么排成一页").click()
    page.get_by_label("名字", exact=True).first.fill("少隔几张")
    page.get_by_label("想知道什么").fill("同一作者近一点，会不会看得更久")
    second = page.get_by_role("group", name="第 2 组")
    second.get_by_label("份额").fill("40")
    second.get_by_label("同一作者隔几张").fill("4")
    desk.expects("422")
    page.get_by_role("button", name="存为草稿").click()
    expect(page.get_by_role("main")).to_contain_text("正好 100%，现在是 90%")
    assert faults(page) == []
    expect(page.get_by_role("group", name="第 2 组").get_by_label("同一作者隔几张")).to_have_value("4")
    page.get_by_role("group", name="第 2 组").get_by_label("份额").fill("50")
    page.get_by_role("button", name="存为草稿").click()
    page.get_by_role("button", name="开始").click()
    page.get_by_role("dialog").get_by_role("button", name="开始", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("在跑")
    assert faults(page) == []
    desk.picture("experiment-started")


def test_read_on_a_phone_and_stopped_with_a_decision(visit: Visit, world: World) -> None:
    Experiment.objects.all().delete()
    operator = world.person(role="operator")
    arms = (Arm("照旧", 5000, {}), Arm("喜欢 ×2", 5000, {"like": 2.0}))
    wanted = Plan("更看重喜欢", "会不会更多人喜欢", Kind.SPLIT, "feed.value", WHOLE, arms, "likes", ("hides",), window_days=1, planned=400)
    with clock.clock_forward(-timedelta(days=5)):
        one = start_experiment(actor_id=operator.id, experiment_id=plan_experiment(actor_id=operator.id, plan=wanted).id)
    met_by_many(world, one)
    phone = visit(operator, phone=True, english=True, dark=True)
    page = phone.go(f"/console/experiments/{short(one.id)}/")
    page.get_by_role("button", name="Read them now").click()
    # The job reads measure after measure, and the page follows by itself.
    expect(page.locator(".goal")).to_contain_text("Better", timeout=60_000)
    expect(page.locator(".goal")).to_contain_text("+100.0%")
    expect(page.get_by_role("img", name=re.compile(r"\+0\.\d+ – \+1\.\d+")).first).to_be_visible()
    assert fits(page)
    assert faults(page) == []
    phone.picture("experiment-phone")
    page.get_by_label("Decided for").select_option("喜欢 ×2")
    page.get_by_label("Why").fill("Twice the likes; kept.")
    page.get_by_role("button", name="Stop", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Twice the likes; kept.")
    assert Experiment.objects.get(id=one.id).chosen == 1
