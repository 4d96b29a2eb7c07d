"""Links to other articles, comments and buttons are no part of an article's text."""

from __future__ import annotations

import pytest

from bot.articles.furniture import without
from tests.articles.press import BODY, PARAGRAPHS, html, paragraphs
from tests.articles.test_extract import read

OTHERS = ("Norvia lowers its duty on wine", "Grain waits at the strait of Dagrun")


@pytest.mark.parametrize(
    "heading",
    [
        "Related stories",
        "More Must-Reads From The Gazette",
        "You Might Also Like",
        "Most read",
        "Read next",
        "Comments (12)",
        "Mehr zum Thema",
        "À lire aussi :",
        "Te puede interesar",
        "Leia também",
        "関連記事",
    ],
)
def test_the_text_ends_where_links_to_others_or_comments_begin(heading: str) -> None:
    assert without([*PARAGRAPHS, heading, *OTHERS]) == list(PARAGRAPHS)


def test_links_in_the_midst_of_a_text_do_not_end_it() -> None:
    first, *rest = PARAGRAPHS * 2
    whole = [first, "Related stories", OTHERS[0], *rest]
    assert without(whole) == whole


def test_a_report_on_comments_is_read_to_its_end() -> None:
    whole = [*PARAGRAPHS, "Comments are due by 1 June.", "Related stories of smuggling abound."]
    assert without(whole) == whole


@pytest.mark.parametrize(
    "button", ["Share on Twitter", "Advertisement", "Loading…", "Follow Ana Ruiz on X.", "1 of 5"]
)
def test_buttons_are_left_out(button: str) -> None:
    first, *others = PARAGRAPHS
    assert without([first, button, *others]) == list(PARAGRAPHS)


def test_what_is_furniture_alone_is_left_as_it_is() -> None:
    assert without(["Advertisement"]) == ["Advertisement"]
    assert without([""]) == [""]


def test_no_other_outlets_headline_is_read_as_the_articles() -> None:
    more = f"<h3>More stories</h3><p>{OTHERS[0]}</p><p>{OTHERS[1]}</p>"
    assert read(html(paragraphs(*PARAGRAPHS), more)).text == BODY
