"""The modal of a channel's settings in the whole bot, over real sockets."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain import Live, Mute
from bot.sandbox import GENERAL, TRADE_DESK, YOU
from tests.whole import DESK, LEAD, Whole, open_whole


@pytest.fixture
async def whole(tmp_path: Path) -> AsyncIterator[Whole]:
    async with open_whole(tmp_path, LEAD[:1], subscribed=True) as opened:
        yield opened


def seen(view: object) -> str:
    return json.dumps(view, ensure_ascii=False)


async def opened(whole: Whole, channel: str = TRADE_DESK) -> None:
    await whole.sandbox.command("/trade", "settings", channel=channel)
    await whole.until(whole.sandbox.view)


async def test_what_is_saved_is_announced_with_a_way_back(whole: Whole) -> None:
    await opened(whole)
    done = await whole.sandbox.submit(
        {
            "live": {"live": "breaking"},
            "subjects": {"subjects": ["Metals and minerals"]},
            "zone": {"zone": "Tokyo"},
            "days": {"days": ["0"]},
            "times": {"times": "08:30"},
        }
    )
    assert done.errors == {}
    await whole.until(lambda: whole.sandbox.whispers("#trade-desk"))
    assert (
        whole.sandbox.whispers("#trade-desk")[-1]["text"] == "Done, and announced in the channel."
    )
    await whole.until(lambda: whole.sandbox.messages("#trade-desk"))
    (told,) = whole.sandbox.messages("#trade-desk")
    assert f"<@{YOU}> changed what this channel gets." in told["text"]
    assert "Follows *metals*, *critical minerals*." in told["text"]
    known = await whole.newsroom.subscription(DESK)
    assert known is not None
    assert (known.live, known.zone, known.set_by) == (Live.BREAKING, "Asia/Tokyo", YOU)
    await whole.sandbox.press("#trade-desk", told["ts"], "undo_settings")
    await whole.until(lambda: len(whole.sandbox.messages("#trade-desk")) == 2)
    back = await whole.newsroom.subscription(DESK)
    assert back is not None
    assert (back.live, back.zone, back.follow) == (Live.ALL, "UTC", ())


async def test_a_slip_is_shown_beside_its_field_and_changes_nothing(whole: Whole) -> None:
    await opened(whole)
    before = await whole.newsroom.subscription(DESK)
    done = await whole.sandbox.submit({"zone": {"zone": "Atlantis"}, "quiet": {"quiet": "nights"}})
    assert set(done.errors) == {"zone", "quiet"}
    assert whole.sandbox.view() is not None
    assert await whole.newsroom.subscription(DESK) == before


async def test_what_nobody_changed_is_not_announced(whole: Whole) -> None:
    await opened(whole)
    await whole.sandbox.submit({})
    await whole.until(lambda: whole.sandbox.whispers("#trade-desk"))
    assert whole.sandbox.whispers("#trade-desk")[-1]["text"] == "That is so already."
    assert whole.sandbox.messages("#trade-desk") == ()


async def test_where_the_bot_is_not_it_says_how_to_invite_it(whole: Whole) -> None:
    await whole.sandbox.command("/trade", "settings", channel=GENERAL)
    await whole.until(lambda: whole.sandbox.whispers("#general"))
    (said,) = whole.sandbox.whispers("#general")
    assert "nothing is changed" in said["text"]
    assert "`/invite @Tradewire`" in said["text"]
    assert whole.sandbox.view() is None


async def test_removed_meanwhile_it_says_what_was_not_changed(whole: Whole) -> None:
    await opened(whole)
    await whole.sandbox.leave("#trade-desk")
    await whole.sandbox.submit({"live": {"live": "off"}})
    direct = whole.sandbox.direct()
    await whole.until(lambda: whole.sandbox.whispers(direct))
    assert "nothing is changed" in whole.sandbox.whispers(direct)[-1]["text"]
    known = await whole.newsroom.subscription(DESK)
    assert known is not None
    assert known.live is Live.ALL


async def test_a_muted_story_is_listed_and_heard_of_again(whole: Whole) -> None:
    (briefing,) = await whole.newsroom.latest(limit=1)
    known = await whole.newsroom.settings(DESK)
    mute = Mute(story_id=briefing.story_id, until=whole.now() + timedelta(days=3))
    await whole.newsroom.change(replace(known, muted=(mute,)))
    await opened(whole)
    assert briefing.headline.text[:50] in seen(whole.sandbox.view())
    await whole.sandbox.submit({"unmute": {"unmute": [briefing.story_id]}})
    await whole.until(lambda: whole.sandbox.messages("#trade-desk"))
    (told,) = whole.sandbox.messages("#trade-desk")
    assert f"The channel hears again of: _{briefing.headline.text}_" in told["text"]
    changed = await whole.newsroom.subscription(DESK)
    assert changed is not None
    assert changed.muted == ()


async def test_our_conversation_has_settings_too(whole: Whole) -> None:
    await opened(whole, whole.sandbox.direct())
    assert "What this conversation gets" in seen(whole.sandbox.view())


async def test_the_home_tab_opens_them_and_the_first_set_up(whole: Whole) -> None:
    await whole.sandbox.open_app("home")
    await whole.until(lambda: "set_up" in seen(whole.sandbox.home()))
    await whole.sandbox.press_in_view("settings")
    await whole.until(whole.sandbox.view)
    assert f"What <#{TRADE_DESK}> gets" in seen(whole.sandbox.view())
    await whole.sandbox.close_view()
    await whole.sandbox.press_in_view("set_up")
    await whole.until(whole.sandbox.view)
    assert "Set up a channel" in seen(whole.sandbox.view())
