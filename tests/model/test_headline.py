"""The heading that a page shows beside its likeliest headline."""

from __future__ import annotations

from cleaner.model.headline import shown_headline
from cleaner.read import read_html

CRUMBS = "<ul><li>Home</li><li>Open bridge</li></ul>"


def shown(html: str, at: int) -> str:
    """The words of what is shown as the headline, given the place of the likeliest block."""
    page = read_html(html)
    return page.page.texts[shown_headline(page, at)]


def test_the_only_h1_stands_before_a_step_of_a_breadcrumb() -> None:
    html = f"<h1>The bridge is open again</h1>{CRUMBS}"
    assert shown(html, 2) == "The bridge is open again"
    assert shown(html.replace("</h1>", "</h1><h1>Two words</h1>"), 3) == "Open bridge"
    assert shown(f"<title>Open bridge</title>{html}", 2) == "Open bridge"


def test_a_short_h1_or_one_far_away_names_something_else() -> None:
    assert shown(f"<h1>The Orla Post</h1>{CRUMBS}", 2) == "Open bridge"
    assert (
        shown(f"<h1>The bridge is open again</h1>{'<p>It rains.' * 4}{CRUMBS}", 6) == "Open bridge"
    )


def test_of_a_hidden_title_the_shown_part_is_the_headline() -> None:
    hidden = "<div style='display:none'>Post | Local | The bridge is open again</div>"
    assert shown(f"{hidden}<div>The bridge is open again</div>", 0) == "The bridge is open again"
    assert shown(f"{hidden}<div>The bridge is shut</div>", 0).startswith("Post | Local")
    visible = hidden.replace(" style='display:none'", "")
    assert shown(f"{visible}<div>The bridge is open again</div>", 0).startswith("Post | Local")
