"""Compiled twins of what is asked of the blocks of a document, and of the verdicts on them."""

from cpython.tuple cimport PyTuple_GET_ITEM, PyTuple_GET_SIZE

cdef enum:
    # The fields of a verdict, by their places, and how many there are: `cleaner.fast.verdicts`
    # makes sure of them.
    ROLE = 0
    BASIS = 1
    SCORE = 4
    FIELDS = 6


def places_by_role(tuple verdicts not None):
    cdef:
        Py_ssize_t at
        object role, last = None
        list places = None
        dict found = {}
    for at in range(len(verdicts)):
        role = field(verdicts, at, ROLE)
        # Blocks of a role follow one another.
        if role is not last:
            last = role
            places = found.get(role)
            if places is None:
                places = found[role] = []
        places.append(at)
    return found


def likely_places(tuple verdicts not None, object role, object basis, double least):
    cdef:
        Py_ssize_t at
        object score
        list found = []
    for at in range(len(verdicts)):
        if field(verdicts, at, ROLE) is role and field(verdicts, at, BASIS) is basis:
            score = field(verdicts, at, SCORE)
            if (0.0 if score is None else <double> score) >= least:
                found.append(at)
    return found


def views(type kind not None, document, places not None):
    cdef:
        object make = kind.__new__, view
        list found = []
    # As `__init__` does it, of which a call takes four times as long.
    for at in places:
        view = make(kind)
        view._document = document
        view._index = at
        found.append(view)
    return tuple(found)


cdef inline object field(tuple verdicts, Py_ssize_t at, Py_ssize_t number):
    cdef object verdict = verdicts[at]
    if not isinstance(verdict, tuple) or PyTuple_GET_SIZE(verdict) != FIELDS:
        raise AttributeError(f"{verdict!r} is no verdict")
    return <object> PyTuple_GET_ITEM(verdict, number)
