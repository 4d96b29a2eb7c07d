"""The first ten minutes of whoever installed the bot, over real sockets."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from bot.domain import Channel, Live, Stage, welcome_id
from bot.sandbox import COLLEAGUE, GENERAL, TEAM, YOU
from bot.sandbox.values import Conversation, Kind
from tests.whole import LEAD, Whole, open_whole

SECRET = "G0SECRET"
CHOSEN = {"live": {"live": "breaking"}, "hour": {"hour": "08:30"}}


@pytest.fixture
async def whole(tmp_path: Path) -> AsyncIterator[Whole]:
    async with open_whole(tmp_path, installer=YOU) as opened:
        yield opened


def shown(whole: Whole, user: str = YOU) -> list[Mapping[str, Any]]:
    return list(whole.sandbox.messages(whole.sandbox.direct(user)))


def last(whole: Whole, words: str) -> str:
    found = [each["text"] for each in shown(whole) if words in each["text"]]
    return str(found[-1]) if found else ""


async def press(whole: Whole, action: str) -> None:
    """Press the newest button of this action in the direct messages."""
    holding = [each for each in shown(whole) if f'"{action}"' in json.dumps(each["blocks"])]
    await whole.sandbox.press(whole.sandbox.direct(), holding[-1]["ts"], action)


async def choose(whole: Whole, channel: str, **fields: Any) -> None:
    await press(whole, "set_up")
    await whole.until(whole.sandbox.view)
    entered = {"channel": {"channel": channel}, **CHOSEN, **fields}
    assert (await whole.sandbox.submit(entered)).errors == {}


def kept(whole: Whole, channel: str = "#general") -> list[str]:
    return [each["text"] for each in whole.sandbox.messages(channel)]


async def test_from_the_greeting_to_the_next_digest(whole: Whole) -> None:
    await whole.until(lambda: last(whole, "Hello, I am Tradewire"))
    hello = last(whole, "Hello")
    assert "*Model:* none." in hello
    assert "nothing posts until you choose" in hello
    await choose(whole, GENERAL, subjects={"subjects": ["Trade agreements"]})
    await whole.until(lambda: "/invite @Tradewire" in last(whole, "I am not in"))
    assert kept(whole) == []

    await whole.sandbox.join("#general")
    await whole.until(lambda: last(whole, "Preview for"))
    assert "Mercosur to halve car tariff" in last(whole, "Preview for")
    assert "a digest on weekdays at 08:30 London" in last(whole, "Preview for")
    assert len(kept(whole)) == 1  # that we have joined

    await press(whole, "post_first")
    await whole.until(lambda: last(whole, "*Next:*"))
    assert "tomorrow 08:30 London" in last(whole, "*Next:*")
    await whole.until(lambda: len(kept(whole)) >= 4)
    _, announced, digest, *_ = kept(whole)
    assert f"<@{YOU}> set up what this channel gets." in announced
    assert "Trade digest" in digest
    known = await whole.newsroom.subscription(Channel(team=TEAM, id=GENERAL))
    assert known is not None
    assert (known.live, known.zone, known.set_by) == (Live.BREAKING, "Europe/London", YOU)
    assert known.follow == ("trade agreements", "rules of origin")


async def test_the_two_questions_are_answered_and_not_answered(whole: Whole) -> None:
    await whole.until(lambda: last(whole, "Hello"))
    await whole.sandbox.join("#general")
    await choose(whole, GENERAL)
    await whole.until(lambda: last(whole, "Preview for"))
    await press(whole, "post_first")
    await whole.until(lambda: last(whole, "*Next:*"))
    blocks = next(each for each in shown(whole) if "*Next:*" in each["text"])["blocks"]
    answerable, unanswerable = [
        each["accessory"]["value"] for each in blocks if "accessory" in each
    ]
    answered = await whole.newsroom.ask(answerable)
    (lead,) = await whole.newsroom.latest(limit=1)
    assert answered.lines[0].citations[0].article_id in {one.article_id for one in lead.sources}
    assert (await whole.newsroom.ask(unanswerable)).lines == ()


async def test_a_restart_goes_on_where_it_was_and_says_nothing_twice(whole: Whole) -> None:
    await whole.until(lambda: last(whole, "Hello"))
    await whole.restart()
    await choose(whole, GENERAL)
    await whole.until(lambda: last(whole, "I am not in"))
    await whole.restart()
    await whole.sandbox.join("#general")
    await whole.restart()
    await whole.until(lambda: last(whole, "Preview for"))
    await whole.restart()
    await press(whole, "post_first")
    await whole.restart()
    await whole.until(lambda: last(whole, "*Next:*"))
    await whole.restart()
    texts = [each["text"] for each in shown(whole)]
    for words in ("Hello", "I am not in", "Read 0 of 0", "Posted in", "*Next:*"):
        assert sum(words in text for text in texts) == 1
    assert sum("Trade digest" in text for text in kept(whole)) == 1
    assert sum("set up what" in text for text in kept(whole)) == 1


async def test_a_private_channel_is_invited_to(whole: Whole) -> None:
    secret = Conversation(id=SECRET, kind=Kind.GROUP, name="secret", members=(YOU,))
    whole.sandbox._workspace.keep(secret)
    await whole.until(lambda: last(whole, "Hello"))
    await choose(whole, SECRET)
    await whole.until(lambda: f"<#{SECRET}>" in last(whole, "/invite @Tradewire"))
    await whole.sandbox.join(SECRET)
    await whole.until(lambda: last(whole, "Preview for"))
    await press(whole, "post_first")
    await whole.until(lambda: any("Trade digest" in text for text in kept(whole, SECRET)))


async def test_what_was_chosen_can_be_changed_before_it_is_posted(whole: Whole) -> None:
    await whole.until(lambda: last(whole, "Hello"))
    await whole.sandbox.join("#general")
    await choose(whole, GENERAL)
    await whole.until(lambda: last(whole, "Preview for"))
    first = next(each for each in shown(whole) if "Preview for" in each["text"])
    await choose(whole, GENERAL, hour={"hour": "17:00"}, live={"live": "off"})
    await whole.until(lambda: "at 17:00 London" in last(whole, "Preview for"))
    await whole.until(lambda: last(whole, "A preview stood here"))
    assert not any("Trade digest" in text for text in kept(whole))
    # The button of a preview that is gone does nothing, however it is pressed.
    assert await whole.newsroom.post_first(TEAM, YOU, 1) is False
    assert first["ts"] in {each["ts"] for each in shown(whole) if "stood here" in each["text"]}
    await press(whole, "post_first")
    await whole.until(lambda: last(whole, "*Next:*"))
    assert "today 17:00 London" in last(whole, "*Next:*")
    assert await whole.newsroom.post_first(TEAM, YOU, 2) is False


async def test_a_set_up_that_would_bring_nothing_is_told_so(whole: Whole) -> None:
    await whole.until(lambda: last(whole, "Hello"))
    await press(whole, "set_up")
    await whole.until(whole.sandbox.view)
    entered = {**CHOSEN, "live": {"live": "off"}, "hour": {"hour": None}}
    refused = await whole.sandbox.submit({"channel": {"channel": GENERAL}, **entered})
    assert refused.errors == {
        "hour": "Give an hour, or choose what comes as stories break: else nothing comes."
    }


async def test_without_owners_the_first_who_comes_is_welcomed(tmp_path: Path) -> None:
    async with open_whole(tmp_path, owners=()) as whole:
        await whole.sandbox.open_app("home", user=COLLEAGUE)
        await whole.until(lambda: any("Hello" in one["text"] for one in shown(whole, COLLEAGUE)))
        await whole.sandbox.open_app("home")
        await whole.restart()
        assert await whole.store.welcome(welcome_id(TEAM, YOU)) is None


async def test_with_owners_whoever_comes_is_not(whole: Whole) -> None:
    await whole.until(lambda: last(whole, "Hello"))
    await whole.sandbox.open_app("home", user=COLLEAGUE)
    await whole.restart()
    assert await whole.store.welcome(welcome_id(TEAM, COLLEAGUE)) is None


async def test_a_workspace_that_was_set_up_before_is_not_welcomed(tmp_path: Path) -> None:
    async with open_whole(tmp_path, LEAD[:1], subscribed=True) as whole:
        assert await whole.newsroom.greet(TEAM, YOU) is False


async def test_whoever_invites_us_is_told_that_nothing_is_posted(tmp_path: Path) -> None:
    async with open_whole(tmp_path, LEAD[:1]) as whole:
        await whole.sandbox.join("#general")
        await whole.until(lambda: whole.sandbox.whispers("#general"))
        (said,) = whole.sandbox.whispers("#general")
        assert "I post nothing here until somebody chooses what" in said["text"]
        await whole.sandbox.press("#general", said["ts"], "settings")
        await whole.until(whole.sandbox.view)
        assert GENERAL in json.dumps(whole.sandbox.view())


async def test_a_person_who_cannot_be_written_to_holds_nothing_up(tmp_path: Path) -> None:
    async with open_whole(tmp_path, LEAD[:1], installer="U0NOBODY") as whole:
        for _ in range(200):
            with suppress(TimeoutError):
                await whole.sandbox.wait_for(lambda: False, timeout=0.05)
            jobs = await whole.newsroom.due()
            if not jobs:
                break
        known = await whole.store.welcome(welcome_id(TEAM, "U0NOBODY"))
        assert known is not None
        assert known.stage is Stage.GREETING
        assert await whole.newsroom.due() == ()
