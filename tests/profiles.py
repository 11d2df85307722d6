"""Pages of an invented site, and a general answer that errs on some of their elements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.page import Document, Role

#: How sure the general answer is that the blocks in elements of each class are body. It keeps what
#: the site sells, and drops its boxes of facts.
CHANCES: Final = {"sold": 0.7, "facts": 0.3, "menu": 0.02, "credit": 0.6}
PROMPT: Final = "Our shop has the finest maps of the Orla valley, and members pay no postage."
FACTS: Final = "Length: 412 metres"


def general(document: Document) -> Document:
    """A filter in place of all others: what it finds of a block depends on its element alone."""
    verdicts = []
    for block in document.blocks:
        round_it = block.element.ancestors() if block.element else ()
        words = [word for element in round_it for word in element.words]
        chance = next((CHANCES[word] for word in words if word in CHANCES), 0.95)
        verdict = block.verdict.scored(chance)
        if block.tag == "h1":
            verdict = verdict.as_role(Role.HEADLINE, "the heading")
        verdicts.append(verdict if chance >= 0.5 else verdict.dropped("reads as boilerplate"))
    return document.with_verdicts(verdicts)


def story(number: int) -> Sequence[str]:
    """The paragraphs of one article of the site."""
    return [
        f"The bridge over the Orla reopened on Monday after {number} years of work and delays.",
        f"Drivers had waited since dawn, and the first of {number} was a baker from upstream.",
        f"The council says that the next {number} bridges will be built by the same engineers.",
    ]


def page(
    number: int, *, frame: str = "body", sold: str = PROMPT, site: str = "orla.example"
) -> str:
    """One page of the site.

    Args:
        number: which article it holds.
        frame: the class of the element round the story.
        sold: what stands between its paragraphs and is not part of it.
        site: the domain that it states.
    """
    first, *others = story(number)
    rest = "".join(f"<p>{text}</p>" for text in others)
    return (
        f"<!doctype html><html><head><link rel=canonical href='https://{site}/{number}'></head>"
        f"<body><ul class=menu><li>Home</li><li>Maps</li></ul><h1>Bridge {number} reopens</h1>"
        f"<div class={frame}><p>{first}</p><div class=sold><p>{sold}</p></div>"
        f"<div class=facts><p>{FACTS}</p></div>{rest}</div></body></html>"
    )


def expected(number: int) -> dict[str, str | None]:
    """What is expected of it."""
    first, *others = story(number)
    return {
        "headline": f"Bridge {number} reopens",
        "dek": "",
        "body": "\n\n".join([first, FACTS, *others]),
    }
