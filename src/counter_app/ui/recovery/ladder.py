"""Climbs the ladder of one sale whose outcome nobody knows, rung by rung, with the clerk."""

from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.outcomes import UnansweredReason
from counter_app.domain.payments import Payment
from counter_app.domain.staff import Actor
from counter_app.domain.tenders import Tender, TenderKind
from counter_app.services.payments import Settlement
from counter_app.services.recovery import Climbed, Rung
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.names import say_tender
from counter_app.ui.recovery.ports import LadderPorts
from counter_app.ui.recovery.screen import LadderScreen, SlipForm
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.steps import Step, StepState

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipAnswer:
    """What was read on the slip, and who stands beside the clerk."""

    slip_number: str
    approval_code: str
    login: str
    password: str = field(repr=False)


class Ladder(QObject):
    """One sale and the way out of it.

    Signals:
        changed(): There is another `screen`.
        resolved(object): The `Settlement`; the outcome is known now.
    """

    changed = Signal()
    resolved = Signal(object)

    def __init__(self, ports: LadderPorts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._payment: Payment | None = None
        self._tender: Tender | None = None
        self.screen: LadderScreen | None = None

    def begin(self, payment: Payment, tender: Tender, *, can_leave: bool = True) -> None:
        """Take up a sale."""
        self._payment, self._tender = payment, tender
        machine = self._ports.machine_of(tender.device)
        self.screen = LadderScreen(
            tender_id=tender.tender_id,
            heading=translate("Ladder", "扣款結果不明"),
            about=_about(tender),
            amount_twd=tender.amount_twd,
            steps=_steps(1),
            found=_why(tender),
            can_query=machine is not None,
            query_words=translate("Ladder", "同一張卡片再試一次")
            if machine is not None and machine.attempts_max > 1
            else translate("Ladder", "查詢結果"),
            can_leave=can_leave,
        )
        self.changed.emit()

    def end(self) -> None:
        """Forget the sale; it stays open in the books until it is resolved."""
        self._payment = self._tender = self.screen = None

    def query(self) -> None:
        """Ask the machine how the sale ended."""
        screen, payment, tender = self.screen, self._payment, self._tender
        if screen is None or payment is None or tender is None or screen.is_busy:
            return
        machine = self._ports.machine_of(tender.device)
        if machine is None:
            return
        self._put(replace(screen, is_busy=True, steps=_steps(1)))
        machine.background.run(
            partial(
                self._ports.query_machine,
                device=tender.device,
                payment_id=payment.payment_id,
                tender_id=tender.tender_id,
            ),
            on_done=partial(self._queried, tender),
            on_error=partial(self._refused, tender),
        )

    def open_form(self, form: SlipForm) -> None:
        """Open the fields for what the slip says, or close them."""
        if self.screen is not None and not self.screen.is_busy:
            at = 1 if form is SlipForm.NONE else 2
            self._put(replace(self.screen, form=form, steps=_steps(at)))

    def answer(self, answer: SlipAnswer) -> None:
        """Let the slip decide, with the second person who stands beside it."""
        screen, tender = self.screen, self._tender
        if screen is None or tender is None or screen.is_busy or screen.form is SlipForm.NONE:
            return
        self._put(replace(screen, is_busy=True))
        self._ports.store.run(
            partial(self._resolve, screen.form is SlipForm.CHARGED, answer),
            on_done=partial(self._found, tender),
            on_error=partial(self._refused, tender),
        )

    def _resolve(self, was_charged: bool, answer: SlipAnswer) -> Settlement:  # noqa: FBT001 - by partial
        payment, tender = self._payment, self._tender
        assert payment is not None  # noqa: S101 - `answer` has looked
        assert tender is not None  # noqa: S101 - `answer` has looked
        approver: Actor = self._ports.approver_of(login=answer.login, password=answer.password)
        return self._ports.resolve_by_slip(
            approver,
            payment_id=payment.payment_id,
            tender_id=tender.tender_id,
            was_charged=was_charged,
            slip_number=answer.slip_number.strip(),
            approval_code=answer.approval_code.strip(),
        )

    def _queried(self, tender: Tender, climbed: Climbed) -> None:
        if climbed.rung in {Rung.SETTLED, Rung.DECLINED, Rung.RELEASED}:
            self._found(tender, climbed.settlement)
            return
        if self.screen is None or self._tender is not tender:
            return
        gave_up = climbed.rung is Rung.CANNOT_BE_ASKED
        self._put(
            replace(
                self.screen,
                is_busy=False,
                found=_say_rung(climbed),
                found_status=Status.INFO if climbed.rung is Rung.IN_PROGRESS else Status.WARN,
                can_query=not gave_up,
                steps=_steps(2 if gave_up or climbed.rung is Rung.NO_ANSWER else 1),
            )
        )

    def _found(self, tender: Tender, settlement: Settlement) -> None:
        if self._tender is tender:
            self.end()
        self.resolved.emit(settlement)

    def _refused(self, tender: Tender, error: Exception) -> None:
        if self.screen is not None and self._tender is tender:
            self._put(replace(self.screen, is_busy=False))
        message = say_or_raise(error)
        if self.screen is not None and self._tender is tender:
            self._put(replace(self.screen, found=message, found_status=Status.BAD))

    def _put(self, screen: LadderScreen) -> None:
        self.screen = screen
        self.changed.emit()


def _about(tender: Tender) -> str:
    parts = [say_tender(tender.kind), grouped(tender.amount_twd)]
    if tender.intended_at is not None:
        parts.append(f"{tender.intended_at.astimezone(TAIPEI):%H:%M:%S}")
    return "　".join(parts)


def _steps(at: int) -> tuple[Step, ...]:
    words = (
        translate("Ladder", "已送出金額，沒有確定的回覆"),
        translate("Ladder", "向設備查詢結果"),
        translate("Ladder", "看設備的簽單，由第二人確認"),
        translate("Ladder", "仍不明：日結時以設備結帳總額核對"),
    )
    states = [
        StepState.DONE if place < at else StepState.NOW if place == at else StepState.AHEAD
        for place in range(len(words))
    ]
    states[0] = StepState.FAILED
    return tuple(Step(words=each, state=state) for each, state in zip(words, states, strict=True))


def _why(tender: Tender) -> Message:
    why = _reasons().get(tender.outcome_code, translate("Ladder", "設備沒有確定的回覆"))
    what = translate("Ladder", "扣款結果不明：{why}").format(why=why)
    if tender.kind is TenderKind.ETICKET:
        now = translate("Ladder", "請先查詢；若仍不明，保留卡號末碼並通報發卡公司。")
    else:
        now = translate("Ladder", "先按「查詢結果」；若仍不明，看設備的簽單。")
    return Message(what=what, money=translate("Ladder", "可能已經扣款，請勿再刷一次。"), now=now)


def _reasons() -> dict[str, str]:
    return {
        UnansweredReason.NOT_SENT: translate("Ladder", "設備沒有接通"),
        UnansweredReason.NO_ACKNOWLEDGEMENT: translate("Ladder", "設備沒有應答"),
        UnansweredReason.REFUSED_BY_LINK: translate("Ladder", "設備一直要求重送"),
        UnansweredReason.SILENCE: translate("Ladder", "設備沒有回覆"),
        UnansweredReason.WIRE_BROKE: translate("Ladder", "連線中途斷了"),
        UnansweredReason.GARBLED: translate("Ladder", "設備的回覆讀不懂"),
        UnansweredReason.WRONG_AMOUNT: translate("Ladder", "設備回覆的金額不符"),
        UnansweredReason.WRONG_REFERENCE: translate("Ladder", "設備回覆的是另一筆交易"),
        UnansweredReason.WRONG_TERMINAL: translate("Ladder", "回覆的不是這台設備"),
        UnansweredReason.WRONG_TYPE: translate("Ladder", "設備回覆的是另一種交易"),
        UnansweredReason.ODD_CODE: translate("Ladder", "設備回覆了不明的代碼"),
        UnansweredReason.ANOTHER_CARD: translate("Ladder", "重試時扣到另一張卡片"),
        "retry_needed": translate("Ladder", "卡片太早拿開，扣款沒有確認"),
    }


def _say_rung(climbed: Climbed) -> Message:
    safe = translate("Ladder", "案件與設備仍保留，不會重複扣款。")
    match climbed.rung:
        case Rung.ASK_AGAIN if climbed.ask_again_at is not None:
            at = climbed.ask_again_at.astimezone(TAIPEI)
            words = translate("Ladder", "請在 {time} 之後再查一次；兩次都查無，才能確定沒有扣款。")
            return Message(
                what=translate("Ladder", "設備說查無這筆交易"),
                money=safe,
                now=words.format(time=f"{at:%H:%M:%S}"),
            )
        case Rung.IN_PROGRESS:
            return Message(
                what=translate("Ladder", "設備還在處理這筆交易"),
                money=safe,
                now=translate("Ladder", "請稍候，等設備回到待機畫面後再查一次。"),
            )
        case Rung.CANNOT_BE_ASKED:
            return Message(
                what=translate("Ladder", "這種設備不能查詢"),
                money=safe,
                now=translate("Ladder", "請看設備印出的簽單，選「已扣款」或「未扣款」。"),
            )
        case _:
            return Message(
                what=translate("Ladder", "設備沒有回答查詢"),
                money=safe,
                now=translate("Ladder", "請檢查電源與連線後再查；或看設備的簽單。"),
            )
