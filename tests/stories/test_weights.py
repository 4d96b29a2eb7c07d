"""The lexicon's tables, and the script that makes their weights."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from bench import fitting, weights
from bot.stories import lexicon
from tests.stories.test_relevance import IRRELEVANT, RELEVANT

TERMS = (*lexicon.terms(), *lexicon.acts())


@pytest.fixture
def sample(tmp_path: Path) -> fitting.Sample:
    told = [*((text, True) for text in RELEVANT), *((text, False) for text in IRRELEVANT)]
    path = tmp_path / "rows.jsonl"
    path.write_text(
        "".join(
            json.dumps({"id": at, "title": title, "text": text, "trade": trade}) + "\n"
            for at, ((title, text), trade) in enumerate(told)
        )
    )
    sample, _ = weights.read(path, TERMS, ())
    return sample


@pytest.mark.parametrize("name", weights.TABLES)
def test_what_the_script_writes_is_what_the_tables_are(name: str) -> None:
    table = (weights.FOLDER / name).read_text("utf-8")
    by_text = {term.text: (term.weight, term.short) for term in TERMS}
    assert weights.render(table, by_text, lexicon.bias(), "") == table


@pytest.mark.parametrize("name", weights.TABLES)
def test_every_weight_of_a_table_is_written_anew(name: str) -> None:
    table = (weights.FOLDER / name).read_text("utf-8")
    told = [term.text for term in TERMS]
    written = weights.render(table, dict.fromkeys(told, (9.25, 8.5)), (-9.25, -8.5), "f1 0.5")
    kept = [line for line in written.splitlines() if line[:1] in "+-" and line]
    assert kept
    assert all(line.startswith("+9.25 +8.50 ") for line in kept)
    if name == "lexicon.txt":
        assert "\nbias -9.25 -8.50\n" in written
        assert "\n# Cross-validated: f1 0.5.\n" in written


def test_the_shipped_weights_lie_within_the_bounds_of_the_script() -> None:
    within = fitting.bounds(TERMS)
    shipped = np.array([*(t.weight for t in TERMS), *(t.short for t in TERMS)])
    assert np.all(shipped >= within.low[:-1] - 0.006)  # two places are written
    assert np.all(shipped <= within.high[:-1] + 0.006)


def test_no_weight_is_fitted_for_a_term_that_the_rows_do_not_have(sample: fitting.Sample) -> None:
    within = fitting.bounds(TERMS)
    fitted, _ = fitting.fit(sample.only(slice(0, len(within.hand))), within)
    absent = sample.shares[:, : len(within.hand)].sum(axis=0) == 0
    assert absent.any()
    assert np.allclose(fitted[absent], within.hand[absent])


def test_fitting_tells_the_rows_apart(sample: fitting.Sample) -> None:
    fitted, base = fitting.fit(sample, fitting.bounds(TERMS))
    scores = sample.scores(fitted, base)
    assert scores[sample.trade == 1].min() > scores[sample.trade == 0].max()
    assert scores[sample.trade == 0].max() < fitting.threshold(scores, sample.trade)


def test_words_of_the_wire_are_chosen_behind_the_terms() -> None:
    terms, words = len(TERMS), 3
    first = 2 * terms + 1
    shares = np.zeros((8, first + words), np.float32)
    shares[:4, first] = 1  # a word that only news of trade has
    sample = fitting.Sample(
        shares=shares,
        far=np.ones(8),
        counts=np.ones(8),
        trade=np.array([1.0] * 4 + [0.0] * 4),
        titles=tuple("abcdefgh"),
    )
    within = fitting.bounds(TERMS, words)
    columns = fitting.chosen(sample, within)
    assert columns[:first].tolist() == list(range(first))
    fitted, _ = fitting.fit(sample, within)
    assert 0 < fitted[first] <= fitting.WIRE_REACH
    assert np.allclose(fitted[first + 1 :], 0)


def test_the_words_of_the_wire_are_written_with_what_they_come_to() -> None:
    table = (weights.FOLDER / weights.WIRE).read_text("utf-8")
    written = weights.wire(table, {"told": 0.5, "barter": -0.25}, {"told": 0.2, "barter": 0.4})
    assert written.endswith("\n\nusual +0.00\n\n+0.50  told\n-0.25  barter\n")
    assert written.startswith("# Words of the wire")


def test_the_shipped_words_of_the_wire_are_no_terms_and_weigh_little() -> None:
    words = lexicon.wire()
    assert len(words) == fitting.WIRE_WORDS
    assert words.keys().isdisjoint(term.text for term in TERMS)
    assert max(map(abs, words.values())) <= fitting.WIRE_REACH
