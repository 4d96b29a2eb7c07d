"""Worker processes for what may hang or burst: parsing and extraction of hostile input.

A job past its deadline, or one that kills its worker, costs that worker alone. Workers are
forked from a process that has loaded the parsers and does nothing else, never from the parent,
which has threads and stays free of the parsers. Each imports the script that the program was
started by, which has to be light for that reason.
"""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import pickle
import resource
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import ForkServerContext
from typing import Any, TypeVar, TypeVarTuple

from pebble import CONSTS, ProcessExpired, ProcessFuture, ProcessPool

from bot.errors import BotError, PoolError

MEMORY = 1 << 30  # bytes of data that a worker may hold; beyond it a job gets MemoryError
#: What most jobs need, and workers share.
LOADED = ("bot.articles", "bot.feeds", "lxml.html", "trafilatura")
JOBS_PER_WORKER = 1000  # then it is replaced, which bounds what the parsers leak
CONSTS.sleep_unit = 0.25  # seconds between looks at the workers; 0.1 costs 0.4% of a core

_CLOSED = "the pool was closed"

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Pool:
    """Runs functions in worker processes, which start on the first use."""

    def __init__(self, workers: int = 1) -> None:
        self._workers = workers
        self._processes: ProcessPool | None = None
        self._jobs: set[ProcessFuture[Any]] = set()
        # A job that pebble has cannot be taken back but by killing the worker that comes to
        # it: it has those under way, and one more for each worker, so that none is idle.
        self._places = asyncio.Semaphore(2 * workers)
        self._closed = False

    async def run(self, fn: Callable[[*Ts], T], *args: *Ts, deadline: float) -> T:
        """Run a module-level function in a worker and return its result.

        `deadline` is in seconds from the moment a worker takes the job up. Cancelling the
        caller takes back a job that waits; one that a worker is at ends by itself, or by its
        deadline: to stop it would cost a worker, at the worst moment for starting another.

        Raises what the function raised if that is a BotError, else PoolError.
        """
        name = fn.__qualname__
        await self._places.acquire()
        try:
            if self._closed:
                raise PoolError(_CLOSED)
            job = self._ready().schedule(_guarded, args=(fn, args), timeout=deadline)
        except BaseException:
            self._places.release()
            raise
        self._jobs.add(job)
        job.add_done_callback(self._jobs.discard)
        done = asyncio.wrap_future(job)
        done.add_done_callback(self._ended)
        try:
            return await asyncio.shield(done)
        except TimeoutError as error:
            raise PoolError(f"{name} took longer than {deadline:g} s") from error
        except (ProcessExpired, BrokenProcessPool) as error:
            raise PoolError(f"{name}: its worker died ({error})") from error
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            raise PoolError(f"{name}: it cannot travel to a worker ({error})") from error

    def _ended(self, job: asyncio.Future[Any]) -> None:
        self._places.release()
        if not job.cancelled():
            job.exception()  # nobody is to complain of one that nobody waits for any more

    def close(self) -> None:
        """Stop the workers for good, and any job they are at."""
        self._closed = True
        self._stop()

    def _stop(self) -> None:
        if self._processes is not None:
            self._processes.stop()  # type: ignore[no-untyped-call]
            self._processes.join()
            self._processes = None
        for job in tuple(self._jobs):  # pebble would leave these unanswered
            job.set_exception(PoolError(_CLOSED))

    def _ready(self) -> ProcessPool:
        # A worker killed while idle breaks pebble's pool for good: begin a new one.
        if self._processes is not None and not self._processes.active:
            self._stop()
        if self._processes is None:
            self._processes = ProcessPool(
                max_workers=self._workers,
                max_tasks=JOBS_PER_WORKER,
                initializer=_begin,
                context=_context(),
            )
        return self._processes


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*LOADED])
    return context


def _begin() -> None:
    gc.freeze()  # looking through what was loaded would take a copy of it
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def _guarded(fn: Callable[[*Ts], T], args: tuple[*Ts]) -> T:
    # Any other exception may fail to unpickle at home, which would break the whole pool.
    try:
        return fn(*args)
    except BotError:
        raise
    except Exception as error:
        raise PoolError(f"{fn.__qualname__}: {type(error).__name__}: {error}"[:500]) from None
