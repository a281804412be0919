"""Every page of one's own account answers, in both languages, and only to its owner."""

import pytest
from django.test import Client

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import find_person_id_of_session
from tallgrass.platform.ids import short
from tests.accounts.support import join

pytestmark = pytest.mark.django_db

MINE = [
    *("/settings/", "/settings/profile/", "/settings/private/", "/settings/blocked/", "/settings/muted/", "/settings/language/"),
    *("/settings/security/", "/settings/sessions/", "/settings/tokens/", "/settings/privacy/", "/settings/leave/", "/settings/minors/"),
    *("/settings/email/", "/settings/phone/", "/settings/password/", "/settings/second/", "/settings/passkeys/", "/welcome/"),
    *("/settings/password/forgotten/", "/settings/privacy/exports/progress/"),
]
EVERYBODYS = ["/sign-in/", "/sign-in/code/", "/sign-up/", "/recover/", "/terms/", "/privacy/", "/left/", "/closed/", "/recover/done/"]


@pytest.fixture
def mine(client: Client) -> Client:
    join(client, "ali@example.com")
    return client


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_my_pages_open_for_me(mine, language):
    mine.cookies["language"] = language
    for address in MINE:
        page = mine.get(address)
        assert page.status_code == 200, address
        assert "style=" not in page.content.decode(), address


@pytest.mark.parametrize("address", MINE)
def test_my_pages_lead_others_to_sign_in(client, address):
    page = client.get(address)
    assert (page.status_code, page["Location"]) == (302, f"/sign-in/?next={address.replace('/', '%2F')}")
    assert client.post(address).status_code in {401, 405}


@pytest.mark.parametrize("address", EVERYBODYS)
def test_the_entrance_is_open_and_asks_the_database_nothing(client, address, django_assert_num_queries):
    client.get(address)
    fresh = Client()
    with django_assert_num_queries(0):
        assert fresh.get(address).status_code == 200


def test_a_signed_in_request_reads_session_and_person_in_one_query(mine, django_assert_num_queries, hearing):
    key = mine.session.session_key
    with django_assert_num_queries(1):
        assert find_person_id_of_session(key)
    mine.get("/settings/security/")
    with django_assert_num_queries(2):  # Their unread letters, what they hold to sign in.
        mine.get("/settings/security/")


def test_pages_of_fans_and_follows(mine, world):
    me, other = Person.objects.get(), world.person("小满", handle="xiaoman")
    assert mine.post(f"/people/{short(other.id)}/follow/").status_code == 302
    assert "小满" in mine.get(f"/@{me.handle}/follows/").content.decode()
    assert me.name in mine.get("/@xiaoman/fans/").content.decode()
    assert "还没有粉丝" in mine.get(f"/@{me.handle}/fans/").content.decode()
    assert mine.get("/@nobody_here/fans/").status_code == 404
