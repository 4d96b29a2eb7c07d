"""`eval feeds` counts what is right, what is wrong, and what should not have come out."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.domain import Figures
from bot.errors import ConfigError
from bot.evaluation import FORMS

RSS = (
    "<rss version='2.0'><channel><title>Trade</title><item><title>A &amp; B</title>"
    "<link>/a</link><guid isPermaLink='false'>g</guid>"
    "<pubDate>Mon, 02 Nov 2026 09:30:00 +0900</pubDate></item></channel></rss>"
)
RIGHT = {"title": " A &amp; <b>B</b>", "link": "/a", "id": "g", "published": "2026-11-02T00:30:00Z"}
WRONG = {"title": "B", "link": "/b", "id": "h", "published": "2026-11-02T09:30:00"}


def measured(tmp_path: Path, *rows: Mapping[str, object]) -> Mapping[str, Figures]:
    path = tmp_path / "rows.jsonl"
    path.write_text(
        "".join(
            json.dumps({"content_type": "text/xml", "id": n, **row}) + "\n"
            for n, row in enumerate(rows)
        )
    )
    return FORMS["feeds"](path).figures


def row(expected: object, body: str = RSS) -> Mapping[str, object]:
    return {"body": base64.b64encode(body.encode()).decode(), "expected": expected}


def test_each_expected_field_counts_once(tmp_path: Path) -> None:
    figures = measured(
        tmp_path,
        row({"title": "Trade", "entries": [RIGHT]}),
        row({"title": "News", "entries": [WRONG, RIGHT]}),
    )
    assert figures == {"expected": 14, "right": 5, "share": 5 / 14, "raised": 0}


def test_fields_that_are_not_expected_do_not_count(tmp_path: Path) -> None:
    figures = measured(tmp_path, row({}), row({"title": None, "entries": [{"id": "g"}]}))
    assert figures == {"expected": 1, "right": 1, "share": 1.0, "raised": 0}


def test_nothing_is_right_of_a_body_that_is_refused(tmp_path: Path) -> None:
    figures = measured(tmp_path, row({"title": "Trade", "entries": [RIGHT]}, "<html></html>"))
    assert figures == {"expected": 5, "right": 0, "share": 0.0, "raised": 0}


def test_links_are_resolved_by_the_address_of_the_row(tmp_path: Path) -> None:
    expected = {"entries": [{"link": "https://gazette.example/a"}]}
    url = {"url": "https://gazette.example/feed"}
    assert measured(tmp_path, {**row(expected), **url})["right"] == 1


@pytest.mark.parametrize(
    ("name", "expected", "item"),
    [
        ("link", "https://burner.example/1", "<link>https://burner.example/1</link>{}"),
        ("link", "https://gazette.example/a", "<link>https://burner.example/1</link>{}"),
        ("link", "/a", "<link>https://gazette.example/a</link>"),
        (
            "link",
            "https://gazette.example/a?b=1&amp;c=2",
            "<link>https://gazette.example/a?b=1&c=2</link>",
        ),
        ("link", "", "<guid isPermaLink='false'>g</guid>"),
        ("id", "https://feeds.example/g", "<guid>g</guid>"),
        ("id", "g", "<guid>g</guid>"),
        ("published", [2026, 11, 2, 0, 30, 0, 0, 306, 0], "<pubDate>2026-11-02T00:30Z</pubDate>"),
        ("published", 1793579400, "<pubDate>2026-11-02T00:30Z</pubDate>"),
    ],
)
def test_what_other_readers_make_of_a_field_is_right_too(
    tmp_path: Path, name: str, expected: object, item: str
) -> None:
    behind = "<feedburner:origLink>https://gazette.example/a</feedburner:origLink>"
    body = f"<rss><channel><item>{item.format(behind)}</item></channel></rss>"
    assert measured(tmp_path, row({"entries": [{name: expected}]}, body))["right"] == 1


@pytest.mark.parametrize(
    ("name", "expected", "item"),
    [
        ("link", "/b", "<link>https://gazette.example/a</link>"),
        ("link", "https://gazette.example/a", "<guid isPermaLink='false'>g</guid>"),
        ("link", "", "<link>https://gazette.example/a</link>"),
        ("id", "https://other.example/g", "<guid>g</guid>"),
        ("published", [2026, 11], "<pubDate>2026-11-02T00:30Z</pubDate>"),
    ],
)
def test_what_differs_is_wrong(tmp_path: Path, name: str, expected: object, item: str) -> None:
    body = f"<rss><channel><item>{item}</item></channel></rss>"
    assert measured(tmp_path, row({"entries": [{name: expected}]}, body))["right"] == 0


def test_a_body_that_is_not_base64_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="row 0: its body is not base64"):
        measured(tmp_path, {"body": "<rss>", "expected": {}})


@pytest.mark.parametrize("entries", ["x", ["x"], {"title": "x"}, 3])
def test_entries_that_are_no_list_of_objects_are_said(tmp_path: Path, entries: object) -> None:
    with pytest.raises(ConfigError, match="row 0: its expected entries must be a list of objects"):
        measured(tmp_path, row({"entries": entries}))
