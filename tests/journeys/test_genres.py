"""Notes of each genre in the browser: written in the editor, read by others; a question from asking to its best answer."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tallgrass.accounts.models import Person
from tallgrass.notes.actions import write_note
from tallgrass.notes.genre_types import Entry, Evaluation, Hours, PlaceFacts, PlaceKind, Step, Tutorial, Verdict
from tallgrass.notes.models import Note
from tallgrass.notes.queries import get_content
from tallgrass.notes.types import Content, Genre, Kind, TextCard
from tallgrass.platform.ids import from_short, short
from tallgrass.platform.money import Money
from tests.journeys.conftest import Visit
from tests.journeys.pictures import make_picture
from tests.journeys.visitor import Visitor
from tests.support.world import World


def faults(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}).response["violations"]
    return [(fault["id"], fault["nodes"][0]["html"]) for fault in found if fault["impact"] in {"serious", "critical"}]


def faults_of_all(page: Page) -> list[tuple[str, str]]:
    """Faults with the whole page in the window: nothing lies half under a bar that stays."""
    size = page.viewport_size
    assert size
    page.set_viewport_size({"width": size["width"], "height": 4000})
    found = faults(page)
    page.set_viewport_size(size)
    return found


def tick(page: Page, name: str, value: str) -> None:
    """Press a choice where a finger does: its label covers the radio."""
    radio = page.locator(f"input[name={name}][value={value}]")
    page.locator("label", has=radio).click()
    expect(radio).to_be_checked()


def choose(page: Page, genre: str) -> None:
    tick(page, "genre", genre)


def published(page: Page) -> Note:
    page.locator("#publish").click()
    page.wait_for_url("**/notes/**")
    return Note.objects.get(id=from_short(page.url.rstrip("/").rsplit("/", 1)[-1]))


def on_a_card(page: Page, text: str) -> None:
    tick(page, "kind", "text")
    page.locator("#card-text").fill(text)


def test_a_question_is_answered_and_its_best_answer_chosen(visit: Visit, world: World) -> None:
    asker, friend = world.person("阿满"), world.person("小林")
    asking = visit(asker, phone=True)
    page = asking.go("/publish/")
    choose(page, "question")
    page.get_by_label("标题").fill("雨天带什么帐篷")
    page.get_by_label("正文").fill("第一次带孩子露营，三天都是雨。")
    asking.picture("genres-editor-question-phone")
    note = published(page)
    assert (note.genre, note.kind, note.text_card) == (Genre.QUESTION, Kind.TEXT, None)
    expect(page.locator(".genre-line")).to_contain_text("等人回答")

    answering = visit(friend)
    other = answering.go(f"/notes/{short(note.id)}/")
    other.get_by_role("link", name="我来回答").click()
    other.get_by_label("你的回答").fill("带双层的，地布比帐篷大一圈。")
    answering.picture("genres-answer-form-desktop")
    assert not faults(other)
    other.get_by_role("button", name="发出回答").click()
    other.wait_for_url("**/answers/?at=*")
    expect(other.locator(".answer")).to_contain_text("带双层的")

    page.reload()
    expect(page.locator(".answer")).to_contain_text("小林")
    page.get_by_role("button", name="选为最佳").click()
    expect(page.locator(".answer.best")).to_contain_text("最佳回答")
    expect(page.locator(".genre-line")).to_contain_text("已解决")
    page.locator(".answer .like").click()
    expect(page.locator(".answer .like")).to_have_attribute("aria-pressed", "true")
    assert not faults(page)
    asking.picture("genres-question-phone")

    expect_line(answering, "把你的回答选成了最佳")
    expect_line(asking, "回答了你的问题")
    other.goto(f"{answering.product.url}/@{asker.handle}/")
    expect(other.locator(".note-card .sign")).to_have_text("问题 · 已解决")


def expect_line(visitor: Visitor, words: str) -> None:
    page = visitor.go("/notifications/")
    expect(page.locator(".notification").filter(has_text=words)).to_have_count(1)


def test_an_evaluation_written_on_a_phone_is_seen_on_a_desktop(visit: Visit, world: World) -> None:
    author = world.person("阿元")
    writing = visit(author, phone=True)
    page = writing.go("/publish/")
    on_a_card(page, "用了半年的*手冲壶*")
    choose(page, "evaluation")
    page.get_by_label("标题").fill("手冲壶半年")
    page.get_by_role("textbox", name="品牌").fill("Timo")
    page.get_by_label("评的是什么").fill("手冲壶 600ml")
    tick(page, "verdict", "grow")
    page.locator("#score").fill("9")
    expect(page.locator("#score-words")).to_have_text("4.5 星")
    pros = page.locator("#pros input")
    pros.first.fill("水流细")
    pros.first.press("Enter")
    pros.nth(1).fill("壶嘴不滴水")
    page.locator("#cons input").first.fill("盖子烫手")
    page.get_by_label("花了多少").fill("199元")
    expect(page.locator("#problem-price")).to_contain_text("写数字")
    page.get_by_label("花了多少").fill("199.9")
    expect(page.locator("#problem-price")).to_be_hidden()
    tick(page, "came_by", "bought")
    tick(page, "used_for", "half_year")
    expect(page.locator("#save-state")).to_contain_text("草稿已存")
    assert not faults_of_all(page)
    writing.picture("genres-editor-evaluation-phone")
    page.locator(".of-genre:not([hidden])").screenshot(path=shot("genres-editor-evaluation-form"))

    # Looking at another genre, and coming back another day, loses nothing.
    choose(page, "tutorial")
    choose(page, "evaluation")
    page.reload()
    expect(page.get_by_label("评的是什么")).to_have_value("手冲壶 600ml")
    expect(page.locator("#pros input").nth(1)).to_have_value("壶嘴不滴水")
    expect(page.get_by_label("花了多少")).to_have_value("199.9")
    note = published(page)
    evaluation = get_content(note).evaluation
    assert evaluation
    assert (evaluation.score, evaluation.verdict, evaluation.price) == (9, Verdict.GROW, Money(19990, "CNY"))
    writing.picture("genres-evaluation-phone")

    reading = visit(english=True)
    seen = reading.go(f"/notes/{short(note.id)}/")
    expect(seen.locator(".verdict")).to_contain_text("Grow")
    expect(seen.locator(".judged .thing")).to_have_text("Timo 手冲壶 600ml")
    expect(seen.locator(".pros li")).to_have_text(["水流细", "壶嘴不滴水"])
    expect(seen.locator(".judged")).to_contain_text("¥199.9 · Bought it · Used for half a year")
    assert not faults(seen)
    reading.picture("genres-evaluation-desktop-en")


def shot(name: str) -> Path | None:
    folder = os.environ.get("TALLGRASS_SHOTS")
    return Path(folder) / f"{name}.png" if folder else None


def test_a_tutorial_with_steps_and_their_pictures(visit: Visit, world: World, tmp_path: Path) -> None:
    writing = visit(world.person("周一碗"), english=True)
    page = writing.go("/publish/")
    page.locator("#pick-pictures").set_input_files([make_picture(tmp_path, "sand"), make_picture(tmp_path, "green")])
    expect(page.locator(".tile[aria-busy=false]:not(.bad)")).to_have_count(2)
    choose(page, "tutorial")
    page.get_by_label("Title").fill("Noodles in ten")
    page.get_by_label("Step 1").fill("Boil the water")
    page.get_by_role("button", name="Add a step").click()
    page.get_by_label("Step 2").fill("Noodles in, count to a hundred")
    page.locator("#steps select").nth(1).select_option("Picture 2")
    page.get_by_role("button", name="Add a step").click()
    page.get_by_label("Step 3").fill("Eat")
    page.locator("#steps li").nth(2).get_by_role("button", name="Move up").click()
    page.get_by_label("Minutes it takes").fill("10")
    tick(page, "difficulty", "easy")
    page.locator("#needs input").first.fill("Noodles")
    expect(page.locator("#save-state")).to_contain_text("Draft saved")
    assert not faults(page)
    writing.picture("genres-editor-tutorial-desktop-en")
    note = published(page)
    tutorial = get_content(note).tutorial
    assert tutorial
    assert [step.text for step in tutorial.steps] == ["Boil the water", "Eat", "Noodles in, count to a hundred"]
    assert tutorial.steps[2].picture_id == note.pictures.get(position=1).picture_id
    expect(page.locator(".tutorial-steps > ol > li")).to_have_count(3)
    expect(page.locator(".tutorial-steps img")).to_have_count(1)
    assert not faults(page)
    writing.picture("genres-tutorial-desktop-en")
    phone = visit(phone=True, dark=True)
    seen = phone.go(f"/notes/{short(note.id)}/")
    expect(seen.locator(".genre-line")).to_contain_text("3 步")
    seen.locator(".genre-line").scroll_into_view_if_needed()
    assert not faults(seen)
    phone.picture("genres-tutorial-phone-dark")


def test_a_place_by_where_one_stands(visit: Visit, world: World) -> None:
    writing = visit(world.person("阿哲"), phone=True)
    writing.context.grant_permissions(["geolocation"])
    writing.context.set_geolocation({"latitude": 30.2451349, "longitude": 120.1502101})
    page = writing.go("/publish/")
    on_a_card(page, "巷口的*咖啡*")
    choose(page, "place")
    page.get_by_label("标题").fill("巷口咖啡")
    page.get_by_label("这个地方叫什么").fill("巷口咖啡")
    tick(page, "place_kind", "cafe")
    page.get_by_label("人均").fill("35")
    page.get_by_role("button", name="用我现在的位置").click()
    expect(page.get_by_label("纬度")).to_have_value("30.24513")
    page.get_by_role("button", name="加一段时间").click()
    page.locator("#hours label", has_text="周日").click()
    page.get_by_label("几点关").fill("20:30")
    expect(page.locator("#save-state")).to_contain_text("草稿已存")
    page.locator(".of-genre:not([hidden])").screenshot(path=shot("genres-editor-place-form"))
    assert not faults_of_all(page)
    page.get_by_label("经度").fill("200")
    expect(page.locator("#problem-position, #problem-general").filter(visible=True)).to_be_visible()
    page.get_by_label("经度").fill("120.15021")
    expect(page.locator("#save-state")).to_contain_text("草稿已存")
    writing.expects("422")
    note = published(page)
    place = get_content(note).place_facts
    assert place
    assert (place.latitude, place.longitude, place.hours) == (30.24513, 120.15021, tuple(Hours(day, 540, 1230) for day in range(6)))
    expect(page.locator(".week li")).to_have_text(["周一至周六09:00–20:30", "周日休息"])
    link = page.get_by_role("link", name="在地图上看")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(page.locator(".place-facts")).to_contain_text("会离开长草，打开 openstreetmap.org")
    page.locator(".place-facts").scroll_into_view_if_needed()
    assert not faults(page)
    writing.picture("genres-place-phone")


def test_a_collection_is_put_together_and_opens_its_notes(visit: Visit, world: World) -> None:
    editor = world.person("何砺", role="operator")
    own = [world.note(editor, f"露营第 {turn} 夜") for turn in range(2)]
    far = world.note(title="别人的一篇")
    visitor = visit(editor)
    page = visitor.go("/publish/")
    on_a_card(page, "三个*晚上*")
    choose(page, "collection")
    page.get_by_label("标题").fill("三个晚上")
    page.get_by_label("正文").fill("按顺序读。")
    search = page.get_by_label("找笔记放进来")
    search.fill("露营")
    for _ in own:
        page.locator("#entry-found button").first.click()
    search.fill(f"{visitor.product.url}/notes/{short(far.id)}/")
    page.locator("#entry-found button", has_text="别人的一篇").click()
    page.locator("#entries textarea").nth(2).fill("最后读这篇。")
    page.locator("#entries li").nth(2).get_by_role("button", name="上移").click()
    expect(page.locator("#save-state")).to_contain_text("草稿已存")
    assert not faults(page)
    visitor.picture("genres-editor-collection-desktop")
    note = published(page)
    entries = get_content(note).entries
    assert entries[1] == Entry(far.id, "最后读这篇。")
    expect(page.locator(".entries > li")).to_have_count(3)
    assert not faults(page)
    visitor.picture("genres-collection-desktop")
    page.locator(".entry", has_text="别人的一篇").click()
    expect(page.locator("h1", has_text="别人的一篇")).to_be_visible()


def test_who_may_not_collect_is_not_offered_it(visit: Visit, world: World) -> None:
    page = visit(world.person()).go("/publish/")
    expect(page.locator("input[name=genre][value=question]")).to_be_attached()
    expect(page.locator("input[name=genre][value=collection]")).to_have_count(0)


@pytest.mark.parametrize(("phone", "english", "dark"), [(True, False, True), (False, True, False)])
def test_cards_on_the_wall_say_what_they_are(visit: Visit, world: World, phone: bool, english: bool, dark: bool) -> None:
    author = world.person()
    of_each(author)
    visitor = visit(None, phone=phone, english=english, dark=dark)
    page = visitor.go(f"/@{author.handle}/")
    signs = ["How-to · 2 steps", "Place · Café", "Review · Pull"] if english else ["教程 2 步", "探店 · 咖啡馆", "测评 · 拔草"]
    assert sorted(page.locator(".note-card .sign").all_text_contents()) == sorted(signs)
    assert not faults(page)
    visitor.picture(f"genres-wall-{'phone' if phone else 'desktop'}")


def of_each(author: Person) -> None:
    card = TextCard("一张卡", "meadow")
    for part in (
        {"genre": Genre.EVALUATION, "evaluation": Evaluation(product="壶", verdict=Verdict.PULL)},
        {"genre": Genre.TUTORIAL, "tutorial": Tutorial(steps=(Step("一"), Step("二")))},
        {"genre": Genre.PLACE, "place_facts": PlaceFacts(name="巷口", kind=PlaceKind.CAFE)},
    ):
        write_note(actor=author, content=Content(kind=Kind.TEXT, title="一篇", text_card=card, **part))  # type: ignore[arg-type]
