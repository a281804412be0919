"""Taking pictures in."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.db import transaction

from tallgrass.media import files, isolation
from tallgrass.media.actions.quota import check_quota, hold_quota
from tallgrass.media.darkroom.refusal import Refusal
from tallgrass.media.darkroom.sniffing import picture_kind
from tallgrass.media.errors import PICTURE, PICTURE_BYTES, refused, too_large
from tallgrass.media.models import Picture


def store_picture(*, owner_id: int, file: IO[bytes] | Any, purpose: str = "note") -> Picture:
    """Take in what `file` holds: three plain WebP files and a row, or nothing at all.

    Raises:
        DomainError: `too_large`, `not_a_picture`, `heic`, `broken_picture`, `too_many_pixels`, `too_many_pixels_animated`,
            `too_many_frames`, `too_complex`, `quota_full`, `busy`.
    """
    check_quota(owner_id)
    with files.desk() as desk:
        prints, facts = _received(file, desk)
        return keep_picture(owner_id=owner_id, prints=prints, facts=facts, purpose=purpose)


def store_shared_picture(*, owner_ids: Sequence[int], file: IO[bytes] | Any, purpose: str = "note") -> list[Picture]:
    """Take in what `file` holds once, as a picture of each of these owners: their files have names of their own and one body on the disk.

    Raises:
        DomainError: as `store_picture`; some owners may have theirs already, which nothing uses.
    """
    for owner_id in set(owner_ids):
        check_quota(owner_id)
    with files.desk() as desk:
        prints, facts = _received(file, desk)
        kept = []
        for place, owner_id in enumerate(owner_ids):
            own = desk / f"prints-{place}"
            own.mkdir()
            for print_ in prints.iterdir():
                os.link(print_, own / print_.name)
            kept.append(keep_picture(owner_id=owner_id, prints=own, facts=facts, purpose=purpose))
        return kept


def keep_picture(*, owner_id: int, prints: Path, facts: dict[str, Any], purpose: str, attached_at: datetime | None = None) -> Picture:
    """Move finished prints to their place and write their row.

    Raises:
        DomainError: `quota_full`; the files are gone again.
    """
    key, shelf = files.new_key(), files.picture_shelf(purpose)
    sha256, size = files.fingerprint(prints)
    files.settle(prints, shelf, key)
    try:
        with transaction.atomic():
            hold_quota(owner_id, size)
            return Picture.objects.create(
                owner_id=owner_id, key=key, sha256=sha256, bytes=size, purpose=purpose, attached_at=attached_at,
                width=facts["width"], height=facts["height"], blur=facts["blur"], likeness=facts["likeness"],
            )  # fmt: skip
    except BaseException:
        files.remove(shelf, key)
        raise


def _received(file: IO[bytes] | Any, desk: Path) -> tuple[Path, dict[str, Any]]:
    source, prints = desk / "source", desk / "prints"
    prints.mkdir()
    try:
        head = files.receive(file, source, PICTURE_BYTES)
    except files.TooLarge:
        raise too_large(PICTURE_BYTES, getattr(file, "size", None), PICTURE) from None
    try:
        return prints, _develop(source, head, prints)
    except Refusal as refusal:
        raise refused(refusal) from None


def _develop(source: Path, head: bytes, prints: Path) -> dict[str, Any]:
    kind = picture_kind(head)
    if kind is None:
        raise Refusal("not_a_picture")
    if kind == "heic":
        raise Refusal("heic")
    return isolation.pictures.ask({"do": "develop", "of": "picture", "source": str(source), "kind": kind, "into": str(prints)})
