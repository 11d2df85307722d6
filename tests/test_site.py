"""The site of the documentation: whole, true to the package, and read without the network."""

from __future__ import annotations

import importlib.util
import inspect
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml

import cleaner
from tests.documents import DOCS, PAGES, ROOT, read

#: Pages of the checkout that are read there and not on the site.
NOT_ON_THE_SITE = re.compile(r"examples/\w+/README\.md")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    pytest.importorskip("material")
    pytest.importorskip("mkdocstrings_handlers.python")
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return folder


def pages_of(site: Path) -> list[Path]:
    """The pages of the site, but for the one that a server shows in place of one it lacks."""
    return sorted(page for page in site.glob("*.html") if page.name != "404.html")


def hooks() -> ModuleType:
    pytest.importorskip("mkdocs")
    spec = importlib.util.spec_from_file_location("hooks", DOCS / "hooks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def in_nav(node: object) -> Iterator[str]:
    """The pages of a part of the navigation."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        yield from in_nav(list(node.values()))
    elif isinstance(node, list):
        for part in node:
            yield from in_nav(part)


def test_every_page_is_in_the_navigation_once() -> None:
    nav = list(in_nav(yaml.safe_load(read("mkdocs.yml"))["nav"]))
    assert len(nav) == len(set(nav))
    assert {path.name for path in DOCS.glob("*.md")} <= set(nav), "a page of docs is not in nav"
    outside = hooks().PAGES
    assert set(nav) == {path.name for path in DOCS.glob("*.md")} | set(outside.values())
    wanted = {page for page in PAGES if not NOT_ON_THE_SITE.fullmatch(page)}
    assert wanted == {f"docs/{name}" for name in nav if (DOCS / name).exists()} | set(outside)


def test_the_reference_has_every_public_name() -> None:
    named = re.findall(r"^::: cleaner\.(\w+)$", read("docs/REFERENCE.md"), re.MULTILINE)
    assert sorted(named) == sorted(cleaner.__all__)


def test_the_built_reference_shows_every_public_name(site: Path) -> None:
    page = (site / "REFERENCE.html").read_text(encoding="utf-8")
    for name in cleaner.__all__:
        assert f'id="cleaner.{name}"' in page, name
    for name, _ in inspect.getmembers(cleaner.Article):
        if not name.startswith("_"):
            assert f'id="cleaner.Article.{name}"' in page, name


@pytest.mark.parametrize("names", [cleaner.Problem, cleaner.Role, cleaner.Kind])
def test_every_problem_role_and_kind_is_explained(names: type) -> None:
    rows = re.findall(r"^\| (.*?) \| (.*) \|$", read("docs/PROBLEMS.md"), re.MULTILINE)
    explained = {name: rest for first, rest in rows for name in re.split(", (?=`)", first)}
    for one in names:
        cells = explained[f'`{one.name}`: "{one}"'].split(" | ")
        assert all(map(str.strip, cells)), one


def test_the_site_asks_no_other_for_anything(site: Path) -> None:
    """Links may lead elsewhere; fonts, scripts, styles and pictures may not come from there."""
    loaded = r'<(?:script|img|iframe|source)\b[^>]*\bsrc="(?:https?:)?//[^"]*"'
    styled = r'<link\b[^>]*rel="(?:stylesheet|preconnect|icon)"[^>]*href="(?:https?:)?//[^"]*"'
    styled_too = r'<link\b[^>]*href="(?:https?:)?//[^"]*"[^>]*rel="(?:stylesheet|preconnect|icon)"'
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for pattern in (loaded, styled, styled_too):
            assert re.findall(pattern, text) == [], page.name


def test_no_page_of_the_site_leads_out_of_it(site: Path) -> None:
    for page in pages_of(site):
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r'<a\b[^>]*href="([^"#:]+)(?:#[^"]*)?"', text):
            assert (page.parent / target).exists(), (page.name, target)


def test_pages_fit_a_phone_and_a_desk(site: Path, chromium) -> None:
    for width in (390, 1440):
        for page in pages_of(site):
            chromium.open(page, width=width)
            assert chromium.overflow <= 0, (page.name, width)
            assert [line for line in chromium.complaints if "search" not in line] == [], page.name
