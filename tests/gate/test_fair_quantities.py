"""What writers make of how many did something."""

from __future__ import annotations

import pytest

from tests.gate.meaning import assert_fair, pairs

FAIR = {
    "Most of the ministers attended the signing.": (
        "The majority of the ministers were at the signing.",
        "A minority of ministers missed the signing.",
        "Many ministers attended the signing.",
    ),
    "Many farmers say that the subsidy came too late.": (
        "A large number of farmers say the subsidy came too late.",
        "The subsidy came too late, in the view of many farmers.",
        "For numerous farmers the subsidy came too late.",
    ),
    "All twelve members of the panel signed the report.": (
        "Every member of the panel signed the report.",
        "The report was signed by the whole panel.",
        "Each of the twelve panel members signed the report.",
        "The panel's twelve members all signed the report.",
    ),
    "About 70 percent of the exporters said that they had raised prices.": (
        "Seven in ten exporters said they had raised prices.",
        "Most of the exporters said that they had raised prices.",
        "A majority of exporters reported that they had put prices up.",
    ),
    "A third of the ships were turned back.": (
        "Some of the ships were turned back.",
        "Most of the ships were not turned back.",
    ),
    "Only the ports in the north will be closed.": (
        "The ports in the north alone will be closed.",
        "All ports but those in the north stay open.",
        "No port outside the north will be closed.",
        "The closure is limited to the ports in the north.",
    ),
    "Certain goods of national importance are excluded from the ban.": (
        "The ban leaves out certain goods of national importance.",
        "Not all goods are under the ban, as certain ones of national importance are excluded.",
    ),
    "The duty applies to each shipment regardless of its value.": (
        "Whatever its value, every shipment is dutiable.",
        "All shipments are subject to the duty, whatever they are worth.",
        "No shipment is exempt from the duty on account of its value.",
    ),
    "Several of the countries have already ratified the treaty.": (
        "A number of the countries have ratified the treaty.",
        "Some countries have ratified the treaty already.",
        "Not all of the countries have ratified the treaty so far.",
    ),
    "Virtually every household lost power during the storm.": (
        "Almost all households were without power in the storm.",
        "Hardly any household kept its power during the storm.",
    ),
    "Both chambers must approve the treaty before it can take effect.": (
        "The treaty cannot take effect without the approval of both chambers.",
        "Approval by the two chambers is needed for the treaty to take effect.",
        "The treaty takes effect once both chambers have approved it.",
    ),
    "Few economists expected the cut.": (
        "Most economists did not expect the cut.",
        "Hardly any economist had expected the cut.",
    ),
    "The tax falls on all imports of toys except wooden ones.": (
        "Wooden toys are the only toy imports not taxed.",
        "Every imported toy is taxed unless it is made of wood.",
        "Imports of toys are taxed, wooden ones excepted.",
    ),
    "The inspectors visited every plant in the region but found faults in only two.": (
        "Inspectors went to all plants in the region and found no fault in most of them.",
        "Faults were found in two plants when inspectors visited each one in the region.",
    ),
    "Some members were concerned that the rule could be too strict for small firms.": (
        "A few members worried that small firms might find the rule too strict.",
        "The rule might be too strict for small firms, some members feared.",
    ),
    "Half of the funds will go to schools.": (
        "Schools are to get half of the funds.",
        "One half of the funds is set aside for schools.",
    ),
    "The proposal was backed by 18 of the 27 governments.": (
        "Two thirds of the governments backed the proposal.",
        "Most of the 27 governments backed the proposal.",
    ),
}


@pytest.mark.parametrize(("source", "line"), pairs(FAIR))
def test_a_fair_rewrite_passes(source: str, line: str) -> None:
    assert_fair(source, line)
