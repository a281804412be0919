"""The feed: what is seen is told."""

from axe_playwright_python.sync_playwright import Axe
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


def until_shown(page: Page, id: int) -> None:
    """Look again until the wall has been ranked with a new note in it."""
    for _ in range(40):
        if page.locator(f"#note-{short(id)}").count():
            return
        page.wait_for_timeout(1000)
        page.reload()


def test_what_is_seen_opened_and_how_long_is_told(visit: Visit, world: World) -> None:
    author, reader = world.person(), world.person()
    note = world.note(author, title="山里的早饭")
    world.read_log()
    page = visit(reader, phone=True).go("/")
    until_shown(page, note.id)
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


def test_a_card_says_why_and_is_put_away_and_back(visit: Visit, world: World) -> None:
    author, reader = world.person("写早饭的"), world.person()
    note = world.note(author, title="不想看的早饭", channel="food")
    world.read_log()
    visitor = visit(reader, phone=True)
    page = visitor.go("/")
    until_shown(page, note.id)
    card = page.locator(f"#note-{short(note.id)}")
    card.get_by_role("button", name="为什么看到它").click()
    sheet = page.locator("#sheet")
    expect(sheet.get_by_role("heading", name="为什么看到它")).to_be_visible()
    expect(sheet).to_contain_text("热的在前")
    visitor.picture("feed-why-phone")
    sheet.get_by_role("button", name="不感兴趣").click()
    expect(card).to_be_hidden()
    page.get_by_role("button", name="撤销").click()
    expect(card).to_be_visible()
    card.get_by_role("button", name="为什么看到它").click()
    sheet.get_by_role("button", name="不看 写早饭的 的").click()
    expect(card).to_be_hidden()
    page.get_by_role("button", name="撤销").wait_for()
    assert until_told(page, thing_id=note.id, person_id=reader.id, kind=BehaviourKind.HIDE)
    page.goto(visitor.product.url + "/settings/feed/")
    expect(page.get_by_text("写早饭的 的所有笔记")).to_be_visible()
    visitor.picture("feed-settings-phone")
    faults = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [fault["id"] for fault in faults if fault["impact"] in {"serious", "critical"}] == []
