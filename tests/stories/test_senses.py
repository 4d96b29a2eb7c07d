"""Words of trade that other fields use too."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from bot.stories import lexicon, senses


def sense(text: str, word: str) -> str:
    words = lexicon.fold(text)
    return senses.other(words, words.index(word), frozenset(words))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The electricity tariff for households rises in May", "tariff", "price of a service"),
        ("A new roaming tariff costs 9 euros", "tariff", "price of a service"),
        ("The feed-in tariff for rooftop panels falls", "tariff", "price of a service"),
        ("Day and night tariffs of the railway change", "tariff", "price of a service"),
        ("The tariff on power equipment from Norland rises", "tariff", ""),
        ("Tariffs will raise the electricity bills of households that heat with imports",
         "tariff", ""),
        ("Norland raises its tariff", "tariff", ""),
        ("The tariff came up at dinner, and so did household matters", "tariff",
         "price of a service"),
        ("The tariff came up at dinner, and so did household matters. " + "He ate fish. " * 9
         + "Trump smiled.", "tariff", ""),
        ("The winger's trade to the Kings", "trade", "swap of players"),
        ("The trade brings two draft picks and a goalkeeper", "trade", "swap of players"),
        ("Apprentices learn a trade as plumbers", "trade", "craft"),
        ("Gangs moved into the heroin trade", "trade", "crime"),
        ("Shares were flat in early trade", "trade", "dealing in securities"),
        ("The ministers trade barbs over a bridge", "trade", "exchange of words"),
        ("Trade in goods fell, and shares with it", "trade", ""),
        ("An off-duty officer", "duty", "task"),
        ("Stamp duty on flats", "duty", "tax at home"),
        ("A duty on imported spirits", "duty", ""),
        ("A quota for women on boards", "quota", "share of seats"),
        ("The cod quota for trawlers", "quota", "catch"),
        ("OPEC agreed on new quotas", "quota", "output"),
        ("The quota for steel imports, and the fishing fleet's view", "quota", ""),
        ("Sanctions of the club by the federation", "sanction", "penalty"),
        ("Sanctions on the oil firm that owns the club", "sanction", ""),
        ("Dumping of sewage at the beach", "dumping", "throwing away"),
        ("Dumping of cheap tiles, an investigation found", "dumping", ""),
        ("An embargo on film reviews", "embargo", "secrecy before publication"),
        ("An embargo on the exam results", "embargo", "secrecy before publication"),
        ("An embargo on the oil of Norland", "embargo", ""),
        ("The club paid late and spent all of a long and rainy winter in the shadow of sanctions",
         "sanction", "penalty"),
        ("The nurse had two hearings in the old town hall by the river, and sanctions may follow",
         "sanction", "penalty"),
        ("Firms have a duty of care", "duty", "task"),
        ("The soldiers report for duty", "duty", "task"),
        ("A duty of 15% on kettles", "duty", ""),
        ("A fee waiver for students", "waiver", "release from a rule at home"),
        ("A waiver for imports of kettles, students said", "waiver", ""),
        ("The WTO's chief won a prize", "wto", "its people elsewhere"),
        ("The WTO's panel won no prize", "wto", ""),
        ("Export the album as a pdf", "export", "saving of data"),
        ("Wedding customs of the isles", "customs", "habits"),
        ("It will ship chips to Norland", "ship", "sending"),
        ("A ship lies at anchor", "ship", ""),
        ("Potato chips", "chip", "food, or stakes"),
    ],
)  # fmt: skip
def test_the_company_of_a_word_tells_its_sense(text: str, word: str, expected: str) -> None:
    assert sense(text, word) == expected


def test_a_word_in_another_sense_is_no_term() -> None:
    assert not lexicon.find("The electricity tariff rises")
    assert {term.text for term in lexicon.find("The tariff rises")} == {"tariff"}


def test_the_table_is_written_in_folded_words() -> None:
    lines = (files("bot.stories") / "senses.txt").read_text("utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            said = line
            company = re.sub("[-!]", " ", line.partition("|")[2]).split()
            assert tuple(company) == lexicon.fold(" ".join(company)), said
