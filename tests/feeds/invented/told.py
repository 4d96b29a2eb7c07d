"""A feed, and what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

RSS = "application/rss+xml"
PROLOG = '<?xml version="1.0" encoding="utf-8"?>\n'


@dataclass(frozen=True, slots=True)
class Told:
    id: str
    body: bytes
    content_type: str
    expected: Mapping[str, object]


def told(
    id_: str,
    body: str | bytes,
    *entries: Mapping[str, object],
    title: str | None = "Trade",
    content_type: str = RSS,
) -> Told:
    """Say that a body holds these entries, in this order, under this title."""
    expected: dict[str, object] = {} if title is None else {"title": title}
    expected["entries"] = list(entries)
    data = body.encode() if isinstance(body, str) else body
    return Told(id_, data, content_type, expected)


def rss(*items: str, head: str = "", spaces: str = "") -> str:
    """Set items as an RSS 2.0 feed; `head` stands before the root, `spaces` in it."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'{PROLOG}{head}<rss version="2.0" {spaces}><channel><title>Trade</title>'
        f"<link>https://gazette.example/</link>{inner}</channel></rss>"
    )


def atom(*entries: str, attributes: str = "") -> str:
    """Set entries as an Atom feed."""
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return (
        f'{PROLOG}<feed xmlns="http://www.w3.org/2005/Atom" {attributes}>'
        f"<title>Trade</title>{inner}</feed>"
    )


def titled(titles: Sequence[str]) -> list[Mapping[str, object]]:
    return [{"title": title} for title in titles]
