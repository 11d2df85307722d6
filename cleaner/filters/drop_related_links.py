"""Drop teasers of other stories."""

from __future__ import annotations

from cleaner.look.blocks import has_separator, is_link, is_spoken
from cleaner.look.lines import lines_of
from cleaner.look.sections import titles_after
from cleaner.page import Block, Document, Verdict
from cleaner.text import Phrases, ends_sentence

#: Headings over lists of other stories; with a star, also before the title of one in its line.
PHRASES = Phrases(
    en=(
        "Related Articles *", "Related article *", "Related stories *", "Related story *",
        "Related *", "Related content", "Related news *", "Related posts", "Related coverage",
        "Related links", "Related topics", "Related reading *", "More on this story",
        "More on this *", "More on this topic", "More from *", "More stories *", "More news",
        "More like this", "Read more *", "Read also *", "Also read *", "Also in the news",
        "See also *", "Must read *", "Read next *", "Up next *", "Recommended *",
        "Recommended stories", "Recommended for you", "Recommended reading", "You may also like",
        "You might also like *", "You may like", "You might like",
        "You may also be interested in", "You might be interested in", "Most read",
        "Most popular", "Most viewed", "Trending", "Trending now", "Popular now", "Top stories",
        "Latest news", "Latest stories", "Editors' picks", "Editor's picks", "Don't miss *",
        "What to read next", "More in this section", "More top stories", "Read this next *",
        "Around the web", "From around the web", "Sponsored stories", "Promoted stories",
        "Also on *", "Similar articles", "Similar stories", "Popular posts", "Recent posts",
        "Latest posts", "Next article *", "Previous article *", "Next post *", "Previous post *",
        "In case you missed it *", "Keep reading *", "Watch *", "Watch also *", "Explore more",
        "Further reading *", "Elsewhere on *", "Next up *", "Next *", "Previous *", "READ MORE *",
        "More articles *", "Also see *", "Read the full story *", "Top news", "Suggested reading",
        "Stories you may like", "Continue reading *", "Also watch *", "Click here to read *",
        "Read more stories",
    ),
    de=(
        "Mehr zum Thema *", "Lesen Sie auch *", "Lesen Sie auch", "Auch interessant *",
        "Das könnte Sie auch interessieren", "Das könnte Sie interessieren",
        "Das könnte dich auch interessieren", "Ähnliche Artikel", "Weitere Artikel",
        "Verwandte Artikel", "Verwandte Themen", "Zum Thema *", "Mehr dazu *",
        "Weitere Nachrichten", "Meistgelesen", "Meistgelesene Artikel", "Beliebte Artikel",
        "Mehr aus *", "Lesen Sie mehr *", "Siehe auch *", "Lesetipps", "Weiterlesen *",
        "Weitere Themen", "Mehr von *", "Weiterführende Links", "Passend zum Thema *",
        "Lies auch *", "Empfohlener Artikel", "Top-Themen", "Neueste Artikel", "Mehr Artikel",
        "Nächster Artikel *", "Vorheriger Artikel *",
    ),
    fr=(
        "À lire aussi *", "A lire aussi *", "Lire aussi *", "Lire également *",
        "À lire également *", "Sur le même sujet *", "Articles liés", "Articles similaires",
        "Articles associés", "Les plus lus", "À voir aussi *", "Voir aussi *", "À découvrir *",
        "En savoir plus *", "Nos autres articles", "Dans la même rubrique", "Les plus populaires",
        "Plus d'articles", "Vous aimerez aussi", "Pour aller plus loin *", "À ne pas manquer *",
        "Sur le même thème", "Lire la suite *", "Recommandé pour vous", "À lire *",
        "Article suivant *", "Article précédent *", "Lire plus *", "LIRE AUSSI *",
        "Notre sélection",
    ),
    es=(
        "Lea también *", "Lee también *", "Leer también *", "Te puede interesar *",
        "Le puede interesar *", "También te puede interesar *", "Noticias relacionadas *",
        "Artículos relacionados", "Más información *", "Lo más leído", "Lo más visto",
        "Más noticias", "Relacionadas", "Relacionados", "Relacionado *", "Ver también *",
        "Vea también *", "Leer más *", "Más sobre este tema", "Más sobre *",
        "Puede interesarle *", "Le recomendamos *", "Te recomendamos *", "No te pierdas *",
        "Siga leyendo *", "Temas relacionados", "Contenido relacionado", "Artículo siguiente *",
        "Artículo anterior *", "Quizás te interese *", "Te podría interesar *", "También en *",
        "Mira también *", "Mirá también *", "Leé también *",
    ),
    pt=(
        "Leia também *", "Leia mais *", "Saiba mais *", "Veja também *", "Notícias relacionadas",
        "Artigos relacionados", "Relacionadas", "Mais lidas", "As mais lidas", "Mais lidos",
        "Mais notícias", "Ler também *", "Veja mais *", "Pode gostar também", "Você pode gostar",
        "Você também pode gostar", "Conteúdo relacionado", "Matérias relacionadas",
        "Recomendado para você", "Relacionado *", "Confira também *", "Leia ainda *",
        "Próximo artigo *", "Artigo anterior *", "Últimas notícias", "Pode também interessar-lhe",
        "Continue lendo *", "Ler mais *",
    ),
    it=(
        "Leggi anche *", "Potrebbe interessarti *", "Ti potrebbe interessare *",
        "Potrebbe interessarti anche *", "Articoli correlati", "Notizie correlate", "Correlati",
        "Leggi tutto *", "I più letti", "Le più lette", "Più letti", "Per approfondire *",
        "Vedi anche *", "Guarda anche *", "Altri articoli", "Ultime notizie",
        "Contenuti correlati", "Da non perdere", "Approfondisci *", "Per saperne di più *",
        "Articolo precedente *", "Articolo successivo *", "Leggi di più *",
        "Ti potrebbero interessare", "Sullo stesso argomento", "LEGGI ANCHE *",
    ),
    nl=(
        "Lees ook *", "Lees meer *", "Lees verder *", "Meer over dit onderwerp",
        "Gerelateerde artikelen", "Gerelateerd *", "Zie ook *", "Meer nieuws", "Best gelezen",
        "Meest gelezen", "Ook interessant *", "Aanbevolen", "Meer over *", "Bekijk ook *",
        "Meer van *", "Dit vind je misschien ook interessant", "Aanbevolen artikelen",
        "Net binnen", "Luister ook *", "Volgend artikel *", "Vorig artikel *",
    ),
    pl=(
        "Czytaj także *", "Czytaj też *", "Zobacz także *", "Zobacz też *", "Przeczytaj także *",
        "Przeczytaj też *", "Czytaj również *", "Zobacz również *", "Przeczytaj również *",
        "Powiązane artykuły", "Powiązane", "Podobne artykuły", "Najczęściej czytane",
        "Polecane *", "Polecamy *", "Czytaj więcej *", "Warto przeczytać *",
        "Więcej na ten temat", "Najpopularniejsze", "Najnowsze", "Więcej o *",
        "Może Cię zainteresować", "Następny artykuł *", "Poprzedni artykuł *",
        "Dowiedz się więcej *", "CZYTAJ TAKŻE *",
    ),
    tr=(
        "İlgili haberler *", "İlgili Haberler", "İLGİLİ HABERLER", "İlgili haber *",
        "İLGİLİ HABER *", "Bunlar da ilginizi çekebilir", "Ayrıca okuyun *",
        "İlginizi çekebilir *", "İLGİNİZİ ÇEKEBİLİR *", "Benzer haberler", "Benzer Haberler",
        "Diğer haberler", "Diğer Haberler", "Çok okunanlar", "Çok Okunanlar", "En çok okunanlar",
        "En Çok Okunanlar", "Son haberler", "Son Haberler", "Önerilen haberler",
        "Sıradaki haber *", "Okumaya devam et *", "Daha fazla oku *", "Ayrıca bakınız *",
        "İlgili içerikler", "İlgili konular", "Önceki haber *", "Sonraki haber *",
        "Bunlara da bakın", "Editörün seçtikleri",
    ),
    ru=(
        "Читайте также *", "Читать также *", "Смотрите также *", "Материалы по теме *",
        "Материал по теме *", "По теме *", "Похожие новости", "Похожие статьи",
        "Похожие материалы", "Другие новости", "Самое читаемое", "Популярное",
        "Последние новости", "Еще по теме *", "Ещё по теме *", "Новости по теме *",
        "Рекомендуем *", "Вам может быть интересно", "Подробнее *", "Читать дальше *",
        "Связанные новости", "Новости партнеров", "Новости партнёров", "Главное сегодня",
        "Следующая статья *", "Предыдущая статья *", "Главные новости", "См. также *",
        "Вам также может понравиться", "Лента новостей", "Сюжет *", "Другие материалы",
        "Читайте *", "Читай также *", "Последние публикации", "Последние публикации на сайте",
        "Последние статьи",
    ),
    uk=(
        "Читайте також *", "Читати також *", "Дивіться також *", "Матеріали по темі *",
        "Матеріали за темою *", "По темі *", "За темою *", "Схожі новини", "Схожі статті",
        "Схожі матеріали", "Інші новини", "Найпопулярніше", "Популярне", "Останні новини",
        "Новини по темі", "Новини за темою", "Рекомендуємо *", "Вас може зацікавити *",
        "Вам може сподобатися", "Детальніше *", "Новини партнерів", "Читати далі *",
        "Читайте *", "Читай також *", "Останні публікації", "Останні статті",
        "Наступна стаття *", "Попередня стаття *", "Ще за темою *",
    ),
    ar=(
        "اقرأ أيضا *", "اقرأ أيضاً *", "اقرأ أيضًا *", "اقرأ ايضا *", "إقرأ أيضا *",
        "إقرأ أيضاً *", "مقالات ذات صلة", "أخبار ذات صلة", "مواضيع ذات صلة", "موضوعات ذات صلة",
        "مواضيع متعلقة", "الأكثر قراءة", "الأكثر مشاهدة", "اقرأ المزيد *", "المزيد من الأخبار",
        "المزيد *", "شاهد أيضا *", "شاهد أيضاً *", "قد يعجبك أيضا", "قد يعجبك أيضاً", "قد يهمك *",
        "قد يهمك أيضا *", "آخر الأخبار", "ذات صلة *", "أخبار متعلقة", "طالع أيضا *",
        "طالع المزيد *", "المقال التالي *", "المقال السابق *", "التالي *", "السابق *",
        "اخترنا لك *", "يمكنك أيضا قراءة *",
    ),
    fa=(
        "بیشتر بخوانید *", "بیشتر بخوانید", "مطالب مرتبط", "اخبار مرتبط", "خبرهای مرتبط",
        "همچنین بخوانید *", "همچنین ببینید *", "پربازدیدترین‌ها", "پربازدیدها", "پربیننده‌ترین",
        "آخرین اخبار", "ادامه مطلب *", "مطالب پیشنهادی", "پیشنهاد ما *", "نوشته‌های مشابه",
        "مقالات مرتبط", "خبر بعدی *", "خبر قبلی *", "بخوانید *", "ببینید *", "مطالب مشابه",
        "این مطلب را هم بخوانید *",
    ),
    hi=(
        "ये भी पढ़ें *", "यह भी पढ़ें *", "इसे भी पढ़ें *", "संबंधित खबरें", "संबंधित ख़बरें",
        "और पढ़ें *", "संबंधित समाचार", "ट्रेंडिंग", "सबसे ज्यादा पढ़ी गई", "लेटेस्ट न्यूज़",
        "ताजा खबरें", "आगे पढ़ें *", "अन्य खबरें", "यह भी देखें *", "ये भी देखें *", "पढ़ें *",
        "संबंधित लेख", "मिलती जुलती खबरें", "टॉप न्यूज़", "इन्हें भी पढ़ें *", "Also Read *",
        "अगली खबर *",
    ),
    id=(
        "Baca juga *", "Baca Juga *", "Berita terkait", "Artikel terkait", "Berita lainnya",
        "Artikel lainnya", "Terpopuler", "Lihat juga *", "Simak juga *", "Baca selengkapnya *",
        "Berita populer", "Rekomendasi untuk anda", "Rekomendasi", "Terkini", "Berita terbaru",
        "Pilihan editor", "Topik terkait", "Tonton juga *", "Saksikan juga *", "Selanjutnya *",
        "Baca berita lainnya *", "Simak video *", "Artikel selanjutnya *",
    ),
    vi=(
        "Tin liên quan", "Bài liên quan", "Bài viết liên quan", "Xem thêm *", "Đọc thêm *",
        "Tin cùng chuyên mục", "Tin khác", "Các tin khác", "Tin mới nhất", "Đọc nhiều",
        "Xem nhiều", "Có thể bạn quan tâm", "Bạn có thể quan tâm", "Tin mới", "Tin nổi bật",
        "Đọc tiếp *", "Tin cùng chủ đề", "Bài đọc nhiều", "Đáng chú ý", "Tin đọc nhiều",
        "Cùng chuyên mục", "Mời độc giả đọc thêm *", "Bài viết cùng chủ đề",
    ),
    zh=(
        "相关新闻*", "相關新聞*", "相关阅读*", "相關閱讀*", "相关文章*", "相關文章*", "相关报道*",
        "相關報導*", "延伸阅读*", "延伸閱讀*", "推荐阅读*", "推薦閱讀*", "更多新闻", "更多新聞",
        "热门新闻", "熱門新聞", "猜你喜欢", "猜你喜歡", "你可能还喜欢", "你可能也喜歡", "上一篇*",
        "下一篇*", "相关链接*", "阅读更多*", "閱讀更多*", "看更多*", "更多相关新闻", "热门文章",
        "熱門文章", "最新文章", "最新新闻", "最新新聞", "点击排行", "为您推荐", "為您推薦",
        "编辑推荐", "編輯推薦", "热门推荐", "熱門推薦", "精彩推荐", "相關報道*", "推荐新闻",
        "相关专题*",
    ),
    ja=(
        "関連記事*", "関連ニュース*", "関連リンク", "あわせて読みたい*", "合わせて読みたい*",
        "おすすめ記事", "おすすめの記事", "人気記事", "人気の記事", "アクセスランキング",
        "こちらもおすすめ", "最新記事", "新着記事", "次の記事*", "前の記事*", "もっと読む*",
        "続きを読む*", "関連トピックス", "関連キーワード", "この記事を読んだ人におすすめ",
        "よく読まれている記事", "ピックアップ", "関連する記事", "こちらも読まれています",
        "【関連記事】*", "【あわせて読みたい】*", "関連コンテンツ", "関連情報", "注目記事",
        "注目の記事", "関連サイト",
    ),
    ko=(
        "관련기사 *", "관련 기사 *", "관련뉴스 *", "관련 뉴스 *", "함께 읽으면 좋은 기사",
        "많이 본 뉴스", "많이 본 기사", "인기 기사", "인기기사", "인기뉴스", "추천 기사",
        "추천기사", "추천뉴스", "더보기 *", "더 보기", "다음 기사 *", "이전 기사 *", "다음기사 *",
        "이전기사 *", "주요뉴스", "주요 뉴스", "최신뉴스", "최신 뉴스", "최신기사",
        "이 시각 주요뉴스", "함께 보면 좋은 기사", "연관기사 *", "관련글", "이 기사를 추천합니다",
        "더 읽기 *",
    ),
    el=(
        "Διαβάστε επίσης *", "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ *", "Διαβάστε ακόμη *", "Διαβάστε ακόμα *",
        "ΔΙΑΒΑΣΤΕ ΑΚΟΜΗ *", "Διαβάστε περισσότερα *", "Σχετικά άρθρα", "ΣΧΕΤΙΚΑ ΑΡΘΡΑ",
        "Σχετικά Θέματα", "Σχετικές ειδήσεις", "Δείτε επίσης *", "Δείτε ακόμη *",
        "ΔΕΙΤΕ ΕΠΙΣΗΣ *", "Δημοφιλή", "Τα πιο δημοφιλή", "Περισσότερα *", "Τελευταία νέα",
        "Ροή ειδήσεων", "Προτεινόμενα", "Επόμενο άρθρο *", "Προηγούμενο άρθρο *",
        "Διαβάστε σχετικά *", "Μπορεί να σας ενδιαφέρει", "Μπορεί επίσης να σας ενδιαφέρει",
        "Διαβάστε *", "ΔΗΜΟΦΙΛΗ", "Σχετικά *",
    ),
    sv=(
        "Läs också *", "Läs även *", "Läs mer *", "Relaterade artiklar", "Mer om ämnet",
        "Mest läst", "Senaste nytt", "Se också *", "Fler artiklar", "Relaterat *", "LÄS OCKSÅ *",
        "Fler nyheter",
    ),
    da=(
        "Læs også *", "Læs mere *", "Relaterede artikler", "Mere om emnet", "Mest læste",
        "Seneste nyt", "Se også *", "Andre læser også", "Relateret *", "LÆS OGSÅ *",
        "Flere artikler",
    ),
    nb=(
        "Les også *", "Les mer *", "Relaterte artikler", "Relaterte saker", "Mest lest",
        "Siste nytt", "Se også *", "Flere saker", "LES OGSÅ *", "Relatert *", "Les flere saker",
    ),
    cs=(
        "Čtěte také *", "Čtěte i *", "Přečtěte si také *", "Související články", "Související *",
        "Nejčtenější", "Další články", "Mohlo by vás zajímat *", "Viz také *", "Doporučujeme *",
        "Čtěte více *", "Podobné články",
    ),
    ro=(
        "Citește și *", "Citeşte şi *", "Citește mai mult *", "Articole similare",
        "Articole asemănătoare", "Știri similare", "Vezi și *", "Cele mai citite",
        "Recomandări *", "Recomandate *", "Ultimele știri", "CITEȘTE ȘI *",
        "Articole recomandate", "Te-ar putea interesa *",
    ),
    hu=(
        "Kapcsolódó cikkek", "Kapcsolódó cikk *", "Kapcsolódó *", "Olvassa el ezt is *",
        "Olvasd el ezt is *", "További cikkek", "Legolvasottabb", "Ajánlott cikkek", "Ajánló",
        "Ez is érdekelheti *", "Legfrissebb hírek", "Kapcsolódó anyagok", "Lásd még *",
        "További hírek",
    ),
)  # fmt: skip

_TITLE_MAY_END = "?!？！؟"
#: Openings that are words of their own: alone in a line they head no list.
_ONLY_TEASERS = frozenset(
    {
        "watch", "next", "previous", "next up", "recommended", "التالي", "السابق", "المزيد",
        "διαβάστε", "читайте",
    }
)  # fmt: skip


def drop_related_links(document: Document) -> Document:
    """Drop lines that lead to another story, and headings such as "Related Articles" with theirs.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> kept(drop_related_links, text, "Read also: Storm hits", "Related Articles", "Two hurt")
    ['The bridge over the Aller reopens on Monday, the council of the town said.']

    A heading with paragraphs below it is a heading of the article, and stays.

    >>> kept(drop_related_links, text, "Related Articles", text)[1]
    'Related Articles'
    """
    blocks, lines = document.blocks, lines_of(document)
    first: int | None = None
    changes: dict[int, Verdict] = {}
    for i in lines.among(PHRASES):
        block = blocks[i]
        if not block.is_body or i in changes:
            continue
        if not PHRASES.is_line(block.key) or block.key in _ONLY_TEASERS:
            if _is_teaser(block):
                changes[i] = block.dropped("teaser of another story")
            continue
        if first is None:
            first = lines.first_paragraph()
        titles = titles_after(blocks, i) if i > first else None
        if titles is not None:
            changes[i] = block.dropped("heading of related stories")
            for title in titles:
                changes[title] = blocks[title].dropped("under a heading of related stories")
        elif is_link(block):
            changes[i] = block.dropped("link to another story")
    return document.with_changes(changes)


def _is_teaser(block: Block) -> bool:
    """Whether a line with a phrase before more words teases a story: by a colon or by its link."""
    if is_spoken(block.text):
        return False
    if is_link(block):
        return True
    opening = PHRASES.opening(block.key)
    return has_separator(block.text, opening) and not (
        ends_sentence(block.text)
        and block.text[-1] not in _TITLE_MAY_END
        and len(block.text) > len(opening) + 60
    )
