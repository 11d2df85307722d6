"""What is said on the terminal. Names and pages are other people's: they cannot steer it."""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Final, NoReturn

# Control characters (a terminal obeys them), those that turn the direction of what follows, line
# and paragraph separators, and bytes of file names that are no UTF-8.
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

# Words are compared with each other in a time that grows with the product of their lengths.
_LONGEST_WORD: Final = 80
# How much of two words must be the same: more than the beginning that all filters have.
_NEAR: Final = 0.75


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


def suggestion(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about a mistyped word: what it may have meant, "" if nothing is near.

    >>> suggestion("reveiw", ["review", "diff"]), suggestion("page", ["review", "diff"])
    ('; did you mean review?', '')
    """
    close = difflib.get_close_matches(word[:_LONGEST_WORD], known, n=1, cutoff=_NEAR)
    return f"; did you mean {close[0]}?" if close else ""


class Parser(argparse.ArgumentParser):
    """A parser of arguments that shows wrong ones without obeying them, and knows what is near."""

    def options(self, words: Sequence[str]) -> argparse.Namespace:
        """What the words of a command say, options and files in any order."""
        found, unknown = self.parse_known_intermixed_args(words)
        if unknown:
            word = unknown[0].partition("=")[0]
            near = suggestion(word, self.flags)
            self.error(f"unrecognized arguments: {' '.join(unknown)}{near}")
        return found

    @property
    def flags(self) -> list[str]:
        """All options, as they are written."""
        return [flag for action in self._actions for flag in action.option_strings]

    def given(self, options: argparse.Namespace) -> list[str]:
        """The options that say something else than is so without them."""
        return [
            action.option_strings[-1]
            for action in self._actions
            if action.option_strings
            and getattr(options, action.dest, action.default) != action.default
        ]

    def error(self, message: str) -> NoReturn:
        """Show what is wrong, and exit with code 2."""
        super().error(shown(message))


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode()
