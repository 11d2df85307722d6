"""Drop the comments below an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from cleaner.look.blocks import (
    heads_paragraph,
    is_link,
    is_spoken,
)
from cleaner.look.lines import Lines, lines_of
from cleaner.look.sections import TOO_WIDE, encloses, named_element
from cleaner.look.timestamps import before_stamp, time_kind
from cleaner.page import Block, Document, Element, Verdict
from cleaner.text import Phrases, ends_sentence

#: Headings of the comments; in these, 0 stands for any number.
PHRASES = Phrases(
    en=(
        "Comments", "Comment", "0 comments", "0 comment", "Comments 0", "Comment 0",
        "View comments", "View 0 comments", "Show comments", "View all comments", "Read comments",
        "Leave a reply", "Leave a Reply Cancel reply", "Leave a comment", "Leave your comment",
        "Post a comment", "Add a comment", "Write a comment", "Join the conversation",
        "Join the discussion", "Have your say", "No comments", "No comments yet",
        "Be the first to comment", "0 responses", "0 thoughts on *", "0 replies",
        "0 comments on *", "Reader comments", "Comments are closed", "Comments closed",
        "Show 0 comments", "Sort by newest", "Load comments", "Facebook comments", "Your comment",
        "Submit comment", "Sign in to comment", "Log in to comment",
        "Top comments", "Latest comments", "Recent comments", "Selected comments",
        "Best comments", "Most recent comments", "Your comments", "Newest comments",
        "You must be logged in to post a comment", "Post comment", "Reader Interactions",
        "Share your thoughts *", "Readers' comments", "Comment on this story",
    ),
    de=(
        "Kommentare", "Kommentar", "0 Kommentare", "0 Kommentar", "Kommentare 0",
        "Kommentar schreiben", "Kommentar verfassen", "Schreiben Sie einen Kommentar",
        "Schreibe einen Kommentar", "Hinterlasse einen Kommentar", "Kommentare lesen",
        "Kommentare anzeigen", "Alle Kommentare anzeigen", "Leserkommentare",
        "Diskutieren Sie mit", "Keine Kommentare", "Antwort hinterlassen",
        "Kommentare geschlossen", "Jetzt kommentieren", "Kommentieren", "Leserbriefe",
        "Mitdiskutieren",
        "Neueste Kommentare", "Letzte Kommentare", "Top-Kommentare",
    ),
    fr=(
        "Commentaires", "Commentaire", "0 commentaires", "0 commentaire", "Commentaires 0",
        "Laisser un commentaire", "Laissez un commentaire", "Ajouter un commentaire",
        "Voir les commentaires", "Lire les commentaires", "Poster un commentaire",
        "Aucun commentaire", "Soyez le premier à commenter", "0 réactions",
        "Publier un commentaire", "Écrire un commentaire", "Tous les commentaires",
        "Les commentaires sont fermés", "Commenter", "Laisser une réponse",
        "Derniers commentaires", "Commentaires récents", "Vos commentaires",
    ),
    es=(
        "Comentarios", "Comentario", "0 comentarios", "0 comentario", "Comentarios 0",
        "Deja un comentario", "Deja una respuesta", "Dejar un comentario", "Deje su comentario",
        "Ver comentarios", "Ver 0 comentarios", "Comentar", "Añade un comentario",
        "Escribe un comentario", "Sin comentarios", "Sé el primero en comentar",
        "No hay comentarios", "Agregar un comentario", "Publicar un comentario",
        "Deja tu comentario", "Deja una respuesta Cancelar la respuesta",
        "Únete a la conversación", "Participa en la conversación",
        "Últimos comentarios", "Comentarios recientes", "Mejores comentarios",
    ),
    pt=(
        "Comentários", "Comentário", "0 comentários", "0 comentário", "Comentários 0",
        "Deixe um comentário", "Deixe uma resposta", "Deixe seu comentário",
        "Deixar um comentário", "Ver comentários", "Comentar", "Escreva um comentário",
        "Nenhum comentário", "Sem comentários", "Seja o primeiro a comentar",
        "Adicionar comentário", "Faça um comentário", "Deixe o seu comentário", "Comente",
        "Os comentários estão fechados", "Deixe um comentário Cancelar resposta",
        "Últimos comentários", "Comentários recentes",
    ),
    it=(
        "Commenti", "Commento", "0 commenti", "0 commento", "Commenti 0", "Lascia un commento",
        "Lascia una risposta", "Scrivi un commento", "Aggiungi un commento", "Leggi i commenti",
        "Vedi commenti", "Commenta", "Nessun commento", "Lascia un commento Annulla risposta",
        "Mostra commenti", "I commenti sono chiusi", "I vostri commenti",
        "Lascia il tuo commento", "I commenti dei lettori", "Partecipa alla discussione",
        "Ultimi commenti", "Commenti recenti", "I commenti dei lettori",
    ),
    nl=(
        "Reacties", "0 reacties", "0 reactie", "Reacties 0", "Reageer", "Reageren",
        "Plaats een reactie", "Geef een reactie", "Laat een reactie achter", "Bekijk reacties",
        "Toon reacties", "Geen reacties", "Schrijf een reactie", "Reageer op dit artikel",
        "Praat mee", "Lees de reacties", "Een reactie plaatsen", "Alle reacties",
        "Reacties gesloten", "Geef een reactie Reactie annuleren",
        "Laatste reacties", "Recente reacties",
    ),
    pl=(
        "Komentarze", "Komentarz", "0 komentarzy", "0 komentarze", "0 komentarz", "Komentarze 0",
        "Dodaj komentarz", "Zostaw komentarz", "Skomentuj", "Zobacz komentarze",
        "Pokaż komentarze", "Brak komentarzy", "Napisz komentarz", "Wszystkie komentarze",
        "Dodaj odpowiedź", "Zostaw odpowiedź", "Bądź pierwszy i skomentuj",
        "Zobacz wszystkie komentarze", "Twój komentarz",
        "Wybrane komentarze", "Najnowsze komentarze", "Ostatnie komentarze",
        "Wasze komentarze", "Opinie czytelników",
    ),
    tr=(
        "Yorumlar", "Yorum", "0 yorum", "Yorumlar 0", "Yorum yap", "Yorum Yap", "Yorum yaz",
        "Yorum Yaz", "Yorum ekle", "Yorum bırak", "Bir yorum yazın", "Bir cevap yazın",
        "Bir yanıt yazın", "Yorumları göster", "Yorumları Göster", "Tüm yorumlar", "Yorum gönder",
        "Henüz yorum yapılmamış", "İlk yorumu sen yap", "Okuyucu yorumları", "Okur yorumları",
        "Bir cevap yazın Cevabı iptal et", "Yorum yapın", "YORUMLAR",
        "Son yorumlar", "Son Yorumlar",
    ),
    ru=(
        "Комментарии", "Комментарий", "0 комментариев", "0 комментария", "0 комментарий",
        "Комментарии 0", "Комментариев 0", "Оставить комментарий", "Добавить комментарий",
        "Написать комментарий", "Комментировать", "Обсудить", "Показать комментарии",
        "Нет комментариев", "Комментариев нет", "Ваш комментарий", "Прокомментировать",
        "Читать комментарии", "Оставьте комментарий", "Комментарии к новости", "Отзывы 0",
        "Комментарии читателей", "Комментарии закрыты",
        "Последние комментарии", "Новые комментарии", "Лучшие комментарии",
    ),
    uk=(
        "Коментарі", "Коментар", "0 коментарів", "0 коментарі", "0 коментар", "Коментарі 0",
        "Коментарів 0", "Залишити коментар", "Додати коментар", "Написати коментар",
        "Коментувати", "Обговорити", "Показати коментарі", "Немає коментарів", "Ваш коментар",
        "Прокоментувати", "Залиште коментар", "Коментарі закриті", "Читати коментарі",
        "Останні коментарі", "Нові коментарі",
    ),
    ar=(
        "التعليقات", "تعليقات", "0 تعليقات", "0 تعليق", "التعليقات 0", "تعليقات 0", "أضف تعليق",
        "أضف تعليقا", "أضف تعليقك", "اترك تعليقا", "اترك تعليقاً", "اترك تعليق", "اترك ردا",
        "اترك رد", "اترك ردّاً إلغاء الرد", "لا توجد تعليقات", "لا تعليقات", "شارك برأيك",
        "اكتب تعليقك", "عرض التعليقات", "تعليقات القراء", "إضافة تعليق", "كن أول من يعلق",
        "لا يوجد تعليقات", "أترك تعليقاً",
    ),
    fa=(
        "نظرات", "دیدگاه‌ها", "دیدگاه ها", "0 نظر", "0 دیدگاه", "نظرات 0", "نظر شما", "نظر بدهید",
        "ارسال نظر", "ثبت نظر", "دیدگاهتان را بنویسید", "نظرات کاربران", "نظر خود را بنویسید",
        "نظرات بینندگان", "بدون نظر", "یک دیدگاه بنویسید", "ارسال دیدگاه",
        "دیدگاه خود را بنویسید", "نظرات خوانندگان", "دیدگاهتان را بنویسید لغو پاسخ",
    ),
    hi=(
        "टिप्पणियाँ", "टिप्पणियां", "टिप्पणी", "0 टिप्पणियाँ", "0 टिप्पणियां", "0 टिप्पणी",
        "कमेंट", "कमेंट्स", "कमेंट करें", "टिप्पणी करें", "अपनी राय दें", "अपनी टिप्पणी दें",
        "अपनी प्रतिक्रिया दें", "0 कमेंट", "0 कमेंट्स", "टिप्पणी लिखें", "कोई टिप्पणी नहीं",
        "आपकी राय", "सभी कमेंट्स देखें", "एक टिप्पणी छोड़ें",
    ),
    id=(
        "Komentar", "0 komentar", "Komentar 0", "Tinggalkan komentar", "Tinggalkan balasan",
        "Tulis komentar", "Beri komentar", "Lihat komentar", "Kirim komentar", "Berikan komentar",
        "Belum ada komentar", "Tidak ada komentar", "Tinggalkan Balasan Batalkan balasan",
        "Komentar pembaca", "Tulis komentar Anda", "Jadilah yang pertama berkomentar",
        "Lihat semua komentar", "Berikan Komentar Anda",
        "Komentar terbaru", "Komentar Terbaru",
    ),
    vi=(
        "Bình luận", "0 bình luận", "Bình luận 0", "Ý kiến bạn đọc", "Viết bình luận",
        "Để lại bình luận", "Gửi bình luận", "Xem bình luận", "Ý kiến 0", "Chưa có bình luận",
        "Thêm bình luận", "Trả lời Hủy", "Để lại một bình luận", "Bình luận của bạn",
        "Ý kiến của bạn", "Tất cả bình luận", "Hãy là người đầu tiên bình luận", "Gửi ý kiến",
        "0 ý kiến",
        "Bình luận mới nhất",
    ),
    zh=(
        "评论", "評論", "0条评论", "0 条评论", "0 則評論", "0則評論", "0 則留言", "发表评论",
        "發表評論", "我要评论", "我要評論", "网友评论", "網友評論", "查看评论", "發表留言",
        "我要留言", "发表回复", "發佈回覆", "全部评论", "最新评论", "评论 0", "暂无评论",
        "评论列表", "精彩评论", "热门评论", "參與評論", "网友留言", "發表意見", "取消回复",
        "发表评论 取消回复", "回應 0", "0 留言",
        "最新评论", "最新評論", "热门评论", "热评",
    ),
    ja=(
        "コメント", "コメント 0", "コメント0", "0件のコメント", "0 件のコメント",
        "コメントを書く", "コメントする", "コメントを投稿", "コメントを残す", "コメントを見る",
        "コメント欄", "みんなのコメント", "コメント一覧", "コメント0件", "コメント（0）",
        "コメントはありません", "コメントはまだありません", "コメントを残す コメントをキャンセル",
        "返信を残す", "読者のコメント", "コメントを読む", "コメントをもっと見る",
    ),
    ko=(
        "댓글", "댓글 0", "댓글 0개", "댓글0", "0개의 댓글", "0 댓글", "댓글쓰기", "댓글 쓰기",
        "댓글 달기", "댓글 남기기", "댓글보기", "댓글 보기", "의견 쓰기", "전체 댓글",
        "댓글 등록", "첫 댓글을 남겨주세요", "독자 의견", "네티즌 의견", "답글 남기기",
        "댓글을 입력하세요", "댓글 더보기", "기사 댓글", "전체댓글수 0", "댓글 삭제",
    ),
    el=(
        "Σχόλια", "ΣΧΟΛΙΑ", "Σχόλιο", "0 σχόλια", "0 σχόλιο", "Σχόλια 0", "Αφήστε ένα σχόλιο",
        "Αφήστε σχόλιο", "Αφήστε μια απάντηση", "Γράψτε σχόλιο", "Γράψτε ένα σχόλιο",
        "Δείτε τα σχόλια", "Προσθήκη σχολίου", "Σχολιάστε", "Δημοσίευση σχολίου", "Κανένα σχόλιο",
        "Δεν υπάρχουν σχόλια", "Ακύρωση απάντησης", "Αφήστε το σχόλιό σας", "Προσθέστε σχόλιο",
        "Το σχόλιό σας", "Αφήστε μια απάντηση Ακύρωση απάντησης", "Σχόλια αναγνωστών",
        "Τελευταία σχόλια", "Πρόσφατα σχόλια",
    ),
    sv=(
        "Kommentarer", "0 kommentarer", "0 kommentar", "Kommentarer 0", "Kommentera",
        "Lämna en kommentar", "Skriv en kommentar", "Visa kommentarer", "Läsarkommentarer",
        "Lämna ett svar", "Delta i diskussionen",
    ),
    da=(
        "Kommentarer", "0 kommentarer", "0 kommentar", "Kommentarer 0", "Skriv en kommentar",
        "Skriv kommentar", "Vis kommentarer", "Læs kommentarer", "Kommentér", "Deltag i debatten",
        "Skriv et svar",
    ),
    nb=(
        "Kommentarer", "0 kommentarer", "0 kommentar", "Kommentarer 0", "Skriv en kommentar",
        "Legg igjen en kommentar", "Vis kommentarer", "Les kommentarer", "Kommenter",
        "Kommentarfelt", "Legg igjen et svar",
    ),
    cs=(
        "Komentáře", "0 komentářů", "0 komentáře", "0 komentář", "Komentáře 0", "Přidat komentář",
        "Napsat komentář", "Vstoupit do diskuse", "Zobrazit komentáře", "Diskuse 0", "Komentovat",
    ),
    ro=(
        "Comentarii", "0 comentarii", "0 comentariu", "Comentarii 0", "Lasă un comentariu",
        "Lasă un răspuns", "Adaugă un comentariu", "Adaugă comentariu", "Vezi comentariile",
        "Scrie un comentariu", "Niciun comentariu", "Lasă un răspuns Anulează răspunsul",
        "Comentează",
    ),
    hu=(
        "Hozzászólások", "Kommentek", "0 hozzászólás", "0 komment", "Hozzászólások 0",
        "Szóljon hozzá", "Szólj hozzá", "Vélemény, hozzászólás?", "Írja meg véleményét",
        "Hozzászólás írása", "Kommentáld", "Hozzászólok",
    ),
)  # fmt: skip

#: Buttons and labels beside each comment.
REPLIES = Phrases(
    en=(
        "Reply", "Report", "Report abuse", "Like", "Likes", "Dislike", "Like 0", "0 likes",
        "Upvote", "Flag", "Share", "Permalink", "0 replies", "Reply to this comment",
        "Report comment", "Log in to reply", "Quote", "Respect", "Recommend 0", "Recommend",
        "Anonymous", "Guest", "Edited", "Show more replies",
    ),
    de=(
        "Antworten", "Melden", "Gefällt mir", "Kommentar melden", "Antwort", "Zitieren",
        "Empfehlen", "Beitrag melden",
    ),
    fr=("Répondre", "Signaler", "J'aime", "Signaler un abus", "Recommander", "Alerter"),
    es=("Responder", "Reportar", "Denunciar", "Me gusta", "Citar", "Anónimo", "Reportar abuso"),
    pt=("Responder", "Denunciar", "Curtir", "Gosto", "Anônimo", "Reportar"),
    it=("Rispondi", "Segnala", "Mi piace", "Segnala abuso", "Cita", "Anonimo"),
    nl=("Beantwoorden", "Antwoorden", "Rapporteer", "Vind ik leuk", "Meld", "Meld misbruik"),
    pl=("Odpowiedz", "Zgłoś", "Zgłoś nadużycie", "Lubię to", "Cytuj", "Gość"),
    tr=("Yanıtla", "Cevapla", "Beğen", "Beğenme", "Şikayet et", "Bildir", "Misafir"),
    ru=("Ответить", "Пожаловаться", "Нравится", "Цитировать", "Аноним", "Гость"),
    uk=("Відповісти", "Поскаржитись", "Поскаржитися", "Подобається", "Цитувати", "Гість"),
    ar=("رد", "الرد", "إبلاغ", "أعجبني", "تبليغ", "أبلغ عن إساءة", "زائر"),
    fa=("پاسخ", "گزارش", "پسندیدم", "گزارش تخلف", "ناشناس"),
    hi=("जवाब दें", "उत्तर दें", "रिपोर्ट करें", "पसंद", "रिप्लाई"),
    id=("Balas", "Laporkan", "Suka", "Tanggapi", "Lapor"),
    vi=("Trả lời", "Báo cáo", "Thích", "Báo xấu", "Phản hồi"),
    zh=(
        "回复", "回覆", "举报", "檢舉", "赞", "讚", "顶", "支持", "反对", "回复 举报", "点赞",
        "匿名",
    ),
    ja=("返信", "返信する", "通報", "違反報告", "いいね", "匿名"),
    ko=(
        "답글", "답글쓰기", "답글 쓰기", "신고", "신고하기", "공감", "비공감", "좋아요",
        "답글 달기",
    ),
    el=("Απάντηση", "Αναφορά", "Μου αρέσει", "Απάντησε", "Ανώνυμος"),
    sv=("Svara", "Anmäl", "Gilla"),
    da=("Svar", "Anmeld", "Synes godt om"),
    nb=("Svar", "Rapporter", "Lik"),
    cs=("Odpovědět", "Nahlásit", "Reagovat"),
    ro=("Răspunde", "Raportează", "Îmi place"),
    hu=("Válasz", "Jelentés", "Tetszik"),
)  # fmt: skip

#: Headings of the rules for comments.
RULES = Phrases(
    en=(
        "Comment policy", "Comments policy", "Commenting policy", "Comment guidelines",
        "Commenting guidelines", "Comment rules", "Commenting rules", "Rules for comments",
        "Comment moderation policy", "Our commenting policy", "Our comment policy",
        "Rules for commenting", "About comments", "About the comments", "About our comments",
    ),
    de=(
        "Kommentarregeln", "Regeln für Kommentare", "Kommentarrichtlinien", "Netiquette",
        "Unsere Netiquette", "Unsere Kommentarregeln",
    ),
    fr=(
        "Règles des commentaires", "Charte des commentaires", "Charte de modération",
        "Règles de publication des commentaires",
    ),
    es=("Normas de los comentarios", "Normas para comentar", "Política de comentarios"),
    pt=("Regras dos comentários", "Regras para comentários", "Política de comentários"),
    it=("Regole per i commenti", "Regole dei commenti", "Policy dei commenti"),
    nl=("Spelregels reacties", "Regels voor reacties", "Reactieregels"),
    pl=("Zasady komentowania", "Regulamin komentarzy", "Regulamin komentowania"),
    tr=("Yorum kuralları", "Yorum Kuralları", "Yorum yazma kuralları"),
    ru=(
        "Правила комментирования", "Правила комментариев", "Правила для комментариев",
        "Правила размещения комментариев",
    ),
    uk=("Правила коментування", "Правила коментарів", "Правила для коментарів"),
    ar=("شروط التعليق", "قواعد التعليق", "سياسة التعليقات"),
    fa=("قوانین ارسال نظر", "قوانین ارسال دیدگاه"),
    hi=("टिप्पणी के नियम", "टिप्पणी नीति"),
    id=("Aturan komentar", "Kebijakan komentar", "Pedoman komentar"),
    vi=("Quy định bình luận", "Nội quy bình luận", "Quy tắc bình luận"),
    zh=("评论规则", "評論規則", "留言規則", "评论须知", "跟帖规则"),
    ja=("コメントのルール", "コメントに関する注意", "コメント投稿のルール"),
    ko=("댓글 운영정책", "댓글 운영 정책", "댓글 작성 규칙"),
    el=("Όροι σχολιασμού", "Κανόνες σχολιασμού", "Πολιτική σχολίων"),
    sv=("Kommentarsregler", "Regler för kommentarer"),
    da=("Regler for kommentarer", "Debatregler"),
    nb=("Regler for kommentarer", "Kommentarregler", "Debattregler"),
    cs=("Pravidla diskuse", "Pravidla komentářů"),
    ro=("Reguli pentru comentarii", "Regulile comentariilor"),
    hu=("Kommentelési szabályok", "Hozzászólási szabályok", "Moderálási alapelvek"),
)  # fmt: skip

_LEAST_BEFORE = 2
_CLASS_WORDS = frozenset(
    {
        "comment", "comments", "comm", "commentlist", "disqus", "respond", "kommentare",
        "commentaires",
        "comentarios", "commenti", "reacties", "komentarze", "yorum", "yorumlar", "kommentarer",
        "komentar", "diskuse",
    }
)  # fmt: skip
# So many elements named for comments are that.
_FEWEST_ELEMENTS = 2
# "comments-open" is said of what may be commented on.
_STATES = frozenset({"open", "closed", "off", "enabled", "disabled"})
_LONGEST_HEADING = 50
_FORM_SENTENCES = 2


def drop_comments(document: Document) -> Document:
    """Drop the heading of the comments below an article, and the comments.

    >>> from cleaner.pipeline import kept
    >>> text = "The bridge over the Aller reopens on Monday, the council of the town said."
    >>> said = "I cross it every day on my way to work and I am glad that it is open again."
    >>> page = (text, text, "2 Comments", "Ann", "3 hours ago", said, "Reply", "Bo", said, "Reply")
    >>> kept(drop_comments, *page) == [text, text]
    True

    What follows is taken only where it looks like comments: replies or times between the
    paragraphs, or, in HTML, the comments' own element. Several elements that are named for comments
    are comments without a heading, too.

    >>> kept(drop_comments, text, text, "Comments", text, text)[2]
    'Comments'

    Rules for comments take all that follows, if little does: stories tell of such rules, too.

    >>> kept(drop_comments, text, text, "Comment policy", "Be kind.", text) == [text, text]
    True
    >>> len(kept(drop_comments, text, text, "Comment policy", text, text))
    5
    """
    blocks, lines = document.blocks, lines_of(document)
    changes: dict[int, Verdict] = {}
    start: int | None = None
    headings: frozenset[int] = frozenset()
    for i in _headings(blocks, lines):
        if i in changes:
            continue
        if start is None:
            start = _text_before(lines)
            headings = _comment_headings(blocks, lines, max(start, i))
            # Of an article that was written out, rules are what it tells of.
            headings |= frozenset() if document.page.shows_head else _rules(document)
        for position in _comments(document, i, start, headings):
            changes[position] = blocks[position].dropped("comments")
    for position in _own_elements(document):
        changes.setdefault(position, blocks[position].dropped("an element of comments"))
    return document.with_changes(changes)


def _own_elements(document: Document) -> list[int]:
    """Positions of what stands in elements behind the text, several, that are named for comments.

    One alone may be the article's, and so may those that are named as what holds its first text, or
    that have more of it behind them.
    """
    if document.form == "text":
        return []
    blocks, paragraphs = document.blocks, lines_of(document).paragraphs
    named: dict[Element | None, Element | None] = {None: None}
    holders = [_named(blocks[position].element, named) for position in paragraphs]
    looks = {scope.class_words for scope in holders[:_LEAST_BEFORE] if scope is not None}
    boxes = {_box(blocks[position]) for position in paragraphs[:_LEAST_BEFORE]}
    # How many paragraphs there are up to the last one that stands where the first do.
    text = max(
        (
            number
            for number, (position, holder) in enumerate(zip(paragraphs, holders, strict=True), 1)
            if number <= _LEAST_BEFORE or (holder is None and _box(blocks[position]) in boxes)
        ),
        default=0,
    )
    found = {
        scope for scope in holders[text:] if scope is not None and scope.class_words not in looks
    }
    if len(found) < _FEWEST_ELEMENTS:
        return []
    return [
        position
        for position in range(paragraphs[text - 1] + 1, len(blocks))
        if blocks[position].is_body and _named(blocks[position].element, named) in found
    ]


def _box(block: Block) -> Element | None:
    """The element round a block's own."""
    return block.element.parent if block.element is not None else None


def _named(scope: Element | None, named: dict[Element | None, Element | None]) -> Element | None:
    """The innermost element, from one outwards, whose class says that it holds comments."""
    path: list[Element] = []
    while scope is not None and scope not in named:
        path.append(scope)
        scope = scope.parent
    found = named[scope]
    for inner in reversed(path):
        words = inner.class_words
        if (
            inner.tag not in TOO_WIDE
            and not _CLASS_WORDS.isdisjoint(words)
            and _STATES.isdisjoint(words)
        ):
            found = inner
        named[inner] = found
    return found


def _headings(blocks: Sequence[Block], lines: Lines) -> list[int]:
    found = {*lines.among(PHRASES), *lines.among(RULES), *lines.counting(PHRASES)}
    return sorted(i for i in found if _may_be_heading(blocks[i]))


def _may_be_heading(block: Block) -> bool:
    return len(block.key) <= _LONGEST_HEADING and block.is_body and not is_spoken(block.text)


def _text_before(lines: Lines) -> int:
    """Position behind the second paragraph, or behind the only one; before it stands no comment."""
    if len(lines.paragraphs) < _LEAST_BEFORE:
        return lines.first_paragraph() + 1
    return lines.behind_paragraphs(_LEAST_BEFORE)


def _comments(document: Document, heading: int, start: int, headings: frozenset[int]) -> list[int]:
    """The heading at a position and what it takes with it; empty if it heads no comments."""
    blocks = document.blocks
    block = blocks[heading]
    if heading >= start:
        scope = None if RULES.match(block.key) else _element(document, heading)
        if scope is not None:
            held = takewhile(lambda i: encloses(scope, blocks[i]), range(heading, len(blocks)))
            return [i for i in held if blocks[i].is_body]
        if heading in headings:
            return [i for i in range(heading, len(blocks)) if blocks[i].is_body]
    alone = any(map(str.isdigit, block.key)) or is_link(block)
    return [heading] if alone or _stands_last(blocks, heading, start) else []


def _rules(document: Document) -> frozenset[int]:
    """Positions of the headings of rules for comments.

    Behind them stand half as many paragraphs at most, or an element round them is named for
    comments.
    """
    lines = lines_of(document)
    return frozenset(
        at
        for at in lines.among(RULES)
        if 3 * bisect_left(lines.paragraphs, at) >= 2 * len(lines.paragraphs)
        or _element(document, at) is not None
    )


def _stands_last(blocks: Sequence[Block], heading: int, start: int) -> bool:
    return heading >= start and not heads_paragraph(blocks, heading)


def _element(document: Document, heading: int) -> Element | None:
    """The near element round a heading whose name says that it holds comments, and no text."""
    blocks, paragraphs = document.blocks, lines_of(document).paragraphs
    last = bisect_left(paragraphs, heading) - 1
    before = blocks[paragraphs[last]] if last >= 0 else None
    return named_element(blocks[heading], _CLASS_WORDS, before)


def _comment_headings(blocks: Sequence[Block], lines: Lines, first: int) -> frozenset[int]:
    """Positions behind which stand only labels of a form, or sentences with replies among them.

    Only from the first on that is asked for.
    """
    replies, running = frozenset(lines.among(REPLIES)), frozenset(lines.paragraphs)
    sentences = paragraphs = marks = 0
    found: set[int] = set()
    for i in range(len(blocks) - 1, first - 1, -1):
        block = blocks[i]
        if marks * 3 >= sentences or (not paragraphs and sentences <= _FORM_SENTENCES + marks * 3):
            found.add(i)
        sentences += ends_sentence(block.text)
        paragraphs += i in running
        marks += i in replies or (
            i in lines.numbered
            and (time_kind(block.text, block.key) == "stamp" or before_stamp(block.text) != "")
        )
    return frozenset(found)
