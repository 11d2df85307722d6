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
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, cast

import cleaner
from cleaner.errors import InputError
from cleaner.tools.batch.bodies import read_within
from cleaner.tools.batch.pages import Form, Page
from cleaner.tools.batch.places import places_of, short_names
from cleaner.tools.batch.warc import read_warc
from cleaner.tools.files import STANDARD_INPUT, real_path
from cleaner.tools.json_lines import MAX_LINE, read_lines

_ARCHIVES: Final = (".warc", ".warc.gz", ".wet", ".wet.gz")
_JSON_LINES: Final = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


def is_collection(name: str) -> bool:
    """Whether a name is that of a file that can hold many pages.

    >>> is_collection("crawl.warc.gz"), is_collection("page.html.gz")
    (True, False)
    """
    return name.lower().endswith(_ARCHIVES + _JSON_LINES)


def is_json_lines(name: str) -> bool:
    """Whether a name is that of a file of JSON lines."""
    return name.lower().endswith(_JSON_LINES)


def is_there(name: str) -> bool:
    """Whether there is a file or folder of a name; standard input is always there."""
    return name == STANDARD_INPUT or os.path.exists(name)


class File(NamedTuple):
    """A file to read, and its place in an output folder; None where there is no such folder."""

    name: str
    place: str | None


class Sources:
    """The files to read, and how far the reading is.

    Args:
        names: files and folders.
        glob: which files of folders.
        leave_out: outputs: files, and folders with all that is in them.
        placed: whether pages get places in an output folder, which takes memory for large folders.
    """

    def __init__(
        self,
        names: Sequence[str],
        glob: str,
        leave_out: Collection[Path] = (),
        *,
        placed: bool = False,
    ) -> None:
        self._names = names
        self._places = places_of(names) if placed else [None] * len(names)
        self._glob = glob
        self._leave_out = frozenset(map(real_path, leave_out))
        self._singles = 0
        self._collected = 0
        self._bytes_there = 0
        self._bytes_read = 0
        self._at: Callable[[], int] = int

    def files(self) -> Iterator[File]:
        """The files, folders opened: sorted by name, hidden ones left out, each once."""
        given = set(map(real_path, self._names))
        seen: set[Path] = set()
        for name, place in zip(self._names, self._places, strict=True):
            path = Path(name)
            resolved = real_path(path)
            if resolved in seen:
                continue
            seen.add(resolved)
            if os.path.isdir(path) and name != STANDARD_INPUT:
                for found in _walk(path, place, self._fits(path)):
                    if not self._is_elsewhere(real_path(found.name), resolved, given):
                        yield found
            else:
                yield File(name, place)

    def _is_elsewhere(self, path: Path, folder: Path, given: Collection[Path]) -> bool:
        """Whether a file below a folder is an output, or read as another source or part of one."""
        below = takewhile(folder.__ne__, (path, *path.parents))
        return any(one in given or one in self._leave_out for one in below)

    def _fits(self, folder: Path) -> Callable[[Path], bool]:
        def fits(path: Path) -> bool:
            below = path.relative_to(folder).as_posix()
            return any(
                fnmatch.fnmatchcase(form, self._glob) for form in (path.name, below, f"/{below}")
            )

        return fits

    def measure(self) -> None:
        """Count the files of one page, and the bytes of those that hold many."""
        for name, _ in self.files():
            if is_collection(name):
                self._bytes_there += _size(name)
            else:
                self._singles += 1

    @property
    def expected(self) -> int:
        """How many pages there are, 0 while nothing tells.

        How many the collections hold is estimated from the bytes that were read of them.
        """
        if not self._bytes_there:
            return self._singles
        read = self._bytes_read + self._at()
        if not read:
            return 0
        return self._singles + round(self._collected * max(1.0, self._bytes_there / read))

    def pages(self) -> Iterator[Page]:
        """Every page of every file, in order; a file that cannot be read is one with an error."""
        for name, place in self.files():
            if name == STANDARD_INPUT:
                yield replace(_standard_input(), place=place or "")
            elif is_collection(name):
                for page in _collected(name, self._watch):
                    self._collected += 1
                    yield replace(page, place=f"{place}/{page.record:06}" if place else "")
                self._at = int
                self._bytes_read += _size(name)
            else:
                yield Page(name, place=place or "")

    def _watch(self, file: BinaryIO) -> None:
        self._at = file.tell


def _standard_input() -> Page:
    try:
        raw = read_within(sys.stdin.buffer, cleaner.MAX_BYTES)
    except InputError as error:
        return Page(STANDARD_INPUT, error=str(error))
    return Page(STANDARD_INPUT, form=Form.RAW, raw=raw)


def _collected(name: str, watch: Callable[[BinaryIO], None]) -> Iterator[Page]:
    record = 0
    try:
        with Path(name).open("rb") as file:
            watch(file)
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
    for record, line in enumerate(read_lines(file, MAX_LINE)):
        if len(line) > MAX_LINE:
            yield Page(name, record, error=f"The line is too long: over {MAX_LINE:,} bytes.")
        else:
            yield Page(name, record, Form.JSON, line)


def _walk(folder: Path, place: str | None, fits: Callable[[Path], bool]) -> Iterator[File]:
    """The fitting files below a folder, without hidden ones and without links to folders.

    What cannot be read, such as a folder that lies too deep, is one of them.
    """
    waiting = [_entries(folder, place)]
    while waiting:
        entry, there = next(waiting[-1], (None, None))
        if entry is None:
            waiting.pop()
        elif isinstance(entry, Path):
            yield File(str(entry), there)
        elif entry.is_dir(follow_symlinks=False):
            waiting.append(_entries(Path(entry.path), there))
        elif (_is_file(entry) or _leads_nowhere(entry)) and fits(Path(entry.path)):
            yield File(entry.path, there)


def _entries(
    folder: Path, place: str | None
) -> Iterator[tuple[os.DirEntry[str] | Path, str | None]]:
    """What a folder shows, by name, and its places; the folder itself where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            shown = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return iter([(folder, place)])
    shown.sort(key=lambda entry: entry.name)
    if place is None:
        return ((entry, None) for entry in shown)
    names = short_names([entry.name for entry in shown])
    here = f"{place}/" if place else ""
    return iter([(entry, here + name) for entry, name in zip(shown, names, strict=True)])


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _leads_nowhere(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() and not os.path.exists(entry.path)


def _size(name: str) -> int:
    try:
        return Path(name).stat().st_size if name != STANDARD_INPUT else 0
    except OSError:
        return 0


def _broken(error: Exception, pages: int) -> str:
    reason = error.strerror if isinstance(error, OSError) else None
    where = f" after {pages:,} pages" if pages else ""
    return f"The file cannot be read{where}: {reason or error}."
