"""The canonical form of a URL."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles import canonical

PLAIN = "https://gazette.example/steel"

urls = st.builds(
    "{}://{}{}{}?{}#{}".format,
    st.sampled_from(["http", "HTTPS", "ftp", "", "javascript"]),
    st.sampled_from(["Gazette.Example", "me:pw@g.example", "[::1]", "g.example.", "日本.jp", ""]),
    st.sampled_from(["", ":80", ":443", ":8080", ":", ":x"]),
    st.text("/aB%2fé .;~", max_size=12),
    st.text("aut=m_s&%7e%2F+é;?", max_size=20),
    st.text(max_size=5),
)


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


@pytest.mark.parametrize("url", ["", "steel", "mailto:a@b.example", "http://[", "http://a:x/"])
def test_what_is_no_web_address_comes_back(url: str) -> None:
    assert canonical(url) == url


@given(urls | st.text())
def test_canonical_is_idempotent(url: str) -> None:
    once = canonical(url)
    assert canonical(once) == once
