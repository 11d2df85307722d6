"""Which phrases a second source has: `python -m benchmarks.sources CATALOGUES [CORPORA]`.

Prints for each language and section how many phrases of `cleaner/phrases` somebody else wrote, too:

- the translators of a package: a text of its catalogue is the phrase, or begins with a starred one.
  CATALOGUES is a folder with the unpacked packages, a folder each; `PACKAGES` names those that the
  recorded figures are of;
- a site: a line outside the body of one of its labelled pages, in CORPORA, is the phrase;
- CLDR, by the package babel: the names of months and days.

    --missing LANGUAGE        phrases of English for which two packages have the same translation,
                              and the language has not
    --one-source LANGUAGE     its phrases that nobody else has
    --contradicted            phrases that are lines of the body on more sites than outside of it
    --record                  write the figures for `docs/LANGUAGES.md`
"""

from __future__ import annotations

import argparse
import gettext
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from cleaner.phrases import TEMPLATE, read_languages
from cleaner.read import read_html
from cleaner.text import match_key
from training.corpora import corpus_paths, read_pages

#: From PyPI, npm, and Debian (wordpress-l10n).
PACKAGES: Final = (
    *("ckan", "isso", "mkdocs-material", "nikola", "plone.app.locales", "wagtail"),
    *("ghost (components/tryghost-i18n)", "hexo-theme-next", "klaro", "plyr", "video.js"),
    "wordpress-l10n",
)
RECORD: Final = Path(__file__).parents[1] / "tests" / "sources.json"
#: Sections of single words, which are looked for within texts.
_OF_WORDS: Final = frozenset(
    """authors.and authors.at authors.by authors.by_or_name authors.particles credits.by
    credits.particles dates.updated drop_biographies.contributed drop_bylines.particles
    drop_contact_lines.inside drop_cookie_lists.cookies drop_copyright_lines.reserved
    drop_newsletter_prompts.subjects hints.written_by keep_notes.contributed timestamps.stamps
    timestamps.words""".split()
)
_OF_CLDR: Final = frozenset({"dates.months", "timestamps.weekdays", "timestamps.words"})
_CORPORA: Final = ("andy", "daniel", "fundus", "fundus_old", "mercury", "turing", "xmu")
#: A language by the name of a file or folder: "sv", "pt_BR", "admin-de_DE", "sr@latin".
_LANGUAGE: Final = re.compile(r"(?:[a-z_]+[-_])??([a-z]{2})(?:[-_@][A-Za-z@]+)*")
_SAME: Final = {"no": "nb", "iw": "he", "in": "id"}
_HOLE: Final = re.compile(r"%\(?\w*\)?[sd]|\$?\{+[^{}]{0,40}\}+|<[^<>]{0,80}>|%[sd]|\d+")
_PO: Final = re.compile(r'^(msgid|msgstr)(?:\[\d\])? ((?:"(?:[^"\\]|\\.)*"\s*)+)', re.MULTILINE)
_QUOTED: Final = re.compile(
    r'"((?:[^"\\\n]|\\.)*)"|\'((?:[^\'\\\n]|\\.)*)\'|^ *[\w-]+: ([^"\'\n]+)$', re.M
)

#: By language the texts of one package, by what stands for each in all of its languages.
Catalogue = dict[str, dict[str, str]]


def language_of(path: Path) -> str:
    """The language of a catalogue's file, by its name or its folder's; "" if neither tells.

    >>> language_of(Path("locale/sv/LC_MESSAGES/a.po")), language_of(Path("admin-pt_BR.mo"))
    ('sv', 'pt')
    >>> language_of(Path("package/index.js"))
    ''
    """
    for name in (path.stem, *(part.name for part in path.parents)):
        found = _LANGUAGE.fullmatch(name)
        if found and _SAME.get(found[1], found[1]) in _LANGUAGES:
            return _SAME.get(found[1], found[1])
    return ""


_LANGUAGES: Final = frozenset(read_languages()) - {"mul"}


def read_catalogue(folder: Path) -> Catalogue:
    """The texts of one package."""
    found: Catalogue = defaultdict(dict)
    for path in sorted(folder.rglob("*")):
        language = language_of(path.relative_to(folder)) if path.is_file() else ""
        if language:
            for original, text in _texts(path):
                found[language].setdefault(f"{path.parent.name}/{original}", text)
                if original.strip() and path.suffix in (".po", ".mo", ".json"):
                    found[TEMPLATE].setdefault(f"{path.parent.name}/{original}", original)
    return found


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    """Pairs of what stands for a text and the text itself."""
    if path.suffix == ".mo":
        with path.open("rb") as file:
            made = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # no other way
        for key, text in made.items():
            yield (key[0] if isinstance(key, tuple) else key).rpartition("\x04")[2], text
    elif path.suffix == ".po":
        said = [(found[1], _joined(found[2])) for found in _PO.finditer(_text(path))]
        original = ""
        for kind, text in said:
            if kind == "msgid":
                original = text
            elif text and original:
                yield original, text
    elif path.suffix == ".json":
        yield from _flat(json.loads(_text(path)))
    elif path.suffix in (".yml", ".js", ".html", ".py"):
        parts = [next(filter(None, found), "") for found in _QUOTED.findall(_text(path))]
        yield from zip(map(str, range(len(parts))), parts, strict=True)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _joined(quoted: str) -> str:
    return (
        "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', quoted)).replace("\\n", "\n").replace('\\"', '"')
    )


def _flat(data: object, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _flat(value, str(key))
    elif isinstance(data, str):
        yield name, data


def keys_of(texts: Iterable[str]) -> frozenset[str]:
    """The keys of texts and of their lines, with 0 for numbers and for what is filled in.

    >>> sorted(keys_of(["%d comments", "<b>Reply</b>"]))
    ['0 comments', 'reply']
    """
    parts = (part for text in texts for part in text.split("\n"))
    keys = (match_key(re.sub(r"(?:0 ?)+", "0 ", _with_zeros(part))) for part in parts)
    return frozenset(filter(None, keys))


def _with_zeros(text: str) -> str:
    return _HOLE.sub(lambda hole: " " if hole[0][0] == "<" else "0", text)


class Source:
    """What one source has in one language."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.keys = keys_of(texts)
        #: The beginnings of the texts, in words, and all of their words and pairs of words.
        self.openings = frozenset(
            " ".join(parts[:size])
            for key in self.keys
            if (parts := key.split(" "))
            for size in range(1, min(len(parts), 9))
        )
        self.words = frozenset(word for key in self.keys for word in key.split(" "))

    def has(self, phrase: str, section: str) -> bool:
        """Whether the source has a phrase of a section."""
        key = match_key(phrase)
        if key in self.keys:
            return True
        if section in _OF_WORDS:
            return set(key.split(" ")) <= self.words
        return phrase.endswith("*") and key in self.openings


def cldr(language: str) -> list[str]:
    """The names of months and days, months behind their numbers; none without babel."""
    try:
        from babel import Locale
    except ImportError:
        return []
    locale = Locale.parse(language)
    found: list[str] = []
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            months = locale.months[form][width]
            found += [f"{number} {name}" for number, name in months.items()]
            found += [*months.values(), *locale.days[form][width].values()]
    return found


def pages_of(corpora: Path) -> tuple[Mapping[str, Counter[str]], Mapping[str, Counter[str]]]:
    """By language how many sites have a line outside the labelled body, and how many inside."""
    outside: dict[str, Counter[str]] = defaultdict(Counter)
    inside: dict[str, Counter[str]] = defaultdict(Counter)
    seen: set[tuple[str, str, str, bool]] = set()
    for path in corpus_paths(corpora, _CORPORA):
        for page in read_pages(path):
            language = (page.get("lang") or "en").partition("-")[0]
            language = _SAME.get(language, language)
            body = {match_key(line) for line in page["body"] or ()}
            for key in keys_of(read_html(page["html"]).page.texts):
                is_body = key in body
                where = (inside if is_body else outside)[language]
                if (language, page["site"], key, is_body) not in seen:
                    seen.add((language, page["site"], key, is_body))
                    where[key] += 1
    return outside, inside


def confirmed(
    phrases: Mapping[str, Mapping[str, Sequence[str]]], sources: Mapping[str, Sequence[Source]]
) -> dict[str, dict[str, list[str]]]:
    """By language and section the phrases that another source has."""
    return {
        language: {
            section: [
                phrase
                for phrase in written
                if any(source.has(phrase, section) for source in sources.get(language, ()))
            ]
            for section, written in sections.items()
            if written
        }
        for language, sections in phrases.items()
    }


def missing(language: str, catalogues: Sequence[Catalogue]) -> Iterator[tuple[str, str, str]]:
    """Section, phrase of English, and a translation on which two packages agree."""
    phrases = read_languages()
    known = {match_key(one) for written in phrases[language].values() for one in written}
    english = {
        match_key(one): section
        for section, written in phrases[TEMPLATE].items()
        for one in written
        if section not in _OF_WORDS
    }
    votes: dict[tuple[str, str], set[int]] = defaultdict(set)
    shown: dict[tuple[str, str], str] = {}
    for number, catalogue in enumerate(catalogues):
        for place, text in catalogue.get(language, {}).items():
            original = match_key(catalogue.get(TEMPLATE, {}).get(place, ""))
            key = match_key(text)
            if original in english and key and key not in known and "\n" not in text:
                votes[original, key].add(number)
                shown[original, key] = text
    for (original, key), packages in sorted(votes.items()):
        if len(packages) > 1:
            yield english[original], original, shown[original, key]


def second_sources(
    phrases: Mapping[str, Mapping[str, Sequence[str]]],
    catalogues: Sequence[Catalogue],
    outside: Mapping[str, Counter[str]],
) -> dict[str, dict[str, list[str]]]:
    """By language and section the phrases that a package, a site or CLDR has, too."""
    sources = {
        language: [
            *(Source(catalogue[language].values()) for catalogue in catalogues),
            Source(outside[language]),
        ]
        for language in phrases
    }
    found = confirmed(phrases, sources)
    for language, sections in found.items():
        names = frozenset(map(match_key, cldr(language)))
        for section in _OF_CLDR & sections.keys():
            known = sections[section]
            written = phrases[language][section]
            known += [one for one in written if one not in known and match_key(one) in names]
    return found


def contradicted(
    phrases: Mapping[str, Mapping[str, Sequence[str]]],
    outside: Mapping[str, Counter[str]],
    inside: Mapping[str, Counter[str]],
) -> Iterator[tuple[str, str, str]]:
    """Language, section and phrase of those that are lines of the body on more sites than not."""
    for language, sections in phrases.items():
        for section, written in sections.items():
            for phrase in written:
                key = match_key(phrase)
                if inside[language][key] > outside[language][key]:
                    yield language, section, phrase


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("catalogues", type=Path, help="folder of unpacked packages")
    parser.add_argument("corpora", type=Path, nargs="?", help="folder of labelled pages")
    parser.add_argument("--missing", metavar="LANGUAGE")
    parser.add_argument("--one-source", metavar="LANGUAGE")
    parser.add_argument("--contradicted", action="store_true")
    parser.add_argument("--record", action="store_true")
    arguments = parser.parse_args()
    folders = [path for path in sorted(arguments.catalogues.glob("*")) if path.is_dir()]
    if not folders:
        raise SystemExit(f"Put some of these there, unpacked: {', '.join(PACKAGES)}.")
    catalogues = [read_catalogue(folder) for folder in folders]
    if arguments.missing:
        for translation in missing(arguments.missing, catalogues):
            print(*translation, sep="\t")
        return
    phrases = {name: said for name, said in read_languages().items() if name in _LANGUAGES}
    outside, inside = pages_of(arguments.corpora)
    if arguments.contradicted:
        for phrase in contradicted(phrases, outside, inside):
            print(*phrase, sep="\t")
        return
    found = second_sources(phrases, catalogues, outside)
    if arguments.one_source:
        known = found[arguments.one_source]
        for section, written in phrases[arguments.one_source].items():
            print(f"[{section}]", *(one for one in written if one not in known[section]), sep="\n")
        return
    counts = {
        language: {section: len(known) for section, known in sections.items()}
        for language, sections in found.items()
    }
    for language, sections in counts.items():
        whole = sum(map(len, phrases[language].values()))
        print(f"{language}: {sum(sections.values())} of {whole}", sections)
    if arguments.record:
        RECORD.write_text(json.dumps(counts, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
