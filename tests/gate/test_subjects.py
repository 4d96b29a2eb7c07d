"""What is told of somebody is not what another did."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests import make
from tests.gate.meaning import words_for

SOURCE = make.article(
    1,
    title="Trade in brief",
    body=(
        "Chile has agreed to eliminate all tariffs on fish and fruit from Norway. "
        "Peru will keep its quota for rice and barley.\n\n"
        "Those who voted against it were Ada Vale, who preferred a deeper cut in the quota; and "
        "Ivo Orr and Rosa Lund, who preferred no change to the rice quota at this meeting.\n\n"
        "The Trade Council adopted the compromise text on dumping on Monday. The Harbour "
        "Parliament will vote on the budget in June.\n\n"
        "President Ada Vale and Chilean Premier Ivo Orr signed a declaration on fisheries."
    ),
)
_, DEAL, VOTES, BODIES, SIGNED = SOURCE.text.split("\n\n")


def wrong(text: str, quote: str) -> bool:
    return bool(words_for(Fault.ROLES_SWAPPED, text, SOURCE, quote))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Chile will eliminate every tariff on Norwegian fish and fruit.", DEAL),
        ("Peru keeps its barley and rice quota.", DEAL),
        ("All tariffs on fish and fruit from Norway are to be eliminated by Chile.", DEAL),
        ("Norway gets rid of all tariffs on fish and fruit in Chile.", DEAL),
        ("Orr and Lund preferred no change to the rice quota.", VOTES),
        ("Vale preferred a deeper cut in the quota.", VOTES),
        ("The Council adopted the compromise text on dumping.", BODIES),
        ("Vale and Orr signed a declaration on fisheries.", SIGNED),
        ("Orr signed a declaration on fisheries.", SIGNED),
    ],
)
def test_what_somebody_did_passes(text: str, quote: str) -> None:
    assert not wrong(text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Peru will eliminate all tariffs on fish and fruit from Norway.", DEAL),
        ("Chile will keep its quota for rice and barley.", DEAL),
        ("Ada Vale and Rosa Lund preferred no change to the rice quota at the meeting.", VOTES),
        ("The Harbour Parliament adopted the compromise text on dumping on Monday.", BODIES),
    ],
)
def test_what_another_did_does_not(text: str, quote: str) -> None:
    assert wrong(text, quote)
