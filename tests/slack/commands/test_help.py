from __future__ import annotations

import pytest

from bot.blockkit import LIMITS
from bot.slack.commands import COMMANDS
from bot.slack.commands.help import GROUPS, told
from tests.slack.commands.conftest import HOSTILE, Colleague, harmless


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does_and_what_to_type(name: str) -> None:
    about = told(COMMANDS[name])
    assert about.what.endswith(".")
    assert about.usage.split()[0] == name
    assert all(each.split()[0] == name for each in about.examples)
    assert sum(name in names for names in GROUPS.values()) == 1


async def test_help_is_one_screen_of_every_command_under_a_heading(colleague: Colleague) -> None:
    (reply,) = await colleague.types("help")
    lines = reply.split("\n")
    for name in COMMANDS:
        about = told(COMMANDS[name])
        assert f"• `/trade {about.usage}` {about.what}" in lines
    assert "*Ask and read*" in lines
    assert "`/trade QUESTION` does the same as `ask`" in reply
    assert len(reply) <= LIMITS["message.text"]
    assert len(colleague.replies[0].blocks) <= len(GROUPS) + 3


@pytest.mark.parametrize("text", ["help latest", "HELP Latest", "help /trade latest"])
async def test_help_tells_all_about_one_command(colleague: Colleague, text: str) -> None:
    (reply,) = await colleague.types(text)
    assert reply.startswith("`/trade latest [TOPIC] [page N]`\n\nList the newest briefings")
    assert "For example: `/trade latest`, `/trade latest autos`" in reply


async def test_help_with_what_is_no_command_says_what_was_meant(colleague: Colleague) -> None:
    assert await colleague.types("help lates") == [
        (
            "There is no command `lates`. Did you mean `/trade help latest`? `/trade help` lists "
            "them all."
        )
    ]
    assert await colleague.types("help `xyz") == [
        "There is no command `'xyz`. `/trade help` lists them all."
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("lates", "latest"),
        ("latets steel", "latest steel"),
        ("hlep", "help"),
        ("liev breaking", "live breaking"),
    ],
)
async def test_a_slip_is_no_question(colleague: Colleague, text: str, meant: str) -> None:
    assert await colleague.types(text) == [
        (
            f"There is no command `{text.split()[0]}`. Did you mean `/trade {meant}`? To ask it as "
            f"a question, type `/trade ask {text}`."
        )
    ]


@pytest.mark.parametrize("text", ["hello", "Hi there!", "???"])
async def test_a_greeting_gets_the_help(colleague: Colleague, text: str) -> None:
    (reply,) = await colleague.types(text)
    assert "`/trade ask QUESTION`" in reply


@pytest.mark.parametrize(
    "text",
    [
        "has the pause been extended?",
        "thanks to whom did Japan agree",
        "hello kitty toys tariff",
        "latets tariffs on steel?",
        "steel",
        "why did Japan agree to the quota",
        "help me understand the steel quotas",
    ],
)
async def test_what_is_no_slip_is_a_question(colleague: Colleague, text: str) -> None:
    reply, *_ = await colleague.types(text)
    assert reply.startswith("Looking…")


async def test_a_hostile_slip_does_nothing(colleague: Colleague) -> None:
    for text in (f"lates {HOSTILE}", f"help {HOSTILE}"):
        for reply in await colleague.types(text):
            assert harmless(reply)
