"""Take scripts and style sheets out of the text of a web page.

All of the text of a page (`text_content()`, `//text()`, tags cut out by a pattern) includes that of
`<script>` and `<style>`, often more than the page has words. Code is known by its lines, and taken
out only where there is much of it: a story about programs holds some code, but not as much, nor
lines of hundreds of characters. None of 635 bodies of labelled pages
changes, nor any of 450 pages that were flattened without scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress, groupby
from typing import Final

# What a script of a page speaks of, or a style sheet.
_SIGN: Final = re.compile(
    r"\b(?:function ?\w{0,40}\(|window[.\[]|document\.|dataLayer|addEventListener|localStorage"
    r"|undefined|typeof |var \w{1,40} ?=|const \w{1,40} ?=|let \w{1,40} ?=|return )"
    r"|\"@(?:context|type|graph|id)\"|@(?:media|font-face|import|keyframes)\b|!important"
    r"|\{[\w\s-]{1,40}:[^{}\n]{1,200};|=>|&&|\|\||===?|\}\)|\(\)|\":[\"\[{\dtfn]"
)
_MARKS: Final = re.compile(r"[{}()\[\];=<>:\"'\\/&_$!?+*#@%]")
# A line of nothing but marks, or one that only code has.
_BARE: Final = re.compile(r"[\W_]{1,40}$")
_OPENS: Final = re.compile(
    r"(?:var|let|const|function|return|if|else|try|catch|for|while|window|document|import|export"
    r"|new|case|switch)\b[\s.({]|//|/\*|\*/|<!--|-->|@(?:media|import|font-face)|[.#][\w-]+[^!?]*\{"
    r"|[\w-]{2,40} ?: ?[^?]*;$|[\w-]{2,40} ?: ?[^.!?]{1,80}$"
    r"|[\"'][\w-]{1,40}[\"'] ?:|[\w.$]{1,60} ?[=(]"
)
_ENDS: Final = ("{", "}", ";", "(", "[", "],", "},", ");", "})", "/>", "*/", "||", "&&", '",', "',")
# Signs that hardly anything but scripts of pages holds. One is enough with a long line of code, and
# without such a line it takes so many different ones.
_OF_PAGES: Final = re.compile(
    r"dataLayer|googletag\b|\bgtag\(|\bfbq\(|\bGTM-|_taboola|adsbygoogle|\"@context\"|@font-face"
    r"|@media|!important|createElement\([\"']script|window\.__|getElementById|querySelector"
    r"|addEventListener|hasOwnProperty|window\.|document\.|\"@type\""
)
_FEWEST_OF_PAGES: Final = 4
_COMMENTS: Final = ("//", "/*", "*/")
# Share of marks in a line that is code whatever it opens with, and in a long one.
_LEAST_MARKS: Final = 0.12
_LEAST_MARKS_LONG: Final = 0.05
_LONG: Final = 300
# How much of a line is looked at for its marks, in characters.
_LOOK: Final = 4_000
# Share of the text that must be code, in characters.
_LEAST_CODE: Final = 0.25
# Where less is left, in characters, the text is no page but data that may hold one.
_LEAST_LEFT: Final = 300
# Lines between lines of code, at most so many, are code as well if none ends a sentence.
_MOST_BETWEEN: Final = 3
_SENTENCE_ENDS: Final = (*".!?…。！？।؟", '"', "”", "»", "」")
# What makes a word of a long line one of code. A word is in running text if at most so many are of
# code among it and those on either side; a run of fewer words is none.
_OF_CODE: Final = re.compile(
    r"[{}=;<>\\$|*`]|^[.#\[+&/]|\(\)|\)[.({]|[\"'](?:[:,)\]])|\w\.\w+\.\w|__|&&|.{41}", re.DOTALL
)
_ROUND: Final = 8
_MOST_ROUND: Final = 3
_FEWEST_TOGETHER: Final = 10
# The end of a script, with the first letters of the page's text that may be glued to it.
_GLUED: Final = re.compile(r"[};)>/]([^\W\d_]*)$")


def without_scripts(text: str) -> str:
    """A text without the scripts and style sheets of its page; any other text as it is."""
    if "{" not in text or not _has_scripts(text):
        return text
    lines = [line.strip() for line in text.split("\n")]
    is_code = list(map(_is_code, lines))
    if sum(map(len, compress(lines, is_code))) < len(text) * _LEAST_CODE:
        return text
    left = "\n".join(_of_page(lines, is_code))
    return left if len(left) >= _LEAST_LEFT else text


def _has_scripts(text: str) -> bool:
    """Whether a text holds scripts of a page: several of their signs, or one and a long line."""
    signs = len(set(_OF_PAGES.findall(text)))
    if not signs:
        return False
    return signs >= _FEWEST_OF_PAGES or any(map(_is_long_code, text.split("\n")))


def _is_long_code(line: str) -> bool:
    if len(line) < _LONG:
        return False
    return _marks(line) >= _LEAST_MARKS_LONG and _SIGN.search(line) is not None


def _is_code(line: str) -> bool:
    """Whether a line is one of a script or a style sheet."""
    if len(line) >= _LONG:
        return _is_long_code(line)
    if not line:
        return False
    if line.startswith(_COMMENTS):
        return True
    marks = _marks(line)
    if _BARE.match(line):
        return marks > 0
    if line.endswith(_ENDS) and (marks >= _LEAST_MARKS or _OPENS.match(line) is not None):
        return True
    return marks >= _LEAST_MARKS and _SIGN.search(line) is not None


def _marks(line: str) -> float:
    """The share of marks at a line's start."""
    head = line[:_LOOK]
    return len(_MARKS.findall(head)) / len(head)


def _of_page(lines: Sequence[str], is_code: Sequence[bool]) -> Iterator[str]:
    """The lines of the page itself, and what long lines of code hold of it."""
    at = 0
    for code, run in groupby(is_code):
        size = len(list(run))
        part = lines[at : at + size]
        is_between = 0 < at < len(lines) - size
        at += size
        if code:
            for line in part:
                yield from _prose(line) if len(line) >= _LONG else ()
        elif not (
            is_between
            and size <= _MOST_BETWEEN
            and not any(line.endswith(_SENTENCE_ENDS) for line in part)
        ):
            yield from part


def _between_code(of_code: Sequence[bool], start: int, end: int, least: int) -> tuple[int, int]:
    """A run of words without those of code at its ends, and with the others up to the next such.

    It does not reach back beyond the word at `least`.
    """
    while start < end and of_code[start]:
        start += 1
    while start < end and of_code[end - 1]:
        end -= 1
    while start > least and not of_code[start - 1]:
        start -= 1
    while end < len(of_code) and not of_code[end]:
        end += 1
    return start, end


def _prose(line: str) -> Iterator[str]:
    """What a long line of code holds of the page's words, a run of them a line.

    Words that stand behind anything but the end of a script are those of a string in it.
    """
    words = line.split()
    of_code = [_OF_CODE.search(word) is not None for word in words]
    before = [0, *accumulate(of_code)]
    ends = [(max(at - _ROUND, 0), min(at + _ROUND + 1, len(words))) for at in range(len(words))]
    in_text = [before[end] - before[start] <= _MOST_ROUND for start, end in ends]
    at = done = 0
    for is_text, run in groupby(in_text):
        start, at = at, at + len(list(run))
        if not is_text:
            continue
        start, end = _between_code(of_code, max(start, done), at, done)
        glued = _GLUED.search(words[start - 1]) if start else None
        if end - start >= _FEWEST_TOGETHER and (glued or not start):
            first = [glued[1]] if glued and glued[1] else []
            yield " ".join([*first, *words[start:end]])
        done = end
