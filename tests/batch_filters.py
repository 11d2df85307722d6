"""Filters that misbehave on marked pages, in a module that worker processes can import."""

import os
import signal
import time

from cleaner.page import Document


def _is_marked(document: Document, mark: str) -> bool:
    return any(mark in block.text for block in document.blocks)


def hang(document: Document) -> Document:
    while _is_marked(document, "HANGS"):
        time.sleep(0.01)
    return document


def die(document: Document) -> Document:
    if _is_marked(document, "DIES"):
        os.kill(os.getpid(), signal.SIGKILL)
    return document


def fail(document: Document) -> Document:
    if _is_marked(document, "FAILS"):
        raise RuntimeError("this page is unlucky")
    return document


class OddError(Exception):
    """An error that is made of two things, and so cannot be made again of its message."""

    def __init__(self, what: str, where: int) -> None:
        super().__init__(f"{what} at {where}")


def fail_oddly(document: Document) -> Document:
    if _is_marked(document, "FAILS"):
        raise OddError("unlucky", 7)
    return document


def dawdle(document: Document) -> Document:
    if _is_marked(document, "DAWDLES"):
        time.sleep(1)
    return document
