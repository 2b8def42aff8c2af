"""Draws the list of cases and the one that is looked at; decides nothing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLayout, QStackedLayout, QWidget

from counter_app.ui.cases.screen import CasesScreen, PaidLine, PartLine, SheetPart
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, grid, label, row, rule
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.chip import StatusChip
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.money import HeroAmount, grouped
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import EmptyState, scrolled
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

OPEN: Final = "open"
EVERY: Final = "every"
_PAY_COLUMN: Final = 5
_LESSER_COLUMNS: Final = (2, 3, _PAY_COLUMN)
"""Due day, standing and the way to pay: where room is narrow, the case number matters more."""

_SHEET_WIDTH_PX: Final = 392
_NARROW_SHEET_WIDTH_PX: Final = 344
_NARROW_BELOW_PX: Final = 1160
"""Of the screen at 100 %; a large text leaves less."""


class CasesView(Screen):
    """The list at the left, the case at the right.

    Signals:
        search_edited(str): What stands in the search field so far.
        search_entered(str): The search field was entered, or something was scanned.
        filter_chosen(str): ``open`` or ``every``.
        kind_chosen(str): A kind of case; empty for all.
        case_chosen(str): The row with this key is the current one.
        pay_requested(str): The case with this key is to be paid.
        notice_requested(str): The case with this key is to get a payment notice.
        reveal_requested(): Names and numbers in full, or hidden again.
        left(): Another screen is in front now.
        shown(): This screen is in front now.
    """

    search_edited = Signal(str)
    search_entered = Signal(str)
    filter_chosen = Signal(str)
    kind_chosen = Signal(str)
    case_chosen = Signal(str)
    pay_requested = Signal(str)
    notice_requested = Signal(str)
    reveal_requested = Signal()
    left = Signal()
    shown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = CasesScreen()
        self.filter_segments = Segments(
            theme,
            (
                Segment(name=OPEN, words=self.tr("未結案件")),
                Segment(name=EVERY, words=self.tr("全部案件")),
            ),
            takes_focus=True,
        )
        self.kind_combo = QComboBox()
        self.kind_combo.setAccessibleName(self.tr("案件種類"))
        self.kind_combo.setMaxVisibleItems(16)
        self.kind_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._count_label = label("", "muted")
        self._message = MessagePanel(theme)
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("義務人"), width_px=142),
                Column(words=self.tr("案號")),
                Column(words=self.tr("期限"), width_px=92),
                Column(words=self.tr("狀態"), width_px=116),
                Column(words=self.tr("待執行金額"), width_px=116, right=True),
                Column(words="", width_px=62),
            ),
            spoken=self.tr("案件清單"),
        )
        self._empty = EmptyState(theme, icon="folder-search", words="", hint="")
        self._list_stack = QStackedLayout()
        self._list_stack.addWidget(self.table)
        self._list_stack.addWidget(self._empty)
        self.sheet = _Sheet(theme)
        self.setLayout(self._lay_out())
        self._connect()

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("案件查詢")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 pays, Ctrl+P goes to the notice, Ctrl+F filters, Ctrl+R shows names in full."""
        return {
            Action.PRIMARY: ScreenAction(
                run=self._pay_current,
                words=self.tr("收費"),
                is_enabled=self.sheet.pay_button.isEnabled(),
            ),
            Action.NOTICE: ScreenAction(
                run=lambda: self.notice_requested.emit(self.table.current_key()),
                words=self.tr("開通知書"),
                is_enabled=self._screen.sheet is not None and self._screen.may_pay,
            ),
            Action.FILTER: ScreenAction(run=self._flip_filter, words=self.tr("未結／全部案件")),
            Action.REVEAL: ScreenAction(
                run=self.reveal_requested.emit,
                is_enabled=self._screen.may_reveal and self._screen.sheet is not None,
            ),
        }

    def on_search_edited(self, text: str) -> None:
        """Pass on what stands in the search field."""
        self.search_edited.emit(text)

    def on_search_entered(self, text: str) -> None:
        """Pass on that the field was entered, and go to what was found."""
        self.search_entered.emit(text)
        self.table.setFocus()

    def on_scanned(self, text: str) -> None:
        """Take a scan as if it had been typed."""
        self.search_entered.emit(text)

    def on_shown(self) -> None:
        """Tell that the screen is in front."""
        self.shown.emit()

    def on_hidden(self) -> None:
        """Tell that the screen is behind."""
        self.left.emit()

    def focus_home(self) -> None:
        """Put the focus on the list."""
        self.table.setFocus()

    def display(self, screen: CasesScreen) -> None:
        """Make the screen look like *screen*."""
        before, self._screen = self._screen, screen
        self.filter_segments.display(OPEN if screen.open_only else EVERY)
        if screen.kinds != before.kinds or not self.kind_combo.count():
            self._list_kinds(screen.kinds)
        at = max(self.kind_combo.findData(screen.kind), 0)
        if at != self.kind_combo.currentIndex():
            self.kind_combo.setCurrentIndex(at)
        self._count_label.setText(screen.count_words)
        self._message.display(screen.message)
        if screen.rows is not before.rows:
            self.table.display(screen.rows)
        self._empty.display(words=screen.empty_words, hint=screen.hint)
        is_empty = screen.rows.count() == 0
        self._list_stack.setCurrentIndex(1 if is_empty and screen.empty_words else 0)
        self.sheet.display(screen.sheet, is_masked=screen.is_masked, may_pay=screen.may_pay)
        self.sheet.reveal_button.setVisible(screen.may_reveal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the lesser columns out where the room is narrow."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < self._theme.px(_NARROW_BELOW_PX)
        for column_at in _LESSER_COLUMNS:
            self.table.setColumnHidden(column_at, is_narrow)
        self.sheet.set_narrow(is_narrow=is_narrow)

    def repaint_rows(self) -> None:
        """Paint the rows again: some of them have come in."""
        self.table.viewport().update()

    def current_key(self) -> str:
        """Return the key of the current row, or nothing."""
        return self.table.current_key()

    def choose_row(self, at: int) -> None:
        """Make a row the current one."""
        self.table.set_current(at)

    def _lay_out(self) -> QLayout:
        theme = self._theme
        head = row(
            theme,
            self.filter_segments,
            self.kind_combo,
            None,
            self._count_label,
            gap=10,
            margins=(14, 10, 16, 10),
        )
        message = row(theme, self._message, margins=(14, 0, 14, 0))
        inner = column(theme, head, message, box(self._list_stack), gap=0, margins=(1, 0, 1, 8))
        inner.setStretch(2, 1)
        page = row(theme, card("plain", inner), self.sheet, gap=12, margins=(14, 12, 14, 12))
        page.setStretch(0, 1)
        return page

    def _connect(self) -> None:
        self.filter_segments.chosen.connect(self.filter_chosen)
        self.kind_combo.activated.connect(
            lambda _at: self.kind_chosen.emit(self.kind_combo.currentData())
        )
        self.table.current_changed.connect(self.case_chosen)
        self.table.opened.connect(self.pay_requested)
        self.table.clicked.connect(self._click)
        self.sheet.pay_button.clicked.connect(self._pay_current)
        self.sheet.reveal_button.clicked.connect(self.reveal_requested)

    def _click(self, index: QModelIndex) -> None:
        if index.column() == _PAY_COLUMN and self._screen.may_pay:
            self.pay_requested.emit(self.table.current_key())

    def _pay_current(self) -> None:
        key = self.table.current_key()
        if key and self._screen.may_pay:
            self.pay_requested.emit(key)

    def _flip_filter(self) -> None:
        self.filter_chosen.emit(EVERY if self._screen.open_only else OPEN)

    def _list_kinds(self, kinds: tuple[str, ...]) -> None:
        self.kind_combo.clear()
        self.kind_combo.addItem(self.tr("所有種類"), "")
        for kind in kinds:
            self.kind_combo.addItem(kind, kind)


class _Sheet(QFrame):
    """One case: who, how much today and why, and what was paid."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._width_px = _SHEET_WIDTH_PX
        self.setProperty("card", "plain")
        self._name_label = label("", "h1")
        self._number_label = label("", "muted")
        self._chip = StatusChip(theme, Status.NEUTRAL, "")
        self.reveal_button = Button(theme, "", "quiet", icon="eye")
        self._hero = HeroAmount(theme, self.tr("今日應繳"))
        self._parts = _PartsTable(theme)
        self._how_label = label("", "muted", wraps=True)
        self._facts = _Facts(theme)
        self._payments = _Payments(theme)
        self._refusal = Notice(theme)
        self.pay_button = Button(theme, self.tr("收費"), "primary", icon="register", key="F12")
        self._empty = EmptyState(
            theme,
            icon="document",
            words=self.tr("尚未選取案件"),
            hint=self.tr("在左邊的清單用上下鍵選一件，這裡會顯示四項金額與計算方式。"),
        )
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._lay_out())
        self.setLayout(self._stack)
        theme.changed.connect(self._fit)
        self._fit()

    def display(self, sheet: SheetPart | None, *, is_masked: bool, may_pay: bool) -> None:
        """Show a case, or that none is chosen."""
        self._stack.setCurrentIndex(0 if sheet is None else 1)
        self.pay_button.setEnabled(sheet is not None and may_pay and sheet.refusal is None)
        if sheet is None:
            return
        self._name_label.setText(sheet.name_words)
        self._number_label.setText(sheet.number_words)
        self._chip.display(sheet.status, sheet.status_words)
        self.reveal_button.set_icon("eye" if is_masked else "eye-off")
        reveal = self.tr("顯示完整姓名與證號") if is_masked else self.tr("遮蔽姓名與證號")
        self.reveal_button.setAccessibleName(reveal)
        self.reveal_button.setToolTip(f"{reveal} Ctrl+R")
        self._hero.display(words=self.tr("今日應繳"), note="", amount_twd=sheet.total_twd)
        self._parts.display(sheet.parts)
        self._how_label.setText(sheet.how_words)
        self._facts.display(sheet.facts)
        self._payments.display(sheet.payments)
        refusal = sheet.refusal
        words = f"{refusal.what}{refusal.now}" if refusal is not None else ""
        self._refusal.display(words, status=Status.WARN)
        self.pay_button.setVisible(may_pay)

    def _lay_out(self) -> QWidget:
        theme = self._theme
        who = column(theme, self._name_label, self._number_label, gap=0)
        head = row(theme, who, None, self._chip, self.reveal_button, gap=6)
        body = column(
            theme,
            self._hero,
            self._parts,
            self._how_label,
            rule(),
            self._facts,
            self._payments,
            None,
            gap=10,
            margins=(16, 0, 16, 10),
        )
        area = scrolled(box(body))
        foot = column(theme, self._refusal, self.pay_button, gap=8, margins=(16, 8, 16, 14))
        head_box = row(theme, head, margins=(16, 12, 10, 10))
        page = column(theme, head_box, area, foot, gap=0)
        page.setStretch(1, 1)
        return box(page)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Take less room, or as much as is good to read."""
        self._width_px = _NARROW_SHEET_WIDTH_PX if is_narrow else _SHEET_WIDTH_PX
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(self._theme.px(self._width_px))


class _PartsTable(QWidget):
    """Four parts and their sum: delivered, added since, today."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._cells: list[list[QLabel]] = []
        self._layout = grid(theme, gap=5)
        heads = (self.tr("項目"), self.tr("送達"), self.tr("加計"), self.tr("今日"))
        for at, words in enumerate(heads):
            self._layout.addWidget(_aligned(label(words, "muted"), right=at > 0), 0, at)
        self._layout.setColumnStretch(0, 1)
        for at in (1, 2, 3):
            self._layout.setColumnMinimumWidth(at, theme.px(64))
        self.setLayout(self._layout)

    def display(self, parts: tuple[PartLine, ...]) -> None:
        while len(self._cells) < len(parts):
            line = [_aligned(label(), right=at > 0) for at in range(4)]
            line[3].setProperty("kind", "strong")
            for at, cell in enumerate(line):
                self._layout.addWidget(cell, len(self._cells) + 1, at)
            self._cells.append(line)
        for line, part in zip(self._cells, parts, strict=True):
            added = f"+{grouped(part.added_twd)}" if part.added_twd else "—"
            figures = (grouped(part.delivered_twd), added, grouped(part.today_twd))
            for cell, words in zip(line, (part.words, *figures), strict=True):
                cell.setText(words)


class _Facts(QWidget):
    """What a case is called and what it is, line by line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._layout = grid(theme, gap=6)
        self._layout.setColumnMinimumWidth(0, theme.px(66))
        self._layout.setColumnStretch(1, 1)
        self.setLayout(self._layout)

    def display(self, facts: tuple[tuple[str, str], ...]) -> None:
        while len(self._lines) < len(facts):
            line = label("", "muted"), label("", wraps=True)
            line[0].setAlignment(Qt.AlignmentFlag.AlignTop)
            for at, each in enumerate(line):
                self._layout.addWidget(each, len(self._lines), at)
            self._lines.append(line)
        for at, line in enumerate(self._lines):
            words = facts[at] if at < len(facts) else ("", "")
            for each, text in zip(line, words, strict=True):
                each.setText(text)
                each.setVisible(bool(text))


class _Payments(QWidget):
    """What was paid on the case at the desks."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._lines: list[tuple[QLabel, QLabel, QLabel]] = []
        self._none_label = label(self.tr("櫃檯沒有收過這一件。"), "muted")
        self._layout = grid(theme, gap=6)
        self._layout.setColumnStretch(1, 1)
        lines = box(self._layout)
        heading = label(self.tr("臨櫃繳款"), "strong")
        self.setLayout(column(theme, rule(), heading, self._none_label, lines, gap=8))

    def display(self, payments: tuple[PaidLine, ...]) -> None:
        self._none_label.setVisible(not payments)
        while len(self._lines) < len(payments):
            line = label("", "small"), label("", "muted"), _aligned(label("", "strong"), right=True)
            for at, each in enumerate(line):
                self._layout.addWidget(each, len(self._lines), at)
            self._lines.append(line)
        for at, line in enumerate(self._lines):
            is_shown = at < len(payments)
            for each in line:
                each.setVisible(is_shown)
            if is_shown:
                paid = payments[at]
                words = (paid.day_words, paid.receipt_words, grouped(paid.amount_twd))
                for each, text in zip(line, words, strict=True):
                    each.setText(text)


def _aligned(made: QLabel, *, right: bool) -> QLabel:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    made.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return made
