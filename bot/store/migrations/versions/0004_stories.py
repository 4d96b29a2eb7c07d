"""Stories: what an article is found by, and what moved from one story to another."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.database import Instant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the keys of articles, the history of moves, and what a story became part of."""
    op.add_column(
        "stories", sa.Column("part_of", sa.String(length=32), server_default="", nullable=False)
    )
    op.add_column(
        "placements", sa.Column("mentions", sa.JSON(), server_default="[]", nullable=False)
    )
    op.create_table(
        "finding",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("key", "at", "article_id", name=op.f("pk_finding")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "moves",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("article_id", sa.String(length=32), nullable=False),
        sa.Column("left", sa.String(length=32), nullable=False),
        sa.Column("joined", sa.String(length=32), nullable=False),
        sa.Column("because", sa.String(length=32), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_moves_article_id")),
        sa.ForeignKeyConstraint(["left"], ["stories.id"], name=op.f("fk_moves_left")),
        sa.ForeignKeyConstraint(["joined"], ["stories.id"], name=op.f("fk_moves_joined")),
        sa.ForeignKeyConstraint(["because"], ["articles.id"], name=op.f("fk_moves_because")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_moves")),
    )
    op.create_index(op.f("ix_moves_article_id"), "moves", ["article_id"], unique=False)
