"""Compiled twin of `text_shapes` in `cleaner.model.columns.text`."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND
from libc.stdint cimport uint8_t, uint16_t, uint32_t

import numpy as np

cdef enum:
    # The numbers of the kinds of characters, as in `cleaner.model.codes`.
    SPACE = 1
    LOWER = 2
    UPPER = 3
    DIGIT = 4
    WIDE = 5
    STOP = 6
    COMMA = 7
    QUOTE = 8
    BRACKET = 9
    CASELESS = 10
    DASH = 11
    BAR = 12
    # Room for each number that the bits of a kind can be.
    KINDS = 16
    # The bits of a character's marks, as in `cleaner.model.columns.characters`.
    KIND = 0x0F
    CLOSES = 0x10
    STOPS = 0x20
    LAST_CHARACTER = 0xFFFF
    # Sizes, as in `cleaner.model.columns.text` and `table`.
    GOOD_LENGTH = 80
    LONG = 200
    COLUMNS = 21

cdef float WIDE_EXTRA = 1.5, WIDE_WORDS = 0.6, GOOD_LINKED = 0.33

ctypedef fused character:
    uint8_t
    uint16_t
    uint32_t


def text_shapes(tuple texts, tuple linked, tuple bold, const unsigned char[::1] marks):
    cdef:
        Py_ssize_t count = len(texts), at, first
        dict first_at = {}
        list firsts = []
        float[:, ::1] columns
        Py_ssize_t[::1] held
        str text
    if len(linked) != count or len(bold) != count or marks.shape[0] <= LAST_CHARACTER:
        raise ValueError("columns of different lengths")
    found = np.empty((COLUMNS, count), np.float32)
    columns = found
    held = np.zeros(count, np.intp)
    for at in range(count):
        text = texts[at]
        _describe(text, linked[at], bold[at], &marks[0], columns, at)
        first = first_at.setdefault(text, at)
        firsts.append(first)
        held[first] += 1
    for at in range(count):
        first = firsts[at]
        columns[19, at] = held[first]
        columns[20, at] = first != at
    return found


cdef int _describe(
    str text,
    Py_ssize_t in_links,
    Py_ssize_t in_bold,
    const unsigned char *marks,
    float[:, ::1] columns,
    Py_ssize_t at,
) except -1:
    cdef:
        int kinds[KINDS]
        Py_ssize_t length = PyUnicode_GET_LENGTH(text)
        int kind
        unsigned char first = 0, last = 0
        bint ends
        float size, words, characters = max(length, 1), letters, share
    for kind in range(KINDS):
        kinds[kind] = 0
    kind = PyUnicode_KIND(text)
    if kind == 1:
        ends = _count(<const uint8_t *>PyUnicode_DATA(text), length, marks, kinds)
    elif kind == 2:
        ends = _count(<const uint16_t *>PyUnicode_DATA(text), length, marks, kinds)
    else:
        ends = _count(<const uint32_t *>PyUnicode_DATA(text), length, marks, kinds)
    if length:
        first = marks[min(text[0], <Py_UCS4>LAST_CHARACTER)] & KIND
        last = marks[min(text[length - 1], <Py_UCS4>LAST_CHARACTER)] & KIND
    size = <float>length + WIDE_EXTRA * <float>kinds[WIDE]
    words = <float>kinds[SPACE] + <float>1 + WIDE_WORDS * <float>kinds[WIDE]
    letters = <float>kinds[LOWER] + <float>kinds[UPPER] + <float>kinds[CASELESS] + <float>kinds[WIDE]
    share = <float>in_links / characters
    columns[0, at] = size
    columns[1, at] = words
    columns[2, at] = size / words
    columns[3, at] = share
    columns[4, at] = <float>in_bold / characters
    columns[5, at] = ends
    columns[6, at] = <float>kinds[UPPER] / max(letters, <float>1)
    columns[7, at] = <float>kinds[DIGIT] / characters
    columns[8, at] = kinds[STOP]
    columns[9, at] = kinds[COMMA]
    columns[10, at] = kinds[QUOTE]
    columns[11, at] = <float>kinds[STOP] / words
    columns[12, at] = <float>kinds[COMMA] / words
    columns[13, at] = <float>kinds[BRACKET] / words
    columns[14, at] = <float>kinds[BAR] / words
    columns[15, at] = <float>kinds[DASH] / words
    columns[16, at] = first
    columns[17, at] = last
    if size >= GOOD_LENGTH and (ends or size >= LONG) and share <= GOOD_LINKED:
        columns[18, at] = size
    else:
        columns[18, at] = 0
    return 0


cdef bint _count(
    const character *text, Py_ssize_t length, const unsigned char *marks, int *kinds
) noexcept nogil:
    """Count the kinds of a text's characters; return whether it ends as a sentence does."""
    cdef:
        Py_ssize_t at
        unsigned char mark
    for at in range(length):
        kinds[marks[min(<uint32_t>text[at], <uint32_t>LAST_CHARACTER)] & KIND] += 1
    for at in range(length - 1, -1, -1):
        mark = marks[min(<uint32_t>text[at], <uint32_t>LAST_CHARACTER)]
        if not mark & CLOSES:
            return mark & STOPS != 0
    return False
