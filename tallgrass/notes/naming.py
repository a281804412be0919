"""Names of things as keys, so that those who write them differently speak of one thing."""

import unicodedata


def name_key(*names: str) -> str:
    """Names folded into one: width, case, spaces and punctuation make no difference (NFKC, case folding, letters and digits only)."""
    folded = unicodedata.normalize("NFKC", "".join(names)).casefold()
    return "".join(letter for letter in folded if letter.isalnum())
