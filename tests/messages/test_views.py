"""Letters by pages: with and without script."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tallgrass.accounts.actions import ban_person, block_person
from tallgrass.accounts.models import Person
from tallgrass.media.actions import store_picture
from tallgrass.messages.models import Letter
from tallgrass.messages.queries import count_unread
from tallgrass.moderation.models import Report
from tallgrass.platform import clock
from tallgrass.platform.ids import short
from tests.messages.support import befriend, side_of, write
from tests.support.world import World, picture_file

HTMX = {"HX-Request": "true"}
JSON = {"Accept": "application/json"}


@pytest.fixture
def me(world: World, client: Client) -> Person:
    person = world.person("我自己")
    client.force_login(person)
    return person


def page(client: Client, address: str, **headers: str) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, address
    return answer.content.decode()


def address_of(letter: Letter) -> str:
    return f"/letters/{short(letter.conversation_id)}/"


def test_from_the_first_letter_to_the_answer_without_script(world: World, client: Client, me: Person) -> None:
    friend = world.person("阿满")
    befriend(me, friend)
    assert f"/letters/to/{short(friend.id)}/" in page(client, friend.url)
    assert "写给 阿满" in page(client, f"/letters/to/{short(friend.id)}/")
    sent = client.post(f"/letters/to/{short(friend.id)}/", {"text": "周末去九溪吗\r\n带雨鞋"})
    letter = Letter.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, f"{address_of(letter)}#letter-1")
    assert letter.text == "周末去九溪吗\n带雨鞋"
    assert client.get(f"/letters/to/{short(friend.id)}/")["Location"] == address_of(letter)
    write(friend, me, "去，看看 https://example.org/a?b=1。")
    assert 'data-letters_unread="1"' in page(client, "/settings/")
    shown = page(client, address_of(letter))
    assert '<a href="https://example.org/a?b=1" rel="noopener nofollow ugc" target="_blank">https://example.org/a?b=1</a>。' in shown
    assert count_unread(me.id) == 0  # Opening is reading.
    listed = page(client, "/letters/")
    assert "阿满" in listed and "去，看看" in listed


def test_words_are_words(world: World, client: Client, me: Person) -> None:
    friend = world.person("<i>名</i>")
    befriend(me, friend)
    letter = write(friend, me, "<script>alert(1)</script> javascript:alert(1) https://x.example/\"onmouseover='1")
    for address in (address_of(letter), "/letters/", "/letters/search/?q=script"):
        shown = page(client, address)
        assert "<script>alert" not in shown and "<i>名" not in shown
        assert 'href="javascript' not in shown and '"onmouseover' not in shown


def test_a_refused_letter_says_why_and_changes_nothing(world: World, client: Client, me: Person) -> None:
    star = world.person()
    address = f"/letters/to/{short(star.id)}/"
    answer = client.post(address, {"text": "  "}, headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (422, "letter_is_empty")
    assert client.post(address, {"text": "你好"}, headers=JSON).json() == {"url": address_of(Letter.objects.get()), "number": 1}
    answer = client.post(address_of(Letter.objects.get()), {"text": "在吗"}, headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (403, "may_not_write_waits")
    assert "等回信后就能继续写了" in page(client, address_of(Letter.objects.get()))
    assert "composer" not in page(client, address_of(Letter.objects.get())).replace("composer-closed", "")


def test_the_request_box_and_its_two_ways(world: World, client: Client, me: Person) -> None:
    stranger = world.person("路人甲")
    letter = write(stranger, me, "请问鞋在哪买的")
    assert "1 封等你决定" in page(client, "/letters/")
    assert "1 封等你决定" in page(client, "/letters/?open=x", **HTMX)
    assert "路人甲" in page(client, "/letters/requests/")
    shown = page(client, address_of(letter))
    assert "回信就是接受" in shown and "不理" in shown
    assert client.post(f"{address_of(letter)}decline/")["Location"] == "/letters/requests/"
    assert "路人甲" not in page(client, "/letters/requests/")
    assert client.post(address_of(letter), {"text": "网上"}).status_code == 302
    assert "路人甲" in page(client, "/letters/")
    assert client.post(f"{address_of(letter)}decline/").status_code == 409


def test_parts_of_a_long_conversation_fit_together(world: World, client: Client, me: Person) -> None:
    friend = world.person()
    befriend(me, friend)
    began = datetime(2026, 11, 20, 2, tzinfo=UTC)  # Ten in the morning there: no midnight comes between.
    for number in range(1, 76):
        with clock.clock_at(began + timedelta(minutes=number, seconds=20 * (number > 60) * 60)):
            write(friend if number % 3 else me, me if number % 3 else friend, f"第 {number} 封")
    address = address_of(Letter.objects.first())  # type: ignore[arg-type]

    def numbers(shown: str) -> list[int]:
        return [int(number) for number in re.findall(r'data-number="(\d+)"', shown)]

    newest = page(client, address)
    older = page(client, f"{address}?before=46", **HTMX)
    oldest = page(client, f"{address}?before=16", **HTMX)
    assert numbers(newest) == list(range(46, 76))
    assert numbers(older) == list(range(16, 46))
    assert numbers(oldest) == list(range(1, 16))
    assert "?before=46" in newest and "?before=16" in older and "?before" not in oldest
    assert [part.count('class="pause"') for part in (oldest, older, newest)] == [1, 0, 1]  # The beginning, and the pause before the 61st.
    around = page(client, f"{address}?at=30")
    assert numbers(around) == list(range(9, 39))
    assert "看最新的信" in around and "看最新的信" not in newest
    assert numbers(page(client, f"{address}?after=73", **HTMX)) == [74, 75]
    assert numbers(page(client, f"{address}?after=75", **HTMX)) == []
    for odd in ("before=x", "at=99999999999999", "after=-1", "before=0", "at=999999999"):
        assert client.get(f"{address}?{odd}", headers=HTMX).status_code == 200


def test_a_read_mark_stands_under_the_last_letter_read(world: World, client: Client, me: Person) -> None:
    friend = world.person()
    befriend(me, friend)
    letters = [write(me, friend, text) for text in ("一", "二", "三")]
    assert "read-mark" not in page(client, address_of(letters[0]))
    theirs = Client()
    theirs.force_login(friend)
    assert theirs.post(f"{address_of(letters[0])}read/", {"number": "2"}).status_code == 204
    assert theirs.post(f"{address_of(letters[0])}read/", {"number": "1"}).status_code == 204
    shown = page(client, address_of(letters[0]))
    assert "read-mark" not in page(client, f"{address_of(letters[0])}?before=3", **HTMX)  # There is one on the page already.
    assert shown.index('id="letter-2"') < shown.index('id="read-mark"') < shown.index('id="letter-3"')
    assert theirs.post(f"{address_of(letters[0])}read/", {"number": "99999999999999999999"}).status_code == 204
    assert side_of(friend, me).read_number == 2


def test_taking_back_and_deleting_by_buttons(world: World, client: Client, me: Person) -> None:
    friend = world.person()
    befriend(me, friend)
    mine, theirs = write(me, friend, "说错了"), write(friend, me, "你说什么呢")
    answer = client.post(f"{address_of(mine)}1/take-back/", headers=HTMX)
    assert "你收回了一封信" in answer.content.decode()
    assert client.post(f"{address_of(mine)}2/take-back/").status_code == 403
    assert client.post(f"{address_of(theirs)}2/delete/", headers=HTMX).content == b""
    assert "你说什么呢" not in page(client, address_of(mine))
    assert client.get(f"{address_of(mine)}2/").status_code == 404
    assert client.post(f"{address_of(mine)}delete/")["Location"] == "/letters/"
    assert "还没有信" in page(client, "/letters/")


def test_a_picture_opens_for_the_two_only(world: World, client: Client, me: Person) -> None:
    friend, other = world.person(), Client()
    befriend(me, friend)
    other.force_login(world.person())
    picture = store_picture(owner_id=me.id, file=picture_file(), purpose="letter")
    client.post(f"/letters/to/{short(friend.id)}/", {"picture": short(picture.id), "text": ""})
    letter = Letter.objects.get()
    address = f"{address_of(letter)}1/picture/small/"
    assert f"{address_of(letter)}1/picture/medium/" in page(client, address_of(letter))
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "image/webp", "private, max-age=600")
    theirs = Client()
    theirs.force_login(friend)
    assert theirs.get(address).status_code == 200
    assert other.get(address).status_code == 404
    assert Client().get(address).status_code == 302
    assert client.get(f"{address_of(letter)}1/picture/huge/").status_code == 404
    client.post(f"{address_of(letter)}1/take-back/")
    assert theirs.get(address).status_code == 404


def test_a_letter_of_the_other_can_be_reported(world: World, client: Client, me: Person) -> None:
    friend = world.person()
    befriend(me, friend)
    mine, theirs = write(me, friend, "我写的"), write(friend, me, "骂人的话")
    shown = page(client, address_of(mine))
    assert f"/report/letter/{short(theirs.id)}/" in shown and f"/report/letter/{short(mine.id)}/" not in shown
    assert "骂人的话" in page(client, f"/report/letter/{short(theirs.id)}/")
    assert client.post(f"/report/letter/{short(theirs.id)}/", {"reason": "abuse", "words": ""}).status_code == 200
    assert Report.objects.filter(subject_kind="letter", subject_id=theirs.id, person_id=me.id).exists()
    other = Client()
    other.force_login(world.person())
    assert other.get(f"/report/letter/{short(theirs.id)}/").status_code == 404


def test_search_finds_chinese_and_english_in_ones_own_letters_only(world: World, client: Client, me: Person) -> None:
    friend, other = world.person("阿满"), world.person()
    befriend(me, friend)
    befriend(other, friend)
    write(friend, me, "周末去九溪烟树徒步，记得带伞")
    write(me, friend, "Bring the Blue tent")
    write(other, friend, "别人也去九溪")
    hidden = write(friend, me, "九溪的秘密 100%_")
    client.post(f"{address_of(hidden)}3/delete/")
    found = page(client, "/letters/search/?q=九溪")
    assert "<mark>九溪</mark>" in found and found.count("<mark>") == 1 and "别人" not in found
    assert "?at=1#letter-1" in found
    assert "<mark>blue TENT</mark>".lower() in page(client, "/letters/search/?q=blue TENT").lower()
    for nothing in ("没有的", "%", "_", "100%"):
        assert "没有找到" in page(client, f"/letters/search/?q={nothing.replace('%', '%25')}")
    assert "写几个字再找" in page(client, "/letters/search/?q=+")
    block_person(actor=me, other=friend)
    assert "没有找到" in page(client, "/letters/search/?q=九溪")


def test_a_note_is_sent_to_several_from_the_share_sheet(world: World, client: Client, me: Person) -> None:
    friend, star = world.person("阿满"), world.person("明星")
    befriend(me, friend)
    note = world.note(star, "好看的")
    assert "/letters/recipients/?note=" in page(client, f"/notes/{short(note.id)}/share/", **HTMX)
    assert "阿满" in page(client, f"/letters/recipients/?note={short(note.id)}", **HTMX)
    write(me, star, "你好")  # The one letter to a stranger is written.
    answer = client.post(
        "/letters/cards/", {"to": [short(friend.id), short(star.id)], "note": short(note.id), "text": "给你看"}, headers=HTMX
    ).content.decode()
    assert "发给了" in answer and "阿满" in answer and "等回信后" in answer
    letter = Letter.objects.get(kind="note")
    assert (letter.subject_id, letter.text) == (note.id, "给你看")
    assert "好看的" in page(client, address_of(letter))
    for bad in ({}, {"to": [short(friend.id)] * 1}, {"to": [short(world.person().id) for _ in range(6)], "note": short(note.id)}):
        assert client.post("/letters/cards/", bad, headers=HTMX).status_code == 422


def test_whom_one_lets_write_is_chosen_in_the_settings(client: Client, me: Person) -> None:
    assert "谁可以写信给我" in page(client, "/settings/")
    assert client.post("/settings/letters/", {"who": "followed"}).status_code == 302
    assert re.search(r'value="followed"\s+checked', page(client, "/settings/letters/"))
    assert client.post("/settings/letters/", {"who": "cats"}).status_code == 422


def test_the_banned_write_nothing_any_more(world: World, client: Client, me: Person) -> None:
    friend, operator = world.person(), world.person(role="operator")
    befriend(me, friend)
    letter = write(me, friend)
    ban_person(actor=operator, person_id=me.id, reason="骚扰")
    assert client.post(address_of(letter), {"text": "再写"}, headers=JSON).status_code == 401
    theirs = Client()
    theirs.force_login(friend)
    assert "对方现在收不到信" in page(theirs, address_of(letter))
    assert theirs.post(address_of(letter), {"text": "在吗"}, headers=JSON).json()["code"] == "may_not_write_away"


def test_pages_cost_a_known_number_of_queries_however_long_they_are(world: World, client: Client, me: Person, hearing: None) -> None:
    friends = [world.person() for _ in range(6)]
    for friend in friends:
        befriend(me, friend)
        for _ in range(4):
            letter = write(friend, me)

    def queries(address: str, **headers: str) -> int:
        page(client, address, **headers)  # What a process remembers is remembered.
        with CaptureQueriesContext(connection) as caught:
            page(client, address, **headers)
        return len(caught)

    # For the navigation unread letters; conversations, requests.
    assert queries("/letters/") == 3
    # The door (side), side, the other side, how one may write (relation, minors), letters, and the list beside it.
    assert queries(address_of(letter)) == 9
    # The door, letters and the one above them.
    assert queries(f"{address_of(letter)}?after=1", **HTMX) == 3
