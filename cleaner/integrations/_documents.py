"""What the transformers of documents have in common: a page's text in, its article's out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

import cleaner
from cleaner import Article, InputError

Format = Literal["body", "text", "markdown"]
OnError = Literal["raise", "record"]

# What goes into the metadata, under the names of `Article.to_dict`.
_STATED: Final = (
    "headline", "dek", "byline", "published", "modified", "language", "site", "section", "url",
    "keywords", "confidence", "problems",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cleaning:
    """How documents are cleaned.

    Attributes:
        format: what becomes of a document's text: the body alone, the text with headline and dek,
            or Markdown with links and emphasis.
        errors: "raise" stops at a document that cannot be cleaned; "record" leaves it without text,
            and says why in its metadata as `error`.
    """

    format: Format
    errors: OnError

    def __post_init__(self) -> None:
        if self.format not in get_args(Format):
            raise ValueError(f"format must be one of {get_args(Format)}, not {self.format!r}")
        if self.errors not in get_args(OnError):
            raise ValueError(f"errors must be one of {get_args(OnError)}, not {self.errors!r}")

    def cleaned(self, text: str, url: object) -> tuple[str, dict[str, Any]]:
        """The text of a document's article, and what goes into its metadata.

        Raises:
            InputError: if it cannot be cleaned and errors are raised.
        """
        try:
            article = cleaner.clean(text, url=url if isinstance(url, str) else None)
        except InputError as error:
            if self.errors == "raise":
                raise
            return "", {"error": str(error)}
        return self._written(article), _metadata(article)

    def _written(self, article: Article) -> str:
        if self.format == "markdown":
            return article.to_markdown(links=True, emphasis=True)
        return article.body if self.format == "body" else str(article)


def _metadata(article: Article) -> dict[str, Any]:
    """What is known of an article; vector stores take neither lists nor None."""
    stated = article.to_dict()
    known = {name: stated[name] for name in _STATED if stated[name] not in (None, "", [])}
    return {
        name: "; ".join(value) if isinstance(value, list) else value
        for name, value in known.items()
    }
