"""What `tradewire doctor` looks at: settings, Slack, feeds, database, model."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from bot import feeding, feeds
from bot.app import own_access
from bot.channels.polled import named
from bot.clock import utc_now
from bot.config import Config, resource
from bot.domain import Feed, Probe
from bot.doors import look_at_own_store, open_reading
from bot.errors import BotError, ConfigError
from bot.llm import Purse, check, open_llm
from bot.slack.app import examine as examine_slack
from bot.web import Patient

#: Seconds for which a look waits for its turn at a host that has many of the feeds.
PATIENCE = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at. `advice` says what to do, and is empty when all is well."""

    what: str
    found: str
    ok: bool = True
    advice: str = ""


async def examine(config: Config) -> tuple[Finding, ...]:
    """Look at everything that a start needs; what is amiss is a finding, never an error."""
    return (
        _settings(config),
        await _slack(config),
        *await _feeds(config),
        await _database(config),
        await _model(config),
    )


def _settings(config: Config) -> Finding:
    set_ = sorted(name.upper() for name in config.model_fields_set)
    return Finding(what="Settings", found=", ".join(set_) or "none set: everything is default")


async def _slack(config: Config) -> Finding:
    if config.embedded:
        return Finding(
            what="Slack",
            found="no tokens: the sandbox stands in",
            advice="Nothing, to try it. For your workspace see the README, “Connect your Slack”.",
        )
    access = own_access(config)
    try:
        team, scopes = await examine_slack(
            bot_token=access.bot_token, app_token=access.app_token, api_url=access.api_url
        )
    except BotError as error:
        return Finding(what="Slack", ok=False, found="refused", advice=str(error))
    manifest = json.loads(resource("manifest.json").read_text("utf-8"))
    wanted = set(manifest["oauth_config"]["scopes"]["bot"])
    missing = sorted(wanted - scopes)
    if missing:
        return Finding(
            what="Slack",
            ok=False,
            found=f"workspace {team}, scopes missing: {', '.join(missing)}",
            advice="Add them under OAuth & Permissions (or paste manifest.json again) and "
            "reinstall the app to the workspace.",
        )
    return Finding(what="Slack", found=f"workspace {team}, both tokens and all scopes")


async def _database(config: Config) -> Finding:
    try:
        seen = await look_at_own_store(config)
        kind = "SQLite" if seen.dialect == "sqlite" else "PostgreSQL"
        if not seen.revision:
            return Finding(what="Database", found=f"{kind}, will be made at first start")
        return Finding(
            what="Database",
            found=f"{kind}, schema {seen.revision}, {seen.articles} articles in the archive",
        )
    except BotError as error:
        return Finding(
            what="Database",
            ok=False,
            found=str(error),
            advice="Check DATABASE_URL and that the server runs, or unset it for SQLite.",
        )


async def _feeds(config: Config) -> list[Finding]:
    if config.embedded:
        return [Finding(what="Feeds", found="the sample press, which `tradewire run` starts")]
    try:
        wanted = await _wanted(config)
    except BotError as error:
        return [Finding(what="Feeds", ok=False, found="none", advice=str(error))]
    async with open_reading(config, config.allowed_addresses) as (web, pool):
        probes = await feeds.look_at(wanted, Patient(web, patience=PATIENCE), pool, utc_now)
    failed = [
        Finding(
            what="Feed",
            ok=False,
            found=f"{probe.feed.publisher}: {named(probe.poll.outcome, probe.poll.detail)}",
            advice=f"Open {probe.feed.url} in a browser; {_correct(config, probe)}.",
        )
        for probe in probes
        if not probe.poll.answered
    ]
    answering = f"{len(wanted) - len(failed)} of {len(wanted)} sources answer"
    if len(failed) == len(wanted):
        advice = "Check this machine's way to the network, then each feed below."
        return [Finding(what="Feeds", ok=False, found=answering, advice=advice), *failed]
    return [Finding(what="Feeds", found=answering), *failed]


async def _wanted(config: Config) -> tuple[Feed, ...]:
    try:
        return await feeding.polled(config)
    except ConfigError:
        raise
    except BotError:  # of the database, which has a finding of its own
        return feeds.named(config.tradewire_feeds)


def _correct(config: Config, probe: Probe) -> str:
    if not Path(config.tradewire_feeds).exists():
        return f'if it is dead, `tradewire feeds remove "{probe.feed.publisher}"`'
    return f"correct or remove it in {config.tradewire_feeds}"


async def _model(config: Config) -> Finding:
    try:
        async with open_llm(config, Purse(), utc_now) as llm:
            if llm is None:
                return Finding(
                    what="Model",
                    found="none: briefings are extracted from their sources' own sentences",
                    advice="Nothing. For model-written briefings set OPENAI_API_KEY, or "
                    "OPENAI_BASE_URL and OPENAI_MODEL.",
                )
            return Finding(what="Model", found=await check(llm))
    except BotError as error:
        return Finding(what="Model", ok=False, found="no answer", advice=str(error))
