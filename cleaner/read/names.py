"""What the names of a page's elements say: their classes, ids and the like, as words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from cleaner.fast import twin
from cleaner.page import HIDDEN_WORD
from cleaner.read.hidden import hides, spoken_only

#: What names an element beside its class.
NAMING: Final = frozenset(
    {"id", "role", "itemprop", "data-testid", "data-component", "data-type", "rel"}
)
#: The attributes that tell what a block-level element is, or how it is numbered.
OF_BLOCKS: Final = NAMING | {
    "class", "style", "hidden", "aria-hidden", "open", "start", "value", "reversed",
}  # fmt: skip
#: Those of an inline element that may take it out of its sentence.
OF_INLINES: Final = frozenset({"class", "style", "hidden", "role", "data-testid"})
#: Longest hidden part of a sentence, in characters, that is a note on a link (", opens new tab").
#: The rest of a text, which a click shows, is longer.
LONGEST_NOTE: Final = 40
#: Such a note holds no more elements than this, itself among them.
MOST_IN_NOTE: Final = 8
# What opens over a word that is pointed at, by the words of its class: on their own, or with one
# of the parts below, since the word that is pointed at may be in a "tooltip", too.
_NOTES: Final = frozenset({"tooltiptext", "hovercard", HIDDEN_WORD})
_TIPS_WITH_PARTS: Final = frozenset({"tooltip", "popover"})
_TIP_PARTS: Final = frozenset("text content body card inner bubble panel box".split())
_EMBEDS: Final = frozenset(
    """twitter-tweet twitter-video instagram-media tiktok-embed fb-post fb-video bluesky-embed
    mastodon-embed reddit-card reddit-embed-bq reddit-embed truth-embed text-post-media tweet
    telegram-post vk-post threads-embed x-embed twitter-embed""".split()
)
# Names of the line above a headline, where it stands inside the heading.
_KICKERS: Final = frozenset(
    """kicker overline overtitle eyebrow roofline topline dachzeile spitzmarke surtitre surtitle
    antetitulo cintillo volanta occhiello chapeu pretitle pretitulo supertitle suptitle
    vinjett stikktittel trompete""".split()
)
# Each ASCII character as it stands in a name: letters as they are, spaces for all others.
_ONLY_LETTERS: Final = "".join(chr(code) if chr(code).isalpha() else " " for code in range(128))
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Part of an id with a digit in front of a letter.
_MADE = re.compile(r"(?<![a-zA-Z\d])[a-zA-Z]*\d+[a-zA-Z][a-zA-Z\d]*")
#: Longest run of class names and ids looked at, in characters, which bounds the work: 1 % of 1,104
#: labelled pages have one of 657 and more.
LONGEST_NAMES: Final = 400
#: Different ones of a page that are looked at, in characters: their words take fifteen times that.
#: Those pages have 47,780 at most.
MOST_NAMES: Final = 200_000


class Names:
    """The words of the names of a page's elements, each name's once."""

    __slots__ = ("_hiding", "_known", "_left")

    def __init__(self, hiding: frozenset[str]) -> None:
        self._hiding = hiding
        self._left = MOST_NAMES
        self._known: dict[str, tuple[str, ...]] = {}

    def words(self, named: str) -> tuple[str, ...]:
        """The words of a name; none of one that comes behind too many others."""
        words = self._known.get(named)
        if words is None:
            self._left -= len(named)
            if self._left < 0 or not named:
                return ()
            words = name_words(named)
            if self._hiding and not self._hiding.isdisjoint(named.split()):
                words = tuple(dict.fromkeys((HIDDEN_WORD, *words)))
            self._known[named] = words
        return words


def words_of(tag: str, attributes: Mapping[str, str], names: Names) -> tuple[tuple[str, ...], int]:
    """The words that name an element, with `HIDDEN_WORD` where it is not shown.

    Those of its class come first.

    Args:
        tag: its tag.
        attributes: those that tell what it is, or all it has.
        names: the names of its page.

    Returns:
        The words, and how many of them are those of its class.

    >>> words_of("p", {"id": "intro", "class": "big lead"}, Names(frozenset()))
    (('big', 'lead', 'intro'), 2)
    """
    classes = attributes.get("class", "")
    shared = names.words(classes[:LONGEST_NAMES])
    words = shared
    naming = [value for name, value in attributes.items() if name in NAMING]
    if naming:
        room = max(LONGEST_NAMES - len(classes) - 1, 0)
        own = names.words(without_made(" ".join(naming)[:room]))
        words = (*shared, *(word for word in own if word not in shared))
    if HIDDEN_WORD not in words and _is_hidden(tag, attributes):
        return (HIDDEN_WORD, *words), len(shared) + 1
    return words, len(shared)


def _is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    # What a dialog holds is shown when it is opened.
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (tag == "dialog" and "open" not in attributes)
        or hides(attributes.get("style", ""))
    )


def without_made(names: str) -> str:
    """An element's own names without parts that a program made up, and that are no words.

    In classes such parts stay: they tell elements of one look from those of another.

    >>> without_made("comments c0ffee12 page-2")
    'comments   page-2'
    """
    return _MADE.sub(" ", names)


@twin("names")
def name_words(named: str) -> tuple[str, ...]:
    """The words of class names and ids, split at hyphens, underscores and capitals.

    `HIDDEN_WORD` comes first where they are those of what is there for screen readers only.

    >>> name_words("article-body__mainText c-42")
    ('article', 'body', 'main', 'text')
    """
    parted = _CAMEL.sub(" ", named).lower()
    found = dict.fromkeys(parted.translate(_ONLY_LETTERS).split())
    words = tuple(word for word in found if 2 <= len(word) <= 24)
    return (HIDDEN_WORD, *words) if spoken_only(named) else words


# The pages of a site name their elements alike: here and below, what names say is kept.
@lru_cache(4096)
def name_embed(classes: str) -> bool:
    """Whether class names are those of a social post, before its script has run."""
    return not _EMBEDS.isdisjoint(classes.lower().split())


@lru_cache(4096)
def name_note(classes: str) -> bool:
    """Whether class names are those of a note in a sentence that the page does not show.

    It is there for screen readers, or opens when a word is pointed at.
    """
    words = name_words(classes)
    is_part = not (_TIPS_WITH_PARTS.isdisjoint(words) or _TIP_PARTS.isdisjoint(words))
    return is_part or not _NOTES.isdisjoint(words)


def name_kicker(names: str) -> bool:
    """Whether names are those of the line above a headline."""
    return not _KICKERS.isdisjoint(name_words(names))
