"""What people look up with the slash command, through the real app and over real sockets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox import COLLEAGUE
from bot.slack.commands import COMMANDS
from tests.whole import LEAD, Whole, open_whole


@pytest.fixture
async def whole(tmp_path: Path) -> AsyncIterator[Whole]:
    async with open_whole(tmp_path, LEAD) as opened:
        yield opened


async def typed(whole: Whole, text: str, answers: int = 1) -> list[str]:
    """Type a command as a person does, and wait for its private answers."""
    before = len(whole.sandbox.whispers("#trade-desk"))
    assert await whole.sandbox.command("/trade", text, channel="#trade-desk") is None
    await whole.until(lambda: len(whole.sandbox.whispers("#trade-desk")) >= before + answers)
    return [str(each["text"]) for each in whole.sandbox.whispers("#trade-desk")[before:]]


async def test_help_lists_every_command_on_one_screen(whole: Whole) -> None:
    (reply,) = await typed(whole, "help")
    assert all(f"`/trade {name}" in reply for name in COMMANDS)


async def test_latest_and_its_numbers(whole: Whole) -> None:
    (listed,) = await typed(whole, "latest")
    assert listed.startswith("1. *")
    front, rest = await typed(whole, "brief 1", answers=2)
    assert front.split("\n")[0].strip("*") in listed
    assert "*Sources for this briefing*" in rest


async def test_a_search_and_why_its_first_hit_is_not_here(whole: Whole) -> None:
    (found,) = await typed(whole, "search beef quota")
    assert "*beef*" in found
    url = found.partition("<")[2].partition("|")[0]
    (reply,) = await typed(whole, f"why {url}")
    assert "*Read*: yes, full text" in reply
    assert "*About trade*: yes" in reply
    assert "nobody has subscribed this channel" in reply


async def test_a_briefing_that_is_asked_for_here_is_posted_once(whole: Whole) -> None:
    (done,) = await typed(whole, "brief beef here")
    assert done == "Done: it is posted here."
    await whole.until(lambda: whole.sandbox.messages("#trade-desk"))
    (posted,) = [each for each in whole.sandbox.messages("#trade-desk") if "thread_ts" not in each]
    assert "Asked for by <@" in str(posted["blocks"])


async def test_a_private_address_is_not_opened(whole: Whole) -> None:
    reading, refused = await typed(whole, "brief http://127.0.0.1:1/admin", answers=2)
    assert reading.startswith("Reading 127.0.0.1…")
    assert "is not on the public internet, so I do not open it" in refused


async def test_the_owner_of_the_sandbox_may_add_sources_and_the_colleague_not(
    whole: Whole,
) -> None:
    _, refused = await typed(whole, "sources add http://10.0.0.1/feed", answers=2)
    assert "is not on the public internet" in refused
    await whole.sandbox.command(
        "/trade", "sources add https://example.org", channel="#trade-desk", user=COLLEAGUE
    )
    await whole.until(lambda: whole.sandbox.whispers("#trade-desk", user=COLLEAGUE))
    (reply,) = whole.sandbox.whispers("#trade-desk", user=COLLEAGUE)
    assert str(reply["text"]).startswith("Only owners may change the sources. Ask <@")


async def test_a_house_without_sources_says_so(whole: Whole) -> None:
    (none,) = await typed(whole, "sources")
    assert none.startswith("There are no sources.")
    (none,) = await typed(whole, "sources check")
    assert none.startswith("There are no sources to ask.")


async def test_a_person_is_forgotten(whole: Whole) -> None:
    (kept,) = await typed(whole, "forget me")
    assert kept.startswith("I keep of you:\n• 1 thing that you typed or pressed")
    (done,) = await typed(whole, "forget me yes")
    assert done.startswith("Deleted:\n• 2 things that you typed or pressed")


async def test_a_slip_of_the_keys(whole: Whole) -> None:
    (reply,) = await typed(whole, "serch beef")
    assert "Did you mean `/trade search beef`?" in reply


async def test_the_status_is_told_to_whoever_asks(whole: Whole) -> None:
    (told,) = await typed(whole, "status")
    assert "*Sources* 0 of 0 sources answering" in told
    assert "*Model* none: briefings are extracted from their sources" in told
