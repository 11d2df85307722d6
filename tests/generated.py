"""Strategies for pages: well-formed and broken HTML, and flattened text, in several scripts."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = (
    "the storm hit coast at night and mayor said council bridge harbour reopened Monday 2024 "
    "über Brücke größer d’hiver naïve Straße мост открыли после шторма школа город जिला पुल "
    "मंत्री ने कहा الجسر بعد العاصفة المدينة 台風 東京 駅 再開 다리 시장 말했다 ταχύτητα γέφυρα "
    "R&D AT&T 3,5 % €4m (left) “quoted” «цитата» — a.m. U.S. I’m"
).split()
CHROME = (
    "Advertisement", "Share this", "Read also: The bridge reopens", "Related Articles",
    "By Jane Roe", "Photo: J. Doe / Agency", "3 min read", "Back to top", "Tags: storm, coast",
    "Comments (3)", "Subscribe to our newsletter", "Listen to this article", "Follow us on X",
    "© 2025 Courier", "Home", "Sport", "We value your privacy", "Lesen Sie auch:", "広告",
    "Читайте также:",
)  # fmt: skip
# Letters, marks and signs of all kinds, but no controls: those are the fuzzer's.
CHARACTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"), include_characters="\n\t")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    found = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
    return " ".join(found).capitalize() + draw(
        st.sampled_from(["."] * 6 + ["?", "…", ":", "", "。"])
    )


paragraphs = st.lists(sentences(), min_size=1, max_size=4).map(" ".join)
lines = st.one_of(
    paragraphs,
    paragraphs,
    sentences(),
    st.sampled_from(CHROME),
    st.text(CHARACTERS, max_size=40),
)
prefixes = st.sampled_from(["", "", "", "", "- ", "• ", "* ", "■ ", "– ", "    ", "1. ", "“"])


@st.composite
def flat_pages(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.tuples(prefixes, lines), max_size=14))
    gaps = st.sampled_from(["\n", "\n\n", "\n\n\n", " \n", "\r\n", "\t", "   ", "\u2028"])
    return "".join(prefix + line + draw(gaps) for prefix, line in parts)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


INLINE = ("a href=/x", "b", "strong", "em", "span class=x", "i", "time", "sup", "code")
BLOCKS = (
    "p", "div", "div class='article-body'", "section", "article", "main", "aside", "nav",
    "footer", "header", "h1", "h2", "h3", "ul", "ol", "li", "blockquote", "figure", "figcaption",
    "table", "tr", "td", "p class=standfirst", "div class=related", "div hidden",
    "blockquote class=twitter-tweet", "x-story", "center", "form", "button",
)  # fmt: skip


@st.composite
def runs(draw: st.DrawFn) -> str:
    """A run of text with inline elements in it."""
    text = escaped(draw(lines))
    if draw(st.booleans()):
        opening = draw(st.sampled_from(INLINE))
        text = f"<{opening}>{text}</{opening.split()[0]}>{escaped(draw(sentences()))}"
    return text + draw(st.sampled_from(["", "", "", "<br>", "<wbr>", " "]))


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda opening, inside: f"<{opening}>{''.join(inside)}</{opening.split()[0]}>",
        st.sampled_from(BLOCKS),
        st.lists(children, max_size=6),
    )


elements = st.recursive(
    st.one_of(runs(), runs().map(lambda run: f"<p>{run}</p>")), _element, max_leaves=16
)
markup = st.lists(elements, max_size=8).map("".join)


@st.composite
def html_pages(draw: st.DrawFn) -> str:
    title, body = escaped(draw(sentences())), draw(markup)
    head = f"<title>{title} | Courier</title><meta property='og:title' content='{title}'>"
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"


@st.composite
def broken_pages(draw: st.DrawFn) -> str:
    """HTML with a piece cut out, and pieces of markup strewn in."""
    page = draw(html_pages())
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(page)))
        stray = draw(st.sampled_from(STRAYS))
        page = page[:at] + stray + page[at + draw(st.integers(0, 12)) :]
    return page


STRAYS = (
    "", "<", ">", "</", "</p>", "</div>", "</body>", "</html>", "<p", "<p>", "<table>", "<td>",
    "<!--", "-->", "<![CDATA[", "<script>", "</script>", "<style>", "<title>", "<textarea>",
    "<select>", "<a ", "'", '"', "=", "<svg>", "<template>", "<plaintext>", "<frameset>", "<br/>",
    "\0", "\x0b", "<?php",
)  # fmt: skip
