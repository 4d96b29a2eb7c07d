"""Legal bases stand in the evidence, in the law that they are of, for what is said of them."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests import make
from tests.gate.meaning import words_for

SOURCE = make.article(
    1,
    title="Elmria’s board extends the pipe duty",
    body=(
        "The board opened its review under section 12(b) of the Fair Pipes Act of 1987. "
        "These cases may be reopened by the minister.\n\n"
        "The duty of 20% set by Executive Order 4,401 stays in force, and goods from the list "
        "in Annex III to Executive Order 4417 enter duty-free.\n\n"
        "The Council adopted Implementing Regulation (EU) 2031/1705 on the basis of Article "
        "207(2) TFEU; it replaces Regulation (EU) 2029/88.\n\n"
        "The 14 tariffs rest on the same finding as those of Chapter Nineteen.\n\n"
        "Sections 12 and 30 remain untouched, as do orders on dumping."
    ),
)
_, REVIEW, ORDERS, EUROPE, CHAPTER, BOTH = SOURCE.text.split("\n\n")


def wrong(text: str, quote: str) -> list[str]:
    return words_for(Fault.LAW_DIFFERS, text, SOURCE, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The review was opened under Section 12(b) of the Act.", REVIEW),
        ("The review was opened under section 12 of the Fair Pipes Act.", REVIEW),
        ("The Fair Pipes Act lets the minister reopen cases.", "These cases may be reopened by"),
        ("Under subsection 12(b) the minister may reopen cases.", "These cases may be reopened by"),
        ("E.O. 4401 keeps the 20% duty in force.", ORDERS),
        ("Goods listed in Annex III to Executive Order 4417 pay nothing.", ORDERS),
        ("The list in Annex 3 to the order names goods that pay nothing.", ORDERS),
        ("Regulation (EU) 2031/1705 rests on Article 207(2) of the treaty.", EUROPE),
        ("The new regulation takes the place of Regulation (EU) 2029/88.", EUROPE),
        ("The finding is that of the Chapter 19 tariffs.", CHAPTER),
        ("Section 30 is left alone, and so is Section 12.", BOTH),
    ],
)
def test_a_legal_basis_that_is_right_passes(text: str, quote: str) -> None:
    assert wrong(text, quote) == []


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("The review was opened under section 12(c) of the Act.", REVIEW, "section 12(c)"),
        ("The review was opened under section 21(b).", REVIEW, "section 21(b)"),
        ("The review was opened under Article 12(b).", REVIEW, "Article 12(b)"),
        ("The review was opened under the Clean Pipes Act.", REVIEW, "Clean Pipes Act"),
        (
            "Goods from the list in Annex III to Executive Order 4401 enter duty-free.",
            ORDERS,
            "Annex III",
        ),
        ("The duty of 20% was set by Executive Order 4417.", ORDERS, "Executive Order 4417"),
        ("Annex II to Executive Order 4417 lists them.", ORDERS, "Annex II"),
        ("The Council relied on Article 207(4) TFEU.", EUROPE, "Article 207(4)"),
        (
            "Regulation (EU) 2031/1750 replaces the old one.",
            EUROPE,
            "Regulation (EU) 2031/1750",
        ),
        ("The finding is that of the Chapter 20 tariffs.", CHAPTER, "Chapter 20"),
        ("Section 31 is left alone, and so is Section 12.", BOTH, "Section 31"),
    ],
)
def test_another_one_does_not(text: str, quote: str, words: str) -> None:
    assert words in wrong(text, quote)
