"""Feeds and articles of the open web: rhythm, moves, identity, versions, documents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.database import Instant

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _text(name: str, length: int = 0) -> sa.Column[str]:
    kind = sa.String(length=length) if length else sa.Text()
    return sa.Column(name, kind, server_default="", nullable=False)


def upgrade() -> None:
    """Add what a feed is polled by, what an entry is known by, what an article was."""
    for column in (
        _text("only"),
        _text("region"),
        sa.Column("topics", sa.JSON(), server_default="[]", nullable=False),
        _text("validated"),
        _text("digest", 64),
        sa.Column("gap", sa.Float(), nullable=True),
        sa.Column("ttl", sa.Float(), server_default="0", nullable=False),
        sa.Column("skip", sa.JSON(), server_default="[]", nullable=False),
        _text("moved_to"),
        sa.Column("moves", sa.Integer(), server_default="0", nullable=False),
        sa.Column("moving", Instant(), nullable=True),
        sa.Column("former", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("sent", Instant(), nullable=True),
        _text("listing", 64),
        sa.Column("span", sa.Float(), server_default="0", nullable=False),
        sa.Column("distrusted", sa.Boolean(), server_default=sa.false(), nullable=False),
        _text("retired", 16),
        sa.Column("succeeded", Instant(), nullable=True),
        sa.Column("brought", Instant(), nullable=True),
    ):
        op.add_column("feeds", column)
    # What is known of feeds that were polled before: in the sources' lists it is told as it is.
    op.execute("UPDATE feeds SET succeeded = polled WHERE failures = 0")
    op.execute(
        "UPDATE feeds SET brought = (SELECT max(seen) FROM entries WHERE feed_id = feeds.id)"
    )
    for column in (
        _text("publisher"),
        sa.Column("document", sa.JSON(), nullable=True),
        _text("key"),
        _text("print", 64),
        _text("follows", 32),
        sa.Column("readings", sa.Integer(), server_default="0", nullable=False),
        sa.Column("read_at", Instant(), nullable=True),
        _text("read_print", 64),
    ):
        op.add_column("entries", column)
    op.execute("UPDATE entries SET readings = 1, read_at = seen WHERE article_id IS NOT NULL")
    op.create_index(op.f("ix_entries_key"), "entries", ["key"], unique=False)
    op.create_index(op.f("ix_entries_print"), "entries", ["print"], unique=False)
    for column in (
        sa.Column("modified", Instant(), nullable=True),
        _text("reason"),
        sa.Column("document", sa.JSON(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        _text("previous", 32),
        sa.Column("changes", sa.JSON(), nullable=True),
    ):
        op.add_column("articles", column)
    op.create_index(op.f("ix_articles_previous"), "articles", ["previous"], unique=False)
