"""The transformer with LangChain's own documents."""

from __future__ import annotations

import asyncio

import pytest

pytest.importorskip("langchain_core")

from langchain_core.documents import BaseDocumentTransformer, Document

import cleaner
from cleaner.integrations.langchain import CleanerTransformer
from tests.pages import html

PDF = "%PDF-1.7\n"


def document(name: str = "MARK-0") -> Document:
    page = html(name).replace("</p>", " <a href='/orla'>Orla</a></p>")
    return Document(id=name, page_content=page, metadata={"source": "https://e.com/1", "n": 1})


def test_documents_become_their_articles_in_order() -> None:
    made = CleanerTransformer().transform_documents([document("MARK-0"), document("MARK-1")])
    articles = [cleaner.clean(document(name).page_content) for name in ("MARK-0", "MARK-1")]
    assert [one.page_content for one in made] == [article.body for article in articles]
    assert [one.id for one in made] == ["MARK-0", "MARK-1"]
    assert made[0].metadata["headline"] == articles[0].headline
    assert made[0].metadata["source"] == "https://e.com/1"
    assert made[0].metadata["n"] == 1


def test_what_was_handed_over_stays_as_it_was() -> None:
    given = document()
    CleanerTransformer().transform_documents([given])
    assert given == document()


def test_metadata_is_what_vector_stores_take() -> None:
    (made,) = CleanerTransformer().transform_documents([document()])
    assert all(isinstance(value, str | int | float | bool) for value in made.metadata.values())


def test_markdown_has_links_completed_by_the_source() -> None:
    (made,) = CleanerTransformer(format="markdown").transform_documents([document()])
    assert "[Orla](https://e.com/orla)" in made.page_content
    (made,) = CleanerTransformer(format="text").transform_documents([document()])
    assert made.page_content == str(cleaner.clean(document().page_content))


def test_what_cannot_be_cleaned_is_an_error_or_recorded() -> None:
    pages = [Document(page_content=PDF), document()]
    with pytest.raises(cleaner.InputError):
        CleanerTransformer().transform_documents(pages)
    made = CleanerTransformer(errors="record").transform_documents(pages)
    assert made[0].page_content == ""
    assert "PDF" in made[0].metadata["error"]
    assert made[1].page_content


def test_options_that_are_none_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match="format"):
        CleanerTransformer(format="html")
    with pytest.raises(ValueError, match="errors"):
        CleanerTransformer(errors="ignore")


def test_it_is_a_transformer_that_can_be_awaited() -> None:
    transformer: BaseDocumentTransformer = CleanerTransformer()
    (made,) = asyncio.run(transformer.atransform_documents([document()]))
    assert made.metadata["headline"]
