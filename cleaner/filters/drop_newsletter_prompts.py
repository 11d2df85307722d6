"""Drop invitations to newsletters and alerts."""

from __future__ import annotations

from cleaner.look.blocks import is_spoken, paragraph_from
from cleaner.look.lines import lines_of
from cleaner.page import Block, Document
from cleaner.text import Phrases

#: Whole lines; and, with a star, openings that count when the line also speaks of a newsletter.
PHRASES = Phrases(
    en=(
        "Newsletter", "Newsletters", "Sign up *", "Please sign up *", "Signup *", "Subscribe *",
        "Get our *", "Get the *", "Get *", "Join our *", "Join *", "Receive *", "Want *",
        "Enter your email", "Enter your email address", "Your email address", "Email address",
        "Sign up for our newsletter", "Subscribe to our newsletter", "Newsletter sign up",
        "Newsletter signup", "Don't miss *", "Subscribe now", "Stay up to date *",
        "Stay informed *", "Never miss *", "Thank you for subscribing *", "Our newsletter *",
        "You can unsubscribe at any time", "Unsubscribe at any time",
        "Please enter a valid email address", "Click here to sign up *",
        "Click here to subscribe *", "Thanks for signing up", "Please check your email *",
        "Keep up to date *", "Delivered to your inbox *", "Register for *",
        "Subscribe to our mailing list *", "Newsletter *", "By signing up *", "By subscribing *",
        "Start your day *", "The latest news delivered *", "The best of *", "Like what you see *",
        "Sign up here", "Email sign up", "Your email",
        "This field is for validation purposes and should be left unchanged",
        "Thank you! Your submission has been received",
        "Oops! Something went wrong while submitting the form",
        "Privacy notice: Newsletters may contain *", "Be the first to know *",
        "after newsletter promotion", "Skip past newsletter promotion",
    ),
    de=(
        "Newsletter", "Newsletter abonnieren", "Jetzt Newsletter abonnieren",
        "Newsletter bestellen", "Abonnieren Sie *", "Abonniere *", "Melden Sie sich *",
        "Melde dich *", "Jetzt anmelden *", "Jetzt abonnieren *", "Hier anmelden *",
        "Ihre E-Mail-Adresse", "E-Mail-Adresse", "Zum Newsletter anmelden", "Unser Newsletter *",
        "Der Newsletter *", "Bestellen Sie *", "Bleiben Sie informiert *", "Erhalten Sie *",
        "Hier können Sie *", "Zur Newsletter-Anmeldung", "Anmeldung zum Newsletter",
        "Verpassen Sie *", "Mit unserem *",
    ),
    fr=(
        "Newsletter", "Newsletters", "Inscrivez-vous *", "Abonnez-vous *", "Recevez *",
        "Votre adresse e-mail", "Votre adresse email", "Votre email",
        "S'inscrire à la newsletter", "Inscription à la newsletter", "Recevoir la newsletter",
        "La newsletter *", "Notre newsletter *", "Nos newsletters", "Je m'inscris *",
        "S'inscrire aux newsletters", "Découvrez *", "Retrouvez *", "Restez informé *",
        "Chaque matin *", "Adresse e-mail",
    ),
    es=(
        "Boletín", "Boletines", "Newsletter", "Suscríbete *", "Suscríbase *", "Suscribite *",
        "Recibe *", "Reciba *", "Recibí *", "Apúntate *", "Regístrate *",
        "Suscríbete a nuestra newsletter", "Suscríbete al boletín",
        "Suscríbete a nuestro boletín", "Tu correo electrónico", "Correo electrónico",
        "Introduce tu correo electrónico", "Inscríbete *", "Boletín de noticias",
        "Ingresa tu correo electrónico", "Puedes seguir *", "Nuestro boletín *",
        "La newsletter *",
    ),
    pt=(
        "Newsletter", "Newsletters", "Assine *", "Assine a newsletter", "Assine nossa newsletter",
        "Subscreva *", "Subscreva a nossa newsletter", "Receba *", "Inscreva-se *",
        "Cadastre-se *", "Seu e-mail", "Seu email", "O seu email", "Endereço de e-mail",
        "Digite seu e-mail", "Subscrever newsletter", "Fique por dentro *", "Quer receber *",
        "Boletim informativo", "Registe-se *",
    ),
    it=(
        "Newsletter", "Le nostre newsletter", "Iscriviti *", "Iscriviti alla newsletter",
        "Iscriviti alla nostra newsletter", "Ricevi *", "Abbonati *", "Registrati *",
        "La tua email", "Il tuo indirizzo email", "Inserisci la tua email", "Indirizzo email",
        "La newsletter *", "Vuoi ricevere *", "Rimani aggiornato *", "Resta aggiornato *",
        "Iscrizione newsletter", "Per ricevere *",
    ),
    nl=(
        "Nieuwsbrief", "Nieuwsbrieven", "Schrijf je in *", "Schrijf u in *", "Meld je aan *",
        "Meld u aan *", "Abonneer je *", "Abonneer u *", "Ontvang *", "Aanmelden nieuwsbrief",
        "Je e-mailadres", "E-mailadres", "Inschrijven nieuwsbrief",
        "Inschrijven voor de nieuwsbrief", "Aanmelden voor de nieuwsbrief", "Onze nieuwsbrief *",
        "Blijf op de hoogte *", "Uw e-mailadres", "Elke dag *", "Newsletter",
    ),
    pl=(
        "Newsletter", "Zapisz się *", "Zapisz się do newslettera", "Zapisz się na newsletter",
        "Subskrybuj *", "Otrzymuj *", "Twój adres e-mail", "Adres e-mail", "Podaj swój e-mail",
        "Podaj adres e-mail", "Chcesz być *", "Nasz newsletter *", "Dołącz do *", "Zapisz mnie",
        "Bądź na bieżąco *", "Zamów newsletter", "Zapisy na newsletter",
    ),
    tr=(
        "Bülten", "E-bülten", "E-Bülten", "Bültenimize abone olun", "Bültene abone ol",
        "E-bültenimize abone olun", "Abone olun *", "Abone ol *", "Kaydolun *", "Kayıt olun *",
        "E-posta adresiniz", "E-posta adresinizi girin", "Bültenimize kaydolun",
        "E-Bülten Aboneliği", "Haber bülteni", "Haber Bülteni", "Bültenimize *",
        "E-bültenimize *", "Günlük *", "Newsletter",
    ),
    ru=(
        "Рассылка", "Подписаться на рассылку", "Подпишитесь на рассылку",
        "Подпишитесь на нашу рассылку", "Подпишитесь *", "Подпишись *", "Подписывайтесь *",
        "Подписаться *", "Получайте *", "Ваш e-mail", "Ваш email", "Адрес электронной почты",
        "Введите ваш email", "Введите e-mail", "Новостная рассылка", "Наша рассылка *",
        "Еженедельная рассылка *", "Хотите получать *", "Подписка на новости",
        "Подписка на рассылку",
    ),
    uk=(
        "Розсилка", "Підписатися на розсилку", "Підпишіться на розсилку",
        "Підпишіться на нашу розсилку", "Підпишіться *", "Підписуйтесь *", "Підписатися *",
        "Отримуйте *", "Ваш e-mail", "Ваш email", "Електронна пошта", "Електронна адреса",
        "Введіть ваш email", "Новинна розсилка", "Наша розсилка *", "Підписка на новини",
        "Підписка на розсилку",
    ),
    ar=(
        "النشرة البريدية", "النشرة الإخبارية", "النشرة الإلكترونية", "القائمة البريدية",
        "اشترك في النشرة البريدية", "اشترك في نشرتنا البريدية", "اشترك في النشرة الإخبارية",
        "اشترك *", "اشتركوا *", "سجل *", "احصل على *", "انضم *", "البريد الإلكتروني",
        "بريدك الإلكتروني", "أدخل بريدك الإلكتروني", "عنوان البريد الإلكتروني", "نشرتنا البريدية",
        "الاشتراك في النشرة البريدية",
    ),
    fa=(
        "خبرنامه", "عضویت در خبرنامه", "اشتراک خبرنامه", "در خبرنامه ما عضو شوید", "عضو *",
        "مشترک *", "ایمیل خود را وارد کنید", "آدرس ایمیل", "ایمیل شما", "در خبرنامه *",
        "برای دریافت *", "با عضویت *",
    ),
    hi=(
        "न्यूज़लेटर", "न्यूजलेटर", "हमारे न्यूज़लेटर की सदस्यता लें",
        "न्यूज़लेटर सब्सक्राइब करें", "सब्सक्राइब करें", "अपना ईमेल दर्ज करें", "ईमेल पता",
        "हमारे न्यूज़लेटर *", "ईमेल दर्ज करें", "हमारा न्यूज़लेटर *",
        "न्यूज़लेटर के लिए साइन अप करें", "Newsletter", "Subscribe to our Newsletter",
    ),
    id=(
        "Newsletter", "Berlangganan newsletter", "Berlangganan *", "Daftar newsletter",
        "Daftarkan *", "Dapatkan *", "Masukkan email Anda", "Masukkan alamat email",
        "Alamat email", "Email Anda", "Langganan newsletter", "Buletin", "Ikuti newsletter *",
        "Terima *", "Langganan berita",
    ),
    vi=(
        "Bản tin", "Đăng ký nhận bản tin", "Đăng ký nhận tin", "Đăng ký bản tin", "Đăng ký *",
        "Nhận *", "Địa chỉ email", "Nhập email của bạn", "Email của bạn", "Nhập địa chỉ email",
        "Đăng ký nhận newsletter", "Đăng kí nhận bản tin", "Newsletter",
    ),
    zh=(
        "电子报", "電子報", "订阅电子报", "訂閱電子報", "订阅我们的电子报", "訂閱我們的電子報",
        "订阅新闻邮件", "邮件订阅", "订阅*", "訂閱*", "接收*", "电子邮件地址", "您的邮箱",
        "請輸入電子郵件", "电子邮箱", "電子信箱", "輸入您的電子郵件", "新闻通讯", "新聞通訊",
        "免费订阅*", "免費訂閱*",
    ),
    ja=(
        "メールマガジン", "メルマガ", "メルマガ登録", "ニュースレター", "ニュースレター登録",
        "ニュースレターに登録", "メールマガジン登録", "登録*", "購読*", "メールアドレス",
        "メールアドレスを入力", "無料メルマガ*", "無料ニュースレター*", "メルマガ会員登録",
        "ニュースレターを購読する", "ニュースレターの登録*",
    ),
    ko=(
        "뉴스레터", "뉴스레터 구독", "뉴스레터 구독하기", "뉴스레터 신청",
        "뉴스레터를 구독하세요", "이메일 주소", "이메일을 입력하세요", "이메일 주소를 입력하세요",
        "구독하기", "구독 신청", "뉴스레터 *", "무료 뉴스레터 *", "이메일 구독", "메일링 서비스",
    ),
    el=(
        "Newsletter", "Εγγραφή στο newsletter", "Εγγραφείτε στο newsletter", "Εγγραφείτε *",
        "Εγγραφή *", "Λάβετε *", "Το email σας", "Διεύθυνση email", "Εισάγετε το email σας",
        "Ενημερωτικό δελτίο", "Γίνετε συνδρομητής *", "Γραφτείτε *", "Κάντε εγγραφή *",
        "Email σας",
    ),
    sv=(
        "Nyhetsbrev", "Prenumerera på vårt nyhetsbrev", "Anmäl dig till vårt nyhetsbrev",
        "Anmäl dig *", "Prenumerera *", "Din e-postadress", "Få *", "E-postadress",
    ),
    da=(
        "Nyhedsbrev", "Nyhedsbreve", "Tilmeld nyhedsbrev", "Tilmeld dig *", "Få *",
        "Din e-mailadresse", "Tilmeld dig vores nyhedsbrev", "E-mailadresse", "Modtag *",
    ),
    nb=(
        "Nyhetsbrev", "Meld deg på nyhetsbrevet", "Meld deg på *", "Få *", "Din e-postadresse",
        "Abonner på *", "E-postadresse",
    ),
    cs=(
        "Newsletter", "Přihlaste se k odběru newsletteru", "Přihlaste se *", "Odebírejte *",
        "Váš e-mail", "E-mailová adresa", "Odběr novinek", "Odebírat newsletter",
    ),
    ro=(
        "Newsletter", "Abonează-te la newsletter", "Abonează-te *", "Abonați-vă *",
        "Înscrie-te *", "Adresa de email", "Adresa ta de email", "Primește *",
    ),
    hu=(
        "Hírlevél", "Iratkozzon fel *", "Iratkozz fel *", "Feliratkozás hírlevélre",
        "Hírlevél feliratkozás", "E-mail cím", "Add meg az e-mail címed", "Feliratkozom *",
    ),
)  # fmt: skip

#: What a starred line must also speak of.
_SUBJECTS = (
    "newsletter", "inbox", "email alert", "mailing list", "our emails", "breaking news alert",
    "news alerts", "email updates", "infolettre", "boletín", "boletin", "boletines", "correo",
    "boletim", "nieuwsbrief", "mailbox", "biuletyn", "bülten", "рассылк", "розсилк", "نشرة",
    "نشرت", "البريد", "خبرنامه", "न य ज", "buletin", "bản tin", "电子报", "電子報", "邮件",
    "郵件", "メルマガ", "メールマガジン", "ニュースレター", "뉴스레터", "ενημερωτικ",
    "nyhetsbrev", "nyhedsbrev", "hírlevel", "hírlevél", "boîte mail", "e mail", "posteingang",
    "postfach", "lettre d information", "posta elettronica", "почт", "пошт", "daily briefing",
    "morning briefing", "kotak masuk", "by email", "indbakke", "innboks", "inkorg",
)  # fmt: skip


def drop_newsletter_prompts(document: Document) -> Document:
    """Drop invitations to subscribe to newsletters, and the labels of their forms.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_newsletter_prompts, "Sign up for our weekly newsletter!", "It is open.")
    ['It is open.']

    >>> kept(drop_newsletter_prompts, "Sign up to help on the bridge", "A newsletter began it all")
    ['Sign up to help on the bridge', 'A newsletter began it all']
    """
    blocks, lines = document.blocks, lines_of(document)
    consents = lines.among(_CONSENTS)
    prompts = {i for i in (*lines.among(PHRASES), *consents) if _is_prompt(blocks[i])}
    # "By signing up, you agree to the | Terms | and | Privacy Policy": broken at its links.
    rest: set[int] = set()
    for i in consents:
        if i in prompts and i not in rest:
            rest.update(paragraph_from(blocks, i))
    return document.with_changes(
        {
            i: blocks[i].dropped("newsletter prompt")
            for i in sorted(prompts | rest)
            if blocks[i].is_body
        }
    )


def _is_prompt(block: Block) -> bool:
    key = block.key
    if key not in _OPENING_VERBS and PHRASES.is_line(key):
        return True
    if _CONSENTS.opens(key):
        return not is_spoken(block.text)
    return not is_spoken(block.text) and any(subject in key for subject in _SUBJECTS)


#: What the reader agrees to by signing up, said below the form.
_CONSENTS = Phrases(
    en=("By signing up you agree *", "By signing up I agree *", "By subscribing you agree *",
        "By signing up you accept *", "By entering your email you agree *",
        "By submitting your information you agree *", "By submitting your email you agree *",
        "Contact me with news and offers *", "Receive email from us on behalf of *"),
    de=("Mit der Anmeldung stimmen Sie *", "Mit der Anmeldung stimme ich *",
        "Mit Ihrer Anmeldung stimmen Sie *", "Mit der Anmeldung akzeptieren Sie *"),
    fr=("En vous inscrivant vous acceptez *", "En vous abonnant vous acceptez *"),
    es=("Al suscribirte aceptas *", "Al suscribirse acepta *", "Al registrarte aceptas *"),
    pt=("Ao se inscrever você concorda *", "Ao subscrever aceita *", "Ao assinar você aceita *"),
    it=("Iscrivendoti accetti *", "Iscrivendosi si accetta *", "Iscrivendoti dichiari *"),
    nl=("Door je aan te melden ga je akkoord *", "Door u aan te melden gaat u akkoord *"),
    pl=("Zapisując się akceptujesz *", "Zapisując się wyrażasz zgodę *"),
    tr=("Abone olarak Aydınlatma Metni *", "Abone olarak gizlilik *", "Abone olarak kullanım *"),
    ru=("Подписываясь вы соглашаетесь *", "Подписываясь вы принимаете *"),
    uk=("Підписуючись ви погоджуєтесь *", "Підписуючись ви погоджуєтеся *"),
    el=("Με την εγγραφή σας αποδέχεστε *",),
    id=("Dengan mendaftar Anda menyetujui *", "Dengan berlangganan Anda menyetujui *"),
    vi=("Bằng cách đăng ký bạn đồng ý *", "Khi đăng ký bạn đồng ý *"),
    ar=("بالاشتراك فإنك توافق *", "باشتراكك فإنك توافق *", "بالتسجيل فإنك توافق *"),
    fa=("با ثبت نام با شرایط *", "با عضویت با شرایط *"),
    hi=("साइन अप करके आप सहमत *", "सब्सक्राइब करके आप सहमत *"),
    zh=("订阅即表示您同意*", "订阅即表示你同意*", "訂閱即表示您同意*", "注册即表示您同意*"),
    ja=("登録することで利用規約*", "登録すると利用規約*", "ご登録いただくと利用規約*"),
    ko=("구독하시면 이용약관 *", "구독 신청 시 개인정보 *", "가입하시면 이용약관 *"),
    sv=("Genom att anmäla dig godkänner du *",),
    da=("Ved tilmelding accepterer du *", "Når du tilmelder dig accepterer du *"),
    nb=("Ved å melde deg på godtar du *",),
    cs=("Přihlášením souhlasíte *", "Přihlášením k odběru souhlasíte *"),
)  # fmt: skip
#: Openings that are words of their own: alone in a line they need not be a prompt.
_OPENING_VERBS = frozenset(
    {
        "get", "want", "join", "receive", "register for", "découvrez", "retrouvez", "få", "nhận",
        "登録", "購読", "接收", "سجل", "عضو", "günlük", "recibe", "reciba", "ontvang", "elke dag",
        "chaque matin", "the best of", "start your day", "dapatkan", "terima",
    }
)  # fmt: skip
