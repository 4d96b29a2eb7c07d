"""An audit: every line, its verdict and its evidence, looked up in what was kept."""

from __future__ import annotations

from dataclasses import replace

from bot.channels import audit
from bot.channels.account import of_briefing
from bot.domain import Article, Briefing, Draft, KeyPoint, Line, Role, SourceLine
from bot.gate import judge
from tests import make

LEAD = "Peru raised its duty on glass to 25% from 12% on Monday."
ARTICLE: Article = make.article(title="Peru raises its glass duty", body=LEAD, publisher="Lanterna")
KEPT = {ARTICLE.id: ARTICLE}


def audited() -> Briefing:
    """Write a briefing of one good line and one that the gate stops."""
    cited = (make.cite(ARTICLE, LEAD),)
    lines = ("Peru raised its glass duty to 25%.", "Peru raised its glass duty to 52%.")
    draft = Draft(
        headline=Line(text=ARTICLE.title, citations=(make.cite(ARTICLE, ARTICLE.title),)),
        key_points=tuple(
            KeyPoint(role=Role.NEWS, line=Line(text=text, citations=cited)) for text in lines
        ),
    )
    judged, dropped = judge(draft, KEPT)
    return replace(
        make.briefing("s1", ARTICLE),
        headline=judged.headline,
        key_points=judged.key_points,
        dropped=dropped,
    )


def test_what_stands_is_told_with_where_it_stands_and_what_failed_with_why() -> None:
    text = audit.told(of_briefing(audited(), KEPT), "UTC")
    assert "News [supported]: Peru raised its glass duty to 25%." in text
    assert f"“{LEAD}”" in text
    assert f"snapshot {ARTICLE.snapshot[:12]} " in text
    assert "figure not in evidence: “52%”; the source has “25%”" in text
    assert "2 citations: all stand" in text
    assert of_briefing(audited(), KEPT).sound


def test_the_same_as_values() -> None:
    told = audit.as_json(of_briefing(audited(), KEPT))
    assert told["sound"] is True
    assert [line["verdict"] for line in told["lines"]] == ["supported", "supported"]
    (dropped,) = told["dropped"]
    (reason,) = dropped["reasons"]
    assert (reason["fault"], reason["words"], reason["start"], reason["end"]) == (
        "figure not in evidence",
        "52%",
        30,
        33,
    )
    against = reason["against"]
    assert ARTICLE.text[against["start"] : against["end"]] == against["words"] == "25%"


def test_a_snapshot_that_was_changed_is_found_out() -> None:
    forged = replace(ARTICLE, text=ARTICLE.text.replace("25%", "35%"))
    text = audit.told(of_briefing(audited(), {ARTICLE.id: forged}), "UTC")
    assert "NOT FOUND: its snapshot is another one" in text
    assert not of_briefing(audited(), {ARTICLE.id: forged}).sound
    assert "NOT FOUND: its article is not kept" in audit.told(of_briefing(audited(), {}), "UTC")


def test_what_is_new_since_the_briefing_before_is_marked() -> None:
    later = make.article(2, "Peru paused its glass duty on Friday.", title="Peru pauses its duty")
    told = audited()
    news = KeyPoint(role=Role.STATE, line=make.line(later, later.body))
    new = replace(
        told,
        revision=2,
        key_points=(*told.key_points, news),
        sources=(*told.sources, SourceLine.of(later)),
    )
    of = of_briefing(new, {**KEPT, later.id: later}, told)
    text = audit.told(of, "UTC")
    assert f"State of play [new]: {news.line.text}" in text
    assert f"AGAINST REVISION 1 ({told.id}): 1 new line" in text
    listed = audit.as_json(of)
    assert listed["earlier_revision"] == 1
    assert [line["text"] for line in listed["lines"] if line["new"]] == [news.line.text]


def test_every_snapshot_that_is_cited_is_named_by_its_whole_hash() -> None:
    text = audit.told(of_briefing(audited(), KEPT), "UTC")
    assert f"    {ARTICLE.snapshot} · Lanterna · {len(ARTICLE.text)} characters · full text" in text
