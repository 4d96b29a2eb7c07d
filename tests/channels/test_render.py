# ruff: noqa: E501 -- rendered lines are shown as they are
from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.blockkit import budget, check
from bot.channels import answers, render
from bot.domain import (
    Answer,
    Article,
    Briefing,
    Coverage,
    Dropped,
    Fault,
    KeyPoint,
    Line,
    Message,
    Nearest,
    Outcome,
    Question,
    Reason,
    Role,
    Section,
    SourceLine,
    Verdict,
    Writer,
)
from tests import make

RAISED = "Norland raised its duty on copper wire to 25% from 4% on Monday."
QUOTED = "“Our mills can wait no longer,” said Trade Minister Ada Holm."
WAITED = "Wire makers in Arnholm had asked for a duty since the spring."
DUE = "Importers may comment on the duty until 30 June."


def wire() -> Article:
    return make.article(1, f"{RAISED}\n\n{QUOTED}\n\n{WAITED}", title="Norland raises wire duty")


def ministry() -> Article:
    return make.article(
        2,
        DUE,
        title="Notice on copper wire & cable",
        publisher="Ministry of Trade",
        official=True,
        published=make.after(minutes=-30),
    )


def norland(**fields: Any) -> Briefing:
    news, notice = wire(), ministry()
    defaults: dict[str, Any] = {
        "key_points": (
            KeyPoint(role=Role.NEWS, line=make.line(news, RAISED)),
            KeyPoint(role=Role.STATE, line=make.line(notice)),
        ),
        "opening": (make.line(news, QUOTED),),
        "sections": (Section(heading="What changed", paragraphs=(make.line(news, WAITED),)),),
    }
    return make.briefing("story", news, notice, **{**defaults, **fields})


def shown(message: Message) -> str:
    """Read a message's blocks as its readers see them, one line of small print marked."""
    rows = []
    for block in message.blocks:
        match block["type"]:
            case "header":
                rows.append(f"# {block['text']['text']}")
            case "context":
                rows.append("~ " + " | ".join(each["text"] for each in block["elements"]))
            case "actions":
                rows.append(" ".join(f"[{each['text']['text']}]" for each in block["elements"]))
            case _:
                rows.append(block["text"]["text"])
    return "\n".join(rows)


def test_the_channel_gets_points_sources_and_stamp() -> None:
    front, _ = render.briefing(norland(), "Asia/Tokyo")
    assert shown(front) == snapshot("""\
# Norland raises wire duty
• “Norland raised its duty on copper wire to 25% from 4% on Monday.” — Outlet 1
• “Importers may comment on the duty until 30 June.” — Ministry of Trade
~ Sources: <https://outlet1.example/news/1|Outlet 1>, <https://outlet1.example/news/2|Ministry of Trade>
~ As of 21:00 Tokyo, Mon 4 May 2026 · 2 independent publishers · official text · extracted, no model (headline: Outlet 1)
[Show sources] [Report an error]
~ Reply here to ask.\
""")
    assert front.text == snapshot("""\
*Norland raises wire duty*
• “Norland raised its duty on copper wire to 25% from 4% on Monday.” — Outlet 1
• “Importers may comment on the duty until 30 June.” — Ministry of Trade
Sources: <https://outlet1.example/news/1|Outlet 1>, <https://outlet1.example/news/2|Ministry of Trade>
As of 21:00 Tokyo, Mon 4 May 2026 · 2 independent publishers · official text · extracted, no model (headline: Outlet 1)
Reply here to ask.\
""")


def test_the_thread_gets_the_whole_story_and_every_source() -> None:
    ahead = (make.line(ministry()),)
    _, thread = render.briefing(norland(ahead=ahead), "Europe/London")
    assert shown(thread) == snapshot("""\
““Our mills can wait no longer,” said Trade Minister Ada Holm.” — Outlet 1

*What changed*
“Wire makers in Arnholm had asked for a duty since the spring.” — Outlet 1
*What is next*
• “Importers may comment on the duty until 30 June.” — Ministry of Trade
*Sources for this briefing*
*Outlet 1*
• <https://outlet1.example/news/1|Norland raises wire duty> · 13:00, 4 May · full text
*Ministry of Trade*
• <https://outlet1.example/news/2|Notice on copper wire &amp; cable> · 12:30, 4 May · full text · official text\
""")


def test_the_stamp_counts_what_the_gate_dropped() -> None:
    verdict = Verdict(
        outcome=Outcome.UNSUPPORTED,
        reasons=(Reason(fault=Fault.DATE_DIFFERS, words="Monday"),),
    )
    dropped = (Dropped(line=make.line(wire(), WAITED), verdict=verdict),)
    written = norland(dropped=dropped, writer=Writer.MODEL, sources=norland().sources[:1])
    front, _ = render.briefing(written, "UTC")
    assert shown(front).splitlines()[-3:] == snapshot(
        [
            "~ As of 12:00 UTC, Mon 4 May 2026 · 2 independent publishers · no official text found · model-written, checked · 1 line dropped by the gate (date differs)",
            "[Show sources] [Report an error]",
            "~ Reply here to ask.",
        ]
    )


@pytest.mark.parametrize("writer", [writer for writer in Writer if writer.extracted])
def test_the_stamp_says_why_a_briefing_was_extracted(writer: Writer) -> None:
    front, _ = render.briefing(norland(writer=writer), "UTC")
    assert f" · {writer.value} (headline: Outlet 1)" in json.dumps(front.blocks, ensure_ascii=False)


def test_an_edited_message_says_when() -> None:
    later = norland(as_of=make.after(hours=3))
    assert shown(render.edited(later, "Asia/Tokyo")).splitlines()[-2] == snapshot(
        "[Show sources] [Report an error]"
    )


def test_an_update_tells_only_what_is_new() -> None:
    talks = "Norland and Estmark hold talks on the wire duty in Arnholm on 9 June."
    later = make.article(3, talks, publisher="Harbour Wire", title="Norland talks to Estmark")
    again = KeyPoint(
        role=Role.CHANGE,
        line=Line(
            text="“Norland’s copper wire duty was raised to 25%, from 4%.” — X", citations=()
        ),
    )
    new = norland(
        key_points=(
            *norland().key_points,
            again,
            KeyPoint(role=Role.STATE, line=make.line(later)),
        ),
        sources=make.briefing("story", wire(), ministry(), later).sources,
        voices=3,
    )
    update = render.update(norland(), new, "UTC")
    assert update is not None
    assert shown(update) == snapshot("""\
*What is new*
• “Norland and Estmark hold talks on the wire duty in Arnholm on 9 June.” — Harbour Wire
~ <https://outlet1.example/news/3|Harbour Wire>
~ As of 12:00 UTC, Mon 4 May 2026 · 3 independent publishers · official text · extracted, no model (headline: Outlet 1)
[Show sources]\
""")


def test_nothing_new_is_no_update() -> None:
    assert render.update(norland(), norland(as_of=make.after(hours=1)), "UTC") is None


def answered(**fields: Any) -> Answer:
    news, notice = wire(), ministry()
    defaults: dict[str, Any] = {
        "question": Question(text="What is the duty?", asked=make.NOON),
        "lines": (
            make.line(news, RAISED),
            Line(text="Comments close on 30 June.", citations=(make.cite(notice, DUE),)),
        ),
        "sources": norland().sources,
        "searched": 212,
        "as_of": make.NOON,
        "support": 0.8,
    }
    return Answer(**{**defaults, **fields})


def test_an_answer_cites_by_number() -> None:
    assert shown(answers.answer(answered(), "Asia/Tokyo")) == snapshot("""\
“Norland raised its duty on copper wire to 25% from 4% on Monday.” — Outlet 1 [1]

Comments close on 30 June. [2]
*Sources*
[1] Outlet 1: <https://outlet1.example/news/1|Norland raises wire duty> · 21:00, 4 May · full text
[2] Ministry of Trade: <https://outlet1.example/news/2|Notice on copper wire &amp; cable> · 20:30, 4 May · full text
~ From 212 articles in the archive, as of 21:00 Tokyo, Mon 4 May 2026\
""")


def test_no_answer_says_what_was_searched_and_what_is_near() -> None:
    nearest = (
        Nearest(headline="Norland raises wire duty", when=make.NOON, url=wire().url),
        Nearest(headline="Estmark sets tin quota", when=make.after(days=-1)),
    )
    empty = answered(lines=(), sources=(), support=0.1, nearest=nearest)
    assert shown(answers.answer(empty, "UTC")) == snapshot("""\
*Nothing in the archive on that.*
Nearest stories:
• <https://outlet1.example/news/1|Norland raises wire duty> · 12:00, 4 May
• Estmark sets tin quota · 12:00, 3 May
~ Searched 212 articles in the archive, as of 12:00 UTC, Mon 4 May 2026\
""")


def test_the_latest_are_numbered() -> None:
    estmark = make.briefing("other", make.article(4, title="Estmark sets tin quota"))
    assert shown(render.latest([norland(), estmark], "UTC")) == snapshot("""\
1. *Norland raises wire duty*
“Norland raised its duty on copper wire to 25% from 4% on Monday.” — Outlet 1
<https://outlet1.example/news/1|Outlet 1>, <https://outlet1.example/news/2|Ministry of Trade> · official text · 12:00 UTC, Mon 4 May 2026

2. *Estmark sets tin quota*
“The ministry raised the duty on product 4 to 25%.” — Outlet 1
<https://outlet1.example/news/4|Outlet 1> · no official text found · 12:00 UTC, Mon 4 May 2026\
""")
    assert shown(render.latest([], "UTC")) == shown(render.nothing_yet())
    assert shown(render.nothing_yet("<tin>")) == snapshot(
        "No story on &lt;tin&gt; yet. Ask again later: news is read as it comes in."
    )


def test_a_long_list_says_how_many_are_left() -> None:
    listed = shown(render.latest([norland()] * 13, "UTC"))
    assert listed.count("*Norland raises wire duty*") == 10
    assert listed.endswith("_3 more_")


def test_what_does_not_fit_is_counted() -> None:
    long = Line(text="Wire " * 150, citations=())
    _, thread = render.briefing(norland(opening=(long,) * 30), "UTC")
    assert "_26 paragraphs more_" in shown(thread)
    assert "*Sources for this briefing*" in shown(thread)
    assert budget({"blocks": thread.blocks}) == ()


def test_an_unknown_zone_is_shown_in_utc() -> None:
    front, _ = render.briefing(norland(), "Nowhere/At all")
    assert "As of 12:00 UTC, Mon 4 May 2026" in shown(front)


# -- hostile values ------------------------------------------------------------------------

SIGNS = ["<!channel>", "<@U123>", "@here", "<http://evil.example|x>", "[x](http://evil.example)"]
SIGNS += ["&lt;!here&gt;", "*", "_", "~", "`", "\n> ", "\n", "\u202e", ":tada:", "&", ">", "|"]
hostile = st.lists(st.sampled_from(SIGNS) | st.text(max_size=20), max_size=12).map(
    "".join
) | st.sampled_from(["&" * 4000, "<!here> " * 500])
addresses = st.sampled_from(
    ["https://a.example/1", "javascript:x", "https://a.example/|<!here>", ""]
) | hostile.map("https://a.example/".__add__)
lines = st.builds(Line, text=hostile, citations=st.just(()))
sources = st.builds(
    SourceLine,
    article_id=st.sampled_from(["one", "two"]),
    publisher=hostile,
    title=hostile,
    url=addresses,
    when=st.just(make.NOON),
    coverage=st.sampled_from(Coverage),
    official=st.booleans(),
)


def several(of: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=most).map(tuple)


briefings = st.builds(
    Briefing,
    id=st.just("id"),
    story_id=st.just("story"),
    revision=st.just(1),
    headline=lines,
    key_points=several(st.builds(KeyPoint, role=st.sampled_from(Role), line=lines), 8),
    opening=several(lines, 8),
    sections=several(st.builds(Section, heading=hostile, paragraphs=several(lines, 5)), 5),
    ahead=several(lines, 6),
    sources=several(sources, 8),
    voices=st.integers(min_value=0, max_value=1000),
    as_of=st.just(make.NOON),
    writer=st.sampled_from(Writer),
)
LINKED = re.compile(r"<(https?://[^|<>\s]+)\|[^<>|\n]+>")


def assert_harmless(message: Message) -> None:
    """Hold a message to Slack's limits, and its signs to links to the sources' host."""
    payload = {"text": message.text, "blocks": message.blocks}
    assert check(payload) == ()
    assert budget(payload) == ()
    assert len(message.text) <= 4000
    texts = [message.text, *(row for row in shown(message).split("\n"))]
    for text in texts:
        assert all(url.startswith("https://a.example/") for url in LINKED.findall(text))
        rest = LINKED.sub("", text)
        assert not re.search(r"[<>]|://|@\w", rest)


@settings(max_examples=40, deadline=None)
@given(briefings, briefings)
def test_no_hostile_briefing_breaks_out(one: Briefing, other: Briefing) -> None:
    messages = [*render.briefing(one, "Asia/Tokyo"), render.edited(one, "UTC")]
    messages += [render.latest([one, other] * 7, "UTC")]
    if update := render.update(one, other, "UTC"):
        messages.append(update)
    for message in messages:
        assert_harmless(message)


@settings(max_examples=40, deadline=None)
@given(several(lines, 8), several(sources, 12), hostile, addresses)
def test_no_hostile_answer_breaks_out(
    said: tuple[Line, ...], listed: tuple[SourceLine, ...], headline: str, url: str
) -> None:
    nearest = (Nearest(headline=headline, when=make.NOON, url=url),) * 3
    found = answered(lines=said, sources=listed, nearest=nearest)
    for each in (found, replace(found, lines=())):
        assert_harmless(answers.answer(each, "UTC"))
    assert_harmless(render.nothing_yet(headline))
