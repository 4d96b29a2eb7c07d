"""Labelled rows, read strictly: one JSON object a line, gzip or not."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from bot.errors import ConfigError

#: The types that a field may have, by the field's name.
Fields: TypeAlias = Mapping[str, tuple[type, ...]]


def read(path: Path, fields: Fields) -> list[dict[str, Any]]:
    """Read every row of a file, each with all of `fields`; other fields are let through.

    Raises ConfigError, with the number of the line, for a row that is no such object or
    whose id came before, and for a file without rows.
    """
    rows: list[dict[str, Any]] = []
    ids: set[Any] = set()
    for number, line in enumerate(_lines(path), start=1):
        if line.strip():
            row = _row(line, fields, f"{path}, line {number}")
            if "id" in fields and row["id"] in ids:
                raise ConfigError(f"{path}, line {number}: the id {row['id']!r} came before")
            ids.add(row.get("id"))
            rows.append(row)
    if not rows:
        raise ConfigError(f"{path} holds no rows; one JSON object a line is expected")
    return rows


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
        with gzip.open(path, "rb") if packed else path.open("rb") as lines:
            for line in lines:
                yield line.decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} could not be read: {error}") from error


def _row(line: str, fields: Fields, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise ConfigError(f"{where}: not JSON: {error}") from error
    if not isinstance(row, dict):
        raise ConfigError(f"{where}: an object is expected, not {type(row).__name__}")
    for name, types in fields.items():
        if name not in row:
            raise ConfigError(f"{where}: the field {name!r} is missing")
        if type(row[name]) not in types:
            expected = " or ".join(_NAMES[type_] for type_ in types)
            raise ConfigError(f"{where}: {name!r} must be {expected}, not {row[name]!r:.60}")
    return row


_NAMES = {
    str: "a string",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "an object",
    type(None): "null",
}
