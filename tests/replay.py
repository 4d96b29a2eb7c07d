"""Let a course of news pass through a house."""

from __future__ import annotations

from tests.followups import Course
from tests.house import House

TICKS = 5  # seconds after each moment in which all that is due gets done


async def follow(house: House, course: Course) -> None:
    """Publish everything at its moment, and do what is due after each."""
    for moment in course.moments:
        house.watch.time = max(moment, house.watch.time)
        house.web.articles = tuple(one.at(house.watch.time) for one in course.articles)
        await house.run(TICKS)
