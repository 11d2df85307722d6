"""Compiled twins of what `cleaner.look.elements` asks of the looks of elements."""

from cleaner.fast.numbers cimport element_number


def number_looks(tuple tags, tuple words, tuple class_sizes):
    cdef:
        Py_ssize_t at
        dict numbers = {}
        list looks = [], found = []
    if not len(tags) == len(words) == len(class_sizes):
        raise ValueError("columns of different lengths")
    for at in range(len(tags)):
        look = (tags[at], words[at], class_sizes[at])
        number = numbers.get(look)
        if number is None:
            number = numbers[look] = len(looks)
            looks.append(look)
        found.append(number)
    return looks, found


def alike_elements(list looks, list numbers, tuple parents, tuple owners):
    cdef:
        Py_ssize_t size = len(numbers), owner, outer, look
        Py_ssize_t outermost = len(looks)
        # For each look what is shared with others that count as the same: a number that is found
        # when first asked for.
        list owns = [None] * outermost, outers = [None] * outermost, found = []
        dict own = {}, named = {}, shared = {}
    if len(parents) != size:
        raise ValueError("columns of different lengths")
    for number in owners:
        owner = element_number(number, size)
        if owner < 0:
            key = None
        else:
            look = _place(numbers[owner], outermost)
            if owns[look] is None:
                tag, words, classes = looks[look]
                owns[look] = own.setdefault((tag, words[:classes]), len(own))
            outer = element_number(parents[owner], size)
            if outer < 0:
                key = owns[look], None
            else:
                outer = _place(numbers[outer], outermost)
                if outers[outer] is None:
                    tag, words, classes = looks[outer]
                    outers[outer] = named.setdefault((tag, words[:classes] or words), len(named))
                key = owns[look], outers[outer]
        kin = shared.get(key)
        if kin is None:
            kin = shared[key] = len(shared)
        found.append(kin)
    return found


def stretches(tuple parents, tuple owners):
    cdef:
        Py_ssize_t at, element, outer, size = len(parents), places = len(owners)
        list firsts = [places] * (size + 1), ends = [0] * (size + 1)
    for at in range(places):
        element = _or_last(owners[at], size)
        ends[element] = at + 1
        if firsts[element] == places:
            firsts[element] = at
    for element in range(size - 1, -1, -1):
        outer = _or_last(parents[element], size)
        if <Py_ssize_t>firsts[element] < <Py_ssize_t>firsts[outer]:
            firsts[outer] = firsts[element]
        if <Py_ssize_t>ends[element] > <Py_ssize_t>ends[outer]:
            ends[outer] = ends[element]
    return firsts, ends


def by_word(list held):
    cdef:
        Py_ssize_t number
        str word
        list alike
        dict found = {}
    for number in range(len(held)):
        for word in <tuple?> held[number]:
            alike = found.get(word)
            if alike is None:
                found[word] = [number]
            else:
                alike.append(number)
    return found


def grouped(list numbers, Py_ssize_t groups):
    cdef:
        Py_ssize_t at
        list group, found = [[] for _ in range(groups)]
    for at in range(len(numbers)):
        group = found[_place(numbers[at], groups)]
        group.append(at)
    return found


def handed_down(tuple parents, list elements):
    cdef:
        Py_ssize_t at, size = len(parents)
        list found = [-1] * (size + 1)
    for element in elements:
        found[_place(element, size)] = element
    for at in range(size):
        if <Py_ssize_t>found[at] < 0:
            found[at] = found[_or_last(parents[at], size)]
    return found[:size]


cdef Py_ssize_t _or_last(object number, Py_ssize_t size) except -1:
    """A number below some size; the size itself for one that stands for none."""
    cdef Py_ssize_t found = element_number(number, size)
    return size if found < 0 else found


cdef Py_ssize_t _place(object number, Py_ssize_t size) except -1:
    """A number from 0 on below some size."""
    cdef Py_ssize_t found = number
    if not 0 <= found < size:
        raise IndexError("no element has this number")
    return found
