"""Nothing that was typed is lost: a killed tab, no network, two windows."""

from contextlib import suppress

from playwright.sync_api import Error, Page, expect

from tallgrass.notes.actions import change_draft
from tallgrass.notes.models import Note
from tallgrass.notes.types import Content
from tallgrass.platform.ids import from_short
from tests.journeys.conftest import Visit
from tests.support.world import World


def _id_in(url: str) -> int:
    return from_short(url.rstrip("/").rsplit("/", 1)[-1])


def _crash(page: Page) -> None:
    """End the tab's process at once, as when memory runs out: no script of the page runs any more."""
    with suppress(Error), page.expect_event("crash"):
        page.goto("chrome://crash")


def test_a_draft_survives_the_crash_of_its_tab(visit: Visit, world: World) -> None:
    visitor = visit(world.person(), phone=True)
    page = visitor.go("/publish/")
    address = page.url
    page.route("**/publish/*/", lambda route: route.abort() if route.request.method == "PUT" else route.continue_())
    visitor.expects("ERR_FAILED")
    page.get_by_label("正文").fill("写到一半，标签页没了")
    page.wait_for_function("() => Object.keys(localStorage).some(key => localStorage[key].includes('标签页没了'))")
    _crash(page)
    visitor.page = page = visitor.context.new_page()
    page.goto(address)
    expect(page.locator("#found-words")).to_contain_text("没存上")
    visitor.picture("found")
    page.get_by_role("button", name="接着写").click()
    expect(page.get_by_label("正文")).to_have_value("写到一半，标签页没了")
    expect(page.locator("#save-state")).to_contain_text("草稿已存")
    assert Note.objects.get(id=_id_in(address)).body == "写到一半，标签页没了"


def test_what_was_saved_is_there_after_a_crash_without_a_question(visit: Visit, world: World) -> None:
    visitor = visit(world.person())
    page = visitor.go("/publish/")
    address = page.url
    page.get_by_label("标题").fill("已经存好了")
    expect(page.locator("#save-state")).to_contain_text("草稿已存")
    _crash(page)
    page = visitor.context.new_page()
    page.goto(address)
    expect(page.get_by_label("标题")).to_have_value("已经存好了")
    expect(page.locator("#found")).to_be_hidden()


def test_without_a_network_it_is_kept_here_and_saved_later(visit: Visit, world: World) -> None:
    visitor = visit(world.person(), phone=True)
    visitor.expects("ERR_INTERNET_DISCONNECTED")
    page = visitor.go("/publish/")
    visitor.context.set_offline(True)
    page.get_by_label("标题").fill("地铁里写的")
    expect(page.locator("#save-state")).to_contain_text("先存在这台设备上")
    visitor.picture("offline")
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.locator("#problem-general")).to_contain_text("没有连上")
    visitor.context.set_offline(False)
    expect(page.locator("#save-state")).to_contain_text("草稿已存")
    assert Note.objects.get(id=_id_in(page.url)).title == "地铁里写的"


def test_a_draft_changed_elsewhere_is_not_written_over_unasked(visit: Visit, world: World) -> None:
    person = world.person()
    visitor = visit(person)
    visitor.expects("409")
    page = visitor.go("/publish/")
    note = Note.objects.get(id=_id_in(page.url))
    change_draft(actor=person, note=note, content=Content(title="手机上写的"), version=note.version)
    page.get_by_label("标题").fill("电脑上写的")
    expect(page.locator("#conflict")).to_be_visible()
    visitor.picture("conflict")
    note.refresh_from_db()
    assert note.title == "手机上写的"
    page.get_by_role("button", name="留下这里的").click()
    expect(page.locator("#save-state")).to_contain_text("草稿已存")
    note.refresh_from_db()
    assert note.title == "电脑上写的"
