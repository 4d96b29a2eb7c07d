"""The sample articles as they lie in the folder: one text file each, checked as it is read.

A file `articles/OUTLET/SLUG.md` begins with TOML between two lines of `+++` and goes on
with the article's paragraphs, a blank line between them. What the front matter may hold
is the fields of Manuscript that have a comment; `articles/README.md` shows one. A
paragraph whose lines begin with `|` is a table, its first row the head.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path
from typing import Any

from bot.errors import ConfigError
from bot.sandbox.press import matter
from bot.sandbox.press.outlets import OUTLETS, Outlet

ARTICLES = Path(__file__).parent / "articles"

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What an outlet changes in an article after it is out."""

    day: int
    time: time
    swap: tuple[tuple[str, str], ...] = ()  # words, and those that take their place
    note: str = ""  # a paragraph added at the end
    title: str = ""  # a new headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """An article whose dates are still placeholders."""

    outlet: Outlet
    slug: str
    paragraphs: tuple[str, ...]
    written: int  # the day from which its text reckons: the original's, for a repost
    title: str  # 10 to 16 words
    author: str
    summary: str  # what the outlet's feed says of it
    day: int  # of the fortnight, from 1, on which it breaks
    time: time  # at which it does, UTC
    tries: str  # what it is there to try
    teaser: int = 0  # paragraphs before the paywall; 0 for an article free to read
    wire: bool = False  # carries the agency's text
    irrelevant: bool = False  # is not about trade policy
    hostile: bool = False  # its page or feed tries to give orders
    satire: bool = False  # is not meant to be believed
    undated: bool = False  # its feed does not say when it was published
    signed: str = ""  # when an official document was signed
    effective: str = ""  # when it takes effect
    planted: tuple[str, ...] = ()  # markup put between its paragraphs, as it stands
    repost_of: str = ""  # the slug of the outlet's article that it repeats
    revisions: tuple[Revision, ...] = ()

    @property
    def name(self) -> str:
        """Its file in the folder of articles, without the ending."""
        return f"{self.outlet.key}/{self.slug}"


def load(folder: Path = ARTICLES) -> tuple[Manuscript, ...]:
    """Read every article of the folder, those that break first coming first.

    Raises ConfigError, naming the file, for the first that cannot be used.
    """
    outlets = {outlet.key: outlet for outlet in OUTLETS}
    found = []
    for path in sorted(folder.glob("*/*.md")):
        outlet = outlets.get(path.parent.name)
        if outlet is None:
            known = ", ".join(outlets)
            raise ConfigError(f"{path}: no outlet '{path.parent.name}'; there are {known}")
        found.append(_read(path, outlet))
    if not found:
        raise ConfigError(f"{folder}: holds no article; add one as OUTLET/SLUG.md")
    told = [_retold(one, found) if one.repost_of else one for one in found]
    return tuple(sorted(told, key=lambda one: (one.day, one.time, one.name)))


def _read(path: Path, outlet: Outlet) -> Manuscript:
    if not _SLUG.fullmatch(path.stem):
        raise ConfigError(
            f"{path}: name it in lower-case words joined by hyphens, as in new-rule.md"
        )
    fences = path.read_text(encoding="utf-8").split("+++\n", 2)
    if len(fences) != 3 or fences[0]:
        raise ConfigError(f"{path}: begin with a line of +++, the front matter, and another +++")
    try:
        front = tomllib.loads(fences[1])
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: the front matter is not TOML: {error}") from error
    matter.check(path, front)
    paragraphs = tuple(_paragraph(block) for block in fences[2].split("\n\n") if block.strip())
    _check_text(path, paragraphs, is_repost="repost_of" in front)
    day, hour = matter.when(path, front)
    revisions = tuple(_revision(path, one) for one in front.get("revisions", ()))
    _check_swaps(path, paragraphs, revisions)
    return Manuscript(
        outlet=outlet,
        slug=path.stem,
        paragraphs=paragraphs,
        written=day,
        **{
            **dict.fromkeys(("title", "author", "summary"), ""),
            **front,
            "time": hour,
            "planted": tuple(front.get("planted", ())),
            "revisions": revisions,
        },
    )


def _paragraph(block: str) -> str:
    lines = [_squeezed(line) for line in block.strip().split("\n")]
    return ("\n" if lines[0].startswith("|") else " ").join(lines)


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _check_text(path: Path, paragraphs: Sequence[str], *, is_repost: bool) -> None:
    if is_repost and paragraphs:
        raise ConfigError(f"{path}: a repost has the text of 'repost_of' and none of its own")
    if not (is_repost or paragraphs):
        raise ConfigError(f"{path}: holds no text after the front matter")
    for table in filter(is_table, paragraphs):
        if len({len(row) for row in rows(table)}) != 1:
            raise ConfigError(f"{path}: the rows of a table have as many cells each: {table!r}")


def is_table(paragraph: str) -> bool:
    """Say whether a paragraph is a table, a row a line."""
    return paragraph.startswith("|")


def rows(table: str) -> tuple[tuple[str, ...], ...]:
    """Read the rows of a table, a rule under its head left out."""
    lines = (line.strip().strip("|").split("|") for line in table.split("\n"))
    cells = (tuple(cell.strip() for cell in line) for line in lines)
    return tuple(row for row in cells if not all(re.fullmatch(":?-+:?", cell) for cell in row))


def _revision(path: Path, front: Mapping[str, Any]) -> Revision:
    day, hour = matter.when(path, front)
    swap = tuple((_squeezed(old), _squeezed(new)) for old, new in front.get("swap", ()))
    return Revision(**{**front, "day": day, "time": hour, "swap": swap})


def _check_swaps(path: Path, paragraphs: Iterable[str], revisions: Iterable[Revision]) -> None:
    text = "\n".join(paragraphs)
    for revision in revisions:
        for old, new in revision.swap:
            if old not in text:
                raise ConfigError(f"{path}: a revision swaps {old!r}, which is not in the text")
            text = text.replace(old, new)


def _retold(repost: Manuscript, found: Sequence[Manuscript]) -> Manuscript:
    for one in found:
        if (one.outlet, one.slug) == (repost.outlet, repost.repost_of) and not one.repost_of:
            return replace(
                repost,
                paragraphs=one.paragraphs,
                written=one.written,
                title=repost.title or one.title,
                author=repost.author or one.author,
                summary=repost.summary or one.summary,
            )
    raise ConfigError(
        f"{repost.name}.md: 'repost_of' names no article of {repost.outlet.key}: {repost.repost_of}"
    )
