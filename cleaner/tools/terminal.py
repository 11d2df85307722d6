"""What is said on the terminal. Names and pages are other people's: they cannot steer it."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Final, NoReturn

# Control characters (a terminal obeys them), those that turn the direction of what follows, line
# and paragraph separators, and bytes of file names that are no UTF-8.
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(text: str) -> str:
    r"""A text on one line, with escapes for characters that a terminal would obey or not show.

    >>> print(shown("red \x1b[31m, caf\udce9"))
    red \x1b[31m, caf\udce9
    """
    return _UNSEEN.sub(_escape, text)


def complain(message: str) -> None:
    """Say something on standard error, if there is one."""
    if sys.stderr is not None:
        sys.stderr.write(f"cleaner: {shown(message)}\n")
        sys.stderr.flush()


class Parser(argparse.ArgumentParser):
    """A parser of arguments that shows wrong ones without obeying them."""

    def error(self, message: str) -> NoReturn:
        """Show what is wrong, and exit with code 2."""
        super().error(shown(message))


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode()
