"""The door to servers that speak chat completions: OpenAI's, llama.cpp, vLLM, Ollama.

Whatever stands behind the address is not trusted: a reply has a size and a deadline, its
body is read by our own rules, and no word of it stands in an error.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import httpx2
import openai
from pydantic import BaseModel

from bot.errors import LLMBadReply, LLMBusy, LLMDeclined, LLMError, LLMRefused
from bot.llm.embedding import Vectors, read_vectors
from bot.llm.events import pieces, whole
from bot.llm.port import Completion, Said

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletionMessageParam

OPENAI = "https://api.openai.com/v1"
CONNECT = 5.0  # seconds
MAX_BODY = 6_000_000  # bytes; 64 vectors of 3,072 places take four, a briefing far less
LONGEST_WAIT = 86_400.0  # seconds that a server may ask for
MAX_STREAM = 8_000_000  # bytes; each token comes in an event of some two hundred

_BROKE_OFF = "the model's server is out of reach, or broke off: check OPENAI_BASE_URL"
_LATE = "the model's server did not answer in time"


class OpenAI:
    """A model behind a chat-completions server."""

    def __init__(self, client: openai.AsyncOpenAI, *, model: str) -> None:
        self._client = client
        self.model = model
        self._plain = False

    async def complete(
        self, said: Sequence[Said], shape: type[BaseModel], max_tokens: int
    ) -> Completion:
        """Have a reply, whole."""
        # `parse` makes the schema strict. Its own reading of the reply is passed over: it takes
        # the body's form on trust, and keeps no text to repair.
        failure: LLMError
        for plain in self._ways():
            try:
                raw = await self._client.chat.completions.with_raw_response.parse(
                    model=self.model,
                    messages=_messages(said),
                    **_form(shape, max_tokens, plain=plain),
                )
            except openai.OpenAIError as error:
                failure = mapped(error)
                if plain or not _misunderstood(error):
                    break
            else:
                self._plain = plain
                return whole(raw.content)
        # Raised out here, it carries no request, and so no key, as its context.
        raise failure

    @asynccontextmanager
    async def stream(
        self, said: Sequence[Said], shape: type[BaseModel], max_tokens: int
    ) -> AsyncIterator[AsyncIterator[Completion]]:
        """Have a reply piece by piece; leaving the context cancels the request."""
        async with aclosing(self._pieces(said, shape, max_tokens)) as reply:
            yield reply

    async def _pieces(
        self, said: Sequence[Said], shape: type[BaseModel], max_tokens: int
    ) -> AsyncGenerator[Completion]:
        failure: LLMError
        for plain in self._ways():
            try:
                # `parse` for its strict schema; that its reply is to be streamed it is not told.
                async with self._client.chat.completions.with_streaming_response.parse(
                    model=self.model,
                    messages=_messages(said),
                    extra_body={"stream": True, "stream_options": {"include_usage": True}},
                    **_form(shape, max_tokens, plain=plain),
                ) as response:
                    self._plain = plain
                    async with aclosing(pieces(response.iter_bytes())) as found:
                        async for piece in found:
                            yield piece
                    return
            except openai.OpenAIError as error:
                failure = mapped(error)
                if plain or not _misunderstood(error):
                    break
            except httpx2.TimeoutException:
                failure = LLMBusy(_LATE)
                break
            except httpx2.HTTPError:
                failure = LLMBusy(_BROKE_OFF)
                break
        raise failure

    def _ways(self) -> Sequence[bool]:
        """List how to ask: with a strict schema, then plainly, for servers that know none."""
        return (True,) if self._plain else (False, True)


class OpenAIEmbeddings:
    """A model of vectors behind the same kind of server."""

    def __init__(self, client: openai.AsyncOpenAI, *, model: str) -> None:
        self._client = client
        self.model = model

    async def vectors(self, texts: Sequence[str]) -> Vectors:
        """Have a vector for each text."""
        failure: LLMError
        try:
            raw = await self._client.embeddings.with_raw_response.create(
                model=self.model, input=list(texts), encoding_format="float"
            )
        except openai.OpenAIError as error:
            failure = mapped(error)
        else:
            return read_vectors(raw.content)
        # Raised out here, it carries no request, and so no key, as its context.
        raise failure


@asynccontextmanager
async def connect(
    *,
    key: str,
    base_url: str | None,
    model: str,
    timeout: float,  # noqa: ASYNC109 - for a server that falls silent; deadlines are the asker's
) -> AsyncIterator[OpenAI]:
    """Open a client; it never waits longer than `timeout`, in seconds, for the next bytes."""
    async with _client(key, base_url, timeout) as client:
        yield OpenAI(client, model=model)


@asynccontextmanager
async def connect_embeddings(
    *,
    key: str,
    base_url: str | None,
    model: str,
    timeout: float,  # noqa: ASYNC109 - as above
) -> AsyncIterator[OpenAIEmbeddings]:
    """Open a client for vectors, as `connect` does for words."""
    async with _client(key, base_url, timeout) as client:
        yield OpenAIEmbeddings(client, model=model)


@cache
def _trusted() -> ssl.SSLContext:
    """Read once whom to trust, which takes 20 ms."""
    return httpx2.create_ssl_context()


@asynccontextmanager
async def _client(
    key: str,
    base_url: str | None,
    timeout: float,  # noqa: ASYNC109 - as above
) -> AsyncIterator[openai.AsyncOpenAI]:
    limits = httpx2.Timeout(timeout, connect=min(CONNECT, timeout))
    async with (
        # No redirects: article texts go to the server that was named, and to no other.
        httpx2.AsyncClient(
            transport=_Capped(verify=_trusted()), timeout=limits, follow_redirects=False
        ) as http,
        openai.AsyncOpenAI(
            api_key=key,
            base_url=base_url or OPENAI,
            http_client=http,
            timeout=limits,
            max_retries=0,  # whoever asks knows how long a retry may wait
            # What is counted is then what is read.
            default_headers={"Accept-Encoding": "identity"},
        ) as client,
    ):
        yield client


def mapped(error: openai.OpenAIError) -> LLMError:
    """Turn an error of the vendor's package into one of ours, without the server's words."""
    if isinstance(error, openai.APIStatusError):
        return _by_status(error)
    for vendors, ours, message in _MAPPED:
        if isinstance(error, vendors):
            return ours(message)
    return LLMError(f"the model could not be asked: {type(error).__name__}")


def _by_status(error: openai.APIStatusError) -> LLMError:
    status, code = error.status_code, error.code or ""
    if code == "insufficient_quota":
        return LLMRefused("the account of OPENAI_API_KEY has nothing left to spend")
    if status in _BUSY or status >= 500:
        return LLMBusy(
            f"the model's server is busy or failing (status {status})",
            retry_after=_retry_after(error),
        )
    advice = _ADVICE.get(status, "check OPENAI_BASE_URL and OPENAI_MODEL")
    named = f", {code}" if re.fullmatch(r"[a-z_]{1,40}", code) else ""
    return LLMRefused(f"the model's server refused the request (status {status}{named}): {advice}")


def _retry_after(error: openai.APIStatusError) -> float | None:
    """Read when a server says to come back, in seconds; a date there is passed over."""
    told = error.response.headers.get("retry-after", "")
    return min(float(told), LONGEST_WAIT) if re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", told) else None


_BUSY = frozenset({408, 409, 425, 429})
_ADVICE = {
    400: "the articles may outgrow the context of OPENAI_MODEL",
    401: "check OPENAI_API_KEY",
    403: "check what OPENAI_API_KEY may use",
}
_MAPPED: tuple[tuple[type[openai.OpenAIError], type[LLMError], str], ...] = (
    (openai.APITimeoutError, LLMBusy, _LATE),
    (openai.APIConnectionError, LLMBusy, _BROKE_OFF),
    (openai.APIResponseValidationError, LLMBadReply, "the reply was no chat completion"),
    (openai.LengthFinishReasonError, LLMBadReply, "the reply did not end"),
    (openai.ContentFilterFinishReasonError, LLMDeclined, "the model declined to answer"),
)


def _form(shape: type[BaseModel], max_tokens: int, *, plain: bool) -> dict[str, Any]:
    """Say what form a reply is to have, in words that every server knows where it is plain."""
    if plain:
        return {"max_tokens": max_tokens}
    return {"response_format": shape, "max_completion_tokens": max_tokens}


def _misunderstood(error: openai.OpenAIError) -> bool:
    """Say whether a server may not have known what it was asked with: prompts show the shape."""
    return isinstance(error, openai.BadRequestError | openai.UnprocessableEntityError)


def _messages(said: Sequence[Said]) -> list[ChatCompletionMessageParam]:
    return cast(
        "list[ChatCompletionMessageParam]",
        [{"role": each.role, "content": each.text} for each in said],
    )


class _Capped(httpx2.AsyncHTTPTransport):
    """A transport whose replies end, and are what they weigh: longer ones are bad replies."""

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        response = await super().handle_async_request(request)
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            await response.aclose()
            raise LLMBadReply("the model's server packed its reply, though it was told not to")
        streamed = response.headers.get("content-type", "").startswith("text/event-stream")
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = _Counted(response.stream, MAX_STREAM if streamed else MAX_BODY)
        return response


class _Counted(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream, most: int) -> None:
        self._stream = stream
        self._most = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in self._stream:
            size += len(chunk)
            if size > self._most:
                raise LLMBadReply(f"the reply did not end within {self._most:,} bytes")
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()
