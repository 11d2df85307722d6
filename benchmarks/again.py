"""How often an article that is cleaned again stays the same.

    python -m benchmarks.again ../shared

Every tenth page of each corpus is cleaned, as it came and flattened. What comes out is cleaned once
more, as text: headline, dek and body must be the same.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import islice
from pathlib import Path

import cleaner
from training.corpora import corpus_paths, read_pages
from training.flatten import WAYS

FORMS = {"html": str, "get_text": WAYS["gettext"], "inscriptis": WAYS["rendered"]}


def main() -> None:
    """Print the share of each form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, nargs="?", help="by default the toy corpus")
    parser.add_argument("--every", type=int, default=10, metavar="N", help="take every Nth page")
    options = parser.parse_args()
    tried: Counter[str] = Counter()
    same: Counter[str] = Counter()
    for path in corpus_paths(options.shared and options.shared / "corpora"):
        for page in islice(read_pages(path), 0, None, options.every):
            for form, flatten in FORMS.items():
                once = cleaner.clean(flatten(page["html"]), max_blocks=None)
                if once.blocks:
                    tried[form] += 1
                    same[form] += _parts(cleaner.clean(str(once), max_blocks=None)) == _parts(once)
    print("| form | pages | the same again |\n|---|---|---|")
    for form in FORMS:
        print(f"| {form} | {tried[form]} | {same[form] / max(tried[form], 1):.3f} |")


def _parts(article: cleaner.Article) -> tuple[str | None, str | None, str]:
    return article.headline, article.dek, article.body


if __name__ == "__main__":
    main()
