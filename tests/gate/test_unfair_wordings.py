"""What tells plans, comparisons and conditions otherwise."""

from __future__ import annotations

import pytest

from tests.gate.meaning import assert_unfair, pairs

UNFAIR = {
    "Inflation has been above target for four years.": (
        "Inflation has been below target for four years.",
    ),
    "The ruling does not affect duties collected under other statutes.": (
        "The ruling also affects duties collected under other statutes.",
    ),
    "Deliveries will resume as soon as the road is cleared.": ("Deliveries have resumed.",),
    "The finance ministry lowered its growth forecast from 1.4 percent to 0.9 percent.": (
        "The finance ministry raised its growth forecast from 0.9 percent to 1.4 percent.",
    ),
    "The regulator may withdraw approval if the maker fails to report defects.": (
        "The regulator has withdrawn approval because the maker failed to report defects.",
    ),
    "Goods in transit on that day are not subject to the surtax.": (
        "Goods in transit on that day are subject to the surtax.",
        "The surtax also has to be paid on goods in transit on that day.",
    ),
    "The mayor would like the toll to be abolished but lacks a majority for it.": (
        "The mayor has abolished the toll.",
    ),
    "Rents rose less than wages in the capital.": ("Rents rose more than wages in the capital.",),
    "The operator denies that it ignored warnings before the accident.": (
        "The operator admits that it ignored warnings before the accident.",
    ),
    "The airline said it had no plans to drop the route.": (
        "The airline plans to drop the route.",
    ),
    "The bank is widely expected to hold rates steady next week.": (
        "The bank will hold rates steady next week.",
    ),
    "The minister ruled out a return to the old system.": (
        "The minister did not rule out a return to the old system.",
    ),
    "None of the applicants met the conditions.": (
        "All of the applicants met the conditions.",
        "Some of the applicants met the conditions.",
    ),
}


@pytest.mark.parametrize(("source", "line"), pairs(UNFAIR))
def test_what_says_otherwise_is_stopped(source: str, line: str) -> None:
    assert_unfair(source, line)
