"""Compiled twins of what `spoken`, `fingerprints` and `odds` in `cleaner.model` ask of words."""

from cpython.unicode cimport PyUnicode_DecodeASCII
from cython cimport floating
from libc.math cimport fmax, sqrtf
from libc.stdint cimport uint8_t, uint32_t, uint64_t
from libc.stdlib cimport free, malloc
from libc.string cimport memset

from cleaner.fast.signs cimport is_cjk

import numpy as np

cdef extern from "Python.h":
    enum:
        PyUnicode_4BYTE_KIND
    str PyUnicode_FromKindAndData(int kind, const void *signs, Py_ssize_t size)
    const char *PyUnicode_AsUTF8AndSize(object text, Py_ssize_t *size) except NULL

cdef enum:
    # Characters of a block that are looked at.
    LISTENED = 800
    # Characters of a word that counts in a long block.
    LONG = 4
    # Of a number counts how long it is, up to this.
    LONGEST_NUMBER = 4
    MOST_STATEMENTS = 64
    WORDING_WINDOWS = 3

# The windows round a block, as in `cleaner.model.columns.words`.
cdef Py_ssize_t[WORDING_WINDOWS] BACK = [5, 0, 10]
cdef Py_ssize_t[WORDING_WINDOWS] AHEAD = [0, 5, 10]

# What fingerprints are mixed with, as in `cleaner.model.fingerprints`.
cdef uint64_t MIX = 0x9E3779B97F4A7C15
# Where a fingerprint is looked for in a table hangs on a number that is another one in each
# process, as for Python's own dictionaries: so nobody can choose words that all share a place.
cdef uint64_t SCATTER = <uint64_t>(hash("fingerprints") & 0xFFFFFFFFFFFFFFFF) | 1

cdef double SAID = 0.4, OFTEN = 0.3, LEAST_OFTEN = 2.0


def spell(tuple keys, tuple texts, spoken):
    cdef:
        Py_ssize_t at
        str key, text
        object said
        list found = []
    if len(keys) != len(texts):
        raise ValueError("columns of different lengths")
    for at in range(len(keys)):
        key = keys[at]
        text = texts[at]
        if key:
            said = key if key.isascii() else spoken(key, text)
        else:
            said = _letters(text)
            if said is None:
                said = spoken(key, text)
        found.append(said)
    return found


cdef object _letters(str text):
    """The ASCII letters of a text in small, and spaces for all else; None if it has others."""
    cdef:
        Py_ssize_t at, size = min(len(text), LISTENED)
        Py_UCS4 character
        char letters[LISTENED]
    for at in range(size):
        character = text[at]
        if u"a" <= character <= u"z":
            letters[at] = <char>character
        elif u"A" <= character <= u"Z":
            letters[at] = <char>(<uint32_t>character + 32)
        elif character < 0x80 or character in u"’“”‘–—…":
            letters[at] = c" "
        else:
            return None
    return PyUnicode_DecodeASCII(letters, size, NULL)


def long_words(str text not None):
    cdef:
        Py_ssize_t at, start = 0, size = len(text)
        list found = []
    for at in range(size + 1):
        if at < size and is_letter(text[at]):
            continue
        if at - start >= LONG:
            found.append(text[start:at])
        start = at + 1
    return found


cdef inline bint is_letter(Py_UCS4 sign) noexcept:
    """Whether a character is of a word, and no digit."""
    if sign < 0x80:
        return u"a" <= sign <= u"z" or u"A" <= sign <= u"Z"
    return sign.isalnum() and not sign.isdecimal()


def wording(tuple texts):
    cdef:
        str text
        list found = []
        _Words words
    words.first = words.last = NULL
    words.signs = NULL
    try:
        # In small letters one character may be two.
        words.first = <Py_ssize_t *>malloc(2 * LISTENED * sizeof(Py_ssize_t))
        words.last = <Py_ssize_t *>malloc(2 * LISTENED * sizeof(Py_ssize_t))
        # Where each two characters are a word, one is written in two words, and four times in
        # pairs of words, each with a sign between; the ends are two words more.
        words.signs = <Py_UCS4 *>malloc((24 * LISTENED + 16) * sizeof(Py_UCS4))
        if words.first == NULL or words.last == NULL or words.signs == NULL:
            raise MemoryError
        for text in texts:
            found.append(_wording(text[:LISTENED].lower(), &words))
    finally:
        free(words.first)
        free(words.last)
        free(words.signs)
    return found


cdef struct _Words:
    # Where each word begins and ends in its text.
    Py_ssize_t *first
    Py_ssize_t *last
    # What is written, and how much of it.
    Py_UCS4 *signs
    Py_ssize_t written


cdef str _wording(str text, _Words *words):
    cdef Py_ssize_t count = _cut(text, words), at
    if count == 0:
        return ""
    words.written = 0
    for at in range(count):
        _write(text, words, at)
        _sign(words, u" ")
    for at in range(count - 1):
        _write(text, words, at)
        _sign(words, u"_")
        _write(text, words, at + 1)
        _sign(words, u" ")
    _sign(words, u"_")
    _write(text, words, 0)
    _sign(words, u" ")
    _write(text, words, count - 1)
    _sign(words, u"_")
    return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, words.signs, words.written)


cdef Py_ssize_t _cut(str text, _Words *words) except -1:
    """Find the words of a text; how many there are."""
    cdef:
        Py_ssize_t count = 0, at = 0, start, size = len(text)
        bint wide
    if size > 2 * LISTENED:
        raise ValueError("more than two characters in small letters for one")
    while at < size:
        if not _is_of_word(text[at]):
            at += 1
            continue
        start = at
        wide = is_cjk(text[at])
        while at < size and _is_of_word(text[at]) and is_cjk(text[at]) == wide:
            at += 1
        while wide and at - start > 2:
            words.first[count], words.last[count] = start, start + 2
            count += 1
            start += 1
        words.first[count], words.last[count] = start, at
        count += 1
    return count


cdef inline bint _is_of_word(Py_UCS4 sign) noexcept:
    return sign.isalnum() or is_cjk(sign)


cdef inline void _sign(_Words *words, Py_UCS4 sign) noexcept:
    words.signs[words.written] = sign
    words.written += 1


cdef void _write(str text, _Words *words, Py_ssize_t number) noexcept:
    """Write a word; a number as so many zeros."""
    cdef:
        Py_ssize_t at, first = words.first[number], last = words.last[number]
        bint is_number = True
    for at in range(first, last):
        is_number = is_number and text[at].isdecimal()
    if is_number:
        for at in range(min(last - first, LONGEST_NUMBER)):
            _sign(words, u"0")
    else:
        for at in range(first, last):
            _sign(words, text[at])


def wording_round(
    const float[::1] said not None, const float[::1] size not None,
    const float[::1] unit_place not None,
):
    cdef:
        Py_ssize_t count = said.shape[0], at, first = 0, behind, window
        double spoken, held
        float weight, share
        # The sums of all blocks before each one.
        double[::1] said_before = np.empty(count + 1)
        double[::1] weight_before = np.empty(count + 1)
        float[:, ::1] columns
    if size.shape[0] != count or unit_place.shape[0] != count:
        raise ValueError("columns of different lengths")
    found = np.empty((1 + WORDING_WINDOWS, count), np.float32)
    columns = found
    with nogil:
        while first < count:
            spoken = held = 0
            behind = first
            while behind == first or (behind < count and unit_place[behind] != 0):
                spoken += <double>(<float>(size[behind] * said[behind]))
                held += size[behind]
                behind += 1
            for at in range(first, behind):
                columns[0, at] = <float>(spoken / fmax(held, 1))
            first = behind
        said_before[0] = weight_before[0] = 0
        for at in range(count):
            weight = sqrtf(size[at])
            said_before[at + 1] = said_before[at] + <double>(<float>(weight * said[at]))
            weight_before[at + 1] = weight_before[at] + weight
        for window in range(WORDING_WINDOWS):
            for at in range(count):
                first = max(at - BACK[window], 0)
                behind = min(at + AHEAD[window], count - 1) + 1
                weight = <float>(weight_before[behind] - weight_before[first])
                share = <float>(said_before[behind] - said_before[first])
                columns[1 + window, at] = share / max(weight, 1)
    return found


def fingerprints(list texts, list least):
    cdef:
        Py_ssize_t count = len(texts), at, size, first, last, shortest, held = 0, room = 0
        const uint8_t *letters
        object encoded
        list bytes_of = []
        uint64_t[::1] prints
        Py_ssize_t[::1] starts
    if len(least) != count:
        raise ValueError("columns of different lengths")
    for text in texts:
        encoded = text if (<str>text).isascii() else (<str>text).encode("utf-8", "surrogatepass")
        bytes_of.append(encoded)
        # Words have a letter, and white space between them.
        room += len(encoded) // 2 + 1
    found = np.empty(room, np.uint64)
    behind = np.empty(count + 1, np.intp)
    prints = found
    starts = behind
    starts[0] = 0
    for at in range(count):
        encoded = bytes_of[at]
        shortest = least[at]
        if isinstance(encoded, bytes):
            letters = <const uint8_t *><const char *>(<bytes>encoded)
            size = len(<bytes>encoded)
        else:
            letters = <const uint8_t *>PyUnicode_AsUTF8AndSize(encoded, &size)
        last = 0
        while True:
            first = last
            while first < size and letters[first] <= c" ":
                first += 1
            if first == size:
                break
            last = first + 1
            while last < size and letters[last] > c" ":
                last += 1
            if last - first >= shortest:
                prints[held] = _fingerprint(letters + first, last - first)
                held += 1
        starts[at + 1] = held
    return found[:held].copy(), behind


cdef uint64_t _fingerprint(const uint8_t *letters, Py_ssize_t size) noexcept nogil:
    cdef:
        uint64_t found = 0, eight
        Py_ssize_t at = 0
        int bits
    while at < size:
        eight = 0
        bits = 0
        while bits < 64 and at < size:
            eight |= <uint64_t>letters[at] << bits
            bits += 8
            at += 1
        found = (found + eight) * MIX
    return found


def number_words(const uint64_t[::1] prints, const Py_ssize_t[::1] starts):
    cdef:
        Py_ssize_t texts = starts.shape[0] - 1, held = 0, text, at, known = 0
        uint64_t slot, mask
        int bits = 1
        uint64_t[::1] keys
        # For each slot the number of its word and the text that it stood in last, from 1 on.
        Py_ssize_t[::1] numbers, seen, words, behind
    _check_starts(starts, prints.shape[0])
    while 1 << bits < 2 * starts[texts]:
        bits += 1
    mask = (<uint64_t>1 << bits) - 1
    keys = np.empty(1 << bits, np.uint64)
    numbers = np.empty(1 << bits, np.intp)
    seen = np.zeros(1 << bits, np.intp)
    found = np.empty(starts[texts], np.intp)
    ends = np.zeros(texts + 1, np.intp)
    words = found
    behind = ends
    with nogil:
        for text in range(texts):
            for at in range(starts[text], starts[text + 1]):
                slot = (prints[at] * SCATTER) >> (64 - bits)
                while seen[slot] and keys[slot] != prints[at]:
                    slot = (slot + 1) & mask
                if not seen[slot]:
                    keys[slot] = prints[at]
                    numbers[slot] = known
                    known += 1
                if seen[slot] != text + 1:
                    seen[slot] = text + 1
                    words[held] = numbers[slot]
                    held += 1
            behind[text + 1] = held
    return found[:held].copy(), ends


def known_odds(
    const uint64_t[::1] prints,
    const Py_ssize_t[::1] starts,
    list asked,
    const uint64_t[::1] known,
    const floating[::1] odds,
    const uint32_t[::1] firsts,
):
    cdef:
        Py_ssize_t texts = starts.shape[0] - 1, text, at, count = known.shape[0]
        uint64_t place
        int high_bits = 0
        double value
        double[:, ::1] columns
    _check_starts(starts, prints.shape[0])
    if len(asked) != texts or odds.shape[0] != count:
        raise ValueError("columns of different lengths")
    while 1 << high_bits < firsts.shape[0] - 1:
        high_bits += 1
    if high_bits == 0 or firsts.shape[0] != (1 << high_bits) + 1:
        raise ValueError("not the first places of all numbers of some bits")
    found = np.zeros((4, texts))
    columns = found
    for text in range(texts):
        if not asked[text]:
            continue
        for at in range(starts[text], starts[text + 1]):
            place = firsts[prints[at] >> (64 - high_bits)]
            while place < <uint64_t>count and known[place] < prints[at]:
                place += 1
            if place == <uint64_t>count or known[place] != prints[at]:
                continue
            value = odds[place]
            if columns[0, text] == 0 or value < columns[2, text]:
                columns[2, text] = value
            if columns[0, text] == 0 or value > columns[3, text]:
                columns[3, text] = value
            columns[0, text] += 1
            columns[1, text] += value
    return found


def echoes(const Py_ssize_t[::1] words, const Py_ssize_t[::1] starts, const float[::1] weight):
    cdef:
        Py_ssize_t blocks = weight.shape[0], block, at, said, rare
        double others, often = 0
        float held
        double[::1] sums
        float[:, ::1] columns
    _check_starts(starts, words.shape[0])
    if starts.shape[0] <= blocks:
        raise ValueError("columns of different lengths")
    sums = np.zeros(_count(words))
    found = np.empty((2, blocks), np.float32)
    columns = found
    with nogil:
        for block in range(blocks):
            often += weight[block]
            for at in range(starts[block], starts[block + 1]):
                sums[words[at]] += weight[block]
        often = max(OFTEN * often, LEAST_OFTEN)
        for block in range(blocks):
            said = rare = 0
            for at in range(starts[block], starts[block + 1]):
                others = sums[words[at]] - weight[block]
                if others >= SAID:
                    said += 1
                    rare += others <= often
            held = max(starts[block + 1] - starts[block], 1)
            columns[0, block] = <float>said / held
            columns[1, block] = <float>rare / held
    return found


def agreement(
    const Py_ssize_t[::1] words,
    const Py_ssize_t[::1] starts,
    list brief,
    list sizes,
    Py_ssize_t titles,
):
    cdef:
        Py_ssize_t blocks = len(brief), statements = len(sizes), block, statement, at, held, group
        Py_ssize_t first
        # For each word the statements that have it, a bit each.
        uint64_t[::1] stated
        uint64_t of_any, shared
        Py_ssize_t in_both[MOST_STATEMENTS]
        Py_ssize_t all_of[2][MOST_STATEMENTS]
        Py_ssize_t said[2]
        Py_ssize_t lengths
        double likeness
        double most[2]
        bint is_brief
        float[:, ::1] columns
    _check_starts(starts, words.shape[0])
    if starts.shape[0] != blocks + statements + 1 or statements > MOST_STATEMENTS:
        raise ValueError("columns of different lengths")
    for statement in range(statements):
        all_of[0][statement], all_of[1][statement] = sizes[statement]
    stated = np.zeros(_count(words), np.uint64)
    found = np.zeros((4, blocks), np.float32)
    if not statements:
        return found
    columns = found
    for statement in range(statements):
        first = starts[blocks + statement]
        for at in range(first, starts[blocks + statement + 1]):
            stated[words[at]] |= <uint64_t>1 << statement
    for block in range(blocks):
        is_brief = brief[block]
        memset(in_both, 0, sizeof(in_both))
        said[0] = said[1] = 0
        for at in range(starts[block], starts[block + 1]):
            shared = stated[words[at]]
            if not shared:
                continue
            of_any = 0
            for statement in range(statements):
                if shared >> statement & 1:
                    in_both[statement] += 1
                    of_any |= 1 if statement < titles else 2
            said[0] += of_any & 1
            said[1] += of_any >> 1
        held = starts[block + 1] - starts[block]
        most[0] = most[1] = 0
        for statement in range(statements):
            group = statement >= titles
            lengths = held + all_of[is_brief][statement]
            likeness = <double>(2 * in_both[statement]) / <double>max(lengths, 1)
            most[group] = max(most[group], likeness)
        for group in range(2):
            columns[2 * group, block] = <float>(<double>said[group] / <double>max(held, 1))
            columns[2 * group + 1, block] = <float>most[group]
    return found


cdef int _check_starts(const Py_ssize_t[::1] starts, Py_ssize_t size) except -1:
    """Raise an error unless parts that begin at some places follow one another within a column."""
    cdef Py_ssize_t at, last = 0
    for at in range(starts.shape[0]):
        if starts[at] < last:
            raise ValueError("parts that do not follow one another")
        last = starts[at]
    if starts.shape[0] == 0 or last > size:
        raise ValueError("parts of more than there is")
    return 0


cdef Py_ssize_t _count(const Py_ssize_t[::1] words) except -1:
    """How many numbers of words there are, from 0 up to the highest."""
    cdef Py_ssize_t at, highest = -1
    for at in range(words.shape[0]):
        if words[at] < 0:
            raise ValueError("no word has a negative number")
        highest = max(highest, words[at])
    return highest + 1
