from __future__ import annotations

from bot.channels import answers
from bot.domain import Message
from bot.newsroom import Newsroom
from bot.slack.commands.request import Request

THANKS = "Thank you. That is kept with the answer."
SORRY = (
    "Thank you. That is kept with the answer. If a line of it is wrong, press *Report an error* "
    "under the briefing that it is from: the owners of this bot read that."
)


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Keep what a reader thinks of an answer, and thank for it."""
    verdict, _, key = request.argument.partition(":")
    if verdict not in (answers.GOOD, answers.BAD):
        return None
    if not await newsroom.keep_feedback(key, verdict):
        return Message(text="That answer is not kept any more.")
    return Message(text=THANKS if verdict == answers.GOOD else SORRY)
