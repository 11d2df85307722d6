"""Compiled twin of `cleaner.model.trees`."""

from libc.math cimport exp

import numpy as np

cdef enum:
    # Blocks that are followed through the trees side by side: their values stay near the processor.
    WIDTH = 64
    # As many as a leaf's number has bits in the plain twin.
    MOST_LEVELS = 8

cdef double LEAST_ODDS = -30


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
        int leaf[WIDTH]
        double total[WIDTH]
        int bit
        float threshold
        const float *values
        const float *of_tree
        float[:, ::1] part = np.empty((max(asked, 1), WIDTH), np.float32)
        double[::1] sums
    _check(matrix.shape[0], matrix.shape[1], places, blocks)
    _check_trees(asked, splits, thresholds, leaves)
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
            for block in range(size):
                total[block] = 0
            for tree in range(trees):
                for block in range(size):
                    leaf[block] = 0
                for level in range(depth):
                    values = &part[splits[level, tree], 0]
                    threshold = thresholds[level, tree]
                    bit = 1 << level
                    # So that it compares several blocks at a time.
                    for block in range(size):
                        leaf[block] |= bit if values[block] > threshold else 0
                of_tree = &leaves[tree, 0]
                for block in range(size):
                    total[block] += of_tree[leaf[block]]
            for block in range(size):
                sums[start + block] = total[block]
    return found


def probabilities(const double[::1] log_odds, const Py_ssize_t[::1] blocks, Py_ssize_t count):
    cdef:
        Py_ssize_t at
        float[::1] chance
    _check_blocks(log_odds, blocks, count)
    found = np.zeros(count, np.float32)
    chance = found
    for at in range(blocks.shape[0]):
        chance[blocks[at]] = <float>(1 / (1 + exp(-max(log_odds[at], LEAST_ODDS))))
    return found


def shares(const double[::1] log_odds, const Py_ssize_t[::1] blocks, Py_ssize_t count):
    cdef:
        Py_ssize_t at
        double highest, whole = 0
        float[::1] chance
    _check_blocks(log_odds, blocks, count)
    found = np.zeros(count, np.float32)
    chance = found
    if not blocks.shape[0]:
        return found
    highest = log_odds[0]
    for at in range(blocks.shape[0]):
        highest = max(highest, log_odds[at])
    for at in range(blocks.shape[0]):
        whole += exp(log_odds[at] - highest)
    for at in range(blocks.shape[0]):
        chance[blocks[at]] = <float>(exp(log_odds[at] - highest) / whole)
    return found


cdef int _check_blocks(
    const double[::1] log_odds, const Py_ssize_t[::1] blocks, Py_ssize_t count
) except -1:
    """Raise an error unless there are log-odds of each block, and each is one of so many."""
    cdef Py_ssize_t at
    if log_odds.shape[0] != blocks.shape[0]:
        raise ValueError("columns of different lengths")
    for at in range(blocks.shape[0]):
        if not 0 <= blocks[at] < count:
            raise IndexError("no block has this number")
    return 0


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


cdef int _check_trees(
    Py_ssize_t asked,
    const unsigned char[:, ::1] splits,
    const float[:, ::1] thresholds,
    const float[:, ::1] leaves,
) except -1:
    """Raise an error unless all trees have their thresholds and leaves, and ask of known columns."""
    cdef Py_ssize_t depth = splits.shape[0], trees = splits.shape[1], level, tree
    if not (
        depth <= MOST_LEVELS
        and thresholds.shape[0] == depth
        and thresholds.shape[1] == leaves.shape[0] == trees
        and leaves.shape[1] == 1 << depth
    ):
        raise ValueError("trees without all of their thresholds or leaves")
    for level in range(depth):
        for tree in range(trees):
            if splits[level, tree] >= asked:
                raise IndexError("a tree that asks of no column")
    return 0
