"""Articles as plain types and JSON, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cleaner
from cleaner.article import assemble
from cleaner.page import Hints, Problem, Role, Verdict
from cleaner.tools.golden import cases
from cleaner.write.json import SCHEMA
from tests.building import Line, text_of

ROOT = Path(__file__).parent.parent.parent
FORM = json.loads((ROOT / "docs" / "article.schema.json").read_text(encoding="utf-8"))
PAGES = [case.input_path for case in cases(ROOT / "fixtures" / "pages")][::40]


def article() -> cleaner.Article:
    """An article in which a line that went on was dropped in mid-paragraph."""
    lines = (
        Line("Bridge reopens"),
        Line("It reopened"),
        Line("Advertisement", glue=" "),
        Line(", the council said.", glue=" "),
        Line("The ramps"),
    )
    roles = (Role.HEADLINE, Role.PARAGRAPH, Role.CHROME, Role.PARAGRAPH, Role.LIST_ITEM)
    hints = Hints(authors=("Jane Roe",), keywords=("bridge",), free=False, image="https://e.com/1")
    verdicts = [
        Verdict(role, by="mine" if role is Role.CHROME else "", reason="an ad") for role in roles
    ]
    return assemble(text_of(*lines, hints=hints).with_verdicts(verdicts), ())


def articles() -> Iterator[cleaner.Article]:
    """The article above, some golden pages, and a page with nothing on it."""
    yield article()
    for path in PAGES:
        yield cleaner.clean(path.read_bytes())
    yield cleaner.clean("")


def marked(markup: object) -> dict[str, Any]:
    return {"role": "list_item", "text": "One", "markup": markup}


def test_it_carries_the_versions_of_package_and_form() -> None:
    plain = article().to_dict()
    assert plain["cleaner"] == cleaner.__version__
    assert plain["schema"] == SCHEMA == FORM["properties"]["schema"]["const"]


def test_removed_is_there_when_asked() -> None:
    assert "removed" not in article().to_dict()
    assert article().to_dict(removed=True)["removed"] == [
        {
            "index": 2, "role": "chrome", "text": "Advertisement", "glue": " ", "filter": "mine",
            "reason": "an ad",
        }
    ]  # fmt: skip
    assert json.loads(article().to_json(removed=True)) == article().to_dict(removed=True)


@pytest.mark.parametrize("removed", [False, True])
def test_what_was_written_is_read_back(*, removed: bool) -> None:
    for made in articles():
        plain = json.loads(made.to_json(removed=removed, markup=True))
        again = cleaner.Article.from_dict(plain)
        assert again.to_dict(removed=removed, markup=True) == plain
        assert str(again) == str(made)
        assert again.to_markdown() == made.to_markdown()
        assert again.to_markdown(links=True, emphasis=True, front_matter=True) == (
            made.to_markdown(links=True, emphasis=True, front_matter=True)
        )
        assert again.to_html(images=True) == made.to_html(images=True)
        assert again.problems == made.problems
        assert all(type(problem) is Problem for problem in again.problems)


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"schema": SCHEMA + 1},
        {"schema": None},
        {"blocks": [{"role": "poem", "text": "x"}]},
        {"blocks": [{"role": "paragraph", "text": 1}]},
        {"blocks": 3},
        {"problems": ["bad luck"]},
        {"blocks": [marked({"spans": [{"start": 0, "end": 1, "kind": "blink", "target": ""}]})]},
        {"blocks": [marked({"spans": [{"start": "0", "end": 1, "kind": "code", "target": ""}]})]},
        {"blocks": [marked({"row": {"columns": [3, 10**9], "is_head": False}})]},
        {"blocks": [marked({"item": 1})]},
        {"images": [{"place": None, "url": "", "alt": "", "caption": ""}]},
    ],
)
def test_what_is_no_article_is_one_error(wrong: dict[str, Any]) -> None:
    plain = article().to_dict() | wrong if wrong else {}
    with pytest.raises(ValueError, match="This is no article that can be read"):
        cleaner.Article.from_dict(plain)


def test_the_form_names_every_field_role_and_problem() -> None:
    plain = article().to_dict(removed=True, markup=True)
    assert list(FORM["properties"]) == list(plain)
    assert FORM["required"] == list(article().to_dict())
    assert FORM["$defs"]["role"]["enum"] == list(map(str, Role))
    assert FORM["$defs"]["problem"]["enum"] == list(map(str, Problem))


@pytest.mark.parametrize("removed", [False, True])
def test_articles_have_the_form(*, removed: bool) -> None:
    validator = pytest.importorskip("jsonschema").Draft202012Validator(FORM)
    for made in articles():
        validator.validate(made.to_dict(removed=removed))
        validator.validate(made.to_dict(removed=removed, markup=True))


def test_rows_of_batch_runs_have_the_form() -> None:
    validator = pytest.importorskip("jsonschema").Draft202012Validator(FORM)
    from cleaner.tools.batch.pages import Form, Page
    from cleaner.tools.batch.rows import Cleaning

    for raw in (b"The bridge reopens on Monday.", b"%PDF-1.7\n"):
        line = Cleaning(cleaner.FILTERS, "html").do(Page("a.html", 0, Form.RAW, raw)).content
        validator.validate(json.loads(line))
