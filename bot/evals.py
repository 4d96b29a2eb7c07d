"""The `eval` commands: each measures the program on labelled rows and prints the figures."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from bot.domain import Figures, Measurement
from bot.log import set_up
from bot.terminal import AsJson, configured, counted, go, say, show, told

evaluate = typer.Typer(
    help="Measure the program on labelled rows (JSON lines, `.gz` or not).", no_args_is_help=True
)


@evaluate.command()
def stories(
    file: Annotated[Path, typer.Argument(help="Rows {id, title, text, date, cluster}.")],
    as_json: AsJson = False,
) -> None:
    """Measure grouping: B-cubed precision, recall and F1."""
    _evaluate("stories", file, as_json)


@evaluate.command()
def relevance(
    file: Annotated[Path, typer.Argument(help="Rows {id, title, text, trade}.")],
    as_json: AsJson = False,
) -> None:
    """Measure what is taken to be about trade: precision, recall and F1."""
    _evaluate("relevance", file, as_json)


@evaluate.command()
def questions(
    file: Annotated[Path, typer.Argument(help="Rows {id, question, evidence, …}.")],
    as_json: AsJson = False,
) -> None:
    """Measure answering: recall of the evidence, and abstention where it is withheld."""
    _evaluate("questions", file, as_json)


@evaluate.command()
def claims(
    file: Annotated[
        Path, typer.Argument(help="Rows {id, source, claim, label, …} or {id, source, summary, …}.")
    ],
    model: Annotated[
        bool, typer.Option("--model", help="Ask the model that is set about unclear claims.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Measure the gate: the share blocked of what is unsupported, and of what is supported."""
    if not model:
        _evaluate("claims", file, as_json)
        return
    from bot import once

    _show(go(once.doubted(configured("ERROR"), file, counted)), as_json)


@evaluate.command("feeds")
def feeds_read(
    file: Annotated[Path, typer.Argument(help="Rows {id, body, content_type, expected}.")],
    as_json: AsJson = False,
) -> None:
    """Measure the reading of feeds: the share of expected fields that come out right."""
    _evaluate("feeds", file, as_json)


@evaluate.command()
def injection(
    file: Annotated[Path, typer.Argument(help="Rows {category, payload}.")],
    as_json: AsJson = False,
) -> None:
    """Measure what instructions hidden in articles do: those that reach what is posted."""
    set_up("ERROR")  # the newsroom's own lines on thousands of briefings tell nobody anything
    _evaluate("injection", file, as_json)


def _flat(figures: Mapping[str, Figures]) -> Iterator[tuple[str, float | int]]:
    """Give figures by name, and those of a part by its name behind that."""
    for name, figure in figures.items():
        if isinstance(figure, Mapping):
            yield from ((f"{name}: {part}", value) for part, value in figure.items())
        else:
            yield name, figure


def _evaluate(form: str, file: Path, as_json: bool) -> None:
    from bot import evaluation

    _show(told(lambda: evaluation.FORMS[form](file)), as_json)


def _show(measured: Measurement, as_json: bool) -> None:
    if as_json:
        say(json.dumps(dict(measured.figures)))
        return
    show(
        ("Figure", "Value"),
        (
            (name, f"{figure:.3f}" if isinstance(figure, float) else str(figure))
            for name, figure in _flat(measured.figures)
        ),
    )
