"""A strong word stands in no weak one's place, nor what is denied for what is so."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests.gate.meaning import Case, assert_passes, assert_stopped

CASES = (
    Case(
        source="Many herring brokers in Skarvik welcomed the new quota on Friday, the guild said.",
        true=("Many brokers of herring in Skarvik are glad of the new quota, the guild said.",),
        false=(
            "All herring brokers in Skarvik welcomed the new quota, the guild said.",
            "Herring brokers in Skarvik were unanimous in welcoming the new quota.",
            "None of the herring brokers in Skarvik welcomed the new quota on Friday.",
        ),
        fault=Fault.SCOPE_WIDENED,
    ),
    Case(
        source="The lantern duty is charged on all shipments from Ostmark and from Velden.",
        true=(
            "Every shipment from Ostmark and Velden is charged the lantern duty.",
            "The lantern duty is levied on whatever is shipped from Ostmark and Velden.",
        ),
        false=("The lantern duty is charged on shipments from Ostmark only.",),
        fault=Fault.SCOPE_WIDENED,
    ),
    Case(
        source="Of the harbour's nine cranes, four of the cranes were built in Velden last year.",
        true=("Four of the nine cranes at the harbour were built last year in Velden.",),
        false=("Every crane at the harbour was built in Velden last year.",),
        fault=Fault.SCOPE_WIDENED,
    ),
    Case(
        source="The ministry could charge the gravel levy from May, its spokeswoman said.",
        true=(
            "The gravel levy could be charged from May, the spokeswoman of the ministry said.",
            "It is possible that the ministry charges the gravel levy from May.",
        ),
        false=("From May the ministry will be charging the gravel levy, its spokeswoman said.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="Importers of cork may ask the customs office for a review within thirty days.",
        true=("A review may be asked of the customs office by importers of cork.",),
        false=(
            "Importers of cork must ask the customs office for a review within thirty days.",
            "Importers of cork are obliged to seek a review by the customs office.",
        ),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The council threatened the breweries of Ostmark with the end of their licences.",
        true=("The council threatened to end the licences of the breweries of Ostmark.",),
        false=("The licences of the breweries of Ostmark will end, said the council.",),
        fault=Fault.MODALITY_RAISED,
    ),
)
FAIR = (
    Case(
        source="Some ferries, among them all of the green ones, stay in the harbour in winter.",
        true=("All of the green ferries stay in the harbour in winter.",),
        false=(),
        fault=Fault.SCOPE_WIDENED,
    ),
    Case(
        source="The levy falls on all imports of kites except paper ones, the customs office said.",
        true=("Paper kites are the only ones among imported kites that escape the levy.",),
        false=(),
        fault=Fault.SCOPE_WIDENED,
    ),
    Case(
        source="Several of the member ports have already signed the tallow pact, the league said.",
        true=("Not all of the member ports have signed the tallow pact so far, the league said.",),
        false=(),
        fault=Fault.SCOPE_WIDENED,
    ),
    Case(
        source="A grower may ask for relief only if the warden has watched the beds for a month.",
        true=("Relief for a grower requires that the warden has watched the beds for a month.",),
        false=(),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The Potential Adjustments Act lets the office keep the salt duty at nine percent.",
        true=("The salt duty will stay at nine percent under the Potential Adjustments Act.",),
        false=(),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The mill ran at half of its speed last week. Some 40 looms stood still, it said.",
        true=("All 40 looms stood still last week, the mill said.",),
        false=(),
        fault=Fault.SCOPE_WIDENED,
    ),
)
TRUE = [(case, line) for case in (*CASES, *FAIR) for line in case.true]
FALSE = [(case, line) for case in CASES for line in case.false]


@pytest.mark.parametrize(("case", "line"), TRUE)
def test_what_goes_as_far_passes(case: Case, line: str) -> None:
    assert_passes(case, line)


@pytest.mark.parametrize(("case", "line"), FALSE)
def test_what_goes_further_is_stopped(case: Case, line: str) -> None:
    assert_stopped(case, line)


DENIED = (
    Case(
        source="The harbour master denied that a lamp oil deal with Velden was close.",
        true=(
            "No lamp oil deal with Velden is close, the harbour master said.",
            "The harbour master denied a lamp oil deal was near.",
        ),
        false=("A lamp oil deal with Velden is close, the harbour master said.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Minister Ada Vale said that Ostmark sought talks and had no plans to retaliate.",
        true=("Ostmark is not planning to retaliate, Minister Ada Vale said.",),
        false=("Ostmark would retaliate, Minister Ada Vale said.",),
        fault=Fault.NEGATION_LOST,
    ),
)


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in DENIED for line in case.true])
def test_what_is_denied_too_passes(case: Case, line: str) -> None:
    assert_passes(case, line)


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in DENIED for line in case.false])
def test_what_the_evidence_denies_is_stopped(case: Case, line: str) -> None:
    assert_stopped(case, line)
