"""The pytest plugin, used as a project of one's own would use it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from cleaner.tools.golden import Case

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parent.parent
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
            ["*cleaner: recorded*", "bridge: recorded", "-Back to top", "1 expected.txt written*"]
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
        result.stdout.fnmatch_lines(["2 expected.txt written*"])


class TestKnownFailures:
    def known(self, project: pytest.Pytester, expected: str, reason: str) -> Path:
        folder = add(project, "bridge", expected)
        (folder / "xfail.txt").write_text(reason, encoding="utf-8")
        return folder

    def test_they_may_fail_and_say_why(self, project: pytest.Pytester) -> None:
        self.known(project, EXPECTED + "\nMore\n", "The lift of the bridge\nis not read.\n")
        result = run_pages(project, "-rx")
        result.assert_outcomes(xfailed=1)
        result.stdout.fnmatch_lines(["*The lift of the bridge is not read.*"])

    def test_they_may_not_pass(self, project: pytest.Pytester) -> None:
        self.known(project, EXPECTED, "It is mended.")
        result = run_pages(project)
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["*XPASS(strict)*It is mended.*"])

    def test_they_need_a_reason(self, project: pytest.Pytester) -> None:
        self.known(project, EXPECTED, " \n")
        result = run_pages(project)
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["*must hold the reason*"])

    def test_a_crash_is_no_known_failure(self, project: pytest.Pytester) -> None:
        self.known(project, EXPECTED, "A line is missing.")
        project.makeconftest("def pytest_cleaner_clean(raw, path):\n    raise RuntimeError('no')\n")
        run_pages(project).assert_outcomes(failed=1)

    def test_recording_leaves_what_they_should_be(self, project: pytest.Pytester) -> None:
        wanted = EXPECTED + "\nMore\n"
        folder = self.known(project, wanted, "The last line is not read.")
        run_pages(project, "--cleaner-record").assert_outcomes(xfailed=1)
        assert (folder / "expected.txt").read_text(encoding="utf-8") == wanted


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
