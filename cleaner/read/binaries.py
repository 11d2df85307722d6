"""Telling binary files from text, so that a PDF handed in by mistake is named in the error.

Signatures: https://en.wikipedia.org/wiki/List_of_file_signatures and the formats' own
specifications. A signature that could open a text ("BM", "MZ", "OTTO", "ID3") is believed only with
a second sign that text cannot show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from cleaner.errors import InputError

#: What the formats open with; none of these bytes can begin a text.
_OPENINGS: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x04\x22\x4d\x18", "an LZ4 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x00\x00\x01\x00", "a Windows icon"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document (OLE: doc, xls, ppt)"),
    (b"\x7fELF", "an ELF executable"),
    (b"\xfe\xed\xfa\xce", "a Mach-O executable"),
    (b"\xfe\xed\xfa\xcf", "a Mach-O executable"),
    (b"\xce\xfa\xed\xfe", "a Mach-O executable"),
    (b"\xcf\xfa\xed\xfe", "a Mach-O executable"),
    (b"\x00asm", "a WebAssembly module"),
    (b"\xca\xfe\xba\xbe", "a Java class file"),
    (b"OggS\x00", "an Ogg audio or video file"),
    (b"fLaC\x00", "a FLAC audio file"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"\x00\x01\x00\x00", "a TrueType font"),
    (b"OTTO\x00", "an OpenType font"),
    (b"ttcf\x00", "a TrueType font collection"),
    (b"wOFF\x00", "a WOFF font"),
    (b"wOFFOTTO", "a WOFF font"),
    (b"wOF2\x00", "a WOFF2 font"),
    (b"wOF2OTTO", "a WOFF2 font"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
)

_OPENED = tuple(opening for opening, _ in _OPENINGS)

#: The same for signatures that need a pattern. Each reads a bounded number of bytes.
_PATTERNS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"[\s\x00]{0,16}(?:\xef\xbb\xbf)?%PDF-\d"), "a PDF document"),
    (re.compile(rb"BZh[1-9](?:1AY&SY|\x17\x72\x45\x38\x50\x90)"), "a bzip2 archive"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "a WebP image"),
    (re.compile(rb"RIFF.{4}WAVE", re.DOTALL), "a WAV audio file"),
    (re.compile(rb"RIFF.{4}AVI ", re.DOTALL), "an AVI video"),
    (re.compile(rb"BM.{4}\x00\x00\x00\x00", re.DOTALL), "a BMP image"),
    (re.compile(rb"\x00\x00.{2}ftyp(?:avif|avis)", re.DOTALL), "an AVIF image"),
    (re.compile(rb"\x00\x00.{2}ftyp(?:hei|mif1)", re.DOTALL), "a HEIC image"),
    (re.compile(rb"\x00.{3}ftyp", re.DOTALL), "an MP4 video"),
    (re.compile(rb"ID3[\x02-\x04][\x00-\x0a]"), "an MP3 audio file"),
    (re.compile(rb"MZ.{58}.{2}\x00\x00", re.DOTALL), "a Windows executable (PE)"),
)

#: What tells the kinds of ZIP file apart: names of entries, near the beginning or the end.
_ZIP_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file (odt, ods, odp)"),
    (b"word/", "a Word document (docx)"),
    (b"xl/", "an Excel workbook (xlsx)"),
    (b"ppt/", "a PowerPoint presentation (pptx)"),
    (b"AndroidManifest.xml", "an Android package (apk)"),
    (b"META-INF/MANIFEST.MF", "a Java archive (jar)"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# How far into an archive the names in it are looked for, and how far before its end, in bytes.
_ZIP_EDGE = 1 << 16

# How far into a page its first mark is looked for, in bytes: white space may stand before it.
_OPENING = 64

# As many characters of a text tell whether it is to be looked at any closer.
_HEAD = 1 << 10
# What UTF-8 with `errors="replace"` makes of what the formats open with, if that leaves anything.
_MISREAD = tuple(
    (misread, name)
    for opening, name in _OPENINGS
    if not opening.isascii()
    and any(map(str.isascii, misread := opening.decode("utf-8", "replace")))
)
_MISREAD_OPENED = tuple(opening for opening, _ in _MISREAD)

#: An MPEG layer III frame: its sync, then a bit rate that exists.
_MP3_FRAME = re.compile(rb"\xff[\xfb\xfa\xf3\xf2][\x10-\xeb]")

#: Control characters that no text holds: C0 without tab, line breaks, form feed and escape; DEL.
_CONTROLS = bytes([*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
#: How much of a file is looked at for them from either end, in bytes, which bounds the work.
_EDGE = 1 << 14
#: Share of control characters above which bytes are no text; random bytes hold 11 %.
MOST_CONTROLS = 0.05


def binary_format(raw: bytes) -> str:
    """The name of the binary format that some bytes are in, "" where none is recognised.

    None of them begins as markup does, and most pages do.

    >>> binary_format(b"%PDF-1.7 ..."), binary_format(b"OTTO VON BISMARCK")
    ('a PDF document', '')
    """
    if raw[:_OPENING].lstrip().startswith(b"<"):
        return ""
    if raw.startswith(_ZIP):
        return _zip_kind(raw)
    if raw.startswith(_OPENED):
        return next(name for opening, name in _OPENINGS if raw.startswith(opening))
    for pattern, name in _PATTERNS:
        if pattern.match(raw):
            return name
    if _MP3_FRAME.match(raw) and control_share(raw) > MOST_CONTROLS:
        return "an MP3 audio file"
    return ""


def binary_format_of_text(text: str) -> str:
    r"""The name of the binary format that a text was before somebody took it for text, or "".

    >>> binary_format_of_text("%PDF-1.7 ..."), binary_format_of_text("\ufffdPNG\r\n\x1a\n...")
    ('a PDF document', 'a PNG image')
    """
    head = text[:_HEAD]
    if head.startswith(_MISREAD_OPENED):
        return next(name for opening, name in _MISREAD if head.startswith(opening))
    if not any(map(binary_format, _readings(head))):
        return ""
    edges = text if len(text) <= 2 * _ZIP_EDGE else text[:_ZIP_EDGE] + text[-_ZIP_EDGE:]
    return next(filter(None, map(binary_format, _readings(edges))), "")


def refuse_format(name: str) -> None:
    """Refuse what is in a binary format.

    Raises:
        InputError: for a name, which says what the format is.
    """
    if name:
        raise InputError(f"The input is {name}, not HTML or text.")


def _readings(text: str) -> Iterator[bytes]:
    """The bytes of a text, if it was read as Latin-1, or as UTF-8 with escapes for all else."""
    yield text.encode("latin-1", "replace")
    with suppress(UnicodeEncodeError):
        yield text.encode("utf-8", "surrogateescape")


def control_share(raw: bytes) -> float:
    r"""The share of control characters at both ends of some bytes; a single one does not count.

    >>> control_share(b"a page\x00"), control_share(bytes(8))
    (0.0, 1.0)
    """
    edges = raw if len(raw) <= 2 * _EDGE else raw[:_EDGE] + raw[-_EDGE:]
    found = len(edges) - len(edges.translate(None, _CONTROLS))
    return found / len(edges) if found > 1 else 0.0


def _zip_kind(raw: bytes) -> str:
    """What a ZIP file holds, by the names of its entries."""
    edges = raw[:_ZIP_EDGE] + raw[-_ZIP_EDGE:]
    for mark, name in _ZIP_KINDS:
        if mark in edges and (not mark.endswith(b"/") or b"[Content_Types].xml" in edges):
            return name
    return "a ZIP archive"
