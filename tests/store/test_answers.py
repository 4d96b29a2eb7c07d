"""Answers are found again by the articles that they cite."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain import Answer, AnswerState, Exchange, Question, Thread
from bot.store import Store
from tests import make

ONE, OTHER = make.article(1), make.article(2)


async def answered(store: Store, key: str, cited: str, asked: datetime = make.NOON) -> Exchange:
    article = ONE if cited == ONE.id else OTHER
    question = Question(text=f"What of {cited}?", asked=asked)
    thread = Thread(channel=make.CHANNEL, ts="1.0", reader="U1")
    exchange = await store.begin(Exchange(id=key, thread=thread, question=question))
    said = Answer(
        question=question,
        lines=(make.line(article),),
        sources=(),
        searched=2,
        as_of=asked,
        support=0.9,
    )
    await store.showing(key, f"{key}.1", said)
    await store.settle(key, AnswerState.ANSWERED, said)
    return replace(exchange, state=AnswerState.ANSWERED, ts=f"{key}.1", said=said)


async def test_answers_that_cite_an_article_are_found(store: Store) -> None:
    first = await answered(store, "1", ONE.id)
    await answered(store, "2", OTHER.id)
    later = await answered(store, "3", ONE.id, make.after(hours=1))
    assert await store.answers_citing(ONE.id, make.NOON) == (first, later)
    assert await store.answers_citing(ONE.id, make.after(minutes=1)) == (later,)
    assert await store.answers_citing("none", make.NOON) == ()


async def test_what_is_not_answered_yet_tells_nothing(store: Store) -> None:
    question = Question(text="What?", asked=make.NOON)
    thread = Thread(channel=make.CHANNEL, ts="1.0", reader="U1")
    await store.begin(Exchange(id="1", thread=thread, question=question))
    assert await store.answers_citing(ONE.id, make.NOON) == ()
