"""A real Bolt app that uses everything, for tests of the sandbox and of its page.

    async with open_sandbox(manifest=DEMO_MANIFEST, ...) as sandbox, demo(sandbox) as app:
        await sandbox.command("/demo", channel="#trade-desk")
        assert sandbox.view()["title"]["text"] == "Everything"

/demo opens the form; "/demo message" posts a message to press on, "/demo whisper" shows
one to the person alone. A mention or a direct message is answered by a stream; one with
"slowly" in it stays open until it is stopped. `app.heard` keeps what the app was sent.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox
from tests.sandbox import demo_blocks as shown

DEMO_MANIFEST = Path(__file__).with_name("demo_manifest.json")
ANSWER = "A few words, *one* after the other, until there are enough of them to stop."
PACE = 0.01  # seconds between words
Json = dict[str, Any]


class Demo:
    """What the app was sent, by the type of the interaction or event, and its open streams."""

    def __init__(self, client: AsyncWebClient) -> None:
        self.client = client
        self.heard: list[Json] = []
        self.stopped = asyncio.Event()
        self._more = asyncio.Event()

    def hear(self, body: Json) -> None:
        self.heard.append(body)
        self._more.set()

    def of(self, kind: str) -> list[Json]:
        """List what was heard of one kind: "block_actions", "app_home_opened"."""
        bodies = [each.get("event", each) for each in self.heard]
        return [dict(each) for each in bodies if each.get("type", "command") == kind]

    async def count(self, kind: str, number: int) -> list[Json]:
        """Wait until so many of a kind were heard, and give them. Raises TimeoutError."""
        async with asyncio.timeout(5):
            while len(self.of(kind)) < number:
                self._more.clear()
                await self._more.wait()
        return self.of(kind)


@asynccontextmanager
async def demo(sandbox: Sandbox) -> AsyncIterator[Demo]:
    """Run the app over Socket Mode against a sandbox opened with DEMO_MANIFEST."""
    client = AsyncWebClient(
        token=sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[], timeout=5
    )
    app, state = AsyncApp(client=client), Demo(client)
    listen(app, state)
    handler = AsyncSocketModeHandler(app, sandbox.app_token, ping_interval=1)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    try:
        await sandbox.wait_for(lambda: sandbox.connections > 0)
        yield state
    finally:
        state.stopped.set()
        await handler.close_async()  # type: ignore[no-untyped-call]


def listen(app: AsyncApp, state: Demo) -> None:
    """Give an app the demo's listeners."""

    @app.middleware
    async def note(body: Json, next: Any) -> None:  # noqa: A002 - Bolt's name
        state.hear(body)
        await next()

    _commands(app)
    _views(app)
    _messages(app)
    _agent(app, state)


def _commands(app: AsyncApp) -> None:
    @app.command("/demo")
    async def command(ack: Any, command: Json, client: AsyncWebClient, say: Any) -> None:
        if command["text"] == "message":
            await ack()
            await say(text="Press anything.", blocks=shown.message())
        elif command["text"] == "whisper":
            await ack(text="For you alone", blocks=shown.message())
        else:
            await ack()
            await client.views_open(trigger_id=command["trigger_id"], view=shown.form())

    @app.shortcut("demo_form")
    async def form(ack: Any, body: Json, client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=shown.form())

    @app.shortcut("demo_note")
    async def note(ack: Any, body: Json, respond: Any) -> None:
        await ack()
        await respond(text=f"Noted: {body['message']['text']}")

    @app.function("demo_reverse")
    async def reverse(inputs: Json, complete: Any, fail: Any) -> None:
        if inputs["text"]:
            await complete(outputs={"reversed": inputs["text"][::-1]})
        else:
            await fail(error="there is nothing to turn round")


def _views(app: AsyncApp) -> None:
    @app.view("form")
    async def submitted(ack: Any, view: Json) -> None:
        values = view["state"]["values"]
        name = values["name"]["name"]["value"]
        answers: dict[str, Json] = {
            "nobody": {"response_action": "errors", "errors": {"name": "Nobody is no name."}},
            "again": {"response_action": "update", "view": shown.layer(1)},
            "deeper": {"response_action": "push", "view": shown.layer(2)},
            "all": {"response_action": "clear"},
            "wrong": {"response_action": "update", "view": {"type": "modal"}},
        }
        await ack(answers.get(name, {}))

    @app.view("layer")
    async def done(ack: Any) -> None:
        await ack()

    @app.view_closed("form")
    async def closed(ack: Any) -> None:
        await ack()

    @app.options("found")
    @app.options("finds")
    async def options(ack: Any, body: Json) -> None:
        near = [each for each in shown.FRUIT if body["value"].lower() in each]
        await ack(options=[shown.option(each) for each in near])

    @app.action("deeper")
    async def deeper(ack: Any, body: Json, client: AsyncWebClient) -> None:
        await ack()
        await client.views_push(trigger_id=body["trigger_id"], view=shown.layer(2))

    @app.action("refresh")
    async def refresh(ack: Any, body: Json, client: AsyncWebClient) -> None:
        await ack()
        view = shown.form() | {"title": shown.plain("Refreshed")}
        await client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)

    @app.event("app_home_opened")
    async def opened(event: Json, client: AsyncWebClient, set_suggested_prompts: Any) -> None:
        if event["tab"] == "home":
            view = shown.home("Nothing was pressed yet.")
            await client.views_publish(user_id=event["user"], view=view)
        else:
            prompts = [{"title": "A few words", "message": "Say a few words."}]
            await set_suggested_prompts(prompts=prompts, title="Try one of these")

    @app.action("home_button")
    @app.action("home_menu")
    async def at_home(ack: Any, body: Json, action: Json, client: AsyncWebClient) -> None:
        await ack()
        chosen = action.get("value") or action["selected_option"]["value"]
        view = shown.home(f"It was {chosen}.")
        await client.views_publish(user_id=body["user"]["id"], view=view)


def _messages(app: AsyncApp) -> None:
    @app.action("yes")
    async def replace(ack: Any, respond: Any) -> None:
        await ack()
        await respond(text="You said yes.", replace_original=True)

    @app.action("remove")
    @app.action("bin")
    async def remove(ack: Any, respond: Any) -> None:
        await ack()
        await respond(delete_original=True)

    @app.action("feedback")
    async def feedback(ack: Any, action: Json, respond: Any) -> None:
        await ack()
        await respond(text=f"Thank you: {action['value']}.", replace_original=False)

    @app.action("overflow")
    @app.action("menu")
    @app.action("day")
    @app.action("ticked")
    async def chosen(ack: Any) -> None:
        await ack()


def _agent(app: AsyncApp, state: Demo) -> None:
    async def answer(event: Json, set_status: Any, say_stream: Any) -> None:
        if event.get("bot_id") or event.get("subtype"):
            return
        state.stopped.clear()
        await set_status(status="is thinking", loading_messages=["Looking for words"])
        stream = await say_stream(buffer_size=1)
        for word in ANSWER.split():
            if state.stopped.is_set():
                return
            await stream.append(markdown_text=f"{word} ")
            await asyncio.sleep(PACE)
        if "slowly" in event["text"]:
            await state.stopped.wait()
            return
        await stream.stop(blocks=shown.message()[-1:])

    app.event("app_mention")(answer)
    app.event({"type": "message", "channel_type": "im"})(answer)

    @app.event("agent_session_stopped")
    async def stop(event: Json, client: AsyncWebClient) -> None:
        state.stopped.set()
        await client.agents_sessions_setStatus(
            channel_id=event["channel"], thread_ts=event["thread_ts"], status="active"
        )

    for heard in ("app_context_changed", "member_joined_channel", "member_left_channel", "message"):
        app.event(heard)(_nothing)


async def _nothing() -> None:
    """Hear of it, and do no more."""
