"""Invented leads that no weight was fitted on, on trade policy and on what only sounds like it."""

from __future__ import annotations

from pathlib import Path

from bench import weights
from bot.stories import judge

LEADS = tuple(weights.leads(Path(__file__).with_name("leads.txt")))


def test_what_only_sounds_like_trade_is_seldom_relevant() -> None:
    others = [(title, text) for title, text, trade in LEADS if not trade]
    wrong = [title for title, text in others if judge(title, text).relevant]
    assert len(wrong) <= 0.05 * len(others), wrong


def test_most_leads_on_trade_policy_are_relevant() -> None:
    """A headline and a sentence leave little to go by; an article says more."""
    told = [(title, judge(title, text).relevant) for title, text, trade in LEADS if trade]
    missed = [title for title, found in told if not found]
    assert len(missed) <= 0.15 * len(told), missed


def test_no_lead_that_measures_is_one_that_the_weights_are_fitted_on() -> None:
    fitted = {title for title, _, _ in weights.leads()}
    assert fitted.isdisjoint(title for title, _, _ in LEADS)
