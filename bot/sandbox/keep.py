"""Small records that outlive a restart: a file of JSON each, replaced whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def load(path: Path | None) -> Mapping[str, Any]:
    """Read a record; empty where there is none yet, or no path to keep it at.

    Raises ValueError for a file that holds no record.
    """
    if path is None or not path.exists():
        return {}
    record = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(record, dict):
        raise ValueError("not a record")
    return record


def save(path: Path | None, record: Mapping[str, Any]) -> None:
    """Keep a record at `path`; None keeps it nowhere."""
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.new")
    draft.write_text(json.dumps(record) + "\n", encoding="utf-8")
    draft.replace(path)
