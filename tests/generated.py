"""Strategies for pages: well-formed and broken HTML, and flattened text, in several scripts."""

from __future__ import annotations

from collections.abc import Sequence

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


#: Whatever decides on what a walk over a page makes of an element.
_TAGS = """a b strong em i code span time font p div h1 h2 li ol ul dl blockquote figure figcaption
    caption table tbody tr td th section article dialog br img wbr script style title textarea
    iframe ruby rt x-story""".split()
_ATTRIBUTES = (
    "class", "class=", "class=kicker", "class='note'", "class=tweet", "class='Story-BodyText x1y'",
    "class=sr-only", "class=tooltip__text", "class=twitter-tweet", "class='@hidden'", "id=intro",
    "id='a1b2c3'", "id='main main2'", "role=tooltip", "role=main", "itemprop=author", "rel=next",
    "data-testid=kicker", "data-type='Long text'", "data-component=x", "style='display: none'",
    "style=color:red", "style='clip:rect(1px,1px,1px,1px)'", "hidden", "aria-hidden=true",
    "aria-hidden=false", "open", "start=3", "start=x", "value=7", "reversed", "href=/orla", "href",
    f"href={'x' * 2_001}", "width=1", "height=1px", "src=/a.jpg", "src=data:x", "src",
    "srcset='/b.jpg 2x, /c.jpg'", "data-src=/d.jpg", "data-lazy-src=' '", "alt=' A  bridge '",
    f"class='{'word ' * 81}'", "lang=en", "onclick=x()",
)  # fmt: skip
_TEXTS = (
    "", " ", "  ", "\n", "One", " two ", ", and so on", ". ", "| The bridge", "- no", "–", "—",
    "12", "、橋", "&amp;nbsp;", "\u200b", "\u2003", "\u0345", "\ufffc", "🌉", "é", "x" * 41,
    "&nbsp;",
    "The bridge over the Orla reopened on Monday. ", "The bridge reopened on Monday. " * 9,
)  # fmt: skip


def marked_up(
    tags: Sequence[str],
    attributes: Sequence[str],
    texts: Sequence[str],
    *,
    most_attributes: int,
    max_leaves: int = 100,
) -> st.SearchStrategy[str]:
    """Texts in elements in one another, with some attributes each."""
    openings = st.builds(
        lambda tag, chosen: (tag, f"<{' '.join((tag, *chosen))}>"),
        st.sampled_from(tags),
        st.lists(st.sampled_from(attributes), max_size=most_attributes, unique=True),
    )
    return st.recursive(
        st.sampled_from(texts),
        lambda inside: st.builds(
            lambda opening, parts: f"{opening[1]}{''.join(parts)}</{opening[0]}>",
            openings,
            st.lists(inside, max_size=6),
        ),
        max_leaves=max_leaves,
    )


_marked_up = marked_up(_TAGS, _ATTRIBUTES, _TEXTS, most_attributes=4, max_leaves=40)
marked_up_pages = st.lists(_marked_up, max_size=6).map("".join)


#: Whatever may make a parser and a search for tags disagree about where one is.
ODDS = (
    "<p", "<a ", "</p", "</b ", "</p ", "<s", "<!d", "<?x", "?>", "<![CDATA[", "]]>", "<svg>",
    "<script ", "<script>", "<SCRIPT>", "<title ", "<title>", "<style ", "<style>", "<textarea>",
    "</script>", "</title>", "</style>", "</TextArea>", "<script/>", "</script", "<plaintext>",
    "<script type=application/json>", "<script type='a+ld+jSon'>", '<script type="modul&#101;">',
    "<xmp>", "</xmp>", "<iframe>", "</iframe>", "<!--", "-->", "--!>", "->", "--", "!", '"', "'",
    "=", '="', "='", ' = "', "==", "a=", ">", "/>", "/", "<", " class=a", " id='b'", " ID=c",
    "hidden", " href=x", "<img src=a alt=b", "<li value=3", " ", "a", "a b", "a=b", "x='1'",
    "\u00a0", "\x0b", "\x0c", "\n", "\r", "\r\n", "\0", "\x85", "&lt;", "&am", "p;", "é",
    "display:none", "__A_ID__ = {", "window.__A = ", "a" * 40, "<div>", "</div>", "<html lang=a",
    "<body id=r class=x>", "<head>", "</head>", "</body>", "</html>", "<br/>", "<p class=a />",
    "<i\t", "<template>",
)  # fmt: skip
odd_sources = st.lists(st.sampled_from(ODDS), max_size=30).map("".join)
