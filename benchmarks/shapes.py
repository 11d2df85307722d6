"""Pages of extreme shapes, as large as asked for: each the same thing over and over."""

from __future__ import annotations

import json
from collections.abc import Callable

SENTENCE = "The storm hit the coast at night, and the mayor of the town said that nobody was hurt. "
WORD = "Ortsverband "


def _filled(size: int, unit: str, opening: str = "", closing: str = "") -> str:
    room = max(size - len(opening) - len(closing), 0)
    return opening + unit * (room // len(unit)) + closing


def _counted(size: int, unit: str, opening: str = "", closing: str = "") -> str:
    """As `_filled`, with a running number in place of each "#", so that no two units are equal."""
    parts = [opening]
    room = size - len(opening) - len(closing)
    number = 0
    while room > 0:
        part = unit.replace("#", str(number))
        parts.append(part)
        room -= len(part)
        number += 1
    return "".join([*parts, closing])


def _page(unit: str, opening: str = "", closing: str = "") -> Callable[[int], str]:
    def fill(size: int) -> str:
        head = "<!doctype html><html><head><title>Storm hits the coast</title></head><body>"
        return _counted(size, unit, head + opening, closing + "</body></html>")

    return fill


def _text(unit: str) -> Callable[[int], str]:
    return lambda size: _counted(size, unit)


def _numbered(size: int, unit: Callable[[int], str]) -> str:
    """As `_page`, with a unit that is made anew for each number."""
    parts = ["<html><body>"]
    room, number = size, 0
    while room > 0:
        parts.append(unit(number))
        room -= len(parts[-1])
        number += 1
    return "".join(parts)


def _name(number: int) -> str:
    """A word of letters for each number."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return "".join(letters[number // 26**place % 26] for place in range(4))


def _many_classes(number: int) -> str:
    names = " ".join(_name(number * 40 + i) for i in range(40))
    return f'<div class="{names}"><p>A storm {number}</p></div>'


def _bare_attributes(number: int) -> str:
    return f"<p {' '.join(_name(i)[:2] for i in range(300))}>a {number}</p>"


def _wide(shape: Callable[[int], str]) -> Callable[[int], str]:
    """A shape with one character in it for which Python spends four bytes on each character."""
    return lambda size: shape(size).replace("storm", "\U0001f32a", 1)


def _nested(size: int) -> str:
    depth = size // len("<div></div>")
    return f"<html><body>{'<div>' * depth}{SENTENCE}{'</div>' * depth}</body></html>"


def _in_script(script: str) -> str:
    shown = "<p>Loading</p><p>Please wait</p>"
    return (
        f'<html><head><script type="application/ld+json">{script}</script></head>'
        f"<body>{shown}</body></html>"
    )


def _json_ld_body(size: int) -> str:
    article = {"@type": "NewsArticle", "headline": "Storm hits the coast"}
    body = _counted(size, f"{SENTENCE}#\n")
    return _in_script(json.dumps({**article, "articleBody": body}))


def _json_ld_lines(size: int) -> str:
    return _in_script(
        json.dumps({"@type": "NewsArticle", "articleBody": _counted(size * 3 // 4, "It #.\n")})
    )


def _json_ld_nodes(size: int) -> str:
    return _in_script(
        '{"@type":"NewsArticle","headline":"A","about":[' + "{}," * (size // 3) + "1]}"
    )


def _json_ld_broken(size: int) -> str:
    return _in_script(_counted(size, '{"@type":"NewsArticle","headline":"Storm "#" hits","url":"'))


def _json_ld_scripts(size: int) -> str:
    script = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A #"}</script>'
    return _counted(size, script, "<html><head>", f"</head><body><p>{SENTENCE}</p></body></html>")


def _long_line(unit: str) -> Callable[[int], str]:
    """A paragraph of one line, in a script or with marks that words are told apart by otherwise."""
    return _bytes_of(unit, "<html><body><h1>Storm hits the coast</h1><p>", "</p></body></html>")


def _bytes_of(unit: str, opening: str = "", closing: str = "") -> Callable[[int], str]:
    """As `_filled`, by the size in UTF-8."""
    width = len(unit.encode()) / len(unit)
    return lambda size: _filled(int(size / width), unit, opening, closing)


def _stated(unit: str, opening: str, closing: str) -> Callable[[int], str]:
    """An article whose head states something long."""
    shown = f"<h1>Storm hits the coast</h1><p>{SENTENCE * 3}</p>"
    return lambda size: _filled(
        size, unit, f"<html><head>{opening}", f"{closing}</head><body>{shown}</body></html>"
    )


def _deep_json(size: int) -> str:
    return _in_script('{"@type":"Article","headline":' + "[" * size)


#: Name -> a page of about that many characters.
SHAPES: dict[str, Callable[[int], str | bytes]] = {
    "paragraphs": _page(f"<p>{SENTENCE * 3}#</p>"),
    "one huge paragraph": _page(SENTENCE, "<p>", "</p>"),
    "links": _page('<a href="/story/#">Storm # hits the coast</a> '),
    "items of links": _page('<li><a href="/story/#">Storm # hits the coast</a></li>', "<ul>"),
    "table cells": _page("<tr><td>#</td><td>Guests</td><td>3,5 %</td></tr>", "<table>"),
    "cells in one row": _page("<td>#</td>", "<table><tr>"),
    "br-separated lines": _page(f"{SENTENCE}#<br>", "<p>"),
    "nested divs": _nested,
    "nested inline": _page("<b><i>#"),
    "nested tables": _page("<table><tr><td>#"),
    "nested lists": _page("<ul><li>#"),
    "tiny elements": _page("<p>#</p>"),
    "attributes": _page(' data-x#="value of #"', "<p", f">{SENTENCE}</p>"),
    "elements with attributes": _page(
        '<p id="p#" style="color:red" data-x="#" itemprop="a">a #</p>'
    ),
    "classes": _page("story-body__item-# ", '<div class="', f'"><p>{SENTENCE}</p></div>'),
    "many attributes": _page("<p " + " ".join(f"a{i}=1" for i in range(60)) + ">a #</p>"),
    "bare attributes": lambda size: _numbered(size, _bare_attributes),
    "many classes": lambda size: _numbered(size, _many_classes),
    "elements round blocks": _page("<div>" * 9 + "<p>a #</p>" + "</div>" * 9),
    "inline elements": _page("<i>a #</i>", "<p>", "</p>"),
    "bare elements": _page("<p>1"),
    "elements with classes": _page('<div class="c# item-# story"><p>A storm #</p></div>'),
    "entities": _page("&amp;&eacute;&#8217;&nbsp;&lt;p&gt; ", "<p>", "</p>"),
    "unclosed tags": _page(f"<p><div><em>{SENTENCE}#"),
    "unopened ends": _page(f"</p></div></b>{SENTENCE}#"),
    "unclosed quotes": _page('<a href="/story/#>', "<p>"),
    "angle brackets": _page("< <<"),
    "comments": _page("<!-- # --><p>a #</p>"),
    "unclosed comments": _page("<!-- # "),
    "scripts": _page('<script>var x# = "<p>";</script><p>a #</p>'),
    "metas": _page(
        '<meta property="article:tag" content="storm #"><meta name="author" content="A #">'
    ),
    "times": _page('<time datetime="2025-06-03T10:#">3 June</time>'),
    "headings": _page(f"<h2>Storm # hits</h2><p>{SENTENCE}#</p>"),
    "quotes": _page(f"<blockquote>“The storm # hit”</blockquote><p>{SENTENCE}#</p>"),
    "captions": _page("<figure><figcaption>The storm #. Photo: Jane Roe</figcaption></figure>"),
    "JSON-LD body": _json_ld_body,
    "JSON-LD lines": _json_ld_lines,
    "JSON-LD nodes": _json_ld_nodes,
    "JSON-LD broken": _json_ld_broken,
    "JSON-LD scripts": _json_ld_scripts,
    "JSON-LD brackets": _deep_json,
    "long line: Chinese": _long_line("風"),
    "long line: Japanese": _long_line("台風が海岸を"),
    "long line: Hindi": _long_line("तूफान-"),
    "long line: Thai": _long_line("พายุพัดถล่ม"),
    "long line: Arabic": _long_line("العاصفة،"),
    "long line: slashes": _long_line("a/b"),
    "long line: figures": _long_line("1,"),
    "stated: comments for an author": _stated("&lt;!--", '<meta name=author content="', '">'),
    "stated: authors": _stated("Jane Roe and ", '<meta name=author content="', '">'),
    "stated: dashes for a title": _stated(" - ", "<title>", "</title>"),
    "stated: JSON-LD, half authors": _stated(
        '"author" ', '<script type="application/ld+json">{', "</script>"
    ),
    "stated: JSON-LD, half names": _stated(
        '"author":{"name" ', '<script type="application/ld+json">{', "</script>"
    ),
    "stated: JSON-LD, long address": _stated(
        "a.",
        '<script type="application/ld+json">{"@type":"NewsArticle","url":"http://',
        '"}</script>',
    ),
    "shown: authors": _page("<span class=byline>By Jane Roe and Ann # Poe</span>"),
    "shown: one long byline": _page(
        "Jane Roe and ", "<p class=byline>", f"</p><p>{SENTENCE * 3}</p>"
    ),
    "shown: dates": _page("<p>Published on 12 March 2024, 10:#</p>", "<h1>Storm hits</h1>"),
    "text: paragraphs": _text(f"{SENTENCE * 3}#\n\n"),
    "text: short lines": _text("Storm # hits\n"),
    "text: one huge line": lambda size: _filled(size, SENTENCE),
    "text: sentences": lambda size: _filled(size, "It is. "),
    "text: wide spaces": lambda size: _filled(size, "It is  "),
    "text: one Chinese line": _bytes_of("風"),
    "text: one Hindi line": _bytes_of("तूफान-"),
    "text: one line of slashes": _bytes_of("a/b"),
    "text: one huge word": lambda size: _filled(size, "a"),
    "text: a word a line": _text("storm\nand\ncoast\n#\n"),
    "text: equal lines": lambda size: _filled(size, f"{SENTENCE}\n"),
    "text: hard-wrapped": _text(
        "The storm hit the coast at night, and the mayor of the town said\nthat #, "
    ),
    "text: columns": _text("Guests   #   3,5 %\n"),
    "text: bullets": _text("• storm # hits the coast\n"),
    "text: seams": _text("The end of story #.Then the next one begins"),
    "text: headings of chrome": _text("Related articles\nStorm # hits\n"),
    "text: blank lines": lambda size: _filled(size, " \n\n"),
    "wide: one huge paragraph": _wide(_page(SENTENCE, "<p>", "</p>")),
    "wide: JSON-LD body": _wide(_json_ld_body),
    "wide: one huge line": _wide(lambda size: _filled(size, SENTENCE)),
    "wide: paragraphs": _wide(_page(f"<p>{SENTENCE * 3}#</p>")),
    "bytes: one legacy line": lambda size: _filled(size, "Köln und Düsseldorf ").encode("cp1252"),
    "bytes: legacy HTML": lambda size: _page("<p>Köln # und Düsseldorf</p>")(size).encode("cp1252"),
}
