"""Put what a page keeps in templates where a browser shows it.

Two kinds are meant to be shown without the page's own scripts knowing anything of the text:
declarative shadow roots (HTML Living Standard, 4.12.3), and the places that React streams a page's
late parts into: `<template id="B:0">` is replaced by what `<div hidden id="S:0">` holds.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

_SHADOW_MODES: Final = ("shadowrootmode", "shadowroot")
_PLACE: Final = "B:"
_SEGMENT: Final = "S:"
# More places than this are not filled, which bounds the work: each may lie in the one before.
_MOST_PLACES: Final = 1_000


def put_in_place(body: etree._Element) -> None:
    """Open the shadow roots under an element, and move streamed parts to their places."""
    templates = list(body.iter("template"))
    _open_shadow_roots(body, templates)
    _fill_places(body, templates)


def _open_shadow_roots(body: etree._Element, templates: list[etree._Element]) -> None:
    hosts: dict[etree._Element, etree._Element] = {}
    for template in templates:
        host = template.getparent()
        # A host has one shadow root: the first.
        if host is not None and host not in hosts and any(map(template.get, _SHADOW_MODES)):
            template.tag = "div"
            hosts[host] = template
    if not hosts:
        return
    slots = _slots(body, set(hosts.values()))
    for host, root in hosts.items():
        for child in [child for child in host if child is not root]:
            slot = slots.get((root, child.get("slot", "")))
            if slot is not None:
                slot.append(child)
            else:
                child.set("hidden", "")


def _slots(
    body: etree._Element, roots: set[etree._Element]
) -> dict[tuple[etree._Element, str], etree._Element]:
    """The first slot of each name in each shadow root."""
    found: dict[tuple[etree._Element, str], etree._Element] = {}
    for slot in body.iter("slot"):
        root = next((outer for outer in slot.iterancestors() if outer in roots), None)
        if root is not None:
            found.setdefault((root, slot.get("name", "")), slot)
    return found


def _fill_places(body: etree._Element, templates: list[etree._Element]) -> None:
    places = {
        name.removeprefix(_PLACE): template
        for template in templates
        if (name := template.get("id", "")).startswith(_PLACE)
    }
    if not 0 < len(places) <= _MOST_PLACES:
        return
    for segment in list(body.iter("div")):
        name = segment.get("id", "")
        place = places.get(name.removeprefix(_SEGMENT)) if name.startswith(_SEGMENT) else None
        if place is None or segment.get("hidden") is None or _holds(segment, place):
            continue
        del segment.attrib["hidden"]
        place.addnext(segment)


def _holds(outer: etree._Element, inner: etree._Element) -> bool:
    return any(element is outer for element in inner.iterancestors())
