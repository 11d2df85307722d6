"""Articles as Markdown.

Text is escaped by the rules of CommonMark 0.31 (2.4, backslash escapes): what was text in the
input is text again when the Markdown is rendered, never markup, HTML or a link.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner.page import Block, Role
from cleaner.write.text import join_units
from cleaner.write.writable import Writable

# Punctuation that can open markup anywhere in a line.
_ANYWHERE = re.compile(r"([\\`*_{}\[\]<>#|~&])")
# What makes a line a list, a heading, a rule or code only at its start.
_AT_START = re.compile(r"^(\s*)([-+=:]|\d{1,9}(?=[.)]))")
_BARE_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|javascript|data|vbscript):|\b(www)\.|@")
_OPENINGS = {
    Role.SUBHEAD: "## ",
    Role.LIST_ITEM: "- ",
    Role.QUOTE: "> ",
    Role.EMBED: "> ",
}


def to_markdown(article: Writable) -> str:
    """Headline, dek and body as Markdown, with a newline at the end."""
    parts: list[str] = []
    if article.headline:
        parts.append("# " + escape(article.headline))
    if article.dek:
        parts += ["**" + escape(line) + "**" for line in article.dek.split("\n")]
    parts += _body(article.blocks)
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    r"""Text with everything that could be read as markup made plain.

    >>> print(escape("1. <b>5 * 3</b> [x](javascript:alert)"))
    1\. \<b\>5 \* 3\</b\> \[x\](javascript\:alert)
    """
    text = _ANYWHERE.sub(r"\\\1", text)
    text = _BARE_LINK.sub(lambda found: found[0][:-1] + "\\" + found[0][-1], text)
    start = _AT_START.match(text)
    if start is not None:
        mark = start.end() if start[2].isdigit() else start.start(2)
        text = text[:mark] + "\\" + text[mark:]
    return text


def _body(blocks: Sequence[Block]) -> list[str]:
    parts: list[str] = []
    before: Role | None = None
    for role, text in join_units(blocks):
        if role is Role.TABLE_ROW:
            cells = [escape(cell) for cell in text.split("\t")]
            row = "| " + " | ".join(cells) + " |"
            if before is not role:
                row += "\n|" + " --- |" * len(cells)
        else:
            row = _OPENINGS.get(role, "") + escape(text.replace("\t", " "))
        if role is before and role in (Role.LIST_ITEM, Role.TABLE_ROW):
            parts[-1] += "\n" + row
        else:
            parts.append(row)
        before = role
    return parts
