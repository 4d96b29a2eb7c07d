"""The `feeds` commands: what is polled and how it does, what could be, and a look at any of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.channels import polled, sourced
from bot.terminal import AsJson, configured, counted, go, say, show, show_words, something

curate = typer.Typer(invoke_without_command=True)

Name = Annotated[
    str,
    typer.Argument(help="A source by its name, a part of it, or its address.", callback=something),
]


@curate.callback()
def listed(context: typer.Context, as_json: AsJson = False) -> None:
    """List the sources that are polled and how each does.

    Reads the database that the settings name, beside a running bot. A source that answers, but
    has had nothing new for five times its usual gap, is `silent`.

    For example: `tradewire feeds`, `tradewire feeds --json`
    """
    from bot import feeding

    if context.invoked_subcommand:
        return
    config = configured("WARNING")
    found = polled.ordered(go(feeding.sources(config)))
    if as_json:
        say(json.dumps({"sources": [*map(sourced.as_json, found)]}, ensure_ascii=False, indent=2))
        return
    if not found:
        say(sourced.NONE)
        return
    named = [*zip(found, polled.told_apart(found), strict=True)]
    rows = [sourced.polled(each, name, config.tradewire_zone) for each, name in named]
    show(sourced.POLLED, rows, sourced.WHOLE)
    wrong = [sourced.why(each, name) for each, name in named]
    say("\n".join([polled.summary(found), *filter(None, wrong)]))


@curate.command()
def catalogue(
    word: Annotated[
        str, typer.Argument(help="Only those called so, or of that region or topic.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """List the sources that come with Tradewire, and which of them are polled.

    For example: `tradewire feeds catalogue`, `tradewire feeds catalogue Japan`
    """
    from bot import feeding

    found = go(feeding.offers(configured("WARNING"), word))
    if as_json:
        told = [sourced.offered_json(offer, polled=on) for offer, on in found]
        say(json.dumps({"sources": told}, ensure_ascii=False, indent=2))
        return
    rows = (sourced.offered(offer, polled=on) for offer, on in found)
    show_words(sourced.OFFERED, rows, sourced.SPARE)


@curate.command()
def add(
    target: Annotated[
        str,
        typer.Argument(
            help="A source of the catalogue by its name or a part of it; or the address of a "
            "feed, or of a site that names one.",
            callback=something,
        ),
    ],
    name: Annotated[str, typer.Option(help="What readers see it called.")] = "",
) -> None:
    """Poll a source of the catalogue, or any feed, from now on, and say what it holds.

    A start keeps it, whatever TRADEWIRE_FEEDS names. What it has published until now goes to the
    archive only.

    For example: `tradewire feeds add WTO`, `tradewire feeds add https://example.org/news`
    """
    from bot import feeding

    say(go(feeding.add(configured("WARNING"), target, name.strip())))


@curate.command()
def remove(name: Name) -> None:
    """Poll a source no more, whatever TRADEWIRE_FEEDS names. What it brought is kept."""
    from bot import feeding

    say(go(feeding.remove(configured("WARNING"), name)))


@curate.command()
def pause(name: Name) -> None:
    """Poll a source no more until it is resumed."""
    from bot import feeding

    say(go(feeding.pause(configured("WARNING"), name)))


@curate.command()
def resume(name: Name) -> None:
    """Poll a source again, at once, even one that is gone."""
    from bot import feeding

    say(go(feeding.resume(configured("WARNING"), name)))


@curate.command()
def check(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            help="Sources that are polled or of the catalogue, or addresses; else all that are "
            "polled."
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Ask the whole catalogue.")] = False,
    as_json: AsJson = False,
) -> None:
    """Fetch sources now and show what each brings. Nothing is kept.

    Exits with 1 where one does not answer.

    For example: `tradewire feeds check`, `tradewire feeds check WTO`, `tradewire feeds check --all`
    """
    from bot import feeding

    config = configured("ERROR")
    found = go(feeding.check(config, names or [], counted, everything=everything))
    if as_json:
        say(
            json.dumps(
                {"sources": [*map(sourced.probed_json, found)]}, ensure_ascii=False, indent=2
            )
        )
    else:
        rows = [sourced.probed(each, config.tradewire_zone) for each in found]
        show(sourced.PROBED, rows, sourced.WHOLE)
        answering = sum(each.poll.answered for each in found)
        say(f"{answering} of {len(found)} answering")
    if not all(each.poll.answered for each in found):
        raise typer.Exit(1)


@curate.command("import")
def bring(file: Annotated[Path, typer.Argument(help="An OPML file of another reader.")]) -> None:
    """Poll every feed that an OPML file lists from now on.

    A start keeps them, whatever TRADEWIRE_FEEDS names. What is polled already stays as it is.

    For example: `tradewire feeds import subscriptions.opml`
    """
    from bot import feeding

    say(go(feeding.bring(configured("WARNING"), file)))


@curate.command("export")
def take(
    file: Annotated[
        Path | None, typer.Argument(help="Where to; else, or for -, it is printed.")
    ] = None,
) -> None:
    """Write the sources that are polled as OPML, for any other reader.

    For example: `tradewire feeds export sources.opml`
    """
    from bot import feeding

    say(go(feeding.take(configured("WARNING"), file)).rstrip("\n"))
