from __future__ import annotations

import pytest

from bot.errors import (
    BudgetSpent,
    LLMBadReply,
    LLMBusy,
    LLMDeclined,
    LLMError,
    LLMPaused,
    LLMRefused,
)
from bot.llm.breaker import LONGEST, Breaker

BUSY = LLMBusy("busy")


class Clock:
    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(clock, failures=3, pause=60)


def tries(breaker: Breaker, *ends: BaseException | None) -> None:
    for end in ends:
        try:
            with breaker.watch():
                if end is not None:
                    raise end
        except BaseException as error:
            if error is not end:
                raise


def wait(breaker: Breaker) -> str:
    with pytest.raises(LLMPaused) as raised:
        tries(breaker, None)
    return str(raised.value)


@pytest.mark.parametrize("error", [BUSY, LLMBadReply("what?"), LLMRefused("no"), LLMError("?")])
def test_after_failures_in_a_row_the_model_rests(
    breaker: Breaker, clock: Clock, error: LLMError
) -> None:
    tries(breaker, error, error, error)
    assert wait(breaker) == "the model kept failing: it is asked again in 60 s"
    clock.time += 59.5
    assert wait(breaker) == "the model kept failing: it is asked again in 1 s"
    clock.time += 1
    tries(breaker, None, error, error, None)


@pytest.mark.parametrize("end", [None, LLMDeclined("I will not")])
def test_an_answer_between_two_failures_starts_the_count_anew(
    breaker: Breaker, end: LLMError | None
) -> None:
    tries(breaker, BUSY, BUSY, end, BUSY, BUSY, end, BUSY)


@pytest.mark.parametrize("end", [BudgetSpent("spent"), KeyboardInterrupt(), GeneratorExit()])
def test_what_tells_nothing_of_the_model_counts_for_nothing(
    breaker: Breaker, clock: Clock, end: BaseException
) -> None:
    tries(breaker, BUSY, BUSY, end, end, end, BUSY)
    clock.time += 61
    tries(breaker, end, end, None, BUSY)


def test_one_call_tries_whether_it_is_back_while_others_wait(
    breaker: Breaker, clock: Clock
) -> None:
    tries(breaker, BUSY, BUSY, BUSY)
    clock.time += 61
    with breaker.watch():
        wait(breaker)
    tries(breaker, None, None)


def test_it_rests_longer_each_time_and_never_for_ever(breaker: Breaker, clock: Clock) -> None:
    tries(breaker, BUSY, BUSY, BUSY)
    waits = []
    for _ in range(8):
        waits.append(int(wait(breaker).split()[-2]))
        clock.time += waits[-1]
        tries(breaker, BUSY)
    assert waits == [60, 120, 240, 480, 900, 900, 900, 900]


@pytest.mark.parametrize(("told", "seconds"), [(5.0, 5), (3600.0, LONGEST)])
def test_a_server_that_says_when_to_come_back_is_heeded_at_once(
    breaker: Breaker, clock: Clock, told: float, seconds: float
) -> None:
    tries(breaker, LLMBusy("busy", retry_after=told))
    assert wait(breaker) == f"the model kept failing: it is asked again in {seconds:g} s"
    clock.time += seconds
    tries(breaker, None)
