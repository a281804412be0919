"""From a report to a decision its author can read, and on to an appeal that puts it right."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tallgrass.moderation.models import Decision
from tallgrass.notes.models import Note
from tallgrass.platform.ids import short
from tests.journeys.conftest import Visit
from tests.support.world import World


def check_accessible(page: Page) -> None:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [f"{fault['id']}: {fault['nodes'][0]['html'][:150]}" for fault in found if fault["impact"] in {"serious", "critical"}] == []


def test_report_decision_appeal_and_visible_again(visit: Visit, world: World) -> None:
    author = world.person("做测评的阿林", handle="alin")
    note = world.note(author, "雨靴穿了一周", "脚踝磨了两天，之后很服帖。")
    address = f"/notes/{short(note.id)}/"

    reader = visit(world.person("Ruth"), phone=True, english=True)
    page = reader.go(address)
    page.get_by_label("More", exact=True).first.click()
    page.get_by_role("link", name="Report").click()
    page.locator("label.chip", has_text="Untrue").click()
    page.get_by_label(re.compile("A few words")).fill("These boots are not out yet.")
    check_accessible(page)
    reader.picture("review-report")
    page.get_by_role("button", name="Report").click()
    expect(page.get_by_text("It has come in")).to_be_visible()

    first = visit(world.person("审核小何", role="moderator"))
    desk = first.go("/console/review/")
    expect(desk.get_by_text("雨靴穿了一周")).to_be_visible()
    check_accessible(desk)
    first.picture("review-queue")
    desk.keyboard.press("n")
    desk.wait_for_url("**/console/review/*/")
    expect(desk.locator(".side [aria-current=page]")).to_contain_text("审核")
    expect(desk.get_by_text("These boots are not out yet.")).to_be_visible()
    desk.keyboard.press("r")
    expect(desk.locator("input[name=ruling][value=remove]")).to_be_checked()
    desk.locator("label.chip", has_text="不实内容").click()
    desk.get_by_label(re.compile("给作者的话")).fill("这双靴子还没上市。")
    check_accessible(desk)
    first.picture("review-case")
    desk.get_by_role("button", name=re.compile("决定")).click()
    expect(desk.get_by_role("button", name="撤销")).to_be_visible()
    decision = Decision.objects.get(subject_id=note.id)

    writer = visit(author, phone=True)
    page = writer.go("/notifications/")
    line = page.get_by_role("link", name="雨靴穿了一周")
    for _ in range(20):  # The log is read within a second or two.
        if line.count():
            break
        page.wait_for_timeout(500)
        page.reload()
    line.first.click()
    page.wait_for_url(f"**/me/state/{short(decision.id)}/")
    expect(page.get_by_text("内容和事实不符")).to_be_visible()
    expect(page.get_by_text("这双靴子还没上市。")).to_be_visible()
    check_accessible(page)
    writer.picture("review-decision")
    page.goto(writer.product.url + address)
    expect(page.get_by_text("只有你看得到")).to_be_visible()
    writer.picture("review-banner")
    reader.expects("404")
    assert reader.page.goto(reader.product.url + address).status == 404  # type: ignore[union-attr]
    page.get_by_role("link", name="为什么，能做什么").click()
    page.get_by_label(re.compile("为什么这个决定不对")).fill("店里送我试穿的，有照片。")
    page.get_by_role("button", name="申诉").click()
    expect(page.get_by_text("另一位同事会来看")).to_be_visible()

    second = visit(world.person("Nora", role="moderator"), english=True)
    desk = second.go("/console/appeals/")
    desk.get_by_role("link", name="雨靴穿了一周").click()
    expect(desk.get_by_text("店里送我试穿的，有照片。")).to_be_visible()
    desk.get_by_label("Answer to the author").fill("Seen the pictures. Sorry.")
    check_accessible(desk)
    second.picture("review-appeal")
    desk.get_by_role("button", name=re.compile("Overturn")).click()
    desk.wait_for_url("**/console/appeals/")

    page.reload()
    expect(page.get_by_text("改判了，内容已恢复")).to_be_visible()
    page.goto(f"{writer.product.url}/me/state/")
    expect(page.get_by_text("已改判，恢复了")).to_be_visible()
    check_accessible(page)
    writer.picture("review-state")
    assert reader.page.goto(reader.product.url + address).status == 200  # type: ignore[union-attr]
    assert Note.objects.get(id=note.id).state == "published"
