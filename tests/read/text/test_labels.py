"""Labels and front matter above a text are read as hints, by evidence, and sentences stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.read.text.labels import Labels, read_labels
from tests.shapes import UNITS, is_linear

BODY = "The old bridge reopened on Monday.\n\nDrivers had waited since dawn."


@pytest.mark.parametrize(
    "names",
    [
        "Title Author Date URL", "Headline By Published Link", "Titel Autor Datum Link",
        "Titre Auteur Date Lien", "Título Autor Fecha Enlace", "Título Autor Data Link",
        "Titolo Autore Data Indirizzo", "Titel Auteur Datum Link", "Tytuł Autor Data Adres",
        "Titulek Autor Datum Odkaz", "Cím Szerző Dátum Hivatkozás", "Titlu Autor Data Legătură",
        "Rubrik Författare Datum Länk", "Overskrift Forfatter Dato Link",
        "Otsikko Kirjoittaja Päivämäärä Linkki",
        "Τίτλος Συντάκτης Ημερομηνία Σύνδεσμος",
        "Заголовок Автор Дата Ссылка", "Заголовок Автор Дата Посилання",
        "Başlık Yazar Tarih Bağlantı", "العنوان الكاتب التاريخ الرابط", "כותרת מאת תאריך קישור",
        "शीर्षक लेखक तारीख लिंक",
        "标题 作者 日期 链接", "タイトル 著者 日付 リンク", "제목 기자 날짜 링크",
        "Judul Penulis Tanggal Tautan", "หัวข้อ ผู้เขียน วันที่ ลิงก์",
        "TITLE AUTHOR PUBLISHED_TIME SOURCE_URL",
    ],
)  # fmt: skip
@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n"])
def test_labels_in_many_languages(names: str, between: str) -> None:
    values = ("The bridge", "Ana Lind", "2024-03-05", "https://example.org/1")
    top = between.join(f"{n}: {v}" for n, v in zip(names.split(), values, strict=True))
    found = read_labels(f"{top}\n\n{BODY}")
    assert found.labels == Labels(
        "The bridge", ("Ana Lind",), "2024-03-05", "https://example.org/1"
    )
    assert found.text == BODY


class TestForms:
    def test_a_readers_output(self) -> None:
        top = "Title: The bridge\n\nURL Source: https://example.org/1\n\n"
        top += "Published Time: 2024-03-05T10:00Z\n\n"
        found = read_labels(f"{top}Markdown Content:\n{BODY}")
        assert found.labels == Labels(
            "The bridge", (), "2024-03-05T10:00Z", "https://example.org/1"
        )
        assert found.text == BODY

    def test_the_text_may_follow_on_the_line_of_its_label(self) -> None:
        assert read_labels(f"Title: A\nDate: 2024-03-05\nText: {BODY}").text == BODY

    def test_yaml(self) -> None:
        found = read_labels(
            "---\ntitle: \"The bridge: open\"\nauthors:\n  - Ana Lind\n  - 'Jo O''Neil'\n"
            "date: 2024-03-05\ntags: [a, b]\ndescription: >\n  It is\n  open.\n---\n\n" + BODY
        )
        assert found.labels == Labels(
            "The bridge: open", ("Ana Lind", "Jo O'Neil"), "2024-03-05", "", "", "It is open."
        )
        assert found.text == BODY

    def test_toml(self) -> None:
        found = read_labels(f"+++\ntitle = 'The bridge'\ndate = 2024-03-05\n+++\n{BODY}")
        assert (found.labels.title, found.labels.published, found.text) == (
            "The bridge",
            "2024-03-05",
            BODY,
        )

    @pytest.mark.parametrize("lead", ["", "```json\n"])
    def test_json(self, lead: str) -> None:
        close = "\n```" if lead else ""
        found = read_labels(
            f'{lead}{{"title": "The bridge", "author": {{"name": "Ana"}}}}{close}\n\n{BODY}'
        )
        assert (found.labels.title, found.labels.authors, found.text) == (
            "The bridge",
            ("Ana",),
            BODY,
        )

    def test_json_that_holds_the_text(self) -> None:
        found = read_labels('{"title": "The bridge", "text": "One.\\n\\nTwo."}')
        assert (found.labels.title, found.text) == ("The bridge", "One.\n\nTwo.")

    def test_json_that_holds_another_text_names_it(self) -> None:
        found = read_labels(
            '{"title": "The bridge", "text": "It is open.", "body": "One.\\n\\nTwo."}'
        )
        assert found.text == "One.\n\nTwo."
        assert "It is open." in found.head
        assert "One." not in found.head

    def test_json_that_holds_paragraphs(self) -> None:
        found = read_labels('{"title": "The bridge", "text": ["One.", "Two."]}')
        assert found.text == "One.\n\nTwo."
        assert "One." not in found.head

    def test_json_that_holds_the_beginning_of_its_text(self) -> None:
        found = read_labels(
            '{"title": "The bridge", "content": "One.", "text": "One. Two. Three."}'
        )
        assert found.text == "One. Two. Three."

    def test_json_that_is_as_deep_as_can_be_read(self) -> None:
        for depth in range(800, 1_000):
            lists = "[" * depth + "]" * depth
            read_labels(f'{{"title": "The bridge", "text": "One.", "other": {lists}}}')

    def test_an_address_below_the_headline(self) -> None:
        found = read_labels(f"The bridge\nhttps://example.org/1\n{BODY}")
        assert (found.labels.url, found.text) == ("https://example.org/1", f"The bridge\n{BODY}")

    def test_a_title_by_itself(self) -> None:
        assert read_labels(f"Headline: The bridge\n\n{BODY}").labels.title == "The bridge"

    def test_bold_labels(self) -> None:
        found = read_labels(f"**Title:** The bridge\n**Date:** 2024-03-05\n\n{BODY}")
        assert (found.labels.title, found.text) == ("The bridge", BODY)

    def test_a_source_that_is_an_address(self) -> None:
        found = read_labels(f"Title: A\nSource: https://example.org/1\n\n{BODY}")
        assert (found.labels.url, found.labels.site) == ("https://example.org/1", "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        BODY,
        "Update: the bridge is open.\nSource: the police said so.\nMore follows.",
        "Title: I have a dream\nHe said it on Monday.",
        "By: now it is open.\nThe bridge was closed.",
        "Summary: it is open.\n\nText.",
        "Date: no one knows.\nSource: nobody.\n\nText.",
        "Quelle: dpa\n\nText.",
        "---\nText.\n---\nMore.",
        "---\n\nA story that begins with a rule.",
        "{ it is no object }\n\nText.",
        "[1, 2]\n\nText.",
        "```json\nnot closed",
        "Location: Berlin\nTags: a, b\n\nText.",
        "He said: https://example.org is down.\nIt was not.",
        "Question: What is it?\nAnswer: A bridge.",
        "--- a: b\n",
    ],
)
def test_sentences_stay(text: str) -> None:
    found = read_labels(text)
    assert (found.labels, found.head, found.text) == (Labels(), "", text)


parts = st.sampled_from(
    ["Title: ", "Date: ", "URL: ", "Text: ", "---\n", "+++\n", "2024-03-05", "https://a.example/b",
     "\n", "\n\n", "word ", "- ", '"', "{", "}", ": ", "```json\n", "title: "]
)  # fmt: skip


@given(st.lists(parts, max_size=40).map("".join))
def test_no_word_is_lost(text: str) -> None:
    found = read_labels(text)
    assert sorted((found.head + " " + found.text).split()) == sorted(text.split()) or "{" in text


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("lead", ["", "---\n", "+++\na = ", "{", "Title: a\n"])
def test_linear(unit: str, lead: str) -> None:
    assert is_linear(lambda text: read_labels(lead + text), unit)
