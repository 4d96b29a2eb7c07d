"""Slack's rules for blocks: tables, the check of a payload by them, and safe text.

A payload is what `chat.postMessage` or `views.open` takes: `{"text": …, "blocks": […]}`, or
a view with its `type`. Nothing here was tried against Slack's own servers, which is why
every rule stands in one of three tables, `parts`, `elements` and `blocks`: one edit there
corrects it.
"""

from bot.blockkit.blocks import BLOCKS
from bot.blockkit.budget import BUDGET_CHARACTERS, BUDGET_ITEMS, budget
from bot.blockkit.check import check
from bot.blockkit.problem import Problem
from bot.blockkit.table import LEAST, LIMITS, limit
from bot.blockkit.text import (
    JOINER,
    Block,
    context,
    escape,
    header,
    link,
    markdown,
    mrkdwn,
    plain,
    plain_text,
    section,
    shorten,
)

__all__ = [
    "BLOCKS",
    "BUDGET_CHARACTERS",
    "BUDGET_ITEMS",
    "JOINER",
    "LEAST",
    "LIMITS",
    "Block",
    "Problem",
    "budget",
    "check",
    "context",
    "escape",
    "header",
    "limit",
    "link",
    "markdown",
    "mrkdwn",
    "plain",
    "plain_text",
    "section",
    "shorten",
]
