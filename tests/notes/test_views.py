"""Notes through their pages, with and without script, in both languages."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tallgrass.accounts.actions import block_person, follow_person, mute_person
from tallgrass.accounts.models import Person
from tallgrass.notes.actions import start_draft
from tallgrass.notes.models import Like, Note, Save
from tallgrass.notes.types import MarkInput, MarkKind, State, Visibility
from tallgrass.platform import clock
from tallgrass.platform.ids import new_id, short
from tests.support.world import World

HTMX = {"HX-Request": "true"}


def browser(person: Person | None = None, language: str = "zh-hans") -> Client:
    client = Client(headers={"accept-language": language})
    if person:
        client.force_login(person)
    return client


def address(note: Note, *rest: str) -> str:
    return "/".join(["/notes", short(note.id), *rest, ""])


# --- reading ---


def test_a_note_is_a_page_of_its_own_and_a_piece_over_the_wall(world: World) -> None:
    note = world.note(title="第一次露营", body="带上 #露营 清单", marks=[MarkInput(MarkKind.PLACE, "西湖", 250, 750)])
    whole = browser().get(address(note)).content.decode()
    piece = browser().get(address(note), headers=HTMX).content.decode()
    assert "<!doctype html>" in whole
    assert "<!doctype html>" not in piece
    for page in (whole, piece):
        assert "第一次露营" in page
        assert 'href="/topics/%E9%9C%B2%E8%90%A5/"' in page
        assert "西湖" in page
        assert "x25 y75" in page


def test_both_languages(world: World) -> None:
    note = world.note()
    assert "只给粉丝看" not in browser().get(address(note)).content.decode()
    chinese, english = (browser(language=language).get("/").content.decode() for language in ("zh-hans", "en"))
    assert "发现" in chinese
    assert "Explore" in english
    assert "发现" not in english.split("<main")[0].split("<title>")[1]


def test_words_of_people_are_text_and_nothing_else(world: World) -> None:
    nasty = '<script>alert(1)</script> #<img/src=x> "onmouseover=alert(1)'
    author = world.person("<b>坏人</b>")
    note = world.note(author, "<i>标题</i>", nasty, marks=[MarkInput(MarkKind.BRAND, '"><svg onload=1>', 10, 10)])
    for path in (address(note), author.url, "/"):
        page = browser().get(path).content.decode()
        assert "<script>alert" not in page
        assert "<i>标题" not in page
        assert "<b>坏人" not in page
        assert "<svg onload" not in page
        assert 'x> "onmouse' not in page


@pytest.mark.parametrize("path", ["/notes/1/", "/notes/zzzzzzzzzzz/", "/@nobody/", "/s/nosuchlink/", "/topics//", "/explore/weather/"])
def test_what_is_not_there_is_not_found_in_words(db: None, path: str) -> None:
    answer = browser().get(path)
    assert answer.status_code == 404
    assert "没" in answer.content.decode()


def test_a_note_that_is_not_for_the_reader_is_not_found(world: World) -> None:
    author, fan, outcast = world.person(), world.person(), world.person()
    follow_person(actor=fan, other=author)
    block_person(actor=author, other=outcast)
    note = world.note(author, visibility=Visibility.FOLLOWERS)
    seen = {
        name: browser(person).get(address(note)).status_code for name, person in {"fan": fan, "outcast": outcast, "visitor": None}.items()
    }
    assert seen == {"fan": 200, "outcast": 404, "visitor": 404}
    assert browser(outcast).get(author.url).status_code == 404


def test_a_profile_shows_saves_and_likes_only_by_its_owners_choice(world: World) -> None:
    owner, other = world.person(), world.person()
    browser(owner).post(address(world.note(title="心头好"), "save"))
    assert browser(other).get(f"{owner.url}saves/").status_code == 404
    assert "心头好" in browser(owner).get(f"{owner.url}saves/").content.decode()
    Person.objects.filter(id=owner.id).update(shows_saves=True)
    assert "心头好" in browser(other).get(f"{owner.url}saves/").content.decode()
    assert browser(other).get(f"{owner.url}likes/").status_code == 404


def test_a_wall_goes_on_where_it_ended(world: World) -> None:
    author = world.person()
    picture = world.picture(author)
    Note.objects.bulk_create(
        Note(
            author_id=author.id,
            title=f"第 {n} 篇",
            state=State.PUBLISHED,
            published_at=clock.now() - timedelta(minutes=n),
            cover_id=picture.id,
        )
        for n in range(23)
    )
    first = browser().get(author.url).content.decode()
    assert first.count("note-card") == 20
    more = first.split('hx-get="')[1].split('"')[0]
    rest = browser().get(more, headers=HTMX).content.decode()
    assert rest.count('class="note-card"') == 3
    assert "<!doctype html>" not in rest
    assert "<!doctype html>" in browser().get(more).content.decode()  # The plain link without script.


# --- acting ---


@pytest.mark.parametrize(("act", "model"), [("like", Like), ("save", Save)])
def test_acts_by_htmx_come_back_as_the_button(world: World, act: str, model: type[Like] | type[Save]) -> None:
    reader, note = world.person(), world.note()
    pressed = browser(reader).post(address(note, act), headers=HTMX).content.decode()
    assert 'aria-pressed="true"' in pressed
    assert model.objects.filter(person_id=reader.id, note=note).count() == 1
    released = browser(reader).delete(address(note, act), headers=HTMX).content.decode()
    assert 'aria-pressed="false"' in released
    assert not model.objects.exists()


@pytest.mark.parametrize(("act", "model"), [("like", Like), ("save", Save)])
def test_acts_without_script_come_back_to_the_page(world: World, act: str, model: type[Like] | type[Save]) -> None:
    reader, note = world.person(), world.note()
    answer = browser(reader).post(address(note, act), headers={"referer": "http://testserver/explore/food/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "http://testserver/explore/food/")
    assert model.objects.count() == 1
    answer = browser(reader).post(address(note, act, "end"), headers={"referer": "https://evil.example/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert not model.objects.exists()


def test_visitors_are_led_to_sign_in(world: World) -> None:
    note = world.note()
    by_htmx = browser().post(address(note, "like"), headers=HTMX)
    assert by_htmx.status_code == 401
    assert by_htmx.headers["HX-Redirect"].startswith(f"{reverse('account_login')}?next=")
    page = browser().get("/publish/")
    assert (page.status_code, page.headers["Location"]) == (302, f"{reverse('account_login')}?next=%2Fpublish%2F")


def test_the_sixty_first_like_in_a_minute_waits(world: World) -> None:
    reader, note = world.person(), world.note()
    client = browser(reader)
    with clock.clock_at(clock.now()):
        codes = [client.post(address(note, "like"), headers=HTMX).status_code for _ in range(61)]
    assert codes == [200] * 60 + [429]


def test_sharing_gives_a_link_that_counts(world: World) -> None:
    reader, note = world.person(), world.note()
    link = browser(reader).post(address(note, "share"), headers={"accept": "application/json"}).json()["url"]
    assert browser().get(link).headers["Location"] == address(note)
    assert link in browser(reader).post(address(note, "share"), headers={"accept": "text/html"}).content.decode()


def test_deleting_offers_to_undo(world: World) -> None:
    author = world.person()
    note = world.note(author, "删了又后悔")
    answer = browser(author).post(address(note, "delete"), follow=True)
    assert "撤销" in answer.content.decode()
    assert "删了又后悔" in browser(author).get("/me/deleted/").content.decode()
    assert browser().get(address(note)).status_code == 404
    assert browser(author).post(address(note, "restore")).headers["Location"] == address(note)
    assert browser().get(address(note)).status_code == 200


def test_nobody_deletes_or_edits_anothers_note(world: World) -> None:
    note, other = world.note(), world.person()
    for method, path in (("post", address(note, "delete")), ("get", address(note, "versions")), ("get", f"/publish/{short(note.id)}/")):
        assert getattr(browser(other), method)(path).status_code == 404
    body = json.dumps({"version": 1, "content": {"title": "改了"}})
    assert browser(other).put(f"/publish/{short(note.id)}/", body, content_type="application/json").status_code == 404
    assert Note.objects.get(id=note.id).title == "一篇笔记"


# --- writing ---


def save(client: Client, draft: str, version: int, **content: object):  # type: ignore[no-untyped-def]
    body = json.dumps({"version": version, "content": content})
    return client.put(draft, body, content_type="application/json", headers={"accept": "application/json"})


def test_from_an_empty_draft_to_the_wall(world: World) -> None:
    author = world.person()
    client = browser(author)
    draft = client.get("/publish/").headers["Location"]
    assert client.get("/publish/").headers["Location"] == draft  # Not another empty one.
    picture = short(world.picture(author).id)
    saved = save(client, draft, 1, title="早饭", body="豆浆 #早餐", channel="food", pictures=[{"id": picture, "alt": "一碗豆浆"}])
    assert (saved.status_code, saved.json()["version"]) == (200, 2)
    assert "早饭" in client.get("/me/drafts/").content.decode()
    assert "早饭" in client.get(draft).content.decode()
    published = client.post(draft, "{}", content_type="application/json")
    assert "早饭" in browser().get(published.json()["next"]).content.decode()


def test_what_is_wrong_with_a_draft_is_named_and_the_draft_kept(world: World) -> None:
    client = browser(world.person())
    draft = client.get("/publish/").headers["Location"]
    save(client, draft, 1, title="好的")
    for content, status, code, field in (
        ({"title": "字" * 21}, 422, "title_too_long", "title"),
        ({"channel": "weather"}, 422, "unknown_channel", "channel"),
        ({"pictures": [{"id": short(new_id())}]}, 422, "upload_gone", None),
        ({"nonsense": 1}, 422, "invalid", None),
    ):
        answer = save(client, draft, 2, **content)  # type: ignore[arg-type]
        assert (answer.status_code, answer.json()["code"]) == (status, code), answer.json()
        assert field is None or answer.json()["field"] == field
    assert save(client, draft, 1, title="旧页面").status_code == 409
    assert client.put(draft, "not json", content_type="application/json").status_code == 400
    assert Note.objects.get().title == "好的"


def test_a_note_can_wait_for_its_time(world: World) -> None:
    author = world.person()
    client = browser(author)
    draft = client.get("/publish/").headers["Location"]
    save(client, draft, 1, kind="text", title="晚安", text_card={"text": "晚安", "template": "night"})
    at = (clock.now() + timedelta(hours=3)).isoformat()
    assert client.post(draft, json.dumps({"at": at}), content_type="application/json").status_code == 200
    assert Note.objects.get().state == State.SCHEDULED
    client.post(f"{draft}unschedule/")
    assert Note.objects.get().state == State.DRAFT


def test_a_text_card_is_shown_before_it_is_published(world: World) -> None:
    client = browser(world.person())
    body = json.dumps({"text": "慢慢来，*比较快*", "template": "letter"})
    answer = client.post("/publish/text-card/", body, content_type="application/json")
    assert (answer["Content-Type"], answer["X-Pages"], answer.content[:4]) == ("image/png", "1", b"\x89PNG")
    bad = client.post("/publish/text-card/", json.dumps({"text": "x", "template": "nope"}), content_type="application/json")
    assert bad.status_code == 422


def test_a_draft_can_be_thrown_away(world: World) -> None:
    client = browser(world.person())
    draft = client.get("/publish/").headers["Location"]
    assert client.delete(draft).status_code == 200
    assert not Note.objects.exists()


def test_a_note_of_someone_muted_can_be_liked(world: World) -> None:
    reader, note = world.person(), world.note()
    mute_person(actor=reader, other=Person.objects.get(id=note.author_id))
    answer = browser(reader).post(address(note, "like"), headers=HTMX)
    assert 'aria-pressed="true"' in answer.content.decode()


def test_a_moment_without_its_zone_is_refused(world: World) -> None:
    author = world.person()
    draft = start_draft(actor=author)
    answer = browser(author).post(f"/publish/{short(draft.id)}/", '{"at": "2026-12-01T08:00:00"}', content_type="application/json")
    assert answer.status_code == 422
