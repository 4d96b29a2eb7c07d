"""Question -> answer, from the archive."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace

import structlog

from bot import threads
from bot.channels.topics import about
from bot.domain import (
    Answer,
    Briefing,
    Citation,
    Dropped,
    Exchange,
    Line,
    Nearest,
    Outcome,
    Question,
    Verdict,
    Writer,
)
from bot.errors import LLMError
from bot.language.repetition import same
from bot.newsroom.answered import Hunt, answered
from bot.newsroom.brief import instead_of_model
from bot.newsroom.desk import Desk, Writes
from bot.newsroom.gating import verdict

log = structlog.get_logger()

#: So many articles of the archive are read closely for one question.
CANDIDATES = 50
#: So many stories are offered when there is no answer.
NEAREST = 3
#: So many briefings answer a question for the latest news.
LATEST = 5
_PLURAL = re.compile(r"(?<=\w{3})(?:ies|(?<!s)s)$")


async def answer(desk: Desk, question: Question) -> Answer:
    """Answer a question from the articles of the archive, or say that it has no answer."""
    return [given async for given in compose(desk, question)][-1]


async def compose(
    desk: Desk, question: Question, earlier: Sequence[Exchange] = (), workspace: str = ""
) -> AsyncGenerator[Answer, None]:
    """Answer a question sentence by sentence: each answer has one more, the last is whole.

    Every sentence passed the gate. `earlier` is what was asked before in its thread. Where a
    model fails, what it has said stands, and sentences of the sources follow it.
    """
    hunt = await _hunt(desk, question, earlier)
    given = hunt.blank
    async with aclosing(said(desk, hunt, workspace)) as growing:
        async for given in growing:
            if given.lines:
                yield given
    yield await _placed(desk, given, hunt.found)


async def said(desk: Writes, hunt: Hunt, workspace: str = "") -> AsyncGenerator[Answer, None]:
    """Answer from what a hunt brought, sentence by sentence; the last is whole."""
    given, writer = hunt.blank, Writer.EXTRACTED
    if desk.model is not None and hunt.candidates:
        try:
            async with aclosing(answered(desk, desk.model, hunt, workspace)) as growing:
                async for given in growing:
                    yield given
            if given.lines or not given.dropped:  # or it found no answer, and said so
                return
            writer = Writer.UNUSABLE
        except LLMError as error:
            writer = instead_of_model(error)
            log.warning("answer.quoted_instead", why=str(error))
        desk.observer.fell_back(writer)
    quoted = await asyncio.to_thread(_gated, desk, hunt)
    told = [line.text for line in given.lines]
    lines = [line for line in quoted.lines if not any(same(line.text, each) for each in told)]
    sources = tuple(dict.fromkeys((*given.sources, *quoted.sources)))
    whole = replace(
        quoted,
        writer=writer,
        sources=sources,
        dropped=given.dropped + quoted.dropped,
        held_back=(*given.held_back, *quoted.held_back),
        mended=(*given.mended, *quoted.mended),
        model=given.model,
        prompts=given.prompts,
    )
    for count in range(1, len(lines)):
        yield _of(whole, (*given.lines, *lines[:count]))
    yield _of(whole, (*given.lines, *lines))
    log.info(
        "question.answered",
        found=bool(given.lines or lines),
        support=round(whole.support, 2),
        searched=whole.searched,
    )


async def _hunt(desk: Desk, question: Question, earlier: Sequence[Exchange]) -> Hunt:
    """Look up what a question may be answered from."""
    meant = threads.follow_up(question.text, [each.question.text for each in earlier])
    story_id = question.story_id
    if not story_id and (meant != question.text or threads.leans(question.text)):
        story_id = await _story_talked_of(desk, earlier)
    found = await desk.store.search(threads.search_words(meant), limit=CANDIDATES)
    story = await desk.store.story(story_id) if story_id else None
    first = await desk.store.articles(story.article_ids) if story else ()
    own = frozenset(article.id for article in first)
    rest = await desk.store.articles([id_ for id_ in found if id_ not in own])
    blank = Answer(
        question=question,
        lines=(),
        sources=(),
        searched=await desk.store.count_articles(),
        as_of=desk.now(),
        support=0.0,
        understood=meant if meant != question.text else "",
    )
    return Hunt(
        blank=blank,
        meant=meant,
        found=found,
        candidates=(*first, *rest),
        story=own,
        title=story.title if story else "",
        earlier=tuple(earlier),
    )


def _gated(desk: Writes, hunt: Hunt) -> Answer:
    """Quote the sources, and keep the lines that pass the gate and the sources they cite.

    Other sentences are looked for in the place of those that it stops, once.
    """
    given, stopped = _quoted(desk, hunt)
    mended: tuple[Dropped, ...] = ()
    if stopped:
        cited = frozenset(cite for each in stopped for cite in each.line.citations)
        again, still = _quoted(desk, hunt, cited)
        if len(again.lines) >= len(given.lines):
            gained = min(len(again.lines) - len(given.lines), len(stopped))
            mended, stopped = stopped[:gained], (*stopped[gained:], *still)
            given = again
    for line in given.lines:
        desk.observer.judged(Verdict(outcome=line.outcome or Outcome.UNCLEAR))
    for each in stopped:
        desk.observer.judged(each.verdict)
        for reason in each.verdict.reasons:
            desk.observer.dropped(reason.fault)
    return replace(given, dropped=len(stopped), held_back=stopped, mended=mended)


def _quoted(
    desk: Writes, hunt: Hunt, without: frozenset[Citation] = frozenset()
) -> tuple[Answer, tuple[Dropped, ...]]:
    """Quote the sources; give also what the gate stopped."""
    now = desk.now()
    blank, candidates = hunt.blank, hunt.candidates
    question = replace(blank.question, text=hunt.meant)
    given = threads.answer(question, candidates, blank.searched, (), now, hunt.story, without)
    if hunt.story and not given.lines and blank.understood:  # it names its subject now
        given = threads.answer(question, candidates, blank.searched, (), now, without=without)
    by_id = {article.id: article for article in candidates}
    found = [(line, verdict(desk, line, by_id)) for line in given.lines]
    passed = [line.judged(each) for line, each in found if each.outcome is not Outcome.UNSUPPORTED]
    stopped = tuple(
        Dropped(line=line, verdict=each)
        for line, each in found
        if each.outcome is Outcome.UNSUPPORTED
    )
    whole = replace(given, question=blank.question, understood=blank.understood)
    return _of(whole, tuple(passed)), stopped


def _of(given: Answer, lines: tuple[Line, ...]) -> Answer:
    """Give an answer with these of its lines, and the sources that they cite."""
    cited = {citation.article_id for line in lines for citation in line.citations}
    sources = tuple(source for source in given.sources if source.article_id in cited)
    return replace(given, lines=lines, sources=sources)


async def _placed(desk: Desk, given: Answer, found: Sequence[str]) -> Answer:
    """Name the story that an answer took, or the nearest ones where there is none."""
    if not given.lines:
        return replace(given, nearest=await _stories(desk, found, NEAREST))
    cited = [source.article_id for source in given.sources]
    return replace(given, story=next(iter(await _stories(desk, cited, 1)), None))


async def _stories(desk: Desk, articles: Sequence[str], limit: int) -> tuple[Nearest, ...]:
    return tuple(
        Nearest(
            headline=briefing.headline.text,
            when=briefing.as_of,
            url=briefing.sources[0].url if briefing.sources else "",
        )
        for briefing in await desk.store.briefings_about(articles, limit=limit)
    )


async def _story_talked_of(desk: Desk, earlier: Sequence[Exchange]) -> str:
    """Name the story that the last answer of a thread was taken from, if there is one."""
    for exchange in reversed(earlier):
        if exchange.said and exchange.said.lines:
            cited = [source.article_id for source in exchange.said.sources]
            briefings = await desk.store.briefings_about(cited, limit=1)
            return briefings[0].story_id if briefings else ""
    return ""


async def latest(desk: Desk, topic: str = "", limit: int = LATEST) -> tuple[Briefing, ...]:
    """Give the newest briefings, one a story, newest first; all, or those on a topic.

    A topic matches the topics of the story and the words of its headline and points, a
    plural the singular too, and whom its articles name.
    """
    wanted = [_PLURAL.sub("", word) for word in topic.casefold().split()]
    pairs = await desk.store.latest_briefings(limit=50 if wanted else limit)
    matching = []
    for story, briefing in pairs:
        lines = (briefing.headline, *(point.line for point in briefing.key_points))
        said = " ".join((*story.topics, *(line.text for line in lines))).casefold()
        if all(word in said for word in wanted) or about(topic, story, briefing):
            matching.append(briefing)
    return tuple(matching[:limit])
