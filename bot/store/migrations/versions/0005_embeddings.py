"""Embeddings: the vectors that a model made of articles, and whose they are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.database import Instant

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the vectors, none of which is made yet."""
    op.create_table(
        "embeddings",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("embedder", sa.String(length=64), server_default="", nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=True),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("lease_until", Instant(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["id"], ["articles.id"], name=op.f("fk_embeddings_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_embeddings")),
    )
    op.create_index(op.f("ix_embeddings_due_at"), "embeddings", ["due_at"], unique=False)
