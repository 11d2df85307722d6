"""The transformation with LlamaIndex's own documents and pipeline."""

from __future__ import annotations

import pytest

pytest.importorskip("llama_index.core")

from llama_index.core.ingestion import IngestionPipeline
from llama_index.core.schema import Document

import cleaner
from cleaner.integrations.llama_index import CleanerTransform
from tests.pages import html


def document(name: str = "MARK-0") -> Document:
    page = html(name).replace("</p>", " <a href='/orla'>Orla</a></p>")
    return Document(id_=name, text=page, metadata={"url": "https://e.com/1", "n": 1})


def test_a_pipeline_cleans_documents_in_order() -> None:
    pipeline = IngestionPipeline(transformations=[CleanerTransform()])
    made = pipeline.run(documents=[document("MARK-0"), document("MARK-1")])
    articles = [cleaner.clean(document(name).text) for name in ("MARK-0", "MARK-1")]
    assert [node.text for node in made] == [article.body for article in articles]
    assert [node.id_ for node in made] == ["MARK-0", "MARK-1"]
    assert made[0].metadata["headline"] == articles[0].headline
    assert made[0].metadata["n"] == 1


def test_what_was_handed_over_stays_as_it_was() -> None:
    given = document()
    CleanerTransform()([given])
    assert given.text == document().text
    assert given.metadata == document().metadata


def test_markdown_has_links_completed_by_the_address() -> None:
    (made,) = CleanerTransform(format="markdown")([document()])
    assert "[Orla](https://e.com/orla)" in made.get_content()
    assert all(isinstance(value, str | int | float | bool) for value in made.metadata.values())


def test_what_cannot_be_cleaned_is_an_error_or_recorded() -> None:
    pages = [Document(text="%PDF-1.7\n"), document()]
    with pytest.raises(cleaner.InputError):
        CleanerTransform()(pages)
    made = CleanerTransform(errors="record")(pages)
    assert made[0].get_content() == ""
    assert "PDF" in made[0].metadata["error"]
    assert made[1].get_content()


def test_options_that_are_none_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match="format"):
        CleanerTransform(format="html")


def test_a_pipeline_can_be_written_down() -> None:
    assert CleanerTransform(format="text").to_dict()["format"] == "text"
