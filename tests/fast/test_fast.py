"""The scorer's compiled columns are those of the plain twins, bit for bit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.fast import COMPILED, TWINS
from cleaner.filters import BEFORE_SCORER
from cleaner.look.elements import looks
from cleaner.model.columns import elements as of_elements
from cleaner.model.columns.characters import character_marks
from cleaner.model.columns.evidence import Evidence, add_words, gather
from cleaner.model.columns.spoken import spoken_form
from cleaner.model.fingerprints import fingerprints
from cleaner.model.weights import shipped_weights
from cleaner.page import Document
from cleaner.pipeline import run
from cleaner.read import read
from tests.generated import broken_pages, marked_up_pages
from tests.twins import agree

pytestmark = pytest.mark.skipif(not COMPILED, reason="there is no compiled core")
PAGES = sorted((Path(__file__).parent.parent.parent / "fixtures" / "pages").glob("*/input.*"))


def check(page: str | bytes) -> None:
    document, _ = run(read(page)[0], BEFORE_SCORER)
    if document.verdicts:
        check_document(document)


def check_document(document: Document) -> None:
    evidence = gather(document)
    of_form = shipped_weights()[document.form]
    add_words(evidence, of_form.names, of_form.terms, of_form.wording)
    check_text(evidence)
    check_words(evidence)
    check_places(evidence)
    if evidence.elements is not None:
        check_elements(evidence)
    check_answers(evidence)
    check_trees(evidence)


def check_text(evidence: Evidence) -> None:
    page, table = evidence.document.page, evidence.table
    agree("characters.text_shapes", page.texts, page.linked, page.bold, character_marks())
    agree("places.unit_shapes", page.glues, table["size"], table["stops"], table["ends"])
    agree("places.begin_within", page.texts, " ".join(page.texts[::2]))


def check_words(evidence: Evidence) -> None:
    page, spoken = evidence.document.page, evidence.spoken
    agree("words.spell", page.keys, page.texts, spoken_form)
    agree("words.wording", page.texts)
    table = evidence.table
    agree("words.wording_round", table["terms"], table["size"], table["unit_place"])
    said = [*page.keys, *page.texts]
    agree("words.fingerprints", said, [at % 5 for at in range(len(said))])
    prints, starts = fingerprints(said, [0] * len(said))
    agree("words.number_words", prints, starts)
    odds = shipped_weights()["html"].terms
    asked = [at % 7 > 0 for at in range(len(said))]
    for values in (odds.odds, odds.odds.astype(np.float64)):
        agree("words.known_odds", prints, starts, asked, odds.prints, values, odds.firsts)
    for weight in chances(len(page)):
        agree("words.echoes", spoken.words, spoken.starts, weight)
    for titles in range(len(spoken.sizes) + 1):
        agree("words.agreement", spoken.words, spoken.starts, spoken.brief, spoken.sizes, titles)


def check_places(evidence: Evidence) -> None:
    page, table = evidence.document.page, evidence.table
    agree("places.place_columns", table["good"])
    columns = [table[name] for name in ("size", "good", "linked", "taken")]
    agree("places.window_columns", *columns)
    columns = [table[name] for name in ("size", "ends", "linked", "good")]
    agree("places.kin_means", evidence.kin, *columns)
    agree("places.spaces_of_lines", page.indents, page.gaps, page.lines)
    columns = [table[name] for name in ("size", "ends", "unit_size", "unit_ends")]
    agree("places.short_lines", *columns)


def check_elements(evidence: Evidence) -> None:
    page, table = evidence.document.page, evidence.table
    columns = page.elements
    agree("looks.number_looks", columns.tags, columns.words, columns.class_sizes)
    agree("looks.alike_elements", *looks(page), columns.parents, page.owners)
    agree("looks.stretches", columns.parents, page.owners)
    agree("looks.grouped", looks(page)[1], len(looks(page)[0]))
    agree("looks.handed_down", columns.parents, list(range(0, len(columns), 3)))
    known = of_elements.MARKS_OF_TAGS, of_elements.MARKS_OF_WORDS
    agree("elements.element_marks", *looks(page), *known)
    marks = of_elements.element_marks(*looks(page), *known)
    tree = columns.parents, columns.ends, columns.depths, page.owners
    shapes = [table[name] for name in ("size", "good", "linked")]
    agree("elements.element_columns", marks, *tree, *shapes)
    # As if other parts of the page were its running text.
    for good in chances(len(page)):
        agree("elements.element_columns", marks, *tree, shapes[0], good * shapes[0], shapes[2])
    names = evidence.spoken.names
    of_looks = shipped_weights()["html"].names.of_texts(*names, [True] * len(looks(page)[0]))
    agree("elements.name_columns", of_looks, looks(page)[1], columns.parents, page.owners)


def check_answers(evidence: Evidence) -> None:
    page, size = evidence.document.page, evidence.table["size"]
    elements = page.elements
    for at in (-1, 0, len(page) // 2, len(page) - 1):
        agree("places.place_from", at, size)
    for chance in chances(len(page)):
        agree("places.headline_chances", chance)
        weight = size * chance
        agree("places.body_chances", chance, size, weight, 0.7, evidence.kin)
        if evidence.elements is not None:
            tree = elements.parents, elements.ends, page.owners
            agree("elements.element_chances", *tree, weight, size, 0.7)


def check_trees(evidence: Evidence) -> None:
    blocks = np.arange(0, len(evidence.document.verdicts), 2)
    known = set(evidence.table)
    for trees in shipped_weights()[evidence.document.form].trees.values():
        if known.issuperset(trees.features):
            arrays = trees.splits, trees.thresholds, trees.leaves
            table = evidence.table.matrix(), evidence.table.places(trees.features)
            agree("trees.sum_leaves", *table, blocks, *arrays)
            odds = trees.log_odds(evidence.table, blocks)
            agree("trees.probabilities", odds, blocks, len(evidence.document.verdicts))
            agree("trees.shares", odds, blocks, len(evidence.document.verdicts))


def chances(count: int) -> list[np.ndarray]:
    some = np.random.default_rng(count).random(count).astype(np.float32)
    return [some, some**8, np.zeros_like(some), np.ones_like(some), np.where(some > 0.7, some, 0)]


@pytest.mark.parametrize(
    "arrays",
    {
        "a column beyond": ([[2]], [[0.5]], [[0, 1]]),
        "no threshold": ([[0, 1]], [[0.5]], [[0, 1], [0, 1]]),
        "no leaves of a tree": ([[0, 1]], [[0.5, 0.5]], [[0, 1]]),
        "a leaf too few": ([[0], [1]], [[0.5], [0.5]], [[0, 1, 2]]),
        "a level too many": ([[0]] * 9, [[0.5]] * 9, [[0] * 2**9]),
    }.values(),
)
def test_trees_that_lack_something_are_refused(arrays: tuple[list[list[float]], ...]) -> None:
    splits, thresholds, leaves = map(np.array, arrays)
    table = np.zeros((2, 4), np.float32), np.array([[0, 1], [0, 0]], np.intp)
    trees = splits.astype(np.uint8), thresholds.astype(np.float32), leaves.astype(np.float32)
    _, sum_leaves = TWINS["trees.sum_leaves"]
    with pytest.raises((IndexError, ValueError)):
        sum_leaves(*table, np.arange(4), *trees)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_golden_pages(path: Path) -> None:
    check(path.read_bytes())


@settings(max_examples=100, deadline=None)
@given(broken_pages())
def test_broken_pages(page: str) -> None:
    check(page)


@settings(max_examples=100, deadline=None)
@given(marked_up_pages)
def test_what_tags_and_attributes_say(page: str) -> None:
    check(page)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(max_size=900) | st.text("aB1 .,’東京\u0345ß", max_size=900), min_size=1))
def test_any_characters(texts: list[str]) -> None:
    check_document(Document.of_lines(*texts))


#: Pages of shapes that no page has: name -> page.
SHAPES = {
    "deep": "<div class=story>" * 2_000 + "One",
    "siblings": "<p>One more" * 20_000,
    "looks": "".join(f"<p class='c{at} headline'>One" for at in range(5_000)),
    "classes": f"<p class='{'story ' * 50_000}'>One",
    "many words": "<p>" + " ".join(f"word{at}" for at in range(20_000)),
    "wide": "<p>東京の橋が再開した。" * 100 + "<p>\U0001f309 ok.\u201d )",
    "stated": "<title>The bridge</title>"
    + "".join(f"<meta name=description content='The bridge {at}'>" for at in range(20))
    + "<p>The bridge 7 reopens<p>*",
    "text": "The bridge is open. " * 40 + "\n\n  - a\n  - b\n\n\n\n" + "word " * 500,
    "one line": "One. Two! Three? " * 300,
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_that_no_page_has(shape: str) -> None:
    check(SHAPES[shape])


def test_words_that_share_most_of_their_bits() -> None:
    numbers = np.arange(5_000, dtype=np.uint64)
    prints = np.concatenate([numbers, numbers << np.uint64(32), numbers << np.uint64(50), numbers])
    agree("words.number_words", prints, np.array([0, 7, 7, 9_000, prints.size]))
