"""The feed: what is seen is told."""

from playwright.sync_api import Page, expect

from tallgrass.discovery.models import Behaviour
from tallgrass.discovery.types import BehaviourKind
from tallgrass.platform.ids import short
from tests.journeys.conftest import Visit
from tests.support.world import World


def until_told(page: Page, **wanted: object) -> list[int]:
    """Wait until the place has heard it; the values."""
    for _ in range(40):
        found = list(Behaviour.objects.filter(**wanted).values_list("value", flat=True))
        if found:
            return found
        page.wait_for_timeout(250)
    return []


def test_what_is_seen_opened_and_how_long_is_told(visit: Visit, world: World) -> None:
    author, reader = world.person(), world.person()
    note = world.note(author, title="山里的早饭")
    world.read_log()
    page = visit(reader, phone=True).go("/")
    expect(page.locator(f"#note-{short(note.id)}")).to_be_visible()
    mine = {"thing_id": note.id, "person_id": reader.id}
    assert until_told(page, kind=BehaviourKind.EXPOSURE, **mine)
    page.get_by_role("link", name="山里的早饭").click()
    expect(page.locator("#over-body h1")).to_be_visible()
    page.wait_for_timeout(600)
    page.go_back()
    assert until_told(page, kind=BehaviourKind.CLICK, **mine)
    assert until_told(page, kind=BehaviourKind.DWELL, **mine)[0] > 500
    assert Behaviour.objects.filter(**mine).count() == 3
