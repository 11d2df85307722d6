"""Compiled twins of what is asked of the lines of flattened text."""

from bisect import bisect_right

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ

from cleaner.fast.signs cimport is_cjk, is_closed, is_space

from cleaner.fast.text import folded
from cleaner.text import normalise

cdef enum:
    # Sizes, as in `cleaner.read.text.prompts`.
    SHORTEST = 60
    TAIL = 400
    # As in `cleaner.read.text.markdown`.
    MOST_OPEN = 100
    LONGEST_LINK = 4000
    # The fields of a line that are asked for, by their places.
    RAW = 0
    TEXT = 1
    # As in `cleaner.filters.drop_glued_lines`.
    LEAST_LETTERS = 20
    # As in `cleaner.read.text.one_line`.
    SHORTEST_MIXED = 5
    # As in `cleaner.model.line_breaks`.
    LONGEST_WORD = 20
    SMALL = 0
    NO_CASE = 1
    IDEOGRAPH = 2
    MARK = 3
    DIGIT = 4
    CAPITAL = 5
    ALL_CAPITALS = 6
    NOTHING = 0
    COMMA = 1
    CLOSER = 2
    COLON = 3
    STOP = 4
    # As in `cleaner.look.prose`.
    SHORTEST_PROSE = 40
    SHORTEST_PROSE_CJK = 15
    LONGEST_PARAGRAPH = 2500

cdef double MOST_CAPITALS = 0.6

# What makes a named tuple of its fields, without looking at them one by one.
cdef object make = tuple.__new__
cdef tuple FIELDS = ("raw", "text", "gap", "spaced", "indent")


def filled(list lines not None):
    cdef:
        Py_ssize_t at
        Py_UCS4 sign
        str line
        list found = []
    for at in range(len(lines)):
        line = lines[at]
        for sign in line:
            if sign != u" " and sign != u"\t":
                found.append(at)
                break
    return found


def with_columns(list lines not None):
    cdef:
        Py_ssize_t at
        str raw, text
        list found = []
    if lines and type(lines[0])._fields != FIELDS:
        raise ValueError("lines have other fields")
    for at in range(len(lines)):
        raw, text = lines[at][RAW], lines[at][TEXT]
        if raw is not text and raw != text and _has_columns(raw):
            found.append(at)
    return found


cdef bint _has_columns(str raw) except -1:
    """Whether a tab, three spaces or two hard ones stand within a line."""
    cdef:
        Py_UCS4 sign
        Py_ssize_t spaces = 0, hard = 0
        bint is_inside = False, is_wide = False
    for sign in raw:
        if not is_space(sign):
            if is_wide:
                return True
            is_inside = True
            spaces = hard = 0
        elif is_inside:
            spaces = spaces + 1 if sign == u" " else 0
            hard = hard + 1 if sign == u"\xa0" else 0
            is_wide |= sign == u"\t" or spaces == 3 or hard == 2
    return False


def lines_at(
    list places not None, list batch not None, Py_ssize_t last, str before not None, Line
):
    cdef:
        Py_ssize_t at, gap, indent
        bint spaced
        str raw, words, above
        list found = []
    if Line._fields != FIELDS:
        raise ValueError("lines have other fields")
    for number in places:
        at = number
        if not 0 <= at < len(batch):
            raise IndexError("there is no such line")
        raw = batch[at]
        words = normalise(raw) if u"&" in raw else folded(raw)
        gap = at - last - 1
        above = batch[at - 1] if at > 0 else before
        spaced = gap == 1 and above != ""
        indent = 0
        if words == raw:
            raw = words
        else:
            while indent < len(raw) and is_space(raw[indent]):
                indent += 1
        found.append(make(Line, (raw, words or raw, gap, spaced, indent)))
        last = at
    return found


def alike_lines(
    tuple gaps not None, tuple indents not None, tuple kinds not None, tuple glues not None, item
):
    cdef:
        Py_ssize_t at
        dict numbers = {}
        list found = []
    if not len(gaps) == len(indents) == len(kinds) == len(glues):
        raise ValueError("columns of different lengths")
    number = None
    for at in range(len(gaps)):
        if number is None or glues[at] is None:
            look = gaps[at], indents[at], kinds[at] is item
            number = numbers.get(look)
            if number is None:
                number = numbers[look] = len(numbers)
        found.append(number)
    return found


def stuck(list texts not None):
    cdef:
        Py_ssize_t at
        list found = []
    for at in range(len(texts)):
        if _is_stuck(texts[at]):
            found.append(at)
    return found


cdef bint _is_stuck(str text) except -1:
    """Whether a letter stands right behind a stop or a closing quotation mark."""
    cdef:
        Py_UCS4 sign
        bint is_behind = False
    for sign in text:
        if is_behind and _is_letter(sign):
            return True
        is_behind = sign in u".!?…؟۔।\"”»"
    return False


def with_long_words(tuple texts not None):
    cdef:
        Py_ssize_t at, letters
        Py_UCS4 sign
        str text
        list found = []
    for at in range(len(texts)):
        text = texts[at]
        if len(text) < LEAST_LETTERS:
            continue
        letters = 0
        for sign in text:
            letters = letters + 1 if _is_letter(sign) else 0
            if letters == LEAST_LETTERS:
                found.append(at)
                break
    return found


def mixed_words(str text not None):
    cdef:
        int kind = PyUnicode_KIND(text)
        void *data = PyUnicode_DATA(text)
        Py_ssize_t at = 0, size = len(text), end, words = 0
        list found = []
    while True:
        while at < size and is_space(PyUnicode_READ(kind, data, at)):
            at += 1
        if at == size:
            return words, found
        end = at
        while end < size and not is_space(PyUnicode_READ(kind, data, end)):
            end += 1
        words += 1
        if end - at >= SHORTEST_MIXED and not _is_small(kind, data, at + 1, end):
            found.append((at, end))
        at = end


cdef bint _is_small(int kind, void *text, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Whether the letters of a part of a text are small ones, and there are some."""
    cdef:
        Py_ssize_t at
        Py_UCS4 sign
        bint is_any = False
    for at in range(start, end):
        sign = PyUnicode_READ(kind, text, at)
        if sign.isupper() or sign.istitle():
            return False
        is_any |= sign.islower()
    return is_any


def words_from(str text not None, Py_ssize_t start, list glued not None, Py_ssize_t most):
    cdef:
        int kind = PyUnicode_KIND(text)
        void *data = PyUnicode_DATA(text)
        Py_ssize_t at = max(0, start), size = len(text), end, seam, number
        list places = [], words = []
    number = bisect_right(glued, start)
    while len(words) < most:
        while at < size and is_space(PyUnicode_READ(kind, data, at)):
            at += 1
        if at >= size:
            break
        seam = glued[number] if number < len(glued) else size
        end = at + 1
        while end < size and end != seam and not is_space(PyUnicode_READ(kind, data, end)):
            end += 1
        number += end == seam
        places.append(at)
        words.append(text[at:end])
        at = end
    return places, words


def looks(list words not None):
    cdef:
        Py_ssize_t at
        str word
        bytearray opens = bytearray(len(words)), ends = bytearray(len(words))
        bytearray sizes = bytearray(len(words)), quoted = bytearray(len(words))
        unsigned char[:] of_opens, of_ends, of_sizes, of_quoted
    if not words:
        return b"", b"", b"", b""
    of_opens, of_ends, of_sizes, of_quoted = opens, ends, sizes, quoted
    for at in range(len(words)):
        word = words[at]
        if not word:
            raise IndexError("a word without letters")
        of_opens[at] = _opening(word)
        of_ends[at] = _ending(word)
        of_sizes[at] = min(len(word), LONGEST_WORD)
        of_quoted[at] = _opens_quote(word[0])
    return bytes(opens), bytes(ends), bytes(sizes), bytes(quoted)


cdef inline bint _opens_quote(Py_UCS4 sign) noexcept:
    return sign in u"\"'“”„«»‘‚‹›([{¿¡—–-•*「『（《〈|"


cdef int _opening(str word) noexcept:
    """What a word begins with, behind quotation marks and the like."""
    cdef:
        Py_ssize_t at = 0, size = len(word), start
        Py_UCS4 sign
    while at < size and _opens_quote(word[at]):
        at += 1
    if at == size:
        return MARK
    sign = word[at]
    if sign.isdigit():
        return DIGIT
    if sign.islower():
        return SMALL
    if sign.isupper():
        start = at
        for at in range(start + 1, size):
            sign = word[at]
            # Cython takes capitals for title-case letters, too.
            if sign.islower() or (sign.istitle() and not sign.isupper()):
                return CAPITAL
        return ALL_CAPITALS if size - start > 1 else CAPITAL
    if not sign.isalpha():
        return MARK
    return IDEOGRAPH if is_cjk(sign) else NO_CASE


cdef int _ending(str word) noexcept:
    """What a word ends with."""
    cdef:
        Py_ssize_t size = len(word), end = size
        Py_UCS4 sign = 0
    while end > 0 and word[end - 1] in u"\"'”’»›“)]}」』）》〉":
        end -= 1
    if end > 0:
        sign = word[end - 1]
    if sign in u".!?…‽؟۔।॥።՝։။。！？｡":
        return STOP
    if sign == u":":
        return COLON
    if sign in u",;،；、،":
        return COMMA
    return CLOSER if end < size else NOTHING


cdef inline bint _is_letter(Py_UCS4 sign) noexcept:
    # Some numbers are no digits, such as "½" and "一": they count as letters.
    return sign.isalnum() and not sign.isdecimal()


def openings(list texts not None):
    cdef:
        Py_ssize_t at
        str text
        list found = []
    for at in range(len(texts)):
        text = texts[at]
        if len(text) >= SHORTEST:
            _note_openings(found, at, PyUnicode_KIND(text), PyUnicode_DATA(text), len(text))
    return found


cdef int _note_openings(
    list found, Py_ssize_t line, int kind, void *text, Py_ssize_t size
) except -1:
    """Note the places behind the stops near the end of a paragraph, then those of its brackets."""
    cdef:
        Py_ssize_t at = max(0, size - TAIL), end
        Py_UCS4 sign
    while at < size:
        sign = PyUnicode_READ(kind, text, at)
        end = at + 1
        if sign in u".!?…。！？؟۔।":
            while end < size and PyUnicode_READ(kind, text, end) in u"\"”»“')]":
                end += 1
        elif sign not in u"])":
            at = end
            continue
        at += 1
        if end < size and is_space(PyUnicode_READ(kind, text, end)):
            while end < size and is_space(PyUnicode_READ(kind, text, end)):
                end += 1
            found.append((line, end))
            at = end
    for at in range(size):
        if PyUnicode_READ(kind, text, at) in u"[(【":
            found.append((line, at))
    return 0


def closing_prose(tuple texts not None, tuple linked not None):
    cdef:
        Py_ssize_t at, size
        str text
        list found = []
    if len(texts) != len(linked):
        raise ValueError("columns of different lengths")
    for at in range(len(texts)):
        text = texts[at]
        size = len(text)
        if not size:
            raise IndexError("a line without words")
        if size < (SHORTEST_PROSE_CJK if is_cjk(text[0]) else SHORTEST_PROSE):
            continue
        if size > LONGEST_PARAGRAPH or <Py_ssize_t> linked[at] * 2 > size:
            continue
        if is_closed(text) and _share_of_capitals(text) <= MOST_CAPITALS:
            found.append(at)
    return found


def share_of_capitals(str text not None):
    return _share_of_capitals(text)


cdef double _share_of_capitals(str text) except -1:
    cdef:
        Py_UCS4 sign
        Py_ssize_t words = 0, capitals = 0
        bint is_inside = False, is_opened = False
    for sign in text:
        if is_space(sign):
            is_inside = is_opened = False
            continue
        words += not is_inside
        is_inside = True
        if not is_opened and sign not in u"\"'“”„«»‘‚‹›([{¿¡—–-•*":
            is_opened = True
            capitals += sign.isupper() or sign.isdigit()
    if words == 0:
        raise ZeroDivisionError
    return <double>capitals / <double>words


def spread_links(str text not None):
    cdef:
        int kind = PyUnicode_KIND(text)
        void *data = PyUnicode_DATA(text)
        Py_ssize_t size = len(text), at = 0, start, last = -1
        # The places of the last opening brackets, by their number in turns; how many are open, and
        # the number of the next.
        Py_ssize_t opened[MOST_OPEN]
        Py_ssize_t count = 0, number = 0
        Py_UCS4 sign, behind
        list found = []
    while at < size:
        sign = PyUnicode_READ(kind, data, at)
        behind = PyUnicode_READ(kind, data, at + 1) if at + 1 < size else u"\n"
        if sign == u"\\" and behind != u"\n":
            # What is escaped is no bracket, but may be what a link is looked at for.
            at += 1
            if behind == u"#":
                last = at
        elif sign == u"\n" or sign == u"#":
            last = at
        elif sign == u"[" or (sign == u"!" and behind == u"["):
            opened[number % MOST_OPEN] = at
            number += 1
            count = min(count + 1, MOST_OPEN)
            at += sign == u"!"
        elif sign == u"]" and count > 0:
            number -= 1
            count -= 1
            start = opened[number % MOST_OPEN]
            if behind == u"(" and last > start and at - start <= LONGEST_LINK:
                found.append((start, at))
        at += 1
    return found
