"""The commands. No logic: each opens what it needs, asks the newsroom and prints."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.channels import plain
from bot.curating import curate
from bot.domain import Reading
from bot.errors import BotError
from bot.evals import evaluate
from bot.examining import audit, explain
from bot.log import redact
from bot.terminal import AsJson, configured, go, say, show, something, told

cli = typer.Typer(
    name="tradewire",
    help="Trade and tariff news as briefings in Slack, every line checked against its source."
    "\n\nWith no settings at all, `tradewire run` starts a sandbox: a Slack on this machine, "
    "with a sample press and a page to read and type into. With SLACK_BOT_TOKEN and "
    "SLACK_APP_TOKEN the same command talks to your Slack. `tradewire doctor` says what is "
    "set, what is missing and what to do.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
db = typer.Typer(help="Look after the database.", no_args_is_help=True)
cli.add_typer(db, name="db")
cli.add_typer(curate, name="feeds")
cli.add_typer(evaluate, name="eval")


class Only(StrEnum):
    """Which of the stand-ins to start."""

    BOTH = "both"
    SLACK = "slack"
    PRESS = "press"


@cli.command()
def run() -> None:
    """Run everything: poll, brief, post and answer, until Ctrl-C.

    Without Slack tokens the sandbox and the sample press run too, and the page to open is
    printed first.
    """
    from bot import app

    config = configured()
    go(app.run(config, say))


@cli.command()
def sandbox(
    only: Annotated[Only, typer.Option(help="Start one of the two alone.")] = Only.BOTH,
    manifest: Annotated[
        Path | None, typer.Option(help="Serve another app than Tradewire: its manifest.json.")
    ] = None,
    request_url: Annotated[
        str, typer.Option(help="Send that app signed requests here, in place of Socket Mode.")
    ] = "",
) -> None:
    """Run the stand-ins alone: a Slack on loopback, and the sample press.

    The settings that connect a bot to them are printed, and how to point any other Bolt app at
    the sandbox: one with a manifest of its own, over Socket Mode or signed HTTP on this machine.
    """
    from bot import app

    go(app.run_stand_ins(configured(), only.value, say, manifest=manifest, request_url=request_url))


@cli.command()
def poll() -> None:
    """Fetch every feed once, now, and show what each brought.

    Polls the feeds that `run` would poll. What is new is read, grouped and kept; nothing is
    posted.
    """
    from bot import once

    reports = go(once.poll(configured("WARNING")))
    show(
        ("Publisher", "Last poll", "Entries", "Articles", "Detail"),
        (
            (
                report.publisher,
                report.status or "never",
                str(report.entries),
                str(report.articles),
                report.detail,
            )
            for report in reports
        ),
        whole=("Last poll",),
    )


@cli.command()
def brief(
    subject: Annotated[
        str,
        typer.Argument(
            help="A page's URL, a text file, or a topic of the archive.", callback=something
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """Write a briefing now, from a page, a file or the archive.

    A text file holds the headline in its first line and the body after a blank line. A topic
    gives the newest story of the archive that it fits. Exits with 1 where the text holds no
    sentence that can be quoted.

    For example: `tradewire brief notes.txt`, `tradewire brief autos --json`
    """
    from bot import once

    config = configured("WARNING")
    briefing = go(once.brief(config, subject))
    if not briefing.key_points:
        print(plain.NO_SENTENCE.format(subject=subject), file=sys.stderr)  # noqa: T201
        raise typer.Exit(1)
    if as_json:
        say(json.dumps(plain.briefing_json(briefing), ensure_ascii=False, indent=2))
    else:
        say(plain.briefing(briefing, config.tradewire_zone))


@cli.command()
def read(
    pages: Annotated[
        list[str], typer.Argument(help="URLs, saved pages, PDFs, text files, folders, -.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON line for each.")] = False,
) -> None:
    """Show what is extracted from pages and saved pages, how each is judged, and why.

    `full text`, `summary only`, `paywalled`, or `blocked`: then a form for consent, a check for
    robots or the like stands in its place, and no text is taken. Saved pages may be packed by gzip
    (`page.html.gz`); of a folder, the pages and PDFs in it are read; `-` is what is piped in. A URL
    that its host's robots.txt asks programs not to read is not fetched. Exits with 1 where one
    could not be read, which stops no other.

    For example: `tradewire read page.html`, `tradewire read notice.pdf pages/ --json`
    """
    from bot import articles, once
    from bot.channels import readings

    config = configured("WARNING")

    def tell(page: str, found: Reading | BotError) -> None:
        say(redact(readings.told(page, found, config.tradewire_zone, as_json)))

    places = told(lambda: articles.spread(pages))
    if failed := go(once.read(config, places, tell)):
        print(f"{failed} of {len(places)} could not be read.", file=sys.stderr)  # noqa: T201
        raise typer.Exit(1)


@cli.command()
def ask(
    question: Annotated[str, typer.Argument(help="In your own words.", callback=something)],
    as_json: AsJson = False,
) -> None:
    """Ask the archive a question; every sentence of the answer names its source.

    For example: `tradewire ask "When does the steel tariff take effect?"`
    """
    from bot import once

    config = configured("WARNING")
    answer = go(once.ask(config, question))
    if isinstance(answer, tuple):
        listed = plain.latest_json(question, answer)
        told = plain.latest(answer, config.tradewire_zone)
    else:
        listed, told = plain.answer_json(answer), plain.answer(answer, config.tradewire_zone)
    say(json.dumps(listed, ensure_ascii=False, indent=2) if as_json else told)


cli.command()(audit)
cli.command()(explain)


@cli.command()
def status(as_json: AsJson = False) -> None:
    """Say how the bot does: its sources, what waits, the model and its budget.

    Reads the database that the settings name, beside a running bot. Exits with 1 where none
    is running.
    """
    from bot import once
    from bot.channels import status as page

    config = configured("WARNING")
    found = go(once.status(config))
    if as_json:
        say(json.dumps(page.as_json(found), ensure_ascii=False, indent=2))
    else:
        say(page.plain(found, config.tradewire_zone))
    if not found.workers:
        raise typer.Exit(1)


@cli.command()
def digest(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print it, and post nothing. Needed: Slack posts it.")
    ] = False,
    channel: Annotated[
        str, typer.Option(help="One channel by its id or its name; else every channel.")
    ] = "",
) -> None:
    """Print what a channel's next digest would say now, and when it is due.

    For example: `tradewire digest --dry-run --channel trade-desk`
    """
    from bot import once

    if not dry_run:
        raise typer.BadParameter(
            "type tradewire digest --dry-run; in Slack, /trade digest now here posts one"
        )
    for foreseen in go(once.digests(configured("WARNING"), channel)):
        say(f"{foreseen}\n")


@cli.command()
def doctor() -> None:
    """Check the settings, Slack, the feeds, the database and the model.

    Each line says what was found and, where something is amiss, what to do. Exits with 1
    when something is.
    """
    from bot import doctor as checks

    findings = go(checks.examine(configured("ERROR")))
    show(
        ("", "What", "Found", "What to do"),
        (
            ("ok" if finding.ok else "!!", finding.what, finding.found, finding.advice)
            for finding in findings
        ),
    )
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


@db.command()
def upgrade() -> None:
    """Bring the database to the newest schema. `run` does so by itself."""
    from bot import once

    revision = go(once.upgrade(configured("WARNING")))
    say(f"The database is at revision {revision}.")
