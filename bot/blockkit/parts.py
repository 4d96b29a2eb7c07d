"""The objects that blocks and elements are made of, and rich text.

Source: https://docs.slack.dev/reference/block-kit/composition-objects and the pages of the
rich text elements.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.blockkit.rules import (
    Anything,
    Flag,
    Kind,
    Many,
    Number,
    OneOf,
    Part,
    Rule,
    Text,
    Words,
    each,
    kind,
    plain,
)

ID = Text(255)
URL = Text(3000, form="http or https address")
ALT = Text(2000)
TEXT = Words(3000)
CONFIRM = Part("confirm")
STYLE = OneOf(("primary", "danger"))
SWITCH = Number(0, 1)  # the border of a list, a quotation or code
WORD = Text(least=1)  # an id or a name for which no length is given

MARK = {"style": Part("style")}
RICH = each("rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted")
SPANS: Mapping[str, Kind] = {
    "text": kind("text", text=Text(), **MARK),
    "link": kind("url", url=WORD, text=Text(), unsafe=Flag(), **MARK),
    "user": kind("user_id", user_id=WORD, **MARK),
    "usergroup": kind("usergroup_id", usergroup_id=WORD, **MARK),
    "channel": kind("channel_id", channel_id=WORD, **MARK),
    "team": kind("team_id", team_id=WORD, **MARK),
    "emoji": kind("name", name=WORD, unicode=Text(), url=Text(), skin_tone=Number(1, 6), **MARK),
    "broadcast": kind("range", range=OneOf(("here", "channel", "everyone")), **MARK),
    "color": kind("value", value=Text(form="colour (#RRGGBB)"), **MARK),
    "date": kind(
        "timestamp format", timestamp=Number(), format=WORD, url=URL, fallback=Text(), **MARK
    ),
    # Slack names these, and says no more of them.
    **{
        name: Kind(keys={}, free=True)
        for name in [
            "attachment_mention",
            "canvas",
            "canvas_user_mention",
            "canvas_message_unfurl",
            "citation",
            "file",
            "list_record",
            "message_mention",
            "salesforce_data_field",
            "tag",
            "work_object_mention",
            "workflow_mention",
        ]
    },
}
INLINE = Many(each(*SPANS))
RAW: Mapping[str, Rule] = {"text": Text(least=1)}

PARTS: Mapping[str, Kind] = {
    "plain_text": kind("text", text=Text(3000, least=1), emoji=Flag()),
    "mrkdwn": kind("text", text=Text(3000, least=1), verbatim=Flag()),
    "confirm": kind(
        "title text",
        title=plain(100),
        text=Words(300),
        confirm=plain(30),
        deny=plain(30),
        style=STYLE,
    ),
    "option": kind("text value", text=plain(75), value=Text(150), description=plain(75)),
    "choice": kind("text value", text=Words(75), value=Text(150), description=Words(75)),
    "overflow_option": kind(
        "text value", text=plain(75), value=Text(150), description=plain(75), url=URL
    ),
    "option_group": kind(
        "label options", label=plain(75), options=Many(Part("option"), 100, least=1)
    ),
    "slack_file": kind("id|url", id=WORD, url=URL),
    "slack_icon": kind("name", type=OneOf(("icon",)), name=WORD),
    "conversation_filter": kind(
        "include|exclude_external_shared_channels|exclude_bot_users",
        include=Many(OneOf(("im", "mpim", "private", "public")), 4, least=1),
        exclude_external_shared_channels=Flag(),
        exclude_bot_users=Flag(),
    ),
    "dispatch_action_config": kind(
        "trigger_actions_on",
        trigger_actions_on=Many(OneOf(("on_enter_pressed", "on_character_entered")), 2, least=1),
    ),
    "workflow": kind("trigger", trigger=Part("trigger")),
    "trigger": kind("url", url=URL, customizable_input_parameters=Many(Part("input_parameter"))),
    "input_parameter": kind("name", name=WORD, value=Anything()),
    "feedback_button": kind(
        "text value", text=plain(75), value=Text(2000), accessibility_label=Text(75)
    ),
    "raw_text": kind("text", **RAW),
    "raw_number": kind("value text", value=Number(whole=False), **RAW),
    "column": kind(align=OneOf(("left", "center", "right")), is_wrapped=Flag()),
    "url_source": kind("url text", url=URL, text=WORD),
    "style": kind(
        bold=Flag(),
        italic=Flag(),
        strike=Flag(),
        code=Flag(),
        underline=Flag(),
        highlight=Flag(),
        client_highlight=Flag(),
        unlink=Flag(),
    ),
    "rich_text_section": kind(elements=INLINE),
    "rich_text_quote": kind(elements=INLINE, border=SWITCH),
    "rich_text_preformatted": kind(elements=INLINE, border=SWITCH, language=Text()),
    "rich_text_list": kind(
        "style",
        style=OneOf(("bullet", "ordered")),
        elements=Many(each("rich_text_section")),
        indent=Number(0, 8),
        offset=Number(0),
        border=SWITCH,
    ),
    **SPANS,
}
