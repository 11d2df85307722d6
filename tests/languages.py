"""The tables of `docs/LANGUAGES.md`: which language has phrases in which section.

python -m tests.languages      # writes them anew
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from cleaner import phrases
from cleaner.phrases import TEMPLATE, read_languages

FOLDER = Path(phrases.__file__).parent
PAGE = Path(__file__).parents[1] / "docs" / "LANGUAGES.md"
COMMAND = "python -m tests.languages"
#: Names, and words of languages that have no file: it has only the sections that it needs.
OF_NO_LANGUAGE = "mul"
_INTRODUCTION = """# Languages

The phrases by which filters know chrome, and other words of languages, stand in
[`cleaner/phrases`](../cleaner/phrases), one file a language. What each section holds is said in
[`en.txt`](../cleaner/phrases/en.txt); why a language has none of one, in its own file.
[CONTRIBUTING.md](../CONTRIBUTING.md) tells how to add a language. In languages without a file the
learned filter works alone.

This page is written by `{command}`.
"""


def name_of(language: str) -> str:
    """The name of a language: the first line of its file."""
    with (FOLDER / f"{language}.txt").open(encoding="utf-8") as lines:
        return next(lines).removeprefix("#").strip()


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
    counts = (
        (f"`{section}`", *(len(languages[language].get(section, ())) or "–" for language in order))
        for section in languages[TEMPLATE]
    )
    parts = (
        _INTRODUCTION.format(command=COMMAND),
        *_table(("file", "language", "phrases", "sections with phrases"), totals),
        "\nHow many phrases each language has in each section:\n",
        *_table(("section", *order), counts),
    )
    return "\n".join(parts) + "\n"


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    head = tuple(head)
    yield _row(head)
    yield _row("---" for _ in head)
    yield from map(_row, rows)


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
