"""Operations screens: who may, what they do, and that every act is written down."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tallgrass.accounts.actions import ban_person, change_role, create_token, end_bans_due, follow_person
from tallgrass.accounts.models import Ban, OutboxMessage, Session
from tallgrass.accounts.queries import find_person_id_of_session, person_of_token
from tallgrass.platform import clock
from tallgrass.platform.ids import short
from tallgrass.platform.models import AuditEntry, LoggedEvent
from tests.accounts.support import PASSWORD, join, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(world, client):
    person = world.person("运营", handle="duty", role="operator")
    client.force_login(person)
    return person


@pytest.fixture
def ali(world):
    return world.person("阿栗", handle="ali", email="ali@example.com", phone="+8613805712046")


def acts():
    return list(AuditEntry.objects.order_by("id").values_list("act", flat=True))


@pytest.mark.parametrize("words", ["ali", "栗", "ali@example.com", "138 0571 2046", "ALI"])
def test_people_are_found(operator, ali, world, client, words):
    world.person("小满", handle="xiaoman")
    page = client.get("/console/people/", {"words": words}).content.decode()
    assert "阿栗" in page
    assert "小满" not in page


def test_lists_have_pages_and_filters(operator, world, client):
    for number in range(25):
        world.person(f"会员{number}", handle=f"many{number}")
    page = client.get("/console/people/?role=member").content.decode()
    assert "cursor=" in page
    assert "@duty" not in page
    assert client.get("/console/people/?role=emperor&cursor=nonsense").status_code == 400


def test_a_person_s_page_shows_what_an_operator_needs(operator, ali, client):
    page = client.get(f"/console/people/{short(ali.id)}/").content.decode()
    for words in ("ali@example.com", "+8613805712046", "停用"):
        assert words in page
    client.cookies["language"] = "en"
    assert "Close the account" in client.get(f"/console/people/{short(ali.id)}/").content.decode()
    assert client.get("/console/people/1/").status_code == 404


ACTS = [
    ("role/", {"role": "creator"}),
    ("verify/", {"verified": "star", "reason": "x"}),
    ("ban/", {"reason": "x"}),
    ("ban/end/", {}),
    ("sessions/end/", {}),
]


@pytest.mark.parametrize(("address", "data"), ACTS)
@pytest.mark.parametrize("role", [None, "member", "creator", "merchant"])
def test_nobody_else_gets_in(ali, world, client, address, data, role):
    if role:
        client.force_login(world.person(role=role))
    assert client.post(f"/console/people/{short(ali.id)}/{address}", data).status_code in {401, 403, 404}
    assert client.get("/console/people/").status_code in {401, 403, 404}
    assert client.get("/console/outbox/").status_code in {401, 403, 404}
    assert acts() == []


def test_the_actions_hold_even_without_the_screens(ali, world):
    with refused("forbidden"):
        change_role(actor=world.person(), person_id=ali.id, role="operator")


def test_every_act_is_written_down(operator, ali, client):
    for address, data in ACTS:
        assert client.post(f"/console/people/{short(ali.id)}/{address}", data).status_code == 302
    assert acts() == ["role_changed", "verified", "banned", "ban_lifted", "sessions_ended"]
    assert set(AuditEntry.objects.values_list("actor_id", "subject")) == {(operator.id, f"person:{short(ali.id)}")}
    ali.refresh_from_db()
    assert (ali.role, ali.verified, ali.is_active) == ("creator", "star", True)
    client.post(f"/console/people/{short(ali.id)}/verify/", {"verified": "", "reason": "到期"})
    assert acts()[-1] == "verification_withdrawn"
    assert LoggedEvent.objects.filter(kind="PersonVerified").count() == 2


@pytest.mark.parametrize(
    ("address", "data", "words"),
    [
        ("role/", {"role": "emperor"}, "没有这个角色"),
        ("verify/", {"verified": "king", "reason": "x"}, "没有这种认证"),
        ("verify/", {"verified": "star", "reason": " "}, "写明原因"),
        ("ban/", {"reason": ""}, "必填"),
        ("ban/", {"reason": "x", "days": "0"}, "1"),
        ("ban/", {"reason": "长" * 301}, "300"),
    ],
)
def test_bad_input_changes_nothing(operator, ali, client, address, data, words):
    page = client.post(f"/console/people/{short(ali.id)}/{address}", data)
    assert page.status_code == 422
    assert words in page.content.decode()
    assert acts() == []


def test_an_operator_can_neither_ban_nor_strand_themselves(operator, client):
    assert "这是你自己" in client.post(f"/console/people/{short(operator.id)}/ban/", {"reason": "x"}).content.decode()
    page = client.post(f"/console/people/{short(operator.id)}/role/", {"role": "member"})
    assert (page.status_code, "最后一位运营" in page.content.decode()) == (409, True)


def test_a_ban_bites_everywhere_at_once(operator, world):
    member = Client()
    join(member, "bad@example.com", name="坏人")
    key = member.session.session_key
    bad = Session.objects.get(session_key=key).person
    token = create_token(actor=bad, name="脚本")
    follow_person(actor=world.person(), other=bad)
    ban_person(actor=operator, person_id=bad.id, reason="卖假货")
    assert find_person_id_of_session(key) is None
    assert person_of_token(token) is None
    assert member.get("/settings/").status_code == 302
    assert Client().get(f"/@{bad.handle}/").status_code == 404
    assert Client().get("/api/v1/me", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    assert Session.objects.filter(person=bad).count() == 0
    page = Client().post("/sign-in/", {"login": "bad@example.com", "password": PASSWORD})
    assert (page.status_code, "卖假货" in page.content.decode()) == (403, True)


@pytest.mark.django_db(transaction=True)
def test_a_ban_closes_open_streams(kept_world):
    """The hub closes the streams of whom it is told."""
    import psycopg
    from django.db import connection

    from tallgrass.platform.live import CHANNEL

    operator, bad = kept_world.person(role="operator"), kept_world.person()
    Session.objects.create(
        session_key="k" * 32, session_data="", expire_date=clock.now(), person=bad, started_at=clock.now(), seen_at=clock.now()
    )
    parameters = {key: value for key, value in connection.get_connection_params().items() if key in {"dbname", "user", "host", "port"}}
    with psycopg.connect(**parameters, autocommit=True) as listener:
        listener.execute(f'LISTEN "{CHANNEL}"')
        ban_person(actor=operator, person_id=bad.id, reason="卖假货")
        told = [note.payload for note in listener.notifies(timeout=5, stop_after=1)]
    assert len(told) == 1
    assert f'"to":[{bad.id}]' in told[0]
    assert '"kind":"signed_out"' in told[0]


def test_a_ban_ends_by_itself(operator, ali):
    ban_person(actor=operator, person_id=ali.id, reason="刷屏", until=clock.now() + timedelta(days=3))
    assert end_bans_due() == 0
    with clock.clock_forward(timedelta(days=3, minutes=1)):
        assert end_bans_due() == 1
    ali.refresh_from_db()
    assert ali.is_active
    assert Ban.objects.get().lifted_at


def test_the_outbox_shows_codes(operator, client):
    OutboxMessage.objects.create(kind="sms", to="+8613805712046", text="验证码 123456")
    page = client.get("/console/outbox/", {"words": "0571"})
    assert "123456" in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert "123456" not in client.get("/console/outbox/", {"words": "nobody"}).content.decode()


def test_the_first_operator_is_made_by_command(ali, capsys):
    call_command("operator", "@Ali")
    ali.refresh_from_db()
    assert ali.is_operator
    assert "阿栗" in capsys.readouterr().out
    assert acts() == ["made_operator_by_command"]
    with pytest.raises(CommandError, match="Sign up first"):
        call_command("operator", "nobody")


def test_where_a_second_step_is_asked_of_operators(operator, client, settings):
    settings.TALLGRASS_OPERATORS_NEED_SECOND_FACTOR = True
    assert client.get("/console/people/").status_code == 403
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 0}]
    session.save()
    assert client.get("/console/people/").status_code == 200
