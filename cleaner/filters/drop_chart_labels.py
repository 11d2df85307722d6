"""Drop the labels of charts and maps."""

from __future__ import annotations

from typing import Final

from cleaner.filters._beside import kept_beside
from cleaner.page import Document

#: What the elements of charts are named for, by the programs that make them: ai2html makes
#: artboards.
_NAMES: Final = frozenset(
    """artboard amcharts datawrapper echarts flourish highcharts infogram plotly
    recharts""".split()
)


def drop_chart_labels(document: Document) -> Document:
    """Drop what is kept in the element of a chart, unless it is much of the article.

    >>> from cleaner.read import read_html
    >>> said = "<p>The bridge over the Orla reopened on Monday after four years of work.</p>" * 2
    >>> page = read_html(said + '<div class="g-artboard"><p>150,000</p><p>’21</p></div>')
    >>> [str(block.role) for block in drop_chart_labels(page).blocks]
    ['paragraph', 'paragraph', 'chrome', 'chrome']

    >>> page = read_html('<div class="g-artboard"><p>A story told in a drawing.</p></div>')
    >>> drop_chart_labels(page) is page
    True
    """
    return document.dropped(kept_beside(document, _NAMES), "label of a chart")
