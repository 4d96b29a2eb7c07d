"""What tells otherwise how many did something."""

from __future__ import annotations

import pytest

from tests.gate.meaning import assert_unfair, pairs

UNFAIR = {
    "Most of the ministers attended the signing.": (
        "All ministers attended the signing.",
        "Nearly all ministers attended the signing.",
        "None of the ministers attended the signing.",
    ),
    "Many farmers say that the subsidy came too late.": (
        "All farmers say that the subsidy came too late.",
        "Most farmers say that the subsidy came too late.",
    ),
    "All twelve members of the panel signed the report.": (
        "Most of the twelve panel members signed the report.",
    ),
    "About 70 percent of the exporters said that they had raised prices.": (
        "All of the exporters said that they had raised prices.",
        "Nearly all of the exporters said that they had raised prices.",
    ),
    "A third of the ships were turned back.": (
        "Most of the ships were turned back.",
        "All of the ships were turned back.",
    ),
    "Only the ports in the north will be closed.": ("All ports will be closed.",),
    "Certain goods of national importance are excluded from the ban.": (
        "All goods of national importance are excluded from the ban.",
    ),
    "Several of the countries have already ratified the treaty.": (
        "All of the countries have already ratified the treaty.",
        "Most of the countries have already ratified the treaty.",
    ),
    "Some members were concerned that the rule could be too strict for small firms.": (
        "The rule is too strict for small firms, all members agreed.",
    ),
    "Half of the funds will go to schools.": ("All of the funds will go to schools.",),
}


@pytest.mark.parametrize(("source", "line"), pairs(UNFAIR))
def test_what_says_otherwise_is_stopped(source: str, line: str) -> None:
    assert_unfair(source, line)
