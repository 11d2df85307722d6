"""Compiled twin of `cleaner.read.walk`: it goes from node to node of libxml2's tree.

lxml's C interface gives the first node. From there on, fields of nodes are read, and no function of
libxml2 or lxml is called. What is rare on a page, plain functions do.
"""

cimport cython
from cpython.mem cimport PyMem_Free, PyMem_Realloc
from cpython.object cimport PyObject
from libc.stdint cimport uintptr_t
from lxml.includes.etreepublic cimport _Element
from lxml.includes.tree cimport XML_ELEMENT_NODE, xmlAttr, xmlChar, xmlNode

from cleaner.fast.nodes cimport (
    behind_text,
    decoded,
    is_ascii_space,
    is_text,
    next_inside,
    text_from,
    text_inside,
    value_of,
)

from lxml import etree

from cleaner.addresses import LONGEST_LINK
from cleaner.limits import NO_LIMIT
from cleaner.markup import Picture, Row
from cleaner.page import EMBED_WORD, HEADING_TAGS, HIDDEN_WORD, NO_ELEMENT, Kind
from cleaner.read import columns, names, tags
from cleaner.read.columns import NOTHING, Columns, Run, run_of_row
from cleaner.read.hidden import hides
from cleaner.read.names import name_embed, name_kicker, name_note, name_words, without_made
from cleaner.read.tags import (
    KIND_OF_TAG,
    MARKED_AS,
    PERMALINKS,
    STEPS,
    numbering_of,
    source_of,
)
from cleaner.text import folded, has_words, normalise

# The numbers that the plain twin goes by.
cdef:
    int SKIP = tags.SKIP, PICTURE = tags.PICTURE, BREAK = tags.BREAK, SPAN = tags.SPAN
    int LINK = tags.LINK, STRONG = tags.STRONG, BLOCK = tags.BLOCK, CELL = tags.CELL, ROW = tags.ROW
    int TEXT = tags.TEXT, UNKNOWN = tags.UNKNOWN
    Py_ssize_t ROW_LOOK = tags.ROW_LOOK
    Py_ssize_t LONGEST_NAMES = names.LONGEST_NAMES
    Py_ssize_t MOST_NAMES = names.MOST_NAMES
    Py_ssize_t LONGEST_NOTE = names.LONGEST_NOTE
    Py_ssize_t MOST_IN_NOTE = names.MOST_IN_NOTE
    Py_ssize_t MOST_MARKS = columns.MOST_MARKS
    Py_ssize_t MOST_PICTURES = columns.MOST_PICTURES
    Py_ssize_t LONGEST_ALT = columns.LONGEST_ALT
    Py_ssize_t LONGEST_PARAGRAPH = columns.LONGEST_PARAGRAPH
    Py_ssize_t LONGEST_TARGET = LONGEST_LINK
    tuple GOES_ON = columns.GOES_ON
    str SEPARATORS = columns.SEPARATORS
    object PARAGRAPH = Kind.PARAGRAPH, EMBED = Kind.EMBED, LABEL = Kind.LABEL
    object TABLE_ROW = Kind.TABLE_ROW

cdef enum:
    # A page has some sixty tags and a hundred names of attributes.
    SLOTS = 1024
    # What a name means as a tag,
    IS_HEADING = 1 << 0
    MAY_EMBED = 1 << 1
    LAYS_OUT = 1 << 2
    BREAKS = 1 << 3
    MAY_BE_NUMBERED = 1 << 4
    IS_ITEM = 1 << 5
    IS_HEAD_CELL = 1 << 6
    IS_DIALOG = 1 << 7
    # and as the name of an attribute.
    OF_PICTURE = 1 << 8
    OF_INLINE = 1 << 9
    OF_BLOCK = 1 << 10
    NAMES = 1 << 11
    NUMBERS = 1 << 12
    IS_CLASS = 1 << 13
    IS_STYLE = 1 << 14
    IS_HIDDEN = 1 << 15
    IS_HIDDEN_FROM_SPEECH = 1 << 16
    IS_OPEN = 1 << 17
    IS_ROLE = 1 << 18
    IS_TEST = 1 << 19
    IS_TARGET = 1 << 20
    OF_SENTENCES = 1 << 21

cdef list BITS = [
    (IS_HEADING, HEADING_TAGS),
    (OF_SENTENCES, tags.OF_SENTENCES),
    (MAY_EMBED, tags.MAY_EMBED),
    (LAYS_OUT, tags.LAYOUT),
    (BREAKS, ("p", "br")),
    (MAY_BE_NUMBERED, tags.NUMBERED),
    (IS_ITEM, ("li",)),
    (IS_HEAD_CELL, ("th",)),
    (IS_DIALOG, ("dialog",)),
    (OF_PICTURE, tags.OF_PICTURES),
    (OF_INLINE, names.OF_INLINES),
    (OF_BLOCK, names.OF_BLOCKS),
    (NAMES, names.NAMING),
    (NUMBERS, ("start", "value", "reversed")),
    (IS_CLASS, ("class",)),
    (IS_STYLE, ("style",)),
    (IS_HIDDEN, ("hidden",)),
    (IS_HIDDEN_FROM_SPEECH, ("aria-hidden",)),
    (IS_OPEN, ("open",)),
    (IS_ROLE, ("role",)),
    (IS_TEST, ("data-testid",)),
    (IS_TARGET, ("href",)),
]


cdef tuple NO_MEANING = (UNKNOWN, 0, None)


cdef dict find_meanings():
    """For each name that means something the step at such an element, its bits, and kind."""
    found = {name: (step, 0, None) for name, step in STEPS.items()}
    for bit, names in BITS:
        for name in names:
            step, bits, _ = found.get(name, NO_MEANING)
            found[name] = (step, bits | bit, None)
    for name, kind in KIND_OF_TAG.items():
        step, bits, _ = found.get(name, NO_MEANING)
        found[name] = (step, bits, kind)
    return found


cdef dict MEANINGS = find_meanings()


cdef struct Name:
    # What a name means. libxml2 keeps each name of a page once, so its address tells it.
    const xmlChar *spelled
    # Its characters, and the kind of a block in such an element, or NULL: the walk keeps both.
    PyObject *text
    PyObject *kind
    int step
    int bits


cdef struct Open:
    # An open element, and how many characters were read before it.
    xmlNode *node
    int step
    Py_ssize_t start


cdef struct Block:
    # An open block-level element, its number on the page, and the kind of a block right in it.
    xmlNode *node
    bint is_heading
    Py_ssize_t number
    PyObject *kind


def walk(_Element root not None, limit=NO_LIMIT, labels=(), hiding=frozenset()):
    cdef _Walk state = _Walk(limit, hiding)
    # The element keeps its tree alive meanwhile.
    state.walk(root._c_node, labels)
    return state.page


@cython.final
cdef class _Walk:
    """The state of one walk; see the plain twin."""

    cdef:
        Name meanings[SLOTS]
        list kept
        object limit
        Py_ssize_t most_blocks
        # The words of names so far, and how many more characters of names are looked at.
        frozenset hiding
        dict known
        Py_ssize_t names_left
        # The columns.
        object page
        list texts, kinds, owners, linked_sizes, bold_sizes, raws, begins, marks, pictures
        list tags, words, class_sizes, parents, ends, depths
        # The open run of text.
        list parts
        Py_ssize_t linked, bold, links, bolds, read, begun
        # The line break.
        Py_ssize_t broken_at
        xmlNode *broken_in
        # The open elements, the block-level ones among them, and how many of those are numbered.
        Open *opened
        Py_ssize_t depth, room
        Block *blocks
        Py_ssize_t block_depth, block_room, numbered
        # The table's row.
        xmlNode *row
        list cells

    def __cinit__(self, limit, hiding):
        self.kept = []
        self.limit = limit
        self.most_blocks = limit.blocks
        self.hiding = frozenset(hiding)
        self.known = {}
        self.names_left = MOST_NAMES
        self.page = Columns.empty()
        self.texts = self.page.texts
        self.kinds = self.page.kinds
        self.owners = self.page.owners
        self.linked_sizes = self.page.linked
        self.bold_sizes = self.page.bold
        self.raws = self.page.raws
        self.begins = self.page.begins
        self.marks = self.page.marks
        self.pictures = self.page.pictures
        self.tags = self.page.tags
        self.words = self.page.words
        self.class_sizes = self.page.class_sizes
        self.parents = self.page.parents
        self.ends = self.page.ends
        self.depths = self.page.depths
        self.parts = []
        self.broken_at = -1
        self.cells = []

    def __dealloc__(self):
        PyMem_Free(self.opened)
        PyMem_Free(self.blocks)

    cdef int walk(self, xmlNode *root, labels) except -1:
        cdef xmlNode *node = root.children
        cdef Open closed
        cdef int step
        self.open_block(root)
        for line in labels:
            self.add_block(line, 0, 0, "", 0, LABEL)
        while True:
            if node is NULL:
                if not self.depth:
                    break
                self.depth -= 1
                closed = self.opened[self.depth]
                self.close(&closed)
                node = closed.node.next
            elif is_text(node):
                self.add_text(node)
                node = behind_text(node)
            elif node.type != XML_ELEMENT_NODE:
                node = node.next
            else:
                step = self.step_at(node)
                if step <= BREAK:
                    node = node.next
                else:
                    self.open(node, step)
                    node = node.children
        self.close_block()
        return 0

    cdef const Name *meaning(self, const xmlChar *spelled) except NULL:
        """What a name means; what is given holds until the next name is asked for."""
        cdef Name *name = &self.meanings[<uintptr_t> spelled % SLOTS]
        if name.spelled is not spelled:
            text = decoded(spelled)
            step, bits, kind = MEANINGS.get(text, NO_MEANING)
            self.kept.append(text)
            name.text = <PyObject *> text
            name.kind = NULL if kind is None else <PyObject *> kind
            name.step, name.bits = step, bits
            name.spelled = spelled
        return name

    cdef dict attributes(self, xmlNode *element, int asked):
        """Those attributes of an element that are asked for, in its order."""
        cdef xmlAttr *attribute = element.properties
        cdef const Name *name
        cdef dict found = {}
        while attribute is not NULL:
            name = self.meaning(attribute.name)
            if name.bits & asked:
                found[<object> name.text] = value_of(attribute)
            attribute = attribute.next
        return found

    cdef int step_at(self, xmlNode *element) except -1:
        cdef int step = self.meaning(element.name).step
        if step == UNKNOWN:
            step = TEXT if self.is_in_sentence(element) else BLOCK
        if step == PICTURE:
            self.add_picture(element)
        elif step == BREAK:
            self.break_line()
        elif step == LINK and self.is_in_heading() and is_permalink(element):
            return SKIP
        elif BREAK < step < BLOCK and element.properties is not NULL:
            return self.step_in_sentence(element, step)
        return step

    cdef bint is_in_heading(self) noexcept:
        return self.blocks[self.block_depth - 1].is_heading

    cdef bint is_in_sentence(self, xmlNode *element) except -1:
        cdef xmlNode *node = element.children
        if not self.meaning(self.blocks[self.block_depth - 1].node.name).bits & OF_SENTENCES:
            return False
        if not is_ascii_space(element.next):
            return True
        while node is not NULL:
            if node.type == XML_ELEMENT_NODE:
                return False
            node = node.next
        return True

    cdef int step_in_sentence(self, xmlNode *element, int step) except -1:
        cdef xmlAttr *attribute = element.properties
        cdef int bits
        cdef bint is_hidden = False
        cdef str classes = "", role = "", style = "", test = ""
        while attribute is not NULL:
            bits = self.meaning(attribute.name).bits
            if bits & OF_INLINE:
                if bits & IS_CLASS:
                    classes = value_of(attribute)[:LONGEST_NAMES]
                elif bits & IS_ROLE:
                    role = value_of(attribute)
                elif bits & IS_STYLE:
                    style = value_of(attribute)
                elif bits & IS_TEST:
                    test = value_of(attribute)
                elif bits & IS_HIDDEN:
                    is_hidden = True
            attribute = attribute.next
        if classes and name_note(classes):
            return SKIP
        if role == "tooltip":
            return SKIP
        if (is_hidden or (style and hides(style))) and is_note(element):
            return SKIP
        if step == SPAN and self.is_in_heading():
            if name_kicker(f"{classes} {test}"[:LONGEST_NAMES]):
                return BLOCK
        return step

    cdef int open(self, xmlNode *element, int step) except -1:
        cdef Py_ssize_t room
        cdef void *grown
        if self.depth == self.room:
            room = 2 * self.room + 64
            grown = PyMem_Realloc(self.opened, room * sizeof(Open))
            if grown is NULL:
                raise MemoryError
            self.opened, self.room = <Open *> grown, room
        self.opened[self.depth] = Open(element, step, self.read)
        self.depth += 1
        if step >= BLOCK:
            self.close_run()
            self.open_block(element)
            if step == CELL and self.row is not NULL:
                self.cells.append([])
            elif step == ROW and self.row is NULL and self.is_data_row(element):
                self.row = element
        elif step == LINK:
            self.links += 1
        elif step == STRONG:
            self.bolds += 1
        return 0

    cdef int open_block(self, xmlNode *element) except -1:
        cdef Py_ssize_t room
        cdef void *grown
        cdef bint is_heading = self.meaning(element.name).bits & IS_HEADING
        if self.block_depth == self.block_room:
            room = 2 * self.block_room + 64
            grown = PyMem_Realloc(self.blocks, room * sizeof(Block))
            if grown is NULL:
                raise MemoryError
            self.blocks, self.block_room = <Block *> grown, room
        self.blocks[self.block_depth] = Block(element, is_heading, NO_ELEMENT, NULL)
        self.block_depth += 1
        return 0

    cdef int close(self, const Open *closed) except -1:
        if closed.step >= BLOCK:
            return self.close_block()
        if closed.step >= LINK:
            return self.close_inline(closed)
        return 0

    cdef int close_block(self) except -1:
        cdef Py_ssize_t innermost = self.block_depth - 1
        self.close_run()
        if self.row is self.blocks[innermost].node:
            self.close_row()
        if self.numbered == self.block_depth:
            self.ends[self.blocks[innermost].number] = len(self.tags)
            self.numbered -= 1
        self.block_depth -= 1
        return 0

    cdef int close_inline(self, const Open *closed) except -1:
        cdef xmlAttr *attribute
        cdef str target = ""
        if closed.step == LINK:
            self.links -= 1
        elif closed.step == STRONG:
            self.bolds -= 1
        if self.read == closed.start or len(self.marks) >= MOST_MARKS:
            return 0
        if closed.step == LINK:
            attribute = closed.node.properties
            while attribute is not NULL:
                if self.meaning(attribute.name).bits & IS_TARGET:
                    target = value_of(attribute)
                attribute = attribute.next
        if len(target) <= LONGEST_TARGET:
            self.marks.append((closed.start, self.read, MARKED_AS[closed.step], target))
        return 0

    cdef int add_text(self, xmlNode *node) except -1:
        """Add the text of a node and of those right behind it."""
        cdef str text
        cdef Py_ssize_t size
        # Most texts are the white space between two tags.
        if not self.parts and is_ascii_space(node):
            return 0
        text = text_from(node)
        if not text or (not self.parts and text.isspace()):
            return 0
        self.parts.append(text)
        self.read += len(text)
        if self.links or self.bolds:
            size = len(text.strip())
            if self.links:
                self.linked += size
            if self.bolds:
                self.bold += size
        return 0

    cdef int close_run(self) except -1:
        cdef Py_ssize_t linked = self.linked, bold = self.bold, begun = self.begun
        cdef str raw, text
        if not self.parts:
            return 0
        raw = "".join(self.parts)
        # Without an entity there is nothing else to do.
        text = normalise(raw) if "&" in raw else folded(raw)
        self.parts.clear()
        self.linked = self.bold = 0
        self.begun = self.read
        if self.row is NULL:
            if has_words(text):
                self.add_block(text, linked, bold, raw, begun, None)
        elif has_words(text) or text in NOTHING:
            if not self.cells:
                self.cells.append([])
            self.cells[len(self.cells) - 1].append(Run(text, linked, bold, raw, begun))
        return 0

    cdef int break_line(self) except -1:
        if self.parts:
            self.close_run()
            self.broken_at = len(self.texts)
            self.broken_in = self.blocks[self.block_depth - 1].node
        else:
            self.broken_at = -1
        return 0

    cdef int add_picture(self, xmlNode *element) except -1:
        self.close_run()
        if len(self.pictures) < MOST_PICTURES:
            picture = self.attributes(element, OF_PICTURE)
            source = source_of(picture)
            if source:
                alt = normalise(picture.get("alt", "")[:LONGEST_ALT])
                self.pictures.append(Picture(len(self.texts), source, alt))
        return 0

    cdef int add_block(
        self, str text, Py_ssize_t linked, Py_ssize_t bold, str raw, Py_ssize_t begun, kind
    ) except -1:
        cdef Py_ssize_t owner, size, number = len(self.texts)
        cdef xmlNode *element = self.blocks[self.block_depth - 1].node
        self.number_opened()
        owner = self.blocks[self.block_depth - 1].number
        if text.startswith(GOES_ON) and self.is_open(owner):
            return self.extend_last(text, linked, bold, raw, begun)
        if number >= self.most_blocks:
            self.limit.refuse_blocks()
        if (
            len(text) > 1
            and text[1] == " "
            and text[0] in SEPARATORS
            and self.follows_kicker(owner)
        ):
            text = text.lstrip(SEPARATORS)
        if self.broken_at == number and element is self.broken_in:
            self.page.breaks.add(number)
        size = len(text)
        if kind is None:
            kind = <object> self.blocks[self.block_depth - 1].kind
        self.texts.append(text)
        self.kinds.append(kind)
        self.owners.append(owner)
        self.linked_sizes.append(min(linked, size))
        self.bold_sizes.append(min(bold, size))
        self.raws.append(raw)
        self.begins.append(begun)
        return 0

    cdef bint is_open(self, Py_ssize_t owner) except -1:
        cdef Py_ssize_t last = len(self.texts) - 1
        return (
            last >= 0
            and self.owners[last] == owner
            and len(<str> self.texts[last]) <= LONGEST_PARAGRAPH
        )

    cdef int extend_last(
        self, str text, Py_ssize_t linked, Py_ssize_t bold, str raw, Py_ssize_t begun
    ) except -1:
        cdef Py_ssize_t last = len(self.texts) - 1, size
        self.add_runs(len(<str> self.texts[last]), [Run(text, linked, bold, raw, begun)])
        text = <str> self.texts[last] + text
        size = len(text)
        self.texts[last] = text
        self.linked_sizes[last] = min(<Py_ssize_t> self.linked_sizes[last] + linked, size)
        self.bold_sizes[last] = min(<Py_ssize_t> self.bold_sizes[last] + bold, size)
        return 0

    cdef bint follows_kicker(self, Py_ssize_t owner) except -1:
        cdef Py_ssize_t last = len(self.texts) - 1
        return (
            last >= 0
            and self.parents[self.owners[last]] == owner
            and self.blocks[self.block_depth - 1].is_heading
        )

    cdef int close_row(self) except -1:
        cdef xmlNode *row = self.row
        cdef list cells = self.cells
        filled = [cell for cell in cells if cell]
        self.row = NULL
        self.cells = []
        runs = [run for cell in filled for run in cell]
        shown = [run for run in runs if run.text not in NOTHING]
        whole = run_of_row(filled) if shown else None
        if whole is None:
            for run in shown:
                self.add_block(run.text, run.linked, run.bold, run.raw, run.begun, None)
            return 0
        self.add_block(whole.text, whole.linked, whole.bold, "", 0, TABLE_ROW)
        if self.texts[len(self.texts) - 1] == whole.text:
            places = tuple([at for at, cell in enumerate(cells) if cell])
            self.page.rows[len(self.texts) - 1] = Row(places, self.is_head(row))
            self.add_runs(0, runs)
        return 0

    cdef int add_runs(self, Py_ssize_t start, list runs) except -1:
        noted = self.page.more_runs.setdefault(len(self.texts) - 1, [])
        for run in runs:
            noted.append((start, run.raw, run.begun))
            start += len(run.text) + 1
        return 0

    cdef int number_opened(self) except -1:
        cdef Py_ssize_t number = NO_ELEMENT
        cdef object kind = PARAGRAPH
        if self.numbered:
            number = self.blocks[self.numbered - 1].number
            kind = <object> self.blocks[self.numbered - 1].kind
        while self.numbered < self.block_depth:
            kind = self.number_block(&self.blocks[self.numbered], number, kind)
            number = self.blocks[self.numbered].number
            self.numbered += 1
        return 0

    cdef object number_block(self, Block *block, Py_ssize_t parent, kind):
        """Put an open element on the page; the kind of a block right in it."""
        cdef const Name *name = self.meaning(block.node.name)
        cdef int bits = name.bits, told = 0
        cdef object tag = <object> name.text
        cdef object likely = kind if name.kind is NULL else <object> name.kind
        cdef xmlAttr *attribute = block.node.properties
        cdef bint is_hidden = False
        cdef str classes = ""
        cdef list naming = []
        cdef tuple words
        cdef Py_ssize_t class_size, number
        while attribute is not NULL:
            name = self.meaning(attribute.name)
            told |= name.bits
            if name.bits & IS_CLASS:
                classes = value_of(attribute)
            elif name.bits & NAMES:
                naming.append(value_of(attribute))
            elif name.bits & IS_STYLE:
                is_hidden = is_hidden or hides(value_of(attribute))
            elif name.bits & IS_HIDDEN_FROM_SPEECH:
                is_hidden = is_hidden or value_of(attribute) == "true"
            attribute = attribute.next
        is_hidden = is_hidden or told & IS_HIDDEN or (bits & IS_DIALOG and not told & IS_OPEN)
        words = self.words_of(classes[:LONGEST_NAMES])
        class_size = len(words)
        if naming:
            words = self.with_own(words, naming, LONGEST_NAMES - 1 - len(classes))
        if is_hidden and HIDDEN_WORD not in words:
            words = (HIDDEN_WORD, *words)
            class_size += 1
        if kind is not EMBED:
            if bits & MAY_EMBED and classes and name_embed(classes[:LONGEST_NAMES]):
                kind = EMBED
                words = (*words, EMBED_WORD)
            else:
                kind = likely
        number = len(self.tags)
        self.parents.append(parent)
        self.tags.append(tag)
        self.words.append(words)
        self.class_sizes.append(class_size)
        self.depths.append(self.numbered)
        self.ends.append(0)
        if bits & MAY_BE_NUMBERED and told & NUMBERS:
            attributes = self.attributes(block.node, OF_BLOCK)
            said = numbering_of(tag, attributes, self.count_items(block.node))
            if said:
                self.page.numberings[number] = said
        block.number = number
        block.kind = <PyObject *> kind
        return kind

    cdef tuple words_of(self, str named):
        """The words of a name; none of one that comes behind too many others."""
        cdef object known
        cdef tuple words
        if not named:
            return ()
        known = self.known.get(named)
        if known is not None:
            return known
        self.names_left -= len(named)
        if self.names_left < 0:
            return ()
        words = name_words(named)
        if self.hiding and not self.hiding.isdisjoint(named.split()):
            words = tuple(dict.fromkeys((HIDDEN_WORD, *words)))
        self.known[named] = words
        return words

    cdef tuple with_own(self, tuple shared, list naming, Py_ssize_t room):
        """The words of an element's class, and those of its own names behind them."""
        cdef str named = " ".join(naming)[:max(room, 0)]
        cdef tuple own = self.words_of(without_made(named) if has_digits(named) else named)
        return (*shared, *[word for word in own if word not in shared]) if own else shared

    cdef Py_ssize_t count_items(self, xmlNode *numbered) except -1:
        cdef Py_ssize_t items = 0
        cdef xmlNode *child = numbered.children
        while child is not NULL:
            if child.type == XML_ELEMENT_NODE and self.meaning(child.name).bits & IS_ITEM:
                items += 1
            child = child.next
        return items

    cdef bint is_head(self, xmlNode *row) except -1:
        cdef xmlNode *child = row.children
        while child is not NULL:
            if child.type == XML_ELEMENT_NODE:
                if not self.meaning(child.name).bits & IS_HEAD_CELL:
                    return False
            child = child.next
        return True

    cdef bint is_data_row(self, xmlNode *row) except -1:
        cdef Py_ssize_t breaks = 0, cells = 0, looked = 0
        cdef xmlNode *node = next_inside(row, row)
        cdef int bits
        while node is not NULL and looked < ROW_LOOK:
            if node.type == XML_ELEMENT_NODE:
                bits = self.meaning(node.name).bits
                if bits & LAYS_OUT:
                    return False
                if bits & BREAKS:
                    breaks += 1
                looked += 1
            node = next_inside(node, row)
        node = row.children
        while node is not NULL:
            if node.type == XML_ELEMENT_NODE:
                cells += 1
            node = node.next
        return 2 <= cells <= 40 and breaks <= 2 * cells


cdef bint has_digits(str named) noexcept:
    cdef Py_UCS4 character
    for character in named:
        if character.isdecimal():
            return True
    return False


cdef bint is_note(xmlNode *element) noexcept:
    """Whether an element holds a few words alone."""
    cdef Py_ssize_t elements = 1, size = 0
    cdef const xmlChar *at
    cdef xmlNode *node = next_inside(element, element)
    while node is not NULL:
        if node.type == XML_ELEMENT_NODE:
            elements += 1
        elif is_text(node) and node.content is not NULL:
            at = node.content
            while at[0] and size <= LONGEST_NOTE:
                # All bytes of a character but the first are of this form.
                size += at[0] & 0xC0 != 0x80
                at += 1
        if elements > MOST_IN_NOTE or size > LONGEST_NOTE:
            return False
        node = next_inside(node, element)
    return True


def _nodes(_Element root not None):
    """Each element under another by its fields: tag, attributes, and the texts in and behind it."""
    cdef xmlNode *node = root._c_node
    cdef xmlAttr *attribute
    # lxml has each node point to its element: else nothing that is read means what it seems to.
    if node._private is not <void *> root or node.type != XML_ELEMENT_NODE:
        return []
    found = []
    while node is not NULL:
        if node.type == XML_ELEMENT_NODE:
            attributes = []
            attribute = node.properties
            while attribute is not NULL:
                attributes.append((decoded(attribute.name), value_of(attribute)))
                attribute = attribute.next
            behind = text_from(node.next) if node.next and is_text(node.next) else ""
            found.append((decoded(node.name), attributes, text_inside(node), behind))
        node = next_inside(node, root._c_node)
    return found


def check_layout():
    """Raise ImportError where the fields of nodes are not where this module was built to see them."""
    root = etree.HTML("<p id=a hidden>Ōne <b class='x y'>two</b>, three<br>&amp; <i>four</i></p>end")
    seen = [(one.tag, one.items(), one.text or "", one.tail or "") for one in root.iter()]
    if _nodes(root) != seen:
        raise ImportError("libxml2's nodes are laid out in another way")


check_layout()


cdef bint is_permalink(xmlNode *link) except -1:
    cdef xmlNode *text = link.children
    if text is NULL or not is_text(text) or behind_text(text) is not NULL:
        return False
    return text_from(text).strip() in PERMALINKS
