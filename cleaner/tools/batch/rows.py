"""Rows of the output: what became of one page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any, Final

import cleaner
from cleaner import Article, Filter, InputError, Problem, SiteProfile, SiteProfiles
from cleaner.tools.batch.bodies import declared, decode_body, read_page
from cleaner.tools.batch.pages import Form, Page
from cleaner.tools.json_lines import to_object
from cleaner.tools.selection import ALL, EVERYTHING, Fields, Wanted, writer

#: The field that every row begins with: the version that cleaned the page. By it a run knows what
#: runs have written.
MARK: Final = "cleaner"
_NOTHING: Final = Article(
    headline=None, dek=None, blocks=(), removed=(), problems=(Problem.FAILED,)
)


class Outcome(Enum):
    """What became of a page."""

    CLEANED = "cleaned"
    EMPTY = "empty"
    FAILED = "failed"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Row:
    """What became of a page.

    Attributes:
        page: the page, without what it holds.
        outcome: what became of it.
        content: what to write: its row as a line of JSON, or the whole of its file.
        fault: why it was not cleaned, or gave no body; "" otherwise.
    """

    page: Page
    outcome: Outcome
    content: bytes = b""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What there is to do with every page, for workers.

    Attributes:
        filters: what to apply.
        field: the field of JSON lines that holds the page.
        max_blocks: the most blocks of text that a page of any size may have.
        wanted: which articles to write.
        fields: what to write of them.
        format: that of the files where each page gets one; "" for rows.
        profile: what was learned of the pages' site, or of several sites.
    """

    filters: Sequence[Filter]
    field: str
    max_blocks: int | None = cleaner.MAX_BLOCKS
    wanted: Wanted = ALL
    fields: Fields = EVERYTHING
    format: str = ""
    profile: SiteProfile | SiteProfiles | None = None

    def warm_up(self) -> None:
        """Clean a page, which loads what all pages need."""
        cleaner.clean("<p>A first page.</p>", filters=self.filters).to_dict()

    def do(self, page: Page) -> Row:
        """Clean a page."""
        if page.error:
            return self.failed(page, page.error)
        try:
            raw, told = _raw(page, self.field)
            fetched = page.fetched or _text_or_none(told.get("url"))
            article = cleaner.clean(
                raw,
                url=fetched,
                filters=self.filters,
                max_blocks=self.max_blocks,
                profile=self.profile,
            )
            named = replace(
                page, raw=b"", fetched=fetched, id=page.id or _text_or_none(told.get("id"))
            )
            return self._row(named, article)
        except InputError as error:
            return self.failed(page, str(error))
        except Exception as error:  # noqa: BLE001 - one page's failure must not stop the others
            return self.failed(page, f"{type(error).__name__}: {error}")

    def failed(self, page: Page, error: str) -> Row:
        """What becomes of a page that could not be cleaned."""
        named = replace(page, raw=b"")
        line = b"" if self.format else to_line(named, _NOTHING, self.fields, error)
        return Row(named, Outcome.FAILED, line, error)

    def _row(self, page: Page, article: Article) -> Row:
        if self.wanted.refusal(article):
            return Row(page, Outcome.LEFT_OUT)
        if self.format:
            content = writer(self.format, self.fields)(article).encode("utf-8", "replace")
        else:
            content = to_line(page, article, self.fields)
        if article.body:
            return Row(page, Outcome.CLEANED, content)
        return Row(page, Outcome.EMPTY, content, f"{'; '.join(article.problems)}.")


def to_line(page: Page, article: Article, fields: Fields, error: str | None = None) -> bytes:
    """The row of a page as a line of JSON."""
    row = _to_row(page, article, fields, error)
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def columns(fields: Fields) -> list[str]:
    """The names of what a row holds, in order."""
    return list(_to_row(Page(""), _NOTHING, fields, None))


def _to_row(page: Page, article: Article, fields: Fields, error: str | None) -> dict[str, Any]:
    row = {
        MARK: cleaner.__version__,
        "source": page.name,
        "record": page.record,
        "id": page.id,
        "fetched": page.fetched,
        **fields.of(article),
    }
    # Every row ends with them: there a later run looks for what became of the page.
    for name, value in (("problems", list(map(str, article.problems))), ("error", error)):
        row.pop(name, None)
        row[name] = value
    return row


def _raw(page: Page, field: str) -> tuple[str | bytes, dict[str, Any]]:
    """What is to be cleaned, and what else the source tells of it.

    Raises:
        InputError: if it cannot be read.
    """
    match page.form:
        case Form.FILE:
            return read_page(Path(page.source), cleaner.MAX_BYTES), {}
        case Form.HTTP:
            body = decode_body(page.raw, page.encodings, cleaner.MAX_BYTES)
            return declared(body, page.charset), {}
        case Form.JSON:
            return _field(page.raw, field)
        case Form.RAW:
            return page.raw, {}


def _field(line: bytes, field: str) -> tuple[str, dict[str, Any]]:
    told = to_object(line)
    raw = told.get(field)
    if not isinstance(raw, str):
        state = "missing" if field not in told else "not text"
        raise InputError(f"The field {field!r} is {state} in this line.")
    return raw, told


def _text_or_none(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value else None
