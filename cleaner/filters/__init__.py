"""The filters, in the one order in which they run."""

from __future__ import annotations

from collections.abc import Callable

from cleaner.filters.drop_ad_labels import drop_ad_labels
from cleaner.filters.drop_affiliate_notices import drop_affiliate_notices
from cleaner.filters.drop_app_prompts import drop_app_prompts
from cleaner.filters.drop_appeals import drop_appeals
from cleaner.filters.drop_aside_teasers import drop_aside_teasers
from cleaner.filters.drop_audio_widgets import drop_audio_widgets
from cleaner.filters.drop_author_boxes import drop_author_boxes
from cleaner.filters.drop_back_to_top import drop_back_to_top
from cleaner.filters.drop_biographies import drop_biographies
from cleaner.filters.drop_blank_lines import drop_blank_lines
from cleaner.filters.drop_boilerplate import drop_boilerplate
from cleaner.filters.drop_breadcrumbs import drop_breadcrumbs
from cleaner.filters.drop_bylines import drop_bylines
from cleaner.filters.drop_captions import drop_captions
from cleaner.filters.drop_chart_labels import drop_chart_labels
from cleaner.filters.drop_closing_teasers import drop_closing_teasers
from cleaner.filters.drop_comment_elements import drop_comment_elements
from cleaner.filters.drop_comment_rules import drop_comment_rules
from cleaner.filters.drop_comments import drop_comments
from cleaner.filters.drop_contact_lines import drop_contact_lines
from cleaner.filters.drop_cookie_elements import drop_cookie_elements
from cleaner.filters.drop_cookie_lists import drop_cookie_lists
from cleaner.filters.drop_cookie_notices import drop_cookie_notices
from cleaner.filters.drop_copies import drop_copies
from cleaner.filters.drop_copyright_lines import drop_copyright_lines
from cleaner.filters.drop_credited_captions import drop_credited_captions
from cleaner.filters.drop_disclaimers import drop_disclaimers
from cleaner.filters.drop_doubtful_captions import drop_doubtful_captions
from cleaner.filters.drop_empty_posts import drop_empty_posts
from cleaner.filters.drop_galleries import drop_galleries
from cleaner.filters.drop_glued_lines import drop_glued_lines
from cleaner.filters.drop_hashtags import drop_hashtags
from cleaner.filters.drop_hidden import drop_hidden
from cleaner.filters.drop_invitations import drop_invitations
from cleaner.filters.drop_labelled_links import drop_labelled_links
from cleaner.filters.drop_labels import drop_labels
from cleaner.filters.drop_legal_footers import drop_legal_footers
from cleaner.filters.drop_menus import drop_menus
from cleaner.filters.drop_newsletter_prompts import drop_newsletter_prompts
from cleaner.filters.drop_next_articles import drop_next_articles
from cleaner.filters.drop_orphan_headings import drop_orphan_headings
from cleaner.filters.drop_page_titles import drop_page_titles
from cleaner.filters.drop_paywall_notices import drop_paywall_notices
from cleaner.filters.drop_picture_captions import drop_picture_captions
from cleaner.filters.drop_picture_counters import drop_picture_counters
from cleaner.filters.drop_picture_credits import drop_picture_credits
from cleaner.filters.drop_pull_quotes import drop_pull_quotes
from cleaner.filters.drop_related_elements import drop_related_elements
from cleaner.filters.drop_related_links import drop_related_links
from cleaner.filters.drop_reporters import drop_reporters
from cleaner.filters.drop_reprint_notes import drop_reprint_notes
from cleaner.filters.drop_share_prompts import drop_share_prompts
from cleaner.filters.drop_site_notices import drop_site_notices
from cleaner.filters.drop_skip_links import drop_skip_links
from cleaner.filters.drop_tags import drop_tags
from cleaner.filters.drop_teasers import drop_teasers
from cleaner.filters.drop_timestamps import drop_timestamps
from cleaner.filters.keep_addresses import keep_addresses
from cleaner.filters.keep_answers import keep_answers
from cleaner.filters.keep_bare_article import keep_bare_article
from cleaner.filters.keep_between import keep_between
from cleaner.filters.keep_embeds import keep_embeds
from cleaner.filters.keep_ends import keep_ends
from cleaner.filters.keep_headings import keep_headings
from cleaner.filters.keep_key_points import keep_key_points
from cleaner.filters.keep_kin import keep_kin
from cleaner.filters.keep_leads import keep_leads
from cleaner.filters.keep_notes import keep_notes
from cleaner.filters.keep_posts import keep_posts
from cleaner.filters.keep_prose import keep_prose
from cleaner.filters.keep_subheads import keep_subheads
from cleaner.filters.keep_tabbed_rows import keep_tabbed_rows
from cleaner.filters.mark_dek import mark_dek
from cleaner.filters.mark_items import mark_items
from cleaner.filters.mark_paragraphs import mark_paragraphs
from cleaner.filters.mark_subheads import mark_subheads
from cleaner.filters.settle_lists import settle_lists
from cleaner.filters.settle_tables import settle_tables
from cleaner.page import Document

#: Order matters only where a comment says so.
BEFORE_SCORER: tuple[Callable[[Document], Document], ...] = (
    # Before all others: they ask for the next line, and a blank one is none.
    drop_blank_lines,
    drop_labels,
    drop_page_titles,
    drop_skip_links,
    drop_picture_counters,
    drop_breadcrumbs,
    drop_menus,
    drop_glued_lines,
    drop_captions,
    # Before drop_bylines: "Photo: Jane Roe" is a credit, also where a byline may stand.
    drop_picture_credits,
    drop_credited_captions,
    drop_timestamps,
    drop_bylines,
    drop_ad_labels,
    drop_audio_widgets,
    drop_cookie_notices,
    drop_cookie_lists,
    drop_paywall_notices,
    drop_appeals,
    drop_newsletter_prompts,
    drop_app_prompts,
    # Before drop_share_prompts: "Comments" and "Reply" stand between share buttons, and it is the
    # replies and buttons by which comments are known.
    drop_comments,
    drop_comment_rules,
    drop_comment_elements,
    drop_share_prompts,
    drop_back_to_top,
    # Before the filters of sections: with the footer gone, a heading is seen to stand last.
    drop_legal_footers,
    drop_copyright_lines,
    drop_reprint_notes,
    drop_site_notices,
    drop_affiliate_notices,
    # After the filters of single lines, so that a section holds none of them.
    drop_hashtags,
    drop_tags,
    drop_author_boxes,
    drop_biographies,
    # Last: its headings take any short lines below them.
    drop_related_links,
)

#: All filters, in order.
FILTERS: tuple[Callable[[Document], Document], ...] = (
    *BEFORE_SCORER,
    # After what can be named: what the filters took is evidence for the scorer.
    drop_boilerplate,
    # After the scorer, on what it kept and dropped: first what it was not sure of.
    drop_doubtful_captions,
    # Then single paragraphs.
    keep_prose,
    keep_bare_article,
    keep_kin,
    keep_posts,
    keep_answers,
    keep_between,
    keep_ends,
    # After all that keep paragraphs, which speak for the headings above them.
    keep_headings,
    drop_orphan_headings,
    drop_hidden,
    drop_next_articles,
    # What belongs together whole.
    settle_tables,
    keep_tabbed_rows,
    settle_lists,
    keep_key_points,
    mark_paragraphs,
    mark_items,
    keep_embeds,
    # After all that keep lists and headings, of which a gallery or a chart may be made.
    drop_galleries,
    drop_chart_labels,
    drop_cookie_elements,
    drop_disclaimers,
    drop_teasers,
    drop_closing_teasers,
    drop_aside_teasers,
    drop_related_elements,
    drop_invitations,
    drop_labelled_links,
    drop_empty_posts,
    drop_picture_captions,
    drop_reporters,
    keep_notes,
    keep_addresses,
    drop_contact_lines,
    # After all that keep text: nothing stands there twice.
    drop_copies,
    # After drop_copies: what stands there twice repeats itself.
    drop_pull_quotes,
    # Before mark_dek, which looks for a dek where there is none.
    keep_leads,
    mark_dek,
    # Last: a sub-heading is known by the paragraphs that are left round it.
    keep_subheads,
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
