"""Rows that wait: which are due, who holds them, when they are tried again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeAlias

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Table,
    Update,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain import Backlog, DeliveryState, EventKind, Flow, Job
from bot.store.database import Database, Instant
from bot.store.schema import WAITING, deliveries, events

OPEN = (DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.UNKNOWN)
SAID = (EventKind.MENTION.value, EventKind.MESSAGE.value)


_NOW = bindparam("now", type_=Instant)


def _due(flow: Flow) -> ColumnElement[bool]:
    """Build the condition under which a row of a flow is due at `:now` and free."""
    table, now = WAITING[flow], _NOW
    due = and_(
        table.c.due_at <= now, or_(table.c.lease_until.is_(None), table.c.lease_until <= now)
    )
    if flow is Flow.ANSWER:
        return and_(due, _in_turn())
    if flow is not Flow.POST:
        return due
    # Messages of one channel keep their order: only the first open one may go.
    earlier = deliveries.alias("earlier")
    return and_(
        due,
        ~exists().where(
            earlier.c.team == table.c.team,
            earlier.c.channel == table.c.channel,
            earlier.c.seq < table.c.seq,
            earlier.c.state.in_(OPEN),
        ),
    )


def _in_turn() -> ColumnElement[bool]:
    """Build the condition under which a message is the first open one of its thread.

    What is asked in one thread is answered in its order; buttons and Stop wait for nobody.
    """
    earlier = events.alias("earlier")
    return or_(
        events.c.kind.not_in(SAID),
        ~exists().where(
            earlier.c.due_at.is_not(None),
            earlier.c.kind.in_(SAID),
            earlier.c.team == events.c.team,
            earlier.c.channel == events.c.channel,
            _thread(earlier) == _thread(events),
            earlier.c.ts < events.c.ts,
        ),
    )


def _thread(of: FromClause) -> ColumnElement[str]:
    return case((of.c.thread_ts != "", of.c.thread_ts), else_=of.c.ts)


def _one_less(table: Table) -> ColumnElement[int]:
    return case((table.c.attempts > 0, table.c.attempts - 1), else_=0)


# Built once: it is asked every second, and building it costs more than running it.
_ALL_DUE = union_all(
    *(
        select(
            select(literal(flow.value).label("flow"), table.c.id)
            .where(_due(flow))
            .order_by(table.c.due_at)
            .limit(bindparam("polls" if flow is Flow.POLL else "limit"))
            .subquery()
        )
        for flow, table in WAITING.items()
    )
)


_BACKLOG = union_all(
    *(
        select(
            literal(flow.value).label("flow"),
            func.count().label("due"),
            func.min(table.c.due_at, type_=Instant).label("oldest"),
        )
        .select_from(table)
        .where(_due(flow))
        for flow, table in WAITING.items()
    )
)


def _claim(flow: Flow, due: ColumnElement[bool], limit: int | None = None) -> Update:
    """Build the statement that takes due rows until `:until`, and gives their ids."""
    table = WAITING[flow]
    picked = (
        select(table.c.id)
        .where(due)
        .order_by(table.c.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True, of=table)
        .cte("picked")
    )
    # The sub-select is a CTE: with a plain IN (SELECT … LIMIT), PostgreSQL may run it
    # again for each row and claim more than the limit.
    return (
        update(table)
        .where(table.c.id.in_(select(picked.c.id)))
        .values(
            lease_until=bindparam("until", type_=Instant),
            attempts=table.c.attempts + 1,
        )
        .returning(table.c.id)
    )


_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_TAKE = {
    flow: _claim(flow, and_(_due(flow), table.c.id.in_(_IDS))) for flow, table in WAITING.items()
}
_Wanted: TypeAlias = tuple[Flow, datetime, str, datetime]  # until when, which row, the time now


class Work(Database):
    """What is due in every flow, and the claims on it."""

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__(engine)
        self._taken = self._together(self._take)

    async def due(self, now: datetime, *, limit: int = 50, polls: int = 50) -> tuple[Job, ...]:
        """List the rows that are due and that nobody holds, at most `limit` a flow.

        Of feeds it is at most `polls`.
        """
        async with self._reading() as connection:
            values = {"now": now, "limit": limit, "polls": polls}
            rows = await connection.execute(_ALL_DUE, values)
            return tuple(Job(flow=Flow(flow), id=id_) for flow, id_ in rows)

    async def backlog(self, now: datetime) -> tuple[Backlog, ...]:
        """Count what is due and free in every flow, and tell how long the oldest has been."""
        async with self._reading() as connection:
            rows = await connection.execute(_BACKLOG, {"now": now})
            return tuple(
                Backlog(flow=Flow(row.flow), due=row.due, age=now - (row.oldest or now))
                for row in rows
            )

    async def claim(
        self,
        flow: Flow,
        now: datetime,
        *,
        lease: timedelta,
        ids: Sequence[str] | None = None,
        limit: int = 10,
    ) -> tuple[str, ...]:
        """Take at most `limit` due rows, of `ids` where given, until `now + lease`.

        Rows that another worker holds are passed over, so each row goes to one worker.
        """
        due = _due(flow)
        if ids is not None:
            due = and_(due, WAITING[flow].c.id.in_(ids))
        claimed, values = _claim(flow, due, limit), {"now": now, "until": now + lease}
        async with self._writing() as connection:
            return tuple((await connection.execute(claimed, values)).scalars())

    async def take(self, flow: Flow, id_: str, now: datetime, until: datetime) -> bool:
        """Take a row for oneself, if it is due and free; say whether it was."""
        return await self._taken.ask((flow, until, id_, now))

    async def _take(self, wanted: Sequence[_Wanted]) -> list[bool]:
        alike: dict[tuple[Flow, datetime], list[_Wanted]] = {}
        for each in wanted:
            alike.setdefault(each[:2], []).append(each)
        taken: set[tuple[Flow, datetime, str]] = set()
        async with self._writing() as connection:
            for (flow, until), those in alike.items():
                _, _, ids, nows = zip(*those, strict=True)
                values = {"ids": ids, "now": max(nows), "until": until}
                rows = await connection.execute(_TAKE[flow], values)
                taken.update((flow, until, id_) for id_ in rows.scalars())
        # Of two who ask for one row at once, the first has it.
        given = []
        for each in wanted:
            given.append(each[:3] in taken)
            taken.discard(each[:3])
        return given

    async def overtakes(self, event_id: str) -> bool:
        """Whether a message came in ahead of an earlier one of its thread that is still open."""
        out_of_turn = select(events.c.id).where(events.c.id == event_id, ~_in_turn())
        async with self._reading() as connection:
            return (await connection.execute(out_of_turn)).first() is not None

    async def attempts(self, flow: Flow, id_: str) -> int:
        """Count how often a row was claimed since it last became due."""
        table = WAITING[flow]
        async with self._reading() as connection:
            found = await connection.execute(select(table.c.attempts).where(table.c.id == id_))
            return found.scalar_one_or_none() or 0

    async def postpone(self, flow: Flow, id_: str, until: datetime) -> None:
        """Hand a row back, due again at `until`."""
        await self._wait(WAITING[flow], id_, until)

    async def come_again(self, flow: Flow, id_: str, at: datetime) -> None:
        """Hand a row back that nothing could be done for yet: due at `at`, its claim uncounted."""
        table = WAITING[flow]
        async with self._writing() as connection:
            await connection.execute(
                update(table)
                .where(table.c.id == id_)
                .values(due_at=at, lease_until=None, attempts=_one_less(table))
            )

    async def hand_back(self, flow: Flow, id_: str, lease: datetime) -> None:
        """Free a row that was claimed until `lease`, as if it had not been; else do nothing."""
        table = WAITING[flow]
        async with self._writing() as connection:
            await connection.execute(
                update(table)
                .where(table.c.id == id_, table.c.lease_until == lease)
                .values(lease_until=None, attempts=_one_less(table))
            )

    async def hold_row(self, flow: Flow, id_: str, until: datetime) -> None:
        """Keep a row from everybody until then; it stays due as it was."""
        table = WAITING[flow]
        async with self._writing() as connection:
            await connection.execute(
                update(table).where(table.c.id == id_).values(lease_until=until)
            )

    async def news_under_way(self, now: datetime, settled: datetime) -> bool:
        """Whether news is on its way from a feed to a briefing: a step of it is due or being done.

        A story counts that is due to be written up until `settled`.
        """
        steps = (Flow.POLL, Flow.READ, Flow.GROUP, Flow.BRIEF)
        waiting = [
            exists().where(WAITING[flow].c.due_at <= (settled if flow is Flow.BRIEF else now))
            for flow in steps
        ]
        async with self._reading() as connection:
            return bool((await connection.execute(select(or_(*waiting)))).scalar())

    async def finish(self, flow: Flow, id_: str) -> None:
        """Mark that nothing waits for this row any more."""
        await self._wait(WAITING[flow], id_, None)

    async def _wait(self, table: Table, id_: str, until: datetime | None) -> None:
        values: dict[str, object] = {"due_at": until, "lease_until": None}
        if until is None:
            values["attempts"] = 0
        async with self._writing() as connection:
            await connection.execute(update(table).where(table.c.id == id_).values(values))

    async def release_leases(self) -> int:
        """Free every held row, and count them.

        For a process that knows itself to be the only one on this database: what a killed
        predecessor held need not wait for its lease to run out.
        """
        freed = 0
        async with self._writing() as connection:
            for table in WAITING.values():
                result = await connection.execute(
                    update(table).where(table.c.lease_until.is_not(None)).values(lease_until=None)
                )
                freed += result.rowcount
        return freed
