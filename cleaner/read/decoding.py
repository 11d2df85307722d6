"""Bytes to text: which encoding a page is in, on the best evidence there is.

In this order: a byte-order mark; the zero bytes of UTF-16 and UTF-32; the escape sequences of
ISO-2022-JP; valid UTF-8, which no other encoding yields by chance; the declared charset
(`<meta>`, `<?xml`), unless the text reads as gibberish in it; a guess by the letters. The marks and
the declarations are found by beautifulsoup4 (`bs4.dammit.EncodingDetector`); labels mean what
browsers take them to mean (https://encoding.spec.whatwg.org/#names-and-labels: ISO-8859-1 is
windows-1252, GB2312 is GB18030).
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from cleaner.errors import InputError
from cleaner.read.binaries import MOST_CONTROLS, binary_format, control_share, refuse_format
from cleaner.read.encodings import frequent_cjk_share, guess, is_plausible

if TYPE_CHECKING:
    from bs4.dammit import EncodingDetector

#: What browsers read a label as, where Python's codec of that name is a narrower set.
_WIDER = {
    "ascii": "cp1252",
    "iso8859_1": "cp1252",
    "iso8859_9": "cp1254",
    "iso8859_11": "cp874",
    "tis_620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso2022_jp": "iso2022_jp_2",
}
#: Labels that Python does not know.
_LABELS = {
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gb18030",
    "cn-big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "windows-949": "cp949",
    "windows-874": "cp874",
    "dos-874": "cp874",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "iso-8859-8-i": "iso8859_8",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-roman": "mac_roman",
    "koi8-ru": "koi8_u",
    "unicode-1-1-utf-8": "utf_8",
}
#: The codecs that a declaration may ask for: the encodings of the web. UTF-16 in a declaration that
#: could be read as ASCII is not UTF-16, and UTF-7 is a security hole, so neither is here.
_OF_THE_WEB = frozenset(
    """utf_8 cp866 iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_10
    iso8859_13 iso8859_14 iso8859_15 iso8859_16 koi8_r koi8_u mac_roman mac_cyrillic cp874 cp1250
    cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 gb18030 big5hkscs euc_jp cp932 cp949
    iso2022_jp_2""".split()
)
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J", b"\x1b(I", b"\x1b$(D")
_ASCII = bytes(range(0x80))

#: How far into a page a charset is looked for, and how far before the word `charset` its tag may
#: begin, in bytes, which bounds the work: of 1,104 labelled pages 99 % have the word in the first
#: 24,033.
_DECLARED_WITHIN = 1 << 16
_DECLARATION = 512
#: The sample that guesses are made on: the pieces richest in non-ASCII bytes, their size and
#: number, and how far they are looked for. Each guess costs as much time as the sample is long.
_PIECE = 1 << 13
_PIECES = 4
_SEARCHED = 1 << 24
#: Most broken sequences for which UTF-8 is mended instead of left with replacement characters.
_MENDABLE = 10_000


def decode(raw: bytes) -> str:
    r"""The text of a page from its bytes; `InputError` where they are no text.

    >>> decode(b"\xff\xfea\x00"), decode(b"<meta charset=koi8-r>\xd0\xd2\xc9\xd7\xc5\xd4")
    ('a', '<meta charset=koi8-r>привет')
    """
    refuse_format(binary_format(raw))
    marked = _by_mark(raw)
    if marked is not None:
        return marked
    controls = control_share(raw)
    wide = _wide_codec(raw) if controls > _WIDE_CONTROLS else ""
    if wide:
        return raw.decode(wide, "replace")
    if controls > MOST_CONTROLS:
        raise InputError("The input is binary, not text: it is full of control characters.")
    if b"\x1b" in raw and raw.isascii() and any(escape in raw for escape in _ESCAPES):
        return raw.decode("iso2022_jp_2", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _by_letters(raw)


def _by_mark(raw: bytes) -> str | None:
    """The text behind a byte-order mark, None without one."""
    if raw in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return ""
    opening = raw[:8]
    behind, encoding = _detector().strip_byte_order_mark(opening)
    if encoding is None:
        return None
    return raw[len(opening) - len(behind) :].decode(encoding, "replace")


def _wide_codec(raw: bytes) -> str:
    """Which of UTF-16 and UTF-32 some bytes without a mark are in, "" for neither.

    Most bytes of even length are valid UTF-16, so a text has to show more: one or two values that
    make up nearly every high byte, as in alphabets, or the common characters of Chinese, Japanese
    or Korean.
    """
    sample = raw[: _PIECE * _PIECES]
    sample = sample[: len(sample) & ~3] or sample
    for codec in ("utf-32-le", "utf-32-be"):
        if _is_printable(sample.decode(codec, "replace")):
            return codec
    for codec, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        text = sample.decode(codec, "replace")
        highest = Counter(sample[high::2]).most_common(2)
        alphabetic = sum(times for _, times in highest) > _ALPHABETIC * len(text)
        if (alphabetic or frequent_cjk_share(text) > _FREQUENT_CJK) and _is_printable(text):
            return codec
    return ""


#: Share of the high bytes of UTF-16 that two values make up in an alphabet.
_ALPHABETIC = 0.8
#: Share of the most frequent characters that a Chinese, Japanese or Korean text holds at least.
_FREQUENT_CJK = 0.15
#: The share of control characters from which UTF-16 and UTF-32 are thought of.
_WIDE_CONTROLS = 0.01


def _is_printable(text: str) -> bool:
    """Whether nearly all characters of a text are printable."""
    seen = [c for c in text if not c.isspace()]
    odd = sum(not c.isprintable() and unicodedata.category(c) != "Cf" for c in seen)
    return (odd + text.count("\ufffd")) * 50 <= len(seen)


def _by_letters(raw: bytes) -> str:
    """The text of bytes that are not wholly UTF-8: nearly UTF-8, as declared, or guessed."""
    nearly = _nearly_utf8(raw)
    if nearly is not None:
        return nearly
    sample = _sample(raw)
    declared = declared_codec(raw)
    if declared == "utf_8":
        declared = ""
    if declared and is_plausible(sample, declared):
        return raw.decode(declared, "replace")
    return raw.decode(guess(sample, declared), "replace")


def _nearly_utf8(raw: bytes) -> str | None:
    """UTF-8 with a few bytes broken, as cut or glued pages have; None where it is not UTF-8.

    A single stray byte is read as windows-1252, the usual origin (bs4's `detwingle` and ftfy do
    the same); a cut sequence becomes a replacement character.
    """
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = len(text) - broken - len(text.encode("ascii", "ignore"))
    if broken * 4 > sound:
        return None
    return raw.decode("utf-8", _STRAY_BYTE) if broken <= _MENDABLE else text


def _read_stray_byte(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: a lone byte that is not UTF-8, as windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    if len(stray) > 1 or error.end == len(error.object):
        return "\ufffd", error.end
    return stray.decode("cp1252", "replace"), error.end


_STRAY_BYTE = "cleaner.stray_byte"
codecs.register_error(_STRAY_BYTE, _read_stray_byte)


def declared_codec(raw: bytes) -> str:
    """The codec that a page declares in its XML or HTML head, "" without a known one.

    bs4 gets the few bytes round each `charset`, not the page: its pattern is quadratic in the
    number of unclosed `<meta`.

    >>> declared_codec(b'<meta http-equiv=x content="text/html; charset=iso-8859-1">')
    'cp1252'
    """
    head = raw[:_DECLARED_WITHIN]
    label = _detector().find_declared_encoding(head[:1024], is_html=False)
    codec = codec_of(label or "")
    lowered = head.lower()
    at = lowered.find(b"charset")
    for _ in range(20):
        if codec or at < 0:
            break
        opening = lowered.rfind(b"<", max(0, at - _DECLARATION), at)
        if opening >= 0:
            near = head[opening : at + 64]
            codec = codec_of(_detector().find_declared_encoding(near, is_html=True) or "")
        at = lowered.find(b"charset", at + 1)
    return codec


@cache
def _detector() -> type[EncodingDetector]:
    # Imported at the first bytes: it takes longer than all the rest, and text has no need of it.
    from bs4.dammit import EncodingDetector  # noqa: PLC0415

    return EncodingDetector


def codec_of(label: str) -> str:
    """Python's codec for an encoding's label as browsers read it, "" for an unknown one.

    >>> codec_of("ISO-8859-1"), codec_of("x-sjis"), codec_of("utf-7"), codec_of("rot13")
    ('cp1252', 'cp932', '', '')
    """
    label = label.strip().lower()[:40]
    try:
        name = _LABELS.get(label) or codecs.lookup(label).name.replace("-", "_")
    except (LookupError, ValueError):
        return ""
    name = _WIDER.get(name, name)
    return name if name in _OF_THE_WEB else ""


def _sample(raw: bytes) -> bytes:
    """The pieces of a page that are richest in non-ASCII bytes, cut between words."""
    if len(raw) <= _PIECE * _PIECES:
        return raw
    starts = range(0, min(len(raw), _SEARCHED), _PIECE)
    richness = {at: len(raw[at : at + _PIECE].translate(None, _ASCII)) for at in starts}
    chosen = sorted(sorted(starts, key=lambda at: -richness[at])[:_PIECES])
    return b"\n".join(_whole_words(raw[at : at + _PIECE]) for at in chosen)


#: Bytes that are never the second half of a character in any encoding of the web.
_BETWEEN = re.compile(rb"[\s<>\"&,]")


def _whole_words(piece: bytes) -> bytes:
    """A piece from its first to its last break, so that it begins with a whole character."""
    first = _BETWEEN.search(piece)
    return piece[first.start() :] if first else piece
