"""The command `python -m cleaner review FOLDER`."""

from __future__ import annotations

import webbrowser
from collections.abc import Sequence
from pathlib import Path

from cleaner.tools.review.desk import Desk
from cleaner.tools.review.server import Server
from cleaner.tools.terminal import Parser, complain

OK, FAILED = 0, 2


def review(arguments: Sequence[str]) -> int:
    """Serve the review page until Ctrl-C; return the exit code."""
    options = parser().options(arguments)
    try:
        desk = Desk(options.folder, options.profiles)
    except OSError as error:
        return _fail(f"{options.folder}: {error.strerror}.")
    if not len(desk):
        return _fail(f"{options.folder} holds no case: no folder in it has an input file.")
    try:
        server = Server(desk, options.port)
    except (OSError, OverflowError) as error:
        return _fail(f"port {options.port}: {error}.")
    with server:
        complain(f"{len(desk)} cases at {server.address}")
        complain("Ctrl-C ends.")
        if options.browser:
            webbrowser.open(server.address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            complain("ended.")
    return OK


def parser() -> Parser:
    """The parser of the command."""
    made = Parser(
        prog="cleaner review",
        description="Look at golden pages in a browser: click what should be kept, save it.",
        epilog="The page is served to this machine only. Each case is a folder with an input.html "
        "or input.txt in it; saving writes its expected.txt.",
    )
    made.add_argument("folder", type=Path, metavar="FOLDER", help="the folder of the cases")
    made.add_argument(
        "--profiles",
        type=Path,
        metavar="FOLDER",
        help='where "Learn this site" writes; default: profiles, beside the folder of the cases',
    )
    made.add_argument("--port", type=int, default=0, help="default: any that is free")
    made.add_argument(
        "--no-browser", dest="browser", action="store_false", help="print the address only"
    )
    return made


def _fail(message: str) -> int:
    complain(message)
    return FAILED
