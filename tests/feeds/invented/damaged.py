"""Feeds that are not well-formed, cut off, or very long."""

from __future__ import annotations

import json

from tests.feeds.invented.told import atom, rss, told

_ITEMS = [f"<title>Item {n}</title><link>/{n}</link><guid>urn:{n}</guid>" for n in range(4)]
_FOUR = [
    {"title": f"Item {n}", "link": f"https://gazette.example/{n}", "id": f"urn:{n}"}
    for n in range(4)
]
_WHOLE = rss(*_ITEMS)
_MANY = 10_000
_BOMB = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'

TOLD = (
    told("white space before the prolog", f"\n\n  {_WHOLE}", *_FOUR),
    told("a mark and white space before the prolog", f"\ufeff\n{_WHOLE}", *_FOUR),
    told(
        "a warning before the prolog",
        f"<br />\n<b>Warning</b>: Undefined index on line 3<br />\n{_WHOLE}",
        *_FOUR,
    ),
    told("words before the prolog", f"Notice: something is old {_WHOLE}", *_FOUR),
    told(
        "a comment with markup before the root",
        _WHOLE.replace("<rss", "<!-- <html> --><rss"),
        *_FOUR,
    ),
    told(
        "something after the root", f"{_WHOLE}\n<!-- served in 3 ms --><script>x()</script>", *_FOUR
    ),
    told("no prolog", _WHOLE.partition("\n")[2], *_FOUR),
    told(
        "a document type",
        rss(*_ITEMS, head="<!DOCTYPE rss SYSTEM 'http://dtd.example/rss.dtd'>"),
        *_FOUR,
    ),
    told(
        "harmless entities",
        rss("<title>&co; duty</title>", head='<!DOCTYPE rss [<!ENTITY co "Velmark">]>'),
        {"title": "Velmark duty"},
    ),
    told("an entity bomb", rss("<title>&c;</title>", head=_BOMB), title=None),
    told("cut between items", _WHOLE[: _WHOLE.index("<item><title>Item 3")], *_FOUR[:3]),
    told("cut within an item", _WHOLE[: _WHOLE.index("Item 3") + 6], *_FOUR[:3]),
    told("cut within a tag", _WHOLE[: _WHOLE.index("<title>Item 3") + 4], *_FOUR[:3]),
    told("attributes without quotation marks", _WHOLE.replace('"2.0"', "2.0"), *_FOUR),
    told("control characters", _WHOLE.replace("Item 2", "Item\x0b 2"), *_FOUR),
    told(
        "bare ampersands in links",
        rss("<title>A</title><link>/a?x=1&copy=2</link>"),
        {"title": "A", "link": "https://gazette.example/a?x=1&copy=2"},
    ),
    told(
        "an element that is not closed",
        rss("<title>A</title><category>x<link>/a</link>", "<title>B</title><link>/b</link>"),
        {"title": "A"},
        {"title": "B"},
    ),
    told(
        "elements in capitals", _WHOLE.replace("title>", "TITLE>").replace("link>", "Link>"), *_FOUR
    ),
    told("line ends of old", _WHOLE.replace("><", ">\r<"), *_FOUR),
    told(
        "items outside the channel",
        _WHOLE.replace("</channel>", "").replace("<item>", "</channel><item>", 1),
        *_FOUR,
    ),
    told(
        "json with a mark",
        "\ufeff"
        + json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "Trade",
                "items": [
                    {"id": "1", "title": "A"},
                    "no object",
                    {"id": "2", "title": ["no text"]},
                ],
            }
        ),
        {"title": "A", "id": "1"},
        {"id": "2"},
    ),
    told(
        "ten thousand entries of rss",
        rss(*(f"<title>Item {n}</title>" for n in range(_MANY))),
        *({"title": f"Item {n}"} if n % 1000 == 999 else {} for n in range(_MANY)),
    ),
    told(
        "ten thousand entries of atom",
        atom(*(f"<id>urn:{n}</id>" for n in range(_MANY))),
        *({"id": f"urn:{n}"} if n % 1000 == 999 else {} for n in range(_MANY)),
    ),
)
