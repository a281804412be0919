"""How much one person may keep."""

from django.db import connection
from django.db.models import Count, Sum

from tallgrass.media.errors import quota_full
from tallgrass.media.models import Picture, Video

QUOTA_BYTES, QUOTA_FILES = 5 * 1024**3, 10_000
_LOCK = 0x6D65_6469  # "medi"


def check_quota(owner_id: int, adding: int = 0) -> None:
    """
    Raises:
        DomainError: `quota_full`.
    """
    used = files = 0
    for model in (Picture, Video):
        sums = model.objects.filter(owner_id=owner_id).aggregate(used=Sum("bytes"), files=Count("*"))
        used, files = used + (sums["used"] or 0), files + sums["files"]
    if used + adding > QUOTA_BYTES or files + 1 > QUOTA_FILES:
        raise quota_full()


def hold_quota(owner_id: int, adding: int) -> None:
    """Check once more, with the owner's other uploads kept waiting until this transaction ends.

    Raises:
        DomainError: `quota_full`.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashint8(%s))", [_LOCK, owner_id])
    check_quota(owner_id, adding)
