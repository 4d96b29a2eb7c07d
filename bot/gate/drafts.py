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
    yield from [draft.headline] if draft.headline.text else []
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
    too; the first title that passes stands in for it, word for word.
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

    headline = passed(draft.headline) if draft.headline.text else None
    judged = Draft(
        headline=headline or _stand_in(draft, articles),
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


def _stand_in(draft: Draft, articles: Mapping[str, Article]) -> Line:
    """Head a draft by the title of an article, those first that it cites, or by its outlet.

    Of one without a title its first sentence is taken. It stands in only where it passes the
    gate itself.
    """
    cited = (citation.article_id for line in lines(draft) for citation in line.citations)
    found = [articles[id_] for id_ in dict.fromkeys((*cited, *articles)) if id_ in articles]
    for article in found:
        if (line := _head(article)) is not None:
            verdict = check(line, articles)
            if verdict.outcome is not Outcome.UNSUPPORTED:
                return line.judged(verdict)
    return Line(text=f"A report from {found[0].publisher}" if found else "", citations=())


def _head(article: Article) -> Line | None:
    titled = bool(article.title) and article.text.startswith(article.title)
    spans = [Span(0, len(article.title))] if titled else sentences.split(article.text)[:1]
    if not spans or not states(article.text[spans[0].start : spans[0].end]):
        return None
    citation = cite(article, spans[0])
    return Line(text=" ".join(citation.quote.split()), citations=(citation,))
