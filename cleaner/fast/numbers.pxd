"""Numbers of elements, as they come in tuples of Python's, checked before anything is indexed."""


cdef inline Py_ssize_t element_number(object number, Py_ssize_t size) except? -2:
    """A number below some size; one below 0 stands for none."""
    cdef Py_ssize_t found = number
    if found >= size:
        raise IndexError("no element has this number")
    return max(found, -1)
