"""The vault: sealed at rest, masked in pages, each look written down, the check digit looked at."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from tallgrass.accounts.actions import forget_identities, keep_identity, remove_identity, reveal_identity
from tallgrass.accounts.models import Identity, IdentityAccess
from tallgrass.accounts.vault import is_identity_number, masked_name, masked_number, print_of, seal, unseal
from tallgrass.platform.clock import clock_at, now
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import short
from tallgrass.platform.subjects import Ref

NUMBER = "330103199003070023"


def test_the_check_digit_and_the_date_are_looked_at():
    assert is_identity_number(NUMBER)
    assert is_identity_number("11010519491231002X")
    assert not [digit for digit in "0124567890X" if is_identity_number(NUMBER[:-1] + digit)]
    for wrong in ("", "1" * 18, "330103199013070023", "3301031990030700", "33010319900307002x", "030103199003070023"):
        assert not is_identity_number(wrong)


def test_what_is_sealed_opens_with_a_former_key_and_with_no_other(settings):
    settings.TALLGRASS_VAULT_KEYS = ["old" * 12]
    sealed = seal(NUMBER)
    assert NUMBER.encode() not in sealed
    settings.TALLGRASS_VAULT_KEYS = ["new" * 12, "old" * 12]
    assert unseal(sealed) == NUMBER
    settings.TALLGRASS_VAULT_KEYS = ["new" * 12]
    with pytest.raises(ValueError):
        unseal(sealed)


def test_masks():
    assert (masked_name("林栗"), masked_name("Ann Lee"), masked_number(NUMBER)) == ("林*", "A** L**", "3301************23")


@pytest.mark.django_db
def test_nothing_readable_lies_in_the_database_and_each_look_is_written_down(world):
    me, operator = world.person(), world.person(role="operator")
    kept = keep_identity(actor=me, name="林 栗", number="330103 19900307 0023")
    with connection.cursor() as cursor:
        cursor.execute("SELECT i::text FROM accounts_identity i")
        row = cursor.fetchone()[0]
    assert NUMBER not in row and "林 栗" not in row
    opened = reveal_identity(identity_id=kept.id, actor_id=operator.id, why="清关", cause=Ref("order", 7))
    assert (opened.name, opened.number, opened.print) == ("林 栗", NUMBER, print_of(NUMBER)) and NUMBER not in repr(opened)
    look = IdentityAccess.objects.get()
    assert (look.actor_id, look.person_id, look.why, look.cause_id) == (operator.id, me.id, "清关", 7)
    with pytest.raises(IntegrityError), transaction.atomic():
        IdentityAccess.objects.update(why="")


@pytest.mark.django_db
def test_the_page_is_masked_refuses_what_is_wrong_and_hides_what_was_removed(world, client: Client):
    me = world.person()
    client.force_login(me)
    wrong = client.post("/settings/identities/", {"name": "林栗", "number": NUMBER[:-1] + "1"})
    assert wrong.status_code == 422 and "这个号码不对" in wrong.content.decode()
    assert client.post("/settings/identities/", {"name": "林栗", "number": NUMBER}).status_code == 302
    page = client.get("/settings/identities/").content.decode()
    assert "3301************23" in page and NUMBER not in page and "林栗" not in page
    kept = Identity.objects.get()
    client.force_login(world.person())
    assert client.post(f"/settings/identities/{short(kept.id)}/remove/").status_code == 404
    client.force_login(me)
    client.post(f"/settings/identities/{short(kept.id)}/remove/")
    assert "3301" not in client.get("/settings/identities/").content.decode()
    assert client.post("/settings/identities/", {"name": "林栗", "number": NUMBER}).status_code == 302
    assert Identity.objects.count() == 1


@pytest.mark.django_db
def test_what_was_removed_is_wiped_after_its_time(world, settings):
    me = world.person()
    kept = keep_identity(actor=me, name="林栗", number=NUMBER)
    remove_identity(actor=me, identity=kept)
    assert forget_identities() == 0

    with clock_at(now() + timedelta(days=settings.TALLGRASS_IDENTITY_KEEPS_DAYS + 1)):
        assert forget_identities() == 1
    with pytest.raises(DomainError):
        reveal_identity(identity_id=kept.id, actor_id=0, why="x", cause=Ref("order", 1))
