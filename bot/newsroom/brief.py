"""Story -> briefing, through the gate."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import structlog

from bot.briefings import assemble, extractive
from bot.briefings.write import rewrite, write_with_model
from bot.channels.cited import takes_back
from bot.channels.layout import titled
from bot.channels.reasons import too_little
from bot.domain import (
    Article,
    Briefing,
    Concern,
    Flow,
    Story,
    Writer,
    identify,
)
from bot.errors import BudgetSpent, LLMBusy, LLMDeclined, LLMError, LLMRefused
from bot.language.boilerplate import heads
from bot.newsroom.desk import Desk, Model, Writes
from bot.newsroom.gating import appoint, better, judged, tell
from bot.newsroom.pairing import differing, moved
from bot.newsroom.watch import note

log = structlog.get_logger()


_INSTEAD: tuple[tuple[type[LLMError], Writer], ...] = (
    (LLMDeclined, Writer.DECLINED),
    (LLMBusy, Writer.SILENT),
    (LLMRefused, Writer.SILENT),
    (BudgetSpent, Writer.UNPAID),
)


async def brief(desk: Desk, story_id: str) -> None:
    """Write a story up and keep the briefing, due to be announced."""
    story = await desk.store.story(story_id)
    if story is None:
        await desk.store.finish(Flow.BRIEF, story_id)
        return
    sources = await desk.store.articles(story.article_ids)
    briefing = await compose(desk, story, sources)
    points = len(briefing.key_points)
    # What stands in a channel must not stay wrong: of a story that was told, one is enough, or none
    # where its outlet has withdrawn it.
    enough = points or any(map(takes_back, briefing.sources))
    if not briefing.tells and not (enough and await desk.store.briefings_of(story_id)):
        held = f"{story_id}:{story.revision}"
        name = story.title if heads(story.title) or not sources else titled(sources[0])
        await note(desk, Concern.HELD_BACK, held, name, too_little(briefing))
        await desk.store.hold_back(story, desk.now())
        desk.observer.held_back()
        log.warning("story.held_back", story=story_id, points=points)
        return
    briefing = await moved(desk, briefing)
    await desk.store.save_briefing(briefing, desk.now())
    desk.observer.briefed(briefing)
    log.info(
        "story.briefed",
        story=story_id,
        briefing=briefing.id,
        revision=briefing.revision,
        points=points,
        dropped=len(briefing.dropped),
        voices=briefing.voices,
    )


async def compose(desk: Writes, story: Story, sources: Sequence[Article]) -> Briefing:
    """Write a story up from its articles; every line of what comes out passed the gate.

    Without a model, or where the model brings too little that passes, the briefing is
    extracted, and says so.
    """
    writer = Writer.EXTRACTED
    if desk.model is not None:
        try:
            written = await _written(desk, desk.model, story, sources)
        except LLMError as error:
            writer = instead_of_model(error)
            log.warning("briefing.extracted_instead", story=story.id, why=str(error))
        else:
            if written.tells:
                return await differing(desk, written, sources)
            writer = Writer.UNUSABLE
            log.warning("briefing.extracted_instead", story=story.id, why="too little passed")
        desk.observer.fell_back(writer)
    extracted = await _extracted(desk, story, sources, writer)
    return await differing(desk, extracted, sources)


async def _extracted(
    desk: Writes, story: Story, sources: Sequence[Article], writer: Writer
) -> Briefing:
    """Extract a briefing, once more with other sentences where the gate stopped some.

    They are the sources' own words: no model is asked about them.
    """
    now = desk.now()
    draft = await asyncio.to_thread(extractive.write, story, sources, now)
    gated = await judged(desk, draft, sources)
    stopped = gated.dropped
    if stopped:
        cited = frozenset(cite for each in stopped for cite in each.line.citations)
        again = await asyncio.to_thread(extractive.write, story, sources, now, cited)
        gated = better(gated, await judged(desk, again, sources))
    tell(desk, gated)
    return assemble.assemble(
        story, sources, gated.passed, gated.dropped, now, writer, mended=gated.mended
    )


async def _written(
    desk: Writes, model: Model, story: Story, sources: Sequence[Article]
) -> Briefing:
    """Have the model write, and write anew once what the gate stopped. Raises LLMError."""
    now = desk.now()
    writing = await write_with_model(story, sources, now, model.llm, model.briefing)
    judge = appoint(desk, model, writing.left)
    gated = await judged(desk, writing.draft, sources, judge, by_model=True)
    if judge is not None:
        writing = replace(writing, left=judge.left)
    try:
        again = await rewrite(writing, gated.dropped, model.llm, model.repair)
    except LLMError as error:
        log.warning("briefing.not_rewritten", story=story.id, why=str(error))
        again = None
    if again is not None:
        if judge is not None:
            judge.left = again.left
        anew = await judged(desk, again.draft, sources, judge, by_model=True)
        mended = better(gated, anew)
        writing, gated = (writing if mended is gated else again), mended
    tell(desk, gated)
    return assemble.assemble(
        story,
        sources,
        gated.passed,
        gated.dropped,
        now,
        Writer.MODEL,
        model=writing.model,
        prompts=(*writing.prompts, *(judge.prompts if judge else ())),
        mended=gated.mended,
    )


def instead_of_model(error: LLMError) -> Writer:
    """Say how a text is written where a model failed."""
    return next((writer for kind, writer in _INSTEAD if isinstance(error, kind)), Writer.UNUSABLE)


def lone_story(article: Article) -> Story:
    """Make a story of one article, for a briefing that is asked for by its address."""
    return Story(
        id=identify("story", article.id),
        title=article.title,
        topics=(),
        voices=((article.id,),),
        first_seen=article.seen,
        last_seen=article.seen,
    )
