"""How words are read: folded, cut, sounded, parsed, marked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallgrass.search.language.folding import fold, query_key
from tallgrass.search.language.highlighting import Highlighter
from tallgrass.search.language.parsing import Parsed, parse
from tallgrass.search.language.sounds import sounds_of
from tallgrass.search.schema import word_terms


@pytest.mark.parametrize(
    ("text", "same"),
    [("露營裝備", "露营装备"), ("ＡＢＣ１２３", "abc123"), ("頭髮", "头发"), ("Straße", "strasse"), ("a\u200bb", "ab"), ("ｶﾒﾗ", "カメラ")],
)
def test_what_reads_alike_is_alike(text: str, same: str) -> None:
    assert fold(text) == same


def test_a_query_is_one_whatever_its_spaces() -> None:
    assert query_key("  露營\u3000 裝備 ") == "露营 装备"


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Running with cats", ["run", "cat"]),
        ("九溪烟树的露营装备", ["九溪", "烟树", "露营", "装备"]),
        ("iPhone15 好用", ["iphone15", "iphon", "15", "好用"]),
        ("the of 的 了", []),
    ],
)
def test_texts_are_cut_into_words(text: str, terms: list[str]) -> None:
    assert word_terms(fold(text)) == terms


def test_a_word_sounds_in_all_its_ways() -> None:
    assert ("luying", "ly") in sounds_of("露营")
    assert {whole for whole, _ in sounds_of("重庆")} == {"zhongqing", "chongqing"}
    assert sounds_of("abc") == ()


def test_a_query_is_understood() -> None:
    assert parse('露營 -帐篷 "第二天 早上" #徒步# @aman') == Parsed("露营", ("第二天 早上",), ("徒步",), ("aman",), ("帐篷",))
    assert parse("wi-fi “原句”").words == "wi-fi"
    assert parse(' - "" # @ ').is_empty is False  # A lone minus is a word like any other; it finds nothing.
    assert parse("").is_empty


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_typed_marks_only_what_is_there(text: str) -> None:
    for piece in (Highlighter(parse(text)).mark(f"<b>{text}</b>"), Highlighter(parse(text)).cut_out(text * 3)):
        if piece:
            assert all(0 <= start < end <= len(piece.text) for start, end in piece.spans)
            assert "<b>" not in piece.html


def test_marks_are_put_in_after_escaping() -> None:
    mark = Highlighter(parse("露营 camping b"))
    assert mark.mark("露營 <b>Camping</b>").html == "<mark>露營</mark> &lt;<mark>b</mark>&gt;<mark>Camping</mark>&lt;/<mark>b</mark>&gt;"
    snippet = mark.cut_out("先说别的事，说了很久很久。后来我们去露营，带了很多东西，第二天才回来。", 20)
    assert snippet and snippet.text.startswith("…后来我们去露营") and [snippet.text[a:b] for a, b in snippet.spans] == ["露营"]
