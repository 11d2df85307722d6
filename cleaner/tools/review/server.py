"""HTTP for the review page, on the loopback address, for the browser that was sent there alone.

Any site open in that browser can send requests to the loopback address too, and so can others who
use this machine. Hence:

- every request must name this server in its Host header, so that a site whose name is made to
  resolve to the loopback address (DNS rebinding) gets nothing;
- everything but the page itself asks for a secret token in a header that no form and no plain link
  can send. The token is in the fragment of the address, which browsers do not send anywhere;
- what changes a file must come from this origin, where the browser says where it comes from;
- nothing may frame the page, and it may load nothing but its own style and script.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any, Final, TypeVar
from urllib.parse import unquote, urlsplit

from cleaner import InputError, Role
from cleaner.tools.review.desk import ConflictError, Desk, NoSuchCaseError, Wish
from cleaner.tools.review.marks import GLUE, ROLES, Marks

HOST: Final = "127.0.0.1"
TOKEN_HEADER: Final = "X-Cleaner-Token"  # noqa: S105 - the name of a header
# Largest request that is read, in bytes.
_LARGEST: Final = 5_000_000
# Most digits of its length: Python refuses to read numbers of thousands of them.
_LONGEST_LENGTH: Final = 20
# Seconds for which a browser may leave a request unfinished.
_PATIENCE: Final = 30
_ASSETS: Final = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
    "/page.js": ("page.js", "text/javascript; charset=utf-8"),
}
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


_Sent = TypeVar("_Sent")


class Refusal(Exception):  # noqa: N818 - an answer, not a fault
    """An answer other than the one asked for."""

    def __init__(self, status: HTTPStatus, why: str) -> None:
        super().__init__(why)
        self.status = status


class Server(ThreadingHTTPServer):
    """The server of one desk."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int = 0) -> None:
        super().__init__((HOST, port), Handler)
        self.desk = desk
        self.token: str = secrets.token_urlsafe(32)

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins that are this server's own."""
        return tuple(f"http://{host}" for host in self.hosts)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names under which this server answers."""
        return f"{HOST}:{self.server_port}", f"localhost:{self.server_port}"

    @property
    def address(self) -> str:
        """Where to send the browser."""
        return f"http://{HOST}:{self.server_port}/#{self.token}"


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    server_version = "cleaner"
    sys_version = ""
    timeout = _PATIENCE

    def do_GET(self) -> None:
        """Send the page, its style and script, or what it asks about the cases."""
        self._answer(self._get)

    def do_POST(self) -> None:
        """Preview or save what is expected of a case, or what its site's cases teach."""
        self._answer(self._post)

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep the terminal quiet."""

    def _answer(self, act: Callable[[str], object]) -> None:
        try:
            path = _path(self.path)
            self._check_host()
            if path in _ASSETS:
                self._send_asset(path)
                return
            self._check_token()
            self._send_json(HTTPStatus.OK, act(path))
        except Refusal as refusal:
            self._send_error(refusal.status, refusal)
        except NoSuchCaseError as error:
            self._send_error(HTTPStatus.NOT_FOUND, error)
        except ConflictError as error:
            self._send_error(HTTPStatus.CONFLICT, error)
        except InputError as error:
            self._send_error(HTTPStatus.UNPROCESSABLE_ENTITY, error)
        except OSError as error:
            self._send_error(HTTPStatus.INTERNAL_SERVER_ERROR, error)

    def _get(self, path: str) -> object:
        match _parts(path):
            case ["api", "cases"]:
                return self.server.desk.overview()
            case ["api", "cases", slug]:
                return self.server.desk.case(slug)
            case ["api", "cases", slug, "state"]:
                return self.server.desk.state(slug)
        raise Refusal(HTTPStatus.NOT_FOUND, "There is nothing here.")

    def _post(self, path: str) -> object:
        self._check_origin()
        match _parts(path):
            case ["api", "cases", slug, "preview"]:
                return self.server.desk.preview(slug, self._wish())
            case ["api", "cases", slug, "save"]:
                return self.server.desk.save(slug, self._wish())
            case ["api", "cases", slug, "learn"]:
                self._sent(dict)  # nothing is in it, but what is left unread breaks the answer
                return self.server.desk.learn(slug)
            case ["api", "cases", slug, "profile"]:
                return self.server.desk.save_profile(slug, self._sent(_to_seen))
        raise Refusal(HTTPStatus.NOT_FOUND, "There is nothing here.")

    def _check_host(self) -> None:
        named = self.headers.get_all("Host") or []
        if len(named) != 1 or named[0].lower() not in self.server.hosts:
            raise Refusal(HTTPStatus.FORBIDDEN, "This server answers under its own address only.")

    def _check_token(self) -> None:
        given = self.headers.get(TOKEN_HEADER, "")
        if not hmac.compare_digest(given.encode(), self.server.token.encode()):
            raise Refusal(HTTPStatus.FORBIDDEN, "Open the address that the command printed.")

    def _check_origin(self) -> None:
        origin = self.headers.get("Origin")
        site = self.headers.get("Sec-Fetch-Site")
        if origin is not None and origin.lower() not in self.server.origins:
            raise Refusal(HTTPStatus.FORBIDDEN, "This came from another site.")
        if site is not None and site != "same-origin":
            raise Refusal(HTTPStatus.FORBIDDEN, "This came from another site.")
        if self.headers.get_content_type() != "application/json":
            raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "JSON is expected.")

    def _wish(self) -> Wish:
        return self._sent(to_wish)

    def _sent(self, read: Callable[[Any], _Sent]) -> _Sent:
        """What a browser sent, read as what it is to be.

        Raises:
            Refusal: if it is too large, or something else.
        """
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            raise Refusal(HTTPStatus.LENGTH_REQUIRED, "The length is missing.")
        if len(length) > _LONGEST_LENGTH or int(length) > _LARGEST:
            raise Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The request is too large.")
        try:
            return read(json.loads(self.rfile.read(int(length))))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise Refusal(HTTPStatus.BAD_REQUEST, "This request makes no sense.") from error

    def _send_asset(self, path: str) -> None:
        name, kind = _ASSETS[path]
        self._send(HTTPStatus.OK, kind, files("cleaner.tools.review").joinpath(name).read_bytes())

    def _send_json(self, status: HTTPStatus, value: object) -> None:
        self._send(status, "application/json", json.dumps(value).encode())

    def _send_error(self, status: HTTPStatus, error: Exception) -> None:
        # What is left unread of a refused request must not be taken for the next one.
        self.close_connection = True
        self._send_json(status, {"error": str(error)})

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def to_wish(sent: Any) -> Wish:  # noqa: ANN401 - whatever JSON holds
    """What a browser sent, checked: only what a block can be.

    >>> to_wish({"roles": {"3": "dek"}, "glue": {"3": " "}, "stated": False, "seen": ""}).marks
    Marks(roles={3: <Role.DEK: 'dek'>}, glue={3: ' '}, unplaced=())

    Raises:
        ValueError: for a role that no block can have, or for odd glue. Other errors, for what is
            no wish at all.
    """
    roles = {int(index): Role(role) for index, role in sent["roles"].items()}
    glue = {int(index): str(between) for index, between in sent["glue"].items()}
    if not set(roles.values()) <= set(ROLES) or not set(glue.values()) <= set(GLUE):
        raise ValueError("what no block can have")
    return Wish(Marks(roles, glue), bool(sent["stated"]), str(sent["seen"]))


def _to_seen(sent: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    return str(sent["seen"])


def _path(target: str) -> str:
    """The path of a request's target.

    Raises:
        Refusal: if it is no address, such as one with half of a bracketed host.
    """
    try:
        return urlsplit(target).path
    except ValueError as error:
        raise Refusal(HTTPStatus.BAD_REQUEST, "This request makes no sense.") from error


def _parts(path: str) -> list[str]:
    return [unquote(part) for part in path.split("/")[1:]]
