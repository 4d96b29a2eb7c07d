"""The press's web pages: an article among all that a news site puts around it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from bot.sandbox.press import markup
from bot.sandbox.press.edition import SampleArticle
from bot.sandbox.press.outlets import OUTLETS, Outlet

NOTICE = "Invented sample article. Nothing in it happened."

_STYLE = """
body{font:17px/1.55 Georgia,serif;margin:0;color:#1b1b1b;background:#fdfcfa}
header,main,footer{max-width:42rem;margin:0 auto;padding:1rem}
header{border-bottom:1px solid #ccc}nav a{margin-right:1rem}a{color:#14457a}
aside,.cookies,footer{font:14px/1.5 system-ui,sans-serif;color:#555}
.cookies{background:#eee;padding:.5rem 1rem}.paywall,.consent{border:1px solid #ccc;padding:1rem}
table{border-collapse:collapse}th,td{border:1px solid #ccc;padding:.2rem .6rem;text-align:left}
dl.dates{display:grid;grid-template-columns:max-content auto;gap:.2rem 1rem}
dt{font-weight:bold}dd{margin:0}
"""


def article(one: SampleArticle, earlier: Sequence[SampleArticle], site: str) -> str:
    """Write an article's page. `earlier` are the outlet's articles that broke before it."""
    published = one.published.isoformat()
    head = f"""<meta name="description" content="{escape(one.summary)}">
<meta name="author" content="{escape(one.author)}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="{escape(one.outlet.name)}">
<meta property="og:title" content="{escape(one.title)}">
<meta property="og:url" content="{site}{one.path}">
<meta property="article:published_time" content="{published}">
<meta property="article:modified_time" content="{one.updated.isoformat()}">
<link rel="canonical" href="{site}{one.path}">
<script type="application/ld+json">{_structured(one, site)}</script>"""
    main = f"""<article>
<h1>{escape(one.title)}</h1>
<p class="byline">By <span class="author">{escape(one.author)}</span>,
<time datetime="{published}">{one.published:%Y-%m-%d %H:%M} UTC</time>{_changed(one)}</p>
<div class="share"><a href="#share">Share</a> <a href="#save">Save for later</a></div>
<div class="article-body">
{markup.body(one)}
</div>
</article>
<aside class="related"><h2>More from {escape(one.outlet.name)}</h2>
<ul>{"".join(f'<li><a href="{old.path}">{escape(old.title)}</a></li>' for old in earlier)}</ul>
</aside>
<aside class="sponsored"><h2>Sponsored</h2>
<p>Anchor &amp; Sons: filing cabinets for people who file. Visit our showroom.</p></aside>"""
    return _page(one.title, one.outlet, head, main)


def front(outlet: Outlet, articles: Sequence[SampleArticle]) -> str:
    """Write an outlet's front page of these articles, newest first."""
    rows = "".join(
        f'<li><a href="{one.path}">{escape(one.title)}</a></li>\n' for one in reversed(articles)
    )
    head = f'<link rel="alternate" type="{outlet.format}" href="/{outlet.key}/feed">'
    return _page(outlet.name, outlet, head, f"<h1>{escape(outlet.name)}</h1>\n<ul>\n{rows}</ul>")


def consent(one: SampleArticle) -> str:
    """Write what stands in the article's place until its reader consents."""
    name = escape(one.outlet.name)
    main = f"""<main class="consent">
<h1>Before you read on</h1>
<p>{name} and its 812 partners would like to keep cookies on your device and to read what they
keep there, such as an identifier and the pages that you have seen. They use them to measure who
reads what, to choose the advertisements that you are shown, and to improve their services.</p>
<p>Some partners do not ask for your consent and rely on their legitimate interest instead. You
can object to this, or change your mind, at any time under "My choices" at the foot of each page.
Your choice holds for {name} alone and is kept for thirteen months.</p>
<form method="post" action="{one.path}"><button>Agree and read</button></form>
</main>"""
    return _document(one.outlet.name, one.outlet.charset, "", main)


def stand() -> str:
    """Write the news-stand: every outlet, and where its feed is."""
    rows = "".join(
        f'<li><a href="/{one.key}/">{escape(one.name)}</a> '
        f'(<a href="/{one.key}/feed">feed</a>)</li>\n'
        for one in OUTLETS
    )
    return _document(
        "The sample press", "UTF-8", "", f"<main><h1>The sample press</h1><ul>{rows}</ul></main>"
    )


def _changed(one: SampleArticle) -> str:
    if one.updated == one.published:
        return ""
    return (
        f', updated <time datetime="{one.updated.isoformat()}">'
        f"{one.updated:%Y-%m-%d %H:%M} UTC</time>"
    )


def _structured(one: SampleArticle, site: str) -> str:
    """Describe the article as JSON-LD, which says among the rest whether it is paywalled."""
    record = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": one.title,
        "datePublished": one.published.isoformat(),
        "dateModified": one.updated.isoformat(),
        "author": {"@type": "Person", "name": one.author},
        "publisher": {"@type": "Organization", "name": one.outlet.name},
        "mainEntityOfPage": site + one.path,
        "isAccessibleForFree": not one.paywalled,
    }
    return json.dumps(record).replace("<", "\\u003c")  # nothing may close the script


def _page(title: str, outlet: Outlet, head: str, main: str) -> str:
    links = "".join(
        f'<a href="/{outlet.key}/#{name.lower()}">{escape(name)}</a>' for name in outlet.sections
    )
    return _document(
        f"{title} | {outlet.name}",
        outlet.charset,
        head,
        f"""<div class="cookies" role="dialog">We use cookies to remember what you have read.
<button>Accept all</button> <button>Only what is needed</button></div>
<header><a href="/{outlet.key}/"><strong>{escape(outlet.name)}</strong></a>
<em>{escape(outlet.motto)}</em><nav>{links}<a href="/{outlet.key}/#newsletter">Newsletter</a></nav>
</header>
<main>
{main}
</main>""",
    )


def _document(title: str, charset: str, head: str, body: str) -> str:
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="{charset}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
{head}
<style>{_STYLE}</style>
</head>
<body>
{body}
<footer><p>{NOTICE}</p>
<p><a href="/">All outlets of the sample press</a></p></footer>
</body>
</html>
"""
