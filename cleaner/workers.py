"""Processes that work at pages side by side, one page at a time each, and that can be replaced.

A page's time is counted from when it is handed over. A worker that takes too long is killed,
one that dies (out of memory, a crash in compiled code) is noticed by its closed pipe; in both cases
the page has failed, and a new worker takes the place. A worker also ends by itself: when
the pipe closes, and, by a timer that runs outside Python, when a page keeps it longer than anyone
can still be waiting for. So a run that was killed leaves no process behind.
"""

from __future__ import annotations

import contextlib
import faulthandler
import itertools
import math
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final, Generic, Protocol, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
Given_contra = TypeVar("Given_contra", contravariant=True)
Made_co = TypeVar("Made_co", covariant=True)

#: How many seconds after its time a worker ends by itself, should nobody have killed it.
GRACE: Final = 5.0
#: The longest wait in seconds that timers of every system take.
_LONGEST: Final = 1e6
#: How many workers in a row may die before they are ready.
_FALSE_STARTS: Final = 3


class WorkerError(RuntimeError):
    """Workers cannot be started."""


class Work(Protocol[Given_contra, Made_co]):
    """What there is to do with every page. It is pickled, and so are pages and results."""

    def warm_up(self) -> None:
        """Load what all pages need, in a worker that has just started."""

    def do(self, given: Given_contra) -> Made_co:
        """Do it, in a worker; what this raises ends the worker."""

    def failed(self, given: Given_contra, error: str) -> Made_co:
        """What comes of a page at which a worker died, or that took too long."""


def in_order(
    pages: Iterable[Given],
    work: Work[Given, Made],
    *,
    jobs: int,
    window: int,
    timeout: float = math.inf,
    preload: Sequence[str] = (),
) -> Iterator[Made]:
    """What came of each page, in the order of the pages.

    Args:
        pages: what there is to work at, read as it is needed.
        work: what to do with each.
        jobs: how many processes do it.
        window: how many results may wait for one before them, so that a slow page does not stop
            the others.
        timeout: the most seconds for a page.
        preload: modules that the processes begin with, where the system can do that.

    Raises:
        WorkerError: if the processes do not start.
    """
    waiting: dict[int, Made] = {}
    places = enumerate(pages)
    upcoming = next(places, None)
    due = itertools.count()
    with Pool(jobs, work, timeout, preload) as pool:
        next_due = next(due)
        while upcoming or pool.busy or waiting:
            while upcoming and pool.idle and upcoming[0] - next_due < window:
                lost = pool.hand_over(*upcoming)
                if lost:
                    waiting[lost.place] = lost.made
                upcoming = next(places, None)
            if next_due not in waiting:
                for done in pool.collect():
                    waiting[done.place] = done.made
            while next_due in waiting:
                yield waiting.pop(next_due)
                next_due = next(due)


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Done(Generic[Made]):
    """What came of a page, and its place among the pages."""

    place: int
    made: Made


@dataclass(frozen=True, slots=True)
class Task(Generic[Given]):
    """A page that a worker is at, its place, and when it was handed over."""

    place: int
    given: Given
    since: float


class Pool(Generic[Given, Made]):
    """Workers, and the pages that they are at."""

    def __init__(
        self, jobs: int, work: Work[Given, Made], timeout: float, preload: Sequence[str] = ()
    ) -> None:
        self._work = work
        self._timeout = timeout
        self._context = _context(preload)
        self._false_starts = 0
        self._workers: list[Worker[Given]] = [self._worker() for _ in range(jobs)]

    def __enter__(self) -> Pool[Given, Made]:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.kill()

    @property
    def busy(self) -> bool:
        """Whether any page is being worked at."""
        return any(worker.task for worker in self._workers)

    @property
    def idle(self) -> bool:
        """Whether a worker waits for a page."""
        return any(worker.is_idle for worker in self._workers)

    def hand_over(self, place: int, given: Given) -> Done[Made] | None:
        """Give a page to an idle worker; return its failure if that worker has just died."""
        worker = next(worker for worker in self._workers if worker.is_idle)
        worker.task = Task(place, given, time.monotonic())
        try:
            worker.pipe.send(given)
        except OSError:
            return self._lost(worker)
        return None

    def collect(self) -> Iterator[Done[Made]]:
        """Wait until something happens; yield what is done with, well or badly."""
        ready = set(wait([worker.pipe for worker in self._workers], self._patience()))
        for worker in list(self._workers):
            if worker.pipe in ready:
                done = self._hear(worker)
            elif worker.is_late(self._timeout):
                done = self._stop(worker)
            else:
                done = None
            if done:
                yield done

    def _patience(self) -> float | None:
        """Seconds until the next page's time is up, None if no worker is at one."""
        due = [w.task.since + self._timeout for w in self._workers if w.task]
        return min(_LONGEST, max(0.0, min(due) - time.monotonic())) if due else None

    def _hear(self, worker: Worker[Given]) -> Done[Made] | None:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            return self._lost(worker)
        if worker.task is None:
            worker.is_ready = True
            self._false_starts = 0
            return None
        place = worker.task.place
        worker.task = None
        return Done(place, message)

    def _stop(self, worker: Worker[Given]) -> Done[Made] | None:
        self._replace(worker)
        return self._failure(worker, f"The page took longer than {self._timeout:g} seconds.")

    def _lost(self, worker: Worker[Given]) -> Done[Made] | None:
        worker.process.join(GRACE)
        code = worker.process.exitcode
        if not worker.is_ready:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                raise WorkerError(
                    f"The worker processes do not start (exit code {code}); a script that starts "
                    'them needs the guard: if __name__ == "__main__".'
                )
        self._replace(worker)
        return self._failure(worker, _cause_of_death(code))

    def _failure(self, worker: Worker[Given], error: str) -> Done[Made] | None:
        if worker.task is None:
            return None
        return Done(worker.task.place, self._work.failed(worker.task.given, error))

    def _replace(self, worker: Worker[Given]) -> None:
        # Out of the list first: the start of the next one may be interrupted.
        self._workers.remove(worker)
        worker.kill()
        self._workers.append(self._worker())

    def _worker(self) -> Worker[Given]:
        return Worker(self._context, self._work, self._timeout)


class Worker(Generic[Given]):
    """A process, the pipe to it, and what it is at."""

    def __init__(self, context: _Context, work: Work[Given, Any], timeout: float) -> None:
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(
            target=_serve, args=(theirs, work, min(timeout, _LONGEST) + GRACE), daemon=True
        )
        with _interrupts_held():
            self.process.start()
        theirs.close()
        self.is_ready = False
        self.task: Task[Given] | None = None

    @property
    def is_idle(self) -> bool:
        return self.is_ready and self.task is None

    def is_late(self, timeout: float) -> bool:
        return self.task is not None and time.monotonic() - self.task.since >= timeout

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.process.close()
        self.pipe.close()


_Context = multiprocessing.context.ForkServerContext | multiprocessing.context.SpawnContext


def _context(preload: Sequence[str]) -> _Context:
    """How to start processes: forked from a clean one, which may have loaded modules, else afresh.

    Not forked from this process: it may have threads (the progress bar's, pyarrow's).
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    if preload:
        context.set_forkserver_preload([__name__, *preload])
    return context


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts: it reaches every process of the group.

    The new process, and the fork server with the first one, begin with what is held back here, so
    that it cannot stop them before they are able to ignore it. This process holds it back once
    more, from Python: the system hands it to any thread that is willing (numpy's, pyarrow's), and
    Python then stops the first one, half of what the new process is to read being written.
    """
    came: list[int] = []
    listening = signal.getsignal(signal.SIGINT)
    # Only there may a process say what signals mean, and only there does Ctrl-C arrive.
    is_heard = threading.current_thread() is threading.main_thread() and callable(listening)
    if is_heard:
        signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        with _interrupts_blocked():
            yield
    finally:
        if is_heard:
            signal.signal(signal.SIGINT, listening)
        if came:
            signal.raise_signal(signal.SIGINT)


@contextlib.contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Block Ctrl-C for this thread, and so for the processes that it starts."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # started later, it would let go of what is blocked
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, work: Work[Any, Any], limit: float) -> None:
    """Work until the pipe closes, or a page takes longer than the limit."""
    # Ctrl-C reaches every process of the group; the first one decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work.warm_up()
    with contextlib.suppress(EOFError, OSError), open(os.devnull, "w", encoding="utf-8") as nowhere:
        pipe.send(None)
        while True:
            given = pipe.recv()
            faulthandler.dump_traceback_later(limit, exit=True, file=nowhere)
            made = work.do(given)
            faulthandler.cancel_dump_traceback_later()
            pipe.send(made)


def _cause_of_death(code: int | None) -> str:
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return f"The worker process was killed at this page ({signal.Signals(-code).name})."
    return f"The worker process ended at this page (exit code {code})."
