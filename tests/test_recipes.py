"""The recipes in docs/RECIPES.md run as they are written."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pages import html

ROOT = Path(__file__).parent.parent
RECIPES = (ROOT / "docs" / "RECIPES.md").read_text(encoding="utf-8")


def blocks(title: str, language: str) -> list[str]:
    """The code blocks of one language in one part of the recipes."""
    found = re.search(
        rf"^##+ {re.escape(title)}\n(.*?)(?=^##+ |\Z)", RECIPES, re.DOTALL | re.MULTILINE
    )
    assert found, title
    return re.findall(rf"^```{language}\n(.*?)^```", found[1], re.DOTALL | re.MULTILINE)


def test_pandas_recipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pandas = pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    pages = [html("MARK-0"), html("MARK-1"), "<html></html>"]
    pandas.DataFrame({"url": ["a", "b", "c"], "html": pages}).to_json(
        "pages.jsonl", orient="records", lines=True
    )
    names: dict = {}
    for block in blocks("pandas", "python"):
        exec(block, names)
    articles = names["articles"]
    assert list(articles.columns) == ["url", "html", "headline", "dek", "body", "problems"]
    assert "(MARK-1)" in articles["body"][1]
    assert "MARK-0" in articles["headline"][0]
    assert articles["body"][2] == ""


def test_datasets_recipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("datasets")
    monkeypatch.chdir(tmp_path)
    lines = [json.dumps({"url": str(i), "html": html(f"MARK-{i}")}) + "\n" for i in range(3)]
    Path("pages.jsonl").write_text("".join(lines), encoding="utf-8")
    # In a process of its own, as a script: `datasets` starts workers and keeps a cache.
    (tmp_path / "recipe.py").write_text("\n".join(blocks("Hugging Face datasets", "python")))
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "HF_HOME": str(tmp_path / "cache"),
        "HF_HUB_OFFLINE": "1",
    }
    subprocess.run([sys.executable, "recipe.py"], env=environment, check=True, timeout=120)
    import pyarrow.parquet as pq

    rows = pq.read_table("articles.parquet").to_pylist()
    assert [f"(MARK-{i})" in row["body"] for i, row in enumerate(rows)] == [True] * 3
    assert set(rows[0]) == {"url", "headline", "dek", "body", "problems"}


def test_the_commands_name_options_that_exist() -> None:
    from cleaner.cli import _parser

    known = set(_parser().format_help().split())
    commands = [
        line
        for block in re.findall(r"^```sh\n(.*?)^```", RECIPES, re.DOTALL | re.MULTILINE)
        for line in block.splitlines()
        if line.startswith("python -m cleaner ")
    ]
    assert len(commands) >= 4
    for command in commands:
        for option in re.findall(r"--[a-z-]+", command):
            assert option in {word.strip("[],") for word in known}, option
