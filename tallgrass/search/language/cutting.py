"""Texts cut into words: Chinese by dictionary, the rest at white space and punctuation. The index and the queries are cut alike."""

import re
from functools import cache
from typing import Any

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff"
"""Letters of scripts that put no space between words: Han and kana, as the inside of a regular expression's brackets."""

STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "our",
        "shall",
        "should",
        "so",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
        "about",
        "am",
        "he",
        "her",
        "him",
        "his",
        "me",
        "my",
        "she",
        "us",
        "not",
        "no",
        "nor",
        "own",
        "same",
        "too",
        "very",
        "just",
        "also",
        "any",
        "some",
        "may",
        "must",
        "s",
        "t",
        "d",
        "ll",
        "re",
        "ve",
        "的",
        "了",
        "是",
        "在",
        "和",
        "与",
        "及",
        "或",
        "也",
        "都",
        "就",
        "而",
        "把",
        "被",
        "让",
        "给",
        "吗",
        "呢",
        "吧",
        "啊",
        "呀",
        "哦",
        "嗯",
        "着",
        "过",
        "地",
        "得",
        "之",
        "其",
        "这",
        "那",
        "这个",
        "那个",
        "这些",
        "那些",
        "我",
        "你",
        "他",
        "她",
        "它",
        "我们",
        "你们",
        "他们",
        "她们",
        "它们",
        "一个",
        "什么",
        "怎么",
        "怎样",
        "如何",
        "哪些",
        "哪个",
        "哪里",
        "为什么",
        "请问",
        "可以",
        "能",
        "会",
        "有",
        "没有",
        "很",
        "太",
        "还",
        "又",
        "再",
        "到",
        "从",
        "对",
        "向",
        "跟",
        "比",
        "等",
        "个",
        "上",
        "下",
        "里",
    ]
)
"""Words that say how a sentence stands and not what it is about: found by phrase only."""

_MIXED = re.compile(r"(?:[a-z]+\d|\d+[a-z])[a-z\d]*")
_DIGIT = re.compile(r"[0-9]")
_PARTS = re.compile(r"\d+|[a-z]+")
_HAN_RUN = re.compile(f"[{HAN}]+")


@cache
def _dictionary() -> Any:
    import rjieba  # 33 MB, only for processes that read words

    return rjieba


def cut(folded: str) -> str:
    """The words of a text with spaces between: Chinese in search mode (a compound and its parts), `iphone15` whole and in parts."""
    if _DIGIT.search(folded) and _MIXED.search(folded):
        folded = _MIXED.sub(_whole_and_parts, folded)
    return folded if folded.isascii() else " ".join(_dictionary().cut_for_search(folded))


def _whole_and_parts(mixed: re.Match[str]) -> str:
    return " ".join([mixed[0], *_PARTS.findall(mixed[0])])


class _Apart(dict[int, str]):
    """For `str.translate`: a letter of Chinese with a space on both sides, any other as it is."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = found = f" {letter} " if _HAN_RUN.match(letter) else letter
        return found


_APART = _Apart()


def spread(folded: str) -> str:
    """The text with spaces around the letters of Chinese: every letter is a word of a phrase."""
    return folded if folded.isascii() else folded.translate(_APART)


def han_runs(folded: str) -> list[str]:
    """The stretches of Chinese in a text."""
    return [] if folded.isascii() else _HAN_RUN.findall(folded)


def han_words(run: str) -> list[str]:
    """A run of Chinese cut into words once, none twice."""
    return list(_dictionary().cut(run))
