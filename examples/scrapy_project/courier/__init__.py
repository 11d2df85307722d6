"""A crawl of one news site."""
