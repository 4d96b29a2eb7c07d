# ruff: noqa: E501 -- rendered lines are shown as they are
"""The list of the sources tells of each how it does, those first that somebody should look at."""

from __future__ import annotations

from inline_snapshot import snapshot

from bot.blockkit import budget, check
from bot.channels import polled
from bot.domain import Origin
from bot.feeds import offers
from tests import make

SOURCES = (
    make.source(1),
    make.source(2, paused=True, due=None),
    make.source(3, status="not modified", newest=make.after(days=-200)),
    make.source(4, gap=7200.0, newest=make.after(days=-4), origin=Origin.SLACK),
    make.source(5, status="timeout", detail="no answer within 10 s", failures=3, newest=None),
    make.source(6, status="http 403", detail="HTTP 403", failures=1, succeeded=make.after(days=-1)),
    make.source(7, status="gone", detail="HTTP 410", due=None),
    make.source(8, status="", polled=None, succeeded=None, newest=None, origin=Origin.TERMINAL),
)


def test_each_says_how_it_does() -> None:
    assert polled.listed(SOURCES, "Asia/Tokyo").text == snapshot("""\
*3 of 7 sources answering, 1 of them silent, 1 not asked yet, 1 paused*
• *Outlet 7*: *gone*: the site says that it is closed for good · last answered 21:00, 4 May · last new 21:00, 4 May · 0 failures · not asked again
• *Outlet 5*: *not answering*: timeout (no answer within 10 s) · last answered 21:00, 4 May · nothing new yet · 3 failures in a row · next asked 21:15, 4 May
• *Outlet 6*: *not answering*: http 403 · last answered 21:00, 3 May · last new 21:00, 4 May · 1 failure · next asked 21:15, 4 May
• *Outlet 4*: *silent*: it answers (ok), but has nothing new (as a rule every 2 h) · last answered 21:00, 4 May · last new 21:00, 30 Apr · 0 failures · next asked 21:15, 4 May · added in Slack
• *Outlet 8*: not asked yet · never answered · nothing new yet · 0 failures · next asked 21:15, 4 May · added at the command line
• *Outlet 1*: answering (ok) · last answered 21:00, 4 May · last new 21:00, 4 May · 0 failures · next asked 21:15, 4 May
• *Outlet 3*: answering (not modified) · last answered 21:00, 4 May · last new 21:00, 16 Oct 2025 · 0 failures · next asked 21:15, 4 May
• *Outlet 2*: paused (ok when last asked) · last answered 21:00, 4 May · last new 21:00, 4 May · 0 failures · not asked until it is resumed\
""")


def test_those_of_one_name_are_told_apart_by_their_addresses() -> None:
    sources = [
        make.source(1, publisher="Gazette", url="https://gazette.example/trade?key=1"),
        make.source(2, publisher="gazette", url="https://gazette.example/politics"),
        make.source(3, publisher="Post", url="https://post.example/rss?desk=a"),
        make.source(4, publisher="Post", url="https://post.example/rss?desk=b"),
        make.source(5, publisher="Courier"),
    ]
    assert polled.told_apart(sources) == [
        "Gazette (gazette.example/trade)",
        "gazette (gazette.example/politics)",
        "Post (https://post.example/rss?desk=a)",
        "Post (https://post.example/rss?desk=b)",
        "Courier",
    ]


def test_the_whole_catalogue_fits_and_a_longer_list_says_where_the_rest_is() -> None:
    ours = [make.source(feed=each.feed) for each in offers()]
    shown = polled.listed(ours, "UTC")
    text = "\n".join(block["text"]["text"] for block in shown.blocks)
    assert text.count("next asked") == len(ours)
    many = polled.listed([make.source(number) for number in range(500)], "UTC")
    payload = {"text": many.text, "blocks": list(many.blocks)}
    assert (check(payload), budget(payload)) == ((), ())
    last = many.blocks[-1]["text"]["text"].splitlines()[-1]
    assert last.endswith(" more; `tradewire feeds` lists every one at a terminal_")


def test_what_is_hostile_stays_text() -> None:
    hostile = make.source(publisher="<!channel>", status="timeout", detail="<http://x.example|y>")
    text = polled.listed([hostile], "UTC").text
    assert "<" not in text


def test_gaps_are_told_as_people_do() -> None:
    seconds = (1, 89, 100, 3600, 5400, 86400, 3 * 86400, 30 * 86400)
    assert [polled.every(each) for each in seconds] == snapshot(
        [
            "every minute",
            "every minute",
            "every 2 min",
            "every 60 min",
            "every 2 h",
            "every 24 h",
            "every 3 days",
            "every 30 days",
        ]
    )
