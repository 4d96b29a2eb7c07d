"""How a streamed message grows: chunks of text, tasks and blocks, and what they add up to.

Everything here is pure. Slack turns streamed markdown into rich text; here it stays one
block of markdown for as long as nothing else comes between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot import blockkit
from bot.domain import Json
from bot.sandbox.call import Call, RefusedError, described
from bot.sandbox.limits import Limits

STATUSES = frozenset({"pending", "in_progress", "complete", "error"})
FIELD = 256  # characters of a title of a task or of a plan
NEEDED: Mapping[str, tuple[str, ...]] = {
    "markdown_text": ("text",),
    "task_update": ("id", "title", "status"),
    "plan_update": ("title",),
    "blocks": (),
}
ALLOWED: Mapping[str, tuple[str, ...]] = {"task_update": ("details", "output")}
CHUNKS = 100  # in one call
INVALID = "invalid_chunks"


def read(call: Call) -> tuple[Json, ...]:
    """Read `markdown_text` and `chunks`, and refuse what Slack would not show."""
    chunks = call.listed("chunks", CHUNKS, wrong=INVALID)
    if markdown := call.text("markdown_text"):
        if chunks:
            raise RefusedError("cannot_provide_both_markdown_text_and_chunks")
        chunks = ({"type": "markdown_text", "text": markdown},)
    for number, chunk in enumerate(chunks):
        _check(chunk, f"/chunks/{number}", call.limits.markdown)
    return chunks


def mode(call: Call) -> str:
    """Name the argument by which a call brings content; "" where it brings none."""
    if call.text("markdown_text"):
        return "markdown_text"
    return "chunks" if call.listed("chunks", CHUNKS, wrong=INVALID) else ""


def _check(chunk: Json, where: str, markdown: int) -> None:
    kind = str(chunk.get("type"))
    if kind not in NEEDED:
        raise _invalid(f"unknown chunk type: {kind}", f"{where}/type")
    for key in NEEDED[kind]:
        if not isinstance(chunk.get(key), str):
            raise _invalid("must be a string", f"{where}/{key}")
    for key in ALLOWED.get(kind, ()):
        if not isinstance(chunk.get(key) or "", str):
            raise _invalid("must be a string", f"{where}/{key}")
    if len(str(chunk.get("text") or "")) > markdown or len(str(chunk.get("title") or "")) > FIELD:
        raise RefusedError("msg_too_long")
    if kind == "task_update" and chunk["status"] not in STATUSES:
        raise _invalid("not a status", f"{where}/status")
    sources = chunk.get("sources") or []
    if not isinstance(sources, list) or not all(map(_is_source, sources)):
        raise _invalid("not a list of sources", f"{where}/sources")
    if kind == "blocks":
        _check_blocks(chunk.get("blocks"), where)


def _invalid(what: str, where: str) -> RefusedError:
    return RefusedError.for_argument(f"{what} [json-pointer:{where}]", INVALID)


def _is_source(source: Any) -> bool:
    return (
        isinstance(source, dict)
        and source.get("type") == "url"
        and isinstance(source.get("text"), str)
        and str(source.get("url")).startswith(("https://", "http://"))
    )


def _check_blocks(blocks: Any, where: str) -> None:
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise RefusedError("invalid_blocks_format")
    if messages := described(blockkit.check({"text": "-", "blocks": blocks}), where):
        raise RefusedError(
            "invalid_blocks", errors=messages, response_metadata={"messages": messages}
        )


def grown(
    text: str, blocks: Sequence[Json], chunks: Sequence[Json], *, plan: bool
) -> tuple[str, tuple[Json, ...]]:
    """Give what a message's text and blocks are once chunks were added to them.

    With `plan`, tasks stand together in one plan; without, each where it first came up.
    """
    now = list(blocks)
    for chunk in chunks:
        if chunk["type"] == "markdown_text":
            text += chunk["text"]
            _write(now, chunk["text"])
        elif chunk["type"] == "blocks":
            now += chunk["blocks"]
        elif chunk["type"] == "plan_update":
            at = _plan(now)
            now[at] = {**now[at], "title": chunk["title"]}
        elif plan:
            at = _plan(now)
            now[at] = {**now[at], "tasks": _placed(now[at]["tasks"], chunk)}
        else:
            now = _placed(now, chunk)
    return text, tuple(now)


def hold(text: str, blocks: Sequence[Json], limits: Limits) -> None:
    """Hold a streamed message to what one message may be, however many calls brought it."""
    if len(text) > limits.text:
        raise RefusedError("msg_too_long")
    if len(blocks) > blockkit.LIMITS["message.blocks"]:
        raise RefusedError("msg_blocks_too_many")


def _write(blocks: list[Json], text: str) -> None:
    if blocks and blocks[-1]["type"] == "markdown":
        blocks[-1] = {**blocks[-1], "text": blocks[-1]["text"] + text}
    elif text:
        blocks.append({"type": "markdown", "text": text})


def _plan(blocks: list[Json]) -> int:
    """Find the plan among blocks, putting an empty one at their end if need be."""
    for at, block in enumerate(blocks):
        if block["type"] == "plan" and "tasks" in block:
            return at
    blocks.append({"type": "plan", "title": "", "tasks": []})
    return len(blocks) - 1


def _placed(blocks: Sequence[Json], chunk: Json) -> list[Json]:
    """Put a task in the place of the one with its id, or at the end.

    A title and a status replace what was there; details and output add to it [measured
    by users of Slack; its documentation does not say].
    """
    for at, block in enumerate(blocks):
        if block["type"] == "task_card" and block.get("task_id") == chunk["id"]:
            return [*blocks[:at], _card(block, chunk), *blocks[at + 1 :]]
    return [*blocks, _card({"type": "task_card", "task_id": chunk["id"]}, chunk)]


def _card(card: Json, chunk: Json) -> Json:
    now = {**card, "title": chunk["title"], "status": chunk["status"]}
    for key in ("details", "output"):
        if chunk.get(key):
            now[key] = _rich(_plain(card.get(key)) + str(chunk[key]))
    if chunk.get("sources"):
        now["sources"] = chunk["sources"]
    return now


def _rich(text: str) -> Json:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}


def _plain(rich: Json | None) -> str:
    return str(rich["elements"][0]["elements"][0]["text"]) if rich else ""
