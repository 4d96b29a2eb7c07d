"""A verb that one text denies and the other tells is met, and a mere comparison is not."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests.gate.meaning import Case, assert_passes, assert_stopped

CASES = [
    Case(
        source="Lamps that meet the reef rules can enter Hadsel duty-free, as most of them do.",
        true=("Most lamps meet the reef rules, with which they can enter Hadsel duty-free.",),
        false=("Lamps that meet the reef rules can no longer enter Hadsel duty-free.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Vale said that she wouldn't enforce the net ban, leaving that to her successor.",
        true=("Vale said her successor would have to decide, since she wouldn't enforce the ban.",),
        false=("Vale said that she would enforce the net ban rather than leave it to others.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The premier can't alone scrap the harbour deal, as the house passed a law in May.",
        true=("A law that the house passed in May bars the premier from scrapping the deal.",),
        false=("The law of May leaves the premier free to scrap the harbour deal alone.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Some 900 pilots were on the job without pay (they were guaranteed arrears).",
        true=("Arrears were guaranteed to the 900 pilots who worked without pay.",),
        false=("The 900 pilots who worked without pay were not guaranteed arrears.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The Reef Board voluntarily disclosed the spill and helped in the inquiry.",
        true=("Helping in the inquiry, the Reef Board had disclosed the spill of its own will.",),
        false=("The Reef Board helped in the inquiry, but had not disclosed the spill.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Vale will open the reef fair in May, the first time a premier has done so in ages.",
        true=("No premier has opened the reef fair since long before Vale, who will in May.",),
        false=("Vale will not open the reef fair in May, as premiers did for ages.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The ministry says that no serving, foreign premier has ever attended the regatta.",
        true=("A serving foreign premier has never attended the regatta, the ministry says.",),
        false=(),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="By June the yard had fitted out 33 of the 39 old ferries, with three to follow.",
        true=("Six of the 39 old ferries had not been fitted out by the yard by June.",),
        false=(),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The harbour town is not that crowded, she said, and ferries go almost everywhere.",
        true=("She said the harbour town is less crowded, with ferries to nearly everywhere.",),
        false=(),
        fault=Fault.NEGATION_LOST,
    ),
]


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.true])
def test_what_means_the_same_passes(case: Case, line: str) -> None:
    assert_passes(case, line)


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.false])
def test_what_is_denied_on_one_side_is_stopped(case: Case, line: str) -> None:
    assert_stopped(case, line)
