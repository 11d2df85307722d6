"""The public face: `cleaner.clean` and the article that it returns."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

import cleaner
from cleaner.article import assemble
from cleaner.page import Document, Hints, Kind, Problem, Role, Verdict
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
        assert [made.published, made.site, made.url, made.description] == [None] * 4

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
        assert PARAGRAPH in repr(made.blocks)
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
        assert plain["blocks"][2] == {"role": "subhead", "text": "What is next", "glue": None}
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

    @pytest.mark.parametrize("raw", [None, 5, ["<p>"], object()])
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


class TestMetadata:
    PAGE = (
        "<html><head><title>Bridge reopens</title></head><body><h1>Bridge reopens</h1>"
        f"<p class=byline>{{}}</p><p>{PARAGRAPH}</p><p>{PARAGRAPH[::-1]}</p></body></html>"
    )

    @pytest.mark.parametrize(
        ("shown", "published"),
        [
            ("By Jane Roe, 3 June 2025", "2025-06-03"),
            ("Published: June 3, 2025 at 10:15 am EDT", "2025-06-03T10:15:00-04:00"),
            ("来源：晚报 2025年6月3日 10:21", "2025-06-03T10:21:00"),
            ("Updated 3 June 2025", None),
            ("By Jane Roe", None),
        ],
    )
    def test_a_date_that_is_not_stated_is_the_one_shown_above_the_body(
        self, shown: str, published: str | None
    ) -> None:
        assert cleaner.clean(self.PAGE.format(shown)).published == published

    def test_what_is_neither_stated_nor_shown_is_none(self) -> None:
        made = cleaner.clean(f"<html><body><p>{PARAGRAPH} On 3 June 2025.</p></body></html>")
        asked = made.published, made.site, made.url, made.description
        assert asked == (None,) * 4
        assert made.byline == ()


class TestArguments:
    PAGE = f"<html><body><h1>Bridge reopens</h1><p>{PARAGRAPH}</p></body></html>"

    @pytest.mark.parametrize("url", [3, b"https://courier.example/", ["https://courier.example/"]])
    def test_an_address_is_a_str(self, url: object) -> None:
        with pytest.raises(cleaner.InputError, match=r"^The url must be str or None, not \w+\.$"):
            cleaner.clean(self.PAGE, url=url)  # type: ignore[arg-type]

    @pytest.mark.parametrize("limit", ["max_bytes", "max_blocks"])
    def test_a_limit_is_a_number(self, limit: str) -> None:
        with pytest.raises(ValueError, match=f"^{limit} must be a number, not 'many'$"):
            cleaner.clean(self.PAGE, **{limit: "many"})
        with pytest.raises(ValueError, match=r"^max_bytes must be a number, not None$"):
            cleaner.clean(self.PAGE, max_bytes=None)  # type: ignore[arg-type]

    @pytest.mark.parametrize("filters", ["drop_tags", iter(()), 3])
    def test_filters_are_a_sequence(self, filters: object) -> None:
        with pytest.raises(ValueError, match=r"^filters must be a sequence of functions, not "):
            cleaner.clean(self.PAGE, filters=filters)  # type: ignore[arg-type]

    @pytest.mark.parametrize("odd", ["drop_tags", None])
    def test_a_filter_is_a_function(self, odd: object) -> None:
        asked: list[object] = []
        with pytest.raises(ValueError, match=r"^a filter is a function .*, not "):
            cleaner.clean(self.PAGE, filters=(asked.append, odd))  # type: ignore[arg-type]
        assert asked == []

    @pytest.mark.parametrize(
        ("odd", "said"),
        [
            (lambda document: None, "returned NoneType, not a document"),
            (lambda document: document.blocks, "returned tuple, not a document"),
            (
                lambda document: document.with_verdicts((*document.verdicts, document.verdicts[0])),
                "gave 3 verdicts on 2 blocks",
            ),
            (
                lambda document: document.with_changes({0: document.blocks[0].as_role("lede", "")}),
                "which is no verdict",
            ),
        ],
    )
    def test_a_filter_gives_a_verdict_on_each_block(self, odd: cleaner.Filter, said: str) -> None:
        with pytest.raises(ValueError, match=f"^filter <lambda> .*{said}$"):
            cleaner.clean(self.PAGE, filters=(odd,))

    @pytest.mark.parametrize(
        "odd", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,a"]
    )
    def test_only_addresses_on_the_web_are_addresses(self, odd: str) -> None:
        assert cleaner.clean(self.PAGE, url=odd).url is None
        stated = f'<link rel=canonical href="{odd}"><meta property="og:url" content="{odd}">'
        page = self.PAGE.replace("<body>", f"<head>{stated}</head><body>")
        assert cleaner.clean(page).url is None
        assert (
            cleaner.clean(page, url="https://courier.example/a").url == "https://courier.example/a"
        )


class TestRoom:
    """An article holds what it shows."""

    def test_the_page_s_source_and_elements_are_left_behind(self) -> None:
        words = " ".join(f"c{number}" for number in range(40))
        shown = "".join(
            f"<div class='{words} {number}'><div><p>{PARAGRAPH} {number}</p></div></div>"
            for number in range(40)
        )
        page = f"<html><head><script>{'x' * 300_000}</script></head><body>{shown}</body></html>"
        made = cleaner.clean(page, filters=())
        made.to_json()
        assert len(made.blocks) == 40
        assert len(pickle.dumps(made)) < 3 * len(made.body) + 3_000
        assert {block.element for block in made.blocks} == {None}
        assert {block.tag for block in made.blocks} == {""}


@pytest.mark.parametrize("shown", ["Write &lt;p&gt; here.", "Write &amp;lt;p&amp;gt; here."])
def test_signs_that_a_page_shows_escaped_stay_so(shown: str) -> None:
    source = shown.replace("&", "&amp;")
    made = cleaner.clean(f"<html><body><p>{source}</p><p>{PARAGRAPH}</p></body></html>", filters=())
    assert made.body == f"{shown}\n\n{PARAGRAPH}"
    assert cleaner.clean(made.body, filters=()).body == made.body


class TestParts:
    """What was read as one paragraph, of which a part in the middle is left out."""

    LINES = (PARAGRAPH, Line("It begins (", glue=None), Line("a logo", glue=" "))

    def test_a_sentence_that_goes_on_is_joined_again(self) -> None:
        made = article_of(*self.LINES, Line(") and ends.", glue=""), dropped=[2])
        assert made.body == f"{PARAGRAPH}\n\nIt begins () and ends."
        assert cleaner.clean(made.body, filters=()).body == made.body

    def test_a_headline_has_no_tabs(self) -> None:
        document = text_of(Line("Storm\thits", Kind.TABLE_ROW), PARAGRAPH)
        changes = {0: document.verdicts[0].as_role(Role.HEADLINE, "first")}
        assert assemble(document.with_changes(changes), ()).headline == "Storm hits"

    def test_what_opens_as_a_paragraph_does_is_not(self) -> None:
        made = article_of(*self.LINES, Line("It ends.", glue=" "), dropped=[2])
        assert made.body == f"{PARAGRAPH}\n\nIt begins (\n\nIt ends."


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


def test_problems_are_members_of_one_enumeration_and_strings() -> None:
    (problem, *_) = cleaner.clean("").problems
    assert problem is Problem.NO_BODY
    assert problem == "no body found"
    assert f"{problem}" == "no body found"
    assert json.dumps([problem]) == '["no body found"]'
