"""Delivery over HTTP: each event, command and interaction is a signed request to the app.

Signed as Slack signs (v0: HMAC-SHA256 over version, time and body), repeated as Slack
repeats. Stricter than Slack in two things: the address must be on loopback, and a redirect
is not followed but counts as an error.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import ipaddress
import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode, urlsplit

import aiohttp
import structlog

from bot.errors import ConfigError
from bot.sandbox.faults import Faults
from bot.sandbox.limits import Limits
from bot.sandbox.link import Deliveries, NotAcknowledgedError, Payload
from bot.sandbox.received import parse
from bot.sandbox.state import State

log = structlog.get_logger()
# Not a secret: whoever runs the sandbox gives it to the app, and nobody else takes it.
SIGNING_SECRET = "sandbox-signing-not-a-secret"  # noqa: S105
REASONS = {"timeout": "http_timeout", "cut": "connection_failed", "refused": "http_error"}
JSON, FORM = "application/json", "application/x-www-form-urlencoded"


def signed(body: bytes, secret: str, now: float) -> dict[str, str]:
    """Make the two headers by which an app knows that a request is Slack's."""
    stamp = str(int(now))
    base = b"v0:" + stamp.encode() + b":" + body
    digest = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


class Http:
    """The app's one request URL."""

    def __init__(
        self,
        state: State,
        limits: Limits,
        faults: Faults,
        *,
        url: str,
        secret: str,
        clock: Callable[[], float],
    ) -> None:
        """`clock` gives seconds since 1970. Raises ConfigError for a URL not on loopback."""
        if not _loopback(url):
            raise ConfigError(
                f"the sandbox delivers to http:// on loopback only, not to {url!r}:"
                " use for example http://127.0.0.1:3000/slack/events"
            )
        self._url, self._secret, self._clock, self._limits = url, secret, clock, limits
        self._session: aiohttp.ClientSession | None = None
        self._events = Deliveries(
            state, limits, faults, send=self._send_event, ready=_ready, reasons=REASONS
        )

    @property
    def served(self) -> tuple[int, str]:
        """The port and the path at which the app must serve."""
        parts = urlsplit(self._url)
        return parts.port or 80, parts.path or "/"

    def __len__(self) -> int:
        return 1

    def send_event(self, payload: Payload) -> None:
        self._events.add(payload)

    def dismiss(self, last: Sequence[Payload]) -> None:
        for payload in last:
            self._events.later(self._events.once(payload))

    def resume(self) -> None:
        """Ask the app to prove that the address is its own, and take up what was left."""
        self._events.later(self._verify())
        self._events.resume()

    async def close(self) -> None:
        await self._events.close()
        if self._session is not None:
            await self._session.close()

    async def ask(self, kind: str, payload: Payload) -> Any:
        """Send a command as a form, an interaction as JSON within one."""
        form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
        kept, text = await self._post(urlencode(form).encode(), FORM)
        if not text:
            return None
        try:
            return parse(text) if kept == JSON else text
        except ValueError as error:
            raise NotAcknowledgedError("refused") from error

    async def _send_event(self, payload: Payload, attempt: int, reason: str) -> None:
        retry = {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": reason}
        await self._post(json.dumps(payload).encode(), JSON, retry if attempt else {})

    async def _verify(self) -> None:
        challenge = secrets.token_urlsafe(32)
        asked = {"token": "sandbox", "challenge": challenge, "type": "url_verification"}
        try:
            kept, text = await self._post(json.dumps(asked).encode(), JSON)
            answer = parse(text)["challenge"] if kept == JSON else text
        except (NotAcknowledgedError, ValueError, KeyError, TypeError):
            answer = ""
        if answer == challenge:
            log.info("request_url.verified", url=self._url)
        else:
            log.warning("request_url.unverified", url=self._url)

    async def _post(
        self, body: bytes, kind: str, headers: Mapping[str, str] | None = None
    ) -> tuple[str, str]:
        """Send one request; give the content type and the text of the answer.

        Raises NotAcknowledgedError for any answer but a 2xx, in time and of a size.
        """
        if self._session is None:
            self._session = aiohttp.ClientSession()
        headers = {"Content-Type": kind, "User-Agent": "Slackbot 1.0 (sandbox)", **(headers or {})}
        headers |= signed(body, self._secret, self._clock())
        try:
            async with (
                asyncio.timeout(self._limits.ack_deadline),
                self._session.post(
                    self._url, data=body, headers=headers, allow_redirects=False
                ) as answer,
            ):
                if not 200 <= answer.status < 300:
                    final = answer.headers.get("X-Slack-No-Retry") == "1"
                    raise NotAcknowledgedError("refused", final=final)
                said = bytearray()
                async for chunk in answer.content.iter_any():
                    said += chunk
                    if len(said) > self._limits.body:
                        raise NotAcknowledgedError("refused")
        except TimeoutError as error:
            raise NotAcknowledgedError("timeout") from error
        except aiohttp.ClientError as error:
            raise NotAcknowledgedError("cut") from error
        return answer.content_type, said.decode("utf-8", "replace")


async def _ready() -> None:
    """Over HTTP there is always a way to try."""


def _loopback(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        here = host == "localhost" or ipaddress.ip_address(host).is_loopback
        return parts.scheme == "http" and here and parts.port != 0
    except ValueError:
        return False
