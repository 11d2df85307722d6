"""A folder that gets a file for each page.

Only pages with a body get one. It is written whole or not at all, and a file that is there is left
as it is. So a later run knows what is done by what is there, and tries the other pages again.
"""

from __future__ import annotations

import errno
import os
from collections import Counter
from pathlib import Path
from typing import Final

from cleaner.errors import InputError
from cleaner.tools.batch.pages import Page
from cleaner.tools.batch.resume import OutputError
from cleaner.tools.batch.rows import Outcome, Row
from cleaner.tools.batch.sinks import take_lock
from cleaner.tools.files import real_path, write_below
from cleaner.write import ENDINGS

# Faults of one name, and not of the disk.
_OF_ONE_FILE: Final = frozenset(
    {errno.ENAMETOOLONG, errno.EEXIST, errno.EISDIR, errno.ENOTDIR, errno.EINVAL}
)


class Folder:
    """The output folder of a run."""

    def __init__(self, output: Path, format: str) -> None:
        self._name = str(output)
        self._root = real_path(output)
        self._ending = ENDINGS[format][0]
        self._lock: int | None = None
        self._resumes = False
        #: What became of the pages that earlier runs have written, as they come by.
        self.earlier: Counter[Outcome] = Counter()

    @property
    def files(self) -> tuple[Path, ...]:
        """What it writes, none of which is a source."""
        return (self._root,)

    def begin(self, *, resume: bool) -> None:
        """Make the folder ready.

        Args:
            resume: go on with what is in it; otherwise there must be nothing.

        Raises:
            OutputError: if there is, if another run is writing there, or if it cannot be made.
        """
        self._resumes = resume
        try:
            self._root.mkdir(exist_ok=True)
            self._keep_others_out()
            if not resume and any(self._root.iterdir()):
                raise OutputError(
                    f"{self._name} is not empty: --resume goes on with it, and overwrites nothing."
                )
        except OSError as error:
            raise OutputError(f"{self._name}: {error.strerror or error}.") from error

    def holds(self, page: Page) -> bool:
        """Whether a page has its file from an earlier run; it is counted."""
        # In a new run a file that is there is another page's, which is a fault to be told.
        found = self._resumes and os.path.lexists(self._path(page))
        self.earlier[Outcome.CLEANED] += found
        return found

    def write(self, row: Row) -> None:
        """Write the file of a page that has a body.

        Raises:
            InputError: if that page cannot have its file.
            OutputError: if no page can.
        """
        if row.outcome is not Outcome.CLEANED:
            return
        path = self._path(row.page)
        try:
            write_below(self._root, path, row.content)
        except OSError as error:
            told = f"{path}: {error.strerror or error}."
            if error.errno in _OF_ONE_FILE:
                raise InputError(told) from error
            raise OutputError(told) from error

    def finish(self) -> None:
        """Complete the output: each file is complete."""

    def close(self) -> None:
        """Leave the output as it is."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _keep_others_out(self) -> None:
        if os.name == "nt":  # no folder can be opened there
            return
        self._lock = os.open(self._root, os.O_RDONLY)
        try:
            take_lock(self._lock)
        except BlockingIOError as error:
            raise OutputError(f"Another run is writing {self._name}.") from error

    def _path(self, page: Page) -> Path:
        return self._root / f"{page.place}{self._ending}"
