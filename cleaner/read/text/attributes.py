"""Take the attributes out of Markdown that pandoc wrote of a web page.

Pandoc keeps what HTML says of an element: behind colons, above and below a block
("::: {.share-bar}"), in braces behind a heading, a link, an image or a span
("[Politics]{.kicker}"), and raw HTML in fences of its own. To a reader these are no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.text import has_matches

# A group in braces: identifiers, classes, values by name. It may go over several lines. All its
# repetitions are possessive, so that what is no group is given up at once.
_GROUP: Final = (
    r"\{(?:\s++|[.#][^\s{}\"]++|[\w:@.-]++=(?:\"(?:[^\"\\]|\\.){0,4000}+\"|[^\s{}\"]++))++\}"
)
_FENCE: Final = re.compile(
    rf"([ \t]*(?:(?:[-*+]|\d{{1,4}}[.)])[ \t]+)?):{{3,}}[ \t]*(?:{_GROUP}|[\w-]{{1,80}})?[ \t:]*"
)
_RAW: Final = re.compile(r"[ \t]*(`{3,20}) ?\{=\w{1,20}\}")
_RAW_WORD: Final = re.compile(r"(?<!`)`[^`\n]{0,2000}`\{=\w{1,20}\}")
_OF_HEADING: Final = re.compile(rf"^([ \t]*#{{1,6}} [^\n]*?)[ \t]+{_GROUP}[ \t]*$", re.MULTILINE)
_MARK: Final = re.compile(rf"\\.|\[|\]|(?<=[\])`])(?<!\\.){_GROUP}", re.DOTALL)
# What opens a line that does not go on with the one above, and a line that no other goes on with.
_OPENS: Final = re.compile(r"[ \t]*(?:$|#{1,6} |[>|+:]|[-*] |[-*_=~`]{3}|\d{1,4}[.)] |\[\^)")
_WHOLE: Final = re.compile(r"#{1,6} |[|+]|---|```|~~~")
_CODE: Final = ("```", "~~~")
# Pandoc ends a line that is to stay one with a backslash.
_STAYS: Final = "\\"
# What shows that pandoc wrote a text, and how often it has to: a story may hold one such.
_SIGN: Final = re.compile(r":::+ \{[.#\w]|[\])]\{[.#][\w-]")
_FEWEST_SIGNS: Final = 3


def without_attributes(text: str) -> str:
    r"""Markdown without pandoc's attributes; any other text as it is.

    >>> head = "::: {.head}\n[Politics]{.kicker}\n:::\n\n"
    >>> without_attributes(f"{head}# The bridge [reopens](/a){{.link}} {{#bridge .title}}")
    '\nPolitics\n\n\n# The bridge [reopens](/a)'
    """
    if not has_matches(_SIGN, text, _FEWEST_SIGNS):
        return text
    text = _RAW_WORD.sub("", "\n".join(_without_fences(text.split("\n"))))
    text = _without_spans(_OF_HEADING.sub(r"\1", text))
    return "\n".join(_unwrapped(text.split("\n")))


def _without_fences(lines: Sequence[str]) -> Iterator[str]:
    """Lines without fences of blocks, and without raw blocks."""
    raw: list[str] = []
    ending = ""
    for line in lines:
        if raw:
            raw.append(line)
            if line.strip() == ending:
                raw.clear()
        elif found := _RAW.fullmatch(line):
            raw.append(line)
            ending = found[1]
        elif found := _FENCE.fullmatch(line):
            yield found[1]
        else:
            yield line
    # One without an end is none.
    yield from raw


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """The lines, with those that pandoc wrapped joined again; code stays as it is.

    Without their attributes lines have any length, so that the width they had does not show.
    """
    held: list[str] = []
    in_code = False
    for line in lines:
        bare = line.strip()
        if held and (in_code or _OPENS.match(line) or held[-1].endswith(_STAYS)):
            yield " ".join(held)
            held = []
        in_code ^= bare.startswith(_CODE)
        held.append(bare if held else line.rstrip())
        if not bare or in_code or _WHOLE.match(bare):
            yield " ".join(held)
            held = []
    if held:
        yield " ".join(held)


def _without_spans(text: str) -> str:
    """Markdown without groups in braces, and without the brackets of spans that have one."""
    parts: list[str] = []
    # The places in `parts` of brackets that are open, and of the one that was closed last.
    opened: list[int] = []
    last_opened = -1
    last_closed = end = 0
    for mark in _MARK.finditer(text):
        parts.append(text[end : mark.start()])
        if mark[0].startswith("{"):
            if last_closed == mark.start() and last_opened >= 0:
                parts[last_opened] = parts[-2] = ""
        else:
            parts.append(mark[0])
        if mark[0] == "[":
            opened.append(len(parts) - 1)
        elif mark[0] == "]":
            last_opened = opened.pop() if opened else -1
            last_closed = mark.end()
        end = mark.end()
    parts.append(text[end:])
    return "".join(parts)
