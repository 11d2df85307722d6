"""Drop notices of paywalls."""

from __future__ import annotations

from cleaner.look.blocks import drop_phrases
from cleaner.page import Document, Problem
from cleaner.text import Phrases

PHRASES = Phrases(
    en=(
        "Subscribe to continue reading *", "Subscribe to read *", "Subscribe to keep reading *",
        "Already a subscriber *", "Already have an account *", "Already subscribed *",
        "Subscribers only", "For subscribers only", "Subscriber exclusive", "Subscriber-only *",
        "This article is for subscribers only *", "This content is for subscribers only *",
        "This story is for subscribers *", "To continue reading *", "To read the full story *",
        "To read this article *", "You have reached your limit *", "You've reached your limit *",
        "You have reached your article limit *", "You have 0 free articles *",
        "Sign in to continue *", "Log in to continue *", "Register to continue *",
        "Create a free account *", "Become a member today *", "Become a member to *",
        "Become a subscriber *", "Start your free trial *", "Start free trial",
        "Unlock this article *", "Get unlimited access *", "Unlimited access *",
        "Not a subscriber *", "Premium content", "Subscriber content", "Member exclusive",
        "Members only", "This is a premium article *", "Please log in to *",
        "Please sign in to *", "Support independent journalism *", "Support our journalism *",
        "Cancel anytime", "Cancel any time", "View subscription options",
        "See subscription options", "Continue reading for free", "Already a member *",
        "Exclusive to subscribers *", "Subscribe for full access *",
        "Read this article for free *", "You need to be a subscriber *",
    ),
    de=(
        "Jetzt weiterlesen *", "Weiterlesen mit *", "Sie haben bereits ein Abo *",
        "Bereits Abonnent *", "Schon Abonnent *", "Sie sind bereits Abonnent *",
        "Nur für Abonnenten", "Exklusiv für Abonnenten *", "Dieser Artikel ist exklusiv für *",
        "Dieser Artikel ist nur für *", "Jetzt kostenlos testen *",
        "Hier anmelden und weiterlesen *", "Um weiterzulesen *", "Abo abschließen",
        "Jetzt abonnieren", "Plus-Artikel", "Premium-Artikel", "Jetzt Abo abschließen *",
        "Monatlich kündbar", "Jederzeit kündbar", "Abonnement abschließen",
        "Lesen Sie weiter mit *", "Bereits registriert *",
    ),
    fr=(
        "Réservé aux abonnés", "Article réservé aux abonnés *",
        "Cet article est réservé aux abonnés *", "Contenu réservé aux abonnés *",
        "Abonnez-vous pour lire *", "Déjà abonné *", "Vous êtes déjà abonné *",
        "Vous êtes abonné *", "Pour lire la suite *", "Lire la suite avec *",
        "La suite est réservée aux abonnés *", "Je m'abonne *", "Sans engagement *",
        "S'abonner pour lire *", "Abonnez-vous à partir de *", "Se connecter pour lire *",
        "Article abonné", "Créez un compte gratuit *",
    ),
    es=(
        "Contenido exclusivo para suscriptores *", "Exclusivo para suscriptores *",
        "Solo para suscriptores *", "Suscríbete para seguir leyendo *",
        "Suscríbete para continuar *", "Suscríbase para continuar *", "Ya soy suscriptor *",
        "Ya eres suscriptor *", "¿Ya eres suscriptor? *", "¿Ya es suscriptor? *",
        "Para seguir leyendo *", "Para continuar leyendo *", "Inicia sesión para *",
        "Inicie sesión para *", "Regístrate gratis para *", "Hazte suscriptor *",
        "Contenido premium", "Artículo para suscriptores", "Sigue leyendo por *",
        "Sin permanencia", "Cancela cuando quieras",
    ),
    pt=(
        "Exclusivo para assinantes *", "Conteúdo exclusivo para assinantes *",
        "Só para assinantes *", "Artigo exclusivo para assinantes *",
        "Assine para continuar lendo *", "Assine para ler *", "Já é assinante *",
        "Já sou assinante *", "Para continuar lendo *", "Para continuar a ler *",
        "Faça login para *", "Entre para continuar *", "Seja assinante *", "Torne-se assinante *",
        "Este conteúdo é exclusivo *", "Cancele quando quiser", "Exclusivo assinantes",
        "Este artigo é exclusivo *", "Continue a ler este artigo *", "Conteúdo premium",
    ),
    it=(
        "Contenuto riservato agli abbonati *", "Riservato agli abbonati *",
        "Articolo riservato agli abbonati *", "Abbonati per continuare a leggere *",
        "Abbonati per leggere *", "Sei già abbonato *", "Hai già un abbonamento *",
        "Per continuare a leggere *", "Continua a leggere con *", "Accedi per continuare *",
        "Questo contenuto è riservato *", "Questo articolo è riservato *",
        "Registrati per continuare *", "Contenuto premium", "Solo per abbonati",
        "Attiva la prova *", "Disdici quando vuoi", "Sblocca l'articolo *",
    ),
    nl=(
        "Alleen voor abonnees *", "Exclusief voor abonnees *", "Word abonnee *", "Al abonnee *",
        "Ben je al abonnee *", "Bent u al abonnee *", "Log in om verder te lezen *",
        "Neem een abonnement *", "Lees verder met *", "Om verder te lezen *",
        "Dit artikel is alleen voor *", "Dit artikel is exclusief voor *", "Onbeperkt lezen *",
        "Plus-artikel", "Premium artikel", "Maandelijks opzegbaar", "Voor abonnees",
    ),
    pl=(
        "Tylko dla prenumeratorów *", "Artykuł dostępny tylko dla *",
        "Artykuł tylko dla prenumeratorów", "Masz już prenumeratę *", "Masz już subskrypcję *",
        "Masz już konto *", "Kup prenumeratę *", "Kup dostęp *", "Wykup dostęp *",
        "Aby czytać dalej *", "Chcesz przeczytać całość *", "Chcesz czytać dalej *",
        "Zaloguj się, aby *", "Zaloguj się i czytaj *", "Treść premium", "Pozostało 0 *",
        "Ten artykuł przeczytasz *", "Czytaj dalej z *", "Treść dostępna dla *",
    ),
    tr=(
        "Abonelere özel *", "Sadece aboneler için *", "Okumaya devam etmek için *",
        "Devamını okumak için *", "Haberin devamını okumak için *", "Zaten abone misiniz *",
        "Abone misiniz *", "Bu içerik abonelere özeldir *", "Abone olmak için *",
        "Premium içerik", "Devamını görmek için *", "Aboneyseniz *",
    ),
    ru=(
        "Только для подписчиков *", "Материал доступен подписчикам *",
        "Доступно только подписчикам *", "Материал доступен только подписчикам *",
        "Оформите подписку *", "Оформить подписку *", "Уже есть подписка *", "Уже подписаны *",
        "Чтобы читать дальше *", "Чтобы продолжить чтение *", "Купить подписку *",
        "Для чтения полной версии *", "Эксклюзив для подписчиков *", "Поддержите нас *",
        "Поддержать редакцию *", "Закрытый материал",
    ),
    uk=(
        "Тільки для передплатників *", "Лише для передплатників *", "Оформіть передплату *",
        "Оформити передплату *", "Вже є передплата *", "Щоб читати далі *", "Купити передплату *",
        "Тільки для підписників *", "Ексклюзив для передплатників *", "Оформіть підписку *",
        "Підтримайте нас *", "Підтримати редакцію *",
    ),
    ar=(
        "للمشتركين فقط *", "محتوى حصري للمشتركين *", "اشترك لمواصلة القراءة *", "اشترك للقراءة *",
        "لمتابعة القراءة *", "هل أنت مشترك *", "لديك اشتراك بالفعل *", "سجل الدخول لمتابعة *",
        "سجل دخولك *", "هذا المحتوى للمشتركين *", "هذا المقال للمشتركين *",
        "لقراءة المقال كاملا *", "محتوى مميز",
    ),
    fa=(
        "فقط برای مشترکان *", "ویژه مشترکان *", "برای ادامه مطالعه *", "برای ادامه خواندن *",
        "برای مطالعه کامل *", "مشترک شوید *", "قبلا مشترک شده‌اید *", "وارد شوید تا *",
        "خرید اشتراک *", "اشتراک ویژه *", "محتوای ویژه", "محتوای پرمیوم", "برای خواندن ادامه *",
    ),
    hi=(
        "केवल सदस्यों के लिए *", "सिर्फ सब्सक्राइबर्स के लिए *", "पूरी खबर पढ़ने के लिए *",
        "पूरा लेख पढ़ने के लिए *", "आगे पढ़ने के लिए *", "पहले से सब्सक्राइबर हैं *",
        "सब्सक्राइब करें और पढ़ें *", "लॉगिन करें और पढ़ें *", "प्रीमियम स्टोरी", "सदस्यता लें *",
        "पहले से ही सदस्य हैं *",
    ),
    id=(
        "Khusus pelanggan *", "Konten khusus pelanggan *", "Berlangganan untuk membaca *",
        "Sudah berlangganan *", "Sudah punya akun *", "Untuk melanjutkan membaca *",
        "Untuk membaca selengkapnya *", "Masuk untuk membaca *", "Silakan login *",
        "Artikel premium", "Konten premium", "Langganan sekarang *", "Artikel ini khusus *",
        "Konten ini hanya untuk *", "Anda harus login *",
    ),
    vi=(
        "Dành cho thuê bao *", "Chỉ dành cho thành viên *", "Đăng nhập để đọc tiếp *",
        "Đăng ký để đọc tiếp *", "Để đọc tiếp *", "Đã có tài khoản *", "Bạn đã có tài khoản *",
        "Mua gói đọc *", "Bài viết trả phí", "Nội dung trả phí", "Gói đọc *",
        "Mời bạn đăng nhập *",
    ),
    zh=(
        "订阅后继续阅读*", "訂閱後繼續閱讀*", "订阅以继续阅读*", "訂閱以繼續閱讀*",
        "仅限订阅用户*", "訂戶專屬*", "会员专享*", "會員專享*", "會員限定*", "已经是订户*",
        "已經是訂戶*", "已是会员*", "已是會員*", "登录后阅读全文*", "登入後繼續閱讀*",
        "登录后继续阅读*", "付费阅读*", "付費閱讀*", "阅读全文请*", "本文为付费内容*", "付费内容",
        "購買訂閱*",
    ),
    ja=(
        "この記事は有料記事です*", "この記事は会員限定です*", "有料会員限定*", "会員限定*",
        "有料記事*", "会員限定記事", "有料会員になると*", "続きを読むには*",
        "この記事の続きを読むには*", "ログインして続きを読む*", "残り0文字*", "無料会員登録*",
        "会員の方はログイン*", "有料会員の方は*", "すでに会員の方*", "全文を読むには*",
        "登録会員限定*", "この記事は有料会員限定です*", "購読者限定*", "プレミアム会員限定*",
    ),
    ko=(
        "유료회원 전용 *", "구독자 전용 *", "유료 구독자 전용 *", "회원 전용 *",
        "로그인 후 이용 *", "이 기사는 유료 *", "이 기사는 구독자 *", "이미 구독 중이신가요 *",
        "구독하고 계속 읽기 *", "계속 읽으려면 *", "기사 전문을 보려면 *", "프리미엄 콘텐츠",
        "유료 콘텐츠", "로그인하고 계속 읽기 *", "회원가입하고 *", "프리미엄 기사",
    ),
    el=(
        "Μόνο για συνδρομητές *", "Αποκλειστικά για συνδρομητές *", "Γίνετε συνδρομητές *",
        "Γίνετε συνδρομητής *", "Είστε ήδη συνδρομητής *", "Ήδη συνδρομητής *",
        "Για να συνεχίσετε την ανάγνωση *", "Συνδεθείτε για να *",
        "Εγγραφείτε για να διαβάσετε *", "Συνδρομητικό περιεχόμενο", "Αποκτήστε πρόσβαση *",
    ),
    sv=(
        "Endast för prenumeranter *", "Bli prenumerant *", "Redan prenumerant *",
        "Är du redan prenumerant *", "Logga in för att läsa *", "För att läsa vidare *",
        "Läs hela artikeln *", "Låst artikel",
    ),
    da=(
        "Kun for abonnenter *", "Bliv abonnent *", "Allerede abonnent *",
        "Er du allerede abonnent *", "Log ind for at læse *", "Læs videre med *",
        "Køb abonnement *", "Abonnementsartikel",
    ),
    nb=(
        "Kun for abonnenter *", "Bli abonnent *", "Allerede abonnent *",
        "Er du allerede abonnent *", "Logg inn for å lese *", "For abonnenter",
        "Kjøp abonnement *", "Denne saken er for abonnenter *",
    ),
    cs=(
        "Jen pro předplatitele *", "Pouze pro předplatitele *", "Už máte předplatné *",
        "Předplaťte si *", "Přihlaste se a čtěte *", "Pokračovat ve čtení *",
        "Článek je pro předplatitele *", "Prémiový obsah",
    ),
    ro=(
        "Doar pentru abonați *", "Exclusiv pentru abonați *", "Ești deja abonat *",
        "Abonează-te pentru a *", "Autentifică-te pentru a *", "Conținut premium",
        "Continuă lectura *",
    ),
    hu=(
        "Csak előfizetőknek *", "Előfizetőknek *", "Már előfizető *", "Fizessen elő *",
        "Prémium tartalom",
    ),
)  # fmt: skip


def drop_paywall_notices(document: Document) -> Document:
    """Drop lines that ask readers to pay or to log in before they may read on.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_paywall_notices, "Subscribe to continue reading", "Already a subscriber? Sign in")
    []

    >>> kept(drop_paywall_notices, "Subscribers left the paper", "“Become a member,” he was told")
    ['Subscribers left the paper', '“Become a member,” he was told']
    """
    return drop_phrases(document, PHRASES, "paywall notice", Problem.PAYWALL)
