"""Questions in threads: answers that grow, once, stopped, taken up again, understood."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.channels import answers
from bot.domain import (
    AnswerState,
    Event,
    EventKind,
    Exchange,
    Flow,
    Question,
    Thread,
    identify,
)
from bot.errors import OutcomeUnknownError
from bot.slack.handle import handle
from tests.house import DESK, START, House, open_archive, open_house
from tests.streams import Shown
from tests.test_newsroom import LEAD

THREAD = "1.0"
CARS = "What tariff will Mercosur charge on Japanese cars?"
HERRING = "What is Norway's quota for frozen herring fillets?"
BOTH = f"{CARS} When will ministers sign the accord?"


@asynccontextmanager
async def reading(folder: Path) -> AsyncIterator[House]:
    """Open a house whose archive holds the leading story, and whose clock has moved on."""
    async with open_archive(folder, LEAD, seconds=30) as house:
        yield house


async def ask(
    house: House, text: str = CARS, key: str = "answer:e1", thread: str = THREAD, user: str = "U1"
) -> None:
    question = Question(text=text, asked=house.watch())
    await house.newsroom.answer(question, DESK, key, thread, "UTC", user)
    house.watch.turn(1)


async def exchange(house: House, key: str = "answer:e1") -> Exchange:
    found = await house.store.exchange(key)
    assert found is not None
    return found


def only(house: House, thread: str = THREAD) -> Shown:
    (shown,) = house.courier.in_thread(DESK, thread)
    return shown


async def test_an_answer_grows_by_whole_sentences_with_their_marks(tmp_path: Path) -> None:
    async with reading(tmp_path) as house:
        await ask(house, BOTH)
        shown = only(house)
        assert len(shown.grown) >= 2
        for before, after in zip(shown.grown, shown.grown[1:], strict=False):
            assert after.startswith(before)
        assert all(text.endswith("]") for text in shown.grown), "no sentence without its mark"
        said = (await exchange(house)).said
        assert said is not None
        assert shown.grown[-1] == answers.sentences(said, 0)
        assert shown.message.blocks == answers.closing(said, "UTC", "answer:e1").blocks
        assert "*Sources*" in str(shown.message.blocks)
        assert "Story: " in str(shown.message.blocks)
        assert "4 articles in the archive, as of" in str(shown.message.blocks)
        assert shown.message.blocks[-1]["elements"][0]["action_id"] == "feedback"


async def test_what_is_being_done_is_shown_until_it_is_done(tmp_path: Path) -> None:
    async with reading(tmp_path) as house:
        await ask(house)
        await ask(house, HERRING, "answer:e2")
        assert (
            house.courier.statuses
            == [
                (THREAD, "Searching 4 articles…"),
                (THREAD, ""),
            ]
            * 2
        )
        assert house.courier.titles == {THREAD: CARS}, "a thread is named by its first question"


async def test_a_question_is_answered_once_however_often_it_comes(tmp_path: Path) -> None:
    async with reading(tmp_path) as house:
        for _ in range(3):
            await ask(house)
        assert only(house).over == "closed"


@pytest.mark.parametrize("refused", ["no thread", "no reader", "method", "busy"])
async def test_where_nothing_can_grow_the_answer_is_one_message(
    tmp_path: Path, refused: str
) -> None:
    async with reading(tmp_path) as house:
        thread = "" if refused == "no thread" else THREAD
        if refused == "method":
            house.courier.faults["answer:e1:begin"] = ["never"]
        house.courier.streaming = refused != "busy"
        await ask(house, thread=thread, user="" if refused == "no reader" else "U1")
        await house.run(2)
        shown = only(house, thread)
        said = (await exchange(house)).said
        assert said is not None
        assert (shown.grown, shown.message) == ([], answers.answer(said, "UTC", "answer:e1"))
        assert (await exchange(house)).state is AnswerState.ANSWERED


async def test_no_answer_is_one_message_with_the_nearest_stories(tmp_path: Path) -> None:
    async with reading(tmp_path) as house:
        await ask(house, "What is the quota for frozen herring from Japan?")
        await house.run(2)
        shown = only(house)
        assert shown.grown == []
        assert "Nothing in the archive on that." in shown.message.text
        assert "Nearest stories:" in shown.message.text


async def test_an_answer_that_grows_no_more_is_replaced_as_a_whole(tmp_path: Path) -> None:
    async with reading(tmp_path) as house:
        house.courier.before = lambda step, shown: setattr(shown, "over", "expired")
        await ask(house, BOTH)
        shown, said = only(house), (await exchange(house)).said
        assert said is not None
        assert shown.message == answers.answer(said, "UTC", "answer:e1")


@pytest.mark.parametrize("step", ["append", "stop"])
@pytest.mark.parametrize("fault", ["lost", "untaken", "later"])
async def test_a_step_that_fails_says_nothing_twice(tmp_path: Path, step: str, fault: str) -> None:
    async with reading(tmp_path) as house:
        house.courier.faults[f"answer:e1:{step}"] = [fault]
        await ask(house, BOTH)
        shown, said = only(house), (await exchange(house)).said
        assert said is not None
        whole = answers.answer(said, "UTC", "answer:e1")
        grown = shown.grown[-1] == answers.sentences(said, 0) and shown.over == "closed"
        assert shown.message == whole or grown


@pytest.mark.parametrize(("fault", "messages"), [("lost", 1), ("untaken", 0)])
async def test_a_beginning_whose_reply_is_lost_is_looked_for_first(
    tmp_path: Path, fault: str, messages: int
) -> None:
    async with reading(tmp_path) as house:
        house.courier.faults["answer:e1:begin"] = [fault]
        with pytest.raises(OutcomeUnknownError):
            await ask(house)
        assert len(house.courier.in_thread(DESK, THREAD)) == messages
        if not messages:  # it may still come
            with pytest.raises(OutcomeUnknownError):
                await ask(house)
        house.watch.turn(10)
        await ask(house)
        assert only(house).over == "closed"
        assert (await exchange(house)).state is AnswerState.ANSWERED


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("moment", ["append", "stop"])
async def test_whoever_takes_an_answer_up_again_completes_its_message(
    tmp_path: Path, moment: str
) -> None:
    def kill(step: str, shown: Shown) -> None:
        if step == moment:
            raise Killed

    async with reading(tmp_path) as house:
        house.courier.before = kill
        with pytest.raises(Killed):
            await ask(house, BOTH)
        assert only(house).over == ""
        await ask(house, BOTH)
        shown, said = only(house), (await exchange(house)).said
        assert said is not None
        assert shown.message == answers.answer(said, "UTC", "answer:e1")
        assert len(said.lines) >= 2


async def test_stop_keeps_what_was_said_and_marks_it(tmp_path: Path) -> None:
    async with reading(tmp_path) as house:

        def press(step: str, shown: Shown) -> None:
            shown.over = "stopped"

        house.courier.before = press
        await ask(house, BOTH)
        shown, kept = only(house), await exchange(house)
        assert kept.state is AnswerState.STOPPED
        assert kept.said is not None
        assert (len(kept.said.lines), kept.said.stopped) == (1, True)
        assert "stopped before it was whole" in shown.message.text
        await ask(house, BOTH)
        assert only(house).message == shown.message, "nothing is posted after it"


async def test_stop_is_heard_from_the_event_before_anything_is_said(tmp_path: Path) -> None:
    async with reading(tmp_path) as house:
        thread = Thread(channel=DESK, ts=THREAD, reader="U1")
        question = Question(text=CARS, asked=house.watch())
        await house.store.begin(Exchange(id="answer:e1", thread=thread, question=question))
        stop = Event(
            id="stop",
            kind=EventKind.STOPPED,
            channel=DESK,
            user="U1",
            text="",
            received=house.watch(),
            thread_ts=THREAD,
            payload={"streams": []},
        )
        await handle(stop, house.newsroom, house.courier)
        await ask(house)
        await house.run(2)
        assert house.courier.in_thread(DESK, THREAD) == []
        assert (await exchange(house)).state is AnswerState.STOPPED


# -- what is asked after what ------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "later", "words"),
    [
        (CARS, "And when will it be signed?", "Tokyo"),
        (CARS, "When will ministers sign it?", "Tokyo"),
        ("How much pork will Japan admit?", "and beef?", "tonnes of Mercosur beef"),
        ("When will ministers sign the accord?", "Where?", "Tokyo"),
    ],
)
async def test_a_later_question_is_understood_from_the_one_before(
    tmp_path: Path, first: str, later: str, words: str
) -> None:
    async with reading(tmp_path) as house:
        await ask(house, first)
        await ask(house, later, "answer:e2")
        await house.run(2)
        said = (await exchange(house, "answer:e2")).said
        assert said is not None
        assert said.lines, said
        assert words in said.lines[0].text
        assert f"Understood as: {said.understood}" in str(house.courier.shown[-1].message.blocks)


async def test_a_conversation_survives_a_restart(tmp_path: Path) -> None:
    async with reading(tmp_path) as house:
        await ask(house)
    async with open_house(tmp_path, wanted=LEAD, polling=False) as house:
        house.watch.turn(60)
        await ask(house, "When will ministers sign it?", "answer:e2")
        said = (await exchange(house, "answer:e2")).said
        assert said is not None
        assert "Tokyo" in said.lines[0].text


async def test_another_subject_in_the_same_thread_stands_by_itself(tmp_path: Path) -> None:
    async with reading(tmp_path) as house:
        await ask(house)
        await ask(house, HERRING, "answer:e2")
        said = (await exchange(house, "answer:e2")).said
        assert said is not None
        assert (said.lines, said.understood) == ((), "")


# -- who is answered ---------------------------------------------------------------------


def written(number: int, text: str, user: str = "U1", kind: EventKind = EventKind.MESSAGE) -> Event:
    return Event(
        id=identify(str(number)),
        kind=kind,
        channel=DESK,
        user=user,
        text=text,
        received=START,
        ts=f"1800000000.{number:06}",
        thread_ts=THREAD,
    )


async def hears(house: House, *events: Event) -> list[str]:
    """Let messages come in, handle them in their order, and list which were answered."""
    for event in events:
        await house.store.keep(event)
        await handle(event, house.newsroom, house.courier)
    answered = [await house.store.exchange(f"answer:{event.id}") for event in events]
    return [event.text for event, found in zip(events, answered, strict=True) if found]


async def test_in_a_thread_of_ours_a_question_needs_no_mention(tmp_path: Path) -> None:
    async with reading(tmp_path) as house:
        asked = [
            written(1, CARS, kind=EventKind.MENTION),
            written(2, "When will ministers sign it?"),
            written(3, "thanks"),
            written(4, "<@U2> shall we meet?"),
            written(5, "And for beef?"),
        ]
        assert await hears(house, *asked) == [asked[0].text, asked[1].text, asked[4].text]


async def test_where_people_talk_only_mentions_are_answered(tmp_path: Path) -> None:
    async with reading(tmp_path) as house:
        asked = [
            written(1, CARS, kind=EventKind.MENTION),
            written(2, "So what do we tell the minister"),
            written(3, "When did he ask?", user="U2"),
            written(4, "How much beef will Japan admit?"),
            written(5, "How much beef will Japan admit?", kind=EventKind.MENTION),
            written(6, "And cars?"),
        ]
        assert await hears(house, *asked) == [asked[0].text, asked[4].text]


async def test_two_people_who_both_ask_us_do_not_talk_to_one_another(tmp_path: Path) -> None:
    async with reading(tmp_path) as house:
        asked = [
            written(1, CARS, kind=EventKind.MENTION),
            written(2, "How much beef will Japan admit?", user="U2"),
            written(3, "When will ministers sign it?"),
        ]
        assert await hears(house, *asked) == [each.text for each in asked]


async def test_a_thread_of_other_people_is_theirs(tmp_path: Path) -> None:
    async with reading(tmp_path) as house:
        assert await hears(house, written(1, CARS)) == []


async def test_a_thread_takes_its_questions_in_order_and_others_do_not_wait(
    tmp_path: Path,
) -> None:
    async with reading(tmp_path) as house:
        first, second = written(1, CARS), written(2, "And for beef?")
        elsewhere = replace(written(3, CARS), thread_ts="2.0")
        pressed = replace(written(4, "feedback"), kind=EventKind.ACTION)
        for event in (second, first, elsewhere, pressed):
            await house.store.keep(event)
        now, lease = house.watch(), house.desk.pace.lease
        house.watch.turn(1)

        async def due() -> set[str]:
            return {job.id for job in await house.store.due(now) if job.flow is Flow.ANSWER}

        assert await due() == {first.id, elsewhere.id, pressed.id}
        claimed = await house.store.claim(
            Flow.ANSWER, now, lease=lease, ids=[first.id, second.id], limit=5
        )
        assert claimed == (first.id,)
        assert await due() == {elsewhere.id, pressed.id}, "the next waits until it is answered"
        await house.store.finish(Flow.ANSWER, first.id)
        assert await due() == {second.id, elsewhere.id, pressed.id}


async def test_a_reply_that_came_in_first_waits_for_the_one_before_it(tmp_path: Path) -> None:
    async with reading(tmp_path) as house:
        first, second = written(1, CARS), written(2, "And for beef?")
        await house.store.keep(second)
        assert not await house.store.overtakes(second.id)
        await house.store.keep(first)
        assert await house.store.overtakes(second.id)
        assert not await house.store.overtakes(first.id)
