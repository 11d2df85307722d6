"""Drop share bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.look.blocks import is_phrase
from cleaner.look.lines import Lines, lines_of
from cleaner.look.phrases import phrase_sizes
from cleaner.page import Block, Document
from cleaner.text import Phrases, ends_sentence, first_word

PHRASES = Phrases(
    en=(
        "Share", "Share this", "Share this article", "Share this story", "Share this post",
        "Share this page", "Share this item", "Share on Facebook *", "Share on Twitter *",
        "Share on X *", "Share on LinkedIn *", "Share on WhatsApp *", "Share on Pinterest *",
        "Share on Reddit *", "Share on Telegram *", "Share via email *", "Share by email",
        "Share with friends", "Click to share on *", "Click to email *", "Click to print *",
        "Share article", "Share story", "Share options", "Share icon", "Share via", "Share on",
        "Share this video", "Share this on *", "Follow us on *", "Follow us", "Follow on Twitter",
        "Like us on Facebook *", "Tweet", "Tweet this", "Copy link", "Link copied", "Copy URL",
        "Email this article", "Print this article", "Email article", "Print article",
        "Send to a friend", "Save article", "Save for later", "Bookmark", "Bookmark this",
        "Copy to clipboard", "Copied", "Copy link to article", "Opens in new window", "Shares",
        "0 shares", "Share 0", "0 share", "Like this", "Like Loading *", "Spread the word",
        "Connect with us", "Find us on Facebook", "Join us on *", "Join our WhatsApp channel *",
        "Follow us on Google News *", "Add us on Google *", "Print page",
        "External links about share", "About sharing", "Share page", "Share full article",
        "Gift this article", "Resize", "Share to Facebook", "Share to Twitter", "Share to X",
        "Text size", "Republish this article", "Bookmark article", "Article share",
        "Share facebook *", "Share tweet *", "Sharing is caring", "Facebook share",
        "Follow us on social media", "Add as a preferred source on Google", "Share this News",
        "Add us as a preferred source on Google *",
        "Font size", "Copy article link", "Pin it",
        "Save this article", "Save this article for later", "Saved articles", "My saved articles",
        "Your saved articles", "Article saved", "Add to favorites",
        "Add to favourites", "Add to reading list",
        "Add to my list",
    ),
    de=(
        "Teilen", "Artikel teilen", "Diesen Artikel teilen", "Beitrag teilen",
        "Diesen Beitrag teilen", "Auf Facebook teilen *", "Auf Twitter teilen *",
        "Auf X teilen *", "Per E-Mail teilen", "Per Mail versenden", "Per WhatsApp teilen",
        "Auf WhatsApp teilen *", "Link kopieren", "Seite drucken", "Artikel drucken", "Drucken",
        "Folgen Sie uns auf *", "Folge uns auf *", "Folgen Sie uns", "Merken", "Artikel merken",
        "Teilen Sie diesen Artikel", "Artikel versenden", "Twittern", "E-Mail senden",
        "Artikel verschenken", "Link wurde kopiert", "0 mal geteilt", "Auf LinkedIn teilen",
        "Schriftgröße", "Teile diesen Artikel", "Kopieren",
        "Zur Merkliste hinzufügen", "Auf die Merkliste",
        "Gespeicherte Artikel", "Artikel speichern", "Artikel gespeichert",
    ),
    fr=(
        "Partager", "Partager l'article", "Partager cet article", "Partagez cet article",
        "Partager sur Facebook *", "Partager sur Twitter *", "Partager sur X *",
        "Partager sur WhatsApp *", "Partager sur LinkedIn *", "Partager par e-mail",
        "Envoyer par e-mail", "Copier le lien", "Lien copié", "Imprimer", "Imprimer l'article",
        "Suivez-nous sur *", "Suivez-nous", "Envoyer à un ami", "Partages", "0 partages",
        "Sauvegarder l'article", "Enregistrer", "Offrir cet article", "Tweeter",
        "Envoyer par email", "Partager :", "Cliquez pour partager sur *",
        "Sauvegarder cet article", "Articles sauvegardés", "Articles enregistrés",
        "Enregistrer l'article", "Ajouter aux favoris", "Ajouter à mes favoris",
    ),
    es=(
        "Compartir", "Compartir en Facebook *", "Compartir en Twitter *", "Compartir en X *",
        "Compartir en WhatsApp *", "Comparte", "Comparte esta noticia", "Compartir esta noticia",
        "Comparte este artículo", "Compartir artículo", "Compartir por correo", "Copiar enlace",
        "Enlace copiado", "Imprimir", "Enviar por correo", "Enviar por email", "Síguenos en *",
        "Síguenos", "Síganos en *", "Guardar", "Tuitear", "Twittear", "0 compartidos",
        "Compartir nota", "Seguinos en *", "Compartilo", "Haz clic para compartir en *",
        "Compartir vía email", "Enviar a un amigo", "Añádenos en Google",
        "Compartir este artículo",
        "Guardar artículo", "Guardar noticia", "Artículos guardados", "Noticia guardada",
        "Añadir a favoritos",
    ),
    pt=(
        "Compartilhar", "Partilhar", "Compartilhe", "Compartilhe esta notícia",
        "Compartilhe este artigo", "Partilhe este artigo", "Compartilhar no Facebook *",
        "Compartilhar no WhatsApp *", "Compartilhar no Twitter *", "Compartilhar no X *",
        "Partilhar no Facebook *", "Partilhar no Twitter *", "Copiar link", "Link copiado",
        "Imprimir", "Enviar por email", "Enviar por e-mail", "Siga-nos no *", "Siga-nos",
        "Siga-nos nas redes sociais", "Clique para partilhar *", "Clique para compartilhar *",
        "Siga o *", "Tweetar", "Partilhar artigo", "Guardar artigo", "Compartilhar esta notícia",
        "Compartilhar matéria",
        "Salvar artigo", "Salvar matéria", "Artigos guardados", "Artigos salvos",
        "Adicionar aos favoritos",
    ),
    it=(
        "Condividi", "Condividi su Facebook *", "Condividi su Twitter *", "Condividi su X *",
        "Condividi su WhatsApp *", "Condividi l'articolo", "Condividi questo articolo",
        "Condividi articolo", "Condividi via mail", "Copia link", "Link copiato", "Stampa",
        "Stampa articolo", "Invia per email", "Seguici su *", "Seguici", "Invia a un amico",
        "Salva", "Salva articolo", "Condividi tramite", "Fai clic per condividere *",
        "Condividi con", "Condividi la notizia",
        "Salva questo articolo", "Salva questo articolo e leggilo *",
        "Hai salvato un nuovo articolo", "Articoli salvati", "Aggiungi ai preferiti",
    ),
    nl=(
        "Delen", "Deel", "Deel dit artikel", "Deel dit bericht", "Artikel delen",
        "Delen op Facebook *", "Deel op Facebook *", "Delen op Twitter *", "Deel op Twitter *",
        "Deel via WhatsApp *", "Delen via WhatsApp *", "Delen via e-mail", "Deel via e-mail",
        "Kopieer link", "Link gekopieerd", "Link kopiëren", "Afdrukken", "Printen",
        "Volg ons op *", "Volg ons", "Klik om te delen *", "Deel dit verhaal", "Artikel opslaan",
        "Deel deze pagina",
        "Bewaar artikel", "Bewaar dit artikel", "Opgeslagen artikelen", "Bewaarde artikelen",
        "Voeg toe aan leeslijst",
    ),
    pl=(
        "Udostępnij", "Udostępnij artykuł", "Udostępnij na Facebooku *",
        "Udostępnij na Twitterze *", "Podziel się", "Podziel się artykułem", "Kopiuj link",
        "Skopiuj link", "Link skopiowany", "Drukuj", "Wyślij", "Wyślij znajomemu",
        "Obserwuj nas na *", "Śledź nas na *", "Polub nas na Facebooku *", "Tweetnij",
        "Zapisz artykuł", "Prześlij dalej", "Wydrukuj", "Udostępnij ten artykuł",
        "Wyślij e-mailem", "Udostępnij na X", "Podziel się na Facebooku",
        "Zapisz na później", "Zapisane artykuły", "Dodaj do ulubionych",
    ),
    tr=(
        "Paylaş", "Haberi paylaş", "Haberi Paylaş", "Bu haberi paylaş", "Bu yazıyı paylaş",
        "Facebook'ta paylaş *", "Facebook'ta Paylaş", "Twitter'da paylaş *", "Twitter'da Paylaş",
        "WhatsApp'ta paylaş *", "WhatsApp'ta Paylaş", "X'te paylaş", "Bağlantıyı kopyala",
        "Linki kopyala", "Linki Kopyala", "Yazdır", "Tweetle", "E-posta ile gönder",
        "Bizi takip edin", "Bizi takip edin *", "Arkadaşına gönder", "Kopyala", "Yazı boyutu",
        "Facebook'ta paylaşmak için tıklayın *", "Google News'te takip edin", "PAYLAŞ",
        "Google'da abone ol",
        "Haberi kaydet", "Kaydedilen haberler", "Favorilere ekle",
    ),
    ru=(
        "Поделиться", "Поделиться новостью", "Поделиться статьей", "Поделиться в Facebook *",
        "Поделиться ВКонтакте *", "Поделиться в Telegram *", "Поделиться в Twitter *",
        "Поделитесь", "Поделитесь новостью", "Поделитесь с друзьями", "Поделиться с друзьями",
        "Скопировать ссылку", "Копировать ссылку", "Ссылка скопирована", "Распечатать",
        "Версия для печати", "Отправить по почте", "Подписывайтесь на нас *",
        "Подписывайтесь на наш *", "Подпишитесь на нас *", "Мы в соцсетях", "Твитнуть",
        "Отправить другу", "Читайте нас в *", "Следите за нами *", "Поделиться:",
        "Подписывайтесь на *", "Подписаться на нас в *", "Мы в социальных сетях",
        "Сохранить статью", "Сохраненные статьи", "Сохранённые статьи", "Добавить в избранное",
    ),
    uk=(
        "Поділитися", "Поділитись", "Поділитися новиною", "Поділитися у Facebook *",
        "Поділитися в Facebook *", "Поділитися у Twitter *", "Поділитися в Telegram *",
        "Поділіться", "Поділіться з друзями", "Скопіювати посилання", "Копіювати посилання",
        "Посилання скопійовано", "Роздрукувати", "Версія для друку", "Друкувати",
        "Підписуйтесь на нас *", "Підписуйтесь на наш *", "Підписуйтеся на наш *",
        "Ми в соцмережах", "Надіслати поштою", "Читайте нас у *", "Твітнути",
        "Слідкуйте за нами *",
        "Зберегти статтю", "Збережені статті", "Додати в обране", "Додати до вибраного",
    ),
    ar=(
        "شارك", "مشاركة", "شارك المقال", "شارك الخبر", "شارك هذا المقال", "شارك هذا الموضوع",
        "شاركها", "شارك على فيسبوك *", "شارك عبر *", "مشاركة على فيسبوك *", "مشاركة عبر البريد",
        "مشاركة عبر واتساب", "نسخ الرابط", "تم نسخ الرابط", "طباعة", "اطبع", "أرسل بالبريد",
        "تابعنا على *", "تابعونا على *", "تابعونا", "إرسال بريد إلكتروني", "انقر للمشاركة على *",
        "اضغط للمشاركة على *", "شارك المقالة", "غرد", "شارك الموضوع", "النقر للمشاركة على *",
        "حفظ المقال", "مشاركة الخبر",
        "المقالات المحفوظة", "أضف إلى المفضلة", "إضافة إلى المفضلة",
    ),
    fa=(
        "اشتراک گذاری", "اشتراک‌گذاری", "به اشتراک بگذارید", "اشتراک گذاری در *",
        "این مطلب را به اشتراک بگذارید", "کپی لینک", "لینک کوتاه", "چاپ", "نسخه چاپی",
        "ارسال به دوستان", "ارسال با ایمیل", "ما را دنبال کنید *", "اشتراک", "کپی شد", "ذخیره",
        "پرینت", "هم‌رسانی", "همرسانی",
    ),
    hi=(
        "शेयर करें", "शेयर", "इसे शेयर करें", "साझा करें", "खबर शेयर करें",
        "फेसबुक पर शेयर करें *", "ट्विटर पर शेयर करें *", "व्हाट्सएप पर शेयर करें *",
        "लिंक कॉपी करें", "कॉपी लिंक", "प्रिंट करें", "हमें फॉलो करें *", "ईमेल करें",
        "फॉलो करें", "इस खबर को शेयर करें", "हमें फॉलो करें", "लेख साझा करें",
        "दोस्तों के साथ साझा करें",
    ),
    id=(
        "Bagikan", "Bagikan artikel ini", "Bagikan berita ini", "Bagikan ke Facebook *",
        "Bagikan ke Twitter *", "Bagikan ke WhatsApp *", "Bagikan di *", "Bagikan ini",
        "Salin tautan", "Salin link", "Tautan disalin", "Cetak", "Kirim email", "Ikuti kami di *",
        "Ikuti kami", "Klik untuk berbagi *", "Sebarkan", "Share ke *", "Bagikan:",
        "Ikuti kami di Google News *", "Copy Link", "Link telah dicopy", "Bagikan artikel",
    ),
    vi=(
        "Chia sẻ", "Chia sẻ bài viết", "Chia sẻ bài viết này", "Chia sẻ lên Facebook *",
        "Chia sẻ qua Facebook *", "Chia sẻ Facebook", "Chia sẻ Zalo", "Chia sẻ qua Zalo",
        "Chia sẻ Twitter", "Sao chép liên kết", "Sao chép link", "Copy link", "In bài viết",
        "In bài", "Gửi email", "Gửi bài", "Theo dõi chúng tôi trên *", "Gửi cho bạn bè",
        "Lưu bài viết", "Lưu tin", "Cỡ chữ", "Bình chọn", "Chia sẻ:",
    ),
    zh=(
        "分享", "分享到*", "分享至*", "分享文章", "分享本文", "分享此文", "分享新闻", "转发",
        "複製連結", "复制链接", "複製網址", "链接已复制", "已複製連結", "打印", "列印",
        "打印本页", "友善列印", "发送邮件", "关注我们", "關注我們", "追蹤我們", "分享給朋友",
        "微信扫一扫*", "扫一扫*", "收藏", "推特", "分享这篇文章", "分享至臉書", "轉寄", "字號",
        "字号", "字号 大 中 小", "字号大中小", "字体大小", "加入收藏",
        "收藏本文", "收藏文章",
    ),
    ja=(
        "シェア", "シェアする", "この記事をシェア", "この記事をシェアする", "記事をシェア",
        "ツイート", "ツイートする", "共有", "共有する", "Facebookでシェア*", "Xでシェア*",
        "Twitterでシェア*", "LINEで送る*", "リンクをコピー", "URLをコピー", "印刷", "印刷する",
        "メールで送る", "フォローする", "はてなブックマーク", "ブックマーク", "この記事を共有",
        "ポスト", "ポストする", "保存", "保存する", "記事を保存", "SNSでシェア", "コピーしました",
        "文字サイズ", "記事を印刷",
        "保存した記事", "お気に入りに追加",
    ),
    ko=(
        "공유", "공유하기", "기사 공유", "기사공유", "기사 공유하기", "페이스북 공유 *",
        "페이스북으로 공유", "트위터 공유", "카카오톡 공유 *", "카카오톡으로 공유", "URL 복사",
        "링크 복사", "주소복사", "인쇄", "인쇄하기", "프린트", "이메일 보내기", "스크랩",
        "페이스북", "카카오톡", "기사 스크랩하기", "글자크기", "글자 크기", "글씨크기",
        "본문 글씨 키우기", "본문 글씨 줄이기", "글자크기 설정", "이 기사를 공유합니다",
        "SNS 공유", "좋아요 0", "바로가기 복사",
        "기사 저장", "스크랩하기", "스크랩 하기",
    ),
    el=(
        "Κοινοποίηση", "ΚΟΙΝΟΠΟΙΗΣΗ", "Κοινοποιήστε", "Μοιραστείτε", "Μοιραστείτε το",
        "Μοιραστείτε το άρθρο", "Μοιράσου το", "Κοινοποίηση στο Facebook *",
        "Κοινοποίηση στο Twitter *", "Αντιγραφή συνδέσμου", "Αντιγραφή", "Εκτύπωση",
        "Αποστολή με email", "Αποστολή σε φίλο", "Ακολουθήστε μας *", "Ακολουθήστε μας στο *",
        "Ακολουθήστε το *", "Κοινή χρήση", "Μοιράσου", "Share:",
        "Ακολουθήστε μας στο Google News *",
    ),
    sv=(
        "Dela", "Dela artikeln", "Dela artikel", "Dela på Facebook *", "Dela på Twitter *",
        "Kopiera länk", "Skriv ut", "Tipsa", "Följ oss på *", "Spara artikel", "Dela via e-post",
        "Sparade artiklar", "Lägg till i läslistan",
    ),
    da=(
        "Del", "Del artikel", "Del artiklen", "Del på Facebook *", "Del på Twitter *",
        "Kopier link", "Udskriv", "Følg os på *", "Gem artikel", "Del denne artikel",
        "Gemte artikler", "Gem til senere",
    ),
    nb=(
        "Del", "Del artikkelen", "Del saken", "Del på Facebook *", "Del på Twitter *",
        "Kopier lenke", "Skriv ut", "Følg oss på *", "Del på e-post",
        "Lagre artikkelen", "Lagrede artikler",
    ),
    cs=(
        "Sdílet", "Sdílet článek", "Sdílet na Facebooku *", "Sdílejte", "Kopírovat odkaz", "Tisk",
        "Vytisknout", "Sledujte nás na *", "Poslat e-mailem",
    ),
    ro=(
        "Distribuie", "Distribuie articolul", "Distribuie pe Facebook *", "Trimite pe WhatsApp *",
        "Copiază linkul", "Printează", "Urmărește-ne pe *", "Trimite pe email", "Partajează",
    ),
    hu=(
        "Megosztás", "Megosztás Facebookon *", "Cikk megosztása", "Oszd meg", "Ossza meg",
        "Link másolása", "Nyomtatás", "Kövessen minket *", "Küldés e-mailben", "Megosztom",
    ),
)  # fmt: skip

#: Names that stand in share bars, in any language. Alone, one of them may be a sub-heading.
_NETWORKS = frozenset(
    {
        "facebook", "twitter", "x", "whatsapp", "linkedin", "pinterest", "reddit", "telegram",
        "tumblr", "email", "e", "mail", "messenger", "flipboard", "pocket", "instagram",
        "youtube", "viber", "line", "vk", "vkontakte", "ok", "odnoklassniki", "livejournal",
        "xing", "threads", "bluesky", "mastodon", "weibo", "wechat", "qq", "zalo", "kakaotalk",
        "kakao", "naver", "band", "print", "share", "tweet", "copy", "link", "google", "plus",
        "gmail", "sms", "rss", "tiktok", "digg", "stumbleupon", "mix", "buffer", "evernote",
        "skype", "imprimer", "drucken", "stampa", "вконтакте", "одноклассники", "телеграм",
        "фейсбук", "твиттер", "微信", "微博", "facebookx", "snapchat", "truth", "social", "koo",
        "more", "url",
    }
)  # fmt: skip
# What else stands in such bars, and alone may be a sub-heading: where readers keep articles.
_SHELVES = frozenset(
    {
        "your favorites", "your favourites", "saved stories", "merkliste", "meine merkliste",
        "mes favoris", "vos favoris", "lire plus tard", "mis favoritos", "tus favoritos",
        "leer más tarde", "meus favoritos", "os meus favoritos", "ler mais tarde",
        "i tuoi preferiti", "i miei preferiti", "leggi più tardi", "mijn leeslijst",
        "moje ulubione", "favorilerim", "мое избранное", "我的收藏", "あとで読む",
    }
)  # fmt: skip
_ALONE_MAY_BE_TEXT = frozenset(
    {
        "more", "line", "band", "mix", "ok", "social", "truth", "mail", "print", "copy", "link",
        "plus", "e", "buffer", "pocket",
    }
)  # fmt: skip
# How their names are looked for: in Chinese by the first character.
_OPENINGS = frozenset(map(first_word, _NETWORKS))
_SHELF_OPENINGS = frozenset(map(first_word, _SHELVES))
_DIGITS = frozenset("0123456789")
_BAR_LIMIT = 80


def drop_share_prompts(document: Document) -> Document:
    """Drop share, print and follow buttons.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_share_prompts, "Share this article", "Facebook Twitter Email", "It is open.")
    ['It is open.']

    The name of one network alone may be a sub-heading, as may "Your favourites"; next to other
    buttons it is a button.

    >>> kept(drop_share_prompts, "Facebook", "The firm grew.", "Facebook", "Twitter")
    ['Facebook', 'The firm grew.']
    """
    blocks, lines = document.blocks, lines_of(document)
    near = [i for i in lines.beginning(_OPENINGS) if _first_of(lines.keys[i]) in _NETWORKS]
    buttons = frozenset(i for i in _prompts(blocks, lines, near) if blocks[i].is_body)
    names = {i for i in near if blocks[i].key in _NETWORKS and _is_network(blocks[i])}
    shelves = lines.beginning(_SHELF_OPENINGS)
    names.update(i for i in shelves if lines.keys[i] in _SHELVES and blocks[i].is_body)
    beside = {i for i in names if not names.isdisjoint((i - 1, i + 1))}
    beside |= {i for i in names if not buttons.isdisjoint((i - 1, i + 1))}
    changes = {i: blocks[i].dropped("share button") for i in buttons | beside}
    return document.with_changes(changes)


def _prompts(blocks: Sequence[Block], lines: Lines, near: Sequence[int]) -> Iterator[int]:
    """Positions of phrases, of phrases with a count, and of bars of networks."""
    named = frozenset(lines.among(PHRASES))
    yield from (i for i in named if is_phrase(blocks[i], PHRASES))
    for i in lines.counting(PHRASES):
        if PHRASES.is_line(lines.numbered[i]) and i not in named and _is_count(lines.keys[i]):
            yield i
    yield from (i for i in near if i not in named and _is_bar(blocks[i].key))
    for i in {*lines.beginning(PHRASES.first_words), *lines.beginning(_NETWORKS)}:
        if i not in named and _are_buttons(blocks[i]):
            yield i


def _first_of(key: str) -> str:
    return key.partition(" ")[0]


def _is_count(key: str) -> bool:
    """Whether a line is short and begins or ends with a number."""
    return len(key) <= _BAR_LIMIT and not _DIGITS.isdisjoint((key[0], key[-1]))


def _is_bar(key: str) -> bool:
    """Whether a line holds nothing but two names of networks or more."""
    names = frozenset(key.split(" "))
    return len(key) <= _BAR_LIMIT and names <= _NETWORKS and len(names - _ALONE_MAY_BE_TEXT) > 1


def _are_buttons(block: Block) -> bool:
    """Whether a line is nothing but several buttons, as flattening leaves them: "Share Print".

    >>> said = Document.of_lines("Share this article Viber Email Print this article")
    >>> _are_buttons(said.blocks[0])
    True
    """
    key = block.key
    if len(key) > _BAR_LIMIT or " " not in key or ends_sentence(block.text):
        return False
    found = 0
    for size in phrase_sizes(key, PHRASES, _NETWORKS):
        if not size:
            return False
        found += 1
    return found > 1 and not _ALONE_MAY_BE_TEXT.issuperset(key.split(" "))


def _is_network(block: Block) -> bool:
    """Whether the name of a network is bare; "X" with marks round it may be a formula."""
    return block.is_body and (len(block.text) == len(block.key) or len(block.key) > 1)
