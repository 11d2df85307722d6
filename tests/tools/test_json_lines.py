"""JSON lines of other people are read within bounds of memory."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import InputError
from cleaner.tools import json_lines
from cleaner.tools.json_lines import line_starts, read_lines, to_object

ROOT = Path(__file__).parents[2]
DEEP = "[" * 90 + "]" * 90


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"html": "<p>x", "a": [' + "{}," * 400_000 + "1]}", "too many values"),
        ('{"html": "<p>x", "a": [' + '"",' * 400_000 + "1]}", "too many values"),
        ('{"html": "<p>x", "a": ' + '""' * 700_000, "not JSON"),
        ('{"html": "<p>x", "a": ' + "[" * 150 + "]" * 150 + "}", "nested too deeply"),
        ('{"html": "<p>x", "a": ' + "[" * 500_000, "too many values"),
        ('{"html": "<p>x"' + "]" * 500_000 + "[" * 150, "not JSON"),
        ('{"html": ' + "9" * 5000 + "}", "not JSON"),
        ('["a", "list"]', "not a JSON object"),
        ("{not json", "not JSON"),
        ('{"html": "\udc80"}', "not JSON"),
    ],
    ids=lambda value: value[:40],
)
def test_what_is_too_much_or_no_object_is_an_error(line: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        to_object(line.encode("utf-8", "surrogateescape"))


@pytest.mark.parametrize(
    "told",
    [
        {"html": "[{,}]" * 100_000, "a": "\\" * 1001 + '"'},
        {"html": "<p>x", "links": [f"https://bay.example/{i}" for i in range(100_000)]},
        {"html": "<p>x", "a": json.loads(DEEP)},
        {'"[': {"]": ["\\", '\\"', "{"] * 70}},
    ],
    ids=["brackets in text", "links", "deep", "odd keys"],
)
def test_what_pages_come_with_is_read(told: dict) -> None:
    assert to_object(json.dumps(told).encode()) == told


LINES = st.lists(st.sampled_from([b"", b" ", b"\t \r", b"x", b"x" * 30, b" x ", b"\x0c"]))


@given(lines=LINES, ends=st.booleans(), piece=st.integers(1, 9))
def test_lines_come_as_they_are_whatever_the_pieces(lines, *, ends: bool, piece: int) -> None:
    data = b"\n".join(lines) + b"\n" * ends
    whole = [line for line in io.BytesIO(data) if not line.isspace()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_lines, "PIECE", piece)
        read = list(read_lines(io.BytesIO(data), 100))
        starts = list(line_starts(io.BytesIO(data)))
        cut = list(read_lines(io.BytesIO(data), 10))
    assert [line.strip() for line in read] == [line.strip() for line in whole]
    assert [data[start:].splitlines()[0].strip() for start in starts] == [
        line.strip() for line in whole
    ]
    assert all(len(line) > 10 for line, full in zip(cut, whole, strict=True) if len(full) > 40)
    assert all(len(line) <= 10 + piece for line in cut)


BLANKS = """
import io
from cleaner.tools.json_lines import MAX_LINE, read_lines

class Endless(io.RawIOBase):
    left = 3 * MAX_LINE

    def readable(self):
        return True

    def readinto(self, buffer):
        size = min(len(buffer), self.left)
        buffer[:size] = FILL * size
        self.left -= size
        return size

for FILL in (b" ", b"x"):
    for line in read_lines(io.BufferedReader(Endless()), 1_000_000):
        assert len(line) < 1_100_000
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_endless_lines_are_not_held() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BLANKS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 60_000, "kilobytes"
