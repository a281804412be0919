"""Every route × every role: `routes.csv` says what each may expect, and each is really asked.

A row is METHOD, route, and a status for each of `ROLES`. A route or method without a row fails, and says the row to add; all
missing rows are written at once, for reading over before they are committed, by

    ROUTES_WRITE=1 pytest tests/architecture/test_routes.py

Bodies are empty: 200, 302, 204, 400 and 422 mean "let in", 401, 403 and 404 "kept out". A method that nobody
gets anywhere with (404 or 405 for everyone) has no row, unless the route has no other.
"""

import csv
import os
import re
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver

from tallgrass.accounts.actions.tokens import create_token
from tallgrass.accounts.models import Person
from tallgrass.media import isolation
from tallgrass.platform.rest import Resource
from tests.architecture import route_values
from tests.architecture.route_values import OWNED, Stage, set_stage

TABLE = Path(__file__).parent / "routes.csv"
ROLES = ("anonymous", "member", "owner", "creator", "merchant", "operator", "banned")
PAGE_METHODS = ("GET", "POST", "DELETE")
API_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
NOT_OWNED = "-"

Row = tuple[str, ...]


def _walk(patterns: list, before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield before + str(pattern.pattern), pattern
        else:
            yield from _walk(pattern.url_patterns, before + str(pattern.pattern))


ROUTES = dict(_walk(get_resolver().url_patterns))


def read_table() -> dict[tuple[str, str], Row]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(row[0], row[1]): tuple(row[2:]) for row in list(csv.reader(file))[1:]}


def write_table(table: dict[tuple[str, str], Row]) -> None:
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["method", "route", *ROLES])
        writer.writerows([*key, *row] for key, row in sorted(table.items(), key=lambda item: (item[0][1], item[0][0])))


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker) -> Iterator[Stage]:
    """One stage for all requests; each request is undone after it, and all at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield set_stage()
        transaction.set_rollback(True)
    for room in (isolation.pictures, isolation.probing, isolation.cutting):
        room.close()


@pytest.fixture(scope="module")
def clients(stage: Stage) -> dict[str, tuple[Client, dict[str, str]]]:
    """For each role a signed-in browser, and the header of a token."""
    clients: dict[str, tuple[Client, dict[str, str]]] = {"anonymous": (Client(raise_request_exception=False), {})}
    for role, person in stage.people.items():
        client = Client(raise_request_exception=False)
        client.force_login(person)
        clients[role] = client, {"Authorization": f"Bearer {create_token(actor=person, name='routes')}"}
    Person.objects.filter(id=stage.people["banned"].id).update(is_active=False)
    return clients


@pytest.fixture(autouse=True)
def without_limits(settings) -> None:
    settings.TALLGRASS_LIMITS = dict.fromkeys(settings.TALLGRASS_LIMITS, (1_000_000, 60))


@pytest.mark.django_db
@pytest.mark.parametrize("route", ROUTES)
def test_each_role_gets_what_the_table_says(route, stage, clients):
    table, pattern = read_table(), ROUTES[route]
    is_api = isinstance(pattern.callback, Resource)
    with transaction.atomic():  # What the address names is made once; each request is undone by itself.
        address = _address(route, stage)
        asked = {
            method: tuple(_ask(method, route, address, role, clients, is_api) for role in ROLES)
            for method in (API_METHODS if is_api else PAGE_METHODS)
        }
        transaction.set_rollback(True)
    found = {method: row for method, row in asked.items() if set(row) - {"404", "405", NOT_OWNED}} or {"GET": asked["GET"]}
    failing = [
        f"{method} {role}" for method, row in found.items() for role, status in zip(ROLES, row, strict=True) if status.startswith("5")
    ]
    assert not failing, f"{route} breaks for {failing}"
    expected = {method: row for (method, known), row in table.items() if known == route}
    if missing := found.keys() - expected.keys():
        if os.environ.get("ROUTES_WRITE"):
            write_table(table | {(method, route): found[method] for method in missing})
            return
        rows = "\n".join(",".join([method, route, *found[method]]) for method in sorted(missing))
        pytest.fail(f"No row in {TABLE.name}. If this is as it should be, add\n{rows}")
    assert found == expected, f"{route}: columns are {ROLES}"


def test_the_table_has_no_route_that_is_gone():
    assert {route for _, route in read_table()} - ROUTES.keys() == set()


def _address(route: str, stage: Stage) -> str:
    for name in _names(route):
        route = re.sub(rf"<(?:\w+:)?{name}>", _value(name, stage), route)
    return route


def _names(route: str) -> list[str]:
    return re.findall(r"<(?:\w+:)?(\w+)>", route)


def _ask(method: str, route: str, address: str, role: str, clients: dict[str, tuple[Client, dict[str, str]]], is_api: bool) -> str:
    if role == "owner" and not OWNED & set(_names(route)):
        return NOT_OWNED
    client, token = clients[role]
    cookies = SimpleCookie({name: morsel.value for name, morsel in client.cookies.items()})
    with transaction.atomic():
        body = {"data": b"", "content_type": "application/json"} if is_api else {}
        response = client.generic(method, address, headers=token if is_api else {}, **body)
        transaction.set_rollback(True)
    client.cookies = cookies  # What the request did to the session is undone, so the browser must not remember it either.
    return str(response.status_code)


def _value(name: str, stage: Stage) -> str:
    make = getattr(route_values, name, None)
    if make is None:
        pytest.fail(f"The parameter `{name}` is new: add a function `{name}` to tests/architecture/route_values.py")
    return make(stage)
