"""Private letters between two browsers: live, typing, read, a note handed on, a stranger's one letter, a block; nothing lost without a network."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tallgrass.accounts.models import Person
from tallgrass.messages.models import Letter
from tallgrass.platform.ids import short
from tests.journeys.conftest import Visit
from tests.journeys.pictures import make_picture
from tests.messages.support import befriend, side_of, write
from tests.support.world import World


def friends(world: World, one: str, two: str) -> tuple[Person, Person]:
    first, second = world.person(one), world.person(two)
    befriend(first, second)
    return first, second


def address_of(one: Person, two: Person) -> str:
    return f"/letters/{short(side_of(one, two).conversation_id)}/"


def bubble(page: Page, words: str):  # type: ignore[no-untyped-def]
    return page.locator("#letter-list .bubble", has_text=words)


def test_two_friends_write_to_each_other(visit: Visit, world: World, tmp_path: Path) -> None:
    man, qing = friends(world, "写信的阿满", "收信的子清")
    hers = visit(man, phone=True)
    page = hers.go(qing.url)
    page.get_by_role("link", name="写信").click()
    box = page.get_by_label("写给 收信的子清")
    box.fill("周末去九溪吗")
    his = visit(qing)
    other = his.go("/")
    dot = other.locator(".rail [data-unread=letters_unread]")
    expect(dot).to_be_hidden()
    page.get_by_role("button", name="发送").click()
    page.wait_for_url(re.compile(r"/letters/(?!to/)"))
    expect(bubble(page, "周末去九溪吗")).to_be_visible()
    expect(dot).to_contain_text("1")  # Without reloading.

    other.goto(f"{his.product.url}/letters/")
    other.locator(".conversation", has_text="写信的阿满").click()
    expect(bubble(other, "周末去九溪吗")).to_be_visible()
    expect(dot).to_be_hidden()
    expect(page.locator("#read-mark")).to_have_text("已读")

    other.get_by_label("写给 写信的阿满").press_sequentially("去，几点", delay=20)
    expect(page.locator("#typing")).to_have_text("正在写…")
    other.keyboard.press("Shift+Enter")
    other.keyboard.type("我带伞")
    other.keyboard.press("Enter")
    expect(bubble(page, "去，几点\n我带伞")).to_be_visible()
    expect(page.locator("#typing")).to_have_text("")
    expect(other.locator("#read-mark")).to_be_visible()  # Her page is open, so she has read it.
    assert other.locator("#letter-text").input_value() == ""

    page.locator("#letter-picture").set_input_files(make_picture(tmp_path, "green"))
    picture = other.locator("#letter-list .letter-picture img")
    expect(picture).to_be_visible()
    other.wait_for_function("() => document.querySelector('.letter-picture img').naturalWidth > 0")

    bubble(page, "周末去九溪吗").locator("xpath=..").locator("summary").click()
    page.get_by_role("button", name="收回").click()
    expect(page.locator(".letter-gone")).to_have_text("你收回了一封信")
    expect(other.locator(".letter-gone")).to_have_text("对方收回了一封信")
    hers.picture("letters-phone")
    his.picture("letters-desktop")


def test_a_note_is_handed_on_from_its_sheet(visit: Visit, world: World) -> None:
    one, two = friends(world, "分享的人", "收到的人")
    note = world.note(world.person("作者"), "值得一看的地方")
    page = visit(one).go(f"/notes/{short(note.id)}/")
    page.get_by_role("button", name="分享").click()
    sheet = page.locator("#share")
    sheet.locator(".friend", has_text="收到的人").click()
    sheet.get_by_label("附一句话").fill("想去")
    sheet.get_by_role("button", name="发送").click()
    expect(sheet.locator(".sent-line")).to_contain_text("收到的人")
    other = visit(two, phone=True).go(address_of(two, one))
    card = other.locator(".letter-card", has_text="值得一看的地方")
    expect(card).to_be_visible()
    card.click()
    other.wait_for_url(f"**/notes/{short(note.id)}/")


def test_a_stranger_writes_one_letter_and_is_blocked(visit: Visit, world: World) -> None:
    stranger, me = world.person("路过的生人"), world.person("被写信的人")
    hers = visit(stranger)
    page = hers.go(f"/letters/to/{short(me.id)}/")
    expect(page.get_by_text("先写一封，等回信后再接着聊")).to_be_visible()
    page.get_by_label("写给 被写信的人").fill("请问鞋在哪里买的")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/letters/(?!to/)"))
    expect(page.get_by_text("等回信后就能继续写了")).to_be_visible()
    expect(page.locator("#composer")).to_have_count(0)

    mine = visit(me, phone=True)
    other = mine.go("/letters/")
    other.locator(".requests-line").click()
    other.locator(".conversation", has_text="路过的生人").click()
    expect(other.get_by_text("回信就是接受")).to_be_visible()
    mine.picture("letters-request")
    assert page.locator("#read-mark").count() == 0
    other.locator(".request-bar").get_by_role("button", name="拉黑").click()
    other.locator("#confirm").get_by_role("button", name="拉黑").click()
    other.wait_for_url("**/letters/")
    hers.expects("404")
    assert page.goto(hers.product.url + address_of(stranger, me)).status == 404  # type: ignore[union-attr]


def test_a_list_that_comes_anew_does_not_swallow_a_press(visit: Visit, world: World) -> None:
    one, two = friends(world, "按着的人", "写信来的人")
    write(two, one, "第一封")
    page = visit(one).go("/letters/")
    line = page.locator(".conversation", has_text="写信来的人")
    again = "() => document.body.dispatchEvent(new CustomEvent('live:letter', { detail: {} }))"
    line.hover()
    page.mouse.down()
    line.evaluate("element => { element.dataset.pressed = 'yes'; element.addEventListener('click', event => event.preventDefault()) }")
    with page.expect_response("**/letters/"):
        page.evaluate(again)
    page.wait_for_timeout(200)  # It would stand there by now.
    expect(line).to_have_attribute("data-pressed", "yes")
    with page.expect_response("**/letters/"):  # Asked for again once the finger is lifted.
        page.mouse.up()
    expect(page.locator("[data-pressed]")).to_have_count(0)
    line.hover()
    page.mouse.down()
    with page.expect_response("**/letters/"):
        page.evaluate(again)
    page.mouse.up()
    page.wait_for_url(re.compile(r"/letters/."))


def test_without_a_network_nothing_is_lost(visit: Visit, world: World) -> None:
    one, two = friends(world, "断网的人", "等信的人")
    write(two, one, "在吗")
    visitor = visit(one)
    visitor.expects("ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to load|htmx:")
    page = visitor.go(address_of(one, two))
    box = page.locator("#letter-text")
    visitor.context.set_offline(True)
    expect(page.locator("#offline")).to_be_visible()
    box.fill("地铁里没有信号")
    page.keyboard.press("Enter")
    waiting = page.locator("#outbox .letter")
    expect(waiting).to_contain_text("没有网络")
    page.evaluate("() => document.body.dispatchEvent(new CustomEvent('live:letter', { detail: {} }))")
    page.wait_for_timeout(400)  # What loads by itself does not take the field from who writes.
    expect(box).to_be_focused()
    box.fill("写到一半的话")
    visitor.context.set_offline(False)
    expect(bubble(page, "地铁里没有信号")).to_be_visible()  # By itself.
    expect(waiting).to_have_count(0)
    assert Letter.objects.filter(text="地铁里没有信号").count() == 1
    page.reload()
    expect(page.locator("#letter-text")).to_have_value("写到一半的话")


def test_older_letters_come_above_and_the_place_is_kept(visit: Visit, world: World) -> None:
    one, two = friends(world, "翻旧信的人", "常写信的人")
    for number in range(80):
        write(two, one, f"第 {number} 封信，写得长一点，看看位置会不会动")
    page = visit(one, phone=True).go(address_of(one, two))
    scroll = page.locator("#letter-scroll")
    expect(bubble(page, "第 79 封")).to_be_in_viewport()
    first = page.locator("#letter-51")
    scroll.evaluate("box => { box.scrollTop = -box.scrollHeight }")
    expect(page.locator("#letter-list > .letter")).to_have_count(60)
    expect(first).to_be_in_viewport()
    place = scroll.evaluate("box => box.scrollTop")
    write(two, one, "翻旧信时来的新信")
    expect(bubble(page, "翻旧信时来的新信")).to_be_attached()
    expect(first).to_be_in_viewport()
    assert scroll.evaluate("box => box.scrollTop") < place
    page.goto(f"{page.url.split('/letters/')[0]}/letters/search/?q=第 7 封")
    page.locator(".conversation", has_text="第 7 封").click()
    expect(bubble(page, "第 7 封信")).to_be_in_viewport()


@pytest.mark.parametrize(("phone", "english"), [(True, False), (False, True)], ids=["phone-zh", "desktop-en"])
def test_letters_can_be_read_and_written_without_seeing_or_pointing(visit: Visit, world: World, english: bool, phone: bool) -> None:
    one, two = friends(world, "看不见的人", "朋友")
    note = world.note(two, "一篇笔记")
    write(one, two, "你好 https://example.org")
    write(two, one, "你好呀")
    write(world.person("陌生人"), one)
    visitor = visit(one, phone=phone, english=english, dark=phone)
    for path in ("/letters/", address_of(one, two), "/letters/requests/", "/letters/search/?q=你好", "/settings/letters/"):
        page = visitor.go(path)
        page.wait_for_timeout(300)
        assert _faults(page) == [], path
        assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
    page = visitor.go(f"/notes/{short(note.id)}/")
    page.locator("[data-share]").click()
    expect(page.locator(".friend").first).to_be_visible()
    assert _faults(page) == []


def _faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:150]}" for fault in found if fault["impact"] in {"serious", "critical"}]
