"""What is known of a page's blocks before any is asked about, as a table of columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaner.look.elements import alike
from cleaner.model.columns.elements import Elements, add_elements, read_elements
from cleaner.model.columns.hints import add_hints, add_page_kind, descriptions, titles
from cleaner.model.columns.kin import add_kin
from cleaner.model.columns.lines import add_lines
from cleaner.model.columns.places import add_places, add_windows
from cleaner.model.columns.spoken import Spoken, listen
from cleaner.model.columns.table import GOOD_LENGTH, GOOD_LINKED, Columns
from cleaner.model.columns.text import add_text, add_units
from cleaner.model.columns.words import add_names, add_terms, add_wording
from cleaner.model.odds import WordOdds
from cleaner.page import Document

# Columns of which a block sees its neighbours' values, too.
_NEIGHBOURLY: Final = (
    "size", "linked", "ends", "tag", "unit_size", "roles", "kin_share", "bold", "upper",
    "echo_rare",
)  # fmt: skip
_STEPS: Final = (-2, -1, 1, 2)


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What is known of a page's blocks: a column a feature, added to as answers come in.

    Attributes:
        document: the page.
        table: the columns.
        elements: the elements round the blocks; None for flattened text.
        spoken: which words stand in which blocks.
        kin: for each block a number, the same for those that are built alike.
    """

    document: Document
    table: Columns
    elements: Elements | None
    spoken: Spoken
    kin: NDArray[np.intp]

    def copy(self) -> Evidence:
        """The same evidence, to be added to apart."""
        return Evidence(self.document, self.table.copy(), self.elements, self.spoken, self.kin)


def gather(document: Document) -> Evidence:
    """The columns of a document's blocks that need nothing learned and no earlier answer.

    The document must have blocks.
    """
    page, hints = document.page, document.hints
    table = Columns(len(page))
    elements = read_elements(page) if document.form != "text" else None
    stated = (*titles(hints), *descriptions(hints))
    spoken = listen(page, stated, elements.names() if elements is not None else ())
    add_text(page, table)
    add_units(page, table)
    add_hints(document, spoken, table)
    add_places(table)
    _add_echoes(spoken, table)
    if elements is not None:
        add_page_kind(page, table)
        add_elements(elements, table)
    else:
        add_lines(page, table)
    kin = np.array(alike(page), np.intp)
    add_kin(kin, table)
    add_windows(table)
    table.add_neighbours(_NEIGHBOURLY, _STEPS)
    return Evidence(document, table, elements, spoken, kin)


def _add_echoes(spoken: Spoken, table: Columns) -> None:
    """Add how far the page's running text speaks of the same things as each block."""
    good = (table["unit_size"] >= GOOD_LENGTH) & (table["linked"] <= np.float32(GOOD_LINKED))
    table.add(("echo", "echo_rare"), spoken.echoes(good.astype(np.float32)))


def add_words(
    evidence: Evidence, names: WordOdds, terms: WordOdds, wording: WordOdds | None
) -> None:
    """Add what words speak for: those that name elements, and those of the text."""
    if evidence.elements is not None:
        add_names(evidence.elements, evidence.spoken, names, evidence.table)
    add_terms(evidence.spoken, terms, evidence.table)
    if wording is not None:
        add_wording(evidence.document.page, wording, evidence.table)
