"""Files of the tools, through links that are not followed, and where a path leads."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path
from typing import Final

from cleaner.errors import InputError

#: What names standard input among files.
STANDARD_INPUT: Final = "-"


def real_path(path: Path | str) -> Path:
    """Where a path leads; the path itself where its links lead nowhere.

    `Path.resolve` stops with an error at a link to itself.
    """
    try:
        if not _is_endless(path):
            return Path(os.path.realpath(path))
    except (OSError, RecursionError, ValueError):
        pass
    return Path(os.path.abspath(path))


def _is_endless(path: Path | str) -> bool:
    """Whether there are more links on the way than the system follows; Python 3.13 follows more."""
    try:
        os.stat(path)
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def read_case_bytes(path: Path) -> bytes:
    """The bytes of a file of a golden case.

    Raises:
        InputError: if it or its folder is a link, or it is no file or cannot be read.
    """
    refuse_links(path)
    if not path.is_file():
        raise InputError(f"{path} cannot be read: it is no file.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error


def read_case_text(path: Path) -> str:
    """The text of a file of a golden case, with line feeds alone.

    Raises:
        InputError: as for the bytes, and if they are not UTF-8.
    """
    try:
        text = read_case_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start + 1:,}).") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def write_case(path: Path, content: bytes) -> None:
    """Write a file of a golden case, whole or not at all.

    Raises:
        InputError: if the file or its folder is a link, or it is no file.
        OSError: if it cannot be written.
    """
    refuse_links(path)
    if path.exists() and not path.is_file():
        raise InputError(f"{path} is no file.")
    # A new name each time, opened only if nothing has it: a link that waits there is not followed.
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    _write_whole(path, content, part)


def write_below(root: Path, path: Path, content: bytes) -> None:
    """Write a new file somewhere below a folder, whole or not at all, and through no link.

    Raises:
        InputError: if something is there already, or a folder on the way is a link or a file.
        OSError: if it cannot be written.
    """
    folder = root
    for name in path.relative_to(root).parts[:-1]:
        folder /= name
        folder.mkdir(exist_ok=True)
        if folder.is_symlink():
            raise InputError(f"{folder} is a link; in output folders none is followed.")
    if os.path.lexists(path):
        raise InputError(f"{path} is there already.")
    # Always the same name, so that a run that was killed leaves no more than one.
    part = path.with_name(".cleaner.part")
    part.unlink(missing_ok=True)
    _write_whole(path, content, part)


def _write_whole(path: Path, content: bytes, part: Path) -> None:
    try:
        with part.open("xb") as file:
            file.write(content)
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def refuse_links(path: Path) -> None:
    """Stop at a file of a golden case that is a link, or lies in a folder that is one.

    Cases come from other people: a link in them could lead to any file of this machine.

    Raises:
        InputError: if it is one.
    """
    for one in (path.parent, path):
        if one.is_symlink():
            raise InputError(f"{one} is a link; in the folders of cases none is followed.")
