"""The methods about people, the team and the token: users.*, team.info, bots.info, auth.*."""

from __future__ import annotations

from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import BOT_USER, COLLEAGUE, TEAM, YOU, Sandbox
from tests.sandbox.conftest import Heard, client_of, connected, refusal


async def test_everybody_is_listed_with_their_time_zone(client: AsyncWebClient) -> None:
    whole = await client.users_list()
    assert [each["id"] for each in whole["members"]] == [YOU, COLLEAGUE, BOT_USER]
    assert [each["tz"] for each in whole["members"]] == ["Europe/London", "Asia/Tokyo", "UTC"]
    first = await client.users_list(limit=2)
    rest = await client.users_list(limit=2, cursor=first["response_metadata"]["next_cursor"])
    assert first["members"] + rest["members"] == whole["members"]
    assert rest["response_metadata"]["next_cursor"] == ""


async def test_the_team_and_the_bot_describe_themselves(client: AsyncWebClient) -> None:
    team = (await client.team_info())["team"]
    assert (team["id"], team["name"], team["domain"]) == (TEAM, "Trade desk", "sandbox")
    bot = (await client.bots_info(bot="B0TRADEWIRE"))["bot"]
    assert (bot["name"], bot["app_id"], bot["user_id"]) == ("Tradewire", "A0TRADEWIRE", BOT_USER)


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("team.info", {"team": "T0ELSEWHERE"}, "team_not_found"),
        ("team.info", {"domain": "sandbox"}, "team_not_on_enterprise"),
        ("bots.info", {"bot": "B0NOBODY"}, "bot_not_found"),
        ("bots.info", {}, "bot_not_found"),
        ("users.list", {"limit": "many"}, "invalid_limit"),
        ("users.list", {"cursor": "?"}, "invalid_cursor"),
        ("api.test", {"error": "my_error"}, "my_error"),
    ],
)
async def test_what_slack_refuses_of_the_directory(
    client: AsyncWebClient, method: str, arguments: dict[str, Any], error: str
) -> None:
    answer = await refusal(client.api_call(method, data=arguments))
    assert answer["error"] == error


async def test_api_test_gives_back_what_it_was_given_and_needs_no_token(
    sandbox: Sandbox,
) -> None:
    client = AsyncWebClient(base_url=sandbox.api_url, retry_handlers=[])
    assert "args" not in (await client.api_call("api.test", http_verb="GET")).data
    answer = await client.api_call("api.test", json={"foo": "bar"})
    assert answer["args"] == {"foo": "bar"}


async def test_a_revoked_token_is_worthless_and_the_app_is_told(
    client: AsyncWebClient, sandbox: Sandbox, heard: Heard
) -> None:
    app = AsyncApp(client=client)

    @app.event("tokens_revoked")
    async def on_revoked(event: dict[str, Any]) -> None:
        heard.add(event["tokens"])

    assert (await client.auth_revoke(test=True))["revoked"] is False
    assert (await client.auth_test())["ok"] is True
    async with connected(sandbox, app):
        assert (await client_of(sandbox).auth_revoke())["revoked"] is True
        assert await heard.count(1) == [{"oauth": [], "bot": [BOT_USER]}]
    answer = await refusal(client.auth_test())
    assert answer["error"] == "token_revoked"
