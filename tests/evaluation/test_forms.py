from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Measurement
from bot.evaluation import FORMS
from bot.evaluation.questions import auroc
from bot.evaluation.relevance import agreement
from bot.evaluation.stories import bcubed, over_merged
from tests.stories.test_cluster import KETTLES, KETTLES_RETOLD, LENTILS
from tests.stories.test_relevance import IRRELEVANT, RELEVANT

Write = Callable[[Sequence[Mapping[str, object]]], Path]
Pairs = list[tuple[int, int]]
TOLD = (KETTLES, KETTLES_RETOLD)
groupings = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=30)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_rows(rows: Sequence[Mapping[str, object]]) -> Path:
        path = tmp_path / "rows.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
        return path

    return write_rows


# -- B-cubed -----------------------------------------------------------------------------


@given(st.lists(st.integers(0, 5), min_size=1))
def test_a_grouping_that_is_the_clusters_scores_one(clusters: list[int]) -> None:
    renamed = [f"story {cluster}" for cluster in clusters]
    assert bcubed(clusters, renamed) == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


@given(groupings, st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_change_the_score(pairs: Pairs, rng: Random) -> None:
    shuffled = rng.sample(pairs, len(pairs))
    assert bcubed(*zip(*shuffled, strict=True)) == pytest.approx(bcubed(*zip(*pairs, strict=True)))


@given(groupings)
def test_precision_and_recall_change_places_with_the_groupings(pairs: Pairs) -> None:
    clusters, found = zip(*pairs, strict=True)
    one, other = bcubed(clusters, found), bcubed(found, clusters)
    assert (one["precision"], one["f1"]) == pytest.approx((other["recall"], other["f1"]))


@given(groupings)
def test_the_definition_item_by_item_gives_the_same(pairs: Pairs) -> None:
    shares = []
    for cluster, group in pairs:
        together = [pair for pair in pairs if pair[1] == group]
        shares.append(sum(pair[0] == cluster for pair in together) / len(together))
    clusters, found = zip(*pairs, strict=True)
    assert bcubed(clusters, found)["precision"] == pytest.approx(sum(shares) / len(shares))


def test_everything_in_one_group_has_full_recall_and_poor_precision() -> None:
    assert bcubed("aabc", "xxxx") == pytest.approx(
        {"precision": 0.375, "recall": 1.0, "f1": 6 / 11}
    )


def test_what_is_merged_too_far_is_counted_in_stories_of_several() -> None:
    assert over_merged("aabbc", "wwxxy") == 0.0
    assert over_merged("aabbc", "wwxxx") == 0.5
    assert over_merged("abc", "xyz") == 0.0


# -- the other measures ------------------------------------------------------------------


def test_agreement_counts_what_was_found_and_what_was_missed() -> None:
    labels = [True, True, True, False, False]
    judged = [True, True, False, True, False]
    assert agreement(labels, judged) == pytest.approx(
        {"precision": 2 / 3, "recall": 2 / 3, "f1": 2 / 3}
    )
    assert agreement([True], [False]) == {"precision": 0.0, "recall": 0.0, "f1": 0.0}


def test_auroc_is_the_chance_to_rank_right() -> None:
    assert auroc([0.9, 0.8], [0.1, 0.2]) == 1.0
    assert auroc([0.5], [0.5]) == 0.5
    assert auroc([0.9, 0.1], [0.5]) == 0.5


# -- the forms ---------------------------------------------------------------------------


def test_stories_are_grouped_in_the_order_of_their_rows(write: Write) -> None:
    told = [(KETTLES, "k", "2026-05-04"), (LENTILS, "l", None), (KETTLES_RETOLD, "k", "no date")]
    path = write(
        [
            {"id": f"a{n}", "title": title, "text": text, "date": date, "cluster": cluster}
            for n, ((title, text), cluster, date) in enumerate(told)
        ]
    )
    assert FORMS["stories"](path) == Measurement(
        name="stories",
        figures={"precision": 1.0, "recall": 1.0, "f1": 1.0, "over_merged": 0.0},
    )


@pytest.mark.parametrize(
    ("dates", "stories"),
    [(("2026-05-04", "2026/05/06"), 1), (("2026-05-04", "2026-06-04"), 2), ((None, "May"), 1)],
)
def test_reports_of_one_event_are_dated_within_a_week(
    write: Write, dates: tuple[str | None, str], stories: int
) -> None:
    rows = [
        {"id": n, "title": title, "text": text, "date": date, "cluster": "k"}
        for n, ((title, text), date) in enumerate(
            zip((KETTLES, KETTLES_RETOLD), dates, strict=True)
        )
    ]
    assert FORMS["stories"](write(rows)).figures["recall"] == 1 / stories


def test_relevance_is_measured_against_its_labels(write: Write) -> None:
    told = [*((*text, True) for text in RELEVANT), *((*text, False) for text in IRRELEVANT)]
    rows = [
        {"id": n, "title": title, "text": text, "trade": trade}
        for n, (title, text, trade) in enumerate(told)
    ]
    assert FORMS["relevance"](write(rows)).figures == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    wrong = [{**row, "trade": not row["trade"]} for row in rows]
    assert FORMS["relevance"](write(wrong)).figures == {"precision": 0.0, "recall": 0.0, "f1": 0.0}


def test_questions_are_asked_with_their_evidence_and_without(write: Write) -> None:
    asked = [
        ("What is the duty on kettles from Japan?", "The duty on kettles from Japan is 25%."),
        ("When did Peru end its lentil quota?", "Peru ended its quota on lentils on 4 May."),
    ]
    rows = [
        {
            "id": n,
            "question": question,
            "documents": [],
            "evidence": evidence,
            "answer": ["25%"],
            "choices": [],
        }
        for n, (question, evidence) in enumerate(asked)
    ]
    assert FORMS["questions"](write(rows)) == Measurement(
        name="questions",
        figures={
            "recall_at_1": 1.0,
            "recall_at_5": 1.0,
            "abstention_auroc": 1.0,
            "wrong_rate": 0.0,
            "abstain_rate": 0.0,
        },
    )
