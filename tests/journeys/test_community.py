"""The first complete journey: someone joins and publishes, someone else finds it, loves it, follows its author, who hears of it at once."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tallgrass.accounts.models import OutboxMessage
from tallgrass.media.models import Video
from tallgrass.notes.models import Like, Note, NoteCounts
from tallgrass.platform.ids import short
from tests.journeys.conftest import Visit
from tests.journeys.pictures import make_picture
from tests.media.clips import make_clip
from tests.support.world import World


def code_for(address: str) -> str:
    """The code in the last letter to an address, as its reader would find it."""
    letter = OutboxMessage.objects.filter(to=address).order_by("-id").first()
    assert letter
    found = re.search(r"\b[A-Z0-9]{3}-?[A-Z0-9]{3}\b|\b\d{6}\b", letter.text)
    assert found, letter.text
    return found.group()


def test_from_signing_up_to_being_loved(visit: Visit, world: World, tmp_path: Path) -> None:
    newcomer = visit(phone=True)
    page = newcomer.go("/sign-up/")
    page.get_by_label("怎么称呼你").fill("新来的阿满")
    page.get_by_label(re.compile("手机号或邮箱")).fill("aman@example.org")
    page.locator("input[name=agree]").check()
    page.get_by_role("button", name="加入").click()
    page.wait_for_url("**/sign-up/email/**")
    page.locator("input[name=code]").fill(code_for("aman@example.org"))
    page.get_by_role("button", name=re.compile("确认|继续|好了")).click()
    page.wait_for_url("**/welcome/**")
    page.locator("label.chip", has_text="旅行").click()
    page.get_by_role("button", name="开始逛").click()
    expect(page.locator(".channels a").nth(2)).to_have_text("旅行")  # What was chosen comes first.

    page.goto(f"{newcomer.product.url}/publish/")
    page.locator("#pick-pictures").set_input_files([make_picture(tmp_path, "green")])
    expect(page.locator(".tile[aria-busy=false]:not(.bad)")).to_have_count(1)
    page.locator(".tile .open").click()
    box = page.locator("#marking").bounding_box()
    assert box
    page.locator("#marking").click(position={"x": box["width"] * 0.3, "y": box["height"] * 0.4})
    page.locator("input[name=mark-kind][value=place]").check()
    page.get_by_label("写什么").fill("九溪")
    page.get_by_role("button", name="标上").click()
    page.get_by_role("button", name="好了").click()
    page.get_by_label("标题").fill("九溪走了一整天")
    page.get_by_label("正文").fill("雨后水大，穿不怕湿的鞋。#徒步")
    expect(page.locator("#save-state")).to_contain_text("草稿已存")
    page.get_by_role("button", name="发布", exact=True).click()
    page.wait_for_url("**/notes/**")
    expect(page.get_by_text("九溪", exact=True).first).to_be_visible()
    newcomer.picture("community-published")

    page.goto(f"{newcomer.product.url}/me/")
    bell = page.locator(".bottombar [data-unread]")
    expect(bell).to_be_hidden()

    reader = visit(world.person("路过的人"))
    wall = reader.go("/")
    card = wall.locator(".note-card", has_text="九溪走了一整天")
    for _ in range(40):  # Explore is ranked anew within seconds of a new note.
        if card.count():
            break
        wall.wait_for_timeout(1000)
        wall.reload()
    card.locator(".title a").click()
    over = wall.locator("#over-body")
    expect(over.get_by_role("heading", name="九溪走了一整天")).to_be_visible()
    over.locator(".like").click()
    over.locator(".save").click()
    over.get_by_role("button", name="关注", exact=True).click()
    expect(over.locator(".like")).to_have_attribute("aria-pressed", "true")
    expect(over.locator(".save")).to_have_attribute("aria-pressed", "true")
    expect(over.get_by_role("button", name="已关注")).to_be_visible()
    expect(card.locator(".like")).to_have_attribute("aria-pressed", "true")  # The heart under it knows.
    reader.picture("community-loved")

    expect(bell).to_be_visible()  # Without reloading.
    expect(bell).to_contain_text("3")
    page.goto(f"{newcomer.product.url}/notifications/")
    for words in ("喜欢了", "收藏了", "关注了你"):
        expect(page.locator(".notification", has_text=words)).to_contain_text("路过的人")
    newcomer.picture("community-told")


def test_a_note_opens_over_the_wall_and_back_finds_the_wall_as_it_was(visit: Visit, world: World) -> None:
    author = world.person("很会写的人")
    for number in range(30):
        world.text_note(author, f"第 {number} 句话", title=f"第 {number} 张卡")
    visitor = visit()
    page = visitor.go(author.url)
    page.mouse.wheel(0, 4000)
    expect(page.locator(".note-card")).to_have_count(30)  # The rest came by itself.
    card = page.locator(".column").first.locator(".note-card").nth(3)
    card.evaluate("card => card.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(300)
    place = page.evaluate("() => window.scrollY")
    assert place > 0
    address = card.locator(".title a").get_attribute("href")
    card.locator(".title a").click()
    expect(page.locator("#over")).to_be_visible()
    assert address and page.url.endswith(address)
    page.go_back()
    expect(page.locator("#over")).to_be_hidden()
    assert page.url.endswith(author.url)
    assert page.locator(".note-card").count() == 30
    assert page.evaluate("() => window.scrollY") == place
    page.go_forward()
    expect(page.locator("#over")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#over")).to_be_hidden()
    page.wait_for_url(f"**{author.url}")
    visitor.go(address)  # Opened cold, the same address is a page.
    expect(page.locator("#over")).to_be_hidden()
    expect(page.locator("main .note")).to_be_visible()


def test_coming_back_from_another_page_finds_the_wall_as_it_was(visit: Visit, world: World) -> None:
    author = world.person("写得更多的人")
    for number in range(25):
        world.text_note(author, f"又是第 {number} 句", title=f"又第 {number} 张")
    page = visit(world.person()).go(author.url)
    page.mouse.wheel(0, 4000)
    expect(page.locator(".note-card")).to_have_count(25)
    page.locator(".column").first.locator(".note-card").nth(3).evaluate("card => card.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(300)
    place = page.evaluate("() => window.scrollY")
    assert place > 0
    page.evaluate("() => location.assign('/settings/')")
    page.wait_for_url("**/settings/")
    page.go_back()
    page.wait_for_url(f"**{author.url}")
    expect(page.locator(".note-card")).to_have_count(25)
    assert page.evaluate("() => window.scrollY") == place


def test_the_figure_follows_each_press_though_it_is_added_up_later(visit: Visit, world: World) -> None:
    reader, note = world.person(), world.text_note(title="数字跟手")
    NoteCounts.objects.update_or_create(note_id=note.id, defaults={"likes": 41})
    visitor = visit(reader)
    page = visitor.go(f"/notes/{short(note.id)}/")
    heart, addresses = page.locator(".note-acts .like"), []
    page.on("request", lambda request: addresses.append(request.url) if request.method == "DELETE" else None)
    for shown, pressed in (("42", "true"), ("41", "false"), ("42", "true")):
        with page.expect_response("**/like/"):
            heart.click()
        expect(heart).to_have_attribute(
            "hx-delete" if pressed == "true" else "hx-post", re.compile("/like/")
        )  # The answer has taken its place.
        expect(heart).to_have_attribute("aria-pressed", pressed)
        expect(heart).to_have_text(shown)
        expect(heart).to_have_accessible_name(re.compile(shown))
    assert addresses and not any("?" in address for address in addresses)  # What proves the page ours stands in no address.


def test_a_like_goes_back_when_the_server_cannot_be_reached(visit: Visit, world: World) -> None:
    reader, note = world.person(), world.text_note(title="断网也要喜欢")
    visitor = visit(reader)
    visitor.expects("ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to load|htmx:")
    page = visitor.go(f"/notes/{short(note.id)}/")
    heart = page.locator(".note-acts .like")
    visitor.context.set_offline(True)
    heart.click()
    expect(page.locator("#problem")).to_be_visible()
    expect(heart).to_have_attribute("aria-pressed", "false")
    visitor.context.set_offline(False)
    assert not Like.objects.filter(note=note).exists()


def test_a_video_is_published_and_plays(visit: Visit, world: World, tmp_path: Path) -> None:
    author = world.person("拍视频的人")
    page = visit(author).go("/publish/")
    film = make_clip(tmp_path / "film.mp4", seconds=3)
    page.locator("label.segment", has_text="视频").click()
    page.locator("#pick-video").set_input_files(film)
    page.get_by_label("标题").fill("三秒钟的海")
    publish = page.get_by_role("button", name="发布", exact=True)
    for _ in range(120):
        if Video.objects.filter(owner_id=author.id, state="ready").exists():
            break
        page.wait_for_timeout(500)
    expect(page.locator("#save-state")).to_contain_text("草稿已存")
    publish.click()
    page.wait_for_url("**/notes/**")
    player = page.locator("video")
    expect(player).to_be_visible()
    player.evaluate("video => { video.muted = true; return video.play() }")
    page.wait_for_function("() => document.querySelector('video').currentTime > 0.5", timeout=20_000)
    note = Note.objects.get(author_id=author.id)
    assert note.cover_id == Video.objects.get(owner_id=author.id).poster_id


@pytest.mark.parametrize(("phone", "english"), [(True, False), (False, True)], ids=["phone-zh", "desktop-en"])
def test_no_serious_fault_for_those_who_do_not_see_or_point(visit: Visit, world: World, english: bool, phone: bool) -> None:
    author = world.person("无障碍")
    note = world.note(author, "给所有人看的", "大家好 #话题")
    visitor = visit(author, phone=phone, english=english, dark=phone)
    for path in ("/", f"/notes/{short(note.id)}/", author.url, "/notifications/", "/me/drafts/", "/publish/", "/settings/"):
        page = visitor.go(path)
        page.wait_for_load_state("networkidle", timeout=5000) if path == "/" else page.wait_for_timeout(300)
        assert _faults(page) == [], path
    visitor = visit(phone=phone, english=english)
    for path in ("/sign-in/", "/sign-up/", "/nothing-here/"):
        if path == "/nothing-here/":
            visitor.expects("404")
        assert _faults(visitor.go(path)) == [], path


def _faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:150]}" for fault in found if fault["impact"] in {"serious", "critical"}]
