"""Which parts of a sentence are of which of its figures, and how surely."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from bot.gate.breaks import cut as cut_off
from bot.gate.lending import GOES_ON, VERB, lent
from bot.gate.respectively import RESPECTIVELY, last_clause, paired
from bot.language.figures import Figure
from bot.language.spans import Span
from bot.language.units import Kind


class Part(NamedTuple):
    """A part of a text, and how surely it is told of a figure: 0 takes what others give."""

    start: int
    end: int
    share: float


class Parted(NamedTuple):
    """A figure, the parts that are told of it, and whether it is what was (-1) or is (1)."""

    figure: Figure
    parts: tuple[Part, ...]
    time: int


FIGURE: Final = "#"  # what figures and dates are blotted out with
DATE: Final = "~"

_OWN = 3  # words before a figure, from which on they say what it is of
_SHARED = 0.5  # what stands before another figure
_SAID_SO = 0.85  # who says it
_TAIL = 0.35  # what stands behind another figure
_FRAMED = 0.75  # what opens a sentence, of its later figures
_AROUND = 0.8  # what stands around a count, which is first of all of what is behind it

_FULL = r"\b(?:and|or|but|versus|vs|against|compared|than|while|whereas)\b"
# "Fell by 3 tonnes or 2 percent to 90 tonnes", "(2%) to": a change, and where it led.
_ALSO = r"(?:\s(?:or|\()\s?[+-]?\d[\d.,]*\s?(?:%|per\s?cent)\)?)?"
_CHANGE = re.compile(
    rf"{_ALSO}(?:(?!{_FULL}|\bon\b|\bof\b)[^,;.:()]){{0,24}},?\W{{0,2}}"
    r"(?:(?:up|down|higher|lower|raised|cut|increased|reduced|\w+ing)\s+)?"
    rf"(?:from(?!\s(?:now|then)\b)|to(?!\s(?:the\s)?[A-Z]))\b(?:(?!{_FULL})[^,;.]){{0,25}}"
)
# "38% of the buyers overspent, up from 32%".
_UP_FROM = re.compile(
    rf"(?:(?!{_FULL})[^;:.#]){{0,90}}?,\s(?:up|down)\sfrom\s(?:(?:about|around|some|roughly|nearly|just|over|an?)\s)*"
)
_RANGE = re.compile(r"\s?[-–—]\s?|\sto\s")
_BEGINS = re.compile(
    r"\bfrom\s(?:(?:about|around|some|roughly|nearly|almost|approximately|just|over|an?)\s)*$"
)
_TO = re.compile(rf"(?:(?!{_FULL})[^;:#]){{0,60}}\bto\s(?:(?!{_FULL})[^,;.#]){{0,20}}")
_NEAR = 20  # characters before a figure that tell where a change begins
_WAY = re.compile(r"\b(from(?!\s(?:now|then)\b)|to)\b")
_WAY_BEFORE = re.compile(r"\b(from(?!\s(?:now|then)\b)|to)\b(?:(?!\b(?:from|to)\b)[^,;]){0,30}$")

_CLAUSE = re.compile(
    r";|,\s(?:while|whereas|but|although|though|(?:up|down)\sfrom|(?:as\s)?compared\s(?:with|to))\b"
)
_TURN = re.compile(r";|\b(?:but|while|whereas|although|though)\b")
_WHICH = re.compile(r",\s(?:(?P<of>(?:some\s)?of\s)?(?:which|whom)|who|whose)\b")
# "Rice at 5% and corn at 7% for Peru": what closes a list may be of all that stands in it.
_ANDS = re.compile(r",?\s(?:and|or)\s")
_FOR_ALL = re.compile(r"\s(?:for|in|from|to|on|by|at|among|between|under|during)\s[^,;:.#]{1,60}")
_SAYS = re.compile(
    r"[^,;:.]{0,70}?(?<!is\s)(?<!are\s)(?<!was\s)(?<!be\s)"
    r"\b(?:said|says|wrote|told\s\w+|noted|added|warned|argued|reported)\s(?:that\s)?"
)
_SAID = re.compile(
    r"[,”\"]\s+(?:according\s+to|going\sby|citing|based\son|as\sreported\sby|said|wrote|added|noted|told)\b"
    r"|,\s+(?:he|she|they|it|(?:the\s)?[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}|the\s\w+)"
    r"\s(?:said|wrote|added|says|found|showed|shows|announced|reported|estimated|noted)\b"
    r"|,\s[^,;#~]{3,60}\s(?:show|showed|shows|suggest|suggested|indicate|indicated|say|said|report|reports)\W*$"
)
_ATTRIBUTED = 80  # characters of who says it, at the end of a sentence
_FRAME = re.compile(
    r"\s*(?:In(?!\saddition)|On|At|For|Of|Among|By|During|Under|Last|This|Since|Between|Out\sof"
    r"|Across|While|As|When|Although|Though|If|Once|Because|Before)\b[^,#;]{1,80},"
)
# "Among men, 21% are, compared with 28% of women": the group of the first is not the other's.
_GROUP = re.compile(r"\s*(?:Among|Of|For|In)\s(?!~)")
_OF_ITS_OWN = re.compile(r"\s(?:of|among|for|in)\s(?!~)")
_ITS_OWN = re.compile(r"[;,]\s(?:(?:and|but|while)\s)?(?:among|of|for|in)\s(?!~)")
_SUBORDINATE = re.compile(r"\s*(?:While|As|When|Although|Though|If|Once|Because|Before|After)\b")
_FRONTED = re.compile(r"\s*(?:At|With|In|From|By|Of|After|For|Up|Down)\b")
_BEYOND = re.compile(
    r"\s*(?:In\saddition\sto|Besides|Apart\sfrom|Aside\sfrom|Beyond|On\stop\sof)"
    r"\s[^,#]{0,30}#+[^,#]{0,60},"
)
_TOTAL = re.compile(
    r"\btotal(?:l?ing|led)?(?:\s+(?:of|to|at))?\s*(?:about|around|nearly|some)?\s*$"
)
_SHARE_OF = re.compile(
    r"(?:%|\b(?:percent|per\scent|half|third|quarter|fifth|tenth|share|part|portion|most|bulk)s?)"
    r"\sof\s(?:(?:the|its|their|an?|some|about|that)\s)?$"
)
_EARLIER = re.compile(
    r"\b(?:(?:year|month|week|quarter|day)s?\s(?:earlier|ago|before|prior)|previous(?:ly)?|earlier"
    r"|last\s(?:year|month|quarter|week|summer|winter|spring|fall|autumn)|had\sbeen|used\sto"
    r"|before(?=\sth)|instead\sof|rather\sthan|formerly|prior|originally|at\sfirst|initially|once|until\snow|until\sthen|peak)\b"
)
_LATER = re.compile(
    r"\b(?:(?<!until\s)now|currently|current(?!\saccount)|latest|this\s(?:year|month|week|quarter|time)|today"
    r"|new\s(?:rate|ceiling|quota|limit|level|target|tariff|duty|price|cap)|most\srecent(?:ly)?|at\spresent|right\snow|later|eventually|since\sthen|next)\b"
)
_HELD_TO = re.compile(r"\b(?:than|against|compared)\b")
_NOW = 40  # characters around a figure that may tell when it was so
_COUNTED = re.compile(r"[^,;:.()\d#]{0,45}")
_LONG = 45  # characters of what is counted, at most


def parted(
    text: str,
    sentence: Span,
    alike: Sequence[Figure],
    found: Sequence[Figure],
    before: Span | None = None,
) -> Iterator[Parted]:
    """Part a sentence among its figures of one sort, which are blotted out of its text.

    A part without a figure goes with the figure before it. What is said before a figure, and
    what opens the sentence, is of those too that follow with few words of their own. `found`
    are all the figures of the text, `before` is the sentence before, which may have the list that
    "respectively" refers to; where that is nowhere, no part is told of a figure of its clause.
    """
    told, said = unattributed(text, sentence, alike)
    runs = changes_in(text, alike)
    frame = _FRAME.match(text, told.start, alike[0].start)
    begin = frame.end() if frame else told.start
    lead = near = full = Span(told.start, alike[0].start)
    pairs = paired(text, told, alike, before)
    refers = len(alike) > 1 and not pairs and RESPECTIVELY in text[told.start : told.end]
    unsure = last_clause(text, told).start if refers else len(text)
    for number, run in enumerate(runs):
        last = number + 1 == len(runs)
        cut = told.end if last else cut_off(text, *run[-1][:2], *runs[number + 1][0][:2])
        common = [*said]
        if last and (clause := _CLAUSE.search(text, run[-1].end, told.end)):
            cut = clause.start()
            common.append(Part(cut, told.end, _TAIL))
        if frame:
            aside = _SUBORDINATE.match(text, frame.start()) is not None
            other = (
                number
                and _GROUP.match(text, told.start)
                and (_OF_ITS_OWN.match(text, run[0].end) or _ITS_OWN.match(text, begin))
            )
            sure = _TAIL if other else _SHARED if aside else _FRAMED if number else 1.0
            common.append(Part(*frame.span(), sure))
        if not number and (beyond := _BEYOND.match(text, *sentence)):
            cut = beyond.end()
        elif not number and not last and _fronted(text, told.start, run[0].start, cut):
            common.append(Part(cut, runs[1][0].start, 1.0))
        if number and (which := _WHICH.match(text, begin)):
            # is told of what stands right before it, and "of which" of all that it is a part of
            common.append(Part(runs[number - 1][-1].end, begin, 1.0))
            common += [Part(*lead, 1.0)] if which["of"] else []
        last_end = runs[number - 1][-1].end if number else 0
        here = Span(run[0].start, run[-1].end)
        given = [*lent(text, lead, full, last_end, begin, here)] if number else []
        common += (Part(*each) for each in given)
        if given:
            near = Span(begin, run[0].start)
        elif number and len(text[begin : run[0].start].split()) < _OWN:
            common += [Part(*near, _SHARED), Part(last_end, begin, _TAIL)]
        else:
            if number and GOES_ON.match(text, begin) and (verb := VERB.search(text, *lead)):
                common.append(Part(lead.start, verb.start(), 1.0))  # who does both
            near = lead = Span(begin, run[0].start)
            full = Span(begin, cut)
        tail = _ANDS.match(text, run[-1].end) and _FOR_ALL.match(text, runs[-1][-1].end)
        if tail and not last:
            common.append(Part(*tail.span(), _SHARED))
        for at, figure in enumerate(run):
            if unsure <= figure.start:
                yield Parted(figure, (), 0)
                continue
            parts = [*common, *_own(text, begin, cut, run, at)]
            if _SHARE_OF.search(text, begin, figure.start):  # "a quarter of the $20 billion"
                parts = [Part(figure.end, cut, 1.0)]
            if _TOTAL.search(text, sentence.start, figure.start):  # is of all that was told
                parts.append(Part(*sentence, 1.0))
            if figure.kind is Kind.COUNT:
                parts = _counting(text, figure, cut, parts, found)
            parts += (Part(*item, share) for item, share in pairs.get(figure.start, ()))
            yield Parted(figure, tuple(parts), _time(text, begin, cut, run, at))
        begin = cut


def unattributed(
    text: str, sentence: Span, alike: Sequence[Figure]
) -> tuple[Span, tuple[Part, ...]]:
    """Part what is told from who says it: that is told of every figure of a sentence alike."""
    opening = _SAYS.match(text, sentence.start, alike[0].start)
    closing = _SAID.search(text, max(alike[-1].end, sentence.end - _ATTRIBUTED), sentence.end)
    start = opening.end() if opening else sentence.start
    end = closing.start() if closing else sentence.end
    if len(alike) > 1:
        return Span(start, end), ()
    return Span(start, end), (
        Part(sentence.start, start, _SAID_SO),
        Part(end, sentence.end, _SAID_SO),
    )


def changes_in(text: str, alike: Sequence[Figure]) -> list[list[Figure]]:
    """Gather the figures of one change, or range: "to 7% from 5%"."""
    runs: list[list[Figure]] = []
    for figure in alike:
        gap = (runs[-1][-1].end, figure.start) if runs else (0, 0)
        if runs and (
            any(each.fullmatch(text, *gap) for each in (_CHANGE, _RANGE, _UP_FROM))
            or (_TO.fullmatch(text, *gap) and _begins(text, runs[-1][-1].start))
        ):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return runs


def _ranged(text: str, run: Sequence[Figure]) -> bool:
    """Say whether figures are the ends of a range: "5% to 7%", but not "from 5% to 7%"."""
    ends = len(run) == 2 and _RANGE.fullmatch(text, run[0].end, run[1].start)
    return bool(ends) and not _begins(text, run[0].start)


def _begins(text: str, figure: int) -> bool:
    """Say whether a figure is where a change begins."""
    return _BEGINS.search(text, max(0, figure - _NEAR), figure) is not None


def _fronted(text: str, start: int, figure: int, cut: int) -> bool:
    """Say whether a figure comes before what it is of: "At 3%, prices rose less than"."""
    few = len(text[start:figure].split()) < _OWN
    return few and text.startswith(",", cut) and _FRONTED.match(text, start) is not None


def _own(text: str, begin: int, cut: int, run: Sequence[Figure], at: int) -> Iterator[Part]:
    """Give what is told of one figure of a change: what precedes all, and what follows it.

    All that is told of one end of a range is told of the other one.
    """
    turns = [each.start() for each in _TURN.finditer(text, begin, run[0].start)]
    yield Part(turns[-1] if turns else begin, run[0].start, 1.0)
    yield Part(begin, run[0].start, _SHARED)
    if _ranged(text, run):
        yield Part(run[-1].end, cut, 1.0)
        return
    end = cut
    if at:
        parting = turn(text, run[at - 1].end, run[at].start)
        yield Part(parting.start() if parting else run[at].start, run[at].start, 1.0)
    if at + 1 < len(run):
        parting = turn(text, run[at].end, run[at + 1].start)
        end = parting.start() if parting else run[at + 1].start
        yield Part(run[-1].end, cut, _SHARED)
    yield Part(run[at].end, end, 1.0)


def turn(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find the "from" or "to" between two figures of a change: that of "up from", if there is."""
    up = _UP_FROM.fullmatch(text, start, end)
    return _WAY.search(text, max(start, end - _NEAR) if up else start, end)


def _time(text: str, begin: int, cut: int, run: Sequence[Figure], at: int) -> int:
    """Tell whether a figure is what something was (-1), or is (1), where that is said."""
    start = run[at - 1].end if at else begin
    end = run[at + 1].start if at + 1 < len(run) else cut
    if _ranged(text, run):
        start, end = begin, cut
    elif len(run) > 1:
        if way := _WAY_BEFORE.search(text[start : run[at].start]):
            return -1 if way[1] == "from" else 1
        if way := turn(text, run[at].end, end):
            return 1 if way[1] == "from" else -1
    held = _HELD_TO.search(text, run[at].end, end)  # "3% less than a month before"
    end = min(end, held.start() if held else end, run[at].end + _NOW)
    around = text[max(start, run[at].start - _NOW) : end]
    return bool(_LATER.search(around)) - bool(_EARLIER.search(around))


def _counting(
    text: str, figure: Figure, cut: int, parts: Sequence[Part], found: Sequence[Figure]
) -> list[Part]:
    """Put what a count counts, right behind it, before all that stands around it."""
    end = min([cut, *(each.start for each in found if each.start >= figure.end)])
    counted = _COUNTED.match(text, figure.end, end)
    reached = counted.end() if counted else figure.end
    if reached == figure.end + _LONG:
        reached = max(figure.end, text.rfind(" ", figure.end, reached))
    around = [part._replace(share=part.share * _AROUND) for part in parts]
    return [*around, Part(figure.end, reached, 1.0)]
