"""Comments through their pages, with script and without."""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tallgrass.accounts.models import Person
from tallgrass.notes.actions import delete_comment, write_comment
from tallgrass.notes.models import Comment, CommentLike, Note
from tallgrass.notes.queries import access_comment
from tallgrass.platform.ids import short
from tests.support.world import World

HTMX = {"HX-Request": "true"}


def enter(client: Client, person: Person) -> Client:
    client.force_login(person)
    return client


def address(note: Note, rest: str = "") -> str:
    return f"/notes/{short(note.id)}/comments/{rest}"


def shown(response) -> list[str]:  # type: ignore[no-untyped-def]
    return [
        re.sub(r"<[^>]+>", "", words).strip()
        for words in re.findall(r'<p class="words[^>]*>(.*?)</p>', response.content.decode(), re.DOTALL)
    ]


def test_a_note_is_read_with_its_comments_by_anybody(client: Client, world: World) -> None:
    note, anna = world.note(), world.person("安")
    first = world.comment(note, anna, "窗帘哪里买的")
    world.comment(note, None, "<script>alert(1)</script>", reply_to=first)
    world.read_log()
    for headers in ({}, HTMX):  # They follow when they come into view, or by a link.
        note_page = client.get(f"/notes/{short(note.id)}/", headers=headers).content.decode()
        assert f'hx-get="{address(note)}"' in note_page
        assert f'href="{address(note)}"' in note_page
        assert "登录后说点什么" in note_page
    page = client.get(address(note))
    assert shown(page) == ["窗帘哪里买的", "&lt;script&gt;alert(1)&lt;/script&gt;"]
    assert "<span data-comment-count>2</span> 条评论" in page.content.decode()
    assert shown(client.get(address(note), headers=HTMX)) == shown(page)
    assert shown(client.get(f"/notes/{short(note.id)}/?comment={short(first.id)}")) == shown(page)


def test_plain_posting_comes_back_to_the_comment(client: Client, world: World) -> None:
    note, anna = world.note(), world.person()
    enter(client, anna)
    page = client.get(f"/notes/{short(note.id)}/").content.decode()
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert key
    for _ in range(2):  # Sent twice by an impatient thumb.
        response = client.post(address(note), {"text": " 说得真好 ", "key": key[1], "reply_to": ""})
        comment = Comment.objects.get()
        assert response["Location"] == f"/notes/{short(note.id)}/?comment={short(comment.id)}#comment-{short(comment.id)}"
    assert comment.text == "说得真好"
    answer = client.get(f"/notes/{short(note.id)}/?reply={short(comment.id)}").content.decode()
    assert f'name="reply_to" value="{short(comment.id)}"' in answer
    client.post(address(note), {"text": "谢谢", "reply_to": short(comment.id)})
    assert Comment.objects.get(text="谢谢").thread_id == comment.id


def test_by_script_the_comment_comes_back_and_what_is_wrong_is_said(client: Client, world: World) -> None:
    note, anna = world.note(), world.person()
    assert client.post(address(note), {"text": "谁"}, headers=HTMX | {"Accept": "application/json, text/html"}).status_code == 401
    enter(client, anna)
    response = client.post(address(note), {"text": "好", "key": "a"}, headers=HTMX)
    assert (response.status_code, shown(response)) == (201, ["好"])
    refused = client.post(address(note), {"text": "", "key": "b"}, headers=HTMX | {"Accept": "application/json, text/html"})
    assert (refused.status_code, refused.json()["code"], refused.json()["field"]) == (422, "text_missing", "text")
    elsewhere = world.comment(world.note())
    assert client.post(address(note), {"text": "串门", "reply_to": short(elsewhere.id)}, headers=HTMX).status_code == 404
    picture = world.picture(anna)
    with_picture = client.post(address(note), {"text": "", "pictures": [short(picture.id)]}, headers=HTMX)
    assert 'class="comment-pictures"' in with_picture.content.decode()
    assert client.post(address(note), {"text": "看", "pictures": ["0"]}, headers=HTMX).status_code == 422


def test_pages_of_comments_and_of_replies_follow(client: Client, world: World) -> None:
    note, anna = world.note(), world.person()
    first = world.comment(note, anna, "第一条")
    for turn in range(5):
        world.comment(note, anna, f"回复 {turn}", reply_to=first)
    for turn in range(24):
        world.comment(note, anna, f"第 {turn} 条")
    world.read_log()
    page = client.get(address(note, "?order=new"), headers=HTMX)
    more = re.search(r'href="([^"]*cursor=[^"]*)" hx-get="[^"]*" hx-target="closest li"', page.content.decode())
    assert more
    rest = client.get(more[1].replace("&amp;", "&"), headers=HTMX)
    assert shown(page)[0] == "第 23 条"
    assert shown(rest) == ["第 3 条", "第 2 条", "第 1 条", "第 0 条", "第一条", "回复 0", "回复 1"]
    replies = re.search(r'href="(/comments/[^"]*cursor=[^"]*)"', rest.content.decode())
    assert replies
    assert shown(client.get(replies[1], headers=HTMX)) == ["回复 2", "回复 3", "回复 4"]
    assert shown(client.get(f"/comments/{short(first.id)}/")) == ["第一条", *(f"回复 {turn}" for turn in range(5))]


def test_one_is_led_to_a_comment(client: Client, world: World) -> None:
    note, anna = world.note(), world.person()
    first = world.comment(note, anna, "旧")
    world.comment(note, anna, "新")
    page = client.get(f"/notes/{short(note.id)}/?comment={short(first.id)}").content.decode()
    assert f'class="comment led" id="comment-{short(first.id)}"' in page
    assert client.get(f"/notes/{short(note.id)}/?comment=nothing&reply=0&deleted_comment=!").status_code == 200


def test_news_since_the_page_was_opened(client: Client, world: World) -> None:
    note, anna = world.note(), world.person()
    first = world.comment(note, anna, "旧")
    world.comment(note, anna, "新回复", reply_to=first)
    world.comment(note, anna, "新")
    news = client.get(address(note, f"?after={short(first.id)}"), headers=HTMX)
    assert shown(news) == ["新回复", "新"]
    assert f'data-thread="{short(first.id)}"' in news.content.decode()
    assert client.get(address(note, "?after=0"), headers=HTMX).status_code == 404


def test_editing_in_place_and_on_a_page(client: Client, world: World) -> None:
    note, anna, ben = world.note(), world.person(), world.person()
    comment = world.comment(note, anna, "有错字")
    edit = f"/comments/{short(comment.id)}/edit/"
    enter(client, anna)
    assert "<textarea" in client.get(edit, headers=HTMX).content.decode()
    assert "有错字</textarea>" in client.get(edit).content.decode()
    refused = client.post(edit, {"text": ""}, headers=HTMX)
    assert (refused.status_code, 'role="alert"' in refused.content.decode()) == (422, True)
    assert shown(client.post(edit, {"text": "没错字"}, headers=HTMX)) == ["没错字"]
    assert client.post(edit, {"text": "真没有"}).status_code == 302
    assert shown(client.get(edit + "?leave=1", headers=HTMX)) == ["真没有"]
    enter(client, ben)
    assert client.post(edit, {"text": "我来改"}).status_code == 403


def test_deleting_offers_to_undo(client: Client, world: World) -> None:
    note, anna = world.note(), world.person()
    comment = world.comment(note, anna, "说错了")
    enter(client, anna)
    response = client.delete(f"/comments/{short(comment.id)}/delete/", headers=HTMX)
    toast = json.loads(response["HX-Trigger"])["toast"]
    assert (toast["words"], toast["act"]) == ("评论已删除", "撤销")
    assert shown(client.post(toast["url"], headers=HTMX)) == ["说错了"]
    response = client.post(f"/comments/{short(comment.id)}/delete/")
    page = client.get(response["Location"].split("#")[0]).content.decode()
    assert f'action="/comments/{short(comment.id)}/restore/"' in page
    assert client.post(f"/comments/{short(comment.id)}/restore/").status_code == 302
    assert not Comment.objects.get().is_deleted


def test_liking_and_pinning(client: Client, world: World) -> None:
    author, anna = world.person(), world.person()
    note = world.note(author)
    comment = world.comment(note, anna, "好")
    name = short(comment.id)
    enter(client, author)
    assert 'aria-pressed="true"' in client.post(f"/comments/{name}/like/", headers=HTMX).content.decode()
    assert client.post(f"/comments/{name}/like/end/").status_code == 302
    assert CommentLike.objects.count() == 0
    assert "置顶</span>" in client.post(f"/comments/{name}/pin/", headers=HTMX).content.decode()
    assert client.post(f"/comments/{name}/pin/end/").status_code == 302
    assert Note.objects.get().pinned_comment_id is None


def test_the_author_closes_the_comments(client: Client, world: World) -> None:
    author, anna = world.person(), world.person()
    note = world.note(author)
    choose = f"/notes/{short(note.id)}/commenters/"
    enter(client, author)
    assert client.post(choose, {"commenters": "friends"}).status_code == 422
    assert client.post(choose, {"commenters": "followers"}, headers=HTMX).status_code == 200
    enter(client, anna)
    assert client.post(choose, {"commenters": "everyone"}).status_code == 404
    assert "关注作者后可以评论" in client.get(f"/notes/{short(note.id)}/").content.decode()
    assert client.post(address(note), {"text": "挤进来"}).status_code == 403
    enter(client, author)
    client.post(choose, {"commenters": "nobody"})
    client.logout()
    assert "作者关上了评论" in client.get(f"/notes/{short(note.id)}/").content.decode()


def test_only_what_one_may_see_is_watched(client: Client, world: World) -> None:
    anna = world.person()
    note, gone = world.note(), world.note()
    comment = world.comment(note)
    delete_comment(actor=Person.objects.get(id=note.author_id), comment=access_comment(None, comment.id))
    assert client.post("/live/watch/", {"stream": "a", "of": f"note:{short(note.id)}"}).status_code == 401
    enter(client, anna)
    assert client.post("/live/watch/", {"stream": "a", "of": f"note:{short(note.id)}"}).status_code == 204
    Note.objects.filter(id=gone.id).update(visibility="me")
    for of in (f"note:{short(gone.id)}", f"comment:{short(comment.id)}", "note:0", "weather:2", "", "note"):
        assert client.post("/live/watch/", {"stream": "a", "of": of}).status_code == 404


def test_what_a_page_of_comments_costs(client: Client, world: World) -> None:
    """Ten threads with replies on the page cost as many queries as one."""
    note, anna = world.note(), world.person()

    def cost() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address(note), headers=HTMX).status_code == 200
        return len(caught)

    for turn in range(10):
        comment = write_comment(actor=anna, note=note, text=f"{turn}")
        write_comment(actor=anna, note=note, text="答", reply_to=comment)
        world.read_log()
        if turn == 0:
            client.get(address(note), headers=HTMX)
            first = cost()
    assert cost() == first


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_no_page_of_comments_breaks_in_either_language(client: Client, world: World, language: str) -> None:
    author = world.person()
    note = world.note(author)
    comment = world.comment(note, author, "长" * 300)
    client.cookies["language"] = language
    enter(client, author)
    for path in (f"/notes/{short(note.id)}/", address(note), f"/comments/{short(comment.id)}/", f"/comments/{short(comment.id)}/edit/"):
        assert client.get(path).status_code == 200
