"""The command `python -m cleaner review FOLDER`."""

from __future__ import annotations

import argparse
import sys
import webbrowser
from collections.abc import Sequence
from pathlib import Path

from cleaner.tools.review.desk import Desk
from cleaner.tools.review.server import Server

OK, FAILED = 0, 2


def review(arguments: Sequence[str]) -> int:
    """Serve the review page until Ctrl-C; return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        desk = Desk(options.folder)
    except OSError as error:
        return _fail(f"{options.folder}: {error.strerror}.")
    if not len(desk):
        return _fail(f"{options.folder} holds no case: no folder in it has an input file.")
    try:
        server = Server(desk, options.port)
    except (OSError, OverflowError) as error:
        return _fail(f"port {options.port}: {error}.")
    with server:
        _tell(f"{len(desk)} cases at {server.address}")
        _tell("Ctrl-C ends.")
        if options.browser:
            webbrowser.open(server.address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            _tell("ended.")
    return OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m cleaner review",
        description="Look at golden pages in a browser: click what should be kept, save it.",
        epilog="The page is served to this machine only. Each case is a folder with an input.html "
        "or input.txt in it; saving writes its expected.txt.",
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder of the cases")
    parser.add_argument("--port", type=int, default=0, help="default: any that is free")
    parser.add_argument(
        "--no-browser", dest="browser", action="store_false", help="print the address only"
    )
    return parser


def _tell(message: str) -> None:
    sys.stderr.write(f"cleaner: {message}\n")
    sys.stderr.flush()


def _fail(message: str) -> int:
    _tell(message)
    return FAILED
