"""Names of people who are not: for invented worlds, and for writers whose own names stayed behind."""

from random import Random

from tallgrass.accounts import nicknames


def invent_name(chance: Random, *, english: bool) -> tuple[str, str]:
    """A name and a handle, as people give themselves. Neither is sure to be free."""
    name = _english_name(chance) if english else _chinese_name(chance)
    return name, _english_handle(chance, name) if english else _chinese_handle(chance)


def invent_place(chance: Random, *, english: bool) -> str:
    """Where they live; three in ten do not say."""
    return chance.choice(nicknames.ENGLISH_PLACES if english else nicknames.CHINESE_PLACES) if chance.random() < 0.7 else ""


def _chinese_name(chance: Random) -> str:
    return chance.choice(nicknames.NICK).format(
        f=chance.choice(nicknames.FAMILY),
        g=chance.choice(nicknames.GIVEN),
        how=chance.choice(nicknames.HOW),
        who=chance.choice(nicknames.WHO),
        d=chance.randrange(2, 99),
    )


def _english_name(chance: Random) -> str:
    first = chance.choice(nicknames.FIRST)
    if chance.random() < 0.35:
        return first + chance.choice(nicknames.AFTER) if chance.random() < 0.5 else f"{first}.{chance.choice(nicknames.LAST).lower()}"
    return f"{first} {chance.choice(nicknames.LAST)}"


def _chinese_handle(chance: Random) -> str:
    sounds = "".join(chance.choice(nicknames.SOUNDS) for _ in range(chance.choice((2, 2, 3))))
    return (
        sounds
        + chance.choice(("", "", "_", "x"))
        + (str(chance.randrange(1, 1000)) if chance.random() < 0.7 else "_" + chance.choice(nicknames.SOUNDS))
    )


def _english_handle(chance: Random, name: str) -> str:
    plain = "".join(letter for letter in name.lower().replace(" ", "_") if letter.isascii() and (letter.isalnum() or letter == "_"))
    return plain[:18] + (str(chance.randrange(2, 999)) if chance.random() < 0.6 or len(plain) < 3 else "")
