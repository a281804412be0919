"""Characters that no text here can hold, wherever they come in: refused, never a fault of ours."""

import pytest
from django.test import Client

NOT_FOUND = [
    "/@%00/",
    "/@ali%00/saves/",
    "/@%00/fans/",
    "/topics/%00/",
    "/topics/a%00b/",
    "/topics/a%1Fb/",
    "/s/%00/",
    "/api/v1/topics/%00/notes",
]
REFUSED = ["/console/people/?words=%00", "/console/outbox/?words=%00"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", NOT_FOUND)
def test_no_address_has_one(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("address", REFUSED)
def test_nothing_is_searched_by_one(world, client: Client, address: str) -> None:
    client.force_login(world.person(role="operator"))
    assert client.get(address).status_code == 400


def test_nothing_is_named_by_one(kept_world, client: Client) -> None:
    client.force_login(kept_world.person())
    refusal = client.post("/settings/tokens/", {"name": "a\0b"}, headers={"accept": "application/json"})
    assert (refusal.status_code, refusal.json()["title"]) == (400, "not text")
