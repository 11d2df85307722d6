"""Drop what a page says of the author and of itself behind the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.look.blocks import (
    has_colon,
    heads_paragraph,
    is_link,
    next_open,
    reads_as_paragraph,
    reads_as_title,
)
from cleaner.look.lines import Lines, lines_of
from cleaner.look.sections import encloses, section_scope
from cleaner.page import Block, Document, Role, Verdict
from cleaner.text import Phrases, match_key

#: Headings; and, with a star, headings that name the author.
PHRASES = Phrases(
    en=(
        "About the author *", "About the authors", "About the writer", "About author", "Author",
        "The author", "About this author", "Author bio", "Author information",
        "More about the author", "More from this author", "View all posts by *",
        "See all posts by *", "View all posts", "More posts by *", "Meet the author",
        "About our reporter", "Written by", "About us", "Follow the author",
        "See more by this author", "View author archive *", "Read more from this author",
        "About the journalist", "See author's posts", "Read more by *",
    ),
    de=(
        "Über den Autor *", "Über die Autorin *", "Zum Autor", "Zur Autorin", "Über die Autoren",
        "Zur Person", "Der Autor", "Die Autorin", "Alle Beiträge von *", "Alle Artikel von *",
        "Mehr vom Autor", "Mehr Artikel von *", "Mehr Beiträge von *", "Autoreninfo", "Über uns",
    ),
    fr=(
        "À propos de l'auteur *", "A propos de l'auteur *", "L'auteur", "L'auteure",
        "À propos des auteurs", "Voir tous les articles de *", "Tous les articles de *",
        "Du même auteur", "Qui est l'auteur", "À propos de nous", "Biographie de l'auteur",
    ),
    es=(
        "Sobre el autor *", "Sobre la autora *", "Acerca del autor *", "Sobre la firma",
        "Sobre los autores", "El autor", "La autora", "Ver todos los artículos de *",
        "Ver todas las entradas de *", "Ver biografía", "Más artículos de *",
        "Biografía del autor", "Ver perfil", "Acerca de nosotros", "Más del autor",
    ),
    pt=(
        "Sobre o autor *", "Sobre a autora *", "Sobre os autores", "O autor", "A autora",
        "Ver todos os artigos de *", "Ver todas as publicações *", "Mais artigos de *",
        "Biografia do autor", "Ver mais artigos de *", "Ver todos os posts de *", "Sobre nós",
        "Mais sobre o autor",
    ),
    it=(
        "Sull'autore *", "Informazioni sull'autore", "L'autore", "L'autrice", "Chi è l'autore",
        "Tutti gli articoli di *", "Vedi tutti gli articoli di *", "Altri articoli di *",
        "Biografia dell'autore", "Leggi tutti gli articoli di *", "Chi siamo",
        "Informazioni sull'Autore", "Su l'autore",
    ),
    nl=(
        "Over de auteur *", "Over de auteurs", "Over de schrijver", "De auteur", "Auteur",
        "Alle artikelen van *", "Bekijk alle berichten van *", "Meer artikelen van *",
        "Meer van deze auteur", "Meer van deze journalist", "Over ons", "Over deze auteur",
        "Bekijk alle artikelen van *",
    ),
    pl=(
        "O autorze *", "O autorce", "O autorach", "Autor", "Wszystkie artykuły autora *",
        "Zobacz wszystkie wpisy *", "Inne artykuły autora", "Więcej artykułów autora",
        "Zobacz wszystkie artykuły autora *", "Poznaj autora", "O nas", "Notka o autorze",
    ),
    tr=(
        "Yazar hakkında *", "Yazar Hakkında *", "Yazar", "Yazarın diğer yazıları",
        "Yazarın Diğer Yazıları", "Yazarın tüm yazıları", "Yazarın Tüm Yazıları", "Tüm yazıları",
        "Yazarın son yazıları", "Hakkımızda", "Yazarın biyografisi", "Yazarın tüm haberleri",
    ),
    ru=(
        "Об авторе *", "Об авторах", "Автор", "Автор статьи", "Автор материала",
        "Все статьи автора *", "Все материалы автора *", "Другие статьи автора",
        "Все записи автора *", "Другие материалы автора", "О нас", "О редакции",
        "Все публикации автора *",
    ),
    uk=(
        "Про автора *", "Про авторку", "Про авторів", "Автор", "Автор статті", "Автор матеріалу",
        "Всі статті автора *", "Усі матеріали автора *", "Всі матеріали автора *",
        "Інші матеріали автора", "Усі публікації автора *", "Про нас", "Про редакцію",
    ),
    ar=(
        "عن الكاتب *", "عن المؤلف", "نبذة عن الكاتب", "حول الكاتب", "الكاتب", "عن كاتب المقال",
        "مقالات الكاتب", "المزيد من مقالات الكاتب", "جميع مقالات *", "كل مقالات *",
        "عرض كل المقالات *", "مقالات أخرى للكاتب", "من نحن",
    ),
    fa=(
        "درباره نویسنده *", "درباره‌ی نویسنده", "نویسنده", "دربارهٔ نویسنده", "همه مطالب نویسنده",
        "سایر مطالب نویسنده", "مشاهده همه نوشته‌ها", "دیگر نوشته‌های نویسنده", "درباره ما",
        "مطالب دیگر نویسنده",
    ),
    hi=(
        "लेखक के बारे में *", "लेखक", "लेखक परिचय", "लेखक की अन्य खबरें", "लेखक की और खबरें",
        "सभी लेख देखें", "लेखक की सभी खबरें", "हमारे बारे में", "About the Author *",
        "लेखिका के बारे में",
    ),
    id=(
        "Tentang penulis *", "Tentang Penulis", "Penulis", "Profil penulis",
        "Artikel lain dari penulis", "Lihat semua artikel *", "Semua artikel oleh *",
        "Artikel lainnya dari penulis", "Tentang kami", "Tulisan lain dari *",
    ),
    vi=(
        "Về tác giả *", "Thông tin tác giả", "Tác giả", "Giới thiệu tác giả",
        "Bài viết khác của tác giả", "Xem tất cả bài viết *", "Bài cùng tác giả",
        "Đôi nét về tác giả", "Về chúng tôi", "Cùng tác giả",
    ),
    zh=(
        "关于作者", "關於作者", "作者简介*", "作者簡介*", "作者介绍*", "作者介紹*", "作者信息",
        "作者其他文章", "作者的其他文章", "作者更多文章", "查看所有文章", "查看作者所有文章",
        "关于我们", "關於我們", "撰稿人简介",
    ),
    ja=(
        "著者について", "著者紹介", "著者プロフィール", "この記事を書いた人", "執筆者紹介",
        "執筆者プロフィール", "筆者紹介", "プロフィール", "この著者の記事", "この著者の記事一覧",
        "ライター紹介", "この記事の著者", "著者の記事一覧", "この筆者の記事一覧",
        "記者プロフィル", "運営会社",
    ),
    ko=(
        "저자 소개", "필자 소개", "기자 소개", "글쓴이 소개", "작성자 소개", "기자 프로필",
        "이 기자의 다른 기사", "기자의 다른 기사", "다른 기사 보기", "이 기자의 기사 더보기",
        "필자의 다른 글", "회사소개", "기자 정보",
    ),
    el=(
        "Σχετικά με τον συγγραφέα *", "Σχετικά με τον αρθρογράφο", "Ο συγγραφέας", "Η συγγραφέας",
        "Ο αρθρογράφος", "Για τον συγγραφέα", "Όλα τα άρθρα του *", "Όλα τα άρθρα της *",
        "Όλα τα άρθρα του συντάκτη", "Περισσότερα άρθρα του *", "Βιογραφικό", "Σχετικά με εμάς",
        "Άρθρα συντάκτη",
    ),
    sv=(
        "Om författaren", "Om skribenten", "Fler artiklar av *", "Alla artiklar av *", "Skribent",
        "Om oss", "Författare",
    ),
    da=(
        "Om forfatteren", "Om skribenten", "Flere artikler af *", "Alle artikler af *",
        "Om journalisten", "Om os",
    ),
    nb=(
        "Om forfatteren", "Om skribenten", "Flere artikler av *", "Alle artikler av *",
        "Om journalisten", "Om oss",
    ),
    cs=(
        "O autorovi", "O autorce", "O autorech", "Všechny články autora *", "Další články autora",
        "Články autora", "O nás",
    ),
    ro=(
        "Despre autor", "Despre autoare", "Vezi toate articolele *", "Toate articolele autorului",
        "Mai multe articole de *", "Articole de același autor", "Despre noi",
    ),
    hu=(
        "A szerzőről", "Szerzőről", "A szerző további cikkei", "A szerző összes cikke", "Szerző",
        "Minden cikk a szerzőtől", "Rólunk", "További cikkek a szerzőtől",
    ),
)  # fmt: skip

_LEAST_BEFORE = 2
_MOST_TAIL_PARAGRAPHS = 4
_BOX_LIMIT = 12
# A biography that only its author's name shows: the paragraphs above it, and its length.
_LEAST_ABOVE = 3
_LONGEST_BIOGRAPHY = 800
_NAME_LIMIT = 80
# A name of two to four words: one word alone may stand anywhere.
_NAME_WORDS = range(2, 5)
_CONTRIBUTED = " contributed "
_BYLINE = Role.BYLINE


def drop_author_boxes(document: Document) -> Document:
    """Drop "About the author" behind the text with the biography below, or that alone.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> bio = "Jane Roe has written about rivers and bridges since 2004 and lives in Celle."
    >>> kept(drop_author_boxes, text, text, "About the author", bio) == [text, text]
    True

    In flattened text one paragraph is taken for the biography; with more of them below, the line
    is a heading of the article and stays.

    >>> len(kept(drop_author_boxes, text, text, "About the author", bio, text))
    5

    Without a heading it is the name of an author that the page knows, at the beginning of one of
    the last paragraphs, that makes a biography.
    """
    blocks, lines = document.blocks, lines_of(document)
    tail: int | None = None
    changes: dict[int, Verdict] = {}
    for i in lines.among(PHRASES):
        if i in changes or not blocks[i].is_body:
            continue
        if tail is None:
            tail = _tail_start(lines, _LEAST_BEFORE)
        if i >= tail and reads_as_title(blocks[i]):
            for position in _box(blocks, i):
                changes[position] = blocks[position].dropped("author box")
    for i in _biographies(document):
        changes.setdefault(i, blocks[i].dropped("about the author"))
    return document.with_changes(changes)


def _biographies(document: Document) -> Iterator[int]:
    """Positions of paragraphs near the end that begin with the full name of the author."""
    names = _authors(document)
    if not names:
        return
    start = _tail_start(lines_of(document), _LEAST_ABOVE)
    for i in lines_of(document).paragraphs:
        block = document.blocks[i]
        if i >= start and block.is_body and len(block.text) <= _LONGEST_BIOGRAPHY:
            key = match_key(block.text[:_NAME_LIMIT])
            # A colon makes it a line of an interview; who else reported is the article's to say.
            if _CONTRIBUTED not in key and any(
                key.startswith(f"{n} ") and not has_colon(block.text, n) for n in names
            ):
                yield i


def _authors(document: Document) -> frozenset[str]:
    """What may be an author's full name, as keys: from the hints, and what ends an author line."""
    names = {match_key(name) for name in document.hints.authors}
    for block in document.blocks:
        if block.role is _BYLINE and block.key and len(block.key) <= _NAME_LIMIT:
            said = block.key.split(" ")
            names.update(" ".join(said[-size:]) for size in _NAME_WORDS if size <= len(said))
    return frozenset(
        name
        for name in names
        if name.count(" ") + 1 in _NAME_WORDS and not any(map(str.isdigit, name))
    )


def _tail_start(lines: Lines, least: int) -> int:
    """Where the last few paragraphs begin, behind so many others at the least."""
    return max(lines.tail_start(_MOST_TAIL_PARAGRAPHS), lines.behind_paragraphs(least))


def _box(blocks: Sequence[Block], heading: int) -> list[int]:
    """The heading, the biography below it and the short lines round that; empty if it is none."""
    if not PHRASES.is_line(blocks[heading].key):
        alone = is_link(blocks[heading]) or not heads_paragraph(blocks, heading)
        return [heading] if alone else []
    scope = section_scope(blocks, heading)
    box, biographies = [heading], 0
    i = next_open(blocks, heading)
    while i < len(blocks) and encloses(scope, blocks[i]) and len(box) < _BOX_LIMIT:
        biographies += reads_as_paragraph(blocks[i])
        box.append(i)
        i = next_open(blocks, i)
    return box if biographies <= 1 and len(box) < _BOX_LIMIT else []
