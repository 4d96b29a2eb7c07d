"""Invented pages, and an entry that leads to one."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain import Entry, Feed

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
URL = "https://gazette.example/steel"
FEED = Feed(id="gazette", url="https://gazette.example/rss", publisher="The Gazette")
ENTRY = Entry(
    id="e",
    feed_id="gazette",
    guid="steel-1",
    url=f"{URL}?utm_source=rss",
    title="Velmark raises steel tariff to 25%",
    summary="The rate was 10% until Monday.",
    published=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
)
BODY = """\
Velmark will raise its tariff on imported steel to 25% from 10% on 1 December, its trade minister \
Ilsa Brandt said on Monday after talks with Norvia ended without a deal.

“We waited nine months and have nothing in hand,” Ms Brandt told reporters in the port city of \
Keld. “Our mills cannot wait any longer for an answer.”

Norvia, which sold $1.2 billion of steel to Velmark last year, called the step “a breach of the \
2019 accord” and said that it would answer within 30 days.

Economists at the Halden Institute put the cost for builders at about $90 million a year, \
although the estimate leaves out any retaliation."""
PARAGRAPHS = BODY.split("\n\n")


def html(*blocks: str, head: str = "") -> str:
    """Lay out a page: navigation, the article's blocks in markup, and a footer."""
    return f"""<!DOCTYPE html><html lang="en"><head>
    <title>Velmark raises steel tariff to 25%</title>{head}</head>
    <body><nav><a href="/">Home</a> <a href="/trade">Trade</a></nav>
    <main><article><h1>Velmark raises steel tariff to 25%</h1>{"".join(blocks)}</article></main>
    <footer>© The Gazette. All rights reserved. <a href="/terms">Terms</a></footer></body></html>"""


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


FULL = html(paragraphs(*PARAGRAPHS))
