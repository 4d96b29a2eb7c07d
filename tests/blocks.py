"""Blocks and elements for tests, each right until something is changed in it."""

from __future__ import annotations

from typing import Any

from bot.blockkit import Block


def text(words: str, kind: str = "mrkdwn") -> Block:
    return {"type": kind, "text": words}


def button(**fields: Any) -> Block:
    return {"type": "button", "text": text("Go", "plain_text"), **fields}


def words(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def option(**more: Any) -> Block:
    return {"text": words("One"), "value": "1", **more}


def element(kind: str, **more: Any) -> Block:
    return {"type": kind, "action_id": "a", **more}


def actions(*elements: Any) -> Block:
    return {"type": "actions", "elements": list(elements)}


def field(element: Any) -> Block:
    return {"type": "input", "label": words("L"), "element": element}


def rich(*elements: Any) -> Block:
    return {"type": "rich_text", "elements": list(elements)}


def video(**more: Any) -> Block:
    made = {"type": "video", "title": words("V"), "alt_text": "V"}
    urls = {"video_url": "https://a.example/v", "thumbnail_url": "https://a.example/t.png"}
    return made | urls | more
