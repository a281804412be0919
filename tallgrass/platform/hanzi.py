"""Traditional Chinese written as simplified, letter by letter: `hanzi.txt` holds the one in its first line, the other in its second.

Made from the table TSCharacters of OpenCC (Apache-2.0). Letter by letter is enough for finding, not for showing.
"""

from pathlib import Path

SIMPLIFIED: dict[int, int] = str.maketrans(*Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split())


def to_simplified(text: str) -> str:
    return text.translate(SIMPLIFIED)
