"""Searching in Chinese and English: a new note found at once, suggestions by keyboard, filters, help where nothing is found, a phone."""

import time
from urllib.parse import quote

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import Visit
from tests.support.world import World


def until_found(page: Page, words: str, title: str) -> float:
    """Search until a note is there. How many seconds that took."""
    started = time.monotonic()
    for _ in range(40):
        page.goto(f"{page.url.split('/search')[0].rstrip('/')}/search/?q={quote(words)}")
        if page.locator(".note-card", has_text=title).count():
            break
        page.wait_for_timeout(250)
    expect(page.locator(".note-card", has_text=title)).to_be_visible()
    return time.monotonic() - started


def until_suggested(page: Page, product: str, words: str, found: str) -> None:
    """Ask until what is new is among the suggestions: they are made anew every few seconds."""
    for _ in range(40):
        if found in page.request.get(f"{product}/search/suggestions/?q={quote(words)}", headers={"HX-Request": "true"}).text():
            return
        page.wait_for_timeout(250)
    raise AssertionError(f"{found} is not suggested for {words}")


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:150]}" for fault in found if fault["impact"] in {"serious", "critical"}]


def test_searching_in_chinese_by_keyboard(visit: Visit, world: World) -> None:
    author = world.person("林间", handle="linjian_s")
    world.note(author, "第一次去莫干山露宿", "带了帐篷和炉子，夜里很冷 #莫干山露宿", channel="travel")
    world.text_note(author, "莫干山的竹子", title="竹海一张卡")
    visitor = visit(world.person("找东西的人"))
    page = visitor.go("/")
    until_found(page, "莫干山", "第一次去莫干山露宿")
    until_suggested(page, visitor.product.url, "moganshan", "#莫干山露宿")
    page.goto(f"{visitor.product.url}/")
    field = page.get_by_role("combobox", name="搜索")
    field.press_sequentially("moganshan", delay=30)
    option = page.get_by_role("option", name="#莫干山露宿")
    expect(option).to_be_visible()
    field.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)
    assert field.get_attribute("aria-activedescendant")
    visitor.picture("search-suggestions")
    assert faults(page) == []
    field.press("Escape")
    expect(field).to_have_value("moganshan")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.fill("莫干山")
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("Enter")
    page.wait_for_url("**/search/?q=**")
    expect(page.locator(".note-card")).to_have_count(2)
    expect(page.locator(".note-card mark").first).to_have_text("莫干山")
    visitor.picture("search-found")
    page.get_by_label("形式").select_option("text")
    page.wait_for_url("**form=text**")
    expect(page.locator(".note-card")).to_have_count(1)
    page.get_by_role("link", name="话题", exact=True).click()
    expect(page.get_by_role("link", name="#莫干山露宿")).to_be_visible()
    page.goto(f"{visitor.product.url}/search/history/")
    expect(page.locator(".word-list li").first).to_contain_text("莫干山")
    page.get_by_role("button", name="全部清空").click()
    expect(page.get_by_text("这里还空着")).to_be_visible()


def test_a_late_list_leaves_alone_who_chooses(visit: Visit, world: World) -> None:
    author = world.person("晚风", handle="wanfeng_s")
    world.note(author, "晚风里的白鹭洲", "傍晚去最好 #白鹭洲散步", channel="travel")
    visitor = visit(world.person("等一等的人"))
    page = visitor.go("/")
    until_suggested(page, visitor.product.url, "bailuzho", "#白鹭洲散步")
    held: list[Route] = []
    page.route(
        "**/search/suggestions/**", lambda route: held.append(route) if route.request.url.endswith("bailuzhou") else route.continue_()
    )
    field, chosen = page.get_by_role("combobox", name="搜索"), page.locator("[role=option][aria-selected=true]")
    field.press_sequentially("bailuzho", delay=30)
    expect(page.get_by_role("option", name="#白鹭洲散步")).to_be_visible()
    with page.expect_request("**/search/suggestions/?q=bailuzhou"):
        field.press("u")
    field.press("ArrowDown")
    expect(chosen).to_have_count(1)
    with page.expect_response("**/search/suggestions/?q=bailuzhou"):
        held[0].continue_()
    page.wait_for_timeout(100)  # What came would stand there by now.
    expect(chosen).to_have_count(1)
    field.press("Escape")
    expect(field).to_have_value("bailuzhou")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_searching_in_english_on_a_phone(visit: Visit, world: World) -> None:
    author = world.person("Wren", handle="wren_walks")
    world.note(author, "Heron by the canal", "A grey heron stood there all morning #birdwatching")
    visitor = visit(phone=True, english=True)
    page = visitor.go("/")
    until_found(page, "herons canal", "Heron by the canal")
    page.goto(f"{visitor.product.url}/")
    page.get_by_role("link", name="Search", exact=True).click()
    page.wait_for_url("**/search/")
    field = page.get_by_role("combobox", name="Search")
    field.click()
    expect(page.get_by_role("option", name="herons canal")).to_be_visible()  # Kept in this browser.
    visitor.picture("search-phone-before")
    option = page.get_by_role("option", name="#birdwatching")
    for _ in range(10):  # The suggestions are made anew every few seconds while someone asks.
        field.press_sequentially("bird", delay=30)
        page.wait_for_timeout(2000)
        if option.is_visible():
            break
        page.reload()
        field.click()
    expect(option).to_be_visible()
    visitor.picture("search-phone-suggestions")
    assert faults(page) == []
    field.fill("herom")
    field.press("Enter")
    page.wait_for_url("**q=herom**")
    expect(page.locator(".note-card", has_text="Heron by the canal")).to_be_visible()
    page.goto(f"{visitor.product.url}/search/?q={quote('cannal submarine')}")
    expect(page.get_by_role("heading", name="Nothing found: cannal submarine")).to_be_visible()
    expect(page.get_by_role("link", name="Did you mean: canal submarine")).to_be_visible()
    visitor.picture("search-phone-nothing")
