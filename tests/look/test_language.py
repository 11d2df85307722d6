"""The language of an article whose page does not state it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import cleaner
from cleaner.look.language import language_of
from tests.shapes import STORIES, story

ENGLISH = "\n\n".join(story("en")) if "en" in STORIES else "\n\n".join(story(next(iter(STORIES))))


@pytest.fixture
def detector() -> None:
    pytest.importorskip("py3langid")


@pytest.mark.usefixtures("detector")
@pytest.mark.parametrize("code", STORIES)
def test_the_language_of_a_story_is_told(code: str) -> None:
    assert language_of(" ".join(story(code) * 2)) == code
    assert cleaner.clean("\n\n".join(story(code) * 2), filters=()).language == code


@pytest.mark.usefixtures("detector")
@pytest.mark.parametrize(
    "text",
    [
        "", "Ja.", "Berlin, Paris, London", "12345 67890 " * 20, "qwrt zxcv plok mnjh gtrf " * 5,
        "foo bar baz qux " * 5,
    ],
)  # fmt: skip
def test_none_where_it_is_not_sure(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.usefixtures("detector")
def test_what_a_page_states_stands() -> None:
    page = f"<html lang=de><body><p>{ENGLISH}</p></body></html>"
    assert cleaner.clean(page, filters=()).language == "de"


@pytest.mark.usefixtures("detector")
def test_it_is_in_what_is_written_and_read_back() -> None:
    made = cleaner.clean(ENGLISH, filters=())
    plain = json.loads(made.to_json())
    assert plain["language"] == made.language is not None
    assert cleaner.Article.from_dict(plain).to_dict() == plain


@pytest.mark.usefixtures("detector")
def test_the_same_text_gives_the_same_answer() -> None:
    assert {language_of(ENGLISH) for _ in range(20)} == {language_of(ENGLISH)}


def test_none_where_the_detector_is_missing() -> None:
    code = (
        "import sys; sys.modules['py3langid.langid'] = None; "
        f"import cleaner; print(cleaner.clean({ENGLISH!r}, filters=()).language)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "None\n"
