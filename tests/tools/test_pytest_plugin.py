"""The pytest plugin, used as a project of one's own would use it."""

from __future__ import annotations

import importlib
import shutil
import sys
import tomllib
from pathlib import Path

import pytest

import cleaner
from cleaner.tools.golden import Case, cases
from cleaner.tools.teaching import expected_of

pytest_plugins = ["pytester"]
# Pytester forgets what a run inside a run has imported, and no process can import numpy twice.
importlib.import_module("numpy")

ROOT = Path(__file__).parents[2]
TEXT = "The old bridge over the Aller reopens on Monday, the town council said on Friday."
OTHER = "Traffic had been led over the new bridge for two years, at a cost of 3 million euros."
PAGE = f"{TEXT}\n\nShare on Facebook\n\n{OTHER}\n\nBack to top\n"
EXPECTED = f"== body ==\n{TEXT}\n\n{OTHER}\n"
#: Without the learned filter, so that what comes out does not depend on its weights.
CLEAN = """
import cleaner

def pytest_cleaner_clean(raw, path):
    return cleaner.clean(raw, filters=cleaner.without("drop_boilerplate"))
"""


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    for name in ("CI", "BUILD_NUMBER"):
        monkeypatch.delenv(name, raising=False)
    pytester.makeconftest(CLEAN)
    return pytester


def add(project: pytest.Pytester, slug: str, expected: str | None = EXPECTED, page=PAGE) -> Path:
    folder = project.path / "pages" / slug
    folder.mkdir(parents=True)
    (folder / "input.txt").write_text(page, encoding="utf-8")
    if expected is not None:
        (folder / "expected.txt").write_text(expected, encoding="utf-8")
    return folder


def run(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    # Hypothesis loads anew with every run inside a run, which takes longer than all the rest.
    own = ("-p", "cleaner.tools.pytest_plugin", "-p", "no:hypothesispytest")
    return project.runpytest(*own, *arguments)


def run_pages(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return run(project, "--cleaner-fixtures", "pages", *arguments)


class TestCollection:
    def test_each_folder_is_a_test_named_by_its_slug(self, project: pytest.Pytester) -> None:
        add(project, "bridge")
        add(project, "market")
        result = run_pages(project, "-v")
        result.assert_outcomes(passed=2)
        result.stdout.fnmatch_lines(["*::bridge PASSED*", "*::market PASSED*"])

    def test_the_name_that_pytest_shows_runs_the_case_again(self, project: pytest.Pytester) -> None:
        add(project, "bridge")
        add(project, "market")
        project.makeini("[pytest]\ncleaner_fixtures = pages\n")
        run(project, "pages/bridge/input.txt::bridge").assert_outcomes(passed=1)
        run(project, "pages/market").assert_outcomes(passed=1)
        run_pages(project, "pages/market").assert_outcomes(passed=1)
        run(project, "-k", "market").assert_outcomes(passed=1, deselected=1)

    def test_the_folder_can_stand_in_the_configuration(self, project: pytest.Pytester) -> None:
        add(project, "bridge")
        project.makepyprojecttoml('[tool.pytest.ini_options]\ncleaner_fixtures = ["pages"]\n')
        run(project).assert_outcomes(passed=1)

    def test_pages_run_along_with_the_other_tests(self, project: pytest.Pytester) -> None:
        add(project, "bridge")
        tests = project.mkdir("tests")
        (tests / "test_own.py").write_text("def test_own(): pass\n", encoding="utf-8")
        project.makeini("[pytest]\ncleaner_fixtures = pages\ntestpaths = tests\n")
        run(project).assert_outcomes(passed=2)
        run(project, ".").assert_outcomes(passed=2)
        run(project, "tests").assert_outcomes(passed=1)

    def test_pages_below_the_folder_that_pytest_runs_in(self, project: pytest.Pytester) -> None:
        add(project, "bridge")
        project.makepyfile("def test_own(): pass\n")
        project.makeini("[pytest]\ncleaner_fixtures = pages\n")
        run(project).assert_outcomes(passed=2)
        run_pages(project, ".").assert_outcomes(passed=2)

    @pytest.mark.parametrize("folder", ["build/pages", "pages"])
    def test_what_pytest_would_leave_out_is_an_error(self, project, folder: str) -> None:
        """Pytest does not look into folders of some names, such as `build`."""
        add(project, "build" if folder == "pages" else "bridge")
        if folder != "pages":
            project.mkdir("build")
            (project.path / "pages").rename(project.path / folder)
        project.makeini(f"[pytest]\ncleaner_fixtures = {folder}\n")
        result = run(project)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["*no folder named 'build'*"])

    def test_without_a_folder_nothing_is_collected(self, project: pytest.Pytester) -> None:
        add(project, "bridge")
        run(project).assert_outcomes()

    def test_several_folders(self, project: pytest.Pytester) -> None:
        add(project, "bridge")
        other = project.path / "other" / "market"
        add(project, "market").rename(project.mkdir("other") / "market")
        assert other.is_dir()
        run_pages(project, "--cleaner-fixtures", "other").assert_outcomes(passed=2)

    def test_html_and_bytes_of_any_encoding(self, project: pytest.Pytester) -> None:
        folder = add(project, "bridge", f"== body ==\n{TEXT} Übergang offen.\n")
        (folder / "input.txt").unlink()
        html = f"<!doctype html><p>{TEXT} Übergang offen.</p><p>Back to top</p>"
        (folder / "input.html").write_bytes(html.encode("utf-16"))
        run_pages(project).assert_outcomes(passed=1)

    @pytest.mark.parametrize(
        ("folder", "message"),
        [("nowhere", "*there is no folder*nowhere*"), ("empty", "*empty holds no case*")],
    )
    def test_a_folder_without_cases_is_an_error(self, project, folder: str, message: str) -> None:
        project.mkdir("empty")
        result = run(project, "--cleaner-fixtures", folder)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines([message])


class TestFailure:
    def test_it_shows_the_diff_and_the_filter_of_each_missing_line(self, project) -> None:
        add(project, "bridge", EXPECTED + "\nBack to top\n")
        result = run_pages(project)
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(
            [
                "* bridge *",
                "bridge: not as expected",
                "--- expected",
                "+++ actual",
                "-Back to top",
                "drop_back_to_top took: Back to top (*)",
            ]
        )
        result.stdout.no_fnmatch_line("*Traceback*")
        result.stdout.no_fnmatch_line("*pytest_plugin.py*")

    def test_a_case_without_expected_names_the_command_that_records_it(self, project) -> None:
        folder = add(project, "bridge", None)
        result = run_pages(project)
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["*no expected.txt*pytest --cleaner-record -k bridge*"])
        assert not (folder / "expected.txt").exists()

    def test_two_inputs_are_an_error(self, project: pytest.Pytester) -> None:
        folder = add(project, "bridge")
        (folder / "input.html").write_text(TEXT, encoding="utf-8")
        result = run_pages(project)
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["*must hold one input file, and holds 2.*"])

    def test_expected_without_an_input_is_an_error(self, project: pytest.Pytester) -> None:
        add(project, "market")
        (add(project, "bridge") / "input.txt").unlink()
        result = run_pages(project)
        result.assert_outcomes(passed=1, failed=1)
        result.stdout.fnmatch_lines(["*must hold one input file, and holds 0.*"])

    def test_a_page_that_is_none_fails_with_its_sentence(self, project: pytest.Pytester) -> None:
        folder = add(project, "bridge")
        (folder / "input.txt").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3")
        result = run_pages(project)
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["*PDF*"])

    def test_line_ends_of_another_system_make_no_difference(self, project) -> None:
        folder = add(project, "bridge")
        windows = b"\xef\xbb\xbf" + EXPECTED.rstrip("\n").replace("\n", "\r\n").encode()
        (folder / "expected.txt").write_bytes(windows)
        run_pages(project).assert_outcomes(passed=1)


class TestRecord:
    def test_it_writes_and_shows_the_diff(self, project: pytest.Pytester) -> None:
        folder = add(project, "bridge", EXPECTED + "\nBack to top\n")
        result = run_pages(project, "--cleaner-record")
        result.assert_outcomes(passed=1)
        result.stdout.fnmatch_lines(
            ["*cleaner: recorded*", "bridge: recorded", "-Back to top", "1 recorded*"]
        )
        assert (folder / "expected.txt").read_text(encoding="utf-8") == EXPECTED
        run_pages(project).assert_outcomes(passed=1)

    def test_it_records_a_new_case(self, project: pytest.Pytester) -> None:
        folder = add(project, "bridge", None)
        run_pages(project, "--cleaner-record").stdout.fnmatch_lines(
            ["bridge: recorded", f"+{TEXT}"]
        )
        assert (folder / "expected.txt").read_text(encoding="utf-8") == EXPECTED

    def test_it_is_silent_where_nothing_changed(self, project: pytest.Pytester) -> None:
        folder = add(project, "bridge")
        before = (folder / "expected.txt").stat().st_mtime_ns
        run_pages(project, "--cleaner-record").stdout.no_fnmatch_line("*recorded*")
        assert (folder / "expected.txt").stat().st_mtime_ns == before

    def test_only_the_selected_cases_are_recorded(self, project: pytest.Pytester) -> None:
        add(project, "bridge", None)
        market = add(project, "market", None)
        run_pages(project, "--cleaner-record", "-k", "bridge")
        assert not (market / "expected.txt").exists()

    @pytest.mark.parametrize("name", ["CI", "BUILD_NUMBER"])
    def test_it_refuses_in_ci(self, project, monkeypatch, name: str) -> None:
        monkeypatch.setenv(name, "true")
        folder = add(project, "bridge", None)
        result = run_pages(project, "--cleaner-record")
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["*recorded by people, not in CI*"])
        assert not (folder / "expected.txt").exists()

    def test_in_parallel_all_that_was_recorded_is_shown(self, project) -> None:
        pytest.importorskip("xdist")
        for slug in ("bridge", "market"):
            add(project, slug, None)
        result = run_pages(project, "--cleaner-record", "-n", "1")
        result.assert_outcomes(passed=2)
        result.stdout.fnmatch_lines(["2 recorded*"])


WANTED = EXPECTED + "\nMore\n\nBack to top\n"
GAP = "The end of the page\nis not read.\n\n== body ==\n- More\n- Back to top\n"


def add_known(project: pytest.Pytester, gap: str = GAP, expected: str = WANTED) -> Path:
    folder = add(project, "bridge", expected)
    (folder / "gap.txt").write_text(gap, encoding="utf-8")
    return folder


def gap_in(folder: Path) -> str:
    return (folder / "gap.txt").read_text(encoding="utf-8")


class TestKnownFailures:
    def test_they_fail_as_expected_and_say_why(self, project: pytest.Pytester) -> None:
        add_known(project)
        result = run_pages(project, "-rx")
        result.assert_outcomes(xfailed=1)
        result.stdout.fnmatch_lines(["*The end of the page is not read.*"])

    def test_pytest_can_show_what_they_fail_in(self, project: pytest.Pytester) -> None:
        add_known(project)
        result = run_pages(project, "--runxfail")
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["bridge: not as expected", "-More"])

    def test_a_gap_may_not_grow(self, project: pytest.Pytester) -> None:
        add_known(project, "Why.\n\n== body ==\n- More\n")
        result = run_pages(project)
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(
            [
                "bridge: the gap has grown*",
                "== body ==",
                "- Back to top",
                "drop_back_to_top took: Back to top (*)",
                "*pytest --cleaner-record-gaps -k bridge*",
            ]
        )
        result.stdout.no_fnmatch_line("- More")

    def test_a_line_too_many_makes_it_grow(self, project: pytest.Pytester) -> None:
        add_known(project, "Why.\n\n== body ==\n- More\n", f"== body ==\n{TEXT}\n\nMore\n")
        result = run_pages(project)
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["bridge: the gap has grown*", f"+ {OTHER}"])

    def test_a_gap_that_shrinks_is_recorded_anew(self, project: pytest.Pytester) -> None:
        add_known(project, GAP + "+ Share on Facebook\n")
        result = run_pages(project)
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(
            ["bridge: the gap has shrunk*--cleaner-record-gaps -k bridge*", "+ Share on Facebook"]
        )
        result.stdout.no_fnmatch_line("- More")

    def test_a_page_that_is_right_needs_no_gap(self, project: pytest.Pytester) -> None:
        add_known(project, expected=EXPECTED)
        result = run_pages(project)
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["bridge: the page is right now; delete its gap.txt."])

    @pytest.mark.parametrize(
        ("gap", "message"),
        [
            (b" \n", "*bridge*gap.txt: it must begin with the reason*"),
            (b"Why.\n== body ==\nMore\n", "*bridge*gap.txt: a line below a heading*'More'*"),
            (b"\xff\xfe\xff", "*bridge*gap.txt is not UTF-8*"),
            (None, "*bridge*gap.txt cannot be read: *"),
        ],
    )
    def test_a_faulty_gap_is_an_error_of_its_case_alone(self, project, gap, message) -> None:
        add(project, "market")
        path = add(project, "bridge") / "gap.txt"
        path.mkdir() if gap is None else path.write_bytes(gap)
        result = run_pages(project)
        result.assert_outcomes(passed=1, failed=1)
        result.stdout.fnmatch_lines([message])

    def test_the_former_file_is_an_error_that_says_what_to_do(self, project) -> None:
        folder = add(project, "bridge")
        (folder / "xfail.txt").write_text("Why.\n", encoding="utf-8")
        result = run_pages(project)
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["*rename it to gap.txt*--cleaner-record-gaps -k bridge*"])

    def test_a_crash_is_no_known_failure(self, project: pytest.Pytester) -> None:
        add_known(project)
        project.makeconftest("def pytest_cleaner_clean(raw, path):\n    raise RuntimeError('no')\n")
        run_pages(project).assert_outcomes(failed=1)

    def test_a_missing_expected_is_no_known_failure(self, project: pytest.Pytester) -> None:
        (add_known(project) / "expected.txt").unlink()
        run_pages(project, "--cleaner-record-gaps").assert_outcomes(failed=1)

    def test_recording_pages_leaves_what_they_should_be(self, project: pytest.Pytester) -> None:
        folder = add_known(project)
        run_pages(project, "--cleaner-record").assert_outcomes(xfailed=1)
        assert (folder / "expected.txt").read_text(encoding="utf-8") == WANTED
        assert gap_in(folder) == GAP


class TestRecordGaps:
    def test_it_adds_the_difference_to_the_reason_and_shows_it(self, project) -> None:
        folder = add_known(project, "The end of the page\nis not read.\n")
        result = run_pages(project, "--cleaner-record-gaps")
        result.assert_outcomes(xfailed=1)
        result.stdout.fnmatch_lines(["bridge: gap recorded", "+- Back to top", "1 recorded*"])
        assert gap_in(folder) == GAP
        run_pages(project).assert_outcomes(xfailed=1)

    def test_it_takes_out_what_is_right_now(self, project: pytest.Pytester) -> None:
        folder = add_known(project, GAP + "+ Share on Facebook\n")
        result = run_pages(project, "--cleaner-record-gaps")
        result.assert_outcomes(xfailed=1)
        result.stdout.fnmatch_lines(["bridge: gap recorded", "-+ Share on Facebook"])
        assert gap_in(folder) == GAP

    def test_it_deletes_the_gap_of_a_page_that_is_right(self, project: pytest.Pytester) -> None:
        folder = add_known(project, expected=EXPECTED)
        result = run_pages(project, "--cleaner-record-gaps")
        result.assert_outcomes(passed=1)
        result.stdout.fnmatch_lines(["bridge: gap closed", "-The end of the page"])
        assert not (folder / "gap.txt").exists()

    def test_it_begins_none(self, project: pytest.Pytester) -> None:
        """A page that fails for no known reason goes on failing."""
        folder = add(project, "bridge", WANTED)
        run_pages(project, "--cleaner-record-gaps").assert_outcomes(failed=1)
        assert not (folder / "gap.txt").exists()
        assert (folder / "expected.txt").read_text(encoding="utf-8") == WANTED

    def test_it_is_silent_where_nothing_changed(self, project: pytest.Pytester) -> None:
        folder = add_known(project)
        before = (folder / "gap.txt").stat().st_mtime_ns
        run_pages(project, "--cleaner-record-gaps").stdout.no_fnmatch_line("*recorded*")
        assert (folder / "gap.txt").stat().st_mtime_ns == before

    @pytest.mark.parametrize("name", ["CI", "BUILD_NUMBER"])
    def test_it_refuses_in_ci(self, project, monkeypatch, name: str) -> None:
        monkeypatch.setenv(name, "true")
        folder = add_known(project, "Why.\n")
        result = run_pages(project, "--cleaner-record-gaps")
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["*--cleaner-record-gaps: *recorded by people, not in CI*"])
        assert gap_in(folder) == "Why.\n"

    @pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
    def test_it_writes_and_deletes_through_no_link(self, project: pytest.Pytester) -> None:
        for expected in (WANTED, EXPECTED):
            folder = add(project, f"bridge-{len(expected)}", expected)
            (project.path / "outside.txt").write_text("Why.\n", encoding="utf-8")
            (folder / "gap.txt").symlink_to(project.path / "outside.txt")
        result = run_pages(project, "--cleaner-record-gaps")
        result.assert_outcomes(failed=2)
        assert (project.path / "outside.txt").read_text(encoding="utf-8") == "Why.\n"
        assert len(list(project.path.glob("pages/*/gap.txt"))) == 2


def test_a_hook_that_returns_no_article_is_told_so(project) -> None:
    project.makeconftest("def pytest_cleaner_clean(raw, path): return raw.decode()")
    add(project, "bridge")
    for record in ((), ("--cleaner-record",), ("--cleaner-record-gaps",)):
        result = run_pages(project, *record)
        result.assert_outcomes(failed=1)
        said = "pytest_cleaner_clean must return a cleaner.Article, not str."
        result.stdout.fnmatch_lines([said])
        result.stdout.no_fnmatch_line("*Traceback*")


def test_without_a_hook_of_ones_own_pages_are_cleaned_as_by_default(project) -> None:
    project.makeconftest("")
    add(project, "bridge", None)
    run_pages(project, "--cleaner-record").assert_outcomes(passed=1)
    run_pages(project).assert_outcomes(passed=1)


class TestOurOwnSuite:
    def test_our_pages_run_through_the_plugin(self, pytestconfig: pytest.Config) -> None:
        assert pytestconfig.getini("cleaner_fixtures") == [ROOT / "fixtures" / "pages"]
        assert pytestconfig.pluginmanager.hasplugin("cleaner.tools.pytest_plugin")

    def test_every_folder_is_a_case(self) -> None:
        folders = [path for path in (ROOT / "fixtures" / "pages").iterdir() if path.is_dir()]
        assert [str(path) for path in folders if not Case(path).input_path.is_file()] == []

    def test_the_entry_point_has_the_name_of_its_module(self) -> None:
        """Else `-p` in a checkout would register it twice."""
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        (entry,) = project["entry-points"]["pytest11"].items()
        assert entry == ("cleaner.tools.pytest_plugin", "cleaner.tools.pytest_plugin")


class TestProfiles:
    def test_pages_are_cleaned_by_the_profiles_of_the_configuration(
        self, pytester: pytest.Pytester
    ) -> None:
        sites = ROOT / "fixtures" / "sites" / "lindental-bote.example"
        shutil.copytree(sites, pytester.path / "pages")
        pages = [(case.raw, expected_of(case)) for case in cases(sites)]
        profiles = pytester.mkdir("profiles")
        (profiles / "bote.json").write_text(cleaner.learn(pages).to_json(), encoding="utf-8")
        run_pages(pytester).assert_outcomes(failed=5)
        pytester.makeini("[pytest]\ncleaner_profiles = profiles")
        run_pages(pytester).assert_outcomes(passed=5)

    def test_a_broken_profile_stops_the_run(self, pytester: pytest.Pytester) -> None:
        pytester.makeini("[pytest]\ncleaner_profiles = none.json")
        done = run(pytester)
        done.stderr.fnmatch_lines(["*cleaner_profiles: *none.json cannot be read*"])
