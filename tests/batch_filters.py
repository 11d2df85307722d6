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


def dawdle(document: Document) -> Document:
    if _is_marked(document, "DAWDLES"):
        time.sleep(1)
    return document
