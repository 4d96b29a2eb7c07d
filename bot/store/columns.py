"""What the tables have in common: how constraints are named, ids, and what a row waits by."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Integer, MetaData, String

from bot.store.database import Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def identity() -> Column[str]:
    """Make the column that names a row."""
    return Column("id", String(32), primary_key=True)


def waits() -> tuple[Column[Any], ...]:
    """Make the columns of a row that can wait: not due while `due_at` is null."""
    return (
        Column("due_at", Instant, index=True),
        Column("lease_until", Instant),
        Column("attempts", Integer, nullable=False, default=0, server_default="0"),
    )
