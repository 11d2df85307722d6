"""The options of the command line, and which of them go together."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cleaner import COMPILED, MAX_BLOCKS, __version__
from cleaner.tools.batch import command as batch
from cleaner.tools.batch.sinks import JSON_LINES, TABLES
from cleaner.tools.files import STANDARD_INPUT
from cleaner.tools.selection import FIELDS
from cleaner.tools.terminal import Parser, suggestion
from cleaner.write import ENDINGS, FORMATS

#: The formats by the endings of files that are named for them.
_NAMED: Final = {
    **{ending: name for name, endings in ENDINGS.items() for ending in endings},
    **dict.fromkeys(JSON_LINES, "json"),
    **{ending: ending[1:] for ending in TABLES},
}
_PACKED: Final = (".gz", ".bz2", ".xz", ".zst")
# Options that go with no others but these.
_ALONE: Final = {"--list-filters": frozenset[str](), "--add-fixture": frozenset({"--max-blocks"})}
_LANGUAGE: Final = re.compile("[a-z]{2,3}")
_DESCRIPTION: Final = "Clean scraped news pages: headline, dek and body, without site chrome."
_EPILOG: Final = """\
examples:
  cleaner page.html                       headline, dek and body as text
  cleaner < page.html > article.txt       the same, in a pipe
  cleaner page.html -o article.md         as Markdown; .json, .html and .txt likewise
  cleaner page.html --explain             every block: kept as what, or dropped by what and why
  cleaner page.html --only headline,published
  cleaner crawl/ -o articles.jsonl        a folder, on all cores; .parquet and .csv likewise
  cleaner crawl/ -o articles.jsonl --resume
  cleaner crawl/ -o articles/ --format markdown --language de
                                          German pages only, a file for each, in the same folders

other commands, each with a --help of its own:
  cleaner review FOLDER                   look at golden pages in a browser
  cleaner diff OLD.jsonl NEW.jsonl        what an upgrade changed, the worst first
  cleaner learn PAGES -o PROFILE          learn a site from a few of its pages
  cleaner completion SHELL                what completes commands and options by the Tab key

exit codes:
  0    all pages were cleaned
  1    some page gave no body, or there was none
  2    some file was not read, or the command was wrong
  130  stopped from the keyboard
"""


def parser() -> Parser:
    """The parser of the command that cleans pages."""
    made = Parser(
        prog="cleaner",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="HTML or text, also packed (.gz, .bz2, .xz); '-' is standard input, and may be left "
        "out in a pipe",
    )
    made.add_argument(
        "--format",
        choices=tuple(FORMATS),
        help="default: that of the output's name (.md, .json, .html …), else text",
    )
    made.add_argument(
        "-o",
        "--output",
        metavar="OUTPUT",
        help="write here instead of standard output; a folder (out/) gets a file a page",
    )
    core = "compiled core" if COMPILED else "plain Python"
    made.add_argument("--version", action="version", version=f"cleaner {__version__} ({core})")
    _add_choice(made)
    _add_looking(made)
    batch.add_arguments(made)
    return made


def _add_choice(made: Parser) -> None:
    choice = made.add_argument_group("what is written")
    choice.add_argument(
        "--only",
        type=_names,
        default=(),
        metavar="FIELD,…",
        help=f"these fields of text, JSON and tables: {', '.join(FIELDS)}",
    )
    choice.add_argument(
        "--with-removed",
        action="store_true",
        help="with what was left out of the article, in JSON and Parquet",
    )
    choice.add_argument(
        "--language",
        type=_languages,
        default=frozenset(),
        metavar="CODE,…",
        help="pages in these languages only (de, fr …)",
    )
    choice.add_argument(
        "--min-confidence",
        type=_share,
        default=0.0,
        metavar="SHARE",
        help="pages of at least this confidence only, from 0 to 1",
    )
    choice.add_argument(
        "--skip", action="append", default=[], metavar="FILTER", help="leave a filter out"
    )
    choice.add_argument(
        "--profile",
        type=Path,
        metavar="FILE",
        help="clean by what was learned of the site; a folder of profiles, by each page's site",
    )
    choice.add_argument(
        "--max-blocks",
        type=int,
        default=MAX_BLOCKS,
        metavar="N",
        help="the most blocks of text of a page, besides one for every 500 characters; "
        f"default: {MAX_BLOCKS}",
    )


def _add_looking(made: Parser) -> None:
    looking = made.add_argument_group("how a page was cleaned")
    looking.add_argument(
        "--explain",
        action="store_true",
        help="every block: kept as what, or dropped by what and why; as text or JSON",
    )
    looking.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help="also write one HTML page that shows what was kept and dropped",
    )
    looking.add_argument("--list-filters", action="store_true", help="the filters, in order")
    looking.add_argument("--add-fixture", metavar="SLUG", help="record the page as a golden case")


def fault(options: argparse.Namespace, given: Sequence[str]) -> str:
    """What is wrong with a command, "" where nothing is.

    Args:
        options: what it says.
        given: the options that differ from their defaults.
    """
    return (
        _conflict(options, given)
        or _fault_of_files(options)
        or _fault_of_format(options)
        or ("--max-blocks must be at least 1." if options.max_blocks < 1 else "")
        or batch.hindrance(options, given)
    )


def format_of(options: argparse.Namespace) -> str:
    """The format to write: as asked for, or as the output is named for, or else text."""
    return options.format or _named_format(options.output) or "text"


def _conflict(options: argparse.Namespace, given: Sequence[str]) -> str:
    """The options of a command that do not go together."""
    for flag, others in _ALONE.items():
        wrong = [other for other in given if other != flag and other not in others]
        if flag in given and wrong:
            return f"{flag} does not go with {wrong[0]}."
    if options.list_filters and options.files:
        return "--list-filters reads no files."
    if options.add_fixture and len(options.files) > 1:
        return "--add-fixture takes one file."
    return ""


def _fault_of_files(options: argparse.Namespace) -> str:
    if not options.files and not options.list_filters:
        return "no files given; '-' reads standard input, --help tells more."
    for written in filter(None, (options.output, options.report)):
        if any(_is_same(written, name) for name in options.files):
            return f"{written} is read and would be overwritten."
    return ""


def _fault_of_format(options: argparse.Namespace) -> str:
    output = options.output
    named = _named_format(output)
    chosen = format_of(options)
    if output and not batch.is_folder(output) and output.lower().endswith(_PACKED):
        return f"{output}: outputs are not packed."
    if options.format and named not in ("", options.format):
        return f"{output} is named for {named}, and --format says {options.format}."
    if options.explain and chosen not in ("text", "json"):
        return f"--explain shows text or JSON, not {chosen}."
    if options.only and (options.explain or chosen in ("markdown", "html")):
        return f"--only does not go with {'--explain' if options.explain else chosen}."
    if options.with_removed and (options.explain or chosen not in ("json", "parquet")):
        return "--with-removed goes with JSON and Parquet only."
    return ""


def _named_format(output: str | None) -> str:
    """The format that an output is named for, "" where its name says none."""
    if output is None or batch.is_folder(output):
        return ""
    return _NAMED.get(Path(output).suffix.lower(), "")


def _is_same(output: str | Path, name: str) -> bool:
    """Whether an output is the very file that is read; a device such as /dev/null may be both."""
    if name == STANDARD_INPUT or not os.path.isfile(output):
        return False
    return os.path.exists(name) and os.path.samefile(output, name)


def _names(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(filter(None, text.split(","))))
    for name in names:
        if name not in FIELDS:
            raise argparse.ArgumentTypeError(f"no such field: {name}{suggestion(name, FIELDS)}")
    if not names:
        raise argparse.ArgumentTypeError("no field named")
    return names


def _languages(text: str) -> frozenset[str]:
    codes = frozenset(text.lower().split(","))
    for code in codes:
        if not _LANGUAGE.fullmatch(code):
            raise argparse.ArgumentTypeError(f"no code of a language: {code!r} (de, fr …)")
    return codes


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"no number from 0 to 1: {text!r}")
    return share
