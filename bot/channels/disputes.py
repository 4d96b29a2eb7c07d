"""What the sources of a briefing differ on: figures, and the days of one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, product

from bot.channels.cited import follows, said, source_of, takes_back, values_of, written
from bot.domain import Briefing, Line, Pair, Role, Sort, SourceLine
from bot.language import dates, kinds, measures, rescheduled, scheduled, tallies
from bot.language.about import one_matter
from bot.language.compared import about, formers, replacing, restated, rivals
from bot.language.courses import told
from bot.language.standings import denied, of_one
from bot.language.status import Standing, Status

_PLANNED = frozenset({Status.PROPOSED, Status.ANNOUNCED, Status.APPROVED, Status.IMPOSED})
MOST = 3  # that are shown of one story


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Two publishers that put a different figure, or another day, to the same thing.

    `on` says of a day what it is the day of, where the sources tell.
    """

    one: str
    says: str
    other: str
    holds: str
    on: str = ""
    sort: Sort = field(default=Sort.FIGURES_DIFFER, compare=False)

    @property
    def pair(self) -> Pair:
        """The same, to be judged."""
        says, _, about = self.says.partition(" on ")
        return Pair(
            sort=self.sort,
            old=says,
            new=self.holds.partition(" on ")[0],
            about=self.on or about,
            one=self.one,
            other=self.other,
        )


@lru_cache(maxsize=16)  # a message asks for those of one briefing several times
def disputes(briefing: Briefing) -> tuple[Dispute, ...]:
    """Tell where sources of one day differ, each two values once."""
    found: dict[tuple[str, str], Dispute] = {}
    for each in (*_reported(briefing), *_figures(briefing), *_days(briefing)):
        one, two = each.says.split(" on ")[0], each.holds.split(" on ")[0]
        if (two, one) not in found:
            found.setdefault((one, two), each)
    return tuple(found.values())[:MOST]


def _reported(briefing: Briefing) -> Iterator[Dispute]:
    """Tell where the titles and leads of two outlets of one day give a thing two values."""
    standing = (each for each in briefing.sources if not takes_back(each))
    sources = sorted(standing, key=lambda each: each.when)
    for first, second in combinations(sources, 2):
        if not first.is_independent_of(second) or follows(second, first):
            continue
        found = (_values, _formers, _tallies, _otherwise, _standings)
        for find, sort in zip(found, (*[Sort.FIGURES_DIFFER] * 4, Sort.STATUS), strict=True):
            for words, rival in find(sources, first, second):
                yield Dispute(
                    one=first.publisher,
                    says=words,
                    other=second.publisher,
                    holds=rival,
                    sort=sort,
                )


def _values(
    sources: Sequence[SourceLine], first: SourceLine, second: SourceLine
) -> Iterator[tuple[str, str]]:
    one, two = values_of(first), values_of(second)
    changed = {(each.amount, rival.amount) for each, rival in replacing(one, two)}
    for value, rival in rivals(one, two):
        ended = any(
            (source.publisher == first.publisher and _gives(source, rival.amount))
            or (source.publisher == second.publisher and _gives(source, value.amount))
            or any(each.amount != rival.amount for _, each in replacing(two, values_of(source)))
            for source in sources
            if source.when > second.when
        )
        if not ended and (value.amount, rival.amount) not in changed:
            on = about(value, one) or about(rival, two)
            yield _on(value.words, on), _on(rival.words, on)


def _on(words: str, about: str) -> str:
    return f"{words} on {about}" if about else words


def _formers(
    sources: Sequence[SourceLine], first: SourceLine, second: SourceLine
) -> Iterator[tuple[str, str]]:
    """Give the rates of before where two agree on the one that takes their place."""
    for value, rival in formers(values_of(first), values_of(second)):
        later = (source for source in sources if source.when > second.when)
        ended = any(
            each.former and each.amount in (value.amount, rival.amount)
            for source in later
            if source.publisher in (first.publisher, second.publisher)
            for each in values_of(source).values
        )
        if not ended:
            yield f"from {value.words}", f"from {rival.words}"


def _tallies(
    sources: Sequence[SourceLine], first: SourceLine, second: SourceLine
) -> Iterator[tuple[str, str]]:
    """Give how many firms, countries or jobs each says that there are."""
    for count, rival in tallies.rivals(_counts(first), _counts(second)):
        later = [source for source in sources if source.when > second.when]
        ended = any(
            each.amount == theirs.amount
            for own, theirs in ((first, rival), (second, count))
            for source in later
            if source.publisher == own.publisher
            for each in _counts(source)
        )
        if not ended:
            yield count.words, rival.words


def _otherwise(
    sources: Sequence[SourceLine], first: SourceLine, second: SourceLine
) -> Iterator[tuple[str, str]]:
    """Give over what time each has one figure, and what kind of duty it is the rate of."""
    if not of_one(second.title, first.title):
        return
    for one, two in kinds.differing(first.lead, second.lead):
        later = [each for each in sources if each.when > second.when]
        ended = any(
            (each.publisher == first.publisher and two in each.lead)
            or (each.publisher == second.publisher and one in each.lead)
            for each in later
        )
        if not ended:
            yield one, two


def _counts(source: SourceLine) -> tuple[tallies.Tally, ...]:
    return tallies.of(source.title, source.lead)


def _of_one_thing(pair: tuple[SourceLine, SourceLine], *amounts: tuple[Decimal, str]) -> bool:
    """Say whether two articles do not show that they give two values to two things, or times."""
    one, two = map(values_of, pair)
    read = all(
        any(value.amount == amount for value in given.values)
        for given, amount in zip((one, two), amounts, strict=True)
    )
    mine, theirs = amounts
    if mine in restated(two) or theirs in restated(one):
        return False
    changed = {
        frozenset((first.amount, second.amount))
        for pair in ((one, two), (two, one))
        for first, second in replacing(*pair)
    }
    if frozenset(amounts) in changed or any(each.amount == theirs for each in one.values):
        return False
    found = ((first.amount, second.amount) for first, second in rivals(one, two))
    return not read or (mine, theirs) in found


def _gives(source: SourceLine, amount: object) -> bool:
    return any(each.amount == amount for each in values_of(source).values)


def _standings(
    sources: Sequence[SourceLine], first: SourceLine, second: SourceLine
) -> Iterator[tuple[str, str]]:
    """Give how far a measure has come by one outlet, where another denies it."""
    done = told(first.title, first.lead, first.when, first.title)
    denial = _denial(second)
    if not (done and denial and of_one(second.title, first.title)):
        return
    if denial.status not in (done.status, Status.DENIED if done.status in _PLANNED else None):
        return
    ended = any(
        (source.publisher == first.publisher and _denial(source))
        or (source.publisher == second.publisher and _reaches(source, done))
        for source in sources
        if source.when > second.when
    )
    if not ended:
        yield done.words, denial.words


def _denial(source: SourceLine) -> Standing | None:
    found = told(source.title, source.lead, source.when, source.title)
    if found is not None and found.status is Status.DENIED:
        return found
    return denied(source.title, source.when, heading=True) or denied(source.lead, source.when)


def _reaches(source: SourceLine, standing: Standing) -> bool:
    found = told(source.title, source.lead, source.when, source.title)
    return found is not None and found.status is standing.status


def _figures(briefing: Briefing) -> Iterator[Dispute]:
    """Tell where a source of one day has another figure than the headline, or than the news."""
    news = (point.line for point in briefing.key_points if point.role is Role.NEWS)
    for head, line in product((briefing.headline, *news), briefing.lines[1:]):
        pair = _pair(briefing, head, line)
        if pair is None or not one_matter(head.text, line.text):
            continue
        for one, two in measures.differing(said(head), said(line)):
            if _of_one_thing(pair, one.amount, two.amount) and not _came_round(
                briefing, pair, (one.amount, two.amount)
            ):
                yield Dispute(
                    one=pair[0].publisher, says=one.words, other=pair[1].publisher, holds=two.words
                )


def _days(briefing: Briefing) -> Iterator[Dispute]:
    """Tell where two lines of one day give different days to one thing, and none was moved."""
    lines = [line for line in briefing.lines if scheduled.find(said(line), written(briefing, line))]
    moved = {
        (each.old, each.new)
        for line in lines
        for each in rescheduled.stated(said(line), written(briefing, line))
    }
    for first, second in combinations(lines, 2):
        pair = _pair(briefing, first, second)
        if pair is None:
            continue
        when, then = (source.when for source in pair)
        later = second if then >= when else first
        if rescheduled.moving(said(later)):
            continue
        for one, two in scheduled.differing(said(first), when, said(second), then):
            if {(one.day, two.day), (two.day, one.day)} & moved:
                continue
            if not _came_round(briefing, pair, (one.day, two.day)):
                yield Dispute(
                    one=pair[0].publisher,
                    says=one.words,
                    other=pair[1].publisher,
                    holds=two.words,
                    on=one.occasion or "",
                    sort=Sort.DAYS_DIFFER,
                )


def _pair(briefing: Briefing, one: Line, other: Line) -> tuple[SourceLine, SourceLine] | None:
    """Give the sources of two lines, where they are two publishers' of one day."""
    first, second = source_of(briefing, one), source_of(briefing, other)
    if first is None or second is None or not first.is_independent_of(second):
        return None
    return None if follows(first, second) or follows(second, first) else (first, second)


def _came_round(
    briefing: Briefing, pair: tuple[SourceLine, SourceLine], values: tuple[object, object]
) -> bool:
    """Say whether one of two publishers has given the other's value since."""
    return any(
        source.publisher == own.publisher
        and source.when > own.when
        and theirs in _told_by(briefing, source)
        for own, theirs in zip(pair, reversed(values), strict=True)
        for source in briefing.sources
    )


def _told_by(briefing: Briefing, source: SourceLine) -> frozenset[object]:
    """List the figures and days of a source's title and lead, and of the lines that rest on it."""
    texts = f"{source.title}. {source.lead}"
    first = (
        *(each.amount for each in measures.find(texts)),
        *(each.first for each in dates.find(texts, source.when)),
    )
    lines = (line for line in briefing.lines if source_of(briefing, line) == source)
    return frozenset(first).union(*(_given(briefing, line) for line in lines))


def _given(briefing: Briefing, line: Line) -> frozenset[object]:
    """List the figures and days of a line."""
    days = dates.find(said(line), written(briefing, line))
    return frozenset(
        (*(each.amount for each in measures.find(line.text)), *(each.first for each in days))
    )
