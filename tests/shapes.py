"""Texts of our own in several languages, and shapes of input that break careless readers."""

from __future__ import annotations

from collections.abc import Callable

#: A headline and two paragraphs, by language.
STORIES: dict[str, tuple[str, str, str]] = {
    "en": (
        "The old bridge over the Orla reopens after four years",
        "The old bridge over the Orla reopened on Monday, the council said, after four years of "
        "work that cost three times what the engineers had expected when they closed it to cars.",
        "Drivers had been waiting since dawn. The first of them was a baker from the other bank, "
        "who had driven round by way of the next town on every single morning since it closed.",
    ),
    "de": (
        "Die alte Brücke über die Orla ist nach vier Jahren wieder offen",
        "Die alte Brücke über die Orla ist seit Montag wieder offen, wie der Rat mitteilte, nach "
        "vier Jahren Arbeit, die dreimal so viel gekostet haben, wie die Planer erwartet hatten.",
        "Schon seit dem Morgen hatten die Fahrer gewartet. Der erste war ein Bäcker vom anderen "
        "Ufer, der seit der Sperrung jeden Tag über die nächste Stadt hatte fahren müssen.",
    ),
    "fr": (
        "Le vieux pont sur l'Orla rouvre après quatre ans de travaux",
        "Le vieux pont sur l'Orla a rouvert lundi, a dit le conseil, après quatre ans de travaux "
        "qui ont coûté trois fois ce que les ingénieurs avaient prévu quand ils l'ont fermé.",
        "Les conducteurs attendaient depuis l'aube. Le premier était un boulanger de l'autre rive, "
        "qui faisait chaque matin un détour par la ville voisine depuis la fermeture.",
    ),
    "es": (
        "El viejo puente sobre el Orla reabre después de cuatro años",
        "El viejo puente sobre el Orla reabrió el lunes, dijo el concejo, después de cuatro años "
        "de obras que costaron tres veces lo que los ingenieros esperaban cuando lo cerraron.",
        "Los conductores esperaban desde el alba. El primero era un panadero de la otra orilla, "
        "que daba cada mañana un rodeo por la ciudad vecina desde que el puente se cerró.",
    ),
    "pl": (
        "Stary most na Orli znów otwarty po czterech latach",
        "Stary most na Orli został w poniedziałek otwarty, podała rada, po czterech latach prac, "
        "które kosztowały trzy razy tyle, ile inżynierowie się spodziewali, gdy go zamykali.",
        "Kierowcy czekali od świtu. Pierwszym był piekarz z drugiego brzegu, który od zamknięcia "
        "mostu jeździł co rano przez sąsiednie miasto, bo innej drogi po prostu nie było.",
    ),
    "ru": (
        "Старый мост через Орлу снова открыт после четырёх лет",
        "Старый мост через Орлу открылся в понедельник, сообщил совет, после четырёх лет работ, "
        "которые обошлись втрое дороже, чем ожидали инженеры, когда закрывали его для машин.",
        "Водители ждали с рассвета. Первым был пекарь с другого берега, который с самого закрытия "
        "каждое утро ездил через соседний город, потому что другой дороги просто не было.",
    ),
    "tr": (
        "Orla üzerindeki eski köprü dört yıl sonra yeniden açıldı",
        "Orla üzerindeki eski köprü, mühendislerin kapatırken beklediğinin üç katına mal olan dört "
        "yıllık çalışmanın ardından pazartesi günü yeniden açıldı, meclis böyle duyurdu.",
        "Sürücüler şafaktan beri bekliyordu. İlki, köprü kapandığından beri her sabah komşu kentin "
        "üzerinden dolaşan, karşı kıyıdan bir fırıncıydı ve bekleyenlere ekmek getirmişti.",
    ),
    "ar": (
        "إعادة فتح الجسر القديم بعد أربع سنوات من العمل",
        "أعيد فتح الجسر القديم يوم الاثنين، كما قال المجلس، بعد أربع سنوات من العمل كلفت ثلاثة "
        "أضعاف ما كان المهندسون يتوقعونه عندما أغلقوه أمام السيارات في ذلك الشتاء البعيد.",
        "كان السائقون ينتظرون منذ الفجر. وكان أولهم خبازا من الضفة الأخرى ظل يدور كل صباح عبر "
        "المدينة المجاورة منذ الإغلاق لأنه لم تكن هناك طريق أخرى يمكن أن يسلكها أبدا.",
    ),
    "hi": (
        "चार साल बाद पुराना पुल फिर खुला",
        "चार साल के काम के बाद पुराना पुल सोमवार को फिर से खोल दिया गया, परिषद ने कहा, और इस पर "
        "इंजीनियरों की उम्मीद से तीन गुना अधिक खर्च हुआ जब उन्होंने इसे गाड़ियों के लिए बंद किया था।",
        "चालक सुबह से ही इंतज़ार कर रहे थे। पहला दूसरे किनारे का एक नानबाई था, जो पुल बंद होने के बाद "
        "से हर सुबह पड़ोसी शहर से होकर जाता था क्योंकि कोई दूसरा रास्ता ही नहीं था।",
    ),
    "vi": (
        "Cây cầu cũ bắc qua sông Orla mở lại sau bốn năm",
        "Cây cầu cũ bắc qua sông Orla đã mở lại vào thứ Hai, hội đồng cho biết, sau bốn năm thi "
        "công tốn gấp ba lần số tiền mà các kỹ sư dự tính khi họ đóng cầu không cho xe qua.",
        "Các tài xế đã chờ từ lúc rạng đông. Người đầu tiên là một thợ làm bánh ở bờ bên kia, sáng "
        "nào cũng phải đi vòng qua thị trấn bên cạnh kể từ khi cây cầu bị đóng lại.",
    ),
}


def story(language: str, times: int = 3) -> list[str]:
    """The headline of a story, and its paragraphs so many times, no two the same."""
    headline, first, second = STORIES[language]
    return [headline, *(f"{one[:-1]} {at}." for at in range(times) for one in (first, second))]


def is_linear(read: Callable[[str], object], unit: str, size: int = 200_000) -> bool:
    """Whether much of a shape is read at all: quadratic work would take hours, and never end."""
    read((unit * (size // len(unit) + 1))[:size])
    return True


#: What may grow out of hand when it is repeated.
UNITS = (
    "a", " ", "\n", "\n\n", "a ", "a\n", "[", "](", "[a](", "![", "[a]: b\n", "[a][", "**", "*a ",
    "_", "`", "```\n", "~~~\n", "> ", ">", "- ", "1. ", "# ", "## a ", "=", "a\n=\n", "|", "|-|\n",
    "<", "<a ", "<p>", "</p>", "<span>", "<!--", "<script>", "&", "\\", "---\n", "+++\n", "{",
    '{"a":', "Title: ", "Title: a\n", "a: b\n", ". ", "A. ", "a. ", '." ', "。", "ก ", "“", "«a. ",
    "5. ", "- a\n  ", "a-\n",
    "http://a.b/c\n", "( ", "](a\n", "[a\n\n](b) ",
)  # fmt: skip
