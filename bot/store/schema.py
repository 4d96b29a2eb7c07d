"""The tables. Whatever waits is a row with `due_at`, `lease_until` and `attempts`."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from bot.domain import Flow
from bot.store.archive import articles as articles
from bot.store.archive import briefings as briefings
from bot.store.archive import embeddings as embeddings
from bot.store.archive import entries as entries
from bot.store.archive import feeds as feeds
from bot.store.archive import finding as finding
from bot.store.archive import moves as moves
from bot.store.archive import placements as placements
from bot.store.archive import snapshots as snapshots
from bot.store.archive import stories as stories
from bot.store.columns import identity, waits
from bot.store.columns import metadata as metadata
from bot.store.database import Instant

world = Table(
    "world",
    metadata,
    Column("name", String(32), primary_key=True),  # one row: whose news this database holds
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("live", String(16), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("since", Instant, nullable=False),
    Column("settings", JSON, nullable=False, default=dict, server_default="{}"),
)

digests = Table(
    "digests",
    metadata,
    identity(),
    Column("team", String(32), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("day", String(10), nullable=False),  # the channel's own date and hour, which
    Column("at", String(5), nullable=False),  # name a digest whatever the clocks do
    Column("posted", Instant),
    Column("body", JSON),  # what it told
    *waits(),
    UniqueConstraint("team", "channel", "day", "at"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),  # the order in a channel
    Column("id", String(32), nullable=False, unique=True),
    Column("team", String(32), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("key", String(160), nullable=False),
    Column("action", String(16), nullable=False),
    Column("target", String(160), nullable=False),
    Column("thread_ts", String(32), nullable=False),
    Column("text", Text, nullable=False),
    Column("blocks", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("ts", String(32), nullable=False),
    Column("detail", Text, nullable=False, default=""),
    Column("first_tried", Instant),
    Column("made", Instant),
    Column("story_id", String(32), nullable=False, default="", server_default=""),
    Column("revision", Integer, nullable=False, default=0, server_default="0"),
    Column("broadcast", Boolean, nullable=False, default=False, server_default=false()),
    *waits(),
    UniqueConstraint("team", "channel", "key"),
    Index("ix_deliveries_story", "story_id"),
    Index("ix_deliveries_order", "team", "channel", "state", "seq"),
)

events = Table(
    "events",
    metadata,
    identity(),
    Column("team", String(32), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("user", String(32), nullable=False),
    Column("text", Text, nullable=False),
    Column("ts", String(32), nullable=False),
    Column("thread_ts", String(32), nullable=False),
    Column("response_url", Text, nullable=False),
    Column("received", Instant, nullable=False),
    Column("payload", JSON, nullable=False, default=dict, server_default="{}"),
    *waits(),
    Index("ix_events_thread", "team", "channel", "thread_ts"),
)

answers = Table(
    "answers",
    metadata,
    identity(),  # says which event asked
    Column("team", String(32), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("thread_ts", String(32), nullable=False),
    Column("user", String(32), nullable=False),
    Column("story_id", String(32), nullable=False),
    Column("question", Text, nullable=False),
    Column("asked", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    Column("ts", String(32), nullable=False),
    Column("tried", Instant),
    Column("body", JSON),  # the answer
    Column("feedback", String(16), nullable=False, default="", server_default=""),
    Index("ix_answers_thread", "team", "channel", "thread_ts", "asked"),
)

reports = Table(
    "reports",
    metadata,
    identity(),
    Column("team", String(32), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("user", String(32), nullable=False),
    Column("briefing_id", String(32), nullable=False),
    Column("story_id", String(32), nullable=False),
    Column("text", Text, nullable=False),
    Column("made", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    Column("decided_by", String(32), nullable=False, default="", server_default=""),
    Column("decided", Instant),
)

spending = Table(
    "spending",
    metadata,
    Column("day", String(10), primary_key=True),  # in UTC
    Column("workspace", String(32), primary_key=True),
    Column("model", String(80), primary_key=True),
    Column("prompt", String(64), primary_key=True),
    Column("calls", Integer, nullable=False),
    Column("input_tokens", Integer, nullable=False),
    Column("output_tokens", Integer, nullable=False),
    Column("cost", Float, nullable=False),  # US dollars
)

#: What operators were last told of a thing, so that they hear of each change once.
notices = Table(
    "notices",
    metadata,
    Column("key", String(160), primary_key=True),
    Column("state", Text, nullable=False),
    Column("changed", Instant, nullable=False),
)

welcomes = Table(
    "welcomes",
    metadata,
    identity(),
    Column("team", String(32), nullable=False),
    Column("user", String(32), nullable=False),
    Column("begun", Instant, nullable=False),
    Column("version", Integer, nullable=False),  # grows with each change
    Column("body", JSON, nullable=False),  # how far the first ten minutes have come
    *waits(),
    UniqueConstraint("team", "user"),
)

#: The rows that wait for each flow.
WAITING: dict[Flow, Table] = {
    Flow.POLL: feeds,
    Flow.READ: entries,
    Flow.GROUP: articles,
    Flow.BRIEF: stories,
    Flow.EMBED: embeddings,
    Flow.ANNOUNCE: briefings,
    Flow.DIGEST: digests,
    Flow.POST: deliveries,
    Flow.ANSWER: events,
    Flow.WELCOME: welcomes,
}
