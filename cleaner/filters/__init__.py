"""The filters, in the one order in which they run."""

from __future__ import annotations

from collections.abc import Callable

from cleaner.filters.drop_ad_labels import drop_ad_labels
from cleaner.filters.drop_app_prompts import drop_app_prompts
from cleaner.filters.drop_appeals import drop_appeals
from cleaner.filters.drop_audio_widgets import drop_audio_widgets
from cleaner.filters.drop_author_boxes import drop_author_boxes
from cleaner.filters.drop_back_to_top import drop_back_to_top
from cleaner.filters.drop_blank_lines import drop_blank_lines
from cleaner.filters.drop_boilerplate import drop_boilerplate
from cleaner.filters.drop_bylines import drop_bylines
from cleaner.filters.drop_captions import drop_captions
from cleaner.filters.drop_comments import drop_comments
from cleaner.filters.drop_cookie_notices import drop_cookie_notices
from cleaner.filters.drop_hidden import drop_hidden
from cleaner.filters.drop_legal_footers import drop_legal_footers
from cleaner.filters.drop_navigation import drop_navigation
from cleaner.filters.drop_newsletter_prompts import drop_newsletter_prompts
from cleaner.filters.drop_paywall_notices import drop_paywall_notices
from cleaner.filters.drop_related_links import drop_related_links
from cleaner.filters.drop_repeats import drop_repeats
from cleaner.filters.drop_share_prompts import drop_share_prompts
from cleaner.filters.drop_tags import drop_tags
from cleaner.filters.drop_teasers import drop_teasers
from cleaner.filters.keep_notes import keep_notes
from cleaner.filters.mark_subheads import mark_subheads
from cleaner.filters.settle_embeds import settle_embeds
from cleaner.filters.settle_kin import settle_kin
from cleaner.filters.settle_lists import settle_lists
from cleaner.filters.settle_tables import settle_tables
from cleaner.page import Document

#: Order matters only where a comment says so.
BEFORE_SCORER: tuple[Callable[[Document], Document], ...] = (
    # Before all others: they ask for the next line, and a blank one is none.
    drop_blank_lines,
    # Before the filters of single lines: a menu is known by all its words together.
    drop_navigation,
    # Before drop_bylines: "Photo: Jane Roe" is a credit, also where a byline may stand.
    drop_captions,
    drop_bylines,
    drop_ad_labels,
    drop_audio_widgets,
    drop_cookie_notices,
    drop_paywall_notices,
    drop_appeals,
    drop_newsletter_prompts,
    drop_app_prompts,
    # Before drop_share_prompts: "Comments" and "Reply" stand between share buttons, and it is the
    # replies and buttons by which comments are known.
    drop_comments,
    drop_share_prompts,
    drop_back_to_top,
    # Before the filters of sections: with the footer gone, a heading is seen to stand last.
    drop_legal_footers,
    # After the filters of single lines, so that a section holds none of them.
    drop_tags,
    drop_author_boxes,
    # Last: its headings take any short lines below them.
    drop_related_links,
)

#: All filters, in order.
FILTERS: tuple[Callable[[Document], Document], ...] = (
    *BEFORE_SCORER,
    # After what can be named: what the filters took is evidence for the scorer.
    drop_boilerplate,
    # After the scorer, on what it kept: what belongs together whole, and then nothing twice.
    settle_kin,
    drop_hidden,
    settle_tables,
    settle_lists,
    settle_embeds,
    drop_teasers,
    keep_notes,
    drop_repeats,
    # Last: a sub-heading is known by the paragraphs that are left round it.
    mark_subheads,
)


def without(*names: str) -> tuple[Callable[[Document], Document], ...]:
    """The filters but for those named.

    >>> len(FILTERS) - len(without("drop_share_prompts", "drop_tags"))
    2

    Raises:
        ValueError: if there is no filter of a name.
    """
    unknown = sorted(set(names) - {_name(filter) for filter in FILTERS})
    if unknown:
        raise ValueError(f"no such filter: {', '.join(unknown)}")
    return tuple(filter for filter in FILTERS if _name(filter) not in names)


def _name(filter: Callable[[Document], Document]) -> str:
    return filter.__name__
