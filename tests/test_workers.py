"""Workers: results in order, whatever becomes of a page or of a process."""

from __future__ import annotations

import itertools

import pytest

from cleaner.workers import WorkerError, in_order
from tests.odd_work import Doubling, NeverReady


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_pages(jobs: int) -> None:
    numbers = [2, *range(3, 20), 2, 30]
    found = in_order(numbers, Doubling(), jobs=jobs, window=8)
    assert list(found) == [str(number * 2) for number in numbers]


def test_a_page_that_kills_its_worker_or_takes_too_long_fails_alone() -> None:
    found = list(in_order([3, 1, 0, 4, 1, 5], Doubling(), jobs=2, window=8, timeout=2))
    killed = "1: The worker process was killed at this page (SIGKILL)."
    assert found == ["6", killed, "0: The page took longer than 2 seconds.", "8", killed, "10"]


def test_no_more_is_read_than_the_window_allows() -> None:
    taken = itertools.count(2)
    found = in_order(taken, Doubling(), jobs=2, window=5)
    for number in range(2, 6):
        assert next(found) == str(number * 2)
    assert next(taken) - 6 <= 5 + 1


def test_workers_that_do_not_start_are_an_error() -> None:
    with pytest.raises(WorkerError, match=r'do not start \(exit code 3\).*__name__ == "__main__"'):
        list(in_order([5], NeverReady(), jobs=1, window=1))
