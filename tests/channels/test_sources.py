from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blockkit import check
from bot.channels import audit, sources
from bot.channels.account import of_answer, of_briefing, of_update
from bot.domain import (
    Answer,
    Article,
    Briefing,
    Citation,
    Dropped,
    Fault,
    Json,
    KeyPoint,
    Line,
    Opinion,
    Outcome,
    Question,
    Reason,
    Role,
    SourceLine,
    Verdict,
    Writer,
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
    view = sources.view(of_briefing(briefing(line), {article().id: article()}), "UTC")
    runs = shown(view)
    assert ("Norland put its copper wire duty up to 25%.", False) in runs
    place = runs.index((WORDS, True))
    assert runs[place - 1] == ("Officials in Arnholm met for a third day. ", False)
    assert runs[place + 1] == (" The ministry gave no date for a review.", False)


def test_a_line_in_the_sources_own_words_is_not_repeated() -> None:
    line = cited(WORDS, f"“{WORDS}” — Outlet 1")
    runs = shown(sources.view(of_briefing(briefing(line), {article().id: article()}), "UTC"))
    assert [text for text, _ in runs].count(WORDS) == 1
    assert not any("“Norland raised" in text for text, _ in runs)


def test_an_article_that_changed_since_lends_no_words_around() -> None:
    changed = replace(article(), snapshot="0" * 64, text=BODY[::-1])
    runs = shown(sources.view(of_briefing(briefing(cited(WORDS)), {changed.id: changed}), "UTC"))
    assert [run for run in runs if run[0] in BODY] == [(WORDS, True)]


@settings(max_examples=50)
@given(st.text(max_size=3000), st.integers(0, 60))
def test_any_briefing_makes_a_view_that_slack_takes(text: str, count: int) -> None:
    hostile = Line(text=text, citations=cited(WORDS).citations)
    long = replace(norland(), ahead=(hostile,) * count, opening=(hostile,) * count)
    assert check(sources.view(of_briefing(long, {article().id: article()}), "UTC")) == ()


def test_however_much_there_is_slack_takes_it_and_the_rest_is_counted() -> None:
    said = "Nörland & Co raised <its> duty on wire. " * 40
    line = Line(text=said, citations=(replace(cited(WORDS).citations[0], quote=said),) * 8)
    reason = Reason(fault=Fault.NAME_NOT_IN_EVIDENCE, words=said, against=line.citations[0])
    verdict = Verdict(outcome=Outcome.UNSUPPORTED, reasons=(reason,) * 20)
    unclear = Verdict(outcome=Outcome.UNCLEAR, doubt=reason, opinion=Opinion.UNSURE)
    dropped = (Dropped(line=line, verdict=verdict),) * 20
    long = replace(
        norland(),
        headline=line,
        opening=(line,) * 10,
        ahead=(line.judged(unclear),) * 50,
        dropped=dropped,
        mended=dropped,
    )
    view = sources.view(of_briefing(long, {}), "UTC")
    assert check(view) == ()
    assert len(view["blocks"]) <= 100
    assert len(json.dumps(view)) < 250_000
    told = str(view["blocks"])
    assert "lines more, of which `tradewire audit` tells" in told
    assert "Held back by the gate: 20 lines" in told
    assert "12 lines more in the audit" in told
    assert "As of 12:00 UTC" in str(view["blocks"][-1])


def test_a_line_that_a_model_doubted_stands_with_the_words_it_named() -> None:
    line = cited(WORDS, "It said more.")
    reason = Reason(fault=Fault.MODEL_DOUBTS, words="", against=line.citations[0])
    verdict = Verdict(outcome=Outcome.UNSUPPORTED, reasons=(reason,))
    doubted = replace(briefing(cited(WORDS)), dropped=(Dropped(line=line, verdict=verdict),))
    told = str(sources.view(of_briefing(doubted, {}), "UTC")["blocks"])
    assert f"not carried, in the model's reading (the source has: {WORDS[:20]}" in told


def test_the_model_and_its_prompts_are_named_where_one_wrote() -> None:
    written = replace(
        briefing(cited(WORDS)),
        model="local<!here>",
        prompts=("briefing@1:b3dbaa", "repair@1:62fefd"),
    )
    last = sources.view(of_briefing(written, {}), "UTC")["blocks"][-1]
    assert last["elements"][0]["text"] == (
        "local&lt;!here&gt; · briefing@\u20601:b3dbaa · repair@\u20601:62fefd"
    )
    extracted = sources.view(of_briefing(briefing(cited(WORDS)), {}), "UTC")["blocks"]
    assert "extracted" in extracted[-1]["elements"][0]["text"]


def test_an_unclear_line_says_which_of_its_words_the_evidence_lacks() -> None:
    doubt = Reason(fault=Fault.NOT_ALIGNED, words="shielded its mills")
    verdict = Verdict(outcome=Outcome.UNCLEAR, doubt=doubt, opinion=Opinion.CARRIED)
    line = cited(WORDS, "Norland shielded its mills on Monday.").judged(verdict)
    told = str(sources.view(of_briefing(briefing(line), {}), "UTC")["blocks"])
    assert "the evidence has other words for “shielded its mills”" in told
    assert "whether the evidence carries it: carried." in told


def test_what_was_stopped_and_told_in_other_words_is_shown_apart() -> None:
    reason = Reason(fault=Fault.FIGURE_NOT_IN_EVIDENCE, words="52%")
    verdict = Verdict(outcome=Outcome.UNSUPPORTED, reasons=(reason,))
    stopped = Dropped(line=cited(WORDS, "Norland raised it to 52%."), verdict=verdict)
    mended = replace(briefing(cited(WORDS)), mended=(stopped,))
    told = str(sources.view(of_briefing(mended, {}), "UTC")["blocks"])
    assert "Stopped by the gate, and told in other words: 1 line" in told
    assert "Held back" not in told


def test_an_update_shows_what_is_new_and_what_it_was_before() -> None:
    later = make.article(
        9, "Norland cut the duty to 20% on Friday.", title="Norland cuts duty on copper"
    )
    old = replace(briefing(cited(WORDS)), headline=cited("Norland raises wire duty"))
    news = make.line(later, later.body)
    new = replace(
        old,
        id="b2",
        revision=2,
        key_points=(KeyPoint(role=Role.NEWS, line=news),),
        sources=(*old.sources, SourceLine.of(later)),
    )
    new = make.gated(new, article(), later, after=[old])
    articles = {each.id: each for each in (article(), later)}
    of = of_update(old, new, articles)
    assert [(place, [line.text for line in lines]) for place, lines in of.parts] == [
        ("What is new", [news.text]),
        ("Told before", [cited(WORDS).text]),
        ("Moved: 25% -> 20% (copper wire)", [WORDS, "The duty on copper wire is 20%."]),
    ]
    view = sources.view(of, "UTC")
    assert check(view) == ()
    assert (later.body, True) in shown(view)
    assert (WORDS, True) in shown(view)
    assert "briefing b2" in str(view["blocks"][-1])


def test_an_answer_shows_the_words_that_carry_each_sentence_and_what_was_held_back() -> None:
    reason = Reason(fault=Fault.FIGURE_NOT_IN_EVIDENCE, words="52%")
    verdict = Verdict(outcome=Outcome.UNSUPPORTED, reasons=(reason,))
    said = Answer(
        question=Question(text="What is the duty on wire now?", asked=make.NOON),
        lines=(cited(WORDS, "It is 25%."),),
        sources=(SourceLine.of(article()),),
        searched=4,
        as_of=make.NOON,
        support=1.0,
        writer=Writer.MODEL,
        dropped=1,
        held_back=(Dropped(line=cited(WORDS, "It is 52%."), verdict=verdict),),
        model="local",
        prompts=("answer@1:bdb73e",),
    )
    of = of_answer("answer:Ev1", said, {article().id: article()})
    view = sources.view(of, "UTC")
    assert check(view) == ()
    told = str(view["blocks"])
    assert "What is the duty on wire now?" in told
    assert (WORDS, True) in shown(view)
    assert article().url in told
    assert "figure not in evidence: 52%" in told
    assert "answer:Ev1" in told
    assert "From 4 articles in the archive" in told
    text = audit.told(of, "UTC")
    assert text.startswith("ANSWER answer:Ev1")
    assert "HELD BACK: 1 line" in text
    assert "1 citation: all stand" in text
    listed = audit.as_json(of)
    assert (listed["answer"], listed["prompts"]) == ("answer:Ev1", ["answer@1:bdb73e"])
    assert listed["snapshots"][0]["hash"] == article().snapshot
