"""The words with which letters end: closings, taglines of phones, disclaimers, list footers.

Data and the patterns composed of it, nothing else; what is done with a hit is decided in
`signatures`. All patterns are linear and meant for single lines or capped paragraphs.
"""

import re

_CLOSINGS = (
    # English
    "best|best regards|best wishes|all the best|very best|all best|bests|kind regards|"
    "kindest regards|warm regards|warmest regards|warm wishes|warmly|regards|rgds|kr|br|"
    "with kind regards|with best regards|with warm regards|with best wishes|with thanks|"
    "with gratitude|many thanks|thanks|thanks again|thanks so much|thanks a lot|thanks a million|"
    "thank you|thank you again|thank you so much|thank you very much|thanks in advance|"
    "thank you in advance|thanks and regards|thanks & regards|thanks and best regards|"
    "thanks, best regards|thanks for your time|cheers|ta|sincerely|yours sincerely|sincerely yours|"
    "yours truly|yours faithfully|faithfully|yours|respectfully|respectfully yours|cordially|"
    "talk soon|speak soon|see you soon|chat soon|more soon|until then|looking forward|"
    "take care|be well|stay well|have a great day|have a great week|have a great weekend|"
    "have a good weekend|have a nice day|have a good one|enjoy your day|onwards|onward|ciao|"
    "in gratitude|gratefully|appreciatively|your friend|hugs|xo|xoxo|"
    # German
    "mit freundlichen grüßen|mit freundlichen grüssen|mit freundlichem gruß|freundliche grüße|"
    "freundliche grüsse|viele grüße|viele grüsse|beste grüße|beste grüsse|liebe grüße|"
    "liebe grüsse|herzliche grüße|schöne grüße|sonnige grüße|mit besten grüßen|"
    "mit herzlichen grüßen|mit vielen grüßen|gruß|grüße|gruss|grüsse|mfg|lg|vg|bg|"
    "hochachtungsvoll|vielen dank|danke|besten dank|danke und gruß|bis bald|bis dann|"
    # French
    "cordialement|bien cordialement|très cordialement|bien à vous|bien à toi|cdlt|cdt|"
    "sincères salutations|meilleures salutations|salutations|salutations distinguées|amicalement|"
    "respectueusement|à bientôt|bonne journée|merci|merci d'avance|merci beaucoup|"
    # Spanish, Portuguese, Italian, Romanian
    "saludos|saludos cordiales|un saludo|un cordial saludo|atentamente|cordialmente|un abrazo|"
    "muchas gracias|gracias|atenciosamente|cumprimentos|com os melhores cumprimentos|"
    "melhores cumprimentos|abraços|abraço|obrigado|obrigada|att|grato|grata|cordiali saluti|"
    "distinti saluti|cari saluti|saluti|un saluto|un caro saluto|grazie|grazie mille|a presto|"
    "cu stimă|cu respect|"
    # Dutch, Scandinavian, Finnish
    "met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|"
    "hartelijke groet|hartelijke groeten|groet|groeten|groetjes|mvg|bedankt|alvast bedankt|"
    "med venlig hilsen|venlig hilsen|de bedste hilsner|bedste hilsner|mange hilsner|hilsen|mvh|vh|"
    "med vennlig hilsen|vennlig hilsen|beste hilsen|med vänlig hälsning|med vänliga hälsningar|"
    "vänliga hälsningar|vänlig hälsning|bästa hälsningar|hälsningar|tack|tack på förhand|tak|takk|"
    "på forhånd tak|ystävällisin terveisin|parhain terveisin|terveisin|yt|"
    # Slavic, Hungarian, Turkish, Greek, East Asian
    "pozdrawiam|pozdrawiam serdecznie|serdecznie pozdrawiam|z poważaniem|z wyrazami szacunku|"
    "pozdrowienia|dziękuję|s pozdravem|s přátelským pozdravem|s pozdravom|děkuji|üdvözlettel|"
    "tisztelettel|köszönettel|с уважением|с наилучшими пожеланиями|спасибо|з повагою|saygılarımla|"
    "iyi çalışmalar|teşekkürler|με εκτίμηση|よろしくお願いいたします|宜しくお願い致します|此致|顺祝商祺|감사합니다"
)
_ONE = "|".join(sorted(map(re.escape, _CLOSINGS.split("|")), key=len, reverse=True))
CLOSING = re.compile(
    rf"[*_\s]{{0,3}}(?:{_ONE})(?: ?(?:[,/|&+]| and | und | et | y ) ?(?:{_ONE}))?"
    rf"(?:,? (?:from|all|everyone|team|alle|[^\W\d_]{{2,12}} (?:from|in advance)))?"
    rf"(?P<end>(?![^\W\d_])[ *_]{{0,3}}[,.!;:–—~-]{{0,3}})(?P<rest>.{{0,60}})$",
    re.IGNORECASE,
)
"""A line that opens with one or two closings; `rest` may be the writer's name."""

TAGLINE = re.compile(
    r"(?:sent|get|written|typed|composed|dictated) (?:from|via|with|by|using|on) (?:my |the |a )?"
    r"(?:\w{1,12} )?(?:iphone|ipad|android|mobile|phone|cell|samsung|galaxy|blackberry|windows|mail|"
    r"yahoo|outlook|gmail|proton|superhuman|spark|airmail|tablet|device|handheld|bluemail|"
    r"hey\b|aol|nine\b|zoho|missive|front\b|tutanota|pixel|huawei|workspace|mailbird|hiri|e\.?m)"
    r".{0,80}$"
    r"|get (?:outlook|bluemail|the new outlook) for .{2,30}$"
    r"|(?:von|vom) (?:meinem|meiner|unterwegs|mobil|iphone|ipad|handy|\w{3,20}).{0,30}gesendet.{0,20}$"
    r"|gesendet (?:von|mit|über|via) .{2,50}$|diese nachricht wurde von meinem .{3,60} gesendet.{0,10}$"
    r"|envoy(?:é|e) (?:de|depuis|à partir) .{2,50}$|télécharger outlook pour .{2,30}$"
    r"|enviado (?:desde|do|de|a partir do|via) .{2,50}$|obtener outlook para .{2,30}$"
    r"|obtenha o outlook para .{2,30}$|inviato (?:da|dal|dall').{1,50}$|scarica outlook per .{2,30}$"
    r"|(?:verzonden|verstuurd) (?:vanaf|vanuit|met|via|door) .{2,50}$|download outlook voor .{2,30}$"
    r"|sendt fra .{2,50}$|skickat från .{2,50}$|skickat med .{2,50}$|hent outlook (?:til|for) .{2,30}$"
    r"|hämta outlook för .{2,30}$|lähetetty .{2,50}$|wysłane? (?:z|ze) .{2,50}$"
    r"|odesláno z .{2,50}$|odoslané z .{2,50}$|отправлено (?:с|из) .{2,50}$|iphone'?umdan gönderildi$"
    r"|iphoneから送信$|发自我的.{1,20}$|從我的.{1,20}傳送$|나의 iphone에서 보냄$"
    r"|outlook für (?:ios|android).{0,30}$|(?:please )?(?:excuse|pardon|forgive) .{0,30}"
    r"(?:brevity|typos?|typing|thumbs|autocorrect).{0,60}$",
    re.IGNORECASE,
)

DISCLAIMER_START = re.compile(
    r"[*_\[(\s>]{0,4}(?:(?:this|the|please|notice|note|important|attention|any|e-?mail|if|unless|it|all|our|"
    r"confidential\w{0,5}|privileged|disclaimer|caution|warning|external|privacy|legal|views|opinions|diese|"
    r"der inhalt|wenn sie|falls sie|sollten sie|hinweis|vertraulich\w{0,7}|ce|cet|cette|les informations|"
    r"este|esta|la información|as informações|questo|questa|le informazioni|dit|deze|de informatie|"
    r"denne|detta|tato|wiadomość|niniejsza|you don't often|you do not often|[\w&.' ]{2,40} is (?:a|an|proud) )\b)",
    re.IGNORECASE,
)
DISCLAIMER = re.compile(
    r"\bconfidentiality (?:notice|note|statement)|\bprivileged (?:and|or|information)|\blegally privileged|"
    r"\b(?:is|are|be|contains?|may contain) .{0,60}confidential.{0,200}\b(?:recipient|addressee|intended|"
    r"privileged|error|sender)|"
    r"\bintended (?:only |solely |exclusively )?for (?:the )?(?:sole |exclusive )?(?:use|addressee|recipient|"
    r"named|person|individual)|\bintended recipients?\b|"
    r"\breceived this (?:e-?mail|message|communication|transmission) (?:in error|by mistake)|"
    r"\bunauthori[sz]ed (?:use|review|disclosure|copying|dissemination)|\be-?mail disclaimer|^disclaimer\b|"
    r"\bconsider the environment|\bthink before you print|\bdo not print this|\bvirus-?free|\bfree of viruses|"
    r"\b(?:scanned|checked) (?:for|by) .{0,40}virus|\bviews? (?:or|and) opinions? .{0,60}(?:author|sender)|"
    r"\boriginated (?:from )?outside|\bexternal (?:e-?mail|sender|message|source)|"
    r"\bdo not click (?:on )?(?:any )?(?:links|attachments)|\boften get (?:e-?mail|mail) from|"
    r"\bequal[- ]opportunit(?:y|ies) (?:and affirmative action )?employer|"
    r"\bvertrauliche? .{0,80}(?:bestimmt|enthalten|adressat|empfänger)|\bnicht der (?:richtige|beabsichtigte)|"
    r"\bconfidentiel.{0,200}destinataire|\bdestinataire.{0,200}confidentiel|\bconfidencial.{0,200}destinat|"
    r"\bdestinat.{0,200}confidencial|\b(?:riservat|confidenzial).{0,200}destinatari|"
    r"\bdestinatari.{0,200}(?:riservat|confidenzial)|\bvertrouwelijk.{0,200}(?:bestemd|geadresseerde)|"
    r"\bfortrolig.{0,100}(?:modtager|mottaker)",
    re.IGNORECASE,
)
"""Words of a paragraph that is a lawyer's or a mail gateway's, not the writer's."""

BANNER = re.compile(
    r"[*_\s]{0,3}(?:\[(?:external|ext|extern|externe)[^\]]{0,60}\]|(?:caution|warning|attention|achtung)\s?[:!]"
    r"|external (?:e-?mail|sender|message)\b|you don't often get email from)",
    re.IGNORECASE,
)
"""A mail gateway's line above a message."""

REGISTER = re.compile(
    r"\b(?:registered (?:in|office|number|company|charity)|company (?:registration|number|no\.)|"
    r"geschäftsführ(?:er|ung)|amtsgericht|handelsregister|hrb ?\d|ust-?id|vorstand|aufsichtsrat|"
    r"sitz der gesellschaft|siren|siret|rcs |vat (?:no|number|reg)|kvk|btw|cvr|org\.? ?n[ro])",
    re.IGNORECASE,
)
"""A company register's data, as the law wants them below a business letter."""

FOOTER_START = re.compile(
    r"[*_\[(\s|-]{0,4}(?:(?:click here to )?unsubscribe|opt[- ]?out|(?:to |if you (?:no longer |don't )?(?:wish|want|would).{0,60})"
    r"(?:unsubscribe|stop receiving|opt out)|(?:manage|update|change|edit) (?:your |my |these )?"
    r"(?:e-?mail |notification |communication |alert )?(?:preferences|settings|subscriptions?|alerts?)|"
    r"(?:e-?mail|notification) (?:preferences|settings)|you(?:'re| are| have)? (?:receiv(?:ing|ed)|getting|got) "
    r"this (?:e-?mail|message|notification|mail|because)|"
    r"(?:this|it) (?:e-?mail|message|notification|mail)? ?(?:was|is|has been|is being) (?:sent|intended|being sent) "
    r"(?:to|for|from|by|on behalf|via|because)|"
    r"(?:\*{1,3} ?)?this is an? (?:automated|automatic|auto-?generated|system[- ]generated|unmonitored)|"
    r"(?:please )?(?:do not|don't|don’t) (?:reply|respond) (?:directly )?to this|"
    r"(?:replies|responses) to this (?:e-?mail|message|address|inbox)|"
    r"(?:view|read|open) (?:this |it )?(?:e-?mail |message |online )?(?:in|on) (?:your |a |the )?(?:web )?browser|"
    r"having trouble (?:viewing|reading|seeing)|(?:privacy|cookie) (?:policy|notice|statement)|terms (?:of|and|&)|"
    r"powered by|was this e-?mail helpful|invitation from google calendar|forwarding this invitation|"
    r"reply for [\w.+-]{1,64}@|add us to your|abmelden|abbestellen|newsletter abbestellen|se désinscrire|"
    r"se désabonner|darse de baja|cancelar (?:a )?(?:inscrição|suscripción)|disiscriviti|uitschrijven|"
    r"afmelden|afmeld|avregistrera|wypisz się)",
    re.IGNORECASE,
)
FOOTER_WORD = re.compile(
    r"\b(?:unsubscribe|privacy policy|all rights reserved|terms of (?:use|service)|e-?mail preferences)\b",
    re.IGNORECASE,
)
"""In a short line, words that a mailing program puts below a letter."""

COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright) ?(?:\d{4}|[A-Z])", re.IGNORECASE)

WORKING_HOURS = re.compile(
    r"\b(?:(?:my )?(?:working|office|business) (?:hours|days|pattern|week)|i (?:usually |normally |only )?work "
    r"(?:part[- ]time|flexibly|mondays?|tuesdays?|wednesdays?|thursdays?|mon|tue|wed|thu|four|three|4|3|from)|"
    r"(?:don't|do not) work (?:on )?(?:mon|tue|wed|thu|fri)|non-?working day)",
    re.IGNORECASE,
)

TITLE = re.compile(
    r"\b(?:recruit(?:er|ment|ing)|talent|people|hr|human resources|manager|director|head of|lead\b|"
    r"partner|coordinator|specialist|consultant|officer|engineer|vp|vice president|president|founder|"
    r"co-?founder|ceo|cto|coo|cfo|chief|chair|professor|prof\.|executive|assistant|associate|"
    r"administrator|advisor|adviser|sourcer|scheduler|analyst|developer|team\b|resourcing|department|dept|"
    r"office of|university|college|institute|gmbh|ag\b|ltd|limited|inc\b|llc|llp|plc|b\.?v\.?|s\.?a\.?s?|"
    r"s\.?r\.?l|oy\b|ab\b|a/s|pty|group|foundation|trust|hospital|street|str\.|straße|strasse|avenue|"
    r"road|suite|floor|p\.?o\.? box|pronouns|she/her|he/him|they/them|personal(?:referent|leiter)|"
    r"geschäftsführer|leiter(?:in)?|responsable|directeur|directrice|chargée? de|gerente|responsabile|"
    r"medewerker|i\.\s?a\.|i\.\s?v\.)",
    re.IGNORECASE,
)
"""Words that stand in the lines below a name."""

CONTACT = re.compile(
    r"(?:\+?\(?\d[\d\s().\-/]{6,18}\d)|\b(?:tel|phone|ph|mobile|mob|cell|office|direct|fax|m|t|p|o|d|e|w)"
    r"\s?[:.|]|\bext\b|https?://|www\.|[\w.+-]{1,64}@[\w-]{1,63}\.|linkedin|calendly\.com|twitter|"
    r"facebook|instagram|youtube|skype|whatsapp|xing",
    re.IGNORECASE,
)
"""Phone numbers, addresses and links as they stand in a signature."""

POSTSCRIPT = re.compile(r"\s{0,3}p\.?\s?p?\.?\s?s\.?\b\s?[:.,–—-]?", re.IGNORECASE)
DELIMITER = re.compile(r"(?:--|—|––|__|-- ?-|~~|\*\*\*|={2,5}|_{3,60}|-{3,60})$")
TEAM_NAME = re.compile(
    r"(?:the |your |team |dein |ihr |das |l'équipe |el equipo |il team |het )?.{2,50}?"
    r"(?:team|crew|recruiting|recruitment|talent|people|careers|hiring|hr|group|staff|department|office|folks|panel)"
    r"(?: team| ops| operations| department| at .{2,30})?[.!]?$",
    re.IGNORECASE,
)
