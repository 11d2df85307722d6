"""Lines that only say when: the words of dates and of "published", in many languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from cleaner.text import CJK, ends_sentence, is_cjk, match_key

#: Words that stand in timestamps beside the numbers.
TIME_WORDS: dict[str, tuple[str, ...]] = {
    "en": (
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
        "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
        "sun", "st", "nd", "rd", "th", "at", "on", "of", "the", "am", "pm", "a", "p", "m", "gmt",
        "utc", "est", "edt", "et", "pst", "pdt", "pt", "cst", "cdt", "ct", "bst", "ist", "cet",
        "jst", "kst", "hkt", "sgt", "pht", "pkt", "msk", "eet", "eest", "sast", "awst", "acst",
        "nzst", "nzdt", "mst", "mdt", "akst", "brt",
        "cest", "aest", "aedt", "hrs", "hours", "hour", "minutes", "minute", "mins", "min",
        "days", "day", "weeks", "week", "months", "month", "years", "year", "seconds", "h", "d",
        "yesterday", "today", "local", "time", "t", "z", "about", "an", "eastern",
    ),
    "de": (
        "januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "jänner",
        "mär", "okt", "dez", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag",
        "sonntag", "sonnabend", "mo", "di", "mi", "do", "fr", "sa", "so", "uhr", "um", "am",
        "vom", "den", "vor", "stunden", "stunde", "minuten", "tagen", "tag", "tage", "wochen",
        "heute", "gestern", "stand",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre", "janv", "févr", "juil", "lundi", "mardi", "mercredi",
        "jeudi", "vendredi", "samedi", "dimanche", "le", "à", "er", "il y a", "heures", "heure",
        "jours", "jour", "hier", "aujourd'hui", "semaines", "mois", "et", "déc", "avr", "sept",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
        "setiembre", "octubre", "noviembre", "diciembre", "ene", "abr", "ago", "dic", "lunes",
        "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "de", "del", "el",
        "a las", "a la", "hace", "horas", "hora", "minutos", "días", "día", "ayer", "hoy", "h",
        "hs", "las",
    ),
    "pt": (
        "janeiro", "fevereiro", "março", "maio", "junho", "julho", "setembro", "outubro",
        "novembro", "dezembro", "fev", "abr", "mai", "set", "out", "dez", "segunda-feira",
        "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo", "às",
        "há", "em", "dia", "dias", "hora", "horas", "minutos", "ontem", "hoje", "atrás", "de",
        "h", "min", "e",
    ),
    "it": (
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
        "settembre", "ottobre", "novembre", "dicembre", "gen", "mag", "giu", "lug", "ago", "set",
        "ott", "dic", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato",
        "domenica", "alle", "ore", "ora", "il", "fa", "giorni", "giorno", "minuti", "ieri",
        "oggi", "del", "all",
    ),
    "nl": (
        "januari", "februari", "maart", "mei", "augustus", "oktober", "mrt", "okt", "maandag",
        "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "om", "uur",
        "geleden", "minuten", "minuut", "dagen", "dag", "uren", "gisteren", "vandaag", "op", "ma",
        "wo", "vr", "za", "zo",
    ),
    "pl": (
        "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia",
        "września", "października", "listopada", "grudnia", "poniedziałek", "wtorek", "środa",
        "czwartek", "piątek", "sobota", "niedziela", "godz", "godzina", "temu", "godzin", "minut",
        "dni", "wczoraj", "dzisiaj", "dziś", "r", "o", "sty", "lut", "kwi", "cze", "lip", "sie",
        "wrz", "paź", "lis", "gru",
    ),
    "tr": (
        "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül",
        "ekim", "kasım", "aralık", "pazartesi", "salı", "çarşamba", "perşembe", "cuma",
        "cumartesi", "pazar", "saat", "önce", "dakika", "gün", "dün", "bugün", "tarih", "tarihi",
        "saati", "tsi", "hafta",
    ),
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
        "октября", "ноября", "декабря", "янв", "фев", "мар", "апр", "июн", "июл", "авг", "сен",
        "сент", "окт", "ноя", "дек", "понедельник", "вторник", "среда", "четверг", "пятница",
        "суббота", "воскресенье", "в", "года", "г", "мск", "назад", "часов", "часа", "час",
        "минут", "минуты", "дней", "дня", "вчера", "сегодня", "ч", "мин",
    ),
    "uk": (
        "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
        "жовтня", "листопада", "грудня", "понеділок", "вівторок", "середа", "четвер", "п'ятниця",
        "субота", "неділя", "о", "року", "р", "тому", "годин", "години", "годину", "хвилин",
        "днів", "вчора", "сьогодні", "об",
    ),
    "ar": (
        "يناير", "فبراير", "مارس", "أبريل", "ابريل", "مايو", "يونيو", "يوليو", "أغسطس", "اغسطس",
        "سبتمبر", "أكتوبر", "اكتوبر", "نوفمبر", "ديسمبر", "السبت", "الأحد", "الاثنين", "الإثنين",
        "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "الساعة", "منذ", "ساعات", "ساعة", "دقيقة",
        "دقائق", "يوم", "أيام", "م", "ص", "مساء", "صباحا", "غرينتش", "بتوقيت", "أمس", "اليوم",
        "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول",
        "تشرين الأول", "تشرين الثاني", "كانون الأول",
    ),
    "fa": (
        "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی",
        "بهمن", "اسفند", "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت",
        "سپتامبر", "اکتبر", "نوامبر", "دسامبر", "شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه",
        "پنجشنبه", "پنج‌شنبه", "جمعه", "ساعت", "پیش", "دقیقه", "روز", "دیروز", "امروز", "تاریخ",
        "هفته",
    ),
    "hi": (
        "जनवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर",
        "नवंबर", "दिसंबर", "सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार",
        "रविवार", "घंटे", "पहले", "मिनट", "दिन", "बजे", "फ़रवरी", "सितम्बर", "नवम्बर", "दिसम्बर",
        "IST",
    ),
    "id": (
        "januari", "februari", "maret", "mei", "juni", "juli", "agustus", "oktober", "desember",
        "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "wib", "wita", "wit",
        "jam", "menit", "yang", "lalu", "hari", "pukul", "kemarin", "hari ini", "tanggal", "agu",
        "des", "okt",
    ),
    "vi": (
        "tháng", "ngày", "năm", "thứ", "hai", "ba", "tư", "sáu", "bảy", "chủ nhật", "lúc", "giờ",
        "phút", "trước", "gmt", "hôm qua", "hôm nay", "thứ năm",
    ),
    "zh": (
        "年", "月", "日", "时", "時", "分", "秒", "星期一", "星期二", "星期三", "星期四",
        "星期五", "星期六", "星期日", "周一", "周二", "周三", "周四", "周五", "周六", "周日",
        "上午", "下午", "小时前", "小時前", "分钟前", "分鐘前", "天前", "前", "今天", "昨天",
        "点", "點", "时间", "時間", "日期", "北京", "晚上", "凌晨",
    ),
    "ja": (
        "年", "月", "日", "時", "分", "秒", "月曜日", "火曜日", "水曜日", "木曜日", "金曜日",
        "土曜日", "日曜日", "火", "水", "木", "金", "土", "午前", "午後", "時間前", "分前",
        "日前", "曜日", "前", "公開日", "日時", "昨日", "今日",
    ),
    "ko": (
        "년", "월", "일", "시", "분", "초", "월요일", "화요일", "수요일", "목요일", "금요일",
        "토요일", "일요일", "오전", "오후", "시간", "전", "시간전", "분전", "일전", "어제",
        "오늘", "화", "수", "목", "금", "토",
    ),
    "el": (
        "ιανουαρίου", "φεβρουαρίου", "μαρτίου", "απριλίου", "μαΐου", "ιουνίου", "ιουλίου",
        "αυγούστου", "σεπτεμβρίου", "οκτωβρίου", "νοεμβρίου", "δεκεμβρίου", "ιαν", "φεβ", "μαρ",
        "απρ", "μάι", "ιουν", "ιουλ", "αυγ", "σεπ", "οκτ", "νοε", "δεκ", "δευτέρα", "τρίτη",
        "τετάρτη", "πέμπτη", "παρασκευή", "σάββατο", "κυριακή", "στις", "ώρες", "ώρα", "πριν",
        "λεπτά", "ημέρες", "πμ", "μμ", "π", "μ", "χθες", "σήμερα", "μαΐ",
    ),
    "sv": (
        "januari", "februari", "maj", "augusti", "oktober", "måndag", "tisdag", "onsdag",
        "torsdag", "fredag", "lördag", "söndag", "kl", "sedan", "för", "timmar", "minuter",
        "igår", "idag", "den",
    ),
    "da": (
        "januar", "februar", "marts", "maj", "august", "oktober", "mandag", "tirsdag", "onsdag",
        "torsdag", "fredag", "lørdag", "søndag", "kl", "siden", "for", "timer", "minutter", "d",
        "den",
    ),
    "nb": (
        "januar", "februar", "mars", "mai", "oktober", "desember", "mandag", "tirsdag", "onsdag",
        "torsdag", "fredag", "lørdag", "søndag", "kl", "siden", "for", "timer", "minutter",
        "klokken",
    ),
    "cs": (
        "ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září",
        "října", "listopadu", "prosince", "pondělí", "úterý", "středa", "čtvrtek", "pátek",
        "sobota", "neděle", "v", "před", "hodinami", "minutami", "včera", "dnes",
    ),
    "ro": (
        "ianuarie", "februarie", "martie", "aprilie", "iunie", "iulie", "septembrie", "octombrie",
        "noiembrie", "decembrie", "luni", "marți", "miercuri", "joi", "vineri", "sâmbătă",
        "duminică", "la", "ora", "acum", "ore", "minute", "ieri", "azi", "mai",
    ),
    "hu": (
        "január", "február", "március", "április", "május", "június", "július", "augusztus",
        "szeptember", "október", "november", "december", "hétfő", "kedd", "szerda", "csütörtök",
        "péntek", "szombat", "vasárnap", "órája", "perce", "napja", "tegnap", "ma",
    ),
}  # fmt: skip

#: What says that a date is the page's own: published, updated, ago.
STAMPS: dict[str, tuple[str, ...]] = {
    "en": (
        "published", "updated", "posted", "last updated", "last modified", "modified",
        "first published", "published on", "updated on", "date", "publication date", "created",
        "edited", "ago", "issued",
    ),
    "de": (
        "vor", "veröffentlicht", "aktualisiert", "zuletzt aktualisiert", "erstellt",
        "veröffentlicht am", "stand", "aktualisiert am", "letztes update", "datum", "erschienen",
        "publiziert",
    ),
    "fr": (
        "publié", "publié le", "mis à jour", "mis à jour le", "modifié le", "modifié",
        "mise à jour", "posté le", "il y a", "date de publication", "publication",
    ),
    "es": (
        "hace", "publicado", "actualizado", "publicado el", "última actualización",
        "actualizado el", "creado", "fecha", "publicada", "actualizada", "modificado",
        "fecha de publicación",
    ),
    "pt": (
        "há", "publicado", "atualizado", "actualizado", "publicado em", "atualizado em",
        "última atualização", "publicada", "atualizada", "postado em", "criado em", "data",
    ),
    "it": (
        "fa", "pubblicato", "aggiornato", "pubblicato il", "aggiornato il",
        "ultimo aggiornamento", "modificato", "ultima modifica", "data", "creato",
    ),
    "nl": (
        "gepubliceerd", "bijgewerkt", "laatst bijgewerkt", "gepubliceerd op", "gewijzigd",
        "geplaatst op", "laatste update", "geleden", "datum", "laatste wijziging",
    ),
    "pl": (
        "opublikowano", "aktualizacja", "zaktualizowano", "data publikacji",
        "ostatnia aktualizacja", "publikacja", "dodano", "utworzono", "data", "temu",
    ),
    "tr": (
        "önce", "yayınlanma", "güncelleme", "güncellendi", "yayın tarihi", "son güncelleme",
        "giriş", "eklenme", "yayınlandı", "oluşturulma tarihi", "güncellenme tarihi",
        "yayınlanma tarihi", "Giriş Tarihi",
    ),
    "ru": (
        "опубликовано", "обновлено", "дата публикации", "последнее обновление", "добавлено",
        "дата", "изменено", "размещено", "назад", "дата обновления", "создано",
    ),
    "uk": (
        "опубліковано", "оновлено", "дата публікації", "останнє оновлення", "додано", "дата",
        "змінено", "тому", "створено",
    ),
    "ar": (
        "نشر", "نُشر", "تاريخ النشر", "آخر تحديث", "تم التحديث", "نشر في", "نشرت", "تم النشر",
        "منذ", "تحديث", "تاريخ آخر تحديث",
    ),
    "fa": (
        "پیش", "منتشر شده", "به‌روزرسانی", "تاریخ انتشار", "آخرین به‌روزرسانی", "انتشار",
        "بروزرسانی", "منتشر شد", "کد خبر", "زمان انتشار",
    ),
    "hi": (
        "प्रकाशित", "अपडेट", "अपडेट किया गया", "अंतिम अपडेट", "पब्लिश", "पहले", "Published",
        "Updated", "आखरी अपडेट",
    ),
    "id": (
        "diterbitkan", "diperbarui", "dipublikasikan", "terakhir diperbarui", "terbit", "tayang",
        "yang lalu", "lalu", "diunggah", "update", "kompas com",
    ),
    "vi": (
        "đăng", "cập nhật", "xuất bản", "đăng lúc", "cập nhật lúc", "ngày đăng",
        "cập nhật lần cuối", "trước", "đăng ngày",
    ),
    "zh": (
        "发布", "发布时间", "更新", "更新时间", "發布", "發布時間", "發佈時間", "更新時間",
        "发表于", "发表时间", "发布日期", "最后更新", "最後更新", "發表", "小时前", "小時前",
        "分钟前",
    ),
    "ja": (
        "公開", "更新", "投稿", "掲載", "配信", "公開日", "更新日", "最終更新", "投稿日",
        "掲載日", "更新日時", "配信日時", "時間前",
    ),
    "ko": (
        "입력", "수정", "게시", "등록", "최종수정", "승인", "업데이트", "기사입력", "송고",
        "최종 업데이트", "작성", "발행", "송고시간", "최종 수정", "기사수정", "시간 전", "분 전",
    ),
    "el": (
        "δημοσίευση", "δημοσιεύθηκε", "δημοσιεύτηκε", "ενημέρωση", "ενημερώθηκε",
        "τελευταία ενημέρωση", "ημερομηνία", "ημερομηνία δημοσίευσης", "πριν από", "ανάρτηση",
        "αναρτήθηκε",
    ),
    "sv": ("publicerad", "uppdaterad", "publicerat", "senast uppdaterad", "sedan"),
    "da": ("publiceret", "opdateret", "senest opdateret", "offentliggjort", "siden"),
    "nb": ("publisert", "oppdatert", "sist oppdatert", "siden"),
    "cs": ("publikováno", "aktualizováno", "vydáno", "poslední aktualizace", "zveřejněno"),
    "ro": (
        "publicat", "actualizat", "publicat la", "ultima actualizare", "data publicării",
        "postat",
    ),
    "hu": ("megjelent", "frissítve", "közzétéve", "utolsó frissítés", "módosítva", "publikálva"),
}  # fmt: skip

#: The days of the week; for Chinese and Japanese what all of their names hold.
WEEKDAYS: dict[str, tuple[str, ...]] = {
    "en": (
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
        "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    ),
    "de": (
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
        "sonnabend", "mo", "di", "mi", "do", "fr", "sa", "so",
    ),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "pt": (
        "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado",
        "domingo",
    ),
    "it": ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    "nl": (
        "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    ),
    "pl": ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"),
    "tr": ("pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"),
    "ru": ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    "uk": ("понеділок", "вівторок", "середа", "четвер", "п'ятниця", "субота", "неділя"),
    "ar": ("الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "fa": ("شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه"),
    "hi": ("सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार"),
    "id": ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"),
    "vi": ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"),
    "zh": ("星期", "周", "週"),
    "ja": ("曜",),
    "ko": ("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"),
    "el": ("δευτέρα", "τρίτη", "τετάρτη", "πέμπτη", "παρασκευή", "σάββατο", "κυριακή"),
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "cs": ("pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota", "neděle"),
    "ro": ("luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică"),
    "hu": ("hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap"),
}  # fmt: skip

_LIMIT = 110
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(
    r"(?<![\d:.])(?:[01]?\d|2[0-3])"
    r"(?:(?:[:h]| h )[0-5]\d(?!\d)|\.[0-5]\d ?(?:GMT|UTC|BST|CEST|CET|ET|[Uu]hr|[ap]m)\b)"
    r"|\d ?[ap]\.?m\b"
)
# A day of the week as Japanese and Korean write it behind a date.
_BRACKETED_DAY = re.compile(r"[(（][月火水木金土日월화수목금토일][)）]")
# A day, a month, a year, and a day of the week or a time.
_FEWEST_OF_DATE = 4
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
# A line of a name and a date: its length in characters, and the words of the name.
_LONGEST_NAMED = 80
_MOST_BEFORE = 5
#: Numbers, words, and single characters of Chinese and Japanese.
_TOKEN = re.compile(rf"\d+|[{CJK}]|[^\W\d_{CJK}]+")


def opens_time(word: str) -> bool:
    """Whether a line that begins with a word may be a timestamp: a quick look at a key's first."""
    return word in _vocabulary() or not word.isascii() or not word.isalpha()


def time_kind(text: str, key: str) -> Literal["stamp", "date"] | None:
    """Whether a line is a date or time of day, and nothing else; and whether it is the page's own.

    The page's own timestamp is a time of day, "updated …", "… ago".

    >>> time_kind("Updated: 12 March 2024", "updated 12 march 2024"), time_kind("10:15", "10 15")
    ('stamp', 'stamp')
    >>> time_kind("16.30 GMT", "16 30 gmt"), time_kind("16.30", "16 30")
    ('stamp', None)
    >>> time_kind("12 March 2024", "12 march 2024"), time_kind("2024", "2024")
    ('date', None)
    >>> time_kind("Born 12 March 1950", "born 12 march 1950")
    """
    tokens = _time_words(text, key)
    if not tokens:
        return None
    if _is_own(text, key, tokens):
        return "stamp"
    numbers = sum(map(str.isdigit, tokens))
    dated = len(key) > 4 and (numbers > 2 or _YEAR.search(text) is not None)
    return "date" if dated else None


def is_full_stamp(text: str, key: str) -> bool:
    """Whether a line holds day, month and year, with the day of the week or a time, and no more.

    >>> is_full_stamp("Friday, 12 March 2024", "friday 12 march 2024")
    True
    >>> is_full_stamp("12 March 2024", "12 march 2024"), is_full_stamp("10:15", "10 15")
    (False, False)
    """
    tokens = _time_words(text, key)
    if len(tokens) < _FEWEST_OF_DATE or _YEAR.search(text) is None:
        return False
    if text[0].islower() and tokens[0] not in _weekdays():
        # "for Friday, 12 March 2024" ends a title.
        return False
    named = not _weekdays().isdisjoint(tokens) or _BRACKETED_DAY.search(text) is not None
    return named or _CLOCK.search(text) is not None


def before_stamp(text: str) -> str:
    """The few words that a short line has before a full date with its day or time, and no more.

    Returns:
        "" where a line is anything else.

    >>> before_stamp("The Aller Post Friday 12 March 2024")
    'The Aller Post'
    >>> before_stamp("Ann 12.03.2024, 10:15"), before_stamp("12.03.2024, 10:15")
    ('Ann', '')
    """
    if len(text) > _LONGEST_NAMED or _YEAR.search(text) is None or ends_sentence(text):
        return ""
    parts = text.split(" ")
    for first in range(1, min(len(parts) - 1, _MOST_BEFORE) + 1):
        when = " ".join(parts[first:]).strip("|·•-–—,([")
        if when and is_full_stamp(when, match_key(when)):
            return " ".join(parts[:first])
    return ""


def is_time_word(word: str) -> bool:
    """Whether a word is a month, a day or another word of timestamps."""
    return word.casefold() in _vocabulary()


def _time_words(text: str, key: str) -> list[str]:
    """The words and numbers of a line, if it has numbers and no words but those of timestamps."""
    tokens: list[str] = []
    if len(text) > _LIMIT or _DIGIT.search(key) is None:
        return tokens
    vocabulary = _vocabulary()
    for found in _TOKEN.finditer(key):
        token = found[0]
        if token not in vocabulary and not token.isdigit():
            return []
        tokens.append(token)
    return tokens


def _is_own(text: str, key: str, tokens: Sequence[str]) -> bool:
    if text[-1] in ":：":
        return False
    if not _stamp_words().isdisjoint(tokens):
        return True
    if not key.isascii() and any(word in key for word in _CJK_STAMPS):
        return True
    return _CLOCK.search(text) is not None and _DATE_WORDS.isdisjoint(tokens)


def _tokens(key: str) -> list[str]:
    return _TOKEN.findall(key)


def _all_tokens(phrases: Iterable[str]) -> Iterable[str]:
    return (token for phrase in phrases for token in _tokens(match_key(phrase)))


def _single(phrases: Iterable[str]) -> Iterable[str]:
    keys = map(match_key, phrases)
    return (key for key in keys if " " not in key and not is_cjk(key[0]))


@cache
def _vocabulary() -> frozenset[str]:
    """Every word of the tables."""
    return frozenset(
        token
        for table in (TIME_WORDS, STAMPS)
        for phrases in table.values()
        for token in _all_tokens(phrases)
    )


#: Labels of any date, also of one that the text announces: "Date: 6 May", "Time: 3:30 pm".
_DATE_WORDS = frozenset(
    {
        "date", "data", "datum", "fecha", "дата", "ημερομηνία", "time", "tarih", "stand", "hora",
    }
)  # fmt: skip
_CJK_STAMPS = tuple(
    {phrase for lang in ("zh", "ja") for phrase in STAMPS[lang] if is_cjk(phrase[0])}
)


@cache
def _stamp_words() -> frozenset[str]:
    return frozenset(key for phrases in STAMPS.values() for key in _single(phrases)) - _DATE_WORDS


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(
        token
        for days in WEEKDAYS.values()
        for token in _all_tokens(days)
        if token not in _PARTICLES
    )


#: What days of the week share with other words of dates.
_PARTICLES = frozenset({"feira", "thứ"})
