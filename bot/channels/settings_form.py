"""The modal of a channel's settings: how it looks, what is wrong with it, what it says."""

from __future__ import annotations

from collections.abc import Sequence

from bot.blockkit import Block, context, section
from bot.blockkit.controls import (
    Choice,
    asked,
    modal,
    radios,
    select,
    several,
    text_input,
)
from bot.channels import subjects
from bot.channels.layout import clock
from bot.channels.schedule import DAYS
from bot.domain import Json, Live, Mute, Subscription

CALLBACK = "settings"
LIVE: Sequence[Choice] = (
    ("Breaking: official texts, changes of status, three outlets within 2 h", Live.BREAKING),
    ("All: every story as soon as it is written up", Live.ALL),
    ("Off: nothing as it breaks; a digest comes all the same", Live.OFF),
)
MUTES = 10  # muted stories that are shown: Slack's limit of boxes to tick
CAPS = (1, 2, 3, 4, 6, 8, 10, 15, 20)
VOICES = (1, 2, 3, 4, 5)
ENGLISH: Choice = ("English", "en")


def form(
    settings: Subscription, mine: str, muted: Sequence[tuple[Mute, str]] = (), name: str = ""
) -> Json:
    """Show a channel's settings to change.

    `mine` is the person's own time zone, `muted` each muted story with its headline, `name`
    what to call the channel where Slack cannot show it by its id.
    """
    return modal(
        "Settings",
        [
            section(f"What {name or f'<#{settings.channel.id}>'} gets"),
            asked("As stories break", radios("live", LIVE, _live(settings))),
            *_topics(settings),
            *_digest(settings, mine),
            *_limits(settings),
            *_muted(muted, settings.zone),
            context("A change is announced in the channel, where anybody can undo it."),
        ],
        callback=CALLBACK,
        submit="Save",
        close="Cancel",
        metadata=settings.channel.id,
    )


def _live(settings: Subscription) -> str:
    return Live.OFF if settings.live is Live.PAUSED else settings.live


def _topics(settings: Subscription) -> list[Block]:
    whole, rest = subjects.ticked(settings.follow)
    return [
        asked(
            "Subjects",
            several("subjects", [(name, name) for name in subjects.SUBJECTS], whole),
            hint="With none ticked, and no topic below, the channel follows everything.",
            optional=True,
        ),
        asked(
            "Follow also",
            text_input("follow", ", ".join(rest), hint="Brazil, softwood lumber, Section 232"),
            hint="Countries, products, laws, any words, with commas between.",
            optional=True,
        ),
        asked(
            "Leave out",
            text_input("exclude", ", ".join(settings.exclude), hint="sugar, Mercosur"),
            hint="A story about one of these never comes, whatever else it is about.",
            optional=True,
        ),
    ]


def _digest(settings: Subscription, mine: str) -> list[Block]:
    days, times = (
        (settings.schedule.days, settings.schedule.times) if settings.schedule else ((),) * 2
    )
    yours = f" Yours is {mine}." if mine else ""
    return [
        asked(
            "Digest on",
            several(
                "days",
                [(day, str(number)) for number, day in enumerate(DAYS)],
                map(str, days),
                kind="multi_static_select",
            ),
            hint="Leave the days and the hours empty for no digest.",
            optional=True,
        ),
        asked(
            "Digest at",
            text_input("times", ", ".join(f"{at:%H:%M}" for at in times), hint="08:30, 17:00"),
            optional=True,
        ),
        asked(
            "Time zone",
            text_input("zone", settings.zone, hint="Asia/Tokyo"),
            hint=f"A city or the name of a zone.{yours}",
        ),
    ]


def _limits(settings: Subscription) -> list[Block]:
    quiet = settings.quiet
    return [
        asked(
            "Quiet hours",
            text_input(
                "quiet",
                f"{quiet.start:%H:%M}-{quiet.end:%H:%M}" if quiet else "",
                hint="22:00-07:00",
            ),
            hint="Nothing is posted then. What breaks comes with the digest, or when they end.",
            optional=True,
        ),
        asked(
            "At most so many stories an hour as they break",
            select("cap", _numbers(CAPS, settings.cap), str(settings.cap)),
            hint="The rest waits for the digest. Changes of status always come.",
        ),
        asked(
            "At least so many independent publishers",
            select("voices", _numbers(VOICES, settings.voices), str(settings.voices)),
            hint="An official text is enough by itself.",
        ),
        asked("Language", select("language", [ENGLISH], settings.language)),
    ]


def _numbers(offered: Sequence[int], chosen: int) -> list[Choice]:
    return [(str(number), str(number)) for number in sorted({*offered, chosen})]


def _muted(muted: Sequence[tuple[Mute, str]], zone: str) -> list[Block]:
    if not muted:
        return []
    choices = [(headline, mute.story_id) for mute, headline in muted[:MUTES]]
    until = max(mute.until for mute, _ in muted)
    return [
        asked(
            "Muted stories: tick those to hear of again",
            several("unmute", choices),
            hint=f"The last of them is muted until {clock(until, zone)}.",
            optional=True,
        )
    ]
