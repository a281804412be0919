"""Uploads as a program makes them: by token, as bytes."""

from typing import Any

import pytest
from django.test import Client

from tallgrass.accounts.actions.tokens import create_token
from tallgrass.media.models import Picture
from tallgrass.platform.ids import short
from tests.media.clips import make_clip
from tests.media.conftest import Photo

pytestmark = pytest.mark.django_db
BYTES = "application/octet-stream"


@pytest.fixture
def key(world: Any) -> dict[str, str]:
    return {"Authorization": f"Bearer {create_token(actor=world.person(), name='upload')}"}


def test_a_picture_comes_in_and_stands_in_a_note(client: Client, key: dict[str, str]) -> None:
    answer = client.post("/api/v1/uploads/pictures", Photo(800, 600).read(), content_type=BYTES, headers=key)
    assert (answer.status_code, answer.json()["width"], answer.json()["height"]) == (201, 800, 600)
    note = {"title": "江边", "channel": "travel", "pictures": [{"id": answer.json()["id"], "alt": "江上的桥"}]}
    written = client.post("/api/v1/notes", note, content_type="application/json", headers=key)
    assert written.status_code == 201, written.content
    assert written.json()["pictures"][0]["picture"]["large"] == answer.json()["large"]
    taken_back = client.delete(f"/api/v1/uploads/{answer.json()['id']}", headers=key)
    assert (taken_back.status_code, taken_back.json()["code"]) == (409, "in_use")


def test_a_picture_for_a_letter_has_no_address(client: Client, key: dict[str, str]) -> None:
    answer = client.post("/api/v1/uploads/pictures?purpose=letter", Photo(800, 600).read(), content_type=BYTES, headers=key)
    assert (answer.status_code, answer.json()["large"]) == (201, None)
    assert Picture.objects.get().purpose == "letter"
    answer = client.post("/api/v1/uploads/pictures?purpose=avatar", Photo(800, 600).read(), content_type=BYTES, headers=key)
    assert (answer.status_code, Picture.objects.count()) == (422, 1)


def test_a_video_tells_how_far_it_is_and_can_be_taken_back(client: Client, key: dict[str, str], tmp_path: Any) -> None:
    answer = client.post("/api/v1/uploads/videos", make_clip(tmp_path / "clip.mp4").read_bytes(), content_type=BYTES, headers=key)
    assert (answer.status_code, answer.json()["state"], answer.json()["url"]) == (201, "uploaded", None), answer.content
    address = f"/api/v1/uploads/videos/{answer.json()['id']}"
    assert client.get(address, headers=key).json()["percent"] == 0
    assert client.delete(f"/api/v1/uploads/{answer.json()['id']}", headers=key).status_code == 204
    assert client.get(address, headers=key).status_code == 404


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        (b"GIF89a and then nothing of it", BYTES, 422, "broken_picture"),
        (b"hello", BYTES, 422, "not_a_picture"),
        (b"{}", "application/json", 415, "unsupported_type"),
        (b"\0" * (16 * 1024 * 1024 + 1), BYTES, 413, "too_large"),
    ],
)
def test_what_is_no_picture_is_refused_and_leaves_nothing(
    client: Client, key: dict[str, str], body: bytes, kind: str, status: int, code: str
) -> None:
    answer = client.post("/api/v1/uploads/pictures", body, content_type=kind, headers=key)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert Picture.objects.count() == 0


def test_another_persons_upload_is_not_there(client: Client, world: Any, key: dict[str, str]) -> None:
    picture = world.picture(world.person())
    assert client.delete(f"/api/v1/uploads/{short(picture.id)}", headers=key).status_code == 404
