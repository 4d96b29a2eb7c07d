"""RSS and Atom as they come: every format, and every way to get one wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain import Entry, Feed, identify
from bot.errors import FeedError
from bot.feeds.entries import MAX_ENTRIES, MAX_TITLE
from bot.feeds.syndication import parse

FEED = Feed(id="gazette", url="https://gazette.example/feeds/trade.rss", publisher="The Gazette")
RSS = "application/rss+xml"


def rss(*items: str, head: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<rss version="2.0"><channel>'
        f"<title>Trade</title>{''.join(items)}</channel></rss>"
    ).encode()


def item(inner: str) -> str:
    return f"<item>{inner}</item>"


def entries(body: bytes | str, content_type: str = RSS) -> tuple[Entry, ...]:
    return parse(body.encode() if isinstance(body, str) else body, content_type, FEED).entries


def only(inner: str) -> Entry:
    """Read a feed of one item."""
    (entry,) = entries(rss(item(inner)))
    return entry


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


RSS_20 = rss(
    item(
        """<title>Velmark raises steel tariff to 25% &amp;amp; more</title>
        <link>https://gazette.example/steel</link>
        <guid isPermaLink="false">steel-1</guid>
        <pubDate>Mon, 02 Nov 2026 09:30:00 +0900</pubDate>
        <author>desk@gazette.example (Ana Ruiz)</author>
        <description>&lt;p&gt;The rate was &lt;b&gt;10%&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Talks go
        on.&lt;/p&gt;</description>"""
    )
)
RSS_10 = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://gazette.example/"><title>Trade</title></channel>
<item rdf:about="https://gazette.example/steel"><title>Velmark raises steel tariff</title>
<link>https://gazette.example/steel</link><description>The rate was 10%.</description>
<dc:date>2026-11-02T09:30:00+09:00</dc:date><dc:creator>Ana Ruiz</dc:creator></item></rdf:RDF>"""
RSS_091 = """<?xml version="1.0"?><!DOCTYPE rss PUBLIC
 "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel>
<title>Trade</title><item><title>Velmark raises steel tariff</title>
<link>https://gazette.example/steel</link></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Trade</title>
<entry><id>tag:gazette.example,2026:steel</id><title type="html">Velmark &lt;i&gt;raises&lt;/i&gt;
 steel tariff</title><link rel="enclosure" href="/audio.mp3"/><link href="/steel"/>
<updated>2026-11-02T00:30:00Z</updated><author><name>Ana Ruiz</name></author>
<summary>The rate was 10%.</summary><content type="xhtml"><div
 xmlns="http://www.w3.org/1999/xhtml"><p>The rate was 10%.</p><p>Talks go on.</p></div></content>
</entry></feed>"""
WHEN = datetime(2026, 11, 2, 0, 30, tzinfo=UTC)
STEEL = "https://gazette.example/steel"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            RSS_20,
            entry(
                "steel-1",
                url=STEEL,
                title="Velmark raises steel tariff to 25% & more",
                summary="The rate was 10%.\n\nTalks go on.",
                published=WHEN,
                author="Ana Ruiz",
            ),
        ),
        (
            RSS_10.encode(),
            entry(
                STEEL,
                url=STEEL,
                title="Velmark raises steel tariff",
                summary="The rate was 10%.",
                published=WHEN,
                author="Ana Ruiz",
            ),
        ),
        (RSS_091.encode(), entry(STEEL, url=STEEL, title="Velmark raises steel tariff")),
        (
            ATOM.encode(),
            entry(
                "tag:gazette.example,2026:steel",
                url=STEEL,
                title="Velmark raises steel tariff",
                summary="The rate was 10%.\n\nTalks go on.",
                published=WHEN,
                author="Ana Ruiz",
            ),
        ),
    ],
    ids=["rss 2.0", "rss 1.0", "rss 0.91", "atom"],
)
def test_each_format_is_read(body: bytes, expected: Entry) -> None:
    assert parse(body, RSS, FEED).entries == (expected,)


# -- identity ----------------------------------------------------------------------------


def test_without_a_guid_the_link_names_the_entry_then_the_title() -> None:
    assert only(f"<title>A</title><link>{STEEL}</link>").guid == STEEL
    assert only("<title>A</title>").guid == identify("A")


def test_an_entry_of_words_alone_goes_by_them_and_is_headed_by_its_first_sentence() -> None:
    long = "The duty rises " + "again and " * 20 + "again."
    found = entries(
        rss(
            item("<description>Velmark pauses. &lt;p&gt;Talks go on.&lt;/p&gt;</description>"),
            item(f"<description>{long}</description>"),
            item("<description>Velmark pauses.</description>"),
            item("<category>x</category>"),
        )
    )
    assert [one.title for one in found] == [
        "Velmark pauses.",
        f"{long[:114]}…",
        "Velmark pauses.",
    ]
    assert [one.summary for one in found] == ["Velmark pauses.\n\nTalks go on.", long, ""]
    assert [one.guid for one in found] == [
        identify("Velmark pauses.\n\nTalks go on."),
        identify(long),
        identify("Velmark pauses."),
    ]


def test_a_recording_without_a_page_goes_by_its_file_and_a_picture_names_nothing() -> None:
    file = "<enclosure url='/talk.mp3' type='audio/mpeg'/>"
    picture = "<enclosure url='/logo.png' type='image/png'/>"
    assert only(f"<title>A</title>{file}").guid == "https://gazette.example/talk.mp3"
    assert only(f"<title>A</title>{picture}").guid == identify("A")


def test_a_guid_that_is_no_address_is_kept_as_it_is_written() -> None:
    assert only("<guid>abc</guid><link>/a</link>").guid == "abc"


@pytest.mark.parametrize(("pattern", "kept"), [("", "ABC"), ("^[AB]$", "AB"), ("(?i)b", "B")])
def test_a_feed_brings_only_the_titles_that_it_is_to(pattern: str, kept: str) -> None:
    body = rss(*(item(f"<title>{title}</title>") for title in "ABC"))
    found = parse(body, RSS, replace(FEED, only=pattern)).entries
    assert "".join(one.title for one in found) == kept


def test_a_pattern_that_is_none_is_said() -> None:
    with pytest.raises(FeedError, match="no regular expression"):
        parse(rss(item("<title>A</title>")), RSS, replace(FEED, only="("))


def test_entries_of_one_guid_are_one_where_they_say_the_same() -> None:
    several = rss(*(item(f"<guid>g</guid><title>{title}</title>") for title in "ABA"))
    assert [entry.title for entry in entries(several)] == ["A", "B"]


def test_the_same_guid_in_two_feeds_is_two_entries() -> None:
    other = Feed(id="other", url=FEED.url, publisher="The Other")
    assert parse(RSS_20, RSS, other).entries[0].id != parse(RSS_20, RSS, FEED).entries[0].id


def test_an_endless_guid_is_shortened() -> None:
    one, other = (only(f"<guid isPermaLink='false'>{'x' * 5000}{end}</guid>") for end in "ab")
    assert len(one.guid) < 100
    assert one.guid != other.guid


# -- dates -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Mon, 02 Nov 2026 00:30:00 GMT", WHEN),
        ("Sun, 01 Nov 2026 19:30:00 EST", WHEN),
        ("2026-11-02T00:30:00Z", WHEN),
        ("2026-11-02", datetime(2026, 11, 2, tzinfo=UTC)),
        ("", None),
        ("yesterday", None),
        ("0001-01-01T00:00:00Z", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Mon, 99 Nov 2026 99:99:99 GMT", None),
    ],
)
def test_dates_are_read_or_left_out(date: str, expected: datetime | None) -> None:
    assert only(f"<title>A</title><pubDate>{date}</pubDate>").published == expected


# -- markup, links and text --------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/steel", STEEL),
        ("../steel", STEEL),
        (" https://gazette.example/steel\n", STEEL),
        ("https://gazette.example/steel?a=1&amp;b=2", STEEL + "?a=1&b=2"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("ftp://gazette.example/", ""),
        ("https://gazette.example/" + "x" * 3000, ""),
        ("http://[", ""),
    ],
)
def test_links_are_absolute_and_of_the_web(link: str, expected: str) -> None:
    assert only(f"<title>A</title><guid isPermaLink='false'>1</guid><link>{link}</link>").url == (
        expected
    )


def test_what_a_reader_would_not_see_is_not_read() -> None:
    summary = only(
        "<title>A</title><description><![CDATA[<p>Seen.</p><script>no()</script><!-- no -->"
        "<p style='display: none'>no</p><p hidden>no</p><span aria-hidden='true'>no</span>"
        "<noscript>no</noscript>]]></description>"
    ).summary
    assert summary == "Seen."


def test_plain_titles_keep_their_angle_brackets() -> None:
    assert only("<title>Duties &lt; 5% on cars</title>").title == "Duties < 5% on cars"


def test_texts_lose_invisible_characters() -> None:
    assert only("<title>Ta\u200brif\u202ef&#8203;s\u00a0up</title>").title == "Tariffs up"


def test_the_fuller_of_summary_and_content_is_kept() -> None:
    fuller = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        "<item><title>A</title><description>Short.</description><content:encoded>"
        "&lt;p&gt;Much longer.&lt;/p&gt;</content:encoded></item></channel></rss>"
    )
    assert entries(fuller)[0].summary == "Much longer."


def test_a_summary_that_repeats_the_title_is_left_out() -> None:
    assert only("<title>A</title><description>A</description>").summary == ""


def test_texts_are_capped() -> None:
    found = only(f"<title>{'x' * 9000}</title><description>{'word ' * 9000}</description>")
    assert (len(found.title), len(found.summary)) == (MAX_TITLE, 19_999)


# -- whose article it is -----------------------------------------------------------------


def test_links_within_an_item_are_not_its_own() -> None:
    found = only(
        """<title>A</title><link>/a</link><related><link url="/b"/><link>/c</link>
        <title>B</title><guid>b</guid></related>"""
    )
    assert (found.title, found.url) == ("A", "https://gazette.example/a")


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ("<link rel='payment' href='https://p.example/'/><link href='/a'/>", "/a"),
        ("<link rel='alternate' type='application/json' href='/j'/><link href='/a'/>", "/a"),
        ("<link rel='related' href='/r'/><id>https://gazette.example/i</id>", "/i"),
        ("<link rel='related' href='/r'/><id>urn:1</id>", "/r"),
        ("<link rel='self' href='/s'/><link rel='enclosure' href='/e'/><id>urn:1</id>", ""),
    ],
)
def test_the_page_of_an_entry_is_its_alternate(links: str, expected: str) -> None:
    body = (
        f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A</title>{links}</entry></feed>"
    )
    (found,) = entries(body)
    assert found.url == (f"https://gazette.example{expected}" if expected else "")


def test_an_aggregators_item_names_its_outlet() -> None:
    source = "<source url='https://herald.example/'>The Herald</source>"
    away = only(f"<title>A</title><link>https://herald.example/a</link>{source}")
    titled = only(f"<title>A - The Herald</title><link>/opaque</link>{source}")
    own = only("<title>A</title><link>/a</link><source url='/'>The Gazette</source>")
    wire = only(f"<title>A</title><link>https://www.gazette.example/a</link>{source}")
    other = only(f"<title>A</title><link>https://mirror.example/a</link>{source}")
    assert [away.publisher, titled.publisher] == ["The Herald", "The Herald"]
    assert titled.title == "A - The Herald"
    assert (own.publisher, wire.publisher, other.publisher) == ("", "", "")


def test_the_link_that_the_feed_gave_is_kept_beside_the_one_behind_it() -> None:
    found = only(
        "<title>A</title><link>https://burner.example/1</link>"
        "<feedburner:origLink>https://gazette.example/a</feedburner:origLink>"
    )
    assert (found.url, found.given) == ("https://gazette.example/a", "https://burner.example/1")


def test_relative_links_of_a_feed_from_another_host_are_of_its_site() -> None:
    body = (
        "<rss><channel><link>https://herald.example/news/</link><item><title>A</title>"
        "<link>/a</link></item></channel></rss>"
    )
    assert entries(body)[0].url == "https://herald.example/a"
    at_home = body.replace("herald", "gazette").replace("<link>/a", "<link>a")
    assert entries(at_home)[0].url == "https://gazette.example/feeds/a"


# -- markup that is not well-formed ------------------------------------------------------


@pytest.mark.parametrize(
    ("inner", "title"),
    [
        ("<title>A<br>B</title>", "A B"),
        ("<title>A <b>B</title>", "A B"),
        ("<title>A</b> B</title>", "A B"),
        ("<title>5 < 6</title>", "5 < 6"),
        ("<title>A &nbsp;&bogus; &#8217;&#x2019;&#X41;&#150;</title>", "A &bogus; ’’A–"),
        ("<title>A<!-- x -- y --></title>", "A"),
        ("<title>A<![CDATA[ & <!-- B]]></title>", "A & <!-- B"),
        ("<title type=html x=1 x=2>A</title>", "A"),
        ("<title>A</title><category term='it&#39;s'/>", "A"),
        ("<title>A</title><dc:title>B</dc:title><unknown:title>C</unknown:title>", "A"),
        ("<title></title><dc:title>B</dc:title>", "B"),
    ],
)
def test_broken_markup_is_mended(inner: str, title: str) -> None:
    assert only(inner + "<link>/a</link>").title == title


def test_an_item_that_was_not_ended_ends_where_the_next_begins() -> None:
    body = "<rss><channel><item><title>A</title><item><title>B</title></item></channel></rss>"
    assert [one.title for one in entries(body)] == ["A", "B"]


# -- encodings ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "codec", "content_type"),
    [
        ("utf-8", "utf-8", RSS),
        ("utf-8", "utf-8", "text/xml"),
        ("utf-8", "utf-8", "text/xml; charset=iso-8859-1"),
        ("iso-8859-1", "utf-8", RSS),
        ("utf-8", "utf-8-sig", ""),
        ("utf-16", "utf-16", RSS),
        ("windows-1252", "windows-1252", RSS),
        ("windows-1252", "windows-1252", "text/xml; charset=us-ascii"),
        ("utf-8", "windows-1252", RSS),
        ("nonsense", "utf-8", "text/xml; charset=nonsense"),
    ],
)
def test_encodings_are_found_where_the_labels_lie(
    declared: str, codec: str, content_type: str
) -> None:
    body = (
        f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel><item>'
        "<title>Zölle – “neue” Sätze</title></item></channel></rss>"
    )
    assert entries(body.encode(codec), content_type)[0].title == "Zölle – “neue” Sätze"


@pytest.mark.parametrize(
    ("codec", "content_type"),
    [
        ("shift_jis", "text/xml; charset=iso-8859-1"),
        ("euc-jp", RSS),
        ("iso-2022-jp", "text/xml"),
        ("shift_jis", "application/xml; charset=shift_jis"),
    ],
)
def test_japanese_encodings_are_read(codec: str, content_type: str) -> None:
    body = (
        f'<?xml version="1.0" encoding="{codec}"?><rss version="2.0"><channel><item>'
        "<title>鉄鋼関税を引き上げ</title></item></channel></rss>"
    )
    assert entries(body.encode(codec), content_type)[0].title == "鉄鋼関税を引き上げ"


# -- sizes and damage --------------------------------------------------------------------


def test_of_a_long_feed_the_newest_entries_are_kept_in_their_order() -> None:
    dated = [
        item(
            f"<guid isPermaLink='false'>{n}</guid>"
            f"<pubDate>2026-{1 + n // 60:02}-{1 + n % 28:02}T00:00:00Z</pubDate>"
        )
        for n in range(MAX_ENTRIES + 60)
    ]
    kept = [int(entry.guid) for entry in entries(rss(*dated))]
    assert kept == list(range(60, MAX_ENTRIES + 60))


def test_a_feed_that_was_cut_off_loses_its_last_entry() -> None:
    whole = rss(*(item(f"<guid isPermaLink='false'>guid-{n}</guid>") for n in range(3)))
    cut = whole[: whole.index(b"guid-2") + 5]
    assert [entry.guid for entry in entries(cut)] == ["guid-0", "guid-1"]


def test_a_feed_that_is_not_well_formed_is_read_all_the_same() -> None:
    body = b"<rss version=2.0><channel><item><title>Fish & chips</title></item></channel></rss>"
    assert entries(body)[0].title == "Fish & chips"


def test_a_feed_without_entries_is_a_feed() -> None:
    assert entries(rss()) == ()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty body"),
        (b" \n\t", "empty body"),
        (b"\x89PNG\r\n", "no markup"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', 'no markup.* kind is "jsonfeed"'),
        (b'{"a": "<rss><channel><item><title>A</title></item></channel></rss>"}', "no markup"),
        (b"<!DOCTYPE html><html><body><item>x</item></body></html>", "an HTML page"),
        (b"<HTML><title>Sign in</title></HTML>", "an HTML page"),
        (b"<sitemapindex><sitemap/></sitemapindex>", "its root is <sitemapindex>"),
    ],
)
def test_what_is_no_feed_is_said(body: bytes, words: str) -> None:
    with pytest.raises(FeedError, match=words) as caught:
        entries(body)
    assert caught.value.url == FEED.url


@pytest.mark.parametrize(
    "declarations",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">',
        f'<!ENTITY a "{"x" * 1000}">',
    ],
)
def test_entity_bombs_are_refused(declarations: str) -> None:
    body = rss(item("<title>&c;</title>"), head=f"<!DOCTYPE rss [{declarations}]>")
    with pytest.raises(FeedError, match="XML entities"):
        entries(body)


def test_external_entities_are_not_read() -> None:
    head = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    assert entries(rss(item("<title>A &x;</title>"), head=head))[0].title in {"A &x;", "A"}


def test_a_body_that_names_a_file_is_not_opened() -> None:
    with pytest.raises(FeedError):
        entries(b"/etc/hostname")


# -- fuzz --------------------------------------------------------------------------------

PIECES = [
    b"<item>", b"</item>", b"<title>", b"</title>", b"<link>", b"<guid>", b"<![CDATA[", b"]]>",
    b"<entry>", b"<content type='xhtml'>", b"<pubDate>", b"<!ENTITY x 'y'>", b"&#x0;", b"&x;",
    b"&#99999999999;", b"<link href='http://['/>", b"\x00", b"\xff\xfe", b"<?xml ?>", b"<!--",
    b"2026-13-45", b"base64", b"<div hidden>", b"xmlns:a='", b"'", b'"', b">", b"<rss>",
]  # fmt: skip


@given(
    st.binary(max_size=300)
    | st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=30).map(
        lambda pieces: b"<rss version='2.0'><channel>" + b"".join(pieces)
    )
    | st.lists(st.sampled_from(PIECES), max_size=30).map(
        lambda pieces: b"<feed xmlns='http://www.w3.org/2005/Atom'>" + b"".join(pieces)
    ),
    st.text(max_size=30) | st.sampled_from([RSS, "text/xml; charset=idna", "a; charset=utf-7"]),
)
@example(b"<rss><item><guid>&#0;</guid></item></rss>", "text/xml; charset=punycode")
def test_nothing_but_feed_errors_comes_out(body: bytes, content_type: str) -> None:
    try:
        found = parse(body, content_type, FEED).entries
    except FeedError:
        return
    assert all(entry.guid for entry in found)
    assert len({entry.id for entry in found}) == len(found)


@given(st.data())
def test_damage_anywhere_in_a_feed_raises_nothing_else(data: st.DataObject) -> None:
    body = bytearray(data.draw(st.sampled_from([RSS_20, RSS_10.encode(), ATOM.encode()])))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(body)))
        body[at : at + data.draw(st.integers(0, 9))] = data.draw(
            st.sampled_from(PIECES) | st.binary(max_size=5)
        )
    try:
        found = parse(bytes(body), RSS, FEED).entries
    except FeedError:
        return
    assert all(entry.guid for entry in found)
