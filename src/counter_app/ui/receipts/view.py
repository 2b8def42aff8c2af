"""Draws receipts, one of them in full, and what can be done to it; decides nothing."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLayout, QLineEdit, QWidget

from counter_app.ui.approval.panel import ApprovalPanel
from counter_app.ui.messages import Message
from counter_app.ui.receipts.form import FormPanel
from counter_app.ui.receipts.screen import Deed, Listing, ReceiptSheet, ReceiptsScreen
from counter_app.ui.receipts.sheet_lines import SheetLines
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row
from counter_app.ui.widgets.button import Button, ButtonKind
from counter_app.ui.widgets.chip import StatusChip
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import EmptyState, Field, side_card
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

_SIDE_WIDTH_PX: Final = 408
_LOOKS: Final[dict[Deed, tuple[ButtonKind, str, str]]] = {
    Deed.PAPER_WHOLE: ("primary", "printer-check", "F12"),
    Deed.PAPER_LOST: ("", "close", ""),
    Deed.APPROVE: ("primary", "check", "F12"),
    Deed.ASK_MACHINE: ("primary", "terminal", "F12"),
    Deed.QUERY: ("primary", "search", "F12"),
    Deed.PAY_BACK: ("primary", "cash", "F12"),
    Deed.BY_SLIP: ("", "document", ""),
    Deed.VOUCHER: ("", "document", ""),
    Deed.PAY_OTHERWISE: ("", "cash", ""),
    Deed.REPRINT: ("", "printer", "F9"),
    Deed.CORRECT: ("", "edit", ""),
    Deed.DEPOSIT: ("", "safe", ""),
    Deed.REFUSE: ("danger", "close", ""),
    Deed.VOID: ("danger", "trash", ""),
    Deed.REFUND: ("danger", "undo", ""),
    Deed.CALL_OFF: ("danger", "close", ""),
}
"""Kind, icon and key of each button, in the order in which they stand."""


class ReceiptsView(Screen):
    """A list at the left; at the right the receipt, its buttons, and the form of a deed.

    Signals:
        listing_chosen(str): A `Listing` value.
        filter_changed(): What is looked for is another.
        receipt_reached(str): Number of the current row.
        deed_requested(str): A `Deed` value.
        shown(): The page is in front now.
    """

    listing_chosen = Signal(str)
    filter_changed = Signal()
    receipt_reached = Signal(str)
    deed_requested = Signal(str)
    shown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = ReceiptsScreen()
        self.listing_segments = Segments(
            theme,
            (
                Segment(name=Listing.FOUND.value, words=self.tr("收據查詢"), icon="receipt"),
                Segment(name=Listing.IN_WORK.value, words=self.tr("待處理"), icon="flag"),
            ),
            takes_focus=True,
        )
        self.text_edit = QLineEdit()
        self.text_edit.setPlaceholderText(self.tr("收據號碼或繳款人"))
        self.from_edit, self.to_edit = _day_edit(), _day_edit()
        self._filter = self._lay_out_filter()
        self._notice = Notice(theme)
        self._error = MessagePanel(theme)
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("收據"), width_px=156),
                Column(words=self.tr("繳款人")),
                Column(words=self.tr("狀態"), width_px=112),
                Column(words=self.tr("金額"), width_px=104, right=True),
            ),
            spoken=self.tr("收據"),
        )
        self._empty = EmptyState(theme, icon="receipt", words="", hint="")
        self._number_label = label("", "h1")
        self._fate_chip = StatusChip(theme, Status.NEUTRAL, "")
        self._lines = SheetLines(theme)
        self._history = label("", "muted", wraps=True)
        self._warning = MessagePanel(theme)
        self.deed_buttons = {
            deed: Button(theme, self._say_deed(deed), kind, icon=icon, key=key)
            for deed, (kind, icon, key) in _LOOKS.items()
        }
        self.form = FormPanel(theme)
        self.approval = ApprovalPanel(theme)
        self._side = self._lay_out_side()
        self.setLayout(self._lay_out())
        self.listing_segments.chosen.connect(self.listing_chosen)
        for edit in (self.text_edit, self.from_edit, self.to_edit):
            edit.editingFinished.connect(self.filter_changed)
        self.table.current_changed.connect(self.receipt_reached)
        for deed, button in self.deed_buttons.items():
            button.clicked.connect(
                lambda _checked=False, deed=deed: self.deed_requested.emit(deed.value)
            )
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("收據")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 does what comes next, Esc leaves a form, F9 prints again, Ctrl+F looks for one."""
        screen = self._screen
        actions = {
            Action.FILTER: ScreenAction(run=self.text_edit.setFocus, words=self.tr("找收據"))
        }
        if self.approval.isVisibleTo(self):
            actions[Action.PRIMARY] = ScreenAction(
                run=self.approval.confirm, words=self.approval.confirm_button.text()
            )
            actions[Action.BACK] = ScreenAction(run=self.approval.left.emit, words=self.tr("返回"))
            return actions
        for deed in screen.sheet.deeds if screen.sheet is not None else ():
            _kind, _icon, key = _LOOKS[deed]
            if key:
                actions[Action.PRIMARY if _is_next(deed) else Action.REPRINT] = ScreenAction(
                    run=partial(self.deed_requested.emit, deed.value),
                    words=self._say_deed(deed),
                    is_enabled=not screen.busy_words,
                )
        return actions

    def on_scanned(self, text: str) -> None:
        """Look for the receipt that was scanned."""
        self.text_edit.setText(text)
        if self._screen.listing is not Listing.FOUND:
            self.listing_chosen.emit(Listing.FOUND.value)
        self.filter_changed.emit()

    def on_shown(self) -> None:
        """Ask for the newest list."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Begin at what is looked for, or at the form that is open."""
        first = self.form.first_field()
        if first is not None:
            first.setFocus()
        elif self.approval.isVisibleTo(self):
            self.approval.focus_home()
        elif self.text_edit.isVisible():
            self.text_edit.setFocus()
        else:
            self.table.setFocus()

    def display(self, screen: ReceiptsScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        focused = QApplication.focusWidget()
        self.listing_segments.display(screen.listing.value)
        words = self.tr("待處理")
        if screen.in_work_count:
            words = self.tr("待處理 {count}").format(count=screen.in_work_count)
        self.listing_segments.set_words(Listing.IN_WORK.value, words)
        self._filter.setVisible(screen.listing is Listing.FOUND)
        self._notice.display(screen.notice, status=screen.notice_status)
        self._error.display(screen.error)
        if screen.rows != before.rows:
            self.table.display(screen.rows)
        self.table.setVisible(bool(screen.rows))
        self._empty.setVisible(not screen.rows)
        if screen.listing is Listing.FOUND:
            self._empty.display(
                words=self.tr("沒有符合的收據"), hint=self.tr("換一個日期，或輸入收據號碼。")
            )
        else:
            self._empty.display(
                words=self.tr("沒有待處理的收據"),
                hint=self.tr("作廢、退款與紙本都已處理完。"),
            )
        self._side.setVisible(screen.sheet is not None)
        if screen.sheet is not None:
            self._show_sheet(screen.sheet, busy_words=screen.busy_words)
        self.form.display(screen.form)
        if focused is not None and self.isAncestorOf(focused) and not focused.isVisible():
            self.focus_home()

    def _show_sheet(self, sheet: ReceiptSheet, *, busy_words: str) -> None:
        self._number_label.setText(sheet.number)
        self._fate_chip.display(sheet.fate, sheet.fate_words)
        self._lines.display(sheet.groups)
        self._history.setText("\n".join(sheet.history))
        # A form takes the room of what stands on the receipt, so that its button is in sight.
        is_asking = self._screen.form is not None
        self._lines.setVisible(not is_asking)
        self._history.setVisible(bool(sheet.history) and not is_asking)
        warning = None if is_asking else sheet.warning
        busy = Message(what=busy_words) if busy_words else warning
        self._warning.display(busy, status=Status.INFO if busy_words else Status.WARN)
        is_free = not busy_words and not is_asking
        for deed, button in self.deed_buttons.items():
            button.setVisible(is_free and deed in sheet.deeds)

    def _say_deed(self, deed: Deed) -> str:
        return {
            Deed.PAPER_WHOLE: self.tr("完整"),
            Deed.PAPER_LOST: self.tr("不完整，補印"),
            Deed.APPROVE: self.tr("核可"),
            Deed.ASK_MACHINE: self.tr("在設備上退回款項"),
            Deed.QUERY: self.tr("查詢退回結果"),
            Deed.PAY_BACK: self.tr("付款並完成"),
            Deed.PAY_OTHERWISE: self.tr("改由櫃檯退還"),
            Deed.VOUCHER: self.tr("列印領據"),
            Deed.BY_SLIP: self.tr("依簽單確認"),
            Deed.REPRINT: self.tr("補印"),
            Deed.CORRECT: self.tr("更正支付工具"),
            Deed.DEPOSIT: self.tr("發還保證金"),
            Deed.REFUSE: self.tr("不予核可"),
            Deed.VOID: self.tr("作廢這張收據"),
            Deed.REFUND: self.tr("申請退款"),
            Deed.CALL_OFF: self.tr("取消作廢或退款"),
        }[deed]

    def _lay_out_filter(self) -> QWidget:
        theme = self._theme
        fields = row(
            theme,
            Field(theme, self.tr("號碼或繳款人"), self.text_edit),
            Field(theme, self.tr("從（民國日期）"), self.from_edit),
            Field(theme, self.tr("到（民國日期）"), self.to_edit),
            gap=10,
        )
        for place, share in enumerate((3, 1, 1)):
            fields.setStretch(place, share)
        return box(fields)

    def _lay_out_side(self) -> QWidget:
        theme = self._theme
        head = row(theme, self._number_label, None, self._fate_chip, gap=10)
        inner = column(
            theme,
            head,
            self._lines,
            self._history,
            self._warning,
            *(button for deed, button in self.deed_buttons.items() if not _is_next(deed)),
            self.form,
            None,
            gap=12,
            margins=(16, 14, 16, 12),
        )
        # Below what scrolls: what comes next is in sight however much there is to read or enter.
        nexts = (button for deed, button in self.deed_buttons.items() if _is_next(deed))
        foot = column(theme, *nexts, self.approval, margins=(12, 0, 12, 12))
        return side_card(theme, inner, foot, width_px=_SIDE_WIDTH_PX)

    def _lay_out(self) -> QLayout:
        theme = self._theme
        head = column(
            theme,
            row(theme, self.listing_segments, None),
            self._filter,
            self._notice,
            self._error,
            gap=10,
            margins=(14, 12, 14, 8),
        )
        left = column(theme, head, self.table, self._empty, gap=0, margins=(1, 1, 1, 8))
        left.setStretch(1, 1)
        left.setStretch(2, 1)
        page = row(theme, card("plain", left), self._side, gap=12, margins=(14, 14, 14, 12))
        page.setStretch(0, 1)
        return page


def _is_next(deed: Deed) -> bool:
    kind, _icon, _key = _LOOKS[deed]
    return kind == "primary"


def _day_edit() -> QLineEdit:
    edit = QLineEdit()
    edit.setPlaceholderText("114/11/20")
    edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
    return edit
