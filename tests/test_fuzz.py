"""The fuzzer's seeds and its past findings, run through its targets. The fuzzer is not needed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).parent.parent
#: Findings are named by number, target and what was wrong: 001-html-what-was-wrong.
FINDINGS = sorted((ROOT / "fixtures" / "fuzz").iterdir())
CORPUS = ROOT / "tests" / "fuzz" / "corpus"


@pytest.mark.parametrize("path", FINDINGS, ids=lambda path: path.name)
def test_findings_stay_mended(path: Path) -> None:
    TARGETS[path.name.split("-")[1]](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_seeds(target: str) -> None:
    """Inputs that reach all the code that the fuzzer ever reached."""
    seeds = sorted((CORPUS / target).iterdir())
    assert seeds
    for seed in seeds:
        try:
            TARGETS[target](seed.read_bytes())
        except AssertionError as error:
            raise AssertionError(f"{seed}: {error}") from error


def test_the_targets_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """An article that loses a block, and a reader that makes one up, are found out."""
    from tests.fuzz import targets

    page = (CORPUS / "html" / "article").read_bytes()
    TARGETS["html"](page)
    read, assemble = targets.read_html, targets.assemble

    def lose(*parts):
        made = assemble(*parts)
        return replace(made, removed=made.removed[1:])

    def invent(text):
        return read(text.replace("</article>", f"<p>{'Żółw ' * 90}said so.</p></article>"))

    monkeypatch.setattr(targets, "assemble", lose)
    with pytest.raises(AssertionError):
        TARGETS["html"](page)
    monkeypatch.setattr(targets, "assemble", assemble)
    monkeypatch.setattr(targets, "FILTERS", ())
    monkeypatch.setattr(targets, "read_html", invent)
    with pytest.raises(AssertionError, match="invented"):
        TARGETS["html"](page.replace(b"&copy;", b""))
