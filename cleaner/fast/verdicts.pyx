"""Compiled twins of what makes many verdicts: the pipeline, and the filter that asks the scorer."""

from cpython.tuple cimport PyTuple_GET_ITEM, PyTuple_GET_SIZE

from cleaner.page import BODY_ROLES, Basis, Change, Role, Verdict

cdef enum:
    # The fields of a verdict, by their places, and how many there are.
    ROLE = 0
    BASIS = 1
    BY = 2
    REASON = 3
    SCORE = 4
    PROBLEM = 5
    FIELDS = 6

# What makes a named tuple of its fields, without looking at them one by one.
cdef object make = tuple.__new__
cdef object CHROME = Role.CHROME, SCORED = Basis.SCORED
cdef frozenset ROLES_OF_BODY = BODY_ROLES

if Verdict._fields != ("role", "basis", "by", "reason", "score", "problem"):
    raise ImportError("verdicts have other fields")


def signed(str name not None, tuple before not None, tuple after not None):
    cdef:
        Py_ssize_t at
        object was, given, role, reason, own
        list verdicts = list(after), changes = []
    if len(before) != len(after):
        raise ValueError("verdicts on another number of blocks")
    for at in range(len(before)):
        was = before[at]
        given = after[at]
        if given is was:
            continue
        if not is_verdict(given) or not is_verdict(was):
            raise ValueError(f"filter {name} gave {given!r}, which is no verdict")
        role = <object> PyTuple_GET_ITEM(given, ROLE)
        reason = <object> PyTuple_GET_ITEM(given, REASON)
        own = make(
            Verdict,
            (
                role,
                <object> PyTuple_GET_ITEM(given, BASIS),
                name,
                reason,
                <object> PyTuple_GET_ITEM(given, SCORE),
                <object> PyTuple_GET_ITEM(given, PROBLEM),
            ),
        )
        verdicts[at] = own
        if role is not <object> PyTuple_GET_ITEM(was, ROLE) or reason != (
            <object> PyTuple_GET_ITEM(was, REASON)
        ):
            changes.append(make(Change, (name, at, was, own)))
    return tuple(verdicts), changes


def weighed(
    tuple verdicts not None,
    frozenset dropped not None,
    list chances not None,
    list hundredths not None,
    tuple reasons not None,
):
    cdef:
        Py_ssize_t at, hundredth
        object given, role
        list found = list(verdicts)
    if not len(verdicts) == len(chances) == len(hundredths):
        raise ValueError("columns of different lengths")
    for at in range(len(verdicts)):
        if at in dropped:
            hundredth = hundredths[at]
            if not 0 <= hundredth < len(reasons):
                raise IndexError("no reason for such a chance")
            found[at] = make(Verdict, (CHROME, SCORED, "", reasons[hundredth], chances[at], None))
            continue
        given = verdicts[at]
        if not is_verdict(given):
            raise ValueError(f"{given!r} is no verdict")
        role = <object> PyTuple_GET_ITEM(given, ROLE)
        if role in ROLES_OF_BODY:
            found[at] = make(
                Verdict,
                (
                    role,
                    SCORED,
                    <object> PyTuple_GET_ITEM(given, BY),
                    <object> PyTuple_GET_ITEM(given, REASON),
                    chances[at],
                    <object> PyTuple_GET_ITEM(given, PROBLEM),
                ),
            )
    return found


cdef bint is_verdict(object given) except -1:
    return (
        isinstance(given, Verdict)
        and PyTuple_GET_SIZE(given) == FIELDS
        and isinstance(<object> PyTuple_GET_ITEM(given, ROLE), Role)
    )
