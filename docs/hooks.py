"""What MkDocs is told beyond mkdocs.yml: pages from outside docs, and the links that lead there."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT: Final = Path(__file__).resolve().parent.parent
#: Pages that stand elsewhere in the checkout, and what they are called on the site.
PAGES: Final = {
    "README.md": "index.md",
    "CHANGELOG.md": "CHANGELOG.md",
    "CONTRIBUTING.md": "CONTRIBUTING.md",
    "SECURITY.md": "SECURITY.md",
    "cleaner/model/MODEL_CARD.md": "MODEL_CARD.md",
    "examples/README.md": "EXAMPLES.md",
    "tests/README.md": "TESTS.md",
}
_SOURCES: Final = {uri: source for source, uri in PAGES.items()}
_LINK: Final = re.compile(r"\[([^\[\]]+)\]\(([^()\s#]+)(#[^()\s]*)?\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages from outside docs."""
    for source, uri in PAGES.items():
        files.append(File.generated(config, uri, abs_src_path=str(ROOT / source)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let links lead where their targets are on the site; what is not there is no link."""
    uri = page.file.src_uri
    folder = (ROOT / _SOURCES.get(uri, f"docs/{uri}")).parent

    def moved(link: re.Match[str]) -> str:
        words, target, anchor = link.groups(default="")
        path = Path(os.path.normpath(folder / target))
        if "://" in target or not path.exists():
            return link[0]
        inside = path.relative_to(ROOT).as_posix()
        place = PAGES.get(inside, inside.removeprefix("docs/"))
        if files.get_file_from_path(place) is None:
            return words
        return f"[{words}]({place}{anchor})"

    return _LINK.sub(moved, markdown)
