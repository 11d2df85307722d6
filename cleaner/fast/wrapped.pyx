"""Compiled twin of `continued` in `cleaner.read.text.wrapped`."""

from cpython.mem cimport PyMem_Calloc, PyMem_Free
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ

from cleaner.fast.signs cimport is_closed_at, is_cased, is_cjk, is_space

cdef enum:
    # As in `cleaner.read.text.wrapped`.
    NARROWEST = 36
    NARROWEST_CJK = 18
    WIDEST = 132
    FEWEST_RUNNING = 3
    FEWEST = 5
    MOST_WIDTHS = 3
    MOST_TRIES = 2
    DEEPEST_INDENT = 24
    HANGING = 6
    TAB = 4
    # Wider lines, deeper indents and longer words are all alike.
    HUGE = 1 << 28
    NONE = -1

cdef double LONG = 0.8, FULL_SHARE = 0.75, OVER = 0.1, A_LITTLE = 1.4, WITHIN = 0.6, SMALL = 0.25

cdef enum:
    # What a line is. The first has words; the others are asked of such alone.
    HELD = 1
    ITEM = 2
    ODD = 4
    ENDS = 8
    UPPER = 16
    LOWER = 32
    CASED = 64
    WIDE = 128
    SPACED = 256
    # Whether it may go on with the one above, and does: the breaks, those not explained yet, those
    # that show a width, those that come of it, and what was found.
    BREAK = 512
    REST = 1024
    SHOWING = 2048
    FULL = 4096
    JOINED = 8192

cdef struct Line:
    int depth
    int indent
    int size
    int first_word
    int run
    # The next line of the same depth.
    int next
    int marks


def continued(list lines not None, odd=frozenset()):
    cdef:
        Py_ssize_t size = len(lines), at, run = 0, group
        Line *read
        int *apart
        list firsts
    if size >= HUGE:
        raise ValueError("too many lines")
    read = <Line *>PyMem_Calloc(size + 1, sizeof(Line))
    # For each run of lines the last group whose width explains one of them.
    apart = <int *>PyMem_Calloc(size + 1, sizeof(int))
    try:
        if read is NULL or apart is NULL:
            raise MemoryError
        for at in range(size):
            _read(&read[at], lines[at])
            run += not read[at].marks & HELD
            read[at].run = run
        for number in odd:
            if 0 <= number < size:
                read[<Py_ssize_t>number].marks |= ODD
        _mark_breaks(read, size)
        firsts = _chained(read, size)
        for group in range(len(firsts)):
            _join(read, size, firsts[group], apart, group + 1)
        return _joined(read, size)
    finally:
        PyMem_Free(apart)
        PyMem_Free(read)


cdef int _read(Line *line, str text) except -1:
    """Note what counts of a line; nothing where it has no words."""
    cdef:
        int kind = PyUnicode_KIND(text)
        void *data = PyUnicode_DATA(text)
        Py_ssize_t end = len(text), start = 0, at = 0, depth = 0, indent = 0
        Py_UCS4 sign = 0
    # Marks of quoting, each with three spaces before it at most.
    while at < end:
        sign = PyUnicode_READ(kind, data, at)
        if sign == u">":
            depth += 1
            start = at + 1
        elif (sign != u" " and sign != u"\t") or at - start == 3:
            break
        at += 1
    at = start
    while at < end:
        sign = PyUnicode_READ(kind, data, at)
        if sign == u" ":
            indent += 1
        elif sign == u"\t":
            indent += TAB - indent % TAB
        else:
            break
        at += 1
    # One space behind the mark belongs to it.
    indent -= depth > 0 and indent > 0
    while end > at and is_space(PyUnicode_READ(kind, data, end - 1)):
        end -= 1
    if _is_rule(kind, data, at, end):
        return 0
    line.depth = min(depth, HUGE)
    line.indent = min(indent, HUGE)
    line.size = min(indent + end - at, HUGE)
    line.marks = HELD
    if _is_item(kind, data, at, end):
        line.marks |= ITEM
    if is_closed_at(kind, data, end):
        line.marks |= ENDS
    sign = PyUnicode_READ(kind, data, at)
    if is_cjk(sign):
        line.marks |= WIDE
    if sign.isupper():
        line.marks |= UPPER
    if sign.islower():
        line.marks |= LOWER
    if is_cased(sign):
        line.marks |= CASED
    # White space that is no indent may stand before the first word.
    while is_space(sign):
        if sign == u" ":
            line.marks |= SPACED
        at += 1
        sign = PyUnicode_READ(kind, data, at)
    start = at
    while at < end and not is_space(PyUnicode_READ(kind, data, at)):
        at += 1
    line.first_word = 1 if line.marks & WIDE else min(at - start, HUGE)
    while at < end and PyUnicode_READ(kind, data, at) != u" ":
        at += 1
    if at < end:
        line.marks |= SPACED
    return 0


cdef bint _is_rule(int kind, void *text, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Whether a line's words are none: nothing, or marks of a rule."""
    cdef Py_ssize_t at
    for at in range(start, end):
        if PyUnicode_READ(kind, text, at) not in u"-=_*~#+ ":
            return False
    return True


cdef bint _is_item(int kind, void *text, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Whether a line opens with the mark of a list item."""
    cdef:
        Py_ssize_t at = start, digits
        Py_UCS4 sign = PyUnicode_READ(kind, text, at)
    if sign in u"-*+•◦▪‣●·–—":
        return at + 1 < end and PyUnicode_READ(kind, text, at + 1) in u" \t\xa0"
    if sign != u"(" and not u"0" <= sign <= u"9":
        return False
    at += sign == u"("
    digits = at
    while at < end and PyUnicode_READ(kind, text, at).isdecimal():
        at += 1
    return (
        1 <= at - digits <= 3
        and at + 1 < end
        and PyUnicode_READ(kind, text, at) in u".)"
        and PyUnicode_READ(kind, text, at + 1) in u" \t"
    )


cdef void _mark_breaks(Line *read, Py_ssize_t size) noexcept:
    """Mark the lines that may go on with the one above, as far as can be told without a width."""
    cdef:
        Py_ssize_t at
        Line *above
        Line *line
    for at in range(1, size):
        above, line = &read[at - 1], &read[at]
        if (
            above.marks & HELD
            and line.marks & HELD
            and above.depth == line.depth
            and (above.size <= WIDEST or above.marks & ODD)
            and not line.marks & ITEM
            and line.indent <= DEEPEST_INDENT
            and line.indent - above.indent <= (HANGING if above.marks & ITEM else 0)
        ):
            line.marks |= BREAK | REST


cdef list _chained(Line *read, Py_ssize_t size):
    """Have each line know the next of its depth; return the first of each depth."""
    cdef:
        Py_ssize_t at, last = NONE
        int depth = NONE
        list firsts = []
        dict lasts = {}
    for at in range(size):
        read[at].next = NONE
        if not read[at].marks & HELD:
            continue
        if read[at].depth != depth:
            lasts[depth] = last
            depth = read[at].depth
            last = lasts.get(depth, NONE)
        if last == NONE:
            firsts.append(at)
        else:
            read[last].next = at
        last = at
    return firsts


cdef int _join(Line *read, Py_ssize_t size, int first, int *apart, int group) except -1:
    """Mark the lines of one depth that go on with the one above."""
    cdef int at
    for _ in range(MOST_WIDTHS):
        if not _mark_full(read, first, apart, group):
            break
        at = first
        while at != NONE:
            if read[at].marks & FULL:
                if not _is_doubtful(read, size, at):
                    read[at].marks |= JOINED
                # A paragraph of one width says nothing against another.
                apart[read[at].run] = group
            at = read[at].next
        at = first
        while at != NONE:
            if read[at].marks & FULL:
                read[at].marks &= ~(FULL | REST)
            at = read[at].next
    return 0


cdef bint _mark_full(Line *read, int first, const int *apart, int group) noexcept:
    """Mark the breaks that come of the width that most agree on; return whether it is shown."""
    cdef:
        int at = first, width
        bint is_any
    while at != NONE:
        read[at].marks &= ~SHOWING
        # The first line of all is no break.
        if read[at].marks & REST and not (read[at].marks | read[at - 1].marks) & ODD:
            read[at].marks |= SHOWING
        at = read[at].next
    for _ in range(MOST_TRIES):
        width = _width(read, first)
        if width == 0:
            return False
        is_any = False
        at = first
        while at != NONE:
            if read[at].marks & SHOWING and _is_full(read, at, width, False):
                read[at].marks |= FULL
                is_any = True
            at = read[at].next
        if not is_any:
            return False
        if _is_shown(read, first, width, apart, group):
            at = first
            while at != NONE:
                if (
                    read[at].marks & REST
                    and not read[at].marks & SHOWING
                    and _is_full(read, at, width, read[at - 1].marks & ODD != 0)
                ):
                    read[at].marks |= FULL
                at = read[at].next
            return True
        # Where a text has two widths, lines of the one may speak against the other at first.
        at = first
        while at != NONE:
            if read[at].marks & FULL:
                read[at].marks &= ~(FULL | SHOWING)
            at = read[at].next
    return False


cdef int _width(const Line *read, int first) noexcept:
    """The width that most breaks agree on, in characters, or 0 where too few do."""
    cdef:
        int running[WIDEST + 2]
        int every[WIDEST + 2]
        int at = first, width, end, best = 0
    for width in range(WIDEST + 2):
        running[width] = every[width] = 0
    while at != NONE:
        if read[at].marks & SHOWING:
            # Lines above those that show a width are never wider.
            width = read[at - 1].size
            end = min(WIDEST, width + read[at].first_word) + 1
            every[width] += 1
            every[end] -= 1
            if not read[at].marks & UPPER and not read[at - 1].marks & ENDS:
                running[width] += 1
                running[end] -= 1
        at = read[at].next
    for width in range(1, WIDEST + 1):
        running[width] += running[width - 1]
        every[width] += every[width - 1]
        if running[width] > running[best] or (
            running[width] == running[best] and every[width] >= every[best]
        ):
            best = width
    return best if running[best] >= FEWEST_RUNNING else 0


cdef bint _is_full(const Line *read, Py_ssize_t at, int width, bint is_odd) noexcept:
    """Whether the first word of a line had no room on the one above, which may be an odd one."""
    cdef:
        const Line *above = &read[at - 1]
        const Line *line = &read[at]
        int slack = 2 if line.marks & WIDE else 0
    if not (above.marks & SPACED or line.marks & SPACED or slack):
        return False
    return (above.size <= width or is_odd) and width < above.size + 1 + line.first_word + slack


cdef bint _is_shown(
    const Line *read, int first, int width, const int *apart, int group
) noexcept:
    """Whether breaks show that lines were wrapped at a width, and did not come out so by chance."""
    cdef:
        int at = first, full = 0, wide = 0, long_ones = 0, over = 0, within = 0, cased = 0, small = 0
        int marks, size
    while at != NONE:
        marks = read[at].marks
        size = read[at].size
        if not marks & ODD and apart[read[at].run] != group:
            over += width < size and size <= width * A_LITTLE
        if marks & SHOWING:
            size = read[at - 1].size
            long_ones += width * LONG < size and size <= width
        if marks & FULL:
            full += 1
            wide += marks & WIDE != 0
            within += not read[at - 1].marks & ENDS
            if marks & CASED:
                cased += 1
                small += marks & LOWER != 0
        at = read[at].next
    if width < (NARROWEST_CJK if wide * 2 > full else NARROWEST):
        return False
    if full < long_ones * FULL_SHARE or over > full * OVER or within < full * WITHIN:
        return False
    if cased * 2 > full and small < cased * SMALL:
        return False
    return full >= (FEWEST_RUNNING if small * 2 > full else FEWEST)


cdef bint _is_doubtful(const Line *read, Py_ssize_t size, Py_ssize_t at) noexcept:
    """Whether a break may have come out so: a new sentence begins, and no neighbour is broken."""
    return (
        read[at - 1].marks & ENDS
        and not read[at].marks & LOWER
        and not read[at - 1].marks & FULL
        and not (at + 1 < size and read[at + 1].marks & FULL)
    )


cdef frozenset _joined(const Line *read, Py_ssize_t size):
    """The lines that go on, and those that hang below an item's words where any do."""
    cdef:
        Py_ssize_t at
        set found = {at for at in range(size) if read[at].marks & JOINED}
    if found:
        for at in range(1, size):
            if (
                read[at].marks & BREAK
                and read[at - 1].marks & ITEM
                and read[at].indent > read[at - 1].indent
                and read[at].marks & LOWER
            ):
                found.add(at)
    return frozenset(found)
