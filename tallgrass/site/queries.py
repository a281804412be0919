"""Reads of the shell."""

from tallgrass.platform import clock
from tallgrass.platform.memory import Memory
from tallgrass.platform.words import Words
from tallgrass.site.models import Slogan

FIRST_SLOGAN = Words("好东西，都是慢慢长出来的。", "Good things grow slowly.")

_current: Memory[str, Words] = Memory(1, seconds=30)


def current_slogan() -> Words:
    """The slogan of today. One query in half a minute a process."""
    words = _current.get("slogan")
    if words is None:
        row = Slogan.objects.filter(since__lte=clock.now().date()).order_by("-since").first()
        words = Words(row.zh, row.en) if row else FIRST_SLOGAN
        _current.put("slogan", words)
    return words


def forget_slogan() -> None:
    """Let the next look read it anew (in this process; others follow within half a minute)."""
    _current.clear()


def list_slogans() -> list[Slogan]:
    """All there were and will be, latest first; at most 100."""
    return list(Slogan.objects.order_by("-since")[:100])
