"""Compiled twin of `cleaner.markup`."""

cdef enum:
    # As in `cleaner.markup`.
    MOST_AROUND = 20
    MOST_IN_RUN = 2000


def marks_within(list marks not None, list begins not None, list ends not None):
    cdef:
        Py_ssize_t start, end, begun, number, first, runs = len(ends)
        list inside
        dict found = {}
    if len(begins) != runs:
        raise ValueError("columns of different lengths")
    if not runs:
        return found
    for start, end, kind, target in marks:
        if end <= <Py_ssize_t> begins[0] or start >= <Py_ssize_t> ends[runs - 1]:
            continue
        first = first_behind(ends, start)
        for number in range(first, min(first + MOST_AROUND, runs)):
            begun = begins[number]
            if begun >= end:
                break
            inside = found.get(number)
            if inside is None:
                inside = found[number] = []
            if len(inside) < MOST_IN_RUN:
                last = min(end, <Py_ssize_t> ends[number]) - begun
                inside.append((max(start - begun, 0), last, kind, target))
    return found


cdef Py_ssize_t first_behind(list places, Py_ssize_t place) except -1:
    """The number of the first of some places, which are in order, that is behind another one."""
    cdef Py_ssize_t low = 0, high = len(places), middle
    while low < high:
        middle = (low + high) // 2
        if place < <Py_ssize_t> places[middle]:
            high = middle
        else:
            low = middle + 1
    return low
