"""Drop the labels of audio and video players, and read times."""

from __future__ import annotations

import re

from cleaner.look.blocks import is_spoken
from cleaner.look.lines import lines_of
from cleaner.page import Block, Document
from cleaner.text import Phrases

#: In these, 0 stands for any number.
PHRASES = Phrases(
    en=(
        "Listen to this article *", "Listen to this story *", "Listen to article *",
        "Listen to the article *", "Listen to this post *", "Listen to story", "Listen",
        "Listen now", "Listen 0 min", "Listen 0 min *", "0 min read", "0 mins read",
        "0 minute read", "0 minutes read", "Reading time 0 min", "Reading time 0 minutes",
        "Reading time 0 minute", "Reading time 0 mins", "Read time 0 min", "Read time 0 minutes",
        "Read time 0 mins", "Estimated reading time *", "Est reading time *", "0 minute listen",
        "0 min listen", "Your browser does not support the audio element *",
        "Your browser does not support the video tag *",
        "Your browser doesn't support HTML5 audio *", "This audio is auto-generated *",
        "This article was narrated *", "Audio by Carbonatix", "Play audio", "Audio version",
        "Play video", "Playback speed", "Audio player", "Listen to this audio *",
        "Video player is loading", "Loading the player", "This video can not be played",
        "Now playing", "Loaded 0", "Current time 0 0", "Duration 0 0", "Remaining time 0 0",
        "Text to speech", "Read aloud", "Listen to audio", "Fullscreen", "Volume 0",
        "0 minutes to read", "Time to read 0 min",
        "To play this video you need to enable JavaScript *", "0 min watch",
        "Audio This article is voiced *", "Read 0 min", "This is a modal window *",
    ),
    de=(
        "Artikel anhören", "Artikel vorlesen", "Diesen Artikel anhören *", "Beitrag anhören",
        "Vorlesen", "Anhören", "0 Min Lesezeit", "0 Minuten Lesezeit", "Lesezeit 0 Minuten",
        "Lesezeit 0 Min", "Lesezeit ca 0 Minuten", "Lesedauer 0 Minuten", "Lesedauer 0 Min",
        "Lesezeit 0 Minute", "Lesezeit etwa 0 Minuten", "Text vorlesen lassen", "Jetzt anhören",
        "Ihr Browser unterstützt kein HTML5 Audio *", "Artikel hören", "Audio starten",
        "Diesen Artikel vorlesen lassen", "Video starten", "0 Minute Lesezeit", "Audioplayer",
    ),
    fr=(
        "Écouter l'article", "Écouter cet article", "Écoutez cet article *", "Ecouter l'article",
        "Écouter", "Temps de lecture 0 min", "Temps de lecture 0 minutes",
        "Temps de lecture 0 mn", "Lecture 0 min", "0 min de lecture", "0 minutes de lecture",
        "Lire 0 min", "Temps de lecture estimé *", "Lecture audio", "Durée de lecture 0 min",
        "Votre navigateur ne supporte pas *", "Lire la vidéo", "Écoutez l'article",
        "Version audio", "Audio 0 min",
    ),
    es=(
        "Escuchar artículo", "Escucha este artículo *", "Escuchar esta noticia",
        "Escuchar este artículo", "Escucha la noticia *", "Escuchar", "Escuchar nota",
        "Tiempo de lectura 0 min", "Tiempo de lectura 0 minutos", "Lectura 0 min",
        "0 min de lectura", "0 minutos de lectura", "0 min lectura",
        "Tiempo de lectura aproximado *", "Lectura de 0 minutos", "Reproducir vídeo",
        "Reproducir video", "Reproducir audio", "Su navegador no soporta *",
        "Escucha el artículo", "Escuchar la nota",
    ),
    pt=(
        "Ouvir artigo", "Ouça este artigo *", "Ouvir notícia", "Ouvir a notícia",
        "Ouça a matéria *", "Ouvir", "Ouça esta notícia *", "Ouvir o artigo",
        "Tempo de leitura 0 min", "Tempo de leitura 0 minutos", "0 min de leitura",
        "0 minutos de leitura", "Leitura 0 min", "Seu navegador não suporta *",
        "Escute este artigo", "Reproduzir vídeo", "Ouvir matéria",
    ),
    it=(
        "Ascolta l'articolo", "Ascolta questo articolo *", "Ascolta", "Ascolta articolo",
        "Tempo di lettura 0 min", "Tempo di lettura 0 minuti", "0 minuti di lettura",
        "0 min di lettura", "0 minuto di lettura", "Lettura 0 min", "Tempo di lettura stimato *",
        "Lettura facilitata", "Il tuo browser non supporta *", "Riproduci video",
        "Ascolta la notizia", "Leggi in 0 minuti", "Ascolta la versione audio *",
    ),
    nl=(
        "Luister naar dit artikel *", "Beluister dit artikel", "Artikel beluisteren", "Beluister",
        "Leestijd 0 min", "Leestijd 0 minuten", "0 min leestijd", "0 minuten leestijd",
        "0 min lezen", "0 minuten lezen", "Lees voor", "Voorlezen", "Leestijd ca 0 minuten",
        "Je browser ondersteunt geen *", "Video afspelen", "Luister dit artikel",
    ),
    pl=(
        "Posłuchaj artykułu", "Posłuchaj tego artykułu *", "Odsłuchaj artykuł", "Odsłuchaj",
        "Posłuchaj", "Czas czytania 0 min", "Czas czytania 0 minut", "Czas czytania 0 minuty",
        "0 min czytania", "0 minut czytania", "Ten tekst przeczytasz w 0 minut",
        "Ten tekst przeczytasz w 0 minuty", "Ten artykuł przeczytasz w 0 min",
        "Czas czytania ok 0 min", "Twoja przeglądarka nie obsługuje *", "Odtwórz wideo",
        "Czyta się 0 minut", "Czyta się 0 minuty", "Przeczytanie tego artykułu zajmie *",
    ),
    tr=(
        "Haberi dinle", "Haberi Dinle", "Makaleyi dinle", "Bu haberi dinle", "Dinle",
        "Sesli dinle", "Sesli Dinle", "Okuma süresi 0 dakika", "Okuma Süresi 0 Dk",
        "Okuma Süresi: 0 dk", "Okuma süresi: 0 dk", "0 dk okuma", "0 dakika okuma",
        "0 dakikalık okuma", "0 dk okuma süresi", "Tahmini okuma süresi *", "Yazıyı dinle",
        "Yazıyı Dinle", "Videoyu oynat", "0 dakikada okunur",
    ),
    ru=(
        "Слушать", "Слушать статью", "Прослушать статью", "Прослушать новость", "Прослушать",
        "Слушать новость", "Читать 0 мин", "Время чтения 0 мин", "Время чтения 0 минут",
        "Время чтения 0 минуты", "Время на чтение 0 мин", "0 мин чтения", "0 минут чтения",
        "Время прочтения 0 мин", "Ваш браузер не поддерживает *", "Смотреть видео",
        "Озвучить текст", "Читать 0 минут", "На чтение 0 мин",
    ),
    uk=(
        "Слухати", "Слухати статтю", "Прослухати статтю", "Прослухати", "Слухати новину",
        "Час читання 0 хв", "Час читання 0 хвилин", "Час читання 0 хвилини", "0 хв читання",
        "0 хвилин читання", "Час на читання 0 хв", "Читати 0 хв", "Ваш браузер не підтримує *",
        "Озвучити текст", "Час прочитання 0 хв",
    ),
    ar=(
        "استمع إلى المقال", "استمع إلى هذا المقال *", "استمع للمقال", "استمع للخبر", "استمع",
        "استمع إلى الخبر", "0 دقيقة قراءة", "0 دقائق قراءة", "قراءة 0 دقيقة",
        "دقيقة واحدة للقراءة", "0 دقائق للقراءة", "وقت القراءة 0 دقيقة", "وقت القراءة 0 دقائق",
        "مدة القراءة 0 دقائق", "مدة القراءة 0 دقيقة", "متصفحك لا يدعم *", "مدة الملف 0",
    ),
    fa=(
        "به این مقاله گوش دهید *", "گوش دادن به مقاله", "شنیدن این مطلب", "بشنوید", "گوش کنید",
        "زمان مطالعه 0 دقیقه", "زمان مطالعه: 0 دقیقه", "0 دقیقه مطالعه",
        "مدت زمان مطالعه 0 دقیقه", "زمان خواندن 0 دقیقه", "خواندن 0 دقیقه", "0 دقیقه خواندن",
        "نسخه صوتی",
    ),
    hi=(
        "इस लेख को सुनें", "खबर सुनें", "लेख सुनें", "सुनें", "इस खबर को सुनें", "0 मिनट पढ़ें",
        "0 मिनट में पढ़ें", "पढ़ने का समय 0 मिनट", "0 मिनट का पाठ", "ऑडियो सुनें", "0 min read",
        "खबर को सुनें", "पढ़ने में 0 मिनट",
    ),
    id=(
        "Dengarkan artikel", "Dengarkan artikel ini *", "Dengarkan berita", "Dengarkan",
        "Dengarkan berita ini", "Waktu baca 0 menit", "0 menit baca", "0 menit membaca",
        "Estimasi waktu baca *", "0 menit waktu baca", "Lama membaca 0 menit",
        "Browser Anda tidak mendukung *", "Putar video", "Baca 0 menit",
    ),
    vi=(
        "Nghe bài viết", "Nghe bài báo", "Nghe đọc bài", "Nghe audio", "Nghe tin",
        "Nghe nội dung bài viết", "0 phút đọc", "Thời gian đọc 0 phút", "Đọc trong 0 phút",
        "Thời gian đọc: 0 phút", "Trình duyệt của bạn không hỗ trợ *", "Phát video", "Nghe bài",
        "0 phút để đọc", "Bài đọc tự động",
    ),
    zh=(
        "听新闻", "聽新聞", "收听本文", "收聽本文", "听文章", "聽文章", "收听", "语音播报",
        "朗读", "收听文章", "阅读时间0分钟", "阅读时间 0 分钟", "閱讀時間 0 分鐘",
        "阅读时长0分钟", "0分钟阅读", "0 分钟阅读", "0 分鐘閱讀", "0分鐘閱讀", "阅读约0分钟",
        "您的浏览器不支持*", "您的瀏覽器不支援*", "播放视频", "播放音频", "点击收听", "用聲音聽",
        "预计阅读时间*", "閱讀時間約 0 分鐘",
    ),
    ja=(
        "この記事を聴く", "記事を聴く", "この記事を聞く", "音声で聴く", "音声で聞く", "聴く",
        "この記事は約0分で読めます", "この記事は 0 分で読めます", "この記事は0分で読めます",
        "約0分で読めます", "読了時間 0分", "読了時間0分", "読了時間 約0分", "読了まで約0分",
        "お使いのブラウザ*", "動画を再生", "音声読み上げ", "記事を読み上げる", "記事を音声で聞く",
        "読み上げ",
    ),
    ko=(
        "기사 듣기", "기사듣기", "음성으로 듣기", "뉴스 듣기", "듣기", "본문 듣기", "음성 재생",
        "음성재생", "읽는 시간 0분", "읽는시간 0분", "0분 소요", "0분 읽기", "읽기 0분",
        "동영상 재생", "오디오 듣기", "음성으로 듣기 *", "기사 읽어주기", "기사를 읽어드립니다",
    ),
    el=(
        "Ακούστε το άρθρο", "Ακούστε το άρθρο *", "Άκουσε το άρθρο", "Άκουσέ το", "Ακρόαση",
        "Ακρόαση άρθρου", "Χρόνος ανάγνωσης 0 λεπτά", "Χρόνος ανάγνωσης 0 λεπτό",
        "Χρόνος ανάγνωσης: 0'", "0 λεπτά ανάγνωση", "0 λεπτά ανάγνωσης", "0' ανάγνωση",
        "Διαβάζεται σε 0 λεπτά", "Διαβάζεται σε 0'", "Ο browser σας δεν υποστηρίζει *",
        "Αναπαραγωγή βίντεο", "Χρόνος ανάγνωσης 0 λ",
    ),
    sv=(
        "Lyssna på artikeln", "Lyssna", "Lyssna på texten", "Lästid 0 min", "Lästid ca 0 min",
        "Lästid 0 minuter", "0 min läsning", "Spela upp video",
    ),
    da=(
        "Lyt til artiklen", "Læsetid 0 min", "Læsetid 0 minutter", "0 min læsetid",
        "Hør artiklen", "Afspil video", "Hør artiklen oplæst",
    ),
    nb=(
        "Lytt til artikkelen", "Lytt til saken", "Lesetid 0 min", "Lesetid 0 minutter",
        "0 min lesetid", "0 min lesing", "Spill av video",
    ),
    cs=(
        "Poslechněte si článek", "Poslechnout článek", "Poslechnout", "Doba čtení 0 min",
        "Doba čtení 0 minut", "0 min čtení", "0 minut čtení", "Přehrát video", "Čtení na 0 minut",
    ),
    ro=(
        "Ascultă articolul", "Ascultă știrea", "Timp de citire 0 min", "Timp de citire 0 minute",
        "0 min de citit", "0 minute de citit", "Timp citire 0 min", "Redă video",
    ),
    hu=(
        "Cikk meghallgatása", "Hallgassa meg a cikket", "Meghallgatom", "Olvasási idő 0 perc",
        "0 perc olvasás", "Olvasási idő kb 0 perc", "0 perces olvasmány", "Videó lejátszása",
    ),
)  # fmt: skip

_LONGEST_READ_TIME = 50
#: Player times: "00:00 / 03:24", "0:00", "01:12:00".
_PLAYER_TIME = re.compile(r"^[-–]?\d{1,2}:\d\d(?::\d\d)? ?[/|–-] ?\d{1,2}:\d\d(?::\d\d)?$|^0?0:00$")


def drop_audio_widgets(document: Document) -> Document:
    """Drop the labels and times of audio and video players, and how long the text takes to read.

    >>> from cleaner.pipeline import kept
    >>> kept(drop_audio_widgets, "Listen to this article", "0:00 / 3:24", "5 min read", "It opens.")
    ['It opens.']

    >>> kept(drop_audio_widgets, "5 minutes later the bridge closed", "Listen to the river", "2:1")
    ['5 minutes later the bridge closed', 'Listen to the river', '2:1']
    """
    blocks, lines = document.blocks, lines_of(document)
    named = frozenset(lines.among(PHRASES))
    widgets = {i for i in named if _is_label(blocks[i])}
    times = [i for i in lines.numbered if _PLAYER_TIME.match(lines.texts[i])]
    widgets.update(
        i
        for i in (*times, *lines.counting(PHRASES))
        if i not in named and len(lines.keys[i]) <= _LONGEST_READ_TIME
    )
    changes = {i: blocks[i].dropped("player or read time") for i in widgets if blocks[i].is_body}
    return document.with_changes(changes)


def _is_label(block: Block) -> bool:
    return PHRASES.is_line(block.key) or not is_spoken(block.text)
