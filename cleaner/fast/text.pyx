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

from unicodedata import category, combining, normalize

cdef extern from "Python.h":
    str PyUnicode_New(Py_ssize_t size, Py_UCS4 largest)

cdef enum:
    KEY_LIMIT = 160
    # A character has three at most as its case fold, and each of them three when composed.
    LONGEST_FOLD = 9 * KEY_LIMIT
    # Where the marks of the scripts of newspapers are among the characters.
    FIRST_MARK = 0x300
    BEHIND_MARKS = 0x1D00
    # What a mark does in a key: no mark parts words, one of a word stays, one is left out.
    PARTS = 0
    STAYS = 1
    IS_SKIPPED = 2

# What each of the marks does, found when the first text is looked at that is not ASCII.
cdef char marks[BEHIND_MARKS - FIRST_MARK]
cdef bint marks_are_known = False


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
        int role
        bint is_parted = False
    if len(text) > KEY_LIMIT:
        return ""
    # Of the whole text: some marks are no letters, but their case fold is.
    text = text.casefold()
    if not text.isascii():
        text = normalize("NFC", text)
        learn_marks()
    for sign in text:
        if not is_of_word(sign):
            role = role_of_mark(sign)
            # A mark stands on a letter.
            if role == PARTS or role == STAYS and (is_parted or size == 0):
                is_parted = size > 0
                continue
            if role == IS_SKIPPED:
                continue
        if is_parted:
            key[size] = u" "
            size += 1
            is_parted = False
        key[size] = same_letter(sign)
        size += 1
    return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, key, size)


cdef int learn_marks() except -1:
    """Find what marks do in keys, as the plain function does."""
    global marks_are_known
    cdef int code, kind
    if marks_are_known:
        return 0
    for code in range(FIRST_MARK, BEHIND_MARKS):
        sign = chr(code)
        if category(sign) not in ("Mn", "Mc"):
            continue
        kind = combining(sign)
        marks[code - FIRST_MARK] = IS_SKIPPED if 10 <= kind <= 35 or kind >= 200 else STAYS
    marks_are_known = True
    return 0


cdef inline int role_of_mark(Py_UCS4 sign) noexcept:
    if FIRST_MARK <= sign < BEHIND_MARKS:
        return marks[<Py_ssize_t> sign - FIRST_MARK]
    return IS_SKIPPED if sign == 0x200D else PARTS


cdef inline Py_UCS4 same_letter(Py_UCS4 sign) noexcept:
    """A letter as it stands in a key: see the plain function."""
    if sign < 0x80:
        return sign
    if sign == 0x0219:
        return 0x015F
    if sign == 0x021B:
        return 0x0163
    if sign == 0x0131:
        return u"i"
    if sign == 0x064A:
        return 0x06CC
    return 0x06A9 if sign == 0x0643 else sign


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
        while at < size and key[at] != u" " and not is_cjk(key[at]):
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
