"""A verb of one clause is not told of the subject of the clause beside it."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests.gate.meaning import Case, assert_passes, assert_stopped

CASES = (
    Case(
        source="The weavers' union welcomed the wool tariff, but the carpet makers condemned it.",
        true=(
            "The carpet makers condemned the wool tariff.",
            "The weavers' union welcomed the wool tariff.",
            "Carpet makers were against the wool tariff.",
        ),
        false=(
            "The carpet makers welcomed the wool tariff.",
            "The weavers' union condemned the wool tariff.",
        ),
        fault=Fault.ROLES_SWAPPED,
    ),
    Case(
        source="Ostmark supports the amber pact, Velden opposes it and Skarvik has not decided.",
        true=("Velden opposes the amber pact.", "Skarvik has not decided on the amber pact."),
        false=("Velden supports the amber pact.", "Skarvik opposes the amber pact."),
        fault=Fault.ROLES_SWAPPED,
    ),
    Case(
        source="Ostmark is weighing a ban on raw amber; Velden has already imposed one.",
        true=(
            "Ostmark is weighing a ban on raw amber.",
            "Velden has already imposed a ban on raw amber.",
        ),
        false=("Ostmark has already imposed a ban on raw amber.",),
        fault=Fault.ROLES_SWAPPED,
    ),
    Case(
        source="The assembly approved the salt order on Monday and the ministry printed it.",
        true=(
            "The assembly approved the salt order on Monday.",
            "The ministry printed the salt order.",
        ),
        false=("The ministry approved the salt order on Monday.",),
        fault=Fault.ROLES_SWAPPED,
    ),
    Case(
        before="The guild backed the herring levy as well.",
        source="The fishers backed the herring levy, while the guild discussed the kelp levy.",
        true=("The fishers backed the herring levy.",),
        false=("The guild backed the herring levy.",),
        fault=Fault.ROLES_SWAPPED,
    ),
    Case(
        source="Boats above the quota will be charged a fee, while those within it enter free.",
        true=("Boats within the quota enter free.", "Boats above the quota pay a fee."),
        false=(
            "Boats within the quota will be charged a fee.",
            "Boats above the quota enter free.",
        ),
        fault=Fault.ROLES_SWAPPED,
    ),
    Case(
        source="Norland refused to lower its levy on felt, but agreed to cut the one on amber.",
        true=("Norland agreed to cut its levy on amber.",),
        false=("Norland agreed to cut its levy on felt.",),
        fault=Fault.ROLES_SWAPPED,
    ),
    Case(
        source=(
            "Norland's trade deficit with Velden narrowed in May, while its surplus with Skarvik"
            " shrank."
        ),
        true=(
            "Norland's trade deficit with Velden narrowed in May.",
            "Norland's surplus with Skarvik shrank.",
        ),
        false=(
            "Norland's trade surplus with Velden narrowed in May.",
            "Norland's deficit with Skarvik shrank.",
        ),
        fault=Fault.ROLES_SWAPPED,
    ),
    Case(
        source="The amber office said exports rose, and the fish board said catches fell.",
        true=("Exports rose, the amber office said.",),
        false=("The fish board said exports rose.", "Catches rose."),
        fault=Fault.ROLES_SWAPPED,
    ),
)


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.true])
def test_what_its_own_clause_tells_passes(case: Case, line: str) -> None:
    assert_passes(case, line)


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.false])
def test_what_the_clause_beside_it_tells_is_stopped(case: Case, line: str) -> None:
    assert_stopped(case, line)
