"""Where pages come from: folders, page files, `.gz`, WARC and WET archives, JSON lines.

Everything is read as a stream and in one fixed order, so that memory stays flat and a page keeps
its number from run to run.
"""

from __future__ import annotations

import fnmatch
import gzip
import os
import sys
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final, cast

import cleaner
from cleaner.tools.batch.pages import Form, Page
from cleaner.tools.batch.warc import read_warc

STANDARD_INPUT: Final = "-"
#: The longest line of JSON that is read: the largest page, each byte of it an escape of six.
MAX_LINE: Final = 6 * cleaner.MAX_BYTES
_ARCHIVES: Final = (".warc", ".warc.gz", ".wet", ".wet.gz")
_JSON_LINES: Final = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


def is_collection(name: str) -> bool:
    """Whether a name is that of a file that can hold many pages.

    >>> is_collection("crawl.warc.gz"), is_collection("page.html.gz")
    (True, False)
    """
    return name.lower().endswith(_ARCHIVES + _JSON_LINES)


def is_there(name: str) -> bool:
    """Whether there is a file or folder of a name; standard input is always there."""
    return name == STANDARD_INPUT or Path(name).exists()


class Sources:
    """The files to read, and how far the reading is."""

    def __init__(self, names: Sequence[str], glob: str, leave_out: Collection[Path] = ()) -> None:
        self._names = names
        self._glob = glob
        self._leave_out = frozenset(path.resolve() for path in leave_out)
        self._read = 0
        self._at: Callable[[], int] = int

    def files(self) -> Iterator[str]:
        """The files, folders opened: sorted by name, hidden ones left out, each once."""
        given = {Path(name).resolve() for name in self._names}
        seen: set[Path] = set()
        for name in self._names:
            path = Path(name)
            resolved = path.resolve()
            if resolved in seen:
                continue
            seen.add(resolved)
            if path.is_dir() and name != STANDARD_INPUT:
                for found in _walk(path, self._fits(path)):
                    here = found.resolve()
                    if here not in given and here not in self._leave_out:
                        yield str(found)
            else:
                yield name

    def _fits(self, folder: Path) -> Callable[[Path], bool]:
        def fits(path: Path) -> bool:
            below = path.relative_to(folder).as_posix()
            return any(
                fnmatch.fnmatchcase(form, self._glob) for form in (path.name, below, f"/{below}")
            )

        return fits

    def measure(self) -> int:
        """How many bytes there are to read."""
        return sum(_size(name) for name in self.files())

    @property
    def bytes_read(self) -> int:
        """How many of these bytes were read."""
        return self._read + self._at()

    def pages(self) -> Iterator[Page]:
        """Every page of every file, in order; a file that cannot be read is one with an error."""
        for name in self.files():
            yield from self._pages_of(name)
            self._at = int
            self._read += _size(name)

    def _pages_of(self, name: str) -> Iterator[Page]:
        if name == STANDARD_INPUT:
            yield Page(name, form=Form.RAW, raw=sys.stdin.buffer.read())
        elif not is_collection(name):
            yield Page(name)
        else:
            record = 0
            try:
                with Path(name).open("rb") as file:
                    self._at = file.tell
                    for page in _read(name, file):
                        yield page
                        record = page.record + 1
            except (OSError, EOFError, ValueError, zlib.error) as error:
                yield Page(name, record, error=_broken(error, record))


def _read(name: str, file: BinaryIO) -> Iterable[Page]:
    lower = name.lower()
    if lower.endswith(_ARCHIVES):
        return read_warc(name, file)
    opened = gzip.GzipFile(fileobj=file) if lower.endswith(".gz") else file
    return _read_lines(name, cast(BinaryIO, opened))


def _read_lines(name: str, file: BinaryIO) -> Iterator[Page]:
    numbered = enumerate(line for line in _lines(file) if not line.isspace())
    for record, line in numbered:
        if len(line) > MAX_LINE:
            yield Page(name, record, error=f"The line is too long: over {MAX_LINE:,} bytes.")
        else:
            yield Page(name, record, Form.JSON, line)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is too long no more than shows that it is."""
    while line := file.readline(MAX_LINE + 1):
        yield line
        while len(line) > MAX_LINE and not line.endswith(b"\n"):
            line = file.readline(MAX_LINE + 1)


def _walk(folder: Path, fits: Callable[[Path], bool]) -> Iterator[Path]:
    """The fitting files below a folder, without hidden ones and without links to folders."""
    try:
        with os.scandir(folder) as entries:
            shown = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
    except OSError:
        yield folder
        return
    for entry in shown:
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, fits)
        elif entry.is_file() and fits(path):
            yield path


def _size(name: str) -> int:
    try:
        return Path(name).stat().st_size if name != STANDARD_INPUT else 0
    except OSError:
        return 0


def _broken(error: Exception, pages: int) -> str:
    reason = error.strerror if isinstance(error, OSError) else None
    where = f" after {pages:,} pages" if pages else ""
    return f"The file cannot be read{where}: {reason or error}."
