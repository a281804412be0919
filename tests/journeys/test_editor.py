"""Writing a note in the browser: pictures with marks, crop and filter; text cards; publishing now, later, and changing it after."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tallgrass.media.models import Picture
from tallgrass.notes.models import Mark, Note
from tallgrass.notes.types import Kind, State
from tallgrass.platform import clock
from tallgrass.platform.ids import from_short, short
from tests.journeys.conftest import Visit
from tests.journeys.pictures import make_picture
from tests.support.world import World

_WATCH_UPLOADS = """() => {
  const append = FormData.prototype.append
  FormData.prototype.append = function (name, file) {
    createImageBitmap(file).then(({ width, height }) => { window.sent = [width, height] })
    append.apply(this, arguments)
  }
}"""
"""Keeps the measures of the picture that leaves the page; the browser shows no bodies of files to its driver."""


def _saved(page: Page) -> None:
    expect(page.locator("#save-state")).to_contain_text("草稿已存")


def _note_of(page: Page) -> Note:
    return Note.objects.get(id=from_short(page.url.rstrip("/").rsplit("/", 1)[-1]))


def _add_pictures(page: Page, folder: Path, *colours: str) -> None:
    page.locator("#pick-pictures").set_input_files([make_picture(folder, colour) for colour in colours])
    expect(page.locator(".tile[aria-busy=false]:not(.bad)")).to_have_count(len(colours))


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desktop"])
def test_a_note_with_pictures_marks_crop_and_filter(visit: Visit, world: World, tmp_path: Path, phone: bool) -> None:
    visitor = visit(world.person("阿满"), phone=phone)
    page = visitor.go("/publish/")
    _add_pictures(page, tmp_path, "red", "green", "blue")
    draft = _note_of(page)

    page.locator(".tile .open").nth(2).click()
    page.get_by_role("button", name="设为封面").click()
    expect(page.locator("#picture-desk-title")).to_have_text("第 1 张，共 3 张")
    box = page.locator("#marking").bounding_box()
    assert box
    page.locator("#marking").click(position={"x": box["width"] * 0.75, "y": box["height"] * 0.5})
    page.locator("input[name=mark-kind][value=price]").check()
    page.get_by_label("写什么").fill("29 元")
    page.get_by_role("button", name="标上").click()
    mark = page.locator("#marks .mark")
    expect(mark).to_have_class("mark flipped")
    mark.press("ArrowUp")

    page.get_by_role("button", name="裁剪和滤镜").click()
    page.locator("input[name=ratio][value='1']").check()
    page.locator("input[name=filter][value=dew]").check()
    page.locator("#crop-frame").press("ArrowDown")
    visitor.picture(f"retouch-{'phone' if phone else 'desktop'}")
    page.get_by_role("button", name="用这张").click()
    expect(page.locator("#retouch")).to_be_hidden()
    page.get_by_label("图片描述").fill("蓝色的帐篷")
    page.get_by_role("button", name="好了").click()

    page.get_by_label("标题").fill("第一次露营")
    page.get_by_label("正文").fill("头灯一人一个。#露营")
    expect(page.locator("#topics .chip")).to_have_text("#露营")
    page.locator(".chip", has_text="旅行").click()
    _saved(page)
    visitor.picture(f"full-{'phone' if phone else 'desktop'}")
    page.get_by_role("button", name="发布", exact=True).click()
    page.wait_for_url("**/notes/**")

    note = Note.objects.get(id=draft.id)
    assert (note.state, note.picture_count, note.channel) == (State.PUBLISHED, 3, "travel")
    cover = note.pictures.get(position=0)
    picture = Picture.objects.get(id=cover.picture_id)
    assert picture.width == picture.height
    assert cover.alt == "蓝色的帐篷"
    point = Mark.objects.get(note_picture=cover)
    assert (point.kind, point.label) == ("price", "29 元")
    assert 700 < point.x < 800


def test_tiles_are_ordered_by_dragging(visit: Visit, world: World, tmp_path: Path) -> None:
    page = visit(world.person()).go("/publish/")
    _add_pictures(page, tmp_path, "red", "green", "blue")
    before = page.locator(".tile img").evaluate_all("all => all.map(one => one.src)")
    page.locator(".tile").nth(2).drag_to(page.locator(".tile").nth(0))
    expect(page.locator(".tile img").first).to_have_attribute("src", before[2])
    page.locator(".tile .open").first.press("Alt+ArrowRight")
    expect(page.locator(".tile img").nth(1)).to_have_attribute("src", before[2])
    page.locator(".tile .remove").first.click()
    expect(page.locator(".tile:not(.adding)")).to_have_count(2)
    page.get_by_role("button", name="撤销").click()
    expect(page.locator(".tile:not(.adding)")).to_have_count(3)


def test_a_photo_lying_on_its_side_arrives_upright_and_smaller(visit: Visit, world: World, tmp_path: Path) -> None:
    page = visit(world.person(), phone=True).go("/publish/")
    page.evaluate(_WATCH_UPLOADS)
    page.locator("#pick-pictures").set_input_files(make_picture(tmp_path, "sand", (3000, 4000), turned=True))
    page.wait_for_function("() => window.sent")
    assert page.evaluate("window.sent") == [2160, 2880]
    expect(page.locator(".tile[aria-busy=false]")).to_have_count(1)
    with page.expect_response(lambda answer: answer.request.method == "PUT" and "marks" in (answer.request.post_data or "")):
        page.get_by_label("标题").fill("躺着拍的")
    picture = Picture.objects.get(id=_note_of(page).cover_id)
    assert picture.height > picture.width


@pytest.mark.parametrize("english", [False, True], ids=["zh", "en"])
def test_a_text_card(visit: Visit, world: World, english: bool) -> None:
    visitor = visit(world.person("Yuan" if english else "阿元"), phone=not english, english=english, dark=english)
    page = visitor.go("/publish/")
    draft = _note_of(page)
    page.locator("input[name=kind][value=text]").check()
    text = page.get_by_label("Words on the card" if english else "卡上的字")
    text.fill("Let the days grow" if english else "把日子过成慢慢长出来的样子")
    text.evaluate("area => area.setSelectionRange(0, 3)")
    page.locator("#emphasise").click()
    page.locator("input[name=template][value=night]").check()
    page.locator("input[name=ground-night][value=plum]").check()
    with page.expect_response("**/text-card/**") as drawn:
        page.locator("#regrow").click()
    assert drawn.value.headers["content-type"] == "image/png"
    visitor.picture(f"card-{'en' if english else 'zh'}")
    page.locator("#publish").click()
    page.wait_for_url("**/notes/**")
    note = Note.objects.get(id=draft.id)
    assert note.kind == Kind.TEXT and note.cover_id
    assert (note.text_card or {})["text"].startswith("*Let*" if english else "*把日子*")
    assert (note.text_card or {})["ground"] == "plum"


def test_a_bad_file_says_why_and_the_rest_stays(visit: Visit, world: World, tmp_path: Path) -> None:
    visitor = visit(world.person(), phone=True)
    visitor.expects("422")
    page = visitor.go("/publish/")
    page.get_by_label("标题").fill("三张图")
    _add_pictures(page, tmp_path, "red")
    bad = tmp_path / "letter.jpg"
    bad.write_bytes(b"this is not a picture" * 50)
    page.locator("#pick-pictures").set_input_files(bad)
    failed = page.locator(".tile.bad .failed p")
    expect(failed).to_contain_text("不是图片")
    visitor.picture("bad-file")
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.locator("#problem-pictures")).to_contain_text("没传上")
    page.locator(".tile.bad .remove").click()
    page.get_by_role("button", name="发布", exact=True).click()
    page.wait_for_url("**/notes/**")


def test_what_is_missing_is_said_at_its_field(visit: Visit, world: World) -> None:
    visitor = visit(world.person(), phone=True)
    visitor.expects("422")
    page = visitor.go("/publish/")
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.locator("#problem-pictures")).to_be_visible()
    page.get_by_label("标题").fill("这个标题比二十个字还要长很多很多很多很多很多")
    expect(page.locator("#problem-title")).to_contain_text("最多 20 个字")
    visitor.picture("failing")
    page.get_by_label("标题").fill("短标题")
    expect(page.locator("#problem-title")).to_be_hidden()
    _saved(page)


def test_a_note_waits_for_its_time(visit: Visit, world: World, tmp_path: Path) -> None:
    visitor = visit(world.person(), zone="America/New_York")
    page = visitor.go("/publish/")
    draft = _note_of(page)
    _add_pictures(page, tmp_path, "green")
    page.get_by_label("标题").fill("明天见")
    page.get_by_role("switch", name="定时发布").check()
    expect(page.locator("#at-zone")).to_have_text("America/New York")
    expect(page.locator("#publish")).to_have_text("定时发布")
    chosen = page.locator("#at").input_value()
    page.locator("#publish").click()
    page.wait_for_url("**/drafts/")
    note = Note.objects.get(id=draft.id)
    assert note.state == State.SCHEDULED and note.scheduled_for
    assert timedelta(minutes=30) < note.scheduled_for - clock.now() < timedelta(minutes=95)
    assert chosen[14:16] == f"{note.scheduled_for.minute:02}"
    page = visitor.go(f"/publish/{draft_url(note)}/")
    page.get_by_role("button", name="取消定时").click()
    expect(page.get_by_label("标题")).to_have_value("明天见")


def test_a_published_note_is_changed_when_its_author_says_so(visit: Visit, world: World, tmp_path: Path) -> None:
    person = world.person()
    page = visit(person).go("/publish/")
    _add_pictures(page, tmp_path, "blue")
    page.get_by_label("标题").fill("旧标题")
    page.get_by_role("button", name="发布", exact=True).click()
    page.wait_for_url("**/notes/**")
    note = _note_of(page)
    page = visit(person, phone=True).go(f"/publish/{draft_url(note)}/")
    page.get_by_label("标题").fill("新标题")
    expect(page.locator("#save-state")).to_contain_text("还没保存")
    note.refresh_from_db()
    assert note.title == "旧标题"
    page.get_by_role("button", name="保存修改").click()
    page.wait_for_url("**/notes/**")
    note.refresh_from_db()
    assert note.title == "新标题"


def draft_url(note: Note) -> str:
    return short(note.id)
