"""The public face: `cleaner.clean` and the article that it returns."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

import cleaner
from cleaner.article import assemble
from cleaner.page import Document, Hints, Problem, Role, Verdict
from cleaner.pipeline import run
from cleaner.read import read
from cleaner.tools.golden import as_expected, cases
from tests.building import Line, text_of

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"
SAMPLE = PAGES / "sample"
CASES = list(cases(PAGES))
PARAGRAPH = "The old bridge over the Aller reopens on Monday, the town council said on Friday."
#: Filters without the learned one: what comes out does not depend on its weights.
PLAIN = cleaner.without("drop_boilerplate")

#: Each line with its glue, and what it was found to be.
LINES = (
    ("Bridge reopens", None, Role.HEADLINE),
    ("Traffic is back to normal", None, Role.DEK),
    ("after three years", " ", Role.DEK),
    ("By Jane Roe", None, Role.BYLINE),
    ("It reopened on Monday,", None, Role.PARAGRAPH),
    ("the council said.", " ", Role.PARAGRAPH),
    ("What is next", None, Role.SUBHEAD),
    ("The ramps", None, Role.LIST_ITEM),
    ("The lights", None, Role.LIST_ITEM),
    ("“At last”, said the mayor.", None, Role.QUOTE),
    ("Year\tCars", None, Role.TABLE_ROW),
    ("2024\t9000", None, Role.TABLE_ROW),
    ("So glad! *dances*", None, Role.EMBED),
    ("The bridge in March.", None, Role.CAPTION),
)


def article(hints: Hints = Hints()) -> cleaner.Article:  # noqa: B008
    """The article of `LINES`."""
    document = text_of(*[Line(text, glue=glue) for text, glue, _ in LINES], hints=hints)
    return assemble(document.with_verdicts(Verdict(role) for _, _, role in LINES), ())


def article_of(
    *lines: Line | str,
    hints: Hints = Hints(),  # noqa: B008
    dropped: Collection[int] = (),
) -> cleaner.Article:
    """The article of some paragraphs, a few of which were dropped."""
    document = text_of(*lines, hints=hints)
    changes = {at: document.verdicts[at].dropped("odd") for at in dropped}
    return assemble(document.with_changes(changes), ())


def blame(made: cleaner.Article) -> list[tuple[str, str, str]]:
    return [(removed.block.text, removed.filter, removed.reason) for removed in made.removed]


class TestFields:
    def test_headline_dek_and_body(self) -> None:
        made = article()
        assert made.headline == "Bridge reopens"
        assert made.dek == "Traffic is back to normal after three years"
        assert made.body == (
            "It reopened on Monday, the council said.\n\nWhat is next\n\n"
            "- The ramps\n- The lights\n\n"
            "“At last”, said the mayor.\n\nYear\tCars\n2024\t9000\n\nSo glad! *dances*"
        )
        assert [block.index for block in made.blocks] == [4, 5, 6, 7, 8, 9, 10, 11, 12]
        assert made.paragraphs[0] == "It reopened on Monday, the council said."
        assert str(made) == f"{made.headline}\n\n{made.dek}\n\n\n{made.body}"

    def test_nothing_gives_none_and_says_so(self) -> None:
        made = article_of("Menu", dropped=[0])
        assert (made.headline, made.dek, made.body, str(made)) == (None, None, "", "")
        assert made.problems == (Problem.NO_BODY, Problem.NO_HEADLINE)
        assert list(map(str, made.problems)) == ["no body found", "no headline found"]
        assert made.confidence == 0

    def test_text_of_some_roles(self) -> None:
        made = article()
        assert made.text({"list_item"}) == "- The ramps\n- The lights"
        assert made.text([Role.SUBHEAD, Role.QUOTE]) == "What is next\n\n“At last”, said the mayor."
        assert made.text(role for role in ()) == ""
        assert made.text(roles=set(Role)) == made.body
        with pytest.raises(ValueError, match="paragraf"):
            made.text({"paragraf"})

    def test_parts_of_one_paragraph_are_joined_only_if_both_are_kept(self) -> None:
        parts = "a", Line("b", glue=" "), Line("c", glue=" ")
        assert article_of(*parts).body == "a b c"
        assert article_of(*parts, dropped=[1]).body == "a\n\nc"

    def test_a_headline_that_is_only_stated_is_used_where_there_is_a_body(self) -> None:
        hints = Hints(headlines=("Bridge reopens", "Bridge open again"))
        assert article_of(PARAGRAPH, hints=hints).headline == "Bridge reopens"
        assert article_of("Menu", hints=hints, dropped=[0]).headline is None

    def test_metadata_comes_from_the_hints(self) -> None:
        hints = Hints(
            authors=("Jane Roe", "Ann Poe"),
            published="2025-06-03T10:20:00+02:00",
            language="en",
            site="The Courier",
            url="https://courier.example/bridge",
            descriptions=("A bridge opens.", "Bridge"),
        )
        made = article(hints=hints)
        assert made.byline == ("Jane Roe", "Ann Poe")
        assert made.published == "2025-06-03T10:20:00+02:00"
        assert (made.language, made.site) == ("en", "The Courier")
        assert made.url == "https://courier.example/bridge"
        assert made.description == "A bridge opens."

    def test_metadata_that_nobody_states_is_none(self) -> None:
        made = cleaner.clean(PARAGRAPH)
        assert made.byline == ()
        assert [made.published, made.language, made.site, made.url, made.description] == [None] * 5

    def test_it_is_frozen(self) -> None:
        made = article()
        with pytest.raises(FrozenInstanceError):
            made.headline = "Something else"  # type: ignore[misc]
        with pytest.raises(AttributeError):
            made.removed[0].reason = "Something else"  # type: ignore[misc]
        with pytest.raises(AttributeError):
            made.blocks[0].text = "Something else"  # type: ignore[misc]

    @pytest.mark.parametrize("depth", [10, 400, 3000])
    def test_nesting_stops_neither_copies_nor_repr(self, depth: int) -> None:
        page = "<div>" * depth + f"<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p>" + "</div>" * depth
        made = cleaner.clean(f"<html><body>{page}</body></html>", filters=())
        assert PARAGRAPH in repr(made)
        assert pickle.loads(pickle.dumps(made)).body == made.body
        assert copy.deepcopy(made).body == made.body

    def test_it_can_be_compared_copied_and_sent_to_another_process(self) -> None:
        made = cleaner.clean(f"<html><body><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></body></html>")
        again = pickle.loads(pickle.dumps(made))
        assert again == made == copy.copy(made) == copy.deepcopy(made)
        assert str(again) == str(made)
        assert again.to_dict() == made.to_dict() == copy.copy(made).to_dict()
        assert article() == article()


class TestForms:
    def test_dict_is_plain_and_json_is_one_line_of_it(self) -> None:
        made = article(hints=Hints(authors=("Jane Roe",), language="en"))
        plain = made.to_dict()
        assert json.loads(made.to_json()) == plain
        assert "\n" not in made.to_json()
        assert "“At last”" in made.to_json(), "letters beyond ASCII are written as they are"
        assert plain["headline"] == "Bridge reopens"
        assert plain["byline"] == ["Jane Roe"]
        assert plain["body"] == made.body
        assert plain["blocks"][2] == {"role": "subhead", "text": "What is next"}
        assert type(plain["blocks"][2]["role"]) is str
        assert set(plain) >= {
            "headline", "dek", "body", "blocks", "byline", "published", "language", "site", "url",
            "description", "confidence", "problems",
        }  # fmt: skip

    def test_markdown(self) -> None:
        assert article().to_markdown() == (
            "# Bridge reopens\n\n**Traffic is back to normal after three years**\n\n"
            "It reopened on Monday, the council said.\n\n## What is next\n\n- The ramps\n"
            "- The lights\n\n> “At last”, said the mayor.\n\n| Year | Cars |\n| --- | --- |\n"
            "| 2024 | 9000 |\n\n> So glad! \\*dances\\*\n"
        )

    def test_markdown_of_text_that_looks_like_markup(self) -> None:
        made = article_of("# 1 <script>alert(1)</script> [x](javascript:1)")
        shown = made.to_markdown()
        assert "<script" not in shown.replace("\\<", "")
        assert shown.startswith("\\#")
        assert "](" not in shown.replace("\\]", "")


class TestClean:
    def test_the_sample(self) -> None:
        raw = (SAMPLE / "input.txt").read_bytes()
        made = cleaner.clean(raw)
        assert as_expected(made) == (SAMPLE / "expected.txt").read_text(encoding="utf-8")
        names = [removed.filter for removed in made.removed]
        assert names == ["drop_blank_lines", "drop_related_links", "drop_back_to_top"]
        assert all(removed.reason for removed in made.removed)
        assert made.problems == ()
        assert 0.5 < made.confidence <= 1

    def test_the_subhead_of_the_sample(self) -> None:
        made = cleaner.clean((SAMPLE / "input.txt").read_bytes())
        assert made.text({"subhead"}) == "Diplomatic progress"

    @pytest.mark.parametrize(
        "slug", ["sample", "html-arc", "flat-ar-byline-tails", "html-arabic-rtl"]
    )
    def test_bytes_and_their_text_give_the_same(self, slug: str) -> None:
        raw = (PAGES / slug / next(c.input_path.name for c in CASES if c.slug == slug)).read_bytes()
        of_bytes, of_text = cleaner.clean(raw), cleaner.clean(raw.decode("utf-8"))
        assert of_bytes.to_dict() == of_text.to_dict()
        assert blame(of_bytes) == blame(of_text)

    @pytest.mark.parametrize("case", CASES[::6], ids=lambda case: case.slug)
    def test_every_block_is_in_the_article_or_removed_once(self, case: object) -> None:
        raw = case.input_path.read_bytes()  # type: ignore[attr-defined]
        document, _ = read(raw)
        made = cleaner.clean(raw)
        last = {change.place: change.after.role for change in made.trace}
        headline_and_dek = [at for at, role in last.items() if role in (Role.HEADLINE, Role.DEK)]
        found = sorted(
            [block.index for block in made.blocks]
            + [removed.block.index for removed in made.removed]
            + headline_and_dek
        )
        assert found == list(range(len(document.page)))
        assert 0 <= made.confidence <= 1

    def test_every_removed_block_names_its_filter_and_reason(self) -> None:
        made = cleaner.clean(
            f"<html><body><p>{PARAGRAPH}</p><figure><figcaption>The bridge in March."
            "</figcaption></figure></body></html>",
            filters=PLAIN,
        )
        assert [(r.filter, r.reason != "") for r in made.removed] == [("drop_captions", True)]

    def test_a_filter_of_ones_own(self) -> None:
        def drop_mayor(document: Document) -> Document:
            changes = {
                i: block.dropped("names the mayor")
                for i, block in enumerate(document.blocks)
                if block.is_body and "mayor" in block.text
            }
            return document.with_changes(changes)

        page = f"{PARAGRAPH}\n\nThe mayor has been waiting for this day since the flood of 2019.\n"
        made = cleaner.clean(page, filters=(*PLAIN, drop_mayor))
        assert made.body == PARAGRAPH
        assert [(r.filter, r.reason) for r in made.removed] == [("drop_mayor", "names the mayor")]

    def test_no_filters_at_all(self) -> None:
        assert cleaner.clean("Menu\n\nBack to top\n", filters=()).body == "Menu\n\nBack to top"

    def test_without_leaves_filters_out(self) -> None:
        page = f"{PARAGRAPH}\n\nBack to top\n"
        assert cleaner.clean(page, filters=PLAIN).body == PARAGRAPH
        left = cleaner.without("drop_boilerplate", "drop_back_to_top")
        assert cleaner.clean(page, filters=left).body == f"{PARAGRAPH}\n\nBack to top"
        assert cleaner.without() == cleaner.FILTERS

    def test_without_names_every_unknown_filter(self) -> None:
        with pytest.raises(ValueError, match=r"no such filter: drop_a, drop_b$"):
            cleaner.without("drop_b", "drop_tags", "drop_a")

    def test_the_same_every_time_and_in_every_thread(self) -> None:
        raw = (SAMPLE / "input.txt").read_bytes()
        with ThreadPoolExecutor(4) as pool:
            results = list(pool.map(cleaner.clean, [raw] * 12))
        assert all(result == results[0] for result in results)

    def test_cleaning_what_was_cleaned_changes_nothing(self) -> None:
        once = cleaner.clean((SAMPLE / "input.txt").read_bytes())
        assert str(cleaner.clean(str(once))) == str(once)

    def test_an_address_completes_relative_ones(self) -> None:
        page = (
            '<html><head><link rel="canonical" href="/bridge"></head>'
            f"<body><p>{PARAGRAPH}</p></body></html>"
        )
        made = cleaner.clean(page, url="https://courier.example/x?from=home")
        assert made.url == "https://courier.example/bridge"


class TestErrors:
    def test_too_large(self) -> None:
        with pytest.raises(cleaner.InputError) as error:
            cleaner.clean(b"x" * 1001, max_bytes=1000)
        assert str(error.value) == ("The input is too large: 1,001 bytes, and the limit is 1,000.")
        assert cleaner.clean("x" * 1000, max_bytes=1000).body is not None

    def test_the_limit_of_a_str_is_that_of_its_bytes(self) -> None:
        cleaner.clean("ä" * 500, max_bytes=1000)
        with pytest.raises(cleaner.InputError, match=r"1,002 bytes"):
            cleaner.clean("ä" * 501, max_bytes=1000)

    @pytest.mark.parametrize("raw", [None, 5, ["<p>"], bytearray(b"x"), Path("x")])
    def test_what_is_no_page(self, raw: object) -> None:
        with pytest.raises(cleaner.InputError) as error:
            cleaner.clean(raw)  # type: ignore[arg-type]
        assert str(error.value) == f"The input must be str or bytes, not {type(raw).__name__}."

    @pytest.mark.parametrize(
        "raw", [b"%PDF-1.7\n", bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n..."]
    )
    def test_what_is_no_text(self, raw: bytes) -> None:
        with pytest.raises(cleaner.InputError) as error:
            cleaner.clean(raw)
        sentence = str(error.value)
        assert sentence.startswith("The input is ")
        assert sentence.endswith(".")
        assert "\n" not in sentence

    def test_it_is_a_value_error(self) -> None:
        assert issubclass(cleaner.InputError, ValueError)

    @pytest.mark.parametrize(
        "raw",
        [
            "",
            " \n",
            "\0",
            "\ufeff",
            b"",
            b"\xff\xfe",
            "<",
            "<html>",
            "<p",
            "&",
            "\ud800",
            "</p></p>",
        ],
    )
    def test_odd_pages_are_no_errors(self, raw: str | bytes) -> None:
        made = cleaner.clean(raw)
        assert made.body == "" or made.blocks
        assert made.body or "no body found" in made.problems


class TestLateMetadata:
    PAGE = (
        "<html lang=en><head><title>Bridge reopens</title></head><body>"
        f'<p class="author">By Jane Roe</p><time>3 June 2025</time><p>{PARAGRAPH}</p></body></html>'
    )

    def test_trafilatura_is_imported_at_the_first_question_and_no_sooner(self) -> None:
        code = (
            "import sys, cleaner\n"
            f"article = cleaner.clean({self.PAGE!r})\n"
            "str(article), article.body, article.removed, article.to_markdown(), article.language\n"
            "before = 'trafilatura' in sys.modules\n"
            "article.url\n"
            "print(before, 'trafilatura' in sys.modules)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert done.stdout.split() == ["False", "True"]

    def test_a_flat_text_has_none_and_asks_nobody(self) -> None:
        code = (
            "import sys, cleaner\n"
            f"article = cleaner.clean({PARAGRAPH!r})\n"
            "article.to_dict()\n"
            "print('trafilatura' in sys.modules)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert done.stdout.split() == ["False"]

    def test_it_looks_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[str] = []

        def look(page: str, url: str | None) -> dict[str, str]:
            asked.append(page)
            return {"sitename": "The Courier", "author": "Jane Roe; Ann Poe"}

        monkeypatch.setattr("cleaner.metadata._look", look)
        made = cleaner.clean(f"<html><body><p>{PARAGRAPH}</p></body></html>")
        assert asked == []
        assert (made.site, made.byline, made.description) == (
            "The Courier",
            ("Jane Roe", "Ann Poe"),
            None,
        )
        assert len(asked) == 1

    def test_a_crash_of_theirs_is_none_of_ours(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def crash(*_: object, **__: object) -> None:
            raise RuntimeError("odd page")

        monkeypatch.setattr("trafilatura.metadata.extract_metadata", crash)
        assert cleaner.clean(f"<html><body><p>{PARAGRAPH}</p></body></html>").site is None


def test_run_and_assemble_are_what_clean_does() -> None:
    raw = (SAMPLE / "input.txt").read_bytes()
    document, _ = read(raw)
    assert assemble(*run(document, cleaner.FILTERS)) == cleaner.clean(raw)


def test_a_paragraph_of_very_many_lines_is_joined_at_once_or_never() -> None:
    """Joined line by line, these would copy a terabyte."""
    line = "storm " * 20
    lines = (line, *[Line(line, glue=" ")] * 149_999)
    assert len(article_of(*lines).body) == 150_000 * (len(line) + 1) - 1


def test_a_name_in_small_letters_begins_a_headline() -> None:
    said = "The old bridge over the Aller reopens on Monday, the council said on Friday evening."
    headline = "eBay to cut 1,000 jobs as sales fall"
    lines = (f"{headline} | The Echo", "Home", "Business", headline, "By Jane Roe", *[said] * 5)
    assert cleaner.clean("\n".join(lines)).headline == headline


@pytest.mark.parametrize(
    ("shown", "headline"),
    [
        ("<a href=/x>24/7 care for the old ferrymen is to end in June</a> •", "24/7 care for"),
        ("<a href=/s>Sport</a> > <a href=/f>Rowing on the Orla</a> >", None),
    ],
)
def test_a_headline_that_the_page_states_is_no_breadcrumb(shown: str, headline: str | None) -> None:
    title = "24/7 care for the old ferrymen is to end in June"
    page = (
        f"<html><title>{title}</title><article><div class=headline>{shown}</div>"
        f"<p>{PARAGRAPH}</p><p>It was shut for four years, and nine thousand people waited.</p>"
        "<p>The ramps are to be finished in the spring, the engineers said to those who came.</p>"
    )
    found = cleaner.clean(page).headline
    assert found is None if headline is None else (found or "").startswith(headline)
