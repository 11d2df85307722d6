"""What the page says of itself: how far blocks agree, and what kind of page it says it is."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.fast import twin
from cleaner.model.codes import ROLE_CODES
from cleaner.model.columns.spoken import Spoken
from cleaner.model.columns.table import Columns
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
_TAKEN: Final = frozenset(ROLE_CODES[role] for role in (Role.CHROME, Role.CAPTION, Role.BYLINE))
# Kinds of page by the types of schema.org and Open Graph: each is a column.
_PAGE_KINDS: Final = {
    "page_news": ("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle"),
    "page_article": ("Article",),
    "page_open_graph_article": ("article",),
    "page_blog": ("BlogPosting",),
    "page_website": ("website", "WebPage"),
    "page_live": ("LiveBlogPosting",),
}
_FACTS: Final = (*_PAGE_KINDS, "page_dated", "page_signed", "page_stated")
#: The columns of `Spoken.agreement`.
_AGREEMENT: Final = ("in_title", "like_title", "in_description", "like_description")


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
    hints, page = document.hints, document.page
    titled = titles(hints)
    table.add(_AGREEMENT, spoken.agreement(len(titled)))
    table["title_before"] = np.maximum.accumulate(table["like_title"])
    stated = hints.article_body
    is_stated = len(stated) > _LEAST_STATED
    table["in_body"] = begin_within(page.texts, stated) if is_stated else -1
    table["titled"] = float(bool(titled))
    table["described"] = float(bool(hints.descriptions))
    codes = [ROLE_CODES[verdict.role] for verdict in document.verdicts]
    table["roles"] = codes
    table["taken"] = [code in _TAKEN for code in codes]


@twin("places")
def begin_within(texts: tuple[str, ...], stated: str) -> NDArray[np.float32]:
    """Whether each of some texts that are not short begins as a part of another one does."""
    found = [len(text) > _LEAST_SOUGHT and text[:_SOUGHT] in stated for text in texts]
    return np.array(found, np.float32)


def add_page_kind(page: Page, table: Columns) -> None:
    """Add what kind of page it says it is: other kinds of site put other things into an article."""
    hints = page.hints
    facts = [hints.page_type in types for types in _PAGE_KINDS.values()]
    facts += [bool(hints.published), bool(hints.authors), len(hints.article_body) > _LEAST_STATED]
    table.add(_FACTS, np.array(facts, np.float32)[:, np.newaxis])
