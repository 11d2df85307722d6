"""The same answers in threads, in other processes, and after being sent there and back."""

from __future__ import annotations

import multiprocessing
import pickle
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

import cleaner
from cleaner.filters import FILTERS
from cleaner.pipeline import run
from cleaner.read import read
from cleaner.tools.golden import cases

PAGES = [
    case.input_path.read_bytes()
    for case in list(cases(Path(__file__).parent.parent / "fixtures" / "pages"))[::9]
]
THREADS = 8
METHODS = [
    method for method in ("fork", "spawn") if method in multiprocessing.get_all_start_methods()
]
clean_without_captions = partial(cleaner.clean, filters=cleaner.without("drop_captions"))


def test_eight_threads_give_the_same_answers() -> None:
    alone = [cleaner.clean(page) for page in PAGES]
    together = threading.Barrier(THREADS)

    def clean_all(first: int) -> list[cleaner.Article]:
        """All pages, each thread beginning with another one, all at the same time."""
        together.wait()
        turned = PAGES[first:] + PAGES[:first]
        made = [cleaner.clean(page) for page in turned]
        return made[len(made) - first :] + made[: len(made) - first]

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(THREADS) as pool:
            for made in pool.map(clean_all, range(THREADS)):
                assert made == alone
    finally:
        sys.setswitchinterval(before)


def test_the_weights_are_loaded_once_whichever_thread_comes_first() -> None:
    """In a process that has cleaned nothing yet, all threads ask for the weights at once."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        made = pool.apply(_clean_in_threads, (PAGES[0],))
        pool.close()
        pool.join()
    assert made == [cleaner.clean(PAGES[0])] * THREADS


def _clean_in_threads(page: bytes) -> list[cleaner.Article]:
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(cleaner.clean, [page] * THREADS))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("clean", [cleaner.clean, clean_without_captions], ids=["all", "without"])
def test_processes_give_the_same_answers(method: str, clean: partial[cleaner.Article]) -> None:
    """The pipeline is sent there, the articles are sent back."""
    alone = [clean(page) for page in PAGES]
    with multiprocessing.get_context(method).Pool(2) as pool:
        made = pool.map(clean, PAGES)
        # Left to end by themselves: where a library listens for SIGTERM, a pool may wait for ever.
        pool.close()
        pool.join()
    assert made == alone


def test_pipelines_and_documents_can_be_sent() -> None:
    for page in PAGES[:4]:
        document, _ = read(page)
        filters, copy = pickle.loads(pickle.dumps((FILTERS, document)))
        assert filters == FILTERS
        assert copy == document
        assert run(copy, filters) == run(document, FILTERS)


def test_every_part_of_an_article_comes_back() -> None:
    for page in PAGES:
        made = cleaner.clean(page)
        again = pickle.loads(pickle.dumps(made))
        assert again == made
        assert again.to_json() == made.to_json()
        assert [block.tag for block in again.blocks] == [block.tag for block in made.blocks]
        # What was looked up for the JSON goes along.
        assert pickle.loads(pickle.dumps(made)).to_json() == made.to_json()


def test_errors_can_be_sent() -> None:
    error = cleaner.InputError("The input is a PDF, not HTML or text.")
    assert pickle.loads(pickle.dumps(error)).args == error.args
