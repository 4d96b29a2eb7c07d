"""The doctor: what is amiss is a finding that says what to do, and never an error."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.config import Config, resource
from bot.doctor import Finding, examine
from bot.doors import open_own_store
from bot.sandbox import APP_TOKEN, BOT_TOKEN, Sandbox, open_sandbox
from bot.sandbox.press import Press, open_press
from tests.llm.server import fails, says, serve
from tests.program import free_port
from tests.surroundings import given

NO_MODEL = Finding(
    what="Model",
    found="none: briefings are extracted from their sources' own sentences",
    advice="Nothing. For model-written briefings set OPENAI_API_KEY, or OPENAI_BASE_URL and "
    "OPENAI_MODEL.",
)


def wall() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    manifest = resource("manifest.json")
    async with open_sandbox(port=0, path=None, manifest=manifest, now=wall) as opened:
        yield opened


@pytest.fixture
async def press() -> AsyncIterator[Press]:
    async with open_press(port=0, path=None, now=wall, pace=1000) as opened:
        yield opened


class Practice:
    """Settings as an operator would make them, and what the doctor finds about each."""

    def __init__(self, environment: pytest.MonkeyPatch, folder: Path) -> None:
        self._environment, self.folder = environment, folder

    def config(self, **values: str) -> Config:
        return given(self._environment, **{"TRADEWIRE_VAR": str(self.folder), **values})

    def on(self, sandbox: Sandbox, **values: str) -> Config:
        """Connect to a sandbox as to a real Slack, with the feeds of `feeds.toml`."""
        return self.config(
            **{
                "SLACK_BOT_TOKEN": sandbox.bot_token,
                "SLACK_APP_TOKEN": sandbox.app_token,
                "SLACK_API_URL": sandbox.api_url,
                "TRADEWIRE_FEEDS": str(self.folder / "feeds.toml"),
                **values,
            }
        )

    def name_feeds(self, **urls: str) -> None:
        rows = [f'[[feed]]\npublisher = "{name}"\nurl = "{url}"\n' for name, url in urls.items()]
        (self.folder / "feeds.toml").write_text("\n".join(rows), "utf-8")


@pytest.fixture
def practice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Practice:
    return Practice(monkeypatch, tmp_path)


async def found(config: Config, what: str) -> Finding:
    """Give the finding about one thing; whatever is amiss must come with what to do."""
    findings = await examine(config)
    assert [finding for finding in findings if not finding.ok and not finding.advice] == []
    (finding,) = [finding for finding in findings if finding.what == what]
    return finding


async def test_with_no_settings_all_is_well(practice: Practice) -> None:
    assert await examine(practice.config()) == (
        Finding(what="Settings", found="TRADEWIRE_VAR"),
        Finding(
            what="Slack",
            found="no tokens: the sandbox stands in",
            advice="Nothing, to try it. For your workspace see the README, “Connect your Slack”.",
        ),
        Finding(what="Feeds", found="the sample press, which `tradewire run` starts"),
        Finding(what="Database", found="SQLite, will be made at first start"),
        NO_MODEL,
    )


async def test_settings_are_named_and_never_shown(practice: Practice, sandbox: Sandbox) -> None:
    practice.name_feeds(Nobody=f"http://127.0.0.1:{free_port()}/feed")
    async with serve(fails(401)) as model:
        config = practice.on(
            sandbox,
            OPENAI_API_KEY="sk-hush",
            OPENAI_BASE_URL=model.url,
            OPENAI_MODEL="local",
            DATABASE_URL=f"postgresql://me:hush@127.0.0.1:{free_port()}/db",
        )
        findings = await examine(config)
    assert findings[0] == Finding(
        what="Settings",
        found="DATABASE_URL, OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL, SLACK_API_URL, "
        "SLACK_APP_TOKEN, SLACK_BOT_TOKEN, TRADEWIRE_FEEDS, TRADEWIRE_VAR",
    )
    assert [finding.ok for finding in findings if finding.what == "Model"] == [False]
    for secret in (BOT_TOKEN, APP_TOKEN, "hush"):
        assert secret not in repr(findings)


# -- Slack -------------------------------------------------------------------------------


async def test_both_tokens_and_all_scopes(practice: Practice, sandbox: Sandbox) -> None:
    assert await found(practice.on(sandbox), "Slack") == Finding(
        what="Slack", found="workspace Trade desk, both tokens and all scopes"
    )


@pytest.mark.parametrize(
    ("setting", "value", "where"),
    [
        ("SLACK_BOT_TOKEN", "xoxb-wrong-hush", "OAuth & Permissions"),
        ("SLACK_APP_TOKEN", "xapp-wrong-hush", "Basic Information"),
    ],
)
async def test_a_refused_token_is_named_with_the_page_it_is_on(
    practice: Practice, sandbox: Sandbox, setting: str, value: str, where: str
) -> None:
    finding = await found(practice.on(sandbox, **{setting: value}), "Slack")
    assert (finding.ok, finding.found) == (False, "refused")
    assert finding.advice.startswith(f"{setting}: Slack does not accept it (invalid_auth)")
    assert where in finding.advice
    assert "hush" not in finding.advice


async def test_missing_scopes_are_named(practice: Practice) -> None:
    manifest: dict[str, Any] = json.loads(resource("manifest.json").read_text("utf-8"))
    scopes = manifest["oauth_config"]["scopes"]["bot"]
    for scope in ("users:read", "chat:write"):
        scopes.remove(scope)
    poor = practice.folder / "manifest.json"
    poor.write_text(json.dumps(manifest), "utf-8")
    async with open_sandbox(port=0, path=None, manifest=poor, now=wall) as sandbox:
        finding = await found(practice.on(sandbox), "Slack")
    assert (finding.ok, finding.found) == (
        False,
        "workspace Trade desk, scopes missing: chat:write, users:read",
    )
    assert "reinstall the app" in finding.advice


async def test_slack_out_of_reach(practice: Practice, sandbox: Sandbox) -> None:
    nobody = f"http://127.0.0.1:{free_port()}/api/"
    finding = await found(practice.on(sandbox, SLACK_API_URL=nobody), "Slack")
    assert not finding.ok
    assert nobody in finding.advice
    assert "SLACK_API_URL" in finding.advice


# -- feeds -------------------------------------------------------------------------------


async def test_feeds_that_fail_are_named_and_the_others_counted(
    practice: Practice, sandbox: Sandbox, press: Press
) -> None:
    shut = free_port()
    practice.name_feeds(
        Wharfinger=f"{press.site}/wharfinger/feed",
        Gone=f"{press.site}/gone/feed",
        Private=f"http://127.0.0.1:{sandbox.port}/feed",
        Shut=f"http://127.0.0.1:{shut}/feed",
    )
    allowed = f"127.0.0.1:{press.port},127.0.0.1:{shut}"
    findings = await examine(practice.on(sandbox, TRADEWIRE_ALLOWED_ADDRESSES=allowed))
    assert [finding for finding in findings if finding.what == "Feeds"] == [
        Finding(what="Feeds", found="1 of 4 sources answer")
    ]
    gone, private, refused = [finding for finding in findings if finding.what == "Feed"]
    assert gone == Finding(
        what="Feed",
        ok=False,
        found="Gone: http 404 (there is nothing at this address)",
        advice=f"Open {press.site}/gone/feed in a browser; correct or remove it in "
        f"{practice.folder}/feeds.toml.",
    )
    assert private.found == (
        "Private: refused (cannot connect: it is not at a public address on port 80 or 443)"
    )
    assert refused.found.startswith("Shut: unreachable (cannot connect: ")


async def test_no_feed_that_answers_is_amiss(practice: Practice, sandbox: Sandbox) -> None:
    practice.name_feeds(Shut=f"http://127.0.0.1:{free_port()}/feed")
    assert await found(practice.on(sandbox), "Feeds") == Finding(
        what="Feeds",
        ok=False,
        found="0 of 1 sources answer",
        advice="Check this machine's way to the network, then each feed below.",
    )


async def test_no_feeds_named(practice: Practice, sandbox: Sandbox) -> None:
    finding = await found(practice.on(sandbox), "Feeds")
    assert (finding.ok, finding.found) == (False, "none")
    assert finding.advice.startswith("TRADEWIRE_FEEDS: no feeds are named")
    assert "[[feed]]" in finding.advice


# -- database and model ------------------------------------------------------------------


async def test_a_database_out_of_reach_hides_nothing_else(
    practice: Practice, sandbox: Sandbox, press: Press
) -> None:
    practice.name_feeds(Wharfinger=f"{press.site}/wharfinger/feed")
    config = practice.on(
        sandbox,
        TRADEWIRE_ALLOWED_ADDRESSES=f"127.0.0.1:{press.port}",
        DATABASE_URL=f"postgresql://me:hush@127.0.0.1:{free_port()}/db",
    )
    findings = {finding.what: finding for finding in await examine(config)}
    assert not findings["Database"].ok
    assert "Connection refused" in findings["Database"].found
    assert "DATABASE_URL" in findings["Database"].advice
    assert "hush" not in repr(findings)
    del findings["Database"]
    assert [finding for finding in findings.values() if not finding.ok] == []


async def test_looking_makes_nothing(practice: Practice) -> None:
    url = f"sqlite:///{practice.folder}/deep/own.db"
    config = practice.config(DATABASE_URL=url, TRADEWIRE_VAR=str(practice.folder / "var"))
    finding = await found(config, "Database")
    assert finding == Finding(what="Database", found="SQLite, will be made at first start")
    assert list(practice.folder.iterdir()) == []


async def test_a_database_that_is_there_is_told(practice: Practice) -> None:
    config = practice.config()
    async with open_own_store(config):
        pass
    assert await found(config, "Database") == Finding(
        what="Database", found="SQLite, schema 0007, 0 articles in the archive"
    )


async def test_a_folder_that_cannot_be_made(practice: Practice) -> None:
    (practice.folder / "file").write_text("")
    config = practice.config(DATABASE_URL=f"sqlite:///{practice.folder}/file/deep/own.db")
    finding = await found(config, "Database")
    assert (finding.ok, finding.found) == (
        False,
        f"the folder {practice.folder}/file/deep cannot be made: Not a directory",
    )


async def test_a_database_of_the_other_world(practice: Practice, sandbox: Sandbox) -> None:
    own = f"sqlite:///{practice.folder}/own.db"
    async with open_own_store(practice.config(DATABASE_URL=own)):
        pass
    finding = await found(practice.on(sandbox, DATABASE_URL=own), "Database")
    assert not finding.ok
    assert "belongs to the sandbox world" in finding.found


async def test_a_model_that_answers(practice: Practice) -> None:
    async with serve(says({"word": "ready"})) as model:
        config = practice.config(OPENAI_BASE_URL=model.url, OPENAI_MODEL="local")
        finding = await found(config, "Model")
    assert finding == Finding(
        what="Model", found="local answers in the shape asked for (15 tokens)"
    )
    assert len(model.asked) == 1


async def test_a_model_that_refuses_the_key(practice: Practice) -> None:
    async with serve(fails(401)) as model:
        config = practice.config(
            OPENAI_BASE_URL=model.url, OPENAI_MODEL="local", OPENAI_API_KEY="sk-hush"
        )
        finding = await found(config, "Model")
    assert (finding.ok, finding.found) == (False, "no answer")
    assert "OPENAI_API_KEY" in finding.advice
    assert "hush" not in finding.advice
    assert model.keys == ["Bearer sk-hush"]


async def test_a_model_that_is_not_there(practice: Practice) -> None:
    config = practice.config(
        OPENAI_BASE_URL=f"http://127.0.0.1:{free_port()}/v1", OPENAI_MODEL="local"
    )
    finding = await found(config, "Model")
    assert (finding.ok, finding.found) == (False, "no answer")
    assert "OPENAI_BASE_URL" in finding.advice
