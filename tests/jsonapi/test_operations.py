"""What holds for every operation: errors as problems, tokens, pages, repeats, limits."""

import json

import pytest
from django.test import Client

from tallgrass.accounts.actions import follow_person
from tallgrass.accounts.actions.tokens import create_token
from tallgrass.accounts.models import Follow, Person


def ask(client: Client, person: Person | None = None, /, method: str = "get", path: str = "me", **options: object):
    headers = dict(options.pop("headers", {}))
    if person:
        headers["Authorization"] = f"Bearer {create_token(actor=person, name='test')}"
    return getattr(client, method)(f"/api/v1/{path}", headers=headers, **options)


def refused(response, status: int, code: str) -> dict:
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    body = json.loads(response.content)
    assert (body["status"], body["code"], body["type"]) == (status, code, f"/problems/{code}")
    return body


def test_a_person_by_token(client, world):
    body = ask(client, world.person("林", handle="lin")).json()
    assert (body["person"]["handle"], body["person"]["name"], body["fans"]) == ("lin", "林", 0)


def test_a_visitor_may_see_a_person_and_not_be_one(client, world):
    world.person(handle="lin")
    assert ask(client, path="people/lin").status_code == 200
    response = ask(client)
    refused(response, 401, "sign_in_first")
    assert response["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("header", ["Bearer nothing", "Basic bGluOmxpbg==", "Bearer", "Bearer ", "Bearer é"])
def test_a_wrong_token_is_refused_even_where_visitors_may(client, world, header):
    world.person(handle="lin")
    response = ask(client, path="people/lin", headers={"Authorization": header})
    refused(response, 401, "bad_token")
    assert "invalid_token" in response["WWW-Authenticate"]


def test_a_session_is_no_token(client, world):
    person = world.person()
    client.force_login(person)
    refused(ask(client), 401, "sign_in_first")


@pytest.mark.parametrize("path", ["people/nobody_here", "nothing", "people/a b", "people/%00", "", "people/lin/"])
def test_unknown_addresses_are_problems(client, db, path):
    refused(ask(client, path=path), 404, "not_found")


def test_a_wrong_method_is_told_the_right_ones(client, world):
    response = ask(client, method="patch", path="people/lin/follow")
    refused(response, 405, "wrong_method")
    assert response["Allow"] == "DELETE, POST"


def test_only_json_is_answered(client, world):
    world.person(handle="lin")
    refused(ask(client, path="people/lin", headers={"Accept": "text/html"}), 406, "not_acceptable")
    assert ask(client, path="people/lin", headers={"Accept": "text/html, application/*;q=0.5"}).status_code == 200


@pytest.mark.parametrize("query", ["size=0", "size=51", "size=x", "size=1&size=2", "other=1", "cursor=", "cursor=%00"])
def test_a_wrong_query_names_its_field(client, world, query):
    world.person(handle="lin")
    assert refused(ask(client, path=f"people/lin/fans?{query}"), 422, "invalid_input")["field"] == query.split("=")[0]


def test_a_wrong_cursor(client, world):
    world.person(handle="lin")
    refused(ask(client, path="people/lin/fans?cursor=wrong"), 400, "bad_cursor")


def test_pages_go_on_where_they_ended(client, world):
    star, fans = world.person(handle="star"), [world.person() for _ in range(5)]
    for fan in fans:
        follow_person(actor=fan, other=star)
    seen, address = [], "people/star/fans?size=2"
    while address:
        page = ask(client, path=address).json()
        seen += [item["handle"] for item in page["items"]]
        address = page["next"] and f"people/star/fans?size=2&cursor={page['next']}"
    assert seen == [fan.handle for fan in reversed(fans)]


def test_following_by_api(client, world):
    fan, star = world.person(), world.person(handle="star")
    assert ask(client, fan, "post", "people/star/follow").status_code == 204
    assert ask(client, fan, path="people/star").json()["between"]["follows"] is True
    assert ask(client, fan, "delete", "people/star/follow").status_code == 204
    assert not Follow.objects.filter(person_id=fan.id, followee_id=star.id).exists()


def test_a_repeated_write_is_answered_again_and_not_done_again(client, world):
    fan, star = world.person(), world.person(handle="star")
    key = {"headers": {"Idempotency-Key": "one"}}
    assert ask(client, fan, "post", "people/star/follow", **key).status_code == 204
    ask(client, fan, "delete", "people/star/follow")
    assert ask(client, fan, "post", "people/star/follow", **key).status_code == 204
    assert not Follow.objects.filter(person_id=fan.id, followee_id=star.id).exists()
    refused(ask(client, fan, "delete", "people/star/follow", **key), 422, "idempotency_key_reused")


@pytest.mark.parametrize("key", ["", "two words", "é", "a" * 256])
def test_a_key_is_of_visible_letters(client, world, key):
    fan, star = world.person(), world.person(handle="star")
    refused(ask(client, fan, "post", "people/star/follow", headers={"Idempotency-Key": key}), 400, "bad_idempotency_key")
    assert not Follow.objects.filter(person_id=fan.id, followee_id=star.id).exists()


def test_the_word_null_is_not_nothing(client, world):
    refused(ask(client, world.person(), path="search/notes?q=tea&genre=null"), 422, "invalid_input")


def test_a_token_has_its_limit(client, world, settings):
    settings.TALLGRASS_LIMITS = settings.TALLGRASS_LIMITS | {"api_token": (5, 300)}
    header = {"headers": {"Authorization": f"Bearer {create_token(actor=world.person(), name='test')}"}}
    assert [client.get("/api/v1/me", **header).status_code for _ in range(6)] == [200] * 5 + [429]
    response = client.get("/api/v1/me", **header)
    refused(response, 429, "too_many")
    assert int(response["Retry-After"]) > 0


def test_visitors_have_a_limit_by_address(client, world, settings):
    settings.TALLGRASS_LIMITS = settings.TALLGRASS_LIMITS | {"api_address": (3, 300)}
    world.person(handle="lin")
    statuses = [
        client.get("/api/v1/people/lin", REMOTE_ADDR=f"2001:db8::{n}", HTTP_X_FORWARDED_FOR=f"1.2.3.{n}").status_code for n in range(5)
    ]
    assert statuses == [200, 200, 200, 429, 429]


def test_someone_banned_is_refused_at_once(client, world):
    person = world.person()
    header = {"headers": {"Authorization": f"Bearer {create_token(actor=person, name='test')}"}}
    assert client.get("/api/v1/me", **header).status_code == 200
    Person.objects.filter(id=person.id).update(is_active=False)
    refused(client.get("/api/v1/me", **header), 401, "bad_token")
