"""All that a briefing, an update or an answer rests on, for a modal and for an audit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import TypeAlias

from bot.channels import answers, changes
from bot.channels.layout import clock, stamp
from bot.domain import (
    Answer,
    Article,
    Briefing,
    Citation,
    Dropped,
    Line,
    Proven,
    SourceLine,
    fingerprint,
)

POINTS = "Key points"

Part: TypeAlias = tuple[str, tuple[Line, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What was told, line by line, with what carries it.

    `headline` heads it and is a claim too, `question` is what an answer answers. `parts` are
    the lines under their headings, in the order in which they are read. `articles` are those
    of the `sources` that are kept, by id. `new` are the texts that `earlier` did not tell yet,
    where there is an earlier briefing, and `moves` what was another thing there; `unproven` is
    what the gate would not have set side by side.
    """

    kind: str
    id: str
    as_of: datetime
    parts: tuple[Part, ...]
    sources: tuple[SourceLine, ...]
    articles: Mapping[str, Article]
    told: Briefing | Answer
    headline: Line | None = None
    question: str = ""
    dropped: tuple[Dropped, ...] = ()
    mended: tuple[Dropped, ...] = ()
    model: str = ""
    prompts: tuple[str, ...] = ()
    earlier: Briefing | None = None
    new: frozenset[str] = frozenset()
    moves: tuple[Proven, ...] = ()
    differences: tuple[Proven, ...] = ()
    unproven: tuple[Dropped, ...] = ()

    @property
    def lines(self) -> Iterator[tuple[str, Line]]:
        """Every line with its place, the headline first; a point's is its role."""
        if self.headline is not None:
            yield "Headline", self.headline
        for place, lines in self.parts:
            roles = self._roles if place == POINTS else ()
            yield from ((name or place, line) for name, line in zip_longest(roles, lines))

    @property
    def _roles(self) -> tuple[str, ...]:
        points = self.told.key_points if isinstance(self.told, Briefing) else ()
        return tuple(point.role.value.capitalize() for point in points)

    @property
    def sound(self) -> bool:
        """Whether every citation stands in a snapshot as it is kept."""
        return not any(self.wrong(each) for _, line in self.lines for each in line.citations)

    def wrong(self, citation: Citation) -> str:
        """Say what is wrong with a citation; nothing where its words stand as they are cited."""
        article = self.articles.get(citation.article_id)
        if article is None:
            return "its article is not kept"
        if fingerprint(article.text) != citation.snapshot:
            return "its snapshot is another one"
        if article.text[citation.start : citation.end] != citation.quote:
            return "its words do not stand there"
        return ""

    def stamp(self, zone: str) -> str:
        """Say when and how it was made, as its message does."""
        if isinstance(self.told, Briefing):
            return stamp(self.told, zone)
        return answers.stamp(self.told, zone)

    def when(self, zone: str) -> str:
        """Say as of when it is."""
        return f"as of {clock(self.as_of, zone)}"


def of_briefing(
    briefing: Briefing, articles: Mapping[str, Article], earlier: Briefing | None = None
) -> Account:
    """Account for a briefing, and for what is new in it against an earlier one of its story."""
    fresh = changes.fresh(earlier, briefing) if earlier else ()
    moves = briefing.moved((earlier,)) if earlier else ()
    return Account(
        kind="briefing",
        id=briefing.id,
        as_of=briefing.as_of,
        headline=briefing.headline,
        parts=(*_parts(briefing), *_pairs(moves, briefing.differences)),
        sources=briefing.sources,
        articles=articles,
        told=briefing,
        dropped=briefing.dropped,
        mended=briefing.mended,
        model=briefing.model,
        prompts=briefing.prompts,
        earlier=earlier,
        new=frozenset(line.text for line in fresh),
        moves=moves,
        differences=briefing.differences,
        unproven=briefing.unproven,
    )


def of_update(old: Briefing, new: Briefing, articles: Mapping[str, Article]) -> Account:
    """Account for what an update tells: what is new, what it was before, what is withdrawn."""
    whole = of_briefing(new, articles, old)
    gone = {each.sentence for each in changes.withdrawn(old, new)}
    withdrawn = tuple(
        line
        for line in old.lines
        if any(
            cited.quote in each or each in cited.quote for cited in line.citations for each in gone
        )
    )
    olds = [each.pair.old for each in whole.moves if each.pair.old]
    had = tuple(line for line in old.lines if any(words in line.text for words in olds))
    before = had or ((old.headline,) if whole.moves else ())
    parts = (
        ("What is new", changes.fresh(old, new)),
        ("Told before", before),
        ("No longer in the article", withdrawn),
    )
    known = {source.article_id for source in new.sources}
    older = tuple(each for each in old.sources if each.article_id not in known)
    return Account(
        kind="update",
        id=new.id,
        as_of=new.as_of,
        headline=new.headline,
        parts=(
            *((place, lines) for place, lines in parts if lines),
            *_pairs(whole.moves, new.differences),
        ),
        sources=(*new.sources, *older),
        articles=articles,
        told=new,
        dropped=new.dropped,
        mended=new.mended,
        model=new.model,
        prompts=new.prompts,
        earlier=old,
        new=whole.new,
        moves=whole.moves,
        differences=whole.differences,
        unproven=whole.unproven,
    )


def of_answer(id_: str, answer: Answer, articles: Mapping[str, Article]) -> Account:
    """Account for an answer."""
    return Account(
        kind="answer",
        id=id_,
        as_of=answer.as_of,
        question=answer.question.text,
        parts=(("Answer", answer.lines),),
        sources=answer.sources,
        articles=articles,
        told=answer,
        dropped=answer.held_back,
        mended=answer.mended,
        model=answer.model,
        prompts=answer.prompts,
    )


def _parts(briefing: Briefing) -> Iterator[Part]:
    yield POINTS, tuple(point.line for point in briefing.key_points)
    if briefing.opening:
        yield "Opening", briefing.opening
    yield from ((part.heading, part.paragraphs) for part in briefing.sections)
    if briefing.ahead:
        yield "What is next", briefing.ahead


def _pairs(moves: Sequence[Proven], differences: Sequence[Proven]) -> Iterator[Part]:
    """Give each pair of values with the line that it was judged by on either side."""
    for each in moves:
        yield f"Moved: {each.pair.told}", (each.was, each.now)
    for each in differences:
        yield f"Outlets differ: {each.pair.told}", (each.was, each.now)
