"""Of two things that go two ways, each is held by how much it moved."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests.gate.meaning import Case, assert_passes, assert_stopped

CASES = [
    Case(
        source="Quarm drew 15% more timber from the islands by barge, but volumes of island slate"
        " and marble to the port fell by 30% and 45%, respectively.",
        true=("Island marble volumes to the port were 45% smaller, but barges drew 15% more.",),
        false=("Island marble volumes to the port were 45% larger, and those of slate 30%.",),
        fault=Fault.DIRECTION_REVERSED,
    ),
    Case(
        source="Tarvian shipments of glazed tiles dropped 8.4 percent in June, after a 3.1 percent"
        " drop in May. Shipments of plain tiles climbed 22.7 percent, after 11.6 percent.",
        true=(
            "Plain tile shipments were up 22.7 percent; those of glazed tiles dropped 8.4 percent.",
        ),
        false=("Tarvian shipments of plain tiles dropped 22.7 percent in June.",),
        fault=Fault.DIRECTION_REVERSED,
    ),
    Case(
        source="It takes the shipyard 41 days to rig and paint one trawler, a 30% increase from"
        " the previous season.",
        true=("The shipyard takes 41 days to rig and paint a trawler, 30% more than before.",),
        false=(
            "To rig and paint one trawler takes the shipyard 41 days, 30% less than last season.",
        ),
        fault=Fault.DIRECTION_REVERSED,
    ),
    Case(
        source="The herring gap with Ostmark was 61.2 million crates in 2019, the largest of any."
        " This gap is already shrinking considerably.",
        true=("The herring gap with Ostmark, 61.2 million crates in 2019, has been shrinking.",),
        false=(
            "The herring gap with Ostmark, 61.2 million crates in 2019, is growing considerably.",
        ),
        fault=Fault.DIRECTION_REVERSED,
    ),
]


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.true])
def test_each_of_two_movements_passes(case: Case, line: str) -> None:
    assert_passes(case, line)


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.false])
def test_a_movement_turned_round_is_stopped(case: Case, line: str) -> None:
    assert_stopped(case, line)
