"""What a page says of itself: its title, who published it, when, and in what language."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.extract import Page, extract
from bot.articles.facts import own_title
from tests.articles.press import NOW, PARAGRAPHS, html, paragraphs


def stating(*statements: object, head: str = "", body: str = "") -> Page:
    """Read a page that states things in JSON-LD, and others in its head or its body."""
    scripts = "".join(
        f"<script type='application/ld+json'>{json.dumps(one)}</script>" for one in statements
    )
    markup = html(body, paragraphs(*PARAGRAPHS), head=scripts + head)
    return extract(markup.encode(), "text/html; charset=utf-8", NOW)


@pytest.mark.parametrize(
    ("title", "site", "headings", "expected"),
    [
        ("Steel rises | The Gazette", "The Gazette", (), "Steel rises"),
        ("Steel rises - Gazette", "The Gazette", (), "Steel rises"),
        ("Steel rises – Trade – Gazette.com", "gazette", (), "Steel rises – Trade"),
        ("Gazette: steel | Steel rises", "", ("Steel rises",), "Steel rises"),
        ("The Gazette — Steel rises", "The Gazette", (), "Steel rises"),
        ("Steel rises | Trade | Gazette", "Gazette", ("Steel rises",), "Steel rises"),
        ("Steel-tariff talks - a timeline", "The Gazette", (), "Steel-tariff talks - a timeline"),
        ("Velmark | Norvia: the accord", "", (), "Velmark | Norvia: the accord"),
        ("Steel rises | Gazette Politics", "The Gazette", (), "Steel rises"),
        ("Steel rises -- gazette.example", "gazette.example", (), "Steel rises"),
        ("钢铁关税上调-公报网", "公报网", (), "钢铁关税上调"),
        ("Steel | Gazette readers tell of it", "Gazette", (), "Steel | Gazette readers tell of it"),
        ("The Gazette", "The Gazette", (), "The Gazette"),
        ("", "", (), ""),
    ],
)
def test_the_site_s_name_is_taken_off_a_title(
    title: str, site: str, headings: tuple[str, ...], expected: str
) -> None:
    assert own_title(title, site, headings) == expected


@given(st.text("ab |-–", max_size=30), st.text("ab", max_size=3))
def test_taking_a_name_off_is_done_once(title: str, site: str) -> None:
    once = own_title(title, site, ())
    assert own_title(once, site, ()) == once


@pytest.mark.parametrize(
    ("statements", "head", "expected"),
    [
        ([{"@type": "NewsArticle", "publisher": {"name": "The Gazette"}}], "", "The Gazette"),
        ([{"@type": ["NewsArticle"], "publisher": [{"name": "A"}, {"name": "B"}]}], "", "A"),
        (
            [{"@graph": [{"@type": "WebSite", "publisher": {"name": "No"}}]}],
            '<meta property="og:site_name" content="The  Gazette">',
            "The Gazette",
        ),
        ([{"@type": "NewsArticle", "publisher": 7}], "", ""),
        ([{"@type": "BlogPosting", "publisher": "The Gazette"}], "", "The Gazette"),
    ],
)
def test_a_page_names_its_publisher(statements: list[object], head: str, expected: str) -> None:
    assert stating(*statements, head=head).publisher == expected


DAY = datetime(2026, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2026-10-30T09:30:00+02:00", DAY.replace(hour=7, minute=30)),
        ("2026-10-30 09:30:00 +0200", DAY.replace(hour=7, minute=30)),
        ("2026-10-30T09:30:00 UTC", DAY.replace(hour=9, minute=30)),
        ("Fri, 30 Oct 2026 09:30:00 -0500", DAY.replace(hour=14, minute=30)),
        ("2026-10-30", DAY),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00Z", None),
        ("2062-10-30T00:00:00Z", None),
        ("30", None),
        (["2026-10-30"], None),
    ],
)
def test_a_date_is_read_in_its_zone_and_an_absurd_one_refused(
    stated: object, expected: datetime | None
) -> None:
    assert stating({"@type": "NewsArticle", "datePublished": stated}).published == expected


def test_an_absurd_date_gives_way_to_the_next() -> None:
    head = '<meta property="article:published_time" content="1970-01-01T00:00:00Z">'
    article = {"@type": "NewsArticle", "datePublished": "2026-10-30"}
    assert stating(article, head=head).published == DAY


def test_the_article_s_date_goes_before_that_of_what_else_is_described() -> None:
    video = {"@type": "VideoObject", "datePublished": "2024-01-01"}
    article = {"@type": "NewsArticle", "datePublished": "2026-10-30"}
    assert stating(video, article).published == DAY


def test_a_time_element_makes_a_day_exact() -> None:
    head = '<meta name="citation_date" content="2026-10-30">'
    body = """<time datetime="2025-01-01T08:00:00Z">1 January 2025</time>
    <time datetime="2026-10-30T09:30:00Z">30 October 2026</time>"""
    assert stating(head=head, body=body).published == DAY.replace(hour=9, minute=30)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("2026-10-31", datetime(2026, 10, 31, tzinfo=UTC)), ("2026-10-30", None), ("2026", None)],
)
def test_a_change_is_later_than_the_publication(stated: str, expected: datetime | None) -> None:
    article = {"@type": "Report", "datePublished": "2026-10-30", "dateModified": stated}
    assert stating(article).modified == expected


def test_a_page_says_its_language() -> None:
    markup = html(paragraphs(*PARAGRAPHS)).replace('lang="en"', 'lang="pt-BR"')
    assert extract(markup.encode(), "text/html").language == "pt"
    assert stating().language == "en"


def test_times_that_disagree_are_those_of_comments() -> None:
    body = """<article><time datetime="2026-10-30T09:30:00Z">30 October 2026</time></article>
    <time pubdate datetime="2026-10-31T08:00:00Z">31 October</time>
    <time pubdate datetime="2026-11-01T08:00:00Z">1 November</time>"""
    alone = '<time pubdate datetime="2026-10-31T08:00:00Z">31 October 2026</time>'
    assert stating(body=body).published == datetime(2026, 10, 30, 9, 30, tzinfo=UTC)
    assert stating(body=alone).published == datetime(2026, 10, 31, 8, tzinfo=UTC)


OWN = {"@type": "NewsArticle", "headline": "Own story", "isAccessibleForFree": True}
OTHER = {"@type": "NewsArticle", "headline": "Quota talks", "isAccessibleForFree": "False"}
HEAD = "<title>Own story | The Gazette</title>"


@pytest.mark.parametrize(
    ("statements", "sold"),
    [
        ([OWN, OTHER], False),
        ([OTHER, OWN], False),
        ([{**OWN, "isAccessibleForFree": "False"}, {**OTHER, "isAccessibleForFree": True}], True),
        ([OWN, {"@type": "PodcastEpisode", "isAccessibleForFree": False}], False),
        ([{"@type": "Event", "isAccessibleForFree": False}], False),
        ([{"@type": "WebPage", "isAccessibleForFree": False}], True),
        ([{"@type": "NewsArticle", "headline": "Own story"}, OTHER], False),
        ([OWN, {"@type": "WebPage", "isAccessibleForFree": False}], False),
        ([{**OWN, "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False}}], True),
        ([{"@graph": [OWN | {"hasPart": {"@id": "#p"}}, {"@id": "#p", **OTHER}]}], True),
        ([OTHER | {"url": "https://gazette.example/own"}, OWN | {"headline": "Seo"}], True),
        ([OTHER], True),  # the one article that the page tells of is its own
    ],
)
def test_only_what_is_said_of_the_page_s_own_article_sells_it(
    statements: list[object], sold: bool
) -> None:
    head = HEAD + '<link rel="canonical" href="https://gazette.example/own/">'
    assert stating(*statements, head=head).paywalled is sold


def test_names_are_found_where_an_article_refers_to_them() -> None:
    graph = [
        OWN | {"publisher": {"@id": "#org"}, "author": [{"@id": "#ann"}, {"@id": "#bo"}]},
        {"@type": "Organization", "@id": "#org", "name": "The Gazette"},
        {"@type": "Person", "@id": "#ann", "name": "Ann Roe"},
        {"@type": "Person", "@id": "#bo", "name": "Bo Lund"},
    ]
    page = stating({"@graph": graph})
    assert (page.publisher, page.author) == ("The Gazette", "Ann Roe; Bo Lund")
    astray = stating(OWN | {"publisher": {"@id": "#nowhere"}, "author": {"@id": ["#x"]}})
    assert (astray.publisher, astray.author) == ("", "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\n<!--\n", "\n//-->\n"),
        ("<!--", "-->"),
        ("/*<![CDATA[*/", "/*]]>*/"),
        ("//<![CDATA[\n", "\n//]]>"),
        ("", ";"),
    ],
)
def test_what_a_page_states_is_read_where_it_is_wrapped(before: str, after: str) -> None:
    stated = json.dumps({"@type": "NewsArticle", "publisher": {"name": "The Gazette"}})
    script = f"<script type='application/ld+json'>{before}{stated}{after}</script>"
    assert stating(head=script).publisher == "The Gazette"
