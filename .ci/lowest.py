"""Print the lowest versions that pyproject.toml declares, as constraints for pip.

    python .ci/lowest.py test batch > constraints.txt

Named are the extras whose packages count, besides the package's own dependencies.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

_DECLARED = re.compile(r"([\w.-]+)(?:\[[\w,-]+\])?>=([\w.]+)")


def main() -> None:
    """Print a line a package."""
    text = (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    extras = project["optional-dependencies"]
    for declared in (
        *project["dependencies"],
        *(line for name in sys.argv[1:] for line in extras[name]),
    ):
        found = _DECLARED.match(declared)
        if found:
            print(f"{found[1]}=={found[2]}")


if __name__ == "__main__":
    main()
