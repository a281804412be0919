from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tallgrass.discovery.ranking import NEWS_EVERY, SPREAD, Candidate, heat, mix_news, rank, spread_authors

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def candidate(id: int, author: int = 0, hours: float = 1, likes: int = 0, saves: int = 0, shares: int = 0) -> Candidate:
    return Candidate(id, author or id, NOW - timedelta(hours=hours), likes, saves, shares)


def test_more_love_is_hotter_and_time_cools() -> None:
    assert heat(candidate(1, likes=10), NOW) > heat(candidate(2, likes=9), NOW)
    assert heat(candidate(1, hours=1, likes=10), NOW) > heat(candidate(2, hours=48, likes=10), NOW)
    assert heat(candidate(1, shares=1), NOW) > heat(candidate(2, likes=3), NOW)


def test_a_new_note_without_any_like_comes_before_an_old_one_with_a_few() -> None:
    assert rank([candidate(1, hours=24 * 30, likes=20), candidate(2, hours=0)], NOW) == [2, 1]


def test_the_newest_is_on_the_first_page_whatever_is_loved() -> None:
    loved = [candidate(id, hours=2, likes=100) for id in range(1, 100)]
    news = [candidate(id, hours=0.9 - id / 10_000) for id in range(100, 120)]
    shown = rank([*loved, *news], NOW)
    assert [shown.index(id) for id in (119, 118, 117)] == [2, 2 + NEWS_EVERY, 2 + 2 * NEWS_EVERY]
    assert [id for id in shown if id < 100] == rank(loved, NOW)


candidates = st.lists(st.tuples(st.integers(1, 6), st.floats(0, 500), st.integers(0, 50)), max_size=40).map(
    lambda drawn: [candidate(place + 1, author, hours, likes) for place, (author, hours, likes) in enumerate(drawn)]
)


@given(candidates)
def test_nothing_is_lost_or_doubled(found: list[Candidate]) -> None:
    assert sorted(rank(found, NOW)) == sorted(one.note_id for one in found)
    assert sorted(mix_news(found, NOW)) == sorted(found)


@given(candidates)
def test_an_author_comes_again_only_after_the_spread_while_there_are_others(found: list[Candidate]) -> None:
    shown = spread_authors(found)
    for place, one in enumerate(shown):
        lately = {other.author_id for other in shown[max(0, place - SPREAD + 1) : place]}
        rest = {other.author_id for other in shown[place:]}
        assert one.author_id not in lately or rest <= lately
