"""What would be set side by side is judged like any line, and is shown only where it passes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from bot import gate
from bot.channels import render
from bot.domain import Article, Fault, Line, Outcome, Pair, Proven, Sort
from tests import make

RATE = ("Norland sets duty on steel at 25%", "Norland's duty on steel is 25%, the ministry said.")
DAY = (
    "Norland to tax steel",
    "Norland will charge a duty on steel from 1 July, the ministry said.",
)
TRADE = (
    "Norland's steel exports fall 12%",
    "Norland's exports of steel fell 12% in May from April.",
)
BEGUN = ("Norland imposes duty on steel", "Norland imposed its duty on steel on Monday.")

PASSES = [
    (RATE, "Norland raises duty on steel to 50%", "25%", "50%", Sort.FIGURE),
    (RATE, "Norland will cut its duty on steel to 20% from 1 June", "25%", "20%", Sort.FIGURE),
    (RATE, "The duty on steel in Norland is now 50%", "25%", "50%", Sort.FIGURE),
    (
        RATE,
        "Norland's duty on steel is 15%, not 25%, its customs office said",
        "25%",
        "15%",
        Sort.FIGURE,
    ),
    (DAY, "Norland put its duty on steel off to 15 July", "1 July", "15 July", Sort.DAY),
    (DAY, "Norland's duty on steel now takes effect on 15 July", "1 July", "15 July", Sort.DAY),
    (
        TRADE,
        "Norland's exports of steel fell 14% in May from April",
        "12%",
        "14%",
        Sort.FIGURES_DIFFER,
    ),
]
STOPPED = [
    # not so, or not yet
    (RATE, "Norland may raise its duty on steel to 50%", "25%", "50%", Sort.FIGURE),
    (RATE, "Norland denied that it would raise the steel duty to 50%", "25%", "50%", Sort.FIGURE),
    (RATE, "Norland ruled out a duty of 50% on steel", "25%", "50%", Sort.FIGURE),
    (RATE, "Norland had planned a duty of 50% on steel", "25%", "50%", Sort.FIGURE),
    (RATE, "Norland's makers want a duty of 50% on steel", "25%", "50%", Sort.FIGURE),
    (RATE, "Norland is weighing a duty of 50% on steel", "25%", "50%", Sort.FIGURE),
    (RATE, "Norland will raise its duty on steel to 50% if talks fail", "25%", "50%", Sort.FIGURE),
    (RATE, "A duty of 50% on steel would cost Norland 3,000 jobs", "25%", "50%", Sort.FIGURE),
    # of another thing
    (RATE, "Norland's duty on steel pipes is 40%", "25%", "40%", Sort.FIGURE),
    (RATE, "Sudland's duty on steel is 40%", "25%", "40%", Sort.FIGURE),
    (RATE, "Kenya charges a duty of 40% on steel, more than Norland", "25%", "40%", Sort.FIGURE),
    (RATE, "With sales tax steel pays 31% in Norland", "25%", "31%", Sort.FIGURE),
    (RATE, "Norland's duty on steel adds 40% to prices", "25%", "40%", Sort.FIGURES_DIFFER),
    (TRADE, "Exports of steel fell 30% from a year before", "12%", "30%", Sort.FIGURES_DIFFER),
    # of another kind
    (DAY, "Norland's talks on the duty on steel begin on 9 June", "1 July", "9 June", Sort.DAY),
    (DAY, "Norland takes comments on its duty on steel until 9 June", "1 July", "9 June", Sort.DAY),
    (DAY, "Norland's duty on steel will expire on 9 June 2027", "1 July", "9 June 2027", Sort.DAY),
    (DAY, "Steel shipped before 9 June will not pay Norland's duty", "1 July", "9 June", Sort.DAY),
    (DAY, "Norland's president signs the duty on steel on 9 June", "1 July", "9 June", Sort.DAY),
]  # fmt: skip


def judged(
    told: tuple[str, str], new: str, old: str, now: str, sort: Sort, claim: str = ""
) -> object:
    first, second = article(1, *told), article(2, new, f"{new}.")
    pair = Pair(sort=sort, old=old, new=now, claim=claim)
    by_id = {first.id: first, second.id: second}
    return gate.prove(pair, gate.sentences_of(first), gate.sentences_of(second), by_id)


def article(number: int, title: str, lead: str) -> Article:
    url = f"https://outlet{number}.example/{number}"
    return make.article(number, lead, title=title, url=url, published=make.after(hours=number))


@pytest.mark.parametrize(("told", "new", "old", "now", "sort"), PASSES)
def test_what_the_new_sentence_carries_of_the_same_thing_passes(
    told: tuple[str, str], new: str, old: str, now: str, sort: Sort
) -> None:
    assert isinstance(judged(told, new, old, now, sort), Proven)


@pytest.mark.parametrize(("told", "new", "old", "now", "sort"), STOPPED)
def test_what_is_open_or_of_another_thing_is_stopped(
    told: tuple[str, str], new: str, old: str, now: str, sort: Sort
) -> None:
    assert not isinstance(judged(told, new, old, now, sort), Proven)


@pytest.mark.parametrize(
    ("new", "words", "claim", "passes"),
    [
        ("Norland suspends its duty on steel", "suspends", "was suspended", True),
        ("Court strikes down Norland's duty on steel", "strikes down", "was struck down", True),
        ("Court strikes down Sudland's duty on steel", "strikes down", "was struck down", False),
        ("Minister ruled out that Norland would suspend its duty on steel", "would suspend",
         "was suspended", False),
        ("Norland denies plan to raise its duty on steel", "denies", "is denied", False),
        ("Kenya ends its duty on steel", "ends", "was dropped", False),
    ],
)  # fmt: skip
def test_a_change_of_status_is_of_the_measure_that_was_told(
    new: str, words: str, claim: str, passes: bool
) -> None:
    said = f"Norland's duty on steel {claim}."
    found = judged(BEGUN, new, "imposes", words, Sort.STATUS, said)
    assert isinstance(found, Proven) is passes


def test_what_was_stopped_is_not_shown_and_is_kept_with_why() -> None:
    first = article(1, *RATE)
    may = article(2, "Norland may raise duty on steel to 50%", "Norland may raise the duty to 50%.")
    old = make.briefing("s", first)
    new = make.gated(make.briefing("s", first, may, revision=2), first, may, after=[old])
    update = render.update(old, new, "UTC", new.moved([old]))
    assert update is not None
    assert "may raise" in update.text
    assert "→" not in update.text
    assert "Sources differ" not in update.text


def test_a_pair_names_what_it_is_on_and_each_side_cites_its_own_article() -> None:
    found = judged(RATE, "Norland raises duty on steel to 50%", "25%", "50%", Sort.FIGURE)
    assert isinstance(found, Proven)
    assert found.pair.about == "steel"
    assert found.was.citations != found.now.citations
    assert found.now.outcome is Outcome.SUPPORTED


def test_only_the_gate_makes_what_may_be_shown() -> None:
    line = Line(text="Norland's duty on steel is 50%.", citations=())
    pair = Pair(sort=Sort.FIGURE, old="25%", new="50%")
    with pytest.raises(ValueError, match="cannot be shown"):
        Proven(pair=pair, was=line, now=line)
    makers = {
        path.parent.name
        for path in Path("bot").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Proven"
    }
    assert makers == {"gate"}


def test_a_pair_of_which_no_sentence_has_the_words_is_stopped() -> None:
    found = judged(RATE, "Norland raises duty on steel", "25%", "50%", Sort.FIGURE)
    assert not isinstance(found, Proven)
    assert [each.fault for each in found.verdict.reasons] == [Fault.NO_EVIDENCE]  # type: ignore[attr-defined]
