"""Texts cut into words: Chinese by dictionary, the rest at white space and punctuation. The index and the queries are cut alike."""

import re
from functools import cache
from typing import Any

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff"
"""Letters of scripts that put no space between words: Han and kana, as the inside of a regular expression's brackets."""

EXACT = rf"[{HAN}]|[^\s\p{{P}}\p{{S}}\p{{C}}{HAN}]+|[\x{{1F300}}-\x{{1FAFF}}\x{{2600}}-\x{{27BF}}]"
"""One Han letter, one word of another script, one emoji: the tokens of phrases, in the notation of Rust's `regex`."""

WORD = rf"[{HAN}]+|[^\s\p{{P}}\p{{S}}\p{{C}}{HAN}]+|[\x{{1F300}}-\x{{1FAFF}}\x{{2600}}-\x{{27BF}}]"
"""The same with the Han letters of a word together."""

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
_PARTS = re.compile(r"\d+|[a-z]+")
_HAN_RUN = re.compile(f"[{HAN}]+")


@cache
def _dictionary() -> Any:
    import rjieba  # 33 MB, only for processes that read words

    return rjieba


def cut(folded: str) -> str:
    """The words of a text with spaces between: Chinese in search mode (a compound and its parts), `iphone15` whole and in parts."""
    words = folded if folded.isascii() else " ".join(_dictionary().cut_for_search(folded))
    mixed = _MIXED.findall(folded)
    return " ".join([words, *(part for word in mixed for part in _PARTS.findall(word))]) if mixed else words


def han_runs(folded: str) -> list[str]:
    """The stretches of Chinese in a text."""
    return [] if folded.isascii() else _HAN_RUN.findall(folded)


def han_words(run: str) -> list[str]:
    """A run of Chinese cut into words once, none twice."""
    return list(_dictionary().cut(run))
