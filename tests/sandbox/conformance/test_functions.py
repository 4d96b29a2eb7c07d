"""function_executed, and how the app ends the step: functions.completeSuccess and completeError."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.complete.async_complete import AsyncComplete
from slack_bolt.context.fail.async_fail import AsyncFail
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox
from bot.sandbox.values import Execution
from tests.sandbox.conftest import connected, refusal

OUTPUTS = {"answer": "25% from 1 May"}


def run_of(sandbox: Sandbox) -> str:
    """Begin a step that no app is there to hear of; give the id of its run."""
    run = Execution(id="Fx0RUN", callback_id="latest", inputs={"measure": "steel"})
    sandbox._workspace.executions[run.id] = run
    return run.id


async def test_bolt_completes_a_step_and_fails_one(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    app = AsyncApp(client=client)

    @app.function("latest")
    async def latest(inputs: dict[str, Any], complete: AsyncComplete, fail: AsyncFail) -> None:
        if inputs["measure"] == "steel":
            await complete(outputs=OUTPUTS)
        else:
            await fail(error="nothing on that")

    async with connected(sandbox, app):
        done = await sandbox.execute("latest", {"measure": "steel"})
        failed = await sandbox.execute("latest", {"measure": "poetry"})
    assert (done.outputs, done.error) == (OUTPUTS, "")
    assert (failed.outputs, failed.error) == (None, "nothing on that")


async def test_a_step_ends_once(client: AsyncWebClient, sandbox: Sandbox) -> None:
    run = run_of(sandbox)
    ended = asyncio.create_task(
        sandbox.wait_for(lambda: not sandbox._workspace.executions[run].running)
    )
    await client.functions_completeSuccess(function_execution_id=run, outputs=OUTPUTS)
    assert await ended is True
    for call in (
        client.functions_completeSuccess(function_execution_id=run, outputs=OUTPUTS),
        client.functions_completeError(function_execution_id=run, error="late"),
    ):
        assert (await refusal(call))["error"] == "execution_not_in_running_state"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"function_execution_id": "Fx0NONE"}, "function_execution_not_found"),
        ({"function_execution_id": ""}, "invalid_arguments"),
        ({"outputs": "{"}, "invalid_arguments"),
        ({"outputs": "[]"}, "invalid_arguments"),
        ({"outputs": {}}, "parameter_validation_failed"),
        ({"outputs": OUTPUTS | {"mood": "grim"}}, "parameter_validation_failed"),
    ],
)
async def test_an_end_that_slack_refuses(
    client: AsyncWebClient, sandbox: Sandbox, change: dict[str, Any], error: str
) -> None:
    asked = {"function_execution_id": run_of(sandbox), "outputs": OUTPUTS} | change
    answer = await refusal(client.api_call("functions.completeSuccess", json=asked))
    assert answer["error"] == error
    assert sandbox._workspace.executions["Fx0RUN"].running


async def test_a_failure_needs_a_reason(client: AsyncWebClient, sandbox: Sandbox) -> None:
    run = run_of(sandbox)
    answer = await refusal(client.functions_completeError(function_execution_id=run, error=""))
    assert answer["error"] == "invalid_arguments"
