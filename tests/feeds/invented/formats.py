"""One feed of each format, as its specification has it."""

from __future__ import annotations

import json

from tests.feeds.invented.told import PROLOG, RSS, atom, rss, told

STEEL = {
    "title": "Velmark raises steel tariff",
    "link": "https://gazette.example/steel",
    "published": "2026-11-02T00:30:00+00:00",
}
PEARS = {"title": "Norland lifts its ban on pears", "link": "https://gazette.example/pears"}
_OLD = (
    "<channel><title>Trade</title><link>https://gazette.example/</link><description>d</description>"
    "<image><title>Logo</title><url>/logo.png</url><link>/logo</link></image>"
    "<item><title>Velmark raises steel tariff</title><link>https://gazette.example/steel</link>"
    "</item><item><title>Norland lifts its ban on pears</title><link>/pears</link></item>"
    "<textinput><title>Search</title><name>q</name><link>/search</link></textinput></channel>"
)
_UNDATED = {name: STEEL[name] for name in ("title", "link")}
_NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'

_RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="{0}"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://gazette.example/">
<title>Trade</title><link>https://gazette.example/</link><items><rdf:Seq>
<rdf:li rdf:resource="https://gazette.example/steel"/></rdf:Seq></items></channel>
<item rdf:about="https://gazette.example/id/1"><title>Velmark raises steel tariff</title>
<link>https://gazette.example/steel</link><dc:date>2026-11-02T09:30:00+09:00</dc:date></item>
<item rdf:about="https://gazette.example/id/2"><title>Norland lifts its ban on pears</title>
<link>/pears</link></item></rdf:RDF>"""

_JSON = {
    "title": "Trade",
    "items": [
        {
            "id": "steel-1",
            "url": "https://gazette.example/steel",
            "title": "Velmark raises steel tariff",
            "date_published": "2026-11-02T09:30:00+09:00",
        },
        {"id": 2, "external_url": "/pears", "title": "Norland lifts its ban on pears"},
    ],
}

_SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {0}>
<url><loc>https://gazette.example/about</loc><lastmod>2020-01-01</lastmod></url>
<url><loc>https://gazette.example/steel</loc><{1}news><{1}publication><{1}name>Trade</{1}name>
<{1}language>en</{1}language></{1}publication>
<{1}publication_date>2026-11-02T09:30:00+09:00</{1}publication_date>
<{1}title>Velmark raises steel tariff</{1}title></{1}news></url>
<url><loc>/pears</loc><{1}news><{1}title>Norland lifts its ban on pears</{1}title></{1}news>
<lastmod>2026-11-03T00:00:00Z</lastmod></url></urlset>"""

TOLD = (
    *(
        told(f"rss {version}", f'{PROLOG}<rss version="{version}">{_OLD}</rss>', _UNDATED, PEARS)
        for version in ("0.91", "0.92", "0.93", "0.94")
    ),
    told("rss 0.90", _RDF.format("http://my.netscape.com/rdf/simple/0.9/"), STEEL, PEARS),
    told(
        "rss 1.0",
        _RDF.format("http://purl.org/rss/1.0/"),
        {**STEEL, "id": "https://gazette.example/id/1"},
        {**PEARS, "id": "https://gazette.example/id/2"},
        content_type="application/rdf+xml",
    ),
    told(
        "rss 2.0",
        rss(
            "<title>Velmark raises steel tariff</title><link>https://gazette.example/steel</link>"
            '<guid isPermaLink="false">steel-1</guid><pubDate>Mon, 02 Nov 2026 09:30:00 +0900'
            "</pubDate><source url='https://wire.example/rss'>The Wire</source>",
            "<title>Norland lifts its ban on pears</title><guid>https://gazette.example/pears</guid>",
        ),
        {**STEEL, "id": "steel-1"},
        {**PEARS, "id": "https://gazette.example/pears"},
    ),
    told(
        "atom 1.0",
        atom(
            "<id>tag:gazette.example,2026:1</id><title>Velmark raises steel tariff</title>"
            '<link rel="self" href="/entries/1"/><link rel="enclosure" href="/1.mp3"/>'
            '<link rel="alternate" type="text/html" href="https://gazette.example/steel"/>'
            "<updated>2026-11-05T00:00:00Z</updated><published>2026-11-02T00:30:00Z</published>"
            "<source><id>x</id><title>The Wire</title><updated>2020-01-01T00:00:00Z</updated>"
            "</source>",
            "<id>tag:gazette.example,2026:2</id><title>Norland lifts its ban on pears</title>"
            "<link href='/pears'/><updated>2026-11-03T00:00:00Z</updated>",
        ),
        {**STEEL, "id": "tag:gazette.example,2026:1"},
        {**PEARS, "id": "tag:gazette.example,2026:2", "published": "2026-11-03T00:00:00Z"},
        content_type="application/atom+xml",
    ),
    told(
        "atom 0.3",
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Trade</title><entry>'
        '<title mode="escaped" type="text/html">Velmark &lt;b&gt;raises&lt;/b&gt; steel tariff'
        "</title><link rel='alternate' href='/steel'/><id>urn:1</id>"
        "<issued>2026-11-02T00:30:00Z</issued><modified>2026-11-09T00:00:00Z</modified></entry></feed>",
        {**STEEL, "id": "urn:1"},
    ),
    *(
        told(
            f"json feed {version}",
            json.dumps({"version": f"https://jsonfeed.org/version/{version}", **_JSON}),
            {**STEEL, "id": "steel-1"},
            {**PEARS, "id": "2"},
            content_type=kind,
        )
        for version, kind in (("1", "application/json"), ("1.1", "application/feed+json"))
    ),
    told("news sitemap", PROLOG + _SITEMAP.format(_NEWS, "news:"), STEEL, PEARS),
    told(
        "news sitemap under another prefix",
        _SITEMAP.format(_NEWS.replace("news=", "n="), "n:"),
        STEEL,
        {**PEARS, "published": "2026-11-03T00:00:00Z"},
        content_type="text/xml",
    ),
    told("a feed without entries", rss()),
    told("no item has a date or a guid", rss("<title>A</title>"), {"title": "A"}),
    told(
        "a content type of something else",
        rss("<title>A</title>"),
        {"title": "A"},
        content_type="text/html; charset=utf-8",
    ),
    told(
        "prefixed atom",
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Trade</a:title>'
        "<a:entry><a:id>urn:1</a:id><a:title>A</a:title><a:link href='/a'/></a:entry></a:feed>",
        {"title": "A", "id": "urn:1", "link": "https://gazette.example/a"},
        content_type=RSS,
    ),
    told(
        "prefixed rss 1.0",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:r="http://purl.org/rss/1.0/"><r:channel><r:title>Trade</r:title></r:channel>'
        "<r:item rdf:about='https://gazette.example/1'><r:title>A</r:title></r:item></rdf:RDF>",
        {"title": "A", "id": "https://gazette.example/1"},
    ),
)
