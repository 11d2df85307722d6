"""Compiled twin of `cleaner.read.names`."""

from cpython.unicode cimport PyUnicode_Substring

from cleaner.page import HIDDEN_WORD
from cleaner.read.hidden import SPOKEN_ONLY

cdef frozenset SPOKEN = SPOKEN_ONLY


def name_words(str named not None):
    cdef str apart = parted(named), small = apart.lower(), name
    cdef Py_ssize_t at, start = -1, size = len(small)
    cdef dict found = {}
    for name in (small if apart is named else named.lower()).split():
        if name in SPOKEN:
            found[HIDDEN_WORD] = None
            break
    for at in range(size):
        if not is_in_word(small[at]):
            if start >= 0:
                add_word(found, small, start, at)
            start = -1
        elif start < 0:
            start = at
    if start >= 0:
        add_word(found, small, start, size)
    return tuple(found)


cdef str parted(str named):
    """A name with spaces before the capitals in it; itself if there is none."""
    cdef Py_ssize_t at, start = 0
    cdef list parts = None
    for at in range(1, len(named)):
        if u"A" <= named[at] <= u"Z" and u"a" <= named[at - 1] <= u"z":
            parts = parts or []
            parts.append(named[start:at])
            start = at
    if parts is None:
        return named
    parts.append(named[start:])
    return " ".join(parts)


cdef inline bint is_in_word(Py_UCS4 character) noexcept:
    """Whether a character is part of a word: no letter of ASCII is a capital here."""
    if character < 128:
        return u"a" <= character <= u"z"
    return not character.isspace()


cdef inline int add_word(dict found, str small, Py_ssize_t start, Py_ssize_t end) except -1:
    if 2 <= end - start <= 24:
        found[PyUnicode_Substring(small, start, end)] = None
    return 0
