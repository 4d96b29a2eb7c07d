"""A change of a measure's status is told in whatever words it comes, and nothing else is one."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.channels.moves import status_move
from bot.domain import Article, Briefing
from tests import make


class Report(NamedTuple):
    """What an outlet says of a measure: its title and its lead."""

    title: str
    lead: str


# One measure, as its first report has it at each step.
AT = {
    "floated": Report(
        "Kenya considers 20% duty on Ugandan sugar",
        "Kenya is considering a duty of 20% on sugar from Uganda, the treasury said.",
    ),
    "threatened": Report(
        "Kenya threatens Ugandan sugar with 20% duty",
        "Kenya threatened on Monday to put a duty of 20% on sugar from Uganda.",
    ),
    "announced": Report(
        "Kenya to charge 20% duty on Ugandan sugar",
        "Kenya will charge a duty of 20% on sugar from Uganda, the treasury said.",
    ),
    "signed": Report(
        "Kenya's president signs 20% duty on Ugandan sugar",
        "President Amina Otieno signed an order for a duty of 20% on sugar from Uganda.",
    ),
    "in force": Report(
        "Kenya's 20% duty on Ugandan sugar takes effect",
        "Kenya's duty of 20% on sugar from Uganda took effect on Monday.",
    ),
    "paused": Report(
        "Kenya suspends 20% duty on Ugandan sugar",
        "Kenya suspended its duty of 20% on sugar from Uganda for 90 days on Monday.",
    ),
    "struck down": Report(
        "Kenyan court strikes down 20% duty on Ugandan sugar",
        "The High Court in Nairobi struck down the duty of 20% on sugar from Uganda.",
    ),
    "pact": Report(
        "Kenya and Uganda announce pact on sugar trade",
        "Kenya and Uganda announced an agreement on trade in sugar, ministers said.",
    ),
    "signed pact": Report(
        "Kenya and Uganda sign pact on sugar trade",
        "Kenya and Uganda signed an agreement on trade in sugar on Monday.",
    ),
    "probe": Report(
        "Kenya opens dumping probe into Ugandan sugar",
        "Kenya opened an anti-dumping investigation into sugar from Uganda on Monday.",
    ),
    "provisional": Report(
        "Kenya sets provisional duty of 20% on Ugandan sugar",
        "Kenya set a provisional anti-dumping duty of 20% on sugar from Uganda on Monday.",
    ),
    "talks": Report(
        "Kenya and Uganda to open talks on sugar in June",
        "Kenya and Uganda will open talks on sugar on 9 June, the treasury in Nairobi said.",
    ),
    "no talks": Report(
        "Kenya calls off talks on sugar with Uganda",
        "Kenya called off its talks on sugar with Uganda on Monday.",
    ),
    "ban": Report(
        "Kenya bans sugar from Uganda",
        "Kenya imposed a ban on sugar from Uganda on Monday, the treasury said.",
    ),
}
PLAIN = "Kenya and Uganda: what millers of sugar say"
OTHER = "Millers of sugar in Kakamega met on Tuesday to speak of the crop and of the price of fuel."

TABLE = tomllib.loads(Path(__file__).with_name("turns.toml").read_text(encoding="utf-8"))
NAMED = {"PLAIN": PLAIN, "OTHER": OTHER}


def told(step: Report, day: int, revision: int, *more: Report) -> Briefing:
    found = [
        _article(each, number, day + number, revision) for number, each in enumerate((step, *more))
    ]
    return make.briefing("s", *reversed(found), revision=revision)


def _article(report: Report, number: int, day: int, revision: int) -> Article:
    return make.article(
        number,
        report.lead,
        title=report.title,
        url=f"https://outlet{number}.example/{number}/{day}",
        publisher=f"Outlet {number}",
        published=make.NOON + timedelta(days=day),
    )


def turned(step: str, title: str, lead: str) -> str | None:
    """Give the new words where a later report changes the status, as the last of two sources."""
    old = told(AT[step], 0, 1)
    later = Report(NAMED.get(title, title), NAMED.get(lead, lead))
    move = status_move([old], told(AT[step], 0, 2, later))
    return move.new if move else None


@pytest.mark.parametrize(("step", "title", "lead", "words"), TABLE["turns"])
def test_a_change_of_status_is_told(step: str, title: str, lead: str, words: str) -> None:
    assert turned(step, title, lead) == words


@pytest.mark.parametrize(("step", "title", "lead"), TABLE["none"])
def test_what_changes_no_status_is_not_told_as_one(step: str, title: str, lead: str) -> None:
    assert turned(step, title, lead) is None
