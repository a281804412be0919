import gzip
import json
import re

import pytest
from django.template import engines
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tallgrass.platform.errors import forbidden, not_found, too_many
from tallgrass.platform.ids import short
from tallgrass.site import middleware, views

pytestmark = pytest.mark.django_db


def test_the_language_is_remembered_and_leads_back(client):
    response = client.post(reverse("language"), {"language": "en", "next": "/style-guide/?a=1"})
    assert (response.status_code, response["Location"]) == (302, "/style-guide/?a=1")
    assert '<html lang="en"' in client.get("/style-guide/").content.decode()
    client.post(reverse("language"), {"language": "zh-hans"})
    assert '<html lang="zh-Hans"' in client.get("/style-guide/").content.decode()


def test_an_unknown_language_changes_nothing(client):
    assert "language" not in client.post(reverse("language"), {"language": "xx"}).cookies


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "\\\\elsewhere.example"])
def test_no_form_leads_away(client, address):
    assert client.post(reverse("theme"), {"theme": "dark", "next": address})["Location"] == "/"


@pytest.mark.parametrize(("theme", "mark"), [("dark", 'data-theme="dark"'), ("light", 'data-theme="light"'), ("auto", None), ("odd", None)])
def test_the_theme_is_on_the_page_from_the_first_byte(client, theme, mark):
    client.post(reverse("theme"), {"theme": theme})
    head = client.get("/style-guide/").content.decode()[:200]
    assert mark in head if mark else "data-theme" not in head


def test_choices_need_a_form_of_ours():
    response = Client(enforce_csrf_checks=True).post(reverse("theme"), {"theme": "dark"})
    assert response.status_code == 403
    assert "这一页放得太久了" in response.content.decode()


@pytest.mark.parametrize("name", ["language", "theme"])
def test_looking_changes_nothing(client, name):
    assert client.get(reverse(name)).status_code == 405


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_style_guide_shows_every_component(client, language):
    client.cookies["language"] = language
    page = client.get(reverse("style_guide")).content.decode()
    for part in (
        "button primary",
        "icon-button",
        "chip",
        "tag trust",
        "tabs",
        "switch",
        "check",
        "toast",
        "note-card",
        "carousel",
        "empty",
        "table",
        "stat",
    ):
        assert f'class="{part}' in page or f'class="field{part}' in page, part


def test_a_field_in_error_says_so_to_everybody(client):
    page = client.get(reverse("style_guide")).content.decode()
    field = re.search(r'<input type="email"[^>]*aria-invalid="true"[^>]*>', page)[0]
    described = re.search(r'aria-describedby="([^"]+)"', field)[1]
    assert f'id="{described}"' in page


def test_the_page_stands_without_a_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(reverse("style_guide"))


def test_the_manifest_names_pictures_that_exist(client):
    response = client.get(reverse("manifest"))
    assert response["Content-Type"] == "application/manifest+json"
    body = json.loads(response.content)
    assert body["display"] == "standalone"
    assert {icon["purpose"] for icon in body["icons"]} == {"any", "maskable"}


def test_the_service_worker_keeps_files_and_never_pages(client):
    response = client.get(reverse("service_worker"))
    assert response["Content-Type"] == "text/javascript"
    assert "no-cache" in response["Cache-Control"]
    script = response.content.decode()
    kept = json.loads(re.search(r"const KEPT = (\[.*?\])", script)[1])
    assert kept
    assert all(path.startswith("/static/") for path in kept)


def test_the_offline_page_knows_nobody(client):
    page = client.get(reverse("offline")).content.decode()
    assert "没有网络" in page
    assert "csrf" not in page


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize(
    ("view", "status"),
    [(views.bad_request, 400), (views.forbidden, 403), (views.not_found, 404), (views.server_error, 500), (views.csrf_failed, 403)],
)
def test_errors_say_what_to_do(rf, language, view, status):
    with translation.override(language):
        response = view(_visitor(rf))
    assert response.status_code == status
    page = response.content.decode()
    assert "<h1>" in page
    assert 'class="button' in page


def test_an_unknown_address_is_a_page_or_a_problem(client):
    response = client.get("/no/such/place/")
    assert (response.status_code, "没有找到" in response.content.decode()) == (404, True)
    response = client.get("/no/such/place/", headers={"Accept": "application/json"})
    assert response["Content-Type"] == "application/problem+json"
    response = client.get("/no/such/place/", headers={"HX-Request": "true"})
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize("error", [not_found(), forbidden(), too_many(30)])
def test_a_refusal_is_shown_in_its_own_words(rf, error):
    request = _visitor(rf)
    page = middleware.error_response(request, error)
    assert page.status_code == error.status
    assert str(error.words) in page.content.decode()
    part = middleware.error_response(_visitor(rf, **{"HX-Request": "true"}), error)
    assert str(error.words) in part.content.decode()
    assert "<html" not in part.content.decode()


def test_too_fast_says_when_to_come_back(rf):
    assert middleware.error_response(_visitor(rf), too_many(30))["Retry-After"] == "30"


@pytest.mark.parametrize("layout", ["site/layout.html", "site/bare.html", "site/console.html"])
def test_every_layout_stands_by_itself(rf, layout):
    page = engines["pages"].from_string('{% extends "' + layout + '" %}{% block content %}<p>here</p>{% endblock %}')
    text = page.render({"desks": [{"words": "", "places": [{"url": "/", "icon": "sun", "words": "今天", "waits": 3}]}]}, _visitor(rf))
    assert "<p>here</p>" in text
    assert text.count("<main") == 1
    assert 'href="#content"' in text


def _visitor(rf, **headers):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/somewhere/", headers=headers)
    request.user = AnonymousUser()
    return request


def test_pages_are_packed_for_who_takes_it(client, world):
    note = world.text_note(text="慢慢来，比较快")
    plain = client.get(f"/notes/{short(note.id)}/")
    packed = client.get(f"/notes/{short(note.id)}/", headers={"Accept-Encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert len(gzip.decompress(packed.content)) == pytest.approx(len(plain.content), abs=20)
    sizes = {len(client.get(f"/notes/{short(note.id)}/", headers={"Accept-Encoding": "gzip"}).content) for _ in range(8)}
    assert len(sizes) > 1, "the packed length must not tell how long the page is to a byte"
