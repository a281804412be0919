"""Journeys: a browser walks through the real product.

`world` makes people and things (it stays the same for all journeys of a run, with rows really committed), `visit` opens a
browser for one of them: `visit(person)`, `visit(person, phone=True)`, `visit(None, english=True, dark=True)`.
A journey fails when the console of any of its pages shows an error it did not say it expects.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import setup_databases
from playwright.sync_api import Browser, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tallgrass.accounts.models import Person
from tests.journeys.product import Product, free_port
from tests.journeys.visitor import Visitor, open_visitor
from tests.support.world import World

# So that being offline holds for the service worker of an installed app too.
os.environ.setdefault("PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS", "1")
CHROMIUM = os.environ.get("TALLGRASS_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Visit = Callable[..., Visitor]


@pytest.fixture(scope="package")
def product(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Product]:
    """The product, running for all journeys. What they made is thrown away after the last one."""
    with django_db_blocker.unblock():
        # pytest-django makes the database only for tests that it may roll back.
        if not str(connection.settings_dict["NAME"]).startswith("test_"):
            setup_databases(verbosity=0, interactive=False, keepdb=True, aliases={"default"})
        with connection.cursor() as cursor:  # Limits are no models: what tests with their clocks set ahead left would last for days.
            cursor.execute("TRUNCATE platform_rate, platform_cache")
        product = Product(free_port())
        try:
            product.start()
            yield product
        finally:
            product.stop()
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="package")
def _journey_world(product: Product) -> World:
    return World(kept=True)


@pytest.fixture
def world(_journey_world: World) -> World:
    return _journey_world


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(product: Product, browser: Browser, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Visit]:
    visitors: list[Visitor] = []

    def visit(
        person: Person | None = None,
        *,
        phone: bool = False,
        english: bool = False,
        dark: bool = False,
        zone: str = "Asia/Shanghai",
        installed: bool = False,
    ) -> Visitor:
        visitor = open_visitor(browser, product, person, phone=phone, english=english, dark=dark, zone=zone, installed=installed)
        visitors.append(visitor)
        return visitor

    yield visit
    troubles = [trouble for visitor in visitors for trouble in visitor.unexpected()]
    for visitor in visitors:
        visitor.context.close()
    assert not troubles, "The console showed:\n" + "\n".join(troubles)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "visit" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
