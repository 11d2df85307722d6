"""Compiled twin of `cleaner.model.trees`."""

import numpy as np

cdef enum:
    # Blocks that are followed through the trees side by side, as the processor compares them.
    WIDTH = 16


def sum_leaves(
    const float[:, ::1] columns,
    const unsigned char[:, ::1] splits,
    const float[:, ::1] thresholds,
    const float[:, ::1] leaves,
):
    cdef:
        Py_ssize_t blocks = columns.shape[1], asked = columns.shape[0]
        Py_ssize_t depth = splits.shape[0], trees = splits.shape[1]
        Py_ssize_t at, start, block, level, tree, column, size
        unsigned int leaf[WIDTH]
        double total[WIDTH]
        float threshold
        const float *values
        float[:, ::1] part = np.zeros((max(asked, 1), WIDTH), np.float32)
        double[::1] sums
    found = np.zeros(blocks, np.float64)
    sums = found
    with nogil:
        for at in range((blocks + WIDTH - 1) // WIDTH):
            start = at * WIDTH
            size = min(WIDTH, blocks - start)
            for column in range(asked):
                for block in range(size):
                    part[column, block] = columns[column, start + block]
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
