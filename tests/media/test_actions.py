"""Taking pictures in, using them, and letting them go."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from PIL import Image

from tallgrass.media import actions, files
from tallgrass.media.actions import quota
from tallgrass.media.addresses import picture_url
from tallgrass.media.models import Picture
from tallgrass.media.queries import check_files, files_of, picture_views, private_file, private_pictures
from tallgrass.media.serving import find_file
from tallgrass.platform.clock import clock_forward
from tallgrass.platform.errors import DomainError
from tests.media.conftest import Photo, refused

pytestmark = pytest.mark.django_db

ME, OTHER = 11, 22


def _sizes(picture: Picture) -> dict[str, tuple[int, int]]:
    found = {}
    for file in files.folder("pictures", picture.key).iterdir():
        with Image.open(file) as image:
            assert image.format == "WEBP"
            found[file.stem] = image.size
    return found


def test_a_picture_is_kept_in_three_sizes() -> None:
    picture = actions.store_picture(owner_id=ME, file=Photo(3000, 4000))
    assert _sizes(picture) == {"small": (360, 480), "medium": (720, 960), "large": (1440, 1920)}
    assert (picture.width, picture.height) == (1440, 1920)
    assert len(picture.blur.encode()) <= 60
    assert list(check_files()) == []


def test_a_small_picture_is_not_enlarged() -> None:
    picture = actions.store_picture(owner_id=ME, file=Photo(500, 200))
    assert _sizes(picture) == {"small": (360, 144), "medium": (500, 200), "large": (500, 200)}
    view = picture_views([picture.id])[picture.id]
    assert view.srcset == f"{view.small} 360w, {view.medium} 500w"


def test_a_very_long_picture_keeps_its_proportions() -> None:
    picture = actions.store_picture(owner_id=ME, file=Photo(600, 20_000))
    assert _sizes(picture) == {"small": (90, 3000), "medium": (180, 6000), "large": (360, 12_000)}


def test_a_picture_taken_sideways_stands_upright() -> None:
    image = Image.new("RGB", (400, 300), "blue")
    image.paste("red", (0, 0, 400, 150))
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: rotate by 90° clockwise to see it
    file = io.BytesIO()
    image.save(file, "JPEG", exif=exif)
    file.seek(0)
    picture = actions.store_picture(owner_id=ME, file=file)
    assert (picture.width, picture.height) == (300, 400)
    with Image.open(files.folder("pictures", picture.key) / "large.webp") as upright:
        red, _, blue = upright.convert("RGB").getpixel((290, 200))
        assert red > 200 > 50 > blue


def test_a_picture_too_large_says_by_how_much() -> None:
    class Large(io.BytesIO):
        size = 20 * 1024 * 1024

    with pytest.raises(DomainError) as caught:
        actions.store_picture(owner_id=ME, file=Large(bytes(Large.size)))
    assert caught.value.code == "too_large"
    assert str(caught.value) == "这张图有 20 MB，上限 16 MB。请缩小后再传。"


def test_a_failed_upload_leaves_nothing(media_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quota, "QUOTA_BYTES", 100)
    for file in (Photo(), io.BytesIO(b"<svg/>"), io.BytesIO(b"\xff\xd8\xff\xe0 no picture")):
        with pytest.raises(DomainError):
            actions.store_picture(owner_id=ME, file=file)
    assert Picture.objects.count() == 0
    assert [path for path in media_root.rglob("*") if path.is_file()] == []


def test_the_quota_counts_files_and_bytes_of_one_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quota, "QUOTA_FILES", 2)
    actions.store_picture(owner_id=ME, file=Photo())
    actions.store_picture(owner_id=ME, file=Photo())
    with refused("quota_full"):
        actions.store_picture(owner_id=ME, file=Photo())
    actions.store_picture(owner_id=OTHER, file=Photo())


def test_what_nothing_uses_is_swept_after_a_day(media_root: Path, django_capture_on_commit_callbacks: object) -> None:
    used, unused = (actions.store_picture(owner_id=ME, file=Photo()) for _ in range(2))
    actions.attach(ids=[used.id], owner_id=ME)
    with clock_forward(timedelta(hours=23)):
        assert actions.sweep_unattached() == 0
    with clock_forward(timedelta(hours=25)), django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert actions.sweep_unattached() == 1
    assert list(Picture.objects.values_list("id", flat=True)) == [used.id]
    assert not files.folder("pictures", unused.key).exists()
    assert list(check_files()) == []


def test_only_ones_own_uploads_can_be_used() -> None:
    mine, theirs = actions.store_picture(owner_id=ME, file=Photo()), actions.store_picture(owner_id=OTHER, file=Photo())
    with refused("upload_gone"):
        actions.attach(ids=[mine.id, theirs.id], owner_id=ME)
    assert not Picture.objects.filter(attached_at__isnull=False).exists()


def test_an_upload_in_use_cannot_be_discarded() -> None:
    picture = actions.store_picture(owner_id=ME, file=Photo())
    actions.attach(ids=[picture.id], owner_id=ME)
    with refused("in_use"):
        actions.discard_upload(owner_id=ME, upload_id=picture.id)
    with refused("not_found"):
        actions.discard_upload(owner_id=OTHER, upload_id=picture.id)


def test_files_outlive_a_deletion_that_is_taken_back() -> None:
    picture = actions.store_picture(owner_id=ME, file=Photo())
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        actions.delete_pictures(ids=[picture.id])
        raise ZeroDivisionError
    assert list(check_files()) == []


def test_the_check_finds_what_is_missing_changed_or_too_much() -> None:
    missing, changed, whole = (actions.store_picture(owner_id=ME, file=Photo()) for _ in range(3))
    files.remove("pictures", missing.key)
    with (files.folder("pictures", changed.key) / "small.webp").open("ab") as file:
        file.write(b"!")
    stray = files.folder("pictures", "ab" * 16)
    stray.mkdir(parents=True)
    assert sorted(check_files()) == sorted(
        [
            f"pictures {missing.id}: no files at {missing.key}",
            f"pictures {changed.id}: files changed at {changed.key}",
            f"pictures: files without a row at {stray.name}",
        ]
    )
    with clock_forward(timedelta(hours=25)):
        assert actions.sweep_strays() == 1
    assert not stray.exists() and files.folder("pictures", whole.key).exists()


def test_erasure_removes_all_of_a_person(media_root: Path, django_capture_on_commit_callbacks: object) -> None:
    actions.store_picture(owner_id=ME, file=Photo())
    kept = actions.store_picture(owner_id=OTHER, file=Photo())
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        actions.erase_pictures(ME)
        actions.erase_videos(ME)
    assert list(Picture.objects.values_list("id", flat=True)) == [kept.id]
    assert {path.parent.name for path in media_root.rglob("*.webp")} == {kept.key}


def test_views_take_one_query(django_assert_num_queries: object) -> None:
    ids = [actions.store_picture(owner_id=ME, file=Photo()).id for _ in range(3)]
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert set(picture_views([*ids, 1])) == set(ids)
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert picture_views([]) == {}


def test_a_picture_of_a_letter_stands_where_no_public_address_leads(media_root: Path, django_capture_on_commit_callbacks: object) -> None:
    picture = actions.store_picture(owner_id=ME, file=Photo(), purpose="letter")
    assert find_file(picture_url(picture.key, "small")) is not None  # The address is well formed,
    assert not (media_root / picture_url(picture.key, "small").removeprefix("/media/")).exists()  # but nothing is there.
    assert find_file(f"/media/private/{picture.key[:2]}/{picture.key}/small.webp") is None
    assert private_file(picture.id, "small").exists()
    assert private_pictures([picture.id])[picture.id].width == picture.width
    assert [place for place, _ in files_of(ME)] == [f"private/{picture.key}/{size}.webp" for size in ("large", "medium", "small")]
    assert list(check_files()) == []
    with refused("not_found"):
        private_file(actions.store_picture(owner_id=ME, file=Photo()).id, "small")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        actions.delete_pictures(ids=[picture.id])
    assert not files.folder("private", picture.key).exists()
