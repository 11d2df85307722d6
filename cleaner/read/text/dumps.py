r"""Undo what programs do to the lines of a text when they write it out.

They join lines with a mark ("Home | News | The bridge is open") or with breaks of HTML, print them
as a list (["Home", "News"]), write "\n" for a line's end, put "> " before each line, number the
links and list their addresses at the end (`lynx -dump`), or put each address behind its link
("Sport (https://…)"). Each is undone only where the whole text shows it: a story may hold a bar, a
quotation, or a note in brackets.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from cleaner.text import has_matches

_BACKSLASHED: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|([nrtfb\"'/\\]))")
_LETTERS: Final = {"n": "\n", "r": "\r", "t": "\t", "f": "\n", "b": ""}
# What follows a sign that a sentence speaks of, as no end of a line does.
_GOES_ON: Final = r"[ \t]{1,99}[a-z]|[,;:.!?)]|[\"'`](?!\w)"
# A line's end, and no path of Windows.
_LINE_END: Final = re.compile(rf"\\n(?![a-z]|{_GOES_ON})")
_FEWEST_ENDS: Final = 2
_FEWEST_BREAKS: Final = 3
_QUOTES: Final = {quote: re.compile(r"(?<!\\)" + quote) for quote in "\"'"}
_BREAK: Final = re.compile(r"<br[ \t]*/?>\n?", re.IGNORECASE)
_SURE_BREAK: Final = re.compile(rf"<(?:br|BR)[ \t]*/?>(?!{_GOES_ON})")
# What may stand between lines that were joined, with white space round it, or a bar without.
_MARKS: Final = (
    ("\t", re.compile(r"\t+")),
    ("¶", re.compile("¶")),
    *((mark, re.compile(rf"\s[{mark}]{{1,2}}(?=\s)")) for mark in "|¦•·"),
    ("|", re.compile(r"(?<=\S)\|(?=\S)")),
)
# Minimum number of parts, and of parts for each line: words between marks may hold line ends. With
# half and twice of these and of all that is asked of dumps below, none of 556 other texts is taken
# for one.
_FEWEST_PARTS: Final = 5
_PARTS_A_LINE: Final = 10
# Longest part, in characters, and as a share of the text: more is several lines.
_LONGEST_PART: Final = 2_500
_LARGEST_SHARE: Final = 0.5
# A string in a list that a program printed, as JSON or as Python writes it, and what follows it.
_LISTED: Final = re.compile(
    r"\s*+[ub]?(?:\"((?:[^\"\\]|\\.)*+)\"|'((?:[^'\\]|\\.)*+)')\s*+(?:,|\Z)", re.DOTALL
)
_FEWEST_LISTED: Final = 5
# Minimum lines, and share of those with words, that open with a mark of quotation.
_FEWEST_QUOTED: Final = 5
_QUOTED: Final = 0.95
_QUOTE: Final = re.compile(r"^>[ \t]?", re.MULTILINE)
_DEEPEST: Final = 5
# An address in a list at the end, "12. https://…" or "[12] https://…", and a link's number.
_ADDRESS: Final = re.compile(
    r"[ \t]*(?:(\d{1,4})\.|\[(\d{1,4})\])[ \t]+(?:[a-z][a-z\d+.-]*:|[/#?])\S*[ \t]*"
)
_FEWEST_ADDRESSES: Final = 3
_HEADING: Final = re.compile(r"[ \t]*[^\W\d_][\w ]{2,30}:?[ \t]*")
# The number of a link opens a line or stands right before a word; that of a note, behind one.
_OPENS_LINK: Final = re.compile(
    r"^[ \t]{0,20}(?:[*+o#-] )?\[(\d{1,4})\]|(?<!\S)\[(\d{1,4})\](?=[^\s\[\].,;:])", re.MULTILINE
)
# Behind white space, a space behind the number goes, too; between words it stays.
_LINK_NUMBER: Final = re.compile(r"(?<!\S)\[(\d{1,4})\] ?|\[(\d{1,4})\]")

# An address behind its link, in round or square brackets, and a line that is such a link.
_BEHIND_LINK: Final = tuple(
    (
        re.compile(rf"[ \t]?{address}"),
        re.compile(rf"^[^\n()\[\]]{{1,40}}{address}[ \t]*$", re.MULTILINE),
    )
    for address in (
        r"\((?:https?:/|)/[^\s()]{0,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,2000}){0,9}\)",
        r"\[(?:https?:/|)/[^\s\[\]]{0,2000}\]",
    )
)
# Minimum number of addresses, and of lines that are a link: a story may name its sources so, but it
# has no menu.
_FEWEST_BEHIND: Final = 5
_FEWEST_LINKS: Final = 3


def as_lines(text: str) -> str:
    r"""A text with a line on each line, and nothing before or behind its words.

    >>> as_lines(r"The bridge is open.\nTrucks wait.\n\nThe mayor is glad.")
    'The bridge is open.\nTrucks wait.\n\nThe mayor is glad.'
    >>> as_lines("> Home\n> News\n> Sport\n> The bridge is open.\n> Trucks wait.")
    'Home\nNews\nSport\nThe bridge is open.\nTrucks wait.'
    >>> as_lines("Home | News | " + " | ".join(["Trucks wait."] * 10)).split("\n")[:3]
    ['Home', 'News', 'Trucks wait.']
    """
    parted = _parted(_unescaped(_unlisted(text)))
    return _without_addresses(_without_link_numbers(_unquoted(parted)))


def _unlisted(text: str) -> str:
    """The strings of a list that a program printed, a line each; any other text as it is."""
    bare = text.strip()
    if not (bare.startswith("[") and bare.endswith("]")):
        return text
    listed = bare[1:-1]
    lines: list[str] = []
    end = 0
    while end < len(listed):
        found = _LISTED.match(listed, end)
        if found is None:
            return text
        lines.append(_plain(found[1] or found[2] or ""))
        end = found.end()
    return "\n".join(lines) if len(lines) >= _FEWEST_LISTED else text


def _unescaped(text: str) -> str:
    """A text with line ends for those that are written out, as in a string of a program or HTML."""
    fewest = max(_FEWEST_BREAKS, text.count("\n"))
    breaks = text.count("<br") + text.count("<BR")
    if breaks >= fewest and len(_SURE_BREAK.findall(text)) >= fewest:
        return _BREAK.sub("\n", text)
    if "\\n" not in text or len(_LINE_END.findall(text)) < max(_FEWEST_ENDS, text.count("\n")):
        return text
    bare = text.strip()
    # A dialogue has other quotation marks between its first and its last one.
    mark = _QUOTES.get(bare[0])
    if mark is not None and len(bare) > 1 and bare[0] == bare[-1] and not mark.search(bare[1:-1]):
        text = bare[1:-1]
    return _plain(text)


def _plain(text: str) -> str:
    """A text with the signs that are written out in it."""
    plain = _BACKSLASHED.sub(_meant, text)
    # Two halves of a sign beyond 16 bits become one.
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _meant(escape: re.Match[str]) -> str:
    if escape[1]:
        return chr(int(escape[1], 16))
    return _LETTERS.get(escape[2], escape[2])


def _parted(text: str) -> str:
    """A text with line ends for the marks that its lines were joined with."""
    fewest = max(_FEWEST_PARTS, _PARTS_A_LINE * (text.count("\n") + 1))
    for mark, pattern in _MARKS:
        if text.count(mark) + 1 < fewest or _is_table(text, mark):
            continue
        parts = pattern.split(text)
        longest = max(map(len, parts))
        if len(parts) >= fewest and longest <= min(_LONGEST_PART, len(text) * _LARGEST_SHARE):
            return "\n".join(map(str.strip, parts))
    return text


def _is_table(text: str, mark: str) -> bool:
    """Whether most lines hold a mark equally often: cells of a table stand between."""
    often = Counter(filter(None, (line.count(mark) for line in text.split("\n"))))
    rows = max(often.values(), default=0)
    return rows > 1 and rows * 2 > often.total()


def _unquoted(text: str) -> str:
    """A text without the marks of quotation that each of its lines has.

    Empty lines count: an article has some between paragraphs that it quotes.
    """
    for _ in range(_DEEPEST):
        bare = text.strip()
        if not bare.startswith(">"):
            break
        lines = bare.split("\n")
        quoted = sum(line.startswith(">") for line in lines)
        if quoted < max(_FEWEST_QUOTED, len(lines) * _QUOTED):
            break
        text = _QUOTE.sub("", text)
    return text


def _without_link_numbers(text: str) -> str:
    """A text without the numbers of its links, and without the list of their addresses."""
    if not _ADDRESS.fullmatch(_last_line(text)):
        return text
    lines = text.rstrip().split("\n")
    start = len(lines)
    numbers: set[str] = set()
    for at in range(len(lines) - 1, -1, -1):
        found = _ADDRESS.fullmatch(lines[at])
        if found is not None:
            numbers.add(found[1] or found[2])
            start = at
        elif lines[at].strip() and not _HEADING.fullmatch(lines[at]):
            break
    # A heading may stand above the list, behind an empty line.
    while start and not lines[start - 1].strip():
        start -= 1
    start -= bool(start and _HEADING.fullmatch(lines[start - 1]))
    above = "\n".join(lines[:start])
    shown = sum(1 for mark in _OPENS_LINK.finditer(above) if (mark[1] or mark[2]) in numbers)
    if len(numbers) < _FEWEST_ADDRESSES or shown < len(numbers) / 2:
        return text
    return _LINK_NUMBER.sub(lambda mark: "" if (mark[1] or mark[2]) in numbers else mark[0], above)


def _without_addresses(text: str) -> str:
    """A text without the addresses behind its links; in Markdown they are the links' own."""
    if "](" in text:
        return text
    for address, link_line in _BEHIND_LINK:
        is_page = has_matches(link_line, text, _FEWEST_LINKS)
        if is_page and has_matches(address, text, _FEWEST_BEHIND):
            return address.sub("", text)
    return text


def _last_line(text: str) -> str:
    return next((line for line in reversed(text[-2_000:].split("\n")) if line.strip()), "")
