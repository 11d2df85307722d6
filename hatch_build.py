"""Build the compiled core: for wheels and editable installs, and by hand.

    python hatch_build.py       # builds in place, for work in a checkout

Without a C compiler or Python's headers, the package is installed without the core: its plain
Python gives the same answers, in more time.

Environment:
    CLEANER_PURE: "1" builds a wheel of plain Python.
    CLEANER_CFLAGS: options for the compiler behind our own, such as "-fsanitize=address".
"""

from __future__ import annotations

import os
import shlex
import sys
from contextlib import chdir
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_ROOT: Final = Path(__file__).parent.resolve()
_LEAVES: Final = Path("cleaner", "fast")
_BUILT: Final = Path("build", "core")
# Without contraction: a product and a sum rounded at once differ from Python's in the last bit.
_FLAGS: Final = ["-O3", "-g0", "-ffp-contract=off"]
_FLAGS_OF_MSVC: Final = ["/O2", "/fp:precise"]
_DIRECTIVES: Final = {
    "language_level": 3,
    "boundscheck": False,
    "wraparound": False,
    "initializedcheck": False,
    "cdivision": True,
}
_WITHOUT: Final = (
    "cleaner is installed without its compiled core, since it could not be built here: it gives "
    "the same answers in more time. Needed are a C compiler and Python's headers."
)


class CustomBuildHook(BuildHookInterface[Any]):
    """Put the compiled core into a wheel, or beside its sources if these are installed editable."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build it, and say that the wheel fits this Python and system alone."""
        if os.environ.get("CLEANER_PURE") == "1":
            return
        built = build(in_place=version == "editable")
        if not built:
            self.app.display_warning(_WITHOUT)
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        for path in built:
            build_data["force_include"][str(path)] = str(_LEAVES / path.name)


def build(*, in_place: bool) -> list[Path]:
    """Build the extensions.

    Args:
        in_place: whether to put them beside their sources, rather than into the folder `build`.

    Returns:
        The files of all of them, or none if one could not be built: the core runs as a whole.
    """
    with chdir(_ROOT):
        return _build(in_place=in_place)


def _build(*, in_place: bool) -> list[Path]:
    # What builds is there only when something is built.
    import lxml  # noqa: PLC0415
    from Cython.Build import cythonize  # noqa: PLC0415
    from setuptools import Distribution, Extension  # noqa: PLC0415
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415
    from setuptools.errors import BaseError, CCompilerError  # noqa: PLC0415

    own = _FLAGS_OF_MSVC if sys.platform == "win32" else _FLAGS
    more = shlex.split(os.environ.get("CLEANER_CFLAGS", ""))
    modules = cythonize(
        [
            Extension(
                ".".join(path.with_suffix("").parts),
                [str(path)],
                include_dirs=lxml.get_include(),
                extra_compile_args=[*own, *more],
                extra_link_args=more,
            )
            for path in sorted(_LEAVES.glob("*.pyx"))
        ],
        build_dir=str(_BUILT),
        compiler_directives=_DIRECTIVES,
    )
    command = build_ext(Distribution({"name": "cleaner", "ext_modules": modules}))
    command.inplace = in_place
    command.build_lib = command.build_temp = str(_BUILT)
    # The libraries that they were built against may be others now.
    command.force = True
    command.parallel = os.cpu_count()
    command.ensure_finalized()
    files = [_ROOT / command.get_ext_fullpath(module.name) for module in modules]
    for file in files:
        file.unlink(missing_ok=True)
    try:
        command.run()
    except (BaseError, CCompilerError) as error:
        print(error, file=sys.stderr)
        return []
    return files


if __name__ == "__main__":
    sys.exit(None if build(in_place=True) else _WITHOUT)
