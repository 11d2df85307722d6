"""Every golden page comes out as expected."""

from pathlib import Path

import pytest

import cleaner
from cleaner.golden import Case, cases, compare

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"


@pytest.mark.parametrize("case", [pytest.param(case, id=case.slug) for case in cases(PAGES)])
def test_page_comes_out_as_expected(case: Case) -> None:
    assert case.expected_path.exists(), (
        f"{case.slug} has no expected.txt; record one with "
        f"python -m cleaner {case.input_path} --add-fixture {case.slug}"
    )
    article = cleaner.clean(case.input_path.read_bytes())
    report = compare(case.slug, case.expected_path.read_text(encoding="utf-8"), article)
    assert not report, report
