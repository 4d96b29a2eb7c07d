"""Safe text, and how large a message may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.blockkit import (
    BUDGET_CHARACTERS,
    JOINER,
    Problem,
    budget,
    check,
    context,
    escape,
    header,
    link,
    plain,
    section,
    shorten,
)


def test_budget_counts_the_characters_of_every_block_and_the_items_of_markdown() -> None:
    long = {"blocks": [section("x" * 3000)] * 3 + [context("y" * 2500), header("z")]}
    assert budget(long) == (
        Problem(path="blocks", what="over budget: 11,501 characters", limit=BUDGET_CHARACTERS),
    )
    listed = {"blocks": [{"type": "markdown", "text": "- one\n\n" * 46}]}
    assert budget(listed) == (Problem(path="blocks", what="over budget: 46 items", limit=45),)
    assert budget({"text": "short", "blocks": [section("x")]}) == ()


@pytest.mark.parametrize(
    ("foreign", "escaped"),
    [
        ("Duties & <b>levies</b>", "Duties &amp; &lt;b&gt;levies&lt;/b&gt;"),
        (
            "<!channel> <@U1> <!subteam^S1>",
            f"&lt;!channel&gt; &lt;@{JOINER}U1&gt; &lt;!subteam^S1&gt;",
        ),
        ("@here and @channel", f"@{JOINER}here and @{JOINER}channel"),
        ("*bold* ~gone~ `code`", "∗bold∗ ∼gone∼ 'code'"),
        (":rotating_light: at 10:30", f":{JOINER}rotating_light: at 10:30"),
        (
            "http://evil.example www.evil.example",
            f"http:{JOINER}//evil.example www{JOINER}.evil.example",
        ),
        ("one\n> two\u202e\u200b three\x00", "one &gt; two three"),
        ("25% on cars, from 2.5% — “now”", "25% on cars, from 2.5% — “now”"),
    ],
)
def test_escape_leaves_nothing_live(foreign: str, escaped: str) -> None:
    assert escape(foreign) == escaped


@given(st.text())
def test_escaped_text_holds_one_line_without_signs(foreign: str) -> None:
    escaped = escape(foreign)
    assert not set(escaped) & set("<>*~`\n\r\x00\u202e")
    assert plain(escaped.replace("&lt;", "").replace("&gt;", "")).count("://") == escaped.count(
        "://"
    )
    assert escaped.count("&") == sum(escaped.count(e) for e in ("&amp;", "&lt;", "&gt;"))


@pytest.mark.parametrize(
    ("url", "label", "made"),
    [
        ("https://a.example/x?a=1&b=2", "A & B", "<https://a.example/x?a=1&amp;b=2|A &amp; B>"),
        (
            "https://a.example/a|b>c<d e",
            "one|two>",
            "<https://a.example/a%7Cb%3Ec%3Cd%20e|one¦two&gt;>",
        ),
        ("https://a.example/\n<!here>", "T", "<https://a.example/%0A%3C!here%3E|T>"),
        ("javascript:alert(1)", "<!here>", "&lt;!here&gt;"),
        ("//a.example/x", "No scheme", "No scheme"),
        ("http://[broken", "Broken", "Broken"),
        ("https://a.example/" + "x" * 3000, "Too long", "Too long"),
    ],
)
def test_link_leads_to_a_web_address_or_nowhere(url: str, label: str, made: str) -> None:
    assert link(url, label) == made


@given(st.text(min_size=1), st.text())
def test_a_link_cannot_be_broken_out_of(path: str, label: str) -> None:
    made = link("https://a.example/" + path, label)
    inside = made[1:-1] if made.startswith("<") else made
    assert not set(inside) & set("<>\n")
    assert inside.count("|") == made.startswith("<")


@pytest.mark.parametrize(
    ("words", "limit", "short"),
    [
        ("Duties rise", 11, "Duties rise"),
        ("Duties rise on wire", 12, "Duties rise…"),
        ("Duties rise on wire", 11, "Duties…"),
        ("Duties, and levies", 8, "Duties…"),
        ("Unbreakable", 5, "Unbr…"),
    ],
)
def test_shorten_cuts_between_words(words: str, limit: int, short: str) -> None:
    assert shorten(words, limit) == short


@given(st.text(), st.integers(min_value=1, max_value=50))
def test_shortened_text_fits(words: str, limit: int) -> None:
    assert len(shorten(words, limit)) <= limit


@given(st.text(min_size=1))
def test_a_header_of_any_text_with_words_is_allowed(words: str) -> None:
    made = header(f"Tariffs {words}")
    assert check({"blocks": [made]}) == ()
    assert not set(made["text"]["text"]) & set("<>\n")
