"""Compiled twin of `cleaner.read.styles`: one pass over a style sheet."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND
from libc.stdint cimport uint8_t, uint16_t, uint32_t

cdef enum:
    # White space on either side of a colon.
    MOST_SPACE = 9

ctypedef fused character:
    uint8_t
    uint16_t
    uint32_t


def rules(str sheet not None):
    cdef:
        int kind = PyUnicode_KIND(sheet)
        void *data = PyUnicode_DATA(sheet)
    if kind == 1:
        return find_rules(sheet, <const uint8_t *> data)
    if kind == 2:
        return find_rules(sheet, <const uint16_t *> data)
    return find_rules(sheet, <const uint32_t *> data)


cdef list find_rules(str sheet, const character *text):
    cdef:
        character sign
        # Where the innermost block and its selectors begin, and its value of `display`, if any.
        Py_ssize_t at, inside = 0, selectors = 0, value = 0, depth = 0, size = len(sheet)
        list found = []
    for at in range(size):
        sign = text[at]
        if sign == c"{":
            depth += 1
            selectors, inside = inside, at + 1
            value = 0
        elif sign == c"}":
            if value:
                found.append(
                    (
                        depth,
                        sheet[selectors : max(selectors, inside - 1)],
                        sheet[value : end_of_value(text, size, value)].lower(),
                    )
                )
            selectors = inside = at + 1
            value = 0
            depth = max(0, depth - 1)
        elif not value and (sign == c"d" or sign == c"D"):
            value = value_at(text, size, at)
    return found


cdef Py_ssize_t value_at(const character *text, Py_ssize_t size, Py_ssize_t at) noexcept:
    """Where the value of `display` begins that is said at a place; 0 where it is not."""
    cdef:
        const char *name = b"display"
        Py_UCS4 sign
    while name[0]:
        sign = sign_at(text, size, at)
        if sign != name[0] and sign != name[0] - 0x20:
            return 0
        name += 1
        at += 1
    at = behind_space(text, size, at)
    if sign_at(text, size, at) != u":":
        return 0
    at = behind_space(text, size, at + 1)
    return at if is_of_value(sign_at(text, size, at)) else 0


cdef Py_ssize_t behind_space(const character *text, Py_ssize_t size, Py_ssize_t at) noexcept:
    cdef Py_ssize_t last = at + MOST_SPACE
    while at < last and sign_at(text, size, at).isspace():
        at += 1
    return at


cdef Py_ssize_t end_of_value(const character *text, Py_ssize_t size, Py_ssize_t at) noexcept:
    while is_of_value(sign_at(text, size, at)):
        at += 1
    return at


cdef inline bint is_of_value(Py_UCS4 sign) noexcept:
    return sign.isalnum() or sign == u"_" or sign == u"-"


cdef inline Py_UCS4 sign_at(const character *text, Py_ssize_t size, Py_ssize_t at) noexcept:
    """The character at a place, 0 behind the end."""
    return text[at] if at < size else 0
