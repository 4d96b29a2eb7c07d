"""What to ask: questions from today's headlines that the archive answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from bot.domain import Article, Briefing, Coverage, Question, fingerprint
from bot.language import places
from bot.threads.answer import answer

MOST = 3
TODAY = timedelta(hours=36)  # younger stories are asked about first
TITLE = 75  # characters of a question

_VERB = re.compile(
    r"\b(?P<verb>imposes?|sets?|raises?|cuts?|halves?|doubles?|pauses?|extends?|opens?|threatens?"
    r"|proposes?|bans?|lifts?|signs?|agrees?|limits?|orders?|puts?|rules?|suspends?|delays?"
    r"|tightens?|drops?|ends?|approves?|launches?|seeks?)\b"
)
_MEASURE = re.compile(
    r"\b(?P<measure>tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax|quotas?|ban|surtax|safeguards?)\b"
    r"(?: of (?:up to )?\d[\d.,]*%)? (?:on|for) (?P<on>[a-z’'A-Z-]+(?: (?!(?:for|to|in|after|as|and"
    r"|at|by|over|unless|if|from|with|until|on|of)\b)[\w’'-]+){0,3})"
)


def prompts(briefings: Sequence[Briefing], now: datetime) -> tuple[str, ...]:
    """Suggest up to three questions, each on another story, that its briefing answers.

    The newest stories come first. Each question was asked of what its briefing quotes, and
    had an answer; a story that has none is left out.
    """
    fresh = sorted(briefings, key=lambda each: (now - each.as_of > TODAY, -each.as_of.timestamp()))
    found: list[str] = []
    for briefing in fresh:
        if len(found) == MOST:
            break
        asked = next((each for each in _asked(briefing) if _answers(briefing, each, now)), None)
        if asked is not None and asked not in found:
            found.append(asked)
    return tuple(found)


def _asked(briefing: Briefing) -> Iterator[str]:
    """Turn a headline into questions, the most telling first."""
    headline = briefing.headline.text
    measure = _MEASURE.search(headline)
    if measure is None:
        return
    whose, thing = _whose(headline), f"{measure['measure']} on {measure['on']}"
    named = f"{whose} {thing}" if whose else f"the {thing}"
    plural = measure["measure"].endswith("s")
    for form in (
        f"When {'do' if plural else 'does'} {named} take effect?",
        f"How high {'are' if plural else 'is'} {named}?",
        f"Who opposes {named}?",
    ):
        if len(form) <= TITLE:
            yield form


def _whose(headline: str) -> str:
    """Name the country or bloc that acts in a headline: it stands before the verb."""
    verb = _VERB.search(headline)
    if verb is None:
        return ""
    before = [place for place in places.find(headline) if place.end <= verb.start()]
    if len(before) != 1:
        return ""
    name = headline[before[0].start : before[0].end].removesuffix("’s").removesuffix("'s")
    return f"the {name}" if name.isupper() else f"{name}’s"


def _answers(briefing: Briefing, question: str, now: datetime) -> bool:
    quoted = [
        citation.quote
        for line in (*(point.line for point in briefing.key_points), *briefing.opening)
        for citation in line.citations
    ]
    title = briefing.headline.text
    text = f"{title}\n\n" + "\n\n".join(dict.fromkeys(quoted))
    article = Article(
        id=briefing.id,
        url="",
        publisher="",
        title=title,
        text=text,
        snapshot=fingerprint(text),
        coverage=Coverage.FULL_TEXT,
        seen=briefing.as_of,
        published=briefing.as_of,
    )
    return bool(answer(Question(text=question, asked=now), [article], 1, (), now).lines)
