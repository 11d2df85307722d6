"""The recipes run as they are written, and what the rest of docs/RECIPES.md names exists."""

import json
import os
import re
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

import cleaner
from cleaner.tools.cli import main
from tests.pages import html, record

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "RECIPES.md").read_text(encoding="utf-8")
RECIPES, _, DETAILS = TEXT.split("\n## In short\n")[1].partition("\n## ")
PAGES = ROOT / "fixtures" / "pages"


def blocks(title: str, language: str) -> list[str]:
    """The code blocks of one language in one recipe."""
    found = re.search(
        rf"^### {re.escape(title)}\n(.*?)(?=^### |\Z)", RECIPES, re.DOTALL | re.MULTILINE
    )
    assert found, title
    return re.findall(rf"^```{language}\n(.*?)^```", found[1], re.DOTALL | re.MULTILINE)


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Commands as a reader types them, with what is installed here; lines of pip are left out."""
    lines = [line for line in command.splitlines() if not line.startswith(("pip ", "apt-get "))]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {
        **os.environ,
        "PATH": path,
        "PYTHONPATH": str(ROOT),
        "HF_HOME": str(folder / "cache"),
        "HF_HUB_OFFLINE": "1",
    }
    return subprocess.run(
        ["bash", "-euc", "\n".join(lines)],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )


def write_lines(path: Path) -> None:
    pages = [html("MARK-0"), html("MARK-1"), "<html></html>"]
    lines = [json.dumps({"url": str(i), "html": page}) + "\n" for i, page in enumerate(pages)]
    path.write_text("".join(lines), encoding="utf-8")


def test_many_files(tmp_path: Path) -> None:
    crawl = tmp_path / "crawl"
    crawl.mkdir()
    for number in range(3):
        (crawl / f"{number}.html").write_text(html(f"MARK-{number}"), encoding="utf-8")
    (block,) = blocks("Many files on one machine", "sh")
    said = shell(block, tmp_path).stderr.splitlines()
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
    (block,) = blocks("WARC to Parquet", "sh")
    shell(block, tmp_path)
    rows = pq.read_table(tmp_path / "articles.parquet").to_pylist()
    assert [f"(MARK-{i})" in row["body"] for i, row in enumerate(rows)] == [True] * 4


def test_the_costs_are_reckoned_right() -> None:
    rate, same, hours, price, hourly = map(
        float,
        re.search(
            r"([\d.]+) pages per core-second, is 1,000,000 / ([\d.]+) / 3,600 = ([\d.]+) hours .*: "
            r"\$([\d.]+) at \$([\d.]+) a core-hour",
            re.sub(r"\s+", " ", RECIPES),
        ).groups(),
    )
    assert rate == same
    table = [(rate, hours, price)]
    row = r"^\| .* \| ([\d.]+) \| ([\d.]+) \| \$([\d.]+) \|$"
    table += [tuple(map(float, cells)) for cells in re.findall(row, DETAILS, re.MULTILINE)]
    assert len(table) >= 3
    assert table[0] in table[1:], "the figure of the recipe stands in the table"
    for pages, core_hours, dollars in table:
        assert core_hours == pytest.approx(1_000_000 / pages / 3600, abs=0.05)
        assert dollars == pytest.approx(core_hours * hourly, abs=0.005)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def test_a_spider_crawls_a_site_of_our_fixtures(tmp_path: Path) -> None:
    pytest.importorskip("scrapy")
    site = tmp_path / "site"
    (site / "news").mkdir(parents=True)
    inputs = sorted(PAGES.glob("*/input.html"))[::8]
    assert len(inputs) >= 5
    for path in inputs:
        (site / "news" / f"{path.parent.name}.html").write_bytes(path.read_bytes())
    links = "".join(f'<a class="story" href="{p.parent.name}.html">story</a>' for p in inputs)
    (site / "news" / "index.html").write_text(f"<html><body>{links}</body></html>")

    (spider,), (_, command) = blocks("Scrapy", "python"), blocks("Scrapy", "sh")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    here = f"http://127.0.0.1:{server.server_port}/"
    assert "https://www.example.com/" in spider
    (tmp_path / "stories.py").write_text(spider.replace("https://www.example.com/", here))
    try:
        log = shell(command, tmp_path).stderr
    finally:
        server.shutdown()
        server.server_close()
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
    names: dict = {}
    (block,) = blocks(title, "python")
    exec(block, names)
    articles = names["articles"]
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
    (block,) = blocks("Hugging Face datasets", "python")
    (tmp_path / "recipe.py").write_text(block)
    shell("python recipe.py", tmp_path)
    import pyarrow.parquet as pq

    rows = pq.read_table(tmp_path / "articles.parquet").to_pylist()
    assert [f"(MARK-{i})" in row["body"] for i, row in enumerate(rows)] == [True, True, False]
    assert set(rows[0]) == {"url", "headline", "dek", "body", "problems"}


@pytest.mark.parametrize("text", [RECIPES, DETAILS])
def test_extras_and_options_exist(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert re.findall(r"pip install (?![\".]|s3fs)\S+", text) == [], "the index has another cleaner"
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for extra in re.findall(r"\[(\w+)(?:,(\w+))*\]\"", text):
        assert all(re.search(rf"^{name} = \[", project, re.MULTILINE) for name in extra if name)
    with pytest.raises(SystemExit):
        main(["--help"])
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    commands = re.findall(r"^python -m cleaner .*$", text, re.MULTILINE)
    assert len(commands) >= 3
    for command in commands:
        assert set(re.findall(r"--[a-z-]+", command)) <= known, command


def test_ci_installs_what_the_recipes_need() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    extras, *_ = re.findall(r'"\.\[([a-z,]+)\]"', ci)
    needed = set(re.findall(r'pip install "\.\[(\w+)\]"', RECIPES))
    assert needed == {"batch", "datatrove", "scrapy", "pandas", "polars", "datasets"}
    assert needed <= set(extras.split(","))
