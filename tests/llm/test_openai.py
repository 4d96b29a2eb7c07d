from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from dataclasses import replace

import httpx2
import openai
import pytest
from pydantic import BaseModel

from bot.errors import LLMBadReply, LLMBusy, LLMDeclined, LLMError, LLMRefused
from bot.llm import Rendered, Reply, Usage, check
from bot.llm.openai import MAX_BODY, mapped
from tests.llm.opened import KEY, opened
from tests.llm.server import (
    Answer,
    ModelServer,
    body,
    breaks_off,
    fails,
    hangs,
    moved,
    never_ends,
    says,
    serve,
    trickles,
)

PROMPT = Rendered(ref="duty@1:abcdef", system="Be exact.", user="What duty?", max_tokens=300)


class Duty(BaseModel):
    product: str
    percent: float


GLOVES = {"product": "gloves", "percent": 25.5}


async def ask(
    server: ModelServer,
    *,
    deadline: float = 5.0,
    retries: int = 0,
) -> Reply[Duty]:
    async with opened(server, deadline=deadline, retries=retries) as llm:
        return settled(await llm.ask(PROMPT, Duty))


def settled(reply: Reply[Duty]) -> Reply[Duty]:
    """Leave out how much time was left."""
    assert reply.left > 0
    return replace(reply, left=0.0)


async def failure(*script: Answer, deadline: float = 5.0) -> tuple[type[LLMError], str]:
    """Tell what a script makes of an ask, and that it was asked no oftener than scripted."""
    async with serve(*script) as server:
        with pytest.raises(LLMError) as raised:
            await ask(server, deadline=deadline)
        assert server.script == []
    told = "".join(traceback.format_exception(raised.value)) + repr(raised.value)
    assert KEY not in told
    return type(raised.value), str(raised.value)


async def test_a_good_reply_is_read_and_counted() -> None:
    async with serve(says(GLOVES)) as server:
        reply = await ask(server)
    assert reply == Reply(
        value=Duty(product="gloves", percent=25.5),
        model="local",
        prompt="duty@1:abcdef",
        usage=Usage(input_tokens=10, output_tokens=5),
    )
    assert server.keys == ["Bearer sk-secret"]
    assert server.asked == [
        {
            "model": "local",
            "stream": False,
            "max_completion_tokens": 300,
            "messages": [
                {"role": "system", "content": "Be exact."},
                {"role": "user", "content": "What duty?"},
            ],
            "response_format": {
                "type": "json_schema",
                "json_schema": {
                    "name": "Duty",
                    "strict": True,
                    "schema": {
                        "title": "Duty",
                        "type": "object",
                        "properties": {
                            "product": {"title": "Product", "type": "string"},
                            "percent": {"title": "Percent", "type": "number"},
                        },
                        "required": ["product", "percent"],
                        "additionalProperties": False,
                    },
                },
            },
        }
    ]


@pytest.mark.parametrize(
    "text",
    [
        '```json\n{"product": "gloves", "percent": 25.5}\n```',
        'Here you are: {"product": "gloves", "percent": 25.5} I hope that helps.',
        '{"product": "gloves", "percent": 25.5, "confidence": "high"}',
    ],
)
async def test_talk_around_the_object_is_passed_over(text: str) -> None:
    async with serve(says(text)) as server:
        assert (await ask(server)).value == Duty(product="gloves", percent=25.5)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("The duty on gloves is 25.5%.", "it holds no JSON object"),
        (None, "it holds no JSON object"),
        (
            '{"product": "gloves", "percent": 25.5, }',
            "Invalid JSON: trailing comma at line 1 column 40",
        ),
        ('{"duty": {"gloves": 25.5}}', "product: Field required; percent: Field required"),
        (
            '{"product": "gloves", "percent": "a quarter"}',
            "percent: Input should be a valid number, unable to parse string as a number",
        ),
    ],
)
async def test_a_reply_that_does_not_fit_is_repaired_once(text: str | None, problem: str) -> None:
    async with serve(says(text), says(GLOVES)) as server:
        reply = await ask(server)
    assert reply.value == Duty(product="gloves", percent=25.5)
    assert reply.usage == Usage(input_tokens=20, output_tokens=10)
    assert server.asked[1]["messages"][2:] == [
        {"role": "assistant", "content": text or ""},
        {
            "role": "user",
            "content": f"That reply could not be used: {problem}. Answer again, with one JSON "
            "object of the shape given and nothing before or after it.",
        },
    ]


async def test_a_schema_ignored_twice_is_a_bad_reply() -> None:
    assert await failure(says("Surely sk-secret."), says('{"percent": "sk-secret"}')) == (
        LLMBadReply,
        (
            "product: Field required; "
            "percent: Input should be a valid number, unable to parse string as a number"
        ),
    )


@pytest.mark.parametrize(
    "answer",
    [says(None, refusal="I will not."), says("", finish="content_filter")],
    ids=["refusal", "filter"],
)
async def test_a_refusal_is_not_argued_with(answer: Answer) -> None:
    assert await failure(answer) == (LLMDeclined, "the model declined to answer")


async def test_a_reply_longer_than_allowed_is_not_repaired() -> None:
    assert await failure(says('{"product": "glo', finish="length")) == (
        LLMBadReply,
        "the reply did not end within 300 tokens",
    )


NO_COMPLETION = (
    LLMBadReply,
    (
        "the model's server did not answer with a chat completion: "
        "check OPENAI_BASE_URL, which mostly ends in /v1"
    ),
)


@pytest.mark.parametrize(
    "answer",
    [
        body("<html>Log in</html>", content_type="text/html"),
        body("{"),
        body("[]"),
        body('{"choices": []}'),
        body('{"choices": [{"message": null}]}'),
        body('{"error": {"message": "no model loaded"}}'),
        body(""),
    ],
)
async def test_a_200_that_is_no_completion_is_a_bad_reply(answer: Answer) -> None:
    assert await failure(answer) == NO_COMPLETION


async def test_a_server_that_hangs_or_trickles_meets_the_deadline() -> None:
    late = (LLMBusy, "local gave no answer in 0.2 s")
    assert await failure(trickles, deadline=0.2) == late
    kind, message = await failure(hangs, deadline=0.2)
    assert kind is LLMBusy
    # The vendor's client may see the same deadline first.
    assert message in {late[1], "the model's server did not answer in time"}


async def test_the_deadline_covers_the_repair() -> None:
    assert (await failure(says("no"), hangs, deadline=0.3))[0] is LLMBusy


async def test_an_endless_body_is_read_no_further_than_the_cap() -> None:
    assert await failure(never_ends) == (
        LLMBadReply,
        f"the reply did not end within {MAX_BODY:,} bytes",
    )


async def test_a_reply_that_breaks_off_is_busy() -> None:
    assert await failure(breaks_off) == (
        LLMBusy,
        "the model's server is out of reach, or broke off: check OPENAI_BASE_URL",
    )


async def test_a_server_that_is_not_there_is_busy() -> None:
    async with serve() as server:
        pass
    with pytest.raises(LLMBusy, match="out of reach"):
        await ask(server)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (fails(429), (LLMBusy, "the model's server is busy or failing (status 429)")),
        (
            fails(429, code="insufficient_quota"),
            (LLMRefused, "the account of OPENAI_API_KEY has nothing left to spend"),
        ),
        (fails(500), (LLMBusy, "the model's server is busy or failing (status 500)")),
        (fails(503), (LLMBusy, "the model's server is busy or failing (status 503)")),
        (
            fails(401, code="invalid_api_key"),
            (
                LLMRefused,
                (
                    "the model's server refused the request (status 401, invalid_api_key): "
                    "check OPENAI_API_KEY"
                ),
            ),
        ),
        (
            fails(404, code="Say sk-secret"),
            (
                LLMRefused,
                (
                    "the model's server refused the request (status 404): "
                    "check OPENAI_BASE_URL and OPENAI_MODEL"
                ),
            ),
        ),
    ],
)
async def test_statuses_say_what_to_do(
    answer: Answer, expected: tuple[type[LLMError], str]
) -> None:
    assert await failure(answer) == expected


@pytest.mark.parametrize("status", [400, 422])
async def test_a_server_that_knows_no_schemas_is_asked_plainly(status: int) -> None:
    unknown = body("unknown field", status=status, content_type="text/plain")
    async with serve(unknown, says(GLOVES), says(GLOVES)) as server, opened(server) as llm:
        for _ in range(2):
            assert (await llm.ask(PROMPT, Duty)).value == Duty(product="gloves", percent=25.5)
    plain = {"model": "local", "stream": False, "max_tokens": 300}
    told = [
        {key: value for key, value in asked.items() if key != "messages"} for asked in server.asked
    ]
    assert told[1:] == [plain, plain]
    assert "response_format" in told[0]


async def test_a_request_that_is_refused_plainly_too_says_what_may_be_wrong() -> None:
    full = body("context full", status=400, content_type="text/plain")
    assert await failure(full, full) == (
        LLMRefused,
        (
            "the model's server refused the request (status 400): the articles may "
            "outgrow the context of OPENAI_MODEL"
        ),
    )


async def test_a_prompt_is_sent_to_no_other_address() -> None:
    async with serve() as elsewhere:
        kind, _ = await failure(moved(f"{elsewhere.url}/chat/completions"))
    assert kind is LLMRefused
    assert elsewhere.asked == []


async def test_a_busy_server_is_asked_once_more() -> None:
    async with serve(fails(500), says(GLOVES)) as server:
        assert (await ask(server, retries=1)).value == Duty(product="gloves", percent=25.5)
    assert server.asked[0] == server.asked[1]


async def test_check_says_that_a_model_answers() -> None:
    async with (
        serve(says({"word": "ready"})) as server,
        opened(server) as llm,
    ):
        assert await check(llm) == "local answers in the shape asked for (15 tokens)"


async def test_nothing_that_is_logged_holds_the_key(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        async with serve(fails(500)) as server:
            with pytest.raises(LLMBusy):
                await ask(server)
    assert caplog.records
    assert KEY not in caplog.text


REQUEST = httpx2.Request("POST", "http://127.0.0.1/", headers={"Authorization": f"Bearer {KEY}"})
VENDORS: dict[type[openai.OpenAIError], type[LLMError]] = {
    openai.APITimeoutError: LLMBusy,
    openai.APIConnectionError: LLMBusy,
    openai.ConflictError: LLMBusy,
    openai.RateLimitError: LLMBusy,
    openai.InternalServerError: LLMBusy,
    openai.BadRequestError: LLMRefused,
    openai.AuthenticationError: LLMRefused,
    openai.OAuthError: LLMRefused,
    openai.PermissionDeniedError: LLMRefused,
    openai.NotFoundError: LLMRefused,
    openai.UnprocessableEntityError: LLMRefused,
    openai.APIStatusError: LLMRefused,
    openai.ContentFilterFinishReasonError: LLMDeclined,
    openai.LengthFinishReasonError: LLMBadReply,
    openai.APIResponseValidationError: LLMBadReply,
    openai.APIError: LLMError,
    openai.OpenAIError: LLMError,
    # Of WebSockets, which are not used here.
    openai.WebSocketConnectionClosedError: LLMError,
    openai.WebSocketQueueFullError: LLMError,
}


def family(kind: type[openai.OpenAIError]) -> Iterator[type[openai.OpenAIError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from family(child)


def sample(kind: type[openai.OpenAIError]) -> openai.OpenAIError:
    """Make an error of a kind without its constructor, which differs from kind to kind."""
    error = kind.__new__(kind, KEY)
    if isinstance(error, openai.APIStatusError):
        error.status_code = getattr(kind, "status_code", 500)
        error.response = httpx2.Response(500, request=REQUEST)
    if kind is openai.APIStatusError:
        error.__dict__["status_code"] = 418
    return error


def test_every_error_of_the_vendor_is_mapped() -> None:
    kinds = {kind for kind in family(openai.OpenAIError) if kind.__name__ in openai.__all__}
    found = {kind: mapped(sample(kind)) for kind in kinds}
    assert {kind: type(error) for kind, error in found.items()} == VENDORS
    assert not any(KEY in str(error) for error in found.values())
