"""What strangers write stays text: every column of text is filled with payloads, every page is fetched, a browser parses what came.

Columns and pages are found, not listed: a new field and a new page are tried from the day they exist.
"""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, connection, models, transaction
from django.test import Client
from playwright.sync_api import Page, sync_playwright

from tallgrass.notes.actions import edit_topic_page, write_comment
from tallgrass.notes.genre_types import Entry, Evaluation, PlaceFacts, PlaceKind, Step, Tutorial, Verdict
from tallgrass.notes.models import Note, Topic
from tallgrass.notes.types import Genre, MarkInput, MarkKind
from tallgrass.platform.ids import short
from tallgrass.platform.memory import forget_everything
from tallgrass.platform.rest import Resource
from tests.architecture.route_values import Stage, set_stage
from tests.architecture.test_routes import ROUTES, _value
from tests.hostile.payloads import MARK, payloads
from tests.journeys.conftest import CHROMIUM, FLAGS
from tests.support.world import World

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LANDING = (Path(__file__).parent / "landing.js").read_text(encoding="utf-8")
BASE = "http://testserver"

NOBODYS = {
    "code", "currency", "device", "handle", "hash", "key", "language", "password", "session_data", "session_key", "sha256", "task_name",
    "theme", "zone", "blur", "container", "subscriber", "kind", "source", "state", "etag", "secret", "digest", "pin",
    "purpose", "name_key", "subject_kind", "channels", "file", "pinyin",
}  # fmt: skip
"""Columns that no person's words get into: the product makes their values, or takes them only from a list of its own."""

LETTERS_ONLY = {"notes.Topic.name", "notes.Topic.key"}

SEARCHES = ("/search/?q={}", "/topics/{}/", "/?channel={}", "/console/people/?words={}", "/console/outbox/?words={}", "/@{}/")
ROUNDS = 5


def test_there_are_enough_payloads():
    assert len(payloads()) >= 200
    assert all(MARK in payload for payload in payloads())


@pytest.fixture(scope="module")
def parser() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        yield page
        browser.close()


def test_the_parser_sees_what_was_not_escaped(parser):
    raw = [text for text in payloads() if re.match(r"<(img|svg|body|input|script|iframe|base|form|button|meta|style)", text)]
    assert len(raw) > 60
    for text in raw:
        assert _landed(parser, f"<p>{text}</p>"), text
        assert not _landed(parser, f"<p>{escape(text)}</p>"), text


@pytest.mark.django_db
def test_no_text_becomes_markup(parser, settings):
    settings.TALLGRASS_LIMITS = dict.fromkeys(settings.TALLGRASS_LIMITS, (1_000_000, 60))
    stage = set_stage()
    _furnish(stage)
    visitors = {"anonymous": Client(raise_request_exception=False)}
    for role in ("owner", "operator"):
        visitors[role] = Client(raise_request_exception=False)
        visitors[role].force_login(stage.people[role])
    values: dict[str, str] = {}
    addresses = [f"/notes/{short(note_id)}/" for note_id in Note.objects.values_list("id", flat=True)]
    addresses += sorted({_address(route, stage, values) for route, pattern in ROUTES.items() if not isinstance(pattern.callback, Resource)})
    texts, landed, faults, filled = payloads(), 0, [], set()
    for number in range(ROUNDS):
        filled |= _fill(texts[number::ROUNDS], number)
        forget_everything()
        words = [template.format(quote(texts[(number * 7 + index) % len(texts)], safe="")) for index, template in enumerate(SEARCHES)]
        for role, client in visitors.items():
            if role == "anonymous" and number:
                continue  # A visitor sees no more than the others, by the same templates.
            for address in [*addresses, *words]:
                with transaction.atomic():  # What looking at a page writes is undone.
                    response = client.get(address)
                    transaction.set_rollback(True)
                content = b"".join(response) if response.streaming else response.content
                if MARK.encode() not in content:
                    continue
                landed += 1
                found = _faults(parser, response, content.decode())
                faults += [f"{role} {address}: {fault}" for fault in found]
    assert len(filled) > 35, f"few columns could be filled: {sorted(filled)}"
    assert landed > 300, "the payloads hardly came to light"
    assert not faults, f"{len(faults)} faults, the first of them:\n" + "\n".join(faults[:20])


def _furnish(stage: Stage) -> None:
    """More things with words on them than the addresses name."""
    world, owner = World(kept=False), stage.owner
    note = world.note(owner, marks=[MarkInput(MarkKind.BRAND, "牌子", 500, 500)])
    write_comment(actor=stage.people["member"], note=note, text="好看")
    write_comment(actor=owner, note=stage.note, text="谢谢")
    edit_topic_page(actor=stage.people["operator"], topic=Topic.objects.get(name="秋天"), introduction="秋天的事", pinned_ids=[])
    world.text_note(owner, genre=Genre.EVALUATION, evaluation=Evaluation("杯子", "牌子", Verdict.GROW, 8, ("轻",), ("贵",)))
    world.text_note(owner, genre=Genre.TUTORIAL, tutorial=Tutorial((Step("先烧水"), Step("再泡茶")), 5, None, ("水",)))
    world.text_note(owner, genre=Genre.PLACE, place_facts=PlaceFacts("小馆", PlaceKind.CAFE, 31.2, 121.4))
    world.text_note(
        stage.people["creator"], genre=Genre.COLLECTION, title="一组", entries=(Entry(note.id, "先看这一篇"), Entry(stage.note.id, "再看"))
    )


def _address(route: str, stage, values: dict[str, str]) -> str:
    for name in re.findall(r"<(?:\w+:)?(\w+)>", route):
        if name not in values:  # Each thing is made once, and all its addresses name the same.
            values[name] = _value(name, stage)
        route = re.sub(rf"<(?:\w+:)?{name}>", values[name], route)
    return route


def _landed(parser: Page, html: str) -> list[str]:
    faults: list[str] = parser.evaluate(
        f"([html, base, mark]) => ({LANDING.strip().removesuffix(';')})(html, base, mark)", [html, BASE, MARK]
    )
    return faults


def _faults(parser: Page, response, content: str) -> list[str]:
    kind = response.get("Content-Type", "")
    assert response.get("X-Content-Type-Options") == "nosniff"
    if kind.startswith("text/html"):
        return list(
            parser.evaluate(f"([html, base, mark]) => ({LANDING.strip().removesuffix(';')})(html, base, mark)", [content, BASE, MARK])
        )
    is_data = kind.startswith(
        ("application/json", "application/problem+json", "application/manifest+json", "text/plain", "application/zip")
    )
    is_markup = kind.startswith(("application/xml", "text/xml", "image/svg+xml"))
    if is_data or (is_markup and f"<{MARK}" not in content and "<script" not in content):
        return []
    return [f"told as {kind}"]


def _fill(texts: list[str], number: int) -> set[str]:
    """Write these texts into all columns of text, each as many as it holds; which columns took them."""
    filled = set()
    for model in apps.get_models():
        if not model.__module__.startswith("tallgrass."):
            continue
        for index, field in enumerate(model._meta.concrete_fields):
            kind = field.base_field if isinstance(field, ArrayField) else field
            technical = (
                field.name in NOBODYS
                or f"{model._meta.label}.{field.name}" in LETTERS_ONLY
                or field.unique
                or field.primary_key
                or kind.choices
            )
            if not isinstance(kind, models.CharField | models.TextField) or technical or (kind.max_length or 10_000) < 12:
                continue
            text = _packed(texts, kind.max_length or 1_500, number + index)
            value = [text] if isinstance(field, ArrayField) else text
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(f'UPDATE "{model._meta.db_table}" SET "{field.column}" = %s', [value])
                    if cursor.rowcount:
                        filled.add(f"{model._meta.label}.{field.name}")
            except DatabaseError:
                continue  # The database knows what may stand there.
    return filled


def _packed(texts: list[str], room: int, offset: int) -> str:
    """As many of the texts as fit, beginning somewhere else for each column."""
    turned = texts[offset % len(texts) :] + texts[: offset % len(texts)]
    packed = ""
    for text in turned:
        if len(packed) + len(text) + 1 <= room:
            packed += f"{text} "
    return packed.replace("\0", "").rstrip(" ") or MARK[:room]
