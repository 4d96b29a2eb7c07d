"""Quotations: which marks quote, and which words stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.quotations import Quotation, find, normalise, parts, stands


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("No marks here.", []),
        ('He said "we wait" and left.', ["we wait"]),
        ("He said “we wait” and left.", ["we wait"]),
        ("He said ‘we wait’ and left.", ["we wait"]),
        ("He said 'we wait' and left.", ["we wait"]),
        ("Il dit «nous attendons» et partit.", ["nous attendons"]),
        ("Il dit « nous attendons » et partit.", ["nous attendons"]),
        ("Er sagte „wir warten“ und ging.", ["wir warten"]),
        ("“One,” she said. “Two.”", ["One,", "Two."]),
        ("“He said ‘no’ to us,” she said.", ["He said ‘no’ to us,"]),
        ("‘He said “no” to us,’ she said.", ["He said “no” to us,"]),
        ("\"He said 'no' to us,\" she said.", ["He said 'no' to us,"]),
        ("It isn't the workers' fault, they don't know.", []),
        ("It isn’t the workers’ fault, they don’t know.", []),
        ("The '90s and rock 'n' roll", []),
        ("‘It isn’t over,’ he said.", ["It isn’t over,"]),
        ("'The workers' plea failed,' he said.", ["The workers' plea failed,"]),
        ('A pipe of 5\' 9" and one of 6" wide', []),
        ('A "tax," a "duty"; a (“levy”)', ["tax,", "duty", "levy"]),
        (
            "“The first part.\n\n“The second part,” he said.",
            ["The first part.", "The second part,"],
        ),
        ("“Never closed", ["Never closed"]),
        ('The 12" pipe cost "too much".', ["too much"]),
        ("“”", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [found.words for found in find(text)] == expected


def test_a_span_includes_its_marks() -> None:
    text = "He said “we wait”."
    assert find(text) == (Quotation(8, 17, "we wait"),)
    assert text[8:17] == "“we wait”"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("we wait", "They said: “We wait.”"),
        ("We don’t wait", "we don't wait now"),
        ("we wait — now", "We wait - now"),
        ("we wait – now", "We wait--now"),
        ("we  wait", "we\nwait"),
        ("we wait … for you", "we wait a long time for you"),
        ("we wait ... for you", "we wait a long time for you"),
        ("we [the members] wait", "we wait, wait"),
        ("we said ‘no’ twice,", "“We said “no” twice”"),
    ],
)
def test_words_that_stand(words: str, text: str) -> None:
    assert stands(words, text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("we wait", "we waited"),
        ("we wait", "wait, we"),
        ("for you … we wait", "we wait for you"),
        ("we will wait", "we may wait"),
        ("5% of it", "25% of it"),
        ("5% of it", "2.5% of it"),
        ("it is 2", "it is 2.5"),
        ("…", "anything"),
        ("", "anything"),
        ("we wait", ""),
    ],
)
def test_words_that_do_not_stand(words: str, text: str) -> None:
    assert not stands(words, text)


def test_parts() -> None:
    assert parts("We wait … [they] “Go.”") == ("we wait", "go")


_MARKED = st.text(alphabet=st.sampled_from("abS .,\n\"'“”‘’«»„-—…[]é"), max_size=120)


@given(_MARKED)
def test_spans_are_in_order_and_hold_their_words(text: str) -> None:
    end = 0
    for found in find(text):
        assert end <= found.start < found.end <= len(text)
        assert found.words in text[found.start : found.end]
        end = found.end


@given(st.text(max_size=80) | _MARKED)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(_MARKED)
def test_a_quotation_stands_where_it_was_found(text: str) -> None:
    assert all(stands(found.words, text) for found in find(text) if parts(found.words))
