"""The lexicon's tables, and the script that makes their weights."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from bench import fitting, weights, wire
from bot.stories import lexicon
from tests.stories.test_relevance import IRRELEVANT, RELEVANT

TERMS = (*lexicon.terms(), *lexicon.acts(), *lexicon.meetings())


@pytest.fixture
def sample() -> fitting.Sample:
    told = [(*text, True) for text in RELEVANT] + [(*text, False) for text in IRRELEVANT]
    return weights.read(TERMS, {fitting.Kind.LEAD: told})


@pytest.mark.parametrize("name", weights.TABLES)
def test_what_the_script_writes_is_what_the_tables_are(name: str) -> None:
    table = (weights.FOLDER / name).read_text("utf-8")
    by_text = {term.text: term.weight for term in TERMS}
    assert weights.render(table, by_text, lexicon.bias(), "") == table


@pytest.mark.parametrize("name", weights.TABLES)
def test_every_weight_of_a_table_is_written_anew(name: str) -> None:
    table = (weights.FOLDER / name).read_text("utf-8")
    told = [term.text for term in TERMS]
    written = weights.render(table, dict.fromkeys(told, 9.25), (-9.25, -8.5), "f1 0.5")
    kept = [line for line in written.splitlines() if line[:1] in "+-" and line]
    assert kept
    assert all(line.startswith("+9.25 ") for line in kept)
    if name == "lexicon.txt":
        assert "\nbias -9.25 -8.50\n" in written
        assert "\n# Cross-validated: f1 0.5.\n" in written


def test_the_shipped_weights_lie_within_the_bounds_of_the_script() -> None:
    within = fitting.bounds(TERMS)
    shipped = np.array([term.weight for term in TERMS])
    assert np.all(shipped >= within.low[:-1] - 0.006)  # two places are written
    assert np.all(shipped <= within.high[:-1] + 0.006)


def test_no_weight_is_fitted_for_a_term_that_the_rows_do_not_have(sample: fitting.Sample) -> None:
    within = fitting.bounds(TERMS)
    fitted, _ = fitting.fit(sample, within)
    absent = sample.shares.sum(axis=0) == 0
    assert absent.any()
    assert np.allclose(fitted[absent], within.hand[absent])


def test_fitting_tells_the_rows_apart(sample: fitting.Sample) -> None:
    fitted, base = fitting.fit(sample, fitting.bounds(TERMS))
    scores = sample.scores(fitted, base)
    assert scores[sample.trade == 1].min() > scores[sample.trade == 0].max()
    assert scores[sample.trade == 0].max() < 0


def test_a_lead_is_made_an_article_that_goes_on_about_something_else(tmp_path: Path) -> None:
    (lead,) = weights.lengthened([("Duty on kettles doubles", "It is 20% now.", True)])
    title, text, trade = lead
    assert (title, trade) == ("Duty on kettles doubles", True)
    assert text.startswith("It is 20% now.\n\n")
    assert text.count("\n\n") >= 2
    assert "#" not in text


def test_news_is_labelled_by_its_key_and_what_is_unsure_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    asked = {"id": 1, "documents": [{"title": "Bread", "text": "A loaf."}] * 2}
    path.write_text(json.dumps(asked) + "\n")
    assert list(weights.news(path)) == [("Bread", "A loaf.", False)]


STORIES = [
    *((Counter({"tariff": 2, "quay": 1, "pct": 1}), True, f"TARIFF {n}") for n in range(30)),
    *((Counter({"harvest": 2, "quay": 1, "pct": 1}), False, f"HARVEST {n}") for n in range(90)),
]


def test_the_words_of_the_wire_are_weighed_and_its_stories_told_apart() -> None:
    fitted = wire.shipped(STORIES)
    assert fitted.weights["tariff"] > 0 > fitted.weights["harvest"]
    scores = fitted.score(STORIES)
    assert scores[:30].min() > 0 > scores[30:].max()
    assert wire.nested(STORIES, 0)["f1"] == 1


def test_the_table_of_the_wire_is_what_the_script_writes_and_judges_by_it() -> None:
    table = wire.TABLE.read_text("utf-8")
    fitted = wire.Fitted(
        rarity={"quay": 2.0, "rue": 4.5}, weights={"quay": -0.5, "rue": 3}, base=-1
    )
    written = wire.render(table, fitted, "f1 0.5")
    assert written.endswith("\n\nbias -1.00\n\n+3.00 4.50  rue\n-0.50 2.00  quay\n")
    assert "# Cross-validated: f1 0.5.\n" in written
    lines = [line for line in table.splitlines() if line[:1] in "+-" and line]
    assert len(lines) == wire.WORDS
