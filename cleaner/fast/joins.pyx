"""Compiled twins of what `cleaner.read.text.joins` asks of all lines of a text."""

from cpython.tuple cimport PyTuple_GET_ITEM, PyTuple_GET_SIZE

cdef enum:
    # The fields of a line, by their places.
    RAW = 0
    TEXT = 1
    GAP = 2
    SPACED = 3
    INDENT = 4
    FIELDS = 5
    # Sizes, as in `cleaner.read.text.joins`.
    LONGEST_WORD = 30
    MOST_SPACES = 1
    LEAST_BEFORE = 25


def opening_with_marks(list lines not None):
    cdef:
        Py_ssize_t at
        list found = []
    for at in range(1, len(lines)):
        if may_go_on(first_of(lines, at)):
            found.append(at)
    return found


def open_above(list lines not None, list tight not None):
    cdef:
        Py_ssize_t at
        str raw, text
        Py_UCS4 sign
        list found = []
    for at in tight:
        sign = first_of(lines, at)
        if sign.islower() or sign.isdigit() or may_go_on(sign):
            found.append(at)
            continue
        raw, text = of(lines, at - 1, RAW), of(lines, at - 1, TEXT)
        if len(text) == 1 or is_blank(raw[len(raw) - 1]) or may_hold_open(text[len(text) - 1]):
            found.append(at)
        elif of(lines, at, INDENT) == 1:
            raw = of(lines, at, RAW)
            if is_blank(raw[0]):
                found.append(at)
    return found


def open_across(list lines not None, frozenset seams not None):
    cdef:
        Py_ssize_t at
        Py_UCS4 sign
        list found = []
    for at in range(1, len(lines)):
        gap = of(lines, at, GAP)
        if not gap:
            continue
        sign = first_of(lines, at)
        if may_go_on(sign) or sign.islower():
            if closes(sign) or of(lines, at, SPACED) or gap in seams:
                found.append(at)
    return found


def behind_leading_words(list lines not None, list tight not None, frozenset surely not None):
    cdef:
        Py_ssize_t at, start, size
        str text
        list found = []
    for at in tight:
        text = of(lines, at - 1, TEXT)
        size = start = len(text)
        if size < LEAST_BEFORE or not text[size - 1].isalpha():
            continue
        while start > 0 and text[start - 1] != u" ":
            start -= 1
        if (start < 2 or text[start - 2] != u";") and text[start:] in surely:
            found.append(at)
    return found


def words_alone(list lines not None, list tight not None):
    cdef:
        Py_ssize_t at, spaces
        str text
        Py_UCS4 sign
        list found = []
    for at in tight:
        text = of(lines, at, TEXT)
        if len(text) <= LONGEST_WORD:
            spaces = 0
            for sign in text:
                spaces += sign == u" "
            if spaces <= MOST_SPACES:
                found.append(at)
    return found


def uses_by_language(
    list words not None, dict languages_by_word not None, Py_ssize_t languages
):
    cdef:
        list known, uses = [0] * languages
        Py_ssize_t number
    for word in words:
        known = languages_by_word.get(word)
        if known is None:
            continue
        for number in known:
            if not 0 <= number < languages:
                raise IndexError("there is no such language")
            uses[number] += 1
    return uses


cdef object of(list lines, Py_ssize_t at, Py_ssize_t field):
    """A field of a line."""
    if not 0 <= at < len(lines):
        raise IndexError("there is no such line")
    line = lines[at]
    if not isinstance(line, tuple) or PyTuple_GET_SIZE(line) != FIELDS:
        raise ValueError("lines have other fields")
    return <object> PyTuple_GET_ITEM(line, field)


cdef Py_UCS4 first_of(list lines, Py_ssize_t at) except? 0:
    cdef str text = of(lines, at, TEXT)
    if not text:
        raise ValueError("a line without words")
    return text[0]


cdef inline bint is_blank(Py_UCS4 sign) noexcept:
    return sign == u" " or sign == u"\xa0"


cdef inline bint closes(Py_UCS4 sign) noexcept:
    return sign in u",.;:!?)]}%…、。，；：！？）】」』،؛؟۔।"


cdef inline bint may_go_on(Py_UCS4 sign) noexcept:
    return closes(sign) or sign in u"\"'“”«»‘’‹›—–-"


cdef inline bint may_hold_open(Py_UCS4 sign) noexcept:
    return sign in u"([{„‚「『（【¿¡\"'“”«»‘’‹›"
