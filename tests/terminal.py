"""A terminal in a folder of its own: the commands, as a person types them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli import cli
from bot.sandbox import APP_TOKEN, BOT_TOKEN
from tests.program import free_port
from tests.surroundings import logging_kept, put


class Terminal:
    """A folder to work in, and the commands typed there."""

    def __init__(self, environment: pytest.MonkeyPatch, folder: Path) -> None:
        self._environment, self.folder = environment, folder
        environment.chdir(folder)
        environment.setenv("COLUMNS", "400")

    def types(self, *words: str, **values: str) -> Result:
        put(self._environment, **values)
        with logging_kept():
            return CliRunner().invoke(cli, words)

    def file(self, name: str, text: str) -> str:
        (self.folder / name).write_text(text, "utf-8")
        return name


def said(result: Result) -> Any:
    """Read the JSON that a command printed, and nothing else with it."""
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def refused(result: Result) -> str:
    """Read what a command that could not be done said, which is all that it said."""
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr
    return result.stderr.strip()


def on_slack(**values: str) -> dict[str, str]:
    """Connect to a Slack that does not answer, which is enough for what asks it nothing."""
    nobody = f"http://127.0.0.1:{free_port()}/api/"
    tokens = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN}
    return {**tokens, "SLACK_API_URL": nobody, **values}
