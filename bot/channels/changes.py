"""What has changed in a story between two briefings, and what its sources differ on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.domain import Briefing, Line
from bot.language import measures
from bot.language.repetition import repeats
from bot.language.status import Standing, advances, standing, statuses

DAY = timedelta(days=1)
_CORRECTS = re.compile(
    r"^\W*correct(?:ion|ed)\b|\b(?:an earlier|a previous) version of (?:this|the)\b"
    r"|\bcorrect(?:s|ed) (?:its|an earlier|a previous|the) (?:report|article|figure|story)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Something that was one thing and is another now, in the words of the headlines."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Two publishers that put a different figure to the same thing."""

    one: str
    says: str
    other: str
    holds: str


def status_move(earlier: Sequence[Briefing], new: Briefing) -> Move | None:
    """Tell how a measure's standing has moved since it was last told, oldest briefing first."""
    now = standing(new.headline.text)
    before = next(filter(None, (_standing(each) for each in reversed(earlier))), None)
    if now is None or before is None or not advances(before.status, now.status):
        return None
    return Move(old=before.words, new=now.words)


def _standing(briefing: Briefing) -> Standing | None:
    return standing(briefing.headline.text)


def figure_moves(old: Briefing, new: Briefing) -> tuple[Move, ...]:
    """Tell which figures of a headline were others before."""
    pairs = measures.differing(old.headline.text, new.headline.text)
    return tuple(dict.fromkeys(Move(old=one.words, new=two.words) for one, two in pairs))


def fresh(old: Briefing, new: Briefing) -> tuple[Line, ...]:
    """Give the lines of a new briefing that an old one did not tell.

    New is what an article that the old one did not have brings, and what the old one did
    not tell: neither the words nor the measure's standing.
    """
    known = {source.article_id for source in old.sources}
    told = [line.text for line in _lines(old)]
    return tuple(
        line
        for line in (*(point.line for point in new.key_points), *new.ahead)
        if any(citation.article_id not in known for citation in line.citations)
        and not any(
            repeats(line.text, before) and statuses(line.text) <= statuses(before)
            for before in told
        )
    )


def corrects(old: Briefing, new: Briefing) -> bool:
    """Say whether a source that is new to a story corrects what was reported before."""
    known = {source.article_id for source in old.sources}
    titles = [source.title for source in new.sources if source.article_id not in known]
    lines = [line.text.lstrip("“") for line in fresh(old, new)]
    return any(_CORRECTS.search(text) for text in (*titles, *lines))


def dispute(briefing: Briefing) -> Dispute | None:
    """Tell where a source of the headline's day has another figure than the headline."""
    sources = {source.article_id: source for source in briefing.sources}
    heads = [sources[id_] for id_ in _cited(briefing.headline) if id_ in sources]
    for line in _lines(briefing)[1:]:
        others = [sources[id_] for id_ in _cited(line) if id_ in sources]
        if not heads or not others or others[0].publisher == heads[0].publisher:
            continue
        if abs(others[0].when - heads[0].when) > DAY:
            continue
        for one, two in measures.differing(briefing.headline.text, line.text):
            return Dispute(
                one=heads[0].publisher,
                says=one.words,
                other=others[0].publisher,
                holds=two.words,
            )
    return None


def _cited(line: Line) -> list[str]:
    return [citation.article_id for citation in line.citations]


def _lines(briefing: Briefing) -> list[Line]:
    """Every line that readers of a briefing have seen."""
    points = [point.line for point in briefing.key_points]
    paragraphs = [line for part in briefing.sections for line in part.paragraphs]
    return [briefing.headline, *points, *briefing.opening, *paragraphs, *briefing.ahead]
