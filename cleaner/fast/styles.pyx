"""Compiled twin of `cleaner.read.styles`: one pass over a style sheet."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ

cdef enum:
    # White space on either side of a colon.
    MOST_SPACE = 9

# A text by its characters.
cdef struct Text:
    int kind
    void *data
    Py_ssize_t size


def rules(str sheet not None):
    cdef:
        Text text
        Py_UCS4 sign
        # Where the innermost block and its selectors begin, and its value of `display`, if any.
        Py_ssize_t at, inside = 0, selectors = 0, value = 0, depth = 0
        list found = []
    text.kind = PyUnicode_KIND(sheet)
    text.data = PyUnicode_DATA(sheet)
    text.size = len(sheet)
    for at in range(text.size):
        sign = PyUnicode_READ(text.kind, text.data, at)
        if sign == u"{":
            depth += 1
            selectors, inside = inside, at + 1
            value = 0
        elif sign == u"}":
            if value:
                found.append(
                    (
                        depth,
                        sheet[selectors : max(selectors, inside - 1)],
                        sheet[value : end_of_value(&text, value)].lower(),
                    )
                )
            selectors = inside = at + 1
            value = 0
            depth = max(0, depth - 1)
        elif not value and (sign == u"d" or sign == u"D"):
            value = value_at(&text, at)
    return found


cdef Py_ssize_t value_at(Text *text, Py_ssize_t at) noexcept:
    """Where the value of `display` begins that is said at a place; 0 where it is not."""
    cdef:
        const char *name = b"display"
        Py_UCS4 sign
    while name[0]:
        sign = sign_at(text, at)
        if sign != name[0] and sign != name[0] - 0x20:
            return 0
        name += 1
        at += 1
    at = behind_space(text, at)
    if sign_at(text, at) != u":":
        return 0
    at = behind_space(text, at + 1)
    return at if is_of_value(sign_at(text, at)) else 0


cdef Py_ssize_t behind_space(Text *text, Py_ssize_t at) noexcept:
    cdef Py_ssize_t last = at + MOST_SPACE
    while at < last and sign_at(text, at).isspace():
        at += 1
    return at


cdef Py_ssize_t end_of_value(Text *text, Py_ssize_t at) noexcept:
    while is_of_value(sign_at(text, at)):
        at += 1
    return at


cdef inline bint is_of_value(Py_UCS4 sign) noexcept:
    return sign.isalnum() or sign == u"_" or sign == u"-"


cdef inline Py_UCS4 sign_at(Text *text, Py_ssize_t at) noexcept:
    """The character at a place, 0 behind the end."""
    return PyUnicode_READ(text.kind, text.data, at) if at < text.size else 0
