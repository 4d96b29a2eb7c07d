"""A writer's draft through the gate, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from bot.domain import Article, Draft, Dropped, Line, Outcome, Verdict
from bot.gate.evidence import cite
from bot.gate.verdict import check
from bot.language import sentences
from bot.language.boilerplate import states
from bot.language.spans import Span

Given = Callable[[Line, Mapping[str, Article]], Verdict]


def lines(draft: Draft) -> Iterator[Line]:
    """List every line of a draft, in the order in which it is read."""
    yield draft.headline
    yield from (point.line for point in draft.key_points)
    yield from draft.opening
    yield from (line for section in draft.sections for line in section.paragraphs)
    yield from draft.ahead


def judge(
    draft: Draft,
    articles: Mapping[str, Article],
    told: Callable[[Verdict], None] = lambda _: None,
    check: Given = check,
) -> tuple[Draft, tuple[Dropped, ...]]:
    """Pass every line of a draft through the gate; `told` hears each verdict.

    Gives the draft without the lines that are unsupported, and without the sections that
    this empties, and each line dropped with its verdict. A headline that fails is dropped
    too; the title of the first article that the draft cites stands in for it, word for word.
    """
    dropped: list[Dropped] = []

    def passed(line: Line) -> Line | None:
        verdict = check(line, articles)
        told(verdict)
        if verdict.outcome is not Outcome.UNSUPPORTED:
            return line.judged(verdict)
        dropped.append(Dropped(line=line, verdict=verdict))
        return None

    def kept(lines: Iterable[Line]) -> tuple[Line, ...]:
        return tuple(line for each in lines if (line := passed(each)))

    judged = Draft(
        headline=passed(draft.headline) or _title(draft, articles),
        key_points=tuple(
            replace(point, line=line) for point in draft.key_points if (line := passed(point.line))
        ),
        opening=kept(draft.opening),
        sections=tuple(
            replace(section, paragraphs=lines)
            for section in draft.sections
            if (lines := kept(section.paragraphs))
        ),
        ahead=kept(draft.ahead),
    )
    return judged, tuple(dropped)


def _title(draft: Draft, articles: Mapping[str, Article]) -> Line:
    """Take the title of the first article cited, or its first sentence where it has none."""
    lines = [draft.headline, *(point.line for point in draft.key_points), *draft.opening]
    cited = [citation.article_id for line in lines for citation in line.citations]
    article = next((articles[key] for key in cited if key in articles), None)
    article = article or next(iter(articles.values()), None)
    if article is None or not (spans := sentences.split(article.text)):
        return Line(text="", citations=())
    titled = bool(article.title) and article.text.startswith(article.title)
    if not states(article.title):
        return Line(text=f"A report from {article.publisher}", citations=())
    citation = cite(article, Span(0, len(article.title)) if titled else spans[0])
    return Line(text=citation.quote, citations=(citation,))
