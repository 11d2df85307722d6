"""The spiders of the crawl."""
