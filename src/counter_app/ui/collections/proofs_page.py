"""Draws proofs of payment that somebody showed, and the form for another; decides nothing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from counter_app.domain.kinds import Channel
from counter_app.ui.collections.screen import ProofEntry, ProofsScreen
from counter_app.ui.messages import Message
from counter_app.ui.names import say_channel
from counter_app.ui.screen import ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, yielding
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel, PanelAction
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import EmptyState, Field, SidePanel, lay_out_form
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

_WIDTH_PX: Final = 400
_HITS_PX: Final = 132


class ProofsPage(QWidget):
    """The open proofs, and at the side the form for another one.

    Signals:
        row_reached(str): Key of the current proof.
        add_requested(), form_closed(): The form opens, or closes.
        case_searched(str): A case number, a notice or a name, for the form.
        case_chosen(str): Key of the case it is for.
        entered(object): A `ProofEntry`.
        withdrawal_requested(): The current proof is to be taken back.
        withdrawal_answered(str): ``withdraw`` or ``back``.
    """

    row_reached = Signal(str)
    add_requested = Signal()
    form_closed = Signal()
    case_searched = Signal(str)
    case_chosen = Signal(str)
    entered = Signal(object)
    withdrawal_requested = Signal()
    withdrawal_answered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = ProofsScreen()
        self._notice = Notice(theme)
        self._error = MessagePanel(theme)
        self._question = MessagePanel(theme)
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("案號／憑證")),
                Column(words=self.tr("管道／繳款日"), width_px=120),
                Column(words=self.tr("登記"), width_px=116),
                Column(words=self.tr("金額"), width_px=110, right=True),
            ),
            spoken=self.tr("還沒有入帳的繳款證明"),
        )
        self._empty = EmptyState(
            theme,
            icon="document",
            words=self.tr("沒有等待入帳的繳款證明"),
            hint=self.tr(
                "民眾傳來超商收據或轉帳憑證時，按 Ins 登記；代收檔匯入後會自動對上，"
                "在那之前收款畫面會提醒。"
            ),
        )
        self.add_button = Button(theme, self.tr("登記繳款證明"), icon="plus", key="Ins")
        self.withdraw_button = Button(theme, self.tr("撤回"), "danger", icon="trash", key="Del")
        self.form = _ProofForm(theme)
        self._lay_out()
        self._connect()
        self.display(self._screen)

    def keys_here(self) -> Mapping[Action, ScreenAction]:
        """Ins opens the form, Del takes a proof back, F12 saves, Esc closes."""
        screen = self._screen
        if not screen.may_enter:
            return {}
        actions = {
            Action.ADD: ScreenAction(run=self.add_requested.emit, words=self.tr("登記繳款證明"))
        }
        if screen.asks_withdrawal:
            actions[Action.BACK] = ScreenAction(
                run=lambda: self.withdrawal_answered.emit("back"), words=self.tr("返回")
            )
        elif screen.is_form_open:
            actions[Action.PRIMARY] = ScreenAction(
                run=self._enter, words=self.tr("儲存"), is_enabled=not screen.is_busy
            )
            actions[Action.BACK] = ScreenAction(
                run=self.form_closed.emit, words=self.tr("關閉表單")
            )
        elif screen.current is not None:
            actions[Action.REMOVE] = ScreenAction(
                run=self.withdrawal_requested.emit, words=self.tr("撤回")
            )
        return actions

    def focus_home(self) -> None:
        """Begin at the question or the form that is open, or at the list."""
        if self._screen.asks_withdrawal:
            self._question.focus_first_action()
        elif self._screen.is_form_open:
            self.form.case_edit.setFocus()
        elif self._screen.rows:
            self.table.setFocus()
        else:
            self.add_button.setFocus()

    def display(self, screen: ProofsScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        self._notice.display(screen.notice, status=Status.OK)
        self._error.display(None if screen.is_form_open else screen.error)
        if screen.rows != before.rows:
            self.table.display(screen.rows)
        self.table.setVisible(bool(screen.rows))
        self._empty.setVisible(not screen.rows)
        self._ask(is_asking=screen.asks_withdrawal)
        for button in (self.add_button, self.withdraw_button):
            button.setVisible(screen.may_enter)
        self.withdraw_button.setEnabled(screen.current is not None and not screen.is_busy)
        self.form.setVisible(screen.is_form_open)
        self.form.display(screen, before)
        opens = screen.is_form_open is not before.is_form_open
        asks = screen.asks_withdrawal is not before.asks_withdrawal
        if (opens or asks or screen.form_count != before.form_count) and self.isVisible():
            self.focus_home()

    def _ask(self, *, is_asking: bool) -> None:
        message = Message(
            what=self.tr("撤回這份繳款證明？"),
            money=self.tr("撤回後，收款畫面不再提醒這件可能已經繳過。"),
        )
        actions = (
            PanelAction(name="back", words=self.tr("返回"), key="Esc"),
            PanelAction(name="withdraw", words=self.tr("撤回"), kind="danger"),
        )
        self._question.display(message if is_asking else None, status=Status.WARN, actions=actions)

    def _enter(self) -> None:
        if self._screen.is_form_open and not self._screen.is_busy:
            self.entered.emit(self.form.entry())

    def _lay_out(self) -> None:
        theme = self._theme
        head = column(
            theme,
            self._notice,
            self._error,
            self._question,
            gap=8,
            margins=(14, 8, 14, 4),
        )
        buttons = row(theme, self.add_button, None, self.withdraw_button, margins=(14, 8, 14, 12))
        left = column(theme, head, self.table, self._empty, buttons, gap=0, margins=(1, 1, 1, 0))
        left.setStretch(1, 1)
        left.setStretch(2, 1)
        page = row(theme, card("plain", left), self.form, gap=12)
        page.setStretch(0, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.table.current_changed.connect(self.row_reached)
        self.add_button.clicked.connect(self.add_requested)
        self.withdraw_button.clicked.connect(self.withdrawal_requested)
        self._question.acted.connect(self.withdrawal_answered)
        self.form.closed.connect(self.form_closed)
        self.form.searched.connect(self.case_searched)
        self.form.chosen.connect(self.case_chosen)
        self.form.save_button.clicked.connect(self._enter)


class _ProofForm(SidePanel):
    """One proof: which case, where, how much, when, and its number.

    Signals:
        searched(str): A case is looked for.
        chosen(str): Key of the case it is for.
    """

    searched = Signal(str)
    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.set_heading(self.tr("登記繳款證明"))
        self.message = MessagePanel(theme)
        self.case_edit, self.amount_edit, self.day_edit = _line(60), _line(13), _line(12)
        self.reference_edit, self.note_edit = _line(60), _line(120)
        self.channel_combo = QComboBox()
        for channel in Channel:
            self.channel_combo.addItem(say_channel(channel), channel.value)
        self._case_label = label("", "strong", tone="ok", wraps=True)
        self.hit_table = RowTable(
            theme, (Column(words=self.tr("案件")),), spoken=self.tr("找到的案件")
        )
        self.save_button = Button(theme, self.tr("儲存"), "primary", icon="check", key="F12")
        self.keep_width(_WIDTH_PX)
        lay_out_form(theme, self, self._fields(), self.save_button)
        self.case_edit.returnPressed.connect(
            lambda: self.searched.emit(self.case_edit.text().strip())
        )
        self.hit_table.opened.connect(self.chosen)

    def display(self, screen: ProofsScreen, before: ProofsScreen) -> None:
        """Show what was found, and what is wrong with what was typed."""
        self.message.display(screen.error if screen.is_form_open else None)
        self.save_button.setEnabled(not screen.is_busy)
        self._case_label.setText(screen.case_words)
        self._case_label.setVisible(bool(screen.case_words))
        if screen.hits != before.hits:
            self.hit_table.display(screen.hits)
            self.hit_table.set_current(0)
        self.hit_table.setVisible(bool(screen.hits))
        if screen.form_count != before.form_count:
            for edit in (
                self.case_edit,
                self.amount_edit,
                self.day_edit,
                self.reference_edit,
                self.note_edit,
            ):
                edit.clear()
        elif screen.hits and screen.hits != before.hits:
            self.hit_table.setFocus()
        elif screen.case_id is not None and screen.case_id != before.case_id:
            self.channel_combo.setFocus()

    def entry(self) -> ProofEntry:
        """Return what was typed."""
        return ProofEntry(
            channel=Channel(self.channel_combo.currentData()),
            amount=self.amount_edit.text(),
            paid_on=self.day_edit.text(),
            reference=self.reference_edit.text().strip(),
            note=self.note_edit.text().strip(),
        )

    def _fields(self) -> tuple[QWidget, ...]:
        theme = self._theme
        figures = row(
            theme,
            Field(theme, self.tr("金額"), self.amount_edit),
            Field(theme, self.tr("繳款日"), self.day_edit),
            gap=10,
        )
        self.day_edit.setPlaceholderText("114/11/20")
        return (
            self.message,
            Field(
                theme,
                self.tr("案件"),
                self.case_edit,
                hint=self.tr("掃描通知書，或輸入案號、身分證統編、姓名後按 Enter。"),
            ),
            self._case_label,
            yielding(self.hit_table, height_px=theme.px(_HITS_PX)),
            Field(theme, self.tr("在哪裡繳的"), self.channel_combo),
            box(figures),
            Field(theme, self.tr("憑證號碼"), self.reference_edit),
            Field(theme, self.tr("備註"), self.note_edit),
        )


def _line(length_max: int) -> QLineEdit:
    edit = QLineEdit()
    edit.setMaxLength(length_max)
    return edit
