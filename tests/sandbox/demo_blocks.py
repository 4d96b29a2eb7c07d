"""What the demo app shows: a form with every kind of input, a Home tab, a message."""

from __future__ import annotations

from typing import Any

Block = dict[str, Any]
FRUIT = ("apple", "plum", "quince")


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def option(value: str) -> Block:
    return {"text": plain(value.capitalize()), "value": value}


def button(action_id: str, text: str, **more: Any) -> Block:
    return {"type": "button", "action_id": action_id, "text": plain(text), **more}


def asked(name: str, label: str, kind: str, **more: Any) -> Block:
    """Make an optional input; its block_id and action_id are its name."""
    optional = more.pop("optional", True)
    element = {"type": kind, "action_id": name, **more}
    return {
        "type": "input",
        "block_id": name,
        "label": plain(label),
        "optional": optional,
        "element": element,
    }


def form() -> Block:
    """Make the modal: every input there is, a button that lays another modal on top."""
    fruit = [option(each) for each in FRUIT]
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain("Everything"),
        "submit": plain("Send"),
        "close": plain("Cancel"),
        "notify_on_close": True,
        "private_metadata": "kept for the app",
        "blocks": [
            {"type": "section", "text": {"type": "mrkdwn", "text": "*Every* kind of input."}},
            asked("name", "Name", "plain_text_input", optional=False, max_length=40),
            asked("story", "Story", "plain_text_input", multiline=True, min_length=5),
            asked("email", "Email", "email_text_input"),
            asked("page", "Page", "url_text_input"),
            asked("rate", "Rate", "number_input", is_decimal_allowed=False, max_value="100"),
            asked("day", "Day", "datepicker", initial_date="2025-05-02"),
            asked("hour", "Hour", "timepicker", initial_time="09:30"),
            asked("moment", "Moment", "datetimepicker"),
            asked("ticked", "Ticked", "checkboxes", options=fruit, initial_options=[fruit[1]]),
            asked("one", "One of them", "radio_buttons", options=fruit),
            asked("menu", "Menu", "static_select", options=fruit, placeholder=plain("Choose")),
            asked("found", "Found", "external_select", min_query_length=1),
            asked("person", "Person", "users_select"),
            asked("place", "Place", "conversations_select", response_url_enabled=True),
            asked("channel", "Channel", "channels_select"),
            asked("menus", "Several", "multi_static_select", options=fruit, max_selected_items=2),
            asked("finds", "Several found", "multi_external_select", min_query_length=1),
            asked("people", "People", "multi_users_select"),
            asked("places", "Places", "multi_conversations_select"),
            asked("channels", "Channels", "multi_channels_select"),
            asked("rich", "Rich text", "rich_text_input"),
            asked("paper", "Paper", "file_input"),
            {
                "type": "actions",
                "block_id": "more",
                "elements": [button("deeper", "One more"), button("refresh", "Refresh")],
            },
        ],
    }


def layer(number: int) -> Block:
    """Make a modal that lies on others."""
    return {
        "type": "modal",
        "callback_id": "layer",
        "title": plain(f"Layer {number}"),
        "submit": plain("Done"),
        "close": plain("Back"),
        "blocks": [
            {"type": "section", "text": plain(f"This is layer {number}.")},
            {"type": "actions", "block_id": "more", "elements": [button("deeper", "One more")]},
        ],
    }


def home(note: str) -> Block:
    """Make the Home tab; `note` says what was done on it last."""
    menu = {
        "type": "static_select",
        "action_id": "home_menu",
        "placeholder": plain("Choose a fruit"),
        "options": [option(each) for each in FRUIT],
    }
    return {
        "type": "home",
        "callback_id": "home",
        "blocks": [
            {"type": "header", "text": plain("Demo at home")},
            {"type": "section", "block_id": "note", "text": plain(note)},
            {
                "type": "actions",
                "block_id": "home",
                "elements": [button("home_button", "Press me", value="pressed"), menu],
            },
        ],
    }


def message() -> list[Block]:
    """Make a message of which every part can be pressed."""
    fruit = [option(each) for each in FRUIT]
    return [
        {
            "type": "section",
            "block_id": "head",
            "text": {"type": "mrkdwn", "text": "*Press* anything."},
            "accessory": {"type": "overflow", "action_id": "overflow", "options": fruit},
        },
        {
            "type": "actions",
            "block_id": "pressed",
            "elements": [
                button("yes", "Yes", value="y", style="primary"),
                button("remove", "Remove", value="r", style="danger"),
                {"type": "static_select", "action_id": "menu", "options": fruit},
                {"type": "datepicker", "action_id": "day", "initial_date": "2025-05-02"},
                {"type": "checkboxes", "action_id": "ticked", "options": fruit},
            ],
        },
        {
            "type": "context_actions",
            "block_id": "opinion",
            "elements": [
                {
                    "type": "feedback_buttons",
                    "action_id": "feedback",
                    "positive_button": {"text": plain("Good"), "value": "good"},
                    "negative_button": {"text": plain("Bad"), "value": "bad"},
                },
                {
                    "type": "icon_button",
                    "action_id": "bin",
                    "icon": "trash",
                    "text": plain("Delete"),
                    "value": "bin",
                },
            ],
        },
    ]
