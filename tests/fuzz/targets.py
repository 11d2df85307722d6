"""What the fuzzer runs on its inputs, and what must hold for every one of them.

The targets need no fuzzer: `tests/test_fuzz.py` runs them on the seeds and on past findings.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import cleaner
from cleaner.article import assemble
from cleaner.filters import FILTERS
from cleaner.page import Document
from cleaner.pipeline import run
from cleaner.read import decode, jsonld, read, read_html, read_text
from cleaner.write.report import to_report
from tests.promises import check_accounted, check_in_order, check_nothing_invented

#: Processor seconds that no input of the fuzzer's size may take.
PATIENCE = 5.0


def fuzz_html(data: bytes) -> None:
    """The reader of HTML, the filters and the renderers."""
    text = data.decode("utf-8", "replace")
    _clean_and_check(text, read_html)


def fuzz_flat(data: bytes) -> None:
    """The reader of flattened text, the filters and the renderers."""
    _clean_and_check(data.decode("utf-8", "replace"), read_text)


def fuzz_jsonld(data: bytes) -> None:
    """Statements of a page whose text stands in a JSON-LD script, taken as the page's article."""
    script = data.decode("utf-8", "replace")
    started = time.process_time()
    page = jsonld.PageIdentity(("https://courier.example/storm",), ("Storm hits the coast",))
    found = jsonld.read_linked_data([script], page)
    if "\\" not in script and "&" not in script:
        check_in_order([found.body], script)
    closed = script.replace("</", "<\\/").replace("<!--", "<\\u0021--")
    raw = f'<html><script type="application/ld+json">{closed}</script><body>Loading</body></html>'
    document = read_html(raw, "https://courier.example/storm")
    assert all(isinstance(text, str) for text in document.hints.headlines)
    cleaned, trace = run(document, FILTERS)
    check_accounted(assemble(cleaned, trace), document)
    _check_time(started)


def fuzz_bytes(data: bytes) -> None:
    """Bytes of any kind: text that is cleaned, or an InputError of one sentence."""
    started = time.process_time()
    try:
        text = decode(data)
        document, _ = read(data)
    except cleaner.InputError as error:
        _check_sentence(str(error))
        return
    assert decode(data) == text
    assert read(text)[0] == document
    cleaned, trace = run(document, FILTERS)
    article = assemble(cleaned, trace)
    check_accounted(article, document)
    json.loads(article.to_json())
    _check_time(started)


def _clean_and_check(text: str, read: Callable[[str], Document]) -> None:
    started = time.process_time()
    document = read(text)
    cleaned, trace = run(document, FILTERS)
    article = assemble(cleaned, trace)
    check_accounted(article, document)
    if "&" not in text:
        check_nothing_invented(article, text)
    json.loads(article.to_json())
    article.to_markdown()
    to_report([("page", article)])
    _check_time(started)


def _check_sentence(message: str) -> None:
    assert message.startswith("The input ")
    assert message.endswith(".")
    assert "\n" not in message


def _check_time(started: float) -> None:
    spent = time.process_time() - started
    assert spent < PATIENCE, f"{spent:.1f} seconds"


TARGETS: dict[str, Callable[[bytes], None]] = {
    "html": fuzz_html,
    "flat": fuzz_flat,
    "jsonld": fuzz_jsonld,
    "bytes": fuzz_bytes,
}
