"""What survives a restart, in one SQLite file: messages, files, events on their way.

Every change is committed before its function returns, so that nothing Slack's reply
promises is lost with the process. With no path the same lives in memory.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.domain import Json
from bot.errors import ConfigError
from bot.sandbox.values import (
    FIRST,
    LAST,
    Addressed,
    Conversation,
    Kind,
    Message,
    ResponseUrl,
    Thread,
)

# What each version of the schema adds to the one before it.
SCHEMAS = (
    """
CREATE TABLE conversation (id TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE message (
    channel TEXT NOT NULL, ts TEXT NOT NULL, thread_ts TEXT NOT NULL, user TEXT NOT NULL,
    broadcast INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (channel, ts)
) WITHOUT ROWID;
CREATE INDEX message_thread ON message (channel, thread_ts, ts);
CREATE TABLE event (id TEXT PRIMARY KEY, payload TEXT NOT NULL, attempts INTEGER NOT NULL);
CREATE TABLE response_url (
    token TEXT PRIMARY KEY, channel TEXT NOT NULL, user TEXT NOT NULL,
    left INTEGER NOT NULL, expires REAL NOT NULL
);
""",
    """
CREATE TABLE home (user TEXT PRIMARY KEY, view TEXT NOT NULL);
CREATE TABLE file (id TEXT PRIMARY KEY, body TEXT NOT NULL, content BLOB NOT NULL);
DROP INDEX message_thread;
CREATE INDEX message_thread ON message (channel, thread_ts, ts, user);
ALTER TABLE response_url ADD COLUMN original TEXT NOT NULL DEFAULT '';
""",
)
_ADDRESSED = """
SELECT ts, CASE WHEN broadcast THEN '' ELSE thread_ts END,
    ?3 OR body LIKE '%<@' || ?2 || '>%' OR body LIKE '%<!channel>%'
        OR body LIKE '%<!here>%' OR body LIKE '%<!everyone>%' AS called
FROM (
    SELECT * FROM message WHERE channel = ?1 AND user != ?2 ORDER BY ts DESC LIMIT 1000
) AS said
WHERE called OR thread_ts != '' AND EXISTS (
    SELECT 1 FROM message WHERE channel = ?1 AND user = ?2
        AND said.thread_ts IN (ts, thread_ts)
)
ORDER BY ts DESC LIMIT 50
"""
_FIELDS = tuple(field.name for field in fields(Message))


class State:
    """The workspace's rows, as frozen values in and out."""

    def __init__(self, path: Path | None, seed: Iterable[Conversation]) -> None:
        """Open or create a file. Raises ConfigError where it is not a sandbox's."""
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path or ":memory:", isolation_level=None)
        try:
            self._prepare(seed)
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise ConfigError(f"{path} is not a sandbox's database: {error}") from error

    def _prepare(self, seed: Iterable[Conversation]) -> None:
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute("PRAGMA busy_timeout = 5000")
        version, newest = self._one("PRAGMA user_version")[0], len(SCHEMAS)
        if version > newest:
            raise sqlite3.DatabaseError(f"version {version}, where {newest} was expected")
        if version < newest:
            added = "".join(SCHEMAS[version:])
            self._db.executescript(f"BEGIN;{added}PRAGMA user_version = {newest};COMMIT;")
        if version == 0:
            for conversation in seed:
                self.keep_conversation(conversation)

    def close(self) -> None:
        self._db.close()

    def _all(self, sql: str, *values: object) -> list[Any]:
        with closing(self._db.execute(sql, values)) as cursor:
            return cursor.fetchall()

    def _one(self, sql: str, *values: object) -> Any:
        rows = self._all(sql, *values)
        return rows[0] if rows else None

    # -- conversations -------------------------------------------------------------------

    def keep_conversation(self, conversation: Conversation) -> None:
        self._db.execute(
            "INSERT INTO conversation VALUES (?, ?)"
            " ON CONFLICT (id) DO UPDATE SET body = excluded.body",
            (conversation.id, json.dumps(asdict(conversation))),
        )

    def conversations(self) -> tuple[Conversation, ...]:
        """List them in the order in which they were made."""
        rows = self._all("SELECT body FROM conversation ORDER BY rowid")
        return tuple(_conversation(json.loads(body)) for (body,) in rows)

    # -- messages ------------------------------------------------------------------------

    def last_ts(self) -> str:
        """Give the highest ts of any message, or of its edit."""
        highest = "SELECT max(max(ts), max(json_extract(body, '$.edited'))) FROM message"
        return self._one(highest)[0] or FIRST

    def keep_message(self, message: Message) -> None:
        """Store a message, or what an edit made of it."""
        self._db.execute(
            "INSERT OR REPLACE INTO message VALUES (?, ?, ?, ?, ?, ?)",
            (
                message.channel,
                message.ts,
                message.thread_ts,
                message.user,
                message.broadcast,
                json.dumps({name: getattr(message, name) for name in _FIELDS}),
            ),
        )

    def end_streams(self) -> None:
        """Mark every message as no longer streaming."""
        rows = self._all("SELECT body FROM message WHERE json_extract(body, '$.streaming') != ''")
        for (body,) in rows:
            self.keep_message(replace(_message(body), streaming=""))

    def forget_message(self, channel: str, ts: str) -> None:
        self._db.execute("DELETE FROM message WHERE channel = ? AND ts = ?", (channel, ts))

    def message(self, channel: str, ts: str) -> Message | None:
        row = self._one("SELECT body FROM message WHERE channel = ? AND ts = ?", channel, ts)
        return _message(row[0]) if row else None

    def author(self, channel: str, ts: str) -> str:
        """Give who wrote a message; "" where there is none."""
        row = self._one("SELECT user FROM message WHERE channel = ? AND ts = ?", channel, ts)
        return row[0] if row else ""

    def everything(self, channel: str) -> tuple[Message, ...]:
        """List a conversation's messages, replies among them, oldest first."""
        rows = self._all("SELECT body FROM message WHERE channel = ? ORDER BY ts", channel)
        return tuple(_message(body) for (body,) in rows)

    def history(
        self,
        channel: str,
        *,
        after: str = FIRST,
        before: str = LAST,
        limit: int,
        oldest: bool = False,
    ) -> tuple[Message, ...]:
        """List what stands in a channel between two ts, newest first, or `oldest` first."""
        query = "SELECT body FROM message WHERE channel = ? AND ts > ? AND ts < ?"
        query += " AND (thread_ts = '' OR broadcast) ORDER BY ts"
        query += " LIMIT ?" if oldest else " DESC LIMIT ?"
        rows = self._all(query, channel, after, before, limit)
        return tuple(_message(body) for (body,) in rows)

    def replies(
        self, channel: str, parent: str, *, after: str = FIRST, before: str = LAST, limit: int
    ) -> tuple[Message, ...]:
        """List the replies of a thread between two ts, oldest first."""
        rows = self._all(
            "SELECT body FROM message WHERE channel = ? AND thread_ts = ? AND ts > ? AND ts < ?"
            " ORDER BY ts LIMIT ?",
            *(channel, parent, after, before, limit),
        )
        return tuple(_message(body) for (body,) in rows)

    def addressed(self, channel: str, user: str, *, all_of_it: bool) -> tuple[Addressed, ...]:
        """List what others lately said to a person, newest first.

        That is what mentions them, and the replies in threads where they said something; in
        direct messages it is all.
        """
        return tuple(
            Addressed(ts=ts, thread_ts=thread_ts, called=bool(called))
            for ts, thread_ts, called in self._all(_ADDRESSED, channel, user, all_of_it)
        )

    def threads(self, channel: str, first: str, last: str) -> dict[str, Thread]:
        """Sum up the threads whose parents stand from one ts to another, by parent."""
        rows = self._all(
            "SELECT thread_ts, count(*), group_concat(DISTINCT user), max(ts) FROM message"
            " WHERE channel = ? AND thread_ts BETWEEN ? AND ? AND thread_ts != ''"
            " GROUP BY thread_ts",
            *(channel, first, last),
        )
        return {
            parent: Thread(count=count, users=tuple(sorted(users.split(","))), latest=latest)
            for parent, count, users, latest in rows
        }

    # -- the Home tab, files -------------------------------------------------------------

    def keep_home(self, user: str, view: Json) -> None:
        """Store what a person's Home tab shows."""
        self._db.execute("INSERT OR REPLACE INTO home VALUES (?, ?)", (user, json.dumps(view)))

    def home(self, user: str) -> dict[str, Any] | None:
        row = self._one("SELECT view FROM home WHERE user = ?", user)
        return json.loads(row[0]) if row else None

    def homes(self) -> tuple[str, ...]:
        """List the people who have something on their Home tab."""
        return tuple(user for (user,) in self._all("SELECT user FROM home"))

    def keep_file(self, file: Json, content: bytes) -> None:
        """Store a file under its `id`: what is said of it, and what it holds."""
        self._db.execute(
            "INSERT OR REPLACE INTO file VALUES (?, ?, ?)", (file["id"], json.dumps(file), content)
        )

    def file(self, file_id: str) -> dict[str, Any] | None:
        row = self._one("SELECT body FROM file WHERE id = ?", file_id)
        return json.loads(row[0]) if row else None

    def content(self, file_id: str) -> bytes:
        """Give what a file holds; nothing where there is no such file."""
        row = self._one("SELECT content FROM file WHERE id = ?", file_id)
        return row[0] if row else b""

    # -- events on their way -------------------------------------------------------------

    def keep_event(self, event_id: str, payload: dict[str, Any]) -> bool:
        """Store an event to deliver; False where one with its id is waiting already."""
        cursor = self._db.execute(
            "INSERT OR IGNORE INTO event VALUES (?, ?, 0)", (event_id, json.dumps(payload))
        )
        return cursor.rowcount == 1

    def count_attempt(self, event_id: str) -> None:
        self._db.execute("UPDATE event SET attempts = attempts + 1 WHERE id = ?", (event_id,))

    def forget_event(self, event_id: str) -> None:
        self._db.execute("DELETE FROM event WHERE id = ?", (event_id,))

    def events(self) -> list[tuple[str, dict[str, Any], int]]:
        """List the events that were not acknowledged: id, payload, attempts so far."""
        rows = self._all("SELECT id, payload, attempts FROM event ORDER BY rowid")
        return [(event_id, json.loads(payload), attempts) for event_id, payload, attempts in rows]

    # -- response_url --------------------------------------------------------------------

    def keep_response_url(self, url: ResponseUrl) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO response_url VALUES (?, ?, ?, ?, ?, ?)",
            (url.token, url.channel, url.user, url.left, url.expires.timestamp(), url.original),
        )

    def response_url(self, token: str) -> ResponseUrl | None:
        row = self._one("SELECT * FROM response_url WHERE token = ?", token)
        if row is None:
            return None
        token, channel, user, left, expires, original = row
        return ResponseUrl(
            token=token,
            channel=channel,
            user=user,
            left=left,
            expires=datetime.fromtimestamp(expires, UTC),
            original=original,
        )


def _conversation(body: dict[str, Any]) -> Conversation:
    return Conversation(**body | {"kind": Kind(body["kind"]), "members": tuple(body["members"])})


def _message(body: str) -> Message:
    kept = json.loads(body)
    return Message(
        **kept | {"blocks": tuple(kept["blocks"]), "files": tuple(kept.get("files", ()))}
    )
