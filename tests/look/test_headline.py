"""What states a page's headline."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cleaner.look.headline import stating_lines
from cleaner.page import Document

H = "Why the bridge over the Aller reopens"
P = "The old bridge over the Aller reopens on Monday, the town council said on Friday."


@pytest.mark.parametrize(
    ("lines", "headlines"),
    [
        ((f"{H} | The Echo", "Home", H, P), {2: 0}),
        ((f"{H} - The Echo", "Home", H, P), {2: 0}),
        ((f"Home › News › {H}", H, P), {1: 0}),
        (("Skip", f"HomeNews{H}", "By Ann", H, P), {3: 1}),
        # The headline goes on, and a sub-heading begins like it.
        ((f"{H} – and why so late", H, P), {}),
        ((f"{H} – and why so late", P, H, P), {}),
        (("Мост через реку снова открыт – и вот почему", "Мост через реку снова открыт", P), {}),
        (
            ("Мост через реку снова открыт – Орлинское эхо", "Мост через реку снова открыт", P),
            {1: 0},
        ),
        ((f"{H} - The Echo", P, H, P), {}),
        ((f"{H} | The Echo", P, H, P), {2: 0}),
        ((f"{H} | The Echo", P, P, H), {}),
        # The site's name behind the bar.
        ((f"{H} | The Echo of the Aller", "The Echo of the Aller", P), {}),
        (("By The Associated Press", "The Associated Press", P), {}),
        ((), {}),
    ],
)
def test_headlines_that_other_lines_state(lines: Sequence[str], headlines: dict[int, int]) -> None:
    assert stating_lines(Document.of_lines(*lines)) == headlines
