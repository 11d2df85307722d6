"""The newsroom's archive: its tree, its front matter, and what a person should look at."""

import csv
import shutil
from pathlib import Path

import yaml

import cleaner
from tests.documents import ROOT, Reader, section

GOLDEN = ROOT / "fixtures" / "pages"
TEXTS = ("flat-en-ferry-copy", "flat-de-schwamm-article", "flat-es-escuela-wrapped", "sample")


def write_archive(folder: Path) -> dict[str, Path]:
    """Some texts in folders of their own, by the path that each has below the archive."""
    texts = {f"{name.split('-')[0]}/{name}.txt": GOLDEN / name / "input.txt" for name in TEXTS}
    for place, path in texts.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, folder / place)
    old = texts["flat/flat-de-schwamm-article.txt"].read_text(encoding="utf-8")
    (folder / "old.txt").write_bytes(old.encode("windows-1252", "replace"))
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "scan.txt").write_bytes(b"%PDF-1.7\n")
    return texts


def test_the_archive_comes_out_as_markdown(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "archive", tmp_path / "examples" / "archive")
    texts = write_archive(tmp_path / "texts")
    (done,) = Reader(tmp_path).types(section("examples/archive/README.md", ""))
    articles = tmp_path / "articles"
    made = {path.relative_to(articles).as_posix() for path in articles.rglob("*.md")}
    assert made == {"old.md", *(place.replace(".txt", ".md") for place in texts)}
    for place, path in texts.items():
        text = (articles / place).with_suffix(".md").read_text(encoding="utf-8")
        article = cleaner.clean(path)
        assert text == article.to_markdown(front_matter=True)
        known = yaml.safe_load(text.split("---\n")[1])
        assert known["title"] == article.headline
    assert "Straße" in (articles / "old.md").read_text(encoding="utf-8")
    with (articles / "look-at.csv").open(encoding="utf-8", newline="") as file:
        doubtful = {row["text"]: row["why"] for row in csv.DictReader(file)}
    assert "no body found" in doubtful["empty.txt"]
    assert "PDF" in doubtful["scan.txt"]
    assert f"5 articles written, {len(doubtful)} texts to look at" in done.stdout
