"""What is read of libxml2's nodes: their fields alone, by no function of libxml2 or lxml."""

from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.string cimport strlen
from lxml.includes.tree cimport (
    XML_CDATA_SECTION_NODE,
    XML_ELEMENT_NODE,
    XML_TEXT_NODE,
    xmlAttr,
    xmlChar,
    xmlNode,
)


cdef inline xmlNode *next_inside(xmlNode *node, xmlNode *outer) noexcept:
    """What stands behind a node in an outer one, that in it first; NULL at the end."""
    if node.type == XML_ELEMENT_NODE and node.children is not NULL:
        return node.children
    while node is not outer and node.next is NULL:
        node = node.parent
    return NULL if node is outer else node.next


cdef inline bint is_text(const xmlNode *node) noexcept:
    return node.type == XML_TEXT_NODE or node.type == XML_CDATA_SECTION_NODE


cdef inline xmlNode *behind_text(xmlNode *node) noexcept:
    while node is not NULL and is_text(node):
        node = node.next
    return node


cdef inline bint is_ascii_space(xmlNode *node) noexcept:
    """Whether a node and those right behind it hold nothing but white space of ASCII."""
    cdef const xmlChar *at
    while node is not NULL and is_text(node):
        at = node.content
        if at is not NULL:
            while at[0] == 32 or 9 <= at[0] <= 13 or 28 <= at[0] <= 31:
                at += 1
            if at[0]:
                return False
        node = node.next
    return True


cdef inline str text_from(xmlNode *node):
    """The text of a node and of those right behind it."""
    cdef str text = decoded(node.content)
    node = node.next
    if node is NULL or not is_text(node):
        return text
    parts = [text]
    while node is not NULL and is_text(node):
        parts.append(decoded(node.content))
        node = node.next
    return "".join(parts)


cdef inline str text_inside(const xmlNode *element):
    """The text at the beginning of an element."""
    cdef xmlNode *first = element.children
    return text_from(first) if first is not NULL and is_text(first) else ""


cdef inline str value_of(const xmlAttr *attribute):
    return "" if attribute.children is NULL else text_from(attribute.children)


cdef inline str decoded(const xmlChar *characters):
    if characters is NULL:
        return ""
    return PyUnicode_DecodeUTF8(<const char *> characters, strlen(<const char *> characters), NULL)
