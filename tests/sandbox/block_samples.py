"""A block of every type that the page draws, and the words that a person reads in it."""

from __future__ import annotations

from tests.sandbox import demo_blocks as shown
from tests.sandbox.demo_blocks import Block, button, plain

SHIP = {"type": "image", "image_url": "https://example.org/ship.png", "alt_text": "A ship"}
CARD: Block = {
    "type": "card",
    "hero_image": SHIP,
    "title": plain("Cars"),
    "subtitle": plain("Announced"),
    "body": plain("From 1 June."),
    "actions": [button("follow", "Follow")],
}


def mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "text": text}


def rich(text: str) -> Block:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}


def raw(text: str) -> Block:
    return {"type": "raw_text", "text": text}


def number(value: int) -> Block:
    return {"type": "raw_number", "value": value, "text": str(value)}


TASK: Block = {
    "type": "task_card",
    "task_id": "1",
    "title": "Search",
    "status": "in_progress",
    "output": rich("12 articles"),
    "sources": [{"type": "url", "url": "https://example.org/", "text": "example.org"}],
}
# Every type of block, and the words that a person reads in it.
SAMPLES: dict[str, tuple[Block, str]] = {
    "actions": ({"elements": [button("one", "One"), button("two", "Two")]}, "One Two"),
    "alert": (
        {"level": "warning", "text": mrkdwn("*Two* figures differ")},
        "Warning: Two figures differ",
    ),
    "card": (CARD, "A ship https://example.org/ship.png Cars Announced From 1 June. Follow"),
    "carousel": (
        {"elements": [{"type": "card", "title": plain("A")}, {"type": "card", "body": plain("B")}]},
        "A B",
    ),
    "container": (
        {
            "title": plain("Rates"),
            "subtitle": plain("By land"),
            "child_blocks": [{"type": "section", "text": plain("Cars")}, {"type": "divider"}],
        },
        "Rates By land Cars",
    ),
    "context": ({"elements": [SHIP, mrkdwn("*Two* outlets")]}, "A ship Two outlets"),
    "context_actions": (shown.message()[2], "Good Bad"),
    "data_table": (
        {"caption": "Duties", "rows": [[raw("Land"), raw("Rate")], [raw("Norland"), number(25)]]},
        "Duties Land Rate Norland 25",
    ),
    "divider": ({}, ""),
    "file": ({"external_id": "ABC"}, "A file kept elsewhere ABC"),
    "header": ({"text": plain("Duty :rocket: rises")}, "Duty 🚀 rises"),
    "image": (SHIP | {"title": plain("Ship")}, "Ship A ship https://example.org/ship.png"),
    "input": (shown.asked("name", "Name", "plain_text_input"), "Name (optional)"),
    "markdown": ({"text": "# H\n**b** `c`\n\n| A | B |\n|---|--:|\n| 1 | 2 |"}, "H b c A B 1 2"),
    "plan": (
        {"title": "Plan", "tasks": [TASK]},
        "Plan In progress: Search 12 articles example.org",
    ),
    "rich_text": (rich("Rich"), "Rich"),
    "section": (
        {"text": mrkdwn("*S*"), "fields": [plain("F"), mrkdwn("_G_")], "accessory": SHIP},
        "S F G A ship https://example.org/ship.png",
    ),
    "table": (
        {"rows": [[{"type": "raw_text", "text": "Land"}], [rich("Norland")]]},
        "Land Norland",
    ),
    "task_card": (TASK, "In progress: Search 12 articles example.org"),
    "video": (
        {"video_url": "https://example.org/v", "title": plain("Speech"), "alt_text": "She speaks"},
        "She speaks Speech https://example.org/v",
    ),
}
