"""Builders of domain values, so that a test names only what it is about."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain import (
    Article,
    Briefing,
    Channel,
    Citation,
    Coverage,
    Delivery,
    Entry,
    Event,
    EventKind,
    Feed,
    KeyPoint,
    Line,
    Live,
    Message,
    Origin,
    Proven,
    Role,
    Sketch,
    Source,
    SourceLine,
    Subscription,
    Writer,
    fingerprint,
    identify,
)
from bot.newsroom import pairing

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
CHANNEL = Channel(team="T1", id="C1")


def after(**parts: float) -> datetime:
    """Give a time after noon: `after(minutes=5)`."""
    return NOON + timedelta(**parts)


def feed(number: int = 1, **fields: Any) -> Feed:
    url = fields.pop("url", f"https://outlet{number}.example/feed")
    defaults: dict[str, Any] = {
        "id": identify(url),
        "url": url,
        "publisher": f"Outlet {number}",
    }
    return Feed(**{**defaults, **fields})


def source(number: int = 1, **fields: Any) -> Source:
    """Make a source; what is no field of it is one of its feed."""
    own = {each.name for each in dataclasses.fields(Source)}
    of = {name: value for name, value in fields.items() if name not in own}
    defaults: dict[str, Any] = {
        "feed": feed(number, **of),
        "status": "ok",
        "detail": "",
        "polled": NOON,
        "due": after(minutes=15),
        "succeeded": NOON,
        "newest": NOON,
        "origin": Origin.SETTINGS,
        "paused": False,
    }
    given = {name: value for name, value in fields.items() if name in own}
    return Source(**{**defaults, **given})


def entry(number: int = 1, of: Feed | None = None, **fields: Any) -> Entry:
    source = of or feed()
    guid = fields.pop("guid", f"guid-{number}")
    defaults: dict[str, Any] = {
        "id": identify(source.id, guid),
        "feed_id": source.id,
        "guid": guid,
        "url": f"https://outlet1.example/news/{number}",
        "title": f"Entry {number}",
        "summary": "",
        "published": NOON,
    }
    return Entry(**{**defaults, **fields})


def sketch(*keys: int) -> Sketch:
    """Make what grouping sees of an article that is found by these keys."""
    return Sketch(vector=b"v", shingles=b"s", names=("n",), keys=keys)


def article(number: int = 1, body: str = "", **fields: Any) -> Article:
    title = fields.pop("title", f"Ministry raises duty on product {number} to 25 percent")
    text = f"{title}\n\n{body or f'The ministry raised the duty on product {number} to 25%.'}"
    url = fields.pop("url", f"https://outlet1.example/news/{number}")
    defaults: dict[str, Any] = {
        "id": identify(url, fingerprint(text)),
        "url": url,
        "publisher": "Outlet 1",
        "title": title,
        "text": text,
        "snapshot": fingerprint(text),
        "coverage": Coverage.FULL_TEXT,
        "seen": NOON,
        "published": NOON,
    }
    return Article(**{**defaults, **fields})


def cite(source: Article, words: str) -> Citation:
    """Cite words of an article, which must stand in its text."""
    start = source.text.index(words)
    return Citation(
        article_id=source.id,
        snapshot=source.snapshot,
        start=start,
        end=start + len(words),
        quote=words,
    )


def line(source: Article, words: str = "") -> Line:
    """Quote a sentence of an article, by default its body, as the extractive writer does."""
    quoted = words or source.body
    return Line(text=f"“{quoted}” — {source.publisher}", citations=(cite(source, quoted),))


def briefing(story_id: str, *sources: Article, revision: int = 1, **fields: Any) -> Briefing:
    roles = tuple(Role)
    defaults: dict[str, Any] = {
        "id": identify(story_id, str(revision)),
        "story_id": story_id,
        "revision": revision,
        "headline": Line(text=sources[0].title, citations=(cite(sources[0], sources[0].title),)),
        "key_points": tuple(
            KeyPoint(role=role, line=line(source))
            for role, source in zip(roles, sources, strict=False)
        ),
        "opening": (),
        "sections": (),
        "ahead": (),
        "sources": tuple(SourceLine.of(source) for source in sources),
        "voices": len(sources),
        "as_of": NOON,
        "writer": Writer.EXTRACTED,
    }
    return Briefing(**{**defaults, **fields})


def gated(told: Briefing, *articles: Article, after: Sequence[Briefing] = ()) -> Briefing:
    """Put what moved since the briefings before it, and where its outlets differ, to the gate."""
    by_id = {each.id: each for each in articles}
    apart = pairing.differences(told, by_id)
    return dataclasses.replace(
        told,
        differences=tuple(each for each in apart if isinstance(each, Proven)),
        since=(pairing.since(after, told, by_id),) if after else (),
    )


def subscription(channel: Channel = CHANNEL, **fields: Any) -> Subscription:
    defaults: dict[str, Any] = {"channel": channel, "live": Live.ALL, "since": NOON}
    return Subscription(**{**defaults, **fields})


def delivery(key: str = "story:1", channel: Channel = CHANNEL, **fields: Any) -> Delivery:
    defaults: dict[str, Any] = {"message": Message(text=key, blocks=({"type": "divider"},))}
    return Delivery(channel=channel, key=key, **{**defaults, **fields})


def event(number: int = 1, **fields: Any) -> Event:
    defaults: dict[str, Any] = {
        "id": f"event{number}",
        "kind": EventKind.MENTION,
        "channel": CHANNEL,
        "user": "U1",
        "text": "What changed?",
        "received": NOON,
        "ts": "1.1",
    }
    return Event(**{**defaults, **fields})
