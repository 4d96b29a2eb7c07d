"""Markup in, the text that a reader would see out."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.markup import line, plain, tidy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  one   two\n three ", "one two three"),
        ("one\n\ntwo\n \t\n\n three", "one\n\ntwo\n\nthree"),
        ("one\r\n\r\ntwo\rthree", "one\n\ntwo three"),
        ("1\u00a0000\u202f000\u3000t", "1 000 000 t"),
        ("ze\u0301ro", "zéro"),
        ("ta\u200bri\u00adff\ufeff", "tariff"),
        ("\u202edesrever\u202c \u2066isolated\u2069", "desrever isolated"),
        ("a\x00b\x1b[31mc\x0bd\x0ce", "ab[31mc d e"),
        ("hi\U000e0048\U000e0049 \ue000there\U000e0101", "hi there"),
        ("one\u2028two\u2029three", "one two\n\nthree"),
        ("\ud800x", "x"),
    ],
)
def test_text_is_brought_to_the_normal_form(text: str, expected: str) -> None:
    assert tidy(text) == expected


@given(st.text())
def test_the_normal_form_is_normal(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once == once.strip()
    assert not {unicodedata.category(letter) for letter in once} & {"Cc", "Cf", "Cs"} - {"Cc"}
    assert all(letter == "\n" or letter.isprintable() or letter > "~" for letter in once)
    assert "\n" not in line(text)


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("no markup", "no markup"),
        ("Tom &amp; Jerry &#8364;5", "Tom & Jerry €5"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p>one\n\ntwo</p>\n\nthree", "one two\n\nthree"),
        ("one<br>two<br/><br/>three", "one two\n\nthree"),
        ("<b>bo</b>ld <a href='x'>li</a>nk", "bold link"),
        ("<ul><li>one<li>two</ul>", "one\n\ntwo"),
        ("<div><p>never closed <em>at all", "never closed at all"),
        ("<html><body><p>a page</p></body></html>", "a page"),
        ("a < b and c > d", "a < b and c > d"),
        ("<p>&#11;&#0;&#xd800;x\x00y</p>", "xy"),
        ("<img src=x onerror=alert(1)>", ""),
    ],
)
def test_markup_becomes_paragraphs(fragment: str, expected: str) -> None:
    assert plain(fragment).replace("\ufffd", "") == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>no</p>",
        "<p hidden=until-found>no</p>",
        "<p aria-hidden='true'>no</p>",
        "<p style='display:none'>no</p>",
        "<p style='color:red; DISPLAY : None !important'>no</p>",
        "<p style='display/**/:/* x */none'>no</p>",
        "<p style='visibility:hidden'>no</p>",
        "<p style='opacity: 0'>no</p>",
        "<p style='opacity:0.0;'>no</p>",
        "<p style='font-size:0px'>no</p>",
        "<p style='position:absolute;left:-9999px'>no</p>",
        "<p style='text-indent:-9999px'>no</p>",
        "<p class='note sr-only'>no</p>",
        "<div hidden><section><p>no</p></section></div>",
        "<!-- no -->",
        "<?php no ?>",
        "<noscript><p>no</p></noscript>",
        "<script>no</script>",
        "<style>no</style>",
        "<template>no</template>",
        "<iframe>no</iframe>",
        "<object>no</object>",
        "<textarea>no</textarea>",
        "<svg><text>no</text></svg>",
        "<dialog>no</dialog>",
        "<select><option>no</option></select>",
    ],
)
def test_what_is_hidden_is_not_read(hidden: str) -> None:
    assert plain(f"<p>before</p>{hidden}<p>after</p>") == "before\n\nafter"


@pytest.mark.parametrize(
    "shown",
    [
        "<p style='opacity:0.9'>yes</p>",
        "<p style='opacity:.5'>yes</p>",
        "<p style='font-size:0.9em'>yes</p>",
        "<p style='margin-left:-100px'>yes</p>",
        "<p aria-hidden='false'>yes</p>",
        "<dialog open>yes</dialog>",
        "<details><summary>yes</summary></details>",
    ],
)
def test_what_is_shown_is_read(shown: str) -> None:
    assert plain(f"<p>before</p>{shown}") == "before\n\nyes"


def test_text_behind_a_hidden_element_stays() -> None:
    assert plain("<p>Rates <span hidden>no</span> rise.</p>") == "Rates rise."


PIECES = ["<p>", "</p>", "<div ", "<b>", ">", "&#", "&#0;", "<!--", "-->", "<![CDATA[", "]]>", "<"]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_markup_gives_normal_text(fragment: str) -> None:
    text = plain(fragment)
    assert tidy(text) == text
