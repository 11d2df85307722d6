"""What the fuzzer runs on its inputs, and what must hold for every one of them.

The targets need no fuzzer: `tests/test_fuzz.py` runs them on the seeds and on past findings.
"""

from __future__ import annotations

import io
import json
import tempfile
import time
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import cleaner
from cleaner.article import assemble
from cleaner.filters import FILTERS
from cleaner.page import Document
from cleaner.pipeline import run
from cleaner.read import decode, jsonld, read, read_html, read_text
from cleaner.tools.batch.bodies import decode_body
from cleaner.tools.batch.warc import read_warc
from cleaner.tools.json_lines import line_starts, read_lines, to_object
from cleaner.tools.review.desk import Desk
from cleaner.tools.review.server import HOST, TOKEN_HEADER, Handler, Server
from cleaner.write.report import to_report
from tests.promises import check_accounted, check_in_order, check_nothing_invented

#: Archives are read, and Brotli is undone, by an extra.
READS_ARCHIVES = find_spec("fastwarc") is not None
ENCODINGS = [("chunked",), ("gzip",), ("deflate", "chunked")]
if find_spec("brotli") is not None:
    ENCODINGS.append(("br",))
#: The most bytes that a line, or a body that is unpacked, may have here.
LIMIT = 50_000
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


def fuzz_batch(data: bytes) -> None:
    """What batch runs read: JSON lines, encoded bodies, archives."""
    started = time.process_time()
    lines = list(read_lines(io.BytesIO(data), LIMIT))
    assert len(lines) == len(list(line_starts(io.BytesIO(data))))
    for line in lines:
        try:
            assert isinstance(to_object(line), dict)
        except cleaner.InputError as error:
            _check_sentence(str(error), start="The line ")
    for encodings in ENCODINGS:
        try:
            assert len(decode_body(data, encodings, LIMIT)) <= max(LIMIT, len(data))
        except cleaner.InputError as error:
            _check_sentence(str(error), start="")
    if READS_ARCHIVES:
        try:
            for number, page in enumerate(read_warc("a.warc", io.BytesIO(data))):
                assert page.record == number
        except OSError:
            pass
    _check_time(started)


def fuzz_review(data: bytes) -> None:
    """The review server: a request as it is, and the same with the token, to every path.

    The first line is the path of the latter, and what follows its body.
    """
    started = time.process_time()
    path, _, body = data.partition(b"\n")
    head = f"Host: {HOST}:{_server().server_port}\r\n{TOKEN_HEADER}: {_server().token}\r\n"
    head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    asked = path.split(b" ")[0].replace(b"\r", b"")
    for request in (
        data,
        b"GET " + asked + b" HTTP/1.1\r\n" + head.encode(),
        b"POST " + asked + b" HTTP/1.1\r\n" + head.encode() + body,
    ):
        wire = _Wire(request)
        Handler(wire, (HOST, 1), _server())  # type: ignore[arg-type]
        answer = wire.sent.getvalue()
        assert not answer.startswith(b"HTTP/1.0 500"), answer[:200]
        assert request is not data or b'"slug"' not in answer, "told without the token"
    _check_time(started)


class _Wire:
    """A connection that holds a request, and takes the answer."""

    def __init__(self, request: bytes) -> None:
        self.asked = io.BytesIO(request)
        self.sent = io.BytesIO()

    def makefile(self, *_: object) -> io.BytesIO:
        return self.asked

    def sendall(self, part: bytes) -> None:
        self.sent.write(part)

    def settimeout(self, _: float) -> None:
        pass


@cache
def _server() -> Server:
    """A server whose desk has one case, in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="cleaner-review-"))
    (folder / "bridge").mkdir()
    (folder / "bridge" / "input.txt").write_text("Bridge opens\n\nIt opened on Monday, they say.\n")
    server = Server(Desk(folder))
    server.token = "known"
    return server


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


def _check_sentence(message: str, start: str = "The input ") -> None:
    assert message.startswith(start)
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
    "batch": fuzz_batch,
    "review": fuzz_review,
}
