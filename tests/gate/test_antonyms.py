"""An opposite of the same thing is told for what it is, and one of something else is not."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from bot.language import antonyms
from tests.gate.meaning import Case, assert_passes, assert_stopped

CASES = [
    Case(
        source="The market for dried kelp contracted in every quarter except the last.",
        true=(
            "Except for the last one, the dried kelp market got smaller in every quarter.",
            "The market for dried kelp kept contracting, save for the last quarter.",
            "There was no expansion of the dried kelp market in any quarter except the last.",
        ),
        false=("The market for dried kelp expanded in every quarter except the last.",),
        fault=Fault.DIRECTION_REVERSED,
    ),
    Case(
        source="The position of Arnholm's distillers deteriorated to 72 percent.",
        true=(
            "The position of Arnholm's distillers did not improve, but came to 72 percent.",
            "Distillers in Arnholm saw their position worsen to 72 percent.",
        ),
        false=("Arnholm's distillers saw their position improve to 72 percent.",),
        fault=Fault.DIRECTION_REVERSED,
    ),
    Case(
        source="Norway prohibits the harvest of wild kelp along its northern coast.",
        true=(
            "Norway does not allow a harvest of wild kelp along its northern coast.",
            "It is illegal to harvest wild kelp along Norway's northern coast.",
        ),
        false=("Norway permits the harvest of wild kelp along its northern coast.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Kelp landings in Arnholm grew in May, while herring landings in Hadsel decreased.",
        true=(
            "Herring landings in Hadsel went down in May, and kelp landings in Arnholm went up.",
            "Arnholm landed more kelp in May, but herring landings in Hadsel were lower.",
        ),
        false=("Herring landings in Hadsel increased in May along with those of kelp in Arnholm.",),
        fault=Fault.DIRECTION_REVERSED,
    ),
    Case(
        source="Kelp from Arnholm is dearer than kelp from Hadsel.",
        true=("Kelp from Hadsel is cheaper than kelp from Arnholm.",),
        false=("Kelp from Arnholm is cheaper than kelp from Hadsel.",),
        fault=Fault.DIRECTION_REVERSED,
    ),
    Case(
        source="The new form makes it harder for kelp farmers to claim the rebate.",
        true=("Claiming the rebate is less easy for kelp farmers with the new form.",),
        false=("The new form makes it easier for kelp farmers to claim the rebate.",),
        fault=Fault.DIRECTION_REVERSED,
    ),
]


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.true])
def test_what_means_the_same_passes(case: Case, line: str) -> None:
    assert_passes(case, line)


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.false])
def test_an_opposite_is_stopped(case: Case, line: str) -> None:
    assert_stopped(case, line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It contracts.", ["contracts"]),
        ("They speed up talks.", ["speed up"]),
        ("An unlawful act", ["unlawful"]),
        ("", []),
    ],
)
def test_a_word_with_an_opposite_is_found(text: str, expected: list[str]) -> None:
    assert [text[each.start : each.end] for each in antonyms.find(text)] == expected
