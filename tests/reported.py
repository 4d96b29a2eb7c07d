"""Reports of outlets of the sample press, in invented words, as an open house is given them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.sandbox.press import OUTLETS, Outlet, SampleArticle, articles
from tests.house import START

#: Outlets that can be read at any time.
READ = [each for each in OUTLETS if not (each.gone or each.slow or each.walled)]


def published(
    told: tuple[str, str], number: int, hours: int, outlet: Outlet | None = None
) -> SampleArticle:
    """Give a report, a title and a text, as an outlet publishes it."""
    at = START + timedelta(hours=hours)
    parts = tuple(told[1].split("\n\n"))
    return replace(
        articles(START)[0],
        outlet=outlet or READ[number],
        slug=f"report-{number}",
        title=told[0],
        summary=parts[0],
        paragraphs=parts,
        breaks=at,
        published=at,
        updated=at,
        wire=False,
        dates=(),
        later=(),
    )
