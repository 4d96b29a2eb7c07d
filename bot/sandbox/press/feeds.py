"""An outlet's feed: RSS 2.0, Atom 1.0 or RSS 1.0 (RDF), as the outlet writes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape

from bot.domain import identify
from bot.sandbox.press.edition import SampleArticle
from bot.sandbox.press.outlets import Format, Outlet


def write(outlet: Outlet, articles: Sequence[SampleArticle], start: datetime, site: str) -> str:
    """Write the outlet's feed of these articles, newest first.

    `site` is the press's address without a closing slash; `start` dates an empty feed.
    """
    newest_first = sorted(articles, key=lambda one: one.breaks, reverse=True)
    updated = newest_first[0].breaks if newest_first else start
    return _WRITERS[outlet.format](outlet, newest_first, updated, site)


def _rss(outlet: Outlet, articles: Sequence[SampleArticle], updated: datetime, site: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>{escape(outlet.name)}</title>
<link>{site}/{outlet.key}/</link>
<description>{escape(outlet.motto)}</description>
<language>en-gb</language>
<lastBuildDate>{format_datetime(updated, usegmt=True)}</lastBuildDate>
{"".join(_rss_item(article, site) for article in articles)}</channel>
</rss>
"""


def _rss_item(article: SampleArticle, site: str) -> str:
    link = site + article.path
    guid = link if article.outlet.permalinks else f"{article.outlet.key}-{identify(article.slug)}"
    # A description is HTML within XML, so its text is escaped for each of the two.
    summary = f"<description>{escape(escape(article.summary, quote=False))}</description>\n"
    return f"""<item>
<title>{escape(article.title)}</title>
<link>{link}</link>
<guid isPermaLink="{str(article.outlet.permalinks).lower()}">{guid}</guid>
<pubDate>{format_datetime(article.published, usegmt=True)}</pubDate>
<dc:creator>{escape(article.author)}</dc:creator>
{summary if article.outlet.summaries else ""}</item>
"""


def _atom(outlet: Outlet, articles: Sequence[SampleArticle], updated: datetime, site: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>tag:{outlet.key}.example,2019:feed</id>
<title>{escape(outlet.name)}</title>
<subtitle>{escape(outlet.motto)}</subtitle>
<link rel="self" href="{site}/{outlet.key}/feed"/>
<link rel="alternate" href="{site}/{outlet.key}/"/>
<updated>{updated.isoformat()}</updated>
{"".join(_atom_entry(article, site) for article in articles)}</feed>
"""


def _atom_entry(article: SampleArticle, site: str) -> str:
    summary = f'<summary type="text">{escape(article.summary)}</summary>\n'
    return f"""<entry>
<id>tag:{article.outlet.key}.example,2019:{article.slug}</id>
<title type="text">{escape(article.title)}</title>
<link rel="alternate" type="text/html" href="{site}{article.path}"/>
<published>{article.published.isoformat()}</published>
<updated>{article.published.isoformat()}</updated>
<author><name>{escape(article.author)}</name></author>
{summary if article.outlet.summaries else ""}</entry>
"""


def _rdf(outlet: Outlet, articles: Sequence[SampleArticle], updated: datetime, site: str) -> str:
    items = "".join(f'<rdf:li rdf:resource="{site}{article.path}"/>\n' for article in articles)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<channel rdf:about="{site}/{outlet.key}/feed">
<title>{escape(outlet.name)}</title>
<link>{site}/{outlet.key}/</link>
<description>{escape(outlet.motto)}</description>
<dc:date>{updated.isoformat()}</dc:date>
<items><rdf:Seq>
{items}</rdf:Seq></items>
</channel>
{"".join(_rdf_item(article, site) for article in articles)}</rdf:RDF>
"""


def _rdf_item(article: SampleArticle, site: str) -> str:
    summary = f"<description>{escape(article.summary)}</description>\n"
    return f"""<item rdf:about="{site}{article.path}">
<title>{escape(article.title)}</title>
<link>{site}{article.path}</link>
<dc:date>{article.published.isoformat()}</dc:date>
<dc:creator>{escape(article.author)}</dc:creator>
{summary if article.outlet.summaries else ""}</item>
"""


_WRITERS = {Format.RSS: _rss, Format.ATOM: _atom, Format.RDF: _rdf}
