"""Empty databases of the newest schema: one is migrated, the others are copies of it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from bot.store import open_store

_made: list[bytes] = []


async def lay(file: Path) -> None:
    """Put an empty database at `file`, where there is none, for `open_store` to find.

    It finds nothing left to migrate, which takes longer than most tests that need a store.
    """
    if not _made:
        with TemporaryDirectory() as folder:
            made = Path(folder, "newest.db")
            async with open_store(f"sqlite:///{made}"):
                pass
            _made.append(content(made))
    put(file, _made[0])


def content(file: Path) -> bytes:
    """Read a database that nobody has open."""
    assert not file.with_name(f"{file.name}-wal").exists()
    return file.read_bytes()


def put(file: Path, database: bytes) -> None:
    """Write a database to `file`, unless one is there."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(database)
