"""Draws the fields of a paper that was written by hand; decides nothing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLayout, QLineEdit, QWidget

from counter_app.domain.tenders import PAPER_KINDS, TenderKind
from counter_app.ui.approval.fields import SecondPersonFields
from counter_app.ui.names import say_tender
from counter_app.ui.outage.screen import OutageScreen, PaperFields
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import EmptyState, Field, keep_width, side_card
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

_KINDS: Final = (
    TenderKind.CASH,
    TenderKind.CHEQUE,
    TenderKind.MONEY_ORDER,
    TenderKind.CARD,
    TenderKind.MOBILE_PAY,
)

_PAPER_WIDTH_PX: Final = 316
_ENTERED_WIDTH_PX: Final = 224


class OutageView(Screen):
    """The paper at the left, what is on it in the middle, what was entered at the right.

    Signals:
        day_changed(str): The day on the paper, as typed.
        line_requested(str, str): A case, and how much of it; nothing for all that was due.
        line_removed(str): Key of a line.
        enter_requested(object): The `PaperFields`.
        spoiled_requested(object): The `PaperFields` of a paper that was spoiled.
        shown(): The page is in front now.
    """

    day_changed = Signal(str)
    line_requested = Signal(str, str)
    line_removed = Signal(str)
    enter_requested = Signal(object)
    spoiled_requested = Signal(object)
    shown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = OutageScreen()
        self._number_label = label("", "h1")
        self._notice = Notice(theme)
        self._error = MessagePanel(theme)
        self.serial_edit, self.day_edit = _line(6), _line(12)
        self.day_edit.setPlaceholderText("114/11/20")
        self.by_edit, self.payer_edit, self.note_edit = _line(40), _line(40), _line(120)
        self.kind_combo = QComboBox()
        for kind in _KINDS:
            self.kind_combo.addItem(say_tender(kind), kind.value)
        self.slip_edit, self.code_edit = _line(20), _line(12)
        self.issuer_edit, self.document_edit, self.document_day_edit = (
            _line(40),
            _line(20),
            _line(12),
        )
        self.second = SecondPersonFields(theme)
        self._slip_box = self._lay_out_slip()
        self._document_box = self._lay_out_document()
        self.case_edit, self.amount_edit = _line(60), _line(12)
        self.amount_edit.setPlaceholderText(self.tr("全部"))
        self.add_button = Button(theme, self.tr("加入"), icon="plus", key="Ins")
        self.lines_table = RowTable(
            theme,
            (
                Column(words=self.tr("案件")),
                Column(words=self.tr("金額"), width_px=110, right=True),
            ),
            spoken=self.tr("這張紙上的項目"),
        )
        self._total_label = label("", "h1")
        self.spoiled_button = Button(theme, self.tr("這張寫壞了"), icon="trash")
        self.enter_button = Button(theme, self.tr("補登"), "primary", icon="check", key="F12")
        self.entered_table = RowTable(
            theme,
            (
                Column(words=self.tr("手寫收據")),
                Column(words=self.tr("收款／補登"), width_px=92),
            ),
            spoken=self.tr("已補登的手寫收據"),
        )
        self._no_lines = EmptyState(
            theme,
            icon="edit",
            words=self.tr("紙上的案件"),
            hint=self.tr("掃描或輸入案號，一件一件加入；金額照紙上寫的。"),
        )
        self._none_entered = label(self.tr("這個櫃檯還沒有補登的收據。"), "muted", wraps=True)
        self._none_entered.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._lay_out())
        self._connect()
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("補登手寫收據")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Ins adds a case, Del takes one off, F12 enters the paper."""
        return {
            Action.ADD: ScreenAction(run=self._ask_for_line, words=self.tr("加入案件")),
            Action.REMOVE: ScreenAction(run=self._remove_line, words=self.tr("移除案件")),
            Action.PRIMARY: ScreenAction(
                run=self._enter, words=self.tr("補登"), is_enabled=not self._screen.is_busy
            ),
        }

    def on_scanned(self, text: str) -> None:
        """Add the case that was scanned."""
        self.line_requested.emit(text, "")

    def on_shown(self) -> None:
        """Ask for the next number."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Begin at the serial on the paper."""
        self.serial_edit.setFocus()

    def fields(self) -> PaperFields:
        """Return what is typed; a password is forgotten here."""
        second = self.second.take()
        return PaperFields(
            serial=self.serial_edit.text().strip(),
            day=self.day_edit.text().strip(),
            collected_by=self.by_edit.text().strip(),
            payer=self.payer_edit.text().strip(),
            kind=self._kind(),
            slip_number=self.slip_edit.text().strip(),
            approval_code=self.code_edit.text().strip(),
            issuer_name=self.issuer_edit.text().strip(),
            document_number=self.document_edit.text().strip(),
            document_day=self.document_day_edit.text().strip(),
            note=self.note_edit.text().strip(),
            login=second.login,
            password=second.password,
        )

    def display(self, screen: OutageScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        self._number_label.setText(screen.number)
        self._notice.display(screen.notice, status=Status.OK)
        self._error.display(screen.error)
        if screen.lines != before.lines:
            self.lines_table.display(screen.lines)
        if screen.entered != before.entered:
            self.entered_table.display(screen.entered)
        self.lines_table.setVisible(bool(screen.lines))
        self._no_lines.setVisible(not screen.lines)
        self.entered_table.setVisible(bool(screen.entered))
        self._none_entered.setVisible(not screen.entered)
        self._total_label.setText(screen.total_words)
        self.enter_button.setEnabled(not screen.is_busy and bool(screen.lines))
        self.spoiled_button.setEnabled(not screen.is_busy)
        if screen.form_count != before.form_count:
            for edit in (
                self.serial_edit,
                self.payer_edit,
                self.case_edit,
                self.amount_edit,
                self.slip_edit,
                self.code_edit,
                self.issuer_edit,
                self.document_edit,
                self.document_day_edit,
                self.note_edit,
            ):
                edit.clear()
            self.second.clear()
            self.focus_home()
        self._fit_kind()

    def _kind(self) -> TenderKind:
        return TenderKind(self.kind_combo.currentData())

    def _fit_kind(self) -> None:
        kind = self._kind()
        self._document_box.setVisible(kind in PAPER_KINDS)
        self._slip_box.setVisible(kind not in {TenderKind.CASH, *PAPER_KINDS})

    def _ask_for_line(self) -> None:
        if self.case_edit.text().strip():
            self.line_requested.emit(self.case_edit.text().strip(), self.amount_edit.text().strip())
            self.case_edit.clear()
            self.amount_edit.clear()
        self.case_edit.setFocus()

    def _remove_line(self) -> None:
        key = self.lines_table.current_key()
        if key:
            self.line_removed.emit(key)

    def _enter(self) -> None:
        if self.enter_button.isEnabled():
            self.enter_requested.emit(self.fields())

    def _connect(self) -> None:
        self.day_edit.editingFinished.connect(
            lambda: self.day_changed.emit(self.day_edit.text().strip())
        )
        self.kind_combo.activated.connect(lambda _at: self._fit_kind())
        self.add_button.clicked.connect(self._ask_for_line)
        self.amount_edit.returnPressed.connect(self._ask_for_line)
        self.case_edit.returnPressed.connect(self.amount_edit.setFocus)
        self.enter_button.clicked.connect(self._enter)
        self.spoiled_button.clicked.connect(lambda: self.spoiled_requested.emit(self.fields()))

    def _lay_out_slip(self) -> QWidget:
        theme = self._theme
        return box(
            column(
                theme,
                row(
                    theme,
                    Field(theme, self.tr("簽單序號"), self.slip_edit),
                    Field(theme, self.tr("授權碼"), self.code_edit),
                    gap=10,
                ),
                self.second,
                gap=8,
            )
        )

    def _lay_out_document(self) -> QWidget:
        theme = self._theme
        return box(
            column(
                theme,
                Field(theme, self.tr("發票銀行或郵局"), self.issuer_edit),
                row(
                    theme,
                    Field(theme, self.tr("票據號碼"), self.document_edit),
                    Field(theme, self.tr("票據日期"), self.document_day_edit),
                    gap=10,
                ),
                gap=8,
            )
        )

    def _lay_out(self) -> QLayout:
        theme = self._theme
        paper = column(
            theme,
            label(self.tr("下一張手寫收據"), "muted"),
            self._number_label,
            row(
                theme,
                Field(theme, self.tr("紙上的流水號"), self.serial_edit),
                Field(theme, self.tr("紙上的日期"), self.day_edit),
                gap=10,
            ),
            Field(theme, self.tr("收款並開立的人"), self.by_edit),
            Field(theme, self.tr("繳款人"), self.payer_edit),
            Field(theme, self.tr("支付工具"), self.kind_combo),
            self._document_box,
            self._slip_box,
            Field(
                theme,
                self.tr("備註"),
                self.note_edit,
                hint=self.tr("停電或當機的情形；寫壞時寫明原因。"),
            ),
            None,
            gap=10,
            margins=(16, 14, 16, 14),
        )
        adding = row(
            theme,
            Field(theme, self.tr("案號或身分證字號"), self.case_edit),
            Field(theme, self.tr("繳納金額"), self.amount_edit),
            self.add_button,
            gap=10,
        )
        adding.setStretch(0, 3)
        adding.setStretch(1, 1)
        adding.setAlignment(self.add_button, Qt.AlignmentFlag.AlignBottom)
        head = column(theme, self._notice, self._error, adding, gap=8, margins=(16, 14, 16, 8))
        total = row(
            theme,
            self._total_label,
            None,
            self.enter_button,
            gap=8,
            margins=(16, 8, 16, 12),
        )
        middle = column(
            theme, head, self.lines_table, self._no_lines, total, gap=0, margins=(1, 1, 1, 0)
        )
        middle.setStretch(1, 1)
        middle.setStretch(2, 1)
        entered = column(
            theme,
            row(theme, label(self.tr("已補登"), "h2"), margins=(16, 14, 16, 10)),
            self.entered_table,
            self._none_entered,
            gap=0,
            margins=(1, 1, 1, 8),
        )
        entered.setStretch(1, 1)
        entered.setStretch(2, 1)
        foot = column(theme, self.spoiled_button, margins=(16, 8, 16, 12))
        sheet = side_card(theme, paper, foot, width_px=_PAPER_WIDTH_PX)
        listed = card("plain", entered)
        keep_width(theme, listed, _ENTERED_WIDTH_PX)
        page = row(theme, sheet, card("plain", middle), listed, gap=12, margins=(14, 14, 14, 12))
        page.setStretch(1, 1)
        return page


def _line(length_max: int) -> QLineEdit:
    edit = QLineEdit()
    edit.setMaxLength(length_max)
    return edit
