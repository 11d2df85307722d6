"""Drop appeals for gifts to the newsroom."""

from __future__ import annotations

from itertools import islice
from typing import Final

from cleaner.look.blocks import named_lines
from cleaner.look.lines import lines_of
from cleaner.look.phrases import long_lines
from cleaner.look.sections import encloses, inside, named_element
from cleaner.page import Document
from cleaner.text import Phrases

#: What is said of a newsroom and its work alone.
PHRASES = Phrases(
    en=(
        "Support our newsroom *", "Support our reporting *", "Support our reporters *",
        "Support local journalism *", "Support nonprofit journalism *", "Help keep news free *",
        "Help us keep news free *", "Help keep our journalism free *",
        "Help us keep our journalism *", "Our newsroom needs your *", "Our newsroom depends on *",
        "Your support makes our journalism *", "Your support makes our reporting *",
        "Your gift makes our reporting *", "Your donation makes our journalism *",
        "Your contribution of as little as *",
        "Donate today to support our journalism *", "Donate today to support our newsroom *",
        "Donate today to support our reporting *", "Will you support our journalism *",
        "Would you join us to help keep our *", "Will you join us to help keep our *",
    ),
    de=(
        "Unterstützen Sie unsere Redaktion *", "Unterstützen Sie unseren Journalismus *",
        "Unterstützen Sie unabhängigen Journalismus *", "Unterstütze unabhängigen Journalismus *",
        "Unser Journalismus lebt von *",
    ),
    fr=(
        "Soutenez notre rédaction *", "Soutenez notre journalisme *", "Soutenez un journalisme *",
        "Soutenez le journalisme *", "Soutenez une presse *",
    ),
    es=(
        "Apoya nuestro periodismo *", "Apoye nuestro periodismo *", "Apoya el periodismo *",
        "Apoye el periodismo *", "Tu apoyo hace posible nuestro periodismo *",
    ),
    pt=(
        "Apoie o nosso jornalismo *", "Apoie nosso jornalismo *", "Apoie o jornalismo *",
        "Apoie a nossa redação *",
    ),
    it=(
        "Sostieni il nostro giornalismo *", "Sostieni la nostra redazione *",
        "Sostieni l'informazione libera *", "Sostieni il giornalismo *",
    ),
    nl=(
        "Steun onze redactie *", "Steun onze journalistiek *",
        "Steun onafhankelijke journalistiek *",
    ),
    pl=(
        "Wesprzyj naszą redakcję *", "Wesprzyj nasze dziennikarstwo *",
        "Wesprzyj niezależne dziennikarstwo *",
    ),
    tr=(
        "Gazeteciliğimizi destekleyin *", "Bağımsız gazeteciliği destekleyin *",
        "Bağımsız gazeteciliğe destek olun *", "Bağımsız gazeteciliğe destek verin *",
    ),
    ru=("Поддержите нашу редакцию *", "Поддержите независимую журналистику *"),
    uk=("Підтримайте нашу редакцію *", "Підтримайте незалежну журналістику *"),
    ar=("ادعموا صحافتنا *", "ادعم صحافتنا *", "ادعم الصحافة المستقلة *"),
    fa=("از روزنامه‌نگاری ما حمایت کنید *", "از روزنامه‌نگاری مستقل حمایت کنید *"),
    hi=("हमारी पत्रकारिता का समर्थन करें *", "स्वतंत्र पत्रकारिता का समर्थन करें *"),
    id=("Dukung jurnalisme kami *", "Dukung jurnalisme independen *"),
    vi=("Hãy ủng hộ tòa soạn *", "Hãy ủng hộ báo chí độc lập *"),
    zh=(
        "支持我们的新闻*", "支持我們的新聞*", "请支持独立新闻*", "請支持獨立新聞*",
        "请支持独立媒体*", "請支持獨立媒體*", "支持独立新闻", "支持獨立新聞", "支持独立媒体",
        "支持獨立媒體",
    ),
    ja=(
        "独立した報道を支援してください*", "私たちの報道を支援*",
        "独立系メディアを支援してください*",
    ),
    ko=("독립 언론을 후원 *", "독립언론을 후원 *", "이 기사를 후원 *"),
    el=("Στηρίξτε τη δημοσιογραφία μας *", "Στηρίξτε την ανεξάρτητη δημοσιογραφία *"),
)  # fmt: skip

# What elements are named for that hold an appeal.
_NAMES = frozenset(
    {
        "support", "donate", "donation", "donations", "contribute", "contribution",
        "contributions", "fundraising", "fundraiser", "appeal", "spende", "spenden", "dons",
        "donaciones", "donazioni", "doacao", "doneer", "steun", "wesprzyj",
    }
)  # fmt: skip
# So many paragraphs stand before such an element.
_LEAST_BEFORE: Final = 2


def drop_appeals(document: Document) -> Document:
    """Drop what asks readers for gifts to the newsroom, behind the article's first paragraph.

    In HTML all of the element goes that holds it, if it is named for that and stands behind two
    paragraphs: the whole of an article may be an appeal, too.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> kept(drop_appeals, text, "Support our newsroom by giving as little as $1 a month.")[1:]
    []
    >>> kept(drop_appeals, text, "Your gift makes a winter coat for a child in town.")[1:]
    ['Your gift makes a winter coat for a child in town.']
    """
    blocks = document.blocks
    first = list(
        islice((i for i in lines_of(document).paragraphs if blocks[i].is_body), _LEAST_BEFORE)
    )
    if not first:
        return document
    named = named_lines(document, PHRASES) + long_lines(document, PHRASES)
    plain = [i for i in named if i > first[0]]
    changes = {i: blocks[i].dropped("appeal for gifts") for i in plain}
    if document.form == "html" and len(first) == _LEAST_BEFORE:
        last = blocks[first[-1]]
        elements = {named_element(blocks[i], _NAMES, last) for i in plain if i > first[-1]}
        boxes = [
            scope
            for scope in elements
            if scope is not None and not any(encloses(scope, blocks[i]) for i in first)
        ]
        for at in inside(blocks, boxes) if boxes else ():
            changes.setdefault(at, blocks[at].dropped("in an element of appeals"))
    return document.with_changes(changes)
