"""Write an article out: a format a file, and beside them what shows how a page was cleaned.

A format is a function of an article. `FORMATS` and `ENDINGS` name those of the command line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from cleaner.write.html import to_html
from cleaner.write.json import to_json
from cleaner.write.markdown import to_markdown
from cleaner.write.text import to_text
from cleaner.write.writable import Writable

#: The formats by name.
FORMATS: Final[Mapping[str, Callable[[Writable], str]]] = {
    "text": to_text,
    "json": to_json,
    "markdown": to_markdown,
    "html": to_html,
}
#: The endings of the files that hold them; the first one is that of new files.
ENDINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": (".txt",),
    "json": (".json",),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
}
