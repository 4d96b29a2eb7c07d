"""Every error that the house raises, drawn as a tree.

    BotError
    ├── ConfigError                 a setting is missing or malformed
    │   └── PortTakenError          another program listens on a port that we were to have
    ├── WebError(url)               a fetch brought no usable answer
    │   ├── PrivateAddressError          the address is none that the public internet reaches
    │   ├── HostBusyError(retry_after)   it is not our turn at the host yet
    │   └── PageError(fault)             a page that somebody named cannot be briefed
    ├── FeedError(url)              a feed's body could not be understood
    ├── PoolError                   a worker process died or passed its deadline
    ├── StoreError                  the database refused or was out of reach
    ├── SketchesOutdatedError(ids)  what an article is compared with is to be drawn anew first
    ├── LLMError                    a model brought no usable answer
    │   ├── LLMBusy(retry_after)        out of reach, overloaded or too slow
    │   │   └── LLMPaused                   so often in a row that it is not asked for a while
    │   ├── LLMRefused                  the server or the model declined
    │   │   └── LLMDeclined                 the model, its content
    │   ├── LLMBadReply                 the reply could not be used, nor its repair
    │   └── BudgetSpent                 the day's budget for it is spent
    └── DeliveryError(channel)      Slack did not take a message
        ├── ChannelClosedError           nor will it take another one to that channel
        ├── OutcomeUnknownError          its reply was lost: it may have taken it
        └── StreamOverError              a message grows no more, for it is too old
            └── StreamStoppedError           or because its reader stopped it

`permanent` says whether trying again later can help. Expected outcomes (not modified, a
verdict, a duplicate) are values, not errors. Vendors' errors are mapped to these once, at
the door that calls the vendor.
"""

from __future__ import annotations

from enum import StrEnum


class BotError(Exception):
    """Something that the house knows how to report. Its message is fit for an operator."""

    def __init__(self, message: str, *, permanent: bool = False) -> None:
        super().__init__(message)
        self.permanent = permanent

    def __reduce__(self) -> tuple[object, ...]:
        """Travel home from a worker process whatever `__init__` asks for."""
        return type(self).__new__, (type(self), *self.args), self.__dict__


class ConfigError(BotError):
    """A setting is missing or malformed; the message names it and shows an example."""

    def __init__(self, message: str) -> None:
        super().__init__(message, permanent=True)


class PortTakenError(ConfigError):
    """Another program listens on a port that we were to have; the message names the setting."""


class WebFault(StrEnum):
    """Why a fetch brought no usable answer."""

    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"  # no such name, nobody listens, or the connection broke
    TOO_LARGE = "too large"
    REFUSED = "refused"  # by us: the address, or a circle of redirects
    BUSY = "busy"  # nothing was asked: see HostBusyError
    MALFORMED = "malformed"  # no address at all, or an answer that is no HTTP


class WebError(BotError):
    """A fetch brought no usable answer."""

    def __init__(
        self,
        message: str,
        *,
        url: str,
        permanent: bool = False,
        fault: WebFault = WebFault.UNREACHABLE,
    ) -> None:
        super().__init__(message, permanent=permanent)
        self.url = url
        self.cause = fault


class PrivateAddressError(WebError):
    """The address is none that the public internet reaches, and is never asked."""

    def __init__(self, message: str, *, url: str) -> None:
        super().__init__(message, url=url, permanent=True, fault=WebFault.REFUSED)


class HostBusyError(WebError):
    """It is not our turn at the host yet: nothing was asked, and nothing has failed.

    `retry_after` is in seconds.
    """

    def __init__(self, message: str, *, url: str, retry_after: float) -> None:
        super().__init__(message, url=url, fault=WebFault.BUSY)
        self.retry_after = retry_after


class PageFault(StrEnum):
    """Why a page that somebody named cannot be briefed."""

    MISSING = "missing"  # HTTP 404 or 410
    REFUSED = "refused"  # the site does not let programs read it
    FAILING = "failing"  # any other status
    NO_PAGE = "no page"  # a PDF, an image, a feed
    NO_ARTICLE = "no article"  # a form for consent, a check for robots, a front page
    PAYWALLED = "paywalled"
    OFF_TOPIC = "off topic"
    THIN = "thin"  # too little in it can be quoted


class PageError(WebError):
    """A page that somebody named cannot be briefed."""

    def __init__(self, message: str, *, url: str, fault: PageFault) -> None:
        super().__init__(message, url=url, permanent=fault is not PageFault.FAILING)
        self.fault = fault


class FeedError(BotError):
    """A feed's body could not be understood."""

    def __init__(self, message: str, *, url: str, permanent: bool = False) -> None:
        super().__init__(message, permanent=permanent)
        self.url = url


class PoolError(BotError):
    """A worker process died or passed its deadline; the job may be tried again."""


class StoreError(BotError):
    """The database refused or was out of reach."""


class SketchesOutdatedError(BotError):
    """Articles near one that arrives were drawn by another embedder, and are to be drawn anew."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        super().__init__(f"{len(ids)} articles were drawn by another embedder")
        self.ids = ids


class LLMError(BotError):
    """A model brought no usable answer."""


class LLMBusy(LLMError):  # noqa: N818 - the states of a model, as the design names them
    """The model's server was out of reach, overloaded or too slow; it may be asked again.

    `retry_after` is in seconds, where the server said when to come back.
    """

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class LLMPaused(LLMBusy):
    """The model failed so often in a row that it is not asked for a while."""


class LLMRefused(LLMError):  # noqa: N818
    """The server declined the request, or the model its content; asking again is no use."""

    def __init__(self, message: str) -> None:
        super().__init__(message, permanent=True)


class LLMDeclined(LLMRefused):
    """The model itself declined to write about what it was given."""


class LLMBadReply(LLMError):  # noqa: N818
    """The model's reply could not be used, not even after one repair."""


class BudgetSpent(LLMError):  # noqa: N818
    """The day's budget for the model is spent; it is asked again tomorrow."""


class DeliveryError(BotError):
    """Slack did not take a message.

    `retry_after` is in seconds, where Slack said when to come back.
    """

    def __init__(
        self,
        message: str,
        *,
        channel: str,
        permanent: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message, permanent=permanent)
        self.channel = channel
        self.retry_after = retry_after


class ChannelClosedError(DeliveryError):
    """The bot is not in the channel, or it is archived or gone: nothing more can be posted."""

    def __init__(self, message: str, *, channel: str) -> None:
        super().__init__(message, channel=channel, permanent=True)


class OutcomeUnknownError(DeliveryError):
    """Slack's reply to a message was lost: look for the message before sending it again."""


class StreamOverError(DeliveryError):
    """A message takes no more sentences; it can still be replaced as a whole."""


class StreamStoppedError(StreamOverError):
    """The person who read a message stopped it: nothing more is to be said."""


class KnownSourceError(BotError):
    """What was to be added is polled already, under a name that stays as it is."""

    def __init__(self, url: str, publisher: str) -> None:
        super().__init__(f'{url} is polled already, as "{publisher}".', permanent=True)
        self.publisher = publisher
