"""A list that goes along where there is no network."""

import re

from playwright.sync_api import expect

from tallgrass.notes.actions import (
    make_list,
)
from tallgrass.notes.models import ListEntry
from tallgrass.platform.ids import short
from tests.journeys.conftest import Visit
from tests.support.world import World


def test_a_list_goes_along_without_a_network_and_tells_later(visit: Visit, world: World) -> None:
    owner = world.person("要出门的人")
    one, two = world.note(title="黑门市场吃什么"), world.note(title="夜里的道顿堀")
    hers = visit(owner, phone=True, installed=True)
    page = hers.go(f"/notes/{short(one.id)}/")
    page.get_by_label("更多").click()
    page.get_by_role("link", name="加到清单").click()
    sheet = page.locator("#sheet")
    sheet.get_by_label("新清单的名字").fill("大阪三天")
    sheet.get_by_role("button", name="开好加进去").click()
    expect(sheet.locator(".put-choice")).to_contain_text("已经在里面")
    page.goto(f"{hers.product.url}/notes/{short(two.id)}/")
    page.get_by_label("更多").click()
    page.get_by_role("link", name="加到清单").click()
    sheet.locator(".put-choice", has_text="大阪三天").click()
    expect(sheet.locator(".put-choice")).to_contain_text("2 项")
    sheet.get_by_role("link", name="看我的清单").click()
    page.get_by_role("link", name="大阪三天").click()
    expect(page.locator("[data-kept]")).to_have_text(re.compile("已留在这台设备上"))
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.get_by_role("button", name="留着路上用").click()
    expect(page.locator(".toast", has_text="留好了")).to_be_visible()
    hers.picture("lists-list-phone")

    hers.expects("ERR_INTERNET_DISCONNECTED")
    hers.expects("Failed to load resource")
    hers.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", name="大阪三天")).to_be_visible()
    expect(page.locator("#offline")).to_be_visible()
    expect(page.get_by_role("heading", name="添一项")).to_be_hidden()  # What needs a network steps back.
    page.get_by_role("checkbox", name="黑门市场吃什么").click()
    entry = page.locator(".list-entry", has_text="黑门市场吃什么")
    expect(entry.locator("[data-state]")).to_have_text("会在有网时送出")
    expect(page.locator("[data-progress]")).to_have_text("1 / 2")
    hers.picture("lists-offline-phone")
    page.reload()  # The page is the old one; what was pressed is not forgotten.
    expect(page.get_by_role("checkbox", name="黑门市场吃什么")).to_be_checked()
    assert not ListEntry.objects.filter(ticked=True, checklist__owner_id=owner.id).exists()

    hers.context.set_offline(False)
    expect(entry.locator("[data-state]")).to_be_hidden()
    elsewhere = visit(owner)
    other = elsewhere.go("/me/lists/")
    expect(other.locator(".list-card")).to_contain_text("1 / 2")
    other.get_by_role("link", name="大阪三天").click()
    expect(other.get_by_role("checkbox", name="黑门市场吃什么")).to_be_checked()
    elsewhere.picture("lists-list-desktop")


def test_what_was_kept_goes_when_someone_else_reads_here(visit: Visit, world: World) -> None:
    owner = world.person("先用这台的人")
    checklist = make_list(actor=owner, name="私房清单")
    hers = visit(owner, installed=True)
    page = hers.go(f"/lists/{short(checklist.id)}/")
    expect(page.locator("[data-kept]")).to_have_text(re.compile("已留在这台设备上"))
    hers.context.clear_cookies()
    page.goto(f"{hers.product.url}/explore/food/")
    page.wait_for_function("caches.has('tallgrass-lists').then(has => !has)")
    assert page.evaluate("localStorage.getItem('kept-lists')") is None
