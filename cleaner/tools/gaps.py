"""What is known to be wrong with a golden page: `gap.txt`, the reason and the difference.

    The scorer drops the last line: it is short and has no stop.

    == headline ==
    - Bridge reopens after storm
    + Bridge reopens after storm | The Bay Courier

    == body ==
    - Call 0800 1234

`-` is a line that is expected and missing, `+` one that comes out and is not expected. A sign alone
is the empty line between two lines that are as expected.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from cleaner.errors import InputError
from cleaner.tools.sections import SECTIONS, Line, by_section, heading, parse

MISSING: Final = "-"
EXTRA: Final = "+"


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that is missing or too many; no text means the empty line between two others."""

    section: str
    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Why a page is not right yet, and in what."""

    reason: str
    differences: tuple[Difference, ...]

    def __str__(self) -> str:
        """The text of `gap.txt`."""
        return "\n".join([self.reason, *to_lines(self.differences)]) + "\n"


def read_gap(text: str) -> Gap:
    """What the text of a `gap.txt` says; it may hold the reason alone.

    Raises:
        InputError: if there is no reason, or a line of the difference has no sign.
    """
    reason: list[str] = []
    differences: list[Difference] = []
    for section, line in by_section(text, above=""):
        if not section:
            reason.append(line)
        elif line.strip():
            differences.append(_difference(section, line))
    if not any(line.strip() for line in reason):
        raise InputError("it must begin with the reason, in words, above the difference.")
    return Gap("\n".join(reason).strip(), tuple(differences))


def find_differences(expected: str, actual: str) -> tuple[Difference, ...]:
    """The lines in which two texts in the form of `expected.txt` differ, section by section."""
    wanted, given = parse(expected), parse(actual)
    return tuple(
        difference
        for section in SECTIONS
        for difference in _in_section(
            section,
            [line for line in wanted if line.section == section],
            [line for line in given if line.section == section],
        )
    )


def beyond(found: Iterable[Difference], known: Iterable[Difference]) -> list[Difference]:
    """The differences that are not among the known ones, each counted as often as it occurs."""
    left = Counter(known)
    new = []
    for difference in found:
        if left[difference]:
            left[difference] -= 1
        else:
            new.append(difference)
    return new


def to_lines(differences: Iterable[Difference]) -> Iterator[str]:
    """Differences as they stand in `gap.txt`, an empty line and a heading above each section."""
    for section, found in groupby(differences, key=lambda difference: difference.section):
        yield ""
        yield heading(section)
        yield from (f"{one.sign} {one.text}".rstrip(" ") for one in found)


def _difference(section: str, line: str) -> Difference:
    sign, space, text = line[:1], line[1:2], line[2:]
    if sign not in (MISSING, EXTRA) or space not in ("", " "):
        raise InputError(f"a line below a heading must begin with '- ' or '+ ': {line[:100]!r}.")
    return Difference(section, sign, text)


def _in_section(
    section: str, wanted: Sequence[Line], given: Sequence[Line]
) -> Iterator[Difference]:
    matcher = SequenceMatcher(
        a=[line.text for line in wanted], b=[line.text for line in given], autojunk=False
    )
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield from (Difference(section, MISSING, line.text) for line in wanted[a:b])
            yield from (Difference(section, EXTRA, line.text) for line in given[c:d])
            continue
        # Empty lines count between lines that follow each other in both texts; elsewhere they come
        # and go with the lines around them.
        for one, two in zip(wanted[a + 1 : b], given[c + 1 : d], strict=True):
            if one.opens != two.opens:
                yield Difference(section, MISSING if one.opens else EXTRA, "")
