"""A model's word on articles whose score leaves it in doubt whether they are about trade.

The model is trusted with little: it is asked about the doubtful alone, what it says counts where
it names words of the article, and whatever goes wrong, the score stands.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum

from pydantic import BaseModel

from bot.domain import Article, Relevance
from bot.errors import LLMError
from bot.language.wording import locate
from bot.llm import LLM, Prompt

#: Scores from and up to which a judgement is in doubt. Of the wire stories of the development
#: data 1 in 100 lies between, and 6 in 10 of those that are judged wrongly.
LOW, HIGH = 0.2, 0.8


class About(StrEnum):
    """What a model may say of an article."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Opinion(BaseModel):
    """The shape that a model is asked for; prompts/relevance.md shows the same."""

    trade: About
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A judgement after a model was asked, or not: then `prompt` is "".

    `error` is why nobody answered.
    """

    relevance: Relevance
    prompt: str = ""
    error: LLMError | None = None


def doubtful(relevance: Relevance) -> bool:
    """Say whether a score leaves it in doubt whether an article is about trade."""
    return LOW <= relevance.score <= HIGH


async def ask(
    article: Article,
    relevance: Relevance,
    llm: LLM,
    prompt: Prompt,
    *,
    seconds: float | None = None,
) -> Asked:
    """Ask a model about an article whose score is in doubt; any other stays as it was judged."""
    if not doubtful(relevance):
        return Asked(relevance=relevance)
    body = article.body[: prompt.limit("article_characters")]
    given = json.dumps({"title": article.title, "text": body}, ensure_ascii=False, indent=1)
    try:
        asked = prompt.render(article=given.replace("<", "").replace(">", ""))
        reply = await llm.ask(asked, Opinion, seconds=seconds)
    except LLMError as error:
        return Asked(relevance=relevance, prompt=prompt.ref, error=error)
    said = reply.value
    shown = f"{article.title}\n\n{body}"
    if said.trade is About.UNSURE or not locate(said.words, shown):
        return Asked(relevance=relevance, prompt=reply.prompt)
    judged = replace(relevance, relevant=said.trade is About.YES, model=reply.prompt)
    return Asked(relevance=judged, prompt=reply.prompt)
