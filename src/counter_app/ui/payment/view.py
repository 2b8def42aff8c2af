"""Draws the payment screen and says what was asked; decides nothing."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal, SignalInstance

from counter_app.domain.money import Twd
from counter_app.ui.names import in_one_breath
from counter_app.ui.payment.case_panel import CasePanel
from counter_app.ui.payment.receipt_panel import ReceiptPanel
from counter_app.ui.payment.screen import (
    EndScreen,
    FillScreen,
    ListMode,
    PaidScreen,
    PaymentScreen,
    WaitScreen,
)
from counter_app.ui.payment.tender_panel import TenderPanel
from counter_app.ui.payment.work import Method
from counter_app.ui.recovery.screen import LadderScreen
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import DEFAULT_KEYS, FAVOURITES, Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.boxes import row
from counter_app.ui.widgets.money import spoken

_METHOD_KEYS = {
    Action.PAY_CASH: Method.CASH,
    Action.PAY_CARD: Method.CARD,
    Action.PAY_ETICKET: Method.ETICKET,
    Action.PAY_PAPER: Method.PAPER,
    Action.PAY_BY_HAND: Method.BY_HAND,
}


class PaymentView(Screen):
    """Three panels side by side: what is paid, how, and the paper.

    Signals say what was asked; their names and values are those of the panels.
    """

    search_edited = Signal(str)
    search_entered = Signal(str)
    row_toggled = Signal(str)
    row_opened = Signal(str)
    row_reached = Signal(str)
    part_requested = Signal(str)
    all_requested = Signal()
    amount_answered = Signal(object)
    favourite_requested = Signal(int)
    prices_requested = Signal()
    quantity_requested = Signal(int)
    removal_requested = Signal()
    undo_requested = Signal()
    payer_requested = Signal()
    payer_named = Signal(str, str)
    reveal_requested = Signal()
    left = Signal()
    offer_answered = Signal(str)
    new_requested = Signal()
    held_requested = Signal()
    back_requested = Signal()
    cancel_requested = Signal()
    cancel_answered = Signal(str)
    proof_answered = Signal(str)
    alarm_read = Signal()
    method_requested = Signal(str)
    kind_requested = Signal(str)
    holder_ticked = Signal(bool)
    amount_typed = Signal(object)
    pay_requested = Signal(object)
    collected_requested = Signal()
    line_removed = Signal()
    primary_requested = Signal()
    ending_acted = Signal(str)
    next_requested = Signal()
    paper_acted = Signal(str)
    output_toggled = Signal(str)
    reprint_requested = Signal()
    drawer_requested = Signal()
    query_requested = Signal()
    slip_form_requested = Signal(str)
    slip_answered = Signal(object)
    doubt_left = Signal()
    notice_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen: PaymentScreen | None = None
        self.cases = CasePanel(theme, part_key=DEFAULT_KEYS[Action.PART])
        self.tender = TenderPanel(theme)
        self.receipt = ReceiptPanel(theme)
        layout = row(theme, self.cases, self.tender, self.receipt, gap=12, margins=(14, 12, 14, 10))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._connect()

    def display(self, screen: PaymentScreen) -> None:
        """Make the widgets look like *screen*."""
        self._screen = screen
        self.cases.display(screen.left)
        self.tender.display(screen.due, screen.middle)
        self.receipt.display(screen.right)

    def announce_paid(self, total_twd: Twd, change_twd: Twd) -> None:
        """Tell a screen reader that the money is in the books."""
        words = self.tr("已收款 {sum}").format(sum=spoken(total_twd))
        if change_twd:
            hand_back = self.tr("請找零 {sum}").format(sum=spoken(change_twd))
            words = in_one_breath(words, hand_back)
        announce(self, words, at_once=True)

    def focus_list(self) -> None:
        """Put the focus on the list of the left panel."""
        self.cases.focus_list()

    # --- what the window asks of a screen ----------------------------------------

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("收款")

    def focus_home(self) -> None:
        """Put the focus where work begins."""
        if not self.cases.focus_question():
            self.tender.focus_home()

    def on_search_edited(self, text: str) -> None:
        """Look for what is being typed."""
        self.search_edited.emit(text)

    def on_search_entered(self, text: str) -> None:
        """Open what was typed."""
        self.search_entered.emit(text)

    def on_scanned(self, text: str) -> None:
        """Open what was scanned, wherever the focus was."""
        self.search_entered.emit(text)

    def on_hidden(self) -> None:
        """Tell that another screen is in front now."""
        self.left.emit()

    def on_digits(self, digits: str) -> bool:
        """Take figures for the amount."""
        if isinstance(self.tender.state, FillScreen):
            amount = self.tender.fill.amount
            amount.setFocus()
            amount.press(digits)
            return True
        return False

    def on_sign(self, sign: str) -> bool:
        """Count the current fee up or down."""
        self.quantity_requested.emit(1 if sign == "+" else -1)
        return True

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Return what the keys do in this state."""
        screen = self._screen
        if screen is None:
            return {}
        actions = {
            Action.BACK: ScreenAction(run=self.back_requested.emit),
            Action.HELD: ScreenAction(run=self.held_requested.emit),
            Action.NEW: ScreenAction(run=self.new_requested.emit),
            Action.REVEAL: ScreenAction(
                run=self.reveal_requested.emit, is_enabled=_can_reveal(screen)
            ),
            Action.REPRINT: ScreenAction(
                run=self.reprint_requested.emit, is_enabled=screen.right.can_reprint
            ),
            Action.OPEN_DRAWER: ScreenAction(run=self.drawer_requested.emit),
            Action.NOTICE: ScreenAction(
                run=lambda: self.notice_requested.emit(self.cases.current_key()),
                words=self.tr("開通知書"),
                is_enabled=screen.left.mode is ListMode.CASES,
            ),
            Action.PRIMARY: self._primary(screen),
        }
        if screen.right.is_asking_second:
            actions[Action.PRIMARY] = ScreenAction(
                run=self.receipt.approval.confirm, words=self.tr("核可")
            )
        if isinstance(screen.middle, FillScreen | EndScreen):
            actions.update(
                {
                    action: ScreenAction(run=_emitting(self.method_requested, method))
                    for action, method in _METHOD_KEYS.items()
                }
            )
        if screen.left.can_change:
            actions.update(self._edits(screen))
        return actions

    def _primary(self, screen: PaymentScreen) -> ScreenAction:
        if screen.left.question is not None:
            edit = self.cases.question.edit
            return ScreenAction(run=lambda: self.amount_answered.emit(edit.amount_twd()))
        match screen.middle:
            case FillScreen():
                return ScreenAction(
                    run=self.tender.fill.pay,
                    words=screen.middle.primary,
                    is_enabled=screen.middle.can_pay,
                )
            case PaidScreen():
                return ScreenAction(run=self.next_requested.emit, words=self.tr("下一位"))
            case LadderScreen():
                return ScreenAction(
                    run=self.tender.ladder.press_primary, words=screen.middle.query_words
                )
            case EndScreen():
                return ScreenAction(
                    run=self.primary_requested.emit,
                    words=screen.middle.primary,
                    is_enabled=bool(screen.middle.primary),
                )
            case WaitScreen():
                return ScreenAction(run=self.tender.focus_home, is_enabled=False)

    def _edits(self, screen: PaymentScreen) -> dict[Action, ScreenAction]:
        has_rows = screen.left.mode is ListMode.CASES
        edits = {
            Action.ADD: ScreenAction(run=self.prices_requested.emit),
            Action.UNDO: ScreenAction(run=self.undo_requested.emit),
            Action.REMOVE: ScreenAction(run=self.removal_requested.emit, is_enabled=has_rows),
            Action.CHOOSE_ALL: ScreenAction(run=self.all_requested.emit, is_enabled=has_rows),
            Action.PART: ScreenAction(run=self._ask_part, is_enabled=has_rows),
        }
        for at, action in enumerate(FAVOURITES, start=1):
            favourites = screen.left.favourites
            favourite = favourites[at - 1] if at <= len(favourites) else None
            edits[action] = ScreenAction(
                run=_emitting(self.favourite_requested, at),
                words=favourite.words if favourite is not None else "",
                is_enabled=favourite is not None,
            )
        return edits

    def _ask_part(self) -> None:
        self.part_requested.emit(self.cases.current_key())

    # --- what the panels say ------------------------------------------------------

    def _connect(self) -> None:
        cases, fill = self.cases, self.tender.fill
        cases.row_toggled.connect(self.row_toggled)
        cases.row_opened.connect(self.row_opened)
        cases.row_reached.connect(self.row_reached)
        cases.part_requested.connect(self.part_requested)
        cases.amount_answered.connect(self.amount_answered)
        cases.question_left.connect(self.back_requested)
        cases.favourite_requested.connect(self.favourite_requested)
        cases.prices_requested.connect(self.prices_requested)
        cases.payer_requested.connect(self.payer_requested)
        cases.payer_named.connect(self.payer_named)
        cases.reveal_requested.connect(self.reveal_requested)
        cases.offer_answered.connect(self.offer_answered)
        cases.alarm.acted.connect(lambda _name: self.alarm_read.emit())
        fill.amount_typed.connect(self.amount_typed)
        fill.kind_chosen.connect(self.kind_requested)
        fill.holder_ticked.connect(self.holder_ticked)
        fill.pay_requested.connect(self.pay_requested)
        fill.hold_requested.connect(self.held_requested)
        fill.cancel_requested.connect(self.cancel_requested)
        fill.cancel_answered.connect(self.cancel_answered)
        fill.proof_answered.connect(self.proof_answered)
        fill.collected_requested.connect(self.collected_requested)
        fill.line_removed.connect(self.line_removed)
        self.tender.method_requested.connect(self.method_requested)
        self._connect_endings()

    def _connect_endings(self) -> None:
        tender, receipt = self.tender, self.receipt
        tender.end.acted.connect(self.ending_acted)
        tender.end.primary_requested.connect(self.primary_requested)
        tender.paid.acted.connect(self.paper_acted)
        tender.paid.next_requested.connect(self.next_requested)
        tender.ladder.query_requested.connect(self.query_requested)
        tender.ladder.form_requested.connect(self.slip_form_requested)
        tender.ladder.answered.connect(self.slip_answered)
        tender.ladder.left.connect(self.doubt_left)
        receipt.output_toggled.connect(self.output_toggled)
        receipt.reprint_requested.connect(self.reprint_requested)
        receipt.drawer_requested.connect(self.drawer_requested)


def _emitting(signal: SignalInstance, value: object) -> Callable[[], None]:
    return lambda: signal.emit(value)


def _can_reveal(screen: PaymentScreen) -> bool:
    return screen.left.payer is not None and screen.left.payer.can_reveal
