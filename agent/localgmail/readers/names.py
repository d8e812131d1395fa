"""Names of Gmail's own labels and of mail folders, in the languages exports come in.

Takeout writes X-Gmail-Labels in the language of the account; folders are named by their programs.
Data and look-ups only.
"""

import csv
from collections.abc import Mapping

from agent.localgmail.content import decoded
from agent.localgmail.model import SystemLabel

_LIMIT = 20_000

_NAMES: Mapping[SystemLabel, str] = {
    SystemLabel.INBOX: """inbox; posteingang; boîte de réception; bandeja de entrada; recibidos;
        posta in arrivo; caixa de entrada; a receber; postvak in; inkorg; indbakke; innboks;
        saapuneet; odebrane; doručená pošta; входящие; 受信トレイ; 收件箱; 收件匣; 받은편지함;
        gelen kutusu""",
    SystemLabel.SENT: """sent; sent mail; sent items; sent messages; gesendet; gesendete elemente;
        messages envoyés; envoyés; éléments envoyés; enviados; enviado; mensajes enviados;
        posta inviata; inviati; itens enviados; e-mails enviados; verzonden; verzonden berichten;
        skickat; skickade; sendt; sendte; lähetetyt; wysłane; odeslané; odeslaná pošta;
        отправленные; 送信済み; 送信済みメール; 已发送; 已发邮件; 寄件備份; 보낸편지함;
        gönderilmiş postalar""",
    SystemLabel.DRAFT: """draft; drafts; entwurf; entwürfe; brouillon; brouillons; borrador;
        borradores; bozza; bozze; rascunho; rascunhos; concept; concepten; utkast; kladde; kladder;
        luonnokset; wersje robocze; koncepty; черновики; 下書き; 草稿; 임시보관함; taslaklar""",
    SystemLabel.TRASH: """trash; bin; deleted; deleted items; deleted messages; papierkorb;
        gelöschte elemente; corbeille; éléments supprimés; papelera; cestino; lixeira; lixo;
        prullenbak; papperskorg; papperskorgen; papirkurv; papirkurven; papirkorg; søppel;
        roskakori; kosz; koš; корзина; ゴミ箱; 已删除邮件; 垃圾桶; 휴지통; çöp kutusu""",
    SystemLabel.SPAM: """spam; junk; junk mail; junk e-mail; junk email; bulk mail; spamverdacht;
        courrier indésirable; indésirables; correo no deseado; posta indesiderata; ongewenst;
        skräppost; uønsket; uønsket e-post; roskaposti; спам; 迷惑メール; 垃圾邮件; 垃圾郵件;
        스팸함; 스팸""",
    SystemLabel.UNREAD: """unread; ungelesen; non lus; non lu; no leídos; no leído; no leídas;
        non letti; da leggere; não lidos; não lidas; não lida; ongelezen; olästa; oläst; ulæst;
        ulest; lukemattomat; nieprzeczytane; nepřečtené; непрочитанные; 未読; 未读; 未讀;
        읽지 않음; 안읽음; okunmamış""",
    SystemLabel.STARRED: """starred; markiert; suivis; messages suivis; destacados; speciali;
        com estrela; met ster; stjärnmärkt; stjernemarkeret; stjernemerket; tähdellä merkitty;
        oznaczone gwiazdką; s hvězdičkou; помеченные; スター付き; 已加星标; 已加星號; 별표편지함""",
    SystemLabel.IMPORTANT: """important; wichtig; importants; importante; importantes; importanti;
        belangrijk; viktigt; vigtigt; viktig; tärkeä; ważne; důležité; важное; 重要; 중요편지함""",
    SystemLabel.CHAT: "chat; chats",
}
_STATES = """opened; archived; geöffnet; archiviert; ouvert; ouverts; archivé; archivés; archivées;
    abierto; abiertos; archivado; archivados; aperto; aperti; archiviato; archiviati; aberto;
    abertos; arquivado; arquivados; geopend; gearchiveerd; öppnat; öppnade; arkiverat;
    arkiverade; åbnet; arkiveret; åpnet; arkivert; otwarte; zarchiwizowane; открытые;
    開封済み; アーカイブ済み"""
_LABELS: Mapping[str, SystemLabel] = {
    name.strip().casefold(): label for label, names in _NAMES.items() for name in names.split(";")
}
# What Takeout says of a message without its being a label.
_NO_LABELS = frozenset(name.strip().casefold() for name in _STATES.split(";"))
_CATEGORY = "category "
_FOLDERS = frozenset(
    {
        SystemLabel.INBOX,
        SystemLabel.SENT,
        SystemLabel.DRAFT,
        SystemLabel.TRASH,
        SystemLabel.SPAM,
    }
)


def labels_in(value: str) -> frozenset[str]:
    """Labels of an X-Gmail-Labels header: encoded words, quoted names, any of our languages."""
    text = " ".join(decoded(value[:_LIMIT]).split())
    row = next(csv.reader([text], skipinitialspace=True), [])
    names = (name.strip() for name in row)
    return frozenset(
        _label_of(name) for name in names if name and name.casefold() not in _NO_LABELS
    )


def folder_label(name: str) -> SystemLabel | None:
    """The label a folder's name stands for: `Sent`, `.Gesendet`, `[Gmail].Trash`."""
    last = name.replace("/", ".").rstrip(".").rpartition(".")[2].strip("[] ")
    found = _LABELS.get(last.casefold())
    return found if found in _FOLDERS else None


def _label_of(name: str) -> str:
    folded = name.casefold()
    if folded.startswith(_CATEGORY):
        category = f"CATEGORY_{folded.removeprefix(_CATEGORY).upper()}"
        return category if category in set(SystemLabel) else name
    return _LABELS.get(folded, name)
