"""A few of the kills of `python -m tests.kills`, with the tests."""

import random
import sys
from pathlib import Path

import pytest

from tests.kills import attack


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_no_row_is_lost_or_twice_however_a_run_ends(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    tried, found = attack(tmp_path, 10, random.Random(4))
    assert tried.total() >= 10
    assert found == []
