"""Pages in too many pieces are refused before they take memory, and all others are taken."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

import cleaner
from benchmarks.shapes import SHAPES
from cleaner.limits import CHARACTERS_A_BLOCK, NO_LIMIT, PIECES_A_BLOCK, limit_of
from cleaner.read import read, read_html
from cleaner.read.html import parse
from cleaner.read.source import READ, shortened
from cleaner.tools.cli import main

ROOT = Path(__file__).parent.parent
SAID = "The bridge over the Orla reopened on Monday after four years of work, the council said. "
MOST = 100


def in_html(unit: str, count: int) -> str:
    return f"<html><body>{unit * count}</body></html>"


def in_json_ld(body: str) -> str:
    told = json.dumps({"@type": "NewsArticle", "headline": "It is open", "articleBody": body})
    script = f'<script type="application/ld+json">{told}</script>'
    return f"<html><head>{script}</head><body><p>Loading</p></body></html>"


#: Shapes with a block a unit: name -> a page of so many units.
BLOCKS = {
    "paragraphs": lambda count: in_html("<p>a", count),
    "cells": lambda count: in_html("<td>a", count).replace("<body>", "<body><table><tr>"),
    "breaks": lambda count: in_html("a<br>", count),
    "lines": lambda count: "It is.\n" * count,
    "sentences of one line": lambda count: SAID * 30 + "It is. " * (count - 30),
    "seams of one line": lambda count: "It is open.Then " * count,
    "wide spaces of one line": lambda count: SAID * 30 + "   So" * (count - 30),
    "lines of JSON-LD": lambda count: in_json_ld("It is open.\n" * (count - 1)),
    "sentences of JSON-LD": lambda count: in_json_ld(SAID * 30 + "It is. " * (count - 31)),
}
#: Shapes with more pieces than blocks: name -> a page of so many pieces of some kind.
PIECES = {
    "inline elements": lambda count: in_html("<i>", count - 2),
    "stray ends": lambda count: in_html("</p>", count - 2),
    "attributes": lambda count: in_html("<p a=1 b='2' c=\"3\">", (count - 2) // 4),
    "attributes side by side": lambda count: in_html("<p a='1'b='2'c='3'>", (count - 2) // 4),
    "words": lambda count: "storm\n" * count,
}


def blocks_of(page: str) -> int:
    return limit_of(len(page), MOST).blocks


class TestBlocks:
    @pytest.mark.parametrize("shape", BLOCKS)
    def test_as_many_as_the_limit_are_taken(self, shape: str) -> None:
        page = BLOCKS[shape](MOST)
        made = cleaner.clean(page, max_blocks=MOST)
        assert MOST - 5 <= len(made.blocks) + len(made.removed) <= blocks_of(page)

    @pytest.mark.parametrize("shape", BLOCKS)
    def test_more_are_refused_and_the_error_names_limit_and_argument(self, shape: str) -> None:
        page = BLOCKS[shape](2 * MOST)
        with pytest.raises(cleaner.InputError) as error:
            cleaner.clean(page, max_blocks=MOST)
        assert str(error.value) == (
            f"The page is in too many pieces: over {blocks_of(page)} blocks of text "
            "(max_blocks is 100, and one for every 500 characters comes on top)."
        )

    @pytest.mark.parametrize("shape", BLOCKS)
    def test_the_limit_can_be_raised_and_lifted(self, shape: str) -> None:
        page = BLOCKS[shape](2 * MOST)
        lifted = cleaner.clean(page, max_blocks=None)
        assert lifted == cleaner.clean(page, max_blocks=3 * MOST) == cleaner.clean(page)
        assert len(lifted.blocks) + len(lifted.removed) > MOST

    @pytest.mark.parametrize("shape", BLOCKS)
    def test_so_many_are_refused_by_default(self, shape: str) -> None:
        page = BLOCKS[shape](2 * cleaner.MAX_BLOCKS)
        with pytest.raises(cleaner.InputError, match="too many pieces"):
            cleaner.clean(page)
        with pytest.raises(cleaner.InputError, match="too many pieces"):
            cleaner.clean(page.encode())

    def test_larger_pages_may_have_more(self) -> None:
        page = in_html(f"<p>{SAID * 6}</p>", 2 * MOST)
        assert len(page) > 2 * MOST * CHARACTERS_A_BLOCK
        assert len(read(page, max_blocks=MOST)[0].blocks) == 2 * MOST

    def test_a_stated_text_that_is_not_needed_does_not_count(self) -> None:
        page = in_json_ld("It is open.\n" * 2 * MOST).replace("Loading", SAID * 20)
        assert [block.text for block in read(page, max_blocks=MOST)[0].blocks] == [
            (SAID * 20).strip()
        ]


class TestPieces:
    @pytest.mark.parametrize("shape", PIECES)
    def test_as_many_as_the_limit_are_taken(self, shape: str) -> None:
        cleaner.clean(PIECES[shape](MOST * PIECES_A_BLOCK), max_blocks=MOST)

    @pytest.mark.parametrize("shape", PIECES)
    def test_more_are_refused_and_the_error_names_limit_and_argument(self, shape: str) -> None:
        page = PIECES[shape](2 * MOST * PIECES_A_BLOCK)
        limit = limit_of(len(page), MOST)
        kind = "lines" if shape == "words" else "elements and attributes"
        with pytest.raises(cleaner.InputError) as error:
            cleaner.clean(page, max_blocks=MOST)
        assert str(error.value) == (
            f"The page is in too many pieces: over {limit.pieces:,} {kind} "
            "(5 times max_blocks, which is 100, and one for every 40 characters comes on top)."
        )
        cleaner.clean(page, max_blocks=3 * MOST)
        cleaner.clean(page, max_blocks=None)

    def test_attributes_without_values_count_on_large_pages(self) -> None:
        names = " ".join(f"{a}{b}" for a in "abcdefgh" for b in "abcdefghijklmnopqrstuvwxyz")
        page = in_html(f"<p {names}>", 2_000)
        with pytest.raises(cleaner.InputError, match="elements and attributes"):
            cleaner.clean(page)

    @pytest.mark.parametrize(
        ("opening", "closing"),
        [
            ("<script>", "</script>"), ("<STYLE>", "</style>"), ("<textarea>", "</textarea>"),
            ("<!--", "-->"), ("<!-- a", "--!>"), ('<p title="', '">'), ("<p title='", "'>"),
        ],
    )  # fmt: skip
    def test_what_is_no_tag_is_not_counted(self, opening: str, closing: str) -> None:
        page = in_html(f"<p>{SAID}</p>{opening}{'<i id=b>' * 2_000}{closing}", 1)
        found = [block.text for block in read(page, max_blocks=MOST)[0].blocks]
        assert found == [SAID.strip()]

    def test_a_comment_that_ends_at_once_hides_nothing(self) -> None:
        page = in_html("<!--><i id=b><!---><i id=b>", 2_000)
        with pytest.raises(cleaner.InputError, match="elements and attributes"):
            cleaner.clean(page, max_blocks=MOST)


class TestFloods:
    """libxml2 takes quadratic time for an element of very many attributes: these end or do not."""

    FLOOD = "".join(f' a{number}="1"' for number in range(300_000))

    @pytest.mark.parametrize(
        ("before", "behind"),
        [
            ("<!-- <script> -->", "<!-- </script> -->"),
            ('<p title="<script>">', "<script></script>"),
            ("<textarea></textarea><!-- ' -->", "'"),
            # Two letters that are an "s" and an "i" to a search that takes capitals for small ones.
            ("<ſcript>", "</ſcript>"),
            ("<tıtle>", "</tıtle>"),
        ],
    )
    def test_no_script_that_is_none_hides_a_flood(self, before: str, behind: str) -> None:
        page = f"<html><body>{before}<p{self.FLOOD}>{SAID}</p>{behind}</body></html>"
        assert SAID.strip() in [block.text for block in read_html(page).blocks]

    @pytest.mark.parametrize(
        ("before", "behind"),
        [
            ("<script/>", "</script>"), ("<title a='b'/ >", "</title>"), ("<style/>", "</style>"),
            ("<?x <script> ?>", "</script>"), ("<![CDATA[<script>]]>", "</script>"),
            ("<!doctype <script>>", "</script>"), ("</div title='<!--'>", "-->"),
            ("<iframe><script></iframe>", "</script>"), ("<xmp><!--</xmp>", "-->"),
            ("<script></scripts></script>", "</script>"), ("<scr\0ipt></scr\0ipt>", ""),
            ("<script><!-- <script> </script> <p a=' --></script>", "'"),
            ("<p a==\">", '"'), ('<p ="><', '"'), ('<p a=b=">', '"'), ('<p=">', '"'),
            ('<p\u00a0a=">', '"'), ('<p \u00a0="> ">', '"'), ("<div>" * 3_000, ""),
        ],
    )  # fmt: skip
    def test_nothing_hides_a_flood(self, before: str, behind: str) -> None:
        flood = "".join(f" a{number}=1" for number in range(60_000))
        root = parse(f"<html><body>{before}<p{flood}>{SAID}</p>{behind}</body></html>")
        assert root is not None
        assert max(len(element.keys()) for element in root.iter()) <= 500

    def test_no_attribute_hides_beside_another(self) -> None:
        flood = self.FLOOD.replace('" ', '"')
        page = f"<html><body><p {flood}>{SAID}</p></body></html>"
        assert len(shortened(page)) < 20_000
        assert [block.text for block in read_html(page).blocks] == [SAID.strip()]

    @pytest.mark.parametrize(
        "attribute", ["a{:06} ", "a{:04}='' ", 'a{:03}=">" ', "a{:03}='>' ", "a{:05}= '\"><p>' "]
    )
    def test_no_flood_hides_behind_signs(self, attribute: str) -> None:
        flood = "".join(map(attribute.format, range(40_000)))
        assert len(shortened(f"<html><body><p {flood}>{SAID}</p></body></html>")) < 20_000

    def test_one_attribute_is_there_once(self) -> None:
        page = f"<html><body><p{' id=a' * 100_000}>{SAID}</p></body></html>"
        assert len(shortened(page)) < 20_000

    def test_an_element_has_no_more_attributes_than_are_read(self) -> None:
        root = parse(f"<p {' '.join(READ.decode().replace('.', ' ').split())}{self.FLOOD}>{SAID}")
        assert root is not None
        assert max(len(element.keys()) for element in root.iter()) < 64


class TestDepth:
    DEPTH = 100_000

    def test_the_error_says_so(self) -> None:
        page = f"<html><body><p>{SAID}</p>{'<div>' * self.DEPTH}deep"
        with pytest.raises(cleaner.InputError, match=r"over 27,\d{3} elements and attributes"):
            cleaner.clean(page)

    def test_without_the_limit_the_article_is_there(self) -> None:
        page = f"<html><body><p>{SAID * 3}</p>{'<div>' * self.DEPTH}deep"
        made = cleaner.clean(page, max_blocks=None)
        assert made.body == (SAID * 3).strip()

    def test_as_deep_as_the_limit_allows(self) -> None:
        page = f"<html><body><p>{SAID * 3}</p>{'<div>' * 15_000}deep"
        assert cleaner.clean(page).body == (SAID * 3).strip()


def test_no_limit_has_no_number() -> None:
    assert limit_of(10**9, None) is NO_LIMIT


#: Prints the peak of a process that cleans a page of a shape, above what it takes by itself.
_MEASURED = """
import sys
from benchmarks.scaling import cost_here, peak_memory
import cleaner
cleaner.clean("<html><body><p>A first page loads the weights.</p></body></html>")
own = peak_memory()
cost = cost_here(sys.argv[1], int(sys.argv[2]), limited=True)
print(cost.size, cost.peak - own, int(cost.refused))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's peak memory")
@pytest.mark.parametrize(
    ("shape", "size", "is_refused"),
    [
        ("paragraphs", 500_000, False),
        ("bare elements", 12_000, False),
        ("bare elements", 500_000, True),
        ("elements round blocks", 150_000, False),
        ("many attributes", 500_000, True),
        ("many classes", 1_000_000, False),
        ("one huge paragraph", 1_000_000, False),
        ("text: short lines", 500_000, True),
        ("text: blank lines", 900_000, False),
        ("text: one huge line", 300_000, False),
        ("JSON-LD nodes", 1_000_000, False),
        ("JSON-LD lines", 500_000, True),
        ("long line: Chinese", 3_000_000, False),
        ("long line: slashes", 3_000_000, False),
        ("text: one Chinese line", 3_000_000, False),
        ("stated: JSON-LD, long address", 3_000_000, False),
    ],
)
def test_memory_stays_in_proportion_to_the_page(
    shape: str,
    size: int,
    is_refused: bool,  # noqa: FBT001
) -> None:
    """With room to spare for the machine: `python -m benchmarks.scaling` measures the promise."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, shape, str(size)],
        cwd=ROOT, capture_output=True, text=True, check=True,
        env={"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    written, taken, refused = map(int, done.stdout.split())
    assert bool(refused) is is_refused
    assert taken < 12 * written + 30_000_000


@pytest.mark.parametrize(
    "shape", [name for name in SHAPES if name.startswith(("stated: ", "shown: ", "JSON-LD broken"))]
)
def test_what_an_article_is_asked_is_answered_in_linear_time(shape: str) -> None:
    """A second for each at most; what is quadratic takes minutes."""
    started = time.process_time()
    article = cleaner.clean(SHAPES[shape](400_000), max_blocks=None)
    article.to_json()
    assert time.process_time() - started < 6
    assert len(article.to_json()) < 1_000_000


class TestWhereverPagesAreCleaned:
    PAGE = "It is.\n" * 60

    def test_command_line(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        page = tmp_path / "page.txt"
        page.write_text(self.PAGE, encoding="utf-8")
        assert main([str(page), "--max-blocks", "50"]) == 2
        assert "max_blocks is 50" in capsys.readouterr().err
        assert main([str(page), "--max-blocks", "0"]) == 2
        assert "--max-blocks must be at least 1." in capsys.readouterr().err
        assert "max_blocks" not in capsys.readouterr().err
        main([str(page), "--max-blocks", "60"])
        assert "max_blocks" not in capsys.readouterr().err

    def test_batches(self, tmp_path: Path) -> None:
        page = tmp_path / "page.txt"
        page.write_text(self.PAGE, encoding="utf-8")
        errors = []
        for number in (50, 60):
            rows = tmp_path / f"{number}.jsonl"
            command = [str(page), "-o", str(rows), "--jobs", "1", "--max-blocks", str(number)]
            main(command)
            errors.append(json.loads(rows.read_text(encoding="utf-8"))["error"])
        assert "max_blocks is 50" in errors[0]
        assert errors[1] is None

    def test_scrapy(self) -> None:
        pytest.importorskip("scrapy")
        from scrapy.exceptions import DropItem
        from scrapy.settings import Settings

        from cleaner.integrations.scrapy import CleanerPipeline

        stats = SimpleNamespace(inc_value=lambda *_: None)
        item = {"html": self.PAGE}
        CleanerPipeline(Settings(), stats).process_item(dict(item))
        few = CleanerPipeline(Settings({"CLEANER_MAX_BLOCKS": 50}), stats)
        with pytest.raises(DropItem, match="max_blocks is 50"):
            few.process_item(dict(item))

    def test_datatrove(self) -> None:
        pytest.importorskip("datatrove")
        from cleaner.integrations.datatrove import CleanerExtractor, CleanerFormatter

        CleanerFormatter().format(self.PAGE)
        with pytest.raises(cleaner.InputError, match="max_blocks is 50"):
            CleanerFormatter(max_blocks=50).format(self.PAGE)
        with pytest.raises(cleaner.InputError, match="max_blocks is 50"):
            CleanerExtractor(max_blocks=50).extract(self.PAGE)
