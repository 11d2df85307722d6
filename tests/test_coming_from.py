"""What docs/COMING_FROM.md says of other extractors holds for those that are installed."""

from __future__ import annotations

import inspect
import re
import warnings
from collections.abc import Callable, Mapping

import pytest

import cleaner
from tests.documents import section

PAGE = "docs/COMING_FROM.md"


def rows(title: str) -> list[tuple[str, str]]:
    """The rows of the table below a heading."""
    found = re.findall(r"^\| (.*?) \| (.*) \|$", section(PAGE, title).text, re.MULTILINE)
    return [row for row in found if "`" in row[0]]


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def check(
    title: str, functions: Mapping[str, Callable[..., object]], kinds: Mapping[str, object]
) -> None:
    """Hold the left column against signatures (`name(argument=…)`) and attributes (`kind.name`)."""
    for left, _ in rows(title):
        for span in code(left):
            owner, _, rest = span.rpartition(".") if "." in span.split("(")[0] else ("", "", span)
            name, _, arguments = rest.partition("(")
            if owner:
                assert hasattr(kinds[owner], name), span
                callee = getattr(kinds[owner], name)
            else:
                callee = functions[name]
            known = inspect.signature(callee).parameters if callable(callee) else {}
            assert set(re.findall(r"(\w+)=", arguments)) <= set(known), span


def test_trafilatura() -> None:
    trafilatura = pytest.importorskip("trafilatura")
    settings = pytest.importorskip("trafilatura.settings")
    functions = {
        name: getattr(trafilatura, name)
        for name in ("extract", "bare_extraction", "fetch_url", "html2txt")
    }
    check("trafilatura", functions, {"document": settings.Document})
    formats = re.findall(r'output_format="(\w+)"', section(PAGE, "trafilatura").text)
    assert set(formats) <= settings.SUPPORTED_FORMATS


def test_newspaper() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of packages that it can do without
        newspaper = pytest.importorskip("newspaper")
    made = newspaper.Article("https://bay.example/harbour")
    functions = {"Article": newspaper.Article, "fulltext": newspaper.fulltext}
    check("newspaper4k", functions, {"old": made})


def test_readability() -> None:
    readability = pytest.importorskip("readability")
    check(
        "readability-lxml", {"Document": readability.Document}, {"document": readability.Document}
    )


@pytest.mark.parametrize("title", ["trafilatura", "newspaper4k", "readability-lxml"])
def test_what_it_says_of_this_package(title: str) -> None:
    article = cleaner.clean("<p>The tide is high.</p>")
    spans = [span for _, right in rows(title) for span in code(right)]
    assert len(spans) > 5
    for span in spans:
        called, _, arguments = span.partition("(")
        if called == "cleaner.clean":
            known = inspect.signature(cleaner.clean).parameters
            assert set(re.findall(r"(\w+)=", arguments)) <= set(known), span
            method = re.search(r"\)\.(\w+)", span)
            assert method is None or hasattr(article, method[1]), span
        elif called.startswith("article."):
            value: object = article
            for name in called.split(".")[1:]:
                value = getattr(value, name)
            known = inspect.signature(value).parameters if callable(value) else {}
            assert set(re.findall(r"(\w+)=", arguments)) <= set(known), span
