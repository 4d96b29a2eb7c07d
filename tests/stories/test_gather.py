"""Groups by mean likeness, held to how close each is in itself."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.stories.gather import CLOSE, LIKE, Likeness, gather

NONE = [""] * 12


def between(groups: list[int], within: float, across: float) -> Likeness:
    """Make the likeness of items that are so like in a group, and so like across groups."""
    same = np.equal.outer(groups, groups)
    likeness = np.where(same, within, across).astype(np.float64)
    np.fill_diagonal(likeness, 1.0)
    return likeness


def parts(found: list[int]) -> set[frozenset[int]]:
    return {frozenset(i for i, at in enumerate(found) if at == group) for group in found}


def alone(likeness: Likeness) -> set[frozenset[int]]:
    count = range(len(likeness))
    return parts(gather(likeness, count, NONE[: len(likeness)], count))


def test_nothing_is_gathered_of_nothing() -> None:
    assert gather(np.zeros((0, 0)), [], [], []) == []
    assert alone(np.ones((1, 1))) == {frozenset({0})}


@pytest.mark.parametrize(("like", "groups"), [(LIKE + 0.01, 1), (LIKE - 0.01, 2)])
def test_two_are_one_story_when_they_are_like_enough(like: float, groups: int) -> None:
    assert len(alone(between([0, 1], 1.0, like))) == groups


@pytest.mark.parametrize(("share", "groups"), [(CLOSE + 0.05, 1), (CLOSE - 0.05, 2)])
def test_look_alikes_are_told_by_how_close_each_is_in_itself(share: float, groups: int) -> None:
    """Two elections read alike, well above the threshold, and yet less than each in itself."""
    assert len(alone(between([0, 0, 0, 1, 1, 1], 0.6, 0.6 * share))) == groups


def test_one_more_report_joins_the_story_that_it_is_like() -> None:
    likeness = between([0, 0, 0, 1, 1, 1], 0.6, 0.3)
    likeness[0, 1:3] = likeness[1:3, 0] = 0.35  # it tells much else
    assert alone(likeness) == {frozenset({0, 1, 2}), frozenset({3, 4, 5})}


@given(
    st.permutations([0, 0, 0, 1, 1, 1, 2, 2]),
    st.floats(0.5, 0.9),
    st.floats(0.0, 0.3),
)
def test_the_order_of_items_does_not_matter(
    groups: list[int], within: float, across: float
) -> None:
    expected = {frozenset(np.flatnonzero(np.equal(groups, at)).tolist()) for at in set(groups)}
    assert alone(between(groups, within, across)) == expected


def test_what_begins_together_stays_together() -> None:
    likeness = between([0, 1, 2], 1.0, 0.0)
    assert parts(gather(likeness, [5, 3, 5], NONE[:3], range(3))) == {
        frozenset({0, 2}),
        frozenset({1}),
    }


def test_what_stands_for_two_things_is_not_joined_not_even_by_a_third() -> None:
    likeness = between([0, 0, 0], 0.9, 0.0)
    found = gather(likeness, [0, 1, 2], ["one", "two", ""], range(3))
    assert all(not {0, 1} <= group for group in parts(found))
    assert len(parts(found)) == 2


def test_a_text_that_many_carry_counts_once() -> None:
    """Three copies of one report and two of another are two voices of one story."""
    likeness = between([0, 0, 0, 1, 1], 1.0, 0.4)
    assert parts(gather(likeness, [0, 0, 0, 1, 1], NONE[:5], [0, 0, 0, 1, 1])) == {
        frozenset(range(5))
    }
    assert len(alone(likeness)) == 2


@given(st.integers(2, 9), st.randoms(use_true_random=False))
def test_every_group_is_like_enough(count: int, chance: object) -> None:
    seed = hash(repr(chance)) % 1000
    raw = np.random.default_rng(seed).random((count, count))
    likeness = (raw + raw.T) / 2
    np.fill_diagonal(likeness, 1.0)
    for group in alone(likeness):
        pairs = [likeness[pair] for pair in combinations(sorted(group), 2)]
        assert not pairs or np.mean(pairs) >= LIKE
