"""The recipes of docs/RECIPES.md do what they say, not only run."""

import json
import re
import shutil
from pathlib import Path

import pytest

import cleaner
from tests.documents import RECIPES, ROOT, Reader, section, write_lines
from tests.pages import html, news_site, record

PAGES = ROOT / "fixtures" / "pages"
TEXT = (ROOT / RECIPES).read_text(encoding="utf-8")


def test_many_files(tmp_path: Path) -> None:
    crawl = tmp_path / "crawl"
    crawl.mkdir()
    for number in range(3):
        (crawl / f"{number}.html").write_text(html(f"MARK-{number}"), encoding="utf-8")
    (done,) = Reader(tmp_path).types(section(RECIPES, "Many files on one machine"))
    said = done.stderr.splitlines()
    assert "read 3 pages: 3 cleaned, 0 empty, 0 failed" in said[0]
    assert "read 0 pages, 3 done before" in said[1]
    rows = map(json.loads, (tmp_path / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    assert [f"(MARK-{i})" in row["body"] for i, row in enumerate(rows)] == [True] * 3


def test_warc_to_parquet(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    pq = pytest.importorskip("pyarrow.parquet")
    (tmp_path / "crawl").mkdir()
    for part in range(2):
        records = [record(html(f"MARK-{n}").encode(), n) for n in range(part * 2, part * 2 + 2)]
        (tmp_path / "crawl" / f"{part}.warc.gz").write_bytes(b"".join(records))
    Reader(tmp_path).types(section(RECIPES, "WARC to Parquet"))
    rows = pq.read_table(tmp_path / "articles.parquet").to_pylist()
    assert [f"(MARK-{i})" in row["body"] for i, row in enumerate(rows)] == [True] * 4


def test_the_costs_are_reckoned_right() -> None:
    hourly = float(re.search(r"at \$([\d.]+) a core-hour", TEXT)[1])
    row = r"^\| .* \| ([\d.]+) \| ([\d.]+) \| \$([\d.]+) \|$"
    table = [tuple(map(float, cells)) for cells in re.findall(row, TEXT, re.MULTILINE)]
    assert len(table) >= 2
    for pages, core_hours, dollars in table:
        assert core_hours == pytest.approx(1_000_000 / pages / 3600, abs=0.05)
        assert dollars == pytest.approx(core_hours * hourly, abs=0.005)


def test_a_spider_crawls_a_site_of_our_fixtures(tmp_path: Path) -> None:
    pytest.importorskip("scrapy")
    inputs = sorted(PAGES.glob("*/input.html"))[::8]
    assert len(inputs) >= 5
    recipe = section(RECIPES, "Scrapy")
    with news_site(tmp_path / "site", inputs) as address:
        log = Reader(tmp_path).types(recipe.at(address))[-1].stderr
    assert "ScrapyDeprecationWarning" not in log
    rows = map(json.loads, (tmp_path / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    items = {Path(item["url"]).stem: item for item in rows}
    assert set(items) == {path.parent.name for path in inputs}
    for path in inputs:
        item = items[path.parent.name]
        article = cleaner.clean(path.read_bytes(), url=item["url"])
        assert (item["headline"], item["dek"], item["body"]) == (
            article.headline,
            article.dek,
            article.body,
        )
        assert "html" not in item
    assert f"'cleaner/cleaned': {sum(bool(item['body']) for item in items.values())}," in log


def run_on_odd_rows(title: str, folder: Path) -> list[dict]:
    """What a recipe for tables makes of pages, of a row without one, and of a PDF."""
    write_lines(folder / "pages.jsonl")
    with (folder / "pages.jsonl").open("a", encoding="utf-8") as file:
        for page in (None, "%PDF-1.7\n%âãÏÓ\n1 0 obj"):
            file.write(json.dumps({"url": "odd", "html": page}) + "\n")
    reader = Reader(folder)
    reader.types(section(RECIPES, title))
    articles = reader.names["articles"]
    columns = ["url", "html", "headline", "dek", "body", "problems", "error"]
    assert list(articles.columns) == columns
    return articles.to_dict("records") if title == "pandas" else articles.to_dicts()


@pytest.mark.parametrize(("title", "package"), [("pandas", "pandas"), ("Polars", "polars")])
def test_tables(title: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip(package)
    monkeypatch.chdir(tmp_path)
    rows = run_on_odd_rows(title, tmp_path)
    assert "(MARK-1)" in rows[1]["body"]
    assert "MARK-0" in rows[0]["headline"]
    assert [row["body"] for row in rows[2:]] == ["", "", ""]
    # pandas has NaN where there is no string.
    assert [isinstance(row["error"], str) for row in rows] == [False, False, False, True, True]
    assert "PDF" in rows[4]["error"]
    assert all("could not be cleaned" in row["problems"] for row in rows[3:])


def test_datasets(tmp_path: Path) -> None:
    pytest.importorskip("datasets")
    write_lines(tmp_path / "pages.jsonl")
    # In a process of its own, as a script: `datasets` starts workers and keeps a cache.
    Reader(tmp_path).types(section(RECIPES, "Hugging Face datasets"))
    import pyarrow.parquet as pq

    rows = pq.read_table(tmp_path / "articles.parquet").to_pylist()
    assert [f"(MARK-{i})" in row["body"] for i, row in enumerate(rows)] == [True, True, False]
    assert set(rows[0]) == {"url", "headline", "dek", "body", "problems"}


@pytest.mark.skipif(not shutil.which("java"), reason="Spark takes Java")
def test_spark(tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    pq = pytest.importorskip("pyarrow.parquet")
    write_lines(tmp_path / "pages.jsonl")
    with (tmp_path / "pages.jsonl").open("a", encoding="utf-8") as file:
        for page in (None, "%PDF-1.7\n%âãÏÓ\n1 0 obj"):
            file.write(json.dumps({"url": "odd", "html": page}) + "\n")
    Reader(tmp_path).types(section(RECIPES, "Spark"))
    rows = pq.read_table(tmp_path / "articles.parquet").to_pylist()
    assert "(MARK-1)" in rows[1]["body"]
    assert [row["body"] for row in rows[2:]] == ["", "", ""]
    assert [row["error"] is None for row in rows] == [True, True, True, False, False]
    assert list(rows[0]) == ["url", "headline", "dek", "body", "problems", "error"]


@pytest.mark.parametrize(
    ("title", "package"), [("LangChain", "langchain_core"), ("LlamaIndex", "llama_index.core")]
)
def test_documents(
    title: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip(package)
    write_lines(tmp_path / "pages.jsonl")
    monkeypatch.chdir(tmp_path)
    reader = Reader(tmp_path)
    reader.types(section(RECIPES, title))
    articles = reader.names["articles"]
    texts = [getattr(one, "page_content", None) or getattr(one, "text", "") for one in articles]
    assert [f"(MARK-{at})" in text for at, text in enumerate(texts)] == [True, True, False]
    assert "MARK-0" in articles[0].metadata["headline"]


def test_ci_installs_what_the_recipes_need() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    extras, *_ = re.findall(r'"\.\[([a-z,-]+)\]"', ci)
    needed = set(re.findall(r'pip install "\.\[([\w-]+)\]"', TEXT))
    assert needed == {
        "batch", "datatrove", "scrapy", "pandas", "polars", "datasets", "spark", "langchain",
        "llama-index",
    }  # fmt: skip
    assert needed <= set(extras.split(","))
