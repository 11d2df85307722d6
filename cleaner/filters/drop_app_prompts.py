"""Drop invitations to install an app, to allow notifications, or to follow a messaging channel."""

from __future__ import annotations

from cleaner.look.blocks import drop_phrases
from cleaner.page import Document
from cleaner.text import Phrases

PHRASES = Phrases(
    en=(
        "Download our app *", "Download the app *", "Get the app *", "Get our app *",
        "Download app", "Open in app", "Open app", "Available on the App Store",
        "Download on the App Store", "Get it on Google Play", "Continue in app", "Read in app",
        "Use the app", "Download our free app *", "Install the app *", "Install our app *",
        "View in app", "Turn on notifications *", "Enable notifications", "Allow notifications",
        "Get notifications", "Get breaking news notifications *",
        "Subscribe to push notifications", "Try our app *", "Get the latest news on our app *",
        "Join our Telegram channel *", "Join our WhatsApp group *",
        "Follow our WhatsApp channel *", "Read more in the app", "Scan the QR code to download *",
        "Join us on Telegram", "Join us on WhatsApp",
        "Click here to get the *",
    ),
    de=(
        "Zur App", "App herunterladen", "Jetzt App herunterladen *", "In der App öffnen",
        "App öffnen", "Laden Sie unsere App *", "Holen Sie sich die App *", "Laden Sie die App *",
        "Hier geht es zur App *", "Unsere App *", "Jetzt bei Google Play", "Laden im App Store",
        "Push-Nachrichten aktivieren", "Benachrichtigungen aktivieren", "Jetzt die App laden *",
        "Folgen Sie unserem WhatsApp-Kanal *", "Unsere Apps",
    ),
    fr=(
        "Téléchargez l'application *", "Téléchargez notre application *",
        "Télécharger l'application *", "Ouvrir dans l'application", "Ouvrir l'application",
        "Lire dans l'application", "Disponible sur Google Play", "Télécharger dans l'App Store",
        "Télécharger sur l'App Store", "Activer les notifications *",
        "Activez les notifications *", "Nos applications", "Rejoignez notre chaîne WhatsApp *",
        "Suivez notre chaîne WhatsApp *",
    ),
    es=(
        "Descarga la app *", "Descarga nuestra app *", "Descarga la aplicación *",
        "Descarga nuestra aplicación *", "Descargue nuestra aplicación *", "Descargá la app *",
        "Abrir en la app", "Abrir app", "Disponible en Google Play", "Disponible en App Store",
        "Descárgala en App Store", "Consíguelo en Google Play", "Activar notificaciones",
        "Activa las notificaciones *", "Únete a nuestro canal de WhatsApp *",
        "Sigue nuestro canal de WhatsApp *", "Únete a nuestro canal *", "Nuestras apps",
    ),
    pt=(
        "Baixe o app *", "Baixe nosso app *", "Baixe o aplicativo *", "Baixe nosso aplicativo *",
        "Descarregue a app *", "Descarregue a nossa app *", "Abrir no app", "Abrir na app",
        "Baixar app", "Disponível no Google Play", "Disponível na App Store",
        "Ativar notificações", "Ative as notificações *", "Participe do canal *",
        "Entre no nosso canal *", "Siga o nosso canal no WhatsApp *",
        "Clique aqui para entrar no grupo *",
    ),
    it=(
        "Scarica l'app *", "Scarica la nostra app *", "Scarica la app *", "Apri nell'app",
        "Apri l'app", "Leggi nell'app", "Disponibile su Google Play", "Scarica su App Store",
        "Attiva le notifiche *", "Attiva notifiche", "Segui il nostro canale WhatsApp *",
        "Iscriviti al canale WhatsApp *", "Unisciti al nostro canale *", "Le nostre app",
    ),
    nl=(
        "Download de app *", "Download onze app *", "Open in app", "Open in de app",
        "Lees in de app", "Ontdek op Google Play", "Download in de App Store",
        "Meldingen inschakelen", "Zet meldingen aan *", "Volg ons WhatsApp-kanaal *",
        "Download hier onze app *", "Onze apps", "Installeer de app *",
    ),
    pl=(
        "Pobierz aplikację *", "Pobierz naszą aplikację *", "Otwórz w aplikacji",
        "Czytaj w aplikacji", "Zainstaluj aplikację *", "Pobierz z Google Play",
        "Pobierz w App Store", "Włącz powiadomienia *", "Ściągnij aplikację *",
        "Dołącz do nas na WhatsAppie *", "Nasze aplikacje",
    ),
    tr=(
        "Uygulamayı indir *", "Uygulamamızı indirin *", "Uygulamayı indirin *", "Uygulamada aç",
        "Uygulamayı aç", "Mobil uygulamamızı indirin *", "Google Play'den indirin",
        "App Store'dan indirin", "Bildirimleri aç", "Bildirimlere izin ver",
        "WhatsApp kanalımıza katılın *", "Telegram kanalımıza katılın *", "Mobil Uygulamalar",
    ),
    ru=(
        "Скачать приложение *", "Скачайте приложение *", "Скачайте наше приложение *",
        "Открыть в приложении", "Читать в приложении", "Установить приложение *",
        "Установите приложение *", "Доступно в Google Play", "Загрузите в App Store",
        "Включить уведомления", "Включите уведомления *", "Подписывайтесь на наш Telegram *",
        "Наш Telegram-канал *", "Подписывайтесь на наш канал *",
        "Подписывайтесь на наш телеграм *", "Подпишитесь на наш Telegram *",
        "Наш канал в Telegram *",
    ),
    uk=(
        "Завантажити додаток *", "Завантажте додаток *", "Завантажте наш додаток *",
        "Відкрити в додатку", "Читати в додатку", "Встановити додаток *", "Встановіть додаток *",
        "Доступно в Google Play", "Завантажити в App Store", "Увімкнути сповіщення",
        "Увімкніть сповіщення *", "Підписуйтесь на наш Telegram *", "Наш Telegram-канал *",
        "Підписуйтесь на наш канал *", "Підписуйтеся на наш Telegram *",
    ),
    ar=(
        "حمل التطبيق *", "حمّل التطبيق *", "حمل تطبيقنا *", "تحميل التطبيق *", "نزل التطبيق *",
        "افتح في التطبيق", "افتح التطبيق", "متوفر على جوجل بلاي", "حمله من آب ستور",
        "تفعيل الإشعارات", "تفعيل التنبيهات", "تطبيقات الجوال", "تابع قناتنا على واتساب *",
        "انضم إلى قناتنا *", "اشترك في قناتنا *",
    ),
    fa=(
        "دانلود اپلیکیشن *", "اپلیکیشن ما را دانلود کنید *", "نصب اپلیکیشن *", "دانلود برنامه *",
        "باز کردن در برنامه", "دریافت از گوگل پلی", "دریافت از بازار", "فعال کردن اعلان‌ها",
        "به کانال تلگرام ما بپیوندید *", "کانال تلگرام ما *", "اپلیکیشن موبایل",
        "ما را در تلگرام دنبال کنید *",
    ),
    hi=(
        "ऐप डाउनलोड करें *", "हमारा ऐप डाउनलोड करें *", "ऐप में पढ़ें", "ऐप में खोलें",
        "ऐप पर पढ़ें", "ऐप खोलें", "नोटिफिकेशन ऑन करें", "हमारे व्हाट्सएप चैनल से जुड़ें *",
        "हमारे WhatsApp चैनल से जुड़ें *", "डाउनलोड करें ऐप *",
        "हमारे टेलीग्राम चैनल से जुड़ें *", "ऐप इंस्टॉल करें *", "डाउनलोड ऐप",
    ),
    id=(
        "Unduh aplikasi *", "Download aplikasi *", "Buka di aplikasi", "Buka aplikasi",
        "Baca di aplikasi", "Dapatkan di Google Play", "Unduh di App Store",
        "Aktifkan notifikasi *", "Dapatkan aplikasi *", "Aplikasi mobile",
        "Gabung di kanal WhatsApp *", "Ikuti kanal WhatsApp *", "Ikuti saluran WhatsApp *",
        "Mari bergabung di *", "Instal aplikasi *",
    ),
    vi=(
        "Tải ứng dụng *", "Tải app *", "Mở trong ứng dụng", "Mở ứng dụng", "Đọc trên ứng dụng",
        "Tải về từ App Store", "Tải trên Google Play", "Bật thông báo", "Nhận thông báo",
        "Ứng dụng di động", "Cài đặt ứng dụng *", "Theo dõi kênh Zalo *",
        "Tham gia kênh Telegram *",
    ),
    zh=(
        "下载APP*", "下载App*", "下载客户端*", "下載APP*", "下載App*", "打开APP", "打開App",
        "在APP中打开", "在App內開啟", "客户端下载", "手机客户端", "開啟通知", "开启通知",
        "立即下载*", "立即下載*", "打开客户端", "下载应用", "下載應用程式", "打开App阅读*",
        "加入我们的Telegram频道*", "用APP看新聞*",
    ),
    ja=(
        "アプリをダウンロード*", "アプリで開く", "アプリで読む", "アプリで見る",
        "アプリダウンロード*", "アプリのダウンロード*", "App Storeからダウンロード",
        "Google Playで手に入れよう", "通知を受け取る", "通知をオンにする", "公式アプリ*",
        "アプリを入手", "スマホアプリ", "アプリをインストール*", "プッシュ通知を受け取る",
    ),
    ko=(
        "앱 다운로드 *", "앱에서 보기", "앱으로 보기", "앱 열기", "앱 설치 *", "앱에서 열기",
        "구글플레이에서 다운로드", "앱스토어에서 다운로드", "알림 받기", "알림 설정",
        "카카오톡 채널 추가 *", "앱 다운받기", "텔레그램 채널 *",
    ),
    el=(
        "Κατεβάστε την εφαρμογή *", "Κατεβάστε το app *", "Άνοιγμα στην εφαρμογή",
        "Άνοιγμα εφαρμογής", "Διαθέσιμο στο Google Play", "Λήψη από το App Store",
        "Ενεργοποίηση ειδοποιήσεων", "Ενεργοποιήστε τις ειδοποιήσεις *", "Εφαρμογή για κινητά",
        "Αποκτήστε την εφαρμογή *", "Κατέβασε την εφαρμογή *",
    ),
    sv=(
        "Ladda ner appen *", "Ladda ner vår app *", "Öppna i appen", "Hämta appen *",
        "Aktivera notiser *", "Våra appar",
    ),
    da=(
        "Hent appen *", "Hent vores app *", "Download appen *", "Åbn i app", "Åbn i appen",
        "Slå notifikationer til *",
    ),
    nb=(
        "Last ned appen *", "Last ned vår app *", "Åpne i appen", "Hent appen *",
        "Slå på varsler *",
    ),
    cs=(
        "Stáhněte si aplikaci *", "Stáhnout aplikaci *", "Otevřít v aplikaci", "Mobilní aplikace",
        "Stáhněte si naši aplikaci *", "Povolit oznámení",
    ),
    ro=(
        "Descarcă aplicația *", "Descărcați aplicația *", "Descarcă aplicația noastră *",
        "Deschide în aplicație", "Activează notificările *", "Urmărește-ne pe WhatsApp *",
    ),
    hu=(
        "Töltse le az alkalmazást *", "Töltsd le az appot *", "Töltse le alkalmazásunkat *",
        "Megnyitás az alkalmazásban", "Értesítések bekapcsolása", "Mobilalkalmazás",
    ),
)  # fmt: skip


def drop_app_prompts(document: Document) -> Document:
    """Drop lines that ask readers to install an app, allow notifications or join a channel.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_app_prompts, "Download our app for free", "Get it on Google Play", "It is open.")
    ['It is open.']

    >>> kept(drop_app_prompts, "Downloads of the app doubled", "Google Play store opens")
    ['Downloads of the app doubled', 'Google Play store opens']
    """
    return drop_phrases(document, PHRASES, "app or channel prompt")
