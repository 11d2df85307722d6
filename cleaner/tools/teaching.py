"""The command `cleaner learn PAGES -o PROFILE`: learn a site from golden cases or plain pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from cleaner import MAX_BYTES, Article, InputError, clean, learn
from cleaner.sites.learning import Expected
from cleaner.tools.batch.bodies import read_page
from cleaner.tools.gaps import find_differences
from cleaner.tools.golden import Case, as_expected, cases
from cleaner.tools.sections import SECTIONS, by_section
from cleaner.tools.terminal import Parser, complain

OK, FAILED = 0, 2
_FEWEST_CHECKED: Final = 2


def learn_command(words: Sequence[str]) -> int:
    """Learn a site as the command line asks for it; return the exit code."""
    options = parser().options(words)
    try:
        pages = [page for place in options.pages for page in taught_pages(Path(place))]
        if options.check:
            sys.stdout.writelines(f"{line}\n" for line in checked(options.pages, options.site))
            return OK
        profile = learn(pages, site=options.site)
    except InputError as error:
        complain(str(error))
        return FAILED
    if options.output is None:
        sys.stdout.write(profile.to_json())
    else:
        options.output.write_text(profile.to_json(), encoding="utf-8")
        expected = sum(expected is not None for _, expected in pages)
        complain(f"learned {profile.site or 'a site'} from {profile.pages} pages, {expected} of "
                 f"them with what is expected; wrote {options.output}")  # fmt: skip
    return OK


def parser() -> Parser:
    """The parser of the command."""
    made = Parser(
        prog="cleaner learn",
        description="Learn how a site builds its pages, from a few of them.",
        epilog="A page is a file, or a golden case: a folder with an input file, and expected.txt "
        "with what is to come out. A folder may hold any number of either.",
    )
    made.add_argument("pages", nargs="+", metavar="PAGES", help="pages of one site")
    made.add_argument(
        "-o", "--output", type=Path, metavar="OUTPUT", help="the profile to write (.json)"
    )
    made.add_argument(
        "--check",
        action="store_true",
        help="write nothing; for each golden case, whether it comes out as expected without a "
        "profile, and with what the others teach",
    )
    made.add_argument("--site", default="", help="the site's domain; default: as the pages state")
    return made


def checked(places: Sequence[str], site: str = "") -> Iterator[str]:
    """For each golden case how it comes out, and how with the profile that the others teach.

    Raises:
        InputError: if there are fewer than two cases with what is expected, or one is unreadable.
    """
    golden = [case for place in map(Path, places) for case in _golden(place)]
    recorded = [case for case in golden if case.expected is not None]
    if len(recorded) < _FEWEST_CHECKED:
        raise InputError("--check needs two golden cases with what is expected.")
    counts = [0, 0]
    taught = [(case.raw, expected_of(case)) for case in recorded]
    for at, case in enumerate(recorded):
        profile = learn(taught[:at] + taught[at + 1 :], site=site)
        articles = [clean(taught[at][0], profile=known) for known in (None, profile)]
        sizes = [_differing(case.expected or "", article) for article in articles]
        counts = [count + (not size) for count, size in zip(counts, sizes, strict=True)]
        told = [f"{size} lines differ" if size else "as expected" for size in sizes]
        problems = "".join(f"; {problem}" for problem in articles[1].problems)
        yield f"{case.slug}: {told[0]}, with the others' profile {told[1]}{problems}"
    yield (
        f"as expected: {counts[0]} of {len(recorded)}, with the others' profile {counts[1]} "
        f"of {len(recorded)}"
    )


def _differing(expected: str, article: Article) -> int:
    """How many lines are missing, or too many."""
    return len(find_differences(expected, as_expected(article)))


def _golden(place: Path) -> Sequence[Case]:
    """The golden cases at a place."""
    if not place.is_dir():
        return ()
    return [Case(place)] if any(place.glob("input.*")) else list(cases(place))


def taught_pages(place: Path) -> Iterator[tuple[bytes, Expected]]:
    """The pages at a place, each with what is expected of it.

    Raises:
        InputError: if there is none, or one cannot be read.
    """
    if not place.is_dir():
        yield read_page(place, MAX_BYTES), None
        return
    golden = _golden(place)
    if golden:
        yield from ((case.raw, expected_of(case)) for case in golden)
        return
    files = [path for path in sorted(place.iterdir()) if path.is_file()]
    if not files:
        raise InputError(f"{place} holds no pages.")
    yield from ((read_page(path, MAX_BYTES), None) for path in files)


def expected_of(case: Case) -> dict[str, str | None] | None:
    """What is expected of a golden case, part by part; None where that was not recorded.

    A part that `expected.txt` does not have is known to be absent.

    Raises:
        InputError: if the file cannot be read.
    """
    expected = case.expected
    if expected is None:
        return None
    found: dict[str, list[str]] = {name: [] for name in SECTIONS}
    for section, line in by_section(expected, above="body"):
        found[section].append(line)
    return {name: "\n".join(lines).strip() for name, lines in found.items()}
