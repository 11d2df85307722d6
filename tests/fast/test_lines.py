"""The compiled questions about lines, paragraphs, marks and verdicts answer as the plain ones."""

from __future__ import annotations

from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.fast import COMPILED, TWINS
from cleaner.page import Basis, Block, Document, Role, Verdict
from cleaner.text import PIECE
from tests.generated import CHARACTERS, lines
from tests.twins import agree

pytestmark = pytest.mark.skipif(not COMPILED, reason="there is no compiled core")
# Twins are known when their modules are imported.
for module in (
    "filters._doubtful",
    "filters._paragraphs",
    "filters._scored",
    "look.lines",
    "model.columns.spoken",
):
    import_module(f"cleaner.{module}")
TEXTS = st.lists(
    st.one_of(
        lines,
        st.text(),
        st.text(CHARACTERS),
        st.text(' \t\n\xa0.,"”_’ßΣσ1٣²½東京がＡ', max_size=200),
        st.text("aΣ’ .", max_size=20),
    ),
    max_size=12,
)
VERDICTS = st.builds(
    Verdict,
    st.sampled_from(Role),
    st.sampled_from(Basis),
    st.sampled_from(["", "drop_tags"]),
    st.sampled_from(["", "tags"]),
    st.sampled_from([None, 0.5]),
)


@settings(deadline=None)
@given(TEXTS, st.data())
def test_what_all_lines_of_a_page_are(texts: list[str], data: st.DataObject) -> None:
    agree("lines.unclosed", tuple(texts))
    agree("lines.beyond_ascii", tuple(texts))
    agree("lines.numbered", tuple(texts))
    agree("lines.marked", tuple(texts))
    for share in data.draw(st.lists(st.floats(0, 1), max_size=3)):
        agree("lines.running", tuple(texts), tuple(int(len(text) * share) for text in texts))


def test_every_character_of_a_line() -> None:
    for code in range(0, 0x20000, 64):
        texts = tuple(f"{chr(at)}1{chr(at)}" for at in range(code, code + 64))
        agree("lines.numbered", texts)
        agree("lines.marked", texts)
        agree("lines.beyond_ascii", texts)
        agree("paragraphs.spelled", list(texts))
        agree("words.long_words", "".join(f"abc{text}" for text in texts))
        agree("words.wording", texts)


@settings(deadline=None)
@given(TEXTS)
def test_words_of_paragraphs(texts: list[str]) -> None:
    agree("paragraphs.spelled", texts)
    agree("words.wording", tuple(texts))
    for text in texts:
        agree("words.long_words", text)
    for said in TWINS["paragraphs.spelled"][0](texts):
        agree("paragraphs.telling", said)
        agree("paragraphs.telling", said + said)


def test_words_of_long_texts() -> None:
    agree("paragraphs.spelled", ["It’s Σ’s, 東京. " * (PIECE // 4), "_ " * PIECE, "a" * 2 * PIECE])


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(["lead", "story", "box"]), unique=True).map(tuple)))
def test_who_holds_a_word(held: list[tuple[str, ...]]) -> None:
    agree("looks.by_word", held)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 90))),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=30),
)
def test_marks_in_runs(marks: list[tuple[int, int]], runs: list[tuple[int, int]]) -> None:
    begins, ends, at = [], [], 0
    for gap, size in runs:
        begins.append(at + gap)
        ends.append(at + gap + size)
        at = ends[-1]
    noted = [(start, start + size, "link", "/") for start, size in marks]
    agree("markup.marks_within", sorted(noted, key=lambda mark: mark[1]), begins, ends)


def test_a_run_with_many_marks() -> None:
    noted = [(at, at + 1, "strong", "") for at in range(5_000)]
    agree("markup.marks_within", noted, [0, 4_000], [4_000, 5_000])


@settings(deadline=None)
@given(st.lists(st.tuples(VERDICTS, VERDICTS, st.booleans())))
def test_signed_verdicts(pairs: list[tuple[Verdict, Verdict, bool]]) -> None:
    before = tuple(was for was, _, _ in pairs)
    after = tuple(given if is_new else was for was, given, is_new in pairs)
    agree("verdicts.signed", "drop_tags", before, after)


@settings(deadline=None)
@given(st.lists(st.tuples(VERDICTS, st.floats(0, 1), st.booleans())))
def test_verdicts_of_the_scorer(weighed: list[tuple[Verdict, float, bool]]) -> None:
    agree(
        "verdicts.weighed",
        tuple(verdict for verdict, _, _ in weighed),
        frozenset(at for at, (_, _, is_dropped) in enumerate(weighed) if is_dropped),
        [chance for _, chance, _ in weighed],
        [round(chance * 100) for _, chance, _ in weighed],
        tuple(map(str, range(101))),
    )


@pytest.mark.parametrize("wrong", [None, "chrome", Verdict("chrome")])  # type: ignore[arg-type]
def test_what_is_no_verdict_is_refused(wrong: object) -> None:
    before = Document.of_lines("One").verdicts
    for signed in TWINS["verdicts.signed"]:
        with pytest.raises(ValueError, match="which is no verdict"):
            signed("mine", before, (wrong,))


@settings(deadline=None)
@given(st.lists(VERDICTS, max_size=12), st.floats(0, 1), st.data())
def test_the_places_of_verdicts(verdicts: list[Verdict], least: float, data: st.DataObject) -> None:
    known = tuple(verdicts)
    agree("blocks.places_by_role", known)
    agree("blocks.likely_places", known, Role.CHROME, Basis.SCORED, least)
    document = Document.of_lines(*map(str, range(len(known)))).with_verdicts(known)
    places = data.draw(st.lists(st.sampled_from(range(len(known))))) if known else []
    agree("blocks.views", Block, document, places)
