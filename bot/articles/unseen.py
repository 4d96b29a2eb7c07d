"""What a page holds that no reader of it sees: where words for a machine would be put."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.language.markup import line, plain, tidy, veils

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST = 6_000  # characters that are kept
PASSAGE = 1_000  # of one of them
_COMMENT = re.compile(r"<!--(.*?)(?:--!?>|\Z)", re.DOTALL)
_CONDITION = re.compile(r"\s*\[if\s|\s*<!\[endif")  # how pages speak to old browsers
_SAID = (
    "//meta[@name or @property or @itemprop]/@content",
    "//*/@alt | //*/@title | //*/@aria-label | //*/@aria-description | //*/@placeholder",
)
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"\s*(?:https?:)?//\S+\s*")


def unseen(source: bytes | str, tree: HtmlElement) -> tuple[str, ...]:
    """List the passages of a page that a browser does not show, its scripts and styles aside.

    `tree` is the page before anything was taken from it.
    """
    found = (tidy(passage)[:PASSAGE] for passage in _passages(source, tree))
    return tuple(dict.fromkeys(each for each in found if _WORD.search(each)))


def without(passages: tuple[str, ...], text: str) -> str:
    """Join the passages that have a word which a text has not, as far as there is room."""
    shown = {word.casefold() for word in _WORD.findall(text)}
    kept: list[str] = []
    room = LONGEST
    for passage in passages:
        said = {word.casefold() for word in _WORD.findall(passage)}
        if said <= shown or len(passage) > room:
            continue
        room -= len(passage)
        kept.append(line(passage))
    return "\n\n".join(kept)


def _passages(source: bytes | str, tree: HtmlElement) -> Iterator[str]:
    if isinstance(source, bytes):
        source = source.decode("utf-8", "replace")
    for path in _SAID:
        yield from (str(said) for said in tree.xpath(path) if not _ADDRESS.fullmatch(str(said)))
    for comment in _COMMENT.findall(source):
        if not _CONDITION.match(comment):
            yield plain(comment)
    for element in veils(tree):
        yield line(element.text_content())
