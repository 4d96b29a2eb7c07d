"""Whoever holds an office in an article holds it in a line, and nobody else does."""

from __future__ import annotations

from tests.gate.meaning import assert_fair, assert_unfair, pairs

VOICES = (
    "“This is a bad pact for weavers,” said Marda Holt of the felt guild. Trade Minister Ivo Lund"
    " called it the best he could get."
)
PARTIES = (
    "Mina Ray, chief economist at the Harbour Bank, expects prices to rise. Tom Oda, a Republican"
    " senator, called the plan reckless."
)
HEADS = "MTO Director-General Ada Vale-Orr warned of a slump in trade."
FAIR = {
    HEADS: (
        "The head of the MTO warned of a slump in trade.",
        "Ada Vale-Orr of the MTO warned of a slump in trade.",
        "Vale-Orr, the MTO's director-general, warned of a slump in trade.",
    ),
    VOICES: (
        "Marda Holt of the felt guild called it a bad pact for weavers.",
        "Ivo Lund, the trade minister, called it the best he could get.",
    ),
    PARTIES: (
        "Senator Tom Oda called the plan reckless.",
        "Mina Ray of the Harbour Bank expects prices to rise.",
    ),
}
UNFAIR = {
    VOICES: ("Marda Holt, the trade minister, called it a bad pact for weavers.",),
    PARTIES: (
        "Mina Ray, a Republican senator, expects prices to rise.",
        "Tom Oda, chief economist at the Harbour Bank, called the plan reckless.",
    ),
}


def test_who_holds_an_office_keeps_it() -> None:
    for source, line in pairs(FAIR):
        assert_fair(source, line)


def test_an_office_given_to_another_is_stopped() -> None:
    for source, line in pairs(UNFAIR):
        assert_unfair(source, line)
