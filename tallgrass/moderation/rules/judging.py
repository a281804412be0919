"""What the rules say about texts, by a word list and a model: no database and no settings, so that it may run anywhere."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from tallgrass.moderation.rules.book import RULES
from tallgrass.moderation.rules.contacts import contacts_in
from tallgrass.moderation.rules.folding import fold
from tallgrass.moderation.rules.scoring import Model, load
from tallgrass.moderation.rules.wordlist import Entry, Hit, WordList
from tallgrass.moderation.types import Outcome, Reason, Severity, Verdict

HELD_AT, REFUSED_AT = 1.0, 100.0
"""Sum of weights from which a thing waits for a person; weight of one reason from which it is not taken in."""
_WEIGHTS = {"phone": 0.5, "messenger": 0.5, "link": 0.35}
_LABEL = 0.4


def reasons_of(texts: Mapping[str, str], words: WordList, model: Model) -> tuple[list[Reason], str]:
    """Why the first pass takes notice, and the letters of all texts, folded."""
    reasons, letters = list[Reason](), list[str]()
    for part, text in texts.items():
        if not text:
            continue
        folded = fold(text)
        letters.append(folded.letters)
        reasons += [_of_word(hit, part, text) for hit in words.find(folded)]
        reasons += [
            Reason("contact", part, found.start, found.end, text[found.start : found.end], _WEIGHTS[found.kind])
            for found in contacts_in(text, folded)
        ]
    whole = "".join(letters)
    for head, score in model.scores(whole):
        if score >= head.look_at:
            rule = "score" if head.label == "abuse" else head.label
            reasons.append(Reason(rule, weight=HELD_AT if score >= head.hold_at else _LABEL))
    return reasons, whole


def _of_word(hit: Hit, part: str, text: str) -> Reason:
    weight = {Severity.REFUSE: REFUSED_AT, Severity.HOLD: HELD_AT, Severity.LABEL: _LABEL}[Severity(hit.entry.severity)]
    return Reason(hit.entry.rule, part, hit.start, hit.end, text[hit.start : hit.end], weight)


def verdict_of(reasons: Sequence[Reason]) -> Verdict:
    """What follows from reasons, the heaviest first."""
    ordered = tuple(sorted(reasons, key=lambda reason: (-reason.weight, -RULES[reason.rule].points)))
    if ordered and ordered[0].weight >= REFUSED_AT:
        return Verdict(Outcome.REFUSE, ordered)
    return Verdict(Outcome.HOLD if sum(reason.weight for reason in ordered) >= HELD_AT else Outcome.CLEAR, ordered)


def judge_all(things: Sequence[Mapping[str, str]], words: WordList, model: Model) -> list[Verdict]:
    """A verdict on the texts of each thing."""
    return [verdict_of(reasons_of(texts, words, model)[0]) for texts in things]


def lists_file(entries: Sequence[Entry], model: Path) -> bytes:
    """The word list and the place of the model, as `judge_by_file` reads them."""
    return msgspec.msgpack.encode((list(entries), str(model)))


def judge_by_file(lists: str, things: Sequence[Mapping[str, str]]) -> list[Verdict]:
    """As `judge_all`, in a process that knows the lists from a file only. Made ready once a file."""
    return judge_all(things, *_lists(lists))


@lru_cache(1)
def _lists(path: str) -> tuple[WordList, Model]:
    entries, model = msgspec.msgpack.decode(Path(path).read_bytes(), type=tuple[list[Entry], str])
    return WordList(entries), load(Path(model))
