"""The commands that show what something rests on: a briefing, an article. No logic."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from bot.terminal import AsJson, configured, go, say, something


def audit(
    briefing: Annotated[
        str,
        typer.Argument(
            help="The id of a briefing or of an answer, or a topic.", callback=something
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """Show all that a briefing rests on: every line, its verdict, and the words that carry it.

    Each citation is looked up in the snapshot that was kept; what the gate held back stands
    there with the reasons, and so do the model, its prompts, and what is new since the briefing
    before. An id stands at the foot of Show sources; a topic gives the newest briefing on it.
    Exits with 1 where a citation does not stand.

    For example: `tradewire audit steel`, `tradewire audit 4f2a90c1d3b5e687 --json`,
    `tradewire audit answer:Ev08K2L1`
    """
    from bot import once
    from bot.channels import audit as page

    config = configured("WARNING")
    found = go(once.audit(config, briefing))
    if as_json:
        say(json.dumps(page.as_json(found), ensure_ascii=False, indent=2))
    else:
        say(page.told(found, config.tradewire_zone))
    if not found.sound:
        raise typer.Exit(1)


def explain(
    article: Annotated[
        str,
        typer.Argument(
            help="The id or the URL of an article of the archive, or a text file.",
            callback=something,
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """Show how an article is judged: about trade or not, on what, in which story, how important.

    Every term that counted is shown with its weight, the story with what the article shares with
    it, and its importance with each reason. A text file holds the headline in its first line and
    the body after a blank line. Exits with 2 where there is no such article.

    For example: `tradewire explain notes.txt`, `tradewire explain https://example.org/news --json`
    """
    from bot import once
    from bot.channels import explaining as page

    config = configured("WARNING")
    found = go(once.explain(config, article))
    if as_json:
        say(json.dumps(page.as_json(found), ensure_ascii=False, indent=2))
    else:
        say(page.told(found, config.tradewire_zone))
