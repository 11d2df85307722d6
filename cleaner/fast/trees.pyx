"""Compiled twin of `cleaner.model.trees`."""

import numpy as np

cdef enum:
    # Blocks that are followed through the trees side by side, as the processor compares them.
    WIDTH = 16


def sum_leaves(
    const float[:, ::1] matrix,
    const Py_ssize_t[:, ::1] places,
    const Py_ssize_t[::1] blocks,
    const unsigned char[:, ::1] splits,
    const float[:, ::1] thresholds,
    const float[:, ::1] leaves,
):
    cdef:
        Py_ssize_t count = blocks.shape[0], asked = places.shape[1]
        Py_ssize_t depth = splits.shape[0], trees = splits.shape[1]
        Py_ssize_t at, start, block, level, tree, column, size
        unsigned int leaf[WIDTH]
        double total[WIDTH]
        float threshold
        const float *values
        float[:, ::1] part = np.zeros((max(asked, 1), WIDTH), np.float32)
        double[::1] sums
    _check(matrix.shape[0], matrix.shape[1], places, blocks)
    found = np.zeros(count, np.float64)
    sums = found
    with nogil:
        for at in range((count + WIDTH - 1) // WIDTH):
            start = at * WIDTH
            size = min(WIDTH, count - start)
            for column in range(asked):
                values = &matrix[places[0, column], places[1, column]]
                for block in range(size):
                    part[column, block] = values[blocks[start + block]]
            for block in range(WIDTH):
                total[block] = 0
            for tree in range(trees):
                for block in range(WIDTH):
                    leaf[block] = 0
                for level in range(depth):
                    values = &part[splits[level, tree], 0]
                    threshold = thresholds[level, tree]
                    for block in range(WIDTH):
                        leaf[block] |= <unsigned int>(values[block] > threshold) << level
                for block in range(WIDTH):
                    total[block] += leaves[tree, leaf[block]]
            for block in range(size):
                sums[start + block] = total[block]
    return found


cdef int _check(
    Py_ssize_t rows, Py_ssize_t width, const Py_ssize_t[:, ::1] places, const Py_ssize_t[::1] blocks
) except -1:
    """Raise an error unless the values of all blocks lie in the matrix."""
    cdef:
        Py_ssize_t at, last = 0
    for at in range(blocks.shape[0]):
        if blocks[at] < 0:
            raise IndexError("no block has a negative number")
        last = max(last, blocks[at])
    for at in range(places.shape[1]):
        if not (0 <= places[0, at] < rows and 0 <= places[1, at] < width - last):
            raise IndexError("a block outside of the table")
    return 0
