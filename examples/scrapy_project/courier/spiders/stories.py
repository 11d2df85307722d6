"""Follow the links of a front page, and hand over the pages behind them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import scrapy
from scrapy.http import Response
from scrapy.linkextractors import LinkExtractor


class Stories(scrapy.Spider):
    """The stories that a front page links to.

        scrapy crawl stories -a front=https://www.example.com/news/ -a stories=/news/

    Args:
        front: the address of the front page.
        stories: a regular expression that addresses of stories match.
    """

    name = "stories"

    def __init__(self, front: str, stories: str = "", **rest: Any) -> None:  # noqa: ANN401
        super().__init__(**rest)
        self._front = front
        self._links = LinkExtractor(allow=stories)

    async def start(self) -> AsyncIterator[scrapy.Request]:
        """Begin at the front page."""
        yield scrapy.Request(self._front)

    def parse(self, response: Response) -> Iterator[scrapy.Request]:
        """Follow the links to stories."""
        yield from response.follow_all(
            self._links.extract_links(response), callback=self.parse_story
        )

    def parse_story(self, response: Response) -> Iterator[dict[str, object]]:
        """Hand over a page; the pipeline makes the article of it."""
        yield {"url": response.url, "html": response.body}
