"""Documents of the Federal Register, printed and filed, with each of their dates."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Document, Entry, Feed, identify
from bot.errors import FeedError
from bot.feeds import SOURCES, read
from bot.feeds.federalregister import parse

FEED = Feed(
    id="register", url="https://register.example/api/v1/documents.json", publisher="Register"
)
PRINTED = {
    "document_number": "2026-12345",
    "title": "Adjusting Imports of Widgets <em>Into</em> Velmark",
    "type": "Notice",
    "abstract": "The office adjusts the duty on widgets\nto 12 percent.",
    "html_url": "https://register.example/documents/2026/05/06/2026-12345/adjusting",
    "pdf_url": "https://register.example/2026-12345.pdf",
    "publication_date": "2026-05-06",
    "effective_on": "2026-05-09",
    "comments_close_on": "2026-06-01",
    "signing_date": "2026-05-02",
    "agencies": [
        {"raw_name": "TRADE DEPARTMENT", "name": "Trade Department", "id": 7, "parent_id": None},
        {"raw_name": "Widget Administration", "name": "Widget Administration", "id": 8},
    ],
    "something_new": {"a": 1},
}
FILED = {
    "document_number": "2026-20001",
    "title": None,
    "toc_doc": "Widgets From Norland: Initiation of Investigation",
    "subject_1": "Investigations",
    "subject_2": "Widgets From Norland",
    "subject_3": None,
    "type": "Notice",
    "filed_at": "2026-05-04T08:45:00.000-04:00",
    "publication_date": "2026-05-06",
    "editorial_note": "<b>Editorial note</b>: withdrawn by the agency.",
    "html_url": "https://register.example/public-inspection/2026-20001/widgets",
    "agencies": [{"raw_name": "Widget Administration"}],
    "num_pages": 7,
}


def listed(*documents: object, **top: object) -> bytes:
    return json.dumps({"count": len(documents), "results": documents, **top}).encode()


def one(document: object) -> Entry:
    (found,) = parse(listed(document), "application/json", FEED).entries
    return found


def test_a_printed_document_keeps_each_of_its_dates_and_says_them() -> None:
    assert one(PRINTED) == Entry(
        id=identify("register", "2026-12345"),
        feed_id="register",
        guid="2026-12345",
        url="https://register.example/documents/2026/05/06/2026-12345/adjusting",
        title="Adjusting Imports of Widgets Into Velmark",
        summary="The office adjusts the duty on widgets to 12 percent.\n\n"
        "Document 2026-12345 (Notice, Trade Department, Widget Administration): signed 2 May 2026, "
        "published 6 May 2026, effective 9 May 2026, comments close 1 June 2026.",
        published=datetime(2026, 5, 6, tzinfo=UTC),
        document=Document(
            number="2026-12345",
            kind="Notice",
            agencies=("Trade Department", "Widget Administration"),
            signed=date(2026, 5, 2),
            published=date(2026, 5, 6),
            effective=date(2026, 5, 9),
            comments_close=date(2026, 6, 1),
            printed="https://register.example/2026-12345.pdf",
        ),
    )


def test_a_filed_document_is_new_when_it_was_filed_and_is_yet_to_be_published() -> None:
    found = one(FILED)
    assert found.title == "Widgets From Norland: Initiation of Investigation"
    assert found.published == datetime(2026, 5, 4, 12, 45, tzinfo=UTC)
    assert found.summary == (
        "Investigations; Widgets From Norland\n\nEditorial note: withdrawn by the agency.\n\n"
        "Document 2026-20001 (Notice, Widget Administration): filed for public inspection "
        "4 May 2026, to be published 6 May 2026."
    )
    assert found.document is not None
    assert found.document.published == date(2026, 5, 6)


def test_what_a_document_does_not_say_is_left_out() -> None:
    found = one({"document_number": "2026-1", "title": "A", "effective_on": "soon", "agencies": 3})
    assert (found.summary, found.published) == ("", None)
    assert found.document == Document(number="2026-1")


@pytest.mark.parametrize(
    "body", [b'{"description": "Documents of the day", "count": 0}', listed(), b'{"count":"0"}']
)
def test_a_list_without_documents_is_a_list(body: bytes) -> None:
    assert parse(body, "application/json", FEED).entries == ()


def test_it_is_known_by_its_body_and_taken_for_nothing_else() -> None:
    assert read(listed(PRINTED), "application/json", FEED).entries == (one(PRINTED),)
    for kind, source in SOURCES.items():
        if kind != "federalregister":
            with pytest.raises(FeedError):
                source(listed(PRINTED), "application/json", FEED)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty body"),
        (b"<html>", "not JSON"),
        (b"[]", "no list of Federal Register documents"),
        (b'{"items": []}', "no list of Federal Register documents"),
        (listed({"title": "A"}, 3), "none of its results is a document"),
        (b'{"results": {"a": 1}}', "none of its results is a document"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_list_of_documents_is_said(body: bytes, words: str) -> None:
    with pytest.raises(FeedError, match=words):
        parse(body, "application/json", FEED)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.just("2026-05-06"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(st.lists(st.dictionaries(st.sampled_from([*PRINTED, *FILED]), VALUES) | VALUES, max_size=4))
def test_whatever_stands_in_a_field_raises_nothing_else(documents: list[object]) -> None:
    try:
        found = parse(listed(*documents), "application/json", FEED)
    except FeedError:
        return
    assert all(entry.guid and entry.document for entry in found.entries)
