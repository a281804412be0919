"""The loops of features and of the prior."""

import numpy as np
from numba import njit, types

from tallgrass.discovery.loops.arrays import COMPILED, FLOAT32, FLOAT64, INT64, LAID, SCORES

_OWN = 14
"""Features beside the scores of recall."""


@njit(
    types.float32[:, ::1](
        LAID,
        types.Tuple((INT64, SCORES, INT64)),
        types.Tuple((types.float64, FLOAT64, INT64, FLOAT64)),
        types.Tuple((SCORES, FLOAT32, FLOAT32)),
        types.Tuple((FLOAT64, types.float64, types.float64)),
    ),
    **COMPILED,
)
def describe(laid, candidates, reader, fits, rates):
    """`feed.features.features_of`, a row a candidate. `candidates`: places, scores of recall, and which columns of these are features, the one of
    topics again as the fifth of the others; `reader`: the time, taste for channels, things done and how much each says; `fits`: things and the
    reader in the space of the factors (of no things where nothing is known), and how well the text of each candidate fits; `rates`: what is usual
    of clicks, likes, saves and comments, exposures after which a thing's own rates count half, and exposures an act."""
    over, known, new = laid
    places, scores, columns = candidates
    now, taste, done, weights = reader
    items, person, texts = fits
    usual, steady, seen_per_act = rates
    authors = np.empty(len(done), np.int64)
    for at in range(len(done)):
        row = over[done[at]]
        authors[at] = new[row].author if row >= 0 else known[done[at]].author
    total, long = max(weights.sum(), 1e-9), np.log1p(len(done))
    width = len(columns) - 1
    found = np.empty((len(places), width + _OWN), np.float32)
    for at in range(len(places)):
        place = places[at]
        row = over[place]
        fact = new[row] if row >= 0 else known[place]
        for column in range(width):
            found[at, column] = scores[at, columns[column]]
        fit = 0.0
        if place < len(items):
            for part in range(len(person)):
                fit += items[place, part] * person[part]
        share = 0.0
        for turn in range(len(done)):
            if authors[turn] == fact.author:
                share += weights[turn]
        acts = np.float64(fact.likes + fact.saves + fact.comments)
        exposures = np.float64(fact.exposures)
        seen = max(exposures, seen_per_act * acts)
        own = found[at, width:]
        own[0] = min(max(fit, -2.0), 2.0)
        own[1] = texts[at]
        own[2] = taste[fact.channel] if fact.channel >= 0 else 0.0
        own[3] = share / total
        own[4] = scores[at, columns[width]]
        # Rates times 10, so that half precision tells them apart.
        own[5] = 10 * min((fact.likes + steady * usual[1]) / (seen + steady), 0.5)
        own[6] = 10 * min((fact.saves + steady * usual[2]) / (seen + steady), 0.5)
        own[7] = 10 * min((fact.comments + steady * usual[3]) / (seen + steady), 0.5)
        own[8] = 10 * min((fact.clicks + steady * usual[0]) / (exposures + steady), 0.5)
        own[9] = np.log1p(acts)
        own[10] = np.log1p(exposures)
        own[11] = np.log1p(np.float64(fact.fans))
        own[12] = np.log1p(max(now - fact.published, 0.0) / 3600)
        own[13] = long
    return found


@njit
def _lot(seed, at):
    """A number of 0 to 1 for each place, others for each seed (SplitMix64; Steele, Lea, Flood, OOPSLA 2014)."""
    mixed = np.uint64(seed) * np.uint64(0xD1342543DE82EF95) + np.uint64(at + 1) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.float64((mixed ^ (mixed >> np.uint64(31))) >> np.uint64(11)) / 9007199254740992.0


@njit(
    types.float64[::1](
        types.Tuple((INT64, INT64, INT64)),
        types.Tuple((FLOAT64, FLOAT32)),
        types.Tuple((types.float64, types.float64)),
        types.Tuple((types.int64, types.int64)),
    ),
    **COMPILED,
)
def owe(young, reader, weights, wanted):
    """How much this reader should see each new note, −1 for those that are not wanted. `young`: pools, channels, and where each stands among what is
    alike; `reader`: taste for channels, and what is how alike; `weights`: of need, and of the lot; `wanted`: a seed, and the only channel, −1 for all."""
    pools, channels, at = young
    taste, alike = reader
    need, luck = weights
    seed, channel = wanted
    scores = np.full(len(pools), -1.0)
    for row in range(len(pools)):
        if channel in (-1, channels[row]):
            drawn = taste[channels[row]] if channels[row] >= 0 else 0.0
            scores[row] = need / (1.0 + pools[row]) + drawn + max(alike[at[row]], 0.0) + luck * _lot(seed, row)
    return scores


@njit(
    types.float64[:, ::1](SCORES, FLOAT64, types.Tuple((INT64, FLOAT64, INT64)), types.Tuple((types.int64, types.int64))),
    **COMPILED,
)
def foresee(rows, fits, goals, cooling):
    """`feed.ranking.goals_of` before anything is learnt. `fits`: how much each feature lifts the odds; `goals`: the feature that is the rate of each
    goal, how much of it counts, and a feature it is multiplied by, −1 for none; `cooling`: the features that tell of age and of acts."""
    rate_of, shares, by = goals
    age, acts = cooling
    found = np.empty((len(rows), len(rate_of)), np.float64)
    for at in range(len(rows)):
        lift = 0.0
        for feature in range(len(fits)):
            lift += rows[at, feature] * fits[feature]
        # What nobody chose for long cools; what is new starts with everybody's chance.
        cool = 1.0 / (1.0 + max(rows[at, age] - 5.0, 0.0) / 4.0)
        odds = np.exp(min(lift, 8.0)) * cool * (1.0 + 0.1 * rows[at, acts])
        for goal in range(len(rate_of)):
            usual = shares[goal] * rows[at, rate_of[goal]] * (rows[at, by[goal]] if by[goal] >= 0 else 1.0)
            found[at, goal] = usual * odds / (1.0 - usual + usual * odds)
    return found
