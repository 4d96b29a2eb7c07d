"""What a line gives as a cause, a purpose or a mood must stand in its evidence as one."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests.gate.meaning import Case, assert_passes, assert_stopped

CASES = [
    Case(
        source="The Reef Board said the herring cap was set as a measure to shield small boats.",
        true=(
            "The herring cap was set in order to protect small boats, the Reef Board said.",
            "The herring cap was set so as to shield small boats, the Reef Board said.",
        ),
        false=("The herring cap was set in order to steady the crown against dear imports.",),
        fault=Fault.CAUSE_NOT_IN_EVIDENCE,
    ),
    Case(
        source="Kelp presses grew faster than foreseen, powered by strong demand from bakers.",
        true=("Strong demand from bakers let kelp presses grow faster than foreseen.",),
        false=("Cheaper loans and rents let kelp presses grow faster than foreseen.",),
        fault=Fault.CAUSE_NOT_IN_EVIDENCE,
    ),
    Case(
        source="The rating house put the bonds of Hadsel on review for a downgrade on Tuesday.",
        true=(
            "On Tuesday the bonds of Hadsel were put on review for a possible downgrade.",
            "Concerned parties saw the bonds of Hadsel put on review for a downgrade on Tuesday.",
        ),
        false=("Alarmed by unrest at the quays, the rating house put Hadsel's bonds on review.",),
        fault=Fault.CAUSE_NOT_IN_EVIDENCE,
    ),
    Case(
        source="The Reef Board declined to say when it plans to reopen the northern lane.",
        true=("The Reef Board would not say when the northern lane will be open again.",),
        false=(
            "Fearing that it would tip off smugglers, the Reef Board gave no date for the lane.",
        ),
        fault=Fault.CAUSE_NOT_IN_EVIDENCE,
    ),
    Case(
        source="Reports on the charges are owed to the premier within a month.",
        true=("Reports on the charges are due to the premier within a month.",),
        false=("Reports on the charges are owed because the herring fleet broke down.",),
        fault=Fault.CAUSE_NOT_IN_EVIDENCE,
    ),
]


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.true])
def test_a_cause_in_other_words_passes(case: Case, line: str) -> None:
    assert_passes(case, line)


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.false])
def test_another_cause_is_stopped(case: Case, line: str) -> None:
    assert_stopped(case, line)
