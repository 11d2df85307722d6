"""Drop breadcrumbs, skip links and menus."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from cleaner.look.blocks import is_spoken
from cleaner.look.lines import Lines, lines_of
from cleaner.look.phrases import phrase_sizes
from cleaner.page import Block, Document
from cleaner.text import KEY_LIMIT, Phrases, ends_sentence, first_word, match_key

PHRASES = Phrases(
    en=(
        "Skip to content", "Skip to main content", "Skip to navigation", "Skip to footer",
        "Skip to main", "Skip to primary content", "Skip to the content", "Jump to content",
        "Skip to search", "Skip links", "Toggle navigation", "Toggle menu", "Open menu",
        "Close menu", "Main menu", "Main navigation", "Show navigation", "Open navigation menu",
        "You are here", "Go to main content", "Hide navigation", "Primary menu", "Open main menu",
        "Skip to sidebar", "Site search", "Open search", "Close search", "Skip to header",
        "Accessibility links", "Skip to Content", "Accessibility help",
    ),
    de=(
        "Zum Inhalt springen", "Zum Hauptinhalt springen", "Direkt zum Inhalt", "Zum Inhalt",
        "Zur Navigation springen", "Zur Hauptnavigation springen", "Menü öffnen",
        "Menü schließen", "Hauptmenü", "Hauptnavigation", "Sie befinden sich hier",
        "Sie sind hier", "Navigation überspringen", "Suche öffnen", "Zur Suche springen",
    ),
    fr=(
        "Aller au contenu", "Aller au contenu principal", "Passer au contenu", "Aller au menu",
        "Accéder au contenu", "Accéder au contenu principal", "Menu principal", "Ouvrir le menu",
        "Fermer le menu", "Vous êtes ici", "Navigation principale", "Aller à la recherche",
        "Aller à la navigation",
    ),
    es=(
        "Saltar al contenido", "Ir al contenido", "Saltar al contenido principal", "Abrir menú",
        "Cerrar menú", "Ir al contenido principal", "Pasar al contenido principal",
        "Menú principal", "Usted está aquí", "Navegación principal", "Se encuentra usted aquí",
        "Mostrar menú", "Desplegar menú",
    ),
    pt=(
        "Pular para o conteúdo", "Ir para o conteúdo", "Saltar para o conteúdo", "Abrir menu",
        "Ir para o conteúdo principal", "Pular para o conteúdo principal", "Fechar menu",
        "Menu principal", "Você está aqui", "Está aqui", "Navegação principal",
    ),
    it=(
        "Vai al contenuto", "Salta al contenuto", "Vai al contenuto principale", "Apri menu",
        "Salta al contenuto principale", "Passa al contenuto principale", "Chiudi menu",
        "Menu principale", "Tu sei qui", "Navigazione principale", "Apri il menu", "Ti trovi in",
    ),
    nl=(
        "Ga naar de inhoud", "Naar de inhoud", "Direct naar artikelinhoud", "Menu openen",
        "Ga naar hoofdinhoud", "Overslaan en naar de inhoud gaan", "Spring naar de inhoud",
        "Hoofdmenu", "Hoofdnavigatie", "Doorgaan naar inhoud", "U bent hier", "Sluit menu",
    ),
    pl=(
        "Przejdź do treści", "Przejdź do głównej treści", "Przejdź do zawartości", "Otwórz menu",
        "Zamknij menu", "Menu główne", "Jesteś tutaj", "Przejdź do nawigacji", "Przejdź do menu",
        "Przejdź do wyszukiwarki", "Nawigacja główna",
    ),
    tr=(
        "İçeriğe geç", "İçeriğe atla", "Ana içeriğe geç", "Ana içeriğe atla", "Menüyü aç",
        "Menüyü kapat", "Ana menü", "Buradasınız", "Ana gezinti menüsü", "Menüye geç",
    ),
    ru=(
        "Перейти к содержимому", "Перейти к основному содержанию", "Перейти к контенту",
        "Перейти к содержанию", "Главное меню", "Открыть меню", "Закрыть меню", "Вы здесь",
        "Основная навигация", "Перейти к навигации", "Показать меню",
    ),
    uk=(
        "Перейти до вмісту", "Перейти до основного вмісту", "Перейти до контенту", "Головне меню",
        "Відкрити меню", "Закрити меню", "Ви тут", "Перейти до змісту", "Основна навігація",
    ),
    ar=(
        "تخطي إلى المحتوى", "انتقل إلى المحتوى", "تجاوز إلى المحتوى", "القائمة الرئيسية",
        "التجاوز إلى المحتوى الرئيسي", "الانتقال إلى المحتوى الرئيسي", "فتح القائمة",
        "إغلاق القائمة", "أنت هنا", "روابط التخطي", "الانتقال إلى المحتوى",
    ),
    fa=(
        "پرش به محتوا", "رفتن به محتوا", "رفتن به محتوای اصلی", "پرش به محتوای اصلی", "منوی اصلی",
        "باز کردن منو", "بستن منو", "شما اینجا هستید", "ناوبری اصلی",
    ),
    hi=(
        "सामग्री पर जाएं", "मुख्य सामग्री पर जाएं", "मुख्य मेनू", "मेनू खोलें", "मेनू बंद करें",
        "आप यहां हैं", "मुख्य कॉन्टेंट पर जाएं", "नेविगेशन पर जाएं", "सामग्री को छोड़ें",
    ),
    id=(
        "Langsung ke konten", "Lewati ke konten", "Loncat ke konten", "Lompat ke konten",
        "Menu utama", "Buka menu", "Tutup menu", "Anda di sini", "Anda berada di sini",
        "Langsung ke konten utama", "Lewati navigasi",
    ),
    vi=(
        "Chuyển đến nội dung", "Chuyển đến nội dung chính", "Bỏ qua nội dung", "Mở menu",
        "Đóng menu", "Bạn đang ở đây", "Đi tới nội dung", "Trình đơn chính", "Menu chính",
        "Nhảy đến nội dung", "Tới nội dung chính",
    ),
    zh=(
        "跳至内容", "跳到内容", "跳转到内容", "跳至主要内容", "跳到主要內容", "跳至內容",
        "主菜单", "主選單", "打开菜单", "关闭菜单", "當前位置", "当前位置", "您所在的位置",
        "您的位置", "跳过导航", "跳到主要内容", "导航菜单", "您现在的位置", "您當前位置",
    ),
    ja=(
        "コンテンツへスキップ", "本文へスキップ", "メインコンテンツへスキップ", "本文へ移動",
        "メニューを開く", "メニューを閉じる", "メインメニュー", "現在位置", "現在地",
        "メインコンテンツに移動", "ナビゲーションをスキップ", "本文へジャンプ",
        "コンテンツに移動",
    ),
    ko=(
        "본문 바로가기", "본문으로 바로가기", "주메뉴 바로가기", "콘텐츠로 건너뛰기", "메뉴 열기",
        "메뉴 닫기", "전체메뉴", "전체메뉴 열기", "메뉴 바로가기", "본문으로 건너뛰기", "주 메뉴",
        "상단 메뉴 바로가기", "하단 바로가기", "현재 위치", "검색 열기",
    ),
    el=(
        "Μετάβαση στο περιεχόμενο", "Μετάβαση στο κύριο περιεχόμενο",
        "Παράκαμψη προς το κυρίως περιεχόμενο", "Κύριο μενού", "Άνοιγμα μενού", "Κλείσιμο μενού",
        "Βρίσκεστε εδώ", "Είστε εδώ", "Πηγαίνετε στο περιεχόμενο", "Κύρια πλοήγηση",
    ),
    sv=(
        "Hoppa till innehåll", "Hoppa till huvudinnehåll", "Gå direkt till textinnehållet",
        "Öppna meny", "Stäng meny", "Huvudmeny", "Du är här",
    ),
    da=(
        "Gå til indhold", "Gå til hovedindhold", "Spring til indhold", "Hovedmenu", "Åbn menu",
        "Luk menu", "Du er her",
    ),
    nb=(
        "Hopp til innhold", "Hopp til hovedinnhold", "Gå til innhold", "Hovedmeny", "Åpne meny",
        "Lukk meny", "Du er her",
    ),
    cs=(
        "Přeskočit na obsah", "Přejít k obsahu", "Přejít na obsah", "Hlavní menu", "Otevřít menu",
        "Zavřít menu", "Nacházíte se zde", "Hlavní navigace",
    ),
    ro=(
        "Sari la conținut", "Mergi la conținut", "Salt la conținut", "Meniu principal",
        "Deschide meniul", "Închide meniul", "Sunteți aici",
    ),
    hu=(
        "Ugrás a tartalomhoz", "Ugrás a tartalomra", "Tovább a tartalomra", "Főmenü",
        "Menü megnyitása", "Menü bezárása", "Ön itt áll", "Kilépés a tartalomba",
    ),
)  # fmt: skip

#: First crumbs of a breadcrumb line.
HOMES = Phrases(
    en=("Home", "Homepage", "Home page", "Front page", "News", "You are here *"),
    de=("Startseite", "Home", "Start", "Sie sind hier *", "Nachrichten"),
    fr=("Accueil", "Page d'accueil", "Vous êtes ici *", "A la une"),
    es=("Inicio", "Portada", "Página principal", "Usted está aquí *", "Noticias"),
    pt=("Início", "Página inicial", "Capa", "Você está aqui *", "Notícias"),
    it=("Home", "Homepage", "Prima pagina", "Sei in *", "Ti trovi in *", "Notizie"),
    nl=("Home", "Voorpagina", "Hoofdpagina", "U bent hier *", "Nieuws"),
    pl=("Strona główna", "Start", "Główna", "Jesteś tutaj *", "Wiadomości"),
    tr=("Anasayfa", "Ana sayfa", "Ana Sayfa", "Buradasınız *", "Haberler", "Haber"),
    ru=("Главная", "Главная страница", "На главную", "Вы здесь *", "Новости"),
    uk=("Головна", "Головна сторінка", "На головну", "Ви тут *", "Новини"),
    ar=("الرئيسية", "الصفحة الرئيسية", "أنت هنا *", "الأخبار"),
    fa=("خانه", "صفحه اصلی", "صفحه نخست", "شما اینجا هستید *"),
    hi=("होम", "मुखपृष्ठ", "हिंदी न्यूज़", "हिन्दी समाचार", "समाचार"),
    id=("Beranda", "Home", "Halaman utama", "Anda di sini *", "Berita"),
    vi=("Trang chủ", "Trang nhất", "Bạn đang ở đây *", "Tin tức"),
    zh=(
        "首页", "首頁", "主页", "您的位置*", "当前位置*", "您所在的位置*", "目前位置*",
        "新闻首页",
    ),
    ja=("ホーム", "トップ", "トップページ", "HOME", "TOP", "現在位置*", "ニューストップ"),
    ko=("홈", "홈으로", "메인", "HOME", "처음", "현재 위치 *", "뉴스 홈"),
    el=("Αρχική", "ΑΡΧΙΚΗ", "Αρχική σελίδα", "Βρίσκεστε εδώ *", "Ειδήσεις"),
    sv=("Hem", "Startsida", "Du är här *"),
    da=("Forside", "Forsiden", "Du er her *"),
    nb=("Forside", "Hjem", "Forsiden", "Du er her *"),
    cs=("Domů", "Hlavní stránka", "Úvod", "Titulní stránka"),
    ro=("Acasă", "Prima pagină", "Pagina principală"),
    hu=("Főoldal", "Címlap", "Kezdőlap", "Nyitólap"),
)  # fmt: skip

#: Words of menus and tool bars, which count only in runs of them.
MENU = Phrases(
    en=(
        "Home", "News", "World", "Politics", "Business", "Sport", "Sports", "Opinion", "Culture",
        "Entertainment", "Lifestyle", "Technology", "Tech", "Science", "Health", "Travel",
        "Video", "Videos", "Weather", "Search", "Menu", "Login", "Log in", "Sign in", "Sign up",
        "Subscribe", "Register", "My account", "Contact", "Contact us", "About", "About us",
        "Local", "Podcasts", "More", "Latest", "Live", "Newsletters", "E-paper", "Jobs", "Money",
        "Arts", "Style", "Food", "Close", "US", "UK", "Europe", "Africa", "Asia", "Middle East",
        "Economy", "Environment", "Photos", "Features", "Events", "Obituaries", "Classifieds",
        "Games", "Puzzles", "Crime",
    ),
    de=(
        "Startseite", "Nachrichten", "Politik", "Wirtschaft", "Sport", "Kultur", "Meinung",
        "Panorama", "Wissen", "Gesundheit", "Reise", "Auto", "Digital", "Technik", "Wetter",
        "Suche", "Menü", "Anmelden", "Abo", "Kontakt", "Regional", "Lokales", "Ausland", "Inland",
        "Leben", "Unterhaltung", "Abonnieren", "Einloggen", "Mehr", "Wissenschaft",
        "Gesellschaft",
    ),
    fr=(
        "Accueil", "Actualités", "Actualité", "International", "Politique", "Société", "Économie",
        "Sport", "Sports", "Culture", "Opinions", "Idées", "Sciences", "Santé", "Planète",
        "Monde", "Vidéos", "Météo", "Rechercher", "Recherche", "Connexion", "Se connecter",
        "S'abonner", "Faits divers", "Régions", "France", "Europe", "Débats", "High-tech", "Menu",
        "En direct",
    ),
    es=(
        "Inicio", "Portada", "Noticias", "Internacional", "Nacional", "Política", "Economía",
        "Deportes", "Cultura", "Opinión", "Sociedad", "Ciencia", "Salud", "Tecnología", "Mundo",
        "España", "Vídeos", "Sucesos", "Buscar", "Menú", "Iniciar sesión", "Suscríbete", "Gente",
        "Televisión", "Local", "Espectáculos", "Estilo", "Última hora", "El tiempo", "Contacto",
    ),
    pt=(
        "Início", "Notícias", "Mundo", "Política", "Economia", "Esportes", "Desporto", "Cultura",
        "Opinião", "Sociedade", "Ciência", "Saúde", "Tecnologia", "Brasil", "País", "Vídeos",
        "Buscar", "Entrar", "Assine", "Pesquisar", "Contato", "Últimas", "Entretenimento",
        "Futebol", "Cotidiano",
    ),
    it=(
        "Cronaca", "Politica", "Economia", "Sport", "Esteri", "Cultura", "Spettacoli", "Opinioni",
        "Scienze", "Salute", "Tecnologia", "Mondo", "Video", "Meteo", "Cerca", "Accedi",
        "Abbonati", "Contatti", "Calcio", "Motori", "Viaggi", "Scuola", "Ambiente", "Ultima ora",
        "Italia",
    ),
    nl=(
        "Nieuws", "Binnenland", "Buitenland", "Politiek", "Economie", "Sport", "Cultuur",
        "Opinie", "Wetenschap", "Gezondheid", "Tech", "Video", "Weer", "Zoeken", "Inloggen",
        "Abonneren", "Regio", "Voorpagina", "Net binnen", "Achterklap", "Media", "Voetbal",
        "Contact",
    ),
    pl=(
        "Strona główna", "Wiadomości", "Polska", "Świat", "Polityka", "Gospodarka", "Biznes",
        "Sport", "Kultura", "Opinie", "Nauka", "Zdrowie", "Technologia", "Kraj", "Wideo",
        "Pogoda", "Szukaj", "Zaloguj", "Zaloguj się", "Kontakt", "Rozrywka", "Motoryzacja",
        "Finanse", "Najnowsze",
    ),
    tr=(
        "Anasayfa", "Ana Sayfa", "Haberler", "Gündem", "Dünya", "Türkiye", "Siyaset", "Ekonomi",
        "Spor", "Kültür", "Kültür Sanat", "Yazarlar", "Sağlık", "Teknoloji", "Yaşam", "Magazin",
        "Eğitim", "Video", "Foto Galeri", "Hava Durumu", "Ara", "Giriş Yap", "Üye Ol", "İletişim",
        "Son Dakika",
    ),
    ru=(
        "Главная", "Новости", "Политика", "Экономика", "Общество", "Мир", "В мире", "Спорт",
        "Культура", "Мнения", "Наука", "Здоровье", "Технологии", "Россия", "Видео", "Погода",
        "Поиск", "Войти", "Вход", "Подписка", "Контакты", "Происшествия", "Бизнес", "Авто",
        "Фото", "Регистрация",
    ),
    uk=(
        "Головна", "Новини", "Політика", "Економіка", "Суспільство", "Світ", "Спорт", "Культура",
        "Думки", "Наука", "Здоров'я", "Технології", "Україна", "Відео", "Погода", "Пошук",
        "Увійти", "Вхід", "Контакти", "Війна", "Події", "Київ", "Блоги", "Авто",
    ),
    ar=(
        "الرئيسية", "أخبار", "الأخبار", "سياسة", "اقتصاد", "رياضة", "ثقافة", "ثقافة وفن", "رأي",
        "آراء", "علوم", "صحة", "تكنولوجيا", "العالم", "عالم", "فيديو", "الطقس", "بحث", "القائمة",
        "تسجيل الدخول", "اتصل بنا", "محليات", "منوعات", "تقارير", "مقالات", "اشترك", "من نحن",
    ),
    fa=(
        "خانه", "اخبار", "سیاسی", "سیاست", "اقتصادی", "اقتصاد", "ورزشی", "ورزش", "فرهنگی",
        "فرهنگ", "اجتماعی", "جامعه", "بین‌الملل", "جهان", "ایران", "علمی", "سلامت", "فناوری",
        "ویدئو", "عکس", "جستجو", "ورود", "تماس با ما", "درباره ما", "استان‌ها",
    ),
    hi=(
        "होम", "समाचार", "देश", "दुनिया", "विदेश", "राजनीति", "बिज़नेस", "बिजनेस", "खेल",
        "मनोरंजन", "लाइफस्टाइल", "टेक", "स्वास्थ्य", "वीडियो", "मौसम", "खोजें", "लॉगिन",
        "क्रिकेट", "राज्य", "धर्म", "शिक्षा", "क्राइम", "ताजा खबर", "ई-पेपर",
    ),
    id=(
        "Beranda", "Berita", "Nasional", "Internasional", "Politik", "Ekonomi", "Bisnis",
        "Olahraga", "Budaya", "Opini", "Hiburan", "Gaya Hidup", "Teknologi", "Kesehatan", "Dunia",
        "Video", "Cuaca", "Cari", "Masuk", "Daftar", "Bola", "Otomotif", "Terbaru", "Terpopuler",
        "Kontak",
    ),
    vi=(
        "Trang chủ", "Thời sự", "Thế giới", "Kinh doanh", "Kinh tế", "Thể thao", "Giải trí",
        "Pháp luật", "Giáo dục", "Sức khỏe", "Đời sống", "Du lịch", "Khoa học", "Công nghệ",
        "Số hóa", "Xe", "Video", "Tìm kiếm", "Đăng nhập", "Đăng ký", "Liên hệ", "Văn hóa",
        "Xã hội", "Góc nhìn", "Bóng đá",
    ),
    zh=(
        "首页", "首頁", "新闻", "新聞", "国内", "国际", "國際", "政治", "经济", "財經", "财经",
        "体育", "體育", "文化", "评论", "評論", "科技", "健康", "娱乐", "娛樂", "社会", "社會",
        "军事", "视频", "視頻", "天气", "搜索", "搜尋", "登录", "登入", "注册", "註冊", "菜单",
        "选单", "教育", "汽车", "房产", "图片", "生活",
    ),
    ja=(
        "ホーム", "トップ", "ニュース", "国内", "国際", "政治", "経済", "社会", "スポーツ",
        "文化", "エンタメ", "オピニオン", "社説", "科学", "健康", "IT", "テクノロジー", "ライフ",
        "動画", "天気", "検索", "メニュー", "ログイン", "会員登録", "地域", "速報", "写真",
        "コラム", "お問い合わせ", "野球", "サッカー",
    ),
    ko=(
        "홈", "뉴스", "정치", "경제", "사회", "국제", "세계", "스포츠", "문화", "오피니언",
        "연예", "과학", "건강", "IT", "생활", "라이프", "동영상", "영상", "날씨", "검색", "메뉴",
        "로그인", "회원가입", "구독", "사설", "칼럼", "전국", "포토", "최신기사", "북한",
    ),
    el=(
        "Αρχική", "Ειδήσεις", "Πολιτική", "Οικονομία", "Κοινωνία", "Κόσμος", "Διεθνή", "Αθλητικά",
        "Αθλητισμός", "Πολιτισμός", "Απόψεις", "Επιστήμη", "Υγεία", "Τεχνολογία", "Ελλάδα",
        "Βίντεο", "Καιρός", "Αναζήτηση", "Σύνδεση", "Επικοινωνία", "ΠΟΛΙΤΙΚΗ", "ΟΙΚΟΝΟΜΙΑ",
        "ΕΛΛΑΔΑ", "ΚΟΣΜΟΣ", "Lifestyle", "ΚΟΙΝΩΝΙΑ", "ΑΘΛΗΤΙΚΑ", "ΑΡΧΙΚΗ",
    ),
    sv=(
        "Hem", "Nyheter", "Inrikes", "Utrikes", "Politik", "Ekonomi", "Sport", "Kultur", "Ledare",
        "Nöje", "Väder", "Sök", "Logga in", "Lokalt", "Debatt", "Meny",
    ),
    da=(
        "Forside", "Nyheder", "Indland", "Udland", "Politik", "Penge", "Sport", "Kultur", "Debat",
        "Vejr", "Søg", "Log ind", "Køb abonnement", "Lokalt",
    ),
    nb=(
        "Forsiden", "Nyheter", "Innenriks", "Utenriks", "Politikk", "Økonomi", "Sport", "Kultur",
        "Debatt", "Været", "Søk", "Logg inn", "Meny",
    ),
    cs=(
        "Domů", "Zprávy", "Domácí", "Zahraničí", "Politika", "Ekonomika", "Sport", "Kultura",
        "Názory", "Věda", "Zdraví", "Počasí", "Hledat", "Přihlásit", "Krimi", "Byznys",
    ),
    ro=(
        "Acasă", "Știri", "Actualitate", "Politică", "Economie", "Externe", "Sport", "Cultură",
        "Opinii", "Sănătate", "Vremea", "Caută", "Autentificare", "Social",
    ),
    hu=(
        "Címlap", "Hírek", "Belföld", "Külföld", "Politika", "Gazdaság", "Sport", "Kultúra",
        "Vélemény", "Tudomány", "Egészség", "Időjárás", "Keresés", "Belépés", "Életmód",
    ),
)  # fmt: skip

_CRUMBS = ">»›→▸▶/|≫＞⟩"
_CRUMB = re.compile(f"[{_CRUMBS}]")
_BARS_ONLY = re.compile(r"[^>»›→▸▶/≫＞⟩]*")
_COUNTER = re.compile(r"\d{1,3} ?/ ?(\d{1,3})")
_LONGEST_COUNTER = 9
_MENU_LINE_LIMIT = 25
_LEAST_MENU_WORDS = 3
# A menu in one line: its length, the fewest menu words in it, and the share of its words they are.
_LONGEST_MENU = 400
_LEAST_IN_LINE = 4
_MOSTLY_MENU = 0.6


def drop_navigation(document: Document) -> Document:
    """Drop skip links, breadcrumbs, and runs of menu words outside the text.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_navigation, "Skip to content", "Home > World > Europe", "Bridge reopens")
    ['Bridge reopens']

    A lone word, or one between paragraphs, may be a sub-heading.

    >>> kept(drop_navigation, "Politics", "Bridge reopens")
    ['Politics', 'Bridge reopens']
    """
    blocks, lines = document.blocks, lines_of(document)
    taken = {
        i: blocks[i].dropped("skip link or menu button")
        for i in lines.among(PHRASES)
        if blocks[i].is_body
    }
    for i in _counters(blocks, lines):
        taken.setdefault(i, blocks[i].dropped("picture counter"))
    if document.form == "text":
        for i in lines.headlines.values():
            if blocks[i].is_body:
                taken[i] = blocks[i].dropped("title or breadcrumb with the headline in it")
    top, tail = lines.first_paragraph(), lines.tail_start(0)
    for i in set(chain.from_iterable(map(lines.holding, _CRUMBS))):
        block = blocks[i]
        if not block.key or not block.is_body or i in taken:
            continue
        if _is_breadcrumb(block.text, outside=i < top or i >= tail):
            taken[i] = block.dropped("breadcrumb")
    words = [i for i in lines.among(MENU) if len(lines.texts[i]) <= _MENU_LINE_LIMIT]
    for start, stop in ((0, top), (max(top, tail), len(blocks))):
        for i in _menus(lines, [i for i in words if start <= i < stop]):
            if i not in taken and blocks[i].is_body:
                taken[i] = blocks[i].dropped("menu")
        for i in _menu_lines(lines, start, stop):
            if i not in taken and blocks[i].is_body:
                taken[i] = blocks[i].dropped("menu in a line")
    return document.with_changes(taken)


def _counters(blocks: Sequence[Block], lines: Lines) -> Iterator[int]:
    """Positions of the lines that count the pictures of a gallery: two or more out of one total."""
    by_total: dict[str, list[int]] = {}
    for i in lines.holding("/"):
        if len(lines.texts[i]) <= _LONGEST_COUNTER and blocks[i].is_body:
            counted = _COUNTER.fullmatch(lines.texts[i])
            if counted is not None:
                by_total.setdefault(counted[1], []).append(i)
    for places in by_total.values():
        if len({blocks[i].text for i in places}) > 1:
            yield from places


def _is_breadcrumb(text: str, *, outside: bool) -> bool:
    if is_spoken(text) or text[-1] in ".!":
        return False
    crumbs = [match_key(crumb) for crumb in _CRUMB.split(text) if not crumb.isspace()]
    crumbs = [crumb for crumb in crumbs if crumb]
    if len(crumbs) < 2:
        return False
    if HOMES.match(crumbs[0]) and not _BARS_ONLY.fullmatch(text):
        return True
    return outside and all(map(MENU.match, crumbs))


def _menu_lines(lines: Lines, start: int, stop: int) -> Iterator[int]:
    """Positions of the lines between two positions that are whole menus."""
    several = [
        i
        for i, text in enumerate(lines.texts[start:stop], start)
        if text.count(" ") + text.count("\t") >= _LEAST_IN_LINE - 1 and len(text) <= _LONGEST_MENU
    ]
    for i in several:
        text = lines.texts[i]
        if _is_menu(text, lines.keys[i] or match_key(text[:KEY_LIMIT])):
            yield i


def _is_menu(text: str, key: str) -> bool:
    """Whether a line has several menu words, and hardly anything else.

    >>> _is_menu("Home World Business Sport Weather", "home world business sport weather")
    True
    """
    opening = key.split(" ", _LEAST_IN_LINE)[:-1]
    # At least one of the first few words, before the costlier questions.
    firsts = opening if key.isascii() else map(first_word, opening)
    if MENU.first_words.isdisjoint(firsts) or ends_sentence(text):
        return False
    sizes = list(filter(None, phrase_sizes(key, MENU)))
    return len(sizes) >= _LEAST_IN_LINE and sum(sizes) >= _MOSTLY_MENU * (key.count(" ") + 1)


def _menus(lines: Lines, words: Sequence[int]) -> Iterator[int]:
    """Positions of the menu lines among some lines that are menu words, run by run.

    A run is a stretch of very short lines; it is a menu from its first to its last menu word if
    these words are at least three and half of the lines between.
    """
    run: list[int] = []
    for i in words:
        if run and not all(_may_be_in_menu(lines, at) for at in range(run[-1] + 1, i)):
            yield from _menu_in(run)
            run = []
        run.append(i)
    yield from _menu_in(run)


def _may_be_in_menu(lines: Lines, at: int) -> bool:
    return lines.keys[at] != "" and len(lines.texts[at]) <= _MENU_LINE_LIMIT


def _menu_in(words: Sequence[int]) -> Sequence[int]:
    span = range(words[0], words[-1] + 1) if words else range(0)
    return span if len(words) >= _LEAST_MENU_WORDS and len(words) * 2 >= len(span) else ()
