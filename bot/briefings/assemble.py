"""A draft that passed the gate -> a briefing, with its sources and its stamp."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.briefings.candidates import candidates
from bot.briefings.witnesses import Witnesses
from bot.domain import Article, Briefing, Draft, Dropped, SourceLine, Story, Writer, identify


def assemble(
    story: Story,
    articles: Sequence[Article],
    draft: Draft,
    dropped: tuple[Dropped, ...],
    now: datetime,
    writer: Writer,
    *,
    model: str = "",
    prompts: tuple[str, ...] = (),
    mended: tuple[Dropped, ...] = (),
) -> Briefing:
    """Put a briefing together; written again at the same revision it has the same id.

    `model` and `prompts` (their refs) are what a briefing was written by that a model wrote.
    """
    witnesses = Witnesses(articles, story.copies or story.voices)
    return Briefing(
        id=identify(story.id, str(story.revision)),
        story_id=story.id,
        revision=story.revision,
        headline=draft.headline,
        key_points=tuple(
            replace(point, line=witnesses.named(point.line)) for point in draft.key_points
        ),
        opening=draft.opening,
        sections=tuple(
            replace(part, paragraphs=tuple(map(witnesses.of_lead, part.paragraphs)))
            for part in draft.sections
        ),
        ahead=tuple(map(witnesses.named, draft.ahead)),
        sources=_sources(articles, story.voices),
        voices=len(story.voices),
        as_of=now,
        writer=writer,
        dropped=dropped,
        mended=mended,
        model=model,
        prompts=prompts,
        flash=len(candidates(story, articles)) <= 1,
    )


def _sources(
    articles: Sequence[Article], voices: Sequence[Sequence[str]]
) -> tuple[SourceLine, ...]:
    """List each article once, the articles of one outlet together, the first outlet first."""
    once = {article.id: article for article in sorted(articles, key=lambda each: each.when)}
    outlets = list(dict.fromkeys(article.publisher for article in once.values()))
    voice = {id_: ids[0] for ids in voices for id_ in ids}
    return tuple(
        SourceLine.of(article, voice.get(article.id, ""))
        for article in sorted(once.values(), key=lambda each: outlets.index(each.publisher))
    )
