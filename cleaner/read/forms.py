"""Tell HTML from flattened text, which may hold tags, too."""

from __future__ import annotations

import re
from typing import Final

# How far into a text to look for markup, in characters, which bounds the work: of 1,104 labelled
# pages none has its first tag behind the first 1,933.
_LOOK: Final = 50_000
_COMMENT: Final = re.compile(r"\s*<!--")
_OPENS_DOCUMENT: Final = re.compile(
    r"\s*<(?:!doctype\s+html|\?xml|html|head|body|title|meta|link|base|frameset)\b", re.IGNORECASE
)
_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9]{0,15})(?=[\s/>])[^<>]{,4000}>", re.IGNORECASE)
_RAW: Final = frozenset({"script", "style", "noscript", "template", "svg", "textarea"})
_BLOCK: Final = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header html li main nav ol p pre section summary table
    tbody td tfoot th thead tr ul""".split()
)
_INLINE: Final = frozenset(
    "a abbr b big button cite code em font i ins label mark q s small span strong sub sup u".split()
)
# Elements that need not be closed.
_OPEN_ENDED: Final = frozenset("p li dd dt td th tr".split())
_FENCED: Final = re.compile(r"^(?:```|~~~)", re.MULTILINE)
# Minimum number of tags, of elements, and of line breaks: one may be an example in a text.
_FEWEST: Final = 2
# Text on one line is HTML if it has an element for at most this many characters outside of blocks.
_CHARACTERS_AN_ELEMENT: Final = 400
# How many open elements are remembered, which bounds the work; what lies deeper counts with them.
_DEEPEST: Final = 64


def is_html(text: str) -> bool:
    r"""Whether a text is HTML rather than flattened text that speaks of it, or holds some of it.

    A document says what it is. Of a fragment, most of the text has to stand in block elements, or
    all of it on one line with elements in it: what counts is whether tags or line breaks part the
    paragraphs, since those of Markdown and plain text would be lost if it were read as HTML.

    >>> is_html("<p>One</p><p>Two</p>"), is_html("Use <p> for paragraphs.")
    (True, False)
    >>> is_html("One paragraph.\n\n<span id=x></span>\n\nAnother, <b>bold</b> one.\n\nA third.")
    False
    """
    head = text[:_LOOK].lstrip("\ufeff")
    rest = _without_comments(head)
    if _OPENS_DOCUMENT.match(rest) or (rest is not head and rest.lstrip().startswith("<")):
        return True
    head = rest
    if "<" not in head:
        return False
    return _is_fragment(_without_fences(head))


def _without_comments(text: str) -> str:
    """A text without the comments that it begins with."""
    while _COMMENT.match(text):
        end = text.find("-->")
        if end < 0:
            return text
        text = text[end + 3 :]
    return text


def _without_fences(text: str) -> str:
    """A text without the blocks of code in it that fences part from the rest."""
    marks = [found.start() for found in _FENCED.finditer(text)]
    if len(marks) < _FEWEST:
        return text
    parts = []
    start = 0
    for opening, closing in zip(marks[::2], marks[1::2], strict=False):
        parts.append(text[start:opening])
        start = closing + len("```")
    return "".join((*parts, text[start:]))


def _is_fragment(text: str) -> bool:
    """Whether the tags of a text hold it together, and not its lines."""
    inside = outside = lines = 0
    elements = breaks = 0
    at = 0
    # The open elements, each with what stands inside it and is not known to be of an element yet.
    names: list[str] = []
    pending: list[int] = []
    for tag in _TAG.finditer(text):
        if tag.start() < at:
            continue
        name = tag[2].lower()
        between = text[at : tag.start()]
        at = tag.end()
        size = len(between.strip())
        if pending:
            pending[-1] += size
        else:
            outside += size
            lines += _lines(between)
        if name == "br":
            breaks += 1
        elif name in _RAW and not tag[1]:
            at = _end_of(text, name, at)
        elif name in _INLINE:
            elements += bool(tag[1])
        elif name in _BLOCK and not tag[1]:
            if name in _OPEN_ENDED and names[-1:] == [name]:
                # It ends the one before.
                names.pop()
                inside += pending.pop()
                elements += 1
            if len(names) < _DEEPEST:
                names.append(name)
                pending.append(0)
        elif name in _BLOCK and name in names:
            elements += 1
            while names:
                inside += pending.pop()
                if names.pop() == name:
                    break
    rest = text[at:]
    cut = len(text) >= _LOOK
    for name, size in zip(names, pending, strict=True):
        # Elements that are never closed: cut off with the rest of the page, or named in prose.
        if cut or (name in _OPEN_ENDED and elements):
            inside += size
        else:
            outside += size
    outside += len(rest.strip())
    lines += _lines(rest)
    if elements < _FEWEST:
        return bool(elements) and inside > outside
    if inside > 0 and inside >= outside:
        return True
    # A long line may hold a few tags that its text speaks of.
    dense = elements * _CHARACTERS_AN_ELEMENT >= outside
    return (lines <= 1 and dense) or (breaks >= _FEWEST and lines <= breaks)


def _lines(text: str) -> int:
    """How many pieces of several lines end within a text between two tags."""
    return sum(1 for line in text.split("\n")[1:] if line.strip())


def _end_of(text: str, name: str, at: int) -> int:
    found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, at)
    return found.end() if found else len(text)
