"""Read flattened text, whatever kind of text it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from cleaner.limits import NO_LIMIT, Limit
from cleaner.page import Document, Hints
from cleaner.read.dates import iso_date
from cleaner.read.text.attributes import without_attributes
from cleaner.read.text.dumps import as_lines
from cleaner.read.text.labels import Labelled, Labels, read_labels
from cleaner.read.text.lines import LONGEST_ARTICLE, read_lines, with_line_feeds
from cleaner.read.text.markdown import is_markdown, to_html
from cleaner.read.text.scripts import without_scripts
from cleaner.read.text.written_markdown import as_text, head_size
from cleaner.text import normalise

_OPENS_OBJECT: Final = ("{", "```")


def read_text(text: str, limit: Limit = NO_LIMIT) -> Document:
    """Read flattened text into a document.

    Labels and front matter on top become hints. Markdown is read by its marks, as the HTML that it
    stands for; all else line by line.

    Raises:
        InputError: for a text in more pieces than the limit allows.
    """
    if len(text) > LONGEST_ARTICLE:
        return Document.of(read_lines(text, limit))
    labelled = _labelled(with_line_feeds(text))
    hints = _as_hints(labelled.labels)
    lines = [line for line in map(normalise, labelled.head.split("\n")) if line]
    size = head_size(labelled.text)
    if not size and not is_markdown(labelled.text):
        return Document.of(read_lines(labelled.text, limit, lines, hints))
    # Imported here: plain text needs no parser of HTML.
    from cleaner.read.html import read_markup  # noqa: PLC0415

    page = read_markup(to_html(labelled.text), limit, lines, hints)
    if not size or len(page) <= len(lines) + size:
        return Document.of(page)
    written = read_lines(as_text(page, len(lines), size), limit, lines, hints)
    return Document.of(replace(written, notes=page.notes) if written.texts == page.texts else page)


def _labelled(text: str) -> Labelled:
    """A text with a line on each line, without what stands on top of it."""
    # An object of JSON writes line ends out, and is none any more without.
    if not text.lstrip().startswith(_OPENS_OBJECT):
        labelled = read_labels(as_lines(without_scripts(text)))
    else:
        labelled = read_labels(text)
        labelled = replace(labelled, text=as_lines(labelled.text))
    return replace(labelled, text=without_attributes(labelled.text))


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
