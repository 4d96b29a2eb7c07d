from __future__ import annotations

from bot.channels import answers
from bot.domain import Message
from bot.newsroom import Newsroom
from bot.slack.commands.request import Request

THANKS = "Thank you. That is kept with the answer."


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Keep what a reader thinks of an answer, thank, and ask what was wrong with a bad one."""
    verdict, _, key = request.argument.partition(":")
    if verdict not in (answers.GOOD, answers.BAD):
        return None
    if not await newsroom.keep_feedback(key, verdict):
        return Message(text="That answer is not kept any more.")
    if verdict == answers.GOOD:
        return Message(text=THANKS)
    return answers.asks_what_was_wrong(await newsroom.briefing_of_answer(key))
