"""Draws the ladder of one sale whose outcome nobody knows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.ui.approval.fields import SecondPersonFields
from counter_app.ui.names import in_one_breath
from counter_app.ui.recovery.ladder import SlipAnswer
from counter_app.ui.recovery.screen import LadderScreen, SlipForm
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, set_look
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.panels import Field
from counter_app.ui.widgets.steps import StepList


class LadderPanel(QWidget):
    """What is unknown, what has been done about it, and the ways on.

    The panel itself takes the focus, so that a nervous Enter does nothing.

    Signals:
        query_requested(): Ask the machine.
        form_requested(str): A `SlipForm` value: open its fields, or close them.
        answered(object): A `SlipAnswer`.
        left(): Come back to this later; the sale stays open.
    """

    query_requested = Signal()
    form_requested = Signal(str)
    answered = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tender_id = ""
        self._screen: LadderScreen | None = None
        self._make_status(theme)
        self._make_form(theme)
        self.query_button = Button(theme, "", "primary", icon="search", key="F12")
        self.charged_button = Button(theme, self.tr("簽單：已扣款"), icon="status-ok")
        self.not_charged_button = Button(theme, self.tr("簽單：未扣款"), icon="status-neutral")
        self.leave_button = Button(theme, self.tr("先收下一位，稍後處理"))
        self._ways = box(
            column(
                theme,
                self.query_button,
                row(theme, self.charged_button, self.not_charged_button, gap=8),
                self.leave_button,
                gap=8,
            )
        )
        layout = column(theme, self._found, self._status, self._form, None, self._ways, gap=10)
        self.setLayout(layout)
        self._connect()

    def display(self, screen: LadderScreen) -> None:
        """Make the panel look like *screen*."""
        if screen.tender_id != self._tender_id:
            self._tender_id = screen.tender_id
            self._empty_fields()
        opens = screen.form is not SlipForm.NONE and (
            self._screen is None or self._screen.form is not screen.form
        )
        self._screen = screen
        self._about_label.setText(screen.about)
        self._steps.display(screen.steps)
        self._found.display(screen.found, status=screen.found_status)
        has_form = screen.form is not SlipForm.NONE
        charged = screen.form is SlipForm.CHARGED
        self._status.setVisible(not has_form)
        self._form.setVisible(has_form)
        self._ways.setVisible(not has_form)
        self._slip_row.setVisible(charged)
        self._form_label.setText(
            self.tr("簽單上寫的是已扣款") if charged else self.tr("簽單上寫的是未扣款，或沒有簽單")
        )
        self.confirm_button.set_words(
            self.tr("確認已扣款並入帳") if charged else self.tr("確認未扣款")
        )
        is_free = not screen.is_busy
        self.query_button.set_words(screen.query_words if is_free else self.tr("查詢中…"))
        self.query_button.setEnabled(is_free and screen.can_query)
        self.charged_button.setEnabled(is_free)
        self.not_charged_button.setEnabled(is_free)
        self.leave_button.setVisible(screen.can_leave)
        self.leave_button.setEnabled(is_free)
        self.confirm_button.setEnabled(is_free)
        self.back_button.setEnabled(is_free)
        self._status.setAccessibleName(in_one_breath(screen.heading, screen.about))
        if opens:
            (self.slip_edit if charged else self.second.login_edit).setFocus()

    def focus_home(self) -> None:
        """Put the focus where nothing happens by itself."""
        if self._form.isVisible():
            self.second.login_edit.setFocus()
        else:
            self._found.setFocus()

    def press_primary(self) -> None:
        """Do what F12 means now."""
        screen = self._screen
        if screen is None or screen.is_busy:
            return
        if screen.form is not SlipForm.NONE:
            self._answer()
        elif screen.can_query:
            self.query_requested.emit()

    def _make_status(self, theme: Theme) -> None:
        self._found = MessagePanel(theme)
        self._found.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._about_label = label("", "muted", wraps=True)
        self._steps = StepList(theme)
        self._status = card(
            "sunken",
            column(
                theme,
                row(
                    theme,
                    label(self.tr("怎麼確認"), "strong"),
                    None,
                    self._about_label,
                    gap=8,
                ),
                self._steps,
                gap=10,
                margins=(14, 12, 14, 12),
            ),
        )

    def _make_form(self, theme: Theme) -> None:
        self._form_label = label("", "h2", wraps=True)
        self.slip_edit = QLineEdit()
        self.approval_edit = QLineEdit()
        self.second = SecondPersonFields(
            theme,
            hint=self.tr("請第二人看過簽單後，輸入自己的帳號與密碼；不能是收款人本人。"),
        )
        self._slip_row = box(
            row(
                theme,
                Field(theme, self.tr("簽單序號"), self.slip_edit),
                Field(theme, self.tr("授權碼"), self.approval_edit),
                gap=10,
            )
        )
        self.confirm_button = Button(theme, "", "primary", icon="check", key="F12")
        self.back_button = Button(theme, self.tr("返回"), key="Esc")
        self._form = box(
            column(
                theme,
                self._form_label,
                self._slip_row,
                self.second,
                self.confirm_button,
                self.back_button,
                gap=10,
            )
        )
        self._form.hide()

    def _connect(self) -> None:
        self.query_button.clicked.connect(self.query_requested)
        self.charged_button.clicked.connect(
            lambda: self.form_requested.emit(SlipForm.CHARGED.value)
        )
        self.not_charged_button.clicked.connect(
            lambda: self.form_requested.emit(SlipForm.NOT_CHARGED.value)
        )
        self.back_button.clicked.connect(lambda: self.form_requested.emit(SlipForm.NONE.value))
        self.leave_button.clicked.connect(self.left)
        self.confirm_button.clicked.connect(self._answer)
        self.second.entered.connect(self._answer)

    def _answer(self) -> None:
        if self._screen is None or self._screen.is_busy:
            return
        second = self.second.take()
        self.answered.emit(
            SlipAnswer(
                slip_number=self.slip_edit.text(),
                approval_code=self.approval_edit.text(),
                login=second.login,
                password=second.password,
            )
        )

    def _empty_fields(self) -> None:
        self.second.clear()
        for field in (self.slip_edit, self.approval_edit):
            field.clear()
            set_look(field, state="")
