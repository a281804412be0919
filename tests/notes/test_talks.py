"""Stars and those who love them: what they live, whom they answer, what they liked of what was said to them."""

from tallgrass.accounts.actions import block_person
from tallgrass.mall.actions.listings import refresh_listings
from tallgrass.notes.actions import delete_note
from tallgrass.notes.actions.comment_acts import like_comment
from tallgrass.notes.actions.comments import delete_comment, write_comment
from tallgrass.notes.queries.comments import page_comments
from tallgrass.platform.ids import short
from tests.mall.support import make_mall


def test_what_a_star_answered_can_be_read_by_all(world, client):
    star, fan, other = world.person("星星", handle="star", verified="star"), world.person("小栗"), world.person()
    note = world.note(star, title="片场的一天")
    asked = write_comment(actor=fan, note=note, text="杀青了吗")
    write_comment(actor=other, note=note, text="好看")
    empty = client.get("/@star/talks/").content.decode()
    assert "还没有说过话" in empty
    answer = write_comment(actor=star, note=note, text="昨天刚杀青", reply_to=asked)
    write_comment(actor=star, note=note, text="谢谢大家")  # To nobody.
    elsewhere = world.note(other)
    theirs = write_comment(actor=fan, note=elsewhere, text="在吗")
    write_comment(actor=star, note=elsewhere, text="别人那里说的", reply_to=theirs)
    page = client.get("/@star/talks/").content.decode()
    for words in ("杀青了吗", "昨天刚杀青", "片场的一天", "小栗", "和粉丝"):
        assert words in page, words
    assert "谢谢大家" not in page
    assert "别人那里说的" not in page
    assert "With fans" in client.get("/@star/talks/", headers={"Accept-Language": "en"}).content.decode()
    block_person(actor=fan, other=other)
    client.force_login(other)
    assert "杀青了吗" not in client.get("/@star/talks/").content.decode()
    client.logout()
    delete_comment(actor=star, comment=answer)
    assert "昨天刚杀青" not in client.get("/@star/talks/").content.decode()


def test_answers_come_page_by_page_and_go_with_their_note(world, client):
    star, fan = world.person(handle="star", verified="expert"), world.person()
    note = world.note(star)
    for number in range(23):
        asked = write_comment(actor=fan, note=note, text=f"问{number}")
        write_comment(actor=star, note=note, text=f"答{number}号", reply_to=asked)
    first = client.get("/@star/talks/").content.decode()
    assert "答22号" in first
    assert "答2号" not in first
    more = first.split("?cursor=")[1].split('"')[0]
    second = client.get(f"/@star/talks/?cursor={more}").content.decode()
    assert [number for number in range(23) if f"答{number}号" in second] == [0, 1, 2]
    assert client.get("/@star/talks/?cursor=nonsense").status_code == 400
    delete_note(actor=star, note=note)
    assert "答22号" not in client.get("/@star/talks/").content.decode()


def test_only_the_verified_have_these_tabs(world, client):
    world.person(handle="ali")
    assert client.get("/@ali/talks/").status_code == 404
    assert client.get("/@ali/daily/").status_code == 404
    assert "和粉丝" not in client.get("/@ali/").content.decode()


def test_what_a_star_lives_stands_apart_from_what_they_show(world, client):
    star = world.person(handle="star", verified="star")
    mall = make_mall(world.person().id)
    world.text_note(star, "早上跑步", title="早上跑步")
    lipstick = mall.product("口红", 9900)
    refresh_listings([lipstick.id])
    world.text_note(star, "这支口红", title="这支口红", goods=(lipstick.id,))
    page = client.get("/@star/daily/").content.decode()
    assert "早上跑步" in page
    assert "这支口红" not in page
    assert "这支口红" in client.get("/@star/").content.decode()


def test_a_comment_its_notes_author_liked_says_so(world, client):
    author, fan = world.person(), world.person()
    note = world.note(author)
    liked, other = write_comment(actor=fan, note=note, text="好看"), write_comment(actor=fan, note=note, text="真好看")
    own = write_comment(actor=author, note=note, text="谢谢")
    for comment in (liked, own):
        like_comment(actor=author, comment=comment)
    like_comment(actor=fan, comment=other)
    shown = {view.id: view.liked_by_author for view in page_comments(note, viewer=None).items}
    assert shown == {liked.id: True, other.id: False, own.id: True}
    page = client.get(f"/notes/{short(note.id)}/comments/").content.decode()
    assert page.count("作者喜欢") == 1  # Not on one's own.
