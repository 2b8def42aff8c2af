"""Papers after a payment: beside it, never part of it, and nothing waits for them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter_app.domain.approvals import ApprovalMissing
from counter_app.domain.printing import PrintJob, PrintJobId, PrintState
from counter_app.domain.receipts import Receipt, ReceiptNumber
from counter_app.domain.staff import Actor
from counter_app.domain.tenders import TenderKind
from counter_app.ui.approval.screen import ApprovalScreen
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.names import listed
from counter_app.ui.payment.paper_words import say_not_started, say_paper_unknown
from counter_app.ui.payment.ports import PrintPorts
from counter_app.ui.widgets.message_panel import PanelAction
from counter_app.ui.widgets.status import Status

SLIP = "slip"
A4 = "a4"

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWords:
    """How it stands with the papers of a payment.

    Attributes:
        words: One line, when nobody has to do anything.
        trouble: When somebody has.
        drawer: What the drawer does.
    """

    words: str = ""
    status: Status = Status.INFO
    trouble: Message | None = None
    trouble_status: Status = Status.BAD
    actions: tuple[PanelAction, ...] = ()
    drawer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondWanted:
    """Something that a second person has to stand by.

    Attributes:
        act: Does it, with the second person and the reason.
        on_done: Takes what it returned.
    """

    screen: ApprovalScreen
    act: Callable[[Actor | None, str], object]
    on_done: Callable[[Any], object]


class Printing(QObject):
    """Prints what is queued for a receipt and keeps what became of it.

    Signals:
        second_wanted(object): A `SecondWanted`.
        changed(): It stands otherwise with a paper or the drawer.
        said(str, bool): What became of a reprint or of the drawer, and whether it is good news.
    """

    second_wanted = Signal(object)
    changed = Signal()
    said = Signal(str, bool)

    def __init__(self, ports: PrintPorts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._receipt: Receipt | None = None
        self._jobs: dict[PrintJobId, PrintJob] = {}
        self._failed: Message | None = None
        self._files: tuple[Path, ...] = ()
        self._drawer = ""
        self.uses_office_printer = False

    def begin(self, receipt: Receipt) -> None:
        """Open the drawer where cash was taken, and print every paper of the receipt."""
        self._receipt = receipt
        self._jobs = {}
        self._failed = None
        self._files = ()
        self._drawer = ""
        if any(tender.kind is TenderKind.CASH for tender in receipt.tenders):
            self.open_drawer_for(receipt.number)
        self._look_for_jobs()
        self.changed.emit()

    def clear(self) -> None:
        """Forget the receipt; what waits in the queue stays there."""
        self._receipt = None
        self._jobs = {}
        self._failed = None
        self._drawer = ""

    def act(self, name: str) -> None:
        """Do what the clerk chose about a paper."""
        job = self._worst()
        if self._receipt is None:
            return
        match name:
            case "print_again" if job is not None:
                self._print(job)
            case "whole" if job is not None:
                self._answer(job, is_whole=True)
            case "lost" if job is not None:
                self._answer(job, is_whole=False)
            case "save_pdf":
                self._queue_copy(self._receipt.number, A4, to_office=False)
            case "office":
                self._queue_copy(self._receipt.number, A4, to_office=True)
            case "look_again":
                self._look_for_jobs()
            case _:
                pass

    def reprint(self, number: ReceiptNumber) -> None:
        """Print a marked and counted copy of a receipt; a second person stands by the next."""
        form = SLIP if self._ports.print_slip is not None else A4
        self._ports.store.run(
            partial(self._ports.queue_reprint, number, form, None, ""),
            on_done=self.print_copy,
            on_error=partial(
                self._ask_second, number, form, on_done=self.print_copy, or_else=self._say_trouble
            ),
        )

    def open_drawer(self) -> None:
        """Open the drawer without a sale, before a second person."""
        if self._ports.open_drawer is None:
            self.said.emit(translate("Paper", "本櫃檯沒有設定錢箱。"), False)
            return
        screen = ApprovalScreen(
            subject="drawer",
            heading=translate("Paper", "開錢箱"),
            about=translate("Paper", "不是收款也不是退款：請第二人在場。"),
            reason_words=translate("Paper", "開錢箱的原因"),
            reason_hint=translate("Paper", "例如：換零錢"),
            confirm_words=translate("Paper", "核可並開錢箱"),
        )
        self.second_wanted.emit(
            SecondWanted(screen=screen, act=self._ports.open_drawer, on_done=self._say_drawer)
        )

    def words(self) -> PaperWords:
        """Return how it stands, the gravest first."""
        return replace(self._paper_words(), drawer=self._drawer)

    def _paper_words(self) -> PaperWords:
        if self._failed is not None:
            action = PanelAction(
                name="look_again", words=translate("Paper", "再試一次"), icon="refresh"
            )
            return PaperWords(trouble=self._failed, actions=(action,))
        job = self._worst()
        if job is None:
            return PaperWords()
        if job.state is PrintState.QUEUED and job.reason:
            return PaperWords(
                trouble=say_not_started(job.reason, is_slip=job.form == SLIP),
                actions=self._ways_on(),
            )
        if job.state is PrintState.UNKNOWN:
            return PaperWords(
                trouble=say_paper_unknown(), trouble_status=Status.WARN, actions=_yes_and_no()
            )
        if job.state in {PrintState.PRINTED, PrintState.SAVED}:
            return PaperWords(words=self._done_words(), status=Status.OK)
        lost = job.state is PrintState.LOST
        return PaperWords(
            words=translate("Paper", "不完整的收據請收回；補印本列印中…")
            if lost
            else translate("Paper", "收據列印中…")
        )

    # --- jobs -------------------------------------------------------------------

    def _look_for_jobs(self) -> None:
        self._failed = None
        self._ports.store.run(
            self._ports.waiting_jobs, on_done=self._take_jobs, on_error=self._fail
        )

    def _take_jobs(self, jobs: list[PrintJob]) -> None:
        if self._receipt is None:
            return
        for job in jobs:
            if job.receipt_number == self._receipt.number:
                self._jobs[job.job_id] = job
                if job.state is PrintState.QUEUED:
                    self._print(job)
        self.changed.emit()

    def _print(self, job: PrintJob) -> None:
        self._jobs[job.job_id] = replace(job, state=PrintState.PRINTING, reason="")
        self.changed.emit()
        self._ports.printer.run(
            self._way_of(job, to_office=self.uses_office_printer),
            on_done=partial(self._printed, job),
            on_error=partial(self._fail_job, job),
        )

    def _way_of(self, job: PrintJob, *, to_office: bool) -> Callable[[], PrintJob]:
        if job.form == SLIP:
            if self._ports.print_slip is None:
                return lambda: replace(job, state=PrintState.QUEUED, reason="no_printer")
            return partial(self._ports.print_slip, job.job_id)
        if to_office and self._ports.print_office is not None:
            return partial(self._ports.print_office, job.job_id)
        return partial(self._save_pdf, job)

    def _save_pdf(self, job: PrintJob) -> PrintJob:
        path = self._ports.save_pdf(job.job_id)
        self._files = (*self._files, path)
        return replace(job, state=PrintState.PRINTED)

    def _printed(self, asked: PrintJob, job: PrintJob) -> None:
        if self._receipt is None or asked.receipt_number != self._receipt.number:
            self._say_copy(job)
            return
        self._jobs[job.job_id] = job
        self.changed.emit()

    def _fail_job(self, job: PrintJob, error: Exception) -> None:
        self._jobs.pop(job.job_id, None)
        self._fail(error)

    def _answer(self, job: PrintJob, *, is_whole: bool) -> None:
        self._ports.store.run(
            partial(self._ports.answer_paper, job.job_id, is_whole),
            on_done=self._answered,
            on_error=self._fail,
        )

    def _answered(self, job: PrintJob) -> None:
        self._jobs[job.job_id] = job
        if job.state is PrintState.LOST:
            self._queue_copy(job.receipt_number, job.form, to_office=self.uses_office_printer)
        self.changed.emit()

    def _queue_copy(self, number: ReceiptNumber, form: str, *, to_office: bool) -> None:
        on_done = partial(self._print_here, to_office=to_office)
        self._ports.store.run(
            partial(self._ports.queue_reprint, number, form, None, ""),
            on_done=on_done,
            on_error=partial(self._ask_second, number, form, on_done=on_done, or_else=self._fail),
        )

    def _ask_second(
        self,
        number: ReceiptNumber,
        form: str,
        error: Exception,
        *,
        on_done: Callable[[PrintJob], object],
        or_else: Callable[[Exception], object],
    ) -> None:
        if not isinstance(error, ApprovalMissing):
            or_else(error)
            return
        screen = ApprovalScreen(
            subject=f"reprint {number}",
            heading=translate("Paper", "再補印一次"),
            about=translate("Paper", "{number} 已經補印過，再印要第二人核可。").format(
                number=number
            ),
            reason_words=translate("Paper", "再補印的原因"),
            reason_hint=translate("Paper", "例如：第一張補印本卡紙"),
            confirm_words=translate("Paper", "核可並補印"),
        )
        act = partial(self._ports.queue_reprint, number, form)
        self.second_wanted.emit(SecondWanted(screen=screen, act=act, on_done=on_done))

    def _print_here(self, job: PrintJob, *, to_office: bool) -> None:
        # A copy takes the place of the paper that failed: that one stays in the queue.
        self._jobs = {job.job_id: replace(job, state=PrintState.PRINTING, reason="")}
        self.changed.emit()
        self._ports.printer.run(
            self._way_of(job, to_office=to_office),
            on_done=partial(self._printed, job),
            on_error=partial(self._fail_job, job),
        )

    def print_copy(self, job: PrintJob) -> None:
        """Print a copy that was queued."""
        self.said.emit(translate("Paper", "補印中…"), True)
        self._ports.printer.run(
            self._way_of(job, to_office=self.uses_office_printer),
            on_done=self._say_copy,
            on_error=self._say_trouble,
        )

    def _fail(self, error: Exception) -> None:
        self._failed = say_or_raise(error)
        self.changed.emit()

    # --- drawer and words -------------------------------------------------------

    def open_drawer_for(self, number: ReceiptNumber) -> None:
        """Open the drawer for cash of this receipt, coming in or going back."""
        if self._ports.kick_drawer is None:
            return
        self._ports.printer.run(
            partial(self._ports.kick_drawer, number),
            on_done=self._note_drawer,
            on_error=self._drawer_failed,
        )

    def _note_drawer(self, was_sent: object) -> None:
        self._drawer = (
            translate("Paper", "錢箱已打開，關上後可接下一位")
            if was_sent
            else translate("Paper", "錢箱沒有打開，請用鑰匙開啟")
        )
        self.changed.emit()

    def _drawer_failed(self, error: Exception) -> None:
        self._note_drawer(was_sent=False)
        say_or_raise(error)

    def _say_drawer(self, was_sent: object) -> None:
        good = bool(was_sent)
        words = (
            translate("Paper", "錢箱已打開，原因已記入日誌。")
            if good
            else translate("Paper", "錢箱沒有打開：印表機沒有回應。請用鑰匙開啟。")
        )
        self.said.emit(words, good)

    def _say_copy(self, job: PrintJob) -> None:
        match job.state:
            case PrintState.PRINTED | PrintState.SAVED:
                words = translate("Paper", "{number} 補印第 {n} 次，已印出。")
                self.said.emit(words.format(number=job.receipt_number, n=job.copy), True)
            case PrintState.UNKNOWN:
                self.said.emit(
                    translate("Paper", "補印結果不明，請看紙張是否完整，必要時再補印一次。"), False
                )
            case _:
                message = say_not_started(job.reason, is_slip=job.form == SLIP)
                words = translate("Paper", "{what}。{now}")
                self.said.emit(words.format(what=message.what, now=message.now), False)

    def _say_trouble(self, error: Exception) -> None:
        self.said.emit(say_or_raise(error).as_line(), False)

    def _done_words(self) -> str:
        if self._files:
            names = listed(path.name for path in self._files)
            return translate("Paper", "收據已存檔：{names}").format(names=names)
        return translate("Paper", "收據已印出")

    def _ways_on(self) -> tuple[PanelAction, ...]:
        ways = [
            PanelAction(name="print_again", words=translate("Paper", "重印"), icon="printer"),
            PanelAction(name="save_pdf", words=translate("Paper", "存 PDF")),
        ]
        if self._ports.print_office is not None:
            ways.append(PanelAction(name="office", words=translate("Paper", "換一台")))
        return tuple(ways)

    def _worst(self) -> PrintJob | None:
        """Return the paper somebody has to look at first."""
        order = (
            PrintState.UNKNOWN,
            PrintState.QUEUED,
            PrintState.PRINTING,
            PrintState.LOST,
            PrintState.PRINTED,
            PrintState.SAVED,
        )
        jobs = sorted(self._jobs.values(), key=lambda job: order.index(job.state))
        return jobs[0] if jobs else None


def _yes_and_no() -> tuple[PanelAction, ...]:
    return (
        PanelAction(name="whole", words=translate("Paper", "完整"), icon="check"),
        PanelAction(name="lost", words=translate("Paper", "不完整，補印"), icon="printer"),
    )
