"""The press's web pages: an article among all that a news site puts around it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from bot.sandbox.press.edition import SampleArticle
from bot.sandbox.press.outlets import OUTLETS, Outlet

NOTICE = "Invented sample article. Nothing in it happened."

_STYLE = """
body{font:17px/1.55 Georgia,serif;margin:0;color:#1b1b1b;background:#fdfcfa}
header,main,footer{max-width:42rem;margin:0 auto;padding:1rem}
header{border-bottom:1px solid #ccc}nav a{margin-right:1rem}a{color:#14457a}
aside,.cookies,footer{font:14px/1.5 system-ui,sans-serif;color:#555}
.cookies{background:#eee;padding:.5rem 1rem}.paywall{border:1px solid #ccc;padding:1rem}
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
<link rel="canonical" href="{site}{one.path}">
<script type="application/ld+json">{_structured(one, site)}</script>"""
    main = f"""<article>
<h1>{escape(one.title)}</h1>
<p class="byline">By <span class="author">{escape(one.author)}</span>,
<time datetime="{published}">{one.published:%Y-%m-%d %H:%M} UTC</time></p>
<div class="share"><a href="#share">Share</a> <a href="#save">Save for later</a></div>
<div class="article-body">
{_body(one)}
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


def stand() -> str:
    """Write the news-stand: every outlet, and where its feed is."""
    rows = "".join(
        f'<li><a href="/{one.key}/">{escape(one.name)}</a> '
        f'(<a href="/{one.key}/feed">feed</a>)</li>\n'
        for one in OUTLETS
    )
    return _document(
        "The sample press", "", f"<main><h1>The sample press</h1><ul>{rows}</ul></main>"
    )


def _body(one: SampleArticle) -> str:
    shown = one.paragraphs[: one.teaser] if one.paywalled else one.paragraphs
    markup = [f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in shown]
    markup[2:2] = one.planted
    if one.paywalled:
        markup.append(
            f'<div class="paywall"><h2>Subscribe to read on</h2><p>This article is for subscribers '
            f"of {escape(one.outlet.name)}. Four weeks cost 1 euro.</p></div>"
        )
    return "\n".join(markup)


def _structured(one: SampleArticle, site: str) -> str:
    """Describe the article as JSON-LD, which says among the rest whether it is paywalled."""
    record = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": one.title,
        "datePublished": one.published.isoformat(),
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


def _document(title: str, head: str, body: str) -> str:
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
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
