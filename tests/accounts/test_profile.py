"""Profile, private details, language, tokens: through the pages."""

import io
from datetime import date, timedelta

import pytest
from PIL import Image

from tallgrass.accounts.models import ApiToken, Person, PrivateDetails
from tallgrass.accounts.queries import person_of_token
from tallgrass.media.models import Picture
from tallgrass.platform import clock
from tallgrass.platform.ids import short

pytestmark = pytest.mark.django_db

GOOD = {"name": "阿栗", "handle": "ali", "bio": "慢慢来", "place": "杭州", "shows_likes": "on"}


@pytest.fixture
def me(world, client):
    person = world.person("阿栗", handle="ali")
    client.force_login(person)
    return person


def picture(kind="PNG", size=(600, 400)):
    file = io.BytesIO()
    Image.new("RGB", size, (40, 120, 80)).save(file, kind)
    file.seek(0)
    file.name = f"me.{kind.lower()}"
    return file


def test_the_profile_is_shown_as_it_was_written(me, client):
    assert client.post("/settings/profile/", GOOD | {"name": "  栗子  小姐 "}).status_code == 302
    page = client.get("/@ali/").content.decode()
    for words in ("栗子 小姐", "慢慢来", "杭州"):
        assert words in page
    me.refresh_from_db()
    assert (me.shows_saves, me.shows_likes) == (False, True)


@pytest.mark.parametrize("payload", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "<svg/onload=x>"])
def test_nothing_written_becomes_markup(me, client, payload):
    client.post("/settings/profile/", {"name": payload[:24], "handle": "ali", "bio": payload, "place": payload[:40]})
    page = client.get("/@ali/").content.decode()
    assert payload not in page or "<" not in payload
    assert "&lt;" in page or "{{ 7 * 7 }}" in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "必填"),
        ({"name": "长" * 25}, "24"),
        ({"name": "a\u202eb"}, "看不见"),
        ({"bio": "长" * 101}, "100"),
        ({"place": "长" * 41}, "40"),
        ({"handle": "ab"}, "3 到 24"),
        ({"handle": "has space"}, "3 到 24"),
        ({"handle": "阿栗啊"}, "3 到 24"),
        ({"handle": "admin"}, "3 到 24"),
        ({"handle": "taken"}, "有人用了"),
    ],
)
def test_bad_profiles_say_what_to_do(me, world, client, change, words):
    world.person(handle="taken")
    page = client.post("/settings/profile/", GOOD | change)
    assert page.status_code == 422
    assert words in page.content.decode()
    me.refresh_from_db()
    assert (me.name, me.handle, me.bio) == ("阿栗", "ali", "")


def test_a_handle_changes_once_a_month(me, client):
    assert client.post("/settings/profile/", GOOD | {"handle": "@Chestnut"}).status_code == 302
    assert "30 天" in client.post("/settings/profile/", GOOD | {"handle": "again"}).content.decode()
    assert client.post("/settings/profile/", GOOD | {"handle": "chestnut", "bio": "别的照改"}).status_code == 302
    with clock.clock_forward(timedelta(days=31)):
        client.force_login(me)
        assert client.post("/settings/profile/", GOOD | {"handle": "again"}).status_code == 302
    me.refresh_from_db()
    assert me.handle == "again"


def test_a_picture_of_oneself_comes_changes_and_goes(me, client):
    assert client.post("/settings/profile/picture/", {"picture": picture()}).status_code == 302
    me.refresh_from_db()
    first = Picture.objects.get(id=me.avatar_id)
    assert (first.purpose, first.attached_at is not None) == ("avatar", True)
    assert (
        client.get("/@ali/").content.decode().count(first.key) == 3
    )  # In the head of every page, on this one, and for other places that show it.
    client.post("/settings/profile/picture/", {"picture": picture("JPEG")})
    first.refresh_from_db()
    assert first.attached_at is None
    client.post("/settings/profile/picture/end/")
    me.refresh_from_db()
    assert me.avatar_id is None


def test_a_bad_picture_says_why_and_keeps_the_old(me, client):
    bad = io.BytesIO(b"not a picture at all")
    bad.name = "me.png"
    page = client.post("/settings/profile/picture/", {"picture": bad})
    assert 400 <= page.status_code < 500
    assert 'id="picture_error"' in page.content.decode()
    assert client.post("/settings/profile/picture/").status_code == 302
    me.refresh_from_db()
    assert me.avatar_id is None


def test_private_details_stay_private(me, client, world):
    assert client.post("/settings/private/", {"birthday": "1996-03-01", "gender": "woman"}).status_code == 302
    details = PrivateDetails.objects.get()
    assert (details.birthday, details.birth_year, details.gender) == (date(1996, 3, 1), 1996, "woman")
    assert 'value="1996-03-01"' in client.get("/settings/private/").content.decode()
    client.force_login(world.person())
    for address in ("/@ali/", "/api/v1/people/ali"):
        page = client.get(address).content.decode()
        assert "1996" not in page
        assert "woman" not in page


@pytest.mark.parametrize("bad", [{"birthday": "1850-01-01"}, {"birthday": "tomorrow"}, {"gender": "dragon"}])
def test_bad_private_details_are_refused(me, client, bad):
    assert client.post("/settings/private/", bad).status_code == 422
    assert not PrivateDetails.objects.exists()


def test_language_and_zone(me, client):
    page = client.post("/settings/language/", {"language": "en", "zone": "Europe/Berlin"})
    assert page.cookies["language"].value == "en"
    assert "Language and time zone" in client.get("/settings/language/").content.decode()
    for bad in ({"language": "tlh"}, {"zone": "Mars/Olympus"}):
        assert client.post("/settings/language/", bad).status_code == 422
    me.refresh_from_db()
    assert (me.language, me.zone) == ("en", "Europe/Berlin")


def test_a_token_is_shown_once_and_can_be_revoked(me, client):
    page = client.post("/settings/tokens/", {"name": "我的脚本"})
    token = page.content.decode().split('<code class="token">')[1].split("<")[0]
    assert person_of_token(token)[0] == me
    assert page["Cache-Control"] == "no-store"
    assert token not in client.get("/settings/tokens/").content.decode()
    client.post(f"/settings/tokens/{short(ApiToken.objects.get().id)}/end/")
    assert person_of_token(token) is None
    assert client.post("/settings/tokens/", {"name": ""}).status_code == 422


def test_two_who_want_one_handle_get_one(me, world, client):
    other = world.person(handle="other")
    client.post("/settings/profile/", GOOD | {"handle": "wanted"})
    client.force_login(other)
    assert client.post("/settings/profile/", GOOD | {"handle": "wanted"}).status_code == 422
    assert Person.objects.filter(handle="wanted").count() == 1
