"""A writer's draft through the gate, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from bot.domain import Article, Draft, Dropped, Line, Outcome, Section, Verdict
from bot.gate.evidence import cite
from bot.gate.verdict import check
from bot.language import sentences
from bot.language.spans import Span


def judge(
    draft: Draft,
    articles: Mapping[str, Article],
    told: Callable[[Verdict], None] = lambda _: None,
) -> tuple[Draft, tuple[Dropped, ...]]:
    """Pass every line of a draft through the gate; `told` hears each verdict.

    Gives the draft without the lines that are unsupported, and without the sections that
    this empties, and each line dropped with its verdict. A headline that fails is dropped
    too; the title of the first article that the draft cites stands in for it, word for word.
    """
    dropped: list[Dropped] = []

    def passes(line: Line) -> bool:
        verdict = check(line, articles)
        told(verdict)
        if verdict.outcome is not Outcome.UNSUPPORTED:
            return True
        dropped.append(Dropped(line=line, verdict=verdict))
        return False

    headline = draft.headline if passes(draft.headline) else _title(draft, articles)
    judged = Draft(
        headline=headline,
        key_points=tuple(point for point in draft.key_points if passes(point.line)),
        opening=tuple(filter(passes, draft.opening)),
        sections=tuple(_sections(draft.sections, passes)),
        ahead=tuple(filter(passes, draft.ahead)),
    )
    return judged, tuple(dropped)


def _sections(sections: Iterable[Section], passes: Callable[[Line], bool]) -> Iterator[Section]:
    for section in sections:
        if kept := tuple(filter(passes, section.paragraphs)):
            yield replace(section, paragraphs=kept)


def _title(draft: Draft, articles: Mapping[str, Article]) -> Line:
    """Take the title of the first article cited, or its first sentence where it has none."""
    lines = [draft.headline, *(point.line for point in draft.key_points), *draft.opening]
    cited = [citation.article_id for line in lines for citation in line.citations]
    article = next((articles[key] for key in cited if key in articles), None)
    article = article or next(iter(articles.values()), None)
    if article is None or not (spans := sentences.split(article.text)):
        return Line(text="", citations=())
    titled = bool(article.title) and article.text.startswith(article.title)
    citation = cite(article, Span(0, len(article.title)) if titled else spans[0])
    return Line(text=citation.quote, citations=(citation,))
