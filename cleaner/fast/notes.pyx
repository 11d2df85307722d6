"""Compiled twin of `cleaner.read.footnotes`: one pass over libxml2's nodes."""

from libc.string cimport strchr, strcmp
from lxml.includes.etreepublic cimport _Element, elementFactory, import_lxml__etree
from lxml.includes.tree cimport XML_ELEMENT_NODE, xmlAttr, xmlNode

from cleaner.fast.nodes cimport next_inside

from cleaner.fast.walk import check_layout

check_layout()
import_lxml__etree()


def may_be_marks(_Element body not None):
    cdef:
        xmlNode *node = body._c_node
        list found = []
    # The element keeps its tree alive meanwhile.
    while node is not NULL:
        if node.type == XML_ELEMENT_NODE and may_be_mark(node):
            found.append(elementFactory(body._doc, node))
        node = next_inside(node, body._c_node)
    return found


cdef bint may_be_mark(const xmlNode *element) noexcept:
    cdef const xmlAttr *told
    cdef const xmlNode *text
    if strcmp(<const char *> element.name, "sup") == 0:
        return True
    if strcmp(<const char *> element.name, "a") != 0:
        return False
    told = element.properties
    while told is not NULL:
        if strcmp(<const char *> told.name, "href") == 0:
            text = told.children
            while text is not NULL:
                if text.content is not NULL and strchr(<const char *> text.content, c"#") is not NULL:
                    return True
                text = text.next
            return False
        told = told.next
    return False
