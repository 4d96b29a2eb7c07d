"""JSON Feed 1.0 and 1.1, and every way to get one wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain import Entry, Feed, PollStatus, identify
from bot.errors import FeedError
from bot.feeds import SOURCES, fetch
from bot.feeds.entries import MAX_ENTRIES, MAX_TITLE
from bot.feeds.jsonfeed import parse
from bot.pool import Pool
from tests.fakes import FakeWeb, page

FEED = Feed(
    id="gazette",
    url="https://gazette.example/feeds/trade.json",
    publisher="The Gazette",
    kind="jsonfeed",
)
JSON = "application/feed+json"
STEEL = "https://gazette.example/steel"
WHEN = datetime(2026, 11, 2, 0, 30, tzinfo=UTC)
VERSION = "https://jsonfeed.org/version/1.1"


def feed(*items: object, **top: object) -> bytes:
    return json.dumps({"version": VERSION, "title": "Trade", "items": items, **top}).encode()


def entries(body: bytes | str) -> tuple[Entry, ...]:
    return parse(body.encode() if isinstance(body, str) else body, JSON, FEED).entries


def only(**item: object) -> Entry:
    """Read a feed of one item."""
    (found,) = entries(feed({"id": "1", **item}))
    return found


def entry(guid: str, **fields: object) -> Entry:
    blank = Entry(
        id=identify(FEED.id, guid),
        feed_id=FEED.id,
        guid=guid,
        url="",
        title="",
        summary="",
        published=None,
    )
    return replace(blank, **fields)  # type: ignore[arg-type]


ITEM: dict[str, Any] = {
    "id": "steel-1",
    "url": STEEL,
    "external_url": "https://ministry.example/order",
    "title": "Velmark raises steel tariff to 25%",
    "content_html": "<p>The rate was <b>10%</b>.</p><p>Talks go on.</p>",
    "summary": "The rate was 10%.",
    "date_published": "2026-11-02T09:30:00+09:00",
    "date_modified": "2026-11-02T10:30:00+09:00",
    "authors": [{"name": "Ana Ruiz"}, {"name": "Bo Lind", "url": "https://gazette.example/bo"}],
    "tags": ["steel", "tariffs"],
    "_gazette": {"huge": 10**30, "deep": [[[]]]},
}
ENTRY = entry(
    "steel-1",
    url=STEEL,
    title="Velmark raises steel tariff to 25%",
    summary="The rate was 10%.\n\nTalks go on.",
    published=WHEN,
    author="Ana Ruiz, Bo Lind",
    updated=WHEN + timedelta(hours=1),
)


def test_an_item_is_read() -> None:
    assert entries(feed(ITEM)) == (ENTRY,)


def test_version_1_names_one_author() -> None:
    item = {**ITEM, "author": {"name": "Ana Ruiz"}}
    del item["authors"]
    body = feed(item, version="https://jsonfeed.org/version/1")
    assert entries(body) == (replace(ENTRY, author="Ana Ruiz"),)


def test_the_authors_of_the_feed_are_those_of_items_that_name_none() -> None:
    found = entries(
        feed({"id": "1"}, {"id": "2", "author": {"name": "B"}}, authors=[{"name": "A"}])
    )
    assert [one.author for one in found] == ["A", "B"]


# -- identity ----------------------------------------------------------------------------


def test_without_an_id_the_link_names_the_entry_then_the_title() -> None:
    found = entries(feed({"url": "/steel"}, {"title": "A"}, {"id": None, "url": "/copper"}))
    assert [one.guid for one in found] == [STEEL, identify("A"), "https://gazette.example/copper"]


@pytest.mark.parametrize(
    ("spelt", "guid"), [("17", "17"), ("1.50", "1.50"), ("1e999", "1e999"), ("-0", "-0")]
)
def test_an_id_that_is_a_number_is_kept_as_it_is_spelt(spelt: str, guid: str) -> None:
    body = f'{{"version": "{VERSION}", "items": [{{"id": {spelt}, "title": "A"}}]}}'
    assert [one.guid for one in entries(body)] == [guid]


def test_an_item_that_says_nothing_is_left_out_and_one_that_is_there_twice() -> None:
    nameless = {"tags": ["words"]}
    found = entries(feed(nameless, {"id": "1", "title": "A"}, {"id": "1", "title": "A"}))
    assert found == (entry("1", title="A"),)


def test_a_title_that_looks_like_markup_is_read_as_such() -> None:
    (found,) = entries(feed({"id": "1", "title": "AT&amp;T&#8217;s <b>duty</b>"}))
    assert found.title == "AT&T’s duty"


def test_the_same_id_in_two_feeds_is_two_entries() -> None:
    other = replace(FEED, id="other")
    assert parse(feed(ITEM), JSON, other).entries[0].id != ENTRY.id


# -- links, dates and text ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ({"url": "/steel"}, STEEL),
        ({"url": "../steel"}, STEEL),
        ({"url": f" {STEEL}\n"}, STEEL),
        ({"url": "//www.gazette.example/steel"}, "https://www.gazette.example/steel"),
        ({"url": "", "external_url": STEEL}, STEEL),
        ({"url": "http://[", "external_url": STEEL}, STEEL),
        ({"url": "javascript:alert(1)"}, ""),
        ({"url": "file:///etc/passwd"}, ""),
        ({"url": "https://gazette.example/" + "x" * 3000}, ""),
        ({"url": "https://gazette.example/\ud800"}, ""),
        ({"url": ["https://gazette.example/steel"]}, ""),
        ({}, ""),
    ],
)
def test_links_are_absolute_and_of_the_web(links: dict[str, object], expected: str) -> None:
    assert only(**links).url == expected


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"date_published": "2026-11-02T00:30:00Z"}, WHEN),
        ({"date_published": "2026-11-02t00:30:00.000z"}, WHEN),
        ({"date_published": "2026-11-02T00:30:00"}, WHEN),
        ({"date_modified": "2026-11-02T00:30:00Z"}, WHEN),
        ({"date_published": "soon", "date_modified": "2026-11-02T00:30:00Z"}, WHEN),
        ({"date_published": "1970-01-01T00:00:00Z"}, None),
        ({"date_published": "0001-01-01T00:00:00+14:00"}, None),
        ({"date_published": 1_793_579_400}, WHEN),
        ({"date_published": None}, None),
    ],
)
def test_dates_are_read_or_left_out(dates: dict[str, object], expected: datetime | None) -> None:
    assert only(**dates).published == expected


def test_titles_are_plain_and_texts_lose_what_is_not_seen() -> None:
    found = only(
        title="Duties < 5%\u200b on\ncars",
        content_html="Seen.<script>no()</script><p hidden>no</p><!-- no -->",
        content_text=None,
    )
    assert (found.title, found.summary) == ("Duties < 5% on cars", "Seen.")


def test_plain_text_keeps_its_angle_brackets_and_the_fuller_text_is_kept() -> None:
    assert only(summary="Short.", content_text="2 < 3\n\nand so on").summary == "2 < 3\n\nand so on"


def test_texts_are_capped() -> None:
    found = only(
        id="x" * 9000,
        title="x" * 9000,
        content_text="word " * 9000,
        authors=[{"name": "x"}] * 9000,
    )
    assert (len(found.title), len(found.summary), len(found.author)) == (
        MAX_TITLE,
        19_999,
        MAX_TITLE,
    )
    assert len(found.guid) < 100


def test_of_a_long_feed_the_newest_items_are_kept_in_their_order() -> None:
    dated = [
        {"id": str(n), "date_published": f"{2000 + n % 20 if n < 60 else 2026}-01-01T00:00:00Z"}
        for n in range(MAX_ENTRIES + 60)
    ]
    assert [one.guid for one in entries(feed(*dated))] == [
        str(n) for n in range(60, MAX_ENTRIES + 60)
    ]


# -- damage ------------------------------------------------------------------------------


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_in_any_of_its_encodings(codec: str) -> None:
    body = f'{{"version": "{VERSION}", "items": [{{"id": "1", "title": "鉄鋼関税を引き上げ"}}]}}'
    assert entries(body.encode(codec)) == (entry("1", title="鉄鋼関税を引き上げ"),)


def test_an_item_that_is_malformed_stops_no_other() -> None:
    bad = {key: {"x": [1]} for key in ITEM}
    assert entries(feed(None, 7, "words", [ITEM], bad, ITEM, {**ITEM, "id": "2", "tags": 1})) == (
        ENTRY,
        replace(ENTRY, guid="2", id=identify(FEED.id, "2")),
    )


def test_line_feeds_within_strings_are_forgiven() -> None:
    body = f'{{"version": "{VERSION}", "items": [{{"id": "1", "title": "Steel\nrises"}}]}}'
    assert entries(body) == (entry("1", title="Steel rises"),)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "an empty body"),
        (b" \n", "an empty body"),
        (b"<rss></rss>", "not JSON"),
        (b'{"version": "' + VERSION.encode() + b'", "items": [', "not JSON"),
        (b'{"title": "Z\xf6lle"}', "no JSON Feed"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"[]", "no JSON Feed"),
        (b"null", "no JSON Feed"),
        (b"NaN", "no JSON Feed"),
        (b"1" * 100_000, "no JSON Feed"),
        (b'{"items": []}', "no JSON Feed"),
        (f'{{"version": "{VERSION}"}}'.encode(), "no JSON Feed"),
        (f'{{"version": "{VERSION}", "items": {{}}}}'.encode(), "no JSON Feed"),
        (b'{"version": 1.1, "items": []}', "no JSON Feed"),
    ],
)
def test_what_is_no_feed_is_said(body: bytes, words: str) -> None:
    with pytest.raises(FeedError, match=words) as caught:
        entries(body)
    assert caught.value.url == FEED.url
    assert len(str(caught.value)) <= 300


def test_a_feed_without_items_is_a_feed() -> None:
    assert entries(feed()) == ()


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e99999", "9" * 100_000])
def test_numbers_beyond_reason_are_passed_over(number: str) -> None:
    item = f'{{"id": "1", "x": {number}, "date_published": {number}}}'
    body = f'{{"version": "{VERSION}", "x": {number}, "items": [{item}]}}'
    assert entries(body) == (entry("1"),)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=20)
    | st.sampled_from(["http://[", "//", "/a", "<p", "<div hidden>", "&#x0;", "\ud800", STEEL])
    | st.sampled_from(["9999-12-31T23:59:59-14:00", "2026-W45-1", "20261102", "24:00"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(ITEM)), inner),
    max_leaves=8,
)
ITEMS = st.lists(VALUES | st.dictionaries(st.sampled_from(list(ITEM)), VALUES), max_size=4)


@given(ITEMS, st.dictionaries(st.sampled_from(["author", "authors", "version"]), VALUES))
def test_whatever_the_fields_hold_each_entry_is_whole(
    items: list[Any], top: dict[str, Any]
) -> None:
    found = entries(feed(*items, **{**top, "version": VERSION}))
    # Entries of one id are all kept, where they say different things.
    assert len({(one.id, one.url, one.title, one.summary) for one in found}) == len(found)
    for one in found:
        assert one.guid
        assert one.url == "" or one.url.startswith(("http://", "https://"))
        assert (
            one
            == entry(
                one.guid,
                url=one.url,
                title=one.title.encode().decode()[:MAX_TITLE],  # no surrogate is left
                summary=one.summary.encode().decode(),
                published=one.published and one.published.astimezone(UTC),
                author=one.author.encode().decode()[:MAX_TITLE],
            )
        )


@given(st.binary(max_size=200), st.text(max_size=20), st.integers(0, 400), st.integers(0, 40))
@example(b"\xff\xfe", "", 0, 400)
@example(b"\\ud800", "", 60, 0)
def test_nothing_but_feed_errors_comes_out(
    damage: bytes, content_type: str, at: int, cut: int
) -> None:
    whole = feed(ITEM)
    try:
        found = parse(whole[:at] + damage + whole[at + cut :], content_type, FEED).entries
    except FeedError:
        return
    assert all(one.guid for one in found)


async def test_a_poll_reads_it_in_a_worker_process() -> None:
    pool = Pool()
    now = datetime(2026, 11, 2, 12, tzinfo=UTC)
    poll = await fetch(FEED, FakeWeb({FEED.url: page(feed(ITEM), content_type=JSON)}), pool, now)
    pool.close()
    assert (poll.status, poll.entries) == (PollStatus.OK, (ENTRY,))
    assert SOURCES[FEED.kind] is parse


@pytest.mark.parametrize("codec", ["cp1252", "cp1251"])
def test_what_is_not_in_utf_8_and_says_nothing_is_known_by_its_letters(codec: str) -> None:
    title = "Zölle auf Stahl" if codec == "cp1252" else "Пошлины на сталь"
    top = {"version": VERSION, "items": [{"id": "1", "title": title}]}
    body = json.dumps(top, ensure_ascii=False).encode(codec)
    assert [one.title for one in parse(body, "application/json", FEED).entries] == [title]
