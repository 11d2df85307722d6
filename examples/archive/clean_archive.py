"""Clean an archive: a folder of flattened texts in, the same tree of Markdown files out.

    python examples/archive/clean_archive.py texts/ articles/

Each Markdown file begins with front matter. What a person should look at, because nothing was found
or the cleaner is in doubt, stands in `look-at.csv`.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import cleaner

#: The table of what a person should look at.
LOOK_AT = "look-at.csv"


def doubts(article: cleaner.Article, least: float) -> Iterator[str]:
    """Why a person should look at an article."""
    if article.error:
        yield article.error
    yield from article.problems
    if article.body and article.confidence < least:
        yield "little confidence"


def clean_archive(texts: Path, articles: Path, *, jobs: int, least: float) -> tuple[int, int]:
    """Clean all texts below a folder; how many were written, and how many are to be looked at."""
    paths = sorted(path for path in texts.rglob("*.txt") if path.is_file())
    articles.mkdir(parents=True, exist_ok=True)
    written = doubtful = 0
    with (articles / LOOK_AT).open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("text", "confidence", "why"))
        cleaned = cleaner.clean_many(paths, jobs=jobs, errors="record")
        for path, article in zip(paths, cleaned, strict=True):
            place = path.relative_to(texts)
            why = "; ".join(doubts(article, least))
            if why:
                table.writerow((place.as_posix(), f"{article.confidence:.2f}", why))
                doubtful += 1
            if article.body:
                target = (articles / place).with_suffix(".md")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(article.to_markdown(front_matter=True), encoding="utf-8")
                written += 1
    return written, doubtful


def main(arguments: Sequence[str] | None = None) -> None:
    """Clean the archive that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path, help="folder of .txt files, with all folders below it")
    parser.add_argument("articles", type=Path, help="folder for Markdown files and look-at.csv")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes clean")
    parser.add_argument(
        "--least", type=float, default=0.7, help="look at articles with less confidence than this"
    )
    options = parser.parse_args(arguments)
    written, doubtful = clean_archive(
        options.texts, options.articles, jobs=options.jobs, least=options.least
    )
    print(f"{written} articles written, {doubtful} texts to look at ({LOOK_AT})")


if __name__ == "__main__":
    main()
