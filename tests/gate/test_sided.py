"""What is nearly so many is not more, what is up to so much is not all of it, nor only some all."""

from __future__ import annotations

from tests.gate.meaning import assert_fair, assert_unfair, pairs

FAIR = {
    "Almost 200 yards applied for the amber licence.": (
        "Nearly 200 yards applied for the amber licence.",
        "About 200 yards applied for the amber licence.",
        "Some 200 yards applied for the amber licence.",
    ),
    "By May the count of amber yards had gone up to 51.": (
        "By May there were 51 amber yards.",
        "The count of amber yards reached fifty-one by May.",
    ),
    "The kelp fund will pay up to $500 million.": (
        "The kelp fund will pay at most $500 million.",
        "The kelp fund is capped at $500 million.",
    ),
    "Rules may be changed by the board only.": ("Nobody but the board may change rules.",),
}
UNFAIR = {
    "Almost 200 yards applied for the amber licence.": (
        "More than 200 yards applied for the amber licence.",
    ),
    "Nearly half of the weavers plan to leave.": ("More than half of the weavers plan to leave.",),
    "More than half of the weavers plan to leave.": ("Almost half of the weavers plan to leave.",),
    "The kelp fund will pay up to $500 million.": ("The kelp fund will pay $500 million.",),
    "Only registered weavers may claim refunds.": ("All weavers may claim refunds.",),
}


def test_a_figure_on_its_own_side_passes() -> None:
    for source, line in pairs(FAIR):
        assert_fair(source, line)


def test_a_figure_on_its_other_side_is_stopped() -> None:
    for source, line in pairs(UNFAIR):
        assert_unfair(source, line)
