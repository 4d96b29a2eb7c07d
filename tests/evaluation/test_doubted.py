"""`eval claims --model`: a model is asked about unclear claims, and what it adds is told."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.clock import utc_now
from bot.domain import Measurement
from bot.errors import BudgetSpent, LLMBadReply, LLMBusy, LLMError
from bot.evaluation import FORMS, with_model
from bot.llm import load
from bot.store import open_store
from tests.fakes import FakeLLM
from tests.gate.test_doubts import DUTY, HOPED, SHIELDED, TALKS, reading, reply
from tests.llm.server import says, serve
from tests.make import NOON
from tests.terminal import Terminal, refused, said

VERIFY = load("verify")
ROW = {"source": f"{DUTY}\n\n{TALKS}", "title": "Peru's glass", "date": f"{NOON:%Y-%m-%d}"}
ROWS: list[dict[str, Any]] = [
    {**ROW, "id": 1, "claim": SHIELDED.text, "quote": DUTY, "label": "supported", "type": "fair"},
    {**ROW, "id": 2, "claim": HOPED.text, "quote": TALKS, "label": "unsupported", "type": "made"},
    {**ROW, "id": 3, "claim": DUTY.replace("25%", "52%"), "quote": DUTY, "label": "unsupported"},
    {**ROW, "id": 4, "claim": TALKS, "quote": TALKS, "label": "supported"},
]
RIGHT = reply(reading(1, "yes", DUTY), reading(2, "no", TALKS))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "claims.jsonl"
    path.write_text("\n".join(map(json.dumps, ROWS)), "utf-8")
    return path


async def measured(file: Path, *script: Mapping[str, Any] | LLMError) -> Measurement:
    return await with_model(file, FakeLLM(*script), VERIFY)


async def test_a_model_is_asked_about_what_is_unclear_and_lowers_it(file: Path) -> None:
    before = FORMS["claims"](file).figures
    after = (await measured(file, RIGHT)).figures
    assert (before["block_rate"], before["false_block_rate"]) == (0.5, 0.0)
    assert (after["block_rate"], after["false_block_rate"]) == (1.0, 0.0)
    assert after["by_type"] == {"fair": 0.0, "made": 1.0}
    assert after["model"] == {
        "asked": 2,
        "carried": 1,
        "not carried": 1,
        "unsure": 0,
        "unusable": 0,
        "rows stopped that are supported": 0,
        "rows stopped that are not": 1,
        "balanced_accuracy without it": 0.75,
        "block_rate without it": 0.5,
        "false_block_rate without it": 0.0,
    }


SUMMARIES: list[dict[str, Any]] = [
    {**ROW, "id": 1, "summary": SHIELDED.text, "supported": True},
    {**ROW, "id": 2, "summary": HOPED.text, "supported": False},
    {**ROW, "id": 3, "summary": DUTY, "supported": True},
]


@pytest.fixture
def summaries(tmp_path: Path) -> Path:
    path = tmp_path / "summaries.jsonl"
    path.write_text("\n".join(map(json.dumps, SUMMARIES)), "utf-8")
    return path


async def test_what_is_unclear_in_a_summary_is_stopped_unless_a_model_calls_it_carried(
    summaries: Path,
) -> None:
    alone = FORMS["claims"](summaries).figures
    assert (alone["block_rate"], alone["false_block_rate"]) == (1.0, 0.5)
    assert alone["leniently"] == {
        "balanced_accuracy": 0.5,
        "block_rate": 0.0,
        "false_block_rate": 0.0,
    }
    asked = (await measured(summaries, RIGHT)).figures
    assert (asked["block_rate"], asked["false_block_rate"]) == (1.0, 0.0)


async def test_a_model_that_says_yes_to_all_changes_nothing(file: Path) -> None:
    yes = reply(*(reading(number, "yes", DUTY) for number in range(1, 5)))
    after = dict((await measured(file, yes)).figures)
    after.pop("model")
    assert after == FORMS["claims"](file).figures


async def test_nonsense_is_counted_and_a_model_that_is_away_is_told(file: Path) -> None:
    figures = (await measured(file, LLMBadReply("prose"))).figures
    assert isinstance(figures["model"], Mapping)
    assert figures["model"]["unusable"] == 2
    assert figures["block_rate"] == 0.5
    for error in (LLMBusy("away"), BudgetSpent("spent")):
        with pytest.raises(type(error)):
            await measured(file, error)


async def test_rows_are_asked_about_a_dozen_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    rows = [{**ROWS[0], "id": number} for number in range(30)]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    llm, heard = FakeLLM(RIGHT, RIGHT, RIGHT), list[tuple[int, int]]()
    await with_model(path, llm, VERIFY, lambda done, total: heard.append((done, total)))
    assert heard == [(12, 30), (24, 30), (30, 30)]


# -- at the command line ------------------------------------------------------------------


def test_without_a_model_the_command_refuses(terminal: Terminal, file: Path) -> None:
    told = refused(terminal.types("eval", "claims", str(file), "--model"))
    assert told.startswith("No model is set that could be asked. Set OPENAI_API_KEY")


async def test_with_one_the_command_measures_and_its_spending_is_kept(
    terminal: Terminal, file: Path
) -> None:
    async with serve(says(RIGHT)) as server:
        result = await asyncio.to_thread(
            terminal.types,
            *("eval", "claims", str(file), "--model", "--json"),
            OPENAI_BASE_URL=server.url,
            OPENAI_MODEL="local",
        )
    figures = said(result)
    assert figures["model"]["asked"] == 2
    assert figures["block_rate"] == 1.0
    database = f"sqlite:///{terminal.folder / 'var/sandbox/tradewire.db'}"
    async with open_store(database) as store:
        kept = await store.spent(f"{utc_now():%Y-%m-%d}")
    assert [(each.prompt, each.model, each.calls) for each in kept] == [(VERIFY.ref, "local", 1)]
