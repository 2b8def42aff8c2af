"""Draws reports: which days, the large figures, one table; decides nothing and adds up nothing."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from counter_app.ui.reports.screen import (
    ReportKind,
    ReportsScreen,
    SideForm,
    SideScreen,
    VerifyEntry,
)
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.amount_edit import AmountEdit
from counter_app.ui.widgets.boxes import box, card, column, label, row, yielding
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.days import DaysBar, DeskCombo
from counter_app.ui.widgets.figures import Figures
from counter_app.ui.widgets.line_list import LineList
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import Field, scrolled
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

_FIGURE_COUNT = 3
_LIST_PX = 96


class ReportsView(Screen):
    """One table at a time, with the days it is about above it.

    Signals:
        shown(): The screen is in front now.
        kind_chosen(str), preset_chosen(str): A `ReportKind`, a `Preset`.
        days_entered(str, str): First and last day, as typed.
        desk_chosen(object): A number, or None for all.
        reached(str): Key of the current row.
        print_requested(), save_requested(): The report on paper, or as files.
        verify_entered(object): A `VerifyEntry`.
        account_entered(str): Where the money of the current row is paid in.
    """

    shown = Signal()
    kind_chosen = Signal(str)
    preset_chosen = Signal(str)
    days_entered = Signal(str, str)
    desk_chosen = Signal(object)
    reached = Signal(str)
    print_requested = Signal()
    save_requested = Signal()
    verify_entered = Signal(object)
    account_entered = Signal(str)

    def __init__(self, theme: Theme, kinds: tuple[ReportKind, ...]) -> None:
        """Lay out the lists that the role includes."""
        super().__init__()
        self._theme = theme
        self._screen = ReportsScreen(kind=kinds[0], kinds=kinds)
        self._make_choices(kinds)
        self.print_button = Button(theme, self.tr("列印"), icon="printer", key="Ctrl+P")
        self.save_button = Button(theme, self.tr("存成 PDF 與 ODS"), icon="download", key="Ctrl+E")
        self._figures = Figures(theme, _FIGURE_COUNT)
        self._proof, self._done = Notice(theme), Notice(theme)
        self._message = MessagePanel(theme)
        self.tables = {kind: self._make_table(kind) for kind in kinds}
        self._lists = QStackedLayout()
        for table in self.tables.values():
            self._lists.addWidget(table)
        self.side = _SidePanel(theme)
        self._lay_out()
        self._connect()
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("報表")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Ctrl+P prints, Ctrl+E saves, F12 writes down what is entered at the side."""
        screen = self._screen
        is_free = screen.can_export and not screen.is_busy
        actions = {
            Action.NOTICE: ScreenAction(
                run=self.print_requested.emit, words=self.tr("列印"), is_enabled=is_free
            ),
            Action.EXPORT: ScreenAction(
                run=self.save_requested.emit,
                words=self.tr("存成 PDF 與 ODS"),
                is_enabled=is_free,
            ),
        }
        if screen.side is not None and screen.side.form is not SideForm.NONE:
            is_verify = screen.side.form is SideForm.VERIFY
            actions[Action.PRIMARY] = ScreenAction(
                run=self._enter,
                words=self.tr("點收") if is_verify else self.tr("儲存帳戶"),
                is_enabled=not screen.is_busy,
            )
        return actions

    def on_shown(self) -> None:
        """Tell that the screen is in front."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Begin at the list."""
        self.tables[self._screen.kind].setFocus()

    def display(self, screen: ReportsScreen) -> None:
        """Make the screen look like *screen*."""
        before, self._screen = self._screen, screen
        self._kinds.display(screen.kind.value)
        is_verify = screen.kind is ReportKind.VERIFY
        self._days_box.setVisible(not is_verify)
        self.days_bar.display(screen.preset, screen.from_words, screen.to_words)
        self.desk_combo.display(() if is_verify else screen.desks, screen.desk_no)
        self._figures.display(screen.figures)
        self._proof.display(screen.proof, status=screen.proof_status)
        self._done.display(screen.done, status=Status.OK)
        self._message.display(screen.message)
        if screen.rows is not before.rows or screen.kind is not before.kind:
            self.tables[screen.kind].display(screen.rows)
        self._lists.setCurrentWidget(self.tables[screen.kind])
        self.side.setVisible(screen.side is not None)
        if screen.side is not None:
            self.side.display(screen.side, is_busy=screen.is_busy)
        for button in (self.print_button, self.save_button):
            button.setEnabled(screen.can_export and not screen.is_busy)

    def _make_choices(self, kinds: tuple[ReportKind, ...]) -> None:
        theme = self._theme
        segments = {
            ReportKind.SHIFTS: Segment(
                name=ReportKind.SHIFTS, words=self.tr("X／Z 報表"), icon="safe"
            ),
            ReportKind.REGISTER: Segment(
                name=ReportKind.REGISTER, words=self.tr("收據登記簿"), icon="receipt"
            ),
            ReportKind.REMITTANCE: Segment(
                name=ReportKind.REMITTANCE, words=self.tr("解繳清單"), icon="bank"
            ),
            ReportKind.VERIFY: Segment(
                name=ReportKind.VERIFY, words=self.tr("出納點收"), icon="check"
            ),
        }
        self._kinds = Segments(theme, tuple(segments[kind] for kind in kinds), takes_focus=True)
        self.days_bar = DaysBar(theme)
        self.desk_combo = DeskCombo(theme)

    def _make_table(self, kind: ReportKind) -> RowTable:
        columns, spoken = {
            ReportKind.SHIFTS: (
                (
                    Column(words=self.tr("報表"), width_px=120),
                    Column(words=self.tr("營業日"), width_px=130),
                    Column(words=self.tr("收費人員")),
                    Column(words=self.tr("筆數"), width_px=80, right=True),
                    Column(words=self.tr("繳給出納"), width_px=130, right=True),
                    Column(words=self.tr("狀態"), width_px=130),
                ),
                self.tr("各班的 X 與 Z 報表"),
            ),
            ReportKind.REGISTER: (
                (
                    Column(words=self.tr("收據號碼"), width_px=170),
                    Column(words=self.tr("繳款人")),
                    Column(words=self.tr("支付工具"), width_px=170),
                    Column(words=self.tr("收費人員"), width_px=120),
                    Column(words=self.tr("金額"), width_px=130, right=True),
                    Column(words=self.tr("狀態"), width_px=170),
                ),
                self.tr("收據登記簿"),
            ),
            ReportKind.REMITTANCE: (
                (
                    Column(words=self.tr("受款單位／帳戶")),
                    Column(words=self.tr("件數"), width_px=80, right=True),
                    Column(words=self.tr("本金"), width_px=120, right=True),
                    Column(words=self.tr("滯納金"), width_px=110, right=True),
                    Column(words=self.tr("利息"), width_px=100, right=True),
                    Column(words=self.tr("收款"), width_px=120, right=True),
                    Column(words=self.tr("退還"), width_px=100, right=True),
                    Column(words=self.tr("應解繳"), width_px=130, right=True),
                ),
                self.tr("解繳清單"),
            ),
            ReportKind.VERIFY: (
                (
                    Column(words=self.tr("報表"), width_px=100),
                    Column(words=self.tr("營業日"), width_px=130),
                    Column(words=self.tr("簽章人")),
                    Column(words=self.tr("應繳現金"), width_px=150, right=True),
                ),
                self.tr("待出納點收的日結"),
            ),
        }[kind]
        return RowTable(self._theme, columns, spoken=spoken)

    def _lay_out(self) -> None:
        theme = self._theme
        papers = row(theme, self.print_button, self.save_button, gap=8)
        kinds = row(theme, self._kinds, None, papers, gap=12)
        self._days_box = box(row(theme, self.days_bar, self.desk_combo, None, gap=8))
        top = column(
            theme,
            kinds,
            self._days_box,
            self._message,
            self._done,
            self._figures,
            self._proof,
            gap=10,
            margins=(16, 12, 16, 12),
        )
        lists = QWidget()
        lists.setLayout(self._lists)
        left = column(
            theme, top, yielding(lists, height_px=theme.px(_LIST_PX)), gap=0, margins=(1, 1, 1, 8)
        )
        left.setStretch(1, 1)
        page = row(theme, card("plain", left), self.side, gap=12, margins=(14, 14, 14, 12))
        page.setStretch(0, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self._kinds.chosen.connect(self.kind_chosen)
        self.days_bar.preset_chosen.connect(self.preset_chosen)
        self.days_bar.days_entered.connect(self.days_entered)
        self.desk_combo.desk_chosen.connect(self.desk_chosen)
        for table in self.tables.values():
            table.current_changed.connect(self.reached)
        self.print_button.clicked.connect(self.print_requested)
        self.save_button.clicked.connect(self.save_requested)
        self.side.entered.connect(self._enter)

    def _enter(self) -> None:
        side = self._screen.side
        if side is None or self._screen.is_busy:
            return
        if side.form is SideForm.VERIFY:
            self.verify_entered.emit(self.side.entry())
        elif side.form is SideForm.ACCOUNT:
            self.account_entered.emit(self.side.account_edit.text())


class _SidePanel(QWidget):
    """What is known of the current row, and what can be entered about it.

    Signals:
        entered(): What was entered is to be written down.
    """

    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._subject = ""
        self._heading_label = label("", "h2", wraps=True)
        self._lines = LineList(theme)
        self._message = MessagePanel(theme)
        self.amount_edit = AmountEdit(self.tr("點收的現金"))
        self.note_edit = QLineEdit()
        self.verify_button = Button(theme, self.tr("點收"), "primary", icon="check", key="F12")
        self.account_edit = QLineEdit()
        self.account_button = Button(theme, self.tr("儲存帳戶"), "primary", icon="check", key="F12")
        self._account_form = box(
            column(
                theme,
                Field(
                    theme,
                    self.tr("解繳帳戶"),
                    self.account_edit,
                    hint=self.tr("印在解繳清單上，例如銀行、分行與帳號。"),
                ),
                self.account_button,
                gap=10,
            )
        )
        self._verify_form = box(
            column(
                theme,
                Field(theme, self.tr("點收的現金"), self.amount_edit),
                Field(
                    theme,
                    self.tr("備註"),
                    self.note_edit,
                    hint=self.tr("金額不同時必填。"),
                ),
                self.verify_button,
                gap=10,
            )
        )
        parts = column(
            theme,
            self._heading_label,
            yielding(scrolled(self._lines), height_px=theme.px(_LIST_PX)),
            self._message,
            self._verify_form,
            self._account_form,
            gap=12,
            margins=(16, 16, 16, 16),
        )
        inner = card("plain", parts)
        inner.setProperty("panel", "tender")
        self.setLayout(column(theme, inner))
        self.amount_edit.entered.connect(self.note_edit.setFocus)
        self.note_edit.returnPressed.connect(self.entered)
        self.verify_button.clicked.connect(self.entered)
        self.account_edit.returnPressed.connect(self.entered)
        self.account_button.clicked.connect(self.entered)

    def display(self, side: SideScreen, *, is_busy: bool) -> None:
        """Show a row."""
        if side.subject != self._subject:
            self._subject = side.subject
            self.amount_edit.set_amount(None)
            self.note_edit.clear()
            self.account_edit.setText(side.account)
        self._heading_label.setText(side.heading)
        self._lines.display(side.lines)
        self._message.display(side.message)
        self._verify_form.setVisible(side.form is SideForm.VERIFY)
        self._account_form.setVisible(side.form is SideForm.ACCOUNT)
        for form in (self._verify_form, self._account_form):
            form.setEnabled(not is_busy)

    def entry(self) -> VerifyEntry:
        """Return what was typed."""
        return VerifyEntry(counted_twd=self.amount_edit.amount_twd(), note=self.note_edit.text())
