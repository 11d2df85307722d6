"""Drop copyright lines and the links of the footer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from cleaner.look.blocks import (
    heads_paragraph,
    is_link,
    is_phrase,
    is_spoken,
    named_lines,
    reads_as_paragraph,
)
from cleaner.look.lines import Lines, lines_of
from cleaner.look.phrases import long_lines
from cleaner.page import Block, Document
from cleaner.text import Phrases, match_key

#: Footer links as whole lines; with a star, how a copyright line begins.
PHRASES = Phrases(
    en=(
        "Terms of use", "Terms of service", "Terms and conditions", "Terms & conditions",
        "Privacy policy", "Privacy notice", "Privacy statement", "Contact us", "About us",
        "Advertise", "Advertise with us", "Site map", "Sitemap", "Accessibility",
        "Accessibility statement", "Imprint", "Legal notice", "Code of ethics",
        "Editorial policy", "Editorial guidelines", "Work for us", "Subscription terms",
        "All rights reserved *", "Terms of Use | Privacy Policy", "Help centre", "Help center",
        "RSS", "RSS feeds", "Powered by *", "Designed by *", "Reproduction without permission *",
        "This material may not be published *", "Report a correction", "Report an error",
        "Ethics policy", "Masthead", "Newsroom", "Site index",
    ),
    de=(
        "Impressum", "Datenschutz", "Datenschutzerklärung", "AGB", "Nutzungsbedingungen",
        "Kontakt", "Mediadaten", "Barrierefreiheit", "Alle Rechte vorbehalten *", "Über uns",
        "Karriere", "Nutzungsbasierte Onlinewerbung", "Widerruf", "Urheberrecht", "Abo kündigen",
        "Verträge hier kündigen", "Allgemeine Geschäftsbedingungen",
    ),
    fr=(
        "Mentions légales", "Conditions générales", "Conditions d'utilisation",
        "Conditions générales d'utilisation", "Politique de confidentialité", "Confidentialité",
        "Nous contacter", "Contactez-nous", "Qui sommes-nous", "Plan du site",
        "Tous droits réservés *", "CGU", "CGV", "Données personnelles", "Publicité",
        "Recrutement", "À propos",
    ),
    es=(
        "Aviso legal", "Política de privacidad", "Términos y condiciones", "Condiciones de uso",
        "Términos de uso", "Contacto", "Contáctenos", "Quiénes somos",
        "Todos los derechos reservados *", "Mapa del sitio", "Mapa web", "Publicidad",
        "Código ético", "Privacidad", "Condiciones generales", "Política editorial",
        "Prohibida su reproducción *", "Queda prohibida la reproducción *",
    ),
    pt=(
        "Termos de uso", "Política de privacidade", "Termos e condições", "Termos de utilização",
        "Contato", "Contacto", "Contactos", "Fale conosco", "Quem somos",
        "Todos os direitos reservados *", "Mapa do site", "Ficha técnica", "Estatuto editorial",
        "Anuncie", "Privacidade", "Expediente", "Sobre nós", "Trabalhe conosco",
        "Proibida a reprodução *",
    ),
    it=(
        "Note legali", "Privacy policy", "Informativa privacy", "Informativa sulla privacy",
        "Termini e condizioni", "Condizioni d'uso", "Contatti", "Chi siamo",
        "Tutti i diritti riservati *", "Mappa del sito", "Redazione", "Pubblicità",
        "Termini di servizio", "Riproduzione riservata *", "© Riproduzione riservata *",
        "Condizioni generali", "Lavora con noi",
    ),
    nl=(
        "Algemene voorwaarden", "Gebruiksvoorwaarden", "Privacybeleid", "Privacyverklaring",
        "Over ons", "Colofon", "Adverteren", "Alle rechten voorbehouden *", "Sitemap",
        "Vacatures", "Privacystatement", "Klantenservice", "Auteursrecht", "Toegankelijkheid",
    ),
    pl=(
        "Regulamin", "Polityka prywatności", "Kontakt", "Redakcja", "Reklama",
        "Wszelkie prawa zastrzeżone *", "Mapa serwisu", "Mapa strony", "Prywatność", "Praca",
        "Warunki korzystania", "Ochrona danych", "Kopiowanie zabronione *",
        "Deklaracja dostępności",
    ),
    tr=(
        "Kullanım koşulları", "Kullanım Koşulları", "Gizlilik politikası", "Gizlilik Politikası",
        "Künye", "İletişim", "Hakkımızda", "Tüm hakları saklıdır *", "Tüm Hakları Saklıdır *",
        "Reklam", "Site haritası", "Site Haritası", "Kullanım şartları", "Yasal uyarı",
        "Yasal Uyarı", "KVKK", "Gizlilik", "Kariyer",
    ),
    ru=(
        "Пользовательское соглашение", "Политика конфиденциальности", "Правила использования",
        "Условия использования", "Контакты", "О нас", "О проекте", "О компании",
        "Все права защищены *", "Карта сайта", "Реклама", "Редакция", "Вакансии",
        "Обратная связь", "Правовая информация", "Рекламодателям", "Перепечатка *",
        "Использование материалов *", "При использовании материалов *", "При цитировании *",
    ),
    uk=(
        "Угода користувача", "Політика конфіденційності", "Правила користування",
        "Умови використання", "Контакти", "Про нас", "Про проєкт", "Про проект",
        "Всі права захищені *", "Усі права захищені *", "Карта сайту", "Реклама", "Редакція",
        "Вакансії", "Зворотний зв'язок", "Редакційна політика", "При використанні матеріалів *",
        "Використання матеріалів *", "Передрук *",
    ),
    ar=(
        "سياسة الخصوصية", "شروط الاستخدام", "الشروط والأحكام", "اتصل بنا", "من نحن",
        "جميع الحقوق محفوظة *", "كل الحقوق محفوظة *", "خريطة الموقع", "أعلن معنا", "إتصل بنا",
        "الخصوصية", "اتفاقية الاستخدام", "حقوق النشر *", "للإعلان معنا", "هيئة التحرير", "وظائف",
        "حقوق النشر محفوظة *",
    ),
    fa=(
        "حریم خصوصی", "قوانین و مقررات", "شرایط استفاده", "تماس با ما", "درباره ما",
        "تمامی حقوق محفوظ است *", "کلیه حقوق محفوظ است *", "تمامی حقوق این سایت *",
        "کلیه حقوق این سایت *", "تمام حقوق *", "نقشه سایت", "تبلیغات", "پیوندها", "کلیه حقوق *",
        "تمامی حقوق *", "استفاده از مطالب *", "سیاست حفظ حریم خصوصی",
    ),
    hi=(
        "गोपनीयता नीति", "उपयोग की शर्तें", "नियम और शर्तें", "संपर्क करें", "हमारे बारे में",
        "हमसे संपर्क करें", "सर्वाधिकार सुरक्षित *", "साइटमैप", "साइट मैप", "विज्ञापन दें",
        "प्राइवेसी पॉलिसी", "डिस्क्लेमर", "Privacy Policy", "Terms of Use",
        "हमारे साथ विज्ञापन करें", "शिकायत निवारण",
    ),
    id=(
        "Kebijakan privasi", "Syarat dan ketentuan", "Syarat & ketentuan", "Ketentuan penggunaan",
        "Kontak", "Kontak kami", "Hubungi kami", "Tentang kami", "Redaksi", "Pedoman media siber",
        "Pedoman Media Siber", "Hak cipta *", "Info iklan", "Peta situs", "Karir",
        "Hak Cipta Dilindungi *", "Seluruh hak cipta *", "Semua hak dilindungi *",
        "Dilarang keras *",
    ),
    vi=(
        "Điều khoản sử dụng", "Chính sách bảo mật", "Chính sách riêng tư", "Liên hệ",
        "Giới thiệu", "Quảng cáo", "Liên hệ quảng cáo", "Bản quyền thuộc *", "Giữ bản quyền *",
        "Tòa soạn", "Sơ đồ trang", "Về chúng tôi", "Thỏa thuận sử dụng", "Bản quyền *",
        "Đường dây nóng", "Đặt báo", "Mọi quyền được bảo lưu *", "Ghi rõ nguồn *",
    ),
    zh=(
        "使用条款", "使用條款", "服务条款", "服務條款", "隐私政策", "隱私政策", "隱私權政策",
        "关于我们", "關於我們", "联系我们", "聯絡我們", "聯繫我們", "版权所有*", "版權所有*",
        "版权声明*", "版權聲明", "网站地图", "網站地圖", "广告服务", "廣告刊登", "免责声明*",
        "免責聲明", "人才招聘", "加入我们", "著作權聲明", "未经授权*", "未經授權*", "转载请注明*",
        "网站声明", "法律声明", "客服中心", "常見問題", "隱私權聲明", "本网站所刊载*",
    ),
    ja=(
        "利用規約", "プライバシーポリシー", "個人情報保護方針", "お問い合わせ", "会社概要",
        "サイトマップ", "著作権について", "著作権", "無断転載を禁じます*", "無断転載禁止*",
        "広告掲載", "広告掲載について", "特定商取引法に基づく表記", "運営会社", "サイトポリシー",
        "免責事項", "本サイトに掲載*", "記事・写真の無断転載*", "採用情報", "無断複製*",
        "当サイトについて", "ご利用規約", "個人情報の取り扱い", "個人情報について",
    ),
    ko=(
        "이용약관", "개인정보처리방침", "개인정보취급방침", "회사소개", "광고문의",
        "청소년보호정책", "고객센터", "무단전재 및 재배포 금지 *", "무단 전재 및 재배포 금지 *",
        "무단전재 재배포 금지 *", "저작권자 *", "기사제보", "제휴문의", "찾아오시는 길",
        "저작권보호정책", "저작권규약", "이메일무단수집거부", "이메일 무단수집거부", "구독신청",
        "사이트맵", "윤리강령", "무단전재 *", "고충처리", "오시는 길", "문의하기",
    ),
    el=(
        "Όροι χρήσης", "ΟΡΟΙ ΧΡΗΣΗΣ", "Πολιτική απορρήτου", "Προσωπικά δεδομένα", "Επικοινωνία",
        "ΕΠΙΚΟΙΝΩΝΙΑ", "Ποιοι είμαστε", "Σχετικά με εμάς", "Ταυτότητα", "ΤΑΥΤΟΤΗΤΑ", "Διαφήμιση",
        "Με επιφύλαξη παντός δικαιώματος *", "Πνευματικά δικαιώματα *", "Χάρτης ιστοτόπου",
        "Όροι και προϋποθέσεις", "Διαφημιστείτε", "Πολιτική προστασίας *",
        "Απαγορεύεται η αναδημοσίευση *", "Απαγορεύεται η αναπαραγωγή *", "Δήλωση συμμόρφωσης",
    ),
    sv=(
        "Integritetspolicy", "Personuppgiftspolicy", "Kontakta oss", "Om oss", "Användarvillkor",
        "Annonsera", "Kundservice", "Allmänna villkor", "Alla rättigheter förbehållna *",
    ),
    da=(
        "Privatlivspolitik", "Kontakt", "Om os", "Handelsbetingelser", "Annoncering",
        "Kundeservice", "Persondatapolitik", "Alle rettigheder forbeholdes *", "Vilkår",
    ),
    nb=(
        "Personvern", "Personvernerklæring", "Kontakt oss", "Om oss", "Vilkår", "Annonsere",
        "Kundeservice", "Brukervilkår", "Alle rettigheter forbeholdt *", "Vær varsom-plakaten",
    ),
    cs=(
        "Ochrana osobních údajů", "Kontakty", "Kontakt", "O nás", "Podmínky užití",
        "Obchodní podmínky", "Inzerce", "Redakce", "Všechna práva vyhrazena *",
    ),
    ro=(
        "Termeni și condiții", "Politica de confidențialitate", "Despre noi", "Publicitate",
        "Toate drepturile rezervate *", "Redacția", "Protecția datelor",
    ),
    hu=(
        "Impresszum", "Adatvédelem", "Adatvédelmi tájékoztató", "Kapcsolat", "Rólunk",
        "Felhasználási feltételek", "Médiaajánlat", "Minden jog fenntartva *", "Szerzői jogok",
        "Hirdetés",
    ),
)  # fmt: skip

#: How notices begin, of what a site earns, of its rules, and of what it asks its readers for.
NOTICES = Phrases(
    en=(
        "If you purchase a product or register for an account *",
        "If you buy something through our links *", "If you buy through our links *",
        "When you purchase through links on our site *", "By using this site you *",
        "Use of and/or registration on *", "The material on this site may not be *",
        "Our website is the place for the latest *", "For the latest breaking news and stories *",
        "Never miss a story *", "Got a story get in touch *", "We may earn a commission *",
        "We may earn an affiliate *", "We may earn commission *", "We may earn revenue *",
        "We may earn compensation *", "We may receive a commission *",
        "We may receive compensation *", "We occasionally recommend interesting *",
        "Our journalism needs your support *", "Did you like this article *",
        "Did you enjoy this article *", "If you liked this article *",
        "If you enjoyed this article *", "Enjoyed this article *",
        "This is a machine translation *", "This article was translated from *",
        "This story was translated from *", "This article has been translated from *",
    ),
    de=(
        "Dieser Artikel enthält Affiliate-Links *", "Wenn Sie über unsere Links einkaufen *",
        "Mit der Nutzung dieser Website erklären Sie *", "Hat Ihnen dieser Artikel gefallen *",
        "Hat dir dieser Artikel gefallen *", "Gefällt Ihnen dieser Artikel *",
        "Unterstützen Sie unsere Arbeit *",
        "Dies ist eine maschinelle Übersetzung *", "Dies ist eine automatische Übersetzung *",
        "Dieser Artikel wurde aus dem Englischen *", "Dieser Text wurde aus dem Englischen *",
    ),
    fr=(
        "Cet article contient des liens d'affiliation *", "Si vous achetez via nos liens *",
        "En utilisant ce site vous *", "Cet article vous a plu *", "Vous avez aimé cet article *",
        "Si cet article vous a plu *", "Soutenez notre travail *",
        "Cet article a été traduit de *", "Ceci est une traduction automatique *",
    ),
    es=(
        "Este artículo contiene enlaces de afiliación *",
        "Si compra a través de nuestros enlaces *", "Al utilizar este sitio usted *",
        "Te ha gustado este artículo *", "Si te ha gustado este artículo *",
        "Te gustó este artículo *", "Apoya nuestro trabajo *",
        "Este artículo fue traducido *", "Esta es una traducción automática *",
    ),
    pt=(
        "Este artigo contém links de afiliados *", "Se comprar através dos nossos links *",
        "Ao utilizar este site você *", "Gostou deste artigo *", "Gostou da matéria *",
        "Gostou desta notícia *", "Apoie o nosso trabalho *",
    ),
    it=(
        "Questo articolo contiene link di affiliazione *", "Se acquisti tramite i nostri link *",
        "Utilizzando questo sito accetti *", "Ti è piaciuto questo articolo *",
        "Se ti è piaciuto questo articolo *", "Sostieni il nostro lavoro *",
    ),
    nl=(
        "Dit artikel bevat affiliatelinks *", "Als je via onze links koopt *",
        "Door deze site te gebruiken ga je *", "Vond je dit een goed artikel *",
        "Waardeer je dit artikel *",
    ),
    pl=(
        "Artykuł zawiera linki afiliacyjne *", "Korzystając z tej strony wyrażasz *",
        "Podobał Ci się ten artykuł *", "Spodobał Ci się ten artykuł *",
    ),
    tr=(
        "Bu içerik satış ortaklığı bağlantıları *", "Bu siteyi kullanarak kabul *",
        "Bu yazıyı beğendiniz mi *", "Bu haberi beğendiniz mi *",
    ),
    ru=(
        "Статья содержит партнёрские ссылки *", "Статья содержит партнерские ссылки *",
        "Используя этот сайт вы *", "Понравилась статья *", "Если вам понравилась статья *",
    ),
    uk=(
        "Стаття містить партнерські посилання *", "Користуючись цим сайтом ви *",
        "Сподобалася стаття *", "Якщо вам сподобалася стаття *",
    ),
    ar=("تحتوي هذه المقالة على روابط تابعة *", "باستخدامك لهذا الموقع فإنك *"),
    fa=("با استفاده از این سایت شما *",),
    hi=("इस साइट का उपयोग करके आप *",),
    id=("Artikel ini berisi tautan afiliasi *", "Dengan menggunakan situs ini Anda *"),
    vi=("Bài viết có chứa liên kết tiếp thị *", "Khi sử dụng trang web này bạn *"),
    zh=(
        "本文包含联盟营销链接*", "本文含有聯盟行銷連結*", "使用本网站即表示*", "使用本網站即表示*",
        "凡本网注明*", "凡本網注明*", "①凡本网*", "① 凡本网*", "② 凡本网*", "② 本网未注明*",
        "② 本網未注明*", "②本网未注明*", "本网未注明*", "本網未注明*",
    ),
    ja=("当サイトはアフィリエイト*", "本サイトを利用することにより*"),
    ko=("이 글에는 제휴 링크가 *", "이 사이트를 이용함으로써 *"),
    el=("Το άρθρο περιέχει συνδέσμους συνεργατών *", "Χρησιμοποιώντας αυτόν τον ιστότοπο *"),
)  # fmt: skip

#: How the notice begins that says where an article came out before, or where a blog filed it: the
#: second in the words of WordPress's themes.
REPRINTS = Phrases(
    en=(
        "This article originally appeared *", "This article was originally published *",
        "This article first appeared *", "This article was first published *",
        "This story originally appeared *", "This story was originally published *",
        "This story first appeared *", "This story was first published *",
        "This post originally appeared *", "This post was originally published *",
        "This post first appeared *", "This piece originally appeared *",
        "This piece was originally published *", "This piece first appeared *",
        "This essay originally appeared *", "This column originally appeared *",
        "Originally published by *", "Originally published on *", "Originally published at *",
        "This entry was posted *", "This post was posted *", "This entry is filed under *",
        "You can follow any responses to this *", "You can follow responses to this *",
        "Both comments and pings are currently *",
    ),
    de=(
        "Dieser Artikel erschien zuerst *", "Dieser Artikel ist zuerst *",
        "Dieser Beitrag erschien zuerst *", "Dieser Beitrag ist zuerst *",
        "Dieser Text erschien zuerst *", "Dieser Text ist zuerst *",
        "Dieser Artikel erschien ursprünglich *",
        "Dieser Beitrag wurde unter *", "Dieser Eintrag wurde unter *",
    ),
    fr=(
        "Cet article a été publié à l'origine *", "Cet article a d'abord été publié *",
        "Cet article a été initialement publié *", "Article initialement publié *",
        "Article publié à l'origine *",
        "Cette entrée a été publiée dans *", "Ce contenu a été publié dans *",
    ),
    es=(
        "Este artículo fue publicado originalmente *", "Este artículo se publicó originalmente *",
        "Este artículo apareció originalmente *", "Esta nota se publicó originalmente *",
        "Publicado originalmente en *",
        "Esta entrada fue publicada *", "Esta entrada se publicó en *",
    ),
    pt=(
        "Este artigo foi publicado originalmente *", "Este texto foi publicado originalmente *",
        "Texto publicado originalmente *", "Publicado originalmente em *",
        "Esta entrada foi publicada *", "Este post foi publicado *",
    ),
    it=(
        "Questo articolo è stato pubblicato originariamente *",
        "Questo articolo è apparso originariamente *",
        "Questo articolo è apparso per la prima volta *", "Articolo pubblicato originariamente *",
        "Questa voce è stata pubblicata in *", "Questo articolo è stato pubblicato in *",
    ),
    nl=(
        "Dit artikel verscheen eerder *", "Dit artikel verscheen oorspronkelijk *",
        "Dit artikel is eerder verschenen *", "Dit stuk verscheen eerder *",
        "Dit bericht werd geplaatst in *", "Dit bericht is geplaatst in *",
    ),
    pl=("Artykuł ukazał się pierwotnie *", "Ten artykuł ukazał się pierwotnie *",
        "Tekst ukazał się pierwotnie *", "Artykuł pierwotnie ukazał się *",
        "Ten wpis został opublikowany w kategorii *"),
    tr=("Bu yazı ilk olarak *", "Bu makale ilk olarak *", "Bu haber ilk olarak *"),
    ru=("Статья впервые опубликована *", "Статья была впервые опубликована *",
        "Впервые опубликовано *", "Материал впервые опубликован *",
        "Запись опубликована в рубрике *", "Эта запись была опубликована *",
        "Новость была оставлена *"),
    uk=("Стаття вперше опублікована *", "Вперше опубліковано *"),
    ar=("نشر هذا المقال أولا *", "نشر هذا المقال لأول مرة *", "نشر هذا المقال في الأصل *"),
    fa=("این مقاله نخستین بار *", "این مطلب نخستین بار *"),
    hi=("यह लेख मूल रूप से *", "यह लेख पहली बार *"),
    id=("Artikel ini pertama kali terbit *", "Artikel ini pertama kali tayang *",
        "Artikel ini telah tayang di *"),
    vi=("Bài viết được đăng lần đầu *", "Bài viết gốc được đăng *"),
    zh=("本文首发于*", "本文首發於*", "本文最初发表于*", "本文最初發表於*", "本文原载于*"),
    ja=("この記事の初出は*", "初出は*", "本記事の初出は*"),
    ko=("이 글은 원래 *", "이 기사는 원래 *"),
    el=("Το άρθρο δημοσιεύτηκε αρχικά *", "Το άρθρο πρωτοδημοσιεύτηκε *"),
)  # fmt: skip

#: The last word of "all rights reserved": in a short line behind the text it says no other thing.
_RESERVED = frozenset(
    {
        "reserved", "vorbehalten", "réservés", "reservados", "riservati", "riservata",
        "voorbehouden", "zastrzeżone", "saklıdır", "защищены", "защищена", "захищені", "محفوظة",
        "محفوظ", "dilindungi", "fenntartva", "förbehållna", "forbeholdes", "forbeholdt",
        "vyhrazena", "rezervate", "전재", "无断转载", "재배포",
    }
)  # fmt: skip
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\D{0,30}(?:19|20)\d\d|(?:19|20)\d\d\D{0,4}©", re.IGNORECASE
)
# What one of these lines holds, and how it begins.
_RIGHTS = ("©", "opyright", "OPYRIGHT", "(c)", "(C)")
_OPENS_RIGHTS = re.compile(r"©|Copyright\W*?(?:©|\([cC]\)|\d)")
_EARNINGS = re.compile(
    r"\bmay (?:earn|receive|make|get|collect) (?:us )?(?:an? |some )?(?:small |affiliate )?"
    r"(?:commissions?|revenue|money|compensation|percentage)\b"
)
# What it is earned by: others than the site may receive compensation, too.
_SALES = re.compile(r"\b(?:links?|affiliate|retail(?:ers?)?|purchas\w*|buy)\b", re.IGNORECASE)
_SHORTEST_NOTICE = 12
_LONGEST_NOTICE = 400
_TAIL_PARAGRAPHS = 3


def drop_legal_footers(document: Document) -> Document:
    """Drop copyright lines behind the text, and footer links such as "Terms of use".

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> kept(drop_legal_footers, text, "Privacy policy", "© 2024 The Echo. All rights reserved.")
    ['The bridge over the Aller reopens on Monday, the council of the town said.']

    >>> kept(drop_legal_footers, text, "Privacy policy", text)[1]
    'Privacy policy'

    >>> kept(drop_legal_footers, text, text, "This article first appeared in The Brink Echo.")[2:]
    []

    An article that was written out has no footer: such a line is text that was kept.
    """
    if document.page.shows_head:
        return document
    blocks, lines = document.blocks, lines_of(document)
    tail = lines.tail_start(_TAIL_PARAGRAPHS)
    dated = [
        i
        for i in sorted({*chain.from_iterable(map(lines.holding, _RIGHTS))})
        if _COPYRIGHT.search(lines.texts[i])
    ]
    named = frozenset(lines.among(PHRASES))
    found = [
        i
        for i in sorted({*named, *dated, *_reserved(lines, tail)})
        if i >= tail
        and blocks[i].is_body
        and (i not in named or is_phrase(blocks[i], PHRASES))
        and not _may_be_subhead(blocks, i)
    ]
    # Between two paragraphs it may be a sentence about a story that is told of.
    inside = range(lines.behind_paragraphs(2), tail)
    reprints = lines.among(REPRINTS) + long_lines(document, REPRINTS)
    found += [i for i in reprints if i not in inside and blocks[i].is_body]
    # Notices begin like nothing else, so they need not stand last.
    first = lines.first_paragraph()
    found += named_lines(document, NOTICES)
    found += [i for i in long_lines(document, NOTICES) if i > first]
    found += [
        i
        for i in dated
        if blocks[i].is_body
        and reads_as_paragraph(blocks[i])
        and _opens_with_rights(lines.texts[i])
    ]
    found += [
        i
        for i in lines.holding("may ")
        if blocks[i].is_body
        and len(lines.texts[i]) <= _LONGEST_NOTICE
        and _says_earnings(lines.texts[i])
    ]
    return document.with_changes({i: blocks[i].dropped("footer line") for i in found})


def _opens_with_rights(text: str) -> bool:
    """Whether a text begins as a notice of rights, not as a sentence about them."""
    if _OPENS_RIGHTS.match(text) is not None:
        return True
    return text.startswith("Copyright") and _says_reserved(text)


def _says_earnings(text: str) -> bool:
    earns = _EARNINGS.search(text) is not None and _SALES.search(text) is not None
    return earns and not is_spoken(text)


def _reserved(lines: Lines, start: int) -> Iterator[int]:
    """Positions of the lines, from one on, that say that all rights are reserved."""
    for i, key in enumerate(lines.keys[start:], start):
        if key and not _RESERVED.isdisjoint(key.split(" ")) and _says_reserved(lines.texts[i]):
            yield i


def _says_reserved(text: str) -> bool:
    if len(text) <= _SHORTEST_NOTICE:
        return False
    return any(_closes(word, after) for word, after in pairwise((*text.split(), "")))


def _closes(word: str, after: str) -> bool:
    """Whether a word is the last of "all rights reserved", and no sentence goes on behind it."""
    return match_key(word) in _RESERVED and not (word[-1].isalpha() and after[:1].islower())


def _may_be_subhead(blocks: Sequence[Block], position: int) -> bool:
    block = blocks[position]
    return PHRASES.is_line(block.key) and not is_link(block) and heads_paragraph(blocks, position)
