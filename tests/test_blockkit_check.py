"""The check: what it finds in a message or a view, and where."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.blockkit import BLOCKS, Block, Problem, check
from tests.blocks import actions, button, element, field, text, words
from tests.sandbox import demo_blocks as shown


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
            (Problem(path="blocks[0].text", what="must be plain_text"),),
        ),
        (
            {"blocks": [{"type": "header", "text": text("x" * 151, "plain_text")}]},
            (Problem(path="blocks[0].text.text", what="too long: 151", limit=150),),
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
                            button(
                                confirm={"title": text("c" * 101, "plain_text"), "text": text("?")}
                            ),
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
                            "options": [{"text": text("o" * 76, "plain_text"), "value": "v"}] * 6,
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
                Problem(path="blocks", what="too many of table: 2", limit=1),
            ),
        ),
        (
            {
                "blocks": [
                    {"type": "divider", "block_id": "one"},
                    {"type": "divider", "block_id": "one"},
                ]
            },
            (Problem(path="blocks[1].block_id", what="block_id 'one' used twice"),),
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
    assert problems == (
        Problem(
            path="blocks[0].elements[0].elements[0]",
            what="rich_text_section may not stand here",
        ),
    )


@pytest.mark.parametrize(
    ("surface", "blocks", "refused"),
    [
        ("message", "markdown table plan context_actions", ""),
        ("home", "table carousel data_table", "markdown plan alert context_actions"),
        ("modal", "alert card", "markdown plan table data_table context_actions"),
    ],
)
def test_a_block_stands_only_on_its_surfaces(surface: str, blocks: str, refused: str) -> None:
    wanted = [f"{kind} may not stand here" for kind in refused.split()]
    kinds = [*blocks.split(), *refused.split()]
    found = check({"type": surface, "blocks": [{"type": kind} for kind in kinds]})
    assert [each.what for each in found if each.what.endswith("may not stand here")] == wanted


def test_a_file_is_asked_for_in_a_modal_alone() -> None:
    asking = {"blocks": [field(element("file_input", max_files=10))]}
    assert check({"type": "modal", **asking}) == ()
    assert check({"type": "home", **asking}) == (
        Problem(path="blocks[0].element", what="file_input may not stand here"),
    )


def test_a_view_holds_what_a_view_may() -> None:
    view = {"type": "home", "zzz": 1, "submit": words("S"), "callback_id": 7, "blocks": []}
    assert check(view) == (
        Problem(path="", what="unknown key 'zzz'"),
        Problem(path="", what="unknown key 'submit'"),
        Problem(path="callback_id", what="not a text"),
    )
    assert check({"type": "modal", "blocks": [], "submit": text("S")}) == (
        Problem(path="submit", what="must be plain_text"),
    )


@pytest.mark.parametrize(
    ("block", "times", "problem"),
    [
        (
            {"type": "markdown", "text": "x" * 6001},
            2,
            Problem(path="blocks", what="markdown too long in all: 12,002", limit=12_000),
        ),
        (
            {"type": "table", "rows": [[{"type": "raw_text", "text": "x" * 9001}]]},
            1,
            Problem(path="blocks", what="table too long in all: 9,001", limit=9000),
        ),
        (
            {
                "type": "data_visualization",
                "title": "T",
                "chart": {"type": "pie", "segments": [{"label": "a", "value": 2}]},
            },
            3,
            Problem(path="blocks", what="too many of data_visualization: 3", limit=2),
        ),
    ],
)
def test_blocks_are_measured_together(block: Block, times: int, problem: Problem) -> None:
    assert check({"blocks": [block] * times}) == (problem,)


def test_names_are_unique_where_slack_needs_them_to_be() -> None:
    same = [actions(button(action_id="a")), actions(button(action_id="a"))]
    assert check({"blocks": same}) == ()
    inside = {
        "type": "container",
        "title": words("C"),
        "child_blocks": [{"type": "divider", "block_id": "one"}],
    }
    assert check({"blocks": [{"type": "divider", "block_id": "one"}, inside]}) == (
        Problem(path="blocks[1].child_blocks[0].block_id", what="block_id 'one' used twice"),
    )


def test_everything_the_demo_shows_is_allowed() -> None:
    views = [shown.form(), shown.layer(1), shown.home("Pressed")]
    assert [check(view) for view in views] == [()] * 3
    assert check({"text": "x", "blocks": shown.message()}) == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda held: (
        st.lists(held, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "text", "elements", "rows", "options", "style", "zzz"]),
            held | st.sampled_from(sorted(BLOCKS)) | st.sampled_from(["button", "mrkdwn"]),
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(JSON, st.sampled_from(["message", "modal", "home"]))
def test_any_json_is_judged_and_never_in_the_way(blocks: Any, surface: str) -> None:
    found = check({"type": surface, "text": "x", "blocks": blocks})
    assert check({"type": surface, "text": "x", "blocks": blocks}) == found
    assert found or blocks is None or isinstance(blocks, list)
