"""The middle panel as a value: how it is paid."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from counter_app.domain.kinds import HolderNotPresent, TenderRule
from counter_app.domain.money import ZERO_TWD, Twd
from counter_app.domain.outcomes import SaleStep
from counter_app.domain.tenders import TenderKind, TenderState
from counter_app.ui.messages import Message
from counter_app.ui.names import listed, say_tender
from counter_app.ui.payment.screen import (
    ChangeWords,
    DueScreen,
    EndScreen,
    FillScreen,
    PaidScreen,
    TenderLine,
    WaitScreen,
)
from counter_app.ui.payment.stages import Ended, Filling, Paid, RetryWanted, Waiting
from counter_app.ui.payment.wording import (
    pieces_of,
    say_handed,
    say_method,
    say_pieces,
    say_steps,
    say_why_not,
)
from counter_app.ui.payment.work import (
    KINDS_OF_METHOD,
    MACHINE_METHODS,
    Method,
    Work,
    amount_of,
    why_not,
)
from counter_app.ui.widgets.message_panel import PanelAction
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.steps import Step, StepState
from counter_app.ui.widgets.steps import Waiting as WaitWords

translate = QCoreApplication.translate

ICONS = {
    TenderKind.CARD: "tap-card",
    TenderKind.MOBILE_PAY: "mobile",
    TenderKind.ETICKET: "eticket",
}


class Acceptance:
    """Which ways to pay are open to this work, and why the others are not.

    Args:
        rules: Of the store.
        machines: What this desk has.
        on: The business day; None while nobody knows it.
    """

    def __init__(
        self,
        rules: tuple[TenderRule, ...],
        machines: frozenset[TenderKind],
        on: date | None,
    ) -> None:
        self._rules = rules
        self._machines = machines
        self._on = on

    def methods(self, work: Work) -> frozenset[Method]:
        """Return the ways to pay that may be pressed."""
        return frozenset(method for method in Method if not self.why_not(work, method))

    def kinds(self, work: Work, method: Method) -> tuple[TenderKind, ...]:
        """Return the tenders that a way to pay can mean for this work."""
        return tuple(
            kind for kind in KINDS_OF_METHOD[method] if not self._why_not_kind(work, method, kind)
        )

    def why_not(self, work: Work, method: Method) -> str:
        """Return in words why a way to pay is closed; nothing if it is open."""
        reasons = [self._why_not_kind(work, method, kind) for kind in KINDS_OF_METHOD[method]]
        return "" if not all(reasons) else reasons[0]

    def wants_holder(self, work: Work) -> bool:
        """Tell whether a rule asks for the card holder in person."""
        if self._on is None:
            return False
        refusal = why_not(work, work.kind, self._rules, on=self._on, holder_in_person=False)
        return isinstance(refusal, HolderNotPresent)

    def _why_not_kind(self, work: Work, method: Method, kind: TenderKind) -> str:
        if self._on is None:
            return ""
        refusal = why_not(work, kind, self._rules, on=self._on)
        if refusal is not None:
            return say_why_not(refusal)
        if method in MACHINE_METHODS and kind not in self._machines:
            words = translate("Payment", "本櫃檯沒有設定{tender}的設備")
            return words.format(tender=say_tender(kind))
        return ""


def due_screen(work: Work, acceptance: Acceptance) -> DueScreen:
    """Return the amount of the middle panel and the ways to pay it."""
    if work.is_split:
        words = translate("Payment", "尚應收")
        note = translate("Payment", "總額 {sum}").format(sum=grouped(work.total_twd))
    else:
        words = translate("Payment", "應收合計")
        note = translate("Payment", "{n} 項").format(n=len(work.items)) if work.items else ""
    return DueScreen(
        words=words,
        note=note,
        amount_twd=work.remaining_twd,
        method=work.method,
        enabled=acceptance.methods(work),
    )


def fill_screen(work: Work, stage: Filling, acceptance: Acceptance) -> FillScreen:
    """Return the state in which the clerk types."""
    can_pay = (
        not stage.is_busy
        and stage.proof_question is None
        and bool(work.items)
        and (work.is_in_books or (work.quote is not None and work.quote.draft == work.draft))
    )
    closed = [acceptance.why_not(work, m) for m in (Method.CARD, Method.ETICKET)]
    return FillScreen(
        payment_id=work.draft.payment_id,
        method=work.method,
        amount_twd=work.typed_twd,
        remaining_twd=work.remaining_twd,
        kinds=tuple((kind, say_tender(kind)) for kind in acceptance.kinds(work, work.method)),
        kind=work.kind,
        holder_words=_holder_words(work, acceptance),
        holder_in_person=work.holder_in_person,
        why_not=next((words for words in closed if words), "") if work.items else "",
        change=_change_words(work),
        lines=_tender_lines(work),
        primary=_primary_words(work),
        can_pay=can_pay,
        can_hold=not stage.is_busy and not work.is_in_books and not work.is_empty,
        can_cancel=not stage.is_busy and not work.is_in_books and not work.is_empty,
        can_settle_collected=bool(work.collected) and not work.at_hand and not stage.is_busy,
        is_asking_cancel=stage.is_asking_cancel,
        proof_question=stage.proof_question,
        error=stage.error,
        is_busy=stage.is_busy,
    )


def _holder_words(work: Work, acceptance: Acceptance) -> str:
    if work.method in {Method.CASH, Method.PAPER} or not acceptance.wants_holder(work):
        return ""
    return translate("Payment", "持卡人本人在場，卡片為義務人所有")


def _change_words(work: Work) -> ChangeWords | None:
    if work.method is not Method.CASH or not work.items:
        return None
    change_twd = work.change_twd
    if change_twd is None:
        missing_twd = Twd(work.remaining_twd - work.amount_twd)
        return ChangeWords(
            words=translate("Payment", "尚差"),
            note=translate("Payment", "可先收，其餘另付"),
            amount_twd=missing_twd if missing_twd > 0 else ZERO_TWD,
            status=Status.WARN if missing_twd > 0 else Status.NEUTRAL,
        )
    return ChangeWords(
        words=translate("Payment", "找零"),
        note=say_pieces(change_twd),
        amount_twd=change_twd,
        status=Status.OK,
    )


def _tender_lines(work: Work) -> tuple[TenderLine, ...]:
    collected = tuple(
        TenderLine(
            words=f"{say_tender(tender.kind)} {tender.masked_card}".strip(),
            amount_twd=tender.amount_twd,
            can_remove=False,
        )
        for tender in work.collected
    )
    return collected + tuple(
        TenderLine(words=say_handed(handed), amount_twd=amount_of(handed), can_remove=True)
        for handed in work.at_hand
    )


def _primary_words(work: Work) -> str:
    amount = grouped(work.amount_twd)
    match work.method:
        case Method.CARD | Method.ETICKET:
            words = translate("Payment", "向{tender}設備請款 {sum}")
            return words.format(tender=say_tender(work.kind), sum=amount)
        case _ if work.amount_twd >= work.remaining_twd:
            return translate("Payment", "收款並列印收據")
        case _:
            words = translate("Payment", "先收{tender} {sum}")
            return words.format(tender=say_method(work.method), sum=amount)


def wait_screen(stage: Waiting) -> WaitScreen:
    """Return the state in which a machine takes its time."""
    choice = stage.choice
    left_s = max(0, choice.wait_s - stage.elapsed_s)
    note = (
        translate("Payment", "最多再等 {n} 秒；沒有回覆會列為結果不明，不會重複扣款")
        if left_s
        else translate("Payment", "已超過等候時間，正在確認；請勿再刷")
    )
    steps = say_steps(stage.kind, stage.amount_twd)
    order = tuple(SaleStep)
    at = order.index(stage.step)
    done = tuple(
        Step(words=steps[step], state=_state(index, at)) for index, step in enumerate(order)
    )
    last = Step(words=translate("Payment", "列印收據"), state=StepState.AHEAD)
    heading = {
        TenderKind.CARD: translate("Payment", "請民眾操作刷卡機"),
        TenderKind.MOBILE_PAY: translate("Payment", "請民眾以手機感應"),
        TenderKind.ETICKET: translate("Payment", "請民眾放上電子票證"),
    }[stage.kind]
    foot = (
        translate("Payment", "這裡不能取消：請在設備上按「取消」，畫面會跟著更新。")
        if stage.is_asked_to_cancel
        else translate("Payment", "要取消，請在設備上按「取消」。")
    )
    return WaitScreen(
        waiting=WaitWords(
            icon=ICONS[stage.kind],
            heading=heading,
            below=choice.words,
            steps=(*done, last),
            elapsed_percent=min(100, stage.elapsed_s * 100 // max(1, choice.wait_s)),
            note=note.format(n=left_s),
        ),
        foot=foot,
    )


def _state(index: int, at: int) -> StepState:
    if index == at:
        return StepState.NOW
    return StepState.DONE if index < at else StepState.AHEAD


def retry_screen(stage: RetryWanted) -> EndScreen:
    """Return the state in which the same e-ticket has to be laid on again."""
    tried = stage.tender.attempts
    again = translate("Payment", "再試同一張卡 {n}／{max}")
    return EndScreen(
        message=Message(
            what=stage.message.what
            if stage.message
            else translate("Payment", "卡片太早拿開，扣款還沒確認"),
            money=translate("Payment", "再試一次是確認同一筆，不會重複扣款。"),
            now=translate("Payment", "請把同一張卡片再放上去，放穩後按 F12。換別張卡片會被拒絕。"),
        ),
        status=Status.WARN,
        primary=again.format(n=tried, max=stage.choice.attempts_max - 1),
        primary_icon="refresh",
        actions=(
            PanelAction(
                name="to_ladder", words=translate("Payment", "卡片不在了"), icon="status-warn"
            ),
        ),
    )


def end_screen(stage: Ended) -> EndScreen:
    """Return the state after a clear no."""
    return EndScreen(
        message=stage.message,
        status=stage.status,
        actions=stage.actions,
        primary=translate("Payment", "繼續收款"),
    )


def paid_screen(stage: Paid) -> PaidScreen:
    """Return the state after the money is in the books, before anything is known of paper."""
    payment = stage.settlement.payment
    change_twd = stage.settlement.change_twd
    tendered = listed(
        f"{say_tender(tender.kind)} {grouped(tender.tendered_twd)}"
        for tender in payment.tenders
        if tender.state is TenderState.COLLECTED
    )
    receipt = translate("Payment", "收據 {number}").format(number=payment.receipt_number or "")
    return PaidScreen(
        words=translate("Payment", "已收款 {sum}").format(sum=grouped(payment.total_twd)),
        note=f"{receipt}　{tendered}",
        change_twd=change_twd,
        pieces=pieces_of(change_twd),
        left_words=_left_words(stage),
    )


def _left_words(stage: Paid) -> str:
    receipt = stage.settlement.receipt
    if receipt is None:
        return ""
    left_twd = sum(line.balance_left_twd or 0 for line in receipt.lines)
    if not left_twd:
        return ""
    return translate("Payment", "案件尚餘 {sum} 未繳").format(sum=grouped(left_twd))
