"""Leave out of a page's source what nothing reads, and count what is in it, before it is parsed.

Scripts but those of data, styles that hide nothing, comments and most attributes are most of a
page. They are found as libxml2 finds them, by the rules of HTML's tokenizer (HTML Living Standard,
13.2.5), and only their contents go: each tag and each comment stays one, so that the tree is the
same but for them. What is not closed stays as it is.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from cleaner.fast import twin
from cleaner.limits import NO_LIMIT, Limit

#: The attributes that something is read of: of all elements, or of those named before the dot.
READ: Final = b"""
    class id role rel itemprop style hidden aria-hidden data-testid data-component data-type
    content value slot html.lang html.xml:lang meta.name meta.property meta.http-equiv script.type
    a.href link.href base.href time.datetime time.pubdate dialog.open ol.start ol.reversed
    li.reversed template.shadowrootmode template.shadowroot slot.name img.alt img.width img.height
    img.src img.srcset img.data-src img.data-srcset img.data-lazy-src img.data-original
"""
#: An older libxml2 goes by rules of its own.
BY_THE_RULES: Final = etree.LIBXML_VERSION >= (2, 14)
# More attributes of an element than these never reach an older libxml2: it takes quadratic time.
# They are not counted, either.
_MOST_ATTRIBUTES: Final = 500


def _bytes_pattern(pattern: str) -> re.Pattern[bytes]:
    return re.compile(pattern.encode())


_SPACE: Final = r" \t\n\f\r"
_NAME: Final = rf"[a-zA-Z][^{_SPACE}/>]*+"
_NAME_END: Final = rf"(?=[{_SPACE}/>])"
# A name may begin with "=" (13.2.5.32 to 37); a quote that is not closed fits no value. No two ways
# through these patterns begin with the same character, so that they never go back.
_ATTRIBUTE_NAME: Final = rf"[^{_SPACE}/>][^{_SPACE}/>=]*+"
_EQUALS: Final = rf"[{_SPACE}]*+=[{_SPACE}]*+"
_VALUE: Final = rf"""(?:"[^"]*+"|'[^']*+'|(?!["'])[^{_SPACE}>]*+)"""
_TAG: Final = _bytes_pattern(
    rf"<(?P<end>/?)(?P<name>{_NAME})(?P<space>[{_SPACE}/]*+)"
    rf"(?P<attributes>(?:{_ATTRIBUTE_NAME}(?:{_EQUALS}{_VALUE}|(?!{_EQUALS}))[{_SPACE}/]*+)*+)>"
)
_ATTRIBUTE: Final = _bytes_pattern(
    rf"(({_ATTRIBUTE_NAME})(?:{_EQUALS}({_VALUE})|(?!{_EQUALS})))([{_SPACE}/]*+)"
)
# What begins a tag, a comment, or what counts as one (13.2.5.41). Nothing is asked of the end of an
# element that has but a name in which no tag may hide.
_TOKEN: Final = _bytes_pattern(
    rf"<(?:(?P<tag>[a-zA-Z]|/(?:[pP]>|[a-zA-Z][^<{_SPACE}/>]*+[<{_SPACE}/]))|(?P<comment>!--)|"
    rf"[!?]|/(?![a-zA-Z]))"
)
_COMMENT_END: Final = _bytes_pattern(r"--!?>")
_EMPTY_END: Final = _bytes_pattern(r"-?>")
_EMPTY: Final = b"<!-->"
# Elements of raw text: whatever is in them is no tag. Before 2.14, libxml2 knows but two.
_RAW_OF_OLD: Final = frozenset({b"script", b"style"})
_RAW: Final = _RAW_OF_OLD | set(b"textarea title iframe noembed noframes xmp plaintext".split())
# The prefix of one character is found faster than one of two.
_RAW_END: Final = {name: _bytes_pattern(rf"<(?=/(?i:{name.decode()}){_NAME_END})") for name in _RAW}
# What opens a comment in a script, ends it, and begins or ends a script in it (13.2.5.15 to 31).
_SCRIPT_MARK: Final = _bytes_pattern(
    rf"<(?=(?P<comment>!--)|(?P<end>/?)(?i:script){_NAME_END})|--(?=>)"
)
# Where a script may assign its data to a name, as `read.state` reads it.
_ASSIGNED: Final = _bytes_pattern(r"__[\x00-\x20\x80-\xff]*+=")
_QUOTES: Final = frozenset({b"'", b'"'})
_SCRIPTS: Final = frozenset({b"", b"text/javascript", b"module"})


def shortened(text: str, limit: Limit = NO_LIMIT) -> bytes:
    """A page in UTF-8, without most of what nothing reads.

    Raises:
        InputError: for a page with more elements and attributes than the limit allows.
    """
    source = text.encode("utf-8", "replace").replace(b"\0", b"")
    short = cut(source, READ, limit.pieces, by_the_rules=BY_THE_RULES)
    if short is None:
        limit.refuse_pieces("elements and attributes")
    return short


@twin("source")
def cut(source: bytes, read: bytes, most: int, *, by_the_rules: bool) -> bytes | None:
    """Leave out of a page's source what nothing reads.

    Args:
        source: the page in UTF-8, without the character 0.
        read: the attributes that are read, as `READ`.
        most: how many elements and attributes there may be; the end of a paragraph counts as one,
            since an older libxml2 makes an element of a stray one.
        by_the_rules: whether it is parsed by the rules; if not, nothing goes but attributes of
            elements that have too many.

    Returns:
        The source, None if there are more pieces in it.

    >>> source = b"<p onclick='x()' class=a>Open<!-- for now --><script>x()</script>"
    >>> cut(source, READ, 9, by_the_rules=True)
    b'<p class=a>Open<!--><script></script>'
    """
    names = _by_tag(read)
    parts: list[bytes] = []
    done = at = 0
    while most >= 0 and (token := _TOKEN.search(source, at)):
        start = token.start()
        if not token["tag"]:
            end = _end_of_comment(source, token)
            if end is None:
                break
            if token["comment"] and by_the_rules:
                parts += source[done:start], _EMPTY
                done = end
            at = end
            continue
        tag = _TAG.match(source, start)
        if tag is None:
            break
        at = tag.end()
        name = tag["name"].lower()
        if tag["end"]:
            most -= name == b"p"
            continue
        attributes = _ATTRIBUTE.findall(tag["attributes"])
        most -= 1 + min(len(attributes), _MOST_ATTRIBUTES)
        is_closed = (attributes[-1][-1] if attributes else tag["space"]).endswith(b"/")
        kept = _kept(attributes, names.get(name, names[b""])) if attributes else []
        if attributes and (by_the_rules or len(attributes) > _MOST_ATTRIBUTES):
            parts.append(source[done : tag.end("name")])
            parts += [b" " + attribute for attribute, *_ in kept]
            parts.append(b" />" if is_closed else b">")
            done = at
        if name in (_RAW if by_the_rules else _RAW_OF_OLD) and not is_closed:
            end = _end_of_raw(source, at, name)
            if end is None:
                break
            if by_the_rules and not _is_read(name, kept, source[at:end]):
                parts.append(source[done:at])
                done = end
            at = end
    return None if most < 0 else b"".join([*parts, source[done:]])


#: An attribute as it stands, its name and value in it, and what parts it from the next.
_Attribute = tuple[bytes, bytes, bytes, bytes]


def _by_tag(read: bytes) -> dict[bytes, set[bytes]]:
    """The attributes that are read of some tags, and by an empty tag those of all others."""
    found: dict[bytes, set[bytes]] = {b"": set()}
    for name in read.split():
        tag, _, attribute = name.rpartition(b".")
        found.setdefault(tag, set()).add(attribute)
    return {tag: names | found[b""] for tag, names in found.items()}


def _kept(attributes: list[_Attribute], read: set[bytes]) -> list[_Attribute]:
    """The attributes that are read; of several of one name, the first counts (13.2.5.33)."""
    found: dict[bytes, _Attribute] = {}
    for attribute in attributes:
        name = attribute[1].lower()
        if name in read:
            found.setdefault(name, attribute)
    return list(found.values())


def _is_read(tag: bytes, attributes: list[_Attribute], text: bytes) -> bool:
    """Whether something is read of the raw text in an element."""
    if tag == b"style":
        # As `read.styles` has it.
        return b"none" in text or b"display" in text
    if tag != b"script":
        return True
    kind = next((value for _, name, value, _ in attributes if name.lower() == b"type"), b"")
    kind = kind[1:-1] if kind[:1] in _QUOTES else kind
    # What its references stand for is not looked up here.
    if b"&" in kind or b"ld+json" in kind.lower() or kind == b"application/json":
        return True
    return kind in _SCRIPTS and (
        b"Fusion.globalContent" in text
        or b"__next_f.push" in text
        or _ASSIGNED.search(text) is not None
    )


def _end_of_comment(source: bytes, token: re.Match[bytes]) -> int | None:
    """Where a comment, or what counts as one, ends; None if it does not."""
    at = token.end()
    if token["comment"]:
        ending = _EMPTY_END.match(source, at) or _COMMENT_END.search(source, at)
        return ending.end() if ending else None
    # The sign behind the "<" may not be the end, but the next one may.
    return source.find(b">", at) + 1 or None


def _end_of_raw(source: bytes, at: int, name: bytes) -> int | None:
    """Where the end tag of an element of raw text begins, None if there is none."""
    if name == b"plaintext":
        return None
    ending = _RAW_END[name].search(source, at)
    if ending is None or name != b"script" or source.find(b"<!--", at, ending.start()) < 0:
        return ending.start() if ending else None
    return _end_of_escaped(source, at)


def _end_of_escaped(source: bytes, at: int) -> int | None:
    """Where a script ends that has comments in it: not at the end of a script in a comment.

    >>> _end_of_escaped(b"<!-- <script> </script> --> </script>", 0)
    28
    """
    is_comment = is_double = False
    for mark in _SCRIPT_MARK.finditer(source, at):
        if mark["comment"]:
            is_comment = True
        elif mark[0] == b"--":
            is_comment = is_double = False
        elif not mark["end"]:
            is_double = is_comment
        elif is_double:
            is_double = False
        else:
            return mark.start()
    return None
