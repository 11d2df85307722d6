"""Training: what the labels are, what pages teach, and that the same ones give the same weights."""

from __future__ import annotations

import argparse
import lzma
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cleaner.model.line_breaks import save_breaks
from cleaner.model.questions import QUESTIONS, likeliest
from cleaner.read import read_text
from cleaner.sites.align import align
from cleaner.sites.domains import site_key
from cleaner.tools.golden import Case
from training.corpora import TOY, Page, add_corpora, corpus_paths, read_pages

# Flattening needs it, and comes with the extra for benchmarks.
pytest.importorskip("inscriptis")
from training.flatten import KINDS
from training.lessons import TEACHERS, Lesson, taught
from training.line_breaks import Lines, read_texts, word_odds
from training.line_breaks import fit as fit_breaks
from training.samples import Sample, label, samples
from training.toy import PAGES
from training.toy import labelled as labelled_golden

ROOT = Path(__file__).parent.parent


def labelled(text: str, headline: str, body: list[str]) -> Sample:
    page: Page = {"source": "fundus", "site": "", "headline": headline, "body": body, "dek": None}
    return label(page, "gettext", read_text(text))


STORY = [
    "The bridge over the Orla reopened on Monday after four years of work and many delays.",
    "Drivers had waited since dawn, and the first of them was a baker from the other bank.",
]


def test_a_teaser_with_the_words_of_the_body_is_chrome() -> None:
    blocks = [STORY[1], "Menu", STORY[0], STORY[1]]
    assert align(blocks, STORY).body.tolist() == [False, False, True, True]


def test_of_two_copies_the_shown_one_is_body() -> None:
    blocks = [*STORY, "Menu", *STORY]
    hidden = [True, True, False, False, False]
    assert align(blocks, STORY, hidden).body.tolist() == [False, False, False, True, True]


def test_a_line_that_stands_often_in_gold_is_body_each_time() -> None:
    gold = [line for place in range(20) for line in ("Question:", f"{place} {STORY[0]}")]
    assert align(["Menu", *gold], gold).body.tolist() == [False, *[True] * 40]


def test_a_headline_may_be_broken_into_lines() -> None:
    text = "Menu\nThe bridge \nreopens\n" + "\n".join(STORY)
    found = labelled(text, "The bridge reopens", STORY)
    lines = [found.document.blocks[at].text for at in np.flatnonzero(found.headline)]
    assert lines == ["The bridge", "reopens"]


def test_a_whole_line_is_the_headline_rather_than_a_broken_one() -> None:
    text = "The bridge \nreopens\nBy Jane Roe\nThe bridge reopens\n" + "\n".join(STORY)
    found = labelled(text, "The bridge reopens", STORY)
    assert np.flatnonzero(found.headline).tolist() == [3]


def test_each_question_is_about_something_that_labelled_pages_know() -> None:
    assert set(TEACHERS) == {question.about for question in QUESTIONS}


def test_what_gold_does_not_say_teaches_nothing() -> None:
    found = labelled("News\n" + "\n".join(STORY), "The bridge reopens", STORY)
    lesson = Lesson(found, found.evidence)
    headline, body, *_ = QUESTIONS
    assert not taught(headline, lesson).rows.size
    assert taught(body, lesson).wanted.tolist() == [False, True, True]


def test_a_dek_is_looked_for_near_the_true_headline() -> None:
    found = labelled("News\nThe bridge reopens\n" + "\n".join(STORY), "The bridge reopens", STORY)
    assert Lesson(found, found.evidence).headline_place() == 1
    unknown = labelled("News\nThe bridge reopens\n" + "\n".join(STORY), "Ferry sinks", STORY)
    lesson = Lesson(unknown, unknown.evidence)
    lesson.answers["headline"].append(np.array([0.5, 0.2, 0, 0], np.float32))
    assert lesson.headline_place() == likeliest(lesson.answers["headline"][0]) == 0


def test_the_toy_corpus_is_of_golden_pages() -> None:
    pages = list(read_pages(TOY))
    assert [page["id"] for page in pages] == list(PAGES)
    assert len({site_key(page["site"]) for page in pages}) >= 10
    assert all(page["headline"] and page["body"] for page in pages)
    for page in pages:
        golden = labelled_golden(Case(ROOT / "fixtures" / "pages" / page["id"]), page["lang"])
        assert page == golden, "run `python -m training.toy`"


def test_a_folder_without_the_corpora_is_answered_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"^There is no corpus .*andy\.jsonl\.xz"):
        corpus_paths(tmp_path)
    with lzma.open(tmp_path / "andy.jsonl.xz", "wt") as file:
        file.write("")
    assert corpus_paths(tmp_path, ["andy"]) == [tmp_path / "andy.jsonl.xz"]


def test_without_a_folder_the_toy_corpus_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    add_corpora(parser)
    assert corpus_paths(parser.parse_args([]).corpora) == [TOY]
    assert capsys.readouterr().err.count("\n") == 1


def test_the_same_pages_give_the_same_weights(tmp_path: Path) -> None:
    pytest.importorskip("catboost")
    from cleaner.model.weights import FORMS, load_weights, save_weights
    from training.fit import fit

    made = []
    for run in ("one", "two"):
        weights = fit(list(samples(read_pages(TOY), "html")))
        save_weights(tmp_path / f"{run}.npz", dict.fromkeys(FORMS, weights))
        made.append((tmp_path / f"{run}.npz").read_bytes())
    assert made[0] == made[1]
    assert list(load_weights(tmp_path / "one.npz")["html"].trees) == [q.name for q in QUESTIONS]


def test_the_ends_of_lines_are_learned_alike_from_the_same_pages(tmp_path: Path) -> None:
    texts = read_texts([TOY])
    for name in ("one", "two"):
        save_breaks(tmp_path / name, fit_breaks(texts))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_lines_begin_where_they_were_joined() -> None:
    lines = Lines("example.com", ["Home", "Big storm", "By Ana"], grows=True)
    assert lines.words == ["Home", "Big", "storm", "By", "Ana"]
    assert lines.begins.tolist() == [True, True, False, True, False, True]


def test_words_that_begin_lines_are_told_from_others() -> None:
    texts = [Lines(f"{at}.example", ["Home", "By Ana", "It is Ana"], grows=True) for at in range(9)]
    first, last = word_odds(texts)
    assert first["By"] > first["Ana"]
    assert last["Ana"] > last["By"]


def test_what_a_text_says_is_told_from_prompts() -> None:
    pytest.importorskip("catboost")
    from training.wording import wording_odds

    told = []
    for at in range(30):
        page = labelled("\n\n".join([STORY[0], "Sign up here", STORY[1]]), "", STORY)
        told.append(replace(page, page=page.page | {"site": f"{at}.example"}))
    odds = wording_odds(told)
    assert odds["sign_up"] < 0 < odds["years"]
    assert wording_odds(told[:2]).prints.size == 0  # on too few sites to say anything


def test_a_question_may_be_left_out() -> None:
    pytest.importorskip("catboost")
    from training.fit import fit

    rest = [question for question in QUESTIONS if question.name != "headline_again"]
    weights = fit(list(samples(read_pages(TOY), "html")), rest)
    assert list(weights.questions) == rest


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_text_is_the_same_each_time_and_holds_the_body(kind: str) -> None:
    page = next(read_pages(TOY)) | {"url": "https://a.example/b"}
    text = KINDS[kind](page)
    assert text == KINDS[kind](page)
    if kind.startswith("clean"):
        shown = " ".join(text.split())
        assert all(" ".join(paragraph.split()) in shown for paragraph in page["body"])
