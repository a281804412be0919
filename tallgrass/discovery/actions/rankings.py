"""Making the order of Explore anew."""

import time
from datetime import timedelta

from django.db import transaction

from tallgrass.discovery.models import Ranking
from tallgrass.discovery.ranking import Candidate, rank
from tallgrass.notes.channels import CHANNELS
from tallgrass.notes.queries import list_candidates
from tallgrass.platform import clock
from tallgrass.platform.database import try_hold

CANDIDATES = 3000
KEPT = timedelta(hours=1)


def rank_channels(*, only_when_due: bool = False) -> bool:
    """Rank every channel and all together. Whether it was done: not while another process is at it, nor when it is not due.

    A small place ranks within two seconds of a new note; a large one spends at most a twentieth of its time on it.
    """
    started = time.perf_counter()
    with transaction.atomic():
        if not try_hold("discovery.rank"):
            return False
        last = Ranking.objects.filter(channel="").order_by("-id").first()
        now = clock.now()
        if only_when_due and last and now - last.made_at < max(timedelta(seconds=2), timedelta(milliseconds=20 * last.cost_ms)):
            return False
        rankings = [Ranking(channel=channel, note_ids=_ranked(channel)) for channel in ["", *CHANNELS]]
        for ranking in rankings:
            ranking.made_at, ranking.cost_ms = now, int((time.perf_counter() - started) * 1000)
        Ranking.objects.bulk_create(rankings)
        Ranking.objects.filter(made_at__lt=now - KEPT).delete()
    return True


def _ranked(channel: str) -> list[int]:
    return rank((Candidate(*row) for row in list_candidates(channel, CANDIDATES)), clock.now())
