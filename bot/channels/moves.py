"""What was one thing in the briefings before and is another now: standings, figures, days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from bot.channels import days
from bot.channels.changes import (
    corrections,
    fresh,
    mended,
    mended_days,
    mended_words,
    taken_back,
)
from bot.channels.cited import (
    cited,
    report,
    rests,
    said,
    source_of,
    versions,
    written,
)
from bot.channels.since import owned, recounted, restated, revalued
from bot.domain import Briefing, Pair, Sort, SourceLine
from bot.language import errata, measures
from bot.language.about import one_matter
from bot.language.compared import given, of_one_thing
from bot.language.courses import Report, Turn, course, succeeds, told
from bot.language.measures import Measured
from bot.language.repetition import repeats
from bot.language.restated import plainly
from bot.language.standings import of_one, reached
from bot.language.status import Status

ALIKE = 0.5  # of one sentence's terms, in the other whose figure it changes
# With no more than these nothing is known to have changed.
_ANNOUNCED = frozenset(
    {
        Status.THREATENED,
        Status.OPENED,
        Status.PROPOSED,
        Status.ANNOUNCED,
        Status.AGREED,
        Status.IMPOSED,
        Status.DENIED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Something that was one thing and is another now, in the words of the sources.

    `about` names it, where several things have a value each; `sort` says what it is, and `claim`
    tells a change of status in a plain sentence.
    """

    old: str
    new: str
    about: str = ""
    sort: Sort = field(default=Sort.FIGURE, compare=False)
    claim: str = field(default="", compare=False)

    @property
    def pair(self) -> Pair:
        """The same, to be judged."""
        return Pair(sort=self.sort, old=self.old, new=self.new, about=self.about, claim=self.claim)


def status_move(earlier: Sequence[Briefing], new: Briefing) -> Move | None:
    """Tell how a measure's standing has moved since it was last told, oldest briefing first.

    A report that is new must say so: what others recall of it changes nothing.
    """
    if not earlier:
        return None
    known = {each.article_id: each for briefing in earlier for each in briefing.sources}
    sources = {**known, **{each.article_id: each for each in new.sources}}
    before = _course(known.values(), *earlier)[-1:]
    now = _course(sources.values(), new)[-1:]
    if not now or now[0].report.id in known or not _of_the_story(now[0], earlier[-1]):
        return None
    if now[0].standing.status in _told_before(sources.get(now[0].report.id), known):
        return None
    if before and not succeeds(before[0], now[0]):
        return None
    if not before and now[0].standing.status in _ANNOUNCED:
        return None
    return Move(
        old=before[0].standing.words if before else "",
        new=now[0].standing.words,
        sort=Sort.STATUS,
        claim=plainly(
            earlier[-1].headline.text,
            now[0].standing.status,
            before[0].standing.status if before else None,
        ),
    )


def _course(sources: Iterable[SourceLine], *briefings: Briefing) -> tuple[Turn, ...]:
    """Give the turns that sources tell of, and headlines in a model's words."""
    titles = {source.title for each in briefings for source in each.sources}
    heads = [
        Report(
            (*cited(each.headline), each.id)[0],
            each.headline.text,
            "",
            written(each, each.headline),
        )
        for each in briefings
        if each.headline.text not in titles
    ]
    return course((*map(report, sources), *heads), briefings[-1].headline.text)


def _told_before(source: SourceLine | None, known: Mapping[str, SourceLine]) -> frozenset[Status]:
    """List the standings of an article that its version before had too."""
    before = known.get(source.previous) if source else None
    if before is None:
        return frozenset()
    found = (
        reached(before.title, before.when, heading=True),
        told(before.title, before.lead, before.when, before.title),
    )
    return frozenset(each.status for each in found if each)


def _of_the_story(turn: Turn, known: Briefing) -> bool:
    """Say whether a report is of the measure that the story was told of."""
    title, lead, when = turn.report.title, turn.report.lead, turn.report.when
    text = title if reached(title, when, heading=True) else lead
    titles = {known.headline.text, *(source.title for source in known.sources)}
    return any(of_one(text, each) for each in titles)


def all_moves(earlier: Sequence[Briefing], new: Briefing) -> tuple[Move, ...]:
    """Tell what was one thing in the briefings before, oldest first, and is another now."""
    status = status_move(earlier, new)
    if not earlier:
        return ()
    last = earlier[-1]
    words = [_edit(each.old, each.new) for each in mended_words(last, new)]
    words += [_edit(wrong, right) for _, wrong, right in owned(last, new)]
    others = (*figure_moves(last, new), *day_moves(last, new), *words)
    moved = (each for each in others if each.old.casefold() != each.new.casefold())
    return tuple(dict.fromkeys((*((status,) if status else ()), *moved)))


def figure_moves(old: Briefing, new: Briefing) -> tuple[Move, ...]:
    """Tell which figures of a headline were others before, and which an outlet has corrected."""
    since = [Move(old=one, new=two, about=on) for one, two, on in revalued(old, new)]
    since += [Move(old=one, new=two) for one, two in (*restated(old, new), *recounted(old, new))]
    pairs = _of_one(old.headline.text, new.headline.text)
    headed = [Move(old=one.words, new=two.words) for one, two in pairs]
    corrected = [_edit(each.old, each.new) for each in mended(old, new)]
    shown = [Move(old=one.words, new=two.words) for one, two in _figures_shown(old, new)]
    named = {(each.old, each.new) for each in since if each.about}
    first = [each for each in (*headed, *corrected) if (each.old, each.new) not in named]
    known = {each.new for each in first}
    others = (each for each in (*since, *shown) if each.about or each.new not in known)
    return _once((*first, *others))


def _edit(old: str, new: str) -> Move:
    return Move(old=old, new=new, sort=Sort.EDIT)


def _once(moves: Iterable[Move]) -> tuple[Move, ...]:
    """Give each change once, in whatever words, with what it is about where one names it."""
    found: dict[tuple[object, object], Move] = {}
    for each in moves:
        found.setdefault((_amount(each.old), _amount(each.new)), each)
    return tuple(found.values())


def _amount(words: str) -> object:
    return next((each.amount for each in measures.find(words)), words.casefold())


def _of_one(was: str, text: str) -> Iterator[tuple[Measured, Measured]]:
    """Give the figures that two texts put to one thing, and no text shows to be of two."""
    one, two = given(was, ""), given(text, "")
    for mine, other in measures.differing(was, text):
        if not mine.former and of_one_thing(one, two, mine.amount, other.amount):
            yield mine, other


def _figures_shown(old: Briefing, new: Briefing) -> Iterator[tuple[Measured, Measured]]:
    """Give the figures to which new lines give others than was told, in sentences alike."""
    for line, before in product(fresh(old, new), old.lines):
        text, was = said(line), said(before)
        alike = repeats(text, was, share=ALIKE) or repeats(was, text, share=ALIKE)
        if alike and days.later(old, before, new, line) and one_matter(text, was):
            yield from _of_one(was, text)


def day_moves(old: Briefing, new: Briefing) -> tuple[Move, ...]:
    """Tell which days an outlet has corrected, and which have moved since they were told."""
    edits = [_edit(each.old, each.new) for each in mended_days(old, new)]
    parts = [
        Move(old=was, new=now, about=on, sort=Sort.DAY) for was, now, on in days.of_parts(old, new)
    ]
    moved = [Move(old=each.was, new=each.now, sort=Sort.DAY) for each in days.moved(old, new)]
    return _once((*edits, *parts, *moved))


def correctors(old: Briefing, new: Briefing) -> tuple[str, ...]:
    """Name the publishers that have something else by now than was told of them."""
    sentences = {each.after for each in corrections(old, new)}
    edits = {each.text for each in days.shown(old, new) if each.edit}
    later = versions(old, new)
    named = [
        source.publisher
        for line in new.lines
        if (source := source_of(new, line)) and source.article_id in later
        if said(line) in edits or any(rests(line, each) for each in sentences)
    ]
    edited = [
        source.publisher
        for source in new.sources
        if source.article_id in later and source.changes is not None
        if any(each.after in sentences for each in source.changes.revised)
    ]
    said_so = [source.publisher for source, _, _ in owned(old, new)]
    return tuple(dict.fromkeys((*named, *edited, *said_so, *taken_back(old, new))))


def corrects(old: Briefing, new: Briefing) -> bool:
    """Say whether a source corrects what was reported before: a new one, or one as it is now."""
    known = {source.article_id for source in old.sources}
    titles = [source.title for source in new.sources if source.article_id not in known]
    lines = [line.text.lstrip("“") for line in fresh(old, new)]
    return (
        any(errata.corrects(text) for text in (*titles, *lines))
        or bool(corrections(old, new))
        or next(owned(old, new), None) is not None
        or any(each.edit for each in days.shown(old, new))
        or bool(taken_back(old, new))
    )
