"""Elements: their first state, what choosing does to it, what the app is told of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox import elements
from bot.sandbox.elements import KINDS, Found
from tests.sandbox import demo_blocks as shown

FRUIT = [shown.option(each) for each in shown.FRUIT]
BLOCK = {"type": "actions", "block_id": "b"}


def made(kind: str, **more: Any) -> Found:
    return Found(BLOCK, {"type": kind, "action_id": "a", **more})


def rich(text: str) -> dict[str, Any]:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}


@pytest.mark.parametrize(
    ("found", "chosen", "state"),
    [
        (made("plain_text_input"), "x", {"value": "x"}),
        (made("email_text_input"), "a@b.example", {"value": "a@b.example"}),
        (made("url_text_input"), "https://a.example", {"value": "https://a.example"}),
        (made("number_input"), 7, {"value": "7"}),
        (made("rich_text_input"), "x", {"rich_text_value": rich("x")}),
        (made("datepicker"), "2025-05-03", {"selected_date": "2025-05-03"}),
        (made("timepicker"), "23:59", {"selected_time": "23:59"}),
        (made("datetimepicker"), 1746172800, {"selected_date_time": 1746172800}),
        (made("checkboxes", options=FRUIT), ["plum"], {"selected_options": [FRUIT[1]]}),
        (made("radio_buttons", options=FRUIT), "plum", {"selected_option": FRUIT[1]}),
        (made("static_select", options=FRUIT), FRUIT[2], {"selected_option": FRUIT[2]}),
        (made("users_select"), "U1", {"selected_user": "U1"}),
        (made("conversations_select"), "C1", {"selected_conversation": "C1"}),
        (made("channels_select"), "C1", {"selected_channel": "C1"}),
        (made("multi_static_select", options=FRUIT), ["apple"], {"selected_options": FRUIT[:1]}),
        (made("multi_users_select"), ["U1", "U2"], {"selected_users": ["U1", "U2"]}),
        (made("multi_conversations_select"), ["C1"], {"selected_conversations": ["C1"]}),
        (made("multi_channels_select"), "C1", {"selected_channels": ["C1"]}),
        (made("file_input"), [{"id": "F1"}], {"files": [{"id": "F1"}]}),
    ],
    ids=lambda each: each.kind if isinstance(each, Found) else "",
)
def test_choosing_writes_the_state_and_tells_it(
    found: Found, chosen: object, state: dict[str, Any]
) -> None:
    whole = {"type": found.kind, **state}
    assert elements.chosen(found, {"selected": chosen}) == whole
    assert elements.chosen(found, whole) == whole  # as the page sends it
    told = elements.action(found, {}, whole, "1.5")
    assert told == {"action_id": "a", "block_id": "b", "action_ts": "1.5", **whole}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nothing_chosen_is_nothing_held(kind: str) -> None:
    found = made(kind, options=FRUIT)
    empty: list[object] | None = [] if KINDS[kind].many else None
    blank = {"type": kind, KINDS[kind].key: empty}
    assert elements.first(found.element) == blank
    assert elements.chosen(found, {}) == blank
    assert elements.chosen(found, {"selected": None}) == blank


def test_external_menus_hold_what_the_app_offered_and_nothing_else() -> None:
    found = made("external_select", initial_option=FRUIT[0])
    held = {"type": "external_select", "selected_option": FRUIT[1]}
    assert elements.chosen(found, {"selected": "plum"}, FRUIT) == held
    assert elements.chosen(found, {"selected": "apple"})["selected_option"] == FRUIT[0]
    with pytest.raises(ValueError, match="'plum' is not on offer"):
        elements.chosen(found, {"selected": "plum"})


@pytest.mark.parametrize(
    ("found", "chosen"),
    [
        (made("static_select", options=FRUIT), "pear"),
        (made("static_select", option_groups=[{"options": FRUIT}]), "pear"),
        (made("checkboxes", options=FRUIT), ["plum", "pear"]),
        (made("multi_static_select", options=FRUIT, max_selected_items=1), ["plum", "apple"]),
        (made("datepicker"), "2025-13-01"),
        (made("datepicker"), "tomorrow"),
        (made("timepicker"), "24:00"),
        (made("datetimepicker"), "soon"),
    ],
)
def test_what_is_not_on_offer_cannot_be_chosen(found: Found, chosen: object) -> None:
    with pytest.raises(ValueError, match=r"not on offer|no more than|is not a|invalid literal"):
        elements.chosen(found, {"selected": chosen})


@pytest.mark.parametrize(
    ("found", "pressed", "told"),
    [
        (
            made("button", text=shown.plain("Yes"), value="y", style="primary"),
            {},
            {"text": shown.plain("Yes"), "value": "y", "style": "primary"},
        ),
        (
            made("button", text=shown.plain("Go"), url="https://a.example"),
            {},
            {"text": shown.plain("Go"), "url": "https://a.example"},
        ),
        (made("overflow", options=FRUIT), {"selected": "plum"}, {"selected_option": FRUIT[1]}),
        (
            made("icon_button", icon="trash", text=shown.plain("Bin"), value="bin"),
            {},
            {"text": shown.plain("Bin"), "value": "bin"},
        ),
    ],
)
def test_buttons_tell_what_they_are(
    found: Found, pressed: dict[str, Any], told: dict[str, Any]
) -> None:
    entry = elements.action(found, pressed, None, "1.5")
    whole = {"type": found.kind, "action_id": "a", "block_id": "b", "action_ts": "1.5", **told}
    assert entry == whole


@pytest.mark.parametrize("wanted", ["good", "positive"])
def test_feedback_tells_which_of_the_two_was_pressed(wanted: str) -> None:
    good = {"text": shown.plain("Good"), "value": "good"}
    bad = {"text": shown.plain("Bad"), "value": "bad"}
    found = made("feedback_buttons", positive_button=good, negative_button=bad)
    told = elements.action(found, {"value": wanted}, None, "1.5")
    assert (told["text"], told["value"]) == (shown.plain("Good"), "good")
    with pytest.raises(ValueError, match="not on offer"):
        elements.action(found, {"value": "so-so"}, None, "1.5")


def test_placeholder_and_first_choice_are_told_along() -> None:
    placeholder = shown.plain("Choose")
    found = made("static_select", options=FRUIT, placeholder=placeholder, initial_option=FRUIT[0])
    told = elements.action(found, {}, elements.chosen(found, {"selected": "plum"}), "1.5")
    assert (told["placeholder"], told["initial_option"]) == (placeholder, FRUIT[0])
    assert told["selected_option"] == FRUIT[1]


# -- what the client checks ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "more", "value", "says"),
    [
        ("plain_text_input", {}, "", "complete this required field"),
        ("plain_text_input", {"min_length": 3}, "xy", "at least 3 characters"),
        ("plain_text_input", {"min_length": 3}, "xyz", ""),
        ("plain_text_input", {"max_length": 3}, "wxyz", "no more than 3 characters"),
        ("plain_text_input", {}, "x" * 3000, ""),
        ("plain_text_input", {}, "x" * 3001, "no more than 3,000 characters"),
        ("email_text_input", {}, "nobody", "valid email"),
        ("email_text_input", {}, "nobody@home", "valid email"),
        ("email_text_input", {}, "some.body@mail.home.example", ""),
        ("url_text_input", {}, "home.example", "valid URL"),
        ("url_text_input", {}, "javascript:alert(1)", "valid URL"),
        ("url_text_input", {}, "https://home.example/x?y=1", ""),
        ("number_input", {}, "seven", "a number"),
        ("number_input", {}, "1.5", "whole number"),
        ("number_input", {"is_decimal_allowed": True}, "-1.5", ""),
        ("number_input", {"min_value": "2"}, "1", "at least 2"),
        ("number_input", {"max_value": "100"}, "101", "at most 100"),
        ("number_input", {"max_value": "100"}, "100", ""),
        ("checkboxes", {"options": FRUIT}, [], "complete this required field"),
        ("users_select", {}, None, "complete this required field"),
    ],
)
def test_an_input_is_checked_as_slack_s_client_does(
    kind: str, more: dict[str, Any], value: object, says: str
) -> None:
    element = {"type": kind, "action_id": "a", "is_decimal_allowed": False, **more}
    state = {"type": kind, KINDS[kind].key: value}
    required = elements.wrong(Found({"type": "input"}, element), state)
    assert says in required
    assert bool(required) == bool(says)
    optional = elements.wrong(Found({"type": "input", "optional": True}, element), state)
    assert optional == ("" if value in ("", None, []) else required)


# -- hostile blocks ------------------------------------------------------------------------

json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "action_id", "options", "element", "elements", "value", "x"]),
            below | st.sampled_from([*KINDS, "button", "overflow", "a"]),
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(st.lists(st.dictionaries(st.sampled_from(["type", "block_id", "element"]), json)))
def test_any_blocks_can_be_walked(blocks: list[dict[str, Any]]) -> None:
    for found in elements.walk(blocks):
        assert isinstance(found.action_id, str)
        assert found.kind in KINDS or found.kind in elements.STATELESS


def test_what_was_entered_stays_while_its_place_and_kind_stay() -> None:
    blocks = [
        shown.asked("one", "One", "plain_text_input"),
        shown.asked("two", "Two", "datepicker"),
    ]
    kept = {
        "one": {"one": {"type": "plain_text_input", "value": "typed"}},
        "two": {"two": {"type": "plain_text_input", "value": "of another kind"}},
        "gone": {"gone": {"type": "plain_text_input", "value": "x"}},
    }
    assert elements.initial(blocks, kept) == {
        "one": {"one": {"type": "plain_text_input", "value": "typed"}},
        "two": {"two": {"type": "datepicker", "selected_date": None}},
    }
