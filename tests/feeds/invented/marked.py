"""Titles with markup and entities, links that are relative, elements of other vocabularies."""

from __future__ import annotations

from tests.feeds.invented.told import atom, rss, told

_SPACES = (
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)
_TITLES = {
    "<![CDATA[Duties < 5% & more]]>": "Duties < 5% & more",
    "<![CDATA[Duties <b>up</b> &amp; more]]>": "Duties up & more",
    "Duties &lt; 5% &amp; more": "Duties < 5% & more",
    "Duties &lt;em&gt;up&lt;/em&gt;": "Duties up",
    "AT&amp;amp;T&amp;#8217;s duty": "AT&T’s duty",
    "Caf&#233; &#x2014; 5 &#8364;": "Café — 5 €",
    "Caf&eacute; &mdash; duty": "Café — duty",
    "Fish & chips": "Fish & chips",
    "\n  Duties\n  up  ": "Duties up",
    "Part <![CDATA[one]]> and <![CDATA[two]]>": "Part one and two",
    "رفع الرسوم الجمركية": "رفع الرسوم الجمركية",
    "对钢铁加征关税": "对钢铁加征关税",
    "Tariff 🚢 up": "Tariff 🚢 up",
}

TOLD = (
    *(
        told(
            f"title {title!r}",
            rss(f"<title>{title}</title><link>/a</link>"),
            {"title": read, "link": "https://gazette.example/a"},
        )
        for title, read in _TITLES.items()
    ),
    told(
        "atom text, html and xhtml",
        atom(
            '<id>urn:1</id><title type="text">A &lt;b&gt; &amp;amp;</title>',
            '<id>urn:2</id><title type="html">A &lt;b&gt;b&lt;/b&gt; &amp;amp; c</title>',
            '<id>urn:3</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b>'
            " &amp; c</div></title>",
        ),
        {"title": "A <b> &amp;", "id": "urn:1"},
        {"title": "A b & c", "id": "urn:2"},
        {"title": "A b & c", "id": "urn:3"},
    ),
    told(
        "titles of other vocabularies",
        rss(
            "<media:title>M</media:title><title>A</title><media:content><media:title>N</media:title>"
            "</media:content><dc:title>D</dc:title>",
            "<title>B</title><itunes:title>I</itunes:title><media:title>M</media:title>",
            spaces=_SPACES,
        ),
        {"title": "A"},
        {"title": "B"},
    ),
    told(
        "prefixes without a declaration",
        rss(
            "<title>A</title><media:title>M</media:title><link>/a</link><dc:date>2026-11-02</dc:date>",
        ),
        {"title": "A", "link": "https://gazette.example/a", "published": "2026-11-02T00:00:00Z"},
    ),
    told(
        "an atom link in rss",
        rss("<title>A</title><atom:link href='/a' rel='alternate'/>", spaces=_SPACES),
        {"link": "https://gazette.example/a"},
    ),
    told(
        "a date of dublin core",
        rss("<title>A</title><dc:date>2026-11-02T09:30+09:00</dc:date>", spaces=_SPACES),
        {"published": "2026-11-02T00:30:00Z"},
    ),
    told(
        "the link behind a redirect",
        rss(
            "<title>A</title><link>https://feedburner.example/~r/1</link>"
            "<feedburner:origLink>https://gazette.example/a</feedburner:origLink>",
            spaces=_SPACES,
        ),
        {"link": "https://gazette.example/a"},
    ),
    told(
        "relative links",
        rss(
            "<link>a</link><title>A</title>",
            "<link>../b?x=1&amp;y=2</link><title>B</title>",
            "<link>//other.example/c</link><title>C</title>",
            "<link>?d=1</link><title>D</title>",
            "<link>\n https://gazette.example/e \n</link><title>E</title>",
        ),
        {"link": "https://gazette.example/feeds/a"},
        {"link": "https://gazette.example/b?x=1&y=2"},
        {"link": "https://other.example/c"},
        {"link": "https://gazette.example/feeds/trade.rss?d=1"},
        {"link": "https://gazette.example/e"},
    ),
    told(
        "xml:base",
        atom(
            '<id>urn:1</id><title xml:base="x/">A</title><link href="y"/>',
            '<id>urn:2</id><title>B</title><link xml:base="deep/" href="z"/>',
            '<id>urn:3</id><title>C</title><link href="/root"/>',
            attributes='xml:base="https://base.example/one/"',
        ),
        {"link": "https://base.example/one/y"},
        {"link": "https://base.example/one/deep/z"},
        {"link": "https://base.example/root"},
    ),
    told(
        "xml:base within xml:base",
        atom(
            "<id>urn:1</id><title>A</title><link href='y'/>",
            attributes='xml:base="https://base.example/one/"',
        ).replace("<entry>", "<entry xml:base='two/'>"),
        {"link": "https://base.example/one/two/y"},
    ),
    told(
        "a guid that is no link",
        rss(
            "<title>A</title><guid isPermaLink='false'>g-1</guid>",
            "<title>B</title><guid isPermaLink='false'>https://gazette.example/b</guid>"
            "<link>/b2</link>",
        ),
        {"id": "g-1", "link": ""},
        {"id": "https://gazette.example/b", "link": "https://gazette.example/b2"},
    ),
    told(
        "links that lead nowhere",
        rss(
            "<title>A</title><link>javascript:alert(1)</link>",
            "<title>B</title><link/><guid>https://gazette.example/b</guid>",
        ),
        {"link": ""},
        {"link": "https://gazette.example/b"},
    ),
)
