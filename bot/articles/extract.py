"""Read a page: its visible main text by trafilatura, and what it says of itself.

Runs in a worker process, and alone loads trafilatura there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from bot.articles import facts, furniture
from bot.articles.paywall import announced, without_gates
from bot.articles.unseen import unseen, without
from bot.language.markup import line, strip_hidden, tidy, veiled

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LINE = 200  # characters of a term and its description that make one line
UNVEILED = 250  # characters of paragraphs; a page that shows less shows no article
SHOWN = 3_000  # characters of what a page shows beside its main text

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DESCRIPTION = (
    "//meta[@property='og:description']/@content",
    "//meta[@name='description']/@content",
)
# trafilatura's marks of a list item, of a table's row and of the rule under its head.
_MARKS = re.compile(r"^-(?: |\s*$)|^\| | \|\s*$|^[|-]+\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds. `text` is its main text, empty where none was found."""

    title: str = ""
    text: str = ""
    description: str = ""
    publisher: str = ""
    author: str = ""
    published: datetime | None = None
    modified: datetime | None = None  # where that is later
    language: str = ""  # as the page says
    headline: str = ""  # of the article that it says it is
    sold: str = ""  # how it says that its article is for subscribers
    shown: str = ""  # the beginning of all that it shows
    scripted: bool = False  # it brings scripts
    unseen: str = ""  # what it holds that no reader sees

    @property
    def paywalled(self) -> bool:
        """Whether its article is for subscribers."""
        return bool(self.sold)


def extract(body: bytes, content_type: str, now: datetime | None = None) -> Page:
    """Read an HTML page. What a browser would not show is not read.

    `content_type` is the response's header; dates beyond `now` are refused. A body that is
    no page gives an empty Page.
    """
    import trafilatura
    from trafilatura.settings import Document

    source = _decoded(body, content_type)
    tree = trafilatura.load_html(source)
    if tree is None:
        return Page()
    hidden = unseen(source, tree)
    statements = tuple(facts.linked_data(tree))
    scripted = bool(tree.xpath("boolean(//script[not(@type) or @type!='application/ld+json'])"))
    calls = line(" ".join(part.text_content() for part in tree.iter("noscript")))
    _unveil(tree, scripted)
    strip_hidden(tree)
    _join_terms(tree)
    document = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(document, Document):
        document = Document()
    title = line(document.title or "")
    headings = {line(heading.text_content()) for heading in tree.iter("h1")}
    # trafilatura ends each of its paragraphs, list items and table rows with one line feed.
    lines = [_MARKS.sub("", row) for row in (document.text or "").split("\n")]
    lines = tidy("\n\n".join(lines)).split("\n\n")
    if lines[0] in {title, *headings}:
        del lines[0]
    lines = furniture.without(_parted(lines, tree))
    text = "\n\n".join(without_gates(lines))
    publisher = facts.publisher(tree, statements, document.sitename or "")
    published = facts.published(tree, statements, document.date, now)
    shown = line(" ".join(tree.xpath("//body//text()[not(ancestor::script)]")))[:SHOWN]
    return Page(
        title=facts.own_title(title, publisher or document.hostname or "", headings),
        text=text,
        description=tidy(next(iter(facts.every(tree, _DESCRIPTION)), "")),
        publisher=publisher,
        author=facts.author(statements, document.author or ""),
        published=published,
        modified=facts.modified(tree, statements, published, now),
        language=facts.language(tree),
        headline=facts.headline(statements),
        sold=facts.sold(tree, statements) or announced(tree, "\n\n".join(lines)),
        shown=shown or calls[:SHOWN],
        scripted=scripted,
        unseen=without(hidden, f"{title} {text}"),
    )


def _parted(lines: list[str], tree: HtmlElement) -> list[str]:
    """Take the paragraphs of a short article that came in one piece with what stands around it.

    Of a page that shows little trafilatura gives all of its text in one line.
    """
    if len(lines) != 1:
        return lines
    inside = [told for told in (line(each.text_content()) for each in tree.iter("p")) if told]
    inside = [told for told in inside if told in lines[0]]
    return inside if len(inside) > 1 else lines


def _decoded(body: bytes, content_type: str) -> bytes | str:
    """Decode as the header says, unless the body is UTF-8 or the header's codec fails.

    The rest is left to trafilatura, which looks at the bytes.
    """
    try:
        return body.decode()
    except UnicodeDecodeError:
        pass
    charset = _CHARSET.search(content_type)
    try:
        return body.decode(charset[1]) if charset else body
    except (UnicodeError, LookupError):
        return body


def _unveil(tree: HtmlElement, scripted: bool) -> None:
    """Show what holds most of a page, where it is hidden from some readers or for a moment.

    `aria-hidden` hides nothing from those who see: a page that was saved under an open dialog
    has it around all the rest. Other ways of hiding count, unless there are scripts to undo
    them and without it no article is left.
    """
    veils = [each for each in tree.iter("main", "article", "section", "div") if veiled(each)]
    whole = _seen(tree) if veils else 0
    for element in veils:
        if _seen(element) <= whole / 2:
            continue
        element.attrib.pop("aria-hidden", None)
        if scripted and _seen(tree, "p") - _seen(element, "p") < UNVEILED:
            for name in ("hidden", "style", "class"):
                element.attrib.pop(name, None)


def _seen(element: HtmlElement, within: str = "") -> int:
    """Count the characters that an element would show, or its paragraphs alone."""
    inside = f"[ancestor::{within}]" if within else ""
    texts = element.xpath(f".//text()[not(ancestor::script or ancestor::style)]{inside}")
    return sum(len(text.strip()) for text in texts)


def _join_terms(tree: HtmlElement) -> None:
    """Make one line of each term of a definition list and what is said of it.

    "Takes effect" and "13 November" say nothing apart. A question and its answer, and a
    description that is longer than a line, are left as they are.
    """
    for terms in tree.xpath("//dl[dt] | //dl/div[dt]"):
        parts = [(part, line(part.text_content())) for part in terms if part.tag in ("dt", "dd")]
        # Terms in a row share their descriptions, and the first of the terms takes the line.
        for names, values in _groups(parts):
            said = ", ".join(name.rstrip(" :") for _, name in names)
            means = "; ".join(value for _, value in values)
            if not said or not means or said.endswith("?") or len(said) + len(means) > LINE:
                continue
            (first, _), *others = names + values
            first.clear(keep_tail=True)
            first.text = f"{said}: {means}" + "." * (not means.endswith((".", "!", "?", "…")))
            for other, _ in others:
                other.drop_tree()


_Part = tuple["HtmlElement", str]


def _groups(parts: list[_Part]) -> Iterator[tuple[list[_Part], list[_Part]]]:
    """Yield the terms that stand together, each time with the descriptions that follow."""
    runs = [list(run) for _, run in groupby(parts, key=lambda part: part[0].tag)]
    for names, values in pairwise(runs):
        if names[0][0].tag == "dt":
            yield names, values
