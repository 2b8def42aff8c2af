"""Warns before the same money is taken twice: what may have been paid away from the desk."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter_app.domain.calendar import format_roc
from counter_app.domain.cases import CaseId
from counter_app.domain.collections import Collection, PaidElsewhere, PaymentProof, ProofId
from counter_app.domain.payments import PaymentId
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.names import say_channel
from counter_app.ui.payment.bench import Bench
from counter_app.ui.payment.latest import LatestOnly
from counter_app.ui.payment.ports import PaymentPorts
from counter_app.ui.payment.screen import NoticeLine
from counter_app.ui.payment.stages import Filling
from counter_app.ui.payment.work import Work
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Of which payment, and which cases."""

    payment_id: PaymentId
    case_ids: tuple[CaseId, ...]


class Elsewhere(QObject):
    """Asks about the cases on the screen, and remembers what the clerk has confirmed.

    Signals:
        changed(): There is something else to see.
    """

    changed = Signal()

    def __init__(self, bench: Bench, ports: PaymentPorts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._asked: _Asked | None = None
        self._found: Mapping[CaseId, PaidElsewhere] = {}
        self._confirmed: frozenset[ProofId] = frozenset()
        self._trouble = ""
        self._is_asking = False
        self._when_known: Callable[[], None] | None = None
        self._latest: LatestOnly[_Asked, Mapping[CaseId, PaidElsewhere]] = LatestOnly(
            ports.search,
            lambda asked: ports.paid_elsewhere(asked.case_ids),
            on_done=self._take,
            on_error=self._fail,
        )
        bench.edited.connect(self._look)

    def lines(self, work: Work) -> tuple[NoticeLine, ...]:
        """Return what the clerk must know of the chosen cases, the gravest first."""
        found = self._of_chosen(work)
        proofs = [proof for each in found for proof in each.proofs]
        collections = [collection for each in found for collection in each.collections]
        lines: list[NoticeLine] = []
        if proofs:
            lines.append(NoticeLine(words=_say_proofs(proofs)))
        if collections:
            lines.append(NoticeLine(words=_say_collections(collections)))
        if self._trouble:
            lines.append(NoticeLine(words=self._trouble))
        days = [each.notice_until for each in found if each.notice_until is not None]
        if days and not lines:
            last = max(days)
            if last == date.max:
                line = translate("Payment", "有通知書在外面，也能在別處繳；收款後請收回。")
            else:
                words = translate(
                    "Payment", "有通知書在外面，{day} 以前也能在別處繳；收款後請收回。"
                )
                line = words.format(day=format_roc(last))
            lines.append(NoticeLine(words=line, status=Status.INFO))
        return tuple(lines)

    def question(self, work: Work) -> Message | None:
        """Return what has to be confirmed before money is taken; None where nothing has."""
        proofs = [
            proof
            for each in self._of_chosen(work)
            for proof in each.proofs
            if proof.proof_id not in self._confirmed
        ]
        if not proofs:
            return None
        return Message(
            what=translate("Payment", "可能已經在別處繳過"),
            money=_say_proofs(proofs),
            now=translate("Payment", "請先問民眾是不是同一筆，確定要再收才按「仍要收款」。"),
        )

    def confirm(self, work: Work) -> None:
        """Remember that the clerk has asked about every proof of this work."""
        asked = {proof.proof_id for each in self._of_chosen(work) for proof in each.proofs}
        self._confirmed |= asked

    def when_known(self, go_on: Callable[[], None]) -> None:
        """Go on as soon as it is known; the screen takes nothing meanwhile."""
        if not self._is_asking:
            go_on()
            return
        if self._when_known is None:
            self._when_known = go_on
            self._bench.put_stage(Filling(is_busy=True))

    def _look(self) -> None:
        draft = self._bench.work.draft
        asked = _Asked(
            payment_id=draft.payment_id, case_ids=tuple(case.case_id for case in draft.cases)
        )
        if asked == self._asked or self._bench.work.is_in_books:
            return
        if self._asked is None or asked.payment_id != self._asked.payment_id:
            self._found = {}
        self._asked = asked
        self._trouble = ""
        if not asked.case_ids:
            self._confirmed = frozenset()
            self._found = {}
            self._is_asking = False
            self._latest.forget()
            return
        self._is_asking = True
        self._latest.ask(asked)

    def _take(self, _asked: _Asked, found: Mapping[CaseId, PaidElsewhere]) -> None:
        self._found = found
        self._end()

    def _fail(self, _asked: _Asked, error: Exception) -> None:
        # Money may be taken all the same; that nobody could look is said.
        self._trouble = translate("Payment", "查不到別處的繳款紀錄，請向民眾確認沒有重複繳：") + (
            say_or_raise(error).as_line()
        )
        self._end()

    def _end(self) -> None:
        self._is_asking = False
        go_on, self._when_known = self._when_known, None
        if go_on is not None:
            self._bench.put_stage(Filling())
            go_on()
        self.changed.emit()

    def _of_chosen(self, work: Work) -> list[PaidElsewhere]:
        chosen = (case.case_id for case in work.draft.cases if case.is_chosen)
        return [self._found[case_id] for case_id in chosen if case_id in self._found]


def _say_proofs(proofs: Iterable[PaymentProof]) -> str:
    first, *more = proofs
    words = translate("Payment", "有繳款證明還沒入帳：{day} {channel} {sum}{reference}{more}")
    reference = ""
    if first.reference:
        reference = translate("Payment", "（憑證 {number}）").format(number=first.reference)
    return words.format(
        day=format_roc(first.paid_on),
        channel=say_channel(first.channel),
        sum=grouped(first.amount_twd),
        reference=reference,
        more=_say_more(more),
    )


def _say_collections(collections: Iterable[Collection]) -> str:
    first, *more = collections
    words = translate(
        "Payment", "最近已在別處繳過：{day} {channel} {sum}{more}，請確認不是重複繳。"
    )
    return words.format(
        day="" if first.paid_on is None else format_roc(first.paid_on),
        channel=say_channel(first.channel),
        sum=grouped(first.amount_twd),
        more=_say_more(more),
    )


def _say_more(more: list[PaymentProof] | list[Collection]) -> str:
    if not more:
        return ""
    return translate("Payment", "，另有 {n} 筆").format(n=len(more))
