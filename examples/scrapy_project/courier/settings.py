"""Settings of the crawl."""

BOT_NAME = "courier"
SPIDER_MODULES = ["courier.spiders"]

# Polite by default.
ROBOTSTXT_OBEY = True
AUTOTHROTTLE_ENABLED = True
CONCURRENT_REQUESTS_PER_DOMAIN = 2

# The page in an item's field "html" becomes the article.
ITEM_PIPELINES = {"cleaner.integrations.scrapy.CleanerPipeline": 300}
CLEANER_FIELDS = {
    "title": "headline",
    "dek": "dek",
    "text": "body",
    "authors": "byline",
    "published": "published",
    "confidence": "confidence",
    "problems": "problems",
}
CLEANER_KEEP_HTML = False
CLEANER_DROP_EMPTY = True
