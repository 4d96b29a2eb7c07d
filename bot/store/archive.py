"""The tables of the news, from what is polled to what is written up."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from bot.store.columns import identity, metadata, waits
from bot.store.database import Instant

feeds = Table(
    "feeds",
    metadata,
    identity(),
    Column("url", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("official", Boolean, nullable=False),
    Column("interval", Float, nullable=False),
    Column("etag", Text, nullable=False, default=""),
    Column("modified", Text, nullable=False, default=""),
    Column("only", Text, nullable=False, default="", server_default=""),
    Column("region", Text, nullable=False, default="", server_default=""),
    Column("topics", JSON, nullable=False, default=list, server_default="[]"),
    Column("validated", Text, nullable=False, default="", server_default=""),
    Column("digest", String(64), nullable=False, default="", server_default=""),
    Column("gap", Float),
    Column("ttl", Float, nullable=False, default=0.0, server_default="0"),
    Column("skip", JSON, nullable=False, default=list, server_default="[]"),
    Column("moved_to", Text, nullable=False, default="", server_default=""),
    Column("moves", Integer, nullable=False, default=0, server_default="0"),
    Column("moving", Instant),
    Column("former", JSON, nullable=False, default=list, server_default="[]"),
    Column("sent", Instant),
    Column("listing", String(64), nullable=False, default="", server_default=""),
    Column("span", Float, nullable=False, default=0.0, server_default="0"),
    Column("distrusted", Boolean, nullable=False, default=False, server_default=false()),
    Column("retired", String(16), nullable=False, default="", server_default=""),  # why
    Column("failures", Integer, nullable=False, default=0),
    Column("succeeded", Instant),  # when it last answered
    Column("brought", Instant),  # when it last brought something new
    Column("status", String(32), nullable=False, default=""),
    Column("detail", Text, nullable=False, default=""),
    Column("polled", Instant),
    Column("origin", String(16), nullable=False, default="", server_default=""),
    Column("added", Instant),  # beside others, or after who subscribed: what is older is no news
    Column("paused", Boolean, nullable=False, default=False, server_default=false()),
    *waits(),
)

entries = Table(
    "entries",
    metadata,
    identity(),
    Column("feed_id", String(32), ForeignKey("feeds.id"), nullable=False),
    Column("guid", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("published", Instant),
    Column("seen", Instant, nullable=False),
    Column("archive", Boolean, nullable=False, default=False, server_default=false()),
    Column("publisher", Text, nullable=False, default="", server_default=""),
    Column("document", JSON),
    Column("key", Text, nullable=False, default="", server_default="", index=True),  # its URL
    Column("print", String(64), nullable=False, default="", server_default="", index=True),
    Column("article_id", String(32)),
    Column("follows", String(32), nullable=False, default="", server_default=""),  # who is read
    Column("readings", Integer, nullable=False, default=0, server_default="0"),
    Column("read_at", Instant),
    Column("read_print", String(64), nullable=False, default="", server_default=""),  # `print` then
    *waits(),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("text", LargeBinary, nullable=False),  # zlib
)

articles = Table(
    "articles",
    metadata,
    identity(),
    Column("url", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("snapshot", String(64), ForeignKey("snapshots.hash"), nullable=False),
    Column("coverage", String(32), nullable=False),
    Column("official", Boolean, nullable=False),
    Column("author", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("published", Instant),
    Column("seen", Instant, nullable=False),
    Column("archive", Boolean, nullable=False, default=False, server_default=false()),
    Column("modified", Instant),
    Column("reason", Text, nullable=False, default="", server_default=""),
    Column("document", JSON),
    Column("version", Integer, nullable=False, default=1, server_default="1"),
    Column("previous", String(32), nullable=False, default="", server_default="", index=True),
    Column("changes", JSON),  # what this version says that the one before it did not
    Column("relevance", JSON),
    Column("unseen", Text, nullable=False, default="", server_default=""),
    *waits(),
)

stories = Table(
    "stories",
    metadata,
    identity(),
    Column("title", Text, nullable=False),
    Column("topics", JSON, nullable=False),
    Column("first_seen", Instant, nullable=False),
    Column("last_seen", Instant, nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("part_of", String(32), nullable=False, default="", server_default=""),  # all it had
    *waits(),
)

placements = Table(
    "placements",
    metadata,
    Column("article_id", String(32), ForeignKey("articles.id"), primary_key=True),
    Column("story_id", String(32), ForeignKey("stories.id"), nullable=False, index=True),
    Column("voice", Integer, nullable=False),
    Column("position", Integer, nullable=False),  # the order in which articles joined
    Column("embedder", String(64), nullable=False),
    Column("vector", LargeBinary, nullable=False),
    Column("shingles", LargeBinary, nullable=False),
    Column("names", JSON, nullable=False),
    Column("mentions", JSON, nullable=False, default=list, server_default="[]"),
    Column("said", LargeBinary),
    Column("seen", Instant, nullable=False, index=True),
)

#: The vectors that a model made of placed articles, beside our own, and whose they are. A row
#: waits where another model made its vector than the one that is set, or none did.
embeddings = Table(
    "embeddings",
    metadata,
    Column("id", String(32), ForeignKey("articles.id"), primary_key=True),
    Column("embedder", String(64), nullable=False, default="", server_default=""),
    Column("vector", LargeBinary),
    *waits(),
)

# What an article is found by, the newest of a key first. What a version replaced stays, and
# finds nothing.
finding = Table(
    "finding",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("at", BigInteger, primary_key=True, autoincrement=False),  # seconds
    Column("article_id", String(32), primary_key=True),
    sqlite_with_rowid=False,
)

moves = Table(
    "moves",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("article_id", String(32), ForeignKey("articles.id"), nullable=False, index=True),
    Column("left", String(32), ForeignKey("stories.id"), nullable=False),
    Column("joined", String(32), ForeignKey("stories.id"), nullable=False),
    Column("because", String(32), ForeignKey("articles.id"), nullable=False),  # it arrived
    Column("at", Instant, nullable=False),
)

briefings = Table(
    "briefings",
    metadata,
    identity(),
    Column("story_id", String(32), ForeignKey("stories.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("as_of", Instant, nullable=False, index=True),
    Column("body", JSON, nullable=False),
    *waits(),
    UniqueConstraint("story_id", "revision"),
)
