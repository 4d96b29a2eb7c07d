"""The blocks, what holds them, and what all of a payload's blocks may come to.

Source: https://docs.slack.dev/reference/block-kit/blocks and its machine-readable list of the
surfaces of each. Where that list, the SDK and other registries part, what either takes is
taken: a block of 2026 is not refused for a rule that Slack has not written down.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.blockkit.elements import (
    ELEMENTS,
    IN_ACTIONS,
    IN_CONTEXT,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    PICTURE,
)
from bot.blockkit.parts import ALT, ID, TEXT, URL, WORD
from bot.blockkit.rules import (
    Anything,
    Flag,
    Holds,
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

CELL = each("raw_text", "raw_number", "rich_text")
RICH_TEXT = each("rich_text")
SECURE = "https address"
INPUT: Mapping[str, Rule] = {
    "label": plain(2000),
    "hint": plain(2000),
    "optional": Flag(),
    "dispatch_action": Flag(),
    "block_id": ID,
}
TASK: Mapping[str, Rule] = {
    "task_id": WORD,
    "title": WORD,
    "status": OneOf(("pending", "in_progress", "complete", "error")),
    "details": RICH_TEXT,
    "output": RICH_TEXT,
    "sources": Many(Holds({"url": "url_source"})),
    "block_id": ID,
}
LABEL = Text(20, least=1)  # of a chart

BLOCKS: Mapping[str, Kind] = {
    "actions": kind("elements", elements=Many(IN_ACTIONS, 25, least=1), block_id=ID),
    "alert": kind(
        "text",
        text=Words(200),
        level=OneOf(("default", "info", "warning", "error", "success")),
        block_id=ID,
    ),
    "auth_provider": kind(
        "value name is_connected",
        value=Text(150),
        name=plain(75),
        is_connected=Flag(),
        description=plain(150),
        icon_url=URL,
        auth_url=URL,
        disconnect_url=URL,
        connected_identity=plain(75),
        connected_context=plain(75),
        accessory=each("overflow"),
        fallback=Many(Anything()),
        block_id=ID,
    ),
    "call": Kind(keys={"call_id": WORD, "block_id": ID}, needs=(("call_id",),), free=True),
    "card": kind(
        "title|body|hero_image|actions",
        "icon|slack_icon",
        hero_image=PICTURE,
        icon=PICTURE,
        slack_icon=Part("slack_icon"),
        title=Words(150),
        subtitle=Words(150),
        body=Words(200),
        subtext=Words(200),
        actions=Many(each("button"), 3),
        block_id=ID,
    ),
    "carousel": kind("elements", elements=Many(each("card"), 10, least=1), block_id=ID),
    "container": kind(
        "title|rich_text_title child_blocks",
        title=plain(150),
        rich_text_title=RICH_TEXT,
        subtitle=Words(150),
        child_blocks=Many(
            each(
                *[
                    "actions",
                    "card",
                    "context",
                    "divider",
                    "file",
                    "header",
                    "image",
                    "input",
                    "rich_text",
                ],
                *["section", "table", "video"],
            ),
            10,
            least=1,
        ),
        width=OneOf(("narrow", "standard", "wide", "full")),
        icon=PICTURE,
        is_collapsible=Flag(),
        default_collapsed=Flag(),
        has_header_divider=Flag(),
        block_id=ID,
    ),
    "context": kind("elements", elements=Many(IN_CONTEXT, 10, least=1), block_id=ID),
    "context_actions": kind("elements", elements=Many(IN_CONTEXT_ACTIONS, 5, least=1), block_id=ID),
    "data_table": kind(
        "rows caption",
        rows=Many(Many(CELL, 20, least=1), 201, least=2),
        caption=WORD,
        page_size=Number(1, 100),
        row_header_column_index=Number(0),
        block_id=ID,
    ),
    "data_visualization": kind(
        "title chart",
        title=Text(50, least=1),
        chart=Holds({"pie": "pie", "bar": "axes", "area": "axes", "line": "axes"}),
        block_id=ID,
    ),
    "divider": kind(block_id=ID),
    "file": kind("external_id", external_id=WORD, source=OneOf(("remote",)), block_id=ID),
    "header": kind("text", text=plain(150), level=Number(1, 4), block_id=ID),
    "image": kind(
        "image_url|slack_file alt_text",
        "image_url|slack_file",
        image_url=URL,
        slack_file=Part("slack_file"),
        alt_text=ALT,
        title=plain(2000),
        block_id=ID,
    ),
    "input": kind("label element", element=IN_INPUT, **INPUT),
    "markdown": kind("text", text=Text(12_000), block_id=ID),
    # A streamed plan has no title until one is sent.
    "plan": kind(title=Text(), tasks=Many(Part("task"), 50), block_id=ID),
    "rich_text": ELEMENTS["rich_text"],
    "section": kind(
        "text|fields",
        text=TEXT,
        fields=Many(Words(2000), 10),
        accessory=IN_SECTION,
        expand=Flag(),
        block_id=ID,
    ),
    "table": kind(
        "rows",
        rows=Many(Many(CELL, 20, least=1), 100, least=1),
        column_settings=Many(Part("column"), 20, gaps=True),
        block_id=ID,
    ),
    "task_card": kind("task_id title status", **TASK),
    "video": kind(
        "video_url thumbnail_url title alt_text",
        video_url=Text(3000, form=SECURE),
        thumbnail_url=URL,
        title=plain(200),
        title_url=Text(2000, form=SECURE),
        alt_text=ALT,
        description=plain(200),
        author_name=Text(50),
        provider_name=Text(50),
        provider_icon_url=Text(2000, form="http or https address"),
        block_id=ID,
    ),
}

# What a block holds that is found nowhere else.
WITHIN: Mapping[str, Kind] = {
    "modal_input": kind(
        "label element",
        element=Holds({**IN_INPUT.kinds, **each("file_input").kinds}),
        **INPUT,
    ),
    "task": kind("task_id title status", type=OneOf(("task_card",)), **TASK),
    "pie": kind("segments", segments=Many(Part("segment"), 12, least=1)),
    "segment": kind("label value", label=LABEL, value=Number(0, whole=False)),
    "axes": kind(
        "series axis_config",
        series=Many(Part("series"), 12, least=1),
        axis_config=Part("axis_config"),
    ),
    "series": kind("name data", name=LABEL, data=Many(Part("point"), 20, least=1)),
    "point": kind("label value", label=LABEL, value=Number(whole=False)),
    "axis_config": kind(
        "categories",
        categories=Many(LABEL, 20, least=1),
        x_label=Text(50),
        y_label=Text(50),
    ),
}

_SAID = {"call", "container", "context_actions", "file", "markdown", "plan", "task_card"}
_WIDE = {"carousel", "data_table", "data_visualization", "table"}
VIEW: Mapping[str, Rule] = {
    "title": plain(24),
    "private_metadata": Text(3000),
    "callback_id": Text(255),
    "external_id": Text(255),
}
SURFACES: Mapping[str, Kind] = {
    "message": Kind(
        keys={
            "text": Text(40_000),
            "blocks": Many(each(*BLOCKS), 50),
            "attachments": Many(Anything(), 100),
        },
        free=True,
    ),
    "home": kind(
        type=OneOf(("home",)),
        blocks=Many(each(*(name for name in BLOCKS if name not in _SAID | {"alert"})), 100),
        **VIEW,
    ),
    "modal": kind(
        type=OneOf(("modal",)),
        blocks=Many(
            Holds(
                {
                    **each(*(name for name in BLOCKS if name not in _SAID | _WIDE)).kinds,
                    "input": "modal_input",
                }
            ),
            100,
        ),
        submit=plain(24),
        close=plain(24),
        clear_on_close=Flag(),
        notify_on_close=Flag(),
        submit_disabled=Flag(),
        **VIEW,
    ),
}

# Type of block -> how many a payload may hold, and the characters in all of them together.
TOTALS: Mapping[str, tuple[int | None, int | None]] = {
    "data_table": (None, 20_000),
    "data_visualization": (2, None),
    "markdown": (None, 12_000),
    "table": (1, 9000),
}
