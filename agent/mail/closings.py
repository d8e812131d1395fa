"""The words with which letters end: closings, taglines of phones, disclaimers, list footers.

Data and the patterns composed of it, nothing else; what is done with a hit is decided in
`signatures`. All patterns are linear and meant for single lines or capped paragraphs.
"""

import re
from unicodedata import combining, normalize

from agent.mail.patterns import LazyPattern, word_set, words

_CLOSING_ROWS = (
    # English
    "best|best regards|best wishes|all the best|very best|all best|bests|kind regards",
    "kindest regards|warm regards|warmest regards|warm wishes|warmly|regards|rgds|kr|br",
    "with kind regards|with best regards|with warm regards|with best wishes|with thanks",
    "with gratitude|many thanks|thanks|thanks again|thanks so much|thanks a lot|thx|tks",
    "thank you|thank you again|thank you so much|thank you very much|thanks in advance",
    "thank you in advance|thanks and regards|thanks & regards|thanks and best regards",
    "thank you and best regards|thank you & regards|thanks for your time|cheers|ta|sincerely",
    "yours sincerely|sincerely yours|yours truly|very truly yours|yours faithfully|faithfully",
    "yours|respectfully|respectfully yours|cordially|talk soon|speak soon|see you soon",
    "chat soon|more soon|until then|looking forward|take care|be well|stay well",
    "have a great day|have a great week|have a great weekend|have a good weekend",
    "have a nice day|have a good one|have a lovely weekend|enjoy your day|enjoy your weekend",
    "onwards|onward|ciao|in gratitude|gratefully|appreciatively|hugs|xo|xoxo|best of luck",
    "thanks for your patience|with thanks for your patience|thanks for understanding",
    "looking forward to it|take good care",
    # German
    "mit freundlichen grüßen|mit freundlichen grüssen|mit freundlichem gruß|freundliche grüße",
    "freundliche grüsse|viele grüße|viele grüsse|beste grüße|beste grüsse|liebe grüße",
    "liebe grüsse|herzliche grüße|schöne grüße|sonnige grüße|mit besten grüßen|mit bestem gruß",
    "mit herzlichen grüßen|mit vielen grüßen|mit lieben grüßen|gruß|grüße|gruss|grüsse|mfg|lg",
    "vg|bg|hochachtungsvoll|vielen dank|danke|besten dank|herzlichen dank|danke und gruß",
    "bis bald|bis dann|freundlichst",
    # French
    "cordialement|bien cordialement|très cordialement|bien à vous|bien à toi|cdlt|cdt",
    "sincères salutations|meilleures salutations|salutations|salutations distinguées",
    "amicalement|respectueusement|à bientôt|bonne journée|merci|merci d'avance|merci beaucoup",
    # Spanish, Portuguese, Italian, Romanian
    "saludos|saludos cordiales|un saludo|un cordial saludo|atentamente|cordialmente|un abrazo",
    "muchas gracias|gracias|atenciosamente|cumprimentos|com os melhores cumprimentos",
    "melhores cumprimentos|abraços|abraço|obrigado|obrigada|att|grato|grata|cordiali saluti",
    "distinti saluti|cari saluti|saluti|un saluto|un caro saluto|grazie|grazie mille|a presto",
    "cu stimă|cu respect",
    # Dutch, Scandinavian, Finnish
    "met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten",
    "hartelijke groet|hartelijke groeten|groet|groeten|groetjes|mvg|bedankt|alvast bedankt",
    "med venlig hilsen|venlig hilsen|de bedste hilsner|bedste hilsner|mange hilsner|hilsen|mvh",
    "vh|med vennlig hilsen|vennlig hilsen|beste hilsen|med vänlig hälsning|bästa hälsningar",
    "med vänliga hälsningar|vänliga hälsningar|vänlig hälsning|hälsningar|tack|tack på förhand",
    "tak|takk|på forhånd tak|ystävällisin terveisin|parhain terveisin|terveisin|yt",
    # Slavic, Hungarian, Turkish, Greek, East Asian
    "pozdrawiam|pozdrawiam serdecznie|serdecznie pozdrawiam|z poważaniem|pozdrowienia|dziękuję",
    "z wyrazami szacunku|s pozdravem|s přátelským pozdravem|s pozdravom|děkuji|üdvözlettel",
    "tisztelettel|köszönettel|с уважением|с наилучшими пожеланиями|спасибо|з повагою",
    "saygılarımla|iyi çalışmalar|teşekkürler|με εκτίμηση|よろしくお願いいたします",
    "宜しくお願い致します|此致|顺祝商祺|감사합니다",
)


def folded(text: str) -> str:
    """Lower case without accents, since people leave them out ("Mit freundlichen Grussen")."""
    if text.isascii():
        return text.lower()
    plain = normalize("NFKD", text.lower().replace("ß", "ss"))
    return "".join([letter for letter in plain if not combining(letter)])


CLOSINGS = frozenset(folded(phrase) for row in _CLOSING_ROWS for phrase in row.split("|"))
"""Closings, folded, without the comma behind them."""

CLOSING_OPENERS = frozenset(phrase.partition(" ")[0] for phrase in CLOSINGS)
"""The first words of closings; a line that begins otherwise is none."""

LONGEST_CLOSING = max(phrase.count(" ") + 1 for phrase in CLOSINGS)
"""The number of words of the longest of them."""

_HINTS = (
    "privileged", "intended", "in error", "unauthori", "disclaimer", "environment", "print",
    "virus", "outside", "external", "often get", "opportunity employer", "unsubscribe", "opt out",
    "opt-out", "preferences", "settings", "this e-mail", "this email", "this message", "this mail",
    "automated", "automatic", "reply", "respond", "browser", "privacy", "terms", "powered by",
    "rights reserved", "(c)", "copyright", "google calendar", "sent from", "sent via", "sent with",
    "sent wirelessly", "typed", "brevity", "dictated", "excuse", "pardon", "typos", "gesendet",
    "vertraulich", "abmelden", "abbestellen", "outlook", "inscrire", "abonner", "confiden",
    "enviado", "baja", "cancelar", "inviato", "disiscriviti", "vertrouwelijk", "verzonden",
    "verstuurd", "uitschrijven", "afmeld", "fortrolig", "sendt fra", "skickat", "wypisz", "iphone",
    "trouble", "mailing list",
)  # fmt: skip
_FOREIGN_HINTS = (
    "©", "envoyé", "lähetetty", "wysłan", "odesláno", "odoslané", "отправлено", "发自", "傳送",
)  # fmt: skip


def hints_in(text: str) -> list[str]:
    """Words of a tagline, disclaimer, banner or footer; a lower-case text with none has no such."""
    found = [hint for hint in _HINTS if hint in text]
    if not text.isascii():
        found += [hint for hint in _FOREIGN_HINTS if hint in text]
    return found


_DEVICES = words(
    "iphone|ipad|android|mobile|phone|cell|samsung|galaxy|blackberry|windows|mail|yahoo|outlook",
    "gmail|proton|superhuman|spark|airmail|tablet|device|handheld|bluemail|hey|aol|nine|zoho",
    "missive|front|tutanota|pixel|huawei|workspace|mailbird|hiri|thumbs|em client|smartphone|htc",
    "nokia|motorola|oneplus|xiaomi|sparrow|mailspring|fastmail|acompli",
)
TAGLINE = LazyPattern(
    r"[(\[*_]{0,3}(?:sent|written|typed|composed|dictated) (?:wirelessly )?"
    rf"(?:from|via|with|by|using|on) (?:\w{{1,12}} ){{0,4}}\[?(?:{_DEVICES})\b.{{0,80}}$",
    r"get (?:outlook|bluemail|the new outlook) for .{2,40}$",
    r"(?:von|vom) .{2,40}gesendet.{0,20}$",
    r"gesendet (?:von|mit|über|via) .{2,50}$",
    r"diese nachricht wurde von meinem .{3,60} gesendet.{0,10}$",
    r"(?:envoyée?(?: sans fil)?|enviado|inviato) "
    r"(?:de|par|depuis|à partir|desde|do|da|a partir do|via|dal).{1,80}$",
    r"(?:télécharger|obtener|obtenha o|scarica|download|hent|hämta) outlook .{3,40}$",
    r"outlook für (?:ios|android).{0,30}$",
    r"(?:verzonden|verstuurd) (?:vanaf|vanuit|met|via|door) .{2,50}$",
    r"(?:sendt fra|skickat från|skickat med|lähetetty) .{2,50}$",
    r"(?:wysłane? ze? |odesláno z|odoslané z|отправлено (?:с|из)).{2,50}$",
    r"iphone'?umdan gönderildi$|iphoneから送信$|发自我的.{1,20}$|從我的.{1,20}傳送$",
    r"나의 iphone에서 보냄$",
    r"(?:please )?(?:excuse|pardon|forgive) .{0,30}"
    r"(?:brevity|typos?|typing|thumbs|autocorrect).{0,60}$",
)
"""A line that a telephone or a mail program adds."""

BANNER = LazyPattern(
    r"[*_\s]{0,3}(?:\[(?:external|ext|extern|externe)[^\]]{0,60}\]"
    r"|(?:caution|warning|attention|achtung)\s?[:!] ?(?:this|external|do not|diese|ext)"
    r"|external (?:e-?mail|sender|message)\b|you (?:don't|do not) often get e-?mail from)"
)
"""A mail gateway's line above a message."""

_DISCLAIMER_OPENINGS = words(
    "this|the|please|notice|note|important|attention|any|e-mail|email|if|unless|it|all|our",
    "confidential|confidentiality|privileged|disclaimer|caution|warning|external|privacy|legal",
    "views|opinions|diese|der inhalt|wenn sie|falls sie|sollten sie|hinweis|vertraulich|ce|cet",
    "vertraulichkeitshinweis|cette|les informations|este|esta|la información|as informações",
    "questo|questa|le informazioni|dit|deze|de informatie|denne|detta|tato|wiadomość|niniejsza",
)
DISCLAIMER_START = LazyPattern(
    rf"[*_\[(\s>]{{0,4}}(?:{_DISCLAIMER_OPENINGS})\b", r"[\w&.' ]{2,40} is (?:an?|proud) "
)
DISCLAIMER = LazyPattern(
    r"\b(?:confidentiality (?:notice|note|statement)|privileged (?:and|or|information)",
    r"legally privileged|e-?mail disclaimer|^disclaimer\b",
    r"(?:is|are|be|contains?) .{0,60}confidential.{0,200}"
    r"\b(?:recipient|addressee|intended|privileged|error|sender)",
    r"intended (?:only |solely |exclusively )?for (?:the )?(?:sole |exclusive )?"
    r"(?:use|addressee|recipient|named|person|individual)|intended recipients?\b",
    r"received this (?:e-?mail|message|communication|transmission) (?:in error|by mistake)",
    r"unauthori[sz]ed (?:use|review|disclosure|copying|dissemination)",
    r"consider the environment|think before you print|do not print this",
    r"virus-?free|free of viruses|(?:scan|scanned|check|checked) (?:for|by) .{0,40}virus",
    r"views? (?:or|and) opinions? .{0,60}(?:author|sender)",
    r"originated (?:from )?outside|from an external (?:e-?mail|sender|source|address)",
    r"do not click (?:on )?(?:any )?(?:links|attachments)|often get (?:e-?mail|mail) from",
    r"equal[- ]opportunit(?:y|ies) (?:and affirmative action )?employer",
    r"vertrauliche? .{0,80}(?:bestimmt|enthalten|adressat|empfänger)",
    r"nicht der (?:richtige|beabsichtigte)",
    r"confidentiel.{0,200}destinataire|destinataire.{0,200}confidentiel",
    r"confidencial.{0,200}destinat|destinat.{0,200}confidencial",
    r"(?:riservat|confidenzial).{0,200}destinatari|destinatari.{0,200}(?:riserv|confidenz)",
    r"vertrouwelijk.{0,200}(?:bestemd|geadresseerde)|fortrolig.{0,100}mo(?:dtager|ttaker))",
    hints=(
        "confiden", "privileged", "disclaimer", "intended", "received this", "unauthori", "virus",
        "environment", "print", "opinion", "originated", "external", "click", "often get",
        "opportunit", "vertraulich", "nicht der", "riservat", "vertrouwelijk", "fortrolig",
    ),
)  # fmt: skip
"""Words of a paragraph that is a lawyer's or a mail gateway's, not the writer's."""

REGISTER = LazyPattern(
    r"\b(?:registered (?:in|office|number|company|charity)|company (?:registration|number|no\.)|"
    r"geschäftsführ(?:er|ung)|amtsgericht|handelsregister|hrb ?\d|ust-?id|vorstand|aufsichtsrat|"
    r"sitz der gesellschaft|siren|siret|rcs |vat (?:no|number|reg)|kvk|btw|cvr|org\.? ?n[ro])",
    hints=(
        "registered", "company", "schäftsf", "gericht", "register", "hrb", "ust", "vorstand",
        "aufsichts", "gesellschaft", "sire", "rcs", "vat", "kvk", "btw", "cvr", "org",
    ),
)  # fmt: skip
"""A company register's data, as the law wants them below a business letter."""

_MAIL_WORD = r"(?:e-?mail|message|mail|notification)"
FOOTER_START = LazyPattern(
    r"[*_\[(\s|-]{0,4}(?:"
    r"(?:click here to )?unsubscribe|opt[- ]?out|abmelden|abbestellen|newsletter abbestellen|"
    r"se désinscrire|se désabonner|darse de baja|cancelar (?:a )?(?:inscrição|suscripción)|"
    r"disiscriviti|uitschrijven|afmelden|afmeld|avregistrera|wypisz się|"
    r"(?:to |if you (?:no longer |don't )?(?:wish|want|would).{0,60})"
    r"(?:unsubscribe|stop receiving|opt out)|"
    r"(?:manage|update|change|edit) (?:your |my |these )?(?:e-?mail |notification |alert )?"
    r"(?:preferences|settings|subscriptions?|alerts?)|"
    r"(?:e-?mail|notification) (?:preferences|settings)|"
    rf"you(?:'re| are| have)? (?:receiv(?:ing|ed)|getting|got) this (?:{_MAIL_WORD}|because)|"
    rf"(?:this|it) {_MAIL_WORD}? ?(?:was|is|has been|is being) (?:sent|intended|being sent) "
    r"(?:to|for|by|on behalf|via|because|from an? (?:un|no-?reply|notif|autom))|"
    r"(?:\*{1,3} ?)?this is an? (?:automated|automatic|auto-?generated|system|unmonitored)|"
    r"(?:please )?(?:do not|don't|don’t) (?:reply|respond) (?:directly )?to this|"
    rf"(?:replies|responses) to this (?:{_MAIL_WORD}|address|inbox)|"
    rf"(?:view|read|open) (?:this |it )?(?:{_MAIL_WORD} |online )?(?:in|on) "
    r"(?:your |a |the )?(?:web )?browser|"
    r"having trouble (?:viewing|reading|seeing)|(?:privacy|cookie) (?:policy|notice|statement)|"
    r"(?:[#=-]{1,4} ?)?(?:(?:please )?(?:type|write|enter) your reply above|"
    r"reply above this line)|terms (?:of|and|&)|powered by|was this e-?mail helpful|"
    r"invitation from google calendar|"
    r"forwarding this invitation|reply for [\w.+-]{1,64}@|add us to your)"
)
"""How a line begins that a mailing program puts below a letter."""

FOOTER_WORD = LazyPattern(
    r"\b(?:unsubscribe|privacy policy|all rights reserved|terms of (?:use|service)|"
    r"e-?mail preferences|mailing list)\b"
)
"""In a short line, words that a mailing program puts below a letter."""

COPYRIGHT = LazyPattern(r"(?:©|\(c\)|copyright) ?(?:\d{4}|[A-Z])")

WORKING_HOURS = LazyPattern(
    r"\b(?:(?:my )?(?:working|office|business) (?:hours|days|pattern|week)|non-?working day|"
    r"i (?:usually |normally |only )?work (?:part[- ]time|flexibly|mon|tue|wed|thu|four|three|4|3)|"
    r"(?:don't|do not) work (?:on )?(?:mon|tue|wed|thu|fri))",
    hints=("work", "office", "business"),
)

_TITLES = words(
    "recruiter|recruitment|recruiting|talent|people|hr|human resources|manager|director|head of",
    "lead|partner|coordinator|specialist|consultant|officer|engineer|vp|vice president|president",
    "founder|cofounder|co-founder|ceo|cto|coo|cfo|chief|chair|professor|executive|assistant",
    "associate|administrator|advisor|adviser|sourcer|scheduler|analyst|developer|team|dean",
    "resourcing|department|dept|office of|university|college|institute|gmbh|ag|ltd|limited|inc",
    "llc|llp|plc|b.v.|bv|s.a.|sas|sarl|srl|oy|ab|a/s|pty|group|foundation|trust|hospital|street",
    "straße|strasse|avenue|road|suite|floor|p.o. box|po box|she/her|he/him|they/them|leiter",
    "leiterin|personalreferent|personalreferentin|personalleiter|geschäftsführer|responsable",
    "directeur|directrice|chargé de|chargée de|gerente|responsabile|medewerker|i.a.|i. a.|i.v.",
)
TITLE = LazyPattern(rf"(?<!\w)(?:{_TITLES})(?!\w)")
"""Words that stand in the lines below a name."""

_CONTACT_WORDS = (
    "https://", "http://", "www.", "linkedin", "twitter", "calendly.com", "facebook", "instagram",
    "youtube", "skype", "whatsapp", "xing",
)  # fmt: skip
_CONTACT = LazyPattern(
    r"\+?\(?\d[\d\s().\-/]{6,18}\d|\b(?:(?:tel|phone|ph|mobile|mob|cell|office|direct|fax)\s?[:.|]"
    r"|ext\b)|^[mtpodew][:.] ?|[\w.+-]@[\w-]{1,63}\."
)


def is_contact(line: str) -> bool:
    """Whether a phone number, an address or a link stands there, as in a signature."""
    lower = line.lower()
    return any(map(lower.__contains__, _CONTACT_WORDS)) or _CONTACT.search(line) is not None


TEMPORAL = LazyPattern(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|tues|wed|thu|thur|thurs|fri|sat|"
    r"today|tomorrow|tonight|noon|midday|morning|afternoon|evening|week|weekend|month|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|\d{1,2} ?[ap]m|\d{1,2}[:.]\d\d(?![\d.])|yes|no|ok|"
    r"okay|sure|confirmed|approved|agreed|great|perfect|sorry|congratulations)\b"
)
"""Words that are news and no name, however short the line."""

POSTSCRIPT = re.compile(r"\s{0,3}[pP]\.?\s?(?:[pP]\.?\s?)?[sS](?:\.|\b)\s?[:.,–—-]?\s?\S")
DELIMITER = re.compile(r"(?:--|[—–]{1,60}|__|-- ?-|~~|\*\*\*|={2,5}|_{3,60}|-{3,60})$")
TEAM_WORDS = word_set(
    "team crew recruiting recruitment talent people careers hiring hr group staff department",
    "office folks panel operations ops resourcing personalabteilung équipe equipo acquisition",
)
"""What groups that sign a message call themselves."""

TEAM_SMALL_WORDS = word_set("the your our dein ihr das de het il el l' at of and & von van der die")
"""What may stand in small letters in such a name."""
