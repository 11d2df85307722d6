"""A pytest plugin that runs golden page fixtures, one's own as well as this package's.

    pytest --cleaner-fixtures pages          or, in the configuration:  cleaner_fixtures = pages
    cleaner_profiles = profiles              cleans each page by its site's profile
    pytest --cleaner-record                  writes expected.txt anew, and shows what changed
    pytest --cleaner-record-gaps             the same for each gap.txt, of pages not right yet

Every folder `pages/<slug>` with an `input.*` and an `expected.txt` is one test, named by its slug.
See `cleaner.tools.golden` for the files, and docs/FIXTURES.md for a start.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

import pytest

from cleaner import SiteProfile, SiteProfiles, clean, read_profiles
from cleaner.article import Article
from cleaner.errors import InputError
from cleaner.tools.golden import EXPECTED, Case, cases, compare, compare_gap, in_ci

_RECORDED: Final = "cleaner_recorded"
_FOLDERS = pytest.StashKey[tuple[Path, ...]]()
_PROFILE = pytest.StashKey[SiteProfile | SiteProfiles | None]()


class UnexpectedPageError(AssertionError):
    """A page came out otherwise than its `expected.txt` says; the message is the diff."""


class HookError(TypeError):
    """The hook of a project returned something else than an article."""


class Hooks:
    """What a project may decide for its own fixtures, in its conftest.py."""

    @pytest.hookspec(firstresult=True)
    def pytest_cleaner_clean(self, raw: bytes, path: Path, config: pytest.Config) -> Article | None:
        """Clean the page of a fixture; by default `cleaner.clean(raw)`."""


class PageFile(pytest.File):
    """The files of one case."""

    def collect(self) -> Iterator[PageItem]:
        """The one test of the case."""
        case = Case(self.path.parent)
        yield PageItem.from_parent(self, name=case.slug, case=case)


class PageItem(pytest.Item):
    """One page that is to come out as expected."""

    def __init__(self, *, case: Case, **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]
        self.case = case

    def runtest(self) -> None:
        """Clean the page and compare, or record what comes out."""
        case = self.case
        known_failure = case.gap is not None
        path = case.input_path
        article = self.ihook.pytest_cleaner_clean(raw=case.raw, path=path, config=self.config)
        if not isinstance(article, Article):
            raise HookError(
                f"pytest_cleaner_clean must return a cleaner.Article, not {type(article).__name__}."
            )
        if self.config.getoption("cleaner_record") and not known_failure:
            new = case.expected is None
            self._show(case.record(article) or (f"{case.slug}: recorded, empty" if new else ""))
            return
        expected = case.expected
        if expected is None:
            raise UnexpectedPageError(
                f"{case.slug} has no {EXPECTED}; record one with pytest --cleaner-record "
                f"-k {case.slug} and look at it, or write it by hand."
            )
        if self.config.getoption("cleaner_record_gaps"):
            self._show(case.record_gap(article))
        self._compare(expected, article)

    def _compare(self, expected: str, article: Article) -> None:
        gap = self.case.gap
        if gap is not None:
            departure = compare_gap(self.case.slug, gap, expected, article)
            if departure:
                raise UnexpectedPageError(departure)
            self.add_marker(pytest.mark.xfail(reason=" ".join(gap.reason.split())))
        report = compare(self.case.slug, expected, article)
        if report:
            raise UnexpectedPageError(report)

    def _show(self, change: str) -> None:
        """Have the summary show what was recorded."""
        if change:
            self.user_properties.append((_RECORDED, change))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: None = None) -> str:  # type: ignore[override]
        """The diff and the blame, or the one sentence of an error; no traceback of ours."""
        if isinstance(excinfo.value, (UnexpectedPageError, HookError, InputError)):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, None, str]:
        """Where the case is, and its name over a failure."""
        return self.path, None, self.name


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options and the ini value."""
    group = parser.getgroup("cleaner", "pages cleaned as expected (cleaner)")
    group.addoption(
        "--cleaner-fixtures", action="append", default=[], metavar="DIR",
        help="also run the page fixtures in this folder, a folder each: input.*, expected.txt",
    )  # fmt: skip
    group.addoption(
        "--cleaner-record", action="store_true",
        help="write each expected.txt anew from what comes out, and show the diff; not in CI",
    )  # fmt: skip
    group.addoption(
        "--cleaner-record-gaps", action="store_true",
        help="write today's difference into each gap.txt that there is, and show what changed; "
        "delete those of pages that are right now; not in CI",
    )  # fmt: skip
    parser.addini(
        "cleaner_profiles", "a profile's file, or a folder of profiles, to clean by", default=""
    )
    parser.addini("cleaner_fixtures", "folders of page fixtures", type="paths", default=[])


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Add the hook by which a project cleans in its own way."""
    pluginmanager.add_hookspecs(Hooks)


def pytest_configure(config: pytest.Config) -> None:
    """Find the folders, and have them collected along with what pytest was asked for.

    Raises:
        pytest.UsageError: if a folder is missing or empty, or for recording in CI.
    """
    for option in ("--cleaner-record", "--cleaner-record-gaps"):
        if config.getoption(option) and in_ci():
            raise pytest.UsageError(f"{option}: fixtures are recorded by people, not in CI.")
    config.stash[_PROFILE] = _profile(config)
    base = config.invocation_params.dir
    asked = [(base / name).resolve() for name in config.getoption("cleaner_fixtures")]
    configured = [path.resolve() for path in config.getini("cleaner_fixtures")]
    config.stash[_FOLDERS] = (*asked, *configured)
    named = config.args_source is pytest.Config.ArgsSource.ARGS
    arguments = [(base / argument.split("::")[0]).resolve() for argument in config.args]
    for folder in asked if named else (*asked, *configured):
        _check(folder)
        around = [path for path in arguments if folder.is_relative_to(path)]
        _check_reached(folder, around, config.getini("norecursedirs"))
        # With a case named by its path, that case is what was asked for.
        chosen = named and any(path.is_relative_to(folder) for path in arguments)
        if not chosen and not around:
            config.args.append(str(folder))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> PageFile | None:
    """Take the input of a case, or its `expected.txt` where the input is missing."""
    if file_path.parent.parent.resolve() not in parent.config.stash[_FOLDERS]:
        return None
    first = min(file_path.parent.glob("input.*"), default=file_path.parent / EXPECTED)
    return PageFile.from_parent(parent, path=file_path) if file_path == first else None


@pytest.hookimpl(trylast=True)
def pytest_cleaner_clean(raw: bytes, path: Path, config: pytest.Config) -> Article:
    """Clean a page as the package does by default, and by its site's profile."""
    return clean(raw, profile=config.stash[_PROFILE])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what was recorded."""
    recorded = [
        str(value)
        for outcome in ("passed", "xfailed", "failed")
        for report in terminalreporter.getreports(outcome)
        for name, value in report.user_properties
        if name == _RECORDED
    ]
    if not recorded:
        return
    terminalreporter.section("cleaner: recorded")
    for change in recorded:
        terminalreporter.write_line(change.replace(": not as expected", ": recorded", 1))
        terminalreporter.write_line("")
    terminalreporter.write_line(
        f"{len(recorded)} recorded; look at them, mend each {EXPECTED} by hand, then commit."
    )


def _profile(config: pytest.Config) -> SiteProfile | SiteProfiles | None:
    path: str = config.getini("cleaner_profiles")
    if not path:
        return None
    try:
        return read_profiles(config.rootpath / path)
    except InputError as error:
        raise pytest.UsageError(f"cleaner_profiles: {error}") from error


def _check(folder: Path) -> None:
    if not folder.is_dir():
        raise pytest.UsageError(f"cleaner fixtures: there is no folder {folder}.")
    if not any(folder.glob("*/input.*")):
        raise pytest.UsageError(
            f"cleaner fixtures: {folder} holds no case; a case is a folder with an input.html or "
            "input.txt in it."
        )


def _check_reached(folder: Path, around: Sequence[Path], skipped: Sequence[str]) -> None:
    """Complain of what pytest would leave out in silence: `norecursedirs` says which names."""
    names = [part for path in around for part in folder.relative_to(path).parts]
    names += [case.slug for case in cases(folder)]
    for name in names:
        if any(fnmatch(name, pattern) for pattern in skipped):
            raise pytest.UsageError(
                f"cleaner fixtures: pytest looks into no folder named {name!r} (norecursedirs); "
                f"name it otherwise, in {folder}."
            )
