"""One page from two rankings, dealt so that neither has the better places: team draft (Radlinski, Kurup, Joachims, "How does clickthrough data
reflect retrieval quality?", CIKM 2008).

In each round a coin says who chooses first; each then puts down its best that is not on the page yet, and what is done with a thing counts
for who put it down.
"""

from collections.abc import Sequence
from random import Random


def deal(first: Sequence[int], second: Sequence[int], size: int, *, seed: int) -> list[tuple[int, int]]:
    """The page: of each thing the team that put it down (0 or 1), and its place in that team's ranking. Nothing twice."""
    chance, rankings, next_place = Random(seed), (first, second), [0, 0]
    page: list[tuple[int, int]] = []
    down: set[int] = set()
    while len(page) < size:
        before = len(page)
        head = chance.randrange(2)
        for team in (head, 1 - head):
            ranking = rankings[team]
            while next_place[team] < len(ranking) and ranking[next_place[team]] in down:
                next_place[team] += 1
            if next_place[team] < len(ranking) and len(page) < size:
                page.append((team, next_place[team]))
                down.add(ranking[next_place[team]])
        if len(page) == before:
            break
    return page
