"""The door to servers that speak chat completions: OpenAI's, llama.cpp, vLLM, Ollama.

Whatever stands behind the address is not trusted: a reply has a size and a deadline, its
body is read by our own rules, and no word of it stands in an error.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import httpx2
import openai
import structlog
from pydantic import BaseModel, Field, ValidationError

from bot.errors import LLMBadReply, LLMBusy, LLMError, LLMRefused
from bot.llm import Reply, Shape, Usage
from bot.llm.prompts import Rendered

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletionMessageParam

log = structlog.get_logger()

OPENAI = "https://api.openai.com/v1"
CONNECT = 5.0  # seconds
RETRIES = 1  # of a request that found the server busy
MAX_BODY = 1_000_000  # bytes; the longest briefing, escaped, takes a twentieth
PROBLEMS = 5  # of a reply that does not fit, told to the model

REPAIR = (
    "That reply could not be used: {problem}. Answer again, with one JSON object of the shape "
    "given and nothing before or after it."
)


class OpenAI:
    """A model behind a chat-completions server."""

    def __init__(self, client: openai.AsyncOpenAI, *, model: str, timeout: float) -> None:
        self._client = client
        self._model = model
        self._timeout = timeout

    async def ask(self, prompt: Rendered, shape: type[Shape]) -> Reply[Shape]:
        """Ask within the deadline, which covers retries and the repair.

        Raises LLMBusy, LLMRefused or LLMBadReply; any other failure is a plain LLMError.
        """
        started = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(self._timeout):
                reply = await self._repaired(prompt, shape)
        except TimeoutError:
            failure: LLMError = LLMBusy(f"{self._model} gave no answer in {self._timeout:g} s")
        except openai.OpenAIError as error:
            failure = mapped(error)
        else:
            log.info(
                "llm.answered",
                prompt=prompt.ref,
                model=self._model,
                input_tokens=reply.usage.input_tokens,
                output_tokens=reply.usage.output_tokens,
                ms=round(1000 * (asyncio.get_running_loop().time() - started)),
            )
            return reply
        # Raised out here, it carries no request, and so no key, as its context.
        raise failure

    async def _repaired(self, prompt: Rendered, shape: type[Shape]) -> Reply[Shape]:
        messages: list[ChatCompletionMessageParam] = [
            {"role": "system", "content": prompt.system},
            {"role": "user", "content": prompt.user},
        ]
        text, usage = await self._complete(messages, prompt, shape)
        try:
            value = read(text, shape)
        except LLMBadReply as problem:
            log.info("llm.misread", prompt=prompt.ref, model=self._model, problem=str(problem))
            messages += [
                {"role": "assistant", "content": text},
                {"role": "user", "content": REPAIR.format(problem=problem)},
            ]
            text, more = await self._complete(messages, prompt, shape)
            value, usage = read(text, shape), usage + more
        return Reply(value=value, model=self._model, prompt=prompt.ref, usage=usage)

    async def _complete(
        self, messages: list[ChatCompletionMessageParam], prompt: Rendered, shape: type[Shape]
    ) -> tuple[str, Usage]:
        # `parse` makes the schema strict. Its own reading of the reply is passed over: it takes
        # the body's form on trust, and keeps no text to repair.
        raw = await self._client.chat.completions.with_raw_response.parse(
            model=self._model,
            messages=messages,
            response_format=shape,
            max_completion_tokens=prompt.max_tokens,
        )
        try:
            body = _Body.model_validate_json(raw.content)
        except ValidationError:
            raise LLMBadReply(
                "the model's server did not answer with a chat completion: "
                "check OPENAI_BASE_URL, which mostly ends in /v1"
            ) from None
        choice = body.choices[0]
        if choice.message.refusal or choice.finish_reason == "content_filter":
            raise LLMRefused("the model declined to answer")
        if choice.finish_reason == "length":
            raise LLMBadReply(f"the reply did not end within {prompt.max_tokens} tokens")
        return choice.message.content or "", body.usage.counted if body.usage else Usage()


@asynccontextmanager
async def connect(
    *,
    key: str,
    base_url: str | None,
    model: str,
    timeout: float,  # noqa: ASYNC109 - the deadline is the door's promise
    retries: int = RETRIES,
) -> AsyncIterator[OpenAI]:
    """Open a client; `timeout`, in seconds, is for one answer in all."""
    limits = httpx2.Timeout(timeout, connect=min(CONNECT, timeout))
    async with (
        # No redirects: article texts go to the server that was named, and to no other.
        httpx2.AsyncClient(transport=_Capped(), timeout=limits, follow_redirects=False) as http,
        openai.AsyncOpenAI(
            api_key=key,
            base_url=base_url or OPENAI,
            http_client=http,
            timeout=limits,
            max_retries=retries,
            # What is counted is then what is read.
            default_headers={"Accept-Encoding": "identity"},
        ) as client,
    ):
        yield OpenAI(client, model=model, timeout=timeout)


def read(text: str, shape: type[Shape]) -> Shape:
    """Read a reply; talk and code fences around the JSON object are passed over.

    Raises LLMBadReply, which names what does not fit and quotes none of it.
    """
    start, end = text.find("{"), text.rfind("}")
    if not 0 <= start < end:
        raise LLMBadReply("it holds no JSON object")
    try:
        return shape.model_validate_json(text[start : end + 1])
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
    told = [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in found[:PROBLEMS]]
    raise LLMBadReply("; ".join(each.removeprefix(": ") for each in told))


def mapped(error: openai.OpenAIError) -> LLMError:
    """Turn an error of the vendor's package into one of ours, without the server's words."""
    if isinstance(error, openai.APIStatusError):
        return _by_status(error.status_code, error.code or "")
    for vendors, ours, message in _MAPPED:
        if isinstance(error, vendors):
            return ours(message)
    return LLMError(f"the model could not be asked: {type(error).__name__}")


def _by_status(status: int, code: str) -> LLMError:
    if code == "insufficient_quota":
        return LLMRefused("the account of OPENAI_API_KEY has nothing left to spend")
    if status in _BUSY or status >= 500:
        return LLMBusy(f"the model's server is busy or failing (status {status})")
    advice = _ADVICE.get(status, "check OPENAI_BASE_URL and OPENAI_MODEL")
    named = f", {code}" if re.fullmatch(r"[a-z_]{1,40}", code) else ""
    return LLMRefused(f"the model's server refused the request (status {status}{named}): {advice}")


_BUSY = frozenset({408, 409, 425, 429})
_ADVICE = {
    400: "the model may lack strict schemas, or the articles outgrow its context",
    401: "check OPENAI_API_KEY",
    403: "check what OPENAI_API_KEY may use",
}
_MAPPED: tuple[tuple[type[openai.OpenAIError], type[LLMError], str], ...] = (
    (openai.APITimeoutError, LLMBusy, "the model's server did not answer in time"),
    (
        openai.APIConnectionError,
        LLMBusy,
        "the model's server is out of reach, or broke off: check OPENAI_BASE_URL",
    ),
    (openai.APIResponseValidationError, LLMBadReply, "the reply was no chat completion"),
    (openai.LengthFinishReasonError, LLMBadReply, "the reply did not end"),
    (openai.ContentFilterFinishReasonError, LLMRefused, "the model declined to answer"),
)


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Tokens(BaseModel):
    prompt_tokens: int = 0
    completion_tokens: int = 0

    @property
    def counted(self) -> Usage:
        return Usage(input_tokens=self.prompt_tokens, output_tokens=self.completion_tokens)


class _Body(BaseModel):
    """What is read of a chat completion."""

    choices: list[_Choice] = Field(min_length=1)
    usage: _Tokens | None = None


class _Capped(httpx2.AsyncHTTPTransport):
    """A transport whose replies end: past MAX_BODY bytes they are a bad reply."""

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        response = await super().handle_async_request(request)
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = _Counted(response.stream)
        return response


class _Counted(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in self._stream:
            size += len(chunk)
            if size > MAX_BODY:
                raise LLMBadReply(f"the reply did not end within {MAX_BODY:,} bytes")
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()
