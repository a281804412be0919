"""The way in: what a visitor and a member see around every page."""

from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.support.world import World


def test_a_visitor_sees_the_house_in_their_language(visit: Visit) -> None:
    expect(visit(english=True).go("/style-guide/").get_by_role("link", name="Sign in")).to_be_visible()
    assert visit(phone=True).go("/style-guide/").locator("html").get_attribute("lang") == "zh-Hans"


def test_a_signed_in_person_is_known(visit: Visit, world: World) -> None:
    page = visit(world.person("阿满"), english=True).go("/style-guide/")
    expect(page.get_by_role("link", name="Me").first).to_be_visible()
