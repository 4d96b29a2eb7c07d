"""What operators were told of each thing, and which processes are running."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update

from bot.domain import HAPPENINGS, Backlog, Concern, Delivery, Live, Notice, Worker
from bot.store.channels import Channels
from bot.store.schema import WAITING, notices, subscriptions

_WORKER = "worker:"
_KEPT = timedelta(days=30)  # for which it is known that a happening was told


class Notices(Channels):
    """Rows of the ops channel: one a thing, with the last that was told of it."""

    async def noticed(self) -> dict[str, tuple[Notice, datetime]]:
        """Give the last notice of every thing by its key, and when it was told or noted."""
        async with self._reading() as connection:
            rows = await connection.execute(
                select(notices).where(notices.c.key.not_like(f"{_WORKER}%"))
            )
            return {row.key: (_notice(row.key, row.state), row.changed) for row in rows}

    async def notice(self, key: str) -> Notice | None:
        """Give the last notice of one thing."""
        async with self._reading() as connection:
            row = (
                await connection.execute(select(notices).where(notices.c.key == key))
            ).one_or_none()
        return _notice(row.key, row.state) if row else None

    async def note(self, notice: Notice) -> None:
        """Keep a happening until operators are told; a thing happens once."""
        insert = self._insert(notices).values(
            key=notice.key, state=_state(notice, untold=True), changed=notice.since
        )
        async with self._writing() as connection:
            await connection.execute(insert.on_conflict_do_nothing())

    async def tell(
        self,
        told: Sequence[Notice],
        known: Mapping[str, tuple[Notice, datetime]],
        outgoing: Sequence[Delivery],
        now: datetime,
    ) -> bool:
        """Record that notices are told, and put what tells them into the outbox.

        Does nothing, and says so, where another worker told of one of them since `known`.
        """
        async with self._writing() as connection:
            for notice in told:
                state = _state(notice, untold=False)
                if notice.key in known:
                    before, when = known[notice.key]
                    written = await connection.execute(
                        update(notices)
                        .where(
                            notices.c.key == notice.key,
                            notices.c.state == _state(before, untold=before.untold),
                            notices.c.changed == when,
                        )
                        .values(state=state, changed=now)
                    )
                else:
                    insert = self._insert(notices).values(key=notice.key, state=state, changed=now)
                    written = await connection.execute(insert.on_conflict_do_nothing())
                if not written.rowcount:
                    await connection.rollback()
                    return False
            for concern in HAPPENINGS - {Concern.VERSION}:
                await connection.execute(
                    delete(notices).where(
                        notices.c.key.like(f"{concern.value}:%"),
                        notices.c.changed < now - _KEPT,
                    )
                )
            await self._put(connection, outgoing, now)
        return True

    # -- what is seen --------------------------------------------------------------------

    async def paused_channels(self) -> dict[str, bool]:
        """Say of each subscribed channel whether it is paused."""
        async with self._reading() as connection:
            rows = await connection.execute(select(subscriptions.c.channel, subscriptions.c.live))
            return {row.channel: row.live == Live.PAUSED.value for row in rows}

    async def struggling(self, attempts: int) -> tuple[Backlog, ...]:
        """Count, in every flow, the rows that were tried so often and still wait."""
        found = []
        async with self._reading() as connection:
            for flow, table in WAITING.items():
                count = await connection.scalar(
                    select(func.count()).where(
                        table.c.due_at.is_not(None), table.c.attempts >= attempts
                    )
                )
                found.append(Backlog(flow=flow, due=count or 0))
        return tuple(found)

    # -- who is running ------------------------------------------------------------------

    async def beat(self, worker: Worker) -> None:
        """Record that a process is running."""
        values = {
            "state": json.dumps(
                {
                    "version": worker.version,
                    "since": worker.since.isoformat(),
                    "at": worker.at.isoformat(),
                }
            ),
            "changed": worker.seen,
        }
        insert = self._insert(notices).values(key=_WORKER + worker.id, **values)
        async with self._writing() as connection:
            await connection.execute(
                insert.on_conflict_do_update(index_elements=["key"], set_=values)
            )

    async def ended(self, id_: str, before: datetime) -> None:
        """Record that a process has ended; those not heard of since `before` have too."""
        async with self._writing() as connection:
            await connection.execute(
                delete(notices).where(
                    notices.c.key.like(f"{_WORKER}%"),
                    (notices.c.key == _WORKER + id_) | (notices.c.changed < before),
                )
            )

    async def workers(self, since: datetime) -> tuple[Worker, ...]:
        """List the processes heard of since then, the oldest first."""
        wanted = select(notices).where(
            notices.c.key.like(f"{_WORKER}%"), notices.c.changed >= since
        )
        async with self._reading() as connection:
            rows = list(await connection.execute(wanted))
        found = (
            Worker(
                id=row.key.removeprefix(_WORKER),
                version=(kept := json.loads(row.state))["version"],
                since=datetime.fromisoformat(kept["since"]),
                seen=row.changed,
                at=datetime.fromisoformat(kept["at"]),
            )
            for row in rows
        )
        return tuple(sorted(found, key=lambda worker: (worker.since, worker.id)))


def _state(notice: Notice, *, untold: bool) -> str:
    kept: dict[str, Any] = {
        "about": notice.about,
        "detail": notice.detail,
        "over": notice.over,
        "since": notice.since.isoformat(),
        "untold": untold,
    }
    return json.dumps(kept, sort_keys=True)


def _notice(key: str, state: str) -> Notice:
    concern, _, id_ = key.partition(":")
    kept = json.loads(state)
    return Notice(
        concern=Concern(concern),
        id=id_,
        **{**kept, "since": datetime.fromisoformat(kept["since"])},
    )
