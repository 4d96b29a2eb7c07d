"""The elements that stand in blocks: buttons, menus, fields, pictures.

Source: https://docs.slack.dev/reference/block-kit/block-elements, a page for each.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.blockkit.parts import ALT, CONFIRM, ID, RICH, STYLE, URL, WORD
from bot.blockkit.rules import (
    Flag,
    Holds,
    Kind,
    Many,
    Number,
    OneOf,
    Part,
    Rule,
    Text,
    each,
    kind,
    plain,
)

ACTION: Mapping[str, Rule] = {"action_id": ID}
ASKING: Mapping[str, Rule] = {**ACTION, "focus_on_load": Flag()}
CHOOSING: Mapping[str, Rule] = {**ASKING, "confirm": CONFIRM}
MENU: Mapping[str, Rule] = {**CHOOSING, "placeholder": plain(150)}
MENUS: Mapping[str, Rule] = {**MENU, "max_selected_items": Number(1)}
TYPING: Mapping[str, Rule] = {
    **ASKING,
    "placeholder": plain(150),
    "dispatch_action_config": Part("dispatch_action_config"),
}
OPTION = Part("option")
OPTIONS: Mapping[str, Rule] = {
    "options": Many(OPTION, 100, least=1),
    "option_groups": Many(Part("option_group"), 100, least=1),
}
CHOICES: Mapping[str, Rule] = {"options": Many(Part("choice"), 10, least=1)}
QUERY: Mapping[str, Rule] = {"min_query_length": Number(0)}
CONVERSATION: Mapping[str, Rule] = {
    "filter": Part("conversation_filter"),
    "default_to_current_conversation": Flag(),
}
REPLIES: Mapping[str, Rule] = {"response_url_enabled": Flag()}
USERS = Many(WORD)
SOURCES = "options|option_groups"

ELEMENTS: Mapping[str, Kind] = {
    "button": kind(
        "text",
        text=plain(75),
        url=URL,
        value=Text(2000),
        style=STYLE,
        confirm=CONFIRM,
        accessibility_label=Text(75),
        agent_prompt=Text(4000),
        agent_prompt_display=Text(),
        visible_to_user_ids=USERS,
        **ACTION,
    ),
    "workflow_button": kind(
        "text workflow",
        text=plain(75),
        workflow=Part("workflow"),
        style=STYLE,
        accessibility_label=Text(75),
        **ACTION,
    ),
    "overflow": kind(
        "options", options=Many(Part("overflow_option"), 5, least=1), confirm=CONFIRM, **ACTION
    ),
    "checkboxes": kind("options", initial_options=Many(Part("choice"), 10), **CHOICES, **CHOOSING),
    "radio_buttons": kind("options", initial_option=Part("choice"), **CHOICES, **CHOOSING),
    "datepicker": kind(initial_date=Text(form="date (YYYY-MM-DD)"), **MENU),
    "timepicker": kind(initial_time=Text(form="time (HH:mm)"), timezone=WORD, **MENU),
    # In seconds; Slack takes ten digits.
    "datetimepicker": kind(initial_date_time=Number(10**9, 10**10 - 1), **CHOOSING),
    "static_select": kind(SOURCES, SOURCES, initial_option=OPTION, **OPTIONS, **MENU),
    "external_select": kind(initial_option=OPTION, **QUERY, **MENU),
    "users_select": kind(initial_user=WORD, **MENU),
    "conversations_select": kind(initial_conversation=WORD, **CONVERSATION, **REPLIES, **MENU),
    "channels_select": kind(initial_channel=WORD, **REPLIES, **MENU),
    "multi_static_select": kind(
        SOURCES, SOURCES, initial_options=Many(OPTION, 100), **OPTIONS, **MENUS
    ),
    "multi_external_select": kind(initial_options=Many(OPTION, 100), **QUERY, **MENUS),
    "multi_users_select": kind(initial_users=USERS, **MENUS),
    "multi_conversations_select": kind(initial_conversations=USERS, **CONVERSATION, **MENUS),
    "multi_channels_select": kind(initial_channels=USERS, **MENUS),
    "plain_text_input": kind(
        initial_value=Text(3000),
        multiline=Flag(),
        min_length=Number(0, 3000),
        max_length=Number(1, 3000),
        **TYPING,
    ),
    "rich_text_input": kind(
        initial_value=each("rich_text"),
        min_lines=Number(1, 100),
        max_lines=Number(1, 100),
        **TYPING,
    ),
    "email_text_input": kind(initial_value=Text(), **TYPING),
    "url_text_input": kind(initial_value=Text(), **TYPING),
    "number_input": kind(
        "is_decimal_allowed",
        is_decimal_allowed=Flag(),
        initial_value=Text(form="number"),
        min_value=Text(form="number"),
        max_value=Text(form="number"),
        **TYPING,
    ),
    "file_input": kind(filetypes=Many(WORD), max_files=Number(1, 10), **ACTION),
    "feedback_buttons": kind(
        "positive_button negative_button",
        positive_button=Part("feedback_button"),
        negative_button=Part("feedback_button"),
        **ACTION,
    ),
    "icon_button": kind(
        "icon text",
        icon=OneOf(("trash",)),
        text=plain(3000),
        value=Text(2000),
        confirm=CONFIRM,
        accessibility_label=Text(75),
        visible_to_user_ids=Many(WORD, 10),
        **ACTION,
    ),
    "image_element": kind(
        "image_url|slack_file alt_text",
        "image_url|slack_file",
        image_url=URL,
        slack_file=Part("slack_file"),
        alt_text=ALT,
    ),
    "rich_text": kind("elements", elements=Many(RICH), block_id=ID),
}

_SELECTS = tuple(name for name in ELEMENTS if name.endswith("_select"))
_PRESSED = ("button", "workflow_button", "overflow")
_CHOSEN = ("checkboxes", "radio_buttons", "datepicker", "timepicker", *_SELECTS)
_TYPED = tuple(name for name in ELEMENTS if name.endswith("_input") and name != "file_input")
PICTURE = Holds({"image": "image_element"})
# Which elements stand where: https://docs.slack.dev/reference/block-kit/blocks
IN_ACTIONS = each(*_PRESSED, *_CHOSEN, "datetimepicker", "rich_text_input")
IN_SECTION = Holds({**each(*_PRESSED, *_CHOSEN).kinds, **PICTURE.kinds})
IN_INPUT = each(*_CHOSEN, "datetimepicker", *_TYPED)  # and file_input, in a modal
IN_CONTEXT = Holds({**PICTURE.kinds, **each("mrkdwn", "plain_text").kinds})
IN_CONTEXT_ACTIONS = each("feedback_buttons", "icon_button")
