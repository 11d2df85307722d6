"""Compiled twin of `cleaner.read.source`: one pass over the page's bytes."""

from cpython.bytes cimport PyBytes_FromStringAndSize
from libc.stdint cimport uint64_t
from libc.stdlib cimport free, malloc
from libc.string cimport memchr, memcmp, memcpy, strlen

ctypedef const char *Place

cdef enum:
    # As many as there are bits for those that a tag has, and longer than the longest.
    MOST_NAMES = 64
    LONGEST_NAME = 32
    MOST_ATTRIBUTES = 500

cdef struct Part:
    Place at
    Py_ssize_t size

# The attributes that are read: each with the tag that it is read of alone, or an empty one.
cdef struct Names:
    int count
    Part name[MOST_NAMES]
    Part tag[MOST_NAMES]
    # For each length the number of the last name of this length, and for each name the one before.
    int last[LONGEST_NAME]
    int before[MOST_NAMES]

cdef struct Attribute:
    Part name
    # Without its quotes.
    Part value
    bint is_quoted
    Place end

cdef struct Tag:
    Part name
    # What `type` says.
    Part kind
    Py_ssize_t pieces
    bint is_closed
    Place end

# What is written so far, up to which place it is, and how many pieces more there may be.
cdef struct Cut:
    char *out
    Place done
    Py_ssize_t left


def cut(bytes source, bytes read, Py_ssize_t most, *, bint by_the_rules):
    cdef:
        Place text = source
        Py_ssize_t size = len(source)
        Names names
        Cut made
        # A kept attribute takes five bytes at least, and one more for a space or two.
        char *out = <char *>malloc(size + size // 2 + 16)
    if out == NULL:
        raise MemoryError
    try:
        note_names(&names, read, len(read))
        made.out = out
        made.done = text
        made.left = most
        with nogil:
            shorten(text, text + size, &names, by_the_rules, &made)
        return None if made.left < 0 else PyBytes_FromStringAndSize(out, made.out - out)
    finally:
        free(out)


cdef int note_names(Names *names, Place at, Py_ssize_t size) except -1:
    cdef:
        Place end = at + size
        Place begin
        int length
    names.count = 0
    for length in range(LONGEST_NAME):
        names.last[length] = -1
    while True:
        while at < end and is_space(at[0]):
            at += 1
        if at == end:
            return 0
        if names.count == MOST_NAMES:
            raise ValueError("too many attributes are read")
        begin = at
        names.tag[names.count] = part(at, at)
        while at < end and not is_space(at[0]):
            if at[0] == c".":
                names.tag[names.count] = part(begin, at)
                begin = at + 1
            at += 1
        if at - begin >= LONGEST_NAME:
            raise ValueError("an attribute that is read has too long a name")
        names.name[names.count] = part(begin, at)
        names.before[names.count] = names.last[at - begin]
        names.last[at - begin] = names.count
        names.count += 1


cdef void shorten(
    Place at, Place end, Names *names, bint by_the_rules, Cut *made
) noexcept nogil:
    cdef:
        Place close
        Tag tag
    while made.left >= 0:
        at = find(at, end, c"<")
        if at == NULL or end - at < 2:
            break
        if is_letter(at[1]):
            tag.name = name_at(at + 1, end)
            if not open_tag(&tag, end, names, by_the_rules, made):
                break
            at = tag.end
            if tag.is_closed or not is_raw(&tag.name, by_the_rules):
                continue
            at = end_of_raw(at, end, &tag.name)
            if at == NULL:
                break
            if by_the_rules and not is_read(&tag, at):
                write(made, made.done, tag.end)
                made.done = at
        elif at[1] == c"/" and end - at > 2 and is_letter(at[2]):
            tag.name = name_at(at + 2, end)
            if not read_attributes(&tag, end, NULL, made):
                break
            at = tag.end
            made.left -= is_same(&tag.name, b"p")
        elif at[1] == c"!" and end - at > 3 and at[2] == c"-" and at[3] == c"-":
            close = end_of_comment(at + 4, end)
            if close == NULL:
                break
            if by_the_rules:
                write(made, made.done, at)
                write_text(made, b"<!-->")
                made.done = close
            at = close
        elif at[1] == c"!" or at[1] == c"?" or at[1] == c"/":
            at = find(at + 2, end, c">")
            if at == NULL:
                break
            at += 1
        else:
            at += 1
    write(made, made.done, end)


cdef bint open_tag(
    Tag *tag, Place end, Names *names, bint by_the_rules, Cut *made
) noexcept nogil:
    """Read a tag that opens an element, and write what is kept of it; False if it never ends."""
    cdef Cut before = made[0]
    if not by_the_rules:
        if not read_attributes(tag, end, NULL, made):
            return False
        if tag.pieces <= MOST_ATTRIBUTES + 1:
            made.left -= min(tag.pieces, MOST_ATTRIBUTES + 1)
            return True
    if not read_attributes(tag, end, names, made):
        made[0] = before
        return False
    made.left -= min(tag.pieces, MOST_ATTRIBUTES + 1)
    return True


cdef bint read_attributes(Tag *tag, Place end, Names *names, Cut *made) noexcept nogil:
    """Read a tag from its name on; where there are names, write the attributes of these names."""
    cdef:
        Place at = tag.name.at + tag.name.size
        Place begin
        Attribute found
        uint64_t seen = 0
        bint is_rewritten = False, is_bare = False
        int number
    tag.pieces = 1
    tag.kind = part(at, at)
    while True:
        begin = at
        while at < end and (is_space(at[0]) or at[0] == c"/"):
            at += 1
        if at == end:
            return False
        if at[0] == c">":
            tag.is_closed = at > begin and (at - 1)[0] == c"/"
            tag.end = at + 1
            if is_rewritten:
                if tag.is_closed:
                    write_text(made, b" />")
                else:
                    write_text(made, b">")
                made.done = tag.end
            return True
        if not read_attribute(&found, at, end):
            return False
        tag.pieces += 1
        if names != NULL:
            if not is_rewritten:
                is_rewritten = True
                write(made, made.done, tag.name.at + tag.name.size)
            number = number_of(names, &found.name, &tag.name)
            if number >= 0 and not seen >> number & 1:
                seen |= <uint64_t>1 << number
                write_text(made, b" ")
                write(made, at, found.end)
                if is_same(&found.name, b"type"):
                    tag.kind = found.value
        at = found.end


cdef bint read_attribute(Attribute *found, Place at, Place end) noexcept nogil:
    """Read an attribute; False if the page ends in it."""
    cdef:
        Place begin = at
    at += 1
    while at < end and not is_space(at[0]) and at[0] != c"/" and at[0] != c">" and at[0] != c"=":
        at += 1
    found.name = part(begin, at)
    found.value = part(at, at)
    found.end = at
    while at < end and is_space(at[0]):
        at += 1
    if at == end:
        return False
    if at[0] != c"=":
        return True
    at += 1
    while at < end and is_space(at[0]):
        at += 1
    if at == end:
        return False
    begin = at
    if at[0] == c'"' or at[0] == c"'":
        at = find(begin + 1, end, begin[0])
        if at == NULL:
            return False
        found.value = part(begin + 1, at)
        found.end = at + 1
    else:
        while at < end and not is_space(at[0]) and at[0] != c">":
            at += 1
        found.value = part(begin, at)
        found.end = at
    return True


cdef int number_of(Names *names, Part *name, Part *tag) noexcept nogil:
    """The number of an attribute of a tag among those that are read, -1 if it is not."""
    cdef int number
    if name.size >= LONGEST_NAME:
        return -1
    number = names.last[name.size]
    while number >= 0:
        if is_equal(name, &names.name[number]) and (
            names.tag[number].size == 0 or is_equal(tag, &names.tag[number])
        ):
            return number
        number = names.before[number]
    return -1


cdef bint is_raw(Part *name, bint by_the_rules) noexcept nogil:
    """Whether what is in an element is no markup."""
    if is_same(name, b"script") or is_same(name, b"style"):
        return True
    return by_the_rules and (
        is_same(name, b"textarea")
        or is_same(name, b"title")
        or is_same(name, b"iframe")
        or is_same(name, b"noembed")
        or is_same(name, b"noframes")
        or is_same(name, b"xmp")
        or is_same(name, b"plaintext")
    )


cdef bint is_read(Tag *tag, Place end) noexcept nogil:
    """Whether something is read of the raw text behind a tag."""
    cdef Part kind = tag.kind
    if is_same(&tag.name, b"style"):
        return holds(tag.end, end, b"none") or holds(tag.end, end, b"display")
    if not is_same(&tag.name, b"script"):
        return True
    if find(kind.at, kind.at + kind.size, c"&") != NULL or holds_small(&kind, b"ld+json"):
        return True
    if is_exactly(&kind, b"application/json"):
        return True
    if kind.size > 0 and not is_exactly(&kind, b"text/javascript") and not is_exactly(&kind, b"module"):
        return False
    return (
        holds(tag.end, end, b"Fusion.globalContent")
        or holds(tag.end, end, b"__next_f.push")
        or assigns(tag.end, end)
    )


cdef bint assigns(Place at, Place end) noexcept nogil:
    """Whether a script assigns something to a name that ends in two underscores."""
    while True:
        at = find(at, end, c"_")
        if at == NULL or end - at < 3:
            return False
        at += 1
        if at[0] == c"_":
            at += 1
            while at < end and not (0x20 < at[0] < 0x80):
                at += 1
            if at < end and at[0] == c"=":
                return True
            # The last of three underscores may be the first of two.
            at -= (at - 1)[0] == c"_"


cdef Place end_of_comment(Place at, Place end) noexcept nogil:
    """The place behind a comment, NULL if it is not closed."""
    if end - at > 0 and at[0] == c">":
        return at + 1
    if end - at > 1 and at[0] == c"-" and at[1] == c">":
        return at + 2
    while True:
        at = find(at, end, c"-")
        if at == NULL or end - at < 3:
            return NULL
        if at[1] == c"-" and at[2] == c">":
            return at + 3
        if at[1] == c"-" and at[2] == c"!" and end - at > 3 and at[3] == c">":
            return at + 4
        at += 1


cdef Place end_of_raw(Place at, Place end, Part *name) noexcept nogil:
    """Where the end tag of an element of raw text begins, NULL if there is none."""
    cdef Place close = at
    if is_same(name, b"plaintext"):
        return NULL
    while True:
        close = find(close, end, c"<")
        if close == NULL:
            return NULL
        if end - close > 1 and close[1] == c"/" and begins(close + 2, end, name):
            break
        close += 1
    if is_same(name, b"script") and holds(at, close, b"<!--"):
        return end_of_escaped(at, end, name)
    return close


cdef Place end_of_escaped(Place at, Place end, Part *name) noexcept nogil:
    """Where the end tag of a script with comments in it begins, NULL if there is none."""
    cdef bint is_comment = False, is_double = False
    while at < end:
        if at[0] == c"-":
            if end - at > 2 and at[1] == c"-" and at[2] == c">":
                is_comment = is_double = False
        elif at[0] == c"<":
            if end - at > 3 and at[1] == c"!" and at[2] == c"-" and at[3] == c"-":
                is_comment = True
            elif begins(at + 1, end, name):
                is_double = is_comment
            elif end - at > 1 and at[1] == c"/" and begins(at + 2, end, name):
                if not is_double:
                    return at
                is_double = False
        at += 1
    return NULL


cdef bint begins(Place at, Place end, Part *name) noexcept nogil:
    """Whether a tag's name stands at a place, and ends there."""
    cdef Part there
    if end - at <= name.size:
        return False
    there = part(at, at + name.size)
    at += name.size
    return is_equal(&there, name) and (is_space(at[0]) or at[0] == c"/" or at[0] == c">")


cdef inline bint is_same(Part *name, Place other) noexcept nogil:
    cdef Part there = part(other, other + strlen(other))
    return is_equal(name, &there)


cdef inline bint is_equal(Part *one, Part *other) noexcept nogil:
    """Whether two texts are the same but for the size of letters."""
    cdef Py_ssize_t at
    if one.size != other.size:
        return False
    for at in range(one.size):
        if small(one.at[at]) != small(other.at[at]):
            return False
    return True


cdef bint holds(Place at, Place end, Place text) noexcept nogil:
    """Whether a text stands between two places."""
    cdef Py_ssize_t size = strlen(text)
    while True:
        at = find(at, end, text[0])
        if at == NULL or end - at < size:
            return False
        if memcmp(at, text, size) == 0:
            return True
        at += 1


cdef bint holds_small(Part *value, Place text) noexcept nogil:
    """Whether a text stands in a value, in letters of any size."""
    cdef:
        Py_ssize_t at, size = strlen(text)
        Part there
    for at in range(value.size - size + 1):
        there = part(value.at + at, value.at + at + size)
        if is_same(&there, text):
            return True
    return False


cdef inline bint is_exactly(Part *value, Place text) noexcept nogil:
    return value.size == <Py_ssize_t>strlen(text) and memcmp(value.at, text, value.size) == 0


cdef inline Part part(Place at, Place end) noexcept nogil:
    cdef Part made
    made.at = at
    made.size = end - at
    return made


cdef inline Part name_at(Place at, Place end) noexcept nogil:
    """The name of a tag."""
    cdef Place begin = at
    while at < end and not is_space(at[0]) and at[0] != c"/" and at[0] != c">":
        at += 1
    return part(begin, at)


cdef inline Place find(Place at, Place end, char sign) noexcept nogil:
    """The first place of a sign between two places, NULL if there is none."""
    if at >= end:
        return NULL
    return <Place>memchr(at, sign, end - at)


cdef inline void write(Cut *made, Place at, Place end) noexcept nogil:
    memcpy(made.out, at, end - at)
    made.out += end - at


cdef inline void write_text(Cut *made, Place text) noexcept nogil:
    write(made, text, text + strlen(text))


cdef inline unsigned char small(unsigned char sign) noexcept nogil:
    return sign | 0x20 if c"A" <= sign <= c"Z" else sign


cdef inline bint is_letter(unsigned char sign) noexcept nogil:
    return c"a" <= (sign | 0x20) <= c"z"


cdef inline bint is_space(unsigned char sign) noexcept nogil:
    return sign == 0x20 or (0x09 <= sign <= 0x0D and sign != 0x0B)
