"""Which articles are wanted, and which of their fields."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cleaner import Article
from cleaner.write import FORMATS

#: The article as clean text, a field beside those of `Article.to_dict`.
TEXT: Final = "text"
# What every row has anyway.
_OF_ROWS: Final = frozenset({"cleaner", "schema", "error"})
_NOTHING: Final = Article(headline=None, dek=None, blocks=(), removed=())
#: The fields that may be chosen.
FIELDS: Final = (TEXT, *(name for name in _NOTHING.to_dict() if name not in _OF_ROWS))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles to write.

    Attributes:
        languages: their languages, as primary subtags of BCP 47; empty for any and none.
        confidence: the least confidence.
    """

    languages: frozenset[str] = frozenset()
    confidence: float = 0.0

    def refusal(self, article: Article) -> str:
        """Why an article is not wanted, "" if it is."""
        if self.languages and article.language not in self.languages:
            return f"left out: its language is {article.language or 'not known'}"
        if article.confidence < self.confidence:
            return f"left out: its confidence is {article.confidence:.2f}"
        return ""


@dataclass(frozen=True, slots=True)
class Fields:
    """What to write of an article.

    Attributes:
        names: its fields, in this order; none for all that `to_dict` has.
        removed: also what was left out.
    """

    names: Sequence[str] = ()
    removed: bool = False

    def of(self, article: Article) -> dict[str, Any]:
        """The fields as plain types."""
        plain = article.to_dict(removed=self.removed)
        if not self.names:
            return plain
        if TEXT in self.names:
            plain[TEXT] = str(article)
        names = [*self.names, *(["removed"] if self.removed else [])]
        return {name: plain[name] for name in names}

    def to_json(self, article: Article) -> str:
        """The fields as one line of JSON."""
        return json.dumps(self.of(article), ensure_ascii=False)

    def to_text(self, article: Article) -> str:
        """The fields as text, each from a new line; an empty line where there is nothing."""
        return "".join(f"{to_cell(value)}\n" for value in self.of(article).values())


#: All articles, and all that they have.
ALL: Final = Wanted()
EVERYTHING: Final = Fields()


def writer(format: str, fields: Fields) -> Callable[[Article], str]:
    """What writes an article in a format, with all that it has or with these fields."""
    if not fields.names and not fields.removed:
        return FORMATS[format]
    return fields.to_json if format == "json" else fields.to_text


def to_cell(value: object) -> str:
    """A value as text for people and for cells of tables.

    >>> to_cell(None), to_cell(True), to_cell(["Ann Roe", "Bo Li"]), to_cell(0.98)
    ('', 'true', 'Ann Roe; Bo Li', '0.98')
    """
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
