"""A kind of law or of duty is that of the evidence."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests import make
from tests.gate.meaning import words_for

SOURCE = make.article(
    1,
    title="Pipes from Elmria",
    body=(
        "The Tin Board imposed definitive countervailing duties on pipes from Elmria.\n\n"
        "Posters at the mill gates are required by federal law before a closure.\n\n"
        "The cabinet issued a provisional measure that opens a loan fund for mills.\n\n"
        "The smelter would receive a non-prosecution agreement over the spill.\n\n"
        "Both antidumping and countervailing duties on kelp were renewed in May."
    ),
)
_, DUTIES, POSTERS, FUND, SPILL, KELP = SOURCE.text.split("\n\n")


def wrong(text: str, quote: str) -> list[str]:
    return words_for(Fault.LAW_DIFFERS, text, SOURCE, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Pipes from Elmria face anti-subsidy duties from the Tin Board.", DUTIES),
        ("A federal statute requires posters at the gates before a closure.", POSTERS),
        ("A provisional measure of the cabinet opens a loan fund for mills.", FUND),
        ("A nonprosecution agreement over the spill awaits the smelter.", SPILL),
        ("Anti-dumping duties on kelp were renewed in May.", KELP),
    ],
)
def test_the_same_kind_passes(text: str, quote: str) -> None:
    assert wrong(text, quote) == []


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("Pipes from Elmria face safeguard duties from the Tin Board.", DUTIES, "safeguard duties"),
        ("Posters at the gates are required by Ohio law.", POSTERS, "Ohio law"),
        ("The loan fund for mills rests on an ordinary law.", FUND, "ordinary law"),
        (
            "A deferred prosecution agreement over the spill awaits the smelter.",
            SPILL,
            "deferred prosecution",
        ),
    ],
)
def test_another_kind_does_not(text: str, quote: str, words: str) -> None:
    assert words in wrong(text, quote)
