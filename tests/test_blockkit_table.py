"""The figures in the tables, held against an independent registry both ways."""

from __future__ import annotations

import re
from collections.abc import Mapping

from slackblocks import _limits as theirs

from bot.blockkit import LEAST, LIMITS, limit

# Ours -> theirs, where a kind or a limit bears another name.
KINDS: Mapping[str, str] = {
    "choice": "option",
    "confirm": "confirmation",
    "datepicker": "date_picker",
    "dispatch_action_config": "dispatch_action_configuration",
    "email_text_input": "email_input",
    "home": "view",
    "modal": "view",
    "modal_input": "input",
    "overflow_option": "option",
    "timepicker": "time_picker",
    "url_text_input": "url_input",
}
ALIASES: Mapping[str, str] = {
    "axes.series": "DATA_VISUALIZATION_SERIES",
    "axis_config.categories": "DATA_VISUALIZATION_CATEGORIES",
    "axis_config.categories[]": "DATA_VISUALIZATION_CATEGORY_LABEL",
    "axis_config.x_label": "DATA_VISUALIZATION_AXIS_LABEL",
    "axis_config.y_label": "DATA_VISUALIZATION_AXIS_LABEL",
    "data_table.rows[]": "DATA_TABLE_COLUMNS",
    "mrkdwn.text": "TEXT",
    "pie.segments": "DATA_VISUALIZATION_SEGMENTS",
    "plain_text.text": "TEXT",
    "point.label": "DATA_VISUALIZATION_POINT_LABEL",
    "raw_text.text": "DATA_TABLE_CELL_TEXT",
    "section.fields[]": "SECTION_FIELDS_ITEM",
    "segment.label": "DATA_VISUALIZATION_SEGMENT_LABEL",
    "series.data": "DATA_VISUALIZATION_DATA",
    "series.name": "DATA_VISUALIZATION_SERIES_NAME",
    "table.rows[]": "TABLE_COLUMNS",
    "total data_table": "DATA_TABLE_TOTAL_CONTENT",
    "total data_visualizations": "MESSAGE_DATA_VISUALIZATIONS",
    "total markdown": "MARKDOWN_TOTAL_TEXT",
}
# What their registry has and ours does not, and why.
LEFT_OUT = {
    "DATA_TABLE_CONTENT_MAX_LENGTH": "the total holds for one table too",
    "DATA_VISUALIZATION_SEGMENT_VALUE_EXCLUSIVE_MIN": "a slice of nothing is let through",
    "MESSAGE_CHANNEL_MIN_LENGTH": "an argument of the call, not of its blocks",
}
# What ours have and their registry does not: newer, or said elsewhere in Slack's pages.
OURS_ALONE = {
    *(f"auth_provider.{key}_url" for key in ("auth", "disconnect", "icon")),
    *(f"auth_provider.connected_{key}" for key in ("context", "identity")),
    *(f"auth_provider.{key}" for key in ("description", "name", "value")),
    *(f"{kind}.initial_options" for kind in ("checkboxes", "multi_external_select")),
    *(f"{kind}.url" for kind in ("date", "slack_file", "trigger", "url_source")),
    "conversation_filter.include",
    "datetimepicker.initial_date_time",
    "emoji.skin_tone",
    "header.level",
    "icon_button.text",
    "message.text",
    "multi_static_select.initial_options",
    "plain_text_input.initial_value",
    "total table",
    "total tables",
}
BOUND = re.compile(r"(.+)_(MAX|MIN)(?:_LENGTH|_ITEMS)?")


def _theirs() -> dict[tuple[str, str], tuple[str, int]]:
    found = {}
    for name, value in vars(theirs).items():
        if bound := BOUND.fullmatch(name):
            found[bound[1], bound[2]] = (name, value)
    return found


def _stems(name: str) -> set[str]:
    kind, _, key = name.partition(".")
    kinds = {kind, KINDS.get(kind, kind)}
    if kind.endswith("_select"):
        kinds |= {"select"} | ({"multi_select"} if kind.startswith("multi_") else set())
    stems = {f"{each}.{key}".replace(".", "_").upper() for each in kinds}
    return stems | {ALIASES.get(name, "")} | ({key.upper()} if key.endswith("_id") else set())


def test_the_tables_agree_with_an_independent_registry_both_ways() -> None:
    registry, agreed, ours_alone = _theirs(), set(), set()
    for ours, bound in ((LIMITS, "MAX"), (LEAST, "MIN")):
        for name, value in ours.items():
            known = [registry[stem, bound] for stem in _stems(name) if (stem, bound) in registry]
            assert known == [(their, value) for their, _ in known], name
            agreed |= {their for their, _ in known}
            if not known and bound == "MAX":
                ours_alone.add(name)
    assert {name for name, _ in registry.values()} - agreed == set(LEFT_OUT)
    assert ours_alone == OURS_ALONE


def test_a_limit_is_looked_up_by_kind_and_key() -> None:
    assert (limit("header", "text"), limit("header", "nothing")) == (150, None)
