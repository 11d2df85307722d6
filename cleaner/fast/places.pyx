"""Compiled twins of the columns in `cleaner.model.columns` that need only other columns."""

from libc.math cimport fmax
from libc.stdint cimport uint8_t

import numpy as np

cdef enum:
    # Sizes and distances, as in the modules of the plain twins.
    GOOD_LENGTH = 80
    FAR = 40
    FAR_FROM_PLACE = 60
    FAR_FROM_END = 200
    MOST_KIN = 100
    MOST_INDENT = 40
    MOST_GAP = 12
    MOST_ON_LINE = 60
    SHORT = 45
    LEAST_SOUGHT = 20
    SOUGHT = 80
    NO_HEADLINE = -99
    NOTHING_READ = -9999
    LEAST_READ = -5000
    MOST_READ = 20000

cdef float LIKELY = 0.5
cdef double LEAST = 1e-3


def unit_shapes(
    tuple glues, const float[::1] size, const float[::1] stops, const float[::1] ends
):
    cdef:
        Py_ssize_t count = len(glues), first = 0, behind, at
        double sizes, stopped
        float[:, ::1] columns
    _check(count, size.shape[0], stops.shape[0], ends.shape[0])
    found = np.empty((5, count), np.float32)
    columns = found
    while first < count:
        behind = first + 1
        while behind < count and glues[behind] is not None:
            behind += 1
        sizes = stopped = 0
        for at in range(first, behind):
            sizes += size[at]
            stopped += stops[at]
        for at in range(first, behind):
            columns[0, at] = behind - first
            columns[1, at] = <float>sizes
            columns[2, at] = <float>stopped
            columns[3, at] = ends[behind - 1]
            columns[4, at] = at - first
        first = behind
    return found


def place_columns(const float[::1] good):
    cdef:
        Py_ssize_t count = good.shape[0], at, first = 0, last = count
        float before = 0
        double whole = 0
        bint is_any = False
        uint8_t[::1] marked = np.empty(count, np.uint8)
        float[:, ::1] columns
    found = np.empty((9, count), np.float32)
    columns = found
    with nogil:
        for at in range(count):
            whole += good[at]
            marked[at] = good[at] > 0
            if good[at] != 0:
                if not is_any:
                    first = at
                    is_any = True
                last = at
        whole = fmax(whole, 1)
        for at in range(count):
            columns[0, at] = <float>at / <float>count
            columns[1, at] = min(count - at, FAR_FROM_END)
            columns[2, at] = count
            before += good[at]
            columns[3, at] = (before - good[at]) / <float>whole
            columns[4, at] = <float>whole
            columns[5, at] = _within(at - first, FAR_FROM_PLACE)
            columns[6, at] = _within(last - at, FAR_FROM_PLACE)
        _distances(marked, columns[7], columns[8])
    return found


def window_columns(
    const float[::1] size, const float[::1] good, const float[::1] linked, const float[::1] taken
):
    cdef:
        Py_ssize_t count = size.shape[0], at, window
        double[:, ::1] sums = np.zeros((4, count + 1))
        Py_ssize_t[4] back = [3, 0, 8, 20]
        Py_ssize_t[4] ahead = [0, 3, 8, 20]
        float some
        float[:, ::1] columns
    _check(count, good.shape[0], linked.shape[0], taken.shape[0])
    found = np.empty((10, count), np.float32)
    columns = found
    with nogil:
        for at in range(count):
            sums[0, at + 1] = sums[0, at] + size[at]
            sums[1, at + 1] = sums[1, at] + good[at]
            sums[2, at + 1] = sums[2, at] + size[at] * linked[at]
            sums[3, at + 1] = sums[3, at] + taken[at]
        for window in range(4):
            for at in range(count):
                some = max(_window(sums[0], at, back[window], ahead[window]), <float>1)
                columns[2 * window, at] = (
                    _window(sums[1], at, back[window], ahead[window]) / some
                )
                columns[2 * window + 1, at] = (
                    _window(sums[2], at, back[window], ahead[window]) / some
                )
        for at in range(count):
            columns[8, at] = _window(sums[3], at, 4, 4)
            columns[9, at] = _window(sums[3], at, 0, 12)
    return found


def kin_means(
    const Py_ssize_t[::1] kin,
    const float[::1] size,
    const float[::1] ends,
    const float[::1] linked,
    const float[::1] good,
):
    cdef:
        Py_ssize_t count = kin.shape[0], at, one
        double whole = 0
        double[:, ::1] sums
        float[:, ::1] columns
    _check(count, size.shape[0], ends.shape[0], linked.shape[0])
    _check(count, good.shape[0], count, count)
    sums = np.zeros((_highest(kin) + 1, 5))
    found = np.empty((5, count), np.float32)
    columns = found
    with nogil:
        for at in range(count):
            one = kin[at]
            sums[one, 0] += size[at]
            sums[one, 1] += ends[at]
            sums[one, 2] += linked[at]
            sums[one, 3] += 1
            sums[one, 4] += good[at]
            whole += good[at]
        whole = fmax(whole, 1)
        for at in range(count):
            one = kin[at]
            columns[0, at] = <float>(sums[one, 0] / sums[one, 3])
            columns[1, at] = <float>(sums[one, 1] / sums[one, 3])
            columns[2, at] = <float>(sums[one, 2] / sums[one, 3])
            columns[3, at] = <float>min(sums[one, 3], <double>MOST_KIN)
            columns[4, at] = <float>(sums[one, 4] / whole)
    return found


def spaces_of_lines(tuple indents, tuple gaps, tuple lines):
    cdef:
        Py_ssize_t count = len(indents), at, gap, most = 0, on_line
        double whole = 0
        dict held = {}
        float[:, ::1] columns
    _check(count, len(gaps), len(lines), count)
    found = np.empty((6, count), np.float32)
    columns = found
    for at in range(count):
        gap = min(<Py_ssize_t>gaps[at], MOST_GAP)
        whole += gap
        columns[0, at] = min(<Py_ssize_t>indents[at], MOST_INDENT)
        columns[1, at] = gap
        if at:
            columns[2, at - 1] = gap
        held[lines[at]] = held.get(lines[at], 0) + 1
    columns[2, count - 1] = MOST_GAP
    for at in range(count):
        on_line = min(<Py_ssize_t>held[lines[at]], MOST_ON_LINE)
        most = max(most, on_line)
        columns[4, at] = on_line
    for at in range(count):
        columns[3, at] = <float>(whole / count)
        columns[5, at] = most
    return found


def short_lines(
    const float[::1] size,
    const float[::1] ends,
    const float[::1] unit_size,
    const float[::1] unit_ends,
):
    cdef:
        Py_ssize_t count = size.shape[0], at, window
        double whole = 0, running = 0
        bint is_good
        uint8_t[::1] finished = np.empty(count, np.uint8)
        double[:, ::1] sums = np.zeros((3, count + 1))
        Py_ssize_t[3] reaches = [3, 8, 20]
        Py_ssize_t reach
        float some
        float[:, ::1] columns
    _check(count, ends.shape[0], unit_size.shape[0], unit_ends.shape[0])
    found = np.empty((9, count), np.float32)
    columns = found
    with nogil:
        for at in range(count):
            is_good = unit_size[at] >= GOOD_LENGTH
            finished[at] = size[at] >= SHORT or ends[at] != 0
            whole += size[at]
            if is_good and unit_ends[at] > 0:
                running += size[at]
            sums[0, at + 1] = sums[0, at] + (1 - finished[at])
            sums[1, at + 1] = sums[1, at] + (size[at] if is_good else 0)
            sums[2, at + 1] = sums[2, at] + size[at]
        _distances(finished, columns[0], columns[1])
        whole = fmax(whole, 1)
        for at in range(count):
            columns[2, at] = <float>(running / whole)
        for window in range(3):
            reach = reaches[window]
            for at in range(count):
                some = max(_window(sums[2], at, reach, reach), <float>1)
                columns[3 + 2 * window, at] = (
                    _window(sums[0], at, reach, reach) / <float>(2 * reach + 1)
                )
                columns[4 + 2 * window, at] = _window(sums[1], at, reach, reach) / some
    return found


def begin_within(tuple texts, str stated):
    cdef:
        Py_ssize_t at
        str text
        float[::1] column
    found = np.zeros(len(texts), np.float32)
    column = found
    for at in range(len(texts)):
        text = texts[at]
        if len(text) > LEAST_SOUGHT:
            column[at] = text[:SOUGHT] in stated
    return found


def place_from(Py_ssize_t at, const float[::1] size):
    cdef:
        Py_ssize_t count = size.shape[0], block
        float read = 0, read_there
        float[:, ::1] columns
    if at >= count:
        raise IndexError("no block stands there")
    found = np.empty((2, count), np.float32)
    columns = found
    if at < 0:
        for block in range(count):
            columns[0, block] = NO_HEADLINE
            columns[1, block] = NOTHING_READ
        return found
    for block in range(count):
        columns[0, block] = _within(block - at, FAR_FROM_PLACE)
        read += size[block]
        columns[1, block] = read
    read_there = columns[1, at]
    for block in range(count):
        read = columns[1, block] - read_there
        columns[1, block] = min(max(read, <float>LEAST_READ), <float>MOST_READ)
    return found


def headline_chances(const float[::1] chance):
    cdef:
        Py_ssize_t count = chance.shape[0], at
        float highest = 0
        float[:, ::1] columns
    found = np.empty((4, count), np.float32)
    columns = found
    for at in range(count):
        columns[0, at] = chance[at]
        columns[2, at] = highest
        highest = max(highest, chance[at])
    highest = max(highest, <float>LEAST)
    for at in range(count):
        columns[1, at] = chance[at] / highest
    highest = 0
    for at in range(count - 1, -1, -1):
        columns[3, at] = highest
        highest = max(highest, chance[at])
    return found


def body_chances(
    const float[::1] chance,
    const float[::1] size,
    const float[::1] weight,
    double whole,
    const Py_ssize_t[::1] kin,
):
    cdef:
        Py_ssize_t count = chance.shape[0], at, window, first = 0, last = count, one
        float highest = 0, before = 0, least, some
        bint is_any = False
        uint8_t[::1] likely = np.empty(count, np.uint8)
        double[:, ::1] sums = np.zeros((2, count + 1))
        double[:, ::1] of_kin
        Py_ssize_t[4] back = [2, 5, 0, 12]
        Py_ssize_t[4] ahead = [2, 0, 5, 12]
        float[:, ::1] columns
    _check(count, size.shape[0], weight.shape[0], kin.shape[0])
    of_kin = np.zeros((_highest(kin) + 1, 2))
    found = np.empty((13, count), np.float32)
    columns = found
    with nogil:
        for at in range(count):
            highest = max(highest, chance[at])
            sums[0, at + 1] = sums[0, at] + weight[at]
            sums[1, at + 1] = sums[1, at] + size[at]
            of_kin[kin[at], 0] += weight[at]
            of_kin[kin[at], 1] += size[at]
        # Half of the highest chance: exact for any number, and rounded alike for the least one.
        least = <float>(LIKELY * fmax(highest, LEAST))
        highest = <float>fmax(highest, LEAST)
        for at in range(count):
            likely[at] = chance[at] >= least
            if likely[at]:
                if not is_any:
                    first = at
                    is_any = True
                last = at
        for window in range(4):
            for at in range(count):
                some = max(_window(sums[1], at, back[window], ahead[window]), <float>1)
                columns[2 + window, at] = (
                    _window(sums[0], at, back[window], ahead[window]) / some
                )
        for at in range(count):
            columns[0, at] = chance[at]
            columns[1, at] = chance[at] / highest
            before += weight[at]
            columns[6, at] = (before - weight[at]) / <float>whole
            columns[7, at] = <float>whole
            columns[10, at] = _within(at - first, FAR)
            columns[11, at] = _within(last - at, FAR)
            one = kin[at]
            columns[12, at] = <float>(of_kin[one, 0] / fmax(of_kin[one, 1], 1))
        _distances(likely, columns[8], columns[9])
    return found


cdef inline float _window(
    const double[::1] sums, Py_ssize_t at, Py_ssize_t back, Py_ssize_t ahead
) noexcept nogil:
    """The sum of a column over the blocks round one of them, given its running sums."""
    cdef Py_ssize_t last = min(at + ahead + 1, sums.shape[0] - 1)
    return <float>(sums[last] - sums[max(at - back, 0)])


cdef inline float _within(Py_ssize_t distance, Py_ssize_t most) noexcept nogil:
    return max(-most, min(distance, most))


cdef void _distances(uint8_t[::1] marked, float[::1] since, float[::1] until) noexcept nogil:
    """The distance of each block to the marked one before it, and to the next; at most `FAR`."""
    cdef Py_ssize_t at, near = -FAR
    for at in range(marked.shape[0]):
        since[at] = min(at - near, FAR)
        if marked[at]:
            near = at
    near = marked.shape[0] + FAR
    for at in range(marked.shape[0] - 1, -1, -1):
        until[at] = min(near - at, FAR)
        if marked[at]:
            near = at


cdef int _check(Py_ssize_t count, Py_ssize_t one, Py_ssize_t other, Py_ssize_t third) except -1:
    """Raise an error unless there is some block, and a column has a number for each one."""
    if count == 0 or not count == one == other == third:
        raise ValueError("columns of different lengths, or of none")
    return 0


cdef Py_ssize_t _highest(const Py_ssize_t[::1] kin) except -1:
    cdef Py_ssize_t at, highest = 0
    for at in range(kin.shape[0]):
        if kin[at] < 0:
            raise ValueError("no kin has a negative number")
        highest = max(highest, kin[at])
    return highest
