"""The pages for readers: their code runs, and their links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from cleaner.tools.cli import main
from tests.documents import (
    LEFT_OUT,
    PAGES,
    PARSED,
    ROOT,
    RUN,
    SHOWN,
    TYPED_APART,
    Reader,
    Section,
    anchors,
    furnish,
    links,
    parses,
    read,
    section,
    sections,
    without_code,
)

#: Pages whose blocks are cases of test_contributing.py.
FOLLOWED_APART = ("CONTRIBUTING.md",)
#: Modules of extras that commands need, by what they mention.
MENTIONED = {".parquet": "pyarrow", ".warc": "fastwarc", "warc_to_parquet.py": "datatrove"}
SECTIONS = [one for page in PAGES if page not in FOLLOWED_APART for one in sections(page)]


def is_typed(one: Section) -> bool:
    return (one.page, one.title) not in TYPED_APART and any(
        block.language in RUN for block in one.blocks
    )


@pytest.mark.parametrize("one", [*filter(is_typed, SECTIONS)], ids=str)
def test_every_section_can_be_typed(
    one: Section, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "".join(block.code for block in one.blocks)
    for module in re.findall(r"^import (\w+)$", code, re.MULTILINE):
        pytest.importorskip(module)
    for word, module in MENTIONED.items():
        if word in code:
            pytest.importorskip(module)
    furnish(tmp_path)
    monkeypatch.chdir(tmp_path)
    Reader(tmp_path).types(one)


def test_sections_that_are_typed_apart_are_there() -> None:
    for page, title in TYPED_APART:
        assert section(page, title).blocks


@pytest.mark.parametrize("page", PAGES)
def test_every_block_says_its_language_and_data_can_be_read(page: str) -> None:
    for block in (block for part in sections(page) for block in part.blocks):
        assert block.language in RUN | PARSED | SHOWN, block
        if block.language in PARSED:
            parses(block)
    # An indented block would escape the tests; a list may go on indented.
    plain = re.sub(r"^(?:[-*]|\d+\.) .*\n(?:\n? +.*\n)*", "", without_code(read(page)), flags=re.M)
    assert re.findall(r"\n\n {4}\S.*", plain) == []


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """What is in the checkout is there, with its anchor; addresses elsewhere are well-formed."""
    folder = (ROOT / page).parent
    for link in links(page):
        address = urlsplit(link)
        if address.scheme:
            assert address.scheme in ("https", "mailto"), link
            assert address.scheme == "mailto" or "." in address.netloc, link
            continue
        target = (folder / address.path).resolve() if address.path else ROOT / page
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        if address.fragment:
            assert address.fragment in anchors(target.relative_to(ROOT).as_posix()), link


@pytest.mark.parametrize("page", PAGES)
def test_tests_that_a_page_names_are_there(page: str) -> None:
    for target in re.findall(r"`(tests/[\w/]+\.py)`", read(page)):
        made_up = target.endswith("test_x.py")
        assert made_up or (ROOT / target).exists(), target


@pytest.mark.parametrize("page", PAGES)
def test_extras_that_a_page_names_are_there(page: str) -> None:
    source = read(page)
    plain = r'pip install (?:[^\n`]* )?"?cleaner(?! @)(?:\[[\w,]*\])?(?:[=<>~][^"\s]*)?"?(?:\s|$)'
    assert re.findall(plain, source) == [], "the index has another package of that name"
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for extras in re.findall(r'"\.\[([\w,]+)\]"', source):
        for extra in extras.split(","):
            assert re.search(rf"^{extra} = \[", project, re.MULTILINE), extra


@pytest.mark.parametrize("page", PAGES)
def test_options_of_commands_that_cannot_be_typed_are_there(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = re.findall(r"^(?:\$ )?python -m cleaner (\w+) (.*)$", read(page), re.MULTILINE)
    for name, rest in commands:
        if not f"python -m cleaner {name} ".startswith(LEFT_OUT):
            continue
        with pytest.raises(SystemExit):
            main([name, "--help"])
        known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
        assert set(re.findall(r"--[a-z-]+", rest)) <= known
