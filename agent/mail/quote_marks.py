"""The words mail programs put before an earlier message, in the languages they speak.

Data and the patterns composed of it, nothing else: attribution lines ("On ... wrote:"), the labels
of header blocks ("From: ... Sent: ..."), separator lines and forward marks. What is done with a
hit is decided in `history`. All patterns are linear and meant for single lines of capped length.
"""

import re
from enum import Enum


class Label(Enum):
    """The fields of a quoted header block."""

    FROM = "from"
    SENT = "sent"
    TO = "to"
    CC = "cc"
    SUBJECT = "subject"


# One row a language: From, Sent or Date, To, Cc, Subject. Several words of one kind by "|".
_LABEL_ROWS = (
    ("From", "Sent|Date|Sent at|When", "To", "Cc|Bcc|CC", "Subject|Re"),
    ("Von", "Gesendet|Datum|Gesendet am|Date", "An", "Cc|Kopie", "Betreff|Betr"),
    ("De|Expéditeur", "Envoyé|Date|Envoyé le|Date d'envoi", "À|A|Pour", "Cc|Copie", "Objet|Sujet"),
    ("De", "Enviado|Fecha|Enviado el|Enviado em|Data", "Para", "CC|Cc", "Asunto|Assunto"),
    ("Da", "Inviato|Data|Inviato il", "A", "Cc", "Oggetto"),
    ("Van", "Verzonden|Datum|Verzonden op", "Aan", "CC|Cc", "Onderwerp"),
    ("Fra", "Sendt|Dato|Sendt den", "Til", "Cc|Kopi", "Emne"),
    ("Från", "Skickat|Datum|Skickat den", "Till", "Kopia|Cc", "Ämne"),
    ("Lähettäjä", "Lähetetty|Päivämäärä|Päiväys", "Vastaanottaja|Kenelle", "Kopio", "Aihe"),
    ("Od", "Wysłano|Data|Wysłane", "Do", "DW|Dw|Do wiadomości", "Temat"),
    ("Od|Odesílatel", "Odesláno|Datum|Odoslané|Dátum", "Komu|Pro", "Kopie|Kópia", "Předmět|Predmet"),
    ("Feladó", "Elküldve|Dátum", "Címzett", "Másolatot kap", "Tárgy"),
    ("De la", "Trimis|Data|Dată", "Către|Catre", "Cc", "Subiect"),
    ("От|От кого", "Отправлено|Дата|Послано", "Кому", "Копия", "Тема"),
    ("Від", "Надіслано|Дата", "Кому", "Копія", "Тема"),
    ("Gönderen|Kimden", "Gönderilme|Tarih|Gönderildi", "Kime|Alıcı", "Bilgi", "Konu"),
    ("Từ", "Đã gửi|Ngày|Gửi", "Đến|Tới", "Cc", "Chủ đề|Tiêu đề"),
    ("发件人|發件人|寄件者", "发送时间|日期|時間|寄件日期|傳送時間", "收件人|收件者", "抄送|副本", "主题|主旨|主題"),
    ("差出人|送信者", "送信日時|日付|日時", "宛先", "CC|Cc", "件名"),
    ("보낸 사람", "보낸 날짜|날짜", "받는 사람", "참조", "제목"),
    ("Απο|Από", "Στάλθηκε|Ημερομηνία", "Προς", "Κοιν", "Θέμα"),
    ("מאת", "נשלח|תאריך", "אל", "עותק", "נושא"),
    ("من", "تاريخ الإرسال|التاريخ", "إلى", "نسخة", "الموضوع"),
)  # fmt: skip


def _words(column: int) -> frozenset[str]:
    return frozenset(word.lower() for row in _LABEL_ROWS for word in row[column].split("|") if word)


LABELS: dict[str, frozenset[Label]] = {}
for _column, _label in enumerate(Label):
    for _word in _words(_column):
        LABELS[_word] = LABELS.get(_word, frozenset()) | {_label}

LABEL_LINE = re.compile(
    r"[*_>|\s]{0,6}(?P<word>[^\W\d_][^\W\d_' ]{0,20}(?:[ '][^\W\d_]{1,12}){0,2})[ \u00a0]?[*_]{0,2}"
    r"[ ]?[:：][*_]{0,2}(?:[ |\t]{1,4}(?P<value>\S.{0,2000})|[ |]{0,4})$"
)
"""`Word: value`, also with the asterisks or cells that bold labels become."""

_FROM_WORDS = "|".join(sorted(map(re.escape, _words(0)), key=len, reverse=True))
FROM_LINE = re.compile(
    rf"^[*_> |\t]{{0,6}}(?:{_FROM_WORDS})[ \u00a0]?[*_]{{0,2}} ?[:：]", re.IGNORECASE | re.MULTILINE
)

GLUED_BLOCK = re.compile(
    r"[*_]{0,2}(?:From|Von|De|Da|Van|Fra|Från|Od)[*_]{0,2} ?:.{2,200}?"
    r"\b(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado|Inviato|Verzonden|Sendt|Skickat|Wysłano|Dato)"
    r"[*_]{0,2} ?:.{4,120}?\b(?:Subject|Betreff|Objet|Asunto|Assunto|Oggetto|Onderwerp|Emne|Ämne|"
    r"Temat|To|An|À|Para|A|Aan|Til|Till|Do)[*_]{0,2} ?:"
)
"""A header block whose lines ran together."""

_ORIGINAL = (
    "Original Message|Original message|Original Appointment|Original E-?Mail|Reply message|"
    "Ursprüngliche Nachricht|Originalnachricht|Originalmeldung|Original-Nachricht|"
    "Message d'origine|Message original|Message initial|E-mail d'origine|"
    "Mensaje original|Mensagem original|Messaggio originale|Messaggio Originale|"
    "Oorspronkelijk bericht|Oorspronkelijke bericht|Origineel bericht|"
    "Oprindelig meddelelse|Opprinnelig melding|Ursprungligt meddelande|Alkuperäinen viesti|"
    "Wiadomość oryginalna|Oryginalna wiadomość|Původní zpráva|Pôvodná správa|Eredeti üzenet|"
    "Mesaj original|Mesajul original|Orijinal mesaj|Özgün İleti|Исходное сообщение|"
    "Пересылаемое сообщение|Оригінальне повідомлення|原始邮件|原始郵件|元のメッセージ|원본 메일|"
    "Αρχικό μήνυμα"
)
_FORWARD = (
    "Forwarded message|Forwarded Message|Forwarded by [^-]{1,80}|Forwarded email|Fwd|"
    "Weitergeleitete Nachricht|Weitergeleitete Mail|Message transféré|Message réexpédié|"
    "Mensaje reenviado|Mensagem encaminhada|Messaggio inoltrato|Doorgestuurd bericht|"
    "Videresendt meddelelse|Videresendt melding|Vidarebefordrat meddelande|"
    "Edelleenlähetetty viesti|Wiadomość przekazana|Przekazana wiadomość|Treść przekazanej wiadomości|"
    "Přeposlaná zpráva|Továbbított üzenet|Mesaj redirecționat|Yönlendirilen ileti|"
    "Iletilen mesaj|Переадресованное сообщение|Пересылаемое сообщение|转发邮件|轉寄郵件|転送されたメッセージ"
)
ORIGINAL_LINE = re.compile(
    rf"^[ >*|]{{0,6}}(?:[-_=*]{{2,60}} ?|[<\[])(?:{_ORIGINAL})[ :]?(?: ?[-_=*]{{2,60}}|[>\]])?[ *|]{{0,4}}$",
    re.IGNORECASE | re.MULTILINE,
)
FORWARD_LINE = re.compile(
    rf"^[ >*|]{{0,6}}[-_=*]{{2,60}} ?(?:{_FORWARD})[ :]?(?: ?[-_=*]{{2,60}})?[ *|]{{0,4}}$"
    r"|^[ >*]{0,4}(?:Begin forwarded message|Start of forwarded message"
    r"|Anfang der weitergeleiteten (?:Nachricht|E-Mail)"
    r"|Début du message (?:réexpédié|transféré)|Inicio del mensaje reenviado"
    r"|Início da mensagem (?:encaminhada|reencaminhada)|Inizio messaggio inoltrato"
    r"|Begin doorgestuurd bericht|Start på videresendt (?:besked|melding)"
    r"|Vidarebefordrat brev|Początek przekazywanej wiadomości|Начало переадресованного сообщения"
    r"|Begin van doorgestuurd bericht|Inoltro messaggio|下面是被转发的邮件|開始轉寄郵件"
    r"|転送されたメッセージ) ?[:：][ *]{0,3}$",
    re.IGNORECASE | re.MULTILINE,
)
FORWARD_SUBJECT = re.compile(
    r"\s{0,3}(?:fwd?|wg|tr|rv|i|enc|doorst|vs|vb|vl|pd|fs|továbbítás|转发|轉寄)\s?[:：]",
    re.IGNORECASE,
)

_WROTE = (
    r"wrote|writes|sent|said|has written|schrieb(?:en)?|schreibt|a écrit|écrit|escribió|escreveu|ha scritto|"
    r"scrive|schreef|skrev|skrev följande|kirjoitti|napisał(?:a|\(a\))?|pisze|napsal(?:\(a\)|a)?|"
    r"napísal(?:\(a\)|a)?|írta|a scris|написал(?:\(а\)|а)?|пишет|писал(?:\(а\)|а)?|пише|написав|yazdı|"
    r"şunu yazdı|đã viết|寫道|写道|のメール|さんは書きました|작성|έγραψε|כתב|כתבה|كتب"
)
WROTE = re.compile(
    rf"(?:(?<![^\W\d_])(?:{_WROTE})(?![^\W\d_])|(?:写道|寫道|のメール))", re.IGNORECASE
)
NOT_ATTRIBUTION = re.compile(
    r"\b(?:you|i|we|they|she|he|as)\s(?:\w{2,10}\s)?(?:wrote|sent|said|writes)\b", re.IGNORECASE
)
ATTRIBUTION_START = re.compile(
    r"[*_ ]{0,3}(?:On|Am|Le|El|Il|Em|No dia|Op|Den|På|W dniu|Dnia|Dne|Dňa|În|La|At|In|Mon|Tue|Wed|Thu|"
    r"Fri|Sat|Sun|Quoting|Citando|Zitat von|[A-ZА-ЯŚÎÉŽ][\w.'-]{0,25}[ ,.]|[\d\"'<“]|于|在|W|V|Pe|Vào)",
)
DATED_START = re.compile(
    r"[*_ ]{0,3}(?:(?:On|Am|Le|El|Il|Em|No dia|Op|Den|På|W dniu|Dnia|Dne|Dňa|În|La|At|Pe|Vào)\s"
    r"(?:\S{1,15} ){0,4}\S{0,3}\d|[^\W\d_]{2,10}[.,]{0,2} (?:\S{1,12} ){0,2}\S{0,2}\d|\d)"
)
CLOCK = re.compile(r"\b\d{1,2}\s?[:.h時点]\s?\d{2}|\b\d{1,2}\s?[ap]\.?m\b|[上下]午", re.IGNORECASE)
DATE_PART = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2}\b|20\d\d年")
MAIL_ADDRESS = re.compile(r"[<(\[]?(?:mailto:)?[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
QUOTING = re.compile(
    r"(?:Quoting|Zitat von|Citando|Citat|Citation de) [^:]{2,100}[:：]$", re.IGNORECASE
)

RULE_LINE = re.compile(r"[_\-=*—–]{5,200}$")
"""A drawn line, which belongs to the header block below it and to nothing else."""
