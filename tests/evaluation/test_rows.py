from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.evaluation import rows

FIELDS = {"id": (str, int), "text": (str,), "date": (str, type(None)), "trade": (bool,)}
GOOD = '{"id": 1, "text": "a", "date": null, "trade": true, "more": []}\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rows.jsonl"


def test_rows_are_read_plain_or_packed_whatever_the_file_is_called(file: Path) -> None:
    expected = [{"id": 1, "text": "a", "date": None, "trade": True, "more": []}]
    file.write_text(GOOD + "\n")
    assert rows.read(file, FIELDS) == expected
    file.write_bytes(gzip.compress(GOOD.encode()))
    assert rows.read(file, FIELDS) == expected


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: not JSON"),
        ("[1]", "line 2: an object is expected, not list"),
        ('{"id": 2, "text": "a", "date": null}', "line 2: the field 'trade' is missing"),
        (
            '{"id": 2, "text": null, "date": null, "trade": true}',
            "line 2: 'text' must be a string, not None",
        ),
        (
            '{"id": 2, "text": "a", "date": 5, "trade": true}',
            "line 2: 'date' must be a string or null, not 5",
        ),
        (
            '{"id": 2, "text": "a", "date": null, "trade": 1}',
            "line 2: 'trade' must be true or false, not 1",
        ),
        (
            '{"id": true, "text": "a", "date": null, "trade": true}',
            "line 2: 'id' must be a string or a whole number, not True",
        ),
        (GOOD.strip(), "line 2: the id 1 came before"),
    ],
)
def test_a_bad_row_is_named_by_its_line(file: Path, line: str, message: str) -> None:
    file.write_text(GOOD + line)
    with pytest.raises(ConfigError) as raised:
        rows.read(file, FIELDS)
    assert message in str(raised.value)


def test_a_file_that_cannot_be_read_is_named(file: Path) -> None:
    with pytest.raises(ConfigError, match=r"rows\.jsonl could not be read"):
        rows.read(file, FIELDS)
    file.write_bytes(gzip.compress(GOOD.encode())[:-9])
    with pytest.raises(ConfigError, match=r"rows\.jsonl could not be read"):
        rows.read(file, FIELDS)
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match=r"rows\.jsonl could not be read"):
        rows.read(file, FIELDS)


def test_a_file_without_rows_says_so(file: Path) -> None:
    file.write_text("\n\n")
    with pytest.raises(ConfigError, match="holds no rows"):
        rows.read(file, FIELDS)
