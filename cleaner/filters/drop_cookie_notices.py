"""Drop cookie and consent notices."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.look.blocks import named_lines
from cleaner.look.lines import lines_of
from cleaner.look.phrases import long_lines
from cleaner.page import Block, Document
from cleaner.text import Phrases

PHRASES = Phrases(
    en=(
        "We use cookies *", "This website uses cookies *", "This site uses cookies *",
        "Our website uses cookies *", "We and our partners *", "By continuing to use this site *",
        "By continuing to use this website *", "By using this site you agree *",
        "By using our site you *", "Accept cookies", "Accept all cookies", "Accept all",
        "Reject all", "Cookie settings", "Cookie preferences", "Manage cookies",
        "Manage preferences", "Cookie policy", "Privacy settings", "Manage consent",
        "Your privacy matters *", "We value your privacy *", "Your privacy choices",
        "Do not sell my personal information", "Do not sell or share my personal information",
        "Privacy manager", "Cookie notice", "I agree to the terms *", "By clicking accept *",
        "Necessary cookies", "Functional cookies", "Strictly necessary cookies", "Cookies policy",
        "Use of cookies", "We care about your privacy *",
        "This content is hosted by a third party *",
        "To view this content you must enable cookies *", "Allow all cookies",
        "This website stores cookies *", "When you visit our website, we store cookies *",
        "When you visit any website, it may store *",
        "Store and/or access information on a device *", "Personalised ads and content *",
        "Personalized ads and content *", "Personalised advertising and content *",
        "Personalized advertising and content *", "This article contains content provided by *",
        "This content requires cookies *", "Please turn on JavaScript *",
        "Please enable JavaScript *", "JavaScript is disabled *", "JavaScript must be enabled *",
        "You need to enable JavaScript *",
    ),
    de=(
        "Wir verwenden Cookies *", "Diese Website verwendet Cookies *",
        "Diese Webseite verwendet Cookies *", "Diese Seite verwendet Cookies *",
        "Unsere Website verwendet Cookies *", "Wir nutzen Cookies *", "Alle akzeptieren",
        "Alle Cookies akzeptieren", "Cookies akzeptieren", "Alle ablehnen",
        "Cookie-Einstellungen", "Datenschutz-Einstellungen", "Wir und unsere Partner *",
        "Zustimmen und weiter", "Akzeptieren und weiter", "Datenschutzeinstellungen",
        "Mit Werbung weiterlesen *", "Einwilligung widerrufen",
        "Empfohlener redaktioneller Inhalt", "Externer Inhalt",
        "Externer Inhalt nicht verfügbar", "Deine Privatsphäre-Einstellungen verhindern *",
        "Ihre Privatsphäre-Einstellungen verhindern *",
        "Deine Datenschutz-Einstellungen verhindern *",
        "Ihre Datenschutz-Einstellungen verhindern *",
        "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden *",
        "Ihre Privatsphäre ist uns wichtig *", "Cookie-Richtlinie",
        "An dieser Stelle finden Sie einen externen *",
        "An dieser Stelle finden Sie externen Inhalt *",
        "An dieser Stelle finden Sie externe Inhalte *",
        "An dieser Stelle befindet sich ein externer Inhalt *",
        "Informationen auf einem Gerät speichern *", "Personalisierte Anzeigen und Inhalte *",
        "Personalisierte Werbung und Inhalte *", "Für die Ihnen angezeigten Verarbeitungszwecke *",
        "Für die dir angezeigten Verarbeitungszwecke *", "Mit Ihrer Zustimmung verarbeiten *",
        "Mit Ihrer Zustimmung verwenden *", "Externen Inhalt anzeigen", "Externe Inhalte anzeigen",
        "Bitte aktivieren Sie JavaScript *",
        # Purposes of the framework for consent (IAB Europe), and what stands round them.
        "Weiter mit Werbung und Tracking", "Werbung und Tracking Um *",
        "Hinweis zur Datenübermittlung außerhalb der EU *",
        "Externe Inhalte einbinden Cookies *",
        "Genaue Standortdaten und Geräteeigenschaften *",
        "Genaue Standortdaten und die Abfrage von Geräteeigenschaften *",
        "Genaue Standortdaten und Identifikation durch Scannen *",
        "Personalisierte Inhalte Inhaltemessung *",
        "Personalisierte Anzeigen und Anzeigenmessung *",
        "Personalisierte Werbung und Inhalte Messung *", "Verwendung reduzierter Daten *",
        "Für die Weiterentwicklung und Finanzierung unseres Angebotes erheben *",
    ),
    fr=(
        "Nous utilisons des cookies *", "Ce site utilise des cookies *",
        "Notre site utilise des cookies *", "En poursuivant votre navigation *",
        "Accepter les cookies", "Tout accepter", "Tout refuser", "Accepter et continuer",
        "Accepter et fermer", "Continuer sans accepter", "Paramétrer les cookies",
        "Gestion des cookies", "Gérer les cookies", "Nous et nos partenaires *",
        "Le respect de votre vie privée *", "Paramètres des cookies", "Politique de cookies",
        "Préférences cookies", "Gérer mes cookies", "Ce contenu est bloqué *",
        "J'accepte les cookies",
        "Stocker et/ou accéder à des informations *", "Publicités et contenu personnalisés *",
        "Publicités et contenus personnalisés *", "Veuillez activer JavaScript *",
    ),
    es=(
        "Utilizamos cookies *", "Usamos cookies *", "Este sitio web utiliza cookies *",
        "Este sitio utiliza cookies *", "Esta web utiliza cookies *", "Este sitio usa cookies *",
        "Esta página utiliza cookies *", "Aceptar cookies", "Aceptar todas las cookies",
        "Aceptar todo", "Aceptar todas", "Rechazar todo", "Rechazar todas", "Configurar cookies",
        "Configuración de cookies", "Política de cookies", "Nosotros y nuestros socios *",
        "Aceptar y continuar", "Preferencias de cookies", "Valoramos su privacidad *",
        "Al continuar navegando *", "Gestionar cookies",
        "Almacenar la información en un dispositivo *", "Almacenar o acceder a información *",
        "Anuncios y contenido personalizados *", "Publicidad y contenido personalizados *",
        "Por favor, active JavaScript *",
    ),
    pt=(
        "Utilizamos cookies *", "Usamos cookies *", "Este site utiliza cookies *",
        "Este site usa cookies *", "Este website utiliza cookies *", "Nós usamos cookies *",
        "Aceitar cookies", "Aceitar todos", "Aceitar todos os cookies", "Rejeitar todos",
        "Política de cookies", "Definições de cookies", "Configurações de cookies",
        "Gerenciar cookies", "Nós e os nossos parceiros *", "Ao continuar navegando *",
        "Ao continuar a navegar *", "Aceitar e continuar", "Preferências de cookies",
        "Valorizamos a sua privacidade *",
        "Armazenar e/ou aceder a informações *", "Armazenar e/ou acessar informações *",
        "Anúncios e conteúdos personalizados *", "Publicidade e conteúdos personalizados *",
    ),
    it=(
        "Utilizziamo i cookie *", "Utilizziamo cookie *", "Questo sito utilizza cookie *",
        "Questo sito utilizza i cookie *", "Questo sito web utilizza i cookie *",
        "Questo sito usa i cookie *", "Usiamo i cookie *", "Accetta cookie", "Accetta tutti",
        "Accetta tutti i cookie", "Accetta e continua", "Accetto", "Rifiuta tutto",
        "Rifiuta tutti", "Impostazioni cookie", "Gestisci cookie", "Preferenze cookie",
        "Cookie policy", "Informativa sui cookie", "Noi e i nostri partner *",
        "Continua senza accettare", "La tua privacy è importante *", "Gestisci preferenze",
        "Archiviare informazioni su dispositivo *", "Conservare e/o accedere a informazioni *",
        "Pubblicità e contenuti personalizzati *", "Annunci e contenuti personalizzati *",
    ),
    nl=(
        "Wij gebruiken cookies *", "We gebruiken cookies *", "Deze website gebruikt cookies *",
        "Deze site gebruikt cookies *", "Onze website gebruikt cookies *", "Cookies accepteren",
        "Accepteer cookies", "Alles accepteren", "Alle cookies accepteren", "Alles weigeren",
        "Cookie-instellingen", "Cookie instellingen", "Cookiebeleid", "Cookievoorkeuren",
        "Wij en onze partners *", "Privacy-instellingen", "Akkoord en doorgaan",
        "Accepteren en doorgaan", "Cookieverklaring",
        "Informatie op een apparaat opslaan *", "Gepersonaliseerde advertenties en content *",
        "Gepersonaliseerde advertenties en inhoud *", "Om deze inhoud te tonen *",
        "Om deze inhoud te kunnen zien *",
    ),
    pl=(
        "Używamy plików cookie *", "Używamy ciasteczek *", "Ta strona używa plików cookie *",
        "Ta strona używa plików cookies *", "Ta strona korzysta z plików cookie *",
        "Strona korzysta z plików cookies *", "Serwis wykorzystuje pliki cookies *",
        "Ta witryna korzysta z plików cookie *", "Akceptuję", "Zaakceptuj wszystkie",
        "Akceptuj wszystkie", "Odrzuć wszystkie", "Ustawienia plików cookie",
        "Ustawienia cookies", "Polityka cookies", "Polityka plików cookies",
        "My i nasi partnerzy *", "Szanujemy Twoją prywatność *", "Przejdź do serwisu",
        "Akceptuję i przechodzę do serwisu", "Cenimy Twoją prywatność *",
        "Przechowywanie informacji na urządzeniu *", "Spersonalizowane reklamy i treści *",
    ),
    tr=(
        "Çerezleri kullanıyoruz *", "Çerez kullanıyoruz *", "Bu site çerez kullanmaktadır *",
        "Bu web sitesi çerez kullanmaktadır *", "Bu web sitesi çerezleri kullanır *",
        "Sitemizde çerez kullanılmaktadır *", "Sizlere daha iyi hizmet sunabilmek *",
        "Çerezleri kabul et", "Tümünü kabul et", "Tümünü Kabul Et", "Tümünü reddet",
        "Tümünü Reddet", "Çerez ayarları", "Çerez Ayarları", "Çerez politikası",
        "Çerez Politikası", "Kabul et", "Kabul Et", "Kabul ediyorum", "Gizlilik ayarları",
        "KVKK Aydınlatma Metni",
    ),
    ru=(
        "Мы используем cookie *", "Мы используем cookies *", "Мы используем файлы cookie *",
        "Этот сайт использует cookie *", "Этот сайт использует файлы cookie *",
        "Сайт использует файлы cookie *", "Наш сайт использует файлы cookie *",
        "На сайте используются cookie *", "Продолжая использовать сайт *",
        "Продолжая пользоваться сайтом *", "Используя этот сайт *", "Принять cookies",
        "Принять все", "Отклонить все", "Настройки cookie", "Политика использования cookie",
        "Политика cookie", "Принять все cookie",
    ),
    uk=(
        "Ми використовуємо cookie *", "Ми використовуємо cookies *",
        "Ми використовуємо файли cookie *", "Цей сайт використовує cookie *",
        "Цей сайт використовує файли cookie *", "Наш сайт використовує файли cookie *",
        "Сайт використовує файли cookie *", "Продовжуючи користуватися сайтом *",
        "Продовжуючи перегляд *", "Прийняти всі", "Відхилити всі", "Прийняти cookie",
        "Налаштування cookie", "Політика cookie", "Політика використання файлів cookie",
    ),
    ar=(
        "نستخدم ملفات تعريف الارتباط *", "يستخدم هذا الموقع ملفات تعريف الارتباط *",
        "هذا الموقع يستخدم ملفات تعريف الارتباط *", "يستخدم موقعنا ملفات تعريف الارتباط *",
        "قبول الكل", "رفض الكل", "قبول ملفات تعريف الارتباط", "إعدادات ملفات تعريف الارتباط",
        "سياسة ملفات تعريف الارتباط", "نحن وشركاؤنا *", "إعدادات الخصوصية",
        "باستمرارك في استخدام *", "نحن نستخدم ملفات تعريف الارتباط *",
        "أوافق على ملفات تعريف الارتباط",
    ),
    fa=(
        "ما از کوکی‌ها استفاده می‌کنیم *", "ما از کوکی استفاده می‌کنیم *",
        "این وب‌سایت از کوکی *", "این سایت از کوکی *", "پذیرش همه", "رد همه", "پذیرش کوکی‌ها",
        "تنظیمات کوکی", "سیاست کوکی", "تنظیمات حریم خصوصی", "قبول همه کوکی‌ها",
        "وب‌سایت ما از کوکی *",
    ),
    hi=(
        "हम कुकीज़ का उपयोग करते हैं *", "हम कुकीज का उपयोग करते हैं *",
        "यह वेबसाइट कुकीज़ का उपयोग करती है *", "यह वेबसाइट कुकीज का उपयोग करती है *",
        "यह साइट कुकीज़ का उपयोग *", "सभी स्वीकार करें", "सभी अस्वीकार करें",
        "कुकीज़ स्वीकार करें", "कुकी सेटिंग्स", "कुकी नीति", "कुकीज़ नीति",
        "हम और हमारे पार्टनर *", "हमारी वेबसाइट कुकीज़ *",
    ),
    id=(
        "Kami menggunakan cookie *", "Kami menggunakan cookies *",
        "Situs ini menggunakan cookie *", "Situs ini menggunakan cookies *",
        "Situs web ini menggunakan cookie *", "Website ini menggunakan cookie *",
        "Website ini menggunakan cookies *", "Terima semua", "Tolak semua", "Terima cookie",
        "Terima semua cookie", "Pengaturan cookie", "Kebijakan cookie",
        "Dengan melanjutkan menggunakan *", "Kami dan mitra kami *",
    ),
    vi=(
        "Chúng tôi sử dụng cookie *", "Chúng tôi sử dụng cookies *",
        "Trang web này sử dụng cookie *", "Trang web này sử dụng cookies *",
        "Website này sử dụng cookie *", "Chấp nhận tất cả", "Từ chối tất cả", "Chấp nhận cookie",
        "Cài đặt cookie", "Chính sách cookie", "Chính sách cookies",
        "Bằng cách tiếp tục sử dụng *", "Chúng tôi và các đối tác *",
    ),
    zh=(
        "我们使用cookie*", "我们使用Cookies*", "我們使用cookie*", "我們使用Cookies*",
        "本网站使用cookie*", "本網站使用cookie*", "本网站使用 Cookie*", "本網站使用 Cookie*",
        "本站使用cookie*", "接受所有cookie*", "接受全部", "拒绝全部", "全部接受", "全部拒绝",
        "Cookie设置", "Cookie 設定", "Cookie政策", "Cookie 政策", "我们及我们的合作伙伴*",
        "我们使用 Cookie*", "我們使用 Cookie*", "我們和我們的合作夥伴*", "继续浏览即表示*",
        "本網站使用相關技術*",
    ),
    ja=(
        "当サイトではCookieを使用*", "当サイトではCookie*", "当サイトは、Cookie*",
        "当サイトはクッキー*", "当サイトではクッキー*", "当ウェブサイトはCookie*",
        "当ウェブサイトではCookie*", "このサイトではCookie*", "このサイトはCookie*",
        "このウェブサイトはCookie*", "本サイトではCookie*", "すべて受け入れる", "すべて同意する",
        "すべて拒否", "すべて許可", "Cookie設定", "Cookieの設定", "クッキー設定",
        "Cookieポリシー", "クッキーポリシー", "同意して続ける", "Cookieを受け入れる",
    ),
    ko=(
        "이 웹사이트는 쿠키를 사용합니다 *", "이 사이트는 쿠키를 사용합니다 *",
        "저희는 쿠키를 사용합니다 *", "당사는 쿠키를 사용합니다 *", "본 사이트는 쿠키를 *",
        "본 웹사이트는 쿠키를 *", "모두 수락", "모두 동의", "모두 거부", "모두 허용", "쿠키 허용",
        "쿠키 설정", "쿠키 정책", "우리는 쿠키를 사용 *", "쿠키 동의",
    ),
    el=(
        "Χρησιμοποιούμε cookies *", "Χρησιμοποιούμε cookie *",
        "Αυτός ο ιστότοπος χρησιμοποιεί cookies *", "Ο ιστότοπος χρησιμοποιεί cookies *",
        "Η ιστοσελίδα χρησιμοποιεί cookies *", "Αυτή η ιστοσελίδα χρησιμοποιεί cookies *",
        "Το site χρησιμοποιεί cookies *", "Εμείς και οι συνεργάτες μας *", "Αποδοχή όλων",
        "Απόρριψη όλων", "Αποδοχή cookies", "Ρυθμίσεις cookies", "Πολιτική cookies",
        "Συμφωνώ και κλείσιμο", "Σεβόμαστε την ιδιωτικότητά σας *", "Διαχείριση cookies",
    ),
    sv=(
        "Vi använder cookies *", "Denna webbplats använder cookies *",
        "Den här webbplatsen använder cookies *", "Acceptera alla", "Acceptera cookies",
        "Cookieinställningar", "Hantera cookies", "Vi och våra partner *",
    ),
    da=(
        "Vi bruger cookies *", "Denne hjemmeside bruger cookies *", "Accepter alle",
        "Accepter cookies", "Cookieindstillinger", "Afvis alle", "Cookiepolitik", "Tillad alle",
    ),
    nb=(
        "Vi bruker informasjonskapsler *", "Vi bruker cookies *", "Godta alle",
        "Godta alle informasjonskapsler", "Innstillinger for informasjonskapsler", "Avvis alle",
        "Personverninnstillinger",
    ),
    cs=(
        "Používáme cookies *", "Tento web používá cookies *",
        "Tento web používá soubory cookie *", "Přijmout vše", "Odmítnout vše",
        "Nastavení cookies", "Souhlasím a pokračovat",
    ),
    ro=(
        "Folosim cookie-uri *", "Utilizăm cookie-uri *", "Acest site folosește cookie-uri *",
        "Acest site utilizează cookie-uri *", "Acceptă toate", "Respinge toate", "Setări cookie",
        "Politica de cookies", "Politica de cookie-uri",
    ),
    hu=(
        "Sütiket használunk *", "Ez az oldal sütiket használ *",
        "Ez a weboldal sütiket használ *", "Összes elfogadása", "Elfogadom", "Süti beállítások",
        "Sütik kezelése", "Cookie szabályzat",
    ),
)  # fmt: skip


# What the thing is called, wherever consent to it is asked for.
_COOKIE_WORDS: Final = ("cookie", "куки", "クッキー", "쿠키", "çerez", "کوکی", "कुकी")
# The lines below a notice belong to it while one in so many speaks of cookies, and if so many do.
_REACH: Final = 6
_FEWEST: Final = 3
# So many paragraphs on other things stand above it.
_LEAST_TEXT: Final = 3


def drop_cookie_notices(document: Document) -> Document:
    """Drop cookie and consent notices, with their buttons and the list of cookies below.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_cookie_notices, "We use cookies to improve this site.", "Accept all", "It opens.")
    ['It opens.']

    >>> kept(drop_cookie_notices, "Cookies were sold there", "“We use cookies,” said the site")
    ['Cookies were sold there', '“We use cookies,” said the site']
    """
    blocks, lines = document.blocks, lines_of(document)
    reason = "cookie or consent notice"
    found = named_lines(document, PHRASES)
    found += long_lines(document, PHRASES)
    changes = {i: blocks[i].dropped(reason) for i in found}
    for i in _lists_below(blocks, lines.paragraphs, sorted(found)):
        if blocks[i].is_body and i not in changes:
            changes[i] = blocks[i].dropped("part of a cookie notice")
    return document.with_changes(changes)


def _speaks_of_cookies(block: Block) -> bool:
    text = block.text.lower()
    return any(word in text for word in _COOKIE_WORDS)


def _lists_below(
    blocks: Sequence[Block], paragraphs: Sequence[int], notices: Sequence[int]
) -> Iterator[int]:
    """Positions of the lines below a notice up to the last that speaks of cookies.

    Only behind the text: a story about cookies may follow a banner at the top.
    """
    text = 0
    at = done = 0
    for notice in notices:
        if notice < done or not _speaks_of_cookies(blocks[notice]):
            continue
        above = paragraphs[bisect_left(paragraphs, at) : bisect_left(paragraphs, notice)]
        text += sum(not _speaks_of_cookies(blocks[i]) for i in above)
        at = notice
        if text < _LEAST_TEXT:
            continue
        speaking = 0
        last = done = notice
        while done < len(blocks) - 1 and done < last + _REACH:
            done += 1
            if _speaks_of_cookies(blocks[done]):
                last, speaking = done, speaking + 1
        if speaking >= _FEWEST:
            yield from range(notice + 1, last + 1)
