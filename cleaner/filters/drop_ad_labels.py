"""Drop the labels that stand over and under advertisements."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.look.blocks import named_lines
from cleaner.page import Block, Document
from cleaner.text import Phrases

PHRASES = Phrases(
    en=(
        "Advertisement", "Advertisements", "Advertising", "Advert", "Ad", "Sponsored",
        "Sponsored content", "Sponsored link", "Sponsored links", "Paid content", "Paid post",
        "Ad feedback", "Promoted content", "Skip advertisement", "Advertisement Advertisement",
        "Advertisement continue reading", "Continue reading below advertisement",
        "Article continues below advertisement", "Article continues after advertisement",
        "Article continues below this ad", "Article continues after ad",
        "Article continues after this advertisement", "Story continues after this advertisement",
        "Article continues below this advertisement", "Story continues below this advertisement",
        "Story continues below advertisement", "Story continues below this ad",
        "Story continues after advertisement", "Story continues below", "Story continues",
        "Continue reading the main story", "Continue reading", "Scroll to continue with content",
        "Advertisement scroll to continue", "Scroll to continue reading", "Loading ad",
        "Advertise with us", "This advertisement has not loaded yet", "Remove ads",
        "This advertisement has not loaded yet but your article continues below",
        "Report this ad", "Why am I seeing this ad", "Content continues below",
    ),
    de=(
        "Anzeige", "Anzeigen", "Werbung", "Advertorial", "Gesponsert", "Sponsored Post",
        "Weiterlesen nach der Anzeige", "Lesen Sie nach der Anzeige weiter",
        "Artikel wird nach der Anzeige fortgesetzt", "Der Artikel geht nach der Anzeige weiter",
        "Bitte lesen Sie nach der Werbung weiter", "Werbung Werbung", "Anzeige Anzeige",
    ),
    fr=(
        "Publicité", "PUBLICITE", "Annonce", "Contenu sponsorisé", "Sponsorisé",
        "Publi-rédactionnel", "La suite après la publicité", "La suite après cette publicité",
        "Suite de l'article après la publicité", "Lire la suite après la publicité",
        "Passer la publicité", "L'article continue après la publicité",
    ),
    es=(
        "Publicidad", "Anuncio", "Anuncios", "Contenido patrocinado", "Patrocinado",
        "Continuar leyendo", "Sigue leyendo", "La noticia continúa después de la publicidad",
        "El artículo continúa después de la publicidad", "Continúa después de la publicidad",
    ),
    pt=(
        "Publicidade", "Anúncio", "Conteúdo patrocinado", "Patrocinado", "PUB",
        "Continua depois da publicidade", "Continua após a publicidade",
        "Continue lendo após o anúncio", "Continuar a ler", "Continue a ler",
    ),
    it=(
        "Pubblicità", "PUBBLICITA", "Annuncio", "Annuncio pubblicitario",
        "Contenuto sponsorizzato", "Sponsorizzato", "Continua a leggere dopo la pubblicità",
        "Messaggio pubblicitario", "L'articolo continua dopo la pubblicità",
        "Continua dopo la pubblicità",
    ),
    nl=(
        "Advertentie", "Advertenties", "Reclame", "Gesponsord", "Gesponsorde inhoud",
        "Partnercontent", "Artikel gaat verder onder de advertentie",
        "Tekst gaat verder onder de advertentie", "Lees verder onder de advertentie",
        "Het artikel gaat hieronder verder",
    ),
    pl=(
        "Reklama", "Reklamy", "Ogłoszenie", "Artykuł sponsorowany", "Materiał sponsorowany",
        "Materiał promocyjny", "Materiał partnera", "Dalsza część artykułu pod reklamą",
        "Dalsza część tekstu pod reklamą", "Dalszy ciąg materiału pod wideo",
        "Dalszy ciąg materiału pod reklamą", "Kontynuuj czytanie", "Tekst sponsorowany",
    ),
    tr=(
        "Reklam", "Reklamlar", "REKLAM", "İlan", "Sponsorlu", "Sponsorlu içerik",
        "Haberin devamı reklamdan sonra", "Haberin devamı", "Haberin Devamı İçin Tıklayın",
        "Yazının devamı", "Reklamı geç",
    ),
    ru=(
        "Реклама", "На правах рекламы", "Партнёрский материал", "Партнерский материал",
        "Спонсорский материал", "Продолжение после рекламы", "Рекламный материал",
        "Реклама на сайте", "Продолжение ниже", "Читать далее",
    ),
    uk=(
        "Реклама", "Реклама партнерів", "На правах реклами", "Партнерський матеріал",
        "Продовження після реклами", "Спонсорський матеріал", "Рекламний матеріал",
    ),
    ar=(
        "إعلان", "إعلانات", "اعلان", "اعلانات", "محتوى ممول", "محتوى مدفوع", "إعلان مدفوع",
        "يستمر المقال بعد الإعلان", "تابع القراءة بعد الإعلان",
    ),
    fa=(
        "آگهی", "تبلیغات", "تبلیغ", "آگهی‌ها", "محتوای تبلیغاتی", "رپرتاژ آگهی",
        "ادامه مطلب پس از تبلیغ",
    ),
    hi=(
        "विज्ञापन", "प्रायोजित", "प्रायोजित सामग्री", "विज्ञापन के बाद जारी",
        "खबर विज्ञापन के बाद जारी है", "स्टोरी विज्ञापन के बाद जारी है", "Advertisement",
    ),
    id=(
        "Iklan", "ADVERTISEMENT", "Konten bersponsor", "Bersponsor", "Konten promosi",
        "Scroll to continue with content", "Gulir ke bawah untuk lanjut membaca",
        "Lanjutkan membaca", "Artikel berlanjut setelah iklan", "Berita berlanjut setelah iklan",
    ),
    vi=(
        "Quảng cáo", "Nội dung tài trợ", "Được tài trợ", "Nội dung quảng cáo", "Bài viết tài trợ",
        "Đọc tiếp sau quảng cáo", "Thông tin doanh nghiệp quảng cáo",
    ),
    zh=(
        "广告", "廣告", "推广", "赞助内容", "贊助內容", "广告 请继续往下阅读",
        "廣告 請繼續往下閱讀", "请继续往下阅读", "請繼續往下閱讀", "文章内容继续",
        "以下为广告内容", "广告时间",
    ),
    ja=(
        "広告", "スポンサーリンク", "PR", "スポンサー広告", "スポンサードリンク",
        "広告の下に続きます", "広告の後に続きます", "記事は広告の後に続きます", "タイアップ広告",
    ),
    ko=(
        "광고", "스폰서", "AD", "후원 콘텐츠", "광고 후 계속됩니다", "기사 하단 광고",
        "스폰서 링크", "이 기사는 광고 뒤에 계속됩니다",
    ),
    el=(
        "Διαφήμιση", "ΔΙΑΦΗΜΙΣΗ", "Διαφημίσεις", "Χορηγούμενο", "Χορηγούμενο περιεχόμενο",
        "Το άρθρο συνεχίζεται μετά τη διαφήμιση", "Συνεχίστε την ανάγνωση", "ADVERTORIAL",
    ),
    sv=(
        "Annons", "Annonser", "Reklam", "Sponsrat innehåll", "Artikeln fortsätter efter annonsen",
        "Fortsätt läsa efter annonsen",
    ),
    da=(
        "Annonce", "Annoncer", "Reklame", "Sponsoreret indhold",
        "Artiklen fortsætter efter annoncen",
    ),
    nb=(
        "Annonse", "Annonser", "Annonsørinnhold", "Saken fortsetter under annonsen",
        "Artikkelen fortsetter under annonsen", "Reklame",
    ),
    cs=(
        "Reklama", "Inzerce", "Sponzorovaný obsah", "Komerční sdělení",
        "Článek pokračuje pod reklamou",
    ),
    ro=(
        "Publicitate", "Reclamă", "Conținut sponsorizat", "Articolul continuă după publicitate",
        "Continuarea articolului după reclamă",
    ),
    hu=(
        "Hirdetés", "Reklám", "Támogatott tartalom", "A cikk a hirdetés után folytatódik",
        "Szponzorált tartalom",
    ),
)  # fmt: skip


def drop_ad_labels(document: Document) -> Document:
    """Drop lines that only say that an advertisement stands here, or that the text goes on below.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_ad_labels, "ADVERTISEMENT", "The bridge reopens.", "Anzeige")
    ['The bridge reopens.']

    The word within a line of text is text.

    >>> kept(drop_ad_labels, "Advertisement spending fell", "Anzeige gegen Minister")
    ['Advertisement spending fell', 'Anzeige gegen Minister']

    Of an article that was written out such a line is text, too: it says what a sign reads, or what
    somebody said.
    """
    if document.page.shows_head:
        return document
    blocks = document.blocks
    changes = {
        i: blocks[i].dropped("advertisement label")
        for i in named_lines(document, PHRASES)
        if not _is_set_as_text(blocks, i)
    }
    return document.with_changes(changes)


def _is_set_as_text(blocks: Sequence[Block], position: int) -> bool:
    """Whether a block has the class of the paragraphs before and after it, which no label has."""
    scope = blocks[position].element
    if scope is None or not scope.words or position in (0, len(blocks) - 1):
        return False
    return all(
        other is not None
        and (other.tag, other.words, other.parent) == (scope.tag, scope.words, scope.parent)
        for other in (blocks[position - 1].element, blocks[position + 1].element)
    )
