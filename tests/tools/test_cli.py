"""The command line does what its help says, for every option, and never shows a traceback."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import cleaner
from cleaner.read import read
from cleaner.tools import arguments
from cleaner.tools.cli import main
from cleaner.tools.golden import as_expected, cases
from cleaner.write import ENDINGS, FORMATS
from tests.pages import html

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "fixtures" / "pages" / "sample"
PARAGRAPH = "The old bridge over the Aller reopens on Monday, the town council said on Friday."
PAGE = f"{PARAGRAPH}\n\nBack to top\n"
#: Leaves the learned filter out, so that what comes out does not depend on its weights.
PLAIN = ("--skip", "drop_boilerplate")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _outside_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


def feed(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))


def python_m_cleaner(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cleaner", *map(str, arguments)]
    return subprocess.run(
        command,
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
        timeout=120,
        check=False,
        **{"stdin": subprocess.DEVNULL, **options},
    )


class TestFormats:
    def test_text_is_the_sample_cleaned(self) -> None:
        done = python_m_cleaner(SAMPLE / "input.txt")
        article = cleaner.clean((SAMPLE / "input.txt").read_bytes())
        assert done.stdout == str(article) + "\n"
        assert (done.returncode, done.stderr) == (0, "")
        assert as_expected(article) == (SAMPLE / "expected.txt").read_text(encoding="utf-8")

    def test_json_is_one_line_a_file(self, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([str(page), str(page), "--format", "json", *PLAIN]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 2
        assert json.loads(lines[0])["body"] == PARAGRAPH

    def test_markdown(self, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([str(page), "--format", "markdown", *PLAIN]) == 0
        assert capsys.readouterr().out == PARAGRAPH + "\n"

    def test_html(self, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([str(page), "--format", "html", *PLAIN]) == 0
        assert capsys.readouterr().out == f"<article>\n<p>{PARAGRAPH}</p>\n</article>\n"

    def test_every_format_has_a_file_and_a_method_and_is_offered(
        self, page: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        article = cleaner.clean(page.read_bytes())
        assert list(ENDINGS) == list(FORMATS)
        for name, write in FORMATS.items():
            assert write.__module__ == f"cleaner.write.{name}"
            method = article.__str__ if name == "text" else getattr(article, f"to_{name}")
            assert write(article) == method()
            assert main([str(page), "--format", name]) in (0, 1)
            assert capsys.readouterr().out.removesuffix("\n") == method().removesuffix("\n")

    def test_unknown_format_is_a_wrong_command(self, page: Path) -> None:
        done = python_m_cleaner(page, "--format", "pdf")
        assert done.returncode == 2
        assert "invalid choice" in done.stderr


class TestInput:
    def test_dash_is_standard_input(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        feed(monkeypatch, PAGE.encode())
        assert main(["-", *PLAIN]) == 0
        assert capsys.readouterr().out == PARAGRAPH + "\n"

    def test_bytes_of_standard_input_are_decoded_as_those_of_files(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        feed(monkeypatch, "Die Brücke über die Aller öffnet für Fußgänger.".encode("utf-16"))
        assert main(["-", *PLAIN]) == 0
        assert "Brücke über die Aller öffnet" in capsys.readouterr().out

    def test_several_files_are_titled(self, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
        other = page.with_name("other.txt")
        other.write_text(PAGE.replace("old", "new"), encoding="utf-8")
        assert main([str(page), str(other), *PLAIN]) == 0
        new = PARAGRAPH.replace("old", "new")
        expected = f"==> {page} <==\n{PARAGRAPH}\n==> {other} <==\n{new}\n"
        assert capsys.readouterr().out == expected

    @pytest.mark.parametrize(
        ("name", "raw", "message"),
        [
            ("missing.txt", None, "No such file or directory."),
            ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF document, not HTML or text."),
            ("noise.txt", bytes(range(256)) * 20, "binary, not text"),
        ],
    )
    def test_a_file_that_cannot_be_read_does_not_stop_the_others(
        self,
        name: str,
        raw: bytes | None,
        message: str,
        page: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        broken = page.with_name(name)
        if raw is not None:
            broken.write_bytes(raw)
        assert main([str(broken), str(page), *PLAIN]) == 2
        out, err = capsys.readouterr()
        assert PARAGRAPH in out
        assert err.startswith(f"cleaner: {broken}: ")
        assert message in err
        assert err.count("\n") == 1

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
    def test_a_file_without_permission(
        self, page: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        page.chmod(0)
        assert main([str(page)]) == 2
        assert "Permission denied." in capsys.readouterr().err

    def test_a_page_without_body_is_told_apart(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        empty = tmp_path / "empty.txt"
        empty.write_text("* * *\n", encoding="utf-8")
        assert main([str(empty)]) == 1
        assert "no body found" in capsys.readouterr().err

    def test_an_unread_file_weighs_more_than_an_empty_page(self, tmp_path: Path) -> None:
        empty = tmp_path / "empty.txt"
        empty.touch()
        assert main([str(tmp_path / "missing.txt"), str(empty)]) == 2

    def test_no_files(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([]) == 2
        assert "no files given" in capsys.readouterr().err

    def test_a_mistyped_command_is_told_which_one_is_near(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["reveiw", "pages/"]) == 2
        told = "cleaner: no such command or file: reveiw; did you mean review?\n"
        assert capsys.readouterr().err == told

    def test_a_file_that_is_called_like_a_command_is_no_mistake(
        self, page: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(page.parent)
        page.rename(page.with_name("reviews"))
        assert main(["reviews", *PLAIN]) == 0

    @pytest.mark.skipif(os.name == "nt", reason="no sh")
    @pytest.mark.parametrize(
        "command",
        ["CLEANER < page.txt", "CLEANER - < page.txt", "cat page.txt | CLEANER"],
    )
    def test_a_page_is_read_from_a_pipe_or_a_file_without_a_name(
        self, command: str, page: Path
    ) -> None:
        run = f'"{sys.executable}" -m cleaner --skip drop_boilerplate'
        done = subprocess.run(
            ["sh", "-c", command.replace("CLEANER", run)],
            cwd=page.parent, capture_output=True, text=True, timeout=120, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)}, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert (done.returncode, done.stdout, done.stderr) == (0, PARAGRAPH + "\n", "")

    def test_nothing_at_all_is_no_page(self) -> None:
        done = python_m_cleaner()
        assert done.returncode == 2
        assert "no files given" in done.stderr

    def test_files_and_options_come_in_any_order(
        self, page: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        other = page.with_name("other.txt")
        other.write_text(PAGE, encoding="utf-8")
        assert main([str(page), "--format", "json", str(other), *PLAIN]) == 0
        assert len(capsys.readouterr().out.splitlines()) == 2

    @pytest.mark.parametrize(
        ("ending", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)]
    )
    def test_packed_pages(
        self,
        ending: str,
        pack: Callable[[bytes], bytes],
        page: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        packed = page.with_name(f"page.html.{ending}")
        packed.write_bytes(pack(PAGE.encode()))
        assert main([str(packed), *PLAIN]) == 0
        assert capsys.readouterr().out == PARAGRAPH + "\n"
        packed.write_bytes(pack(b" " * 21_000_000))
        assert main([str(packed), str(page), *PLAIN]) == 2
        assert "The page is too large: over 20,000,000 bytes." in capsys.readouterr().err
        packed.write_bytes(pack(PAGE.encode())[:-9])
        assert main([str(packed)]) == 2
        assert "ended before" in capsys.readouterr().err


class TestChoice:
    @pytest.fixture
    def article(self, tmp_path: Path) -> Path:
        path = tmp_path / "article.html"
        path.write_text(html("MARK"), encoding="utf-8")
        return path

    def test_only_some_fields_as_text(
        self, article: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([str(article), "--only", "headline,published,site"]) == 0
        told = "Harbour wall will be rebuilt MARK\n\nThe Bay Courier\n"
        assert capsys.readouterr().out == told

    def test_only_some_fields_as_json(
        self, article: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([str(article), "--format", "json", "--only", "text,byline"]) == 0
        made = cleaner.clean(html("MARK"))
        assert json.loads(capsys.readouterr().out) == {"text": str(made), "byline": []}

    def test_with_what_was_left_out(
        self, article: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([str(article), "--format", "json", "--with-removed"]) == 0
        plain = json.loads(capsys.readouterr().out)
        assert plain == cleaner.clean(html("MARK")).to_dict(removed=True)
        assert plain["removed"]

    @pytest.mark.parametrize(
        ("option", "told"),
        [
            (["--language", "en"], ""),
            (["--language", "de,EN"], ""),
            (["--language", "de"], "left out: its language is en."),
            (["--min-confidence", "0.01"], ""),
            (["--min-confidence", "1"], "left out: its confidence is 0."),
        ],
    )
    def test_articles_that_are_not_wanted_are_told_and_not_written(
        self, option: list[str], told: str, article: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([str(article), *option]) == 0
        out, err = capsys.readouterr()
        assert bool(out) is not bool(told)
        assert told in err


class TestOutput:
    def test_a_file_instead_of_standard_output(
        self, page: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        target = page.with_name("out.md")
        assert main([str(page), "-o", str(target), "--format", "markdown", *PLAIN]) == 0
        assert target.read_text(encoding="utf-8") == PARAGRAPH + "\n"
        assert capsys.readouterr() == ("", "")

    def test_a_folder_that_is_missing(self, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
        target = page.parent / "nowhere" / "out.txt"
        assert main([str(page), "-o", str(target)]) == 2
        assert capsys.readouterr().err == f"cleaner: {target}: No such file or directory.\n"

    def test_the_input_is_never_overwritten(
        self, page: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([str(page), "-o", str(page)]) == 2
        assert page.read_text(encoding="utf-8") == PAGE
        assert "would be overwritten" in capsys.readouterr().err

    def test_half_a_character_does_not_stop_the_output(self, page: Path) -> None:
        page.write_text(
            '<html><head><script type="application/ld+json">{"@type": "NewsArticle", '
            f'"headline": "Storm \\ud83d over town"}}</script></head><body><p>{PARAGRAPH}</p>'
            "</body></html>",
            encoding="utf-8",
        )
        target = page.with_name("out.json")
        assert main([str(page), "--format", "json", "-o", str(target), *PLAIN]) == 0
        assert PARAGRAPH in json.loads(target.read_text(encoding="utf-8"))["body"]

    @pytest.mark.skipif(os.name == "nt", reason="pipes differ")
    def test_a_reader_that_leaves_early_is_no_error(self, tmp_path: Path) -> None:
        long = tmp_path / "long.txt"
        long.write_text(f"{PARAGRAPH}\n\n" * 20_000, encoding="utf-8")
        command = [sys.executable, "-m", "cleaner", str(long), "--max-blocks", "20000", *PLAIN]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait(timeout=120) == 0

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
    @pytest.mark.parametrize("arguments", [["--list-filters"], [str(SAMPLE / "input.txt")]])
    def test_a_full_disk(self, arguments: list[str]) -> None:
        with open("/dev/full", "w") as full:
            done = subprocess.run(
                [sys.executable, "-m", "cleaner", *arguments],
                stdout=full, stderr=subprocess.PIPE, cwd=ROOT, text=True, check=False,
            )  # fmt: skip
        assert done.returncode == 2
        assert "No space left on device" in done.stderr
        assert done.stderr.count("\n") == 1

    @pytest.mark.skipif(os.name == "nt", reason="no sh")
    @pytest.mark.parametrize(
        ("redirection", "message"),
        [
            ("<&-", "Standard input is closed."),
            (">&-", "standard output is closed."),
            ("2>&- >/dev/null", ""),
        ],
    )
    def test_a_closed_stream(self, redirection: str, message: str) -> None:
        command = f'exec "{sys.executable}" -m cleaner - --skip drop_boilerplate {redirection}'
        done = subprocess.run(
            ["sh", "-c", command],
            input=None if redirection == "<&-" else PAGE,
            capture_output=True, cwd=ROOT, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == (2 if message else 0)
        assert message in done.stderr
        assert "Traceback" not in done.stderr


class TestExplain:
    def test_every_block_is_accounted_for(
        self, page: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([str(page), "--explain", *PLAIN]) == 0
        kept, dropped, confidence, problem = capsys.readouterr().out.splitlines()
        assert kept.split() == ["kept", "paragraph", *PARAGRAPH.split()]
        assert dropped.split("[")[0].split() == ["-", "dropped", "Back", "to", "top"]
        assert dropped.endswith("[drop_back_to_top: link to the top of the page]")
        assert confidence.startswith("confidence ")
        assert problem == "problem: no headline found"

    @pytest.mark.parametrize("slug", ["sample", "html-bare-divs", "page-captions-everywhere"])
    def test_kept_and_dropped_add_up_to_the_page(
        self, slug: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        case = next(case for case in cases(SAMPLE.parent) if case.slug == slug)
        document, _ = read(case.input_path.read_bytes())
        main([str(case.input_path), "--explain"])
        lines = [
            line
            for line in capsys.readouterr().out.splitlines()
            if line.startswith(("- dropped ", "  kept "))
        ]
        assert len(lines) == len(document.blocks)
        for line, block in zip(lines, document.blocks, strict=True):
            assert block.text.replace("\t", " | ")[:40] in line
            if line.startswith("- dropped"):
                assert line.endswith("]")
            else:
                assert line.split()[1] in set(cleaner.Role) - {"chrome"}

    def test_it_shows_the_filter_of_headline_and_dek(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main([str(SAMPLE / "input.txt"), "--explain"])
        headline, dek = capsys.readouterr().out.splitlines()[:2]
        assert headline.split()[:2] == ["kept", "headline"]
        assert dek.split()[:2] == ["kept", "dek"]
        assert "[drop_boilerplate: " in headline

    def test_it_names_what_speaks_for_headline_and_dek(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        story = "".join(f"<p>{PARAGRAPH} And so it was for part {i} of it.</p>" for i in range(6))
        path = tmp_path / "page.html"
        path.write_text(
            "<title>Bridge over the Orla reopens after four years - The Post</title>"
            "<article><h1>Bridge over the Orla reopens after four years</h1>"
            '<p class="standfirst">Drivers waited since dawn, and a baker was the first</p>'
            f"{story}</article>",
            encoding="utf-8",
        )
        main([str(path), "--explain"])
        headline, dek = capsys.readouterr().out.splitlines()[:2]
        assert ", h1, agrees with the title" in headline
        assert "likeliest dek" in dek
        assert ", named so in the markup" in dek

    def test_several_files_are_titled(self, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
        main([str(page), str(page), "--explain"])
        assert capsys.readouterr().out.count(f"==> {page} <==\n") == 2

    @pytest.mark.parametrize("way", [["--format", "json"], ["-o", "out.json"]])
    def test_as_json(self, way: list[str], page: Path, capsys: pytest.CaptureFixture[str]) -> None:
        way = [str(page.with_name(word)) if word == "out.json" else word for word in way]
        assert main([str(page), "--explain", *way, *PLAIN]) == 0
        out = page.with_name("out.json")
        plain = json.loads(out.read_text() if out.exists() else capsys.readouterr().out)
        assert plain["problems"] == ["no headline found"]
        assert plain["blocks"] == [
            {"index": 0, "kept": True, "role": "paragraph", "text": PARAGRAPH,
             "filter": None, "reason": None},
            {"index": 1, "kept": False, "role": "chrome", "text": "Back to top",
             "filter": "drop_back_to_top", "reason": "link to the top of the page"},
        ]  # fmt: skip


class TestFilters:
    def test_list_filters_in_order(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--list-filters"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line.split()[0] for line in lines] == [f.__name__ for f in cleaner.FILTERS]
        assert all(len(line.split()) > 2 for line in lines), "a filter without a docstring"

    def test_skip_leaves_a_filter_out(self, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([str(page), "--skip", "drop_back_to_top", *PLAIN]) == 0
        assert capsys.readouterr().out == f"{PARAGRAPH}\n\nBack to top\n"

    def test_skip_of_an_unknown_filter(
        self, page: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([str(page), "--skip", "drop_everything"]) == 2
        err = capsys.readouterr().err
        assert err == ("cleaner: no such filter: drop_everything; --list-filters names them all.\n")
        assert main([str(page), "--skip", "drop_captoins"]) == 2
        assert "did you mean drop_captions?" in capsys.readouterr().err


class TestAddFixture:
    @pytest.fixture(autouse=True)
    def _elsewhere(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)

    def test_it_records_page_and_result_and_shows_the_diff(
        self, page: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([str(page), "--add-fixture", "bridge-reopens"]) == 0
        out, err = capsys.readouterr()
        (case,) = cases(Path("fixtures/pages"))
        assert case.slug == "bridge-reopens"
        assert case.input_path.name == "input.txt"
        assert case.input_path.read_bytes() == PAGE.encode()
        article = cleaner.clean(PAGE)
        assert case.expected_path.read_text(encoding="utf-8") == as_expected(article)
        assert "bridge-reopens: not as expected" in out
        assert "+++ actual" in out
        assert "look at it" in err

    def test_recording_again_says_that_nothing_changed(
        self, page: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main([str(page), "--add-fixture", "bridge"])
        capsys.readouterr()
        assert main(["fixtures/pages/bridge/input.txt", "--add-fixture", "bridge"]) == 0
        assert "bridge: unchanged" in capsys.readouterr().out

    def test_html_of_standard_input_is_recorded_as_html(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        raw = f"<html><body><p>{PARAGRAPH}</p><p>Back to top</p></body></html>".encode()
        feed(monkeypatch, raw)
        assert main(["-", "--add-fixture", "bridge"]) == 0
        assert Path("fixtures/pages/bridge/input.html").read_bytes() == raw

    def test_it_refuses_in_ci(
        self, page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("CI", "true")
        assert main([str(page), "--add-fixture", "bridge"]) == 2
        assert "not in CI" in capsys.readouterr().err
        assert not Path("fixtures").exists()

    @pytest.mark.parametrize("slug", ["../bridge", "Bridge", "a b", "-a", "/tmp/cleaner-a"])
    def test_it_refuses_what_is_no_slug(
        self, slug: str, page: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        if slug.startswith("-"):
            assert main([str(page), f"--add-fixture={slug}"]) == 2
        else:
            assert main([str(page), "--add-fixture", slug]) == 2
        assert "is no slug" in capsys.readouterr().err
        assert sorted(Path().rglob("expected.txt")) == []

    def test_it_does_not_replace_another_page(
        self, page: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main([str(page), "--add-fixture", "bridge"])
        other = page.with_name("other.txt")
        other.write_text("Something else.", encoding="utf-8")
        assert main([str(other), "--add-fixture", "bridge"]) == 2
        assert "holds another page" in capsys.readouterr().err
        assert Path("fixtures/pages/bridge/input.txt").read_bytes() == PAGE.encode()

    def test_it_leaves_a_known_failure_alone(
        self, page: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main([str(page), "--add-fixture", "bridge"])
        folder = Path("fixtures/pages/bridge")
        (folder / "expected.txt").write_text("== body ==\nBy hand.\n", encoding="utf-8")
        (folder / "gap.txt").write_text("Nothing is right yet.\n", encoding="utf-8")
        assert main([str(page), "--add-fixture", "bridge"]) == 2
        assert "mend its expected.txt by hand" in capsys.readouterr().err
        assert (folder / "expected.txt").read_text(encoding="utf-8") == "== body ==\nBy hand.\n"

    @pytest.mark.parametrize("more", [["-"], ["--skip", "drop_tags"]])
    def test_it_takes_one_file_and_all_the_filters(self, more: list[str], page: Path) -> None:
        assert main([str(page), *more, "--add-fixture", "bridge"]) == 2
        assert not Path("fixtures").exists()

    def test_an_unreadable_file(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["missing.txt", "--add-fixture", "bridge"]) == 2
        assert "missing.txt: No such file" in capsys.readouterr().err


def test_version() -> None:
    done = python_m_cleaner("--version")
    core = "compiled core" if cleaner.COMPILED else "plain Python"
    assert (done.returncode, done.stdout) == (0, f"cleaner {cleaner.__version__} ({core})\n")


def test_version_says_that_plain_python_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANER_PURE", "1")
    assert python_m_cleaner("--version").stdout == f"cleaner {cleaner.__version__} (plain Python)\n"


def test_help_names_every_exit_code_and_shows_examples() -> None:
    done = python_m_cleaner("--help")
    assert done.returncode == 0
    codes = re.findall(r"^  (\d+) ", done.stdout.partition("exit codes:")[2], re.MULTILINE)
    assert codes == ["0", "1", "2", "130"]
    examples = done.stdout.partition("examples:")[2].partition("other commands")[0]
    assert len(re.findall(r"^  cleaner \S+", examples, re.MULTILINE)) >= 7
    assert set(re.findall(r" (--?[a-z-]+)", examples)) <= {*arguments.parser().flags}


def test_help_fits_a_terminal_of_a_hundred_columns() -> None:
    done = python_m_cleaner("--help", env={**os.environ, "COLUMNS": "100"})
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_a_mistyped_option_is_told_which_one_is_near(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([str(page), "--formta=json"])
    told = "unrecognized arguments: --formta=json; did you mean --format?"
    assert told in capsys.readouterr().err


def test_stopping_from_the_keyboard_is_no_traceback(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cleaner.tools.cli.clean", stop)
    assert main([str(page)]) == 130
    assert capsys.readouterr().err == "cleaner: stopped.\n"


@pytest.mark.parametrize(
    ("name", "begins"),
    [("x.md", "# "), ("x.json", "{"), ("x.html", "<"), ("x.txt", ""), ("x", "")],
)
def test_an_output_has_the_form_that_its_name_says(tmp_path: Path, name: str, begins: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Bridge reopens\n\n\nThe bridge over the Orla reopened on Monday.\n")
    assert main([str(page), "-o", str(tmp_path / name)]) == 0
    written = (tmp_path / name).read_text(encoding="utf-8")
    assert written.startswith(begins or "Bridge reopens")


def test_a_name_and_a_format_that_differ_are_an_error(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("The bridge over the Orla reopened on Monday.\n")
    assert main([str(page), "-o", str(tmp_path / "x.md"), "--format", "json"]) == 2
    assert not (tmp_path / "x.md").exists()
