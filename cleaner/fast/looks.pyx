"""Compiled twins of what `cleaner.look.elements` asks of the looks of elements."""


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
        Py_ssize_t at, outer, size = len(numbers)
        dict own = {}, named = {}, shared = {}
        list owns = [], outers = [], kinds = []
        tuple words
    for tag, words, classes in looks:
        of_class = words[:classes]
        owns.append(own.setdefault((tag, of_class), len(own)))
        outers.append(named.setdefault((tag, of_class or words), len(named)))
    if len(parents) != size:
        raise ValueError("columns of different lengths")
    for at in range(size):
        outer = _number(parents[at], size)
        look = owns[_place(numbers[at], len(looks))], None if outer < 0 else outers[numbers[outer]]
        kinds.append(shared.setdefault(look, len(shared)))
    found = []
    for owner in owners:
        at = _number(owner, size)
        found.append(shared.setdefault(None, len(shared)) if at < 0 else kinds[at])
    return found


cdef Py_ssize_t _number(object number, Py_ssize_t size) except? -2:
    """A number below some size; one below 0 stands for none."""
    cdef Py_ssize_t found = number
    if found >= size:
        raise IndexError("no element has this number")
    return max(found, -1)


cdef Py_ssize_t _place(object number, Py_ssize_t size) except -1:
    """A number from 0 on below some size."""
    cdef Py_ssize_t found = number
    if not 0 <= found < size:
        raise IndexError("no element has this number")
    return found
