"""The components at work, on the page that shows them all."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visit

GUIDE = "/style-guide/"


@pytest.mark.parametrize(("phone", "english", "dark"), [(False, False, False), (True, True, True)])
def test_nothing_keeps_anybody_out(visit: Visit, phone: bool, english: bool, dark: bool) -> None:
    page = visit(phone=phone, english=english, dark=dark).go(GUIDE)
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}).response["violations"]
    assert not [(fault["id"], fault["nodes"][0]["html"]) for fault in found if fault["impact"] in {"serious", "critical"}]


def test_a_dialog_closes_by_key_by_button_and_by_its_ground(visit: Visit) -> None:
    page = visit(english=True).go(GUIDE)
    dialog = page.get_by_role("dialog", name="Delete this note?")
    for close in (
        lambda: page.keyboard.press("Escape"),
        lambda: dialog.get_by_role("button", name="Keep").click(),
        lambda: page.mouse.click(5, 5),
    ):
        page.get_by_role("button", name="Delete note").click()
        expect(dialog).to_be_visible()
        close()
        expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Delete note")).to_be_focused()


def test_the_look_changes_at_once_and_is_kept(visit: Visit) -> None:
    page = visit(english=True).go(GUIDE)
    page.get_by_label("Language and look").click()
    with page.expect_response("**/theme/"):
        page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_script_and_server_deal_the_wall_alike(visit: Visit) -> None:
    page = visit().go(GUIDE)
    for width, columns in ((700, 3), (390, 2), (1000, 4), (1440, 5)):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator(".wall")).to_have_attribute("data-columns", str(columns))
        by_script = _dealt(page)
        page.reload()
        assert _dealt(page) == by_script


def test_nothing_moves_once_it_is_shown(visit: Visit) -> None:
    visitor = visit(phone=True)
    visitor.page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => window.moved += entry.value))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    page = visitor.go(GUIDE)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.moved") < 0.05


def _dealt(page: Page) -> list[list[str]]:
    return page.evaluate("[...document.querySelectorAll('.wall > .column')].map(column => [...column.children].map(card => card.id))")
