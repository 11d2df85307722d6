"""Addresses below a label at the end of a text."""

from __future__ import annotations

from cleaner.filters.keep_addresses import keep_addresses
from cleaner.read import read_html

BRIDGE = "Bridge: http://bridge.example"
FERRY = "www.ferry.example"


def kept(*lines: str, label: float = 0.9, named: bool = False) -> list[str]:
    """What is kept of lines below a sentence, the first a label of a score, the rest dropped."""
    page = read_html("".join(f"<p>{line}</p>" for line in ("It is open.", *lines)))
    changes = {at: page.verdicts[at].scored(0.1).dropped("odd") for at in range(2, len(page.page))}
    scored = page.verdicts[1].scored(label)
    changes[1] = scored if label >= 0.5 else scored.dropped("odd")
    if named:
        changes[2] = page.verdicts[2].dropped("known by name")
    cleaned = keep_addresses(page.with_changes(changes))
    return [page.page.texts[at] for at in cleaned.body_places()][1:]


def test_all_addresses_below_a_label_are_kept() -> None:
    assert kept("On the Net:", BRIDGE, FERRY, "Print") == ["On the Net:", BRIDGE, FERRY]


def test_a_label_that_the_scorer_dropped_is_kept_with_them() -> None:
    assert kept("On the Net:", BRIDGE, label=0.3) == ["On the Net:", BRIDGE]
    assert kept("On the Net:", "Print", label=0.3) == []


def test_what_is_no_label_or_no_address_or_known_by_name_stays_dropped() -> None:
    assert kept("So it is.", BRIDGE) == ["So it is."]
    assert kept("Read more:", "The ferry stays") == ["Read more:"]
    assert kept("On the Net:", BRIDGE, named=True) == ["On the Net:"]
