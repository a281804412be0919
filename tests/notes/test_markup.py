import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallgrass.notes.markup import handles_in, pieces, topics_in


@pytest.mark.parametrize(
    ("text", "topics", "handles"),
    [
        ("#露营 去哪", ["露营"], []),
        ("看#露营#徒步", ["露营", "徒步"], []),
        ("#露营，#Camping。#camping", ["露营", "Camping"], []),
        ("@alice_1 和@bob，mail a@b.com", [], ["alice_1", "bob"]),
        ("@Alice @alice", [], ["alice"]),
        ("# 空 ## @ab", [], []),
        ("第 #1 名 #39 #2026年", ["2026年"], []),
        ("#一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十多", ["一二三四五六七八九十" * 3], []),
    ],
)
def test_topics_and_mentions(text: str, topics: list[str], handles: list[str]) -> None:
    assert (topics_in(text), handles_in(text)) == (topics, handles)


@given(st.text(alphabet="#@ab露营 ，.", max_size=40))
def test_the_pieces_say_the_whole_text(text: str) -> None:
    signs = {"text": "", "topic": "#", "mention": "@"}
    assert "".join(signs[kind] + value for kind, value in pieces(text)) == text
