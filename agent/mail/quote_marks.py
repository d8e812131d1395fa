"""The words mail programs put before an earlier message, in the languages they speak.

Data and the patterns composed of it, nothing else: attribution lines ("On ... wrote:"), the labels
of header blocks ("From: ... Sent: ..."), separator lines and forward marks. What is done with a
hit is decided in `history`. All patterns are linear and meant for single lines of capped length.
"""

import re
from enum import Enum

from agent.mail.marks import INDENTED
from agent.mail.patterns import LazyPattern, words


class Label(Enum):
    """The fields of a quoted header block."""

    FROM = 0
    SENT = 1
    TO = 2
    CC = 3
    SUBJECT = 4


# One row a language: From, Sent or Date, To, Cc, Subject. Several words of one kind by "|".
_LABEL_ROWS = (
    ("From", "Sent|Date|Sent at|Sent on", "To", "Cc|Bcc", "Subject|Re"),
    ("Von", "Gesendet|Datum|Gesendet am", "An", "Cc|Kopie", "Betreff|Betr"),
    ("De|Expéditeur", "Envoyé|Date|Envoyé le", "À|A|Pour", "Cc|Copie", "Objet|Sujet"),
    ("De", "Enviado|Enviado el|Fecha", "Para", "Cc", "Asunto"),
    ("De", "Enviado|Enviada|Enviado em|Enviada em|Data", "Para", "Cc", "Assunto"),
    ("Da", "Inviato|Data|Inviato il", "A", "Cc", "Oggetto"),
    ("Van", "Verzonden|Datum|Verzonden op", "Aan", "Cc", "Onderwerp"),
    ("Fra", "Sendt|Dato|Sendt den", "Til", "Cc|Kopi", "Emne"),
    ("Från", "Skickat|Datum|Skickat den", "Till", "Kopia|Cc", "Ämne"),
    ("Lähettäjä", "Lähetetty|Päivämäärä|Päiväys", "Vastaanottaja|Kenelle", "Kopio", "Aihe"),
    ("Od", "Wysłano|Data|Wysłane", "Do", "DW|Do wiadomości", "Temat"),
    ("Od|Odesílatel", "Odesláno|Datum", "Komu|Pro", "Kopie", "Předmět"),
    ("Od", "Odoslané|Dátum", "Komu", "Kópia", "Predmet"),
    ("Feladó", "Elküldve|Dátum", "Címzett", "Másolatot kap", "Tárgy"),
    ("De la", "Trimis|Data|Dată", "Către|Catre", "Cc", "Subiect"),
    ("От|От кого", "Отправлено|Дата|Послано", "Кому", "Копия", "Тема"),
    ("Від", "Надіслано|Дата", "Кому", "Копія", "Тема"),
    ("Gönderen|Kimden", "Gönderilme|Tarih|Gönderildi", "Kime|Alıcı", "Bilgi", "Konu"),
    ("Từ", "Đã gửi|Ngày|Gửi", "Đến|Tới", "Cc", "Chủ đề|Tiêu đề"),
    ("发件人", "发送时间|日期", "收件人", "抄送", "主题"),
    ("發件人|寄件者", "時間|寄件日期|傳送時間", "收件者|收件人", "副本", "主旨|主題"),
    ("差出人|送信者", "送信日時|日付|日時", "宛先", "CC", "件名"),
    ("보낸 사람", "보낸 날짜|날짜", "받는 사람", "참조", "제목"),
    ("Από", "Στάλθηκε|Ημερομηνία", "Προς", "Κοιν", "Θέμα"),
    ("מאת", "נשלח|תאריך", "אל", "עותק", "נושא"),
    ("من", "تاريخ الإرسال|التاريخ", "إلى", "نسخة", "الموضوع"),
)


def _labels() -> dict[str, frozenset[Label]]:
    found: dict[str, frozenset[Label]] = {}
    for row in _LABEL_ROWS:
        for label, cell in zip(Label, row, strict=True):
            for word in cell.lower().split("|"):
                found[word] = found.get(word, frozenset()) | {label}
    return found


LABELS = _labels()
"""What a label in lower case may stand for; some stand for different fields in two languages."""

LABEL_FRAME = f"*_>| \t\u00a0{INDENTED}"
"""What may stand around a label: bold marks, quote marks, table cells."""

GLUED_BLOCK = LazyPattern(
    r"[*_]{0,2}(?:From|Von|De|Da|Van|Fra|Från|Od)[*_]{0,2} ?:.{2,200}?"
    r"\b(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado|Inviato|Verzonden|Sendt|Skickat|Wysłano|Dato)"
    r"[*_]{0,2} ?:.{4,120}?"
    r"\b(?:Subject|Betreff|Objet|Asunto|Assunto|Oggetto|Onderwerp|Emne|Ämne|Temat|To|An|À|Para|A|"
    r"Aan|Til|Till|Do)[*_]{0,2} ?:"
)
"""A header block whose lines ran together."""

STAMP = LazyPattern(
    r"(?:(?P<name>[^:]{2,90}?) (?:on )?)?"
    r"\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?$"
)
"""Who wrote and when, or only when, as Lotus Notes puts it above "To:"."""

_ORIGINAL = words(
    "Original Message|Original Appointment|Original E-Mail|Original Email|Reply message",
    "Antwort Nachricht",
    "Ursprüngliche Nachricht|Originalnachricht|Originalmeldung|Original-Nachricht",
    "Message d'origine|Message original|Message initial|E-mail d'origine",
    "Mensaje original|Mensagem original|Messaggio originale",
    "Oorspronkelijk bericht|Oorspronkelijke bericht|Origineel bericht",
    "Oprindelig meddelelse|Opprinnelig melding|Ursprungligt meddelande|Alkuperäinen viesti",
    "Wiadomość oryginalna|Oryginalna wiadomość|Původní zpráva|Pôvodná správa|Eredeti üzenet",
    "Mesaj original|Mesajul original|Orijinal mesaj|Özgün İleti|Исходное сообщение",
    "Оригінальне повідомлення|原始邮件|原始郵件|元のメッセージ|원본 메일|Αρχικό μήνυμα",
)
_FORWARD = words(
    "Forwarded message|Forwarded email|Fwd",
    "Weitergeleitete Nachricht|Weitergeleitete Mail|Message transféré|Message réexpédié",
    "Mensaje reenviado|Mensagem encaminhada|Messaggio inoltrato|Doorgestuurd bericht",
    "Videresendt meddelelse|Videresendt melding|Vidarebefordrat meddelande",
    "Edelleenlähetetty viesti|Wiadomość przekazana|Przekazana wiadomość",
    "Přeposlaná zpráva|Továbbított üzenet|Mesaj redirecționat|Yönlendirilen ileti|Iletilen mesaj",
    "Переадресованное сообщение|Пересылаемое сообщение|转发邮件|轉寄郵件|転送されたメッセージ",
)
_FORWARD_OPENING = words(
    "Begin forwarded message|Start of forwarded message|Forwarded message",
    "Anfang der weitergeleiteten Nachricht|Anfang der weitergeleiteten E-Mail",
    "Début du message réexpédié|Début du message transféré|Inicio del mensaje reenviado",
    "Início da mensagem encaminhada|Início da mensagem reencaminhada",
    "Inizio messaggio inoltrato|Begin doorgestuurd bericht|Begin van doorgestuurd bericht",
    "Start på videresendt besked|Start på videresendt melding|Vidarebefordrat brev",
    "Początek przekazywanej wiadomości|Начало переадресованного сообщения",
    "下面是被转发的邮件|開始轉寄郵件|転送されたメッセージ",
)
BARE_ORIGINAL = frozenset(("original message", "original-nachricht", "message d'origine"))
"""A separator without its dashes, as some telephones write it; a header block must follow."""

ORIGINAL_LINE = LazyPattern(
    rf"[ *|]{{0,6}}(?:[-_=*]{{2,60}} ?|[<\[])(?:{_ORIGINAL})[ :]?"
    r"(?: ?[-_=*]{2,60}|[>\]])?[ *|]{0,4}$"
)
FORWARD_LINE = LazyPattern(
    rf"[ *|]{{0,6}}[-_=*]{{2,60}} ?(?:{_FORWARD})[ :]?(?: ?[-_=*]{{2,60}})?[ *|]{{0,4}}$",
    r"[-_=*]{2,60} ?Forwarded by [^-]{1,80}[-_=*]{2,60}",
    rf"[ *]{{0,4}}(?:{_FORWARD_OPENING}) ?[:：][ *]{{0,3}}$",
)
FORWARD_SUBJECT = LazyPattern(
    r"\s{0,3}(?:fwd?|wg|tr|rv|i|enc|doorst|vs|vb|vl|pd|fs|továbbítás|转发|轉寄)\s?[:：]"
)

WROTE_LAST = tuple(
    word
    for row in (
        "wrote|writes|sent|said|has written|a écrit|écrit|escribió|escreveu|ha scritto|scrive",
        "kirjoitti|pisze|napsal|napsala|napísal|napísala|napsal(a)|napísal(a)|napisał|napisała",
        "napisał(a)|a scris|написал|написала|написал(а)|пишет|писал|писала|писал(а)|пише|написав",
        "yazdı|đã viết|έγραψε|כתב|כתבה|كتب|작성|写道|寫道|のメール|schrieb|schreibt|skrev",
        "skrev följande|schreef|geschreven|írta|menulis|va escriure|เขียนว่า|je napisao|je napisala",
        "je napisao/la|написа|rašė|rakstīja|kirjutas|idatzi du|escribiu|shkroi|написао|напісаў",
    )
    for word in row.split("|")
)
"""The verb of an attribution, at its end."""

WROTE_BEFORE_THE_NAME = tuple(
    f" {word} "
    for word in ("wrote on", "schrieb", "schrieben", "schreef", "skrev", "skrev följande", "írta")
)
"""The same in the languages that put it before the name."""

ATTRIBUTION_INSIDE = LazyPattern(
    r"(?: |-{2,6} ?)((?-i:On) (?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|"
    r"oct|nov|dec|\d).{8,250} wrote:)$"
)
"""An attribution behind own words on one line."""

GLUED_ATTRIBUTION = LazyPattern(
    r"(?:On|Am|Le|El|Il|Em|Op|Den) .{10,250}(?:wrote|schrieb|a écrit|escribió|escreveu|"
    r"ha scritto|schreef|skrev) ?: ?(?=\S)"
)
"""An attribution with the quoted words behind it on the same line."""

FLATTENED = LazyPattern(
    r" (?:(?P<wrote>On (?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}, )?"
    r"(?:\d{1,2}[ /]|[A-Z][a-z]{2,8} \d)[^\n]{6,160}? wrote:)"
    r"|From: [^\n:]{2,90} (?:Sent|Date): [^\n]{6,60}? To: [^\n]{2,200}? Subject: )",
    flags=re.NOFLAG,
)
"""What begins a quotation in a body whose lines ran together."""

DASHED_ATTRIBUTION = LazyPattern(
    r"-{2,6} ?On .{10,250} wrote ?-{2,6}$", r".{2,80} ?---\d.{5,40}---"
)
"""The same between dashes, as Zoho and Lotus Notes write it."""

NOT_ATTRIBUTION = LazyPattern(
    r"\b(?:you|i|we|they|she|he|as)\s(?:\w{2,10}\s)?(?:wrote|sent|said|writes)\b"
)
ATTRIBUTION_START = LazyPattern(
    r"[-*_ ]{0,8}(?:(?:On|Am|Le|El|Il|Em|No|Op|Den|På|W|Dnia|Dne|Dňa|În|La|At|In|V|Pe|Vào|Pada|"
    r"เมื่อ|Στις|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Quoting|Citando|Zitat von)\b|"
    r"[^\W\d_a-z][\w.'-]{0,25}[ ,.]|[\d\"'<“于在])",
    flags=re.NOFLAG,
)
DATED_START = LazyPattern(
    r"[-*_ ]{0,8}(?:(?:On|Am|Le|El|Il|Em|No|Op|Den|På|W|Dnia|Dne|Dňa|În|La|At|V|Pe|Vào|"
    r"Pada|เมื่อ|Στις)\s"
    r"(?:\S{1,15} ){0,4}\S{0,3}\d|[^\W\d_]{2,10}[.,]{0,2} (?:\S{1,12} ){0,2}\S{0,2}\d|"
    r"\d{1,4}(?:st|nd|rd|th)?[./: 年-] ?\S)",
    flags=re.NOFLAG,
)
CLOCK = LazyPattern(r"\b\d{1,2}\s?[:.h時点]\s?\d{2}|\b\d{1,2}\s?[ap]\.?m\b|[上下]午|午[前後]")
DATE_PART = LazyPattern(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2}\b|20\d\d年", flags=re.NOFLAG
)
MAIL_ADDRESS = LazyPattern(
    r"[<(\[]?(?:mailto:)?[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}", flags=re.NOFLAG
)
QUOTING = LazyPattern(r"(?:Quoting|Zitat von|Citando|Citat|Citation de) [^:]{2,100}[:：]$")

RULE_LINE = re.compile(r"[_\-=*—–]{5,200}$")
"""A drawn line, which belongs to the header block below it and to nothing else."""
