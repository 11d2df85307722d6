"""Compiled twins of what `cleaner.look.lines` asks of all lines of a page."""

from libc.string cimport memset

from cleaner.fast.signs cimport is_cjk, is_closed

cdef enum:
    # Sizes, as in `cleaner.text` and `cleaner.look.lines`.
    KEY_LIMIT = 160
    PARAGRAPH_LEAST = 60
    CJK_PARAGRAPH_LEAST = 25
    # The characters of the basic plane, and the bytes that have a bit for each.
    PLANE = 0x10000
    BYTES_OF_PLANE = PLANE >> 3


def beyond_ascii(tuple texts not None):
    cdef:
        Py_ssize_t at
        Py_UCS4 sign
        str text
        unsigned int code, bit
        set found = set()
        unsigned char seen[BYTES_OF_PLANE]
    memset(seen, 0, BYTES_OF_PLANE)
    for at in range(len(texts)):
        text = checked(texts[at])
        if text.isascii():
            continue
        for sign in text:
            if sign < 0x80:
                continue
            if sign >= PLANE:
                found.add(sign)
                continue
            code = sign
            bit = 1 << (code & 7)
            if not seen[code >> 3] & bit:
                seen[code >> 3] |= bit
                found.add(sign)
    return frozenset(found)


def unclosed(tuple texts not None):
    cdef:
        Py_ssize_t at
        str text
        list found = []
    for at in range(len(texts)):
        text = texts[at]
        if not is_closed(checked(text)):
            found.append(at)
    return found


def running(tuple texts not None, tuple linked not None):
    cdef:
        Py_ssize_t at, size
        str text
        list found = []
    if len(texts) != len(linked):
        raise ValueError("columns of different lengths")
    for at in range(len(texts)):
        text = checked(texts[at])
        size = len(text)
        if size > KEY_LIMIT:
            found.append(at)
        elif size >= PARAGRAPH_LEAST or (size >= CJK_PARAGRAPH_LEAST and looks_cjk(text)):
            if <Py_ssize_t> linked[at] * 2 <= size and is_closed(text):
                found.append(at)
    return found


def numbered(tuple keys not None):
    cdef:
        Py_ssize_t at, place, start, size
        str key
        list parts
        dict found = {}
    for at in range(len(keys)):
        key = checked(keys[at])
        size = len(key)
        place = start = 0
        parts = None
        while place < size:
            if not is_digit(key[place]):
                place += 1
                continue
            if parts is None:
                parts = []
            parts.append(key[start:place])
            while place < size and is_digit(key[place]):
                place += 1
            start = place
        if parts is not None:
            parts.append(key[start:])
            found[at] = "0".join(parts)
    return found


def marked(tuple texts not None):
    cdef:
        Py_ssize_t at
        Py_UCS4 sign
        str text
        list places
        dict found = {}
        # The same for ASCII, by code.
        list of_ascii = [None] * 0x80
    for at in range(len(texts)):
        text = checked(texts[at])
        for sign in text:
            if is_of_words(sign):
                continue
            places = of_ascii[<Py_ssize_t> sign] if sign < 0x80 else found.get(sign)
            if places is None:
                places = found[sign] = [at]
                if sign < 0x80:
                    of_ascii[<Py_ssize_t> sign] = places
            elif <Py_ssize_t> places[len(places) - 1] != at:
                places.append(at)
    return found


cdef str checked(str text):
    if text is None:
        raise TypeError("lines are texts")
    return text


cdef bint looks_cjk(str text) noexcept:
    """Whether a text that is not empty is in Chinese or Japanese: see the plain function."""
    return not text.isascii() and (is_cjk(text[0]) or is_cjk(text[len(text) // 2]))


cdef inline bint is_digit(Py_UCS4 sign) noexcept:
    return u"0" <= sign <= u"9" or (sign >= 0x80 and sign.isdecimal())


cdef inline bint is_of_words(Py_UCS4 sign) noexcept:
    """Whether a character is a letter, a digit or white space, as most are."""
    if sign < 0x80:
        return (
            u"a" <= sign <= u"z"
            or u"A" <= sign <= u"Z"
            or u"0" <= sign <= u"9"
            or sign.isspace()
        )
    return sign.isalnum() or sign.isspace()
