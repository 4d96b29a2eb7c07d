"""Buttons, modals, the Home tab and shortcuts of the whole bot, over real sockets."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.domain import Channel, EventKind, Live, Message, Report, ReportState
from bot.newsroom import NoCourier
from bot.sandbox import COLLEAGUE, GENERAL
from bot.slack.actions import ACTIONS
from bot.slack.commands.request import Request
from tests import make
from tests.whole import DESK, Whole, open_whole


@pytest.fixture
async def whole(tmp_path: Path) -> AsyncIterator[Whole]:
    async with open_whole(tmp_path) as opened:
        yield opened


def seen(view: object) -> str:
    return json.dumps(view, ensure_ascii=False)


def report_id(message: Mapping[str, Any]) -> str:
    """Give the report that an owner was told of, from its buttons."""
    row = next(block for block in message["blocks"] if block["type"] == "actions")
    return str(next(each["value"] for each in row["elements"] if "dismiss" in each["action_id"]))


async def test_show_sources_opens_the_evidence_of_each_key_point(whole: Whole) -> None:
    briefing = await whole.post()
    message = whole.sandbox.messages("#trade-desk")[0]
    await whole.sandbox.press("#trade-desk", message["ts"], "show_sources")
    await whole.until(whole.sandbox.view)
    shown = seen(whole.sandbox.view())
    for point in briefing.key_points:
        for citation in point.line.citations[:3]:
            assert json.dumps(citation.quote, ensure_ascii=False)[1:-1] in shown
    cited = {each.article_id for point in briefing.key_points for each in point.line.citations}
    for source in briefing.sources:
        if source.article_id in cited:
            assert source.url in shown


async def test_an_answer_shows_its_sources_and_is_audited_by_the_id_there(whole: Whole) -> None:
    direct = whole.sandbox.direct()
    await whole.sandbox.type(direct, "What tariff will Mercosur charge on Japanese cars?")
    await whole.until(lambda: any("35%" in said for said in whole.texts(direct)))
    await whole.until(lambda: "show_sources" in seen(whole.sandbox.messages(direct)[-1]))
    answer = whole.sandbox.messages(direct)[-1]
    await whole.sandbox.press(direct, answer["ts"], "show_sources")
    await whole.until(whole.sandbox.view)
    shown = seen(whole.sandbox.view())
    assert "Mercosur will halve its tariff on Japanese cars" in shown
    id_ = re.search(r"answer:\w+", shown)
    assert id_ is not None
    audited = await whole.newsroom.audit(id_[0])
    assert audited.kind == "answer"
    assert audited.sound
    assert await whole.newsroom.audit(id_[0].removeprefix("answer:")) == audited


async def test_an_update_shows_what_it_rests_on(whole: Whole) -> None:
    briefing = await whole.post()
    story = await whole.store.story(briefing.story_id)
    assert story is not None
    later = replace(
        briefing, id="later", revision=briefing.revision + 1, headline=briefing.headline
    )
    await whole.store.save_briefing(later, whole.now())
    found = await whole.newsroom.account(f"later {briefing.id}")
    assert found is not None
    assert (found.kind, found.earlier) == ("update", briefing)
    assert await whole.newsroom.account("nothing") is None
    whole_again = await whole.newsroom.account("later gone")
    assert whole_again is not None
    assert whole_again.kind == "briefing"


async def test_a_confirmed_error_is_taken_back_as_loudly_as_it_was_told(whole: Whole) -> None:
    await whole.post()
    message = whole.sandbox.messages("#trade-desk")[0]
    await whole.sandbox.press("#trade-desk", message["ts"], "report_error")
    await whole.until(whole.sandbox.view)
    await whole.sandbox.submit({"what": {"what": "The quota is 9,000 tonnes, not 10,000."}})
    direct = whole.sandbox.direct()
    await whole.until(lambda: whole.sandbox.messages(direct))
    report = whole.sandbox.messages(direct)[-1]
    assert "9,000 tonnes" in report["text"]
    await whole.until(lambda: whole.sandbox.whispers("#trade-desk"))
    await whole.sandbox.press(direct, report["ts"], "confirm_report")
    await whole.until(lambda: any("Retracted:" in text for text in whole.texts()))
    front = whole.sandbox.messages("#trade-desk")[0]
    assert "~" in front["text"]
    assert "Retracted" in front["text"]
    assert await whole.newsroom.latest(limit=1) == ()
    # Once: the report says what was decided, and deciding again changes and posts nothing.
    await whole.until(lambda: "*Retracted* by" in whole.sandbox.messages(direct)[-1]["text"])
    assert "dismiss_report" not in seen(whole.sandbox.messages(direct)[-1])
    before = len(whole.sandbox.messages("#trade-desk"))
    kept = report_id(report)
    again = await whole.newsroom.decide(kept, COLLEAGUE, wrong=False)
    assert again is not None
    assert again.state is ReportState.CONFIRMED
    assert len(whole.sandbox.messages("#trade-desk")) == before


async def test_what_is_taken_back_is_struck_through_in_its_digest_and_where_it_was_asked_for(
    whole: Whole,
) -> None:
    def messages() -> tuple[Mapping[str, Any], ...]:
        return whole.sandbox.messages("#trade-desk")

    await whole.sandbox.command("/trade", "digest now here", channel="#trade-desk")
    await whole.until(lambda: messages() and "/archives/" in messages()[0]["text"])
    await whole.sandbox.command("/trade", "brief beef here", channel="#trade-desk")
    await whole.until(lambda: len(messages()) >= 2)
    await whole.sandbox.press("#trade-desk", messages()[1]["ts"], "report_error")
    await whole.until(whole.sandbox.view)
    await whole.sandbox.submit({"what": {"what": "It is 9,000 tonnes."}})
    direct = whole.sandbox.direct()
    await whole.until(lambda: whole.sandbox.messages(direct))
    report = whole.sandbox.messages(direct)[-1]
    await whole.sandbox.press(direct, report["ts"], "confirm_report")
    await whole.until(lambda: "retracted; do not rely on it" in messages()[0]["text"])
    await whole.until(lambda: "*Retracted*" in messages()[1]["text"])
    assert "Mercosur will halve its tariff" not in messages()[0]["text"]
    assert sum("*Retracted:*" in each["text"] for each in messages()) == 1


async def test_a_report_that_is_dismissed_changes_no_briefing(whole: Whole) -> None:
    await whole.post()
    message = whole.sandbox.messages("#trade-desk")[0]
    await whole.sandbox.press("#trade-desk", message["ts"], "report_error")
    await whole.until(whole.sandbox.view)
    await whole.sandbox.submit({"what": {"what": "I do not like it."}})
    direct = whole.sandbox.direct()
    await whole.until(lambda: whole.sandbox.messages(direct))
    report = whole.sandbox.messages(direct)[-1]
    await whole.sandbox.press(direct, report["ts"], "dismiss_report")
    await whole.until(lambda: "*Dismissed* by" in whole.sandbox.messages(direct)[-1]["text"])
    assert whole.sandbox.messages("#trade-desk")[0]["text"] == message["text"]


async def test_only_an_owner_decides(whole: Whole) -> None:
    briefing = await whole.post()
    channel = Channel(team=DESK.team, id=DESK.id)
    report = Report(
        id="r1",
        channel=channel,
        user=COLLEAGUE,
        briefing_id=briefing.id,
        story_id=briefing.story_id,
        text="Wrong.",
        made=whole.now(),
    )
    assert await whole.newsroom.report(report)
    event = make.event(kind=EventKind.ACTION, text="confirm_report", user=COLLEAGUE)
    request = Request(event=event, command="/trade", argument="r1", courier=NoCourier())
    reply = await ACTIONS["confirm_report"](request, whole.newsroom)
    assert reply == Message(text="Only the owners of this bot decide on reports.")
    kept = await whole.store.report("r1")
    assert kept is not None
    assert kept.state is ReportState.OPEN


async def test_a_message_of_ours_is_explained_by_its_story(whole: Whole) -> None:
    briefing = await whole.post()
    ts = whole.sandbox.messages("#trade-desk")[0]["ts"]
    await whole.sandbox.shortcut("explain_this", channel="#trade-desk", ts=ts)
    await whole.until(lambda: briefing.headline.text in seen(whole.sandbox.view()))


async def test_a_message_of_somebody_is_explained_by_what_the_archive_has(whole: Whole) -> None:
    said = await whole.sandbox.say("#trade-desk", "Mercosur and Japan seem to be done on beef")
    await whole.sandbox.shortcut("explain_this", channel="#trade-desk", ts=said["ts"])
    await whole.until(lambda: "Stories nearest to it" in seen(whole.sandbox.view()))
    said = await whole.sandbox.say("#trade-desk", "Lunch at noon? The canteen has noodles.")
    await whole.sandbox.close_view()
    await whole.sandbox.shortcut("explain_this", channel="#trade-desk", ts=said["ts"])
    await whole.until(lambda: "Nothing in the archive" in seen(whole.sandbox.view()))


async def asked(whole: Whole) -> dict[str, Any]:
    """Ask with the command in the desk's channel, and give the answer in the direct messages."""
    question = "ask How much beef will Japan admit?"
    await whole.sandbox.command("/trade", question, channel="#trade-desk")
    direct = whole.sandbox.direct()

    def answer() -> dict[str, Any] | None:
        found = [dict(each) for each in whole.sandbox.messages(direct) if shares(each)]
        return found[0] if found else None

    await whole.until(answer)
    found = answer()
    assert found is not None
    return found


def shares(message: Mapping[str, Any]) -> bool:
    return "share_answer" in seen(message.get("blocks"))


async def test_an_answer_is_shared_where_its_reader_says(whole: Whole) -> None:
    answer = await asked(whole)
    await whole.sandbox.press(whole.sandbox.direct(), answer["ts"], "share_answer")
    await whole.until(whole.sandbox.view)
    await whole.sandbox.submit()  # the channel where it was asked is chosen already
    await whole.until(lambda: whole.sandbox.messages("#trade-desk"))
    (shared,) = whole.sandbox.messages("#trade-desk")
    assert "How much beef will Japan admit?" in shared["text"]
    assert "tonnes" in shared["text"]
    assert not shares(shared)


async def test_an_answer_is_not_shared_where_the_bot_is_not(whole: Whole) -> None:
    answer = await asked(whole)
    await whole.sandbox.press(whole.sandbox.direct(), answer["ts"], "share_answer")
    await whole.until(whole.sandbox.view)
    await whole.sandbox.submit({"share_answer": {"share_answer": GENERAL}})
    await whole.until(lambda: "/invite" in "".join(whole.texts(whole.sandbox.direct())))
    assert not whole.sandbox.messages("#general")


async def test_what_a_reader_thinks_is_kept_with_the_answer(whole: Whole) -> None:
    answer = await asked(whole)
    direct = whole.sandbox.direct()
    await whole.sandbox.press(direct, answer["ts"], "feedback", value="positive")
    await whole.until(lambda: any("Thank you" in text for text in whole.texts(direct)))


async def test_home_tells_the_news_and_what_the_channels_of_its_reader_get(whole: Whole) -> None:
    (briefing,) = await whole.newsroom.latest(limit=1)
    await whole.newsroom.subscribe(DESK, Live.BREAKING, "Asia/Tokyo")
    await whole.sandbox.open_app("home")
    await whole.until(whole.sandbox.home)
    shown = seen(whole.sandbox.home())
    assert briefing.headline.text in shown
    assert f"<#{DESK.id}>" in shown
    assert "Live: a story when it breaks" in shown


async def test_the_pane_offers_questions_that_have_an_answer(whole: Whole) -> None:
    prompts = await whole.newsroom.suggestions()
    assert prompts[0] == ("What is new today?", "What is new today?")
    assert len(prompts) > 1
    for _, question in prompts[1:]:
        assert (await whole.newsroom.ask(question)).lines
