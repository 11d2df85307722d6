"""The review page: what is clicked is what is saved, and nobody else can save anything."""

from __future__ import annotations

import contextlib
import http.client
import json
import random
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest

from cleaner import clean, read_profiles
from cleaner.page import Role
from cleaner.read import read
from cleaner.tools.cli import main
from cleaner.tools.golden import Case, as_expected, cases
from cleaner.tools.review.desk import Desk
from cleaner.tools.review.marks import article_of, marks_of
from cleaner.tools.review.server import HOST, TOKEN_HEADER, Server
from cleaner.tools.sections import parse
from tests.conftest import REBOUND
from tests.looks import CONTRAST, POISON, TEXTS

ROOT = Path(__file__).parents[2]
ONE = "The old bridge over the Aller reopens on Monday, the town council said on Friday."
TWO = "Traffic had been led over the new bridge for two years, at a cost of 3 million euros."
SHARE = "Share on Facebook"
TOP = "Back to top"
PAGE = f"Bridge reopens\n\nTraffic is back\n\n{ONE}\n\n{SHARE}\n\n{TWO}\n\n{TOP}\n"
HEAD_AND_DEK = "== headline ==\nBridge reopens\n\n== dek ==\nTraffic is back\n\n"
EXPECTED = f"== headline ==\nBridge reopens\n\n== body ==\n{ONE}\n\n{TWO}\n"


def blocks(text: str):
    return read(text)[0].blocks


def round_trip(page: str, expected: str, kept: dict[int, Role] | None = None) -> str:
    found = blocks(page)
    return as_expected(article_of(found, marks_of(found, expected, kept or {})))


class TestMarks:
    def test_expected_gives_each_block_its_role(self) -> None:
        marks = marks_of(blocks(PAGE), EXPECTED, {})
        assert marks.roles == {0: Role.HEADLINE, 2: Role.PARAGRAPH, 4: Role.PARAGRAPH}
        assert marks.unplaced == ()

    def test_and_back(self) -> None:
        assert round_trip(PAGE, EXPECTED) == EXPECTED

    def test_lists_and_tables_come_back(self) -> None:
        page = f"{ONE}\n• one thing\n• another\nTeam\tPoints\nAller\t12\n{TWO}"
        expected = (
            f"== body ==\n{ONE}\n\n- one thing\n- another\n\nTeam\tPoints\nAller\t12\n\n{TWO}\n"
        )
        assert round_trip(page, expected) == expected

    def test_a_line_may_be_made_of_several_blocks(self) -> None:
        page = "T\nhe old bridge over\nthe Aller\nreopens.\nTags\nThe end"
        expected = "== body ==\nThe old bridge over the Aller reopens.\n\nThe end\n"
        marks = marks_of(blocks(page), expected, {})
        assert sorted(marks.roles) == [0, 1, 2, 3, 5]
        assert round_trip(page, expected) == expected

    def test_of_two_copies_the_one_that_the_cleaner_keeps_is_taken(self) -> None:
        page = f"{ONE}\n\n{SHARE}\n\n{ONE}"
        expected = f"== body ==\n{ONE}\n"
        assert list(marks_of(blocks(page), expected, {2: Role.PARAGRAPH}).roles) == [2]
        assert list(marks_of(blocks(page), expected, {0: Role.PARAGRAPH}).roles) == [0]

    def test_order_decides_between_copies(self) -> None:
        page = f"{TWO}\n\n{ONE}\n\n{TWO}\n\n{TOP}"
        expected = f"== body ==\n{ONE}\n\n{TWO}\n"
        assert sorted(marks_of(blocks(page), expected, {}).roles) == [1, 2]

    def test_lines_that_are_in_no_block_are_told(self) -> None:
        marks = marks_of(blocks(PAGE), EXPECTED + "\nNot on the page.\n", {})
        assert [(line.section, line.text) for line in marks.unplaced] == [
            ("body", "Not on the page.")
        ]

    def test_marks_read_back_as_what_they_wrote(self) -> None:
        """Our own pages: where every line is found, saving unchanged marks keeps all letters."""
        for case in list(cases(ROOT / "fixtures" / "pages"))[::12]:
            found = blocks(case.input_path.read_bytes())
            marks = marks_of(found, case.expected or "", {})
            written = as_expected(article_of(found, marks))
            lost = {line.text for line in marks.unplaced}
            wanted = [line.text for line in parse(case.expected or "") if line.text not in lost]
            letters = "".join("".join(wanted).split())
            assert "".join("".join(line.text for line in parse(written)).split()) == letters


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    for slug in ("bridge", "market"):
        (pages / slug).mkdir(parents=True)
        (pages / slug / "input.txt").write_text(PAGE, encoding="utf-8")
    (pages / "bridge" / "expected.txt").write_text(EXPECTED, encoding="utf-8")
    (tmp_path / "expected.txt").write_text("outside", encoding="utf-8")
    return pages


def expected(folder: Path, slug: str = "bridge") -> str:
    return (folder / slug / "expected.txt").read_text(encoding="utf-8")


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    with Server(Desk(folder)) as running:
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}).start()
        yield running
        running.shutdown()


WISH = {"roles": {"2": "paragraph"}, "glue": {}, "stated": False}


class Client:
    """Sends one request with the right headers, but for those that a test changes."""

    def __init__(self, server: Server, folder: Path, slug: str = "bridge") -> None:
        self.server = server
        self.host = f"{HOST}:{server.server_port}"
        self.headers = {
            "Host": self.host,
            "Origin": f"http://{self.host}",
            "Content-Type": "application/json",
            TOKEN_HEADER: server.token,
        }
        self.seen = ""
        self.seen = self.get(f"/api/cases/{slug}")[1]["seen"]

    def send(self, method: str, path: str, body: bytes | None, headers: dict[str, str | None]):
        connection = http.client.HTTPConnection(HOST, self.server.server_port, timeout=20)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {**self.headers, **headers}.items():
            if value is not None:
                connection.putheader(name, value)
        if body is not None and "Content-Length" not in headers:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        is_json = answer.headers.get_content_type() == "application/json"
        return answer.status, json.loads(content) if is_json else content, answer.headers

    def get(self, path: str, **headers: str | None):
        return self.send("GET", path, None, headers)

    def save(self, wish: object = None, path: str = "/api/cases/bridge/save", **headers):
        body = json.dumps(WISH | {"seen": self.seen} if wish is None else wish).encode()
        return self.send("POST", path, body, {n.replace("_", "-"): v for n, v in headers.items()})


@pytest.fixture
def client(server: Server, folder: Path) -> Client:
    return Client(server, folder)


class TestServer:
    def test_it_listens_on_the_loopback_address_only(self, server: Server) -> None:
        assert server.server_address[0] == "127.0.0.1"

    def test_it_saves(self, client: Client, folder: Path) -> None:
        assert client.save()[0] == 200
        assert expected(folder) == f"== body ==\n{ONE}\n"
        assert not list(folder.rglob("*.part"))

    def test_preview_saves_nothing(self, client: Client, folder: Path) -> None:
        status, found, _ = client.save(path="/api/cases/bridge/preview")
        assert status == 200
        assert found["expected"] == f"== body ==\n{ONE}\n"
        assert f"-{TWO}" in found["saving"]
        assert expected(folder) == EXPECTED

    @pytest.mark.parametrize(
        "headers",
        [
            {TOKEN_HEADER: None},
            {TOKEN_HEADER: "guess"},
            {TOKEN_HEADER: ""},
            {"Host": "evil.example"},
            {"Host": f"evil.example@{HOST}"},
            {"Host": HOST},
            {"Host": None},
        ],
        ids=str,
    )
    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_without_token_or_under_another_name_there_is_nothing(
        self, client: Client, folder: Path, method: str, headers: dict
    ) -> None:
        path = "/api/cases/bridge" + ("/save" if method == "POST" else "")
        body = json.dumps(WISH | {"seen": client.seen}).encode() if method == "POST" else None
        status, found, _ = client.send(method, path, body, headers)
        assert status == 403
        assert set(found) == {"error"}
        assert expected(folder) == EXPECTED

    def test_the_page_itself_is_for_its_own_name_too(self, client: Client) -> None:
        assert client.get("/", Host=f"{REBOUND}:{client.server.server_port}")[0] == 403
        assert client.get("/", **{TOKEN_HEADER: None})[0] == 200
        assert client.get("/", Host=f"localhost:{client.server.server_port}")[0] == 200

    def test_the_page_holds_no_secret(self, client: Client) -> None:
        for path in ("/", "/page.js", "/page.css"):
            assert client.server.token.encode() not in client.get(path)[1]

    @pytest.mark.parametrize(
        ("headers", "status"),
        [
            ({"Origin": "http://evil.example"}, 403),
            ({"Origin": "null"}, 403),
            ({"Sec-Fetch-Site": "cross-site"}, 403),
            ({"Sec-Fetch-Site": "same-site"}, 403),
            ({"Content-Type": "text/plain"}, 415),
            ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
            ({"Content-Length": "none"}, 411),
            ({"Content-Length": "-1"}, 411),
            ({"Content-Length": "99999999999"}, 413),
        ],
        ids=str,
    )
    def test_what_another_site_could_send_is_refused(
        self, client: Client, folder: Path, headers: dict, status: int
    ) -> None:
        assert client.save(**headers)[0] == status
        assert expected(folder) == EXPECTED

    @pytest.mark.parametrize(
        "slug", ["..", "%2e%2e", "..%2f..", "bridge%2f..", "nowhere", "", "%00", "."]
    )
    def test_only_the_cases_of_the_folder_can_be_saved(
        self, client: Client, folder: Path, slug: str
    ) -> None:
        assert client.save(path=f"/api/cases/{slug}/save")[0] == 404
        assert (folder.parent / "expected.txt").read_text(encoding="utf-8") == "outside"

    @pytest.mark.parametrize(
        "wish",
        [
            [],
            {},
            WISH,
            WISH | {"seen": "", "roles": {"2": "chrome"}},
            WISH | {"seen": "", "roles": {"2": "nonsense"}},
            WISH | {"seen": "", "roles": {"x": "dek"}},
            WISH | {"seen": "", "roles": ["dek"]},
            WISH | {"seen": "", "glue": {"2": "words of one's own"}},
        ],
        ids=str,
    )
    def test_what_makes_no_sense_is_refused(self, client: Client, folder: Path, wish) -> None:
        assert client.save(wish)[0] == 400
        assert expected(folder) == EXPECTED

    def test_a_file_that_was_changed_meanwhile_is_left_alone(
        self, client: Client, folder: Path
    ) -> None:
        (folder / "bridge" / "expected.txt").write_text("== body ==\nMine.\n", encoding="utf-8")
        status, found, _ = client.save()
        assert status == 409
        assert "changed meanwhile" in found["error"]
        assert expected(folder) == "== body ==\nMine.\n"

    def test_every_answer_has_the_headers_that_protect_it(self, client: Client) -> None:
        for path in ("/", "/page.js", "/api/cases", "/nowhere"):
            headers = client.get(path)[2]
            assert "default-src 'none'" in headers["Content-Security-Policy"]
            assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Cache-Control"] == "no-store"
            assert "Access-Control-Allow-Origin" not in headers

    def test_states(self, client: Client, folder: Path) -> None:
        assert client.get("/api/cases/market/state")[1] == {"state": "new"}
        (folder / "market" / "input.html").write_text("two", encoding="utf-8")
        (folder / "market" / "expected.txt").write_text("== body ==\nx\n", encoding="utf-8")
        assert client.get("/api/cases/market/state")[1] == {"state": "unreadable"}
        assert client.get("/api/cases/market")[0] == 422

    def test_a_failure_is_known_as_long_as_it_is_the_one_in_gap_txt(
        self, client: Client, folder: Path
    ) -> None:
        case = Case(folder / "bridge")
        case.expected_path.write_text(EXPECTED + "\nNot on the page.\n", encoding="utf-8")
        assert client.get("/api/cases/bridge/state")[1] == {"state": "different"}
        case.gap_path.write_text("The last line\nis missing.\n", encoding="utf-8")
        case.record_gap(clean(PAGE))
        assert client.get("/api/cases/bridge/state")[1] == {"state": "known"}
        assert client.get("/api/cases/bridge")[1]["known_failure"] == "The last line\nis missing."
        case.expected_path.write_text(EXPECTED + "\nAnother.\n", encoding="utf-8")
        assert client.get("/api/cases/bridge/state")[1] == {"state": "different"}
        case.gap_path.write_text("", encoding="utf-8")
        assert client.get("/api/cases/bridge/state")[1] == {"state": "unreadable"}
        assert client.get("/api/cases/market/state")[1] == {"state": "new"}


class TestRequests:
    """What no browser sends gets an answer, or the connection is closed; the server goes on."""

    def ask(self, server: Server, request: bytes) -> bytes:
        with socket.create_connection((HOST, server.server_port), timeout=20) as connection:
            with contextlib.suppress(OSError):
                connection.sendall(request)
                connection.shutdown(socket.SHUT_WR)
            answer = b""
            with contextlib.suppress(ConnectionError):
                while more := connection.recv(65536):
                    answer += more
            return answer

    def head(self, server: Server, target: str = "/", method: str = "GET", **headers: str) -> str:
        told = {"Host": f"{HOST}:{server.server_port}", TOKEN_HEADER: server.token, **headers}
        lines = [f"{name.replace('_', '-')}: {value}" for name, value in told.items()]
        return "\r\n".join([f"{method} {target} HTTP/1.1", *lines, "Connection: close", "", ""])

    @pytest.mark.parametrize(
        ("target", "status"),
        [
            ("http://[", 400),
            ("//[/api/cases", 404),
            ("/api/cases/\xff\xfe", 404),
            ("/api/cases/%ff%00", 404),
            ("/api/cases/../../etc/passwd", 404),
            ("/api/cases/..%2f..%2fetc%2fpasswd/state", 404),
            ("/\x1b[2J", 404),
            ("*", 404),
        ],
    )
    def test_odd_request_lines_are_answered(self, server, target: str, status: int) -> None:
        for method in ("GET", "POST"):
            head = self.head(server, target, method, Content_Type="application/json")
            answer = self.ask(server, head.encode("latin-1"))
            assert answer.startswith(b"HTTP/1.0 %d " % status)

    @pytest.mark.parametrize(
        ("length", "status"),
        [("", 411), ("-1", 411), ("1e3", 411), ("²", 411), ("9" * 30, 413), ("9" * 5000, 413),
         ("5000001", 413), ("0", 400), ("3", 400), ("400", 400)],
    )  # fmt: skip
    def test_odd_lengths_are_answered(self, server, length: str, status: int) -> None:
        head = self.head(
            server, "/api/cases/bridge/preview", "POST",
            Content_Type="application/json", Content_Length=length,
        )  # fmt: skip
        answer = self.ask(server, head.encode("latin-1") + b'{"roles": {}}')
        assert answer.startswith(b"HTTP/1.0 %d " % status)

    @pytest.mark.parametrize("name", ["expected.txt", "gap.txt"])
    def test_what_is_no_text_is_told_for_this_case_alone(
        self, client: Client, folder: Path, name: str
    ) -> None:
        (folder / "bridge" / name).write_bytes(b"caf\xe9")
        status, found, _ = client.get("/api/cases/bridge")
        assert status == 422
        assert "is not UTF-8" in found["error"]
        assert client.get("/api/cases/bridge/state")[0] == 200
        assert client.get("/api/cases/market")[0] == 200

    def test_random_requests_are_answered_or_closed(self, server, client: Client) -> None:
        chance = random.Random(7)
        good = self.head(server, "/api/cases/bridge/preview", "POST",
                         Content_Type="application/json", Content_Length="40")  # fmt: skip
        body = json.dumps(WISH | {"seen": ""}).encode()
        for _ in range(150):
            request = bytearray(good.encode() + body)
            for _ in range(chance.randint(1, 6)):
                at = chance.randrange(len(request))
                request[at : at + chance.randint(0, 3)] = chance.choice(
                    [b"", b"\0", b"\xff", b"\r\n", b"[", b"%", b"9" * 50, b'"', b"{" * 99, b" "]
                )
            answer = self.ask(server, bytes(request))
            assert answer == b"" or answer.startswith(b"HTTP/1.0 ") or b"<" in answer[:50]
            assert b"HTTP/1.0 5" not in answer[:12] or b" 501 " in answer[:20] + b" "
        assert client.get("/api/cases")[0] == 200


SITE = ROOT / "fixtures" / "sites" / "lindental-bote.example"
BRIEF = "Unser Wochenbrief"


class TestLearning:
    """What the recorded cases of a site teach is shown first, and written when that is asked."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        pages = tmp_path / "pages"
        shutil.copytree(SITE, pages)
        (pages / "faehre" / "expected.txt").unlink()
        (pages / "market").mkdir()
        (pages / "market" / "input.txt").write_text(PAGE, encoding="utf-8")
        return pages

    @pytest.fixture
    def client(self, server: Server, folder: Path) -> Client:
        return Client(server, folder, "bibliobus")

    def ask(self, client: Client, what: str, sent: object, slug: str = "bibliobus"):
        return client.save(sent, path=f"/api/cases/{slug}/{what}")[:2]

    def test_what_would_change_is_shown_and_nothing_written(
        self, client: Client, folder: Path
    ) -> None:
        status, found = self.ask(client, "learn", {})
        assert status == 200
        assert (found["site"], found["pages"]) == ("lindental-bote.example", 4)
        changed = {one["slug"]: one["lines"] for one in found["changes"]}
        assert set(changed) == {path.name for path in SITE.iterdir()}
        assert any(line.startswith(f"-{BRIEF}") for line in changed["faehre"])
        assert not (folder.parent / "profiles").exists()

    def test_it_is_written_as_it_was_shown(self, client: Client, folder: Path) -> None:
        seen = self.ask(client, "learn", {})[1]["seen"]
        status, found = self.ask(client, "profile", {"seen": seen})
        path = folder.parent / "profiles" / "lindental-bote.example.json"
        assert (status, found["file"]) == (200, str(path))
        profile = read_profiles(path)
        raw = (folder / "faehre" / "input.html").read_bytes()
        assert BRIEF not in clean(raw, profile=profile).body

    def test_cases_that_changed_meanwhile_are_told(self, client: Client, folder: Path) -> None:
        seen = self.ask(client, "learn", {})[1]["seen"]
        (folder / "schulgarten" / "expected.txt").unlink()
        assert self.ask(client, "profile", {"seen": seen})[0] == 409
        assert not (folder.parent / "profiles").exists()

    def test_rules_that_a_person_wrote_stay(self, client: Client, folder: Path) -> None:
        profiles = folder.parent / "profiles"
        profiles.mkdir()
        path = profiles / "lindental-bote.example.json"
        path.write_text('{"version": 1, "drop": [".druck"]}')
        seen = self.ask(client, "learn", {})[1]["seen"]
        assert self.ask(client, "profile", {"seen": seen})[0] == 200
        assert json.loads(path.read_text(encoding="utf-8"))["drop"] == [".druck"]

    def test_a_page_that_states_no_site_is_told(self, client: Client) -> None:
        status, found = self.ask(client, "learn", {}, "market")
        assert status == 422
        assert found["error"].startswith("market does not state its site")

    def test_a_site_of_odd_letters_names_no_file(self, client: Client, folder: Path) -> None:
        for site in ("..%2f..", "a..b", "..", "a\\..\\b.example"):
            case = folder / "market"
            for path in case.glob("input.*"):
                path.unlink()
            link = f"<link rel=canonical href='https://{site}/x'>"
            (case / "input.html").write_text(f"<html><head>{link}</head><body><p>{ONE}")
            assert self.ask(client, "learn", {}, "market")[0] == 422

    def test_without_token_nothing_is_learned(self, client: Client, folder: Path) -> None:
        for what in ("learn", "profile"):
            path = f"/api/cases/bibliobus/{what}"
            assert client.save({"seen": ""}, path=path, **{TOKEN_HEADER: None})[0] == 403
            assert client.save({"seen": ""}, path=path, Origin="http://evil.example")[0] == 403
        assert not (folder.parent / "profiles").exists()

    def test_in_a_browser_from_a_correction_to_the_profile(
        self, chromium, address: str, folder: Path
    ) -> None:
        expected = folder / "bibliobus" / "expected.txt"
        right = expected.read_text(encoding="utf-8")
        expected.write_text(right + f"\n{BRIEF} stands here no more.\n", encoding="utf-8")
        chromium.open(address)
        opened(chromium, "bibliobus")
        (gone,) = [found for found in chromium.all(".words") if found.text.startswith(BRIEF)]
        gone.click()
        assert not chromium.one("#learn").is_enabled()
        gone.click()
        preview(chromium, right)
        chromium.one("#save").click()
        chromium.until(lambda: "Saved" in chromium.one("#message").text, "saving")
        chromium.until(lambda: chromium.one("#learn").is_enabled(), "learning")
        chromium.one("#learn").click()
        chromium.until(lambda: chromium.one("#learned").is_displayed(), "what would change")
        assert "lindental-bote.example, learned from 4 pages" in chromium.one("#learned").text
        assert any(BRIEF in line for line in chromium.shown("#learned .minus"))
        profiles = folder.parent / "profiles"
        assert not profiles.exists()
        chromium.one("#save-profile").click()
        chromium.until(lambda: "Saved" in chromium.one("#message").text, "the profile")
        assert [path.name for path in profiles.iterdir()] == ["lindental-bote.example.json"]


class TestCommand:
    def test_a_folder_without_cases(self, tmp_path: Path, capsys) -> None:
        assert main(["review", str(tmp_path)]) == 2
        assert "holds no case" in capsys.readouterr().err

    def test_a_folder_that_is_none(self, tmp_path: Path, capsys) -> None:
        assert main(["review", str(tmp_path / "nowhere")]) == 2
        assert "No such file" in capsys.readouterr().err


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    """The address that the command prints, while it runs."""
    command = [sys.executable, "-m", "cleaner", "review", str(folder), "--no-browser"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, encoding="utf-8") as process:
        line = process.stderr.readline()
        yield re.search(r"http://\S+", line)[0]
        process.terminate()


@pytest.fixture
def page(chromium, address: str):
    chromium.open(address)
    opened(chromium, "bridge")
    return chromium


def opened(browser, slug: str) -> None:
    browser.until(lambda: browser.js("return document.body.dataset.shown") == slug, slug)


def marks(browser) -> list[str]:
    return browser.js("return [...document.querySelectorAll('.block select')].map((s) => s.value)")


def words(browser, text: str):
    return next(found for found in browser.all(".words") if found.text.endswith(text))


def preview(browser, text: str) -> None:
    """Wait until the page shows this expected.txt."""
    browser.until(lambda: browser.one("#expected").get_property("textContent") == text, text)


class TestInABrowser:
    def test_it_shows_the_blocks_as_expected_says(self, page) -> None:
        assert marks(page) == [
            "headline",
            "dropped",
            "paragraph",
            "dropped",
            "paragraph",
            "dropped",
        ]
        assert [w.text for w in page.all(".words")] == PAGE.strip().split("\n\n")
        preview(page, EXPECTED)
        assert not page.one("#save").is_enabled()

    def test_from_clicks_to_the_file(self, page, folder: Path) -> None:
        """A kept block is dropped, a dropped one is kept, one is given a role; all is saved."""
        words(page, TWO).click()
        words(page, TOP).click()
        page.js(
            "const menu = document.querySelectorAll('.block select')[1]; menu.value = 'dek';"
            "menu.dispatchEvent(new Event('change'));"
        )
        wanted = f"{HEAD_AND_DEK}== body ==\n{ONE}\n\n{TOP}\n"
        preview(page, wanted)
        assert f"{TWO}" in page.shown("#saving .minus")
        assert expected(folder) == EXPECTED
        page.one("#save").click()
        page.until(lambda: "Saved" in page.one("#message").text, "saving")
        assert expected(folder) == wanted
        page.driver.refresh()
        opened(page, "bridge")
        assert marks(page) == ["headline", "dek", "paragraph", "dropped", "dropped", "paragraph"]

    def test_through_the_cases(self, page, folder: Path) -> None:
        page.one("#next").click()
        opened(page, "market")
        assert page.one("#place").text == "2 of 2"
        assert not page.one("#next").is_enabled()
        page.until(lambda: page.one("#save").is_enabled(), "a new case can be saved as it is")
        shown = page.one("#expected").get_property("textContent")
        page.one("#save").click()
        page.until(lambda: "Saved" in page.one("#message").text, "saving")
        assert expected(folder, "market") == shown
        page.one("#list-button").click()
        page.one("#find").send_keys("brid")
        (found,) = page.all("#cases button")
        found.click()
        opened(page, "bridge")

    def test_with_keys(self, page, folder: Path) -> None:
        from selenium.webdriver.common.keys import Keys

        body = page.one("body")
        body.send_keys("jd", "jjjj", "x")
        preview(page, f"{HEAD_AND_DEK}== body ==\n{ONE}\n\n{TWO}\n\n{TOP}\n")
        body.send_keys("x", "kkkk", "x", Keys.CONTROL + "s")
        preview(page, EXPECTED)
        body.send_keys("jjj", "g")  # a paragraph after a dropped block joins nothing
        preview(page, EXPECTED)

    def test_joining_blocks(self, page) -> None:
        words(page, SHARE).click()
        preview(page, EXPECTED.replace(TWO, f"{SHARE}\n\n{TWO}"))
        page.one("body").send_keys("g")
        preview(page, EXPECTED.replace(f"\n\n{TWO}", f" {SHARE}\n\n{TWO}"))

    def test_lines_that_are_in_no_block_are_told_before_they_are_lost(self, page, folder) -> None:
        path = folder / "bridge" / "expected.txt"
        path.write_text(EXPECTED + "\nBy hand.\n", encoding="utf-8")
        page.driver.refresh()
        opened(page, "bridge")
        assert "By hand." in page.one("#about .warn").text
        assert page.one("#save").text == "Save without 1 line"

    def test_a_change_by_someone_else_is_told(self, page, folder: Path) -> None:
        words(page, TOP).click()
        preview(page, EXPECTED + f"\n{TOP}\n")
        (folder / "bridge" / "expected.txt").write_text("== body ==\nMine.\n", encoding="utf-8")
        page.one("#save").click()
        page.until(lambda: "changed meanwhile" in page.one("#message").text, "the message")
        assert expected(folder) == "== body ==\nMine.\n"

    def test_without_the_token_it_shows_nothing(self, page, address: str) -> None:
        page.open(address.split("#", maxsplit=1)[0])
        page.until(lambda: "the command printed" in page.one("#message").text, "the message")
        assert page.all(".block") == []

    def test_a_site_whose_name_leads_here_gets_nothing(self, page, address: str) -> None:
        page.open(address.replace(HOST, REBOUND))
        assert "answers under its own address only" in page.one("body").text
        assert page.all("script") == []

    def test_a_form_and_a_script_of_another_site_change_nothing(
        self, page, address: str, folder: Path, tmp_path: Path
    ) -> None:
        target = address.split("#", maxsplit=1)[0] + "api/cases/bridge/save"
        token = address.split("#")[1]
        evil = tmp_path / "evil.html"
        wish = json.dumps(WISH | {"seen": ""})
        evil.write_text(
            f"""<form id=f method=post action="{target}" enctype="text/plain">
            <input name='{wish[:-1]}, "x": "' value='"}}'></form><script>
            const options = {{ method: "POST", body: '{wish}', mode: "no-cors" }};
            const headers = {{ "X-Cleaner-Token": "{token}", "Content-Type": "application/json" }};
            Promise.allSettled([
              fetch("{target}", options),
              fetch("{target}", {{ ...options, mode: "cors", headers }}),
              fetch("{target}", {{ ...options, headers }}),
            ]).then((all) => {{ document.title = all.map((one) => one.status).join(); }});
            </script>""",
            encoding="utf-8",
        )
        page.open(evil)
        page.until(lambda: "," in page.js("return document.title"), "the requests")
        assert page.js("return document.title").split(",")[1] == "rejected"
        page.js("document.getElementById('f').submit()")
        page.until(lambda: "error" in page.one("body").text, "the refusal")
        assert expected(folder) == EXPECTED

    def test_nothing_of_a_poisoned_page_runs(self, page, folder: Path, address: str) -> None:
        shown = "".join(f"<p>{escape(text)}</p>" for text in POISON)
        (folder / "market" / "input.txt").unlink()
        html = f"<!doctype html><title>{escape(POISON[0])}</title><body>{shown}</body>"
        (folder / "market" / "input.html").write_text(html, encoding="utf-8")
        page.one("#next").click()
        opened(page, "market")
        for place in range(len(POISON)):
            page.js("document.querySelectorAll('.words')[arguments[0]].click()", place)
        assert POISON[1] in page.shown(".words")
        assert page.js("return window.ran") is None
        assert page.all("img, iframe, svg") == []

    @pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
    @pytest.mark.parametrize("width", [390, 1280])
    def test_it_fits_and_all_text_has_contrast(
        self, chromium, address: str, width: int, dark
    ) -> None:
        chromium.open(address, width=width, dark=dark)
        opened(chromium, "bridge")
        words(chromium, TOP).click()
        preview(chromium, EXPECTED + f"\n{TOP}\n")
        chromium.one("#list-button").click()
        chromium.until(lambda: len(chromium.shown("#cases .state")) == 2, "states")
        assert chromium.overflow <= 0
        found = chromium.js(CONTRAST, TEXTS)
        assert [text for ratio, text in found if ratio < 4.5] == []
        assert chromium.complaints == []
