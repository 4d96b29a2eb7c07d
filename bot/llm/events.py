"""The bytes of a streamed chat completion -> its pieces.

Read by our own rules, not the vendor's package: that takes every event's form on trust.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator

from pydantic import BaseModel, Field, ValidationError

from bot.errors import LLMBadReply, LLMBusy
from bot.llm.port import Completion, Finish, Usage

MOST = 100_000_000  # tokens of one reply; a server that claims more is not believed
NO_COMPLETION = (
    "the model's server did not answer with a chat completion: "
    "check OPENAI_BASE_URL, which mostly ends in /v1"
)

_FINISHES = {
    "length": Finish.CUT,
    "content_filter": Finish.DECLINED,
}


class _Words(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Words | None = None
    delta: _Words | None = None
    finish_reason: str | None = None


class _Body(BaseModel):
    """What is read of a chat completion, whole or a chunk of one."""

    choices: list[_Choice] = Field(default_factory=list)
    usage: object = None
    error: object = None


def whole(content: bytes) -> Completion:
    """Read the body of a chat completion. Raises LLMBadReply where it is none."""
    body = _read(content)
    if not body.choices or body.choices[0].message is None:
        raise LLMBadReply(NO_COMPLETION)
    return _completion(body, body.choices[0].message)


async def pieces(chunks: AsyncIterator[bytes]) -> AsyncGenerator[Completion]:
    """Read the events of a stream, up to its end.

    A server that knows no streams answers with the whole at once. Raises LLMBadReply for
    what is no stream of completions, LLMBusy where the stream breaks off.
    """
    begun, ended, other = False, False, bytearray()
    async for line in _lines(chunks):
        field, _, data = line.partition(b":")
        if field != b"data":
            # Comments and fields of events are passed over; a body without events is kept.
            other += b"" if begun or not line or line.startswith(b":") else line
            continue
        begun = True
        if data.strip() == b"[DONE]":
            break
        body = _read(data)
        if body.error:
            raise LLMBusy("the model's server gave up in the middle of its answer")
        words = (body.choices[0].delta if body.choices else None) or _Words()
        piece = _completion(body, words, whole=False)
        ended = ended or piece.finish is not None
        yield piece
    if not begun:
        yield whole(bytes(other))
    elif not ended:
        raise LLMBusy("the model's server broke off in the middle of its answer")


async def _lines(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Split into lines at line feeds only: other line ends may stand in a JSON string."""
    rest = bytearray()
    async for chunk in chunks:
        *lines, last = chunk.split(b"\n")
        for line in lines:
            yield bytes(rest + line).rstrip(b"\r")
            rest.clear()
        rest += last
    yield bytes(rest)


def _read(content: bytes) -> _Body:
    try:
        return _Body.model_validate_json(content)
    except ValidationError:
        raise LLMBadReply(NO_COMPLETION) from None


def _completion(body: _Body, words: _Words, *, whole: bool = True) -> Completion:
    reason = body.choices[0].finish_reason if body.choices else None
    finish = _FINISHES.get(reason or "", Finish.WHOLE) if reason or whole else None
    if words.refusal:
        finish = Finish.DECLINED
    return Completion(text=words.content or "", finish=finish, usage=_usage(body.usage))


def _usage(told: object) -> Usage | None:
    """Read the tokens that a server says it took; None where it says nothing believable."""
    if not isinstance(told, dict):
        return None
    counts = [told.get("prompt_tokens"), told.get("completion_tokens")]
    taken = [count for count in counts if type(count) is int and 0 <= count <= MOST]
    if len(taken) < len(counts) or not any(taken):
        return None
    return Usage(input_tokens=taken[0], output_tokens=taken[1])
