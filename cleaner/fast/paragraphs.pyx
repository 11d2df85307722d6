"""Compiled twins of what `cleaner.filters._paragraphs` asks of the words of paragraphs."""

from cpython.mem cimport PyMem_Free, PyMem_Malloc
from cpython.unicode cimport PyUnicode_4BYTE_KIND, PyUnicode_FromKindAndData

from cleaner.fast.signs cimport is_cjk

from cleaner.text import BETWEEN_WORDS, PIECE, pieces, without_marks

cdef enum:
    # As in `cleaner.filters._paragraphs`.
    RUN = 5
    LEAST_QUOTED = 6

cdef Py_ssize_t LONGEST = PIECE


def spelled(list texts not None):
    cdef:
        str text
        list found = []
    for text in texts:
        if len(text) <= LONGEST:
            found.append(spell(text))
        else:
            spelt = [spell(piece) for piece in pieces(text, BETWEEN_WORDS)]
            found.append(" ".join([piece for piece in spelt if piece]))
    return found


cdef str spell(str text):
    """The words of a text in small letters, with a space between."""
    cdef:
        str small = without_marks(text).lower()
        Py_ssize_t at, size = 0
        Py_UCS4 sign
        bint is_parted = False
        # Each character may be a word of its own.
        Py_UCS4 *words = <Py_UCS4 *> PyMem_Malloc((2 * len(small) + 1) * sizeof(Py_UCS4))
    if words is NULL:
        raise MemoryError
    try:
        for sign in small:
            if sign < 0x80:
                if not (u"a" <= sign <= u"z" or u"0" <= sign <= u"9"):
                    is_parted = True
                    continue
            elif is_cjk(sign):
                is_parted = True
            elif not sign.isalnum():
                is_parted = True
                continue
            if is_parted and size:
                words[size] = u" "
                size += 1
            words[size] = sign
            size += 1
            # Behind a character that is a word of its own another one begins.
            is_parted = sign >= 0x80 and is_cjk(sign)
        return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, words, size)
    finally:
        PyMem_Free(words)


def telling(str said not None):
    cdef:
        Py_ssize_t at, start = 0, words = 0, size = len(said)
        # Where the longest word of each run is.
        Py_ssize_t starts[2]
        Py_ssize_t ends[2]
    starts[0] = starts[1] = ends[0] = ends[1] = 0
    for at in range(size + 1):
        if at < size and said[at] != u" ":
            continue
        if at > start:
            if at - start > ends[words >= RUN] - starts[words >= RUN]:
                starts[words >= RUN], ends[words >= RUN] = start, at
            words += 1
            if words == 2 * RUN:
                break
        start = at + 1
    if words < LEAST_QUOTED:
        return ()
    return said[starts[0]:ends[0]], said[starts[1]:ends[1]]
