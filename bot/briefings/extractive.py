"""The extractive writer: a briefing in the sources' own sentences, each with its publisher.

Every line is one whole sentence in quotation marks, verbatim but for the marks inside it,
which become single. What does not stand alone, repeats what is said, or would take more than
the allowance of words from one voice is left out: a thin story gets a short briefing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import chain, islice

from bot.briefings import points
from bot.briefings.candidates import Sentence
from bot.briefings.differing import differing, otherwise
from bot.briefings.headline import headline, turns
from bot.briefings.latest import latest
from bot.briefings.lengths import AHEAD, OPENING, PARAGRAPHS, SECTIONS
from bot.briefings.page import Page, Score, line
from bot.briefings.roles import Reader, amounts
from bot.domain import Article, Citation, Draft, KeyPoint, Line, Role, Section, Story

TOLD = 0.7  # of a further sentence's terms at most may have been used before
CURRENT = 1.0  # what the state of play gains of the headline's day
FREE = 0.5  # what an official text gains in a section: it spends nobody's allowance
AGREES = 1.5  # what it gains under its own heading where it gives a figure of the headline

HEADINGS: Mapping[Role, str] = {
    Role.CHANGE: "What changed",
    Role.STATE: "State of play",
    Role.VOICES: "What they say",
    Role.SIGNIFICANCE: "Why it matters",
}
OFFICIAL = "Official text"
DIFFERING = "Where reports differ"
LATEST = "Also reported"
LATEST_LEADS = 2


def write(
    story: Story,
    articles: Sequence[Article],
    now: datetime,
    without: Collection[Citation] = frozenset(),
) -> Draft:
    """Write a story up from the sentences of its articles, without a model.

    Others stand in the place of those that are cited by `without`, as far as there are any.
    """
    title = headline(articles, without)
    turned = [turn.report.id for turn in turns(articles, title.text)]
    page = Page(story, articles, title, Reader(articles, title.text, now), without)
    # What a measure has come to since is the news, whoever else tells more of it.
    page.turned = turned[-1] if len(turned) > 1 else ""
    chosen, first = points.choose(page)
    others = []
    news = [title, *(line(chosen[role]) for role in (Role.NEWS,) if role in chosen)]
    apart = chain(differing(page, news, articles), otherwise(page, articles))
    for said in islice(apart, PARAGRAPHS):
        page.take(said)
        others.append(said)
    since = []
    for said in islice(latest(page, title.text), LATEST_LEADS):
        page.take(said)
        since.append(said)
    return Draft(
        headline=title,
        key_points=tuple(
            KeyPoint(role=role, line=line(chosen[role])) for role in Role if role in chosen
        ),
        ahead=_ahead(page, first),
        opening=_opening(page),
        sections=_sections(page, {DIFFERING: others, LATEST: since}),
    )


def _ahead(page: Page, first: Sentence | None) -> tuple[Line, ...]:
    """Choose sentences that name a day still to come and not yet named, soonest first."""
    found = [first] if first else []
    while len(found) < AHEAD and (best := page.choose(partial(points.next_day, page))):
        found.append(best)
    return tuple(
        line(each) for each in sorted(found, key=lambda each: min(page.reader.days_ahead(each)))
    )


def _further(page: Page, role: Role) -> Score:
    """Score for the body: what fills the role and adds to what is said."""

    def score(sentence: Sentence) -> float | None:
        days = page.reader.days_ahead(sentence)
        rate = page.rate(sentence, role)
        if rate is None or (days and days <= page.days):
            return None
        told = page.told(sentence)
        if told > TOLD:
            return None
        repeated = 2 * told + page.figures_told(sentence)
        current = role is Role.STATE and sentence.article.id in page.current
        return rate - repeated + FREE * sentence.article.official + CURRENT * current

    return score


def _opening(page: Page) -> tuple[Line, ...]:
    """Choose the lead, the key quotation, and what the story keeps coming back to."""
    chosen: list[Sentence] = []
    for role in (Role.NEWS, Role.VOICES, Role.NEWS, Role.CHANGE, Role.NEWS, Role.NEWS):
        said = sum(each.words for each in chosen)
        if said in OPENING:
            break
        best = page.choose(_further(page, role), range(8, OPENING.stop - said))
        chosen += [best] if best else []
    return tuple(line(each) for each in chosen)


def _sections(page: Page, apart: Mapping[str, list[Sentence]]) -> tuple[Section, ...]:
    """Share what is left among the sections, one sentence each in turn."""
    chosen = {heading: said for heading, said in apart.items() if said}
    for _ in range(PARAGRAPHS):
        for heading, score in sections(page):
            if (heading in chosen or len(chosen) < SECTIONS) and (best := page.choose(score)):
                chosen.setdefault(heading, []).append(best)
    return tuple(
        Section(heading=heading, paragraphs=tuple(line(each) for each in chosen[heading]))
        for heading in (DIFFERING, LATEST, *HEADINGS.values(), OFFICIAL)
        if heading in chosen
    )


def sections(page: Page) -> Iterable[tuple[str, Score]]:
    """List the sections, those first whose sentences are fewest."""

    for role in (Role.VOICES, Role.SIGNIFICANCE, Role.CHANGE, Role.STATE):
        yield HEADINGS[role], _further(page, role)
    yield OFFICIAL, partial(_official, page)


def _official(page: Page, sentence: Sentence) -> float | None:
    """Score an official text's own words: those first that bear the headline's figures out."""
    rate = _further(page, Role.NEWS)(sentence) if sentence.article.official else None
    agrees = bool(amounts(sentence.text) & page.headed)
    return None if rate is None else rate + AGREES * agrees
