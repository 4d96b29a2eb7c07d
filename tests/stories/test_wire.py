"""The wire of 1987: how its telegrams are known, and that its words judge them alone."""

from __future__ import annotations

import pytest

from bot.stories import judge, wire

TRADE = (
    "ARDENIA TRADE DEFICIT WIDENS TO TWO BILLION DLRS",
    (
        "Ardenia's trade deficit widened in May as imports rose 6 pct, the ministry said. Exports "
        "to Belmora fell, and the surplus with Corvania was 120 mln dlrs. REUTER"
    ),
)
OTHER = (
    "BELMORA BANK 1ST QTR NET 4.1 MLN DLRS",
    "Shr 41 cts vs 38 cts. Net 4.1 mln vs 3.8 mln. The dividend is payable May 5. Reuter",
)


@pytest.mark.parametrize(
    ("title", "text", "spoken"),
    [
        (*TRADE, True),
        (*OTHER, True),
        ("BELMORA SAYS IT WILL NOT DEVALUE", "", True),
        ("Ardenia May trade surplus 1.2 billion dlrs - official", "***", True),
        ("NOTICE ON DUTIES", "The ministry opens an inquiry into imports of kettles.", False),
        ("Ardenia ships 5 mln tonnes of wheat", "The total was 6 mln vs 5 mln last year.", False),
        ("Ardenia sets 25% duty", "A 25% duty on trucks starts in May, Reuters reported.", False),
        ("", "", False),
    ],
)
def test_it_is_known_by_capitals_and_short_words(title: str, text: str, spoken: bool) -> None:
    assert wire.spoken(title, text) is spoken


def test_its_stories_are_judged_by_its_words_and_news_of_today_by_the_lexicon() -> None:
    trade, other = judge(*TRADE), judge(*OTHER)
    assert trade.relevant
    assert not other.relevant
    words = dict(trade.terms)
    assert words["trade"] > 0
    assert "style of an old wire" in words
    assert "style of an old wire" not in dict(judge("Ardenia sets 25% duty", "On trucks.").terms)
