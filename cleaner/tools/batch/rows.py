"""Rows of the output: what became of one page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final

import cleaner
from cleaner import Article, Filter, InputError, Problem
from cleaner.tools.batch.bodies import declared, decode_body, read_page
from cleaner.tools.batch.pages import Form, Page
from cleaner.tools.json_lines import to_object

#: The field that every row begins with: the version that cleaned the page. By it a run knows what
#: runs have written.
MARK: Final = "cleaner"
_NOTHING: Final = Article(
    headline=None, dek=None, blocks=(), removed=(), problems=(Problem.FAILED,)
).to_dict()


class Outcome(Enum):
    """What became of a page."""

    CLEANED = "cleaned"
    EMPTY = "empty"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Row:
    """What became of a page, and its row as a line of JSON."""

    outcome: Outcome
    line: bytes


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What there is to do with every page, for workers.

    Attributes:
        filters: what to apply.
        field: the field of JSON lines that holds the page.
        max_blocks: the most blocks of text that a page of any size may have.
    """

    filters: Sequence[Filter]
    field: str
    max_blocks: int | None = cleaner.MAX_BLOCKS

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
                raw, url=fetched, filters=self.filters, max_blocks=self.max_blocks
            )
            found = article.to_dict()
        except InputError as error:
            return self.failed(page, str(error))
        except Exception as error:  # noqa: BLE001 - one page's failure must not stop the others
            return self.failed(page, f"{type(error).__name__}: {error}")
        identifier = page.id or _text_or_none(told.get("id"))
        outcome = Outcome.CLEANED if found["body"] else Outcome.EMPTY
        return Row(outcome, _line(page, identifier, fetched, found, None))

    def failed(self, page: Page, error: str) -> Row:
        """The row of a page that could not be cleaned."""
        return Row(Outcome.FAILED, _line(page, page.id, page.fetched, _NOTHING, error))


def _line(
    page: Page,
    identifier: str | None,
    fetched: str | None,
    found: dict[str, Any],
    error: str | None,
) -> bytes:
    row = {
        MARK: cleaner.__version__,
        "source": page.name,
        "record": page.record,
        "id": identifier,
        "fetched": fetched,
        **found,
        "error": error,
    }
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


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
