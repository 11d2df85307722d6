"""Galleries that are longer than the story that they stand below."""

from __future__ import annotations

from cleaner.filters.drop_galleries import drop_galleries
from cleaner.page import Document
from cleaner.read import read_html

STORY = "<p>The bridge over the Orla reopened on Monday after four years of work.</p>"


def gallery(pictures: int, counter: str = "{}/{}") -> str:
    """A gallery of pictures, with a long caption below each one's number."""
    caption = "<p>Number {0} of the people who had waited on the pier since the early morning.</p>"
    return "".join(
        f"<li><h2>{counter.format(number, pictures)}</h2>{caption.format(number)}</li>"
        for number in range(1, pictures + 1)
    )


def kept(html: str) -> int:
    document: Document = drop_galleries(read_html(html))
    return len(document.body_places())


def test_a_long_gallery_that_counts_its_pictures_below_a_story_is_no_part_of_it() -> None:
    for counter in ("{}/{}", "{} / {}", "{}/{} 18 October"):
        pictures = gallery(9, counter)
        assert kept(f"{STORY * 2}<div class='full-gallery'><ul>{pictures}</ul></div>") == 2


def test_a_story_that_is_told_in_pictures_keeps_what_stands_below_them() -> None:
    pictures = f"<div class=gallery><ul>{gallery(9)}</ul></div>"
    assert kept(STORY + pictures) == 19
    few = f"<div class=gallery><ul>{gallery(3)}</ul></div>"
    assert kept(STORY * 2 + few) == 8
    uncounted = f"<div class=gallery><ul>{gallery(9, 'Picture {} of {}')}</ul></div>"
    assert kept(STORY * 2 + uncounted) == 20
