"""Quality on a fixed sample of labelled pages does not fall.

Each page is cleaned with weights that never saw its site. The pages are not part of the project:
where their folder is missing, the tests are skipped. `python -m benchmarks.table` measures all.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from benchmarks.extractors import clean
from benchmarks.shingles import shingle_f1
from cleaner.text import normalise
from training.corpora import Page, read_pages

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"

pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason="no labelled pages here")


def sample(corpus: str, every: int) -> list[Page]:
    return list(islice(read_pages(CORPORA / f"{corpus}.jsonl.xz"), 0, None, every))


@pytest.mark.parametrize(
    ("corpus", "every", "least"),
    [("andy", 8, 0.93), ("fundus", 3, 0.955), ("daniel", 10, 0.945), ("wcxb", 16, 0.92)],
)
def test_body_of_html(corpus: str, every: int, least: float) -> None:
    pairs = []
    for page in sample(corpus, every):
        article = clean(page["html"], page)
        # Gold of this corpus counts headline and dek as body.
        found = str(article) if corpus == "daniel" else article.body
        pairs.append(("\n".join(page["body"]), found))
    reached = shingle_f1(pairs)
    print(f"\n{corpus}: F1 {reached:.4f} on {len(pairs)} pages")
    assert reached >= least


def test_body_of_flattened_text() -> None:
    pytest.importorskip("inscriptis")
    from training.flatten import WAYS

    pages = sample("fundus", 6)
    for way, least in (("gettext", 0.88), ("rendered", 0.93), ("article", 0.905)):
        pairs = [
            ("\n".join(page["body"]), clean(WAYS[way](page["html"]), page).body) for page in pages
        ]
        reached = shingle_f1(pairs)
        print(f"\nfundus as {way}: F1 {reached:.4f} on {len(pairs)} pages")
        assert reached >= least


def test_headline_and_dek() -> None:
    def plain(text: str | None) -> str:
        return "".join(filter(str.isalnum, (text or "").lower()))

    pages = [page for page in sample("fundus", 2) if page["dek"] is not None]
    articles = [clean(page["html"], page) for page in pages]
    headlines = [
        plain(article.headline) in {plain(text) for text in (page["headline"], *page["h1"])}
        for page, article in zip(pages, articles, strict=True)
    ]
    deks = [
        plain(article.dek) == plain(page["dek"])
        for page, article in zip(pages, articles, strict=True)
    ]
    print(f"\nheadlines right {sum(headlines)}, deks {sum(deks)} of {len(pages)}")
    assert sum(headlines) >= 0.93 * len(pages)
    assert sum(deks) >= 0.82 * len(pages)


def test_clean_text_stays_as_it_is() -> None:
    kept = total = 0
    for page in sample("fundus", 2):
        text = "\n\n".join(part for part in (page["headline"], page["dek"], *page["body"]) if part)
        out = str(clean(text, page))
        total += len(page["body"])
        kept += sum(normalise(paragraph)[:60] in out for paragraph in page["body"])
    print(f"\nparagraphs kept {kept} of {total}: {kept / total:.4f}")
    assert kept / total >= 0.995


@pytest.mark.parametrize("corpus", ["andy", "fundus", "daniel", "wcxb"])
def test_what_was_cleaned_is_cleaned_to_itself(corpus: str) -> None:
    same = 0
    pages = sample(corpus, 5)
    for page in pages:
        once = clean(page["html"], page)
        again = clean(str(once), page)
        same += (str(again), again.body) == (str(once), once.body)
    print(f"\n{corpus}: same text and body {same} of {len(pages)}")
    assert same >= 0.96 * len(pages)
