"""Read flattened text, whatever kind of text it is."""

from __future__ import annotations

from typing import Final

from cleaner.limits import NO_LIMIT, Limit
from cleaner.page import Document, Hints
from cleaner.read.dates import iso_date
from cleaner.read.text.labels import Labels, read_labels
from cleaner.read.text.lines import LINE_END, read_lines
from cleaner.read.text.markdown import is_markdown, to_html
from cleaner.text import normalise

# A longer text, in characters, is read line by line: it is no article.
_LONGEST: Final = 1_000_000


def read_text(text: str, limit: Limit = NO_LIMIT) -> Document:
    """Read flattened text into a document.

    Labels and front matter on top become hints. Markdown is read by its marks, as the HTML that it
    stands for; all else line by line.

    Raises:
        InputError: for a text in more pieces than the limit allows.
    """
    if len(text) > _LONGEST:
        return Document.of(read_lines(text, limit))
    labelled = read_labels(LINE_END.sub("\n", text))
    hints = _as_hints(labelled.labels)
    lines = [line for line in map(normalise, labelled.head.split("\n")) if line]
    if is_markdown(labelled.text):
        # Imported here: plain text needs no parser of HTML.
        from cleaner.read.html import read_markup  # noqa: PLC0415

        return Document.of(read_markup(to_html(labelled.text), limit, lines, hints))
    return Document.of(read_lines(labelled.text, limit, lines, hints))


def _as_hints(labels: Labels) -> Hints:
    titles = (labels.title,) if labels.title else ()
    return Hints(
        titles=titles,
        headlines=titles,
        descriptions=(labels.description,) if labels.description else (),
        authors=labels.authors,
        published=iso_date(labels.published),
        site=labels.site,
        url=labels.url,
    )
