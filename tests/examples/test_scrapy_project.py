"""The Scrapy project crawls a site of golden pages."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import cleaner
from tests.documents import ROOT, Reader, section
from tests.pages import news_site

README = "examples/scrapy_project/README.md"


def test_it_crawls_a_site(tmp_path: Path) -> None:
    pytest.importorskip("scrapy")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    inputs = sorted((ROOT / "fixtures" / "pages").glob("*/input.html"))[::12]
    with news_site(tmp_path / "site", inputs) as address:
        typed = section(README, "").at(address)
        # It is polite to other sites, and takes seconds a page by that.
        hasty = typed.text.replace(" -O ", " -s AUTOTHROTTLE_ENABLED=False -O ")
        log = Reader(tmp_path).types(replace(typed, text=hasty))[-1].stderr
    rows = map(json.loads, (tmp_path / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    items = {Path(item["url"]).stem: item for item in rows}
    assert "ScrapyDeprecationWarning" not in log
    wanted = {path.parent.name: cleaner.clean(path.read_bytes()) for path in inputs}
    assert set(items) == {name for name, article in wanted.items() if article.body}
    for name, item in items.items():
        assert (item["title"], item["text"]) == (wanted[name].headline, wanted[name].body)
        assert "html" not in item
