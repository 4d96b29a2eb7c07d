from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slackblocks import _limits as theirs

from bot.blockkit import (
    BUDGET_CHARACTERS,
    JOINER,
    LIMITS,
    Block,
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

# Ours -> theirs, where a limit bears another name.
ALIASES = {
    "section.fields[]": "SECTION_FIELDS_ITEM",
    "table.rows[]": "TABLE_COLUMNS",
    "*.action_id": "ACTION_ID",
    "*.block_id": "BLOCK_ID",
    "*.accessibility_label": "BUTTON_ACCESSIBILITY_LABEL",
    "*.alt_text": "IMAGE_ALT_TEXT",
    "*.image_url": "IMAGE_IMAGE_URL",
    "*.option_groups": "SELECT_OPTION_GROUPS",
    "*.options": "SELECT_OPTIONS",
    "*.placeholder": "SELECT_PLACEHOLDER",
    "*.url": "BUTTON_URL",
    "plain_text.text": "TEXT",
    "mrkdwn.text": "TEXT",
}


def _their_limit(name: str) -> int | None:
    stem = ALIASES.get(name) or name.replace("confirm.", "confirmation.").replace(".", "_").upper()
    for ending in ("_MAX_LENGTH", "_MAX_ITEMS"):
        if (found := getattr(theirs, stem + ending, None)) is not None:
            return int(found)
    return None


def test_the_table_agrees_with_an_independent_registry() -> None:
    known = {name: found for name in LIMITS if (found := _their_limit(name)) is not None}
    assert {name: LIMITS[name] for name in known} == known
    assert sorted(set(LIMITS) - set(known)) == ["context.elements[]", "message.text"]


def text(words: str, kind: str = "mrkdwn") -> Block:
    return {"type": kind, "text": words}


def button(**fields: Any) -> Block:
    return {"type": "button", "text": text("Go", "plain_text"), **fields}


@pytest.mark.parametrize(
    ("payload", "problems"),
    [
        ({"text": "Plain."}, ()),
        ({"text": ""}, (Problem(path="text", what="empty: a message needs text or blocks"),)),
        (
            {"text": "x" * 40_001},
            (Problem(path="text", what="too long: 40,001", limit=40_000),),
        ),
        (
            {"blocks": [{"type": "divider"}] * 51},
            (Problem(path="blocks", what="too many: 51", limit=50),),
        ),
        (
            {"blocks": [{"type": "marquee"}, {"text": "no type"}]},
            (
                Problem(path="blocks[0]", what="unknown type 'marquee'"),
                Problem(path="blocks[1]", what="unknown type ''"),
            ),
        ),
        (
            {"blocks": [{"type": "header", "text": text("x" * 151)}]},
            (
                Problem(path="blocks[0].text.text", what="too long: 151", limit=150),
                Problem(path="blocks[0].text", what="must be plain_text"),
            ),
        ),
        (
            {"blocks": [{"type": "section", "text": text("")}, {"type": "section"}]},
            (
                Problem(path="blocks[0].text", what="mrkdwn without text"),
                Problem(path="blocks[1]", what="section without text or fields"),
            ),
        ),
        (
            {"blocks": [{"type": "section", "text": text("x" * 3001)}]},
            (Problem(path="blocks[0].text.text", what="too long: 3,001", limit=3000),),
        ),
        (
            {"blocks": [{"type": "section", "fields": [text("x")] * 10 + [text("y" * 2001)]}]},
            (
                Problem(path="blocks[0].fields", what="too many: 11", limit=10),
                Problem(path="blocks[0].fields[10].text", what="too long: 2,001", limit=2000),
            ),
        ),
        (
            {"blocks": [{"type": "context", "elements": [text("x")] * 11}]},
            (Problem(path="blocks[0].elements", what="too many: 11", limit=10),),
        ),
        (
            {
                "blocks": [
                    {
                        "type": "actions",
                        "elements": [
                            button(value="v" * 2001, url="https://a.example/" + "u" * 3000),
                            button(text=text("t" * 76, "plain_text"), action_id="a" * 256),
                            button(confirm={"title": text("c" * 101, "plain_text")}),
                        ],
                    }
                ]
            },
            (
                Problem(path="blocks[0].elements[0].value", what="too long: 2,001", limit=2000),
                Problem(path="blocks[0].elements[0].url", what="too long: 3,018", limit=3000),
                Problem(path="blocks[0].elements[1].text.text", what="too long: 76", limit=75),
                Problem(path="blocks[0].elements[1].action_id", what="too long: 256", limit=255),
                Problem(
                    path="blocks[0].elements[2].confirm.title.text",
                    what="too long: 101",
                    limit=100,
                ),
            ),
        ),
        (
            {
                "blocks": [
                    {
                        "type": "section",
                        "text": text("x"),
                        "accessory": {
                            "type": "overflow",
                            "options": [{"text": text("o" * 76, "plain_text")}] * 6,
                        },
                    }
                ]
            },
            (
                Problem(path="blocks[0].accessory.options", what="too many: 6", limit=5),
                *(
                    Problem(
                        path=f"blocks[0].accessory.options[{number}].text.text",
                        what="too long: 76",
                        limit=75,
                    )
                    for number in range(6)
                ),
            ),
        ),
        (
            {"blocks": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 21]}] * 2},
            (
                Problem(path="blocks[0].rows[0]", what="too many: 21", limit=20),
                Problem(path="blocks[1].rows[0]", what="too many: 21", limit=20),
                Problem(path="blocks", what="too many tables: 2", limit=1),
            ),
        ),
        (
            {
                "blocks": [
                    {"type": "divider", "block_id": "one"},
                    {"type": "divider", "block_id": "one"},
                ]
            },
            (Problem(path="blocks", what="block_id 'one' used twice"),),
        ),
        (
            {"type": "modal", "title": text("x" * 25, "plain_text"), "blocks": []},
            (Problem(path="title.text", what="too long: 25", limit=24),),
        ),
        (
            {"type": "modal", "blocks": [{"type": "divider"}] * 101},
            (Problem(path="blocks", what="too many: 101", limit=100),),
        ),
    ],
)
def test_check_names_the_place_and_the_limit(
    payload: dict[str, Any], problems: tuple[Problem, ...]
) -> None:
    assert check(payload) == problems


def test_check_survives_a_payload_nested_without_end() -> None:
    nested: dict[str, Any] = {"type": "rich_text_section"}
    for _ in range(500):
        nested = {"type": "rich_text_section", "elements": [nested]}
    problems = check({"blocks": [{"type": "rich_text", "elements": [nested]}]})
    assert [problem.what for problem in problems] == ["nested too deeply"]


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
