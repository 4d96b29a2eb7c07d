"""Who says what in a text: what is told of whoever speaks, and what they are quoted with."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.language import names, quotations, sentences, speaking
from bot.language.names import Kind, Name
from bot.language.remembered import remembered
from bot.language.saying import PLAIN, forms
from bot.language.spans import Span, Spanned, alternatives, overlap
from bot.language.speaking import BETWEEN, SAID, Speaker, verbs_in

_PRONOUN = re.compile(
    rf"\b(?P<who>he|she|they|we|I)(?:,[^,.;“”\"]{{2,60}},)?\s+{BETWEEN}"
    rf"(?P<verb>{SAID})\b",
    re.IGNORECASE,
)
_COMMON = re.compile(
    rf"\b(?P<who>[A-Za-z][a-z-]+(?:ers|ors|ists|ians|ants|als|men|s|tary|ister|ator|sor|man|woman|ary|[ae]nt))"
    rf"\s+{BETWEEN}(?P<verb>{alternatives(forms(PLAIN, plural=True))})\b"
)
_COLON = re.compile(r"[^.;:“”\"]{0,90}:\s*[“\"]")
_PREPOSITION = re.compile(r"(?i)\b(?:on|in|of|to|for|with|from|at|by|about)\s+(?:the\s+)?$")
_JOINED = re.compile(r"(?:,? and (?:the )?|, (?:the )?|['’]s )(?:[a-z]+ ){0,4}")
# Before who speaks, where a clause of its own begins: "…, while Trade Minister Ames said".
_CLAUSE = re.compile(
    r"(?:[,;—–]|\b(?:and|but|while|whereas|though|although))\s(?:[\w’'.-]+\s){0,4}$"
)
_REGION_ENDS = re.compile(r"[.;:“”\"]|$")
_SOURCE_ENDS = re.compile(r"[,.;:“”\"]|$")
_CLOSES = re.compile(r"(?P<quoted>[,.?!…]?[”\"’'])?,?\s(?:[\w’'.-]+\s+){0,8}$")
_NO_MORE = re.compile(r"\s*(?:[.,;]|$)|\s(?:in|on|at|during|of|after|before|as)\b")
_SIGNS = re.compile(r"[—–-]{1,2}\s(?:[\w’'.,&]+\s?){1,10}$")
_PEOPLE = frozenset({Kind.PERSON, Kind.OTHER})


class Utterance(NamedTuple):
    """Something said: by whom, where that is told, and what.

    `speakers` are all that may have the word, none where that is not known; they are the
    speaker of what stands before where a pronoun speaks (`named` is false). `start` and
    `end` hold who speaks and the verb, `said` the rest of the sentence that is theirs.
    """

    start: int
    end: int
    speakers: tuple[Name, ...]
    named: bool
    noun: str
    deed: bool
    said: tuple[Span, ...]


class _Mark(NamedTuple):
    start: int
    end: int
    speakers: tuple[Name, ...]
    noun: str
    deed: bool
    behind: bool  # what is said stands before it


@remembered
def utterances(text: str) -> tuple[Utterance, ...]:
    """Find what is said in a text, in order, each with who says it.

    A pronoun has the word of who spoke last, or of anybody named since; so has a quotation
    that follows one in its paragraph, with nobody beside it.
    """
    found: list[Utterance] = []
    quoted = quotations.find(text)
    outer = [each for each in names.find(text) if not any(overlap(each, q) for q in quoted)]
    last: tuple[Name, ...] = ()
    at = 0
    for sentence in sentences.split(text):
        if signed := _signed(text, sentence, quoted):
            inner = signed.said[0]
            found = [each for each in found if each.named or not overlap(each.said[0], inner)]
            found.append(signed)
            last, at = signed.speakers, sentence.end
            continue
        marks = _marks(text, sentence, quoted)
        people = [
            each
            for each in outer
            if at <= each.start < sentence.end and each.kind in _PEOPLE and each not in last
        ]
        said = [*_shared(text, sentence, marks)]
        for mark, spans in zip(marks, said, strict=True):
            speakers, named = mark.speakers, bool(mark.speakers)
            if named:
                last = speakers
            elif not mark.noun:
                speakers = (*last, *(each for each in people if each not in last)) if last else ()
            found.append(
                Utterance(mark.start, mark.end, speakers, named, mark.noun, mark.deed, spans)
            )
        goes_on = not marks and last and _continues(text, sentence, quoted, at)
        if goes_on:
            here = (sentence.start, sentence.start)
            found.append(Utterance(*here, last, False, "", False, (sentence,)))
        voiced = [mark.speakers for mark in marks if mark.speakers]
        if voiced or goes_on:
            last, at = voiced[-1] if voiced else last, sentence.end
        elif any(mark.noun for mark in marks) or (
            not marks and any(overlap(sentence, each) for each in quoted)
        ):
            last, at = (), sentence.end
    return tuple(found)


def _signed(text: str, sentence: Span, quoted: Sequence[Spanned]) -> Utterance | None:
    """Read who signs the quotation right before a sentence: "— Trade Minister Ada Ames"."""
    signature = _SIGNS.match(text, sentence.start, sentence.end)
    before = [each for each in quoted if 0 <= sentence.start - each.end < 3]
    if not signature or not before:
        return None
    who = [each for each in names.find(text) if overlap(each, sentence)]
    who.sort(key=lambda each: each.kind is not Kind.PERSON)
    said = (Span(before[-1].start, before[-1].end),)
    return Utterance(*sentence, tuple(who), True, "", False, said) if who else None


def _continues(text: str, sentence: Span, quoted: Sequence[Spanned], at: int) -> bool:
    """Say whether a sentence is a quotation that goes on where the last one ended."""
    opens = any(each.start <= sentence.start < each.end for each in quoted)
    return opens and "\n" not in text[at : sentence.start]


def _marks(text: str, sentence: Span, quoted: Sequence[Spanned]) -> list[_Mark]:
    """Find where a sentence tells who speaks, outside its quotations."""
    marks: list[_Mark] = []
    inside = [each for each in names.find(text) if sentence.start <= each.start < sentence.end]
    for each in speaking.find(text):
        if sentence.start <= each.start < sentence.end:
            if marks and each.start < marks[-1].end:
                continue
            behind = each.start < each.name.start
            region = _region(text, each, sentence, behind)
            speakers = [name for name in inside if overlap(name, region)]
            if behind:  # the office first, then who holds it: "said Trade Minister Ames"
                speakers.sort(key=lambda name: name.kind is not Kind.PERSON)
            else:
                speakers = [each.name, *_joined(text, each.name, inside), *speakers]
            speakers = [*dict.fromkeys(speakers)]
            marks.append(
                _Mark(each.start, region.end, tuple(speakers), each.staff, each.deed, behind)
            )
    for name in reversed(inside):
        colon = _COLON.match(text, name.end) if name.kind in _PEOPLE else None
        if _PREPOSITION.search(text, max(0, name.start - 10), name.start):
            continue
        if colon and not any(mark.start <= colon.end() and mark.end > name.start for mark in marks):
            named = [each for each in reversed(inside) if each.end <= name.end]
            named.sort(key=lambda each: each.kind is not Kind.PERSON)  # who speaks on a show
            marks.append(_Mark(name.start, colon.end() - 1, tuple(named), "", False, False))
    verbs = verbs_in(text)
    told = bisect_left(verbs, sentence.start) < bisect_left(verbs, sentence.end)
    for form in (_PRONOUN, _COMMON) if told else ():
        for match in form.finditer(text, sentence.start, sentence.end):
            span = Span(*match.span())
            if not any(overlap(span, mark) for mark in marks):
                noun = match["who"] if form is _COMMON else ""
                marks.append(_Mark(span.start, span.end, (), noun, False, False))
    outer = sorted(mark for mark in marks if not any(overlap(mark, each) for each in quoted))
    ends = [sentence.start, *(mark.end for mark in outer)]
    return [
        mark._replace(behind=mark.behind or _closes(text, begin, mark))
        for begin, mark in zip(ends, outer, strict=False)
    ]


def _closes(text: str, begin: int, mark: _Mark) -> bool:
    """Say whether what is said ends right before who says it: "…,” Ames said"."""
    before = text[max(begin, mark.start - 60) : mark.start]
    found = _CLOSES.search(before) if mark.start - 1 > begin else None
    return found is not None and bool(
        found["quoted"] or ("," in found[0] and _NO_MORE.match(text, mark.end))
    )


def _region(text: str, speaker: Speaker, sentence: Span, behind: bool) -> Span:
    """Give the part of a sentence that names a speaker: with the office, or whose it is."""
    if not behind:
        return Span(speaker.start, speaker.end)
    ends = _SOURCE_ENDS if text[speaker.start :][:9].lower() == "according" else _REGION_ENDS
    end = ends.search(text, speaker.end, sentence.end)
    return Span(speaker.start, min(end.start() if end else sentence.end, speaker.end + 90))


def _joined(text: str, name: Name, inside: Sequence[Name]) -> Iterator[Name]:
    """Give the names that speak together with one: "Chile and Peru said"."""
    before = [each for each in inside if each.end <= name.start]
    for one, other in reversed([*pairwise([*before, name])]):
        if not _JOINED.fullmatch(text, one.end, other.start):
            return
        yield one


def _shared(text: str, sentence: Span, marks: Sequence[_Mark]) -> Iterator[tuple[Span, ...]]:
    """Give what each speaker of a sentence says: up to the clause of another one."""
    for number, mark in enumerate(marks):
        begin = marks[number - 1].end if number else sentence.start
        end = sentence.end
        for other in marks[number + 1 :]:
            if other.behind or _CLAUSE.search(text, mark.end, other.start):
                end = mark.end if mark.behind and not other.behind else other.start
                break
        if not mark.behind and number and not marks[number - 1].behind:
            begin = mark.start
        spans = (Span(begin, mark.start), Span(mark.end, end))
        yield tuple(span for span in spans if span.start < span.end)
