"""Reports of errors, and what was decided on them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import RowMapping, exists, select, update

from bot.domain import Channel, Report, ReportState
from bot.store.database import Database
from bot.store.schema import reports


class Reports(Database):
    """What readers say is wrong."""

    async def keep_report(self, report: Report) -> bool:
        """Keep a report. Returns False when it was kept before."""
        async with self._writing() as connection:
            result = await connection.execute(
                self._insert(reports)
                .values(
                    id=report.id,
                    team=report.channel.team,
                    channel=report.channel.id,
                    user=report.user,
                    briefing_id=report.briefing_id,
                    story_id=report.story_id,
                    text=report.text,
                    made=report.made,
                    state=report.state.value,
                )
                .on_conflict_do_nothing()
            )
            return result.rowcount > 0

    async def report(self, id_: str) -> Report | None:
        """Read one report."""
        async with self._reading() as connection:
            rows = await connection.execute(select(reports).where(reports.c.id == id_))
            row = rows.mappings().one_or_none()
        return _read(row) if row else None

    async def decide(self, id_: str, state: ReportState, by: str, now: datetime) -> Report | None:
        """Decide an open report and give it; None where somebody has decided it before."""
        async with self._writing() as connection:
            rows = await connection.execute(
                update(reports)
                .where(reports.c.id == id_, reports.c.state == ReportState.OPEN.value)
                .values(state=state.value, decided_by=by, decided=now)
                .returning(reports)
            )
            row = rows.mappings().one_or_none()
        return _read(row) if row else None

    async def retracted(self, story_id: str) -> bool:
        """Whether a briefing of a story was found to be wrong."""
        wrong = exists().where(
            reports.c.story_id == story_id, reports.c.state == ReportState.CONFIRMED.value
        )
        async with self._reading() as connection:
            return bool((await connection.execute(select(wrong))).scalar())


def _read(row: RowMapping) -> Report:
    return Report(
        id=row["id"],
        channel=Channel(team=row["team"], id=row["channel"]),
        user=row["user"],
        briefing_id=row["briefing_id"],
        story_id=row["story_id"],
        text=row["text"],
        made=row["made"],
        state=ReportState(row["state"]),
        decided_by=row["decided_by"],
        decided=row["decided"],
    )
