"""Who checks types strictly can use every public name."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import cleaner

ROOT = Path(__file__).parent.parent
USER = '''
"""A module that uses every public name."""

from collections.abc import Iterator
from typing import assert_type

import cleaner
from cleaner import Article, Block, Document, Element, Filter, Hints, Image, Kind, Problem
from cleaner import Removed, Role, SiteProfile, SiteProfiles, Span, Verdict


def shout(document: Document) -> Document:
    places = [at for at, block in enumerate(document.blocks) if block.text.isupper()]
    verdicts: dict[int, Verdict] = {at: document.blocks[at].dropped("loud") for at in places}
    return document.with_changes(verdicts)


mine: Filter = shout
article = cleaner.clean(
    b"<p>It is open.</p>", url="https://e.com/", filters=(*cleaner.FILTERS, mine),
    max_bytes=cleaner.MAX_BYTES, max_blocks=cleaner.MAX_BLOCKS,
)
assert_type(article, Article)
assert_type(article.headline, str | None)
assert_type(article.language, str | None)
assert_type(article.paragraphs, tuple[str, ...])
assert_type(article.blocks, tuple[Block, ...])
assert_type(article.blocks[0].spans, tuple[Span, ...])
assert_type(article.blocks[0].role, Role)
assert_type(article.blocks[0].kind, Kind)
assert_type(article.blocks[0].element, Element | None)
assert_type(article.removed, tuple[Removed, ...])
assert_type(article.images, tuple[Image, ...])
assert_type(article.problems, tuple[Problem, ...])
assert_type(article.hints, Hints)
assert_type(article.to_markdown(links=True, emphasis=True, front_matter=True), str)
assert_type(article.to_html(images=True), str)
assert_type(Article.from_dict(article.to_dict(removed=True, markup=True)), Article)
assert_type(cleaner.clean_many(["It is open."], jobs=1, errors="record"), Iterator[Article])
assert_type(cleaner.learn([(article.to_html(), {"headline": "The bridge"})]), SiteProfile)
version: str = cleaner.__version__
is_compiled: bool = cleaner.COMPILED
fewer = cleaner.without("drop_tags")


def profiles(folder: str) -> SiteProfile | SiteProfiles:
    return cleaner.read_profiles(folder)


try:
    cleaner.clean("It is open.", filters=fewer)
except cleaner.InputError as error:
    assert_type(str(error), str)
'''


def test_the_user_uses_every_public_name() -> None:
    used = {node.attr for node in ast.walk(ast.parse(USER)) if isinstance(node, ast.Attribute)}
    used |= {node.id for node in ast.walk(ast.parse(USER)) if isinstance(node, ast.Name)}
    assert set(cleaner.__all__) <= used


def test_a_user_of_every_name_passes_strict_checks(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    path = tmp_path / "user.py"
    path.write_text(USER, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", str(path)]
    # As if the package were installed: what is wrong inside it is for its own checks.
    environment = {"MYPYPATH": str(ROOT), "MYPY_CACHE_DIR": str(tmp_path / "cache")}
    done = subprocess.run(
        [*command, "--follow-imports=silent"], cwd=tmp_path, env=environment, text=True,
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_function_is_annotated() -> None:
    missing = []
    for path in sorted((ROOT / "cleaner").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            bare = [one.arg for one in given if one.annotation is None]
            if node.returns is None or set(bare) - {"self", "cls"}:
                missing.append(f"{path.name}: {node.name}")
    assert missing == []
