"""Keep the notes that close an article: corrections, updates, who else reported."""

from __future__ import annotations

from typing import Final

from cleaner.page import Block, Document, Role, Verdict
from cleaner.text import Phrases, first_word, match_key

#: How corrections and notes of an update begin.
CORRECTIONS = Phrases(
    en=("Correction *", "Corrections *", "Clarification *", "Editor's note *",
        "This article was amended on *", "This story has been updated *",
        "This article has been updated *", "This article has been corrected *",
        "An earlier version of this *", "A previous version of this *"),
    de=("Korrektur *", "Anmerkung der Redaktion *", "Berichtigung *", "Hinweis der Redaktion *",
        "In einer früheren Version *", "In einer früheren Fassung *"),
    fr=("Correction *", "Rectificatif *", "Mise à jour *", "Note de la rédaction *",
        "Une version précédente *"),
    es=("Corrección *", "Actualización *", "Fe de errores *", "Nota de la redacción *",
        "Una versión anterior *"),
    pt=("Correção *", "Atualização *", "Errata *", "Nota da redação *", "Uma versão anterior *"),
    it=("Correzione *", "Aggiornamento *", "Errata corrige *", "Nota della redazione *",
        "Una versione precedente *"),
    nl=("Correctie *", "Rectificatie *", "Noot van de redactie *", "In een eerdere versie *"),
    pl=("Sprostowanie *", "Aktualizacja *", "Korekta *", "Od redakcji *",
        "We wcześniejszej wersji *"),
    tr=("Düzeltme *", "Güncelleme *", "Editörün notu *", "Bu haberin önceki *"),
    ru=("Исправление *", "Обновление *", "Уточнение *", "Поправка *", "В предыдущей версии *"),
    uk=("Виправлення *", "Оновлення *", "Уточнення *", "У попередній версії *"),
    ar=("تصحيح *", "تصويب *", "ملاحظة المحرر *"),
    fa=("تصحیح *", "اصلاحیه *", "یادداشت سردبیر *"),
    hi=("सुधार *", "संपादक की टिप्पणी *", "स्पष्टीकरण *"),
    id=("Koreksi *", "Pembaruan *", "Ralat *", "Catatan redaksi *"),
    vi=("Đính chính *", "Cải chính *", "Lời tòa soạn *"),
    zh=("更正*", "更正：*", "编者按*", "編者按*"),
    ja=("訂正*", "お詫びと訂正*", "おわびと訂正*", "編集部注*"),
    ko=("정정 *", "바로잡습니다 *", "편집자 주 *"),
    el=("Διόρθωση *", "Σημείωση της σύνταξης *", "Επανόρθωση *"),
)  # fmt: skip
#: How the line begins that names further reporters.
CREDITS = Phrases(
    en=("Additional reporting by *", "With additional reporting *", "Additional reporting *",
        "With reporting by *", "Additional research by *"),
    de=("Mitarbeit *", "Unter Mitarbeit von *", "Mit Material von *"),
    fr=("Avec la contribution de *", "Avec la collaboration de *"),
    es=("Con información de *", "Con la colaboración de *", "Con reportes de *"),
    pt=("Com informações de *", "Colaborou *", "Com a colaboração de *"),
    it=("Ha collaborato *", "Hanno collaborato *", "Con la collaborazione di *"),
    nl=("Met medewerking van *", "Mede door *"),
    pl=("Współpraca *", "We współpracy z *"),
    tr=("Katkıda bulunanlar *", "Katkıda bulunan *"),
    ru=("При участии *", "В подготовке материала участвовали *",
        "В подготовке материала участвовала *", "В подготовке материала участвовал *"),
    uk=("За участі *", "За участю *"),
    ar=("شارك في التغطية *", "شارك في التقرير *"),
    fa=("با همکاری *",),
    hi=("अतिरिक्त रिपोर्टिंग *", "सहयोग *"),
    id=("Laporan tambahan oleh *", "Kontribusi oleh *"),
    vi=("Cộng tác *", "Với sự cộng tác của *"),
    zh=("补充报道*", "參與採訪*", "参与采写*"),
    ja=("取材協力*",),
    ko=("취재 지원 *", "공동취재 *"),
    el=("Με πληροφορίες από *", "Συνεργάστηκαν *", "Συνεργάστηκε *"),
)  # fmt: skip

# What such a line says in English when it begins with the names.
_CONTRIBUTED: Final = (
    "contributed reporting",
    "contributed to this report",
    "contributed research",
)
# So many blocks behind the body's last one a note may stand.
_REACH: Final = 4
_CHROME: Final = Role.CHROME
# So many words of a long note are looked at.
_OPENING: Final = 60


def keep_notes(document: Document) -> Document:
    r"""Take back into the body a note that the scorer dropped: a correction, a further reporter.

    Such notes look like the lines of a footer, but they are the article's own words about itself.

    >>> from cleaner.read import read_flat
    >>> page = read_flat("The bridge is open.\n\nCorrection: It is shut.\n\nFollow us")
    >>> odd = {at: page.verdicts[at].scored(0.3).dropped("odd") for at in (1, 2)}
    >>> [block.is_chrome for block in keep_notes(page.with_changes(odd)).blocks]
    [False, False, True]

    Leaves alone what another filter took by name, and what stands far from the body.
    """
    kept = document.body_places()
    if not kept:
        return document
    changes: dict[int, Verdict] = {}
    last = kept[-1]
    for at in range(kept[0], len(document.blocks)):
        if at > last + _REACH:
            break
        block = document.blocks[at]
        if block.role is _CHROME and block.is_scored and _is_note(block):
            changes[at] = block.as_role(Role.PARAGRAPH, "a note that belongs to the article")
            last = max(last, at)
    return document.with_changes(changes)


def _is_note(block: Block) -> bool:
    if block.linked * 2 > len(block.text):
        return False
    key = block.key or match_key(block.text[:_OPENING])
    word = first_word(key)
    if word in CREDITS.first_words and CREDITS.opens(key):
        return True
    if word in CORRECTIONS.first_words and CORRECTIONS.opens(key):
        return True
    return any(phrase in key for phrase in _CONTRIBUTED)
