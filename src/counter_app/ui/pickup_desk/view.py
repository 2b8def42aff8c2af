"""Draws today's pickups of a desk and the one in hand; decides nothing."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from counter_app.ui.approval.panel import ApprovalPanel
from counter_app.ui.pickup_desk.hand_over_form import HandOverForm
from counter_app.ui.pickup_desk.screen import Deed, DeskScreen, Mode, Sheet
from counter_app.ui.pickup_desk.walk_in_form import CallForm, WalkInForm
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row
from counter_app.ui.widgets.button import Button, ButtonKind
from counter_app.ui.widgets.chip import StatusChip
from counter_app.ui.widgets.line_list import LineList
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import EmptyState, side_card
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

_SIDE_WIDTH_PX: Final = 424
_TALLIES_MAX: Final = 5
_LOOKS: Final[dict[Deed, tuple[ButtonKind, str, Action | None, str]]] = {
    Deed.ARRIVE: ("primary", "person", Action.PRIMARY, "F12"),
    Deed.HAND_OVER: ("primary", "check", Action.PRIMARY, "F12"),
    Deed.CALL: ("", "mobile", None, ""),
    Deed.SLIP: ("", "printer", Action.NOTICE, "Ctrl+P"),
    Deed.SHEET: ("", "printer", Action.NOTICE, "Ctrl+P"),
    Deed.UNDO: ("", "undo", Action.UNDO, "Ctrl+Z"),
    Deed.LEAVE: ("", "close", Action.REMOVE, "Del"),
}
"""Kind, icon, key and key cap of each button, in the order in which they stand."""


_SHEET_MODES: Final = frozenset({Mode.LOOK, Mode.CALL})


class PickupDeskView(Screen):
    """The list at the left; at the right the pickup in hand, or a form.

    Signals:
        searched(str): Enter was pressed in the search field.
        scanned(str): A scanner has read something.
        row_reached(str), row_opened(str): Number of the row.
        deed_requested(str): A `Deed` value.
        walk_in_requested(), left(): The form for a walk-in; back to the list.
        confirmed(): F12 in a form.
        acted(str): Name of an action beside a message.
        reveal_requested(): Names in full, or masked again.
        shown(), hidden(): The page is in front, or behind.
    """

    searched = Signal(str)
    scanned = Signal(str)
    row_reached = Signal(str)
    row_opened = Signal(str)
    deed_requested = Signal(str)
    walk_in_requested = Signal()
    left = Signal()
    confirmed = Signal()
    acted = Signal(str)
    reveal_requested = Signal()
    shown = Signal()
    hidden = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = DeskScreen()
        self._chips = [StatusChip(theme, Status.NEUTRAL, "") for _ in range(_TALLIES_MAX)]
        self._found_label = label("", "strong")
        self.walk_in_button = Button(theme, self.tr("現場取件"), icon="person-plus", key="Ins")
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("時間"), width_px=104),
                Column(words=self.tr("領件人")),
                Column(words=self.tr("項目"), width_px=196),
                Column(words=self.tr("狀態"), width_px=142),
            ),
            spoken=self.tr("今天的取件"),
        )
        self._empty = EmptyState(theme, icon="scan", words="", hint="")
        self.panel = MessagePanel(theme)
        self._notice = Notice(theme)
        self._nothing = EmptyState(
            theme,
            icon="scan",
            words=self.tr("請刷取件單"),
            hint=self.tr("沒有帶，按 F3 輸入姓名、案號、電話或 P 開頭的號碼；沒有約的，按 Ins。"),
        )
        self._name_label = label("", "display", wraps=True)
        self._number_label = label("", "muted")
        self._item_label = label("", "strong", wraps=True)
        self._state_chip = StatusChip(theme, Status.NEUTRAL, "")
        self._wait_chip = StatusChip(theme, Status.OK, "")
        self.reveal_button = Button(theme, "", "quiet", icon="eye", key="Ctrl+R")
        self._lines = LineList(theme)
        self._warning = MessagePanel(theme)
        self._history = label("", "muted", wraps=True)
        self.deed_buttons = {
            deed: Button(theme, self._say_deed(deed), kind, icon=icon, key=cap)
            for deed, (kind, icon, _key, cap) in _LOOKS.items()
        }
        self.hand_over_form = HandOverForm(theme)
        self.walk_in_form = WalkInForm(theme)
        self.call_form = CallForm(theme)
        self.confirm_button = Button(theme, "", "primary", icon="check", key="F12")
        self.back_button = Button(theme, self.tr("返回"), key="Esc")
        self.approval = ApprovalPanel(theme)
        self.setLayout(self._lay_out())
        self._connect()
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("領件")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 does what comes next, Ins adds a walk-in, Ctrl+Z takes an arrival back."""
        screen = self._screen
        is_free = not screen.busy_words
        actions: dict[Action, ScreenAction] = {}
        if screen.may_reveal:
            actions[Action.REVEAL] = ScreenAction(
                run=self.reveal_requested.emit,
                is_enabled=screen.mode in _SHEET_MODES and screen.sheet is not None,
            )
        if self.approval.isVisibleTo(self):
            actions[Action.PRIMARY] = ScreenAction(
                run=self.approval.confirm, words=self.approval.confirm_button.text()
            )
            actions[Action.BACK] = ScreenAction(run=self.approval.left.emit, words=self.tr("返回"))
            return actions
        if screen.mode is not Mode.LOOK:
            actions |= {
                Action.PRIMARY: ScreenAction(
                    run=self.confirmed.emit, words=self.confirm_button.text(), is_enabled=is_free
                ),
                Action.BACK: ScreenAction(
                    run=self.left.emit, words=self.tr("返回"), is_enabled=is_free
                ),
            }
            actions |= self._keys_of_hand_over(is_free=is_free)
            return actions
        if screen.may_act:
            actions[Action.ADD] = ScreenAction(
                run=self.walk_in_requested.emit, words=self.tr("現場取件"), is_enabled=is_free
            )
        if screen.found_words:
            actions[Action.BACK] = ScreenAction(run=self.left.emit, words=self.tr("今天的名單"))
        for deed in screen.sheet.deeds if screen.sheet is not None else ():
            _kind, _icon, key, _cap = _LOOKS[deed]
            if key is not None:
                actions[key] = ScreenAction(
                    run=partial(self.deed_requested.emit, deed.value),
                    words=self._say_deed(deed),
                    is_enabled=is_free,
                )
        return actions

    def _keys_of_hand_over(self, *, is_free: bool) -> dict[Action, ScreenAction]:
        part = self._screen.hand_over
        if self._screen.mode is not Mode.HAND_OVER or part is None:
            return {}
        form = self.hand_over_form
        keys = {
            Action.NOTICE: ScreenAction(
                run=form.sheet_requested.emit, words=form.sheet_button.text(), is_enabled=is_free
            )
        }
        if part.receipt_number:
            keys[Action.REPRINT] = ScreenAction(
                run=form.copy_requested.emit, words=form.copy_button.text(), is_enabled=is_free
            )
        return keys

    def on_scanned(self, text: str) -> None:
        """Take a slip: whoever shows it is here."""
        self.scanned.emit(text)

    def on_search_edited(self, text: str) -> None:
        """Go back to today's list when the field is empty again."""
        if not text.strip() and self._screen.found_words and self._screen.mode is Mode.LOOK:
            self.left.emit()

    def on_search_entered(self, text: str) -> None:
        """Look for a visitor."""
        self.searched.emit(text)

    def on_shown(self) -> None:
        """Tell that the page is in front."""
        self.shown.emit()

    def on_hidden(self) -> None:
        """Tell that the page is behind."""
        self.hidden.emit()

    def focus_home(self) -> None:
        """Begin in the form that is open, or in the list."""
        if self.approval.isVisibleTo(self):
            self.approval.focus_home()
            return
        match self._screen.mode:
            case Mode.HAND_OVER:
                self.hand_over_form.focus_home()
            case Mode.WALK_IN:
                self.walk_in_form.focus_home()
            case Mode.CALL:
                self.call_form.focus_home()
            case _ if self._screen.rows:
                self.table.setFocus()
            case _:
                self.walk_in_button.setFocus()

    def display(self, screen: DeskScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        focused = QApplication.focusWidget()
        self._show_list(screen, before)
        self._show_side(screen)
        # Until the first answer there is no list to begin at.
        is_filled = (
            bool(screen.rows)
            and not before.rows
            and self.window().focusWidget() is self.walk_in_button
        )
        is_changed = screen.mode is not before.mode or is_filled
        was_lost = focused is not None and self.isAncestorOf(focused) and not focused.isVisible()
        if (is_changed or was_lost) and self.isVisible():
            self.focus_home()
        if screen.error_field is not None and screen.error is not before.error:
            self._mark_error(screen)

    def _show_list(self, screen: DeskScreen, before: DeskScreen) -> None:
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(screen.tallies) and not screen.found_words)
            if at < len(screen.tallies):
                chip.display(screen.tallies[at].status, screen.tallies[at].words)
        self._found_label.setText(screen.found_words)
        self._found_label.setVisible(bool(screen.found_words))
        # What is in hand is another matter than the row that happens to take its place.
        self.table.blockSignals(True)
        if screen.rows != before.rows:
            self.table.display(screen.rows)
        if screen.sheet is not None and self.table.current_key() != screen.sheet.number:
            self._reach(screen.sheet.number)
        self.table.blockSignals(False)
        self.table.setVisible(bool(screen.rows))
        self._empty.setVisible(not screen.rows)
        self._empty.display(
            words=self.tr("今天沒有約好的取件"),
            hint=self.tr("有人來了，刷取件單，或按 F3 找；沒有約的，按 Ins 登記現場取件。"),
        )
        self.walk_in_button.setVisible(screen.may_act)
        self.walk_in_button.setEnabled(not screen.busy_words and screen.mode is Mode.LOOK)

    def _reach(self, number: str) -> None:
        source = self.table.rows_model.source
        for at in range(source.count()):
            if source.row(at).key == number:
                self.table.set_current(at)
                return

    def _show_side(self, screen: DeskScreen) -> None:
        mode = screen.mode
        self._show_words(screen)
        has_words = bool(screen.busy_words) or screen.error is not None or screen.said is not None
        has_something = bool(screen.rows) or screen.sheet is not None or has_words
        self._side.setVisible(has_something or mode is not Mode.LOOK)
        self._sheet_box.setVisible(mode in _SHEET_MODES and screen.sheet is not None)
        self._nothing.setVisible(mode is Mode.LOOK and screen.sheet is None)
        if screen.sheet is not None:
            self._show_sheet(screen.sheet, screen)
        deeds = screen.sheet.deeds if screen.sheet is not None and mode is Mode.LOOK else ()
        for deed, button in self.deed_buttons.items():
            button.setVisible(deed in deeds)
            button.setEnabled(not screen.busy_words)
        self.hand_over_form.setVisible(mode is Mode.HAND_OVER)
        # What the second person approves is what was entered before they were asked.
        self.hand_over_form.setEnabled(not self.approval.isVisibleTo(self))
        self.hand_over_form.display(screen.hand_over if mode is Mode.HAND_OVER else None)
        self.walk_in_form.setVisible(mode is Mode.WALK_IN)
        self.walk_in_form.display(screen.walk_in)
        self.call_form.setVisible(mode is Mode.CALL)
        is_form = mode is not Mode.LOOK and not self.approval.isVisibleTo(self)
        self.confirm_button.setVisible(is_form)
        self.back_button.setVisible(is_form)
        self.confirm_button.set_words(self._say_confirm(mode))
        for button in (self.confirm_button, self.back_button):
            button.setEnabled(not screen.busy_words)
        if screen.error is None:
            self.hand_over_form.show_error(None, None)
            self.walk_in_form.show_error(None, None)

    def _show_words(self, screen: DeskScreen) -> None:
        """Say what is being done, what was refused, or what was done, the first of them."""
        notice, panel, status = "", screen.said, screen.said_status
        if screen.busy_words:
            notice, panel, status = screen.busy_words, None, Status.INFO
        elif screen.error is not None:
            panel = screen.error if screen.error_field is None else None
            status = Status.BAD
        elif screen.said is not None and screen.mode is Mode.HAND_OVER:
            # One line: the form below the hand must not be covered.
            notice, panel = screen.said.as_line(), None
        action = screen.actions[0].words if screen.actions and notice else ""
        self._notice.display(notice, status=status, action=action)
        self.panel.display(panel, status=status, actions=screen.actions)

    def _act_on_notice(self) -> None:
        if self._screen.actions:
            self.acted.emit(self._screen.actions[0].name)

    def _mark_error(self, screen: DeskScreen) -> None:
        if screen.mode is Mode.HAND_OVER:
            self.hand_over_form.show_error(screen.error_field, screen.error)
        elif screen.mode is Mode.WALK_IN:
            self.walk_in_form.show_error(screen.error_field, screen.error)

    def _show_sheet(self, sheet: Sheet, screen: DeskScreen) -> None:
        self._name_label.setText(sheet.name_words)
        self._number_label.setText(sheet.number)
        self._item_label.setText(sheet.about)
        self._state_chip.display(sheet.state, sheet.state_words)
        self._wait_chip.setVisible(bool(sheet.wait_words))
        self._wait_chip.display(sheet.wait, sheet.wait_words)
        self._lines.display(sheet.lines)
        self._warning.display(
            sheet.warning if screen.mode is Mode.LOOK else None, status=Status.WARN
        )
        self._history.setText("\n".join(sheet.history))
        self._history.setVisible(bool(sheet.history) and screen.mode is Mode.LOOK)
        self.reveal_button.setVisible(screen.may_reveal)
        self.reveal_button.set_words(self.tr("顯示全名") if sheet.is_masked else self.tr("遮蔽"))
        self.reveal_button.set_icon("eye" if sheet.is_masked else "eye-off")

    def _say_confirm(self, mode: Mode) -> str:
        return {
            Mode.LOOK: "",
            Mode.HAND_OVER: self.tr("交付"),
            Mode.WALK_IN: self.tr("登記並報到"),
            Mode.CALL: self.tr("記下這一通"),
        }[mode]

    def _say_deed(self, deed: Deed) -> str:
        return {
            Deed.ARRIVE: self.tr("報到"),
            Deed.HAND_OVER: self.tr("領件"),
            Deed.CALL: self.tr("記錄電話"),
            Deed.SLIP: self.tr("列印取件單"),
            Deed.SHEET: self.tr("補印簽收單"),
            Deed.UNDO: self.tr("取回上一步"),
            Deed.LEAVE: self.tr("沒領就離開"),
        }[deed]

    def _lay_out(self) -> QLayout:
        theme = self._theme
        head = row(
            theme,
            *self._chips,
            self._found_label,
            None,
            self.walk_in_button,
            gap=8,
            margins=(14, 10, 12, 10),
        )
        left = column(theme, head, self.table, self._empty, gap=0, margins=(1, 1, 1, 8))
        left.setStretch(1, 1)
        left.setStretch(2, 1)
        self._side = self._lay_out_side()
        page = row(theme, card("plain", left), self._side, gap=12, margins=(14, 10, 14, 12))
        page.setStretch(0, 1)
        return page

    def _lay_out_side(self) -> QWidget:
        theme = self._theme
        chips = row(theme, self._state_chip, self._wait_chip, None, self.reveal_button, gap=6)
        sheet = column(
            theme,
            column(
                theme,
                self._name_label,
                row(theme, self._item_label, None, self._number_label),
                gap=2,
            ),
            chips,
            self._warning,
            self._lines,
            self._history,
            gap=12,
        )
        self._sheet_box = box(sheet)
        inner = column(
            theme,
            self._sheet_box,
            self._nothing,
            self.hand_over_form,
            self.walk_in_form,
            self.call_form,
            None,
            gap=12,
            margins=(14, 14, 14, 8),
        )
        # Below what scrolls: what comes next is in sight however much there is to read or enter.
        others = [self.deed_buttons[deed] for deed, look in _LOOKS.items() if look[0] != "primary"]
        nexts = [self.deed_buttons[deed] for deed, look in _LOOKS.items() if look[0] == "primary"]
        confirm = row(theme, self.confirm_button, self.back_button, gap=8)
        confirm.setStretch(0, 1)
        foot = column(
            theme,
            self._notice,
            self.panel,
            row(theme, *others, gap=8),
            *nexts,
            confirm,
            self.approval,
            gap=8,
            margins=(14, 0, 14, 14),
        )
        return side_card(theme, inner, foot, width_px=_SIDE_WIDTH_PX)

    def _connect(self) -> None:
        self.table.current_changed.connect(self.row_reached)
        self.table.opened.connect(self.row_opened)
        self.walk_in_button.clicked.connect(self.walk_in_requested)
        self.reveal_button.clicked.connect(self.reveal_requested)
        self.confirm_button.clicked.connect(self.confirmed)
        self.back_button.clicked.connect(self.left)
        self.panel.acted.connect(self.acted)
        self._notice.acted.connect(self._act_on_notice)
        for deed, button in self.deed_buttons.items():
            button.clicked.connect(
                lambda _checked=False, deed=deed: self.deed_requested.emit(deed.value)
            )
