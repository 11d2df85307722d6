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
        Py_ssize_t size = len(numbers), owner, outer, look
        Py_ssize_t outermost = len(looks)
        # For each look what is shared with others that count as the same: a number that is found
        # when first asked for.
        list owns = [None] * outermost, outers = [None] * outermost, found = []
        dict own = {}, named = {}, shared = {}
    if len(parents) != size:
        raise ValueError("columns of different lengths")
    for number in owners:
        owner = _number(number, size)
        if owner < 0:
            key = None
        else:
            look = _place(numbers[owner], outermost)
            if owns[look] is None:
                tag, words, classes = looks[look]
                owns[look] = own.setdefault((tag, words[:classes]), len(own))
            outer = _number(parents[owner], size)
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
