"""Whether a page that was read again says something else, what, and when to look again."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from difflib import SequenceMatcher

from bot.domain import Article, Changes, Coverage, Revised, identify
from bot.language import (
    boilerplate,
    emended,
    errata,
    likeness,
    measures,
    scheduled,
    sentences,
)
from bot.language.disavowals import takes_back

# Most corrections come within the hour, most of the others within the day's edition. Two more
# requests an article, and only for those that a story rests on: a tenth of what is read.
AGAIN = (timedelta(hours=1), timedelta(hours=6))

TELLING = 5  # words beside figures and dates: a stamp or a caption has fewer
TAIL = 12  # words: what comes and goes below the text, such as links to other articles, has fewer
REWRITTEN = 0.6  # of the words of two sentences, in both and in one order
KEPT = 20  # sentences added, and removed, that are kept
LONGEST = 400  # characters of one

_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W\d_]+")
_WHEN = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may|june|july"
    r"|august|(?:sept|nov|dec)ember|october|updated|published|posted|edited|[ap]m|gmt|utc|est|et)\b",
    re.IGNORECASE,
)


def again(seen: datetime, now: datetime) -> datetime | None:
    """Say when an article that was first seen then is looked at again, None for never more."""
    return next((seen + wait for wait in AGAIN if seen + wait > now), None)


def succeeds(old: Article, new: Article) -> Article | None:
    """Make of a page that was read again the next version of its article, or None.

    None where it says nothing else, or where less of it was had than before.
    """
    less = old.coverage is Coverage.FULL_TEXT and new.coverage is not Coverage.FULL_TEXT
    if less and not withdrawn(new, old.publisher):
        return None
    if old.snapshot == new.snapshot or (found := changes(old.text, new.text, old.when)) is None:
        return None
    version = old.version + 1
    return replace(
        new,
        id=identify(new.url, new.snapshot, str(version)),
        published=old.published or new.published,
        modified=new.modified or new.seen,
        official=old.official,
        publisher=old.publisher,
        version=version,
        previous=old.id,
        changes=found,
    )


def withdrawn(page: Article, publisher: str) -> bool:
    """Say whether a page says that its outlet has withdrawn the report that stood there."""
    return any(takes_back(each, publisher) for each in page.text.split("\n\n"))


def another(old: Article, new: Article) -> bool:
    """Say whether a page shows another article by now.

    It does where neither its title nor its text is alike, or where both are of other things, but
    not where what stands there says that the report was withdrawn.
    """
    if withdrawn(new, old.publisher):
        return False
    alike = likeness.texts(old.body, new.body)
    if alike is False or (alike is None and not likeness.titles(old.title, new.title)):
        return True
    return likeness.strangers(old.title, old.body, new.title, new.body)


def changes(old: str, new: str, when: datetime | None = None) -> Changes | None:
    """Tell what one text of an article says that another did not, or None if nothing of weight.

    `when` is when it was written, from which days without a year are told.
    Sentences count, wherever they stand. What is no sentence, and of a sentence its spaces,
    quotation marks, mended spelling or how long ago it says a thing was, does not; nor do
    short sentences below the last that both have.
    """
    before, after = list(_told(old)), list(_told(new))
    known, given = {_plain(each) for each in before}, {_plain(each) for each in after}
    removed = [each for each in _above_tail(before, given) if _plain(each) not in given]
    added = [each for each in _above_tail(after, known) if _plain(each) not in known]
    notes = list(_notes(old, new))
    told = [each for each in added if not errata.corrects(each)]
    pairs = list(_pairs(removed[: 2 * KEPT], told[: 2 * KEPT]))
    for one, two in pairs:
        if _mended(one, two):
            removed.remove(one)
            added.remove(two)
    if not (removed or added or notes):
        return None
    figures = _revised(pairs, _figures)
    days = _revised(pairs, lambda one, two: _days(one, two, when))
    words = _revised(pairs, lambda one, two: emended.differing(one, two, when, bool(notes)))
    noted = _noted(before, notes, {each.before for each in (*figures, *days, *words)})
    return Changes(
        added=tuple(each[:LONGEST] for each in added[:KEPT]),
        removed=tuple(each[:LONGEST] for each in removed[:KEPT]),
        figures=figures,
        days=days,
        words=(*words, *noted),
    )


def _notes(old: str, new: str) -> Iterator[str]:
    """Give the paragraphs in which an outlet says that it has corrected its text."""
    known = set(old.split("\n\n"))
    yield from (each for each in new.split("\n\n") if each not in known and errata.corrects(each))


def _noted(told: Sequence[str], notes: Sequence[str], mended: Collection[str]) -> Iterator[Revised]:
    """Give what a note says was wrong, where it stood in a sentence that is not mended itself."""
    for note in notes:
        for wrong, right in errata.errata(note):
            before = errata.stands(wrong, told)
            if before is not None and before not in mended:
                yield Revised(old=wrong, new=right, before=before[:LONGEST], after=note[:LONGEST])


def _revised(
    pairs: Sequence[tuple[str, str]], differing: Callable[[str, str], Iterable[tuple[str, str]]]
) -> tuple[Revised, ...]:
    return tuple(
        Revised(old=was, new=now, before=one[:LONGEST], after=two[:LONGEST])
        for one, two in pairs
        for was, now in differing(one, two)
    )[:KEPT]


def _told(text: str) -> Iterator[str]:
    """Give the sentences of a text that tell something, its title first."""
    title, _, body = text.partition("\n\n")
    yield title
    for span in sentences.split(body):
        sentence = body[span.start : span.end]
        words = _WHEN.sub("", sentence)
        enough = len(_WORD.findall(words)) >= TELLING or len(likeness.words(words)) >= 2 * TELLING
        if _END.search(sentence) and enough and boilerplate.clean(sentence):
            yield sentence


def _plain(sentence: str) -> str:
    return likeness.fingerprint_of("", sentence)


def _above_tail(told: Sequence[str], other: set[str]) -> Sequence[str]:
    last = max((at for at, each in enumerate(told) if _plain(each) in other), default=len(told))
    return [each for at, each in enumerate(told) if at <= last or len(likeness.words(each)) >= TAIL]


def _pairs(removed: Sequence[str], added: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair each sentence that went with the one that came in its place, if one did."""
    left = list(added)
    for one in removed:
        ranked = [(_alike(one, two), two) for two in left]
        likeness_, two = max(ranked, key=lambda pair: pair[0], default=(0.0, ""))
        if likeness_ >= REWRITTEN:
            left.remove(two)
            yield one, two


def _alike(one: str, two: str) -> float:
    return SequenceMatcher(None, likeness.words(one), likeness.words(two), autojunk=False).ratio()


def _figures(one: str, two: str) -> Iterator[tuple[str, str]]:
    """Give the figures that a sentence had, and has others in the place of now."""
    was, now = measures.find(one), measures.find(two)
    told, given = {each.amount for each in was}, {each.amount for each in now}
    gone = [each for each in was if each.amount not in given]
    come = [each for each in now if each.amount not in told]
    for first, second in zip(gone, come, strict=False):
        if first.unit == second.unit:
            yield first.words, second.words


def _days(one: str, two: str, when: datetime | None) -> Iterator[tuple[str, str]]:
    """Give the days that a sentence named by number, and has others in the place of now."""
    was, now = scheduled.find(one, when), scheduled.find(two, when)
    told, given = {each.day for each in was}, {each.day for each in now}
    gone = [each.words for each in was if each.day not in given]
    come = [each.words for each in now if each.day not in told]
    yield from zip(gone, come, strict=False)


def _mended(one: str, two: str) -> bool:
    """Say whether two sentences differ in the spelling of common words only."""
    mine, theirs = one.split(), two.split()
    if len(mine) != len(theirs):
        return False
    return all(a == b or _misspelt(a, b) for a, b in zip(mine, theirs, strict=True))


def _misspelt(one: str, two: str) -> bool:
    # A name, a figure or a short word that is another means another thing.
    common = one.isalpha() and two.isalpha() and one.islower() and two.islower()
    close = SequenceMatcher(None, one, two, autojunk=False).ratio() > 0.8
    return common and min(len(one), len(two)) >= 5 and one[:3] == two[:3] and close
