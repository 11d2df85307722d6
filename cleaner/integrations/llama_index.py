"""A transformation for LlamaIndex: documents that hold a page each become their articles.

    pipeline = IngestionPipeline(transformations=[CleanerTransform(), SentenceSplitter()])
    nodes = pipeline.run(documents=documents)

The metadata of each gets what is known of the article, under the names of `Article.to_dict`, lists
as one string with semicolons; what the reader put there stays except under these names. The page's
address, which completes its links, is taken from `url` or `URL`.
"""

from __future__ import annotations

from collections.abc import Sequence

from llama_index.core.schema import BaseNode, MetadataMode, TransformComponent

from cleaner.integrations._documents import Cleaning, Format, OnError


class CleanerTransform(TransformComponent):  # type: ignore[misc]
    """Cleans the page that each node holds.

    Attributes:
        format: what becomes of a node's text: "body", "text" with headline and dek, or "markdown"
            with links and emphasis.
        errors: "raise" stops at a node that cannot be cleaned; "record" leaves it without text,
            and says why in its metadata as `error`.
    """

    format: Format = "body"
    errors: OnError = "raise"

    def __call__(self, nodes: Sequence[BaseNode], **_: object) -> Sequence[BaseNode]:
        """The nodes with their articles' text, in order; they are copies.

        Raises:
            InputError: if one cannot be cleaned and errors are raised.
        """
        cleaning = Cleaning(self.format, self.errors)
        return [_cleaned(node, cleaning) for node in nodes]


def _cleaned(node: BaseNode, cleaning: Cleaning) -> BaseNode:
    address = node.metadata.get("url") or node.metadata.get("URL")
    text, metadata = cleaning.cleaned(node.get_content(MetadataMode.NONE), address)
    made = node.model_copy(deep=True)
    made.set_content(text)
    made.metadata.update(metadata)
    return made
