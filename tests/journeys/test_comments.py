"""Two people at two browsers: one writes, the other sees it arrive, answers, likes; the author pins; what was deleted comes back."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tallgrass.notes.actions import write_comment
from tallgrass.notes.models import Comment, Note
from tallgrass.platform.ids import short
from tests.journeys.conftest import Visit
from tests.support.world import World


def clean(page: Page) -> None:
    assert Axe().run(page).response["violations"] == []


def write(page: Page, text: str) -> None:
    page.evaluate("document.getElementById('comments').scrollIntoView()")
    page.locator("#composer textarea").click()
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".comment .words", has_text=text)).to_be_visible()
    expect(page.locator("#composer")).not_to_have_class(re.compile("open"))


def test_a_comment_arrives_while_another_reads(visit: Visit, world: World) -> None:
    author, anna = world.person("阿栗", handle="journey_ali"), world.person("小圆", handle="journey_yuan")
    note = world.note(author, "有太阳的角落")
    path = f"/notes/{short(note.id)}/"
    reading, writing = visit(author), visit(anna, phone=True)
    page = reading.go(path)
    with page.expect_response(lambda response: response.url.endswith("/live/watch/") and response.status == 204):
        page.reload()
        page.evaluate("document.getElementById('comments').scrollIntoView()")
    expect(page.get_by_text("还没有人说话")).to_be_visible()
    clean(page)

    phone = writing.go(path)
    write(phone, "百叶窗是自己换的吗")
    writing.picture("comments-phone")
    clean(phone)
    page.get_by_role("button", name="1 条新评论").click()
    arrived = page.locator(".comment", has_text="百叶窗是自己换的吗")
    expect(arrived).to_be_visible()
    expect(page.locator(".comments-head h2")).to_have_text("1 条评论")

    arrived.get_by_text("回复", exact=False).last.click()
    expect(page.locator("#composer [data-to]")).to_contain_text("小圆")
    write(page, "自己换的，38 一条")
    expect(page.locator(".replies .words", has_text="38 一条")).to_be_visible()
    heart = arrived.locator(".comment-acts .like").first
    heart.click()
    expect(arrived.locator(".comment-acts .like").first).to_have_attribute("aria-pressed", "true")
    arrived.locator("summary").first.click()
    page.get_by_role("button", name="置顶").click()
    expect(page.locator(".comment .tag", has_text="置顶")).to_be_visible()
    reading.picture("comments-desktop")
    clean(page)

    phone.get_by_role("button", name="1 条新评论").click()
    expect(phone.locator(".replies .words", has_text="38 一条")).to_be_visible()
    expect(phone.locator(".tag.author")).to_be_visible()


def test_deleting_can_be_undone_and_words_can_be_mended(visit: Visit, world: World) -> None:
    anna = world.person("安安", handle="journey_an")
    note = world.note(title="一碗面")
    first = write_comment(actor=anna, note=note, text="有错字的评论")
    visitor = visit(anna)
    page = visitor.go(f"/notes/{short(note.id)}/")
    page.evaluate("document.getElementById('comments').scrollIntoView()")
    page.locator(f"#comment-body-{short(first.id)} summary").click()
    page.get_by_role("link", name="修改").click()
    page.locator(".editing textarea").fill("没有错字的评论")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".comment .words")).to_have_text("没有错字的评论")
    expect(page.locator(".comment .under")).to_contain_text("改过")

    page.locator(f"#comment-body-{short(first.id)} summary").click()
    page.get_by_role("button", name="删除", exact=True).click()
    expect(page.get_by_text("这条评论不在了。")).to_be_visible()
    page.locator("#toasts").get_by_role("button", name="撤销").click()
    expect(page.locator(".comment .words")).to_have_text("没有错字的评论")
    assert not Comment.objects.get(id=first.id).is_deleted


def test_what_was_written_waits_for_the_network_and_for_signing_in(visit: Visit, world: World) -> None:
    anna = world.person("阿安", handle="journey_aan")
    note = world.note(title="晚霞")
    visitor = visit(anna, phone=True, english=True)
    visitor.expects("ERR_INTERNET_DISCONNECTED|ERR_FAILED")
    page = visitor.go(f"/notes/{short(note.id)}/")
    page.locator("#composer textarea").fill("What a sky")
    visitor.context.set_offline(True)
    page.get_by_role("button", name="Post").click()
    expect(page.locator("[data-problem]")).to_contain_text("still here")
    visitor.context.set_offline(False)
    page.reload()
    expect(page.locator("#composer textarea")).to_have_value("What a sky")
    page.locator("#composer textarea").click()
    page.get_by_role("button", name="Post").click()
    expect(page.locator(".comment .words")).to_have_text("What a sky")
    assert Comment.objects.filter(note=note).count() == 1

    stranger = visit(None, phone=True)
    page = stranger.go(f"/notes/{short(note.id)}/")
    page.get_by_role("link", name="登录后说点什么").click()
    page.wait_for_url(re.compile(r"/sign-in/\?next=.*notes.*composer"))


@pytest.mark.parametrize("phone", [True, False])
def test_a_long_thread_unfolds_and_no_script_is_needed_to_read(visit: Visit, world: World, phone: bool) -> None:
    note: Note = world.note(title="长长的讨论")
    anna = world.person("安")
    first = write_comment(actor=anna, note=note, text="字" * 260)
    for turn in range(6):
        write_comment(actor=anna, note=note, text=f"第 {turn} 句回复", reply_to=first)
    visitor = visit(None, phone=phone, dark=True)
    page = visitor.go(f"/notes/{short(note.id)}/")
    page.evaluate("document.getElementById('comments').scrollIntoView()")
    expect(page.locator(".replies-more")).to_be_visible()
    clean(page)
    page.get_by_role("button", name="展开全文").click()
    expect(page.locator(".words.unfolded")).to_be_visible()
    page.locator(".replies-more").click()
    expect(page.locator(".replies .words")).to_have_count(6)
    visitor.picture(f"comments-thread-{'phone' if phone else 'desktop'}")
