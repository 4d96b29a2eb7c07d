"""What the chunks of a stream add up to, whatever comes in whatever order."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.chunks import STATUSES, grown

TEXT = st.text(max_size=8)
MARKDOWN = st.builds(lambda text: {"type": "markdown_text", "text": text}, TEXT)
TASK = st.builds(
    lambda task, title, status, details: {
        "type": "task_update",
        "id": task,
        "title": title,
        "status": status,
        "details": details,
    },
    st.sampled_from("abc"),
    TEXT,
    st.sampled_from(sorted(STATUSES)),
    TEXT,
)
PLAN = st.builds(lambda title: {"type": "plan_update", "title": title}, TEXT)
CHUNKS = st.lists(MARKDOWN | TASK | PLAN, max_size=12)


def details(card: dict[str, Any]) -> str:
    rich = card.get("details")
    return rich["elements"][0]["elements"][0]["text"] if rich else ""


@given(CHUNKS, st.booleans(), st.integers(min_value=0, max_value=12))
def test_it_does_not_matter_in_how_many_calls_they_come(
    chunks: list[dict[str, Any]], plan: bool, cut: int
) -> None:
    text, blocks = grown("", (), chunks[:cut], plan=plan)
    assert grown(text, blocks, chunks[cut:], plan=plan) == grown("", (), chunks, plan=plan)


@given(CHUNKS, st.booleans())
def test_all_text_is_there_and_each_task_once_as_it_last_was(
    chunks: list[dict[str, Any]], plan: bool
) -> None:
    text, blocks = grown("", (), chunks, plan=plan)
    written = "".join(chunk["text"] for chunk in chunks if chunk["type"] == "markdown_text")
    shown = [dict(block) for block in blocks]
    assert text == written
    assert "".join(block["text"] for block in shown if block["type"] == "markdown") == written
    cards = [block for block in shown if block["type"] == "task_card"]
    if plan:
        assert cards == []
        cards = [card for block in shown if block["type"] == "plan" for card in block["tasks"]]
    updates = [chunk for chunk in chunks if chunk["type"] == "task_update"]
    last = {chunk["id"]: chunk for chunk in updates}
    assert [(card["task_id"], card["title"], card["status"]) for card in cards] == [
        (task, chunk["title"], chunk["status"]) for task, chunk in last.items()
    ]
    assert [details(card) for card in cards] == [
        "".join(chunk["details"] for chunk in updates if chunk["id"] == task) for task in last
    ]


def test_text_after_something_else_begins_a_block_of_its_own() -> None:
    card = {"type": "task_update", "id": "1", "title": "t", "status": "complete"}
    text, blocks = grown("a", ({"type": "markdown", "text": "a"},), [card], plan=False)
    _, blocks = grown(text, blocks, [{"type": "markdown_text", "text": "b"}], plan=False)
    assert [block["type"] for block in blocks] == ["markdown", "task_card", "markdown"]
