"""The methods that end a workflow step: functions.completeSuccess and completeError."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.domain import Json
from bot.sandbox.call import Call, RefusedError
from bot.sandbox.values import Execution


def complete_success(call: Call) -> dict[str, Any]:
    """End a step with its outputs, which the manifest must have declared."""
    execution = _running(call)
    try:
        outputs = call.nested("outputs")
    except ValueError:
        outputs = None
    if not isinstance(outputs, dict):
        raise RefusedError.for_argument("outputs must be an object")
    function = call.workspace.manifest.function(execution.callback_id)
    if wrong := _mismatches(outputs, function.outputs if function else ()):
        messages = [f"[ERROR] {each}" for each in wrong]
        raise RefusedError("parameter_validation_failed", response_metadata={"messages": messages})
    return _end(call, replace(execution, outputs=outputs))


def complete_error(call: Call) -> dict[str, Any]:
    """End a step that failed, with a reason for the person who started it."""
    return _end(call, replace(_running(call), error=call.needed("error")))


def _running(call: Call) -> Execution:
    execution = call.workspace.executions.get(call.needed("function_execution_id"))
    if execution is None:
        raise RefusedError("function_execution_not_found")
    if not execution.running:
        raise RefusedError("execution_not_in_running_state")
    return execution


def _mismatches(outputs: Json, declared: tuple[Json, ...]) -> list[str]:
    names = {each["name"] for each in declared}
    missing = [each["name"] for each in declared if each.get("is_required")]
    return [f"unknown output: {name}" for name in outputs if name not in names] + [
        f"missing output: {name}" for name in missing if name not in outputs
    ]


def _end(call: Call, execution: Execution) -> dict[str, Any]:
    call.workspace.executions[execution.id] = execution
    call.workspace.live.publish({"type": "function", "id": execution.id})
    return {}
