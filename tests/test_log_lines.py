"""Every log line of the house: a past event by name, with keys that hold no text of anybody's."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

BOT = Path(__file__).parents[1] / "bot"
LEVELS = {"debug", "info", "warning", "error", "exception"}
#: Under these names stands what outlets and people wrote, or what lets one be us.
NEVER = {
    "answer", "blocks", "body", "headline", "html", "message", "password", "payload", "question",
    "quote", "reply", "response_url", "secret", "sentence", "summary", "text", "title", "token",
}  # fmt: skip


def lines() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(BOT.rglob("*.py")):
        source = path.read_text("utf-8")
        for node in ast.walk(ast.parse(source)) if "log." in source else ():
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            logger = node.func.value
            if isinstance(logger, ast.Name) and logger.id == "log" and node.func.attr in LEVELS:
                yield f"{path.relative_to(BOT)}:{node.lineno}", node


LINES = dict(lines())


@pytest.mark.parametrize("where", LINES)
def test_a_line_is_an_event_with_fixed_keys(where: str) -> None:
    call = LINES[where]
    (event,) = call.args
    assert isinstance(event, ast.Constant), "an event is a constant; what varies has a key"
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", str(event.value))
    keys = [each.arg for each in call.keywords]
    assert not NEVER & {key for key in keys if key}


def test_there_are_lines_to_look_at() -> None:
    assert len(LINES) > 40
