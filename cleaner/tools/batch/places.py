"""Where the files of pages go in an output folder: in the folders that the pages are in.

A place follows from the names of the sources alone, so that a later run finds it again. It is a
path of names below the output folder, without the ending of the format.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Final

from cleaner.tools.files import STANDARD_INPUT

_PACKED: Final = (".gz", ".bz2", ".xz")
_OF_PAGES: Final = (".html", ".htm", ".xhtml", ".txt", ".md")


def places_of(sources: Sequence[str]) -> list[str]:
    """The places of sources: their paths below the deepest folder that holds all of them.

    A folder's own place is that of all that is in it, "" for one that is the only source.

    >>> places_of(["news/2024/a.html", "news/2025/a.html", "news/2025/b.html"])
    ['2024/a', '2025/a', '2025/b']
    """
    paths = [os.path.abspath(source) for source in sources if source != STANDARD_INPUT]
    common = _common(path if os.path.isdir(path) else os.path.dirname(path) for path in paths)
    names: dict[str, list[str]] = defaultdict(list)
    for path in dict.fromkeys(paths):
        names[os.path.dirname(path)].append(os.path.basename(path))
    short = {
        os.path.join(folder, name): one
        for folder, inside in names.items()
        for name, one in zip(inside, short_names(inside), strict=True)
    }

    def place(source: str) -> str:
        if source == STANDARD_INPUT:
            return "stdin"
        path = os.path.abspath(source)
        parts = PurePath(path).parts[len(PurePath(common).parts) :]
        if os.path.isdir(path) or not parts:
            return "/".join(parts)
        return "/".join((*parts[:-1], short[path]))

    return [place(source) for source in sources]


def short_names(names: Sequence[str]) -> list[str]:
    """Names of files of one folder without their endings, whole where two would be one.

    >>> short_names(["a.html", "b.html.gz", "b.txt", "v1.2"])
    ['a', 'b.html.gz', 'b.txt', 'v1.2']
    """
    stems = [_stem(name) for name in names]
    counts = Counter(stems)
    whole = frozenset(names)
    return [
        stem if stem and counts[stem] == 1 and stem not in whole else name
        for name, stem in zip(names, stems, strict=True)
    ]


def _stem(name: str) -> str:
    for endings in (_PACKED, _OF_PAGES):
        root, ending = os.path.splitext(name)
        if ending.lower() in endings:
            name = root
    return name


def _common(folders: Iterable[str]) -> str:
    try:
        return os.path.commonpath(list(folders))
    except ValueError:  # none, or on several drives
        return ""
