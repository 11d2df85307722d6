"""The article in the data that a page's scripts show it from: Next.js, Nuxt, Arc and their like.

Nothing is run. The data is JSON in a script of its own, or assigned to a name, or comes in parts
(Next.js). The article in it is the list, or the one text in HTML, that holds most running text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from lxml import etree

from cleaner.text import SENTENCE_END, has_words, normalise

# Bounds on time and memory: characters of the scripts, values looked at, and parts of an article.
# On 1,104 labelled pages such scripts have 1,076,000 characters at most.
_LONGEST: Final = 3_000_000
_MOST_VALUES: Final = 200_000
_MOST_PARTS: Final = 2_000
# Brackets, commas and colons of all data that is parsed: each may cost a hundred bytes. Those pages
# have 75,560 at most.
_MOST_MARKS: Final = 200_000
_DECODER: Final = json.JSONDecoder(strict=False)
#: Where a script assigns its data; what is behind it is read up to the end of the value.
ASSIGNED: Final = re.compile(
    r"(?:Fusion\.globalContent|__[A-Z][A-Z_]{2,40}__)\s{0,9}=\s{0,9}(?=[{\[])"
)
# Where Next.js hands over a part of its data, and where a row of the data begins: its number, and a
# value, or the length of a text in bytes.
_PUSHED: Final = re.compile(r"__next_f\.push\(\s{0,9}(?=\[)")
_ROW: Final = re.compile(r"(?:^|\n|(?<=[}\]\"]))([0-9a-f]{1,6}):(?:T([0-9a-f]{1,6}),|(?=[{\[]))")
_ELEMENT: Final = "$"
_PARAGRAPHS: Final = frozenset({"p", "h2", "h3", "h4", "li", "blockquote"})
# Most rows that are read, which bounds the work: those pages have 536 at most.
_MOST_ROWS: Final = 2_000
# Shortest paragraph, and least running text that is an article, in characters.
_RUNNING: Final = 60
_ARTICLE: Final = 400
# What a paragraph ends with. Thai and Lao have no stops, so any of their letters will do, but such
# a paragraph has to be longer than a title.
_ENDS: Final = ("”", '"', "»", "」", "།", "។", "။", *sorted(SENTENCE_END - {":", ";"}))
_WITHOUT_STOPS: Final = re.compile("[\u0e00-\u0eff]")
_RUNNING_WITHOUT_STOPS: Final = 90
# What programmers name fields: in English, or in their own language without its accents. First
# those of a part that hold its text and what type it is, with the types that are no text.
_TEXTS: Final = (
    *("content", "text", "value", "html", "body", "paragraph"),
    *("texto", "contenido", "cuerpo", "parrafo", "conteudo", "corpo", "paragrafo"),
    *("texte", "contenu", "corps", "paragraphe", "testo", "contenuto", "inhalt", "absatz"),
    *("tekst", "inhoud", "tresc", "obsah", "teksti", "sisalto", "innehall", "indhold", "innhold"),
    *("icerik", "metin", "konten", "isi", "noidung"),
)
_TYPES: Final = ("type", "tipo", "typ")
_NO_TEXT: Final = re.compile(
    r"image|photo|picture|video|audio|gallery|embed|advert|\bad\b|related|promo|link_list|"
    r"interstitial|newsletter|caption|html$|divider|author|comment|"
    r"imagen|imagem|immagin|foto|bild|galer|publicid|pubblicit|anzeige|werbung|relacionad|autor",
    re.IGNORECASE,
)
_HEADLINES: Final = (
    *("headline", "headlines", "title", "name"),
    *("titulo", "titular", "titre", "titolo", "titel", "tytul", "titulek", "nadpis", "titlu"),
    *("otsikko", "rubrik", "overskrift", "tittel", "baslik", "judul", "tieude", "naslov", "cim"),
)
_DEKS: Final = (
    *("subheadlines", "subheadline", "subtitle", "standfirst", "dek", "deck", "subtitles"),
    *("subtitulo", "entradilla", "bajada", "copete", "linhafina", "chapo", "chapeau", "soustitre"),
    *("sommario", "sottotitolo", "occhiello", "vorspann", "unterzeile", "teaser", "intro"),
    *("ingress", "ingressi", "perex", "zajawka", "lead", "manchet", "spot", "sapo"),
)
_MARKUP: Final = re.compile(r"<[a-zA-Z/]")


class StatedArticle(NamedTuple):
    """An article out of a page's data; "" where it has no headline or no dek."""

    headline: str
    dek: str
    paragraphs: tuple[str, ...]


def article_in_data(
    root: etree._Element, read_markup: Callable[[str], list[str]]
) -> StatedArticle | None:
    """The article in the data of a page's scripts, None where there is none for sure.

    Args:
        root: the page.
        read_markup: gives the paragraphs of a text in HTML.

    >>> from lxml import html
    >>> said = "The bridge over the Orla reopened on Monday after four years and many delays."
    >>> data = json.dumps({"post": {"title": "Bridge", "content": [{"text": said}] * 6}})
    >>> page = html.fromstring(f"<div><script type='application/json'>{data}</script></div>")
    >>> found = article_in_data(page, str.splitlines)
    >>> found.headline, len(found.paragraphs)
    ('Bridge', 6)
    """
    best: tuple[str, ...] = ()
    holder: dict[str, object] = {}
    most = 0
    for data in _data(root):
        for paragraphs, around in _texts(data, read_markup):
            size = sum(len(text) for text in paragraphs if _is_running(text))
            if size > most:
                best, holder, most = paragraphs, around, size
    if most < _ARTICLE:
        return None
    headline, dek = _first(holder, _HEADLINES), _first(holder, _DEKS)
    return StatedArticle(headline, dek, tuple(text for text in best if text != headline))


def _data(root: etree._Element) -> Iterator[object]:
    left, marks = _LONGEST, _MOST_MARKS
    pushed: list[str] = []
    for script in root.iter("script"):
        text = script.text or ""
        if len(text) > left:
            continue
        kind = script.get("type", "")
        is_pushed = False
        if kind == "application/json":
            starts = [len(text) - len(text.lstrip())]
        elif kind in ("", "text/javascript", "module"):
            starts = [found.end() for found in ASSIGNED.finditer(text)][:3]
            if not starts and (part := _PUSHED.search(text)):
                starts, is_pushed = [part.end()], True
        else:
            starts = []
        if not starts:
            continue
        left -= len(text)
        marks -= sum(map(text.count, "[{,:"))
        if marks < 0:
            break
        for value in filter(None, (_decoded(text, start) for start in starts)):
            if is_pushed:
                pushed += [part for part in _items(value) if isinstance(part, str)]
            else:
                yield _unfolded(value)
    if pushed:
        yield _rows("".join(pushed))


def _decoded(text: str, start: int) -> object:
    """The value that begins at a place of a script, None if it is no JSON."""
    try:
        return _DECODER.raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _unfolded(data: object) -> object:
    """What a list stands for in which objects hold the places of their values (Nuxt, SvelteKit).

    >>> _unfolded([{"post": 1}, {"title": 2, "tags": 3}, "Bridge", [2]])
    {'post': {'title': 'Bridge', 'tags': ['Bridge']}}
    >>> _unfolded([["Reactive", 1], {"title": 2}, "Bridge"])
    [{'title': 'Bridge'}]
    >>> _unfolded(["Bridge", "Orla"])
    ['Bridge', 'Orla']
    """
    values = _items(data)
    if len(values) < 2 or not _holds_places(values[0]):
        return data
    made = [{} if isinstance(v, dict) else [] if isinstance(v, list) else v for v in values]
    places = range(len(made))
    for value, whole in zip(values, made, strict=True):
        if isinstance(value, dict) and isinstance(whole, dict):
            whole.update({k: made[at] for k, at in value.items() if _is_place(at, places)})
        elif isinstance(value, list) and isinstance(whole, list):
            # What kind of list it is may stand first, as text.
            whole.extend(made[at] for at in value if _is_place(at, places))
    return made[0]


def _holds_places(value: object) -> bool:
    """Whether an object or a list holds numbers alone, but for the name of its kind."""
    inside = [*value.values()] if isinstance(value, dict) else _items(value)[-1:]
    return bool(inside) and all(type(one) is int for one in inside)


def _is_place(value: object, places: range) -> bool:
    return type(value) is int and value in places


def _rows(stream: str) -> object:
    """The rows of a stream of Next.js, with the texts that they name put in.

    >>> _rows('1:{"post":{"title":"Bridge","body":"$2"}}' + chr(10) + "2:T5,<p>Ja")
    [{'post': {'title': 'Bridge', 'body': '<p>Ja'}}]
    """
    rows: list[object] = []
    texts: dict[str, str] = {}
    at = 0
    for _ in range(_MOST_ROWS):
        row = _ROW.search(stream, at)
        if row is None:
            break
        at = row.end()
        if row[2]:
            text = stream[at : at + int(row[2], 16)].encode()[: int(row[2], 16)]
            texts[f"${row[1]}"] = text.decode("utf-8", "ignore")
            at += len(texts[f"${row[1]}"])
        else:
            rows.append(_decoded(stream, at))
    return [_with_texts(row, texts) for row in rows if row is not None]


def _with_texts(row: object, texts: Mapping[str, str]) -> object:
    """A row in which the texts stand that it names."""
    pending, looked = [row], 0
    while pending and looked < _MOST_VALUES:
        value = pending.pop()
        looked += 1
        inside = [*value.items()] if isinstance(value, dict) else [*enumerate(_items(value))]
        for key, one in inside:
            if isinstance(one, str) and one in texts:
                value[key] = texts[one]  # type: ignore[index]  # a dict or a list, by its own keys
            elif isinstance(one, dict | list):
                pending.append(one)
    return row


def _texts(
    data: object, read_markup: Callable[[str], list[str]]
) -> Iterator[tuple[tuple[str, ...], dict[str, object]]]:
    """The lists of texts and the texts in HTML, each with the object round it."""
    pending: list[tuple[object, dict[str, object]]] = [(data, {})]
    looked = 0
    # What is unfolded may hold itself.
    known: set[int] = set()
    while pending and looked < _MOST_VALUES:
        value, around = pending.pop()
        looked += 1
        if isinstance(value, dict | list):
            if id(value) in known:
                continue
            known.add(id(value))
        if isinstance(value, dict):
            pending.extend((inner, value) for inner in value.values())
        elif isinstance(value, list):
            if len(value) > 1:
                yield tuple(_parts(value, read_markup)), around
            pending.extend((inner, around) for inner in value if not isinstance(inner, str))
        elif isinstance(value, str) and len(value) >= _ARTICLE:
            yield tuple(_lines(value, read_markup)), around


def _parts(values: list[object], read_markup: Callable[[str], list[str]]) -> Iterator[str]:
    """The texts of a list's values, in order."""
    for value in values[:_MOST_PARTS]:
        text = _text(value) if isinstance(value, dict) else _text_of_element(value)
        if isinstance(text, str):
            yield from _lines(text, read_markup)


def _text(part: dict[str, object]) -> object:
    """The text of a part of an article, None for a picture and the like."""
    types = [kind for name in _TYPES if isinstance(kind := part.get(name), str)]
    if any(map(_NO_TEXT.search, types)):
        return None
    return next((part[key] for key in _TEXTS if isinstance(part.get(key), str)), None)


def _text_of_element(value: object) -> object:
    """The text of a paragraph that React states, as in `["$", "p", null, {…}]`; or the value."""
    parts = _items(value)
    if len(parts) < 4 or parts[0] != _ELEMENT or parts[1] not in _PARAGRAPHS:
        return value
    pending, said = [parts[3]], list[str]()
    while pending and len(said) < _MOST_PARTS:
        one = pending.pop()
        if isinstance(one, str):
            said.append(one)
        elif isinstance(one, dict):
            pending.append(one.get("children"))
        elif isinstance(one, list):
            pending.extend(one[3:] if one[:1] == [_ELEMENT] else reversed(one))
    return "".join(said)


def _lines(text: str, read_markup: Callable[[str], list[str]]) -> Iterator[str]:
    """The paragraphs of a text, which may be HTML."""
    lines = read_markup(text) if _MARKUP.search(text) else text.split("\n")
    return (line for line in map(normalise, lines) if has_words(line))


def _is_running(text: str) -> bool:
    """Whether a text is long enough for a paragraph, and closes as one does.

    >>> _is_running("The bridge over the Orla reopened on Monday after four years of work.")
    True
    >>> _is_running("The bridge over the Orla"), _is_running("สะพานข้ามแม่น้ำออร์ลาเปิดอีกครั้ง" * 3)
    (False, True)
    """
    if text.endswith(_ENDS):
        return len(text) >= _RUNNING
    return len(text) >= _RUNNING_WITHOUT_STOPS and _WITHOUT_STOPS.match(text[-1]) is not None


def _first(holder: dict[str, object], keys: tuple[str, ...]) -> str:
    """The text of the first of some fields; Arc's stand one deeper, as "basic"."""
    for key in keys:
        value = holder.get(key)
        if isinstance(value, dict):
            value = value.get("basic")
        if isinstance(value, str) and has_words(value) and not _MARKUP.search(value):
            return normalise(value)
    return ""
