from datetime import timedelta

import pytest

from tallgrass.accounts.actions import create_token, revoke_token
from tallgrass.accounts.models import ApiToken
from tallgrass.accounts.queries import person_of_token
from tallgrass.platform import clock
from tests.accounts.support import refused


def test_a_token_finds_its_person_with_one_query(world, django_assert_num_queries):
    person = world.person()
    token = create_token(actor=person, name="脚本")
    with django_assert_num_queries(1):
        found = person_of_token(token)
    assert found == (person, ApiToken.objects.get().id)


def test_only_the_hash_is_kept(world):
    token = create_token(actor=world.person(), name="脚本")
    assert token not in str(ApiToken.objects.values().get())


def test_a_revoked_token_stops_at_once_and_others_cannot_revoke_it(world):
    owner, other = world.person(), world.person()
    token = create_token(actor=owner, name="脚本")
    token_id = ApiToken.objects.get().id
    revoke_token(actor=other, token_id=token_id)
    assert person_of_token(token) is not None
    revoke_token(actor=owner, token_id=token_id)
    assert person_of_token(token) is None


@pytest.mark.parametrize("fields", [{"is_active": False}, {"leaving_at": clock.now() - timedelta(days=1)}])
def test_the_token_of_one_who_is_not_here_opens_nothing(world, fields):
    assert person_of_token(create_token(actor=world.person(**fields), name="脚本")) is None


@pytest.mark.parametrize("name", ["", "  ", "长" * 41])
def test_a_token_needs_a_name(world, name):
    with refused("bad_token_name"):
        create_token(actor=world.person(), name=name)


def test_twenty_tokens_are_the_most(world):
    person = world.person()
    for number in range(20):
        create_token(actor=person, name=f"令牌 {number}")
    with refused("too_many_tokens"):
        create_token(actor=person, name="再来一个")
