"""An outlet's feed: RSS 2.0, Atom 1.0, RSS 1.0 (RDF) or JSON Feed 1.1, as the outlet writes it.

A revised article keeps its id and its date of publication. RSS has no field for when an
item was changed, RSS 1.0 one date for all; outlets that say so borrow Dublin Core's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape
from typing import Any

from bot.domain import identify
from bot.sandbox.press import markup
from bot.sandbox.press.edition import SampleArticle
from bot.sandbox.press.outlets import Format, Outlet


def write(outlet: Outlet, articles: Sequence[SampleArticle], opened: datetime, site: str) -> str:
    """Write the outlet's feed of these articles, newest first.

    `site` is the press's address without a closing slash; `opened` dates an empty feed.
    """
    newest_first = sorted(articles, key=lambda one: one.published, reverse=True)
    updated = max((one.updated for one in articles), default=opened)
    return _WRITERS[outlet.format](outlet, newest_first, updated, site)


def _rss(outlet: Outlet, articles: Sequence[SampleArticle], updated: datetime, site: str) -> str:
    return f"""<?xml version="1.0" encoding="{outlet.charset}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:dcterms="http://purl.org/dc/terms/">
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
    published = f"<pubDate>{format_datetime(article.published, usegmt=True)}</pubDate>\n"
    # A description is HTML within XML, so its text is escaped for each of the two.
    summary = f"<description>{escape(escape(article.summary, quote=False))}</description>\n"
    return f"""<item>
<title>{escape(article.title)}</title>
<link>{link}</link>
<guid isPermaLink="{str(article.outlet.permalinks).lower()}">{guid}</guid>
{"" if article.undated else published}<dc:creator>{escape(article.author)}</dc:creator>
{_modified(article)}{summary if article.outlet.summaries else ""}</item>
"""


def _atom(outlet: Outlet, articles: Sequence[SampleArticle], updated: datetime, site: str) -> str:
    return f"""<?xml version="1.0" encoding="{outlet.charset}"?>
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
<updated>{article.updated.isoformat()}</updated>
<author><name>{escape(article.author)}</name></author>
{summary if article.outlet.summaries else ""}</entry>
"""


def _rdf(outlet: Outlet, articles: Sequence[SampleArticle], updated: datetime, site: str) -> str:
    items = "".join(f'<rdf:li rdf:resource="{site}{article.path}"/>\n' for article in articles)
    return f"""<?xml version="1.0" encoding="{outlet.charset}"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:dcterms="http://purl.org/dc/terms/"
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
{_modified(article)}{summary if article.outlet.summaries else ""}</item>
"""


def _modified(article: SampleArticle) -> str:
    if article.undated or article.updated == article.published:
        return ""
    return (
        f"<dcterms:issued>{article.published.isoformat()}</dcterms:issued>\n"
        f"<dcterms:modified>{article.updated.isoformat()}</dcterms:modified>\n"
    )


def _json(outlet: Outlet, articles: Sequence[SampleArticle], _: datetime, site: str) -> str:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": outlet.name,
        "home_page_url": f"{site}/{outlet.key}/",
        "feed_url": f"{site}/{outlet.key}/feed",
        "description": outlet.motto,
        "language": "en-GB",
        "items": [_json_item(article, site) for article in articles],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1)


def _json_item(article: SampleArticle, site: str) -> Mapping[str, Any]:
    item: dict[str, Any] = {
        "id": f"tag:{article.outlet.key}.example,2019:{article.slug}",
        "url": site + article.path,
        "title": article.title,
        "content_html": markup.body(article),
        "date_published": article.published.isoformat(),
        "authors": [{"name": article.author}],
    }
    if article.outlet.summaries:
        item["summary"] = article.summary
    if article.updated != article.published:
        item["date_modified"] = article.updated.isoformat()
    return item


_Writer = Callable[[Outlet, Sequence[SampleArticle], datetime, str], str]
_WRITERS: Mapping[Format, _Writer] = {
    Format.RSS: _rss,
    Format.ATOM: _atom,
    Format.RDF: _rdf,
    Format.JSON: _json,
}
