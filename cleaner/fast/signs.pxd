"""What compiled leaves ask of the characters of a text."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ

cdef extern from "Python.h":
    Py_UCS4 Py_UNICODE_TOLOWER(Py_UCS4 sign)
    Py_UCS4 Py_UNICODE_TOUPPER(Py_UCS4 sign)


cdef inline bint is_cjk(Py_UCS4 sign) noexcept:
    return 0x3040 <= sign <= 0x30FF or 0x3400 <= sign <= 0x9FFF or 0xF900 <= sign <= 0xFAFF


cdef inline bint is_space(Py_UCS4 sign) noexcept:
    # Letters and digits are most of a text.
    return sign <= 0x20 and sign.isspace() or sign >= 0x85 and sign.isspace()


cdef inline bint is_cased(Py_UCS4 sign) noexcept:
    """Whether a character is a letter of a script that has small ones and capitals."""
    return Py_UNICODE_TOLOWER(sign) != Py_UNICODE_TOUPPER(sign)


cdef inline bint is_closed(str text) noexcept:
    """Whether a text ends as a sentence does: see `cleaner.text.ends_sentence`."""
    return is_closed_at(PyUnicode_KIND(text), PyUnicode_DATA(text), len(text))


cdef inline bint is_closed_at(int kind, void *text, Py_ssize_t end) noexcept:
    """The same for a text up to a place."""
    cdef Py_ssize_t at = end - 1
    while at >= 0 and PyUnicode_READ(kind, text, at) in u"\"'”’»›“)]）」』】〉》* ":
        at -= 1
    return at >= 0 and PyUnicode_READ(kind, text, at) in u".!?…。！？｡؟۔।॥።;:"
