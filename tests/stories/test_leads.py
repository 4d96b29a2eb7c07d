"""Three hundred invented leads, on trade policy and on what only sounds like it: leads.txt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.stories import judge


def leads() -> Iterator[tuple[str, str, bool]]:
    """Read the leads, each with whether it is about trade."""
    for line in Path(__file__).with_name("leads.txt").read_text("utf-8").splitlines():
        if line.startswith(("+ ", "- ")):
            title, _, text = line[2:].partition(" | ")
            yield title, text, line.startswith("+")


LEADS = tuple(leads())


def test_what_only_sounds_like_trade_is_not_relevant() -> None:
    wrong = [title for title, text, trade in LEADS if not trade and judge(title, text).relevant]
    assert len(wrong) <= 0.02 * len(LEADS), wrong


def test_three_in_four_leads_on_trade_policy_are_relevant() -> None:
    """A headline and a sentence leave little to go by; an article says more."""
    told = [(title, judge(title, text).relevant) for title, text, trade in LEADS if trade]
    missed = [title for title, found in told if not found]
    assert len(missed) <= 0.25 * len(told), missed
