"""The canonical form of a URL, and the key of its page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.urls import canonical, key

PLAIN = "https://gazette.example/steel"

urls = st.builds(
    "{}://{}{}{}?{}#{}".format,
    st.sampled_from(["http", "HTTPS", "ftp", "", "javascript"]),
    st.sampled_from(["Gazette.Example", "me:pw@g.example", "[::1]", "g.example.", "日本.jp", ""]),
    st.sampled_from(["", ":80", ":443", ":8080", ":", ":x"]),
    st.text("/aB%2fé .;~", max_size=12),
    st.text("aut=m_s&%7e%2F+é;?", max_size=20),
    st.text(max_size=5) | st.sampled_from(["!a", "/b", ":~:text=c"]),
)
pieces = st.sampled_from(
    "/ ? & = # . : % ; ! @ é // /../ /./ %2e%2e %2F https:// http: www. m. amp amp. /amp .amp "  # noqa: SIM905
    "\ud800 amp=1 ?q= url= u= google.com/url google.com/amp/s/ cdn.ampproject.org/c/s/ "
    "l.facebook.com/l.php "
    "jsessionid ;jsession%69d= g.example index.html (S(abcdefghijklmnopqrstuvwx)) 日本.jp "
    "xn-- [::1] %68ttps%3A%2F%2F".split()
)
tangled = st.lists(pieces, max_size=12).map("".join)


@pytest.mark.parametrize(
    "url",
    [
        PLAIN,
        f"  {PLAIN}\n",
        "HTTPS://Gazette.Example/steel",
        "https://gazette.example:443/steel",
        "https://gazette.example./steel",
        "https://me:secret@gazette.example/steel",
        f"{PLAIN}#comments",
        f"{PLAIN}?",
        f"{PLAIN}?utm_source=feed&utm_medium=rss&UTM_Campaign=x",
        f"{PLAIN}?fbclid=1&gclid=2&mc_cid=3&CMP=rss&smid=tw&xtor=RSS-1",
        f"{PLAIN};jsessionid=0A1B",
        "https://gazette.example/%73teel",
    ],
)
def test_what_names_no_document_is_stripped(url: str) -> None:
    assert canonical(url) == PLAIN


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://gazette.example", "http://gazette.example/"),
        ("http://gazette.example:80/a", "http://gazette.example/a"),
        ("http://gazette.example:443/a", "http://gazette.example:443/a"),
        ("https://gazette.example/a?b=2&a=1&utm_id=3", "https://gazette.example/a?a=1&b=2"),
        ("https://gazette.example/a?x=2&x=1", "https://gazette.example/a?x=2&x=1"),
        ("https://gazette.example/a%2fb%e9", "https://gazette.example/a%2Fb%E9"),
        ("https://gazette.example/z\u00f6lle 1", "https://gazette.example/z%C3%B6lle%201"),
        ("https://gazette.example/%7Ea%2", "https://gazette.example/~a%2"),
        ("https://[2606:4700::1111]:8080/", "https://[2606:4700::1111]:8080/"),
    ],
)
def test_one_spelling_is_chosen(url: str, expected: str) -> None:
    assert canonical(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://gazette.example/A/b/",
        "https://gazette.example/doc?id=7",
        "https://gazette.example/doc?cid=3&gallery=2&partner=eu&ref=7&source=wto",
        "https://law.example/TXT/?uri=CELEX:32026R0001",
        "https://gazette.example/a?q=%26utm_source%3Dx",
    ],
)
def test_what_may_name_a_document_stays(url: str) -> None:
    assert canonical(url) == url


@pytest.mark.parametrize(
    "url",
    ["", "steel", "mailto:a@b.example", "http://[", "http://a:x/", "https://[::1]@[;a=https://]"],
)
def test_what_is_no_web_address_comes_back(url: str) -> None:
    assert canonical(url) == url


@given(urls | st.text() | tangled | tangled.map("https://a.example/".__add__))
def test_canonical_is_idempotent_and_keeps_the_key(url: str) -> None:
    once = canonical(url)
    assert canonical(once) == once
    assert key(once) == key(url)


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.google.com/url?sa=t&q={PLAIN}&usg=AOv",
        "https://www.google.co.jp/url?url=https%3A%2F%2Fgazette.example%2Fsteel&rct=j",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fgazette.example%2Fsteel%3Ffbclid%3Dx&h=AT0",
        "https://www.google.com/amp/s/gazette.example/steel",
        "https://gazette-example.cdn.ampproject.org/c/s/gazette.example/steel?amp_js_v=0.1",
        "http://www.bing.com/news/apiclick.aspx?ref=x&url=https%3a%2f%2fgazette.example%2fsteel",
        "https://www.google.com/url?q=https%3A%2F%2Fl.instagram.com%3Fu%3Dhttps%253A%252F%252Fgazette.example%252Fsteel",
        "https://gazette.example/a/../news/./../steel",
        "https://gazette.example/(S(lit3py55t21z5v55vlm25s55))/steel",
        "https://gazette.example/steel?PHPSESSID=3e6",
    ],
)
def test_what_leads_on_is_the_page_that_it_leads_to(url: str) -> None:
    assert canonical(url) == PLAIN


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/url?q=javascript:alert(1)",
        "https://www.google.com/url?sa=t",
        "https://google.example/search?q=steel",
        "https://feedproxy.google.com/~r/gazette/~3/abc/",
        "https://spa.example/#!/news/7",
        "https://spa.example/#/news/8",
        "https://web.archive.example/web/2026/https://gazette.example/steel",
    ],
)
def test_what_leads_nowhere_that_it_tells_stays(url: str) -> None:
    assert canonical(url) == url


@pytest.mark.parametrize(
    "url",
    [
        PLAIN,
        "http://gazette.example/steel/",
        "https://www.gazette.example/steel#comments",
        "https://m.gazette.example/steel?utm_source=x",
        "https://amp.gazette.example/steel",
        "https://touch.gazette.example//steel/",
        "https://gazette.example/amp/steel",
        "https://gazette.example/steel/amp/",
        "https://gazette.example/steel?amp=1",
        "https://gazette.example/steel?outputType=amp",
        "https://gazette.example/steel.amp",
        "https://gazette.example/steel/index.html",
        "https://www.google.com/amp/s/www.gazette.example/amp/steel",
    ],
)
def test_a_page_has_one_key_whatever_door_leads_to_it(url: str) -> None:
    assert key(url) == "gazette.example/steel"


@pytest.mark.parametrize(
    "url",
    [
        "https://gazette.example/Steel",
        "https://gazette.example/steel?page=2",
        "https://gazette.example/steel/2",
        "https://gazette.example:8443/steel",
        "https://trade.gazette.example/steel",
        "https://gazette.example/steel#!/b",
    ],
)
def test_another_page_has_another_key(url: str) -> None:
    assert key(url) != key(PLAIN)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://日本.jp/税", "xn--wgv71a.jp/%E7%A8%8E"),
        ("https://xn--wgv71a.jp/%e7%a8%8e", "xn--wgv71a.jp/%E7%A8%8E"),
        ("https://Zölle.example/", "xn--zlle-5qa.example"),
        ("https://en.m.wiki.example/Tariff", "en.wiki.example/Tariff"),
        ("https://m.example/a", "m.example/a"),  # nothing would be left of the host
        ("https://g.example/a?q=x%20y", "g.example/a?q=x+y"),
        ("https://spa.example/#/news/8", "spa.example#/news/8"),
        ("mailto:a@b.example", ""),
        ("", ""),
    ],
)
def test_keys_are_in_one_spelling(url: str, expected: str) -> None:
    assert key(url) == expected
