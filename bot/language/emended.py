"""What one sentence has in the place of another's words, where that is another fact.

Mere rewording is none: a synonym, another order, a longer or a shorter name, an addition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.language import denials, modality, names, quotations
from bot.language.aligned import Block, Sides, Word, merged, sides, text_of
from bot.language.modality import Level
from bot.language.names import Kind as NameKind
from bot.language.remembered import remembered
from bot.language.repetition import terms
from bot.language.replaced import Pair, replaced
from bot.language.standings import reached
from bot.language.status import Status

_AUXILIARY = re.compile(
    r"(?:will|would|shall|should|is|are|was|were|be|been|has|have|had|do|does|did|can|could|may|might"
    r"|must|not|never|n['’]t|to)",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"(?:may|might|could|consider|weigh|mull|likely|unlikely|possib|perhaps|propos|plan|hop|aim|seek"
    r"|want|expect|threaten|intend)(?:e?s|ed|ing|ly|le)?",
    re.IGNORECASE,
)
_ONE_ACT = (
    {Status.ANNOUNCED, Status.IMPOSED},
    {Status.IMPOSED, Status.IN_FORCE},
    {Status.PAUSED, Status.EXTENDED},
)
_HYPHENED = re.compile(r"(?:[-‑]\w+)+")
_WINDOW = 10  # words
_NOT = 2  # characters at the end of a word that denies


@remembered
def differing(
    one: str, two: str, when: datetime | None = None, corrected: bool = False
) -> tuple[Pair, ...]:
    """Give the words of a sentence that another has other facts for, each beside those.

    Figures that measure something, and days with their number, are told elsewhere. Of what its
    outlet says that it is `corrected`, any other words count.
    """
    beside = sides(one, two, when)
    found = [pair for find in (_named, _denied, _reached, _graded) for pair in find(beside)]
    found += replaced(beside)
    found += [pair for pair in _misquoted(beside) if not any(old in pair[0] for old, _ in found)]
    if corrected:
        whole = _reworded(beside)
        about = [each for each in whole if any(old in each[0] for old, _ in found)]
        found = [*about, *found] if found else whole
    kept: list[Pair] = []
    for pair in found:
        if not any(pair[0] in each[0] or each[0] in pair[0] for each in kept):
            kept.append(pair)
    return tuple(kept)


def _named(sides: Sides) -> Iterator[Pair]:
    """Give the names that were replaced by others of their kind, each with its office."""
    ours, theirs = names.find(sides.one), names.find(sides.two)
    gone = [
        each
        for each in ours
        if sides.touched(each.start, each.end) and not any(names.agrees(each, it) for it in theirs)
    ]
    come = [
        each
        for each in theirs
        if sides.touched(each.start, each.end, second=True)
        and not any(names.agrees(each, it) for it in ours)
    ]
    for block in merged(sides.blocks):
        for kinds in ({NameKind.PLACE}, {NameKind.LAW}, {NameKind.BODY, *_OTHERS}):
            old = [each for each in gone if each.kind in kinds and _in(each, sides.ours, block.one)]
            new = [
                each for each in come if each.kind in kinds and _in(each, sides.theirs, block.two)
            ]
            pairs = zip(
                _joined(sides.one, [each for each in old if each.kind in kinds]),
                _joined(sides.two, [each for each in new if each.kind in kinds]),
                strict=False,
            )
            yield from (pair for pair in pairs if not _one_name(*pair))


def _one_name(one: str, two: str) -> bool:
    """Say whether a name has the words of another, in any order, and more at most."""
    mine, theirs = (set(re.findall(r"\w{3,}", each.lower())) for each in (one, two))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _in(name: names.Name, words: Sequence[Word], span: tuple[int, int]) -> bool:
    return any(words[at].start < name.end and name.start < words[at].end for at in range(*span))


_OTHERS = {NameKind.PERSON, NameKind.OTHER}


def _joined(text: str, found: Sequence[names.Name]) -> list[str]:
    """Write names that stand side by side as one: an office and who holds it."""
    spans: list[list[int]] = []
    for each in found:
        if spans and each.start - spans[-1][1] <= 1:
            spans[-1][1] = each.end
        else:
            spans.append([each.start, each.end])
    return [text[start : _whole(text, end)] for start, end in spans]


def _whole(text: str, end: int) -> int:
    """Give where a name ends that goes on behind a hyphen: "Kim Jung-kwan"."""
    rest = _HYPHENED.match(text, end)
    return rest.end() if rest else end


def _denied(sides: Sides) -> Iterator[Pair]:
    """Give the verb that one sentence denies and the other does not."""
    ours, theirs = (
        [(begin - _NOT, begin) for begin, _ in denials.negations(each)]
        for each in (sides.one, sides.two)
    )
    if (len(ours) + len(theirs)) % 2 == 0:
        return
    for block in sides.blocks:
        mine = _within(sides.ours, block.one, ours)
        other = _within(sides.theirs, block.two, theirs)
        if mine != other:
            yield _verb(sides, block)


def _within(words: Sequence[Word], span: tuple[int, int], found: Sequence[tuple[int, int]]) -> bool:
    return any(
        words[at].start < end and start < words[at].end
        for at in range(*span)
        for start, end in found
    )


def _verb(sides: Sides, block: Block) -> Pair:
    """Write what differs with the auxiliaries before it and the verb behind."""
    (i, j), (k, m) = block
    while i and k and _AUXILIARY.fullmatch(sides.ours[i - 1].key):
        i, k = i - 1, k - 1
    auxiliary = [
        words[end - 1]
        for words, begin, end in ((sides.ours, i, j), (sides.theirs, k, m))
        if end > begin
    ]
    bare = not all(end > begin for begin, end in ((i, j), (k, m)))
    if bare or any(_AUXILIARY.fullmatch(word.key) for word in auxiliary):
        j, m = min(j + 1, len(sides.ours)), min(m + 1, len(sides.theirs))
    return text_of(sides.one, sides.ours, i, j), text_of(sides.two, sides.theirs, k, m)


def _reached(sides: Sides) -> Iterator[Pair]:
    """Give how far a measure has come, where the other has it elsewhere."""
    mine, theirs = (reached(each, sides.when) for each in (sides.one, sides.two))
    if mine is None or theirs is None or mine.status is theirs.status:
        return
    # "Announces a duty" and "imposes a duty" are one act to those who write headlines.
    if not any({mine.status, theirs.status} <= alike for alike in _ONE_ACT):
        yield mine.words, theirs.words


def _graded(sides: Sides) -> Iterator[Pair]:
    """Give the verb of what is certain in one sentence and only possible in the other."""
    for block in sides.blocks:
        if block.one[0] == block.one[1] or block.two[0] == block.two[1]:
            continue
        mine = _level(sides.one, sides.ours[block.one[0]].start)
        theirs = _level(sides.two, sides.theirs[block.two[0]].start)
        if mine is theirs or Level.POSSIBLE not in (mine, theirs):
            continue
        if denials.denies(sides.one) and denials.denies(sides.two):
            continue
        words = (*sides.ours[slice(*block.one)], *sides.theirs[slice(*block.two)])
        if any(_MAYBE.fullmatch(word.key) for word in words):
            yield _verb(sides, block)


def _level(text: str, at: int) -> Level | None:
    return next(
        (each.level for each in modality.clauses(text) if each.start <= at < each.end), None
    )


def _misquoted(beside: Sides) -> Iterator[Pair]:
    """Give the words of quotations that are others by now: what was said is verbatim or wrong.

    A quotation that is cut, or goes on, still has the words that it had.
    """
    ours, theirs = quotations.find(beside.one), quotations.find(beside.two)
    for mine, other in zip(ours, theirs, strict=False):
        said = sides(mine.words, other.words, beside.when)
        was, now = (" ".join(word.key for word in each) for each in (said.ours, said.theirs))
        if len(ours) == len(theirs) and was not in now and now not in was:
            (i, k), (j, m) = _whole_span(said)
            yield text_of(said.one, said.ours, i, j), text_of(said.two, said.theirs, k, m)


def _whole_span(said: Sides) -> tuple[tuple[int, int], tuple[int, int]]:
    """Give where what differs begins and ends in each, with a word before where one has none."""
    (i, _), (k, _) = said.blocks[0]
    (_, j), (_, m) = said.blocks[-1]
    bare = int(i == j or k == m)
    return (max(i - bare, 0), max(k - bare, 0)), (
        min(j + bare, len(said.ours)),
        min(m + bare, len(said.theirs)),
    )


def _reworded(sides: Sides) -> list[Pair]:
    """Give any words in whose place there are others, where both tell something."""
    pairs = []
    for (i, j), (k, m) in merged(sides.blocks):
        old, new = text_of(sides.one, sides.ours, i, j), text_of(sides.two, sides.theirs, k, m)
        if terms(old) and terms(new) and not any(map(str.isdigit, old + new)):
            pairs.append((old, new))
    if pairs or not sides.blocks:
        return pairs
    # What was put in or left out, with what stands between.
    (i, _), (k, _) = sides.blocks[0]
    (_, j), (_, m) = sides.blocks[-1]
    whole = (text_of(sides.one, sides.ours, i, j), text_of(sides.two, sides.theirs, k, m))
    told = all(whole) and not any(map(str.isdigit, "".join(whole)))
    return [whole] if told and max(j - i, m - k) <= _WINDOW else []
