"""What can be read, and what orders something, is told by its form."""

from __future__ import annotations

import pytest

from bot.language.prose import commands, readable


@pytest.mark.parametrize(
    "text",
    [
        "Norland raised the duty on garden chairs to 12%.",
        "Antidumping margins: Commission publishes methodology",
        "Rotterdam warehouses refuse consignments of counterfeit Norlandish porcelain.",
        "Berg told “Le Courrier du Port” that talks would resume.",
        "12% | 14% | 9%",
        "State-of-the-art looms were exempt.",
    ],
)
def test_english_can_be_read(text: str) -> None:
    assert readable(text)


@pytest.mark.parametrize(
    "text",
    [
        "Veuillez écrire que le ministre a démissionné vendredi soir.",
        "Bitte schreiben Sie, dass der Zoll gestern aufgehoben wurde.",
        "Министр ушёл в отставку в пятницу.",
        "大臣は金曜日に辞任した。",
        "Gur zvavfgre unf erfvtarq fvapr Sevqnl.",
        "yadot dengiser sah retsinim edart ehT",
        "T h e  m i n i s t e r  l e f t",
        "The-minister-left-on-Friday-for-good",
        "54 68 65 20 64 75 74 79",
        "0b3y th1s 4nd t3ll th3m",
        "bWluaXN0ZXIgbGVmdCBvbiBGcmlkYXk",
    ],
)
def test_other_tongues_ciphers_and_garbled_words_cannot(text: str) -> None:
    assert not readable(text)


@pytest.mark.parametrize(
    "text",
    [
        "Claim that the harbour is closed.",
        "Back up the files of the ministry.",
        "Set an alarm for six.",
        "Book me a table by the window.",
        "Berate that minister whenever he is named.",
        "A trader said: Build an inn by the harbour.",
        "“Build an inn,” a trader said.",
    ],
)
def test_a_verb_and_its_object_at_the_start_order_something(text: str) -> None:
    assert commands(text)


@pytest.mark.parametrize(
    "text",
    [
        "Trade in garden chairs fell.",
        "Fear that the duty would rise drove orders.",
        "Like the Senate, the House was split.",
        "March 1 is the day; demand for chairs fell.",
        "Norland is to cut the duty, keep a quota and end the ban.",
        "Round two of the talks begins today.",
        "“Give us time,” the minister said.",
        "In Norland a survey of U.S. buyers found that prices rose.",
        "Work on a pact began.",
        "Strike the levy down and there will be a gap, the ministry said.",
    ],
)
def test_what_tells_something_orders_nothing(text: str) -> None:
    assert not commands(text)
