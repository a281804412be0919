"""What the file server gives out, and what it does not."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tallgrass.media import addresses, files
from tallgrass.media.serving import media_app, part_of

KEY = "ab" * 16


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def get(path: str, method: str = "GET", **headers: str) -> Answer:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {"type": "http", "method": method, "path": path, "headers": [(k.encode(), v.encode()) for k, v in headers.items()]}
    asyncio.run(media_app(scope, receive, send))
    body = b"".join(message["body"] for message in sent[1:])
    return Answer(sent[0]["status"], {k.decode(): v.decode() for k, v in sent[0]["headers"]}, body)


@pytest.fixture(autouse=True)
def _folder(media_root: Path) -> Iterator[None]:
    pictures, videos = files.folder("pictures", KEY), files.folder("videos", KEY)
    pictures.mkdir(parents=True)
    videos.mkdir(parents=True)
    (pictures / "small.webp").write_bytes(b"0123456789")
    (videos / "master.m3u8").write_bytes(b"#EXTM3U")
    (videos / "360-0000.m4s").write_bytes(b"segment")
    (videos / "original").write_bytes(b"as uploaded")
    (media_root / "secret.webp").write_bytes(b"secret")
    yield


def test_a_picture_is_served_for_ever_and_harmless() -> None:
    answer = get(addresses.picture_url(KEY, "small"))
    assert (answer.status, answer.body) == (200, b"0123456789")
    assert answer.headers == {
        "content-type": "image/webp",
        "content-length": "10",
        "accept-ranges": "bytes",
        "cache-control": "public, max-age=31536000, immutable",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "cross-origin-resource-policy": "same-origin",
    }


def test_playlists_and_segments_have_their_types() -> None:
    assert get(addresses.video_url(KEY)).headers["content-type"] == "application/vnd.apple.mpegurl"
    assert get(f"/media/videos/ab/{KEY}/360-0000.m4s").body == b"segment"


def test_a_head_request_has_no_body() -> None:
    answer = get(addresses.picture_url(KEY, "small"), "HEAD")
    assert (answer.status, answer.headers["content-length"], answer.body) == (200, "10", b"")


@pytest.mark.parametrize(
    ("asked", "status", "body", "part"),
    [
        ("bytes=0-3", 206, b"0123", "bytes 0-3/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-2", 206, b"89", "bytes 8-9/10"),
        ("bytes=5-99", 206, b"56789", "bytes 5-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=5-2", 416, b"", "bytes */10"),
        ("bytes=0-1,3-4", 200, b"0123456789", None),
        ("lines=1", 200, b"0123456789", None),
    ],
)
def test_a_part_is_served(asked: str, status: int, body: bytes, part: str | None) -> None:
    answer = get(addresses.picture_url(KEY, "small"), range=asked)
    assert (answer.status, answer.body, answer.headers.get("content-range")) == (status, body, part)


def test_a_part_of_nothing_is_none() -> None:
    assert part_of(b"bytes=0-", 0) is None
    assert part_of(b"bytes=-", 10) is None


@pytest.mark.parametrize(
    "path",
    [
        f"/media/videos/ab/{KEY}/original",
        f"/media/pictures/ab/{KEY}/",
        f"/media/pictures/ab/{KEY}/huge.webp",
        f"/media/pictures/cd/{KEY}/small.webp",
        f"/media/pictures/ab/{KEY}/../../../secret.webp",
        f"/media/pictures/ab/{KEY}/small.webp\n",
        f"/media/pictures/ab/{KEY}/small.webp\0.png",
        f"/media/pictures/ab/{KEY.upper()}/small.webp",
        "/media/secret.webp",
        "/media/",
        "/media/desk/",
        f"/media//pictures/ab/{KEY}/small.webp",
        f"/other/pictures/ab/{KEY}/small.webp",
        f"/media/pictures/cd/{'cd' * 16}/small.webp",
    ],
)
def test_nothing_else_is_served(path: str) -> None:
    answer = get(path)
    assert (answer.status, answer.body) == (404, b"")
    assert answer.headers["cache-control"] == "no-store"


def test_only_reading_is_allowed() -> None:
    answer = get(addresses.picture_url(KEY, "small"), "POST")
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


def test_links_are_not_followed(media_root: Path) -> None:
    (files.folder("pictures", KEY) / "large.webp").symlink_to(media_root / "secret.webp")
    assert get(addresses.picture_url(KEY, "large")).status == 404
    linked = files.folder("pictures", "cd" * 16)
    linked.parent.mkdir()
    linked.symlink_to(files.folder("pictures", KEY))
    assert get(addresses.picture_url("cd" * 16, "small")).status == 404
