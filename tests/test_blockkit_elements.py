"""Elements that Slack would refuse."""

from __future__ import annotations

import pytest

from bot.blockkit import Block, Problem, check
from tests.blocks import actions, button, element, field, option, text, words

FIRST = "elements[0]"


@pytest.mark.parametrize(
    ("block", "path", "what", "limit"),
    [
        (
            actions(element("static_select", options=[])),
            FIRST,
            "static_select without options or option_groups",
            None,
        ),
        (
            actions(
                element(
                    "static_select",
                    options=[option()],
                    option_groups=[{"label": words("G"), "options": [option()]}],
                )
            ),
            FIRST,
            "static_select with both options and option_groups",
            None,
        ),
        (actions(element("checkboxes")), FIRST, "checkboxes without options", None),
        (
            actions(element("static_select", options=[option(text=text("o"))])),
            f"{FIRST}.options[0].text",
            "must be plain_text",
            None,
        ),
        (
            actions(element("overflow", options=[{"text": words("o")}])),
            f"{FIRST}.options[0]",
            "overflow_option without value",
            None,
        ),
        (
            actions(element("static_select", options=[option(url="https://a.example/")])),
            f"{FIRST}.options[0]",
            "unknown key 'url'",
            None,
        ),
        (actions(button(style="purple")), f"{FIRST}.style", "must be primary or danger", None),
        (
            actions(button(url="javascript:alert(1)")),
            f"{FIRST}.url",
            "must be a valid http or https address",
            None,
        ),
        (actions(button(action_id=5)), f"{FIRST}.action_id", "not a text", None),
        (actions(button(confirm={})), f"{FIRST}.confirm", "confirm without title", None),
        (
            actions(button(action_id="a"), button(action_id="a")),
            "elements[1].action_id",
            "action_id 'a' used twice in a block",
            None,
        ),
        (
            {"type": "image", "image_url": "nope", "alt_text": "x"},
            "image_url",
            "must be a valid http or https address",
            None,
        ),
        (
            actions(element("datepicker", initial_date="2025-02-30")),
            f"{FIRST}.initial_date",
            "must be a valid date (YYYY-MM-DD)",
            None,
        ),
        (
            actions(element("timepicker", initial_time="24:00")),
            f"{FIRST}.initial_time",
            "must be a valid time (HH:mm)",
            None,
        ),
        (
            actions(element("datetimepicker", initial_date_time=5)),
            f"{FIRST}.initial_date_time",
            "too small",
            10**9,
        ),
        (
            field(element("number_input", is_decimal_allowed=False, min_value="one")),
            "element.min_value",
            "must be a valid number",
            None,
        ),
        (
            field(element("number_input")),
            "element",
            "number_input without is_decimal_allowed",
            None,
        ),
        (
            field(element("plain_text_input", max_length=99_999)),
            "element.max_length",
            "too large",
            3000,
        ),
        (
            field(element("plain_text_input", max_length=True)),
            "element.max_length",
            "not a whole number",
            None,
        ),
        (
            field(element("plain_text_input", multiline="yes")),
            "element.multiline",
            "neither true nor false",
            None,
        ),
        (
            field(element("multi_users_select", max_selected_items=0)),
            "element.max_selected_items",
            "too small",
            1,
        ),
    ],
)
def test_an_element_that_slack_would_refuse(
    block: Block, path: str, what: str, limit: int | None
) -> None:
    found = check({"text": "x", "blocks": [block]})
    where = f"blocks[0].{path}" if path else "blocks[0]"
    assert found[:1] == (Problem(path=where, what=what, limit=limit),)
