"""Draws an open drawer: its figures, what went in and out, and what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from counter_app.domain.drawer import EntryKind
from counter_app.ui.approval.panel import ApprovalPanel
from counter_app.ui.shift.screen import CashEntry, RunningScreen, ShiftForm
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.amount_edit import AmountEdit
from counter_app.ui.widgets.boxes import box, card, column, label, row, rule, yielding
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.figures import Figures
from counter_app.ui.widgets.message_panel import MessagePanel, PanelAction
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import Field
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

CLOSE, CONTINUE = "close", "continue"
_FIGURE_COUNT = 3
_LIST_PX = 96


class RunningPage(QWidget):
    """Figures at the left, what can be done at the right.

    Signals:
        form_requested(str): A `ShiftForm` value; ``none`` closes the form.
        cash_entered(object): A `CashEntry`.
        print_requested(), save_requested(): The X report, on paper or as files.
        close_requested(): Go to the close of the day.
        continue_requested(): A supervisor is to let a late shift go on.
    """

    form_requested = Signal(str)
    cash_entered = Signal(object)
    print_requested = Signal()
    save_requested = Signal()
    close_requested = Signal()
    continue_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen: RunningScreen | None = None
        self._day_label = label("", "h1")
        self._about_label = label("", "muted")
        self._late = MessagePanel(theme)
        self._done = Notice(theme)
        self._figures = Figures(theme, _FIGURE_COUNT)
        self.tender_table = RowTable(
            theme,
            (
                Column(words=self.tr("支付工具")),
                Column(words=self.tr("筆數"), width_px=90, right=True),
                Column(words=self.tr("金額"), width_px=140, right=True),
                Column(words=self.tr("作廢"), width_px=140, right=True),
                Column(words=self.tr("淨額"), width_px=150, right=True),
            ),
            spoken=self.tr("各支付工具的收款"),
            is_two_line=False,
            marks_current=False,
        )
        self.move_table = RowTable(
            theme,
            (
                Column(words=self.tr("時間"), width_px=90),
                Column(words=self.tr("錢箱進出與交接")),
                Column(words=self.tr("經手"), width_px=150),
                Column(words=self.tr("金額"), width_px=150, right=True),
            ),
            spoken=self.tr("錢箱進出與交接"),
            is_two_line=False,
            marks_current=False,
        )
        self._no_moves_label = label(self.tr("本班沒有現金進出，也沒有交接。"), "muted")
        self.approval_panel = ApprovalPanel(theme)
        self._make_actions()
        self._make_cash_form()
        self._side = QStackedLayout()
        for each in (self._actions, self._cash_form, self.approval_panel):
            self._side.addWidget(each)
        self._lay_out()
        self._connect()

    def display(self, screen: RunningScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        self._day_label.setText(screen.day_words)
        self._about_label.setText(screen.about)
        self._show_late(screen)
        is_error = screen.message is not None and screen.form is ShiftForm.NONE
        words = screen.message.as_line() if is_error and screen.message else screen.done
        self._done.display(words, status=Status.BAD if is_error else Status.OK)
        self._figures.display(screen.figures)
        if before is None or before.tenders != screen.tenders:
            self.tender_table.display(screen.tenders)
        if before is None or before.moves != screen.moves:
            self.move_table.display(screen.moves)
        self.move_table.setVisible(bool(screen.moves))
        self._no_moves_label.setVisible(not screen.moves)
        self._show_side(screen, opens=before is None or before.form is not screen.form)

    def focus_home(self) -> None:
        """Put the focus on the form that is open, or on the way to the close."""
        screen = self._screen
        match screen.form if screen is not None else ShiftForm.NONE:
            case ShiftForm.CASH_IN | ShiftForm.CASH_OUT:
                self.amount_edit.setFocus()
            case ShiftForm.APPROVAL:
                self.approval_panel.focus_home()
            case _:
                self.tender_table.setFocus()

    def save(self) -> None:
        """Hand on what was entered in the form."""
        screen = self._screen
        if screen is None or screen.is_busy:
            return
        if screen.form in {ShiftForm.CASH_IN, ShiftForm.CASH_OUT}:
            is_in = screen.form is ShiftForm.CASH_IN
            self.cash_entered.emit(
                CashEntry(
                    kind=EntryKind.CASH_IN if is_in else EntryKind.CASH_OUT,
                    amount_twd=self.amount_edit.amount_twd(),
                    reason=self.reason_edit.text(),
                )
            )
        elif screen.form is ShiftForm.APPROVAL:
            self.approval_panel.confirm()

    # --- parts ------------------------------------------------------------------

    def _make_actions(self) -> None:
        theme = self._theme
        self.close_button = Button(theme, self.tr("前往日結"), "primary", icon="safe", key="F12")
        self.in_button = Button(theme, self.tr("存入現金"), icon="plus", key="Ins")
        self.out_button = Button(theme, self.tr("取出現金"), icon="minus", key="Del")
        self.hand_over_button = Button(theme, self.tr("交接錢箱"), icon="people")
        self.print_button = Button(theme, self.tr("列印 X 報表"), icon="printer", key="Ctrl+P")
        self.save_button = Button(theme, self.tr("匯出 X 報表"), icon="download", key="Ctrl+E")
        self._actions = box(
            column(
                theme,
                label(self.tr("錢箱"), "h2"),
                self.in_button,
                self.out_button,
                self.hand_over_button,
                rule(),
                label(self.tr("X 報表（本班到目前為止）"), "h2"),
                self.print_button,
                self.save_button,
                None,
                label(self.tr("下班前請日結：清點現金、刷卡機結帳、簽核。"), "muted", wraps=True),
                self.close_button,
                gap=10,
            )
        )

    def _make_cash_form(self) -> None:
        theme = self._theme
        self._cash_heading = label("", "h2")
        self._cash_hint = label("", "muted", wraps=True)
        self.amount_edit = AmountEdit(self.tr("金額"))
        self.reason_edit = QLineEdit()
        self._cash_error = MessagePanel(theme)
        self.cash_button = Button(theme, self.tr("記下"), "primary", icon="check", key="F12")
        self.cash_back_button = Button(theme, self.tr("返回"), key="Esc")
        self._cash_form = box(
            column(
                theme,
                self._cash_heading,
                self._cash_hint,
                Field(theme, self.tr("金額"), self.amount_edit),
                Field(theme, self.tr("原因"), self.reason_edit),
                self._cash_error,
                None,
                self.cash_button,
                self.cash_back_button,
                gap=10,
            )
        )

    def _lay_out(self) -> None:
        theme = self._theme
        head = row(theme, self._day_label, None, self._about_label, gap=12)
        top = column(
            theme, head, self._late, self._done, self._figures, gap=12, margins=(16, 12, 16, 12)
        )
        moves = column(
            theme,
            rule(),
            yielding(self.move_table, height_px=theme.px(_LIST_PX)),
            row(theme, self._no_moves_label, margins=(16, 10, 16, 12)),
            gap=0,
        )
        tenders = yielding(self.tender_table, height_px=theme.px(_LIST_PX))
        left = column(theme, top, tenders, moves, gap=0, margins=(1, 1, 1, 8))
        left.setStretch(1, 3)
        left.setStretch(2, 2)
        side = card("plain", column(theme, self._side, margins=(16, 16, 16, 16)))
        side.setProperty("panel", "tender")
        page = row(theme, card("plain", left), side, gap=12, margins=(14, 14, 14, 12))
        page.setStretch(0, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self._late.acted.connect(self._act_on_late)
        self.close_button.clicked.connect(self.close_requested)
        self.print_button.clicked.connect(self.print_requested)
        self.save_button.clicked.connect(self.save_requested)
        for button, form in (
            (self.in_button, ShiftForm.CASH_IN),
            (self.out_button, ShiftForm.CASH_OUT),
            (self.hand_over_button, ShiftForm.HAND_OVER),
            (self.cash_back_button, ShiftForm.NONE),
        ):
            button.clicked.connect(lambda _on=False, to=form: self.form_requested.emit(to.value))
        self.amount_edit.entered.connect(self.reason_edit.setFocus)
        self.reason_edit.returnPressed.connect(self.save)
        self.cash_button.clicked.connect(self.save)

    # --- showing ----------------------------------------------------------------

    def _show_late(self, screen: RunningScreen) -> None:
        actions = [PanelAction(name=CLOSE, words=self.tr("前往日結"), icon="safe", kind="primary")]
        if screen.may_continue:
            actions.append(
                PanelAction(name=CONTINUE, words=self.tr("經核可繼續收款"), icon="shield")
            )
        self._late.display(screen.late, status=Status.WARN, actions=tuple(actions))

    def _show_side(self, screen: RunningScreen, *, opens: bool) -> None:
        form = screen.form
        is_free = not screen.is_busy
        self.close_button.set_words(
            self.tr("回到日結") if screen.is_closing else self.tr("前往日結")
        )
        self.close_button.setEnabled(screen.may_close)
        self.in_button.setEnabled(is_free and screen.may_move)
        self.out_button.setEnabled(is_free and screen.may_move)
        self.hand_over_button.setEnabled(is_free and screen.may_hand_over)
        for button in (self.print_button, self.save_button):
            button.setEnabled(is_free and screen.has_report)
        is_cash = form in {ShiftForm.CASH_IN, ShiftForm.CASH_OUT}
        if is_cash:
            self._show_cash_form(screen)
        if is_cash and opens:
            self.amount_edit.set_amount(None)
            self.reason_edit.clear()
        sides = {ShiftForm.APPROVAL: self.approval_panel}
        self._side.setCurrentWidget(self._cash_form if is_cash else sides.get(form, self._actions))
        if opens and self.isVisible():
            self.focus_home()

    def _show_cash_form(self, screen: RunningScreen) -> None:
        is_in = screen.form is ShiftForm.CASH_IN
        self._cash_heading.setText(self.tr("存入現金") if is_in else self.tr("取出現金"))
        self._cash_hint.setText(
            self.tr("例如補零錢。放進錢箱的金額會加到本班應有現金。")
            if is_in
            else self.tr("例如繳回大鈔。離開錢箱的金額會從本班應有現金扣除。")
        )
        self._cash_error.display(screen.message)
        for each in (self.amount_edit, self.reason_edit, self.cash_button, self.cash_back_button):
            each.setEnabled(not screen.is_busy)

    def _act_on_late(self, name: str) -> None:
        (self.close_requested if name == CLOSE else self.continue_requested).emit()
