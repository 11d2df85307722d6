"""Scrapy: the item pipeline with every type of item. The recipes' tests run it in a real crawl."""

import json
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.pages import html

scrapy = pytest.importorskip("scrapy")

from itemadapter import ItemAdapter  # noqa: E402
from scrapy.exceptions import DropItem, NotConfigured  # noqa: E402
from scrapy.exporters import JsonLinesItemExporter  # noqa: E402
from scrapy.settings import Settings  # noqa: E402

import cleaner  # noqa: E402
from cleaner.integrations.scrapy import CleanerPipeline  # noqa: E402
from cleaner.tools.golden import cases  # noqa: E402
from cleaner.tools.teaching import expected_of  # noqa: E402


class Stats(dict):
    def inc_value(self, key: str, count: int = 1) -> None:
        self[key] = self.get(key, 0) + count


def pipeline(**settings) -> tuple[CleanerPipeline, Stats]:
    stats = Stats()
    crawler = SimpleNamespace(settings=Settings(settings), stats=stats)
    return CleanerPipeline.from_crawler(crawler), stats


@dataclass
class PageData:
    html: str
    url: str = ""
    headline: str | None = None
    body: str | None = None


class PageItem(scrapy.Item):
    html = scrapy.Field()
    headline = scrapy.Field()
    body = scrapy.Field()


def attrs_item(page: str) -> object:
    attr = pytest.importorskip("attr")
    made = attr.make_class(
        "Made", {name: attr.ib(default=None) for name in ("html", "body", "dek")}
    )
    return made(html=page)


def pydantic_item(page: str) -> object:
    pydantic = pytest.importorskip("pydantic")
    fields = {"html": (str, ...), "body": (str | None, None)}
    return pydantic.create_model("Made", **fields)(html=page)


@pytest.mark.parametrize(
    "make",
    [
        lambda page: {"html": page},
        lambda page: {"html": page.encode()},
        PageData,
        lambda page: PageItem(html=page),
        attrs_item,
        pydantic_item,
    ],
    ids=["dict", "bytes", "dataclass", "Item", "attrs", "pydantic"],
)
def test_items_of_every_type_get_the_fields_that_they_have(make) -> None:
    clean, stats = pipeline()
    item = make(html("MARK"))
    assert clean.process_item(item) is item
    fields = ItemAdapter(item)
    assert "(MARK)" in fields["body"]
    assert "html" in fields
    if "headline" in fields.field_names():
        assert "MARK" in fields["headline"]
    assert stats["cleaner/cleaned"] == 1
    assert stats["cleaner/blocks_kept"] >= 4
    removed = sum(count for name, count in stats.items() if "/removed_by/" in name)
    assert 0 < removed <= stats["cleaner/blocks_removed"]


def test_settings_name_the_fields() -> None:
    clean, _ = pipeline(
        CLEANER_HTML_FIELD="page",
        CLEANER_URL_FIELD="from",
        CLEANER_FIELDS={"title": "headline", "publisher": "site", "authors": "byline"},
        CLEANER_KEEP_HTML=False,
    )
    item = clean.process_item({"page": html("MARK"), "from": "https://bay.example/"})
    assert set(item) == {"from", "title", "publisher", "authors"}
    assert item["publisher"] == "The Bay Courier"
    clean, _ = pipeline(CLEANER_KEEP_HTML=False)
    assert clean.process_item(PageItem(html=html("MARK")))["html"] is None
    clean, _ = pipeline(CLEANER_FIELDS={"no_such_field": "body"})
    with pytest.raises(KeyError):
        clean.process_item(PageItem(html=html("MARK")))


def test_every_field_of_the_json_can_be_chosen() -> None:
    of_text = {"cleaner", "schema", "head", "blocks", "error"}
    names = [name for name in cleaner.clean("x").to_dict() if name not in of_text]
    clean, _ = pipeline(CLEANER_FIELDS={name: name for name in names})
    item = clean.process_item({"html": html("MARK")})
    found = cleaner.clean(html("MARK"))
    assert {name: item[name] for name in names} == {name: getattr(found, name) for name in names}


@pytest.mark.parametrize(
    "raw", [html("MARK ä"), html("MARK ä").encode(), html("MARK ä").encode("utf-16")]
)
def test_items_can_be_written_as_json_as_they_come(tmp_path: Path, raw: str | bytes) -> None:
    clean, _ = pipeline()
    item = clean.process_item({"html": raw, "url": "https://bay.example/"})
    with (tmp_path / "articles.jsonl").open("wb") as file:
        exporter = JsonLinesItemExporter(file)
        exporter.export_item(item)
    row = json.loads((tmp_path / "articles.jsonl").read_text())
    assert row["html"] == html("MARK ä")
    assert "(MARK ä)" in row["body"]


def test_wrong_settings_are_said_at_the_start() -> None:
    with pytest.raises(NotConfigured, match="no_such_part"):
        pipeline(CLEANER_FIELDS={"body": "no_such_part"})
    with pytest.raises(NotConfigured, match="no_such_filter"):
        pipeline(CLEANER_SKIP_FILTERS=["no_such_filter"])


def test_what_has_no_page_passes_and_what_cannot_be_read_is_dropped() -> None:
    clean, stats = pipeline()
    assert clean.process_item({"price": 3}) == {"price": 3}
    assert clean.process_item({"html": ""})["body"] == ""
    with pytest.raises(DropItem):
        clean.process_item({"html": b"\x89PNG\r\n\x1a\n" + bytes(500)})
    for odd in ({"html": 3}, {"html": [html("MARK")]}, {"html": html("MARK"), "url": 3}):
        with pytest.raises(DropItem, match="must be str"):
            clean.process_item(odd)
    strict, _ = pipeline(CLEANER_DROP_EMPTY=True)
    with pytest.raises(DropItem, match="no body"):
        strict.process_item({"html": "<html></html>"})
    assert stats == {**stats, "cleaner/skipped": 1, "cleaner/empty": 1, "cleaner/failed": 4}


def test_a_profile_cleans_the_pages_of_its_site(tmp_path: Path) -> None:
    site = Path(__file__).parents[2] / "fixtures" / "sites" / "lindental-bote.example"
    golden = list(cases(site))
    learned = cleaner.learn([(case.raw, expected_of(case)) for case in golden])
    (tmp_path / "bote.json").write_text(learned.to_json(), encoding="utf-8")
    for path, is_kept in ((None, True), (str(tmp_path), False)):
        made, _ = pipeline(CLEANER_PROFILE=path)
        item = made.process_item({"html": golden[0].raw})
        assert ("Unser Wochenbrief" in item["body"]) is is_kept
    with pytest.raises(NotConfigured, match=r"CLEANER_PROFILE: .* cannot be read"):
        pipeline(CLEANER_PROFILE=str(tmp_path / "none.json"))
