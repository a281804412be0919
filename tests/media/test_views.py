"""Uploads over HTTP."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tallgrass.media import actions
from tallgrass.media.models import Picture, Video
from tallgrass.platform.ids import from_short, short
from tests.media.clips import make_clip
from tests.media.conftest import Photo

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def member(world: Any, client: Client) -> Any:
    person = world.person()
    client.force_login(person)
    return person


def _file(content: bytes, name: str = "photo.jpg") -> dict[str, Any]:
    return {"file": SimpleUploadedFile(name, content)}


def test_a_member_uploads_a_picture(client: Client, member: Any) -> None:
    response = client.post(reverse("upload_picture"), _file(Photo(800, 600).read()), **JSON)
    assert response.status_code == 201
    picture = Picture.objects.get(owner_id=member.id)
    folder = f"/media/pictures/{picture.key[:2]}/{picture.key}"
    assert response.json() == {
        "id": short(picture.id), "width": 800, "height": 600, "blur": picture.blur,
        "small": f"{folder}/small.webp", "medium": f"{folder}/medium.webp", "large": f"{folder}/large.webp",
    }  # fmt: skip


def test_a_picture_for_a_letter_has_no_address_of_its_own(client: Client, member: Any) -> None:
    response = client.post(reverse("upload_picture"), _file(Photo(800, 600).read()) | {"purpose": "letter"}, **JSON)
    picture = Picture.objects.get(owner_id=member.id)
    assert (response.status_code, picture.purpose) == (201, "letter")
    assert response.json() == {"id": short(picture.id), "width": 800, "height": 600, "blur": picture.blur}


def test_a_visitor_uploads_nothing(client: Client, db: None) -> None:
    for name in ("upload_picture", "upload_video"):
        response = client.post(reverse(name), _file(Photo().read()), **JSON)
        assert (response.status_code, response.json()["code"]) == (401, "sign_in_first")
    assert Picture.objects.count() == 0


def test_a_forged_upload_is_refused(world: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.person())
    assert strict.post(reverse("upload_picture"), _file(Photo().read()), **JSON).status_code == 403
    assert Picture.objects.count() == 0


def test_a_large_body_is_refused_unread(client: Client, member: Any) -> None:
    response = client.post(reverse("upload_picture"), _file(b"small"), CONTENT_LENGTH=str(40 * 1024 * 1024), **JSON)
    assert response.status_code == 413
    assert response.json()["detail"] == "这张图有 40 MB，上限 16 MB。请缩小后再传。"


@pytest.mark.parametrize(("data", "code"), [({}, "no_file"), (_file(b""), "not_a_picture"), (_file(b"%PDF-1.7", "a.png"), "not_a_picture")])
def test_what_is_no_picture_is_refused_in_words(client: Client, member: Any, data: dict[str, Any], code: str) -> None:
    response = client.post(reverse("upload_picture"), data, **JSON)
    assert (response.status_code, response.json()["code"], response.json()["field"]) == (422, code, "file")


def test_uploads_are_limited(client: Client, member: Any, settings: Any) -> None:
    settings.TALLGRASS_LIMITS = settings.TALLGRASS_LIMITS | {"upload": (2, 1800)}
    codes = [client.post(reverse("upload_picture"), {}, **JSON).status_code for _ in range(3)]
    assert codes == [422, 422, 429]


def test_an_unused_picture_is_discarded_by_its_owner_only(client: Client, member: Any, world: Any) -> None:
    picture = actions.store_picture(owner_id=member.id, file=Photo())
    address = reverse("uploaded_picture", args=[picture.id])
    other = Client()
    other.force_login(world.person())
    assert other.delete(address, **JSON).status_code == 404
    assert client.delete(address, **JSON).status_code == 204
    assert client.delete(address, **JSON).status_code == 404
    assert Picture.objects.count() == 0


def test_a_video_tells_its_owner_how_far_it_is(client: Client, member: Any, world: Any, tmp_path: Any) -> None:
    clip = make_clip(tmp_path / "clip.mp4", 160, 120, seconds=1, sound=False).read_bytes()
    uploaded = client.post(reverse("upload_video"), _file(clip, "clip.mp4"), **JSON)
    assert (uploaded.status_code, uploaded.json()["state"], uploaded.json()["url"]) == (201, "uploaded", None)
    video = Video.objects.get(id=from_short(uploaded.json()["id"]))
    address = reverse("uploaded_video", args=[video.id])
    actions.cut_video(video_id=video.id)
    ready = client.get(address, **JSON).json()
    assert (ready["state"], ready["percent"]) == ("ready", 100)
    assert ready["url"].endswith("/master.m3u8") and ready["poster"]["large"].endswith("/large.webp")
    other = Client()
    other.force_login(world.person())
    assert other.get(address, **JSON).status_code == 404
    assert client.delete(address, **JSON).status_code == 204
