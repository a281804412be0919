"""What a transaction was for, in words: apps register the codes they post under (`registrations.py`), people read the words."""

from tallgrass.platform.words import Words

_words: dict[str, Words] = {
    "ledger.reversal": Words("更正", "Correction"),
}


def register_memos(memos: dict[str, Words]) -> None:
    """Codes read `app.what`, as in `orders.paid`.

    Raises:
        TypeError: a code is taken.
    """
    for code, words in memos.items():
        if _words.setdefault(code, words) != words:
            raise TypeError(f"the memo {code!r} is already taken")


def memo_words(memo: str) -> str:
    """The words of a code; a memo without words as it stands."""
    return str(_words.get(memo, memo))
