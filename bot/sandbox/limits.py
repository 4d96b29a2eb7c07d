"""The deadlines and allowances of Slack that the sandbox keeps, each a setting.

The figures are Slack's documented ones; tests shorten them, `rates={}` switches the rates
of methods off, and `post_rate` and `post_burst` set what one channel takes: a benchmark
needs `Limits(rates={}, post_burst=1_000_000)`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rate:
    """So many calls a minute for a method, and so many at once after a rest."""

    minute: int
    burst: int


# Slack promises at least these a minute, and tolerates bursts of a size that it does not
# say: twice the promise here. https://docs.slack.dev/apis/web-api/rate-limits
TIER_2, TIER_3, TIER_4 = Rate(20, 40), Rate(50, 100), Rate(100, 200)
# Where its reference says "special rate limits apply" and no number follows, this is ours.
SPECIAL = Rate(600, 600)
# "Hundreds of messages a minute" for a workspace, in all its channels together.
POSTS = SPECIAL

RATES: Mapping[str, Rate] = {
    "agents.sessions.rename": TIER_3,
    "agents.sessions.setStatus": TIER_3,
    "api.test": TIER_4,
    "apps.connections.open": TIER_3,  # tier 1 in its older reference
    "assistant.threads.setStatus": SPECIAL,
    "assistant.threads.setSuggestedPrompts": TIER_4,
    "assistant.threads.setTitle": TIER_4,
    "auth.revoke": TIER_3,
    "auth.test": SPECIAL,
    "bots.info": TIER_3,
    "chat.appendStream": TIER_4,
    "chat.delete": TIER_3,
    "chat.getPermalink": SPECIAL,
    "chat.postEphemeral": TIER_4,
    "chat.postMessage": POSTS,
    "chat.startStream": TIER_2,
    "chat.stopStream": TIER_2,
    "chat.update": TIER_3,
    "conversations.create": TIER_2,
    "conversations.history": TIER_3,
    "conversations.info": TIER_3,
    "conversations.invite": TIER_3,
    "conversations.join": TIER_3,
    "conversations.leave": TIER_3,
    "conversations.list": TIER_2,
    "conversations.members": TIER_4,
    "conversations.open": TIER_3,
    "conversations.replies": TIER_3,
    "files.completeUploadExternal": TIER_4,
    "files.getUploadURLExternal": TIER_4,
    "files.info": TIER_4,
    "functions.completeError": TIER_3,
    "functions.completeSuccess": TIER_3,
    "team.info": TIER_3,
    "users.conversations": TIER_3,
    "users.info": TIER_4,
    "users.list": TIER_2,
    "views.open": TIER_4,
    "views.publish": TIER_4,
    "views.push": TIER_4,
    "views.update": TIER_4,
}

# What an app sold outside Slack's Marketplace gets of conversations.history and .replies.
# https://docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps
HISTORY = Rate(1, 1)
HISTORY_METHODS = frozenset(("conversations.history", "conversations.replies"))
HISTORY_PAGE = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Every deadline in seconds."""

    ack_deadline: float = 3.0
    retry_delays: tuple[float, ...] = (0.0, 60.0, 300.0)  # before each redelivery
    ticket_life: float = 30.0  # of the address that apps.connections.open gives
    connections: int = 10  # sockets open at once
    warning: float = 10.0  # from a socket's warning to its end: our choice, Slack names none
    trigger_life: float = 3.0
    response_uses: int = 5
    response_life: float = 1800.0
    rates: Mapping[str, Rate] = field(default_factory=lambda: RATES)  # by method
    # About one message a second in a channel; Slack lets short bursts through.
    post_rate: float = 1.0
    post_burst: int = 30
    stream_life: float = 300.0  # undocumented: users of Slack measured 300 to 306
    status_life: float = 120.0  # of a status line, where nothing is posted
    session_life: float = 3600.0  # of an agent session left at `processing`
    text: int = 40_000  # characters of a message's `text`
    edited: int = 4000  # characters of the `text` that chat.update brings
    markdown: int = 12_000  # characters of `markdown_text`, and of one chunk of a stream
    metadata: int = 16_384  # bytes of `event_payload`
    page: int = 999  # messages in one page of a history
    body: int = 1_048_576  # bytes of a request, and of the app's answer to one
    heartbeat: float = 20.0  # between pings on a socket; undocumented
    file: int = 52_428_800  # bytes of an uploaded file; Slack takes 1 GB
    snippet: int = 1_048_576  # bytes of an uploaded snippet


class Allowance:
    """A token bucket for each key: `burst` at once, then `rate` a second."""

    def __init__(self, *, rate: float, burst: int, clock: Callable[[], float]) -> None:
        self._rate, self._burst, self._clock = rate, float(burst), clock
        self._buckets: dict[str, tuple[float, float]] = {}  # left, as of

    def wait(self, key: str) -> float:
        """Take one from a key's bucket: 0.0, or the seconds until there is one to take."""
        now = self._clock()
        left, asof = self._buckets.get(key, (self._burst, now))
        left = min(self._burst, left + (now - asof) * self._rate)
        if left >= 1.0:
            self._buckets[key] = left - 1.0, now
            return 0.0
        self._buckets[key] = left, now
        return (1.0 - left) / self._rate


class Allowances:
    """An allowance for each method that has a rate; the others are not limited."""

    def __init__(self, rates: Mapping[str, Rate], clock: Callable[[], float]) -> None:
        self._methods = {
            name: Allowance(rate=rate.minute / 60, burst=rate.burst, clock=clock)
            for name, rate in rates.items()
        }

    def wait(self, method: str) -> float:
        """Take a call of a method: 0.0, or the seconds until there is one to take."""
        allowance = self._methods.get(method)
        return allowance.wait("") if allowance else 0.0
