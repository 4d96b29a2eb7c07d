"""Questions typed into the sandbox's Slack, and their answers there: real Bolt, real sockets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.clock import utc_now
from bot.domain import AnswerState, Channel, Event, Flow, Job
from bot.llm import Growing, Rendered, load
from bot.llm.port import Shape
from bot.newsroom import Model, Newsroom
from bot.queue import Queue
from bot.sandbox import BOT_USER, TEAM, TRADE_DESK, Effect, Fault, Limits, Sandbox, open_sandbox
from bot.slack.handle import handle
from bot.store import Store
from tests.fakes import FakeLLM
from tests.house import open_house
from tests.slack.conftest import MANIFEST, Ledger, connect
from tests.test_newsroom import LEAD

CARS = "What tariff will Mercosur charge on Japanese cars?"
BOTH = f"{CARS} When will ministers sign the accord?"
DESK = Channel(team=TEAM, id=TRADE_DESK)


@dataclass
class Asked:
    """A sandbox with a bot at work in it, and what the bot keeps."""

    sandbox: Sandbox
    store: Store

    async def ask(self, text: str, thread_ts: str = "") -> str:
        """Mention the bot, and give the ts of the message."""
        said = await self.sandbox.say(TRADE_DESK, f"<@{BOT_USER}> {text}", thread_ts=thread_ts)
        return str(said["ts"])

    def replies(self, thread_ts: str) -> list[Mapping[str, Any]]:
        """List what the bot says in a thread."""
        found = self.sandbox.messages(TRADE_DESK, thread_ts=thread_ts)
        return [each for each in found if each["user"] == BOT_USER]

    async def settled(self, thread_ts: str, count: int) -> list[Mapping[str, Any]]:
        """Wait until so many questions of a thread are answered, and give what is said there."""
        async with asyncio.timeout(20):
            while len(await self.store.exchanges(DESK, thread_ts)) < count:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        return self.replies(thread_ts)


@asynccontextmanager
async def at_work(folder: Path, llm: FakeLLM | None = None, **changes: Any) -> AsyncIterator[Asked]:
    limits = Limits(ack_deadline=2.0, retry_delays=(0.0, 0.1, 0.1), post_burst=1000, **changes)
    async with (
        open_house(folder, wanted=LEAD) as house,
        open_sandbox(port=0, path=None, manifest=MANIFEST, now=utc_now, limits=limits) as sandbox,
    ):
        await house.run(30)
        queue = Queue()

        async def wake(job: Job) -> None:
            await queue.put([job])

        async with connect(sandbox, Ledger(), inbox=house.store, wake=wake) as slack:
            prompts = [load(name) for name in ("briefing", "repair", "answer")]
            briefing, repair, answer = prompts
            model = Model(llm=llm, briefing=briefing, repair=repair, answer=answer) if llm else None
            desk = replace(house.desk, courier=slack.courier, now=utc_now, model=model)

            async def handled(event: Event) -> None:
                await handle(event, newsroom, slack.courier)

            newsroom = Newsroom(desk, handled)

            async def work(job: Job) -> None:
                await newsroom.work(job)

            async def look() -> None:
                while True:
                    due = await newsroom.due()
                    await queue.put([job for job in due if job.flow in (Flow.ANSWER, Flow.POST)])
                    await asyncio.sleep(0.1)

            async with queue.running(work):
                looking = asyncio.create_task(look())
                try:
                    yield Asked(sandbox, house.store)
                finally:
                    looking.cancel()
                    await asyncio.gather(looking, return_exceptions=True)


async def test_an_answer_is_seen_to_grow_and_comes_once(tmp_path: Path) -> None:
    async with at_work(tmp_path) as desk:
        seen: list[str] = []

        async def grown(method: str, arguments: Mapping[str, Any]) -> None:
            if method in ("chat.startStream", "chat.appendStream", "chat.stopStream"):
                seen.append(method)

        desk.sandbox.after_store = grown
        thread = await desk.ask(BOTH)  # which arrives as a message and as a mention
        (reply,) = await desk.settled(thread, 1)
        assert seen[0] == "chat.startStream"
        assert seen[-1] == "chat.stopStream"
        assert "chat.appendStream" in seen
        assert "streaming" not in reply
        assert "17.5%" in reply["text"]
        assert reply["blocks"][-1]["type"] == "context_actions"
        assert "*Sources*" in str(reply["blocks"])


async def test_a_lost_reply_to_the_beginning_makes_no_second_message(tmp_path: Path) -> None:
    async with at_work(tmp_path) as desk:
        desk.sandbox.faults.add(Fault(Effect.DROP_REPLY, method="chat.startStream"))
        thread = await desk.ask(BOTH)
        (reply,) = await desk.settled(thread, 1)
        assert "17.5%" in reply["text"]
        assert "streaming" not in reply


async def test_a_stream_that_dies_is_completed_in_its_place(tmp_path: Path) -> None:
    async with at_work(tmp_path, stream_life=0.01) as desk:
        thread = await desk.ask(BOTH)
        (reply,) = await desk.settled(thread, 1)
        assert "17.5%" in reply["text"]
        assert "Tokyo" in reply["text"]
        assert reply["blocks"][-1]["type"] == "context_actions"


async def test_two_questions_at_once_in_a_thread_are_answered_in_order(tmp_path: Path) -> None:
    async with at_work(tmp_path) as desk:
        thread = await desk.ask(CARS)
        await desk.ask("When will ministers sign the accord?", thread)
        await desk.ask("What is Norway's quota for frozen herring?", thread)
        first, second, third = await desk.settled(thread, 3)
        assert "17.5%" in first["text"]
        assert "Tokyo" in second["text"]
        assert "Nothing in the archive on that" in third["text"]


class Slow(FakeLLM):
    """A model that stops talking after its first sentence until it is broken off."""

    async def _growing(
        self, prompt: Rendered, shape: type[Shape], workspace: str
    ) -> AsyncGenerator[Growing[Shape]]:
        answer = self._next(prompt, workspace)
        try:
            yield Growing(so_far={**answer, "sentences": [*answer["sentences"], {}]})
            await asyncio.sleep(60)
        except (GeneratorExit, asyncio.CancelledError):
            self.broken_off += 1
            raise


async def test_stop_breaks_off_the_model_and_the_answer(tmp_path: Path) -> None:
    words = (
        "Mercosur will halve its tariff on Japanese cars to 17.5% from 35% under a trade accord "
        "that both sides concluded in Montevideo on Monday."
    )
    quotes = [{"article": f"A{number}", "words": words} for number in range(1, 5)]
    llm = Slow({"answer": "found", "sentences": [{"text": words, "quotes": quotes}]})
    async with at_work(tmp_path, llm) as desk:
        thread = await desk.ask(CARS)
        await desk.sandbox.wait_for(lambda: desk.replies(thread) or None, 20)
        await desk.sandbox.stop(TRADE_DESK, thread)
        (reply,) = await desk.settled(thread, 1)
        (exchange,) = await desk.store.exchanges(DESK, thread)
        assert exchange.state is AnswerState.STOPPED
        assert "stopped before it was whole" in reply["text"]
        assert llm.broken_off == 1


async def test_a_thumb_is_kept_with_the_answer_and_thanked_for(tmp_path: Path) -> None:
    async with at_work(tmp_path) as desk:
        thread = await desk.ask(CARS)
        (reply,) = await desk.settled(thread, 1)
        buttons = reply["blocks"][-1]["elements"][0]
        bad = buttons["negative_button"]["value"]
        await desk.sandbox.press(TRADE_DESK, reply["ts"], "feedback", value=bad)
        await desk.sandbox.wait_for(lambda: desk.sandbox.whispers(TRADE_DESK) or None, 20)
        assert "What was wrong with it?" in str(desk.sandbox.whispers(TRADE_DESK))
        (exchange,) = await desk.store.exchanges(DESK, thread)
        assert exchange.feedback == "bad"
