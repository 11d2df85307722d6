"""The pages for readers: their sections, code blocks and links, and a reader who types the code.

A section is what stands below a heading of the second level. It is typed from top to bottom, by a
reader who has what `furnish` puts into a folder, and nothing that another section made. So each
section can be copied by itself.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import cleaner
from tests.pages import html, record, text

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
#: The pages that readers of the package have, by their path in the checkout.
PAGES = (
    "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "cleaner/model/MODEL_CARD.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in DOCS.glob("*.md")),
    *sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("examples/**/README.md")),
    *sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("tests/**/README.md")),
)  # fmt: skip

RECIPES = "docs/RECIPES.md"
#: Sections that tests of their own type, and look at what comes out.
TYPED_APART = frozenset(
    {
        *(
            (RECIPES, title)
            for title in (
                "Many files on one machine", "WARC to Parquet", "Scrapy", "pandas", "Polars",
                "Hugging Face datasets", "Spark", "LangChain", "LlamaIndex",
            )
        ),
        # In tests/integrations/test_datatrove.py, which breaks an archive on the way.
        (RECIPES, "A crawl on a cluster"),
        # In tests/examples, with a site to crawl and an archive of texts.
        ("examples/scrapy_project/README.md", ""),
        ("examples/archive/README.md", ""),
    }
)  # fmt: skip

#: Blocks that are run or parsed, and those that only show something.
RUN = frozenset({"python", "pycon", "sh", "console"})
PARSED = frozenset({"toml", "yaml", "json"})
SHOWN = frozenset({"text", "html", "markdown", "ini"})

#: Commands that a test cannot type: they need the network, or wait for a person.
LEFT_OUT = (
    "pip ", "apt-get ", "ray ", "jupyter ", "python -m venv ", "python -m cleaner review ",
)  # fmt: skip

_FENCE = re.compile(
    r'^( *)```([^\s`]*)(?: title="([^"]+)")?[^\n`]*\n(.*?)^\1```$', re.DOTALL | re.MULTILINE
)
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


class Block(NamedTuple):
    """A fenced block: its language, the name of the file that it is, if any, and its text."""

    language: str
    title: str
    code: str


@dataclass(frozen=True)
class Section:
    """What stands below one heading; the part above the first has no title."""

    page: str
    title: str
    text: str

    @property
    def blocks(self) -> list[Block]:
        return [
            Block(language, title, re.sub(f"^{indent}", "", code, flags=re.MULTILINE))
            for indent, language, title, code in _FENCE.findall(self.text)
        ]

    def at(self, address: str) -> Section:
        """The same with an address in place of the made-up one."""
        made_up = "https://www.example.com/"
        assert made_up in self.text
        return replace(self, text=self.text.replace(made_up, address))

    def __str__(self) -> str:
        return f"{self.page}: {self.title or 'above'}"


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def sections(page: str) -> list[Section]:
    """The sections of a page, in order."""
    source = read(page)
    fenced = [found.span() for found in _FENCE.finditer(source)]
    starts = [
        found
        for found in re.finditer(r"^## (.+)$", source, re.MULTILINE)
        if not any(start < found.start() < end for start, end in fenced)
    ]
    ends = [*(found.start() for found in starts), len(source)]
    return [
        Section(page, "", source[: ends[0]]),
        *(
            Section(page, found[1].strip(), source[found.end() : end])
            for found, end in zip(starts, ends[1:], strict=True)
        ),
    ]


def section(page: str, title: str) -> Section:
    (found,) = [one for one in sections(page) if one.title == title]
    return found


def without_code(source: str) -> str:
    """A page without its blocks and spans of code."""
    return re.sub(r"`[^`\n]+`", "", _FENCE.sub("", source))


def links(page: str) -> list[str]:
    """Where the links and images of a page lead."""
    return re.findall(r"\]\(([^)\s]+)\)", without_code(read(page)))


def anchors(page: str) -> set[str]:
    """The anchors that the headings of a page have on GitHub."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", read(page)), re.MULTILINE)
    plain = (re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip() for heading in headings)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in plain}


def furnish(folder: Path) -> None:
    """Put into a folder what readers have: pages, a crawl, golden pages, parts of the checkout."""
    for name in ("page.html", "a.html"):
        (folder / name).write_text(html("MARK"), encoding="utf-8")
    for name in ("page.txt", "b.txt"):
        (folder / name).write_text(text("MARK"), encoding="utf-8")
    for crawl in (folder / "crawl", folder / "scraped"):
        crawl.mkdir()
        for number in range(3):
            (crawl / f"{number}.html").write_text(html(f"MARK-{number}"), encoding="utf-8")
    records = b"".join(record(html(f"MARK-{number}").encode(), number) for number in range(2))
    (folder / "archives").mkdir()
    for name in ("archives/0.warc.gz", "CC-NEWS-0.warc.gz"):
        (folder / name).write_bytes(records)
    write_lines(folder / "pages.jsonl")
    row = {"source": "page.html", "record": 0, **cleaner.clean(html("MARK")).to_dict()}
    for name in ("old.jsonl", "new.jsonl"):
        (folder / name).write_text(json.dumps(row) + "\n", encoding="utf-8")
    case = folder / "pages" / "daily-courier-read-also-boxes"
    shutil.copytree(ROOT / "fixtures" / "pages" / "sample", case)
    shutil.copytree(
        ROOT / "fixtures" / "pages" / "sample", folder / "fixtures" / "pages" / "sample"
    )
    (folder / "pyproject.toml").write_text(
        '[tool.pytest.ini_options]\ncleaner_fixtures = ["pages"]\n', encoding="utf-8"
    )
    shutil.copytree(ROOT / "examples", folder / "examples")
    texts = folder / "texts" / "2011"
    texts.mkdir(parents=True)
    (texts / "harbour.txt").write_text(text("MARK"), encoding="utf-8")


def write_lines(path: Path) -> None:
    """Write three pages as lines of JSON; the last one is empty."""
    pages = [html("MARK-0"), html("MARK-1"), "<html></html>"]
    lines = [json.dumps({"url": str(i), "html": page}) + "\n" for i, page in enumerate(pages)]
    path.write_text("".join(lines), encoding="utf-8")


class Reader:
    """Types what a section shows, in a folder. `names` holds what the Python code has defined."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, object] = {"__name__": "docs"}

    def types(self, part: Section) -> list[subprocess.CompletedProcess[str]]:
        """Type all blocks of a section; what its `sh` blocks said."""
        said = []
        for block in part.blocks:
            if block.title:
                path = self.folder / block.title
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block.code, encoding="utf-8")
            elif block.language == "python":
                self._runs(block.code, str(part))
            elif block.language == "pycon":
                self._tries(block.code, str(part))
            elif block.language == "sh":
                done = self.commands(block.code)
                assert done.returncode == 0, f"{block.code}\n{done.stdout}\n{done.stderr}"
                said.append(done)
            elif block.language == "console":
                self._talks(block.code)
        return said

    def commands(self, code: str) -> subprocess.CompletedProcess[str]:
        """Run shell commands, but for those that a test cannot type."""
        lines = [line for line in code.splitlines() if not line.startswith(LEFT_OUT)]
        unset = ("CI", "BUILD_NUMBER", "PYTEST_CURRENT_TEST")
        environment = {
            **{name: value for name, value in os.environ.items() if name not in unset},
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "PYTHONPATH": str(ROOT),
            # Found by pytest itself where the package is installed.
            "PYTEST_ADDOPTS": "-p cleaner.tools.pytest_plugin -p no:cacheprovider",
            "HF_HOME": str(self.folder / "cache"),
            "HF_HUB_OFFLINE": "1",
            "COLUMNS": "100",
        }
        return subprocess.run(
            ["bash", "-euc", "\n".join(lines)],
            cwd=self.folder,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
            timeout=300,
        )

    def _runs(self, code: str, name: str) -> None:
        """Run Python code here, or, where it guards its start, as the script that it is."""
        if "__main__" in code:
            (self.folder / "script.py").write_text(code, encoding="utf-8")
            done = self.commands("python script.py")
            assert done.returncode == 0, done.stderr
        else:
            exec(compile(code, name, "exec", dont_inherit=True), self.names)

    def _tries(self, code: str, name: str) -> None:
        """Hold the answers of an interactive session against those that are shown."""
        test = doctest.DocTestParser().get_doctest(code, self.names, name, None, 0)
        assert test.examples, f"no prompts in {name}"
        told: list[str] = []
        runner = doctest.DocTestRunner(optionflags=_FLAGS, verbose=False)
        failed = runner.run(test, out=told.append, clear_globs=False).failed
        self.names.update(test.globs)
        assert not failed, "".join(told)

    def _talks(self, code: str) -> None:
        """Hold what commands say, on both channels, against what is shown below each."""
        for command, wanted in exchanges(code):
            done = self.commands(command)
            said = done.stdout + done.stderr
            # Joined here, since doctest takes a no-break space for no space.
            plain = " ".join(said.split())
            right = doctest.OutputChecker().check_output(wanted, plain, _FLAGS)
            assert right, f"$ {command}\n--- shown\n{wanted}--- said\n{said}"


def exchanges(code: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with the lines shown below it."""
    for part in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown.strip("\n") + "\n" if shown.strip() else ""


def parses(block: Block) -> None:
    """Read a block of data.

    Raises:
        ValueError: if it is none.
    """
    import yaml

    readers = {"toml": tomllib.loads, "yaml": yaml.safe_load, "json": json.loads}
    readers[block.language](block.code)
