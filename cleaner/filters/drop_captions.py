"""Mark captions and picture credits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from cleaner.look.blocks import after_opening, has_colon, has_separator
from cleaner.look.lines import Lines, lines_of
from cleaner.page import BODY_ROLES, Basis, Block, Document, Element, Role, Verdict
from cleaner.phrases import phrases
from cleaner.text import ends_sentence, is_cjk, words

PHRASES: Final = phrases("drop_captions")
AGENCIES: Final = phrases("drop_captions.agencies")
BY: Final = phrases("drop_captions.by")
CLOSING: Final = phrases("drop_captions.closing")
DASH: Final = phrases("drop_captions.dash")
PARTICLES: Final = phrases("drop_captions.particles")
SUPPLIERS: Final = phrases("drop_captions.suppliers")

# What a credit holds that does not begin as one.
_MARKS = ("©", "/", "via ", "|")
_CREDIT_MARKS = frozenset(":：|©(")
# The name of who holds the rights has three words: a photographer's may stand in a caption.
_LEAST_SPACES = 2
_BRACKETS = frozenset("([（【")
_MOST_CREDIT_WORDS = 10
_LONGEST_CAPTION = 600
_CREDIT_LENGTH = 110
_STOPS = ".!?…"


def _in_either_case(word: str) -> str:
    """A pattern for a word: as it is written, or, if it begins small, also with a capital."""
    first = f"[{word[0]}{word[0].upper()}]" if word[0].islower() else re.escape(word[0])
    return first + re.escape(word[1:])


# A sentence end, a word for picture, and up to the end a name: capitals, or a script without them.
_CLOSING_CREDIT = re.compile(
    # All that may stand before it, at first: what begins with one set of characters is found fast.
    r"[.!?…»”\"。)！？」』）](?:(?<=[.!?…»”\"。)]) ?[©\[(/]{0,2} ?"
    rf"(?:{'|'.join(map(_in_either_case, sorted({*CLOSING.written})))})"
    r"(?: ?[:：=/／] ?[^\W\d_]| ?[^\W\d_a-zа-яіїєґα-ω])[^.!?…]{2,80}$"
    # Chinese has the name before the word.
    r"|(?<=[。！？”」』）]) ?[一-鿿]{2,4}(?:摄|攝)$"
    # Korean needs no word: behind a sentence, or "a view of", an agency or what a name "supplied".
    r"|(?:(?<=[다요]\.)|(?<=[모장][습면]\.)) (?:[^\s.]{1,15}[ =·/])?"
    rf"(?:{SUPPLIERS.pattern})$)",
    re.MULTILINE,
)
_CAPTION = Role.CAPTION
# So often a name with a slash is a credit.
_SEVERAL = 3
# A sentence end within a line, behind a word.
_INNER_END = re.compile(r"[^\W\d_][.!?…][\"”»’)]* (?=\S)")
# Shortest caption that is known by the credit below it: a sub-heading may stand above a picture.
_SHORTEST_ABOVE_CREDIT = 30
_LONGEST_ABOVE_CREDIT = 250
_HEADINGS = frozenset({"h1", "h2"})
_CLASS_WORDS = frozenset({"caption", "figcaption", "captions"})
# And what names the credits of pictures.
_ALL_CLASS_WORDS = _CLASS_WORDS | {"credit", "credits", "copyright", "photographer"}


def drop_captions(document: Document) -> Document:
    """Mark the captions and credits of pictures as captions.

    >>> from cleaner.page import Block
    >>> from cleaner.text import match_key
    >>> lines = "Photo: A. Roe/Reuters", "© AFP", "Image source, Getty Images", "It is open."
    >>> page = Document.of_lines(*lines)
    >>> [block.text for block in drop_captions(page).blocks if block.role is Role.CAPTION]
    ['Photo: A. Roe/Reuters', '© AFP', 'Image source, Getty Images']

    >>> lines = "Photo of the year", "Reuters", "Photographs show the bridge: it is open."
    >>> page = Document.of_lines(*lines)
    >>> drop_captions(page) is page
    True
    """
    blocks, lines = document.blocks, lines_of(document)
    named = frozenset(lines.among(PHRASES))
    marked = named.union(*map(lines.holding, _MARKS))
    credits = _repeated_credits(blocks, lines)
    closing = _closing_credits(lines.texts)
    in_caption: dict[Element | None, bool] = {}
    changes: dict[int, Verdict] = {}
    # Of the lines of flattened text most are out of question: they have no element round them.
    places: Iterable[int] = range(len(blocks))
    if document.form == "text":
        credited = [i for i, key in enumerate(lines.keys) if key in credits] if credits else []
        places = sorted({*marked, *closing, *credited})
    for i in places:
        block = blocks[i]
        if block.role is _CAPTION:
            # What the reader knows by its tag gets its reason here.
            if block.verdict.basis is Basis.SEEN:
                changes[i] = block.as_role(_CAPTION, "caption element")
        elif block.role not in BODY_ROLES:
            continue
        elif block.element is not None and _is_classed(block, block.element, in_caption):
            changes[i] = block.as_role(_CAPTION, "caption element")
        elif block.key and (
            block.key in credits or (i in marked and _is_credit_line(block, named=i in named))
        ):
            changes[i] = block.as_role(_CAPTION, "picture credit")
            if i > 0 and i - 1 not in changes and _is_above_its_credit(blocks[i - 1], block):
                above = blocks[i - 1]
                changes[i - 1] = above.as_role(_CAPTION, "caption above a picture credit")
        elif i in closing and len(block.text) <= _LONGEST_CAPTION:
            changes[i] = block.as_role(_CAPTION, "caption that closes with a credit")
    for i in _imprints(lines):
        if blocks[i].role in BODY_ROLES:
            changes[i] = blocks[i].as_role(_CAPTION, "names who holds the rights above")
    return document.with_changes(changes)


def _imprints(lines: Lines) -> list[int]:
    """Positions of the lines right below "© The Orla Echo" that say whose that is.

    >>> texts = "© The Orla Echo", "A company of The Orla Echo Trust", "© AFP", "Open."
    >>> keys = "the orla echo", "a company of the orla echo trust", "afp", "open"
    >>> _imprints(Lines(texts, keys, ()))
    [1]
    """
    keys = [*lines.keys, ""]
    return [
        i + 1
        for i in lines.holding("©")
        if lines.texts[i][0] == "©"
        and keys[i].count(" ") >= _LEAST_SPACES
        and keys[i] != keys[i + 1]
        and f" {keys[i]} " in f" {keys[i + 1]} "
        and not ends_sentence(lines.texts[i + 1])
    ]


def _closing_credits(texts: Sequence[str]) -> frozenset[int]:
    """Positions of the lines that close with a credit: on most pages none, which is soon told."""
    tails = "\n".join([text[-_CREDIT_LENGTH:] for text in texts if text[-1:] not in _STOPS])
    if _CLOSING_CREDIT.search(tails) is None:
        return frozenset()
    return frozenset(i for i, text in enumerate(texts) if _closes_with_credit(text))


def _closes_with_credit(text: str) -> bool:
    """Whether a sentence is followed by the name of a photographer, and no more.

    >>> _closes_with_credit("The bridge in March. Photo: Jane Roe / Orla Trust")
    True
    >>> _closes_with_credit("It was a fine day. Photos were taken by all the guests.")
    False
    >>> _closes_with_credit("다리가 다시 열렸다. /사진제공=오를라신문")
    True
    >>> _closes_with_credit("시장이 15일 다리 위에서 연설하고 있다. AFP 연합뉴스")
    True
    """
    start = len(text) - _CREDIT_LENGTH if len(text) > _CREDIT_LENGTH else 0
    return _CLOSING_CREDIT.search(text, start) is not None and not ends_sentence(text)


def _repeated_credits(blocks: Sequence[Block], lines: Lines) -> frozenset[str]:
    """Keys of the lines below several pictures: a name, a slash, and who it works for."""
    seen: Counter[str] = Counter(
        blocks[i].key
        for i in lines.holding("/")
        if " / " in lines.texts[i]
        and blocks[i].key
        and blocks[i].is_body
        and _may_be_credit(blocks[i].text)
    )
    return frozenset(key for key, count in seen.items() if count >= _SEVERAL)


def _may_be_credit(text: str) -> bool:
    names = words(text)
    return 4 <= len(names) <= _MOST_CREDIT_WORDS and _only_names(names) and not ends_sentence(text)


def _is_above_its_credit(block: Block, credit: Block) -> bool:
    """Whether a line of flattened text is the caption that a credit on the next line belongs to.

    It is if it stands nearer to the credit than to the line before, or if it holds a full stop and
    yet does not end with one, as captions do.
    """
    if block.element is not None or not block.is_body or block.glue is not None:
        return False
    text = block.text
    if text[0].isdigit() or not _SHORTEST_ABOVE_CREDIT <= len(text) <= _LONGEST_ABOVE_CREDIT:
        return False
    if credit.gap == 0 < block.gap:
        return True
    return (
        PHRASES.opens(credit.key)
        and not ends_sentence(text)
        and _INNER_END.search(text) is not None
    )


def _is_classed(block: Block, scope: Element, in_caption: dict[Element | None, bool]) -> bool:
    """Whether the element of a block, or one of the two round it, is a caption's by its name.

    `in_caption` remembers the answers for what is round an element: blocks share it.
    """
    tag, words, outer = scope.tag, scope.words, scope.parent
    inside = in_caption.get(outer)
    if inside is None:
        inside = in_caption[outer] = _is_caption(outer) or (
            outer is not None and _is_caption(outer.parent)
        )
    if not inside and tag != "figcaption" and _ALL_CLASS_WORDS.isdisjoint(words):
        return False
    if tag in _HEADINGS or len(block.text) > _LONGEST_CAPTION:
        return False
    return inside or _is_caption(scope) or block.key != ""


def _is_caption(scope: Element | None) -> bool:
    return scope is not None and (
        scope.tag == "figcaption" or not _CLASS_WORDS.isdisjoint(scope.words)
    )


def _is_credit_line(block: Block, *, named: bool) -> bool:
    text = block.text
    if named or "©" in text:
        return _opens_credit(block) or _ends_credit(text)
    return ("/" in text or "via " in text or "|" in text) and _ends_credit(text)


def _opens_credit(block: Block) -> bool:
    text = block.text
    if text[0] in _BRACKETS:
        text = text.lstrip("([（【 ")
    if text[:1] == "©":
        return len(words(text)) <= _MOST_CREDIT_WORDS and not any(map(str.isdigit, text))
    opening = PHRASES.opening(block.key)
    if not opening:
        return False
    rest = after_opening(text, opening).lstrip()
    if not rest:
        return False
    if rest[0] == ",":
        return _is_credit(rest) and not ends_sentence(rest)
    before, _, last = opening.rpartition(" ")
    if before and BY.is_line(last):
        return _is_credit(rest)
    if not has_colon(text, opening) and rest[0] not in _CREDIT_MARKS:
        return _may_take_dash(opening) and has_separator(text, opening) and _is_credit(rest)
    return not ends_sentence(text) or _is_credit(rest)


def _may_take_dash(opening: str) -> bool:
    return DASH.is_line(opening) or is_cjk(opening[0])


def _is_credit(rest: str) -> bool:
    names = words(rest)
    return len(names) <= _MOST_CREDIT_WORDS and not ends_sentence(rest.rstrip(").]"))


def _ends_credit(text: str) -> bool:
    if not ("/" in text or "©" in text or "via " in text or "|" in text):
        return False
    names = words(text)
    if len(names) > _MOST_CREDIT_WORDS or text[-1] in ".!?" or len(names) < 2:
        return False
    ends = names[0].casefold(), names[-1].casefold()
    return not AGENCIES.keys.isdisjoint(ends) and _only_names(names)


def _only_names(names: list[str]) -> bool:
    return all(_is_name(name) or name in PARTICLES.written for name in names)


def _is_name(word: str) -> bool:
    return word[0] != word[0].lower() or word[0].isdigit() or word.lower() == word.upper()
