"""Adjudicating gold: what is shown of a page, and what becomes of decisions."""

from __future__ import annotations

import json
import lzma
import sys
from pathlib import Path

import pytest

pytest.importorskip("trafilatura")

from training import adjudicate
from training.corpora import read_pages
from training.decisions import add_decisions, block_hashes, load_decisions, settle

STORY = [
    "The bridge over the Orla reopened on Monday after four years of work and many delays.",
    "Drivers had waited since dawn, and the first of them was a baker from the other bank.",
    "The council will put up a plaque to the engineer who drew it, and a bench beside it.",
]
DEK = "Four years of work are over"
ID = "story one"


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A folder with one labelled page, whose gold lacks the second paragraph and has a teaser."""
    paragraphs = "".join(f"<p>{text}</p>" for text in STORY)
    page = {
        "id": ID, "source": "xmu", "site": "a.example", "url": None, "lang": "en", "dek": "",
        "headline": "The bridge reopens", "body": [STORY[0], "Read also: ferry sinks", STORY[2]],
        "html": "<title>The bridge reopens</title><body><article><h1>The bridge reopens</h1>"
        f"<div class=standfirst>{DEK}</div><div class=text>{paragraphs}"
        "<p class=more>Read also: ferry sinks</p></div></article></body>",
    }  # fmt: skip
    for name in adjudicate.CORPORA:
        with lzma.open(tmp_path / f"{name}.jsonl.xz", "wt", encoding="utf-8") as file:
            file.write(json.dumps(page) + "\n" if name == "xmu" else "")
    return tmp_path


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], corpora: Path, *words: str
) -> str:
    command, *rest = words
    decisions = str(corpora / "decisions.json")
    options = ["--corpora", str(corpora), "--decisions", decisions]
    monkeypatch.setattr(sys, "argv", ["adjudicate", command, *options, *rest])
    adjudicate.main()
    return capsys.readouterr().out


def test_a_block_is_shown_with_its_neighbours_until_it_is_decided(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], corpora: Path
) -> None:
    name, missed = f"xmu:{ID}", block_hashes([STORY[1]])[0]
    assert name in run(monkeypatch, capsys, corpora, "list", "--only", "xmu")
    lines = run(monkeypatch, capsys, corpora, "show", name).splitlines()
    asked = next(at for at, line in enumerate(lines) if line.endswith(STORY[1]))
    assert lines[asked] == f"? {missed} <article div.text p> {STORY[1]}"
    assert lines[asked - 1].endswith(STORY[0])
    assert lines[asked + 1].endswith(STORY[2])

    run(monkeypatch, capsys, corpora, "decide", name, f"{missed}=body")
    assert STORY[1] not in (corpora / "decisions.json").read_text(encoding="utf-8")
    shown = run(monkeypatch, capsys, corpora, "show", name)
    assert missed not in shown


def test_what_is_no_decision_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], corpora: Path
) -> None:
    key = block_hashes([STORY[1]])[0]
    for word in ("1234567890=body", f"{key}=article", f"{key}=unknown", "page=body"):
        with pytest.raises(SystemExit, match=f"^{word} is no decision"):
            run(monkeypatch, capsys, corpora, "decide", f"xmu:{ID}", word)
    with pytest.raises(SystemExit, match=r"^There is no page xmu:story two"):
        run(monkeypatch, capsys, corpora, "show", "xmu:story two")


def test_decisions_on_many_pages_come_from_a_file_and_are_stored_all_or_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], corpora: Path
) -> None:
    stored, file = corpora / "decisions.json", corpora / "batch.json"
    first, missed = block_hashes(STORY[:2])
    wanted = {f"xmu:{ID}": {first: "body", missed: "body"}}
    file.write_text(json.dumps({**wanted, "xmu:story two": {missed: "body"}}), encoding="utf-8")
    with pytest.raises(SystemExit, match=r"^There is no page xmu:story two"):
        run(monkeypatch, capsys, corpora, "decide", "--from", str(file))
    assert not stored.exists()

    file.write_text(json.dumps(wanted), encoding="utf-8")
    said = run(monkeypatch, capsys, corpora, "decide", "--from", str(file))
    assert said == f"2 decisions on xmu:{ID}\n"
    assert load_decisions(stored) == {"xmu": {ID: wanted[f"xmu:{ID}"]}}


def test_to_decide_needs_a_page_or_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], corpora: Path
) -> None:
    with pytest.raises(SystemExit, match=r"or a file with --from"):
        run(monkeypatch, capsys, corpora, "decide")


def test_headlines_and_deks_are_looked_at_alone_where_gold_knows_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], corpora: Path
) -> None:
    (dek,) = block_hashes([DEK])
    assert run(monkeypatch, capsys, corpora, "list", "--head", "--only", "xmu").endswith(
        f"   1 xmu:{ID}\n"
    )
    asked = [
        line.split()[1]
        for line in run(monkeypatch, capsys, corpora, "show", "--head", f"xmu:{ID}").splitlines()
        if line.startswith("?")
    ]
    assert asked == [dek]
    run(monkeypatch, capsys, corpora, "decide", f"xmu:{ID}", f"{dek}=dek")
    assert not run(monkeypatch, capsys, corpora, "list", "--head", "--only", "xmu")


def test_of_what_all_agree_on_the_same_blocks_are_drawn_for_the_same_seed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], corpora: Path
) -> None:
    drawn = run(monkeypatch, capsys, corpora, "sample", "--count", "5")
    assert drawn.startswith("0 body\n")
    asked = [line for line in drawn.splitlines() if line.startswith("?")]
    # Gold lacks the second paragraph.
    assert len(asked) == 1
    assert asked[0].endswith((STORY[0], STORY[2]))
    assert run(monkeypatch, capsys, corpora, "sample", "--count", "5") == drawn


def test_pages_are_read_with_what_was_decided(corpora: Path) -> None:
    file = corpora / "decisions.json"
    missed, teaser, dek = block_hashes([STORY[1], "Read also: ferry sinks", DEK])
    add_decisions(file, "xmu", ID, {missed: "body", teaser: "chrome", dek: "chrome"})
    add_decisions(file, "xmu", ID, {dek: "dek"})
    (page,) = read_pages(corpora / "xmu.jsonl.xz", decisions=file)
    assert (page["body"], page["dek"], page["headline"]) == (STORY, DEK, "The bridge reopens")
    (came,) = read_pages(corpora / "xmu.jsonl.xz", decisions=file, as_they_came=True)
    assert came["dek"] == ""


def test_what_gold_has_as_dek_and_in_the_body_is_what_was_decided(corpora: Path) -> None:
    (page,) = read_pages(corpora / "xmu.jsonl.xz")
    (first,) = block_hashes(STORY[:1])
    settled = settle({**page, "dek": STORY[0]}, {first: "body"})
    assert (settled["dek"], settled["body"][0]) == ("", STORY[0])
    settled = settle({**page, "dek": STORY[0]}, {first: "dek"})
    assert (settled["dek"], settled["body"]) == (STORY[0], STORY[2:])


def test_what_is_exported_is_as_measured_against(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], corpora: Path
) -> None:
    with lzma.open(corpora / "adjudicated.json.xz", "wt", encoding="utf-8") as file:
        json.dump({"andy": {"other": {"dek": "known"}}}, file)
    missed = block_hashes([STORY[1]])[0]
    run(monkeypatch, capsys, corpora, "decide", f"xmu:{ID}", f"{missed}=body")
    out = corpora / "out.json.xz"
    run(monkeypatch, capsys, corpora, "export", str(out))
    with lzma.open(out, "rt", encoding="utf-8") as file:
        exported = json.load(file)
    assert exported["andy"] == {"other": {"dek": "known"}}
    assert STORY[1] in exported["xmu"][ID]["body"]


def test_gold_of_another_version_is_unknown() -> None:
    assert settle({"body": STORY, "html": ""}, {"page": "unknown"})["body"] is None


def test_a_line_that_stands_twice_is_decided_once_for_each_place() -> None:
    first, other, second = block_hashes(["Ad", "The bridge reopens.", "AD"])
    assert (second, first != other) == (f"{first}.2", True)


def test_there_may_be_no_file_of_decisions(tmp_path: Path) -> None:
    assert load_decisions(tmp_path / "absent.json") == {}
