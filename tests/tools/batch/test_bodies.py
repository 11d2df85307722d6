"""Packed pages: read within a limit, whatever they claim to hold."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from cleaner import InputError
from cleaner.tools.batch.bodies import read_page

PAGE = b"The bridge over the Orla reopened on Monday. " * 3_000
PACKERS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
packed_in_all_ways = pytest.mark.parametrize(("ending", "pack"), PACKERS.items(), ids=PACKERS)


@packed_in_all_ways
def test_a_page_is_read_also_of_several_streams(
    ending: str, pack: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    path = tmp_path / f"page.html.{ending.upper()}"
    path.write_bytes(pack(PAGE[:500]) + pack(PAGE[500:]))
    assert read_page(path, len(PAGE)) == PAGE
    with pytest.raises(InputError, match="too large: over"):
        read_page(path, len(PAGE) - 1)


@packed_in_all_ways
def test_no_more_is_unpacked_than_shows_that_it_is_too_much(
    ending: str, pack: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    path = tmp_path / f"page.html.{ending}"
    path.write_bytes(pack(bytes(50_000_000)))
    tracemalloc.start()
    with pytest.raises(InputError, match="too large: over"):
        read_page(path, 1_000_000)
    assert tracemalloc.get_traced_memory()[1] < 12_000_000
    tracemalloc.stop()


@packed_in_all_ways
@pytest.mark.parametrize("change", [lambda data: data[:-20], lambda data: b"<p>No archive."])
def test_what_is_cut_off_or_not_packed_is_told(
    ending: str,
    pack: Callable[[bytes], bytes],
    change: Callable[[bytes], bytes],
    tmp_path: Path,
) -> None:
    path = tmp_path / f"page.html.{ending}"
    path.write_bytes(change(pack(PAGE)))
    with pytest.raises(InputError, match=r".\.$"):
        read_page(path, 1_000_000)


def test_a_header_that_asks_for_much_memory_gets_none(tmp_path: Path) -> None:
    path = tmp_path / "page.html.xz"
    chain = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 28}]
    path.write_bytes(lzma.compress(b"page", filters=chain))
    with pytest.raises(InputError, match="Memory usage limit"):
        read_page(path, 1_000_000)
