"""The model writer: a briefing in a model's words, each line with the words that carry it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from bot.briefings.passages import choose, read_out
from bot.briefings.rewriting import Rewritten, amended, told, troubles
from bot.briefings.written import Written, draft
from bot.domain import Article, Draft, Dropped, Story
from bot.llm import LLM, Prompt

log = structlog.get_logger()

LEAST = 5.0  # seconds; with fewer left nothing is sent back to be written anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What a model wrote, and from what; `left` is what is left of its time, in seconds."""

    draft: Draft
    written: Written
    labelled: Mapping[str, Article]
    reading: str
    today: str
    model: str
    prompts: tuple[str, ...]
    left: float


async def write_with_model(
    story: Story, articles: Sequence[Article], now: datetime, llm: LLM, prompt: Prompt
) -> Writing:
    """Have a model write a story up from its articles. Raises LLMError."""
    labelled = choose(story, articles, prompt.limit("articles"))
    room = prompt.limit("article_characters")
    reading = await asyncio.to_thread(read_out, labelled, room)
    today = f"{now:%A} {now.day} {now:%B %Y}"
    reply = await llm.ask(prompt.render(today=today, articles=reading), Written)
    drafted = await asyncio.to_thread(draft, reply.value, labelled)
    log.info(
        "briefing.drafted",
        story=story.id,
        prompt=reply.prompt,
        model=reply.model,
        points=len(reply.value.key_points),
        kept=len(drafted.key_points),
    )
    return Writing(
        draft=drafted,
        written=reply.value,
        labelled=labelled,
        reading=reading,
        today=today,
        model=reply.model,
        prompts=(reply.prompt,),
        left=reply.left,
    )


async def rewrite(
    writing: Writing, dropped: Sequence[Dropped], llm: LLM, prompt: Prompt
) -> Writing | None:
    """Have a model write anew, once, what failed, told what was wrong with each line.

    None where nothing failed that could be written anew, or no time is left for it. Raises
    LLMError.
    """
    failed = await asyncio.to_thread(troubles, writing.written, writing.labelled, dropped)
    if not failed or writing.left < LEAST:
        return None
    asked = prompt.render(today=writing.today, articles=writing.reading, lines=told(failed))
    reply = await llm.ask(asked, Rewritten, seconds=writing.left)
    written = amended(writing.written, failed, reply.value)
    drafted = await asyncio.to_thread(draft, written, writing.labelled)
    log.info(
        "briefing.rewritten",
        prompt=reply.prompt,
        model=reply.model,
        failed=len(failed),
        rewritten=len(reply.value.lines),
    )
    return replace(
        writing,
        draft=drafted,
        written=written,
        prompts=(*writing.prompts, reply.prompt),
        left=reply.left,
    )
