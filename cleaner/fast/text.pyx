"""Compiled twin of `cleaner.text`."""

from cpython.unicode cimport (
    PyUnicode_4BYTE_KIND,
    PyUnicode_DATA,
    PyUnicode_FromKindAndData,
    PyUnicode_KIND,
    PyUnicode_READ,
    PyUnicode_WRITE,
)

from cleaner.fast.signs cimport is_cjk, is_closed, is_space

cdef extern from "Python.h":
    str PyUnicode_New(Py_ssize_t size, Py_UCS4 largest)

cdef enum:
    KEY_LIMIT = 160
    # A character has three at most as its case fold.
    LONGEST_FOLD = 3 * KEY_LIMIT


def folded(str text not None):
    cdef:
        int kind = PyUnicode_KIND(text)
        void *data = PyUnicode_DATA(text)
        Py_ssize_t size = len(text), at, kept = 0
        Py_UCS4 sign, largest = 0
        bint is_parted = False, is_changed = False
        str found
        void *written
    for at in range(size):
        sign = PyUnicode_READ(kind, data, at)
        if is_space(sign):
            is_parted = kept > 0
            is_changed |= sign != u" "
        elif not is_invisible(sign):
            kept += 1 + is_parted
            is_parted = False
            largest = max(largest, sign)
    if kept == size and not is_changed:
        return text
    found = PyUnicode_New(kept, max(largest, <Py_UCS4>u" "))
    written = PyUnicode_DATA(found)
    kind_written = PyUnicode_KIND(found)
    kept = 0
    is_parted = False
    for at in range(size):
        sign = PyUnicode_READ(kind, data, at)
        if is_space(sign):
            is_parted = kept > 0
        elif not is_invisible(sign):
            if is_parted:
                PyUnicode_WRITE(kind_written, written, kept, u" ")
                kept += 1
                is_parted = False
            PyUnicode_WRITE(kind_written, written, kept, sign)
            kept += 1
    return found


def match_key(str text not None):
    cdef:
        Py_UCS4 key[LONGEST_FOLD]
        Py_UCS4 sign
        Py_ssize_t size = 0
        bint is_parted = False
    if len(text) > KEY_LIMIT:
        return ""
    # Of the whole text: some marks are no letters, but their case fold is.
    for sign in text.casefold():
        if not is_of_word(sign):
            is_parted = size > 0
            continue
        if is_parted:
            key[size] = u" "
            size += 1
            is_parted = False
        key[size] = sign
        size += 1
    return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, key, size)


def has_words(str text not None):
    cdef Py_UCS4 sign
    for sign in text:
        if is_of_word(sign):
            return True
    return False


def ends_sentence(str text not None):
    return is_closed(text)


def first_word(str key not None):
    return first_of(key)


cdef str first_of(str key):
    cdef Py_ssize_t at = 0, size = len(key)
    if key.isascii():
        while at < size and key[at] != u" ":
            at += 1
    elif is_cjk(key[0]):
        at = 1
    else:
        while at < size and is_of_word(key[at]) and not is_cjk(key[at]):
            at += 1
    return key[:at]


def by_first_word(places, keys):
    cdef:
        str key, word
        list alike
        dict found = {}
    for at, key in zip(places, keys, strict=True):
        if key is None:
            raise TypeError("keys are texts")
        word = first_of(key)
        alike = found.get(word)
        if alike is None:
            found[word] = [at]
        else:
            alike.append(at)
    return found


cdef inline bint is_of_word(Py_UCS4 sign) noexcept:
    if sign < 0x80:
        return u"a" <= sign <= u"z" or u"A" <= sign <= u"Z" or u"0" <= sign <= u"9"
    return sign.isalnum()


cdef inline bint is_invisible(Py_UCS4 sign) noexcept:
    if 0x20 <= sign < 0x7F:
        return False
    if sign < 0x2000:
        return sign < 0xA0 and sign != 0x85 or sign == 0xAD or sign == 0x180E
    return (
        sign == 0x200B
        or 0x200E <= sign <= 0x200F
        or 0x202A <= sign <= 0x202E
        or 0x2060 <= sign <= 0x206F and sign != 0x2065
        or 0xD800 <= sign <= 0xDFFF
        or sign == 0xFEFF
        or 0xFFF9 <= sign <= 0xFFFC
    )
