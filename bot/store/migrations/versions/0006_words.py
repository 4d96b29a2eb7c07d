"""Words: what the title and the lead of a placed article say, hashed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the words, which are not known of what was placed before."""
    op.add_column("placements", sa.Column("said", sa.LargeBinary(), nullable=True))
