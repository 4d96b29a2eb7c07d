from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.language import vectors

LEAD = "Ardenia will raise the duty on imported kettles to 25% on 1 June, its ministry said."


@given(st.text())
@example("")
@example("...")
@example("\ud800 steel")
def test_a_vector_has_length_one_or_holds_nothing(text: str) -> None:
    vector = vectors.embed(text)
    telling = any(vectors.idf(word) for word in vectors.words(text))
    assert vector.shape == (vectors.DIMENSION,)
    assert vector.dtype == np.dtype(np.float32)
    assert float(np.linalg.norm(vector)) == pytest.approx(1.0 if telling else 0.0, abs=1e-5)


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import sys; from bot.language import vectors; "
        "sys.stdout.buffer.write(vectors.embed(sys.argv[1]).tobytes())"
    )
    for seed in ("1", "2"):
        told = subprocess.run(
            [sys.executable, "-c", code, LEAD],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert told.stdout == vectors.embed(LEAD).tobytes()


@given(st.permutations(LEAD.rstrip(".").split()))
def test_the_order_of_words_does_not_matter(shuffled: list[str]) -> None:
    again = vectors.embed(" ".join(shuffled))
    assert float(again @ vectors.embed(LEAD)) == pytest.approx(1, abs=1e-5)


def test_common_words_weigh_less_than_rare_ones() -> None:
    assert vectors.idf("the") == 0.0
    assert vectors.idf("government") < vectors.idf("tariff") < vectors.idf("germanium")


def test_texts_on_one_thing_are_nearer_than_texts_on_two() -> None:
    lead = vectors.embed(LEAD)
    retold = vectors.embed("From 1 June kettles imported into Ardenia pay 25% duty.")
    other = vectors.embed("The orchestra of Belmora will tour in June, its manager said.")
    assert lead @ retold > 2 * (lead @ other)


def test_a_title_weighs_what_it_is_told_to() -> None:
    title = vectors.embed("kettles")
    heavy, light = (
        float(vectors.embed(LEAD, title="kettles", title_weight=weight) @ title)
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
