"""The channel's settings and digests of the whole bot, over real sockets."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.domain import Live
from tests.whole import DESK, Whole, open_whole

DONE = "Done, and announced in the channel."


@pytest.fixture
async def whole(tmp_path: Path) -> AsyncIterator[Whole]:
    async with open_whole(tmp_path) as opened:
        yield opened


async def answer(whole: Whole, text: str) -> str:
    """Type a command into the desk's channel and give what only the person sees."""
    before = len(whole.sandbox.whispers("#trade-desk"))
    await whole.sandbox.command("/trade", text, channel="#trade-desk")
    await whole.until(lambda: len(whole.sandbox.whispers("#trade-desk")) > before)
    return str(whole.sandbox.whispers("#trade-desk")[-1]["text"])


CHANGES = {
    "live all": "Live: every story as soon as it is written up",
    "digest weekdays 08:30 Tokyo": "Digest: weekdays at 08:30, Tokyo time",
    "follow beef, steel": "Follows *beef*, *steel*.",
    "follow not beef": "Follows everything, without *beef*.",
    "mute Mercosur 7d": "Muted until ",
    "quiet 20:00-07:00": "Quiet hours: 20:00 to 07:00",
}
SLIPS = {
    "": "*What this channel gets*",
    "unfollow beef": "This channel has no topic “beef”. Follows everything.",
    "digest": "Digest: none. Set it with `/trade digest weekdays 08:30`",
    "digest weekdays 8.30am": "Write the hour like 08:30: `/trade digest weekdays 08:30`",
    "digest now": "1. *Mercosur to halve car tariff",
    "digest rest": "The last digest left nothing out.",
    "mute zebras": "I find no story for “zebras”.",
}


async def test_each_change_is_announced_and_taken_back_with_its_button(whole: Whole) -> None:
    begun = await whole.newsroom.subscribe(DESK, Live.BREAKING, "Europe/Brussels")
    kept = ("live", "zone", "follow", "exclude", "schedule", "quiet", "muted")
    for number, (typed, announced) in enumerate(CHANGES.items()):
        assert await answer(whole, typed) == DONE
        said = await shown(whole, 2 * number + 1)
        assert announced in said["text"]
        assert await whole.newsroom.subscription(DESK) != begun
        await whole.sandbox.press("#trade-desk", said["ts"], "undo_settings")
        back = await shown(whole, 2 * number + 2)
        assert "That took the last change back." in back["text"]
        await whole.until(lambda: whole.texts()[-1] == DONE)
        after = await whole.newsroom.subscription(DESK)
        assert after is not None
        assert [getattr(after, each) for each in kept] == [getattr(begun, each) for each in kept]


async def test_a_topic_is_followed_no_more(whole: Whole) -> None:
    assert await answer(whole, "follow beef, steel") == DONE
    assert await answer(whole, "unfollow beef") == DONE
    assert "Follows *steel*." in (await shown(whole, 2))["text"]
    assert await answer(whole, "follow everything") == DONE
    assert "Follows everything." in (await shown(whole, 3))["text"]


async def shown(whole: Whole, count: int) -> Mapping[str, Any]:
    """Wait until the channel has so many messages, and give the last."""
    await whole.until(lambda: len(whole.sandbox.messages("#trade-desk")) == count)
    return whole.sandbox.messages("#trade-desk")[-1]


async def test_what_changes_nothing_is_told_to_the_person_alone(whole: Whole) -> None:
    await whole.newsroom.subscribe(DESK, Live.BREAKING, "Europe/Brussels")
    for typed, words in SLIPS.items():
        assert words in await answer(whole, typed)
    assert whole.sandbox.messages("#trade-desk") == ()


async def test_a_digest_is_posted_with_its_briefings_and_links_to_them(whole: Whole) -> None:
    done = "Done: the digest is on its way to the channel."
    assert await answer(whole, "digest now here") == done
    await whole.until(lambda: any("/archives/" in text for text in whole.texts()))
    parent = whole.sandbox.messages("#trade-desk")[0]
    front, _ = whole.sandbox.messages("#trade-desk", thread_ts=parent["ts"])
    assert "1. *<http" in parent["text"]
    assert f"/p{front['ts'].replace('.', '')}" in parent["text"]
    assert await answer(whole, "mute 1 7d") == DONE
    assert "Nothing new for this channel since" in await answer(whole, "digest now")


async def test_the_clock_panel_jumps_to_the_next_digest(whole: Whole) -> None:
    assert await answer(whole, "digest daily 08:30 Tokyo") == DONE
    await whole.until(lambda: whole.clocks.read()["next_digest"])
    due = datetime.fromisoformat(whole.clocks.read()["next_digest"])
    assert due == await whole.newsroom.next_digest(DESK)
    assert whole.now() < due
    whole.clocks.change({"jump": "digest"})
    assert whole.now() >= due
    await whole.until(lambda: any("Trade digest · " in text for text in whole.texts()))
    await whole.until(lambda: whole.clocks.read()["next_digest"] > due.isoformat())
