"""Drop the topics that a page files its story under."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from cleaner.look.blocks import has_colon, is_link
from cleaner.look.lines import lines_of
from cleaner.look.sections import titles_after
from cleaner.page import Block, Document, Verdict
from cleaner.text import Phrases, ends_sentence

#: With a colon, or alone as the heading over a list of topics.
PHRASES = Phrases(
    en=(
        "Tags *", "Tag *", "Topics *", "Topic *", "Filed under *", "Tagged *", "Tagged with *",
        "Tagged in *", "Keywords *", "Key words *", "Categories *", "Category *", "Posted in *",
        "Filed in *", "Explore more on these topics", "Explore more topics", "Related topics *",
        "More on these topics", "Article topics *", "Story tags *", "Posted under *", "Labels *",
        "Subjects *", "In this story", "Read more about *", "More about *",
        "Topics in this article", "Sections *",
    ),
    de=(
        "Schlagworte *", "Schlagwörter *", "Themen *", "Tags *", "Stichworte *", "Stichwörter *",
        "Themen in diesem Artikel", "Mehr zu den Themen", "Kategorien *", "Kategorie *",
        "Themenseiten *", "Verwandte Themen *", "Schlagwort *",
    ),
    fr=(
        "Mots-clés *", "Mots clés *", "Tags *", "Thèmes *", "Thématiques *", "Sujets *",
        "Étiquettes *", "Catégories *", "Catégorie *", "Thèmes associés", "Classé dans *",
        "Dossiers *", "Rubriques *",
    ),
    es=(
        "Etiquetas *", "Temas *", "Tags *", "Palabras clave *", "Archivado en *",
        "Más información sobre *", "Categorías *", "Categoría *", "Temas relacionados *",
        "En este artículo *", "Temas del día", "Se adhiere a los criterios de *",
        "Más sobre estos temas", "Archivado bajo *",
    ),
    pt=(
        "Tags *", "Etiquetas *", "Tópicos *", "Temas *", "Assuntos *", "Palavras-chave *",
        "Categorias *", "Categoria *", "Mais sobre *", "Tópicos relacionados *", "Arquivado em *",
        "Assuntos relacionados",
    ),
    it=(
        "Tag *", "Tags *", "Argomenti *", "Temi *", "Parole chiave *", "Etichette *",
        "Categorie *", "Categoria *", "Argomenti trattati", "Archiviato in *",
        "Leggi altre notizie su *", "Pubblicato in *",
    ),
    nl=(
        "Tags *", "Trefwoorden *", "Onderwerpen *", "Thema's *", "Meer over *", "Categorieën *",
        "Categorie *", "Labels *", "Onderwerp *", "Steekwoorden *",
    ),
    pl=(
        "Tagi *", "Tematy *", "Słowa kluczowe *", "Tag *", "Kategorie *", "Kategoria *",
        "Więcej na temat *", "Zobacz więcej na temat *", "Etykiety *", "Powiązane tematy *",
    ),
    tr=(
        "Etiketler *", "Etiket *", "Konular *", "İlgili konular *", "Anahtar kelimeler *",
        "Kategoriler *", "Kategori *", "ETİKETLER *", "İlgili Konular *", "Anahtar Kelimeler *",
    ),
    ru=(
        "Теги *", "Тэги *", "Метки *", "Темы *", "Ключевые слова *", "Рубрики *", "Рубрика *",
        "Тема *", "Категории *", "Категория *", "Сюжеты *", "Ещё на тему *",
    ),
    uk=(
        "Теги *", "Мітки *", "Теми *", "Ключові слова *", "Рубрики *", "Рубрика *", "Тема *",
        "Категорії *", "Категорія *", "Сюжети *",
    ),
    ar=(
        "الوسوم *", "وسوم *", "الكلمات الدلالية *", "كلمات دلالية *", "كلمات مفتاحية *",
        "الكلمات المفتاحية *", "المواضيع *", "التصنيفات *", "الأوسمة *", "العلامات *", "تاغات *",
        "التصنيف *", "مواضيع *", "تاجات *",
    ),
    fa=(
        "برچسب‌ها *", "برچسب ها *", "برچسب *", "کلیدواژه‌ها *", "کلید واژه‌ها *", "کلمات کلیدی *",
        "موضوعات *", "دسته‌بندی *", "تگ‌ها *", "تگ ها *", "واژه‌های کلیدی *",
    ),
    hi=(
        "टैग्स *", "टैग *", "विषय *", "टॉपिक *", "टॉपिक्स *", "श्रेणी *", "श्रेणियाँ *",
        "कीवर्ड *", "Tags *", "कैटेगरी *",
    ),
    id=(
        "Tag *", "Tags *", "Topik *", "Kata kunci *", "Kategori *", "TAG *", "Label *",
        "Topik terkait *", "Tag terkait *", "Topik berita *",
    ),
    vi=(
        "Từ khóa *", "Tags *", "Tag *", "Chủ đề *", "Thẻ *", "Chuyên mục *", "Từ khoá *",
        "Nhãn *", "Danh mục *", "Chủ đề liên quan *",
    ),
    zh=(
        "标签*", "標籤*", "关键词*", "關鍵字*", "关键字*", "话题*", "分类*", "分類*", "相关话题*",
        "主题*", "主題*", "相關標籤*", "文章标签*", "热门关键词*", "相關關鍵字*", "延伸主題*",
    ),
    ja=(
        "タグ*", "キーワード*", "カテゴリー*", "カテゴリ*", "関連タグ*", "トピックス*",
        "関連トピック*", "タグ一覧", "テーマ*", "関連ワード*", "ジャンル*",
    ),
    ko=(
        "태그 *", "키워드 *", "주제 *", "카테고리 *", "관련 태그 *", "관련 키워드 *",
        "해시태그 *", "토픽 *", "관련키워드 *", "분류 *",
    ),
    el=(
        "Ετικέτες *", "Tags *", "ΕΤΙΚΕΤΕΣ *", "Θέματα *", "Κατηγορίες *", "Κατηγορία *",
        "Λέξεις κλειδιά *", "Λέξεις-κλειδιά *", "Σχετικά θέματα *", "ΘΕΜΑΤΑ *",
    ),
    sv=(
        "Ämnen *", "Taggar *", "Ämnen i artikeln", "Nyckelord *", "Mer om *", "Etiketter *",
        "Kategorier *",
    ),
    da=("Emner *", "Tags *", "Nøgleord *", "Mere om *", "Kategorier *", "Emneord *"),
    nb=("Emner *", "Stikkord *", "Tagger *", "Emneord *", "Mer om *", "Kategorier *"),
    cs=("Štítky *", "Témata *", "Tagy *", "Klíčová slova *", "Kategorie *", "Rubriky *"),
    ro=(
        "Etichete *", "Taguri *", "Cuvinte cheie *", "Subiecte *", "Categorii *", "Tags *",
        "Categorie *",
    ),
    hu=("Címkék *", "Témák *", "Kulcsszavak *", "Kategória *", "Kategóriák *", "Címke *"),
)  # fmt: skip

_MOST_TAG_CHARACTERS = 45
_HASHES = "#＃"


def drop_tags(document: Document) -> Document:
    """Drop lines of tags behind the text, and headings such as "Topics" with the topics below.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> kept(drop_tags, text, "Tags: bridges, Aller", "#Bridge #Aller")
    ['The bridge over the Aller reopens on Monday, the council of the town said.']

    >>> kept(drop_tags, text, "Topics", text)[1]
    'Topics'
    """
    blocks, lines = document.blocks, lines_of(document)
    hashtags = {
        i: blocks[i].dropped("hashtags")
        for i in chain.from_iterable(map(lines.holding, _HASHES))
        if _is_hashtags(lines.texts[i]) and blocks[i].is_body
    }
    first: int | None = None
    changes: dict[int, Verdict] = {}
    for i in lines.among(PHRASES):
        if not blocks[i].is_body or i in changes or i in hashtags:
            continue
        if first is None:
            first = lines.first_paragraph()
        for position in _tags(blocks, i, first):
            changes[position] = blocks[position].dropped("tags")
    return document.with_changes(changes | hashtags)


def _tags(blocks: Sequence[Block], position: int, first: int) -> list[int]:
    """The line at a position and those that go with it, if it holds or heads tags."""
    block = blocks[position]
    if not PHRASES.is_line(block.key):
        return [position] if _lists_tags(block) else []
    topics = titles_after(blocks, position) if position > first else None
    if topics is None or any(len(blocks[i].text) > _MOST_TAG_CHARACTERS for i in topics):
        return [position] if is_link(block) else []
    return [position, *topics]


def _lists_tags(block: Block) -> bool:
    opening = PHRASES.opening(block.key)
    return is_link(block) or (has_colon(block.text, opening) and not ends_sentence(block.text))


def _is_hashtags(text: str) -> bool:
    names = text.split()
    return len(names) > 1 and all(name[0] in _HASHES for name in names)
