from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from bot.language import vectors


def embed(text: str) -> NDArray[np.float32]:
    """Embed a text by how often it has each word."""
    return vectors.embed(Counter(vectors.words(text)))


LEAD = "Ardenia will raise the duty on imported kettles to 25% on 1 June, its ministry said."


@given(st.text())
@example("")
@example("...")
@example("\ud800 steel")
def test_a_vector_has_length_one_or_holds_nothing(text: str) -> None:
    vector = embed(text)
    told = {word for word in vectors.words(text) if vectors.idf(word)}
    assume(len(told) < 2 or vector.any())  # two rare words of one place may cancel each other
    assert vector.shape == (vectors.DIMENSION,)
    assert vector.dtype == np.dtype(np.float32)
    assert float(np.linalg.norm(vector)) == pytest.approx(1.0 if told else 0.0, abs=1e-5)


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import sys; from bot.language import vectors; "
        "weights = dict.fromkeys(vectors.words(sys.argv[1]), 1.0); "
        "sys.stdout.buffer.write(vectors.embed(weights).tobytes())"
    )
    for seed in ("1", "2"):
        told = subprocess.run(
            [sys.executable, "-c", code, LEAD],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert told.stdout == vectors.embed(dict.fromkeys(vectors.words(LEAD), 1.0)).tobytes()


@given(st.permutations(LEAD.rstrip(".").split()))
def test_the_order_of_words_does_not_matter(shuffled: list[str]) -> None:
    again = embed(" ".join(shuffled))
    assert float(again @ embed(LEAD)) == pytest.approx(1, abs=1e-5)


def test_common_words_weigh_less_than_rare_ones() -> None:
    assert vectors.idf("the") == 0.0
    assert vectors.idf("government") < vectors.idf("tariff") < vectors.idf("germanium")


def test_texts_on_one_thing_are_nearer_than_texts_on_two() -> None:
    lead = embed(LEAD)
    retold = embed("From 1 June kettles imported into Ardenia pay 25% duty.")
    other = embed("The orchestra of Belmora will tour in June, its manager said.")
    assert lead @ retold > 2 * (lead @ other)


def test_a_word_weighs_what_it_is_told_to() -> None:
    kettles = embed("kettles")
    heavy, light = (
        float(vectors.embed({**Counter(vectors.words(LEAD)), "kettles": weight}) @ kettles)
        for weight in (8.0, 0.5)
    )
    assert heavy > light > 0


def test_words_are_split_at_apostrophes_and_kept_in_figures() -> None:
    assert vectors.words("Ardenia’s 1,250.5 kettles—duty-free") == [
        "ardenia",
        "s",
        "1,250.5",
        "kettles",
        "duty",
        "free",
    ]
