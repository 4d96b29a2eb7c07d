"""How certain each part of a sentence is, and what is told as done."""

from __future__ import annotations

import pytest

from bot.language import modality, tenses
from bot.language.modality import Level

FACT, COMING, POSSIBLE = Level.FACT, Level.COMING, Level.POSSIBLE


def at(text: str, words: str) -> Level:
    """Give how certain the part of a text is in which some words stand."""
    start = text.index(words)
    return next(part.level for part in modality.clauses(text) if part.start <= start < part.end)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Elmria raised the duty.", "duty", FACT),
        ("Elmria will raise the duty.", "duty", COMING),
        ("Elmria may raise the duty in May.", "duty", POSSIBLE),
        ("The board is weighing a duty on pipes.", "pipes", POSSIBLE),
        ("The duty has yet to be signed.", "duty", COMING),
        ("The accord must still be approved by parliament.", "accord", COMING),
        ("Ministers will decide whether to charge importers.", "importers", POSSIBLE),
        ("The two sides will negotiate a cut of duties.", "duties", POSSIBLE),
        ("Unions are set to vote on a strike at the port.", "strike", POSSIBLE),
        ("Makers allege that rivals sell pipes below cost.", "below cost", POSSIBLE),
        ("Duties on glass are under discussion.", "glass", POSSIBLE),
        # What goes on behind a comma is as certain as what it goes on from.
        ("Elmria may tax pipes, as well as the wire of small makers.", "wire", POSSIBLE),
        ("A duty of some height, for example 25%, may be charged.", "height", POSSIBLE),
        ("A levy (of 3%) on wine might be charged.", "levy", POSSIBLE),
        # What has its own verb, or stands before the hedge with one, does not.
        ("Elmria taxed pipes and threatened a levy on wire.", "pipes", FACT),
        ("Elmria may tax pipes, but it has freed wire.", "wire", FACT),
        ("In spring Elmria raised duties, and may raise them again.", "duties", FACT),
        ("Two makers are thinking of moving, with one already building in Arnholm.", "one", FACT),
    ],
)
def test_a_part_is_as_certain_as_its_verb(text: str, words: str, expected: Level) -> None:
    assert at(text, words) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board is trying to cut duties.", POSSIBLE),
        ("Partners that negotiate will be spared.", COMING),
        ("The board cut duties.", FACT),
        ("", FACT),
    ],
)
def test_a_line_is_as_certain_as_its_least_certain_part(text: str, expected: Level) -> None:
    assert modality.level(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Elmria has already removed its duty.", ["remov"]),
        ("The makers have lost their case and have now been paid.", ["los", "pay"]),
        ("Makers have announced a plan and have agreed to it.", []),
        ("Elmria had a duty and will have another.", []),
        ("", []),
    ],
)
def test_what_is_done_stands_in_the_perfect(text: str, expected: list[str]) -> None:
    assert [deed.root for deed in tenses.deeds(text)] == expected
    assert all(0 <= deed.start < deed.end <= len(text) for deed in tenses.deeds(text))


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("removed", "removing"),
        ("lost", "lose"),
        ("stopped", "stop"),
        ("applied", "apply"),
        ("sold", "sells"),
        ("approved", "approves"),
        ("cut", "cutting"),
    ],
)
def test_forms_of_a_verb_share_a_root(word: str, other: str) -> None:
    assert tenses.root(word) == tenses.root(other)


def test_forms_are_found_where_they_stand() -> None:
    text = "It will remove one duty, and is removing another."
    assert list(tenses.forms(text, tenses.root("removed"))) == [8, 32]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The duty does not apply to copper.", ["appl"]),
        ("Volumes will not be carried over.", ["carr"]),
        ("Norway refused to lift its duty and never lowered it.", ["lift", "lower"]),
        ("It is not the duty, nor is it in force.", []),
        ("The duty applies.", []),
    ],
)
def test_a_verb_is_denied_by_what_stands_before_it(text: str, expected: list[str]) -> None:
    assert [deed.root for deed in tenses.denied(text)] == expected
