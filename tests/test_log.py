"""Log lines: secrets never stand in one, wherever they come from."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.config import settings
from bot.log import redact, set_up
from bot.slack.app import REFUSED_APP, REFUSED_BOT
from bot.store.database import EXAMPLES
from tests.surroundings import logging_kept

log = structlog.get_logger("bot.test")
SECRETS = {
    "a bot token": "xoxb-12-34-hush",
    "a user token": "xoxp-12-hush",
    "a rotating token": "xoxe.xoxb-1-hush",
    "an app token": "xapp-1-A0-12-hush",
    "a model's key": "sk-proj-hush_0123",
    "a database's password": "postgresql://me:hush@host/db",
    "a password with signs": "postgresql://me:hu@sh:hush@host/db",
    "a password that begins like the example's": "postgresql://user:password@hush@host/db",
    "a password alone": "redis://:hush@host/0",
}
STYLES = ["console", "json"]


@pytest.fixture(autouse=True)
def _kept() -> Iterator[None]:
    with logging_kept():
        yield


def written(style: str = "json", level: str = "INFO") -> io.StringIO:
    stream = io.StringIO()
    set_up(level, style, stream)
    return stream


def objects(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
def test_a_secret_is_taken_out(secret: str) -> None:
    told = redact(f"before {secret} after")
    assert "hush" not in told
    assert told.startswith("before ")
    assert told.endswith(" after")


@pytest.mark.parametrize(
    "text",
    [
        "risk-adjusted task-oriented desk-officers",
        "http://127.0.0.1:8765/@me at 12:30",
        "https://outlet.example/a:b@c",
        "the price: 5 https://outlet.example, me@outlet.example",
        REFUSED_BOT,
        REFUSED_APP,
        f"Write it like {EXAMPLES}",
        *(str((field.examples or [""])[0]) for _, field in settings()),
        "",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert redact(text) == text


@given(st.from_regex(r"[A-Za-z0-9_-]{8,40}", fullmatch=True), st.text(max_size=20))
def test_no_token_is_left_over(body: str, around: str) -> None:
    for prefix in ("xoxb-", "xapp-1-", "sk-"):
        assert f"{prefix}{body}" not in redact(f"{around} {prefix}{body} {around}")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
def test_no_secret_stands_in_an_event(style: str, secret: str) -> None:
    stream = written(style)
    log.info("thing.done", plain=secret, within=[{"deep": secret}], error=ValueError(secret))
    log.warning(f"thing.failed {secret}")
    assert "hush" not in stream.getvalue()
    assert stream.getvalue().count("[secret]") == 4


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
def test_no_secret_stands_in_an_exception(style: str, secret: str) -> None:
    stream = written(style)
    try:
        try:
            raise ValueError(secret)
        except ValueError as error:
            raise RuntimeError("while calling") from error
    except RuntimeError:
        log.exception("thing.failed")
        logging.getLogger("vendor").exception("failed")
    assert "hush" not in stream.getvalue()
    assert stream.getvalue().count("RuntimeError: while calling") == 2


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
def test_no_secret_stands_in_a_vendors_record(style: str, secret: str) -> None:
    stream = written(style)
    logging.getLogger("vendor.client").warning("calling %s with %r", "it", {"token": secret})
    assert "hush" not in stream.getvalue()
    assert "calling it with" in stream.getvalue()


@pytest.mark.parametrize("style", STYLES)
def test_a_traceback_shows_no_values(style: str) -> None:
    stream = written(style)

    def opens(key: str) -> None:
        opened = key + "-opened"
        raise ValueError(f"no {len(opened)}")

    try:
        opens("unmistakable")
    except ValueError:
        log.exception("thing.failed")
    told = stream.getvalue()
    assert "ValueError: no 19" in told
    assert "in opens" in told
    assert "unmistakable-opened" not in told
    assert "key =" not in told


def test_json_is_one_object_a_line() -> None:
    stream = written("json")
    log.info("feed.polled", status="ok", new=3, note="two\nlines")
    try:
        raise ValueError("over\ntwo lines")
    except ValueError:
        log.exception("feed.failed")
    logging.getLogger("vendor").error("their\nown")
    first, second, third = objects(stream)
    assert first.pop("timestamp").endswith("Z")
    assert first == {
        "event": "feed.polled",
        "level": "info",
        "status": "ok",
        "new": 3,
        "note": "two\nlines",
    }
    assert (second["event"], second["level"]) == ("feed.failed", "error")
    assert second["exception"].endswith("ValueError: over\ntwo lines")
    assert (third["event"], third["level"]) == ("their\nown", "error")


def test_console_lines_are_plain_text_in_a_file() -> None:
    stream = written("console")
    log.info("feed.polled", status="ok", new=3)
    told = stream.getvalue()
    assert "feed.polled" in told
    assert "status=ok" in told
    assert "\x1b" not in told


@pytest.mark.parametrize(
    ("level", "ours", "theirs"),
    [
        ("DEBUG", ["debug", "info", "warning", "error"], ["warning", "error"]),
        ("INFO", ["info", "warning", "error"], ["warning", "error"]),
        ("WARNING", ["warning", "error"], ["warning", "error"]),
        ("ERROR", ["error"], ["error"]),
    ],
)
def test_the_level_is_the_least_that_is_written(
    level: str, ours: list[str], theirs: list[str]
) -> None:
    stream = written("json", level)
    vendor = logging.getLogger("vendor")
    for name in ("debug", "info", "warning", "error"):
        getattr(log, name)("ours")
        getattr(vendor, name)("theirs")
    told = objects(stream)
    assert [line["level"] for line in told if line["event"] == "ours"] == ours
    assert [line["level"] for line in told if line["event"] == "theirs"] == theirs


def test_lines_go_to_standard_error_as_it_is_now(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("INFO", "json")
    log.info("thing.done")
    assert json.loads(capsys.readouterr().err)["event"] == "thing.done"


def test_setting_up_twice_writes_once() -> None:
    written("json")
    stream = written("json")
    log.info("thing.done")
    assert len(objects(stream)) == 1


def test_a_vendors_line_is_json_too_and_names_its_logger() -> None:
    stream = written("json")
    logging.getLogger("vendor.client").warning("gave up after %d tries", 3)
    (told,) = objects(stream)
    assert (told["event"], told["logger"]) == ("gave up after 3 tries", "vendor.client")
    assert told["level"] == "warning"
