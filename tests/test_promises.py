"""The promises of SECURITY.md, on generated pages and on every golden page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import cleaner
from cleaner.read import is_html, read
from cleaner.text import has_words
from cleaner.tools.golden import Case, cases
from tests.generated import CHARACTERS, broken_pages, flat_pages, html_pages
from tests.promises import answer, check_accounted, check_nothing_invented

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"
CASES = list(cases(PAGES))

# The same examples in every run: what fails here fails for everyone.
steady = settings(derandomize=True, deadline=None, max_examples=120, database=None)
every_page = pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)
pages = st.one_of(html_pages(), flat_pages(), broken_pages())


def of(case: Case) -> bytes:
    return case.input_path.read_bytes()


class TestGeneratedPages:
    @steady
    @given(pages)
    def test_promises_that_hold_for_any_page(self, page: str) -> None:
        """In one test, since pages take longer to make up than to clean."""
        made = cleaner.clean(page)
        assert made == cleaner.clean(page)
        assert answer(made) == answer(cleaner.clean(page))
        check_accounted(made, read(page)[0])
        check_nothing_invented(made, page)
        if "\0" not in page and "\x0b" not in page:
            assert answer(cleaner.clean(page.encode())) == answer(made)

    @steady
    @given(st.one_of(st.text(), st.text(st.characters(codec="ascii")), st.binary()))
    def test_no_exception_but_input_error(self, raw: str | bytes) -> None:
        try:
            made = cleaner.clean(raw)
        except cleaner.InputError:
            made = None
        if made is None:
            return
        assert made.body or "no body found" in made.problems
        made.to_json()
        made.to_markdown()

    @steady
    @given(st.text(CHARACTERS))
    def test_any_text_is_read_as_its_bytes_are(self, page: str) -> None:
        assert answer(cleaner.clean(page.encode())) == answer(cleaner.clean(page))

    @steady
    @given(pages)
    def test_what_was_read_and_written_is_read_back(self, page: str) -> None:
        """Reading and writing lose nothing; what the filters do is for the golden pages to show."""
        once = cleaner.clean(page, filters=())
        # Lines without words are for the filters to drop.
        assume(not is_html(str(once)) and all(has_words(block.text) for block in once.blocks))
        again = cleaner.clean(str(once), filters=())
        assert str(again) == str(once)
        assert again.body == once.body


class TestGoldenPages:
    @every_page
    def test_the_same_answer_every_time(self, case: Case) -> None:
        assert answer(cleaner.clean(of(case))) == answer(cleaner.clean(of(case)))

    @every_page
    def test_nothing_is_invented(self, case: Case) -> None:
        _, text = read(of(case))
        check_nothing_invented(cleaner.clean(of(case)), text)

    @every_page
    def test_every_block_is_kept_or_removed_once(self, case: Case) -> None:
        check_accounted(cleaner.clean(of(case)), read(of(case))[0])

    @every_page
    def test_bytes_and_their_text_give_the_same(self, case: Case) -> None:
        _, text = read(of(case))
        assert answer(cleaner.clean(text)) == answer(cleaner.clean(of(case)))
        assert answer(cleaner.clean(text.encode())) == answer(cleaner.clean(of(case)))

    @every_page
    def test_clean_text_stays_as_it_is(self, case: Case) -> None:
        once = cleaner.clean(of(case))
        again = cleaner.clean(str(once))
        assert (again.headline, again.dek, again.body) == (once.headline, once.dek, once.body)
        assert str(again) == str(once)


def test_long_cells_of_a_row_are_read_back() -> None:
    cell = (
        "The storm hit the coast at night, and the mayor said that the bridge would stay closed. "
    )
    page = (
        f"<table><tr><td>{cell * 2}</td><td>Monday</td></tr><tr><td>b</td><td>c</td></tr></table>"
    )
    once = cleaner.clean(f"<html><body>{page}</body></html>", filters=())
    assert once.body.count("\t") == 2
    assert cleaner.clean(once.body, filters=()).body == once.body


@pytest.mark.parametrize("attribute", [" a#", ' a#="x>y"', " a#='<p>'", "/a#=b"])
def test_a_flood_of_attributes_ends_at_once_or_never(attribute: str) -> None:
    """libxml2 takes quadratic time for the attributes of an element: a minute for these."""
    flood = "".join(attribute.replace("#", str(number)) for number in range(300_000))
    said = "The bridge over the Aller reopens on Monday, the town council said."
    made = cleaner.clean(
        f"<html><body><p{flood}>{said}</p><p class='b'>{said[:30]}</p>", filters=()
    )
    assert made.body == f"{said}\n\n{said[:30]}"
    assert made.byline == ()


def test_attributes_of_large_pages_are_read() -> None:
    page = "<html><body>" + '<div class="it\'s a > b"><p id="one">It is open.</p></div>' * 6_000
    blocks = read(page)[0].blocks
    assert {block.element.words for block in blocks} == {("one",)}
    assert {block.element.parent.words for block in blocks} == {("it",)}


@pytest.mark.parametrize("raw_text", ["script", "STYLE"])
def test_what_looks_like_a_tag_in_a_long_script_takes_no_text_with_it(raw_text: str) -> None:
    said = "The bridge over the Orla reopened on Monday after four years of work."
    # Compared, quoted and never closed: to a reader of tags, the rest of the page is one tag.
    script = "for(i=0;i<n;i++){a=\"it's" + " x='" * 100_000 + "}"
    page = f"<html><body><{raw_text}>{script}</{raw_text}><p>{said}</p></body></html>"
    assert [block.text for block in read(page)[0].blocks] == [said]
