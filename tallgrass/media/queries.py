"""Reads about pictures and videos."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.db.models import QuerySet

from tallgrass.media import files
from tallgrass.media.darkroom.sizes import SIZES
from tallgrass.media.models import Picture, Video
from tallgrass.media.types import PictureView, PrivatePicture, VideoState, VideoView
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found

_PICTURE = ("id", "width", "height", "blur", "key")
PICTURE_COLUMNS = "m.id, m.width, m.height, m.blur, m.key"
"""What a `PictureView` is made of, for queries that join `media_picture m` to what it belongs to; all NULL where there is no picture."""
_VIDEO = ("id", "state", "progress", "seconds", "width", "height", "key", "error")
SHELVES: tuple[files.Shelf, ...] = ("pictures", "private", "videos")
_POSTER = tuple(f"poster__{name}" for name in _PICTURE)


def picture_views(ids: Iterable[int]) -> dict[int, PictureView]:
    """Pictures by id; those that are gone are left out. One query."""
    wanted = set(ids)
    if not wanted:
        return {}
    found = rows(f"SELECT {PICTURE_COLUMNS} FROM media_picture m WHERE m.id = ANY(%s)", [list(wanted)])
    return {row[0]: PictureView(*row) for row in found}


def likenesses_of(ids: Iterable[int]) -> dict[int, int]:
    """The likenesses of pictures that have one, by id. One query."""
    found = rows("SELECT id, likeness FROM media_picture WHERE id = ANY(%s) AND likeness IS NOT NULL", [list(ids)])
    return dict(found)  # type: ignore[arg-type]


def private_pictures(ids: Iterable[int]) -> dict[int, PrivatePicture]:
    """Pictures that only some people may see, by id; those that are gone are left out. One query."""
    wanted = set(ids)
    found = Picture.objects.filter(id__in=wanted, purpose__in=files.PRIVATE).values_list("id", "width", "height", "blur") if wanted else ()
    return {row[0]: PrivatePicture(*row) for row in found}


def private_file(picture_id: int, size: str) -> Path:
    """The file of such a picture, for the app that has asked whether its viewer may see it.

    Raises:
        DomainError: `not_found`: no such picture or size.
    """
    key = Picture.objects.filter(id=picture_id, purpose__in=files.PRIVATE).values_list("key", flat=True).first()
    if key is None or size not in SIZES:
        raise not_found()
    return files.folder("private", key) / f"{size}.webp"


def kept_on(shelf: files.Shelf) -> QuerySet[Any]:
    """The rows whose files stand on a shelf."""
    if shelf == "videos":
        return Video.objects.all()
    private = Picture.objects.filter(purpose__in=files.PRIVATE)
    return private if shelf == "private" else Picture.objects.exclude(purpose__in=files.PRIVATE)


def video_views(ids: Iterable[int]) -> dict[int, VideoView]:
    """Videos by id, with their posters; those that are gone are left out. One query."""
    wanted = set(ids)
    if not wanted:
        return {}
    found = Video.objects.filter(id__in=wanted).values_list(*_VIDEO, *_POSTER)
    return {row[0]: _video_view(row) for row in found}


def files_of(owner_id: int) -> Iterator[tuple[str, Path]]:
    """Every file kept for an owner: its place in an archive, and on disk."""
    for shelf in SHELVES:
        for key in kept_on(shelf).filter(owner_id=owner_id).order_by("id").values_list("key", flat=True):
            folder = files.folder(shelf, key)
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                yield f"{shelf}/{key}/{path.relative_to(folder)}", path


def get_video(owner_id: int, video_id: int) -> VideoView:
    """One's own video, however far it is.

    Raises:
        DomainError: `not_found`.
    """
    row = Video.objects.filter(owner_id=owner_id, id=video_id).values_list(*_VIDEO, *_POSTER).first()
    if row is None:
        raise not_found()
    return _video_view(row)


def access_upload(owner_id: int, upload_id: int, lock: bool = False) -> Picture | Video:
    """The door to one's own upload, picture or video.

    Raises:
        DomainError: `not_found`, also when it is another's.
    """
    for model in (Picture, Video):
        rows: Any = model.objects.filter(owner_id=owner_id, id=upload_id)
        upload: Picture | Video | None = (rows.select_for_update() if lock else rows).first()
        if upload is not None:
            return upload
    raise not_found()


def check_files() -> Iterator[str]:
    """Every row has its files, unchanged, and every folder its row: each fault as a line, for the nightly check."""
    for shelf in SHELVES:
        known: set[str] = set()
        for id, key, sha256 in kept_on(shelf).values_list("id", "key", "sha256").iterator(chunk_size=2000):
            if not sha256:
                continue
            known.add(key)
            path = files.folder(shelf, key)
            if not path.is_dir():
                yield f"{shelf} {id}: no files at {path.name}"
            elif files.fingerprint(path)[0] != sha256:
                yield f"{shelf} {id}: files changed at {path.name}"
        for key, _ in files.keys_on_disk(shelf):
            if key not in known:
                yield f"{shelf}: files without a row at {key}"


def _video_view(row: tuple[Any, ...]) -> VideoView:
    id, state, progress, seconds, width, height, key, error, *poster = row
    shown = PictureView(*poster) if poster[0] is not None else None
    return VideoView(id, VideoState(state), progress, seconds, width, height, key, shown, error)
