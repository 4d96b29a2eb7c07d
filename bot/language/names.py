"""Names in a text: people, bodies, places, abbreviations and legal bases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from bot.language import capitals, dates, places, references, sentences
from bot.language.remembered import remembered
from bot.language.spans import Mask, Span, Spanned
from bot.language.vocabulary import (
    ABBREVIATIONS,
    BODIES,
    COMMON,
    FIRST_NAMES,
    LAWS,
    SURE,
    TITLES,
)


class Kind(StrEnum):
    """What bears a name, as far as its words tell."""

    PLACE = "place"
    BODY = "body"
    PERSON = "person"
    LAW = "law"
    OTHER = "other"


class Name(NamedTuple):
    """A name as printed, without a title before it or a possessive behind it.

    `key` is one for every form that means the same by itself: see `key`.
    """

    start: int
    end: int
    words: str
    kind: Kind
    key: str


@remembered
def find(text: str) -> tuple[Name, ...]:
    """Find the names of a text, in order.

    A word that only opens a sentence is no name, unless it stands capitalised within one
    too, names a place, is an abbreviation or speaks. Lines in title case give places and
    abbreviations only.
    """
    laws = [
        Name(law.start, law.end, text[law.start : law.end], Kind.LAW, law.key)
        for law in references.find(text)
    ]
    return tuple(sorted([*laws, *_Reader(text).names()], key=lambda name: name.start))


def key(words: str) -> str:
    """Write a name in the one form that every way of printing it has.

    A country gives its code, whether named, abbreviated or an adjective; a known
    abbreviation its long form; any other name its words without article, title,
    possessive, dots and case.
    """
    bare = capitals.POSSESSIVE.sub("", words.strip())
    words = capitals.ARTICLE.sub("", bare)
    if code := places.code(bare) or places.code(words):
        return code
    long = ABBREVIATIONS.get(words.replace(".", ""), words)
    parts = re.findall(r"\w+", long.replace(".", "").casefold())
    while len(parts) > 1 and parts[0] in TITLES:
        del parts[0]
    return " ".join(parts)


def agrees(one: Name, other: Name) -> bool:
    """Say whether two names can mean the same: equal keys, a surname, or initials."""
    if one.key == other.key:
        return True
    if {Kind.PLACE, Kind.LAW} & {one.kind, other.kind}:
        return False
    short, long = sorted((one.key, other.key), key=len)
    return long.endswith(f" {short}") or _shortens(one, other) or _shortens(other, one)


def kind_in(name: Name, text: str) -> Kind:
    """Give what bears a name, as far as all of a text tells: "Ames" is who it has as Ada Ames."""
    if name.kind is not Kind.OTHER:
        return name.kind
    alike = (other for other in find(text) if agrees(name, other))
    return Kind.PERSON if any(_personal(each, text) for each in (name, *alike)) else Kind.OTHER


def _personal(name: Name, text: str) -> bool:
    """Say whether a name looks like a person's, and does not end in a word for things."""
    parts = name.words.casefold().split()
    looks = TITLES.isdisjoint(parts) and capitals.PERSONAL.fullmatch(name.words) is not None
    like = name.kind is Kind.OTHER and looks and f" {parts[-1]}" not in text
    return name.kind is Kind.PERSON or like


@lru_cache(maxsize=4096)
def initials(words: str) -> str:
    """Give the abbreviation a name would have: "U.S.-Mexico-Canada Agreement" is "USMCA"."""
    parts = re.findall(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+", words)
    letters = [part.replace(".", "") for part in parts if part[0].isupper()]
    return "".join(part if part.isupper() else part[0] for part in letters)


def _shortens(short: Name, long: Name) -> bool:
    """Say whether a name abbreviates another, or from three letters on the end of it."""
    if len(letters := short.words.replace(".", "")) < 2 or not letters.isupper():
        return False
    full, head = initials(long.words), initials(long.words.split(" of ")[0])
    every = "".join(word[0] for word in long.words.upper().split())  # "of" has a letter in "DOD"
    ends = {full[-max(3, len(letters)) :], every[-max(3, len(letters)) :]}
    return letters in {full, f"G{head}", every, *ends}  # "the General"


class _Reader:
    """One reading of a text: runs of capitalised words, and what is known of them by the end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._mask = Mask(text, chain[Spanned](dates.find(text), references.find(text)))
        found = places.find(text)
        self._within = [place for place in found if " " in text[place.start : place.end]]
        starts = {place.start for place in found}
        inner = {at for place in self._within for at in range(place.start, place.end)}
        self._placed = frozenset(starts | inner)

    def names(self) -> Iterator[Name]:
        opening: list[capitals.Run] = []
        inner: set[str] = set()
        for sentence in sentences.split(self._text):
            for run in self._runs(sentence):
                if self._opens(sentence, run[0]):
                    opening.append(run)
                else:
                    inner.update(capitals.bare(token.words) for token in run)
                    yield from self._parted(run)
        for run in opening:
            yield from self._parted(self._kept(run, inner))

    def _runs(self, sentence: Span) -> list[capitals.Run]:
        """Find the sequences of capitalised words that may each be a name."""
        stopped = self._text[sentence.end - 1] == "."  # then it is no heading
        found = capitals.TOKEN.finditer(self._text, *sentence)
        tokens = [
            capitals.Token(*m.span(), m[0]) for m in found if not stopped or capitals.capital(m[0])
        ]
        titled = not stopped and capitals.in_title_case(tokens)
        runs: list[list[capitals.Token]] = []
        for token in tokens:
            if not capitals.capital(token.words) or not self._mask.free(token):
                continue
            if capitals.PARTY.fullmatch(token.words) or (titled and not self._sure(token)):
                continue
            if runs and self._continues(runs[-1][-1], token):
                runs[-1].append(token)
            elif (
                token.words.casefold() not in COMMON
                or self._sure(token)
                or self._opens(sentence, token)
                or self._new(token)
            ):
                runs.append([token])
        return [tuple(run) for run in runs]

    def _new(self, token: capitals.Token) -> bool:
        """Say whether a name begins with New, as "New York" does."""
        behind = capitals.TOKEN.match(self._text, token.end + 1)
        return (
            token.words == "New"
            and behind is not None
            and behind[0][0].isupper()
            and behind.start() not in self._placed
        )

    def _sure(self, token: capitals.Token) -> bool:
        """Say whether a word is a name wherever it stands: a place or an abbreviation."""
        word = capitals.bare(token.words)
        return token.start in self._placed or word in SURE or capitals.abbreviated(word)

    def _continues(self, last: capitals.Token, token: capitals.Token) -> bool:
        gap = self._text[last.end : token.start]
        if any(each.start <= last.start and token.end <= each.end for each in self._within):
            return True
        if capitals.POSSESSIVE.search(last.words) or "\n" in gap:
            return False
        if gap == " and ":
            return (last.words, token.words) in capitals.PAIRED
        if gap == ". ":
            return len(last.words) == 1 or last.words.casefold() in TITLES
        if capitals.FOR.fullmatch(gap):
            return last.words.casefold() in BODIES
        return gap in {" ", "\u00a0", "-", "‑", " & "} or capitals.OF.fullmatch(gap) is not None

    def _opens(self, sentence: Span, token: capitals.Token) -> bool:
        """Say whether a word stands where any word would be capitalised."""
        before = self._text[sentence.start : token.start].rstrip(capitals.OPENING)
        return not before or before[-1] in ".!?:;…"

    def _kept(self, run: capitals.Run, inner: set[str]) -> capitals.Run:
        """Keep of a run that opens a sentence what is a name for another reason than that."""
        first, rest = run[0], run[1:]
        word = capitals.bare(first.words)
        if self._sure(first) or self._new(first):
            return run
        if word.casefold() in COMMON:
            return rest
        if word in inner or word.casefold() in TITLES:
            return run
        if rest:
            of = self._text.startswith(" of ", first.end)
            if of and word.endswith("s") and not {word.casefold()} & (BODIES | LAWS):
                return rest  # "Purchases of American goods"
            return rest if word.endswith(("ing", "ed", "ly")) else run
        speaks = capitals.SPEECH.match(self._text, first.end) and not word.endswith("s")
        return run if speaks or capitals.DOUBLE.fullmatch(word) else ()

    def _parted(self, run: capitals.Run) -> Iterator[Name]:
        """Part a run at its titles ("Commerce Secretary Ann Lee"), not in "Justice Department"."""
        words = [capitals.bare(token.words).casefold() for token in run]
        titles = [
            w in TITLES and BODIES.isdisjoint(words[n : n + 1]) for n, w in enumerate(words, 1)
        ]
        cuts = [at for at in range(1, len(run)) if titles[at - 1] or self._joins(run, at)]
        for begin, end in pairwise([0, *cuts, len(run)]):
            if all(titles[begin:end]):
                continue
            while titles[end - 1] and capitals.body(run[begin : end - 1]):
                end -= 1  # "WTO Director-General"
            titled = begin > 0 or capitals.office_before(self._text, run[0].start)
            yield from self._named(run[begin:end], titled=titled)

    def _joins(self, run: capitals.Run, at: int) -> bool:
        """Say whether somebody ends there, and his body begins: "Ada Vale of the Steel Board"."""
        gap = self._text[run[at - 1].end : run[at].start]
        if not gap.startswith(" of "):
            return False
        words = [capitals.bare(token.words).casefold() for token in run]
        head = words[max([0, *(n + 1 for n in range(at) if words[n] in TITLES)]) : at]
        return (
            len(head) > 1
            and (BODIES | LAWS).isdisjoint(head)
            and (
                capitals.abbreviated(capitals.bare(run[at].words))
                or not BODIES.isdisjoint(words[at:])
            )
        )

    def _named(self, run: capitals.Run, *, titled: bool) -> Iterator[Name]:
        """Name a run; a compound of places ("EU-China") names each."""
        start = run[0].start
        words = capitals.bare(self._text[start : run[-1].end])
        if not capitals.GIVEN.fullmatch(words):
            words = capitals.SUFFIX.sub("", words)
        parts = re.split(r"[-‑]", words)
        if len(parts) == 1 or places.code(words) or not all(map(places.code, parts)):
            parts = [words]
        for part in filter(None, parts):
            end = start + len(part)
            yield Name(start, end, part, self._kind(part, Span(start, end), titled), key(part))
            start = end + 1

    def _kind(self, words: str, span: Span, titled: bool) -> Kind:
        parts = re.findall(r"\w+", words.casefold())
        if places.code(words):
            return Kind.PLACE
        last = ABBREVIATIONS.get(words, words).casefold().split()[-1:]
        if parts[-1:] and (parts[-1] in LAWS or last == ["act"]):
            return Kind.LAW
        if titled and words.isupper() and len(words) > 4:
            return Kind.PERSON  # "JUSTICE AMES"
        if not BODIES.isdisjoint(parts):
            return Kind.BODY
        if capitals.INITIALS.fullmatch(words) and TITLES.isdisjoint(parts):
            return Kind.PERSON
        if capitals.abbreviated(words):
            return Kind.BODY
        article = self._text[max(0, span.start - 4) : span.start].casefold() == "the "
        speaks = (
            len(parts) in {2, 3} and not article and capitals.SPEECH.match(self._text, span.end)
        )
        first = len(parts) in {2, 3} and parts[0] in FIRST_NAMES
        return Kind.PERSON if titled or speaks or first else Kind.OTHER
