"""Pages that are something else than an article: `problems` says so, and confidence is low."""

from __future__ import annotations

import pytest

import cleaner
from cleaner import Problem

MENU = "".join(f"<li><a href=/{n}>{n}</a></li>" for n in ("News", "Politics", "Sport", "Weather"))
STORIES = (
    "Bus lane on Mill Street to close for nine weeks",
    "Library asks readers to return 1,200 overdue books",
    "Baker wins prize for bread made from brewery grain",
    "Storm warning lifted for the northern coast",
)
LINKED = "".join(f"<li><a href=/s{n}>{story}</a></li>" for n, story in enumerate(STORIES))
PARAGRAPH = (
    "The old bridge over the Aller reopens on Monday after four years of work, the town council "
    "said on Friday evening, and both lanes will be free for cars and for the number four bus. "
)


def page(title: str, main: str, *, head: str = "", language: str = "en") -> str:
    return (
        f"<!DOCTYPE html><html lang={language}><head><title>{title} | The Aller Post</title>{head}"
        f"</head><body><header><a href=/>The Aller Post</a><nav><ul>{MENU}</ul></nav></header>"
        f"<main>{main}</main><footer><p>© 2025 The Aller Post</p></footer></body></html>"
    )


def bare(title: str, main: str) -> str:
    return f"<html><head><title>{title}</title></head><body>{main}</body></html>"


def sorry(title: str, text: str, language: str) -> str:
    return page(title, f"<h1>{title}</h1><p>{text}</p><ul>{LINKED}</ul>", language=language)


GATES = {
    "a bot check": bare(
        "Just a moment...",
        "<h1>allerpost.example</h1><h2>Checking if the site connection is secure</h2>"
        "<p>allerpost.example needs to review the security of your connection first.</p>",
    ),
    "a bot check told by its title": bare(
        "Just a moment...", "<h1>allerpost.example</h1><p>This takes a few seconds.</p>"
    ),
    "a question for people": bare(
        "The Aller Post",
        "<h1>Let’s confirm you are human</h1><p>Do the check below, so that we know that you are "
        "no machine. This keeps unwanted visits off our pages.</p><button>Begin</button>",
    ),
    "unusual traffic": bare(
        "The Aller Post",
        "<h3>We’ve detected unusual activity from your computer network</h3><p>To go on, click the "
        "box below. Make sure that your browser keeps cookies and runs scripts.</p>",
    ),
    "an ad blocker": bare(
        "The Aller Post",
        "<h1>Ad blocker detected</h1><p>We have detected that you are using an ad blocker. Please "
        "switch it off to read on: advertisements pay for what you read here.</p>",
    ),
    "a consent wall": bare(
        "Rheingauer Blatt",
        "<h1>Mit Werbung weiterlesen</h1><p>Lesen Sie das Blatt wie gewohnt mit Werbung. Ihre "
        "Zustimmung können Sie jederzeit am Ende jeder Seite widerrufen.</p>"
        "<button>Akzeptieren und weiter</button>",
    ),
}
ERRORS = {
    "not found": sorry("Page not found", "The page was moved, or it never was here.", "en"),
    "not found, by WordPress": page(
        "404",
        "<h1>Oops! That page can’t be found.</h1><p>Nothing is at this address. Perhaps a search "
        f"helps?</p><h2>Recent posts</h2><ul>{LINKED}</ul>",
    ),
    "not found in German": sorry(
        "Seite nicht gefunden", "Die Seite wurde verschoben, oder es gab sie nie.", "de"
    ),
    "not found in French": sorry(
        "Erreur 404 : page introuvable", "La page a été déplacée, ou n’a jamais existé.", "fr"
    ),
    "not found in Spanish": sorry(
        "Página no encontrada", "La página fue movida, o nunca existió.", "es"
    ),
    "not found in Finnish": sorry("Sivua ei löytynyt", "Sivu on siirretty muualle.", "fi"),
    "not found in Japanese": sorry(
        "お探しのページは見つかりません", "移動または削除された可能性があります。", "ja"
    ),
    "not found in Thai": sorry("ไม่พบหน้าที่คุณต้องการ", "หน้านี้อาจถูกย้ายหรือลบไปแล้ว", "th"),
    "forbidden": bare("403 Forbidden", "<center><h1>403 Forbidden</h1></center><hr>nginx"),
    "a fault of the server": bare(
        "503 Service Temporarily Unavailable",
        "<center><h1>503 Service Temporarily Unavailable</h1></center><hr><center>nginx</center>",
    ),
    "legal reasons": bare(
        "Unavailable due to legal reasons",
        "<h1>451: Unavailable due to legal reasons</h1><p>You come from a country in which we may "
        "not show you this page at this time, since its law on data is another than ours.</p>",
    ),
    "a form to log in": page(
        "Log in",
        "<h1>Log in</h1><form><label>Email</label><input><button>Log in</button></form><p>No "
        "account yet? With one you can comment, and save stories for later.</p>",
    ),
}
CARDS = "".join(
    f"<article><a href=/n{n}><h3>{STORIES[n % 4]}, part {n}</h3></a><p>Read it here.</p></article>"
    for n in range(30)
)
INDEXES = {
    "cards": page("News of the valley", f"<h1>The Aller Post</h1>{CARDS}"),
    "a list of stories": page("News", f"<h2>Top stories</h2><ul>{LINKED * 10}</ul>"),
}
STATED_VIDEO = "<meta property=og:type content=video.other>"
VIDEOS = {
    "told by its headline": page(
        "The night ferry",
        "<article><h1>Watch: the night ferry sails again</h1><video src=a.mp4></video>"
        f"<p>The last boat left on Tuesday evening.</p><h2>More</h2><ul>{LINKED}</ul></article>",
    ),
    "told in German": page(
        "Die Fähre",
        "<article><h1>Video: Die Nachtfähre fährt wieder</h1><div>Video abspielen</div>"
        "<p>Nach vier Jahren legt das Schiff wieder ab.</p></article>",
        language="de",
    ),
    "stated": page(
        "The night ferry sails again",
        "<article><h1>The night ferry sails again</h1><p>The boat left on Tuesday.</p></article>",
        head=STATED_VIDEO,
    ),
}


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        pytest.param(raw, problem, id=f"{problem.name}: {name}")
        for problem, pages in (
            (Problem.GATE, GATES),
            (Problem.ERROR, ERRORS),
            (Problem.INDEX, INDEXES),
            (Problem.VIDEO, VIDEOS),
        )
        for name, raw in pages.items()
    ],
)
def test_another_page_than_an_article_says_so(raw: str, problem: Problem) -> None:
    made = cleaner.clean(raw)
    assert problem in made.problems
    assert made.confidence < 0.3


LOG_IN = "<div class=modal><h2>Log in</h2><form><input><button>Log in</button></form></div>"
BODY = f"<p>{PARAGRAPH}</p>" + (
    "<p>Nine thousand people crossed the river there every day before the first cracks were found "
    "in its piers, and most of them have driven by way of Stenmarke since then.</p>"
    "<p>“We waited for this morning for four years,” said Ines Torvald, who runs the ferry. She "
    "will go on running it in summer, for those who like to cross with the wind in their face.</p>"
    "<p>The work cost nine million crowns, two more than was planned, and the council will vote on "
    "the difference in December. The mayor said that he had no doubt how that vote would go.</p>"
)


@pytest.mark.parametrize(
    "raw",
    [
        page("Short", f"<article><h1>Bridge reopens</h1><p>{PARAGRAPH}</p></article>{LOG_IN}"),
        page("Lost", f"<article><h1>Page not found: a play</h1>{BODY}</article>"),
        page("Watch", f"<article><h1>Watch: our reporter’s clock</h1>{BODY}</article>"),
        page("Birds", f"<article><h1>Watch the birds return</h1><p>{PARAGRAPH}</p></article>"),
        page("Race", f"<article><h1>404 people took part</h1><p>{PARAGRAPH}</p></article>"),
    ],
    ids=["a form beside it", "about an error", "about a watch", "watch", "a number"],
)
def test_an_article_is_none_of_these(raw: str) -> None:
    others = {Problem.GATE, Problem.ERROR, Problem.INDEX, Problem.VIDEO}
    assert others.isdisjoint(cleaner.clean(raw).problems)


def test_an_article_among_many_links_keeps_its_confidence() -> None:
    dated = "<meta property=article:published_time content=2025-11-05>"
    article = f"<article><h1>Bridge reopens on Monday</h1>{BODY}</article><ul>{LINKED * 30}</ul>"
    made = cleaner.clean(page("Bridge reopens on Monday", article, head=dated))
    assert Problem.INDEX in made.problems
    assert made.confidence > 0.5
