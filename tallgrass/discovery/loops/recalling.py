"""The loops of recall and of the goods, and those they are made of."""

import numpy as np
from numba import from_dtype, njit, types

from tallgrass.discovery.facts import FACT
from tallgrass.discovery.loops.arrays import (
    AUTHORED,
    COMPILED,
    FLOAT32,
    FLOAT64,
    INDEXES,
    INT32,
    INT64,
    LAID,
    PROPOSED,
    SCORES,
    TABLE,
    WALKED,
)

_BLOCK = 1024
"""Of the ids of a version, one in so many is a mark."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


@njit
def slot_of(keys, key):
    """Where a key stands in a table of 2ⁿ keys, −1 for free ones; or the free place where it belongs."""
    mask = len(keys) - 1
    at = np.int64((np.uint64(key) * _SPREAD) >> np.uint64(33)) & mask
    while keys[at] != -1 and keys[at] != key:
        at = (at + 1) & mask
    return at


@njit
def room_for(count):
    """An empty table with room for so many keys, all of them 0 or more."""
    size = 16
    while size < 2 * count:
        size *= 2
    return np.full(size, -1, np.int64)


@njit
def _before(score, at, other_score, other_at):
    return score < other_score or (score == other_score and at > other_at)


@njit
def _sink(scores, heap, size):
    """Let the first of a heap, whose least stands first, down to where it belongs."""
    at, moved = 0, heap[0]
    while 2 * at + 1 < size:
        child = 2 * at + 1
        if child + 1 < size and _before(scores[heap[child + 1]], heap[child + 1], scores[heap[child]], heap[child]):
            child += 1
        if not _before(scores[heap[child]], heap[child], scores[moved], moved):
            break
        heap[at] = heap[child]
        at = child
    heap[at] = moved


@njit([types.int64[::1](FLOAT64, types.int64), types.int64[::1](FLOAT32, types.int64)], **COMPILED)
def highest(scores, count):
    """Where the `count` highest scores stand, the highest first; of equal ones the first."""
    count = max(0, min(count, len(scores)))
    heap = np.empty(count, np.int64)
    if not count:
        return heap
    for at in range(count):  # The first ones, each lifted to where it belongs.
        place = at
        while place and _before(scores[at], at, scores[heap[(place - 1) // 2]], heap[(place - 1) // 2]):
            heap[place] = heap[(place - 1) // 2]
            place = (place - 1) // 2
        heap[place] = at
    for at in range(count, len(scores)):
        if scores[at] > scores[heap[0]]:
            heap[0] = at
            _sink(scores, heap, count)
    for last in range(count - 1, 0, -1):
        heap[0], heap[last] = heap[last], heap[0]
        _sink(scores, heap, last)
    return heap


@njit(types.Tuple((types.int64[::1], types.float64[::1], types.int64[::1]))(TABLE, WALKED, types.int64), **COMPILED)
def walk(table, walked, count):
    """From each item to its neighbours, where what several say adds up: the `count` neighbours of which most is said, how much, and which
    of the items said most of it. Items beyond the table say nothing; nor does what adds up to nothing."""
    starts, neighbours, weights = table
    items, says = walked
    total = 0
    for item in items:
        if item < len(starts) - 1:
            total += starts[item + 1] - starts[item]
    keys = room_for(total)
    rows = np.empty(len(keys), np.int64)
    found, sums = np.empty(total, np.int64), np.empty(total, np.float64)
    by, loudest = np.empty(total, np.int64), np.empty(total, np.float64)
    size = 0
    for at in range(len(items)):
        item = items[at]
        if item >= len(starts) - 1:
            continue
        for edge in range(starts[item], starts[item + 1]):
            said = weights[edge] * says[at]
            slot = slot_of(keys, neighbours[edge])
            if keys[slot] == -1:
                keys[slot], rows[slot] = neighbours[edge], size
                found[size], sums[size], by[size], loudest[size] = neighbours[edge], said, item, said
                size += 1
                continue
            row = rows[slot]
            sums[row] += said
            if said > loudest[row]:
                by[row], loudest[row] = item, said
    top = highest(sums[:size], count)
    while len(top) and sums[top[-1]] <= 0:
        top = top[:-1]
    return found[top], sums[top], by[top]


@njit(from_dtype(FACT)[::1](LAID, INT64), **COMPILED)
def facts_of(laid, places):
    """What is known of some things."""
    rows, known, new = laid
    found = np.empty(len(places), FACT)
    for at in range(len(places)):
        row = rows[places[at]]
        found[at] = new[row] if row >= 0 else known[places[at]]
    return found


@njit(types.int64[::1](LAID, INT64), **COMPILED)
def ids_of(laid, places):
    """The ids of places."""
    rows, known, new = laid
    found = np.empty(len(places), np.int64)
    for at in range(len(places)):
        row = rows[places[at]]
        found[at] = new[row].id if row >= 0 else known[places[at]].id
    return found


@njit
def _place_of(indexes, id):
    known, marks, new, places = indexes
    at = np.searchsorted(new, id)
    if at < len(new) and new[at] == id:
        return places[at]
    # The marks are few and stay near; of all ids only the thousand between two of them are looked at.
    first = (np.searchsorted(marks, id, side="right") - 1) * _BLOCK
    if first < 0:
        return np.int64(-1)
    at = first + np.searchsorted(known[first : first + _BLOCK], id)
    return at if at < len(known) and known[at] == id else np.int64(-1)


@njit(types.int64[::1](INDEXES, INT64), **COMPILED)
def places_of(indexes, ids):
    """The places of ids, −1 for what is not known."""
    found = np.empty(len(ids), np.int64)
    for at in range(len(ids)):
        found[at] = _place_of(indexes, ids[at])
    return found


@njit(
    types.Tuple((types.int64[::1], types.float64[::1], types.int64[::1]))(
        INDEXES, types.Tuple((INT64, INT64, INT64)), FLOAT64, types.Tuple((types.float64, types.float64)), types.int64
    ),
    **COMPILED,
)
def weigh(indexes, past, strengths, clock, count):
    """The `count` things of which the past says most: places, how much, and when that was last. `strengths`: what each deed says when new;
    `clock`: the time now, and after how long a deed says half."""
    things, deeds, times = past
    now, half_life = clock
    keys = room_for(len(things))
    rows = np.empty(len(keys), np.int64)
    found, weights, last = np.empty(len(things), np.int64), np.zeros(len(things)), np.zeros(len(things), np.int64)
    size = 0
    for at in range(len(things)):
        strength = strengths[deeds[at]]
        place = _place_of(indexes, things[at]) if strength > 0 else np.int64(-1)
        if place < 0:
            continue
        slot = slot_of(keys, place)
        if keys[slot] == -1:
            keys[slot], rows[slot], found[size] = place, size, place
            size += 1
        row = rows[slot]
        weights[row] += strength * 0.5 ** ((now - times[at]) / half_life)
        last[row] = max(last[row], times[at])
    top = highest(weights[:size], count)
    return found[top], weights[top], last[top]


@njit
def _set_of(ids):
    keys = room_for(len(ids))
    for id in ids:
        keys[slot_of(keys, id)] = id
    return keys


@njit(
    types.Tuple((types.int64[::1], types.float32[:, ::1], types.int64[::1], types.int64[::1]))(
        LAID, PROPOSED, types.Tuple((INT64, INT64)), types.Tuple((INT64, INT64, types.int64)), types.int64
    ),
    **COMPILED,
)
def gather(laid, proposed, parts, unwanted, width):
    """What all channels propose, each thing once: places, scores (a column a source, 0 to 1 within each), and the first source that brought it,
    with what it said.

    `proposed`: places, scores and what explains them, part after part. `parts`: the source of each part, and where it ends. `unwanted`: ids of
    things, ids of authors, and the only channel that is wanted, −1 for all.
    """
    places, scores, because = proposed
    sources, ends = parts
    over, known, new = laid
    things, authors, channel = _set_of(unwanted[0]), _set_of(unwanted[1]), unwanted[2]
    keys = room_for(len(places))
    rows = np.empty(len(keys), np.int64)
    found, wide = np.empty(len(places), np.int64), np.zeros((len(places), width), np.float32)
    source, why = np.empty(len(places), np.int64), np.empty(len(places), np.int64)
    size = begin = 0
    for part in range(len(sources)):
        most = 0.0
        for at in range(begin, ends[part]):
            most = max(most, scores[at])
        for at in range(begin, ends[part]):
            place = places[at]
            slot = slot_of(keys, place)
            if keys[slot] == -1:
                keys[slot], rows[slot], new_row = place, -1, over[place]
                fact = new[new_row] if new_row >= 0 else known[place]
                wanted = things[slot_of(things, fact.id)] == -1 and authors[slot_of(authors, fact.author)] == -1
                if wanted and channel in (-1, np.int64(fact.channel)):
                    rows[slot], found[size], source[size], why[size] = size, place, sources[part], because[at]
                    size += 1
            if rows[slot] >= 0:
                wide[rows[slot], sources[part]] = scores[at] / most if most > 0 else 1.0
        begin = ends[part]
    return found[:size].copy(), wide[:size].copy(), source[:size].copy(), why[:size].copy()


@njit(types.int64[::1](SCORES, FLOAT32, types.int64, INT64, types.int64), **COMPILED)
def strongest(scores, weights, count, sources, seats):
    """Rows of the `count` candidates of the greatest weighted score, and of each of some sources the `seats` best whatever the rest."""
    size, width = scores.shape
    kept, worth = np.zeros(size, np.bool_), np.zeros(size)
    for row in range(size):
        for source in range(width):
            worth[row] += scores[row, source] * weights[source]
    for row in highest(worth, count):
        kept[row] = True
    for source in sources:
        for row in range(size):
            worth[row] = scores[row, source]
        for row in highest(worth, seats):
            if worth[row] > 0:
                kept[row] = True
    found, held = np.empty(size, np.int64), 0
    for row in range(size):
        if kept[row]:
            found[held] = row
            held += 1
    return found[:held]


@njit(types.Tuple((types.int64[::1], types.int64[::1], types.int64[::1]))(LAID, AUTHORED, INT64, types.int64, types.int64), **COMPILED)
def latest_of(laid, authored, people, each, since):
    """The `each` latest things of each of some people, none from before `since`: places, authors, and when they were published."""
    over, known, new = laid
    (ids, begins, written), (authors, places) = authored
    found, by, when = np.empty(len(people) * each, np.int64), np.empty(len(people) * each, np.int64), np.empty(len(people) * each, np.int64)
    size = 0
    for person in people:
        new_first, new_end = np.searchsorted(authors, person), np.searchsorted(authors, person, side="right")
        number = np.searchsorted(ids, person)
        old_first = old_end = np.int64(0)
        if number < len(ids) and ids[number] == person:
            old_first, old_end = begins[number], begins[number + 1]
        for _ in range(each):
            while old_end > old_first and over[written[old_end - 1]] >= 0:  # It stands among what is new.
                old_end -= 1
            newest = new[over[places[new_end - 1]]].published if new_end > new_first else np.int64(-1)
            old = known[written[old_end - 1]].published if old_end > old_first else np.int64(-1)
            if max(newest, old) < max(since, 0):
                break
            if newest >= old:
                new_end -= 1
                found[size] = places[new_end]
            else:
                old_end -= 1
                found[size] = written[old_end]
            by[size], when[size] = person, max(newest, old)
            size += 1
    return found[:size].copy(), by[:size].copy(), when[:size].copy()


@njit(
    types.Tuple((types.int64[::1], types.float64[::1]))(
        types.Tuple((INT64, INT32)), types.Tuple((INT32, INT64, INT64)), WALKED, types.int64
    ),
    **COMPILED,
)
def liveliest_topics(known, new, walked, count):
    """The topics things are about, of the greatest weight together: numbers, and weights. `known`: of the version where the topics of each
    place begin, and the topics; `new`: rows of places, and the same of each row, −1 for a topic the version does not know."""
    starts, topics = known
    rows, new_starts, new_topics = new
    places, weights = walked
    total = 0
    for place in places:
        total += starts[place + 1] - starts[place] if place < len(starts) - 1 else new_starts[rows[place] + 1] - new_starts[rows[place]]
    keys = room_for(total)
    slots = np.empty(len(keys), np.int64)
    found, sums = np.empty(total, np.int64), np.zeros(total)
    size = 0
    for at in range(len(places)):
        old, place = places[at] < len(starts) - 1, places[at]
        row = place if old else np.int64(rows[place])
        for edge in range(starts[row] if old else new_starts[row], starts[row + 1] if old else new_starts[row + 1]):
            topic = np.int64(topics[edge]) if old else new_topics[edge]
            if topic < 0:
                continue
            slot = slot_of(keys, topic)
            if keys[slot] == -1:
                keys[slot], slots[slot], found[size] = topic, size, topic
                size += 1
            sums[slots[slot]] += weights[at]
    top = highest(sums[:size], count)
    return found[top], sums[top]


@njit(
    types.Tuple((types.int64[::1], types.int64[::1]))(
        types.Tuple((INT64, FLOAT64, INT64, INT64, INT64)),
        types.Tuple((WALKED, WALKED)),
        types.Tuple((types.float64, types.float64)),
        INT64,
        types.Tuple((types.int64, types.int64)),
    ),
    **COMPILED,
)
def choose_goods(shelf, spoken, most, out, counts):
    """`feed.goods.choose_goods`: rows of the products, and the loudest note that speaks of each, 0 for none. `shelf`: ids, what sales say,
    stores, and of each pair note and row; `spoken`: ids of notes and weights of the done and of the foreseen, each for `most` at most; `counts`:
    how many are chosen, and how many best sellers are thought of whatever is said."""
    ids, sales, stores, notes, rows = shelf
    says, loudest, because = sales.copy(), np.zeros(len(ids)), np.zeros(len(ids), np.int64)
    for turn in range(2):
        speakers, weights = spoken[0] if turn == 0 else spoken[1]
        share = most[turn] / max(weights.max() if len(weights) else 0.0, 1e-9)
        for at in range(len(speakers)):
            heard = share * weights[at]
            for pair in range(np.searchsorted(notes, speakers[at]), len(notes)):
                if notes[pair] != speakers[at]:
                    break
                row = rows[pair]
                says[row] += heard
                if heard > loudest[row]:
                    loudest[row], because[row] = heard, speakers[at]
    refused = _set_of(out)
    likely = np.empty(len(ids), np.int64)
    size = 0
    for row in range(len(ids)):
        if (loudest[row] > 0 or row < counts[1]) and refused[slot_of(refused, ids[row])] == -1:
            likely[size] = row
            size += 1
    chosen = np.empty(counts[0], np.int64)
    held = 0
    for at in highest(says[likely[:size]], size):
        row, new = likely[at], held < len(chosen)
        for other in chosen[:held]:
            new &= stores[other] != stores[row]
        if new:
            chosen[held] = row
            held += 1
    return chosen[:held].copy(), because[chosen[:held]]
