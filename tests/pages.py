"""Pages, archives and processes for the tests of batch runs and integrations."""

import gzip
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

PARAGRAPHS = (
    "The council of Marrow Bay voted on Tuesday to rebuild the old harbour wall before winter, "
    "after engineers warned that another storm like the last one would open a second breach.",
    "“We have waited eleven years for this decision,” said Ines Torvald, who runs the ferry to the "
    "islands. “Every autumn we wonder whether the quay will still be there in spring.”",
    "The work will cost four million crowns. Half of that comes from the regional fund, and the "
    "rest from a loan that the town is to pay back over twenty years.",
    "Not everyone agrees. Fishermen fear that the new wall will narrow the entrance, and two of "
    "them asked the council in vain to wait for a study of the currents.",
    "The wall was built in 1911 of granite from the quarry above the town. It was last repaired "
    "after the flood of 1987, when the sea tore forty metres of it away.",
    "The first stones are to be laid in September, the mayor said. The ferry will leave from the "
    "northern pier until then, and the fish market moves to the old school.",
)


def html(mark: str) -> str:
    """A plain news page that has a mark in its headline and in every paragraph."""
    paragraphs = "".join(f"<p>{text} ({mark})</p>" for text in PARAGRAPHS)
    return (
        f"<!doctype html><html lang=en><head><title>Harbour wall {mark}</title>"
        '<meta property="og:site_name" content="The Bay Courier"></head><body>'
        "<nav><a href=/>Home</a> <a href=/sport>Sport</a> <a href=/weather>Weather</a></nav>"
        f"<article><h1>Harbour wall will be rebuilt {mark}</h1>{paragraphs}</article>"
        "<footer>© The Bay Courier</footer></body></html>"
    )


def record(
    body: bytes,
    number: int = 0,
    *,
    kind: str = "response",
    status: str = "200 OK",
    headers: str = "Content-Type: text/html; charset=utf-8",
) -> bytes:
    """A WARC record, gzipped."""
    address = f"https://bay.example/{number}"
    http = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() if kind == "response" else b""
    content_type = "application/http; msgtype=response" if http else "text/plain"
    block = http + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n"
        f"WARC-Date: 2026-03-01T12:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid.UUID(int=number)}>\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n"
    )
    return gzip.compress(f"{head}\r\n".encode() + block + b"\r\n\r\n")


def chunked(body: bytes, size: int = 300) -> bytes:
    """A body in chunks, as servers send it."""
    parts = [body[i : i + size] for i in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def text(mark: str) -> str:
    """The same page as a scraper flattens it."""
    return "\n".join(
        ["Home", "Sport", "Weather", f"Harbour wall will be rebuilt {mark}"]
        + [f"{text} ({mark})" for text in PARAGRAPHS]
        + ["© The Bay Courier"]
    )


def processes_with(mark: str) -> list[str]:
    """The processes that have a mark in their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (process / "environ").read_bytes():
                found.append(process.name)
        except OSError:
            continue
    return found


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def news_site(folder: Path, inputs: Sequence[Path]) -> Iterator[str]:
    """A site of golden pages below /news/, with a front page that links to them; its address."""
    news = folder / "news"
    news.mkdir(parents=True)
    for path in inputs:
        (news / f"{path.parent.name}.html").write_bytes(path.read_bytes())
    links = "".join(f'<a class="story" href="{path.parent.name}.html">story</a>' for path in inputs)
    (news / "index.html").write_text(f"<html><body>{links}</body></html>", encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
