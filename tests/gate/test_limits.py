"""What a source leaves out of something stays left out, and "without" is not "with"."""

from __future__ import annotations

from tests.gate.meaning import assert_fair, assert_unfair, pairs

FAIR = {
    "The levy covers all wool goods except felt hats and shawls.": (
        "Felt hats and shawls are not covered by the levy.",
        "Shawls escape the levy.",
        "The levy covers nearly all wool goods.",
        "All wool goods but felt hats and shawls are covered.",
        "Felt hats are exempt.",
    ),
    "The waiver applies to boats that fly the Norland flag, excluding trawlers and tugs.": (
        "The waiver does not apply to trawlers and tugs.",
        "Trawlers get no waiver.",
    ),
    "Every grade of amber other than raw amber will pay the 12% levy, the customs office said.": (
        "Raw amber will not pay the levy.",
        "Raw amber is spared the levy.",
    ),
    "The ban applies to all harbours apart from Velden and Skarvik.": (
        "The ban does not apply to Velden.",
        "Skarvik remains open.",
    ),
    "The levy will be charged on clay pipes, but not on fittings or valves.": (
        "The levy will be charged on clay pipes.",
        "Valves are left out.",
    ),
    "Felt pays 9%. The surcharge applies to all wool except felt.": ("Felt pays 9%.",),
    "Without an accord by July, the amber levy would return.": (
        "With no accord by July, the amber levy would return.",
        "Unless there is an accord by July, the amber levy would return.",
    ),
}
UNFAIR = {
    "The levy covers all wool goods except felt hats and shawls.": (
        "The levy covers felt hats and shawls.",
        "Felt hats fall under the levy.",
        "The levy covers only felt hats and shawls.",
        "The levy covers all wool goods.",
    ),
    "The waiver applies to boats that fly the Norland flag, excluding trawlers and tugs.": (
        "The waiver applies to trawlers and tugs.",
        "Tugs are given the waiver.",
    ),
    "Every grade of amber other than raw amber will pay the 12% levy, the customs office said.": (
        "Raw amber will pay the 12% levy.",
        "All grades of amber will pay the levy.",
    ),
    "The ban applies to all harbours apart from Velden and Skarvik.": (
        "The ban applies to Skarvik.",
        "The ban applies to all harbours.",
    ),
    "The levy will be charged on clay pipes, but not on fittings or valves.": (
        "The levy will be charged on valves.",
    ),
    "Without an accord by July, the amber levy would return.": (
        "With an accord by July, the amber levy would return.",
        "If there is an accord by July, the amber levy would return.",
    ),
}


def test_what_is_told_of_an_exception_as_the_source_has_it_passes() -> None:
    for source, line in pairs(FAIR):
        assert_fair(source, line)


def test_an_exception_that_is_lost_is_stopped() -> None:
    for source, line in pairs(UNFAIR):
        assert_unfair(source, line)
