from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.errors import ChannelClosedError, DeliveryError, OutcomeUnknownError
from bot.slack.refusals import AMBIGUOUS, BLOCKS_REFUSED, CLOSED, PERMANENT, RATE_LIMITED, refusal

TOKEN = "xoxb-1-2-secret"


def answered(
    code: str | None, *, status: int = 200, headers: dict[str, str] | None = None
) -> SlackApiError:
    """Make the error of the SDK for a reply of Slack, with all that it carries."""
    data: dict[str, Any] = {} if code is None else {"ok": False, "error": code}
    reply = AsyncSlackResponse(
        client=AsyncWebClient(token=TOKEN),
        http_verb="POST",
        api_url="https://slack.example/api/chat.postMessage",
        req_args={"headers": {"Authorization": f"Bearer {TOKEN}"}},
        data=data,
        headers=headers or {},
        status_code=status,
    )
    return SlackApiError("It failed.", reply)  # type: ignore[no-untyped-call]


def outcome(error: DeliveryError) -> tuple[type[DeliveryError], bool, float | None]:
    return type(error), error.permanent, error.retry_after


@pytest.mark.parametrize("code", sorted(PERMANENT))
def test_codes_after_which_trying_again_cannot_help(code: str) -> None:
    error = refusal(answered(code), "C0DESK")
    kind = ChannelClosedError if code in CLOSED else DeliveryError
    assert outcome(error) == (kind, True, None)
    assert error.channel == "C0DESK"
    assert str(error) == f"Slack refused it: {code} ({PERMANENT[code]})"


@pytest.mark.parametrize(
    "code", ["service_unavailable", "request_timeout", "accesslimited", "a_code_of_tomorrow"]
)
def test_other_refusals_may_pass_later(code: str) -> None:
    assert outcome(refusal(answered(code), "C0DESK")) == (DeliveryError, False, None)


@pytest.mark.parametrize("code", sorted(AMBIGUOUS))
def test_slack_itself_does_not_know_what_it_did(code: str) -> None:
    assert outcome(refusal(answered(code), "C")) == (OutcomeUnknownError, False, None)


@pytest.mark.parametrize("code", sorted(RATE_LIMITED))
@pytest.mark.parametrize("name", ["Retry-After", "retry-after"])
def test_slack_says_when_to_come_back(code: str, name: str) -> None:
    error = refusal(answered(code, status=429, headers={name: "30"}), "C")
    assert outcome(error) == (DeliveryError, False, 30.0)


@pytest.mark.parametrize("given", ["", "soon", "-1"])
def test_a_pause_without_a_length_is_a_second(given: str) -> None:
    error = refusal(answered(None, status=429, headers={"Retry-After": given}), "C")
    assert outcome(error) == (DeliveryError, False, 1.0)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_broken_server_gives_no_verdict(status: int) -> None:
    error = refusal(answered(None, status=status), "C")
    assert outcome(error) == (OutcomeUnknownError, False, None)
    assert str(status) in str(error)


def test_codes_that_blame_the_blocks_are_final_once_the_text_is_refused_too() -> None:
    assert set(PERMANENT) >= BLOCKS_REFUSED


def test_no_code_is_in_two_tables() -> None:
    assert not set(PERMANENT) & (AMBIGUOUS | RATE_LIMITED)
    assert not AMBIGUOUS & RATE_LIMITED


def classes(root: type[Exception]) -> Iterator[type[Exception]]:
    yield root
    for below in root.__subclasses__():
        yield from classes(below)


# Every failure of aiohttp after which the request cannot have reached Slack.
NOTHING_SENT = {
    "ClientConnectorCertificateError",
    "ClientConnectorDNSError",
    "ClientConnectorError",
    "ClientConnectorSSLError",
    "ClientHttpProxyError",
    "ClientSSLError",
    "ClientProxyConnectionError",
    "ConnectionTimeoutError",
    "InvalidURL",
    "InvalidUrlClientError",
    "InvalidUrlRedirectClientError",
    "NonHttpUrlClientError",
    "NonHttpUrlRedirectClientError",
    "ServerFingerprintMismatch",
    "UnixClientConnectorError",
}


@pytest.mark.parametrize("kind", sorted(set(classes(aiohttp.ClientError)), key=str))
def test_every_failure_of_the_connection(kind: type[Exception]) -> None:
    error = refusal(kind.__new__(kind), "C0DESK")
    expected = DeliveryError if kind.__name__ in NOTHING_SENT else OutcomeUnknownError
    assert outcome(error) == (expected, False, None)
    assert kind.__name__ in str(error)


@pytest.mark.parametrize(
    "kind",
    [TimeoutError, ConnectionResetError, BrokenPipeError, OSError, ValueError, AttributeError],
)
def test_whatever_else_comes_out_leaves_the_outcome_open(kind: type[Exception]) -> None:
    assert outcome(refusal(kind("?"), "C")) == (OutcomeUnknownError, False, None)


@pytest.mark.parametrize("kind", sorted(set(classes(SlackClientError)) - {SlackApiError}, key=str))
def test_what_the_sdk_refuses_was_never_sent(kind: type[Exception]) -> None:
    assert outcome(refusal(kind.__new__(kind), "C")) == (DeliveryError, True, None)


@pytest.mark.parametrize(
    "error", [answered("internal_error"), answered(None, status=503), TimeoutError()]
)
def test_a_read_can_always_be_repeated(error: Exception) -> None:
    assert outcome(refusal(error, "C", writes=False)) == (DeliveryError, False, None)


def test_the_token_is_not_in_the_error() -> None:
    for error in (answered("invalid_auth"), answered(None, status=503)):
        mapped = refusal(error, "C0DESK")
        assert TOKEN not in f"{mapped} {mapped!r} {mapped.__dict__}"
