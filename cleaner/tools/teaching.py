"""The command `cleaner learn PAGES -o PROFILE`: learn a site from golden cases or plain pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from cleaner import MAX_BYTES, InputError, learn
from cleaner.sites.learning import Expected
from cleaner.tools.batch.bodies import read_page
from cleaner.tools.golden import Case, cases
from cleaner.tools.sections import SECTIONS, by_section
from cleaner.tools.terminal import Parser, complain

OK, FAILED = 0, 2


def learn_command(words: Sequence[str]) -> int:
    """Learn a site as the command line asks for it; return the exit code."""
    options = parser().options(words)
    try:
        pages = [page for place in options.pages for page in taught_pages(Path(place))]
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
    made.add_argument("--site", default="", help="the site's domain; default: as the pages state")
    return made


def taught_pages(place: Path) -> Iterator[tuple[bytes, Expected]]:
    """The pages at a place, each with what is expected of it.

    Raises:
        InputError: if there is none, or one cannot be read.
    """
    if not place.is_dir():
        yield read_page(place, MAX_BYTES), None
        return
    golden = [Case(place)] if any(place.glob("input.*")) else list(cases(place))
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
