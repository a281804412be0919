from dataclasses import dataclass

import pytest

from tallgrass.site import wall


@dataclass
class Cover:
    width: int
    height: int


@dataclass
class Card:
    title: str = "一篇笔记"
    cover: Cover | None = None


def test_cards_go_to_the_shortest_column():
    tall, flat, third, fourth = Card(cover=Cover(720, 1000)), Card(cover=Cover(1150, 1000)), Card(), Card()
    assert wall.deal([tall, flat, third, fourth], 2) == [[tall, fourth], [flat, third]]


def test_the_first_row_reads_from_left_to_right():
    cards = [Card(str(n)) for n in range(5)]
    assert wall.deal(cards, 5) == [[card] for card in cards]


def test_no_card_is_lost_and_no_column_runs_ahead():
    cards = [Card("长标题" * (n % 5), Cover(600 + n * 37 % 700, 900)) for n in range(60)]
    columns = wall.deal(cards, 4)
    assert sorted(id(card) for column in columns for card in column) == sorted(map(id, cards))
    heights = [sum(map(wall.height, column)) for column in columns]
    assert max(heights) - min(heights) <= max(map(wall.height, cards))


@pytest.mark.parametrize(("width", "height", "ratio"), [(3000, 1000, 1.15), (500, 2000, 0.72), (900, 1000, 0.9), (0, 0, 0.8)])
def test_covers_keep_within_their_bounds(width, height, ratio):
    assert wall.ratio(Cover(width, height)) == ratio


def test_a_lost_cover_still_has_its_room():
    assert wall.ratio(None) == 0.8


@pytest.mark.parametrize(
    ("cookies", "headers", "columns"),
    [
        ({"columns": "3"}, {}, 3),
        ({"columns": "99"}, {}, 5),
        ({}, {"Sec-CH-UA-Mobile": "?1"}, 2),
        ({}, {"User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Mobile/15E148 Safari"}, 2),
        ({}, {}, 5),
    ],
)
def test_the_width_is_told_by_a_cookie_and_else_guessed(rf, cookies, headers, columns):
    rf.cookies.load(cookies)
    assert wall.columns_wanted(rf.get("/", headers=headers)) == columns
