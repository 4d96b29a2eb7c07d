"""Interactive elements: what each holds, what choosing does to it, what the app is told.

An element's state is written as Slack writes it in `state.values`: its type, and one key
with what is entered or chosen. Everything here is pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from bot.domain import Json

DEPTH = 16  # no block that Slack takes nests deeper


@dataclass(frozen=True, slots=True)
class Kind:
    """Where an element's state stands, where its first state stands, and of what sort it is."""

    key: str
    initial: str
    sort: str  # text, rich, date, time, instant, option, id or file
    many: bool = False


KINDS: Mapping[str, Kind] = {
    "plain_text_input": Kind("value", "initial_value", "text"),
    "email_text_input": Kind("value", "initial_value", "text"),
    "url_text_input": Kind("value", "initial_value", "text"),
    "number_input": Kind("value", "initial_value", "text"),
    "rich_text_input": Kind("rich_text_value", "initial_value", "rich"),
    "datepicker": Kind("selected_date", "initial_date", "date"),
    "timepicker": Kind("selected_time", "initial_time", "time"),
    "datetimepicker": Kind("selected_date_time", "initial_date_time", "instant"),
    "checkboxes": Kind("selected_options", "initial_options", "option", many=True),
    "radio_buttons": Kind("selected_option", "initial_option", "option"),
    "static_select": Kind("selected_option", "initial_option", "option"),
    "external_select": Kind("selected_option", "initial_option", "option"),
    "users_select": Kind("selected_user", "initial_user", "id"),
    "conversations_select": Kind("selected_conversation", "initial_conversation", "id"),
    "channels_select": Kind("selected_channel", "initial_channel", "id"),
    "multi_static_select": Kind("selected_options", "initial_options", "option", many=True),
    "multi_external_select": Kind("selected_options", "initial_options", "option", many=True),
    "multi_users_select": Kind("selected_users", "initial_users", "id", many=True),
    "multi_conversations_select": Kind(
        "selected_conversations", "initial_conversations", "id", many=True
    ),
    "multi_channels_select": Kind("selected_channels", "initial_channels", "id", many=True),
    "file_input": Kind("files", "", "file", many=True),
}
EXTERNAL = frozenset({"external_select", "multi_external_select"})
# These tell the app that they were used, and hold nothing.
STATELESS = frozenset({"button", "overflow", "feedback_buttons", "icon_button", "workflow_button"})
_SHAPES = {
    "date": re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
    "time": re.compile(r"([01]\d|2[0-3]):[0-5]\d"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """An element, and the block that holds it."""

    block: Json
    element: Json

    @property
    def block_id(self) -> str:
        return str(self.block.get("block_id", ""))

    @property
    def action_id(self) -> str:
        return str(self.element["action_id"])

    @property
    def kind(self) -> str:
        return str(self.element["type"])

    @property
    def tells(self) -> bool:
        """Whether using it tells the app at once: in an input block only where asked for."""
        return self.block.get("type") != "input" or bool(self.block.get("dispatch_action"))


def walk(blocks: Sequence[Json]) -> Iterator[Found]:
    """Find every interactive element of a message or a view, in order."""
    for block in blocks:
        held = block.get("child_blocks")
        if isinstance(held, list | tuple):
            yield from walk([each for each in held if isinstance(each, Mapping)])
        else:
            yield from _below(block, block, 0)


def _below(block: Json, node: Any, depth: int) -> Iterator[Found]:
    if depth > DEPTH:
        return
    if isinstance(node, Mapping):
        kind = node.get("type")
        if isinstance(kind, str) and (kind in KINDS or kind in STATELESS):
            if isinstance(node.get("action_id"), str):
                yield Found(block, dict(node))
            return
        node = list(node.values())
    if isinstance(node, list | tuple):
        for item in node:
            yield from _below(block, item, depth + 1)


def find(blocks: Sequence[Json], action_id: str, block_id: str | None = None) -> Found:
    """Find one element. Raises LookupError where there is none."""
    for found in walk(blocks):
        if found.action_id == action_id and block_id in (None, found.block_id):
            return found
    raise LookupError(f"nothing here has the action_id {action_id!r}")


def initial(blocks: Sequence[Json], kept: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Write `state.values` of what nobody has touched; `kept` is what somebody has.

    As in Slack, what was entered stays while block_id, action_id and type stay.
    """
    values: dict[str, Any] = {}
    for found in walk(blocks):
        if found.kind in KINDS:
            old = (kept or {}).get(found.block_id, {}).get(found.action_id)
            same = isinstance(old, Mapping) and old.get("type") == found.kind
            state = old if same else first(found.element)
            values.setdefault(found.block_id, {})[found.action_id] = state
    return values


def first(element: Json) -> dict[str, Any]:
    """Write the state of an element before anybody has touched it."""
    kind = KINDS[element["type"]]
    return _state(element["type"], element.get(kind.initial) or ([] if kind.many else None))


def _state(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, KINDS[kind].key: value}


# -- choosing ------------------------------------------------------------------------------


def chosen(found: Found, given: Mapping[str, Any], offered: Sequence[Json] = ()) -> dict[str, Any]:
    """Write an element's state after a person chose or entered something.

    `given` holds it under the element's own key, `selected` or `value`; an option may be
    named by its value alone. `offered` are the options that the app gave for an external
    menu. Raises ValueError for what the element does not offer.
    """
    kind = KINDS[found.kind]
    raw = next((given[key] for key in (kind.key, "selected", "value") if key in given), None)
    if kind.many:
        each = raw if isinstance(raw, list | tuple) else [] if raw is None else [raw]
        value: Any = [_one(found, kind, item, offered) for item in each]
        most = found.element.get("max_selected_items")
        if isinstance(most, int) and len(value) > most:
            raise ValueError(f"no more than {most} may be chosen")
    else:
        value = None if raw in (None, "") else _one(found, kind, raw, offered)
    return _state(found.kind, value)


def _one(found: Found, kind: Kind, raw: Any, offered: Sequence[Json]) -> Any:
    if kind.sort == "option":
        wanted = raw.get("value") if isinstance(raw, Mapping) else raw
        among = offered if found.kind in EXTERNAL else options(found.element)
        known = [*among, *_initial_options(found.element)]
        option = next((option for option in known if option.get("value") == wanted), None)
        if option is None:
            raise ValueError(f"{wanted!r} is not on offer")
        return option
    if kind.sort == "instant":
        return int(raw)
    if kind.sort == "rich" and not isinstance(raw, Mapping):
        section = {"type": "rich_text_section", "elements": [{"type": "text", "text": str(raw)}]}
        return {"type": "rich_text", "elements": [section]}
    if kind.sort in ("rich", "file"):
        return raw
    text = str(raw)
    if kind.sort in _SHAPES and not _SHAPES[kind.sort].fullmatch(text):
        raise ValueError(f"{text!r} is not a {kind.sort}")
    return text


def options(element: Json) -> list[Json]:
    """List an element's options, those of its groups too."""
    groups = element.get("option_groups") or ()
    return [
        *(element.get("options") or ()),
        *(each for group in groups for each in group["options"]),
    ]


def _initial_options(element: Json) -> list[Json]:
    one = element.get("initial_option")
    return [*(element.get("initial_options") or ()), *([one] if one else ())]


# -- telling the app -----------------------------------------------------------------------


def action(found: Found, given: Mapping[str, Any], state: Json | None, ts: str) -> dict[str, Any]:
    """Write one entry of `actions[]`. Raises ValueError for what the element does not offer."""
    element = found.element
    told: dict[str, Any] = {
        "type": found.kind,
        "action_id": found.action_id,
        "block_id": found.block_id,
    }
    if found.kind == "overflow":
        told["selected_option"] = _one(found, Kind("", "", "option"), _pick(given), ())
    elif found.kind == "feedback_buttons":
        told |= _feedback(element, _pick(given))
    elif state is None:
        told |= {key: element[key] for key in ("text", "value", "style", "url") if key in element}
    else:
        told |= state
        kept = ("placeholder", KINDS[found.kind].initial)
        told |= {key: element[key] for key in kept if element.get(key)}
    return told | {"action_ts": ts}


def _pick(given: Mapping[str, Any]) -> Any:
    for key in ("selected_option", "selected", "value"):
        if given.get(key) is not None:
            return given[key]
    raise ValueError("nothing was chosen")


def _feedback(element: Json, wanted: Any) -> dict[str, Any]:
    for name in ("positive", "negative"):
        button = element[f"{name}_button"]
        if wanted in (name, button.get("value")):
            return {"text": button["text"], "value": button.get("value", "")}
    raise ValueError(f"{wanted!r} is not on offer")


# -- what Slack's own client checks before it submits --------------------------------------

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_URL = re.compile(r"https?://[^\s/]+\S*")
_NUMBER = re.compile(r"-?(\d+\.?\d*|\.\d+)")


def wrong(found: Found, state: Json) -> str:
    """Say what is wrong with an input as a person would be told; "" where nothing is."""
    element, value = found.element, state[KINDS[found.kind].key]
    if value in (None, "", []):
        return "" if found.block.get("optional") else "Please complete this required field."
    if found.kind == "plain_text_input":
        return _length(element, value)
    if found.kind == "email_text_input" and not _EMAIL.fullmatch(value):
        return "Please enter a valid email address."
    if found.kind == "url_text_input" and not _URL.fullmatch(value):
        return "Please enter a valid URL."
    if found.kind == "number_input":
        return _number(element, value)
    return ""


def _length(element: Json, value: str) -> str:
    least, most = _figure(element, "min_length", 0), _figure(element, "max_length", 3000)
    if len(value) < least:
        return f"Please enter at least {least:,.0f} characters."
    if len(value) > most:
        return f"Please enter no more than {most:,.0f} characters."
    return ""


def _number(element: Json, value: str) -> str:
    if not _NUMBER.fullmatch(value):
        return "Please enter a number."
    if "." in value and not element.get("is_decimal_allowed"):
        return "Please enter a whole number."
    if float(value) < _figure(element, "min_value", -inf):
        return f"Please enter a number that is at least {element['min_value']}."
    if float(value) > _figure(element, "max_value", inf):
        return f"Please enter a number that is at most {element['max_value']}."
    return ""


def _figure(element: Json, key: str, default: float) -> float:
    """Read a bound that the app set; one that is no number bounds nothing."""
    try:
        return float(element.get(key, default))
    except (TypeError, ValueError):
        return default
