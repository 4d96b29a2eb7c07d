"""What is told as sure as in the evidence passes, in other words than there."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests.gate.meaning import Case, assert_passes, assert_stopped

CASES = [
    Case(
        source="Licensed growers may sell surplus seedlings to neighbouring orchards in winter.",
        true=(
            "Selling surplus seedlings to neighbouring orchards is allowed to growers in winter.",
            "Licensed growers are permitted to sell surplus seedlings to neighbouring orchards.",
        ),
        false=("Licensed growers will sell surplus seedlings to neighbouring orchards in winter.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The purpose of this chapter is to provide for the running of the herring fund set"
        " up in Ordinance 81 and enlarged in Ordinance 94.",
        true=("The herring fund set up in Ordinance 81 was enlarged in Ordinance 94.",),
        false=("The running of the herring fund has been provided for in Ordinance 94.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The herring fund is to be set up in spring and will be enlarged in autumn.",
        true=("In autumn the herring fund will be enlarged.",),
        false=("The herring fund was enlarged in autumn.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The vote followed a week of negotiations, a walkout and Senator Olga Brandvik"
        " reading the shortest motion in the history of the chamber.",
        true=("The shortest motion in the chamber's history was read by Senator Brandvik.",),
        false=("The shortest motion in the chamber's history was read by Senator Ulvestad.",),
        fault=Fault.NAME_NOT_IN_EVIDENCE,
    ),
    Case(
        source="Kelpish exports will have climbed 12% by 2031, while those of the other islands"
        " will have recorded modest increases: Morra (4%) and Tull (3%).",
        true=("Morra will have exported 4% more by 2031, behind Kelpish exports with 12%.",),
        false=("Kelpish exports have climbed 12% by 2031.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The new fares are expected to cause 4,000 commuters to lose their seats.",
        true=("Some 4,000 commuters are expected to lose their seats as a result of the fares.",),
        false=("Some 4,000 commuters are expected to lose seats as a result of flooding locks.",),
        fault=Fault.CAUSE_NOT_IN_EVIDENCE,
    ),
    Case(
        source="A grower's claim may be, but need not be, notarized by the harbour clerk.",
        true=("The harbour clerk may notarize a grower's claim.",),
        false=("A grower's claim must also be notarized by the harbour clerk.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The charter now goes to the elders, where it may be amended before the feast.",
        true=("The charter goes to the elders, who may amend it before the feast.",),
        false=("The charter goes to the elders, who will amend it before the feast.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The wardens vowed to search barges, particularly barges with walnut veneer.",
        true=("The wardens vowed to search barges, above all those with walnut veneer.",),
        false=("The wardens vowed to search solely barges with walnut veneer.",),
        fault=Fault.SCOPE_WIDENED,
    ),
    Case(
        source="Small bakeries can borrow from the fund, and loans will be conditional on hiring"
        " apprentices.",
        true=("Small bakeries can borrow from the fund on condition of hiring apprentices.",),
        false=("Small bakeries can borrow from the fund without any condition on apprentices.",),
        fault=Fault.SCOPE_WIDENED,
    ),
    Case(
        source="The charter moves some money to the guilds and increases their power over fares.",
        true=("The charter gives the guilds more power over fares and some money.",),
        false=("The charter moves some money to the guilds and curbs their power over fares.",),
        fault=Fault.DIRECTION_REVERSED,
    ),
]


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.true])
def test_what_is_as_sure_passes(case: Case, line: str) -> None:
    assert_passes(case, line)


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.false])
def test_what_is_surer_or_otherwise_is_stopped(case: Case, line: str) -> None:
    assert_stopped(case, line)
