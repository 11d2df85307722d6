"""The compiled core: leaves of the package in Cython, each with a plain twin.

The twin is the specification: a plain function where a reader looks for it, decorated with
`@twin("leaf")`. Its compiled form has the same name in `cleaner/fast/leaf.pyx` and gives the same
answer, bit for bit. It may import what the twin's module imports, but not that module itself. Which
of the two runs is decided when the function's module is imported: the plain twin, where the core
could not be built or does not fit the libraries at hand.

Environment:
    CLEANER_PURE: "1" takes the plain twins.
    CLEANER_TWINS: "check" runs both twins at each call and raises `AssertionError` where their
        answers differ; for tests.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Final, TypeVar

_Function = TypeVar("_Function", bound=Callable[..., Any])

#: The compiled modules.
LEAVES: Final = (
    "blocks",
    "characters",
    "elements",
    "flat",
    "head",
    "joins",
    "lines",
    "looks",
    "markup",
    "names",
    "notes",
    "paragraphs",
    "phrases",
    "places",
    "source",
    "styles",
    "text",
    "trees",
    "verdicts",
    "walk",
    "words",
    "wrapped",
)
#: Whether the compiled core runs.
COMPILED: Final = os.environ.get("CLEANER_PURE") != "1" and all(
    find_spec(f"{__name__}.{leaf}") for leaf in LEAVES
)
#: The plain and the compiled form of each twin whose module is imported, by leaf and name.
TWINS: Final[dict[str, tuple[Callable[..., Any], Callable[..., Any]]]] = {}
_CHECKED: Final = os.environ.get("CLEANER_TWINS") == "check"


def twin(leaf: str) -> Callable[[_Function], _Function]:
    """Have a function's compiled twin run in its place, where there is one.

    Args:
        leaf: the name of the compiled module, which has a function of the same name.
    """

    def choose(plain: _Function) -> _Function:
        module = _module(leaf)
        if module is None:
            return plain
        compiled: _Function = getattr(module, plain.__name__)
        TWINS[f"{leaf}.{plain.__name__}"] = plain, compiled
        return _both(plain, compiled) if _CHECKED else compiled

    return choose


def _module(leaf: str) -> ModuleType | None:
    """A compiled module; None where there is no core, or the module refuses what it finds."""
    if not COMPILED:
        return None
    try:
        return import_module(f"{__name__}.{leaf}")
    # Cython raises the latter where a type of another library is not as large as when it was built.
    except (ImportError, ValueError):
        return None


def _both(plain: _Function, compiled: _Function) -> _Function:
    """A function that runs both twins and compares their answers."""
    from cleaner.fast.sameness import same  # noqa: PLC0415 - it needs numpy, which is slow to import

    @wraps(plain)
    def run(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - what the twins take and give
        wanted, found = plain(*args, **options), compiled(*args, **options)
        assert same(wanted, found), f"{plain.__name__} differs from its plain twin"
        return found

    return run  # type: ignore[return-value]
