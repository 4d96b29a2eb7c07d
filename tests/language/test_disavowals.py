"""A report that its own outlet withdraws, and texts on other things that are withdrawn."""

from __future__ import annotations

import pytest

from bot.language.disavowals import takes_back


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Wire withdraws its report on a duty on copper wire.",
        "The Harbour Wire has retracted a story on a duty on copper wire.",
        "We have withdrawn this article, which rested on a forged letter.",
        "This report has been withdrawn.",
        "Editor's note: the story was retracted on Tuesday.",
        "An earlier report on a duty on copper wire has been taken down.",
    ],
)
def test_an_outlet_takes_a_report_back(text: str) -> None:
    assert takes_back(text, "Harbour Wire")


@pytest.mark.parametrize(
    "text",
    [
        "The ministry withdrew its report on the price of copper wire.",
        "Quay Daily retracted its story on a duty on copper wire.",
        "Norland withdraws its duty on copper wire.",
        "The report was withdrawn by the panel of the World Trade Organization.",
        "Harbour Wire reported on Monday that Norland had withdrawn its duty.",
    ],
)
def test_what_others_withdraw_is_no_report_of_its_own(text: str) -> None:
    assert not takes_back(text, "Harbour Wire")
