"""The parts of the docs that are written by the code: `python -m tests.docs` writes them anew."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import typer.main
from typer.core import TyperCommand, TyperGroup

from bot.cli import cli
from bot.config import Config, settings
from bot.operations.metrics import Metrics
from bot.sandbox.api import METHODS
from bot.sandbox.faults import OFFERS
from bot.sandbox.limits import RATES
from bot.slack.commands import COMMANDS
from bot.slack.commands.help import told

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
GUIDE = ROOT / "docs" / "guide.md"
SANDBOX = ROOT / "docs" / "sandbox.md"
OPERATIONS = ROOT / "docs" / "operations.md"
SAMPLE = ROOT / ".env.sample"
POST = "chat.postMessage"


Command: TypeAlias = TyperCommand | TyperGroup


def commands() -> Iterator[tuple[str, Command]]:
    """Walk through every command: its name as it is typed, and the command."""
    group = typer.main.get_command(cli)
    assert isinstance(group, TyperGroup)
    return _within(group, "tradewire")


def _within(group: TyperGroup, path: str) -> Iterator[tuple[str, Command]]:
    if group.invoke_without_command:
        yield path, group
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from _within(command, f"{path} {name}")
        else:
            assert isinstance(command, TyperCommand)
            yield f"{path} {name}", command


def usage(name: str, command: Command) -> str:
    """Say what to type: the command, its arguments and its options."""
    words = [name]
    for param in command.params:
        if param.param_type_name == "argument":
            words.append(str(param.name).upper())
        else:
            words.append(f"[{param.opts[0]}]")
    return " ".join(words)


def commands_table() -> str:
    rows = (
        (f"`{usage(name, command)}`", (command.help or "").split("\n\n")[0].replace("\n", " "))
        for name, command in commands()
    )
    return _table(("Command", "What it does"), rows)


def slash_table() -> str:
    slash = str(Config.model_fields["tradewire_command"].default)
    rows = [(f"`{slash} {each.usage}`", each.what) for each in map(told, COMMANDS.values())]
    rows.append((f"`{slash} QUESTION`", "The same as `ask`."))
    return _table(("Type", "What it does"), rows)


def settings_table() -> str:
    rows = (
        (
            f"`{name}`",
            str(field.description),
            _default(field.default),
            ", ".join(f"`{example}`" for example in field.examples or ()),
        )
        for name, field in settings()
    )
    return _table(("Setting", "What it is", "Default", "Example"), rows)


def env_sample() -> str:
    """Write the sample of `.env`: every setting, commented out."""
    parts = ["# Copy this to .env and take the # from what you set. Nothing has to be set."]
    for name, field in settings():
        words = textwrap.wrap(str(field.description).replace("`", ""), 78)
        example = (field.examples or [""])[0]
        parts.append("\n".join((*(f"# {line}" for line in words), f"#{name}={example}")))
    return "\n\n".join(parts) + "\n"


def faults_table() -> str:
    return _table(("Fault", "What happens"), ((offer.name, offer.says) for offer in OFFERS))


def methods_table() -> str:
    rows = ((f"`{name}`", _rate(name), _scope(method.scope)) for name, method in METHODS.items())
    return _table(("Method", "Rate", "Scope"), rows)


def _rate(name: str) -> str:
    return f"{RATES[name].minute:g}" + (", one a second in a channel" if name == POST else "")


def _scope(scope: str) -> str:
    kinds = [each.replace("{kind}", "channels") for each in scope.split("|") if each]
    return " or ".join(f"`{each}`" for each in kinds) + (" or its kin" if "{" in scope else "")


def metrics_table() -> str:
    rows = (
        (
            f"`{metric.name}`",
            metric.kind,
            ", ".join(f"`{label}`" for label in metric.labels),
            metric.help,
        )
        for metric in Metrics().described()
    )
    return _table(("Metric", "Kind", "Labels", "What it counts"), rows)


BLOCKS: Mapping[str, Callable[[], str]] = {
    "slash": slash_table,
    "commands": commands_table,
    "settings": settings_table,
    "faults": faults_table,
    "methods": methods_table,
    "metrics": metrics_table,
}
WRITTEN = {
    README: ("slash", "commands", "settings"),
    GUIDE: ("slash",),
    SANDBOX: ("faults", "methods"),
    OPERATIONS: ("metrics",),
}


def filled(text: str) -> str:
    """Write every block anew that stands between `<!-- name -->` and `<!-- /name -->`."""
    for name, written in BLOCKS.items():
        before, start, rest = text.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition(f"<!-- /{name} -->")
        if end:
            text = f"{before}{start}{written()}{end}{after}"
    return text


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    columns = tuple(head)
    lines = [columns, ("---",) * len(columns), *rows]
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _default(value: object) -> str:
    if value in (None, ""):
        return ""
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    for page in WRITTEN:
        page.write_text(filled(page.read_text("utf-8")), "utf-8")
    SAMPLE.write_text(env_sample(), "utf-8")
