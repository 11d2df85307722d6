"""Make the toy corpus of golden pages: `python -m training.toy`.

Its pages are written by us, and small: enough to see that training and benchmarks work, and not to
learn or to judge anything by. Each page counts as one of a site of its own.
"""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import Final

from cleaner.read import decode
from cleaner.tools.golden import Case
from training.corpora import TOY, Page

_GOLDEN: Final = Path(__file__).parents[1] / "fixtures" / "pages"
#: The golden pages that are taken, each with its language.
PAGES: Final = {
    "head-bold-lead-marked-pl": "pl",
    "head-byline-before-dek-ingress-sv": "sv",
    "head-intro-before-byline-nl": "nl",
    "head-kicker-above-chapo-fr": "fr",
    "head-no-h1-div-titulo-entradilla-es": "es",
    "head-title-section-site-vorspann-de": "de",
    "html-arabic-rtl": "ar",
    "html-arc": "en",
    "html-drupal": "en",
    "html-hidden-elements": "en",
    "html-social-embeds": "en",
    "html-wp-blocks": "en",
    "page-cookie-wall": "en",
    "page-faq-article": "en",
    "page-long-comments": "en",
    "page-paywall-three-paragraphs": "en",
    "page-recipe-box": "en",
    "page-second-article-below": "en",
    "page-very-short-item": "en",
    "world-japanese-report-html": "ja",
}


def main() -> None:
    """Write the corpus anew."""
    TOY.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(TOY, "wt", encoding="utf-8", newline="\n") as lines:
        for slug, language in PAGES.items():
            page = labelled(Case(_GOLDEN / slug), language)
            lines.write(json.dumps(page, ensure_ascii=False) + "\n")


def labelled(case: Case, language: str | None = None) -> Page:
    """A golden page in the form of a labelled one."""
    parts = _sections(case.expected or "")
    return {
        "id": case.slug,
        "source": "toy",
        "url": f"https://{case.slug}.example/story",
        "lang": language,
        "site": f"{case.slug}.example",
        "headline": parts.get("headline", ""),
        "dek": parts.get("dek", ""),
        "body": parts.get("body", "").split("\n\n"),
        "html": decode(case.input_path.read_bytes()),
    }


def _sections(expected: str) -> dict[str, str]:
    """The parts of an `expected.txt` by name."""
    parts = expected.removeprefix("== ").split("\n== ")
    named = (part.partition(" ==\n") for part in parts)
    return {name: text.strip() for name, _, text in named}


if __name__ == "__main__":
    main()
