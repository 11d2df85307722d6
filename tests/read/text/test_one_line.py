"""A text on one line is cut into sentences, which are the text again when put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.read.text.one_line import pieces, sentences, together
from tests.shapes import STORIES, UNITS, is_linear, story


def cut(text: str) -> str:
    return " | ".join(sentence.text for sentence in sentences(text))


@pytest.mark.parametrize(
    "wanted",
    [
        "He met J.D. Vale on Sept. 5. | Rep. Andy Roe left. | Dr. A. B. Lee of the U.S. Army knew.",
        'It cost $3.5 million. | "Is it?" he asked. | Prices rose at 3 p.m. EST on Friday.',
        "Orla Inc. and Vale Co. fell. | He lives in Orla D.C. | The mayor did not. | See No. 5.",
        "He arrived at 5 p.m. | The bus was gone. | “It is.” | She left… | Nobody knew why!",
        "1. Mix the flour. | 2. Add the water.",
        "Am 5. Mai kam Dr. Lang z. B. um 17.30 Uhr. | Er wohnt Hauptstr. 5. | Die 3. Liga beginnt.",
        "„Ja.“ | Nein, sagte er bzw. sie. | Gut.",
        "M. Dupont est arrivé. | Mme. Durand aussi. | « Oui ! » dit-il. | C’est fini.",
        "El Sr. Ruiz llegó. | ¿Quién? | ¡Nadie! | Vive en la av. Mayor.",
        "Il dott. Rossi è qui. | Il sig. Bianchi no. | Fine.",
        "W r. 2019 prof. Kowalski mieszkał przy ul. Długiej. | To było m.in. w Polsce. | Tak.",
        "Он живёт на ул. Ленина, д. 5. | А. С. Орлов писал. | Это стоит 5 тыс. руб. | Да.",
        "Він живе на вул. Довгій. | Це було у 2019 р. у Києві. | Так.",
        "Prof. Dr. Yılmaz geldi. | Saat kaçta? | Bilmiyoruz.",
        "ذهب الرجل إلى البيت. | هل رأيته؟ | نعم! | قال د. أحمد إنه بخير.",
        "यह पहला वाक्य है। | डॉ. शर्मा आए। | क्या वह गए?",
        "Ông đã đến. | Bà TS. Lan thì không. | Hết.",
        "그는 말했다. | 3.5% 올랐다. | 끝.",
    ],
)
def test_sentences_in_many_languages(wanted: str) -> None:
    assert cut(wanted.replace(" | ", " ")) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        "今天天气很好。|他说：“我们走吧！”|然后离开了。|你去哪里？",
        "彼は「行こう。」と言った。|それから帰った。|どこへ？",
    ],
)
def test_scripts_without_spaces(wanted: str) -> None:
    assert cut(wanted.replace("|", "")) == wanted.replace("|", " | ")


def test_thai_is_cut_at_spaces() -> None:
    text = " ".join(["สะพานเก่าข้ามแม่น้ำเปิดอีกครั้งเมื่อวันจันทร์หลังจากปิดซ่อมมาสี่ปี"] * 4)
    assert len(sentences(text)) > 1


def test_what_a_text_abbreviates_itself() -> None:
    assert (
        cut("The Orl. bridge. The Orl. Bank. It is.")
        == "The Orl. bridge. | The Orl. Bank. | It is."
    )


@pytest.mark.parametrize("language", STORIES)
def test_paragraphs_end_sentences(language: str) -> None:
    paragraphs = story(language)[1:]
    found = {sentence.text for sentence in sentences(" ".join(paragraphs))}
    assert all(any(paragraph.endswith(one) for one in found) for paragraph in paragraphs)


class TestJoinedLines:
    def test_the_title_and_its_copy(self) -> None:
        title = "The old bridge reopens after four years"
        text = f"{title} Menu {title} By Ana Lind The bridge reopened on Monday."
        found = [piece.text for piece in pieces(text)]
        assert found[:3] == [title, "Menu", title]

    def test_a_menu_ends_before_a_sentence(self) -> None:
        text = (
            "Skip to content Home News Sport Weather Opinion Subscribe Bridge reopens By Ana Lind "
            "3 May 2024 The drivers had been waiting since dawn. Nobody came. Share Tweet "
            "Read more Most read Contact us Privacy policy"
        )
        found = [piece.text for piece in pieces(text)]
        assert "The drivers had been waiting since dawn." in found
        assert found[-2:] == ["Contact us", "Privacy policy"]

    def test_lines_without_a_space_between_them(self) -> None:
        menu = "HomeNewsSportWeatherOpinionSearchSubscribeContact"
        text = f"{menu}The bridge is openBy Ana LindDrivers had waited since dawn.Share"
        found = [piece.text for piece in pieces(text)]
        assert found[:3] == ["Home", "News", "Sport"]
        assert "Drivers had waited since dawn.Share" in found or "Share" in found
        assert together(pieces(text)) == text

    def test_names_in_two_cases_stay(self) -> None:
        text = "McKay asked YouTube and the GmbH for an iPhone, and FitzGerald said no. So be it."
        assert pieces(text) == sentences(text)

    def test_many_names_in_two_cases_stay(self) -> None:
        said = "OpenAI and SpaceX wrote on YouTube that GitHub and LinkedIn had asked PayPal. "
        text = said * 3 + "Lehrer und LehrerInnen, SchülerInnen und BürgerInnen sahen es."
        assert together(pieces(text)) == text
        assert not any(piece.text.endswith(("Open", "You", "Git")) for piece in pieces(text))

    @pytest.mark.parametrize("language", STORIES)
    def test_an_article_has_none(self, language: str) -> None:
        text = " ".join(story(language, 1))
        assert pieces(text) == sentences(text)


texts = st.text(alphabet=st.sampled_from("aB .!?“”\"'。」5ก\n\t«»"), max_size=200)


@given(texts)
def test_together_they_are_the_text(text: str) -> None:
    for parts in (sentences(text), pieces(text)):
        assert together(parts) == (text if text.strip() else "")
        assert all(part.text.strip() and not part.before.strip() for part in parts)


@given(st.text(max_size=100))
def test_any_text(text: str) -> None:
    assert together(pieces(text)) == (text if text.strip() else "")


@pytest.mark.parametrize("unit", UNITS)
def test_linear(unit: str) -> None:
    assert is_linear(pieces, unit)
