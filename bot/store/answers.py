"""Conversations: what was asked in a thread, and what became of each answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, Text, cast, func, literal, select, update

from bot.domain import (
    Answer,
    AnswerState,
    Channel,
    EventKind,
    Exchange,
    Question,
    Remark,
    Thread,
)
from bot.store.database import Database
from bot.store.schema import answers, events

_ANSWER = TypeAdapter(Answer)
_OPEN = tuple(
    state.value
    for state in (
        AnswerState.WAITING,
        AnswerState.STARTING,
        AnswerState.STREAMING,
        AnswerState.CLOSING,
    )
)
_SETTLED = (AnswerState.ANSWERED.value, AnswerState.STOPPED.value)


class Answers(Database):
    """Questions and their answers, each kept before anything of it is shown."""

    async def begin(self, exchange: Exchange) -> Exchange:
        """Keep a question, and give it as it stands: as it was kept before, if it was."""
        thread, question = exchange.thread, exchange.question
        async with self._writing() as connection:
            await connection.execute(
                self._insert(answers)
                .values(
                    id=exchange.id,
                    team=thread.channel.team,
                    channel=thread.channel.id,
                    thread_ts=thread.ts,
                    user=thread.reader,
                    story_id=question.story_id,
                    question=question.text,
                    asked=question.asked,
                    state=exchange.state.value,
                    ts="",
                )
                .on_conflict_do_nothing()
            )
            found = await connection.execute(select(answers).where(answers.c.id == exchange.id))
            return _read(found.one())

    async def exchange(self, id_: str) -> Exchange | None:
        """Read one question and what became of it."""
        async with self._reading() as connection:
            row = (
                await connection.execute(select(answers).where(answers.c.id == id_))
            ).one_or_none()
        return _read(row) if row else None

    async def exchanges(
        self, channel: Channel, thread_ts: str, *, before: datetime | None = None, limit: int = 6
    ) -> tuple[Exchange, ...]:
        """Read the last questions of a thread that were answered, oldest first."""
        wanted = (
            select(answers)
            .where(_in(channel, thread_ts), answers.c.state.in_(_SETTLED))
            .order_by(answers.c.asked.desc())
            .limit(limit)
        )
        if before is not None:
            wanted = wanted.where(answers.c.asked <= before)
        async with self._reading() as connection:
            return tuple(_read(row) for row in await connection.execute(wanted))[::-1]

    async def answers_citing(self, article_id: str, since: datetime) -> tuple[Exchange, ...]:
        """Read the answers since then that are shown and cite an article, oldest first."""
        wanted = (
            select(answers)
            .where(
                answers.c.asked >= since,
                answers.c.ts != "",
                answers.c.state.in_(_SETTLED),
                cast(answers.c.body, Text).contains(article_id),
            )
            .order_by(answers.c.asked)
        )
        async with self._reading() as connection:
            found = [_read(row) for row in await connection.execute(wanted)]
        return tuple(
            each
            for each in found
            if each.said
            and any(
                citation.article_id == article_id
                for line in each.said.lines
                for citation in line.citations
            )
        )

    async def starting(self, id_: str, now: datetime) -> None:
        """Record, before Slack is asked, that from now on a message may be there."""
        await self._change(
            id_, state=AnswerState.STARTING.value, tried=func.coalesce(answers.c.tried, now)
        )

    async def not_begun(self, id_: str) -> None:
        """Record that Slack was asked for a message and did not begin it."""
        await self._change(id_, state=AnswerState.WAITING.value, tried=None)

    async def showing(self, id_: str, ts: str, said: Answer) -> None:
        """Record the message that shows an answer, and what of it is to stand there."""
        await self._change(
            id_,
            state=AnswerState.STREAMING.value,
            ts=ts,
            body=_ANSWER.dump_python(said, mode="json"),
        )

    async def said(self, id_: str, said: Answer) -> None:
        """Record what of an answer is to stand in its message now."""
        await self._change(id_, body=_ANSWER.dump_python(said, mode="json"))

    async def settle(self, id_: str, state: AnswerState, said: Answer | None) -> bool:
        """Record how an answer ends. Returns False, and does not, where its reader stopped it."""
        values: dict[str, Any] = {"state": state.value}
        if said is not None:
            values["body"] = _ANSWER.dump_python(said, mode="json")
        return await self._change(id_, unless_stopped=state is not AnswerState.STOPPED, **values)

    async def _change(self, id_: str, *, unless_stopped: bool = True, **values: Any) -> bool:
        """Change a row; by default not the state of one that its reader stopped."""
        changed = update(answers).where(answers.c.id == id_)
        stopped = answers.c.state.in_((AnswerState.STOPPING.value, AnswerState.STOPPED.value))
        async with self._writing() as connection:
            if unless_stopped and "state" in values:
                result = await connection.execute(changed.where(~stopped).values(**values))
                if result.rowcount:
                    return True
                if kept := {key: value for key, value in values.items() if key != "state"}:
                    await connection.execute(changed.values(**kept))
                return False
            await connection.execute(changed.values(**values))
        return True

    async def stop_answers(self, channel: Channel, thread_ts: str, shown: Sequence[str]) -> int:
        """Ask that the answers be stopped that stand at `shown`, or else that a thread waits for.

        Returns how many there were; an answer that is whole stays as it is.
        """
        which = answers.c.thread_ts == thread_ts
        if shown:
            which = answers.c.ts.in_(shown) | (which & (answers.c.ts == ""))
        async with self._writing() as connection:
            result = await connection.execute(
                update(answers)
                .where(
                    answers.c.team == channel.team,
                    answers.c.channel == channel.id,
                    which,
                    answers.c.state.in_(_OPEN),
                )
                .values(state=AnswerState.STOPPING.value)
            )
            return result.rowcount

    async def shown_in(self, channel: Channel, thread_ts: str) -> frozenset[str]:
        """Give the ts of every message of a thread that is known to show an answer."""
        wanted = select(answers.c.ts).where(_in(channel, thread_ts), answers.c.ts != "")
        async with self._reading() as connection:
            return frozenset((await connection.execute(wanted)).scalars())

    async def keep_feedback(self, id_: str, feedback: str) -> bool:
        """Keep what a reader thinks of an answer. Returns False where there is no such answer."""
        async with self._writing() as connection:
            result = await connection.execute(
                update(answers).where(answers.c.id == id_).values(feedback=feedback)
            )
            return result.rowcount > 0

    async def remarks(self, channel: Channel, thread_ts: str) -> tuple[Remark, ...]:
        """Read what people wrote in a thread, oldest first."""
        answered = select(answers.c.id).where(answers.c.id == literal("answer:") + events.c.id)
        wanted = select(
            events.c.id,
            events.c.user,
            events.c.kind,
            events.c.ts,
            answered.exists().label("answered"),
        ).where(
            events.c.team == channel.team,
            events.c.channel == channel.id,
            events.c.thread_ts == thread_ts,
            events.c.kind.in_((EventKind.MENTION.value, EventKind.MESSAGE.value)),
        )
        async with self._reading() as connection:
            rows = sorted(await connection.execute(wanted), key=lambda row: float(row.ts or 0))
        return tuple(
            Remark(
                id=row.id,
                user=row.user,
                ours=bool(row.answered) or row.kind == EventKind.MENTION.value,
            )
            for row in rows
        )


def _in(channel: Channel, thread_ts: str) -> Any:
    return (
        (answers.c.team == channel.team)
        & (answers.c.channel == channel.id)
        & (answers.c.thread_ts == thread_ts)
    )


def _read(row: Row[Any]) -> Exchange:
    return Exchange(
        id=row.id,
        thread=Thread(
            channel=Channel(team=row.team, id=row.channel), ts=row.thread_ts, reader=row.user
        ),
        question=Question(text=row.question, asked=row.asked, story_id=row.story_id),
        state=AnswerState(row.state),
        ts=row.ts,
        tried=row.tried,
        said=_ANSWER.validate_python(row.body) if row.body else None,
        feedback=row.feedback,
    )
