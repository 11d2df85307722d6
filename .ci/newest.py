"""Print the path of the newest Python of this machine, if there is one newer than this.

Looked at are the search path and the versions that pyenv has installed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

_NAME = re.compile(r"python3\.(\d+)")


def main() -> None:
    """Print the path, or nothing."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    folders = [*map(Path, os.get_exec_path()), *pyenv.glob("versions/*/bin")]
    found = [
        (int(name[1]), path)
        for folder in folders
        for path in folder.glob("python3.*")
        if (name := _NAME.fullmatch(path.name))
    ]
    newer = [(minor, path) for minor, path in found if minor > sys.version_info.minor]
    for _, path in sorted(newer, reverse=True):
        if _works(path):
            print(path)
            return


def _works(python: Path) -> bool:
    """Whether a Python runs, and can make environments: a shim may lead nowhere."""
    command = [python, "-c", "import ensurepip, ssl, venv"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    main()
