"""An item pipeline for Scrapy: the page in an item's field becomes headline, dek and body.

    ITEM_PIPELINES = {"cleaner.integrations.scrapy.CleanerPipeline": 300}

Items may be of any type that itemadapter knows: dicts, `scrapy.Item`, dataclasses, attrs, pydantic.

| setting | default | what it does |
|---|---|---|
| `CLEANER_HTML_FIELD` | `"html"` | the field that holds the page, as `str` or `bytes` |
| `CLEANER_URL_FIELD` | `"url"` | the field that holds the address it was fetched from |
| `CLEANER_FIELDS` | headline, dek, body | what fields get: `{"title": "headline"}` |
| `CLEANER_SKIP_FILTERS` | `[]` | names of filters to leave out |
| `CLEANER_MAX_BLOCKS` | `cleaner.MAX_BLOCKS` | the `max_blocks` of `cleaner.clean` |
| `CLEANER_PROFILE` | none | a profile's file, or a folder of profiles |
| `CLEANER_KEEP_HTML` | `True` | whether the page stays in the item, as text |
| `CLEANER_DROP_EMPTY` | `False` | whether an item without a body is dropped |

A page of bytes is kept as the text that it was read as: Scrapy's exporters write no bytes.
An item without the page's field passes as it is. An item whose page cannot be read is dropped.
Counted in the stats: `cleaner/cleaned`, `cleaner/empty`, `cleaner/failed`, `cleaner/skipped`,
`cleaner/blocks_kept`, `cleaner/blocks_removed` and `cleaner/removed_by/<filter>`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from itemadapter import ItemAdapter
from scrapy.exceptions import DropItem, NotConfigured

import cleaner
from cleaner import Article, InputError
from cleaner.read.decoding import decode

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings
    from scrapy.statscollectors import StatsCollector

_FIELDS: Final = {"headline": "headline", "dek": "dek", "body": "body"}
_ATTRIBUTES: Final = frozenset(
    """headline dek body paragraphs byline published modified language site section url comments_url
    image description keywords free confidence problems""".split()
)


class CleanerPipeline:
    """Cleans the page that an item holds, and writes the article's parts into the item's fields."""

    def __init__(self, settings: BaseSettings, stats: StatsCollector) -> None:
        self._stats = stats
        self._html: str = settings.get("CLEANER_HTML_FIELD", "html")
        self._url: str = settings.get("CLEANER_URL_FIELD", "url")
        self._fields = settings.getdict("CLEANER_FIELDS") or _FIELDS
        self._is_strict = bool(settings.getdict("CLEANER_FIELDS"))
        self._max_blocks = settings.getint("CLEANER_MAX_BLOCKS", cleaner.MAX_BLOCKS)
        self._keeps_html = settings.getbool("CLEANER_KEEP_HTML", True)  # noqa: FBT003 - Scrapy's way
        self._drops_empty = settings.getbool("CLEANER_DROP_EMPTY")
        unknown = sorted(set(self._fields.values()) - _ATTRIBUTES)
        if unknown:
            raise NotConfigured(f"CLEANER_FIELDS names what no article has: {', '.join(unknown)}")
        try:
            self._filters = cleaner.without(*settings.getlist("CLEANER_SKIP_FILTERS"))
        except ValueError as error:
            raise NotConfigured(f"CLEANER_SKIP_FILTERS: {error}") from error
        path = settings.get("CLEANER_PROFILE")
        try:
            self._profile = cleaner.read_profiles(path) if path else None
        except InputError as error:
            raise NotConfigured(f"CLEANER_PROFILE: {error}") from error

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CleanerPipeline:
        """Make the pipeline with a crawler's settings and stats."""
        assert crawler.stats is not None
        return cls(crawler.settings, crawler.stats)

    def process_item(self, item: Any, spider: Spider | None = None) -> Any:  # noqa: ANN401
        """Clean the page of an item.

        Raises:
            DropItem: if the page cannot be read, or, where that is set, has no body.
        """
        adapter = ItemAdapter(item)
        raw = adapter.get(self._html)
        if raw is None:
            self._count("skipped")
            return item
        try:
            article = cleaner.clean(
                raw,
                url=adapter.get(self._url),
                filters=self._filters,
                max_blocks=self._max_blocks,
                profile=self._profile,
            )
        except InputError as error:
            self._count("failed")
            raise DropItem(f"cleaner: {error}") from error
        self._count_article(article)
        if self._drops_empty and not article.body:
            raise DropItem(f"cleaner: {'; '.join(article.problems)}")
        self._fill(adapter, article)
        return item

    def _fill(self, adapter: ItemAdapter, article: Article) -> None:
        known = ItemAdapter.get_field_names_from_class(type(adapter.item))
        for field, attribute in self._fields.items():
            # Fields that were chosen must exist; of those by default the item takes what it has.
            if self._is_strict or known is None or field in known:
                adapter[field] = getattr(article, attribute)
        if self._html in self._fields:
            return
        if self._keeps_html:
            if isinstance(adapter[self._html], bytes):
                adapter[self._html] = decode(adapter[self._html])
        elif known is None:
            del adapter[self._html]
        else:
            adapter[self._html] = None

    def _count_article(self, article: Article) -> None:
        self._count("cleaned" if article.body else "empty")
        self._count("blocks_kept", len(article.blocks))
        self._count("blocks_removed", len(article.removed))
        for name, count in Counter(r.filter for r in article.removed if r.filter).items():
            self._count(f"removed_by/{name}", count)

    def _count(self, name: str, count: int = 1) -> None:
        self._stats.inc_value(f"cleaner/{name}", count)
