"""Blocks that Slack would refuse, and those that it takes."""

from __future__ import annotations

import pytest

from bot.blockkit import Block, Problem, check
from tests.blocks import actions, button, element, field, option, rich, text, video, words

FIRST = "elements[0]"


@pytest.mark.parametrize(
    ("block", "path", "what", "limit"),
    [
        # texts
        ({"type": "section", "text": "hi"}, "text", "not a text object", None),
        (
            {"type": "section", "text": {"text": "hi"}},
            "text",
            "must be mrkdwn or plain_text",
            None,
        ),
        (
            {"type": "section", "text": {"type": ["html"], "text": "hi"}},
            "text",
            "must be mrkdwn or plain_text",
            None,
        ),
        ({"type": "section", "text": words("x") | {"text": 5}}, "text.text", "not a text", None),
        (
            {"type": "section", "text": text("x") | {"emoji": True}},
            "text",
            "unknown key 'emoji'",
            None,
        ),
        ({"type": "section", "fields": ["a"]}, "fields[0]", "not a text object", None),
        # what stands where
        (actions({"type": "nonsense"}), FIRST, "unknown type 'nonsense'", None),
        (actions(words("x")), FIRST, "plain_text may not stand here", None),
        (actions(element("plain_text_input")), FIRST, "plain_text_input may not stand here", None),
        (actions(), "", "actions without elements", None),
        ({"type": "actions", "elements": "abc"}, "elements", "not a list", None),
        ({"type": "context", "elements": [button()]}, FIRST, "button may not stand here", None),
        (
            {"type": "context_actions", "elements": [button()]},
            FIRST,
            "button may not stand here",
            None,
        ),
        (
            {"type": "carousel", "elements": [{"type": "divider"}]},
            FIRST,
            "divider may not stand here",
            None,
        ),
        (
            {"type": "section", "text": text("x"), "accessory": {"type": "zzz"}},
            "accessory",
            "unknown type 'zzz'",
            None,
        ),
        (field({"type": "zzz"}), "element", "unknown type 'zzz'", None),
        (field("zzz"), "element", "not an object", None),
        (field(element("file_input")), "element", "file_input may not stand here", None),
        (
            {
                "type": "container",
                "title": words("C"),
                "child_blocks": [{"type": "container"}],
            },
            "child_blocks[0]",
            "container may not stand here",
            None,
        ),
        (rich({"type": "zzz"}), FIRST, "unknown type 'zzz'", None),
        (rich("a"), FIRST, "not an object", None),
        ({"type": "table", "rows": "abc"}, "rows", "not a list", None),
        ({"type": "table", "rows": ["abc"]}, "rows[0]", "not a list", None),
        ({"type": "divider", "foo": 1}, "", "unknown key 'foo'", None),
        ({"type": "divider", "block_id": [5]}, "block_id", "not a text", None),
        (video(video_url="http://a.example/v"), "video_url", "must be a valid https address", None),
        (video(author_name="a" * 51), "author_name", "too long: 51", 50),
        (video(thumbnail_url=None), "", "video without thumbnail_url", None),
        (
            {"type": "card", "title": text("t"), "subtext": text("x" * 201)},
            "subtext.text",
            "too long: 201",
            200,
        ),
        (
            rich({"type": "rich_text_list", "style": "bullet", "indent": 9, "elements": []}),
            f"{FIRST}.indent",
            "too large",
            8,
        ),
        (
            {"type": "data_table", "caption": "C", "rows": [[{"type": "raw_text", "text": "x"}]]},
            "rows",
            "too few: 1",
            2,
        ),
        (
            {
                "type": "table",
                "rows": [[{"type": "raw_number", "text": "n", "value": float("nan")}]],
            },
            "rows[0][0].value",
            "not a number",
            None,
        ),
        (
            {"type": "task_card", "task_id": "1", "title": "T", "status": "done"},
            "status",
            "must be pending or in_progress or complete or error",
            None,
        ),
        ({"type": "plan", "tasks": [{"title": "T"}]}, "tasks[0]", "task without task_id", None),
        ({"type": "alert", "text": text("x" * 201)}, "text.text", "too long: 201", 200),
    ],
)
def test_a_block_that_slack_would_refuse(
    block: Block, path: str, what: str, limit: int | None
) -> None:
    found = check({"text": "x", "blocks": [block]})
    where = f"blocks[0].{path}" if path else "blocks[0]"
    assert found[:1] == (Problem(path=where, what=what, limit=limit),)


@pytest.mark.parametrize(
    "block",
    [
        actions(button(action_id="a"), button(action_id="b", url="http://a.example")),
        actions(element("radio_buttons", options=[option(text=text("*o*"))])),
        actions(
            element("datepicker", initial_date="2024-02-29"),
            element("users_select") | {"action_id": "b"},
        ),
        {"type": "section", "text": text("x"), "accessory": None, "expand": True},
        {"type": "header", "text": words("H"), "level": 2},
        {
            "type": "context",
            "elements": [{"type": "image", "slack_file": {"id": "F1"}, "alt_text": "x"}],
        },
        field(element("number_input", is_decimal_allowed=False, max_value="-1.5")),
        video(),
        {
            "type": "table",
            "rows": [[{"type": "raw_text", "text": "x"}]],
            "column_settings": [None, {"align": "right"}],
        },
        {"type": "task_card", "task_id": "1", "title": "T", "status": "complete"},
        {
            "type": "plan",
            "title": "",
            "tasks": [
                {
                    "type": "task_card",
                    "task_id": "1",
                    "title": "T",
                    "status": "pending",
                    "details": rich({"type": "rich_text_section", "elements": []}),
                    "sources": [{"type": "url", "url": "https://a.example/", "text": "A"}],
                }
            ],
        },
        {"type": "alert", "text": text("x"), "level": "warning"},
        {"type": "container", "title": words("C"), "child_blocks": [{"type": "divider"}]},
        {
            "type": "data_table",
            "caption": "C",
            "rows": [
                [{"type": "raw_text", "text": "n"}],
                [{"type": "raw_number", "text": "1", "value": 1.5}],
            ],
        },
        {
            "type": "data_visualization",
            "title": "T",
            "chart": {"type": "pie", "segments": [{"label": "a", "value": 2}]},
        },
    ],
)
def test_what_slack_takes_is_let_through(block: Block) -> None:
    assert check({"text": "x", "blocks": [block]}) == ()
