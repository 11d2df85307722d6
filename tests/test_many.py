"""`clean_many`: in order, a few pages at a time, and what becomes of bad ones."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

import cleaner
from cleaner import Problem
from tests import batch_filters

#: In this process, and in two others.
in_all_ways = pytest.mark.parametrize("jobs", [1, 2])


def page(number: int) -> str:
    return f"<h1>Bridge {number} reopens</h1><p>It reopened on Monday, said council {number}.</p>"


@in_all_ways
def test_articles_come_in_order(jobs: int) -> None:
    pages = [page(number) for number in range(30)]
    assert list(cleaner.clean_many(pages, jobs=jobs)) == list(map(cleaner.clean, pages))


@in_all_ways
def test_a_bad_page_is_recorded(jobs: int) -> None:
    pages = [page(0), None, b"%PDF-1.7\n", float("nan"), Path("gone.html"), bytearray(b"Bridge.")]
    found = list(cleaner.clean_many(pages, jobs=jobs, errors="record"))
    assert [bool(article.error) for article in found] == [False, True, True, True, True, False]
    assert found[1].error == "The input must be str or bytes, not NoneType."
    assert found[1].problems == (Problem.FAILED,)
    assert found[1].body == ""
    assert cleaner.Article.from_dict(found[2].to_dict()) == found[2]


@in_all_ways
def test_a_bad_page_stops_the_others_unless_it_is_recorded(jobs: int) -> None:
    articles = cleaner.clean_many([page(0), None, page(1)], jobs=jobs)
    assert next(articles) == cleaner.clean(page(0))
    with pytest.raises(cleaner.InputError):
        next(articles)


@in_all_ways
def test_a_filter_that_fails_is_recorded(jobs: int) -> None:
    filters = (batch_filters.fail, *cleaner.FILTERS)
    pages = ["FAILS", page(1)]
    first, second = cleaner.clean_many(pages, jobs=jobs, errors="record", filters=filters)
    assert first.error == "RuntimeError: this page is unlucky"
    assert second.error is None


def test_a_page_that_kills_a_process_is_recorded_and_the_rest_goes_on() -> None:
    filters = (batch_filters.die, *cleaner.FILTERS)
    pages = [page(0), "DIES", page(1), "DIES", page(2)]
    found = list(cleaner.clean_many(pages, jobs=2, errors="record", filters=filters))
    killed = "The worker process was killed at this page (SIGKILL)."
    assert [article.error for article in found] == [None, killed, None, killed, None]
    assert found[1].problems == (Problem.FAILED,)
    assert found[::2] == [cleaner.clean(page(number)) for number in range(3)]


def test_a_page_that_kills_a_process_is_an_input_error_where_errors_are_raised() -> None:
    filters = (batch_filters.die, *cleaner.FILTERS)
    with pytest.raises(cleaner.InputError, match="was killed at this page"):
        list(cleaner.clean_many(["DIES"], jobs=2, filters=filters))


@in_all_ways
def test_a_page_that_takes_too_long_is_recorded(jobs: int) -> None:
    filters = (batch_filters.hang, *cleaner.FILTERS)
    pages = ["HANGS", page(1)]
    first, second = cleaner.clean_many(
        pages, jobs=jobs, timeout=3, errors="record", filters=filters
    )
    assert first.error == "The page took longer than 3 seconds."
    assert second == cleaner.clean(page(1))


def test_the_error_of_a_filter_tells_where_it_was_raised_in_the_other_process() -> None:
    articles = cleaner.clean_many(["FAILS"], jobs=2, filters=(batch_filters.fail,))
    with pytest.raises(RuntimeError, match="this page is unlucky") as raised:
        next(articles)
    assert "batch_filters.py" in "".join(raised.value.__notes__)


def test_an_error_that_cannot_be_sent_is_told_in_words() -> None:
    articles = cleaner.clean_many(["FAILS"], jobs=2, filters=(batch_filters.fail_oddly,))
    with pytest.raises(RuntimeError, match="OddError: unlucky at 7"):
        next(articles)


@in_all_ways
def test_a_few_pages_are_held_at_a_time(jobs: int) -> None:
    taken = itertools.count()

    def endless() -> Iterator[io.BytesIO]:
        for number in taken:
            yield io.BytesIO(page(number).encode())

    articles = cleaner.clean_many(endless(), jobs=jobs)
    for number in range(3):
        assert next(articles) == cleaner.clean(page(number))
    assert next(taken) <= 3 + 4 * jobs
    articles.close() if jobs > 1 else None  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "options",
    [
        {"jobs": 0}, {"jobs": 1.5}, {"jobs": True}, {"errors": "ignore"}, {"max_bytes": "1"},
        {"timeout": 0}, {"timeout": "3"}, {"timeout": float("nan")},
        {"filters": ["drop_tags"]}, {"pages": "one page"},
    ],
)  # fmt: skip
def test_wrong_options_are_refused_at_once(options: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        cleaner.clean_many(**{"pages": [], **options})  # type: ignore[arg-type]


def test_a_bar_counts_the_pages(capfd: pytest.CaptureFixture[str]) -> None:
    assert len(list(cleaner.clean_many([page(0), page(1)], progress=True))) == 2
    assert "2/2" in capfd.readouterr().err
