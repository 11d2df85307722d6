"""Steps for datatrove: an extractor for HTML, a formatter for text that was extracted before.

    pipeline = [
        WarcReader("crawl/", glob_pattern="*.warc.gz"),
        CleanerExtractor(),
        ParquetWriter("articles/", schema=parquet_schema(), expand_metadata=True),
    ]

Both leave the body in the document's text, and put into its metadata what `Article.to_dict` says
of the article, under the same names (see `METADATA`). What a page does not state stays as the
reader put it there. `fetched` keeps the address that the reader put into `url`, as in batch rows.
Both count in datatrove's stats what they kept, and what which filter removed.

datatrove's `WarcReader` needs the system library libmagic (Debian: `libmagic1`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, Final

from datatrove.pipeline.extractors.base import BaseExtractor, ExtractorSandbox
from datatrove.pipeline.formatters.base import BaseFormatter
from datatrove.utils.logging import logger
from datatrove.utils.typeshelper import StatHints

import cleaner
from cleaner import Article, InputError, Problem, SiteProfile, SiteProfiles
from cleaner.tools.batch.tables import schema

if TYPE_CHECKING:
    import pyarrow
    from datatrove.data import Document, DocumentsPipeline

#: What the steps put into a document's metadata: what `Article.to_dict` has, but for the text.
METADATA: Final = (
    "cleaner",
    "schema",
    "headline",
    "dek",
    "byline",
    "published",
    "modified",
    "language",
    "site",
    "section",
    "url",
    "comments_url",
    "image",
    "description",
    "keywords",
    "free",
    "confidence",
    "problems",
    "error",
)


@dataclass(frozen=True, slots=True)
class _Result:
    """What of an article goes back to datatrove, in types that cross processes."""

    body: str
    metadata: dict[str, Any]
    states_language: bool
    kept: int
    removed: dict[str, int]


class _Sandbox(ExtractorSandbox):  # type: ignore[misc]
    """datatrove's process of its own, which also ends when the task's process is killed.

    It waits at a pipe, and holds a copy of the task's end, so that without this it waits for ever.
    """

    def _worker(self, conn: Connection, extract_fn: Callable[..., _Result | Exception]) -> None:
        self.parent_conn.close()
        super()._worker(conn, extract_fn)


class CleanerExtractor(BaseExtractor):  # type: ignore[misc]
    """Extracts headline, dek and body from HTML.

    Documents are cleaned in a process of their own, as with datatrove's other extractors. One that
    takes too long, fails or has no body is dropped, and counted.

    Args:
        timeout: the most time for one document, in seconds.
        skip_filters: names of filters to leave out.
        max_blocks: the most blocks of text that a page of any size may have; None for any number.
        profile: a profile's file, or a folder of profiles.
    """

    name = "🧹 Cleaner"

    def __init__(
        self,
        timeout: float = 10,
        skip_filters: Sequence[str] = (),
        *,
        max_blocks: int | None = cleaner.MAX_BLOCKS,
        profile: str | None = None,
    ) -> None:
        super().__init__(timeout)
        self._warned_error: bool = False
        self.skip_filters: tuple[str, ...] = tuple(skip_filters)
        self.max_blocks = max_blocks
        self.profile: SiteProfile | SiteProfiles | None = (
            cleaner.read_profiles(profile) if profile else None
        )
        cleaner.without(*self.skip_filters)  # a wrong name fails here, not in every document

    def extract(self, text: str) -> str:
        """The body of a page."""
        return self._result(text, None).body

    def _result(self, text: str, url: str | None) -> _Result:
        filters = cleaner.without(*self.skip_filters)
        article = cleaner.clean(
            text, url=url, filters=filters, max_blocks=self.max_blocks, profile=self.profile
        )
        return _result(article)

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Clean each document's text."""
        with _Sandbox(timeout=self.timeout, warmup_text=("", None)) as sandbox:
            for doc in data:
                self.stat_update(StatHints.total)
                with self.track_time():
                    result = self._in_sandbox(sandbox, doc)
                if result is None:
                    self.stat_update(StatHints.dropped)
                    continue
                _count(self, result)
                doc.text = result.body
                _tell(doc, result)
                if not doc.text:
                    self.stat_update(StatHints.dropped)
                    continue
                self.stat_update(StatHints.forwarded)
                self.update_doc_stats(doc)
                yield doc

    def _in_sandbox(self, sandbox: ExtractorSandbox, doc: Document) -> _Result | None:
        """A document cleaned; None, and counted as such, if that failed."""
        try:
            task = (doc.text, doc.metadata.get("url"))
            result: _Result = sandbox.process_document(task, self._caught)
        except TimeoutError:
            self.stat_update("timeout")
            logger.warning(f"⏰ Timeout while cleaning {doc.id}. Skipping record.")
        except EOFError:
            self.stat_update("broken_process")
            logger.warning(f"Process died while cleaning {doc.id}. Skipping record.")
        except Exception as error:  # noqa: BLE001 - one document must not stop the task
            self.stat_update("clean_error")
            if not self._warned_error:
                logger.warning(f'❌ Error "{error}" while cleaning {doc.id}. Shown once.')
                self._warned_error = True
        else:
            self.stat_update("extracted")
            return result
        return None

    def _caught(self, text: str, url: str | None) -> _Result | Exception:
        """As `_result`, with an error as the answer: raised, it would end the sandbox's process."""
        try:
            return self._result(text, url)
        except Exception as error:  # noqa: BLE001
            return RuntimeError(f"{type(error).__name__}: {error}")


class CleanerFormatter(BaseFormatter):  # type: ignore[misc]
    """Cleans text that another extractor left: menus, prompts and link lists go, the article stays.

    Args:
        skip_filters: names of filters to leave out.
        max_blocks: the most blocks of text that a text of any size may have; None for any number.
        profile: a profile's file, or a folder of profiles.
    """

    name = "🧹 Cleaner"

    def __init__(
        self,
        skip_filters: Sequence[str] = (),
        *,
        max_blocks: int | None = cleaner.MAX_BLOCKS,
        profile: str | None = None,
    ) -> None:
        super().__init__()
        self.max_blocks = max_blocks
        self.profile: SiteProfile | SiteProfiles | None = (
            cleaner.read_profiles(profile) if profile else None
        )
        self.skip_filters: tuple[str, ...] = tuple(skip_filters)
        cleaner.without(*self.skip_filters)

    def format(self, text: str) -> str:
        """The body of a text."""
        return self._result(text, None).body

    def _result(self, text: str, url: str | None) -> _Result:
        filters = cleaner.without(*self.skip_filters)
        article = cleaner.clean(
            text, url=url, filters=filters, max_blocks=self.max_blocks, profile=self.profile
        )
        return _result(article)

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Clean each document's text; a text that cannot be read stays as it is."""
        for doc in data:
            self.stat_update(StatHints.total)
            with self.track_time():
                try:
                    result = self._result(doc.text, doc.metadata.get("url"))
                except InputError as error:
                    self.stat_update("clean_error")
                    doc.metadata.update(problems=[str(Problem.FAILED)], error=str(error))
                else:
                    _count(self, result)
                    doc.text = result.body
                    _tell(doc, result)
            yield doc


def parquet_schema() -> pyarrow.Schema:
    """The columns for `ParquetWriter(..., expand_metadata=True)` after `WarcReader`.

    Without a schema the writer takes the types from the first document, and a later one that has a
    dek where the first had none does not fit.
    """
    import pyarrow as pa  # noqa: PLC0415 - only writers of Parquet need it

    types = {field.name: field.type for field in schema()}
    of_reader = dict.fromkeys(("text", "id", "url", "date", "file_path", "fetched"), pa.string())
    return pa.schema({**of_reader, **{name: types[name] for name in METADATA}})


def _result(article: Article) -> _Result:
    stated = article.to_dict()
    return _Result(
        body=article.body,
        metadata={name: stated[name] for name in METADATA},
        states_language=bool(article.hints.language),
        kept=len(article.blocks),
        removed=dict(Counter(r.filter for r in article.removed if r.filter)),
    )


def _tell(doc: Document, result: _Result) -> None:
    """Put what a page states into its document; what it does not state stays as it was.

    A language that was only detected is not stated.
    """
    metadata = dict(result.metadata)
    if not result.states_language and doc.metadata.get("language"):
        del metadata["language"]
    if "url" in doc.metadata:
        doc.metadata.setdefault("fetched", doc.metadata["url"])
    for name, value in metadata.items():
        if value is not None or name not in doc.metadata:
            doc.metadata[name] = value


def _count(step: CleanerExtractor | CleanerFormatter, result: _Result) -> None:
    step.stat_update("cleaned" if result.body else "empty")
    for name in ("headline", "dek"):
        if result.metadata[name]:
            step.stat_update(f"with_{name}")
    step.stat_update("blocks_kept", value=result.kept)
    step.stat_update("blocks_removed", value=sum(result.removed.values()))
    for name, count in result.removed.items():
        step.stat_update(f"removed_by/{name}", value=count)
