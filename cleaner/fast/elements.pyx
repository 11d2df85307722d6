"""Compiled twins of the scorer's columns that ask what elements lie round each block."""

from cpython.mem cimport PyMem_Free, PyMem_Malloc
from libc.math cimport fmax
from libc.stdint cimport uint8_t

from cleaner.fast.numbers cimport element_number

import numpy as np

cdef enum:
    # Bits of an element's marks and limits, as in `cleaner.model.columns.elements`.
    REGIONS = 13
    INHERITED = (1 << REGIONS) - 1
    HEADLINE = 13
    DEK = 14
    TAG = 15
    MOST_DEPTH = 60
    MOST_HELD = 200
    DEEPER = 20
    OUTSIDE = 30
    LEVELS = 4
    COLUMNS = 37

# The names of an element count so much for the blocks in each element inside it.
cdef double NAME_INHERITED = 0.7


def element_marks(list looks, list numbers, dict of_tags, dict of_words):
    cdef:
        Py_ssize_t marks
        list found = []
    for tag, words, _ in looks:
        marks = of_tags.get(tag, 0)
        for word in <tuple>words:
            of_word = of_words.get(word)
            if of_word is not None:
                marks |= of_word
        found.append(marks)
    return [found[_place(number, len(found))] for number in numbers]


def element_columns(
    list marks,
    tuple parents,
    tuple ends,
    tuple depths,
    tuple own,
    const float[::1] size,
    const float[::1] good,
    const float[::1] linked,
):
    cdef:
        Tree tree = Tree(parents, ends, own)
        Py_ssize_t count = tree.blocks, elements = tree.elements, at, bit, up, element, depth
        Py_ssize_t *levels
        Py_ssize_t[::1] marked = np.array(marks, np.intp)
        Py_ssize_t[::1] deep = np.array(depths, np.intp)
        Py_ssize_t[::1] inside = np.empty(elements, np.intp)
        double[:, ::1] sums
        float[:, ::1] shares
        float[:, ::1] columns
        double whole = 0, some
        float share
    if not (marked.shape[0] == deep.shape[0] == elements):
        raise ValueError("columns of different lengths")
    if not (size.shape[0] == good.shape[0] == linked.shape[0] == count):
        raise ValueError("columns of different lengths")
    sums = np.zeros((elements + 1, 4))
    shares = np.empty((elements, 4), np.float32)
    found = np.empty((COLUMNS, count), np.float32)
    columns = found
    for at in range(count):
        element = tree.own[at] + 1
        sums[element, 0] += good[at]
        sums[element, 1] += size[at]
        sums[element, 2] += size[at] * linked[at]
        sums[element, 3] += 1
        whole += good[at]
    whole = fmax(whole, 1)
    for element in range(elements):
        inside[element] = marked[element] & INHERITED
        if element:
            inside[element] |= inside[tree.parents[element]]
        for up in range(4):
            sums[element + 1, up] += sums[element, up]
    for element in range(elements):
        at = tree.ends[element]
        some = fmax(sums[at, 1] - sums[element, 1], 1)
        share = <float>((sums[at, 0] - sums[element, 0]) / whole)
        shares[element, 0] = share
        shares[element, 1] = <float>((sums[at, 2] - sums[element, 2]) / some)
        shares[element, 2] = <float>min(sums[at, 3] - sums[element, 3], <double>MOST_HELD)
        shares[element, 3] = <float>((sums[at, 0] - sums[element, 0]) / some)
    for at in range(count):
        levels = tree.levels + LEVELS * at
        element = levels[0]
        for bit in range(REGIONS):
            columns[bit, at] = inside[element] >> bit & 1
        columns[13, at] = marked[element] >> TAG
        columns[14, at] = min(deep[element], MOST_DEPTH)
        for bit in range(HEADLINE, DEK + 1):
            columns[15 + bit - HEADLINE, at] = (
                4 * (marked[element] >> bit & 1)
                + 2 * (marked[levels[1]] >> bit & 1)
                + (marked[levels[2]] >> bit & 1)
            )
        for up in range(1, LEVELS):
            for bit in range(4):
                columns[13 + 4 * up + bit, at] = shares[levels[up], bit]
        columns[35, at] = at > 0 and levels[1] == levels[1 - LEVELS]
        columns[36, at] = at + 1 < count and levels[1] == levels[1 + LEVELS]
    _from_main(tree, shares, deep, <float>0.35, columns[29:32])
    _from_main(tree, shares, deep, <float>0.70, columns[32:35])
    return found


cdef int _from_main(
    Tree tree, float[:, ::1] shares, Py_ssize_t[::1] deep, float least, float[:, ::1] columns
) except -1:
    """How far each block is from the innermost element that holds so much of the running text."""
    cdef:
        Py_ssize_t element, main = -1, path = 1, at, depth
        Py_ssize_t[::1] around = np.zeros(tree.elements, np.intp)
    for element in range(tree.elements):
        if shares[element, 0] >= least and (main < 0 or deep[element] > deep[main]):
            main = element
    main = max(main, 0)
    element = main
    while element > 0:
        element = tree.parents[element]
        path += 1
    # For each element how many of the main one and those round it hold it.
    element = main
    for at in range(path, 0, -1):
        around[element] = at
        element = tree.parents[element]
    for element in range(tree.elements):
        if not around[element]:
            around[element] = around[tree.parents[element]]
    for at in range(tree.blocks):
        element = tree.own[at]
        depth = deep[element]
        columns[0, at] = around[element] == path
        columns[1, at] = max(-DEEPER, min(depth - (path - 1), DEEPER))
        columns[2, at] = 0 if around[element] == path else min(depth - (around[element] - 1), OUTSIDE)
    return 0


def element_chances(
    tuple parents,
    tuple ends,
    tuple own,
    const float[::1] weight,
    const float[::1] size,
    double whole,
):
    cdef:
        Tree tree = Tree(parents, ends, own)
        Py_ssize_t at, up, element
        double likely, held
        double[:, ::1] sums = np.zeros((tree.elements + 1, 2))
        float[:, ::1] columns
    if not (weight.shape[0] == size.shape[0] == tree.blocks):
        raise ValueError("columns of different lengths")
    found = np.empty((2 * (LEVELS - 1), tree.blocks), np.float32)
    columns = found
    for at in range(tree.blocks):
        element = tree.own[at] + 1
        sums[element, 0] += weight[at]
        sums[element, 1] += size[at]
    for element in range(tree.elements):
        sums[element + 1, 0] += sums[element, 0]
        sums[element + 1, 1] += sums[element, 1]
    for at in range(tree.blocks):
        for up in range(1, LEVELS):
            element = tree.levels[LEVELS * at + up]
            likely = sums[tree.ends[element], 0] - sums[element, 0]
            held = sums[tree.ends[element], 1] - sums[element, 1]
            columns[2 * up - 2, at] = <float>(likely / fmax(held, 1))
            columns[2 * up - 1, at] = <float>(likely / whole)
    return found


def name_columns(const double[:, ::1] known, list look, tuple parents, tuple own):
    cdef:
        Tree tree = Tree(parents, None, own)
        Py_ssize_t element, outer, number, at, level
        # For each element what its names speak for, the best and the worst of those round it, and
        # all of them together.
        double[:, ::1] names = np.empty((tree.elements, 4))
        double value
        float[:, ::1] columns
    if known.shape[0] != 4 or len(look) != tree.elements:
        raise ValueError("columns of different lengths")
    found = np.empty((6, tree.blocks), np.float32)
    columns = found
    for element in range(tree.elements):
        number = _place(look[element], known.shape[1])
        # One word counts once, of several the best and the worst.
        value = known[2, number]
        if known[0, number] > 1:
            value = value + known[3, number]
        names[element, 0] = value
        if element == 0:
            names[0, 1] = max(value, 0.0)
            names[0, 2] = min(value, 0.0)
            names[0, 3] = value
        else:
            outer = tree.parents[element]
            names[element, 1] = max(value, names[outer, 1])
            names[element, 2] = min(value, names[outer, 2])
            names[element, 3] = names[outer, 3] * NAME_INHERITED + value
    for at in range(tree.blocks):
        for level in range(3):
            columns[level, at] = <float>names[tree.levels[LEVELS * at + level], 0]
            columns[3 + level, at] = <float>names[tree.own[at], 1 + level]
    return found


cdef class Tree:
    """Elements and the blocks among them, each number checked to be one of an element."""

    cdef:
        Py_ssize_t elements, blocks
        # For each element the one round it, and where it ends; for each block its element, and
        # `LEVELS` from its own outwards.
        Py_ssize_t *parents
        Py_ssize_t *ends
        Py_ssize_t *own
        Py_ssize_t *levels

    def __cinit__(self, tuple parents, tuple ends, tuple own):
        cdef Py_ssize_t at, up, element
        self.elements = len(parents)
        self.blocks = len(own)
        if self.elements == 0 or (ends is not None and len(ends) != self.elements):
            raise ValueError("columns of different lengths, or of none")
        self.parents = <Py_ssize_t *>PyMem_Malloc(
            (2 * self.elements + (1 + LEVELS) * self.blocks) * sizeof(Py_ssize_t)
        )
        if self.parents is NULL:
            raise MemoryError
        self.ends = self.parents + self.elements
        self.own = self.ends + self.elements
        self.levels = self.own + self.blocks
        for at in range(self.elements):
            # Those round an element come before it; of the outermost the first one counts.
            self.parents[at] = max(element_number(parents[at], max(at, 1)), 0)
            self.ends[at] = at + 1 if ends is None else element_number(ends[at], self.elements + 1)
            if self.ends[at] <= at:
                raise ValueError("an element that ends before it begins")
        for at in range(self.blocks):
            element = _place(own[at], self.elements)
            self.own[at] = element
            for up in range(LEVELS):
                self.levels[LEVELS * at + up] = element
                element = self.parents[element]

    def __dealloc__(self):
        PyMem_Free(self.parents)


cdef Py_ssize_t _place(object number, Py_ssize_t size) except -1:
    """A number from 0 on below some size."""
    cdef Py_ssize_t found = number
    if not 0 <= found < size:
        raise IndexError("no element has this number")
    return found
