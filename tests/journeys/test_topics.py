"""Topics, themes, and handing a note on: followed, opened, scanned, and come by."""

import io
import re
from datetime import timedelta

import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, expect

from tallgrass.accounts.models import Person
from tallgrass.notes.actions import appoint_host, edit_topic_page, like_note, relate_topics
from tallgrass.notes.models import Note, Share, Theme
from tallgrass.notes.queries import access_topic
from tallgrass.platform import clock
from tallgrass.platform.ids import short
from tests.journeys.conftest import Visit
from tests.support.world import World


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:150]}" for fault in found if fault["impact"] in {"serious", "critical"}]


def until(page: Page, text: str) -> None:
    """Reload until what readers of the log and jobs make has come."""
    for _ in range(20):
        if page.get_by_text(text).count():
            return
        page.wait_for_timeout(500)
        page.reload()
    expect(page.get_by_text(text).first).to_be_visible()


def test_following_a_topic(visit: Visit, world: World) -> None:
    author, host, reader = world.person("写露营的"), world.person("山木", handle="shanmu_j"), world.person("想去的人")
    loved = world.note(author, title="雨里也能搭好", body="#溪边露营 #帐篷")
    for turn in range(3):
        world.note(author, title=f"第 {turn} 晚", body="#溪边露营")
    Note.objects.filter(id=loved.id).update(published_at=clock.now() - timedelta(hours=30))
    for _ in range(3):
        like_note(actor=world.person(), note=loved)
    topic = access_topic("溪边露营")
    appoint_host(actor=world.person(role="operator"), topic=topic, handle="shanmu_j")
    edit_topic_page(actor=host, topic=topic, introduction="带走所有垃圾，也带走别人的", pinned_ids=[loved.id])
    world.read_log()
    relate_topics()

    visitor = visit(reader, phone=True)
    page = visitor.go("/topics/溪边露营/")
    expect(page.get_by_role("heading", name="#溪边露营")).to_be_visible()
    expect(page.get_by_text("带走所有垃圾，也带走别人的")).to_be_visible()
    expect(page.locator(".host")).to_contain_text("山木")
    expect(page.locator(".related a")).to_have_text(["#帐篷"])
    expect(page.locator(".pinned li")).to_have_text(["雨里也能搭好"])
    assert page.locator(".wall .title").first.text_content() == "雨里也能搭好"  # Hottest first.
    page.get_by_role("link", name="最新").click()
    expect(page).to_have_url(re.compile("order=new"))
    assert page.locator(".wall .title").first.text_content() == "第 2 晚"
    follow = page.locator(".topic-follow")
    expect(follow.locator(".figure")).to_have_text("0")
    follow.click()
    expect(follow).to_have_attribute("aria-pressed", "true")
    expect(follow.locator(".figure")).to_have_text("1")
    assert faults(page) == []
    visitor.picture("topic-phone")
    page.locator(".wall .title a").first.click()  # Opened once: one reading, seen in seconds.
    expect(page.locator("#over")).to_be_visible()
    page.go_back()
    for _ in range(20):
        page.reload()
        if "1 次阅读" in (page.locator(".topic-head .counts").text_content() or "").replace("\n", " "):
            break
        page.wait_for_timeout(500)
    expect(page.locator(".topic-head .counts")).to_contain_text("1 次阅读")

    world.note(author, title="刚写的", body="#溪边露营")
    page.goto(f"{visitor.product.url}/following/")
    for _ in range(20):
        if page.locator(".followed-topics .fresh").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    expect(page.locator(".followed-topics a", has_text="#溪边露营")).to_contain_text("有新的")
    visitor.picture("following-phone")
    page.locator(".followed-topics a", has_text="#溪边露营").click()
    page.locator(".topic-follow").click()
    expect(page.locator(".topic-follow")).to_have_attribute("aria-pressed", "false")

    english = visit(english=True).go("/topics/溪边露营/")
    expect(english.get_by_role("link", name="New", exact=True)).to_be_visible()
    assert faults(english) == []


def test_a_topic_is_found_while_it_is_typed(visit: Visit, world: World) -> None:
    world.note(title="一篇", body="#溯溪鞋")
    world.read_log()
    visitor = visit(world.person())
    page = visitor.go("/publish/?topic=溯溪鞋")
    expect(page.get_by_label("正文")).to_have_value("#溯溪鞋 ")
    page.get_by_label("正文").fill("穿什么 ")
    page.get_by_label("正文").press_sequentially("#溯溪")
    options = page.locator("#suggested [role=option]")
    expect(options.first).to_contain_text("#溯溪鞋")
    visitor.picture("topic-suggested")
    page.get_by_label("正文").press("ArrowDown")
    page.get_by_label("正文").press("Enter")
    expect(page.get_by_label("正文")).to_have_value("穿什么 #溯溪鞋 ")
    expect(page.locator("#suggested")).to_be_hidden()


def test_an_operator_opens_a_theme_and_a_member_sees_it(visit: Visit, world: World) -> None:
    note = world.note(title="柿子红了", body="#秋日厨房")
    world.read_log()
    operator = visit(world.person("运营小赵", role="operator"))
    page = operator.go("/console/themes/")
    page.get_by_role("link", name="策划一个").click()
    page.locator("label.chip", has_text="按偏好").click()
    page.locator("label.chip", has_text="美食").click()
    page.get_by_label("标题（中文）").fill("秋天进厨房")
    page.get_by_label("标题（英文）").fill("Autumn in the kitchen")
    page.get_by_label("请大家写什么（中文）").fill("写一道你家秋天才做的菜")
    page.locator("label.chip", has_text="秋收").click()
    page.get_by_label("话题").fill("#没有人写过")
    page.get_by_label("选哪些笔记").fill(f"/notes/{short(note.id)}/")
    operator.expects("422")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("没有这个选项")).to_be_visible()
    page.get_by_label("话题").fill("#秋日厨房")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url(re.compile(r"/console/themes/(?!new)\w+/"))
    operator.picture("theme-console")
    assert faults(page) == []
    page.get_by_role("link", name="预览").click()
    expect(page.get_by_text("还没有开，只有运营看得到")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="现在开").click()
    page.locator("#confirm button[value=yes]").click()
    expect(page.get_by_role("button", name="收掉")).to_be_visible()

    cook = visit(world.person("做饭的人", interests=["food"]), phone=True)
    wall = cook.go("/")
    until(wall, "秋天进厨房")
    cook.picture("theme-wall-phone")
    assert faults(wall) == []
    wall.get_by_role("link", name=re.compile("秋天进厨房")).click()
    expect(wall.get_by_role("heading", name="秋天进厨房")).to_be_visible()
    expect(wall.get_by_text("写一道你家秋天才做的菜")).to_be_visible()
    expect(wall.locator(".wall .title")).to_have_text(["柿子红了"])
    assert faults(wall) == []
    cook.picture("theme-phone")
    stranger = visit(world.person("不做饭的人", interests=["travel"]), english=True)
    other = stranger.go("/")
    expect(other.locator(".themes")).to_have_count(0)
    english = stranger.go(f"/themes/{short(Theme.objects.latest('id').id)}/")
    expect(english.get_by_role("heading", name="Autumn in the kitchen")).to_be_visible()


def test_a_shared_poster_leads_another_browser_here(visit: Visit, world: World) -> None:
    sharer: Person = world.person("爱分享的人")
    note = world.note(title="桥下的面馆", body="十二块，汤是现熬的")
    visitor = visit(sharer, phone=True)
    page = visitor.go(f"/notes/{short(note.id)}/")
    page.get_by_role("button", name="分享").click()
    sheet = page.locator("#share")
    expect(sheet).to_be_visible()
    sheet.get_by_role("button", name="分享卡").click()
    poster = sheet.locator(".poster")
    expect(poster).to_be_visible()
    expect(poster).to_have_js_property("complete", True)
    visitor.picture("share-phone")
    assert faults(page) == []
    drawn = page.request.get(visitor.product.url + str(poster.get_attribute("src"))).body()
    [code] = zxingcpp.read_barcodes(Image.open(io.BytesIO(drawn)))
    share = Share.objects.get(person_id=sharer.id, note=note)
    assert code.text == f"{visitor.product.url}/s/{share.code}/"
    with page.expect_download() as download:
        sheet.get_by_role("link", name="保存图片").click()
    assert download.value.suggested_filename.endswith(".png")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()

    stranger = visit(english=True)
    other = stranger.page
    other.goto(code.text)
    expect(other).to_have_url(re.compile(f"/notes/{short(note.id)}/"))
    expect(other.get_by_role("heading", name="桥下的面馆")).to_be_visible()
    other.goto(code.text)
    for _ in range(20):
        page.get_by_role("button", name="分享").click()
        expect(sheet).to_be_visible()
        if "来过 1 个人" in (sheet.text_content() or ""):
            break
        page.keyboard.press("Escape")
        page.wait_for_timeout(500)
    expect(sheet).to_contain_text("来过 1 个人")


def test_linked_data_breaks_no_rule_of_the_page(visit: Visit, world: World) -> None:
    note = world.note(title="</script>", body="<!--<script> #溪边")
    world.read_log()
    visitor = visit()
    for path in (f"/notes/{short(note.id)}/", "/topics/溪边/", Person.objects.get(id=note.author_id).url):
        page = visitor.go(path)
        assert page.locator("script[type='application/ld+json']").count() == 1
        page.evaluate("() => JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)")
    # The fixture fails when a console shows a report of the content security policy.
