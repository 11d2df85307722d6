"""Compiled twins of `cleaner.phrases` and `cleaner.look.phrases`."""

from cleaner.fast.signs cimport is_cjk

from cleaner.text import first_word

cdef enum:
    # Longest phrase, in words, as in `cleaner.look.phrases`.
    LONGEST_PHRASE = 6

cdef extern from "Python.h":
    # Whether a text begins with another, for the last argument -1.
    Py_ssize_t PyUnicode_Tailmatch(
        str text, str part, Py_ssize_t start, Py_ssize_t end, int direction
    ) except -1


def longest(str key not None, tuple phrases not None):
    cdef str phrase
    for phrase in phrases:
        if opens(key, phrase):
            return phrase
    return ""


def find(tuple keys not None, dict places not None, dict whole not None, dict starred not None):
    cdef:
        Py_ssize_t at, number
        str key, word
        tuple lists, openings, lists_of
        dict found = {}
    for at in range(len(keys)):
        lists = whole.get(keys[at])
        if lists is not None:
            note(found, lists, at)
    for word, lines in places.items():
        entry = starred.get(word)
        if entry is None:
            continue
        openings, lists_of = entry
        for at in lines:
            if not 0 <= at < len(keys):
                raise IndexError("there is no such line")
            key = keys[at]
            for number in range(min(len(openings), len(lists_of))):
                if opens(key, openings[number]):
                    note(found, lists_of[number], at)
    return found


def sizes_of_phrases(
    str key not None,
    frozenset phrases not None,
    frozenset first_words not None,
    frozenset others not None,
):
    cdef:
        list said = key.split(" "), found = []
        str word
        # The number of a word and where it begins; where those behind it end, up to the longest.
        Py_ssize_t at = 0, start = 0, words = len(said), size, held, number
        Py_ssize_t ends[LONGEST_PHRASE]
    while at < words:
        word = said[at]
        size = 1 if word in others else 0
        held = min(words - at, LONGEST_PHRASE)
        ends[0] = start + len(word)
        for number in range(1, held):
            ends[number] = ends[number - 1] + 1 + len(<str> said[at + number])
        if (word if word.isascii() else first_word(word)) in first_words:
            for number in range(held, size, -1):
                if key[start:ends[number - 1]] in phrases:
                    size = number
                    break
        found.append(size)
        size = max(size, 1)
        start = ends[size - 1] + 1
        at += size
    return found


cdef int note(dict found, tuple lists, Py_ssize_t at) except -1:
    cdef set places
    for phrases in lists:
        places = found.get(phrases)
        if places is None:
            found[phrases] = {at}
        else:
            places.add(at)
    return 0


cdef bint opens(str key, str phrase) except -1:
    """Whether a key begins with a phrase, as its words or where no spaces part them."""
    cdef Py_ssize_t size = len(phrase)
    if not PyUnicode_Tailmatch(key, phrase, 0, len(key), -1):
        return False
    return len(key) == size or key[size] == u" " or (size > 0 and is_cjk(phrase[size - 1]))
