"""What a walk over a page collects of it, and the runs of text that it makes blocks of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from cleaner.markup import Mark, Notes, Numbering, Picture, Row
from cleaner.page import Elements, Form, Hints, Kind, Page
from cleaner.text import match_key

#: Most inline elements and pictures of a page that are noted, and the longest text of one, in
#: characters: notes take more room than the page. Of 1,104 labelled pages none has more than 1,676
#: such elements, 601 pictures, and 999 characters.
MOST_MARKS: Final = 50_000
MOST_PICTURES: Final = 1_000
LONGEST_ALT: Final = 1_000
#: A block that is longer than this, in characters, does not go on.
LONGEST_PARAGRAPH: Final = 2_000
#: How the rest of a sentence begins.
GOES_ON: Final = (", ", "; ", ". ", "、", "，", "。")
#: What parts a kicker from its headline. No dash: with one a quotation begins.
SEPARATORS: Final = "-|:·•/ "
# A cell longer than this holds running text: its table is there for the layout.
_LONGEST_CELL: Final = 250
#: What a cell holds that holds nothing.
NOTHING: Final = frozenset("-–—")


class Columns(NamedTuple):
    """The columns of a page's blocks, elements and notes, as in `Page`, `Elements` and `Notes`."""

    texts: list[str]
    kinds: list[Kind]
    owners: list[int]
    linked: list[int]
    bold: list[int]
    tags: list[str]
    words: list[tuple[str, ...]]
    class_sizes: list[int]
    parents: list[int]
    ends: list[int]
    depths: list[int]
    raws: list[str]
    begins: list[int]
    more_runs: dict[int, list[tuple[int, str, int]]]
    marks: list[Mark]
    breaks: set[int]
    rows: dict[int, Row]
    numberings: dict[int, Numbering]
    pictures: list[Picture]

    @staticmethod
    def empty() -> Columns:
        """Those of no page yet."""
        return Columns(
            [], [], [], [], [], [], [], [], [], [], [], [], [], {}, [], set(), {}, {}, []
        )

    def page(self, form: Form, hints: Hints, base: str) -> Page:
        """The page that has these columns.

        Args:
            form: what it was read from.
            hints: what it says of itself.
            base: the address that completes those of its links.
        """
        none = (0,) * len(self.texts)
        return Page(
            texts=tuple(self.texts),
            kinds=tuple(self.kinds),
            keys=tuple(map(match_key, self.texts)),
            glues=(None,) * len(self.texts),
            owners=tuple(self.owners),
            linked=tuple(self.linked),
            bold=tuple(self.bold),
            indents=none,
            gaps=none,
            lines=none,
            elements=Elements(
                tuple(self.tags),
                tuple(self.words),
                tuple(self.class_sizes),
                tuple(self.parents),
                tuple(self.ends),
                tuple(self.depths),
            ),
            hints=hints,
            form=form,
            notes=Notes(
                self.raws,
                self.begins,
                self.more_runs,
                self.marks,
                frozenset(self.breaks),
                self.rows,
                self.numberings,
                self.pictures,
                base,
            ),
        )


class Run(NamedTuple):
    """A run of text between two block boundaries.

    Attributes:
        text: its words, with white space normalised.
        linked: how many of its characters are inside links.
        bold: how many are in bold type.
        raw: the run as the page has it.
        begun: how many characters stand on the page before it.
    """

    text: str
    linked: int = 0
    bold: int = 0
    raw: str = ""
    begun: int = 0


def run_of_row(cells: Sequence[Sequence[Run]]) -> Run | None:
    r"""A table's row of short cells as one run; None for cells of running text, or a single one.

    Args:
        cells: the runs of text in each cell; no cell is empty.

    >>> run_of_row([[Run("Orla"), Run("north")], [Run("12 km", linked=2)]])
    Run(text='Orla north\t12 km', linked=2, bold=0, raw='', begun=0)
    """
    texts = [[run.text for run in cell] for cell in cells]
    if len(cells) < 2 or max(sum(map(len, cell)) for cell in texts) > _LONGEST_CELL:
        return None
    runs = [run for cell in cells for run in cell]
    linked, bold = sum(run.linked for run in runs), sum(run.bold for run in runs)
    return Run("\t".join(map(" ".join, texts)), linked, bold)
