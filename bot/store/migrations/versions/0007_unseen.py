"""Unseen: what the page of an article holds that no reader sees."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add it, empty for what was read before."""
    op.add_column("articles", sa.Column("unseen", sa.Text(), nullable=False, server_default=""))
