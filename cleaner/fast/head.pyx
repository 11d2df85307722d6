"""Compiled twin of `cleaner.read.head`: it goes from node to node of libxml2's tree."""

cimport cython
from libc.stdint cimport uintptr_t
from libc.string cimport strcmp
from lxml.includes.etreepublic cimport _Element, elementFactory, import_lxml__etree
from lxml.includes.tree cimport XML_ELEMENT_NODE, xmlAttr, xmlChar, xmlNode

from cleaner.fast.nodes cimport next_inside, text_inside, value_of

from cleaner.fast.walk import check_layout
from cleaner.read import statements
from cleaner.read.statements import Statements

check_layout()
import_lxml__etree()

cdef:
    Py_ssize_t LONGEST = statements.LONGEST
    Py_ssize_t MOST = statements.MOST
    Py_ssize_t MOST_BYLINES = statements.MOST_BYLINES
    Py_ssize_t LONGEST_KEY = statements.LONGEST_KEY
    Py_ssize_t COMMENT_REACH = statements.COMMENT_REACH


def collect(_Element root not None, frozenset kept not None):
    cdef _Head head = _Head(kept)
    cdef xmlNode *node = root._c_node
    # The element keeps its tree alive meanwhile.
    while node is not NULL:
        if node.type == XML_ELEMENT_NODE:
            head.note(node)
        node = next_inside(node, root._c_node)
    return Statements(head.metas, head.title, head.canonical, head.scripts, head.times)


def bylines(_Element root not None):
    cdef xmlNode *node = next_inside(root._c_node, root._c_node)
    cdef list items = [], links = [], shown = []
    cdef xmlAttr *told
    while node is not NULL:
        if node.type == XML_ELEMENT_NODE:
            told = node.properties
            while told is not NULL:
                if is_named(told.name, "class"):
                    if len(shown) < MOST_BYLINES and speaks_of_byline(told) and may_show(node):
                        shown.append(elementFactory(root._doc, node))
                elif is_named(told.name, "itemprop"):
                    if len(items) < MOST and value_of(told) in ("author", "creator"):
                        items.append(elementFactory(root._doc, node))
                elif is_named(told.name, "rel"):
                    if len(links) < MOST and is_named(node.name, "a"):
                        if value_of(told) == "author":
                            links.append(elementFactory(root._doc, node))
                told = told.next
        node = next_inside(node, root._c_node)
    return [*items, *links][:MOST], shown


@cython.final
cdef class _Head:
    """What was collected so far; see the plain twin."""

    cdef:
        frozenset kept
        dict metas, comments
        str title, canonical
        list scripts, times

    def __cinit__(self, frozenset kept):
        self.kept = kept
        self.metas = {}
        self.comments = {}
        self.title = self.canonical = ""
        self.scripts = []
        self.times = []

    cdef int note(self, xmlNode *element) except -1:
        if is_named(element.name, "meta"):
            self.note_meta(element)
        elif is_named(element.name, "script"):
            if len(self.scripts) < MOST and "ld+json" in attribute(element, "type").lower():
                self.scripts.append(text_inside(element))
        elif is_named(element.name, "link"):
            if not self.canonical and attribute(element, "rel").lower() == "canonical":
                self.canonical = attribute(element, "href").strip()
        elif is_named(element.name, "time"):
            self.note_time(element)
        elif is_named(element.name, "title") and not self.title and not is_in_picture(element):
            self.title = text_inside(element)[:LONGEST]
        return 0

    cdef int note_meta(self, xmlNode *element) except -1:
        cdef xmlAttr *told = element.properties
        cdef str key, content = ""
        cdef list values, keys = []
        while told is not NULL:
            if is_named(told.name, "content") or is_named(told.name, "value"):
                content = value_of(told)
            elif (
                is_named(told.name, "name")
                or is_named(told.name, "property")
                or is_named(told.name, "itemprop")
                or is_named(told.name, "http-equiv")
            ):
                keys.append(value_of(told)[:LONGEST_KEY].strip().lower())
            told = told.next
        if content:
            for key in keys:
                if key in self.kept:
                    values = self.metas.setdefault(key, [])
                    if len(values) < MOST:
                        values.append(content[:LONGEST])
        return 0

    cdef int note_time(self, xmlNode *element) except -1:
        cdef str stated = attribute(element, "datetime")
        if stated and len(self.times) < MOST and not self.is_in_comment(element):
            marks = [
                attribute(element, "itemprop"),
                attribute(element, "pubdate"),
                attribute(element, "class"),
            ]
            self.times.append((" ".join([mark for mark in marks if mark]).lower(), stated))
        return 0

    cdef bint is_in_comment(self, const xmlNode *element) except -1:
        cdef const xmlNode *outer = element.parent
        cdef Py_ssize_t left = COMMENT_REACH
        while left and outer is not NULL and outer.type == XML_ELEMENT_NODE:
            if self.is_comment(outer):
                return True
            outer = outer.parent
            left -= 1
        return False

    cdef bint is_comment(self, const xmlNode *element) except -1:
        cdef object known = self.comments.get(<uintptr_t> element)
        if known is None:
            known = "comment" in attribute(element, "class")[:LONGEST].lower()
            self.comments[<uintptr_t> element] = known
        return known


cdef inline bint is_named(const xmlChar *name, const char *wanted) noexcept:
    return strcmp(<const char *> name, wanted) == 0


cdef str attribute(const xmlNode *element, const char *wanted):
    """The value of an element's attribute, "" where it has none of that name."""
    cdef xmlAttr *told = element.properties
    while told is not NULL:
        if is_named(told.name, wanted):
            return value_of(told)
        told = told.next
    return ""


cdef bint is_in_picture(const xmlNode *title) noexcept:
    cdef const xmlNode *outer = title.parent
    if outer is NULL or outer.type != XML_ELEMENT_NODE:
        return False
    return not (
        is_named(outer.name, "head") or is_named(outer.name, "html") or is_named(outer.name, "body")
    )


cdef bint may_show(const xmlNode *element) noexcept:
    """Whether an element is one that shows a byline."""
    return (
        is_named(element.name, "a")
        or is_named(element.name, "span")
        or is_named(element.name, "p")
        or is_named(element.name, "div")
        or is_named(element.name, "address")
        or is_named(element.name, "li")
    )


cdef bint speaks_of_byline(const xmlAttr *classes) noexcept:
    """Whether the words in a class are those of a byline."""
    cdef const xmlNode *text = classes.children
    cdef const xmlChar *at
    while text is not NULL:
        at = text.content
        while at is not NULL and at[0]:
            if small(at[0]) == c"a":
                if begins(at, "author"):
                    return True
            elif small(at[0]) == c"b":
                if begins(at, "byline") or begins(at, "by-line"):
                    return True
            at += 1
        text = text.next
    return False


cdef inline bint begins(const xmlChar *at, const char *wanted) noexcept:
    """Whether characters begin with others, which are small."""
    while wanted[0] and small(at[0]) == wanted[0]:
        at += 1
        wanted += 1
    return not wanted[0]


cdef inline xmlChar small(xmlChar character) noexcept:
    return character + 32 if c"A" <= character <= c"Z" else character
