"""The author's words made ready to set: cleaned, cut into paragraphs, emphasis marked."""

import re
import unicodedata
from dataclasses import dataclass

from tallgrass.media.lettering import is_wide, narrowed
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words

MOST_LETTERS = 500
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"}


class _Shapes(dict[int, int | None]):
    """For `translate`: letters to themselves, signs without a shape to nothing. Fills itself."""

    def __missing__(self, letter: int) -> int | None:
        kept = letter == ord("\n") or unicodedata.category(chr(letter)) not in _DROPPED
        self[letter] = found = letter if kept else None
        return found


_SHAPES = _Shapes()


@dataclass(frozen=True)
class Piece:
    """What may not be broken: one Han letter, one Latin word, one run of spaces."""

    text: str
    emphasised: bool = False


Paragraph = tuple[Piece, ...]


def clean(text: str) -> str:
    """Text with plain newlines and spaces, without signs that have no shape. Raises DomainError when empty or too long."""
    text = re.sub(r"\r\n?|[\x0b\x0c\u2028\u2029]", "\n", text).replace("\t", " ")
    text = unicodedata.normalize("NFC", text)
    text = text.translate(_SHAPES)
    text = re.sub(r" *\n *", "\n", re.sub(r"[^\S\n]+", " ", text)).strip()
    text = re.sub(r"\n{3,}", "\n\n", text)
    if not text.replace("*", "").strip():
        raise DomainError("card_empty", Words("写几个字，卡片才能长出来。", "Write a few words for the card to grow from."), field="text")
    if len(text) > MOST_LETTERS:
        words = Words("文字卡最多 {most} 字，现在 {now} 字。", "A text card holds {most} letters at most; these are {now}.")
        raise DomainError("card_too_long", words.format(most=MOST_LETTERS, now=len(text)), field="text")
    return text if any(is_han(c) for c in text) else narrowed(text)


def paragraphs(text: str) -> list[Paragraph]:
    """Lines of the author. `*so*` is emphasised; a lone star stays a star."""
    found: list[Paragraph] = []
    for line in text.split("\n"):
        pieces: list[Piece] = []
        for i, part in enumerate(re.split(r"\*([^*\n]+)\*", line)):
            pieces += [Piece(unit, bool(i % 2)) for unit in _units(part)]
        found.append(tuple(pieces))
    return found


def plain(text: str) -> str:
    """Without the stars of emphasis."""
    return re.sub(r"\*([^*\n]+)\*", r"\1", text)


def mostly_han(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(map(is_han, letters)) * 2 >= len(letters)


def is_han(character: str) -> bool:
    """Han letters, kana and their punctuation."""
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffee" or "\U00020000" <= character <= "\U0003ffff"


def _units(text: str) -> list[str]:
    units: list[str] = []
    for c in text:
        alone = c == " " or is_wide(c)
        if units and not alone and units[-1] != " " and not is_wide(units[-1][-1]):
            units[-1] += c
        else:
            units.append(c)
    return units
