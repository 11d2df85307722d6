"""Clean scraped news pages: headline, dek and body out, site chrome away.

    import cleaner
    article = cleaner.clean(raw)      # str or bytes, HTML or flattened text

See the README for the article's fields and the command line.
"""

from __future__ import annotations

from cleaner.article import Article, Removed
from cleaner.cleaning import clean
from cleaner.errors import InputError
from cleaner.fast import COMPILED
from cleaner.filters import FILTERS, without
from cleaner.limits import MAX_BLOCKS, MAX_BYTES
from cleaner.many import clean_many
from cleaner.markup import Image, Span
from cleaner.page import Block, Document, Element, Hints, Kind, Problem, Role, Verdict
from cleaner.pipeline import Filter
from cleaner.sites.folders import SiteProfiles, read_profiles
from cleaner.sites.learning import learn
from cleaner.sites.profile import SiteProfile
from cleaner.version import __version__

__all__ = [
    "COMPILED",
    "FILTERS",
    "MAX_BLOCKS",
    "MAX_BYTES",
    "Article",
    "Block",
    "Document",
    "Element",
    "Filter",
    "Hints",
    "Image",
    "InputError",
    "Kind",
    "Problem",
    "Removed",
    "Role",
    "SiteProfile",
    "SiteProfiles",
    "Span",
    "Verdict",
    "__version__",
    "clean",
    "clean_many",
    "learn",
    "read_profiles",
    "without",
]
