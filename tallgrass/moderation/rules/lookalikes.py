"""Letters that stand for others to the eye. What compatibility folding (NFKC) already joins is not listed."""

_PAIRS = {
    # Cyrillic, Greek, Armenian, Cherokee and IPA letters that look like Latin ones (from the idea of UTS #39, our own selection).
    "a": "аαɑᴀаꭺ", "b": "ьβʙвƅɓ฿", "c": "сϲᴄҫ¢©ↄ", "d": "ԁɗᴅđժ", "e": "еєεᴇҽ€ɛ", "f": "ғϝꜰƒ", "g": "ɡԍɢցǥ",
    "h": "һнʜհħ", "i": "іιɪıӏןǀ¡", "j": "јϳᴊ", "k": "кκᴋҝ", "l": "ӏʟⅼłɭ", "m": "мᴍϻ₥", "n": "ոпηɴղ", "o": "оοσᴏօøθ",
    "p": "рρᴘþ", "q": "ԛգ", "r": "гʀɾяᴦ", "s": "ѕꜱʂ", "t": "тτᴛ†ŧ", "u": "υսᴜʋμ", "v": "ѵνᴠ√", "w": "ԝωᴡшɯѡ",
    "x": "хχ×✕", "y": "уγʏ¥ү", "z": "ᴢʐƶ",
    "0": "〇零", "1": "一壹", "2": "二贰", "3": "三叁", "4": "四肆", "5": "五伍", "6": "六陆", "7": "七柒", "8": "八捌", "9": "九玖",
}  # fmt: skip
LATIN = {other: letter for letter, others in _PAIRS.items() if letter.isalpha() for other in others}
NUMERALS = {other: letter for letter, others in _PAIRS.items() if letter.isdigit() for other in others}
"""Digits written as Chinese numerals: read so only where numbers are looked for."""

for _first in (0x1F150, 0x1F170, 0x1F1E6):  # letters in black circles, in black squares, of flags
    LATIN |= {chr(_first + place): chr(ord("a") + place) for place in range(26)}

STANDS_FOR = {
    "a": "4@", "b": "8", "e": "3", "g": "9", "i": "1!|l", "l": "1!|i", "o": "0", "s": "5$", "t": "7+", "u": "v", "z": "2",
}  # fmt: skip
"""What is written for a Latin letter by people who do not want to be found: digits and signs, besides the letter itself."""

SKELETON = {sign: letter for letter, signs in STANDS_FOR.items() for sign in signs if sign not in "li"} | {
    "l": "i",
    "1": "i",
    "!": "i",
    "|": "i",
}
"""One letter for all that may stand for each other: words and texts are compared by it, and then letter by letter."""
