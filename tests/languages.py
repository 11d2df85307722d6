"""The files of phrases: which language has phrases in which section.

python -m tests.languages

gives each file the sections that it lacks, and writes `docs/LANGUAGES.md` anew.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from cleaner import phrases
from cleaner.phrases import TEMPLATE, read_languages

FOLDER = Path(phrases.__file__).parent
PAGE = Path(__file__).parents[1] / "docs" / "LANGUAGES.md"
COMMAND = "python -m tests.languages"
NOTHING_YET = "# None collected yet."
#: Names, and words of languages that have no file: it has only the sections that it needs.
OF_NO_LANGUAGE = "mul"
#: How many phrases of each section somebody else has, as `python -m benchmarks.sources` found.
SOURCES = Path(__file__).parent / "sources.json"
_INTRODUCTION = """# Languages

Filters know chrome by phrases, and need other words of a language, too: months, "by", "photo".
They are in [`cleaner/phrases`](../cleaner/phrases), one file for each language.
[`en.txt`](../cleaner/phrases/en.txt) says what each section holds; where a language has an empty
section, its own file says why. In languages without a file the learned filter works alone.
[CONTRIBUTING.md](../CONTRIBUTING.md#add-a-language) has the steps to add one.

`{command}` writes this page.
"""
_SECTIONS = """
How many phrases each language has in each section, and behind the stroke, how many of them somebody
else has, too: the translators of another package, a site whose pages are labelled, or CLDR. Where
that is 0, all are from one source. `python -m benchmarks.sources` counts them, and says which
packages these are; `--contradicted` finds those that labelled pages have in their text.
"""


def name_of(language: str) -> str:
    """The name of a language: the first line of its file."""
    with (FOLDER / f"{language}.txt").open(encoding="utf-8") as lines:
        return next(lines).removeprefix("#").strip()


def completed(text: str, sections: Sequence[str]) -> str:
    """A file of phrases with each of the sections; those that it lacks say that nothing is known.

    >>> print(completed("# Esperanto\\n\\n[drop_tags]\\nEtikedoj\\n", ["drop_menus", "drop_tags"]))
    # Esperanto
    <BLANKLINE>
    [drop_menus]
    # None collected yet.
    <BLANKLINE>
    [drop_tags]
    Etikedoj
    <BLANKLINE>
    """
    head, *parts = re.split(r"^(?=\[)", text, flags=re.MULTILINE)
    found = {part[1 : part.index("]")]: part.rstrip() for part in parts}
    found |= {name: f"[{name}]\n{NOTHING_YET}" for name in sections if name not in found}
    return "\n\n".join([head.rstrip(), *(found[name] for name in sorted(found))]) + "\n"


def complete_files() -> None:
    """Give each file the sections that English has and it lacks."""
    languages = read_languages()
    for language in languages.keys() - {OF_NO_LANGUAGE}:
        path = FOLDER / f"{language}.txt"
        text = path.read_text(encoding="utf-8")
        if languages[TEMPLATE].keys() - languages[language].keys():
            path.write_text(completed(text, list(languages[TEMPLATE])), encoding="utf-8")


def render() -> str:
    """The page as the files are now."""
    languages = read_languages()
    order = sorted(languages, key=lambda language: (language == OF_NO_LANGUAGE, language))
    totals = (
        (
            language,
            name_of(language),
            sum(map(len, languages[language].values())),
            sum(map(bool, languages[language].values())),
        )
        for language in order
    )
    known = json.loads(SOURCES.read_text(encoding="utf-8"))
    counts = (
        (
            f"`{section}`",
            *(
                _cell(len(languages[language].get(section, ())), known.get(language, {}), section)
                for language in order
            ),
        )
        for section in languages[TEMPLATE]
    )
    parts = (
        _INTRODUCTION.format(command=COMMAND),
        *_table(("file", "language", "phrases", "sections with phrases"), totals),
        _SECTIONS,
        *_table(("section", *order), counts),
    )
    return "\n".join(parts) + "\n"


def _cell(size: int, known: Mapping[str, int], section: str) -> str:
    """The number of phrases, and of those with a second source where these were counted.

    >>> _cell(14, {"drop_tags": 9}, "drop_tags"), _cell(3, {}, "drop_tags"), _cell(0, {}, "")
    ('14/9', '3', '–')
    """
    if not size:
        return "–"
    return f"{size}/{min(known[section], size)}" if section in known else str(size)


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    head = tuple(head)
    yield _row(head)
    yield _row("---" for _ in head)
    yield from map(_row, rows)


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    complete_files()
    PAGE.write_text(render(), encoding="utf-8")
