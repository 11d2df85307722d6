"""What the elements of a page are by their tags, and what the attributes of some of them say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from cleaner.addresses import LONGEST_LINK
from cleaner.markup import Numbering, SpanKind
from cleaner.page import HEADING_TAGS, Kind

# Never shown as text, or not text of the page (HTML Living Standard, 15.3.1 "Hidden elements",
# and embedded content, whose fallback text is for browsers that cannot show it). How a word is read
# (4.5.10) stands above it, and is no part of its sentence.
_SKIPPED: Final = frozenset(
    """applet area audio base canvas datalist frame frameset head iframe input link map math
    meta meter nextid noembed noframes noscript object optgroup option param picture progress rp
    rt rtc script select style svg template textarea title video""".split()
)
# Phrasing content: part of the run of text it stands in. The last four are void elements that
# libxml2 does not know as such, so it puts what follows them inside.
_INLINE: Final = frozenset(
    """a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark
    marquee nobr q rb rbc ruby s samp small span strike strong sub sup time tt u
    var embed source track wbr""".split()
)
# What HTML knows as blocks (15.3.3 "Flow content", and tables), and buttons, which stand apart.
_BLOCKS: Final = frozenset(
    """address article aside blockquote body button caption center col colgroup dd details dialog
    dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr
    html legend li listing main menu nav ol output p plaintext pre search section summary table
    tbody td tfoot th thead tr ul xmp""".split()
)
_BOLD: Final = frozenset({"b", "strong"})
_ITALIC: Final = frozenset({"em", "i"})
_TYPED: Final = frozenset({"code", "kbd", "samp", "tt"})

#: What the walk does at an element: leave it out with all that is in it; end the run of text at a
#: picture or a break; go on with the run, and note an element that marks it up; end it at a block.
#: An element that HTML does not know is a block, unless it stands in a sentence.
(
    SKIP, PICTURE, BREAK, TEXT, SPAN, LINK, STRONG, EMPHASIS, CODE, BLOCK, CELL, ROW, UNKNOWN,
) = range(13)  # fmt: skip
#: What it does by the tag. An element of any other is unknown.
STEPS: Final[Mapping[str, int]] = {
    **dict.fromkeys(_BLOCKS, BLOCK),
    **dict.fromkeys(_SKIPPED, SKIP),
    **dict.fromkeys(_INLINE, TEXT),
    **dict.fromkeys(_BOLD, STRONG),
    **dict.fromkeys(_ITALIC, EMPHASIS),
    **dict.fromkeys(_TYPED, CODE),
    "a": LINK,
    "img": PICTURE,
    "span": SPAN,
    "br": BREAK,
    "tr": ROW,
    "td": CELL,
    "th": CELL,
}
#: The steps at inline elements that are noted.
MARKED_AS: Final[Mapping[int, SpanKind]] = {
    LINK: "link",
    STRONG: "strong",
    EMPHASIS: "emphasis",
    CODE: "code",
}

# A list or a section of its own inside a quote or an item is no longer that quote or item.
_RESETTING: Final = frozenset({"ul", "ol", "dl", "table", "article", "section", "aside", "nav"})
#: The kind of a block in an element, by the tag. Others are of the kind of what is round them.
KIND_OF_TAG: Final = {
    **dict.fromkeys(_RESETTING, Kind.PARAGRAPH),
    **dict.fromkeys(HEADING_TAGS, Kind.HEADING),
    "li": Kind.LIST_ITEM,
    "blockquote": Kind.QUOTE,
    "figcaption": Kind.CAPTION,
    "caption": Kind.CAPTION,
}
#: Elements that hold sentences and no blocks.
OF_SENTENCES: Final = frozenset({"p", *HEADING_TAGS})
#: What a link says that gives the address of the heading it stands in.
PERMALINKS: Final = frozenset("¶ # § 🔗 ⚓".split())
#: Elements that a social post may be embedded in.
MAY_EMBED: Final = frozenset({"blockquote", "div"})
#: What stands in a table's row where the table is there for the layout.
LAYOUT: Final = frozenset({"table", "ul", "ol", "h1", "h2", "h3", "h4", "article", "section"})

#: How far into a table's row to look for that, in elements.
ROW_LOOK: Final = 60

#: Elements that may say how they are numbered.
NUMBERED: Final = frozenset({"ol", "li"})
_NUMBER: Final = re.compile(r"-?[0-9]{1,9}")
# Where pages have the address of a picture, in the order to ask them: scripts put the first into
# the others when the picture comes into sight.
_SOURCES: Final = ("data-src", "data-lazy-src", "data-original", "src", "data-srcset", "srcset")
#: The attributes of pictures that are asked for.
OF_PICTURES: Final = frozenset({*_SOURCES, "alt", "width", "height"})
# Sizes of pictures that count visits.
_PIXELS: Final = frozenset({"0", "1", "0px", "1px"})


def numbering_of(tag: str, attributes: Mapping[str, str], items: int) -> Numbering | None:
    """How a list or an item says that it is numbered; None where it says nothing of it.

    Args:
        tag: "ol" or "li".
        attributes: what it says.
        items: how many items it has.

    >>> numbering_of("ol", {"reversed": ""}, items=3)
    Numbering(first=3, step=-1)
    """
    stated = attributes.get("start" if tag == "ol" else "value", "")
    first = int(stated) if _NUMBER.fullmatch(stated) else None
    if "reversed" not in attributes:
        return None if first is None else Numbering(first)
    return Numbering(items if first is None else first, -1)


def source_of(picture: Mapping[str, str]) -> str:
    """The address of a picture by its attributes, "" for one that is not there to be seen."""
    if picture.get("width") in _PIXELS or picture.get("height") in _PIXELS:
        return ""
    for name in _SOURCES:
        source = picture.get(name, "").strip()
        if not source or source.startswith("data:"):
            continue
        # A set has a size behind each address.
        address = source.split(maxsplit=1)[0].rstrip(",") if name.endswith("set") else source
        return address if len(address) <= LONGEST_LINK else ""
    return ""
