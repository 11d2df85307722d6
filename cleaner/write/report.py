"""One page of HTML that shows what was kept of a page, what was dropped, by what and why.

The page stands alone: its style and script are inside it, it asks the network for nothing, and its
Content Security Policy allows that one style and that one script by their hashes and nothing else.
Every word of the input goes through `escape`.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Final

from cleaner.errors import InputError
from cleaner.filters import FILTERS
from cleaner.write.html import escape
from cleaner.write.outcome import Outcome, outcomes
from cleaner.write.writable import Writable

# How many hues the style sheet has; further filters share them.
_HUES: Final = 24
# A longer run of dropped blocks is folded, with this many of its blocks in view.
_LONGEST_RUN: Final = 10
_SHOWN_OF_RUN: Final = 5
# The bounds of a low and of a high confidence.
_LOW: Final = 0.5
_HIGH: Final = 0.8
_SAFE_LINK: Final = ("https://", "http://")
# The scorer takes most of what is dropped: it gets the quiet colour.
_QUIET: Final = "drop_boilerplate"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One input: its row in the index, and its section."""

    row: str
    section: str


@dataclass(frozen=True, slots=True)
class _Row:
    """What the index says of an input; `facts` is HTML with a place for the name."""

    number: int
    name: str
    headline: str
    facts: str
    problems: str
    confidence: float


def to_report(pages: Iterable[tuple[str, Writable | InputError]]) -> str:
    """The report of some pages as one HTML page.

    Args:
        pages: the name of each input, and its article or why there is none.
    """
    named = [(_name(name), page) for name, page in pages]
    several = len(named) != 1
    entries = [_entry(at, name, page) for at, (name, page) in enumerate(named, 1)]
    title = f"{len(entries)} pages" if several else named[0][0]
    body = [_index([entry.row for entry in entries])] if several else []
    body += [entry.section for entry in entries]
    return _frame(f"{title} · cleaner report", "\n".join(body), "several" if several else "single")


def _name(name: str) -> str:
    return "standard input" if name == "-" else name


def _entry(number: int, name: str, page: Writable | InputError) -> _Entry:
    if isinstance(page, InputError):
        return _unread(number, name, str(page))
    found = outcomes(page)
    kept = sum(outcome.kept for outcome in found)
    dropped = len(found) - kept
    problems = "; ".join(page.problems)
    facts = f"{_confidence(page.confidence)}{{}}<span>{kept} kept, {dropped} dropped</span>"
    row = _Row(number, name, page.headline or "No headline", facts, problems, page.confidence)
    parts = [_head(name, page, kept, dropped), _legend(found, kept)]
    parts += ["<ol class=blocks>", *_blocks(found), "</ol>"]
    if not found:
        parts.append('<p class="nothing">There is no text on this page.</p>')
    return _Entry(_row(row), f'<section class="page" id="p{number}">{"".join(parts)}</section>')


def _unread(number: int, name: str, why: str) -> _Entry:
    row = _row(_Row(number, name, "Not read", "{}", why, -1.0))
    section = (
        f'<section class="page" id="p{number}"><header class="head"><p class="name">'
        f"<bdi>{escape(name)}</bdi></p><h1>Not read</h1>"
        f'<ul class="problems"><li>{escape(why)}</li></ul></header></section>'
    )
    return _Entry(row, section)


def _index(rows: Sequence[str]) -> str:
    return (
        '<nav class="index" id="index"><h1>'
        f'{len(rows)} pages</h1><div class="tools"><input id="search" type="search" '
        'placeholder="Search names, headlines, all text" aria-label="Search" autocomplete="off">'
        '<button type="button" id="order" aria-pressed="false">Least sure first</button></div>'
        f'<ol class="rows">{"".join(rows)}</ol>'
        '<p class="nothing" id="none" hidden>No page holds that.</p></nav>'
    )


def _row(row: _Row) -> str:
    trouble = f'<span class="trouble">{escape(row.problems)}</span>' if row.problems else ""
    name = f'<bdi class="name">{escape(row.name)}</bdi>'
    return (
        f'<li data-page="p{row.number}" data-sure="{row.confidence:.4f}"><a href="#p{row.number}">'
        f'<span class="title" dir="auto">{escape(row.headline)}</span>'
        f'<span class="facts">{row.facts.replace("{}", name)}{trouble}</span></a></li>'
    )


def _head(name: str, page: Writable, kept: int, dropped: int) -> str:
    headline = escape(page.headline) if page.headline else "<em>No headline</em>"
    dek = f'<p class="dek" dir="auto">{escape(page.dek)}</p>' if page.dek else ""
    problems = "".join(f"<li>{escape(problem)}</li>" for problem in page.problems)
    return (
        '<header class="head"><a class="back" href="#index">All pages</a>'
        f'<p class="name"><bdi>{escape(name)}</bdi></p>'
        f'<h1 dir="auto">{headline}</h1>{dek}{_about(page)}'
        f'<p class="sums">{_confidence(page.confidence)}'
        f"<span>{kept} kept</span><span>{dropped} dropped</span></p>"
        + (f'<ul class="problems" aria-label="Problems">{problems}</ul>' if problems else "")
        + "</header>"
    )


def _about(page: Writable) -> str:
    """Who, when and where, as far as the page says."""
    published = (page.published or "").replace("T", " ", 1)
    facts = [escape(fact) for fact in (", ".join(page.byline), published, page.site) if fact]
    if page.url:
        facts.append(_link(page.url))
    parts = "".join(f"<span><bdi>{fact}</bdi></span>" for fact in facts)
    return f'<p class="about">{parts}</p>' if parts else ""


def _link(url: str) -> str:
    """An address: a link where it leads to the web, plain text where it leads anywhere else."""
    if not url.lower().startswith(_SAFE_LINK):
        return escape(url)
    return f'<a href="{escape(url)}" rel="noopener noreferrer nofollow">{escape(url)}</a>'


def _confidence(value: float) -> str:
    band = "low" if value < _LOW else "high" if value >= _HIGH else "middling"
    percent = round(value * 100)
    return (
        f'<span class="sure {band}"><svg viewBox="0 0 40 6" aria-hidden="true">'
        f'<rect class="all" width="40" height="6" rx="3"/>'
        f'<rect class="part" width="{40 * value:.1f}" height="6" rx="3"/></svg>'
        f"{percent} % sure</span>"
    )


def _legend(found: Sequence[Outcome], kept: int) -> str:
    """A switch for what was kept and for each filter that took something, in their order."""
    taken = [outcome.filter for outcome in found if not outcome.kept]
    names = sorted(set(taken), key=lambda name: (_place(name), name))
    switches = [_switch("", "kept", kept, "kept")] if kept else []
    switches += [_switch(name, name or "left out", taken.count(name), _hue(name)) for name in names]
    return (
        '<div class="legend" role="group" aria-label="Show or hide">'
        + "".join(switches)
        + '<button type="button" class="every" data-every="on">Show all</button>'
        '<button type="button" class="every" data-every="off">Only kept</button></div>'
        if switches
        else ""
    )


def _switch(name: str, label: str, count: int, look: str) -> str:
    key = "kept" if look == "kept" else f"by {name}"
    return (
        f'<button type="button" class="switch {look}" data-key="{escape(key)}" aria-pressed="true">'
        f"<i></i>{escape(label)} <b>{count}</b></button>"
    )


def _place(name: str) -> int:
    """Where a filter stands in the order of filters; those of others come last."""
    names = [filter.__name__ for filter in FILTERS]
    return names.index(name) if name in names else len(names)


def _hue(name: str) -> str:
    """The class of a filter's colour, the same in every report."""
    if name == _QUIET:
        return "quiet"
    place = _place(name)
    if place == len(FILTERS):
        place += int.from_bytes(hashlib.sha256(name.encode(errors="replace")).digest()[:2])
    return f"h{place % _HUES}"


def _blocks(found: Sequence[Outcome]) -> Iterator[str]:
    for (kept, _), run in groupby(found, key=lambda outcome: (outcome.kept, outcome.filter)):
        together = list(run)
        if kept:
            yield from map(_kept, together)
        else:
            yield _dropped(together)


def _kept(outcome: Outcome) -> str:
    block = outcome.block
    role = str(block.role)
    why = f"{outcome.filter}: {outcome.reason}" if outcome.filter else ""
    if not why and block.is_scored:
        why = f"body with a chance of {block.score:.2f}"
    return (
        f'<li class="kept {role}" data-key="kept"><span class="label" title="{escape(why)}">'
        f'{escape(role.replace("_", " "))}</span><p dir="auto">{escape(block.text)}</p></li>'
    )


def _dropped(run: Sequence[Outcome]) -> str:
    """A run of blocks that one filter dropped, folded where it is long."""
    name = run[0].filter
    lines = list(_struck(run))
    if len(lines) > _LONGEST_RUN:
        more = len(lines) - _SHOWN_OF_RUN
        rest = "".join(lines[_SHOWN_OF_RUN:])
        fold = f"<details><summary>{more} more</summary>{rest}</details>"
        lines = [*lines[:_SHOWN_OF_RUN], fold]
    return (
        f'<li class="dropped {_hue(name)}" data-key="{escape("by " + name)}">'
        f'<span class="label">{escape(name or "left out")}</span>'
        f'<div class="run">{"".join(lines)}</div></li>'
    )


def _struck(run: Sequence[Outcome]) -> Iterator[str]:
    before = ""
    for outcome in run:
        # What no filter took is no part of a body by its role, as a caption.
        why = outcome.reason if outcome.filter else str(outcome.block.role).replace("_", " ")
        text = f"<del>{escape(outcome.block.text)}</del>"
        reason = "" if why == before else f" <small>{escape(why)}</small>"
        before = why
        yield f'<p dir="auto">{text}{reason}</p>'


@cache
def _asset(name: str) -> str:
    return files("cleaner.write").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _frame(title: str, body: str, kind: str) -> str:
    style, script = _asset("report.css"), _asset("report.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n"
        f'<body class="{kind}">\n<main>\n{body}\n</main>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )
