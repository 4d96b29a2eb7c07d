"""Everything that can go wrong in a call to Slack, mapped once to what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.errors import (
    ChannelClosedError,
    DeliveryError,
    OutcomeUnknownError,
    StreamOverError,
    StreamStoppedError,
)

# Slack's error codes after which trying again cannot help, and why or what to do:
# docs.slack.dev/reference/methods/chat.postMessage#errors and those of its siblings
BAD_TOKEN = (
    "access_denied",
    "account_inactive",
    "invalid_auth",
    "not_allowed_token_type",
    "not_authed",
    "token_expired",
    "token_revoked",
)
_BAD_SCOPES = ("missing_scope", "no_permission")
_BAD_LAYOUT = (
    "invalid_arguments",
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_metadata_format",
    "invalid_metadata_schema",
    "metadata_must_be_sent_from_app",
    "metadata_too_large",
    "msg_blocks_too_long",
    "msg_blocks_too_many",
    "msg_too_long",
)
_NOT_ALLOWED = (
    "ekm_access_denied",
    "org_login_required",
    "restricted_action",
    "restricted_action_non_threadable_channel",
    "restricted_action_read_only_channel",
    "restricted_action_thread_locked",
    "restricted_action_thread_only_channel",
    "team_access_not_granted",
    "two_factor_setup_required",
)
PERMANENT: Mapping[str, str] = {
    **dict.fromkeys(BAD_TOKEN, "SLACK_BOT_TOKEN is no longer good: install the app again"),
    **dict.fromkeys(_BAD_SCOPES, "install the app again with the scopes of manifest.json"),
    **dict.fromkeys(_BAD_LAYOUT, "its layout or its metadata is not as Slack wants it"),
    **dict.fromkeys(_NOT_ALLOWED, "the workspace does not allow it"),
    "cannot_dm_bot": "bots cannot be written to",
    "cannot_reply_to_message": "nobody can reply to that message",
    "cant_update_message": "it is not a message of ours",
    "channel_not_found": "it does not exist, or it is private: /invite the bot to it",
    "edit_window_closed": "the workspace does not let it be edited any more",
    "invalid_thread_ts": "the thread does not exist",
    "is_archived": "it is archived",
    "message_not_found": "the message is gone",
    "messages_tab_disabled": "switch the app's messages tab on",
    "no_text": "it is empty",
    "not_in_channel": "/invite the bot to it",
    "thread_not_found": "the thread is gone",
    "user_disabled": "the person's account is closed",
    "user_not_found": "there is no such person",
    "user_not_visible": "the bot may not see this person",
    "users_not_found": "there is no such person",
}
# After these nothing else can be posted to the channel either.
CLOSED = frozenset({"channel_not_found", "is_archived", "not_in_channel"})
# After these a message that grew does so no more.
STREAM_OVER: Mapping[str, type[StreamOverError]] = {
    "message_not_in_streaming_state": StreamOverError,
    "stopped_by_user": StreamStoppedError,
}
# After these Slack may have done part of what was asked, by its own documentation.
AMBIGUOUS = frozenset({"fatal_error", "internal_error"})
# The same message may pass without its blocks.
BLOCKS_REFUSED = frozenset(
    {
        "invalid_arguments",
        "invalid_blocks",
        "invalid_blocks_format",
        "msg_blocks_too_long",
        "msg_blocks_too_many",
        "msg_too_long",
    }
)
RATE_LIMITED = frozenset({"message_limit_exceeded", "rate_limited", "ratelimited"})
# Nothing was sent: no connection came about, or the request was never made.
UNSENT = (
    aiohttp.ClientConnectorError,
    aiohttp.ClientHttpProxyError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.InvalidURL,
    aiohttp.NonHttpUrlClientError,
    aiohttp.ServerFingerprintMismatch,
)


def code_of(error: BaseException) -> str:
    """Give the error code in Slack's reply, "" where there was no such reply."""
    reply = getattr(getattr(error, "response", None), "data", None)
    code = reply.get("error") if isinstance(reply, Mapping) else None
    return code if isinstance(code, str) else ""


def refusal(error: Exception, channel: str, *, writes: bool = True) -> DeliveryError:
    """Map what a call to Slack raised. Without `writes` no outcome can be unknown.

    Only Slack's code, the HTTP status and the kind of failure come into the message: the
    errors themselves carry headers, and with them the token.
    """
    if isinstance(error, SlackApiError):
        return _refused(error, channel, writes)
    what = type(error).__name__
    if isinstance(error, SlackClientError):
        return DeliveryError(f"the SDK refused the call: {what}", channel=channel, permanent=True)
    if isinstance(error, UNSENT):
        return DeliveryError(f"Slack could not be reached: {what}", channel=channel)
    return _lost(f"Slack's reply was lost: {what}", channel, writes)


def _refused(error: SlackApiError, channel: str, writes: bool) -> DeliveryError:
    reply, code = error.response, code_of(error)
    # Where the body was no JSON the SDK hands over aiohttp's response instead of its own.
    status = getattr(reply, "status_code", None) or getattr(reply, "status", 0)
    if status == 429 or code in RATE_LIMITED:
        pause = retry_after(getattr(reply, "headers", {}))
        return DeliveryError("Slack asks for a pause", channel=channel, retry_after=pause)
    if not code or code in AMBIGUOUS:
        return _lost(f"Slack gave no verdict: HTTP {status} {code}".rstrip(), channel, writes)
    advice = PERMANENT.get(code)
    message = f"Slack refused it: {code}" + (f" ({advice})" if advice else "")
    if code in CLOSED:
        return ChannelClosedError(message, channel=channel)
    if code in STREAM_OVER:
        return STREAM_OVER[code](message, channel=channel)
    return DeliveryError(message, channel=channel, permanent=advice is not None)


def _lost(message: str, channel: str, writes: bool) -> DeliveryError:
    return (OutcomeUnknownError if writes else DeliveryError)(message, channel=channel)


def retry_after(headers: Mapping[str, str]) -> float:
    """Read how many seconds Slack asks us to wait; 1 where it does not say."""
    given = next((value for key, value in headers.items() if key.lower() == "retry-after"), "")
    return float(given) if given.isdecimal() else 1.0
