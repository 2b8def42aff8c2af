"""Decides what the page of mails shows; nothing is booked here."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.identifiers import mask_name
from counter_app.domain.pickups import PickupNumber, RequestChannel
from counter_app.services.pickups.mails import MailRequest, RefusedMail
from counter_app.store.case_search import CaseHit
from counter_app.ui.messages import say_or_raise
from counter_app.ui.names import listed
from counter_app.ui.payment.latest import LatestOnly
from counter_app.ui.pickups.mails_page import MailsPage
from counter_app.ui.pickups.ports import PickupPorts
from counter_app.ui.pickups.screen import MailsScreen, Typed
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, TableRow

translate = QCoreApplication.translate

Looked = tuple[MailRequest | RefusedMail, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedMail:
    """What a mail says, for the form.

    Attributes:
        hit: The case it names; None where it names none, or several.
        words: From whom and about what.
    """

    typed: Typed
    hit: CaseHit | None
    key: str
    words: str


class Mailing(QObject):
    """Looks at a file or a folder, and hands one mail after the other to the form.

    Signals:
        opened(object): An `OpenedMail` for the form.
        closed(): Back to the week.
    """

    opened = Signal(object)
    closed = Signal()

    def __init__(self, page: MailsPage, ports: PickupPorts, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._mails: Looked = ()
        self._booked: dict[str, PickupNumber] = {}
        self._screen = MailsScreen()
        self._look: LatestOnly[str, Looked] = LatestOnly(
            ports.printing,
            lambda path: ports.look_at_mails(Path(path).expanduser()),
            on_done=self._take,
            on_error=self._miss,
        )
        page.path_entered.connect(self._enter)
        page.reached.connect(self._reach)
        page.taken.connect(self._open)
        page.closed.connect(self.closed)

    def mark_booked(self, key: str, number: PickupNumber) -> int:
        """Take note that a mail was booked; return how many still wait."""
        self._booked[key] = number
        self._show_rows()
        return sum(self._waits(mail) for mail in self._mails)

    def _show(self, screen: MailsScreen) -> None:
        self._screen = screen
        self._page.display(screen)

    def _enter(self, path: str) -> None:
        if path:
            self._show(replace(self._screen, path=path, error=None, is_looking=True))
            self._look.ask(path)

    def _take(self, _path: str, mails: Looked) -> None:
        self._mails = mails
        self._booked = {}
        self._show(replace(self._screen, is_looking=False, error=None))
        self._show_rows()
        self._reach(_key(0) if mails else "")

    def _miss(self, _path: str, error: Exception) -> None:
        self._mails = ()
        self._show(MailsScreen(path=self._screen.path, error=say_or_raise(error)))

    def _show_rows(self) -> None:
        waiting = sum(self._waits(mail) for mail in self._mails)
        words = translate("Pickups", "共 {n} 個檔，{waiting} 封還沒登記")
        self._show(
            replace(
                self._screen,
                rows=tuple(
                    _refused_row(_key(at), mail)
                    if isinstance(mail, RefusedMail)
                    else _row(_key(at), mail, self._number_of(mail))
                    for at, mail in enumerate(self._mails)
                ),
                count_words=words.format(n=len(self._mails), waiting=waiting),
            )
        )

    def _waits(self, mail: MailRequest | RefusedMail) -> bool:
        return isinstance(mail, MailRequest) and self._number_of(mail) is None

    def _number_of(self, mail: MailRequest) -> PickupNumber | None:
        return mail.booked_as or self._booked.get(mail.mail.key)

    def _reach(self, key: str) -> None:
        mail = self._mail(key)
        if mail is None:
            return
        if isinstance(mail, RefusedMail):
            refusal = say_or_raise(mail.refusal)
            self._show(
                replace(
                    self._screen,
                    subject=mail.file_name,
                    sender="",
                    found="",
                    text="",
                    standing=refusal.as_line(),
                    standing_status=Status.BAD,
                    can_take=False,
                )
            )
            return
        number = self._number_of(mail)
        standing = ""
        if number is not None:
            standing = translate("Pickups", "這一封已經登記過：{number}").format(number=number)
        elif mail.mail.is_cut:
            standing = translate("Pickups", "信很長，只顯示前面一段。")
        self._show(
            replace(
                self._screen,
                subject=mail.mail.subject or translate("Pickups", "（沒有主旨）"),
                sender=_sender(mail),
                found=_found(mail),
                text=mail.mail.text,
                standing=standing,
                standing_status=Status.OK if number is not None else Status.INFO,
                can_take=number is None,
            )
        )

    def _open(self, key: str) -> None:
        mail = self._mail(key)
        if not isinstance(mail, MailRequest) or self._number_of(mail) is not None:
            return
        request = mail.request
        hit = mail.cases[0] if request.case_id is not None else None
        words = translate("Pickups", "來自信件：{subject}").format(
            subject=mail.mail.subject or mail.mail.file_name
        )
        self.opened.emit(
            OpenedMail(
                typed=Typed(
                    item_code=request.item_code,
                    channel=RequestChannel.MAILBOX,
                    collector=request.collector,
                    caller_name=request.caller_name,
                    caller_phone=request.caller_phone,
                    case_text=request.case_number,
                    agent_name=request.agent_name,
                    receipt_number=request.receipt_number,
                    note=request.note,
                ),
                hit=hit,
                key=request.mail_key,
                words=words,
            )
        )

    def _mail(self, key: str) -> MailRequest | RefusedMail | None:
        return next((mail for at, mail in enumerate(self._mails) if _key(at) == key), None)


def _key(at: int) -> str:
    # Two files may hold the very same mail.
    return str(at)


def _row(key: str, mail: MailRequest, number: PickupNumber | None) -> TableRow:
    subject = mail.mail.subject or translate("Pickups", "（沒有主旨）")
    sender = mask_name(mail.mail.sender_name) or translate("Pickups", "（沒有姓名）")
    if number is not None:
        standing = Cell(words=translate("Pickups", "已登記"), status=Status.NEUTRAL, below=number)
    else:
        standing = Cell(words=translate("Pickups", "待確認"), status=Status.INFO)
    cases = translate("Pickups", "{n} 件案子").format(n=len(mail.cases)) if mail.cases else ""
    phone = translate("Pickups", "有電話") if mail.mail.phones else ""
    return TableRow(
        key=key,
        is_muted=number is not None,
        cells=(
            Cell(words=sender, below=subject, strong=True),
            Cell(words=cases or phone or "—", below=phone if cases else ""),
            standing,
        ),
    )


def _refused_row(key: str, mail: RefusedMail) -> TableRow:
    return TableRow(
        key=key,
        is_muted=True,
        cells=(
            Cell(words=mail.file_name, below=say_or_raise(mail.refusal).what, tone="bad"),
            Cell(words="—"),
            Cell(words=translate("Pickups", "讀不進來"), status=Status.BAD),
        ),
    )


def _sender(mail: MailRequest) -> str:
    at = mail.mail.received_at
    day = "" if at is None else f"{format_roc(at.astimezone(TAIPEI).date())}"
    files = mail.mail.attachment_names
    attached = ""
    if files:
        attached = translate("Pickups", "附件沒有打開：{names}").format(names=listed(files))
    return "　".join(part for part in (mail.mail.sender_name, day, attached) if part)


def _found(mail: MailRequest) -> str:
    cases = [f"{hit.case_number}（{mask_name(hit.obligor_name)}）" for hit in mail.cases]
    return listed([*cases, *mail.mail.phones, *mail.mail.receipt_numbers])
