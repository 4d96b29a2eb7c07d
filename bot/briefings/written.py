"""What a model wrote -> a draft: found quotes, the product's limits, plain text.

The model is trusted with nothing. Its quotes count where they stand in the article that they
name; what is too long, marked up or out of place is dropped, never cut; and the rest is for
the gate to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pydantic import BaseModel

from bot import gate
from bot.briefings.extractive import HEADINGS
from bot.briefings.headline import CHARACTERS, headline
from bot.briefings.lengths import (
    AHEAD,
    OPENING,
    PARAGRAPHS,
    POINT,
    POINT_CHARACTERS,
    POINTS,
    SECTIONS,
    WHOLE,
)
from bot.briefings.quotable import count
from bot.domain import Article, Citation, Draft, KeyPoint, Line, Outcome, Role, Section
from bot.language import denials, polarity
from bot.language.boilerplate import tells
from bot.language.markup import line as tidied
from bot.language.repetition import repeats, terms
from bot.language.status import statuses

MISCOUNT = 2  # words that a point may have over the product's 26: models count badly
HEADING = 4  # words at most
#: What stands over lines whose own heading may not, one for each section.
PLAIN_HEADINGS = ("In detail", "Also reported", "Further detail", "Besides")
QUOTES = 6  # of a line that are looked for
OFFERED = 10  # points that are looked at
ROLES = tuple(Role)

_LABELS = re.compile(r"\s*[(\[]\s*A\d{1,2}(?:\s*[,;]\s*A\d{1,2})*\s*[)\]]")
_EMPHASIS = re.compile(r"^(?:#+|[-*•–—]|\d[.)])\s+|\*\*|__|`")


class Quote(BaseModel):
    """Words copied from an article, by the article's label."""

    article: str
    words: str


class Passage(BaseModel):
    """A sentence or paragraph, and the words that carry it."""

    text: str
    quotes: list[Quote]


class Point(Passage):
    """A key point."""

    role: Role


class Part(BaseModel):
    """A section."""

    heading: str
    paragraphs: list[Passage]


class Written(BaseModel):
    """The shape that a model is asked for; prompts/briefing.md shows the same."""

    headline: Passage
    key_points: list[Point]
    opening: list[Passage]
    sections: list[Part]
    ahead: list[Passage]


def draft(written: Written, labelled: Mapping[str, Article]) -> Draft:
    """Make a draft of what a model wrote, within the product's limits.

    A line whose quotes are not found keeps no citation, which the gate drops and counts. A
    headline that cannot be printed gives way to the best title.
    """
    opening = tuple(_within(_lines(written.opening, labelled), OPENING[-1]))
    left = WHOLE - sum(count(line.text) for line in opening)
    return Draft(
        headline=_headline(written.headline, labelled) or headline(tuple(labelled.values())),
        key_points=tuple(_points(written.key_points, labelled)),
        opening=opening,
        sections=tuple(_sections(written.sections, labelled, left)),
        ahead=tuple(_lines(written.ahead, labelled))[:AHEAD],
    )


def _headline(passage: Passage, labelled: Mapping[str, Article]) -> Line | None:
    line = headed(passage, labelled)
    return None if line is None or unfit_headline(line.text) else line


def headed(passage: Passage, labelled: Mapping[str, Article]) -> Line | None:
    """Make the line of a headline, or none where its text is not one to print."""
    line = lined(passage, labelled)
    return line and Line(text=line.text.removesuffix("."), citations=line.citations)


def unfit_headline(text: str) -> str:
    """Say what a headline may not be, "" where it may be one."""
    if len(text) > CHARACTERS:
        return f"a headline has at most {CHARACTERS} characters"
    return "a headline asks and exclaims nothing" if set(text) & set("?!") else ""


def unfit_point(text: str) -> str:
    """Say what a key point may not be, "" where it may be one."""
    if len(text) > POINT_CHARACTERS or count(text) > POINT[-1] + MISCOUNT:
        return f"a key point has at most {POINT[-1]} words and {POINT_CHARACTERS} characters"
    return ""


def _points(points: Sequence[Point], labelled: Mapping[str, Article]) -> Iterator[KeyPoint]:
    """Put the points in order: of each role the first that has room and says something new.

    Points without evidence take no role and no room from others: the gate only counts them.
    """
    lines = [(point.role, lined(point, labelled)) for point in points[:OFFERED]]
    room, taken, said = POINTS, set[Role](), list[str]()
    for role, line in sorted(lines, key=lambda each: ROLES.index(each[0])):
        if line is None or unfit_point(line.text) or role in taken:
            continue
        words = count(line.text)
        if words > room:
            continue
        if line.citations:
            if any(repeats(line.text, before) for before in said):
                continue
            room -= words
            taken.add(role)
            said.append(line.text)
        yield KeyPoint(role=role, line=line)


def _sections(
    parts: Sequence[Part], labelled: Mapping[str, Article], room: int
) -> Iterator[Section]:
    """Build the sections that there is room for, under headings that claim nothing."""
    plain = iter(PLAIN_HEADINGS)
    for part in parts[:SECTIONS]:
        lines = tuple(_within(_lines(part.paragraphs, labelled), room))[:PARAGRAPHS]
        heading = _plain(part.heading).rstrip(".:")
        if lines:
            room -= sum(count(line.text) for line in lines)
            fit = _heads(heading, lines, labelled)
            yield Section(heading=heading if fit else next(plain), paragraphs=lines)


def _heads(heading: str, lines: Sequence[Line], labelled: Mapping[str, Article]) -> bool:
    """Say whether a heading may stand over some lines: it names their subject and claims nothing.

    Its telling words must all be words of what it heads. It says of nothing that it rises, is
    not, or is in force, and the gate must find nothing against it in what those lines cite.
    """
    if not (0 < count(heading) <= HEADING and tells(heading)):
        return False
    if heading in HEADINGS.values():
        return True
    said = {term for line in lines for term in terms(line.text)}
    claims = polarity.find(heading) or [*denials.negations(heading)] or statuses(heading)
    if claims or not terms(heading).keys() <= said:
        return False
    cited = tuple(citation for line in lines for citation in line.citations)
    articles = {article.id: article for article in labelled.values()}
    stands = gate.check(Line(text=heading, citations=cited), articles)
    return bool(cited) and stands.outcome is not Outcome.UNSUPPORTED


def _within(lines: Iterable[Line], words: int) -> Iterator[Line]:
    """Leave out the lines that would pass so many words together."""
    for line in lines:
        if (length := count(line.text)) <= words:
            words -= length
            yield line


def _lines(passages: Sequence[Passage], labelled: Mapping[str, Article]) -> Iterator[Line]:
    return filter(None, (lined(passage, labelled) for passage in passages))


def lined(passage: Passage, labelled: Mapping[str, Article]) -> Line | None:
    """Make a line, or none where its text is not one to print."""
    text = _plain(passage.text)
    if not count(text) or not tells(text):
        return None
    found = (cited for quote in passage.quotes[:QUOTES] for cited in cited_words(quote, labelled))
    return Line(text=text, citations=tuple(dict.fromkeys(found)))


def _plain(text: str) -> str:
    """Take emphasis, list marks and labels off; other markup is for `tells` to refuse."""
    return _EMPHASIS.sub("", _LABELS.sub("", tidied(text))).strip()


def cited_words(quote: Quote, labelled: Mapping[str, Article]) -> Iterator[Citation]:
    """Cite the words of a quote where they stand in the article that it names."""
    article = labelled.get(quote.article.strip(" []()<>"))
    if article is None:
        return
    yield from gate.quoted(quote.words, article)
