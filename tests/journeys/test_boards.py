"""Boards filled together and heard of; a list that goes along where there is no network."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tallgrass.mall.actions.listings import refresh_listings
from tallgrass.notes.actions import (
    add_entry,
    add_note_to_list,
    follow_board,
    invite_editor,
    join_board,
    make_board,
    make_list,
    make_section,
    put_on_board,
    turn_entry,
)
from tallgrass.notes.list_types import EntryInput, ListKind
from tallgrass.notes.models import Board, BoardNote, ListEntry
from tallgrass.notes.queries import list_board_notes
from tallgrass.platform.ids import short
from tests.journeys.conftest import Visit
from tests.mall.support import make_mall
from tests.support.world import World


def board_titles(page: Page) -> list[str]:
    return [title.strip() for title in page.locator(".arrange-row .words > a").all_inner_texts()]


def settled(page: Page) -> None:
    expect(page.locator(".htmx-request")).to_have_count(0)


def test_a_saved_note_goes_onto_a_board_that_two_fill_and_a_third_follows(visit: Visit, world: World) -> None:
    owner, editor, follower = world.person("建专辑的人"), world.person("一起编的人", handle="bianji"), world.person("看着的人")
    note, second = world.note(title="河边的帐篷"), world.note(title="露营的灯")
    hers = visit(owner, phone=True)
    page = hers.go(f"/notes/{short(note.id)}/")
    page.get_by_role("button", name=re.compile("^收藏")).click()
    page.get_by_role("button", name="放进专辑").click()
    sheet = page.locator("#sheet")
    sheet.get_by_label("新专辑的名字").fill("两天一夜")
    sheet.get_by_role("button", name="建好放进去").click()
    expect(sheet.locator(".put-choice[aria-pressed=true]")).to_contain_text("两天一夜")
    hers.picture("boards-sheet")
    sheet.get_by_role("button", name="好了").click()
    board = Board.objects.get(owner_id=owner.id)

    page.goto(f"{hers.product.url}/boards/{short(board.id)}/editors/")
    page.get_by_label("用户名").fill("@bianji")
    page.get_by_role("button", name="邀请一起编").click()
    expect(page.get_by_text("等对方答复")).to_be_visible()

    watching = visit(follower)
    watched = watching.go(f"/boards/{short(board.id)}/")
    watched.get_by_role("button", name="关注专辑").click()
    expect(watched.get_by_role("button", name="已关注")).to_be_visible()

    theirs = visit(editor)
    other = theirs.go("/notifications/")
    line = other.locator(".notification", has_text="邀请你一起编专辑")
    for _ in range(20):
        if line.count():
            break
        other.wait_for_timeout(500)
        other.reload()
    line.get_by_role("link", name="两天一夜").first.click()
    other.get_by_role("button", name="一起编").click()
    expect(other.get_by_role("link", name="整理")).to_be_visible()
    other.goto(f"{theirs.product.url}/notes/{short(second.id)}/")
    other.get_by_role("button", name=re.compile("^收藏")).click()
    other.get_by_role("button", name="放进专辑").click()
    other.locator("#sheet .put-choice", has_text="两天一夜").click()
    expect(other.locator("#sheet .put-choice[aria-pressed=true]")).to_contain_text("两天一夜")

    told = watching.go("/notifications/")
    line = told.locator(".notification", has_text="往你关注的专辑里添了新笔记")
    for _ in range(20):
        if line.count():
            break
        told.wait_for_timeout(500)
        told.reload()
    expect(line).to_contain_text("两天一夜")
    watching.picture("boards-told")
    page.goto(f"{hers.product.url}/boards/{short(board.id)}/")
    expect(page.locator(".note-card")).to_have_count(2)
    expect(page.locator(".board-head")).to_contain_text("一起编的人")
    hers.picture("boards-board-phone")


def test_a_board_is_put_in_order_by_hand_and_by_keys(visit: Visit, world: World) -> None:
    owner = world.person("排顺序的人")
    board = make_board(actor=owner, name="要排的")
    for title in ("丙", "乙", "甲"):
        put_on_board(actor=owner, board=board, note=world.text_note(title=title))
    visitor = visit(owner)
    page = visitor.go(f"/boards/{short(board.id)}/arrange/")
    assert board_titles(page) == ["甲", "乙", "丙"]
    down = page.get_by_role("button", name="下移：甲")
    down.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".arrange-row").first).to_contain_text("乙")
    expect(page.get_by_role("button", name="下移：甲")).to_be_focused()  # So that it can be pressed again.
    page.keyboard.press("Enter")
    expect(page.locator(".arrange-row").last).to_contain_text("甲")

    grip, first = page.locator("[data-grip]").last.bounding_box(), page.locator(".arrange-row").first.bounding_box()
    assert grip
    assert first
    page.mouse.move(grip["x"] + 8, grip["y"] + 20)
    page.mouse.down()
    page.mouse.move(grip["x"] + 8, first["y"] + 30, steps=8)
    page.mouse.move(grip["x"] + 8, first["y"] + 4, steps=4)
    page.mouse.up()
    settled(page)
    expect(page.locator(".arrange-row").first).to_contain_text("甲")
    page.reload()
    assert board_titles(page) == ["甲", "乙", "丙"]
    assert [card.title for card in list_board_notes(board, viewer=owner)] == ["甲", "乙", "丙"]
    visitor.picture("boards-arrange")
    page.locator(".arrange-row").first.get_by_label("对这篇").click()
    page.get_by_role("button", name="从专辑拿走").first.click()
    expect(page.locator(".arrange-row")).to_have_count(2)
    assert BoardNote.objects.filter(board=board).count() == 2


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


@pytest.mark.parametrize("phone", [True, False])
def test_a_product_goes_onto_a_list_and_is_ticked_off_in_the_shop(visit: Visit, world: World, phone: bool) -> None:
    mall, owner = make_mall(), world.person("要去买的人")
    product = mall.product("白茶精华")
    mall.stock(mall.variant(product), 5)
    refresh_listings([product.id])
    hers = visit(owner, phone=phone, installed=phone)
    page = hers.go(f"/goods/{short(product.id)}/")
    page.get_by_role("link", name="加到清单").click()
    sheet = page.locator("#sheet")
    sheet.get_by_label("新清单的名字").fill("秋天要买")
    hers.picture("goods-put-" + ("phone" if phone else "desktop"))
    sheet.get_by_role("button", name="开好加进去").click()
    expect(sheet.locator(".put-choice")).to_contain_text("已经在里面")
    sheet.get_by_role("link", name="看我的清单").click()
    page.get_by_role("link", name="秋天要买").click()
    entry = page.locator(".list-entry", has_text="白茶精华")
    expect(entry).to_contain_text("¥129")
    expect(entry).to_contain_text("有货")
    assert Axe().run(page).violations_count == 0
    hers.picture("lists-goods-" + ("phone" if phone else "desktop"))
    if phone:
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.get_by_role("button", name="留着路上用").click()
        expect(page.locator(".toast", has_text="留好了")).to_be_visible()
        hers.expects("ERR_INTERNET_DISCONNECTED")
        hers.expects("Failed to load resource")
        hers.context.set_offline(True)
        page.reload()
        expect(page.locator("#offline")).to_be_visible()
        expect(page.locator(".list-entry", has_text="白茶精华")).to_contain_text("¥129")
    page.get_by_role("checkbox", name="白茶精华").click()
    expect(page.locator("[data-progress]")).to_have_text("1 / 1")
    if phone:
        hers.context.set_offline(False)
        expect(entry.locator("[data-state]")).to_be_hidden()
    page.reload()  # At once: what was pressed is kept before it is sent.
    expect(page.get_by_role("checkbox", name="白茶精华")).to_be_checked()
    expect(entry.locator("[data-state]")).to_be_hidden()
    assert ListEntry.objects.filter(ticked=True, subject_id=product.id).exists()


def test_a_page_asked_for_before_the_press_arrived_shows_it_all_the_same(visit: Visit, world: World) -> None:
    owner = world.person("按了就刷新的人")
    checklist = make_list(actor=owner, name="周末")
    add_entry(actor=owner, checklist=checklist, entry=EntryInput(words="买豆子"))
    hers = visit(owner)
    address = f"/lists/{short(checklist.id)}/"
    page = hers.go(address)
    presses: list[Route] = []

    def hold(route: Route) -> None:
        presses.append(route)

    def page_drawn_before_the_press(route: Route) -> None:
        if not route.request.is_navigation_request():
            return route.continue_()
        drawn = route.fetch()
        with page.expect_response(lambda answer: answer.request.method == "PUT"):
            presses[0].continue_()
        page.wait_for_timeout(300)  # The page that is left hears of the answer, and it is over for that page.
        return route.fulfill(response=drawn)

    page.route(lambda url: url.endswith(address), page_drawn_before_the_press)
    page.route(lambda url: "/tick/" in url, hold)
    with page.expect_request(lambda asked: asked.method == "PUT"):
        page.get_by_role("checkbox", name="买豆子").click()
    page.reload()
    expect(page.get_by_role("checkbox", name="买豆子")).to_be_checked()
    assert ListEntry.objects.get(checklist_id=checklist.id).ticked


def test_of_two_devices_the_later_press_counts_and_the_other_is_told_so(visit: Visit, world: World) -> None:
    owner = world.person("两台设备的人")
    checklist = make_list(actor=owner, name="超市", kind=ListKind.WISH)
    milk = add_entry(actor=owner, checklist=checklist, entry=EntryInput(words="牛奶"))
    hers = visit(owner, installed=True)
    page = hers.go(f"/lists/{short(checklist.id)}/")
    expect(page.locator("[data-kept]")).to_have_text(re.compile("已留在这台设备上"))
    hers.expects("ERR_INTERNET_DISCONNECTED")
    hers.expects("Failed to load resource")
    hers.context.set_offline(True)
    page.get_by_role("checkbox", name="牛奶").click()
    expect(page.locator("[data-state]")).to_have_text("会在有网时送出")
    page.wait_for_timeout(3000)  # The device says how long ago it was pressed; what its word takes on the way makes that later.
    turn_entry(actor=owner, checklist=checklist, entry_id=milk.id, ticked=True)
    turn_entry(actor=owner, checklist=checklist, entry_id=milk.id, ticked=False)
    hers.context.set_offline(False)
    expect(page.locator("[data-state]")).to_have_text("别的设备后来改过，按那边的算")
    expect(page.get_by_role("checkbox", name="牛奶")).not_to_be_checked()
    page.get_by_role("checkbox", name="牛奶").click()
    expect(page.locator(".toast", has_text="勾掉了「牛奶」").last).to_be_visible()
    page.locator(".toast", has_text="勾掉了").last.get_by_role("button", name="撤销").click()
    expect(page.get_by_role("checkbox", name="牛奶")).not_to_be_checked()


def test_what_was_kept_goes_when_someone_else_reads_here(visit: Visit, world: World) -> None:
    owner = world.person("先用这台的人")
    checklist = make_list(actor=owner, name="私房清单")
    hers = visit(owner, installed=True)
    page = hers.go(f"/lists/{short(checklist.id)}/")
    expect(page.locator("[data-kept]")).to_have_text(re.compile("已留在这台设备上"))
    hers.forget()
    page.goto(f"{hers.product.url}/explore/food/")
    for _ in range(20):  # A wait for a function of the page would be refused by the content policy from its second turn on.
        if not page.evaluate("caches.has('tallgrass-lists')"):
            break
        page.wait_for_timeout(100)
    assert not page.evaluate("caches.has('tallgrass-lists')")
    assert page.evaluate("localStorage.getItem('kept-lists')") is None


@pytest.mark.parametrize(("phone", "english"), [(True, False), (False, True)], ids=["phone-zh", "desktop-en"])
def test_the_pages_are_for_everyone(visit: Visit, world: World, phone: bool, english: bool) -> None:
    """axe finds nothing on any page of boards and lists, in both languages, on a phone in the dark too."""
    owner, editor = world.person("看得清的人"), world.person("也看得清的人")
    board = make_board(actor=owner, name="看得清", description="谁都看得清")
    notes = [world.note(title=f"第 {turn} 篇") for turn in range(5)]
    for note in notes:
        put_on_board(actor=owner, board=board, note=note)
    invite_editor(actor=owner, board=board, person=editor)
    join_board(actor=editor, board=board)
    follow_board(actor=editor, board=board)
    checklist = make_list(actor=owner, name="三天两夜", kind=ListKind.TRIP, about="冬天去", currency="JPY")
    make_section(actor=owner, checklist=checklist, name="第一天")
    add_entry(actor=owner, checklist=checklist, entry=EntryInput(words="眼药水", remark="蓝色的", quantity=3, price=698))
    add_note_to_list(actor=owner, checklist=checklist, note=notes[0])
    visitor = visit(owner, phone=phone, english=english, dark=phone)
    at_board, at_list = f"/boards/{short(board.id)}/", f"/lists/{short(checklist.id)}/"
    wrong: dict[str, list[str]] = {}
    for path in (
        at_board,
        f"{at_board}arrange/",
        f"{at_board}editors/",
        f"{at_board}edit/",
        f"/@{owner.handle}/boards/",
        f"/notes/{short(notes[0].id)}/boards/",
        f"/notes/{short(notes[0].id)}/lists/",
        "/boards/new/",
        "/me/lists/",
        at_list,
        f"{at_list}edit/",
    ):
        page = visitor.go(path)
        page.wait_for_load_state("networkidle")
        found = [f"{violation['id']}: {violation['nodes'][0]['html'][:200]}" for violation in Axe().run(page).response["violations"]]
        if not page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"):
            found.append("scrolls sideways")
        if found:
            wrong[path] = found
        name = path.strip("/").replace("/", "-").replace("@", "").replace(short(board.id), "b").replace(short(checklist.id), "l")
        visitor.picture(f"page-{name.replace(short(notes[0].id), 'n')}-{'phone' if phone else 'desktop'}-{'en' if english else 'zh'}")
    assert wrong == {}
