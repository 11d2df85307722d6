"""The form that `expected.txt` and `gap.txt` share: lines under headings, a section a part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

SECTIONS: Final = ("headline", "dek", "body")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of `expected.txt`, the section it is in, and whether it opens a paragraph."""

    section: str
    text: str
    opens: bool = field(default=True, compare=False, repr=False)


def heading(section: str) -> str:
    """The line above a section.

    >>> heading("dek")
    '== dek =='
    """
    return f"== {section} =="


def by_section(text: str, above: str) -> Iterator[tuple[str, str]]:
    """Each line with its section; lines above the first heading are in the section `above`."""
    sections = {heading(name): name for name in SECTIONS}
    section = above
    for line in text.splitlines():
        if line in sections:
            section = sections[line]
        else:
            yield section, line


def parse(expected: str) -> list[Line]:
    r"""The lines of `expected.txt`; without any heading all are body.

    >>> parse("== headline ==\nStorm\n\n== body ==\nIt rained.\n")
    [Line(section='headline', text='Storm'), Line(section='body', text='It rained.')]
    """
    lines = []
    before = ("", "")
    for section, text in by_section(expected, above="body"):
        if text.strip():
            opens = before[0] != section or not before[1].strip()
            lines.append(Line(section, text, opens))
        before = (section, text)
    return lines
