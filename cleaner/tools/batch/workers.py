"""Processes that clean pages, one page at a time each, and that can be replaced.

A page's time is counted from when it is handed over. A worker that takes too long is killed, one
that dies (out of memory, a crash in compiled code) is noticed by its closed pipe; in both cases the
page gets a row with the error and a new worker takes the place. A worker also ends by itself: when
the pipe closes, and, by a timer that runs outside Python, when a page keeps it longer than anyone
can still be waiting for. So a run that was killed leaves no process behind.
"""

from __future__ import annotations

import contextlib
import faulthandler
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Final

import cleaner
from cleaner.tools.batch.pages import Page
from cleaner.tools.batch.rows import Outcome, Work, clean_page, failure

#: How many seconds after its time a worker ends by itself, should nobody have killed it.
GRACE: Final = 5.0
#: The longest wait in seconds that timers of every system take.
_LONGEST: Final = 1e6
#: How many workers in a row may die before they are ready.
_FALSE_STARTS: Final = 3
_WARM_UP: Final = "<p>A first page loads what all pages need.</p>"


class WorkerError(RuntimeError):
    """Workers cannot be started."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a page: its place in the run, the outcome, its row."""

    place: int
    outcome: Outcome
    row: bytes


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Pool:
    """Workers, and the pages they are at."""

    def __init__(self, jobs: int, work: Work, timeout: float) -> None:
        self._work = work
        self._timeout = timeout
        self._context = _context()
        self._false_starts = 0
        self._workers = [Worker(self._context, work, timeout) for _ in range(jobs)]

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.kill()

    @property
    def busy(self) -> bool:
        """Whether any page is being cleaned."""
        return any(worker.page for worker in self._workers)

    @property
    def idle(self) -> bool:
        """Whether a worker waits for a page."""
        return any(worker.is_idle for worker in self._workers)

    def hand_over(self, place: int, page: Page) -> Done | None:
        """Give a page to an idle worker; return its failure if that worker has just died."""
        worker = next(worker for worker in self._workers if worker.is_idle)
        worker.place, worker.page, worker.since = place, page, time.monotonic()
        try:
            worker.pipe.send(page)
        except OSError:
            return self._lost(worker)
        return None

    def collect(self) -> Iterator[Done]:
        """Wait until something happens; yield the pages that are done with, well or badly."""
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
        """Seconds until the next page's time is up, None if no page is being cleaned."""
        due = [w.since + self._timeout for w in self._workers if w.page]
        return min(_LONGEST, max(0.0, min(due) - time.monotonic())) if due else None

    def _hear(self, worker: Worker) -> Done | None:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            return self._lost(worker)
        if message is None:
            worker.is_ready = True
            self._false_starts = 0
            return None
        outcome, row = message
        worker.page = None
        return Done(worker.place, outcome, row)

    def _stop(self, worker: Worker) -> Done | None:
        page = worker.page
        self._replace(worker)
        if page is None:
            return None
        error = f"The page took longer than {self._timeout:g} seconds."
        return Done(worker.place, Outcome.FAILED, failure(page, error))

    def _lost(self, worker: Worker) -> Done | None:
        page = worker.page
        worker.process.join(GRACE)
        code = worker.process.exitcode
        if not worker.is_ready:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                raise WorkerError(f"The worker processes do not start (exit code {code}).")
        self._replace(worker)
        if page is None:
            return None
        return Done(worker.place, Outcome.FAILED, failure(page, _cause_of_death(code)))

    def _replace(self, worker: Worker) -> None:
        # Out of the list first: the start of the next one may be interrupted.
        self._workers.remove(worker)
        worker.kill()
        self._workers.append(Worker(self._context, self._work, self._timeout))


class Worker:
    def __init__(self, context: _Context, work: Work, timeout: float) -> None:
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(
            target=_serve, args=(theirs, work, min(timeout, _LONGEST) + GRACE), daemon=True
        )
        with _interrupts_held():
            self.process.start()
        theirs.close()
        self.is_ready = False
        self.place = 0
        self.page: Page | None = None
        self.since = 0.0

    @property
    def is_idle(self) -> bool:
        return self.is_ready and self.page is None

    def is_late(self, timeout: float) -> bool:
        return self.page is not None and time.monotonic() - self.since >= timeout

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.process.close()
        self.pipe.close()


_Context = multiprocessing.context.ForkServerContext | multiprocessing.context.SpawnContext


def _context() -> _Context:
    """How to start processes: forked from a clean one that has this package, else afresh.

    Not forked from this process: it may have threads (the progress bar's, pyarrow's).
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    # With what `cleaner` itself does not load before its first page.
    context.set_forkserver_preload([__name__, "cleaner.filters._scored", "cleaner.read.html"])
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


def _serve(pipe: Connection, work: Work, limit: float) -> None:
    """Clean pages until the pipe closes, or one takes longer than the limit."""
    # Ctrl-C reaches every process of the group; the first one decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cleaner.clean(_WARM_UP, filters=work.filters).to_dict()
    with contextlib.suppress(EOFError, OSError), open(os.devnull, "w", encoding="utf-8") as nowhere:
        pipe.send(None)
        while True:
            page = pipe.recv()
            faulthandler.dump_traceback_later(limit, exit=True, file=nowhere)
            answer = clean_page(page, work)
            faulthandler.cancel_dump_traceback_later()
            pipe.send(answer)


def _cause_of_death(code: int | None) -> str:
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return f"The worker process was killed at this page ({signal.Signals(-code).name})."
    return f"The worker process ended at this page (exit code {code})."
