"""What every command does at a terminal: reads the settings, runs, and prints."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Coroutine, Iterable, Sized
from typing import Annotated, Any, TypeVar

import typer
from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.config import Config, load
from bot.errors import BotError
from bot.log import redact, set_up

T = TypeVar("T")
LEAST = 14  # characters of the column that names a row
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def configured(level: str = "") -> Config:
    """Read the settings and set the log up; `level` makes a short command quiet."""
    config = told(load)
    set_up(level or config.tradewire_log_level, config.tradewire_log_style)
    return config


def go(work: Coroutine[Any, Any, T]) -> T:
    """Run something to its end, as `told` does."""
    import uvloop

    return told(lambda: uvloop.run(work))


def told(act: Callable[[], T]) -> T:
    """Do something; an error that we know is one message on standard error, and exit 2."""
    try:
        return act()
    except BotError as error:
        print(redact(str(error)), file=sys.stderr)  # noqa: T201
        raise typer.Exit(2) from None


def something(typed: str) -> str:
    """Refuse what holds nothing but white space."""
    if not typed.strip():
        raise typer.BadParameter("is empty: type something between the quotation marks")
    return typed


def show(
    columns: Iterable[str], rows: Iterable[Iterable[str]], whole: Collection[str] = ()
) -> None:
    """Print a table; the columns named `whole` are never broken, however narrow it is.

    Nor is the first, which names the row, squeezed to nothing.
    """
    table, names = _table(), tuple(columns)
    for name in names:
        least = LEAST if whole and name == names[0] else None
        table.add_column(name, no_wrap=name in whole, overflow="fold", min_width=least)
    for row in rows:
        table.add_row(*(Text(redact(cell)) for cell in row))  # Text: a cell is no markup
    Console().print(table)


def show_words(
    columns: Iterable[str], rows: Iterable[Iterable[str]], spare: Collection[str]
) -> None:
    """Print a table in which no word is broken, while leaving columns out makes room for that.

    `spare` names those that may be left out, the first of them first.
    """
    table, console = _table(), Console()
    held = list(zip(columns, *(map(redact, row) for row in rows), strict=True))
    left = []
    for name in spare:
        if sum(map(_least, held)) + _ruled(held) <= console.width:
            break
        held = [column for column in held if column[0] != name]
        left.append(name)
    room = max(0, console.width - _ruled(held) - sum(map(_least, held)))
    wished = [max(map(cell_len, column)) - _least(column) for column in held]
    for column, more in zip(held, wished, strict=True):
        given = min(more, room * more // max(1, sum(wished)))
        table.add_column(column[0], overflow="fold", width=_least(column) + given)
    for row in zip(*(column[1:] for column in held), strict=True):
        table.add_row(*map(Text, row))  # Text: a cell is no markup
    console.print(table)
    if left:
        console.print(f"Left out, for want of room: {', '.join(left)}. --json has it all.")


def _table() -> Table:
    return Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False)


def _least(column: Iterable[str]) -> int:
    """Say how wide a column is to be for its longest word."""
    return max(cell_len(word) for cell in column for word in cell.split() or [""])


def _ruled(columns: Sized) -> int:
    return 2 * len(columns)  # the spaces after each


def counted(done: int, total: int) -> None:
    """Show how far something is, where somebody watches."""
    if sys.stderr.isatty():
        end = "\r" if done < total else "\r\033[K"
        print(f"{done} of {total} asked", end=end, file=sys.stderr, flush=True)  # noqa: T201


def say(text: str) -> None:
    """Print a text at once."""
    print(text, flush=True)  # noqa: T201
