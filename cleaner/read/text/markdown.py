"""Read Markdown: tell it from other text, and turn it into HTML, which the HTML reader reads.

What it is about is Markdown that a converter made of a web page. Converters differ, and write much
that CommonMark does not take for what it was: links over several paragraphs or with line breaks in
their targets, bold type with white space inside its marks, headings behind other text, raw tags,
lists at any indent, lines wrapped at a width. That is mended first, line by line; the parser does
the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from cleaner.fast import twin
from cleaner.read.text.joins import indent_of
from cleaner.read.text.wrapped import continued, join_lines
from cleaner.text import ends_sentence, has_words, is_cjk

# --- Telling -----------------------------------------------------------------------------------
# A target: an address, a path, a fragment, or nothing, perhaps with a title.
_TARGET: Final = (
    r"\(\s{0,3}(?:<[^<>\n]{0,2000}>|(?:[a-z][a-z0-9+.-]{1,20}:|[/#?]|\.{1,2}/|[\w-]{1,60}[./])[^\s()]*"
    r"|)(?:\s|\)|\()"
)
_OPENS_WORDS: Final = r"(?=[^\W_]|[\[*\"“«„‘¿¡'(<])"
# What a mark holds, so that most texts need not be searched; the mark; how much it counts for, and
# how many of its kind at most.
_EVIDENCE: Final = tuple(
    (needed, re.compile(pattern, re.MULTILINE), weight, most)
    for needed, pattern, weight, most in (
        # A heading: a single mark may be that of a tag ("# Berlin"), so text has to be below it.
        ("## ", rf"^ {{0,3}}#{{2,6}} {{1,3}}{_OPENS_WORDS}", 1, 3),
        ("# ", rf"^ {{0,3}}# {{1,3}}{_OPENS_WORDS}[^\n]{{1,300}}\n\s{{0,20}}[^\n#]{{60}}", 1, 2),
        ("](", rf"\]{_TARGET}", 1, 4),  # a link or an image
        ("]:", r"^ {0,3}\[[^\[\]\n]{1,200}\]: ?(?:<|[a-z]{2,20}:|[/#])", 1, 3),  # its definition
        ("[", r"\][ ]?\[\d{1,4}\]", 1, 3),  # a use of one
        ("**", r"(?<![\w*\\])\*\*(?=[^\s*])[^*\n]{1,400}(?<=[^\s\\])\*\*(?!\*)", 1, 2),  # bold type
        ("\n===", r"^[^\s|>#-][^\n]{0,200}\n={3,}[ \t]*$", 2, 2),  # a heading that is underlined
        ("-|", r"^[ |:]*-{2,}[ :]*\|[ |:-]*$", 2, 2),  # the line below a table's head
        ("- |", r"^[ |:]*-{2,}[ :]*\|[ |:-]*$", 2, 2),
        ("```", r"^ {0,3}```[\w-]{0,20}$", 1, 2),  # code
        ("* * *", r"^\* \* \*$", 1, 1),  # a rule
        ("\\", r"\\[\[\]*_#.!()>+-]", 0.5, 2),  # an escaped mark
    )
)
# Signs of which each mark holds one.
_SIGNS: Final = frozenset("#[]*=|`\\")
_ENOUGH: Final = 2
_TOP_HEADING: Final = re.compile(r"\s{0,20}#{1,3} [^\s#][^\n]{0,300}\n[ \t]*(?:\n|\Z)")
# How far into a text to look, in characters, which bounds the work.
_LOOK: Final = 100_000

# --- Mending -----------------------------------------------------------------------------------
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,30})(?:[\s/][^<>]{0,4000})?>")
# Tags that say nothing of what a text is: they are taken out, and their text stays. So are those
# behind which a parser reads tags as text.
_BARE_TAGS: Final = frozenset(
    """span font u small big ins abbr label bdi bdo time wbr nobr o center tt kbd var samp
    plaintext listing xmp textarea title noembed noframes""".split()
)
_BLOCK_TAGS: Final = frozenset(
    """address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html iframe li main menu nav noscript ol p pre script
    section style summary table tbody td tfoot th thead tr ul video audio svg picture""".split()
)
# What stands behind "](": an address, perhaps broken over lines or with spaces in it, and a title.
_ADDRESS: Final = re.compile(r"\s*(?:<([^<>]*)>|([^\s()<\"]*(?:\([^\s()]*\)[^\s()\"]*)*))")
# Most are of characters that need no care, with nothing behind them.
_PLAIN_TARGET: Final = re.compile(r"([^\s()<>\"\\]*)\)")
_MORE_ADDRESS: Final = re.compile(r"\n[ \t]*([^\s()<\"'][^\s()\"]*(?:\([^\s()]*\)[^\s()\"]*)*)")
_TITLE: Final = re.compile(
    r"\s*(?:\"(?:[^\"\\]|\\[^\n]){0,1000}\"|'(?:[^'\\]|\\[^\n]){0,1000}'|\"[^\n]{0,1000}?\"(?=\)))?\s*\)"
)
_SPACED_ADDRESS: Final = re.compile(
    r"[ \t]*((?:[a-zA-Z][a-zA-Z0-9+.-]{1,20}:|/|\.{1,2}/)(?:[^()]|\([^()]*\)){0,2000})\)"
)
_NOT_IN_ADDRESS: Final = str.maketrans({"\n": None, "<": None, ">": None, "\\": None})
_BRACKET: Final = re.compile(r"\\.|!?\[|\]\(|\]")
_TARGET_END: Final = re.compile(r"(<[^<>]*>)\)")
_BLANK: Final = re.compile(r"\n[ \t]*\n")
# Written so, it is looked for by its first mark.
_HEADING_MARK: Final = re.compile(r"(##{0,5}) +(?=\S)")
_OPENS_HEADING: Final = re.compile(r"(?:\n|\A)[ \t]*#{1,6} ")
_LONGEST_LINK: Final = 4_000
_MOST_OPEN: Final = 100
_DEFINITION: Final = re.compile(r" {0,3}\[[^\[\]]{1,200}\]:")
# What opens a fence, a rule, a line that underlines another, or an item, if no digit does.
_MARKS: Final = frozenset("`~=-*_+")
_ITEM: Final = re.compile(r"([-*+]|(\d{1,9})([.)]))(?:[ \t]+|$)")
_FENCES: Final = ("```", "~~~")
_RULE: Final = re.compile(r"(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$")
_UNDERLINE: Final = re.compile(r"(?:=+|-+)[ \t]*$")
_QUOTING: Final = re.compile(r"(?:>[ \t]?)+")
_HEADING: Final = re.compile(r"#{1,6}(?:[ \t]|$)")
_BOLD: Final = re.compile(r"(?<![*\\])\*\*(?!\*)")
_LONGEST_HEADING: Final = 200
# Longer ones are parts of addresses: of 625,265 words on labelled pages 34 are.
_LONGEST_WORD: Final = 40
_DEEPEST: Final = 8
# An item this much farther to the right than another is one of a list inside it. With 1, none of
# 139 pages as Markdown changes; with 4, one gets worse.
_NESTED: Final = 2
# Higher numbers of items are years. With 100, none of those changes.
_MOST_ITEMS: Final = 1_000
# Marks that the parser took for text. Tags come first, so that nothing is taken out of them.
_LEFT_OVER: Final = re.compile(
    r"(<[^<>]*>)|(?<![\w*])\*\*(?:\*\*)?(?!\*)|(?<!\*)\*\*(?![\w*])"
    r"|!?\[([^\[\]<>\n]*)\]\((?:[a-z][a-z0-9+.-]{1,20}:|[/#?.]|&lt;)[^()\s<>]*\)"
    r"|\]\((?:[a-z][a-z0-9+.-]{1,20}:|[/#?.]|&lt;)[^()\s<>]*\)"
)


def is_markdown(text: str) -> bool:
    r"""Whether a text is Markdown.

    Evidence are marks that plain text hardly has: headings, links and images with targets, and
    definitions of such, bold type, underlined headings, heads of tables, fences, escapes. Two of
    them are enough, or a heading that stands on top of the text by itself. List items, quotes,
    rules and words between single stars or underscores are none, since plain text has them, too.

    >>> is_markdown("# The bridge reopens\n\nIt was closed."), is_markdown("- One\n- Two\n> Three")
    (True, False)
    """
    if _TOP_HEADING.match(text):
        return True
    head = text[:_LOOK]
    # Most texts hold few signs: 20 pages as text take 0.3 ms so, and 62 ms without this look.
    absent = {sign for sign in _SIGNS if sign not in head}
    points = 0.0
    for needed, pattern, weight, most in _EVIDENCE:
        if not absent.isdisjoint(needed) or needed not in head:
            continue
        points += weight * sum(1 for _ in islice(pattern.finditer(head), most))
        if points >= _ENOUGH:
            return True
    return False


def to_html(text: str) -> str:
    r"""The HTML of a Markdown text.

    Line breaks within a paragraph stay where its lines were neither wrapped nor run on.

    >>> to_html("Bridge\n======\n\nIt is **open **again, [they](/a\nb) say.")
    '<h1>Bridge</h1>\n<p>It is <b>open</b> again, <a href="/ab">they</a> say.</p>\n'
    """
    # Not needed for any other kind of text.
    import pyromark  # noqa: PLC0415

    lines = [line if line.strip() else "" for line in text.split("\n")]
    text = "\n".join(join_lines(lines, _wrapped(lines)))
    # The parser takes no half of a sign, as a broken text may hold; in HTML it is shown so, too.
    text = _mended(text).encode(errors="replace").decode()
    lines = list(_blocks(text.split("\n")))
    html = pyromark.html(
        "".join(_with_breaks(lines)),
        options=pyromark.Options.ENABLE_TABLES,
        broken_link_callback=_any_target,
    )
    if "**" in html or "](" in html:
        html = _LEFT_OVER.sub(lambda found: found[1] or found[2] or "", html)
    return html


def _any_target(link: object) -> tuple[str, str] | None:
    """A target for a link whose definition is missing: "[Home][10]", but not "[sic]"."""
    kind = link.get("link_type") if isinstance(link, dict) else None
    return ("#", "") if kind == "Reference" else None


def _wrapped(lines: list[str]) -> list[int]:
    """The lines that go on with the one above, in text that was wrapped at a width."""
    odd = frozenset(at for at, line in enumerate(lines) if _is_odd(line))
    return [
        at
        for at in continued(lines, odd)
        if not lines[at].startswith("|")
        and not lines[at - 1].startswith("|")
        and not _DEFINITION.match(lines[at])
        and not _HEADING.match(lines[at])
        and not _is_fence(lines[at].lstrip(" \t"))
    ]


def _is_odd(line: str) -> bool:
    """Whether a line is not wrapped as others are: a heading, an item, part of an address."""
    words = line.lstrip()
    if not words:
        return False
    return (
        words[0] == "#"
        or "](" in line
        or _item(words) is not None
        or (len(words) > _LONGEST_WORD and max(map(len, words.split())) > _LONGEST_WORD)
    )


def _item(words: str) -> re.Match[str] | None:
    """The mark of a list item that opens a line."""
    return _ITEM.match(words) if words[0] in _MARKS or words[0].isdecimal() else None


def _is_fence(words: str) -> bool:
    return words.startswith(_FENCES)


def _mended(text: str) -> str:
    """A text with raw tags, links and headings as CommonMark wants them."""
    if "<" in text:
        text = _TAG.sub(_apart, text)
    if "](" in text:
        text = _gathered("".join(_with_targets(text)))
    if "# " in text:
        text = _HEADING_MARK.sub(_on_its_own, text)
    return text


def _apart(tag: re.Match[str]) -> str:
    """A raw tag as it may stand in Markdown: on lines of its own, or taken out."""
    name = tag[2].lower()
    if name in _BARE_TAGS:
        return ""
    if name == "br":
        # At the beginning of a line it would open a block of HTML, with no Markdown inside.
        return "\n" if tag.string[tag.start() - 1 : tag.start()] == "\n" else "<br>"
    if name in _BLOCK_TAGS:
        whole = tag[0].replace("\n", " ")
        return f"\n\n{whole}\n\n"
    return tag[0]


def _on_its_own(mark: re.Match[str]) -> str:
    """A mark of a heading, on a new line where it stands behind other text."""
    text, start = mark.string, mark.start()
    lead = text[max(0, start - 2) : start]
    # A single one, as in "No # 5", only behind a link.
    behind = lead[1:] in (" ", "\t") and (
        lead[0] == ")" or (lead[0].isalnum() and len(mark[1]) > 1)
    )
    return f"\n\n{mark[0]}" if behind else mark[0]


def _with_targets(text: str) -> Iterator[str]:
    """The parts of a text, with every link's target on one line, and without its title."""
    start = 0
    at = text.find("](")
    while at >= 0:
        found = _target(text, at + 2)
        end = at + 2
        if found is not None:
            target, end = found
            yield text[start:at]
            yield f"](<{target}>)"
            start = end
        at = text.find("](", end)
    yield text[start:]


def _target(text: str, at: int) -> tuple[str, int] | None:
    """The target that begins at a place, and where the link ends; None where there is none."""
    plain = _PLAIN_TARGET.match(text, at)
    if plain is not None:
        return plain[1], plain.end()
    found = _ADDRESS.match(text, at)
    if found is None:
        return None
    parts = [found[1] if found[1] is not None else found[2]]
    end = found.end()
    closing = _TITLE.match(text, end)
    while closing is None and (more := _MORE_ADDRESS.match(text, end)):
        parts.append(more[1])
        end = more.end()
        closing = _TITLE.match(text, end)
    if closing is None:
        closing = _SPACED_ADDRESS.match(text, at)
        if closing is None or _BLANK.search(closing[0]):
            return None
        parts = [closing[1]]
    return "".join(parts).translate(_NOT_IN_ADDRESS), closing.end()


def _gathered(text: str) -> str:
    """A text with each link on one line; those of several paragraphs as a link in each of them."""
    edits: list[tuple[int, int, str]] = []
    for start, stop in spread_links(text):
        inside = text[start + 1 : stop]
        target = _TARGET_END.match(text, stop + len("]("))
        if target is None:
            continue
        if _is_spread(inside) and text[start] == "[":
            edits.append((start, target.end(), _each_linked(inside, target[1])))
        elif "\n" in inside:
            # A heading ends with its line, and so would a link in it.
            edits.append((start, target.end(), " ".join(text[start : target.end()].split())))
    if not edits:
        return text
    parts: list[str] = []
    at = 0
    # Those inside others come before them, and are seen to by them.
    for start, end, new in _outermost(edits):
        parts += text[at:start], new
        at = end
    return "".join((*parts, text[at:]))


@twin("flat")
def spread_links(text: str) -> list[tuple[int, int]]:
    """Where links and images that hold a line break or a "#" begin, and where their targets do."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text):
        mark, stop = bracket[0], bracket.start()
        if mark in ("[", "!["):
            opened.append(stop)
            del opened[:-_MOST_OPEN]
        elif mark in ("]", "](") and opened:
            start = opened.pop()
            inside = text[start + 1 : stop] if stop - start <= _LONGEST_LINK else ""
            if mark == "](" and ("\n" in inside or "#" in inside):
                found.append((start, stop))
    return found


def _outermost(edits: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    end = 0
    for edit in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if edit[0] >= end:
            yield edit
            end = edit[1]


def _is_spread(inside: str) -> bool:
    """Whether what a link holds is more than a piece of one paragraph."""
    return _BLANK.search(inside) is not None or _OPENS_HEADING.search(inside) is not None


def _each_linked(inside: str, target: str) -> str:
    lines = []
    for line in inside.split("\n"):
        words = line.strip()
        lead = _HEADING.match(words)
        mark, words = (lead[0], words[lead.end() :].strip()) if lead else ("", words)
        if not words or "](" in words or _RULE.match(words):
            lines.append(line)
        else:
            lines.append(f"{mark}[{words}]({target})")
    return "\n".join(lines) + "\n\n"


def _blocks(lines: Sequence[str]) -> Iterator[str]:
    """Lines with the indents and the marks that CommonMark takes for what they are."""
    numbered = _numbered_items(lines)
    items: list[tuple[int, int]] = []  # each open item's indent, and where its text begins now
    fenced = False
    # A single fence would make code of all that follows.
    in_pairs = sum(1 for line in lines if _is_fence(line.lstrip(" \t"))) % 2 == 0
    above = before = ""  # the lines above as they came out
    for at, raw in enumerate(lines):
        line = raw.expandtabs(4) if "\t" in raw else raw
        words = line.strip()
        if not words:
            above, before = raw if fenced else "", above
            yield above
            continue
        indent = indent_of(line) if len(words) < len(line) else 0
        is_marked = words[0] in _MARKS
        if not fenced and _is_fence(words):
            fenced = in_pairs
            out = words if fenced else words.lstrip("`~ ")
        elif fenced:
            fenced = not _is_fence(words)
            out = raw
        elif is_marked and _UNDERLINE.match(words) and len(words) > 1 and _is_title(above, before):
            out = words[0] * 3
        elif is_marked and (_RULE.match(words) or not words.strip("=-")):
            if above:
                yield ""
            items.clear()
            out = "***"
        elif (item := _item(words)) and (item[2] is None or at in numbered):
            while items and indent < items[-1][0] + (_NESTED if len(items) < _DEEPEST else 10**6):
                items.pop()
            margin = items[-1][1] if items else 0
            items.append((indent, margin + len(item[1]) + 1))
            out = f"{' ' * margin}{item[1]} {_inner(words[item.end() :])}"
        else:
            if not above:
                while items and indent <= items[-1][0]:
                    items.pop()
            margin = items[-1][1] if items and (not above or indent > items[-1][0]) else 0
            out = " " * margin + _inner(f"{item[2]}\\{words[len(item[2]) :]}" if item else words)
            if (
                above
                and " " not in words
                and _DEFINITION.match(above)
                and not _DEFINITION.match(words)
            ):
                # An address that was wrapped.
                out = "[" + words[:1].replace("[", "") + "]: #"
        yield out
        before, above = above, out


def _numbered_items(lines: Sequence[str]) -> set[int]:
    """The lines that are items of a numbered list.

    A number is that of an item beside its neighbour: with nothing between but the item's own text
    and lists inside it. A number that stands by itself above a paragraph, or a year, is text.
    """
    found: set[int] = set()
    items: list[tuple[int, int, int]] = []  # of each open item its indent, number and line
    after_gap = False
    for at, line in enumerate(lines):
        words = line.strip()
        if not words:
            after_gap = True
            continue
        if not items and not words[0].isdecimal():
            after_gap = False
            continue
        indent = indent_of(line.expandtabs(4))
        item = _item(words)
        if item and item[2] is not None:
            number = int(item[2])
            while items and items[-1][0] >= indent + _NESTED:
                items.pop()
            if items and indent < items[-1][0] + _NESTED:
                _, before, line_before = items.pop()
                if number < _MOST_ITEMS and number - before in (0, 1):
                    found |= {line_before, at}
            if len(items) < _DEEPEST:
                items.append((indent, number, at))
        elif item is None and after_gap:
            while items and items[-1][0] >= indent:
                items.pop()
        after_gap = False
    return found


def _is_title(above: str, before: str) -> bool:
    """Whether a line with marks of underlining below is a heading: short, and by itself."""
    return (
        has_words(above)
        and not before
        and len(above) <= _LONGEST_HEADING
        and not _HEADING.match(above.lstrip())
        and not _ITEM.match(above.lstrip())
        and above[-1] not in ".;,|>"
    )


def _inner(words: str) -> str:
    """The text of a line, with bold type and deep quoting as CommonMark takes it."""
    quoting = _QUOTING.match(words) if words[:1] == ">" else None
    if quoting is not None and quoting[0].count(">") > _DEEPEST:
        words = "> " * _DEEPEST + words[quoting.end() :]
    # Marks of lists within one another on a single line.
    deep = 0
    item = _item(words) if words else None
    while item is not None:
        deep = item.end()
        item = _ITEM.match(words, deep) if deep < len(words) else None
        if deep > 2 * _DEEPEST:
            words, item = words[:deep] + "\\" + words[deep:], None
    if "**" not in words:
        return words
    if "****" in words and _BOLD.search(words):
        # The end of one bold word and the beginning of another.
        words = words.replace("****", "")
    parts = _BOLD.split(words)
    if len(parts) < 3 or len(parts) % 2 == 0 or "`" in words:
        return words
    for at in range(1, len(parts), 2):
        inside = parts[at].strip()
        lead = " " if parts[at][:1].isspace() else ""
        tail = " " if parts[at][-1:].isspace() and inside else ""
        parts[at] = f"{lead}<b>{inside}</b>{tail}" if inside else lead
    # Where two marks met with nothing between, spaces of two parts meet.
    return re.sub(r"(?<=\S)  +", " ", "".join(parts))


def _with_breaks(lines: Sequence[str]) -> Iterator[str]:
    """Lines with what is to stand between: a mark of a break where the next is one of its own."""
    for at, line in enumerate(lines):
        below = lines[at + 1].strip() if at + 1 < len(lines) else ""
        # Those of a table stay as they are.
        if not line or not below or line.endswith("\\") or "|" in line or "|" in below:
            yield f"{line}\n"
        elif not _is_going_on(line, below):
            yield f"{line.rstrip()}  \n"
        elif _is_spaceless(line.rstrip()[-1:]) and _is_spaceless(below[0]):
            yield line.rstrip()
        else:
            yield f"{line}\n"


def _is_going_on(line: str, below: str) -> bool:
    """Whether a line runs on in the one below, within a link or a sentence."""
    if line.count("[") > line.count("]") or below.count("]") > below.count("["):
        return True
    if ends_sentence(line):
        return False
    first = below.lstrip("*_[(\"“«„‘'")[:1]
    return first.islower() or _is_spaceless(first)


def _is_spaceless(character: str) -> bool:
    """Whether a character is of a script without spaces, or a mark in one."""
    return character != "" and (is_cjk(character) or character in "，、：；「『（")
