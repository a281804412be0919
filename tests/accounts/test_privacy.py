"""Consents, taking one's data along, leaving, being erased."""

import io
import json
import zipfile
from datetime import date, timedelta
from functools import partial

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from tallgrass.accounts import actions
from tallgrass.accounts.actions.exports import exports_folder
from tallgrass.accounts.models import Consent, Export, Follow, OutboxMessage, Person, PrivateDetails, Session
from tallgrass.accounts.queries import count_relations
from tallgrass.platform import clock, personal_data
from tallgrass.platform.ids import short
from tallgrass.platform.models import LoggedEvent
from tests.accounts.support import PASSWORD, code_sent_to, join, sign_up
from tests.accounts.test_relations import at_once

pytestmark = pytest.mark.django_db

EMAIL, PHONE = "ali@example.com", "+8613805712046"
A_MONTH = timedelta(days=30, minutes=1)
NAMES = {
    "person_id",
    "owner_id",
    "author_id",
    "actor_id",
    "followee_id",
    "other_id",
    "user_id",
    "by_id",
    "lifted_by_id",
    "sender_id",
    "reporter_id",
}


def test_every_table_that_names_a_person_is_declared():
    declared = {
        (holding.model._meta.db_table, column) for holding in personal_data.holdings() for column in (holding.owner, *holding.also_owners)
    }
    missing = []
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            names_one = field.attname in NAMES or field.related_model is Person
            if (
                names_one
                and (model._meta.db_table, field.attname) not in declared
                and not model._meta.db_table.startswith("procrastinate_")
            ):
                missing.append(f"{model._meta.db_table}.{field.attname}")
    assert missing == []


def test_holdings_that_give_nothing_say_why():
    assert [holding.model for holding in personal_data.holdings() if not holding.export and not holding.why] == []


def test_free_consents_come_and_go_and_leave_a_trace(client):
    join(client, EMAIL)
    for address in ("portrait/", "portrait/", "portrait/end/", "portrait/"):
        assert client.post(f"/settings/privacy/consents/{address}").status_code == 302
    rows = Consent.objects.filter(subject="portrait").order_by("id")
    assert [row.withdrawn_at is None for row in rows] == [False, True]
    assert client.post("/settings/privacy/consents/terms/end/").status_code == 422
    assert client.post("/settings/privacy/consents/soul/").status_code == 404


def test_taking_everything_along(client, settings, tmp_path):
    settings.TALLGRASS_EXPORTS = tmp_path / "exports"
    join(client, EMAIL)
    me = Person.objects.get()
    actions.edit_private_details(actor=me, birthday=date(1996, 3, 1), gender="woman")
    assert client.post("/settings/privacy/exports/").status_code == 302
    assert "准备到" in client.get("/settings/privacy/").content.decode()
    assert client.post("/settings/privacy/exports/").status_code == 409
    export = Export.objects.get()
    actions.make_export(export_id=export.id)
    export.refresh_from_db()
    assert (export.done, export.total > 10) == (export.total, True)
    page = client.get(f"/settings/privacy/exports/{short(export.id)}/file/")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(page.streaming_content)))
    assert archive.testzip() is None
    details = [json.loads(line) for line in archive.read("accounts_privatedetails.jsonl").decode().splitlines()]
    assert details == [{"birth_year": 1996, "birthday": "1996-03-01", "gender": "woman"}]
    assert json.loads(archive.read("accounts_person.jsonl"))["email"] == EMAIL
    assert b"password" not in archive.read("accounts_person.jsonl")
    other = Client()
    join(other, "other@example.com", name="别人")
    assert other.get(f"/settings/privacy/exports/{short(export.id)}/file/").status_code == 404
    assert Client().get(f"/settings/privacy/exports/{short(export.id)}/file/").status_code == 302
    with clock.clock_forward(timedelta(days=8)):
        assert client.get(f"/settings/privacy/exports/{short(export.id)}/file/").status_code == 410
        assert actions.forget_exports() == 1
    assert list(exports_folder().iterdir()) == []


@pytest.mark.django_db(transaction=True)
def test_two_exports_asked_at_once_are_one(kept_world):
    me = kept_world.person()
    assert at_once(*[partial(actions.request_export, actor=me)] * 4) == ["export_running"] * 3


def test_leaving_asks_again_and_can_be_taken_back(client):
    join(client, EMAIL)
    me, other = Person.objects.get(), Client()
    other.post("/sign-in/", {"login": EMAIL, "password": PASSWORD})
    assert client.post("/settings/leave/", {"proof": "not this one"}).status_code == 422
    assert Person.objects.here().exists()
    page = client.post("/settings/leave/", {"proof": PASSWORD})
    assert (page.status_code, page["Location"]) == (302, "/left/")
    assert "30 天" in client.get("/left/").content.decode()
    assert Session.objects.filter(person=me).count() == 0
    assert other.get("/settings/").status_code == 302
    assert Client().get(f"/@{me.handle}/").status_code == 404
    with clock.clock_forward(timedelta(days=29)):
        assert actions.erase_people_due() == 0
        back = Client()
        back.post("/sign-in/", {"login": EMAIL, "password": PASSWORD})
        assert "欢迎回来" in back.get("/settings/").content.decode()
    assert Person.objects.here().exists()
    with clock.clock_forward(A_MONTH):
        assert actions.erase_people_due() == 0


def test_leaving_without_a_password_takes_a_code(client):
    join(client, PHONE, password="")
    client.post("/settings/leave/")
    for _ in range(3):
        assert client.post("/settings/leave/", {"proof": "000000"}).status_code == 422
    assert client.post("/settings/leave/", {"proof": code_sent_to(PHONE)}).status_code == 422  # Three tries were made.
    client.post("/settings/leave/")
    assert client.post("/settings/leave/", {"proof": code_sent_to(PHONE)}).status_code == 302


CANARY = "canary7391"


@pytest.mark.django_db(transaction=True)
def test_after_30_days_nothing_is_left(kept_world, client):
    """A word that stands in every field of a person stands nowhere in the database afterwards."""
    join(client, f"{CANARY}@example.com", name=CANARY, birth_year="1996")
    me, other = Person.objects.get(), kept_world.person()
    actions.edit_profile(actor=me, name=CANARY, handle=CANARY, bio=CANARY, place=CANARY, shows_saves=True, shows_likes=True)
    actions.create_token(actor=me, name=CANARY)
    actions.follow_person(actor=me, other=other)
    actions.follow_person(actor=other, other=me)
    actions.leave(actor=me)
    kept_world.read_log()
    with clock.clock_forward(A_MONTH):
        assert sum(at_once_results(partial(actions.erase_person, person_id=me.id), 4)) == 1
    gone = Person.objects.get(id=me.id)
    assert (gone.name, gone.email, gone.phone, gone.is_active, gone.has_usable_password()) == ("", None, None, False, False)
    assert LoggedEvent.objects.filter(kind="PersonErased", body={"person_id": me.id}).count() == 1
    assert not Follow.objects.exists()
    assert not PrivateDetails.objects.exists()
    assert not OutboxMessage.objects.exists()
    kept_world.read_log()
    assert count_relations(other.id) == (0, 0)
    assert tables_holding(CANARY) == []
    assert sign_up(Client(), f"{CANARY}@example.com").status_code == 302  # The address is free again.


def at_once_results(act, times):
    results = []
    at_once(*[lambda: results.append(act())] * times)
    return results


def tables_holding(word):
    found = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}" AS r WHERE r::text LIKE %s', [f"%{word}%"])
            if cursor.fetchone()[0]:
                found.append(table)
    return found
