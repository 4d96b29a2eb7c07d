from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blockkit import check
from bot.channels import sources
from bot.domain import (
    Article,
    Briefing,
    Citation,
    Dropped,
    Fault,
    Json,
    Line,
    Outcome,
    Reason,
    Verdict,
)
from tests import make
from tests.channels.test_render import norland

BODY = (
    "Officials in Arnholm met for a third day. Norland raised its duty on copper wire to 25% "
    "from 4% on Monday. The ministry gave no date for a review."
)


def article() -> Article:
    return make.article(1, BODY, title="Norland raises wire duty")


def cited(words: str, text: str = "") -> Line:
    source = article()
    start = source.text.index(words)
    citation = Citation(
        article_id=source.id,
        snapshot=source.snapshot,
        start=start,
        end=start + len(words),
        quote=words,
    )
    return Line(text=text or words, citations=(citation,))


WORDS = "Norland raised its duty on copper wire to 25% from 4% on Monday."


def shown(view: Json) -> list[tuple[str, bool]]:
    """List the runs of rich text with whether they are bold."""
    runs: list[tuple[str, bool]] = []

    def walk(block: Any) -> None:
        for each in block.get("elements", ()):
            if each.get("type") == "text":
                runs.append((each["text"], bool(each.get("style", {}).get("bold"))))
            walk(each)

    for block in view["blocks"]:
        if block["type"] == "rich_text":
            walk(block)
    return runs


def briefing(line: Line) -> Briefing:
    plain = norland()
    return replace(
        plain, headline=cited("Norland raises wire duty"), key_points=(), opening=(line,)
    )


def test_the_words_cited_stand_out_from_those_around_them() -> None:
    line = cited(WORDS, "Norland put its copper wire duty up to 25%.")
    view = sources.view(briefing(line), {article().id: article()}, "UTC")
    runs = shown(view)
    assert ("Norland put its copper wire duty up to 25%.", False) in runs
    place = runs.index((WORDS, True))
    assert runs[place - 1] == ("Officials in Arnholm met for a third day. ", False)
    assert runs[place + 1] == (" The ministry gave no date for a review.", False)


def test_a_line_in_the_sources_own_words_is_not_repeated() -> None:
    line = cited(WORDS, f"“{WORDS}” — Outlet 1")
    runs = shown(sources.view(briefing(line), {article().id: article()}, "UTC"))
    assert [text for text, _ in runs].count(WORDS) == 1
    assert not any("“Norland raised" in text for text, _ in runs)


def test_an_article_that_changed_since_lends_no_words_around() -> None:
    changed = replace(article(), snapshot="0" * 64, text=BODY[::-1])
    runs = shown(sources.view(briefing(cited(WORDS)), {changed.id: changed}, "UTC"))
    assert [run for run in runs if run[0] in BODY] == [(WORDS, True)]


@settings(max_examples=50)
@given(st.text(max_size=3000), st.integers(0, 60))
def test_any_briefing_makes_a_view_that_slack_takes(text: str, count: int) -> None:
    hostile = Line(text=text, citations=cited(WORDS).citations)
    long = replace(norland(), ahead=(hostile,) * count, opening=(hostile,) * count)
    assert check(sources.view(long, {article().id: article()}, "UTC")) == ()


def test_a_line_that_a_model_doubted_stands_with_the_words_it_named() -> None:
    line = cited(WORDS, "It said more.")
    reason = Reason(fault=Fault.MODEL_DOUBTS, words="", against=line.citations[0])
    verdict = Verdict(outcome=Outcome.UNSUPPORTED, reasons=(reason,))
    doubted = replace(briefing(cited(WORDS)), dropped=(Dropped(line=line, verdict=verdict),))
    told = str(sources.view(doubted, {}, "UTC")["blocks"])
    assert f"not carried, in the model's reading (the source has: {WORDS[:20]}" in told


def test_the_model_and_its_prompts_are_named_where_one_wrote() -> None:
    written = replace(
        briefing(cited(WORDS)),
        model="local<!here>",
        prompts=("briefing@1:b3dbaa", "repair@1:62fefd"),
    )
    last = sources.view(written, {}, "UTC")["blocks"][-1]
    assert last["elements"][0]["text"] == (
        "local&lt;!here&gt; · briefing@\u20601:b3dbaa · repair@\u20601:62fefd"
    )
    extracted = sources.view(briefing(cited(WORDS)), {}, "UTC")["blocks"]
    assert "extracted" in extracted[-1]["elements"][0]["text"]
