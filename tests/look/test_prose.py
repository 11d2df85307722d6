"""Running prose is told from menus and titles in any script, and statements from headlines."""

from __future__ import annotations

import pytest

from cleaner.look.prose import (
    is_one_line,
    is_prose,
    is_statement,
    opens_with_dateline,
    prose_share,
)
from cleaner.page import Document
from cleaner.read import read


@pytest.mark.parametrize(
    "line",
    [
        "The bridge over the Orla reopened on Monday after four years.",
        "Die Brücke über die Orla ist nach vier Jahren Bauzeit wieder für Autos frei.",
        "Мост через реку открыли в понедельник после четырёх лет работы.",
        "四年にわたる工事を終えて、月曜日に橋が再び開通した。",
        "أعيد فتح الجسر يوم الاثنين بعد أربع سنوات من أعمال الترميم.",
        "चार साल के काम के बाद सोमवार को पुल फिर से खोल दिया गया।",
    ],
)
def test_a_sentence_is_prose(line: str) -> None:
    assert is_prose(Document.of_lines(line).page, 0)


@pytest.mark.parametrize(
    "line",
    [
        "Home News Sport Weather Culture Money Travel Style Puzzles Jobs.",
        "Bridge reopens after four years of work on both of its piers",
        "He left.",
        "Log in",
    ],
)
def test_a_menu_or_a_title_is_none(line: str) -> None:
    assert not is_prose(Document.of_lines(line).page, 0)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("The bridge is open.", True),
        ("“The bridge is open.”", True),
        ("桥已经开放。", True),
        ("पुल खुल गया है।", True),
        ("Dear Ms Roe,", True),
        ("Here is one for the islanders:", True),
        ("Bridge reopens", False),
        ("Is the bridge open?", False),
        ("The bridge is open!", False),
        ("And then the bridge…", False),
        ("And then the bridge...", False),
        ("A bridge between the U.S. and the U.N.", False),
    ],
)
def test_statements(line: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_statement(line) is is_one


def test_labels_do_not_count_as_text() -> None:
    said = "The bridge over the Orla reopened on Monday after four years of work."
    labelled = read(f"URL: https://example.org/1\nDate: 2024-05-01\n\n{said}\n\n{said}")[0]
    assert prose_share(labelled.page) == 1


def test_one_line_is_known_by_its_sentences() -> None:
    said = "The bridge over the Orla reopened on Monday after four years of work. "
    assert is_one_line(read(said * 4)[0].page)
    assert not is_one_line(read(f"{said}\n{said}")[0].page)


@pytest.mark.parametrize(
    "text",
    [
        "MEXICO CITY (AP) — The economy grew by 1.1%.",
        "SPRINGFIELD, Ill. (AP) — It was the dog.",
        "MONTREAL (AFP) - An editorial urged a ban.",
        "Berlin (dpa) - Die Brücke ist offen.",
        "Düsseldorf (dpa/lnw) – Die Brücke ist offen.",
        "İSTANBUL (AA): Köprü açıldı.",
        "МОСКВА (Рейтер) - Мост открыт.",
        "(CNN)The bridge is open again.",
        "DAYTON, Ohio — The bridge is open again.",
        "LONDON – The bridge is open again.",
    ],
)
def test_a_dateline_is_known(text: str) -> None:
    assert opens_with_dateline(text)


@pytest.mark.parametrize(
    "text",
    [
        "Berlin. Die Brücke ist offen.",
        "The council (of the town) - a bridge.",
        "the bridge (AP) — and the ferry",
        "It opens (again) on Monday",
        "The bridge is open again — at last.",
        "(The bridge is open again.)",
        "AC/DC play — again",
        "THE STATE OF THE BRIDGE - “It is open,” she said.",
        "Angelina Roe (Angelina Roe) — a lady",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert not opens_with_dateline(text)
