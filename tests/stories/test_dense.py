from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.stories.dense import blend

seeds = st.integers(0, 2**32 - 1)


def likenesses(seed: int, count: int, size: int = 8) -> tuple[np.ndarray, list[bytes]]:
    """Give how like some articles are by our vectors, and a model's vectors of them."""
    rng = np.random.default_rng(seed)
    ours, its = (rng.normal(size=(count, size)) for _ in range(2))
    ours /= np.linalg.norm(ours, axis=1, keepdims=True)
    its /= np.linalg.norm(its, axis=1, keepdims=True)
    return ours @ ours.T, [row.astype("<f4").tobytes() for row in its]


@given(seeds, st.integers(0, 5))
def test_a_few_vectors_change_nothing(seed: int, count: int) -> None:
    likeness, dense = likenesses(seed, 8)
    few = [*dense[:count], *[b""] * (8 - count)]
    assert np.array_equal(blend(likeness, few), likeness)


@given(seeds, st.integers(6, 12))
def test_likeness_stays_symmetric_at_most_one_and_keeps_its_mean(seed: int, count: int) -> None:
    likeness, dense = likenesses(seed, count)
    blended = blend(likeness, dense)
    assert blended == pytest.approx(blended.T)
    assert blended.max() <= 1 + 1e-9
    assert np.diag(blended) == pytest.approx(np.ones(count))
    upper = np.triu_indices(count, 1)
    assert blended[upper].mean() == pytest.approx(likeness[upper].mean(), abs=0.1)


@given(seeds)
def test_what_has_no_vector_is_compared_by_ours_alone(seed: int) -> None:
    likeness, dense = likenesses(seed, 9)
    dense[4] = b""
    blended = blend(likeness, dense)
    assert np.array_equal(blended[4], likeness[4])
    assert np.array_equal(blended[:, 4], likeness[:, 4])


@given(seeds)
def test_vectors_of_one_model_alone_are_compared(seed: int) -> None:
    likeness, dense = likenesses(seed, 9)
    dense[4] = dense[4][:16]  # another model's, of fewer places
    assert np.array_equal(blend(likeness, dense)[4], likeness[4])


def test_the_scale_of_a_models_cosines_does_not_matter() -> None:
    likeness, dense = likenesses(7, 10)
    rows = np.array([np.frombuffer(each, "<f4") for each in dense])
    shifted = np.hstack([rows, np.full((10, 1), 2.0, "<f4")])  # all nearer to one another
    shifted /= np.linalg.norm(shifted, axis=1, keepdims=True)
    nearer = [row.astype("<f4").tobytes() for row in shifted]
    assert blend(likeness, nearer) == pytest.approx(blend(likeness, dense), abs=1e-4)


def test_two_that_the_model_finds_alike_are_nearer() -> None:
    likeness, dense = likenesses(3, 10)
    dense[1] = dense[0]
    assert blend(likeness, dense)[0, 1] > likeness[0, 1]
