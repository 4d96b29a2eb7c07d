"""What survives a restart, and a file that an older sandbox wrote."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.sandbox.state import SCHEMAS, State
from bot.sandbox.values import FIRST, TRADE_DESK, YOU, Message, conversations

SAID = Message(
    channel=TRADE_DESK,
    ts="1.000001",
    user=YOU,
    text="25%",
    blocks=({"type": "divider"},),
    files=({"id": "F0"},),
    metadata={"event_type": "a", "event_payload": {}},
    streaming="1.000001",
)
OLD = {
    "channel": TRADE_DESK,
    "ts": "1.000001",
    "user": YOU,
    "text": "25%",
    "blocks": [{"type": "divider"}],
    "thread_ts": "",
    "broadcast": False,
    "metadata": None,
    "edited": "",
    "visible_to": "",
}


def write_first_version(path: Path) -> None:
    """Write a file as the first version of the sandbox did."""
    db = sqlite3.connect(path)
    db.executescript(f"{SCHEMAS[0]}PRAGMA user_version = 1;")
    row = (TRADE_DESK, OLD["ts"], "", YOU, 0, json.dumps(OLD))
    db.execute("INSERT INTO message VALUES (?, ?, ?, ?, ?, ?)", row)
    db.execute("INSERT INTO event VALUES ('Ev1', '{\"a\": 1}', 2)")
    db.commit()
    db.close()


def test_a_message_comes_back_as_it_went(tmp_path: Path) -> None:
    for _ in range(2):
        state = State(tmp_path / "s.db", conversations())
        state.keep_message(SAID)
        state.close()
    state = State(tmp_path / "s.db", ())
    assert state.everything(TRADE_DESK) == (SAID,)
    assert [each.id for each in state.conversations()] == [each.id for each in conversations()]
    state.forget_message(TRADE_DESK, SAID.ts)
    assert state.message(TRADE_DESK, SAID.ts) is None
    assert state.last_ts() == FIRST
    state.close()


def test_homes_and_files_are_kept(tmp_path: Path) -> None:
    state = State(tmp_path / "s.db", ())
    assert (state.home(YOU), state.file("F0"), state.content("F0")) == (None, None, b"")
    for title in ("old", "new"):
        state.keep_home(YOU, {"type": "home", "title": title})
        state.keep_file({"id": "F0", "name": title}, title.encode())
    state.close()
    state = State(tmp_path / "s.db", ())
    assert state.home(YOU) == {"type": "home", "title": "new"}
    assert (state.file("F0"), state.content("F0")) == ({"id": "F0", "name": "new"}, b"new")
    state.close()


def test_a_file_of_the_first_version_is_read_and_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    write_first_version(path)
    state = State(path, conversations())
    said = Message(
        channel=TRADE_DESK, ts="1.000001", user=YOU, text="25%", blocks=({"type": "divider"},)
    )
    assert state.everything(TRADE_DESK) == (said,)
    assert state.events() == [("Ev1", {"a": 1}, 2)]
    assert state.conversations() == ()  # what it was seeded with is not seeded again
    state.keep_home(YOU, {})
    state.end_streams()
    state.close()
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(SCHEMAS),)


def test_a_file_of_a_later_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {len(SCHEMAS) + 1}")
    db.close()
    with pytest.raises(ConfigError, match=r"s\.db is not a sandbox's database: version 3"):
        State(path, ())


def test_a_restart_ends_what_was_streaming(tmp_path: Path) -> None:
    state = State(None, ())
    state.keep_message(SAID)
    state.end_streams()
    [kept] = state.everything(TRADE_DESK)
    assert (kept.streaming, kept.text, kept.files) == ("", SAID.text, SAID.files)
    state.close()
