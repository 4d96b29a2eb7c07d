"""Whatever a model does, the desk gets a correct briefing, and is told how it was written."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot import gate
from bot.domain import Briefing, Fault, Line, Live, Outcome, Writer
from bot.llm import Asked
from bot.llm import Outcome as Ended
from bot.llm.budget import Allowance
from bot.newsroom import Observer
from bot.sandbox.press import articles
from tests.house import DESK, START, House, open_house
from tests.llm.opened import opened
from tests.llm.scribe import Spoil, judges, lines, with_judge, writes
from tests.llm.server import (
    Answer,
    ModelServer,
    body,
    bomb,
    breaks_off,
    fails,
    hangs,
    moved,
    never_ends,
    says,
    serve,
    trickles,
)

pytestmark = pytest.mark.long

WANTED = [
    one
    for one in articles(START)
    if one.slug in ("mercosur-japan-cars-beef", "mercosur-japan-joint-declaration")
]
EVIL = "evil.example"
VAGUE = "Mercosur will let dealers bring in cars from Japan at a friendlier duty of 17.5%."


class Watcher(Observer):
    """Counts what it hears."""

    def __init__(self) -> None:
        self.calls: list[Asked] = []
        self.fallbacks = Counter[Writer]()
        self.faults = Counter[Fault]()

    def asked(self, call: Asked) -> None:
        self.calls.append(call)

    def fell_back(self, writer: Writer) -> None:
        self.fallbacks[writer] += 1

    def dropped(self, fault: Fault) -> None:
        self.faults[fault] += 1


async def briefed(
    folder: Path,
    *script: Answer,
    deadline: float = 20.0,
    allowance: Allowance | None = None,
    watcher: Watcher | None = None,
) -> tuple[Briefing, ModelServer]:
    """Have the newsroom write a story up with a model, post it, and check what was posted."""
    told = watcher or Watcher()
    spending = allowance or Allowance()
    async with (
        serve(*script) as server,
        opened(server, deadline=deadline, allowance=spending, meter=told) as llm,
        open_house(folder, wanted=WANTED, llm=llm, observer=told) as house,
    ):
        await house.newsroom.subscribe(DESK, Live.ALL)
        await house.run(30)
        (briefing,) = await house.newsroom.latest()
        await carried(house, briefing)
        posted = json.dumps([shown.message.blocks for shown in house.courier.shown[:2]])
        assert EVIL not in posted
        assert "<!" not in posted
        assert "<@" not in posted
        assert briefing.writer.value in posted
        return briefing, server


async def carried(house: House, briefing: Briefing) -> None:
    """Check that the articles carry every line of a briefing."""
    read = await house.store.articles([source.article_id for source in briefing.sources])
    by_id = {article.id: article for article in read}
    told = list(shown(briefing))
    assert len(briefing.key_points) >= 2
    assert all(line.citations for line in told)
    verdicts = [gate.check(line, by_id) for line in told]
    assert [each for each in verdicts if each.outcome is Outcome.UNSUPPORTED] == []


def shown(briefing: Briefing) -> Iterator[Line]:
    yield briefing.headline
    yield from (point.line for point in briefing.key_points)
    yield from briefing.opening
    yield from (line for section in briefing.sections for line in section.paragraphs)
    yield from briefing.ahead


# -- what spoils a reply ------------------------------------------------------------------


def alter_quotes(reply: dict[str, Any]) -> None:
    for line in lines(reply):
        for quote in line["quotes"]:
            quote["words"] = re.sub(r"\b(the|a|on|in|of)\b", "whatever", quote["words"], count=1)


def invent_figures(reply: dict[str, Any]) -> None:
    for line in list(lines(reply))[::2]:
        line["text"] = line["text"].rstrip(".") + ", or 97.3% of all trade."


def be_vague(reply: dict[str, Any]) -> None:
    """Write a point in words of its own, which its quotes neither carry nor contradict."""
    next(line for line in lines(reply) if "17.5%" in line["text"])["text"] = VAGUE


def mislabel(reply: dict[str, Any]) -> None:
    for line in lines(reply):
        line["quotes"] = [{"article": "A7", "words": quote["words"]} for quote in line["quotes"]]


def mention(reply: dict[str, Any]) -> None:
    for line in lines(reply):
        line["text"] = f"<!channel> {line['text']} See https://{EVIL} or <@U123>."


def mention_in_some(reply: dict[str, Any]) -> None:
    for line in list(lines(reply))[::2]:
        line["text"] = f"{line['text']} [Read on](https://{EVIL}) <!here>"
    reply["headline"]["text"] = f"<https://{EVIL}|Breaking>"
    for part in reply["sections"]:
        part["heading"] = "<!everyone>"


def empty(reply: dict[str, Any]) -> None:
    for name in ("key_points", "opening", "sections", "ahead"):
        reply[name] = []


def swell(reply: dict[str, Any]) -> None:
    reply["opening"] *= 400


@pytest.mark.parametrize(
    ("spoil", "writer", "dropped"),
    [
        (lambda _: None, Writer.MODEL, set()),
        (swell, Writer.MODEL, set()),
        (alter_quotes, Writer.UNUSABLE, set()),
        (mislabel, Writer.UNUSABLE, set()),
        (mention, Writer.UNUSABLE, set()),
        (empty, Writer.UNUSABLE, set()),
        (mention_in_some, Writer.MODEL, set()),
        (invent_figures, Writer.MODEL, {Fault.FIGURE_NOT_IN_EVIDENCE}),
    ],
    ids=["honest", "swell", "alter", "mislabel", "mention", "empty", "mention some", "invent"],
)
async def test_what_a_model_writes_is_posted_as_far_as_it_is_true(
    tmp_path: Path, spoil: Spoil, writer: Writer, dropped: set[Fault]
) -> None:
    watcher = Watcher()
    briefing, _ = await briefed(tmp_path, *[writes(spoil)] * 9, watcher=watcher)
    assert briefing.writer is writer
    assert {reason.fault for each in briefing.dropped for reason in each.verdict.reasons} == dropped
    assert dropped <= set(watcher.faults)
    assert "97.3" not in "".join(line.text for line in shown(briefing))
    if writer is Writer.MODEL:
        assert briefing.model == "local"
        assert briefing.prompts[0].startswith("briefing@")
        assert not watcher.fallbacks
    else:
        assert (briefing.model, briefing.prompts) == ("", ())
        assert set(watcher.fallbacks) == {writer}


async def test_lines_that_are_mended_are_posted_and_nothing_is_dropped(tmp_path: Path) -> None:
    watcher = Watcher()
    script = [writes(invent_figures, mends=True)] * 9
    briefing, server = await briefed(tmp_path, *script, watcher=watcher)
    assert briefing.writer is Writer.MODEL
    assert briefing.dropped == ()
    assert [ref.partition("@")[0] for ref in briefing.prompts] == ["briefing", "repair"]
    assert "figure not in evidence: 97.3%" in server.asked[1]["messages"][1]["content"]
    assert {call.outcome for call in watcher.calls} == {Ended.ANSWERED}


@pytest.mark.parametrize(
    ("answer", "writer"),
    [
        (says('{"headline": {"text": "Cana'), Writer.UNUSABLE),
        (says("The pact is signed. <!channel>"), Writer.UNUSABLE),
        (says({"summary": "The pact is signed."}), Writer.UNUSABLE),
        (says('{"headline": ' + "[" * 50_000), Writer.UNUSABLE),
        (says('{"headline', finish="length"), Writer.UNUSABLE),
        (says(None, refusal="I will not."), Writer.DECLINED),
        (says("", finish="content_filter"), Writer.DECLINED),
        (body('{"choices": []}'), Writer.UNUSABLE),
        (body("<html>Log in</html>", content_type="text/html"), Writer.UNUSABLE),
        (never_ends, Writer.UNUSABLE),
        (bomb, Writer.UNUSABLE),
        (breaks_off, Writer.SILENT),
        (fails(429), Writer.SILENT),
        (fails(429, retry_after="3600"), Writer.SILENT),
        (fails(429, code="insufficient_quota"), Writer.SILENT),
        (fails(500), Writer.SILENT),
        (fails(401, code="invalid_api_key"), Writer.SILENT),
        (moved(f"https://{EVIL}/v1/chat/completions"), Writer.SILENT),
    ],
    ids=lambda value: value.name if isinstance(value, Writer) else None,
)
async def test_a_server_that_misbehaves_costs_the_desk_no_briefing(
    tmp_path: Path, answer: Answer, writer: Writer
) -> None:
    watcher = Watcher()
    briefing, _ = await briefed(tmp_path, *[answer] * 9, watcher=watcher)
    assert briefing.writer is writer
    assert set(watcher.fallbacks) == {writer}


@pytest.mark.parametrize(
    ("judge", "stands"),
    [
        (judges("no"), False),
        (judges("yes"), True),
        (judges("unsure"), True),
        (judges("maybe"), True),
        (says("All of this is fine."), True),
        (says({"lines": [{"line": 1, "carried": "no", "evidence": "None of it is there."}]}), True),
        (says(None, refusal="I will not."), True),
        (never_ends, True),
        (bomb, True),
        (breaks_off, True),
        (fails(500), True),
    ],
)
async def test_a_judge_stops_a_vague_line_and_its_nonsense_nothing(
    tmp_path: Path, judge: Answer, stands: bool
) -> None:
    watcher = Watcher()
    script = [with_judge(writes(be_vague), judge)] * 9
    briefing, _ = await briefed(tmp_path, *script, watcher=watcher)
    assert briefing.writer is Writer.MODEL
    assert (VAGUE in {line.text for line in shown(briefing)}) is stands
    doubts = [reason.fault for each in briefing.dropped for reason in each.verdict.reasons]
    assert doubts == ([] if stands else [Fault.MODEL_DOUBTS])
    assert "verify" in {call.prompt.partition("@")[0] for call in watcher.calls}
    assert any(ref.startswith("verify@") for ref in briefing.prompts)


@pytest.mark.parametrize("answer", [hangs, trickles])
async def test_a_server_that_is_silent_costs_no_more_than_its_time(
    tmp_path: Path, answer: Answer
) -> None:
    briefing, _ = await briefed(tmp_path, *[answer] * 9, deadline=0.2)
    assert briefing.writer is Writer.SILENT


@pytest.mark.parametrize(
    "fields",
    [
        {"usage": None},
        {"usage": {"prompt_tokens": -5, "completion_tokens": 10**40}},
        {"usage": "many"},
        {"model": "another <!channel>", "id": 7, "object": [], "created": "yesterday"},
    ],
    ids=["none", "absurd", "words", "wrong model"],
)
async def test_a_reply_counts_whatever_else_stands_in_its_body(
    tmp_path: Path, fields: dict[str, Any]
) -> None:
    watcher = Watcher()
    briefing, _ = await briefed(tmp_path, *[writes(**fields)] * 9, watcher=watcher)
    assert (briefing.writer, briefing.model) == (Writer.MODEL, "local")
    assert all(call.usage.estimated == ("usage" in fields) for call in watcher.calls)
    assert all(call.usage.tokens > 10 for call in watcher.calls)


async def test_with_the_budget_spent_the_briefing_says_so(tmp_path: Path) -> None:
    watcher = Watcher()
    briefing, server = await briefed(
        tmp_path, *[writes()] * 9, allowance=Allowance(tokens=15), watcher=watcher
    )
    # The first article was written up before the second joined the story.
    assert len(server.asked) == 1
    assert briefing.writer is Writer.UNPAID
    assert [call.outcome for call in watcher.calls] == [Ended.ANSWERED, Ended.BUDGET_SPENT]


async def test_a_model_that_keeps_failing_is_let_rest(tmp_path: Path) -> None:
    """Once it has failed three times in a row, nobody waits for it any more."""
    watcher = Watcher()
    async with (
        serve(*[fails(500)] * 99) as server,
        opened(server, meter=watcher) as llm,
        open_house(tmp_path, llm=llm, observer=watcher) as house,
    ):
        await house.newsroom.subscribe(DESK, Live.ALL)
        await house.run(60)
        told = await house.newsroom.latest(limit=20)
    assert len(server.asked) == 3
    assert len(told) > 3
    assert {briefing.writer for briefing in told} == {Writer.SILENT}
    ends = Counter(call.outcome for call in watcher.calls)
    assert ends[Ended.BUSY] == 3
    assert ends[Ended.PAUSED] == watcher.fallbacks[Writer.SILENT] - 3
