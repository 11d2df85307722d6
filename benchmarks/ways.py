r"""Texts written out in ways that the scorer was not taught: `python -m benchmarks.ways ../shared`.

Every eighth page of a corpus is flattened, and its lines are joined with a mark, quoted, numbered
and so on. Prints for each way the F1 of the body, that of the text as it is, and the share of
headlines that are right; with weights that never saw the site. A text that is refused counts as
nothing found.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from textwrap import wrap
from typing import Final

from bs4 import BeautifulSoup
from inscriptis import get_text
from lxml import html

import cleaner
from benchmarks.extractors import clean
from benchmarks.shingles import shingle_f1
from cleaner.sites.labels import plain_words
from training.corpora import Page, corpus_name, corpus_paths, read_pages
from training.flatten import lines_of_page

_CORPORA: Final = ("fundus", "andy")
_UNSEEN: Final = ("script", "style", "noscript", "template")
_PAGE: Final = 45
_WIDTH: Final = 76


def joined(mark: str) -> Callable[[str], str]:
    """A way that joins the lines of a page with a mark."""
    return lambda page: mark.join(lines_of_page(page))


def glued(page: str) -> str:
    """All text nodes without anything between, as by `get_text(strip=True)`."""
    return _soup(page).get_text(strip=True)


def quoted(page: str) -> str:
    """The page as laid out, each line behind a mark of quotation, as in an answer to a mail."""
    return "\n".join(f"> {line}" for line in _laid_out(page).split("\n"))


def dumped(page: str) -> str:
    """The page as `lynx -dump` writes it: links numbered, their addresses at the end."""
    soup = _soup(page)
    addresses: list[str] = []
    for link in soup("a", href=True):
        addresses.append(str(link["href"]))
        link.insert(0, f"[{len(addresses)}]")
    listed = (f"   {number}. {address}" for number, address in enumerate(addresses, 1))
    return "\n".join((*_wrapped(_laid_out(str(soup))), "", "References", "", *listed))


def addressed(opening: str, closing: str) -> Callable[[str], str]:
    """A way that lays the page out with the address of each link behind it, in brackets."""

    def write(page: str) -> str:
        soup = _soup(page)
        for link in soup("a", href=re.compile("^(?:https?:|/)")):
            link.append(f" {opening}{link['href']}{closing}")
        return _laid_out(str(soup))

    return write


def with_scripts(page: str) -> str:
    """Every text node of the body on lines of its own, those of scripts and style sheets, too."""
    body = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    return "\n".join(text.strip() for text in body.xpath("//body//text()") if text.strip())


def printed(page: str) -> str:
    """The page as printed: date and title above each sheet, address and number below."""
    lines = [line for line in _wrapped(_laid_out(page)) if line]
    sheets = [lines[at : at + _PAGE] for at in range(0, len(lines), _PAGE)]
    return "\f".join(
        "\n".join((
            "11/30/26, 9:41 AM", "A title - Example News", "", *sheet, "",
            "https://www.example.com/news/a-title", f"{number}/{len(sheets)}",
        ))
        for number, sheet in enumerate(sheets, 1)
    )  # fmt: skip


def as_object(page: str) -> str:
    """A JSON object that holds the address and the text."""
    return json.dumps({"url": "https://example.com/a", "text": joined("\n")(page)})


def _laid_out(page: str) -> str:
    text: str = get_text(page.removeprefix('<?xml version="1.0" encoding="utf-8"?>'))
    return text


def _wrapped(text: str) -> Sequence[str]:
    return [line for part in text.split("\n") for line in wrap(part.strip(), _WIDTH) or [""]]


def _soup(page: str) -> BeautifulSoup:
    soup = BeautifulSoup(page, "lxml")
    for element in soup(list(_UNSEEN)):
        element.decompose()
    return soup


WAYS: Final[Mapping[str, Callable[[str], str]]] = {
    "a line each": joined("\n"),
    "an empty line between": joined("\n\n"),
    "joined with spaces": joined(" "),
    "joined with bars": joined(" | "),
    "joined with bars, no spaces": joined("|"),
    "joined with tabs": joined("\t"),
    "joined with pilcrows": joined("¶"),
    "joined with <br>": joined("<br>"),
    "line ends written out": joined("\\n"),
    "glued": glued,
    "quoted": quoted,
    "links numbered": dumped,
    "links with addresses": addressed("(", ")"),
    "links with addresses, square": addressed("[", "]"),
    "with scripts": with_scripts,
    "printed": printed,
    "in a JSON object": as_object,
    "as a list of JSON": lambda page: json.dumps(lines_of_page(page)),
    "as a list of Python": lambda page: repr(lines_of_page(page)),
}


def main() -> None:
    """Print a table for each corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, nargs="?", help="by default the toy corpus")
    parser.add_argument("--every", type=int, default=8, metavar="N", help="take every Nth page")
    options = parser.parse_args()
    for path in corpus_paths(options.shared and options.shared / "corpora", _CORPORA):
        pages = [p for p in islice(read_pages(path), 0, None, options.every) if p["body"]]
        print(f"{len(pages)} pages of {corpus_name(path)}\n")
        print("| way | F1 | as it is | headline |\n|---|---|---|---|")
        for name, way in WAYS.items():
            print(f"| {name} | {' | '.join(_scores(pages, way))} |", flush=True)
        print()


def _scores(pages: Sequence[Page], way: Callable[[str], str]) -> list[str]:
    found: list[tuple[float, float, bool]] = []
    for page in pages:
        text = way(page["html"])
        try:
            article = clean(text, page)
        except cleaner.InputError:
            found.append((0.0, 0.0, False))
            continue
        gold = "\n".join(page["body"])
        headlines = {plain_words(h) for h in (page["headline"], *(page.get("h1") or ())) if h}
        found.append((
            shingle_f1([(gold, article.body)]), shingle_f1([(gold, text)]),
            plain_words(article.headline or "") in headlines,
        ))  # fmt: skip
    f1, as_it_is, headline = (statistics.mean(column) for column in zip(*found, strict=True))
    return [f"{f1:.3f}", f"{as_it_is:.3f}", f"{headline:.2f}"]


if __name__ == "__main__":
    main()
