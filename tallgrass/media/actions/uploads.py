"""What becomes of uploads: used, discarded, swept, erased."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Coalesce

from tallgrass.media import files
from tallgrass.media.errors import in_use, upload_gone
from tallgrass.media.models import Picture, Video
from tallgrass.media.queries import SHELVES, access_upload, kept_on
from tallgrass.platform import clock

UNUSED_FOR = timedelta(hours=24)
_PORTION = 500


def attach(*, ids: Collection[int], owner_id: int, purpose: str = "note") -> None:
    """These uploads (pictures; in a note videos too) are now in use. Attaching what is attached changes nothing.

    A picture serves what it came for: a note that took one's avatar or a poster along would take it away when it goes.

    Raises:
        DomainError: `upload_gone`: one of them is not there, is another's, or came for something else. Then none is attached.
    """
    wanted = set(ids)
    if not wanted:
        return
    used = Coalesce("attached_at", Value(clock.now()))
    with transaction.atomic():
        pictures = Picture.objects.filter(owner_id=owner_id, id__in=wanted, purpose=purpose)
        videos = Video.objects.filter(owner_id=owner_id, id__in=wanted)
        found = pictures.update(attached_at=used) + (videos.update(attached_at=used) if purpose == "note" else 0)
        if found != len(wanted):
            raise upload_gone()


def claim(*, ids: Collection[int], owner_id: int, purpose: str) -> None:
    """These pictures, uploaded and not used yet, are from now on in use for something else than notes, and for that alone.

    Raises:
        DomainError: `upload_gone`: one of them is not there, is another's, or is used already. Then none is claimed.
    """
    wanted = set(ids)
    if not wanted:
        return
    with transaction.atomic():
        free = Picture.objects.filter(owner_id=owner_id, id__in=wanted, purpose="note", attached_at=None)
        if free.update(attached_at=clock.now(), purpose=purpose) != len(wanted):
            raise upload_gone()


def hand_over(*, ids: Collection[int], owner_id: int, to_id: int, purpose: str) -> None:
    """These pictures, uploaded and not used yet, belong from now on to another owner (a store), and are in use there for that alone.

    Raises:
        DomainError: `upload_gone`: one of them is not there, is another's, or is used already. Then none is handed over.
    """
    wanted = set(ids)
    if not wanted:
        return
    with transaction.atomic():
        free = Picture.objects.filter(owner_id=owner_id, id__in=wanted, purpose="note", attached_at=None)
        if free.update(owner_id=to_id, attached_at=clock.now(), purpose=purpose) != len(wanted):
            raise upload_gone()


def release(*, ids: Collection[int], owner_id: int) -> None:
    """These uploads are no longer used: they go with the next sweep, unless attached again before."""
    for model in (Picture, Video):
        model.objects.filter(owner_id=owner_id, id__in=set(ids)).update(attached_at=None)


def discard_upload(*, owner_id: int, upload_id: int) -> None:
    """The owner takes back an upload that nothing uses.

    Raises:
        DomainError: `not_found`; `in_use`.
    """
    with transaction.atomic():
        upload = access_upload(owner_id, upload_id, lock=True)
        if upload.attached_at is not None:
            raise in_use()
        if isinstance(upload, Video):
            delete_videos(ids=[upload.id])
        else:
            delete_pictures(ids=[upload.id])


def delete_pictures(*, ids: Collection[int]) -> int:
    """Remove pictures; their files go when the transaction has come through. How many."""
    with transaction.atomic():
        rows = list(Picture.objects.select_for_update().filter(id__in=ids).order_by("id").values_list("id", "key", "purpose"))
        Picture.objects.filter(id__in=[id for id, _, _ in rows]).delete()
        for shelf in ("pictures", "private"):
            _remove_at_commit(shelf, [key for _, key, purpose in rows if files.picture_shelf(purpose) == shelf])
    return len(rows)


def delete_videos(*, ids: Collection[int]) -> int:
    """Remove videos with their posters; their files go when the transaction has come through. How many."""
    with transaction.atomic():
        rows = list(Video.objects.select_for_update().filter(id__in=ids).order_by("id").values_list("id", "key", "poster_id"))
        Video.objects.filter(id__in=[id for id, _, _ in rows]).delete()
        delete_pictures(ids=[poster_id for _, _, poster_id in rows if poster_id])
        _remove_at_commit("videos", [key for _, key, _ in rows])
    return len(rows)


def sweep_unattached(*, older_than: timedelta = UNUSED_FOR) -> int:
    """Remove uploads that nothing has used for that long. How many."""
    before, swept = clock.now() - older_than, 0
    while ids := list(Picture.objects.unattached(before).values_list("id", flat=True)[:_PORTION]):
        swept += delete_pictures(ids=ids)
    while ids := list(Video.objects.unattached(before).values_list("id", flat=True)[:_PORTION]):
        swept += delete_videos(ids=ids)
    return swept


def sweep_strays(*, older_than: timedelta = UNUSED_FOR) -> int:
    """Remove folders without a row, and desks left behind, that a crash has left that long ago. How many."""
    before, swept = (clock.now() - older_than).timestamp(), 0
    for shelf in SHELVES:
        for key, path in files.keys_on_disk(shelf):
            if path.stat().st_mtime < before and not kept_on(shelf).filter(key=key).exists():
                files.remove(shelf, key)
                swept += 1
    return swept + files.clear_desks(before)


def erase_pictures(owner_id: int) -> None:
    """All pictures of a person, with their files."""
    while ids := list(Picture.objects.filter(owner_id=owner_id).values_list("id", flat=True)[:_PORTION]):
        delete_pictures(ids=ids)


def erase_videos(owner_id: int) -> None:
    """All videos of a person, with their files and posters."""
    while ids := list(Video.objects.filter(owner_id=owner_id).values_list("id", flat=True)[:_PORTION]):
        delete_videos(ids=ids)


def _remove_at_commit(shelf: files.Shelf, keys: list[str]) -> None:
    def remove() -> None:
        for key in keys:
            files.remove(shelf, key)

    if keys:
        transaction.on_commit(remove)
