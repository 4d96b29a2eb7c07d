"""A clause added to copied words stops a line; a deed that nothing backs leaves it unclear."""

from __future__ import annotations

from bot.domain import Fault, Outcome
from tests.gate.meaning import Case, assert_passes, assert_stopped, outcome

ADDED = Case(
    source="Norland will charge a duty of 14% on bicycles from 1 March, the ministry said.",
    true=(
        "From 1 March Norland will charge a duty of 14% on bicycles, the ministry told us.",
        "Norland will charge a duty of 14% on bicycles from 1 March, which the ministry said.",
        "Norland will charge a duty of 14% on bicycles from 1 March, and so tax them.",
    ),
    false=(
        "Norland will charge a duty of 14% on bicycles from 1 March, dooming small shops.",
        "Norland will charge a duty of 14% on bicycles from 1 March, and its king resigned.",
        "Norland will charge a duty of 14% on bicycles from 1 March; Velden has forged papers.",
        "Norland will charge a duty of 14% on bicycles from 1 March, which breaks old pacts.",
        "Norland will charge a duty of 14% on bicycles, which Norland waived.",
    ),
    fault=Fault.NO_EVIDENCE,
)
UNBACKED = (
    "Norland will refund the duty on bicycles.",
    "Norland will auction the duty on bicycles.",
)


def test_a_clause_added_to_copied_words_is_stopped() -> None:
    for line in ADDED.true:
        assert_passes(ADDED, line)
    for line in ADDED.false:
        assert_stopped(ADDED, line)


def test_a_deed_that_no_word_of_the_evidence_names_leaves_a_line_unclear() -> None:
    for line in UNBACKED:
        assert outcome(ADDED, line) == (Outcome.UNCLEAR, frozenset())
    backed = "Norland will charge a duty on bicycles, said the ministry."
    assert outcome(ADDED, backed)[0] is Outcome.SUPPORTED
