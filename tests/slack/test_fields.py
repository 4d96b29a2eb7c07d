"""What is entered in the modal of a channel's settings: each slip is met beside its field."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest

from bot.blockkit import check
from bot.channels import settings_form, subjects
from bot.domain import Json, Live, Mute, Quiet, Schedule, Subscription
from bot.slack.fields import changed, problems
from bot.slack.interactions import entered as chosen
from tests import make

RIGHT: dict[str, Any] = {
    "live": "breaking",
    "subjects": ["Metals and minerals"],
    "follow": "Brazil, softwood  lumber",
    "exclude": "sugar",
    "days": ["0", "2"],
    "times": "17:00, 08:30",
    "zone": "tokyo",
    "quiet": "22:00-07:00",
    "cap": "3",
    "voices": "2",
    "language": "en",
}
FULL = make.subscription(
    live=Live.BREAKING,
    zone="Asia/Tokyo",
    follow=("metals", "critical minerals", "Brazil", "softwood lumber"),
    exclude=("sugar",),
    schedule=Schedule(days=(0, 2), times=(time(8, 30), time(17)), begun=make.NOON),
    quiet=Quiet(start=time(22), end=time(7)),
    cap=3,
    voices=2,
    muted=(Mute(story_id="s1", until=make.after(days=3)),),
)


def as_shown(view: Json) -> Json:
    """Give what the fields of a view hold before anybody touches them."""
    values: dict[str, Any] = {}
    for block in view["blocks"]:
        if block["type"] != "input":
            continue
        element = block["element"]
        state = {"type": element["type"]}
        match element["type"]:
            case "plain_text_input":
                state["value"] = element.get("initial_value")
            case "checkboxes" | "multi_static_select":
                state["selected_options"] = element.get("initial_options", [])
            case _:
                state["selected_option"] = element.get("initial_option")
        values[block["block_id"]] = {element["action_id"]: state}
    return chosen({"state": {"values": values}})


def test_all_settings_are_read() -> None:
    before = make.subscription(live=Live.OFF, zone="UTC", muted=FULL.muted)
    later = make.after(hours=1)
    assert FULL.schedule
    assert changed(before, RIGHT, later) == Subscription(
        channel=before.channel,
        live=Live.BREAKING,
        since=later,  # what was off gets no backlog
        zone=FULL.zone,
        follow=FULL.follow,
        exclude=FULL.exclude,
        schedule=Schedule(days=FULL.schedule.days, times=FULL.schedule.times, begun=later),
        quiet=FULL.quiet,
        cap=3,
        voices=2,
        muted=FULL.muted,
    )


@pytest.mark.parametrize("settings", [FULL, make.subscription(), make.subscription(cap=60)])
def test_a_form_that_nobody_touches_changes_nothing(settings: Subscription) -> None:
    muted = [(each, "Story") for each in settings.muted]
    view = settings_form.form(settings, "Europe/London", muted)
    assert not check(view)
    entered = as_shown(view)
    assert problems(entered) == {}
    assert changed(settings, entered, make.after(hours=1)) == settings


def test_a_muted_story_that_is_ticked_is_heard_of_again() -> None:
    entered = {**RIGHT, "unmute": ["s1"]}
    assert changed(FULL, entered, make.NOON).muted == ()


def test_a_form_names_the_zone_of_the_person_first() -> None:
    view = settings_form.form(make.subscription(), "Europe/London")
    (zone,) = [each for each in view["blocks"] if each.get("block_id") == "zone"]
    assert zone["hint"]["text"] == "A city or the name of a zone. Yours is Europe/London."


def test_ten_muted_stories_at_most_are_shown() -> None:
    mutes = [Mute(story_id=f"s{each}", until=make.NOON + timedelta(days=1)) for each in range(12)]
    view = settings_form.form(make.subscription(), "", [(each, "Story") for each in mutes])
    assert not check(view)


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("follow", "x" * 61, "A topic has at most 60 characters. Put commas between them"),
        ("follow", ",".join(map(str, range(90))), "A channel has at most 50 topics."),
        ("exclude", "y" * 61, "A topic has at most 60 characters."),
        ("exclude", "Brazil", "“Brazil” is followed above."),
        ("exclude", "Metal", "“Metal” is followed above."),
        ("times", "8.30", "Write the hour like 08:30."),
        ("times", "half past eight", "Write the hour like 08:30."),
        ("times", "25:00", "Write the hour like 08:30."),
        ("times", "", "Write at what hour, like 08:30, or take the days out."),
        ("times", ",".join(f"{hour}:00" for hour in range(13)), "12 digests a day at most"),
        ("days", [], "Choose the days too, or leave the hours empty."),
        ("zone", "Tokio", "Name a city: Tokyo."),
        ("zone", "the moon", "I know no time zone “the moon”."),
        ("zone", "Atlantis", "Name a city: Tokyo."),
        ("zone", "", "I know no time zone"),
        ("quiet", "at night", "Write from when to when: 20:00-07:00."),
        ("quiet", "22:00-22:00", "Quiet hours begin and end at different times"),
        ("quiet", "22-7", "Write both hours in full: 22:00-07:00."),
    ],
)
def test_a_slip_is_told_beside_its_field(field: str, typed: Any, told: str) -> None:
    wrong = problems({**RIGHT, field: typed})
    assert set(wrong) == {field}
    assert told in wrong[field]


@pytest.mark.parametrize(
    ("city", "zone"),
    [("Geneva", "Europe/Zurich"), ("washington", "America/New_York"), ("UTC", "UTC")],
)
def test_a_desk_names_its_own_city(city: str, zone: str) -> None:
    assert problems({**RIGHT, "zone": city}) == {}
    assert changed(FULL, {**RIGHT, "zone": city}, make.NOON).zone == zone


def test_all_subjects_fit() -> None:
    assert problems({**RIGHT, "subjects": list(subjects.SUBJECTS), "exclude": ""}) == {}
