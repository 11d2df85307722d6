"""Drop links back to the top of the page."""

from __future__ import annotations

from cleaner.look.blocks import drop_phrases
from cleaner.page import Document
from cleaner.text import Phrases

PHRASES = Phrases(
    en=(
        "Back to top", "Back to top button", "Go to top", "Return to top", "Scroll to top",
        "To top", "Back to the top", "Top of page", "Back to top of page", "Jump to top",
        "Move to top", "Back to homepage", "Back to home page", "Return to homepage", "Page top",
    ),
    de=(
        "Nach oben", "Zurück nach oben", "Zum Seitenanfang", "Seitenanfang", "Nach oben scrollen",
        "Zur Startseite", "Zurück zur Startseite", "Zurück zur Übersicht",
    ),
    fr=(
        "Haut de page", "Retour en haut", "Retour en haut de page", "Retour en haut de la page",
        "Retour au début", "Revenir en haut", "Retour à l'accueil", "Aller en haut",
    ),
    es=(
        "Volver arriba", "Ir arriba", "Volver al inicio", "Regresar arriba",
        "Volver a la portada", "Volver al principio", "Ir al inicio",
    ),
    pt=(
        "Voltar ao topo", "Ir para o topo", "Voltar ao início", "Voltar para o topo",
        "Topo da página", "Voltar para cima",
    ),
    it=(
        "Torna su", "Torna in alto", "Torna all'inizio", "Vai su", "Torna alla home",
        "Vai all'inizio", "Inizio pagina", "Torna a inizio pagina",
    ),
    nl=(
        "Naar boven", "Terug naar boven", "Scroll naar boven", "Terug naar de homepage",
        "Naar top", "Begin van de pagina",
    ),
    pl=(
        "Do góry", "Powrót do góry", "Wróć na górę", "Przewiń do góry", "Na górę", "W górę",
        "Powrót na górę strony", "Wróć do strony głównej",
    ),
    tr=(
        "Başa dön", "Yukarı çık", "Sayfa başı", "Başa dön tuşu", "Yukarı git",
        "Sayfanın başına dön", "Anasayfaya dön", "Ana sayfaya dön",
    ),
    ru=(
        "Наверх", "Вверх", "К началу", "В начало", "Вернуться наверх", "В начало страницы",
        "Вернуться к началу", "На главную", "Вернуться на главную", "Кнопка «Наверх»",
    ),
    uk=(
        "Вгору", "Нагору", "Догори", "На початок", "Повернутися вгору", "До початку сторінки",
        "На головну", "Кнопка вгору",
    ),
    ar=(
        "العودة إلى الأعلى", "زر الذهاب إلى الأعلى", "العودة للأعلى", "إلى الأعلى", "أعلى الصفحة",
        "العودة إلى أعلى الصفحة", "الرجوع إلى الأعلى", "العودة إلى الصفحة الرئيسية",
    ),
    fa=(
        "بازگشت به بالا", "دکمه بازگشت به بالا", "برو بالا", "بالای صفحه", "برگشت به بالا",
        "رفتن به بالا", "بازگشت به صفحه اصلی",
    ),
    hi=(
        "ऊपर जाएं", "शीर्ष पर जाएं", "वापस ऊपर", "टॉप पर जाएं", "ऊपर जाएँ", "पेज के ऊपर जाएं",
        "होम पेज पर जाएं",
    ),
    id=(
        "Kembali ke atas", "Ke atas", "Tombol kembali ke atas", "Gulir ke atas",
        "Kembali ke beranda", "Kembali ke halaman utama",
    ),
    vi=(
        "Về đầu trang", "Lên đầu trang", "Trở lại đầu trang", "Quay lại đầu trang",
        "Trở lên trên", "Về trang chủ", "Trở về đầu trang",
    ),
    zh=(
        "返回顶部", "回到顶部", "返回頂部", "回到頂部", "回顶部", "回頁首", "置顶按钮",
        "返回页首", "返回首页", "返回首頁", "回首頁", "TOP", "回到首页", "回最上層",
    ),
    ja=(
        "ページトップへ", "トップへ戻る", "ページの先頭へ", "ページの先頭へ戻る",
        "ページトップへ戻る", "このページの先頭へ", "先頭へ戻る", "TOPへ戻る", "トップページへ",
        "トップに戻る", "トップページへ戻る", "ページトップ",
    ),
    ko=(
        "맨 위로", "맨위로", "상단으로", "위로 가기", "페이지 상단으로", "맨위로 가기",
        "상단으로 이동", "홈으로", "처음으로",
    ),
    el=(
        "Επιστροφή στην κορυφή", "Πίσω στην αρχή", "Πίσω στην κορυφή", "Στην αρχή",
        "Κορυφή σελίδας", "Επιστροφή στην αρχή", "Επιστροφή στην αρχική", "Μετάβαση στην κορυφή",
    ),
    sv=("Till toppen", "Tillbaka till toppen", "Till sidans topp", "Till startsidan"),
    da=("Til toppen", "Tilbage til toppen", "Gå til toppen", "Til forsiden"),
    nb=("Til toppen", "Tilbake til toppen", "Gå til toppen", "Til forsiden"),
    cs=("Nahoru", "Zpět nahoru", "Na začátek stránky", "Zpět na začátek"),
    ro=("Înapoi sus", "Mergi sus", "Înapoi la început", "Du-te sus"),
    hu=("Vissza a tetejére", "Az oldal tetejére", "Ugrás a tetejére", "Vissza a címlapra"),
)  # fmt: skip


def drop_back_to_top(document: Document) -> Document:
    """Drop the link that leads back to the top of the page, or to the front page.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_back_to_top, "The bridge reopens.", "Back to top button")
    ['The bridge reopens.']

    >>> kept(drop_back_to_top, "Back to top form", "Back to top of the table")
    ['Back to top form', 'Back to top of the table']

    "Back to top button" is the screen-reader label of a widespread WordPress theme.
    """
    return drop_phrases(document, PHRASES, "link to the top of the page")
