"""What the page says of itself: how far blocks agree, and what kind of page it says it is."""

from __future__ import annotations

from typing import Final

import numpy as np

from cleaner.model.codes import ROLE_CODES
from cleaner.model.columns.spoken import Spoken
from cleaner.model.columns.table import Column, Columns, constant
from cleaner.page import Document, Hints, Page, Role

# Titles and descriptions that are looked at: pages that state more repeat themselves.
_MOST_TITLES: Final = 8
_MOST_DESCRIPTIONS: Final = 6
# A stated text of the article is longer than this, in characters.
_LEAST_STATED: Final = 200
# A block is looked for in it by its first characters, if it has more than a few.
_SOUGHT: Final = 80
_LEAST_SOUGHT: Final = 20
# Roles by which a block is no body, whatever the scorer says.
_TAKEN: Final = [ROLE_CODES[role] for role in (Role.CHROME, Role.CAPTION, Role.BYLINE)]
# Kinds of page by the types of schema.org and Open Graph: each is a column.
_PAGE_KINDS: Final = {
    "page_news": ("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle"),
    "page_article": ("Article",),
    "page_open_graph_article": ("article",),
    "page_blog": ("BlogPosting",),
    "page_website": ("website", "WebPage"),
    "page_live": ("LiveBlogPosting",),
}


def titles(hints: Hints) -> tuple[str, ...]:
    """The page's statements of its title that blocks are compared with."""
    return (*hints.titles, *hints.headlines)[:_MOST_TITLES]


def descriptions(hints: Hints) -> tuple[str, ...]:
    """The page's descriptions that blocks are compared with."""
    return hints.descriptions[:_MOST_DESCRIPTIONS]


def add_hints(document: Document, spoken: Spoken, table: Columns) -> None:
    """Add how far each block agrees with titles, descriptions and the stated text.

    Args:
        document: the page.
        spoken: the words of its blocks, and of `titles` and `descriptions` in this order.
        table: the columns so far.
    """
    hints, n = document.hints, len(document.verdicts)
    of_titles = len(titles(hints))
    titled, described = spoken.shared(slice(of_titles), slice(of_titles, None))
    table["in_title"], table["like_title"] = titled
    table["in_description"], table["like_description"] = described
    table["in_body"] = _in_stated_text(document.page)
    table["titled"] = constant(bool(titles(hints)), n)
    table["described"] = constant(bool(hints.descriptions), n)
    roles = np.array([ROLE_CODES[verdict.role] for verdict in document.verdicts])
    table["roles"] = roles.astype(np.float32)
    table["taken"] = np.isin(roles, _TAKEN).astype(np.float32)
    table["title_before"] = np.maximum.accumulate(table["like_title"])


def _in_stated_text(page: Page) -> Column:
    """Whether each block begins as a part of the stated text does; -1 where none is stated."""
    stated = page.hints.article_body
    if len(stated) <= _LEAST_STATED:
        return constant(-1, len(page))
    found = [len(text) > _LEAST_SOUGHT and text[:_SOUGHT] in stated for text in page.texts]
    return np.array(found, np.float32)


def add_page_kind(page: Page, table: Columns) -> None:
    """Add what kind of page it says it is: other kinds of site put other things into an article."""
    hints, n = page.hints, len(page)
    facts = {name: hints.page_type in types for name, types in _PAGE_KINDS.items()}
    facts["page_dated"] = bool(hints.published)
    facts["page_signed"] = bool(hints.authors)
    facts["page_stated"] = len(hints.article_body) > _LEAST_STATED
    table.update((name, constant(holds, n)) for name, holds in facts.items())
