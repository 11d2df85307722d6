"""What people decided of single blocks of labelled pages, and gold with their decisions put in.

A decision names the page, the words of a block by their hash, and what the block is. The words
themselves belong to the page's publisher, and are not kept.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, get_args

import numpy as np

from cleaner.look.elements import is_hidden
from cleaner.page import Document
from cleaner.read import read
from cleaner.sites.align import align
from cleaner.sites.labels import dek_blocks, headline_blocks, plain_words

#: What a block can be in gold.
GoldRole = Literal["body", "headline", "dek", "chrome"]
#: For each page that something was decided of, by block.
PageDecisions = Mapping[str, str]
#: For each corpus, by page.
Decisions = Mapping[str, Mapping[str, PageDecisions]]

ROLES: Final[tuple[GoldRole, ...]] = get_args(GoldRole)
#: Where decisions are kept.
DECISIONS: Final = Path(__file__).with_name("decisions.json")
#: Stands in place of a block's hash when the whole page was decided of.
WHOLE: Final = "page"
#: Of a whole page: gold holds what the page does not show, or another version of it.
UNKNOWN: Final = "unknown"
_HASH_LENGTH: Final = 10


def block_hashes(texts: Sequence[str]) -> list[str]:
    """For each block the hash of its words; ".2" and so on behind that of a repeated block.

    >>> block_hashes(["Ad", "The bridge reopens.", "AD"])
    ['70ba33708c', 'eefdcbc643', '70ba33708c.2']
    """
    seen: Counter[str] = Counter()
    hashes = []
    for text in texts:
        digest = hashlib.sha256(plain_words(text).encode()).hexdigest()[:_HASH_LENGTH]
        seen[digest] += 1
        hashes.append(digest if seen[digest] == 1 else f"{digest}.{seen[digest]}")
    return hashes


@cache
def load_decisions(path: Path = DECISIONS) -> Decisions:
    """The decisions in a file; none where there is no file."""
    if not path.is_file():
        return {}
    found: Decisions = json.loads(path.read_text(encoding="utf-8"))
    return found


def add_decisions(path: Path, corpus: str, page: str, decided: PageDecisions) -> None:
    """Add decisions on one page to a file; newer ones take the place of older ones."""
    known = {name: dict(pages) for name, pages in load_decisions(path).items()}
    pages = known.setdefault(corpus, {})
    pages[page] = {**pages.get(page, {}), **decided}
    text = json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")
    load_decisions.cache_clear()


def gold_roles(gold: Mapping[str, Any], document: Document) -> list[GoldRole]:
    """What each block of a labelled page is by its gold."""
    page = document.page
    hidden = [is_hidden(page, at) for at in range(len(page))]
    body = align(page.texts, gold["body"] or (), hidden).body
    at_body = np.flatnonzero(body)
    first = int(at_body[0]) if at_body.size else len(page)
    wanted = {plain_words(text) for text in (gold["headline"], *(gold.get("h1") or ())) if text}
    headline = headline_blocks(document.blocks, wanted, first)
    dek = dek_blocks(page.texts, gold.get("dek"), headline)
    roles = np.select([body, headline, dek], ["body", "headline", "dek"], "chrome")
    return roles.tolist()


def settle(gold: Mapping[str, Any], decided: PageDecisions) -> dict[str, Any]:
    """A labelled page with what was decided of its blocks in its gold."""
    if decided.get(WHOLE) == UNKNOWN:
        return {**gold, "body": None}
    document, _ = read(gold["html"])
    texts = document.page.texts
    before = gold_roles(gold, document)
    keys = block_hashes(texts)
    roles = [decided.get(key, role) for key, role in zip(keys, before, strict=True)]
    settled = {
        **gold,
        "body": [text for text, role in zip(texts, roles, strict=True) if role == "body"],
    }
    for field in ("headline", "dek"):
        # What was not decided of stays as gold words it: blocks may hold it in parts.
        said = {plain_words(part) for part in (gold[field] or "").split("\n")}
        denied = any(
            decided.get(key, field) != field and plain_words(text) in said
            for key, text in zip(keys, texts, strict=True)
        )
        if denied or [role == field for role in roles] != [role == field for role in before]:
            settled[field] = "\n".join(
                text for text, role in zip(texts, roles, strict=True) if role == field
            )
    return settled
