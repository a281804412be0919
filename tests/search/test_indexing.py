"""What is public is found a moment later; what is not any more is gone as soon."""

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from tallgrass.accounts.actions import ban_person, edit_profile, leave, lift_ban
from tallgrass.accounts.models import Person
from tallgrass.mall.actions.listings import refresh_listings
from tallgrass.mall.actions.products import find_or_make_brand, write_product
from tallgrass.mall.actions.selling import stop_product
from tallgrass.mall.queries.merchant import get_content as get_product_content
from tallgrass.notes.actions import delete_note, edit_note, like_note, restore_note, save_note
from tallgrass.notes.queries import get_content
from tallgrass.notes.types import MarkInput, MarkKind, Visibility
from tallgrass.platform import clock
from tallgrass.platform.subjects import Ref, SearchDocument
from tallgrass.search import storing
from tallgrass.search.queries import find_ids
from tallgrass.search.reading import Reader, read_all
from tallgrass.search.rebuilding import rebuild
from tallgrass.search.types import Order, Wanted
from tests.mall.support import make_mall
from tests.support.world import World


def found(words: str, **wanted: object) -> list[int]:
    return list(find_ids(Wanted(words, **wanted)).ids)  # type: ignore[arg-type]


def test_a_note_is_found_by_all_it_says_and_by_nothing_else(world: World) -> None:
    author = world.person("阿满", handle="aman_hikes")
    mark = MarkInput(MarkKind.BRAND, "大象牌", 500, 500)
    note = world.note(author, "九溪走了一整天", "雨后水大，穿不怕湿的鞋 #徒步", marks=[mark])
    card = world.text_note(text="慢慢来，*比较*快", title="一句话")
    world.read_log()
    for words in ("九溪", "雨后", "徒步", "#徒步", "大象牌", "阿满", "@aman_hikes", '"穿不怕湿"', "jiuxi", "jx"):
        assert found(words) == [note.id], words
    assert found("比较快") == [card.id]
    assert found("沙漠") == found("九溪 -雨后") == []


def test_what_is_not_public_is_not_found(world: World) -> None:
    author = world.person()
    for visibility in (Visibility.FOLLOWERS, Visibility.ME):
        world.note(author, "悄悄话", visibility=visibility)
    world.read_log()
    assert found("悄悄话") == []


def test_edits_and_taking_back_are_followed(world: World) -> None:
    author = world.person()
    note = world.note(author, "露营清单")
    world.read_log()
    note.refresh_from_db()
    content = get_content(note)
    edit_note(actor=author, note=note, content=type(content)(**{**vars(content), "title": "野餐清单"}), version=note.version)
    world.read_log()
    assert (found("露营"), found("野餐")) == ([], [note.id])
    delete_note(actor=author, note=note)
    world.read_log()
    assert found("野餐") == []
    restore_note(actor=author, note=note)
    world.read_log()
    assert found("野餐") == [note.id]


def test_nothing_of_who_is_banned_or_leaving_is_found(world: World) -> None:
    operator = world.person(role="operator")
    author = Person.objects.get(id=world.person("小禾").id)
    note = world.note(author, "雪山日出")
    edit_profile(actor=author, name="大禾", handle=author.handle, bio="", place="", shows_saves=False, shows_likes=False)
    world.read_log()
    assert found("大禾") == [note.id]
    assert found("大禾", kind="person") == [author.id]
    ban_person(actor=operator, person_id=author.id, reason="广告")
    world.read_log()
    assert found("雪山") == found("大禾", kind="person") == []
    lift_ban(actor=operator, person_id=author.id)
    world.read_log()
    assert found("雪山") == [note.id]
    leave(actor=author)
    world.read_log()
    assert found("雪山") == found("大禾", kind="person") == []


def test_a_note_is_found_by_what_its_goods_and_their_brands_are_called_now(world: World) -> None:
    mall, operator = make_mall(), world.person(role="operator")
    serum = mall.product("白茶精华", title_en="White tea serum", brand=find_or_make_brand("Baicha"))
    refresh_listings([serum.id])
    note = world.text_note(text="慢慢来", title="一句话", goods=(serum.id,))
    other = world.text_note(text="慢慢来", title="另一句")
    world.read_log()
    for words in ("白茶精华", "white tea", "Baicha"):
        assert found(words, kind="note") == [note.id], words
    assert set(found("慢慢来")) == {note.id, other.id}
    draft = get_product_content(mall.store, serum)
    write_product(
        actor_id=operator.id, store=mall.store, content=replace(draft, title="绿茶面霜", title_en="", brand="Lücha"), product_id=serum.id
    )
    world.read_log()
    assert [found(words, kind="note") for words in ("白茶精华", "Baicha")] == [[], []]
    assert [found(words, kind="note") for words in ("绿茶面霜", "lucha")] == [[note.id]] * 2
    stop_product(actor=operator, product_id=serum.id, reason="假货")
    world.read_log()
    assert found("绿茶面霜", kind="note") == [] and set(found("慢慢来")) == {note.id, other.id}


def test_a_topic_is_found_while_a_public_note_stands_in_it(world: World) -> None:
    author = world.person()
    note = world.note(author, "一", "#秋日野餐")
    world.read_log()
    assert len(found("野餐", kind="topic")) == 1
    delete_note(actor=author, note=note)
    world.read_log()
    assert found("野餐", kind="topic") == []


def test_orders_and_filters(world: World) -> None:
    now = clock.now()
    notes = []
    for place, days in enumerate((40, 5, 1)):
        with clock.clock_at(now - timedelta(days=days)):
            notes.append(world.note(world.person(), f"咖啡 {place}", channel=("food", "travel", "food")[place]))
    old, middle, new = (note.id for note in notes)
    for reader in (world.person(), world.person()):
        save_note(actor=reader, note=notes[0])
        like_note(actor=reader, note=notes[0])
    save_note(actor=world.person(), note=notes[1])
    world.read_log()
    assert found("咖啡", order=Order.NEWEST) == [new, middle, old]
    assert found("咖啡", order=Order.SAVED) == [old, middle, new]
    assert found("咖啡", order=Order.NEWEST, facets=("channel:food",)) == [new, old]
    assert found("咖啡", order=Order.NEWEST, days=7) == [new, middle]
    assert found("咖啡", facets=("form:video",)) == []
    page = find_ids(Wanted("咖啡", order=Order.NEWEST), offset=1, size=1)
    assert (page.ids, page.total) == ((middle,), 3)


@pytest.fixture
def busy_world(world: World) -> World:
    """A world in which things were written, changed, loved and taken back."""
    author, reader = world.person("写字的人"), world.person()
    texts = ["山顶看星星", "露营要带的十样东西", "Camping with two cats", "雨天的书店", "A slow morning in the mountains", "山里的慢早晨"]
    notes = [world.note(author, text[:20], f"{text} #周末 #week", channel="travel") for text in texts]
    like_note(actor=reader, note=notes[1])
    save_note(actor=reader, note=notes[5])
    delete_note(actor=author, note=notes[3])
    world.read_log()
    return world


def test_an_index_thrown_away_and_made_anew_gives_the_same(busy_world: World) -> None:
    wanted = [
        Wanted(words, kind=kind, order=order)
        for words in ("山", "露营", "camping", "mountain morning", "山里 早晨", "周末", "luying", "雨天")
        for kind in ("note", "topic", "person")
        for order in Order
    ]
    before = [find_ids(each) for each in wanted]
    assert sum(len(each.ids) for each in before) > 20
    shutil.rmtree(storing.folder())
    assert find_ids(wanted[0]).ids == ()
    assert rebuild() >= 8
    assert [find_ids(each) for each in wanted] == before


def test_what_helpers_read_is_what_one_would_read_oneself_in_the_same_order() -> None:
    given = {
        id: SearchDocument(f"第{id}篇 camping iphone{id}", body="山里的早晨，露營去。" * (id % 3), topics=("露营",), owner_id=id, saves=id)
        for id in range(1, 1601)
    }
    with Reader() as reader:
        read = [*reader.read("topic", {1: SearchDocument("先来的")}), *reader.read("note", given), *reader.rest()]
    assert read == read_all([(Ref("topic", 1), SearchDocument("先来的")), *((Ref("note", id), document) for id, document in given.items())])


def test_without_an_index_one_is_asked_for_once(world: World) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    shutil.rmtree(storing.folder())
    for _ in range(2):
        world.note(title="一篇")
        world.read_log()
    assert ProcrastinateJob.objects.filter(task_name="search.rebuild", status="todo").count() == 1
