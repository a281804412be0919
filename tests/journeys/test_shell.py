"""The way in: what a visitor and a member see around every page."""

from playwright.sync_api import expect

from tallgrass.moderation.actions import report_thing
from tallgrass.moderation.types import ReportReason
from tallgrass.platform.subjects import Ref
from tests.journeys.conftest import Visit
from tests.support.world import World


def test_a_visitor_sees_the_house_in_their_language(visit: Visit) -> None:
    expect(visit(english=True).go("/style-guide/").get_by_role("link", name="Sign in")).to_be_visible()
    assert visit(phone=True).go("/style-guide/").locator("html").get_attribute("lang") == "zh-Hans"


def test_a_signed_in_person_is_known(visit: Visit, world: World) -> None:
    page = visit(world.person("阿满"), english=True).go("/style-guide/")
    expect(page.get_by_role("link", name="Me").first).to_be_visible()


def test_on_a_narrow_phone_nothing_in_the_bar_lies_over_another(visit: Visit, world: World) -> None:
    page = visit(world.person("Anna"), phone=True, english=True).go("/")
    page.set_viewport_size({"width": 375, "height": 700})
    expect(page.locator(".topbar .not-phone")).to_be_hidden()  # Oneself stands in the bar below.
    tab, search = page.locator(".topbar .tab").last.bounding_box(), page.locator(".topbar .only-phone").first.bounding_box()
    assert tab
    assert search
    assert tab["x"] + tab["width"] <= search["x"]


def test_on_a_phone_the_console_stays_within_the_screen_and_shows_where_one_is(visit: Visit, world: World) -> None:
    note = world.note()
    report_thing(actor=world.person(), ref=Ref("note", note.id), reason=ReportReason.FRAUD)  # Something waits: a badge.
    page = visit(world.person(role="operator"), phone=True).go("/console/changes/")
    for path in ("/console/changes/", "/console/loop/", "/console/feed/", "/console/creators/"):
        page.goto(page.url.split("/console/")[0] + path)
        expect(page.locator(".side .waits").first).to_be_attached()
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
        expect(page.locator(".side [aria-current]")).to_be_in_viewport(ratio=0.9)
