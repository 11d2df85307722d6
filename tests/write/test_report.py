"""The report shows every block once, in order, and nothing of the page ever runs in it."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from pathlib import Path

import pytest
from lxml import html

import cleaner
from cleaner.filters.drop_back_to_top import drop_back_to_top
from cleaner.filters.drop_share_prompts import drop_share_prompts
from cleaner.page import Document, Role
from cleaner.tools.cli import main
from cleaner.write.report import to_report
from tests.looks import CONTRAST, POISON, TEXTS

TEXT = "The old bridge over the Aller reopens on Monday, the town council said on Friday."
LINES = (
    "Bridge reopens after storm",
    "Traffic is back to normal",
    "Share on Facebook",
    TEXT,
    "What comes next",
    "Photo: Jane Roe",
    TEXT.replace("Monday", "Tuesday"),
    "Back to top",
)


def label(document: Document) -> Document:
    """Make a headline, a dek and a sub-heading of lines that the tests know."""
    roles = {LINES[0]: Role.HEADLINE, LINES[1]: Role.DEK, LINES[4]: Role.SUBHEAD}
    roles |= {LINES[5]: Role.CAPTION, POISON[0]: Role.HEADLINE, POISON[3]: Role.DEK}
    found = {
        at: block.as_role(roles[block.text], f"known <{roles[block.text]}>")
        for at, block in enumerate(document.blocks)
        if block.text in roles
    }
    return document.with_changes(found)


FILTERS = (label, drop_share_prompts, drop_back_to_top)


def article(*lines: str) -> cleaner.Article:
    return cleaner.clean("\n\n".join(lines or LINES), filters=FILTERS)


def poisoned() -> cleaner.Article:
    """A page of HTML whose text looks like markup: what a reader sees, and no browser runs."""
    shown = "".join(f"<p>{escape(text)}</p>" for text in ("Share on Facebook", *POISON))
    page = cleaner.clean(f"<!doctype html><body>{shown}</body>", filters=FILTERS)
    assert page.headline == POISON[0]
    return page


def report(*pages: tuple[str, object]) -> str:
    return to_report(pages or [("page.html", article())])


def tree(source: str):
    return html.document_fromstring(source)


def several() -> str:
    return report(
        ("bridge.html", article()),
        ("market.txt", article("The market moves", TEXT.replace("bridge", "market"))),
        ("paper.pdf", cleaner.InputError("This is a PDF document, not HTML or text.")),
    )


class TestContent:
    def test_blocks_stand_in_the_order_of_the_input_each_once(self) -> None:
        shown = tree(report()).xpath("//ol[@class='blocks']//p")
        texts = [p.xpath("string(del)") or p.text_content() for p in shown]
        assert texts == list(LINES)

    def test_kept_blocks_have_their_role_and_dropped_ones_are_struck(self) -> None:
        page = tree(report())
        kept = [li.xpath("string(span)") for li in page.xpath("//li[@data-key='kept']")]
        assert kept == ["headline", "dek", "paragraph", "subhead", "paragraph"]
        struck = [e.text_content() for e in page.xpath("//del")]
        assert struck == ["Share on Facebook", "Photo: Jane Roe", "Back to top"]

    def test_dropped_blocks_say_their_filter_and_reason(self) -> None:
        found = tree(report()).xpath("//li[@data-key='by drop_back_to_top']")
        assert len(found) == 1
        assert found[0].xpath("string(span)") == "drop_back_to_top"
        assert found[0].xpath("string(.//small)") == next(
            left.reason for left in article().removed if left.filter == "drop_back_to_top"
        )

    def test_each_filter_has_a_switch_with_its_count_and_a_colour(self) -> None:
        page = tree(report())
        labels = [" ".join(b.text_content().split()) for b in page.xpath("//*[@data-key and b]")]
        assert labels == ["kept 5", "drop_share_prompts 1", "drop_back_to_top 1", "label 1"]
        colours = [b.get("class").split()[-1] for b in page.xpath("//button[@data-key]")]
        # There are more filters than hues: one of the user's own may share another's.
        *known, _ = colours
        assert len(set(known)) == len(known)

    def test_headline_dek_confidence_and_problems_are_on_top(self) -> None:
        head = tree(report()).xpath("//header")[0]
        assert head.xpath("string(h1)") == LINES[0]
        assert head.xpath("string(p[@class='dek'])") == LINES[1]
        assert "% sure" in head.text_content()
        empty = tree(report(("empty.txt", cleaner.clean("Back to top", filters=FILTERS))))
        problems = [li.text for li in empty.xpath("//ul[@class='problems']/li")]
        assert "no body found" in problems

    def test_a_page_without_text_says_so(self) -> None:
        assert "There is no text on this page." in report(("none.txt", cleaner.clean("")))

    def test_a_long_run_is_folded(self) -> None:
        page = tree(report(("page.txt", article(*["Back to top"] * 30, TEXT))))
        assert page.xpath("string(//summary)") == "25 more"
        assert len(page.xpath("//del")) == 30

    def test_the_same_page_gives_the_same_report(self) -> None:
        assert report() == report()

    def test_names_that_are_not_utf8_can_be_written(self) -> None:
        source = report(("caf\udce9.html", article()))
        assert "caf\ufffd.html" in source
        source.encode("utf-8")


class TestIndex:
    def test_several_inputs_give_an_index_with_a_search_box(self) -> None:
        page = tree(several())
        assert len(page.xpath("//input[@type='search']")) == 1
        titles = [e.text for e in page.xpath("//nav//*[@class='title']")]
        assert titles == [LINES[0], "No headline", "Not read"]

    def test_one_input_has_none(self) -> None:
        assert not tree(report()).xpath("//nav | //input")

    def test_an_input_that_was_not_read_says_why(self) -> None:
        assert "This is a PDF document" in tree(several()).xpath("string(//section[@id='p3'])")


class TestSafety:
    @pytest.mark.parametrize("source", [several(), report(("<p>'\".html", poisoned()))])
    def test_only_the_style_and_the_script_of_the_report_are_in_it(self, source: str) -> None:
        page = tree(source)
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        for tag in ("style", "script"):
            (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"{tag}-src 'sha256-{digest}'" in policy
        assert len(page.xpath("//script | //style")) == 2
        names = {name for e in page.iter() for name in e.attrib}
        assert not {name for name in names if name.startswith("on")} | (names & {"style", "src"})
        assert not page.xpath("//img | //iframe | //link | //base | //form | //object")

    def test_only_addresses_of_the_web_are_links(self) -> None:
        link = '<html><head><link rel="canonical" href="{}"></head><body><p>{}</p></body></html>'
        for address, linked in (
            ("https://example.org/a?b='\"<", True),
            ("javascript:alert(1)", False),
        ):
            raw = link.format(address.replace('"', "&quot;"), TEXT)
            page = tree(report(("page.html", cleaner.clean(raw, filters=()))))
            found = [a for a in page.xpath("//a/@href") if not a.startswith("#")]
            assert all(a.startswith("https://example.org/") for a in found)
            assert bool(found) is linked

    def test_poison_is_shown_as_it_was(self) -> None:
        page = tree(report(("page.html", poisoned())))
        shown = [p.xpath("string(del)") or p.text_content() for p in page.xpath("//ol//p")]
        blocks = poisoned()
        read = sorted(
            [(left.block.index, left.block.text) for left in blocks.removed]
            + [(block.index, block.text) for block in blocks.blocks]
        )
        assert [text for _, text in read] == [t for t in shown if t not in (POISON[0], POISON[3])]


class TestCommandLine:
    def test_report_is_written_beside_the_output(self, tmp_path: Path, capsys) -> None:
        page = tmp_path / "page.txt"
        page.write_text(f"{TEXT}\n\nBack to top\n", encoding="utf-8")
        out = tmp_path / "out.html"
        assert main([str(page), "--report", str(out), "--skip", "drop_boilerplate"]) == 0
        said = capsys.readouterr()
        assert said.out == TEXT + "\n"
        assert str(out) in said.err
        assert "<del>Back to top</del>" in out.read_text(encoding="utf-8")

    def test_a_file_that_cannot_be_read_is_in_it(self, tmp_path: Path, capsys) -> None:
        page = tmp_path / "page.txt"
        page.write_text(TEXT, encoding="utf-8")
        out = tmp_path / "out.html"
        missing = tmp_path / "missing.txt"
        code = main([str(page), str(missing), "--report", str(out), "--skip", "drop_boilerplate"])
        assert code == 2
        assert "No such file" in out.read_text(encoding="utf-8")

    def test_an_input_is_never_overwritten(self, tmp_path: Path, capsys) -> None:
        page = tmp_path / "page.html"
        page.write_text(TEXT, encoding="utf-8")
        assert main([str(page), "--report", str(page)]) == 2
        assert page.read_text(encoding="utf-8") == TEXT


@pytest.fixture
def written(tmp_path: Path):
    def write(source: str) -> Path:
        path = tmp_path / "report.html"
        path.write_text(source, encoding="utf-8")
        return path

    return write


class TestInABrowser:
    def test_filters_switch_off_and_on(self, chromium, written) -> None:
        chromium.open(written(report()))
        switch = chromium.one("[data-key='by drop_back_to_top'].switch")
        switch.click()
        assert "Back to top" not in chromium.shown("del")
        assert "Share on Facebook" in chromium.shown("del")
        switch.click()
        assert "Back to top" in chromium.shown("del")
        chromium.one("[data-every='off']").click()
        assert chromium.shown("del") == []
        assert len(chromium.shown(".blocks .kept p")) == 5
        chromium.one("[data-every='on']").click()
        assert len(chromium.shown("del")) == 3

    def test_kept_blocks_switch_off_too(self, chromium, written) -> None:
        chromium.open(written(report()))
        chromium.one(".switch.kept").click()
        assert chromium.shown(".blocks .kept p") == []
        assert len(chromium.shown("del")) == 3

    def test_it_asks_the_network_for_nothing_and_breaks_no_rule_of_its_own(
        self, chromium, written
    ) -> None:
        chromium.open(written(several()))
        chromium.one(".rows a").click()
        assert chromium.requests == []
        assert chromium.complaints == []

    def test_index_finds_pages_by_their_text(self, chromium, written) -> None:
        chromium.open(written(several()))
        assert len(chromium.shown(".rows li")) == 3
        chromium.one("#search").send_keys("old MARKET")
        assert [row.split("\n")[0] for row in chromium.shown(".rows li")] == ["No headline"]
        chromium.one("#search").send_keys(" zeppelin")
        assert chromium.shown("#none") == ["No page holds that."]

    def test_index_opens_a_page_and_comes_back(self, chromium, written) -> None:
        chromium.open(written(several()))
        assert chromium.shown(".page") == []
        chromium.all(".rows a")[1].click()
        assert len(chromium.shown(".page")) == 1
        assert chromium.shown(".index") == []
        chromium.one("#p2 .back").click()
        assert chromium.shown(".page") == []
        assert len(chromium.shown(".rows li")) == 3

    def test_index_puts_the_least_sure_first(self, chromium, written) -> None:
        chromium.open(written(several()))
        chromium.one("#order").click()
        sure = chromium.js(
            "return [...document.querySelectorAll('.rows li')].map((r) => r.dataset.sure)"
        )
        assert sure == sorted(sure, key=float)
        assert sure[0] == "-1.0000"

    @pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
    @pytest.mark.parametrize("width", [390, 1280])
    def test_it_fits_and_all_text_has_contrast(self, chromium, written, width, dark) -> None:
        long = article(*LINES, "Back to top", "x" * 300, "One\tTwo\tThree")
        name = "a-very-long-folder-name/" * 6 + "input.html"
        for source in (report((name, long)), several()):
            chromium.open(written(source), width=width, dark=dark)
            assert chromium.overflow <= 0
            found = chromium.js(CONTRAST, TEXTS)
            assert len(found) > 5
            assert [text for ratio, text in found if ratio < 4.5] == []

    def test_dark_mode_is_dark(self, chromium, written) -> None:
        def brightness() -> int:
            colour = chromium.js("return getComputedStyle(document.body).backgroundColor")
            return sum(map(int, re.findall(r"\d+", colour)[:3]))

        chromium.open(written(report()))
        assert brightness() > 600
        chromium.open(written(report()), dark=True)
        assert brightness() < 150

    def test_every_filter_has_contrast_in_its_colour(self, chromium, written) -> None:
        lines = [f"Line {at}" for at, _ in enumerate(cleaner.FILTERS)]

        def taking(name: str, line: str):
            def apply(document: Document) -> Document:
                return document.with_changes(
                    {
                        block.index: block.dropped("so")
                        for block in document.blocks
                        if block.text == line
                    }
                )

            apply.__name__ = name
            return apply

        filters = [taking(f.__name__, line) for f, line in zip(cleaner.FILTERS, lines, strict=True)]
        source = report(("all.txt", cleaner.clean("\n\n".join(lines), filters=filters)))
        for dark in (False, True):
            chromium.open(written(source), dark=dark)
            found = chromium.js(CONTRAST, ".run p, .run del, .run small, .dropped .label")
            assert len(found) == 4 * len(lines)
            assert min(ratio for ratio, _ in found) >= 4.5

    @pytest.mark.parametrize("policy", [True, False], ids=["as written", "without its policy"])
    def test_nothing_of_a_poisoned_page_runs(self, chromium, written, policy) -> None:
        page = ("\"><script>window.ran = 'name'</script>.html", poisoned())
        source = report(page, page)
        if not policy:
            source = re.sub("<meta http-equiv=.*?>", "", source)
        chromium.open(written(source))
        chromium.one(".rows a").click()
        for link in chromium.all(".page.open a:not(.back)"):
            link.click()
        chromium.js("document.querySelectorAll('details').forEach((d) => d.open = true)")
        assert chromium.js("return window.ran") is None
        assert len(chromium.js("return document.scripts")) == 1
        assert POISON[0] in chromium.shown(".page.open h1")

    def test_nothing_runs_in_its_html(self, chromium, written) -> None:
        source = poisoned().to_html()
        chromium.open(written(f"<!doctype html><meta charset=utf-8><body>{source}"))
        assert chromium.js("return window.ran") is None
        assert chromium.js("return document.scripts.length") == 0
        assert chromium.all("a, img, iframe, svg, base") == []
        assert "window.ran = 'script'" in chromium.one("h1").text

    @pytest.mark.parametrize("preset", ["commonmark", "gfm-like", "js-default"])
    def test_nothing_runs_in_its_markdown_rendered(self, chromium, written, preset: str) -> None:
        """With HTML let through and no policy, as the most careless of renderers would."""
        markdown = pytest.importorskip("markdown_it")
        options = {"html": True, "linkify": False}
        rendered = markdown.MarkdownIt(preset, options).render(poisoned().to_markdown())
        chromium.open(written(f"<!doctype html><meta charset=utf-8><body>{rendered}"))
        for link in chromium.all("a"):
            link.click()
        assert chromium.js("return window.ran") is None
        assert chromium.js("return document.scripts.length") == 0
        assert chromium.all("a, img, iframe, svg, base") == []
        assert "window.ran = 'script'" in chromium.one("h1").text
