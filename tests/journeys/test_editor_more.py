"""More of the editor: a video, marks that stand close together, and nobody kept out."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tallgrass.notes.models import Note
from tallgrass.notes.types import Kind, State
from tallgrass.platform.ids import from_short
from tests.journeys.conftest import Visit
from tests.journeys.pictures import make_picture
from tests.media.clips import make_clip
from tests.support.world import World


def test_a_video_is_sent_cut_and_published(visit: Visit, world: World, tmp_path: Path) -> None:
    visitor = visit(world.person(), phone=True)
    page = visitor.go("/publish/")
    draft = from_short(page.url.rstrip("/").rsplit("/", 1)[-1])
    page.get_by_role("radio", name="视频").check()
    page.locator("#pick-video").set_input_files(make_clip(tmp_path / "clip.mp4"))
    page.get_by_label("标题").fill("两秒钟")
    expect(page.locator("#video-words")).to_have_text("视频好了。", timeout=60_000)
    expect(page.locator("#video-box .poster img")).to_be_visible()
    visitor.picture("video")
    page.get_by_role("button", name="移除", exact=True).click()
    expect(page.locator("#add-video")).to_be_visible()
    page.get_by_role("button", name="撤销").click()
    expect(page.locator("#video-words")).to_have_text("视频好了。")
    page.get_by_role("button", name="发布", exact=True).click()
    page.wait_for_url("**/notes/**")
    note = Note.objects.get(id=draft)
    assert (note.kind, note.state) == (Kind.VIDEO, State.PUBLISHED)
    assert note.video_id and note.cover_id


def test_a_file_that_is_no_video_says_why(visit: Visit, world: World, tmp_path: Path) -> None:
    visitor = visit(world.person(), english=True)
    visitor.expects("422")
    page = visitor.go("/publish/")
    page.get_by_role("radio", name="Video").check()
    bad = tmp_path / "clip.mp4"
    bad.write_bytes(b"not a film" * 100)
    page.locator("#pick-video").set_input_files(bad)
    expect(page.locator("#problem-video")).to_contain_text("not a video")
    expect(page.locator("#add-video")).to_be_visible()


def test_labels_of_marks_do_not_cover_one_another(visit: Visit, world: World, tmp_path: Path) -> None:
    visitor = visit(world.person(), phone=True)
    page = visitor.go("/publish/")
    _open_picture(page, tmp_path)
    for label in ("厚一档的睡袋", "头灯", "山顶营地"):
        page.get_by_role("button", name="加标记").click()
        page.get_by_label("写什么").fill(label)
        page.get_by_role("button", name="标上").click()
        expect(page.locator("#marks .mark", has_text=label)).to_be_focused()
        for _ in range(3):
            page.keyboard.press("ArrowDown")
    visitor.picture("marks")
    boxes = [box for box in (label.bounding_box() for label in page.locator("#marks .mark > span").all()) if box]
    assert len(boxes) == 3
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
            apart = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
            assert beside or apart


@pytest.mark.parametrize(("phone", "english", "dark"), [(True, False, False), (False, True, True)])
def test_nothing_of_the_editor_keeps_anybody_out(
    visit: Visit, world: World, tmp_path: Path, phone: bool, english: bool, dark: bool
) -> None:
    visitor = visit(world.person(), phone=phone, english=english, dark=dark)
    page = visitor.go("/publish/")
    expect(page.locator("#tiles.none")).to_be_visible()
    _has_no_serious_fault(page)
    _open_picture(page, tmp_path)
    _has_no_serious_fault(page)
    page.locator("#retouch-open").click()
    expect(page.locator("#retouch")).to_be_visible()
    _has_no_serious_fault(page)
    page.locator("#retouch-cancel").click()
    page.locator("#picture-desk [data-closes]").last.click()
    page.locator("input[name=kind][value=text]").check()
    expect(page.locator("#card-preview[src]")).to_be_visible()
    _has_no_serious_fault(page)


def _open_picture(page: Page, folder: Path) -> None:
    page.locator("#pick-pictures").set_input_files(make_picture(folder, "green"))
    expect(page.locator(".tile[aria-busy=false]")).to_have_count(1)
    page.locator(".tile .open").click()
    expect(page.locator("#picture-desk")).to_be_visible()


def _has_no_serious_fault(page: Page) -> None:
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}).response["violations"]
    serious = [
        (fault["id"], node["html"][:200]) for fault in found if fault["impact"] in {"serious", "critical"} for node in fault["nodes"]
    ]
    assert serious == []
