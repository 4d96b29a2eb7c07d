from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel, SecretStr

from bot.config import Config, load
from bot.errors import ConfigError
from bot.llm import Purse, Rendered, Usage, open_llm
from tests.llm.server import says, serve
from tests.make import NOON

NAMES = ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", "OPENAI_TIMEOUT")
PROMPT = Rendered(ref="word@1:abcdef", system="", user="", max_tokens=10)


class Word(BaseModel):
    word: str


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def settings(environment: pytest.MonkeyPatch, **values: str) -> Config:
    for name, value in values.items():
        environment.setenv(name, value)
    return load(None)


@pytest.mark.parametrize(
    ("values", "model"),
    [
        ({}, None),
        ({"OPENAI_MODEL": "large"}, None),
        ({"OPENAI_API_KEY": "sk-1"}, "gpt-5.4-mini"),
        ({"OPENAI_API_KEY": "sk-1", "OPENAI_MODEL": "large"}, "large"),
        ({"OPENAI_BASE_URL": "http://127.0.0.1:1/v1", "OPENAI_MODEL": "local"}, "local"),
    ],
)
def test_a_key_or_a_server_switches_the_model_on(
    environment: pytest.MonkeyPatch, values: dict[str, str], model: str | None
) -> None:
    assert settings(environment, **values).model == model


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (
            {"OPENAI_BASE_URL": "http://127.0.0.1:1/v1"},
            (
                "OPENAI_MODEL: is missing: OPENAI_BASE_URL is set, and only OpenAI has a default. "
                "Write it like OPENAI_MODEL=gpt-5.4-mini"
            ),
        ),
        (
            {"OPENAI_BASE_URL": "127.0.0.1:1", "OPENAI_MODEL": "local"},
            (
                "OPENAI_BASE_URL: should be a URL that begins with https:// or http://. "
                "Write it like OPENAI_BASE_URL=http://127.0.0.1:8091/v1"
            ),
        ),
        (
            {"OPENAI_BASE_URL": "https://me:sk-secret@host/v1", "OPENAI_MODEL": "local"},
            (
                "OPENAI_BASE_URL: should hold no password: secrets have settings of their own. "
                "Write it like OPENAI_BASE_URL=http://127.0.0.1:8091/v1"
            ),
        ),
    ],
)
def test_a_wrong_setting_is_named_with_an_example(
    environment: pytest.MonkeyPatch, values: dict[str, str], told: str
) -> None:
    with pytest.raises(ConfigError) as raised:
        settings(environment, **values)
    assert str(raised.value) == told


def test_the_key_shows_in_no_repr(environment: pytest.MonkeyPatch) -> None:
    config = settings(environment, OPENAI_API_KEY="sk-secret")
    assert config.openai_api_key == SecretStr("sk-secret")
    assert "sk-secret" not in repr(config)


@pytest.mark.parametrize(("key", "sent"), [({}, "none"), ({"OPENAI_API_KEY": "sk-1"}, "sk-1")])
async def test_the_settings_lead_to_the_model(
    environment: pytest.MonkeyPatch, key: dict[str, str], sent: str
) -> None:
    async with serve(says({"word": "yes"})) as server:
        config = settings(environment, OPENAI_BASE_URL=server.url, OPENAI_MODEL="local", **key)
        async with open_llm(config, Purse(), lambda: NOON) as llm:
            assert llm is not None
            reply = await llm.ask(PROMPT, Word)
    assert (reply.value, reply.model) == (Word(word="yes"), "local")
    assert server.keys == [f"Bearer {sent}"]


async def test_without_settings_there_is_no_model(environment: pytest.MonkeyPatch) -> None:
    async with open_llm(settings(environment), Purse(), lambda: NOON) as llm:
        assert llm is None


def test_the_vendors_package_is_not_imported_for_nothing() -> None:
    code = """
import asyncio, sys
import bot.briefings.write
from bot.config import load
from bot.llm import Purse, open_llm

async def main():
    async with open_llm(load(None), Purse(), None) as llm:
        assert llm is None
    print(sorted(name for name in sys.modules if name in {"openai", "httpx2"}))

asyncio.run(main())
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={},
        cwd=Path(__file__).parents[2],
        check=True,
    )
    assert done.stdout == "[]\n"


def test_usage_adds_up() -> None:
    assert Usage(input_tokens=1, output_tokens=2) + Usage(input_tokens=3) == Usage(
        input_tokens=4, output_tokens=2
    )
