"""The bot in full: digests, conversations, reports, spending, what operators were told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.database import Instant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of what a desk asks for, says and is told."""
    op.create_table(
        "answers",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("thread_ts", sa.String(length=32), nullable=False),
        sa.Column("user", sa.String(length=32), nullable=False),
        sa.Column("story_id", sa.String(length=32), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asked", Instant(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("ts", sa.String(length=32), nullable=False),
        sa.Column("tried", Instant(), nullable=True),
        sa.Column("body", sa.JSON(), nullable=True),
        sa.Column("feedback", sa.String(length=16), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
    )
    op.create_index(
        "ix_answers_thread", "answers", ["team", "channel", "thread_ts", "asked"], unique=False
    )
    op.create_table(
        "digests",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("at", sa.String(length=5), nullable=False),
        sa.Column("posted", Instant(), nullable=True),
        sa.Column("body", sa.JSON(), nullable=True),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("lease_until", Instant(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digests")),
        sa.UniqueConstraint(
            "team", "channel", "day", "at", name=op.f("uq_digests_team_channel_day_at")
        ),
    )
    op.create_index(op.f("ix_digests_due_at"), "digests", ["due_at"], unique=False)
    op.create_table(
        "notices",
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("changed", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_notices")),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("user", sa.String(length=32), nullable=False),
        sa.Column("briefing_id", sa.String(length=32), nullable=False),
        sa.Column("story_id", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made", Instant(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("decided_by", sa.String(length=32), server_default="", nullable=False),
        sa.Column("decided", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_table(
        "spending",
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("workspace", sa.String(length=32), nullable=False),
        sa.Column("model", sa.String(length=80), nullable=False),
        sa.Column("prompt", sa.String(length=64), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("input_tokens", sa.Integer(), nullable=False),
        sa.Column("output_tokens", sa.Integer(), nullable=False),
        sa.Column("cost", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("day", "workspace", "model", "prompt", name=op.f("pk_spending")),
    )
    op.create_table(
        "welcomes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("user", sa.String(length=32), nullable=False),
        sa.Column("begun", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("lease_until", Instant(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_welcomes")),
        sa.UniqueConstraint("team", "user", name=op.f("uq_welcomes_team_user")),
    )
    op.create_index(op.f("ix_welcomes_due_at"), "welcomes", ["due_at"], unique=False)
    op.add_column("deliveries", sa.Column("made", Instant(), nullable=True))
    op.add_column(
        "deliveries", sa.Column("story_id", sa.String(length=32), server_default="", nullable=False)
    )
    op.add_column(
        "deliveries", sa.Column("revision", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column(
        "deliveries",
        sa.Column("broadcast", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.create_index("ix_deliveries_story", "deliveries", ["story_id"], unique=False)
    for table in ("entries", "articles"):
        op.add_column(
            table, sa.Column("archive", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    op.add_column("feeds", sa.Column("added", Instant(), nullable=True))
    op.add_column("events", sa.Column("payload", sa.JSON(), server_default="{}", nullable=False))
    op.add_column(
        "feeds", sa.Column("origin", sa.String(length=16), server_default="", nullable=False)
    )
    op.add_column(
        "feeds", sa.Column("paused", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column(
        "subscriptions", sa.Column("settings", sa.JSON(), server_default="{}", nullable=False)
    )
    op.create_index("ix_events_thread", "events", ["team", "channel", "thread_ts"], unique=False)
