"""A document transformer for LangChain: documents that hold a page each become their articles.

    documents = CleanerTransformer(format="markdown").transform_documents(loader.load())

The metadata of each gets what is known of the article, under the names of `Article.to_dict`, lists
as one string with semicolons; what the loader put there stays except under these names. The page's
address, which completes its links, is taken from `source` or `url`.
"""

from __future__ import annotations

from collections.abc import Sequence

from langchain_core.documents import BaseDocumentTransformer, Document

from cleaner.integrations._documents import Cleaning, Format, OnError


class CleanerTransformer(BaseDocumentTransformer):  # type: ignore[misc]
    """Cleans the page that each document holds.

    Args:
        format: what becomes of a document's text: "body", "text" with headline and dek, or
            "markdown" with links and emphasis.
        errors: "raise" stops at a document that cannot be cleaned; "record" leaves it without text,
            and says why in its metadata as `error`.
    """

    def __init__(self, *, format: Format = "body", errors: OnError = "raise") -> None:
        self._cleaning = Cleaning(format, errors)

    def transform_documents(self, documents: Sequence[Document], **_: object) -> Sequence[Document]:
        """The documents with their articles' text, in order.

        Raises:
            InputError: if one cannot be cleaned and errors are raised.
        """
        return [self._cleaned(document) for document in documents]

    def _cleaned(self, document: Document) -> Document:
        address = document.metadata.get("url") or document.metadata.get("source")
        text, metadata = self._cleaning.cleaned(document.page_content, address)
        return Document(
            id=document.id, page_content=text, metadata={**document.metadata, **metadata}
        )
