# ruff: noqa: E501 -- rendered lines are shown as they are
from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.blockkit import check
from bot.channels import home
from bot.domain import Json, Live, Source, Status, Subscription
from tests import make
from tests.channels.test_render import norland

DESK = Subscription(channel=make.CHANNEL, live=Live.BREAKING, since=make.NOON, zone="Asia/Tokyo")


def source(name: str, status: str = "ok", detail: str = "") -> Source:
    return make.source(publisher=name, status=status, detail=detail)


def status(**fields: Any) -> Status:
    defaults: dict[str, Any] = {
        "now": make.NOON,
        "version": "1",
        "workers": (),
        "sources": (source("kittiwake"), source("quayside", "gone", "HTTP 410")),
        "articles": 12,
        "stories": 3,
        "briefings": 3,
        "last_briefing": make.NOON,
        "backlog": (),
        "deliveries": {},
    }
    return Status(**defaults | fields)


def tab(**fields: Any) -> Json:
    defaults: dict[str, Any] = {
        "stories": (norland(),),
        "places": (home.Place(subscription=DESK),),
        "status": status(),
        "zone": "Asia/Tokyo",
        "command": "/trade",
    }
    return home.view(home.Home(**defaults | fields))


def read(view: Json) -> str:
    rows = []
    for block in view["blocks"]:
        match block["type"]:
            case "divider":
                rows.append("--")
            case "context":
                rows += ["~ " + each["text"] for each in block["elements"]]
            case "actions":
                rows.append(" ".join(f"[{each['text']['text']}]" for each in block["elements"]))
            case _:
                rows.append(block["text"]["text"])
                if "accessory" in block:
                    rows.append(f"[{block['accessory']['text']['text']}]")
    return "\n".join(rows)


def test_it_tells_the_news_the_channels_and_the_sources() -> None:
    assert read(tab()) == snapshot("""\
What is new in trade policy
~ As of 21:00 Tokyo, Mon 4 May 2026. Every line stands in its sources.
*Norland raises wire duty*
“Norland raised its duty on copper wire to 25% from 4% on Monday.” — Outlet 1
[Show sources]
~ <https://outlet1.example/news/1|Outlet 1>, <https://outlet1.example/news/2|Ministry of Trade> · official text · 21:00 Tokyo, Mon 4 May 2026
~ `/trade latest` lists them, `/trade latest steel` those on a topic.
--
Your channels
<#C1>
Live: a story when it breaks (a measure changes status, an official text is published, or three independent publishers have it within two hours); at most 6 stories an hour, changes of status above that, the rest later.
Digest: none.
Follows everything.
Quiet hours: none.
Times are those of Tokyo.
[Settings]
[Set up a channel]
--
Sources
*1 of 2 sources answering*
• *quayside*: *gone*: the site says that it is closed for good · last answered 21:00, 4 May · last new 21:00, 4 May · 0 failures · next asked 21:15, 4 May
• *kittiwake*: answering (ok) · last answered 21:00, 4 May · last new 21:00, 4 May · 0 failures · next asked 21:15, 4 May
~ No model is set: briefings are the sources' own sentences, and no text leaves here.
--
Ask in the Messages tab, in the thread of a briefing, by a mention in a channel, or with `/trade ask` anywhere. `/trade help` lists all that I do.\
""")


def test_nobody_who_has_nothing_is_left_without_a_way_on() -> None:
    shown = read(tab(stories=(), places=(), status=status(sources=(), model="gpt-5.4-mini")))
    assert "No story yet." in shown
    assert "Nothing is posted until you choose." in shown
    assert "[Set up a channel]" in shown
    assert "`gpt-5.4-mini`" in shown


def test_hundreds_of_sources_are_listed_the_troubled_first_and_the_rest_counted() -> None:
    many = [make.source(number) for number in range(499)]
    view = tab(status=status(sources=(*many, source("quayside", "timeout"))))
    shown = read(view).splitlines()
    rows = [each for each in shown if each.startswith("• ")]
    assert len(rows) == 500
    assert rows[0].startswith("• *quayside*: *not answering*: timeout · last answered ")
    assert check(view) == ()
    long = tuple(source("ü" * 3000, "timeout", "ü" * 3000) for _ in range(500))
    view = tab(stories=(norland(),) * 9, status=status(sources=long))
    assert check(view) == ()
    assert len(json.dumps(view)) < 250_000
    left = 500 - sum(each.startswith("• ") for each in read(view).splitlines())
    assert f"_{left} more; `tradewire feeds` lists every one at a terminal_" in read(view)


@settings(max_examples=50)
@given(st.text(max_size=3000), st.integers(0, 40))
def test_any_home_is_one_that_slack_takes(text: str, count: int) -> None:
    sources = tuple(source(text, "timeout", text) for _ in range(count))
    places = (home.Place(subscription=DESK),) * count
    view = tab(
        stories=(norland(),) * count, places=places, status=status(sources=sources, model=text)
    )
    assert check(view) == ()
