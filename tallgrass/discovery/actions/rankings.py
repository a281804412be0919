"""Making the order of Explore anew."""

import time
from datetime import timedelta

from django.db import transaction

from tallgrass.discovery.models import Ranking
from tallgrass.discovery.ranking import LIKE, SAVE, SHARE, Candidate, rank
from tallgrass.notes.channels import CHANNELS
from tallgrass.notes.queries import CandidateRow, list_latest, list_liveliest
from tallgrass.platform import clock
from tallgrass.platform.database import try_hold
from tallgrass.platform.memory import Memory

CANDIDATES = 3000
KEPT = timedelta(hours=1)
_MANY, _SELDOM = 3000, 200
"""Where the liveliest are more than that, they serve so many times as long as it took to read them."""


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
        rankings = [Ranking(channel=channel, note_ids=rank(found, now)) for channel, found in _candidates().items()]
        for ranking in rankings:
            ranking.made_at, ranking.cost_ms = now, int((time.perf_counter() - started) * 1000)
        Ranking.objects.bulk_create(rankings)
        Ranking.objects.filter(made_at__lt=now - KEPT).delete()
    return True


def _candidates() -> dict[str, list[Candidate]]:
    """Of every channel, and of all together (""): half the liveliest, half the newest."""
    half = CANDIDATES // 2
    lively = _liveliest(half)
    of_all, of_each = list_latest(list(CHANNELS), half)
    found = {"": [*sorted(lively, key=_liveliness, reverse=True)[:half], *of_all]} | {channel: [] for channel in CHANNELS}
    for row in [*lively, *of_each]:
        if row[0] in CHANNELS:
            found[row[0]].append(row)
    # The newest stand last: of a note that is both, what was read this moment counts.
    return {channel: list({row[1]: Candidate(*row[1:]) for row in rows}.values()) for channel, rows in found.items()}


def _liveliness(row: CandidateRow) -> tuple[int, int]:
    return LIKE * row[4] + SAVE * row[5] + SHARE * row[6], row[1]


_lively: Memory[int, tuple[float, list[CandidateRow]]] = Memory(1)
"""By how many of each channel: until when the liveliest that were read last are good enough, and they themselves."""


def _liveliest(count: int) -> list[CandidateRow]:
    """Read anew each time in a small place. In a large one that is a pass over months of notes, and a process spends a `_SELDOM`th of its time on
    it at most: what becomes lively meanwhile is among the newest, or waits some minutes for a wall that few are shown any more."""
    kept = _lively.get(count)
    if kept and time.monotonic() < kept[0]:
        return kept[1]
    started = time.monotonic()
    found = list_liveliest(count)
    if len(found) > _MANY:
        _lively.put(count, (started + _SELDOM * (time.monotonic() - started), found))
    return found
