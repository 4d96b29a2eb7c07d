"""Slack's bad days, on order: rules that spoil the calls and the deliveries they match.

    sandbox.faults.add(Fault(Effect.DROP_REPLY, method="chat.postMessage"))

A rule is used up after `times`, or ends after `lasts` seconds, or both, or neither: then it
is in force until it is cleared. The first that matches is the one that acts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Any


class Effect(StrEnum):
    """What happens. Of the spoiled calls, DROP_REPLY and SLOW do their work first."""

    DROP_REPLY = "drop_reply"  # accepted, then the connection closed before the reply
    SLOW = "slow"  # accepted, then the reply held back for `seconds`
    RATE_LIMITED = "rate_limited"  # 429, with Retry-After of `seconds`
    BROKEN = "broken"  # the HTTP status `status` and no JSON
    REFUSED = "refused"  # 200, with Slack's error code `error`
    REVOKED = "revoked"  # token_revoked; the app is told once, then its sockets close
    UNINSTALLED = "uninstalled"  # account_inactive; the app is told once, then its sockets close
    HISTORY_LIMITED = "history_limited"  # a read of messages a minute, 15 objects in each
    CUT = "cut"  # every socket broken
    SILENT = "silent"  # every open socket dead to both sides, yet open
    REDELIVERED = "redelivered"  # sent again, although it was acknowledged
    DUPLICATED = "duplicated"  # sent twice at once
    REORDERED = "reordered"  # held until the next was delivered, for `seconds` at most


CALLS = frozenset(
    (Effect.DROP_REPLY, Effect.SLOW, Effect.RATE_LIMITED, Effect.BROKEN, Effect.REFUSED)
)
EVENTS = frozenset((Effect.REDELIVERED, Effect.DUPLICATED, Effect.REORDERED))


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure that is to happen to the next `times` calls of `method`, 0 for every one.

    Of what is not a method "response_url" is an answer sent to one, and "upload" a file sent
    to its address. For EVENTS `method` is matched with the event's type: "app_mention".
    """

    effect: Effect
    method: str = "*"  # a pattern: "chat.*"
    times: int = 1
    seconds: float = 1.0
    status: int = 503
    error: str = "internal_error"
    lasts: float = 0.0  # seconds in force; 0: no end


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A fault as the page offers it; `asks` names the fields that a person may change."""

    id: str
    name: str
    says: str
    fault: Fault
    asks: tuple[str, ...] = ()


OFFERS = (
    Offer(
        id="rate_limited",
        name="Rate limit",
        says="Slack answers 429 and says in Retry-After when to come back.",
        fault=Fault(Effect.RATE_LIMITED, "chat.*", seconds=5.0),
        asks=("method", "times", "seconds"),
    ),
    Offer(
        id="drop_reply",
        name="Lost reply",
        says="Slack does what was asked, and the connection breaks before the answer.",
        fault=Fault(Effect.DROP_REPLY, "chat.postMessage"),
        asks=("method", "times"),
    ),
    Offer(
        id="slow",
        name="Slow reply",
        says="Slack does what was asked at once, and answers late.",
        fault=Fault(Effect.SLOW, seconds=8.0),
        asks=("method", "times", "seconds"),
    ),
    Offer(
        id="broken",
        name="Server error",
        says="Slack answers with an HTTP error and no JSON, and does nothing.",
        fault=Fault(Effect.BROKEN),
        asks=("method", "times", "status"),
    ),
    Offer(
        id="invalid_blocks",
        name="Blocks refused",
        says="Slack refuses the message's blocks, whatever they are.",
        fault=Fault(Effect.REFUSED, "chat.*", error="invalid_blocks"),
        asks=("method", "times"),
    ),
    Offer(
        id="refused",
        name="Call refused",
        says="Slack refuses the call with an error code of your choice.",
        fault=Fault(Effect.REFUSED, error="is_archived"),
        asks=("method", "times", "error"),
    ),
    Offer(
        id="revoked",
        name="Token revoked",
        says="Every call fails, the app is told once, and its sockets close, until cleared.",
        fault=Fault(Effect.REVOKED, times=0),
    ),
    Offer(
        id="uninstalled",
        name="App removed",
        says="The app is told that it was uninstalled, and its account is inactive, until cleared.",
        fault=Fault(Effect.UNINSTALLED, times=0),
    ),
    Offer(
        id="cut",
        name="Sockets cut",
        says="Every connection of the app breaks without a word.",
        fault=Fault(Effect.CUT),
    ),
    Offer(
        id="silent",
        name="Sockets silent",
        says="The open connections stay open, but nothing passes until they are replaced.",
        fault=Fault(Effect.SILENT),
    ),
    Offer(
        id="redelivered",
        name="Event again",
        says="The next event is sent again, although the app acknowledged it.",
        fault=Fault(Effect.REDELIVERED),
        asks=("method", "times"),
    ),
    Offer(
        id="duplicated",
        name="Event twice",
        says="The next event arrives twice at once, with one event_id.",
        fault=Fault(Effect.DUPLICATED),
        asks=("method", "times"),
    ),
    Offer(
        id="reordered",
        name="Events out of order",
        says="The next event is held back until the one after it was delivered.",
        fault=Fault(Effect.REORDERED, seconds=20.0),
        asks=("method", "times", "seconds"),
    ),
    Offer(
        id="history_limited",
        name="History limited",
        says="Messages can be read once a minute, fifteen at a time, until cleared.",
        fault=Fault(Effect.HISTORY_LIMITED, times=0),
    ),
)
_OFFERS = {offer.id: offer for offer in OFFERS}
# The least and the most of what a person may set.
_RANGES = {"times": (0, 1000), "status": (400, 599), "seconds": (0, 3600), "lasts": (0, 86_400)}


def ordered(sent: Mapping[str, Any]) -> Fault:
    """Make the fault that the page orders: {"effect": an offer's id, and what it asks}.

    Raises ValueError, with a sentence for the person, where it is not one.
    """
    offer = _OFFERS.get(str(sent.get("effect")))
    if offer is None:
        raise ValueError(f"There is no such fault; there are: {', '.join(_OFFERS)}.")
    given: dict[str, Any] = {
        name: _value(name, sent[name])
        for name in (*offer.asks, "lasts")
        if sent.get(name) not in (None, "")
    }
    return replace(offer.fault, **given)


def _value(name: str, given: object) -> str | int | float:
    if name not in _RANGES:
        if isinstance(given, str) and len(given) <= 100:
            return given
        raise ValueError(f"{name} must be a text of at most 100 characters.")
    low, high = _RANGES[name]
    whole = name in ("times", "status")
    try:
        figure = int(str(given)) if whole else float(str(given))
    except ValueError:
        figure = -1
    if not low <= figure <= high:
        raise ValueError(f"{name} must be a {'whole ' * whole}number from {low} to {high:,}.")
    return figure


class Faults:
    """The rules in force, oldest first."""

    def __init__(self) -> None:
        self._rules: dict[str, tuple[Fault, int]] = {}  # by id: what is ordered, turns left
        self._made = 0
        self._followers: list[Callable[[], None]] = []

    def __iter__(self) -> Iterator[Fault]:
        return iter([fault for fault, _ in self._rules.values()])

    def follow(self, changed: Callable[[], None]) -> None:
        """Call `changed` after every change of the rules."""
        self._followers.append(changed)

    def _tell(self) -> None:
        for changed in self._followers:
            changed()

    def add(self, fault: Fault) -> str:
        """Put a rule in force and give its id. One that `lasts` needs a running loop."""
        self._made += 1
        rule = f"f{self._made}"
        self._rules[rule] = fault, fault.times
        if fault.lasts > 0:
            asyncio.get_running_loop().call_later(fault.lasts, self.clear, rule)
        self._tell()
        return rule

    def clear(self, rule: str | None = None) -> None:
        """End one rule by its id, if it is in force, or every one."""
        ended = [rule] if rule is not None else list(self._rules)
        if [each for each in ended if self._rules.pop(each, None)]:
            self._tell()

    def list(self) -> tuple[dict[str, Any], ...]:
        """Describe the rules as the page shows them."""
        return tuple(
            {"id": rule, "left": left, "says": _sentence(fault)} | asdict(fault)
            for rule, (fault, left) in self._rules.items()
        )

    def take(self, name: str, among: Collection[Effect] = CALLS) -> Fault | None:
        """Use up one turn of the first rule with one of some effects that matches a name."""
        for rule, (fault, left) in self._rules.items():
            if fault.effect in among and fnmatchcase(name, fault.method):
                if left == 1:
                    del self._rules[rule]
                elif left > 1:
                    self._rules[rule] = fault, left - 1
                if left > 0:
                    self._tell()
                return fault
        return None

    def standing(self, effect: Effect) -> bool:
        """Say whether a rule with an effect is in force, without using it up."""
        return any(fault.effect is effect for fault in self)


def _sentence(fault: Fault) -> str:
    alike = [offer for offer in OFFERS if offer.fault.effect is fault.effect]
    return next((each for each in alike if each.fault.error == fault.error), alike[-1]).says
