"""Draws the left panel: who pays, which cases, what they come to."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QSizePolicy, QStackedLayout, QWidget

from counter_app.ui.messages import Message
from counter_app.ui.names import in_one_breath
from counter_app.ui.payment.favourites import FavouritesBar
from counter_app.ui.payment.left import NOTICES_MAX
from counter_app.ui.payment.parts_grid import PartsGrid
from counter_app.ui.payment.screen import (
    AmountQuestion,
    Details,
    LeftScreen,
    ListMode,
    NoticeLine,
    PayerStrip,
)
from counter_app.ui.shortcuts import DEFAULT_KEYS, Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.theme.tokens import Density
from counter_app.ui.widgets.amount_edit import AmountEdit
from counter_app.ui.widgets.boxes import ElidedLabel, box, column, label, row, rule, set_look
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.chip import StatusChip
from counter_app.ui.widgets.message_panel import MessagePanel, PanelAction
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import EmptyState
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable, TableRow


class PayerBox(QWidget):
    """Who owes, who pays, and the fields to name somebody else.

    Signals:
        edit_requested(): The payer should be named.
        named(str, str): Name and number of the payer; empty for the obligor.
        add_requested(): The price list should be shown.
        reveal_requested(): Names and numbers in full, or hidden again.
    """

    edit_requested = Signal()
    named = Signal(str, str)
    add_requested = Signal()
    reveal_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name_label = label("", "h1")
        self._number_label = label("", "muted")
        self._chip = StatusChip(theme, Status.OK, "")
        self._counts_label = label("", "muted")
        self._edit_button = Button(theme, self.tr("繳款人"), "quiet", icon="edit")
        self._edit_button.setAccessibleName(self.tr("更改繳款人"))
        self._edit_button.clicked.connect(self.edit_requested)
        self.reveal_button = Button(theme, "", "quiet", icon="eye")
        self.reveal_button.clicked.connect(self.reveal_requested)
        self._add_button = Button(theme, self.tr("加入項目"), icon="plus", key="Ins")
        self._add_button.clicked.connect(self.add_requested)
        self.name_edit = QLineEdit()
        self.name_edit.setAccessibleName(self.tr("繳款人姓名"))
        self.name_edit.setPlaceholderText(self.tr("繳款人姓名（空白為義務人本人）"))
        self.number_edit = QLineEdit()
        self.number_edit.setAccessibleName(self.tr("繳款人身分證或統一編號"))
        self.number_edit.setPlaceholderText(self.tr("身分證／統編（可空白）"))
        self._done_button = Button(theme, self.tr("確定"), icon="check")
        for field in (self.name_edit, self.number_edit):
            field.returnPressed.connect(self._name)
        self._done_button.clicked.connect(self._name)
        picture = Picture(theme, "person-fill", colour="primary", size_px=26, ground="primary_soft")
        heading = row(
            theme,
            self._name_label,
            self.reveal_button,
            self._chip,
            None,
            gap=10,
        )
        below = row(theme, self._number_label, self._counts_label, None, gap=10)
        self._shown = box(
            row(
                theme,
                column(theme, None, heading, below, None, gap=2),
                self._edit_button,
                self._add_button,
                gap=10,
            )
        )
        self._fields = box(row(theme, self.name_edit, self.number_edit, self._done_button, gap=8))
        layout = row(theme, picture, self._shown, self._fields, gap=14, margins=(16, 10, 16, 10))
        layout.setStretch(1, 1)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fields.hide()

    def display(self, strip: PayerStrip) -> None:
        """Show other people."""
        self._name_label.setText(strip.name)
        self._number_label.setText(strip.number)
        is_other = bool(strip.payer_name)
        self._chip.display(Status.INFO if is_other else Status.OK, strip.payer_words)
        self._chip.setVisible(bool(strip.payer_words))
        self._counts_label.setText(strip.counts)
        self._edit_button.setEnabled(strip.can_edit)
        self.reveal_button.setVisible(strip.can_reveal)
        self.reveal_button.set_icon("eye" if strip.is_masked else "eye-off")
        words = self.tr("顯示全名") if strip.is_masked else self.tr("遮蔽姓名與證號")
        self.reveal_button.setAccessibleName(words)
        self.reveal_button.setToolTip(f"{words} {DEFAULT_KEYS[Action.REVEAL]}")
        self._add_button.setEnabled(strip.can_edit)
        opens = strip.is_editing and not self._fields.isVisible()
        self._shown.setVisible(not strip.is_editing)
        self._fields.setVisible(strip.is_editing)
        if opens:
            self.name_edit.setText(strip.payer_name)
            self.number_edit.setText(strip.payer_number)
            self.name_edit.setFocus()

    def _name(self) -> None:
        self.named.emit(self.name_edit.text(), self.number_edit.text())


class QuestionBox(QFrame):
    """An amount that has to be typed before something goes on.

    Signals:
        answered(object): The amount, or None for an empty field.
        left(): Nothing should come of it.
    """

    answered = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "info")
        self._heading_label = ElidedLabel("", "strong")
        self._hint_label = label("", "muted", wraps=True)
        self.edit = AmountEdit("")
        self.edit.entered.connect(self._answer)
        done = Button(theme, self.tr("確定"), icon="check")
        done.clicked.connect(self._answer)
        back = Button(theme, self.tr("返回"), key="Esc")
        back.clicked.connect(self.left)
        words = column(theme, None, self._heading_label, self._hint_label, None, gap=2)
        layout = row(theme, words, self.edit, done, back, gap=8, margins=(12, 8, 12, 8))
        layout.setStretch(0, 3)
        layout.setStretch(1, 2)
        self.setLayout(layout)
        self.hide()
        self._question: AmountQuestion | None = None

    def display(self, question: AmountQuestion | None) -> None:
        """Ask another question, or none."""
        if question == self._question:
            return
        is_new = question is not None and (
            self._question is None or question.name != self._question.name
        )
        self._question = question
        self.setVisible(question is not None)
        if question is None:
            return
        self._heading_label.setText(question.heading)
        self._hint_label.setText(question.error or question.hint)
        set_look(self._hint_label, tone="bad" if question.error else "")
        set_look(self.edit, state="error" if question.error else "")
        self.edit.setAccessibleName(question.heading)
        self.edit.setAccessibleDescription(question.error or question.hint)
        if is_new:
            self.edit.set_amount(question.amount_twd)
            self.edit.selectAll()
            self.edit.setFocus()

    def _answer(self) -> None:
        self.answered.emit(self.edit.amount_twd())


class DetailsBox(QFrame):
    """The parts of the current case and how this payment settles them.

    Signals:
        part_requested(): The amount of this case should be another.
    """

    part_requested = Signal()

    def __init__(self, theme: Theme, *, part_key: str) -> None:
        super().__init__()
        self.setProperty("card", "sunken")
        self._how_label = ElidedLabel("", "muted")
        self._part_button = Button(theme, self.tr("部分繳款"), "link", key=part_key)
        self._part_button.clicked.connect(self.part_requested)
        self._grid = PartsGrid(theme)
        head = row(theme, self._how_label, self._part_button, gap=8)
        head.setStretch(0, 1)
        self.setLayout(column(theme, head, self._grid, gap=0, margins=(12, 2, 12, 6)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def display(self, details: Details | None) -> None:
        """Show another case, or none."""
        self.setVisible(details is not None)
        if details is None:
            return
        self._how_label.setText(details.how)
        self._part_button.setVisible(bool(details.part_action))
        self._grid.display(details.columns)
        self.setAccessibleName(in_one_breath(details.heading, details.how))


class CasePanel(QFrame):
    """The left panel.

    Signals:
        row_toggled(str), row_opened(str), row_reached(str): A row was ticked, opened, reached.
        part_requested(str): The amount of the case in this row should be another.
        amount_answered(object): What was typed for a question.
        question_left(): The question is not to be answered.
        favourite_requested(int), prices_requested(): Something should be added.
        payer_requested(), payer_named(str, str): Who pays.
        reveal_requested(): Names and numbers in full, or hidden again.
        offer_answered(str): ``accept`` or ``decline``.
        notice_acted(str): The action of a notice.
    """

    row_toggled = Signal(str)
    row_opened = Signal(str)
    row_reached = Signal(str)
    part_requested = Signal(str)
    amount_answered = Signal(object)
    question_left = Signal()
    favourite_requested = Signal(int)
    prices_requested = Signal()
    payer_requested = Signal()
    payer_named = Signal(str, str)
    reveal_requested = Signal()
    offer_answered = Signal(str)
    notice_acted = Signal(str)

    def __init__(self, theme: Theme, *, part_key: str) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self._theme = theme
        self._mode = ListMode.EMPTY
        self._rows: tuple[TableRow, ...] = ()
        self.payer = PayerBox(theme)
        self._list_label = label("", "h2")
        self._list_hint_label = label("", "muted")
        self._list_head = box(
            row(theme, self._list_label, self._list_hint_label, None, margins=(16, 12, 16, 8))
        )
        self.cases_table = self._make_table(self.tr("案件清單"), has_checks=True)
        self.list_table = self._make_table(self.tr("清單"), has_checks=False)
        self._empty = EmptyState(
            theme,
            icon="scan",
            words=self.tr("掃描繳款單，或按 F3 搜尋"),
            hint=self.tr("案號、身分證、統編、姓名都可以。規費與拍賣款按 Alt+1 到 Alt+8。"),
        )
        self._offer = MessagePanel(theme)
        self._offer.acted.connect(self.offer_answered)
        self.alarm = MessagePanel(theme)
        self._alarm_box = box(row(theme, self.alarm, margins=(16, 10, 16, 8)))
        self._notices = tuple(Notice(theme) for _ in range(NOTICES_MAX))
        self._notice_names = [""] * NOTICES_MAX
        self.question = QuestionBox(theme)
        self.details = DetailsBox(theme, part_key=part_key)
        self.favourites = FavouritesBar(theme)
        self._left_out_label = label("", "muted")
        self._subtotal_label = label("", "h2")
        self._lay_out()
        self._connect()

    def display(self, screen: LeftScreen) -> None:
        """Make the panel look like *screen*."""
        is_list = screen.mode in {ListMode.RESULTS, ListMode.HELD, ListMode.PRICES}
        is_cases = screen.mode is ListMode.CASES
        self._mode = screen.mode
        page = self._cases_page if is_cases else self._list_page if is_list else self._empty_page
        self._pages.setCurrentWidget(page)
        self._give_room(page)
        self._list_head.setVisible(is_list)
        self._list_label.setText(screen.heading)
        self._list_hint_label.setText(screen.hint)
        self.payer.setVisible(screen.payer is not None)
        if screen.payer is not None:
            self.payer.display(screen.payer)
        self._show_rows(screen)
        self._offer.display(screen.offer, status=Status.INFO, actions=self._offer_actions())
        self._show_alarm(screen.alarm)
        self._show_notices(screen.notices)
        self.question.display(screen.question)
        self.details.display(screen.details if screen.question is None else None)
        self.favourites.display(screen.favourites, enabled=screen.can_change)
        self._fit(screen)
        self._left_out_label.setText(screen.left_out)
        self._subtotal_label.setText(grouped(screen.subtotal_twd))

    def focus_list(self) -> None:
        """Put the focus on the list that is shown."""
        table = self.cases_table if self._mode is ListMode.CASES else self.list_table
        if not table.current_key():
            table.set_current(0)
        table.setFocus()

    def focus_question(self) -> bool:
        """Put the focus where something is asked; tell whether anything is."""
        if self.question.isVisible():
            self.question.edit.setFocus()
            return True
        if self.payer.name_edit.isVisible():
            self.payer.name_edit.setFocus()
            return True
        return False

    def current_key(self) -> str:
        """Return the key of the current case, the first one if none is."""
        return self.cases_table.current_key() or (self._rows[0].key if self._rows else "")

    def _make_table(self, spoken: str, *, has_checks: bool) -> RowTable:
        columns = (
            Column(words=self.tr("案號／移送機關") if has_checks else self.tr("項目")),
            Column(words=self.tr("狀態／期限") if has_checks else self.tr("狀態"), width_px=136),
            Column(
                words=self.tr("應收金額") if has_checks else self.tr("金額"),
                width_px=120,
                right=True,
            ),
        )
        return RowTable(
            self._theme,
            columns,
            spoken=spoken,
            has_checks=has_checks,
            marks_current=not has_checks,
        )

    def _lay_out(self) -> None:
        theme = self._theme
        offer = row(theme, self._offer, margins=(24, 0, 24, 0))
        self._empty_page = box(column(theme, self._empty, offer, gap=0))
        self._cases_page = self.cases_table
        self._list_page = self.list_table
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        for page in (self._empty_page, self._cases_page, self._list_page):
            self._pages.addWidget(page)
        middle = column(
            theme,
            *self._notices,
            self.question,
            self.details,
            self.favourites,
            gap=8,
            margins=(16, 8, 16, 8),
        )
        foot = row(
            theme,
            self._left_out_label,
            None,
            label(self.tr("小計"), "muted"),
            self._subtotal_label,
            gap=10,
            margins=(16, 7, 16, 8),
        )
        layout = column(
            theme, self._alarm_box, self.payer, self._list_head, pages, middle, rule(), foot, gap=0
        )
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        for table in (self.cases_table, self.list_table):
            table.opened.connect(self.row_opened)
            table.setMinimumHeight(self._theme.px(90))
        self.cases_table.toggled.connect(self.row_toggled)
        self.cases_table.current_changed.connect(self.row_reached)
        self.question.answered.connect(self.amount_answered)
        self.question.left.connect(self.question_left)
        self.details.part_requested.connect(lambda: self.part_requested.emit(self.current_key()))
        self.favourites.chosen.connect(self.favourite_requested)
        self.payer.edit_requested.connect(self.payer_requested)
        self.payer.named.connect(self.payer_named)
        self.payer.reveal_requested.connect(self.reveal_requested)
        self.payer.add_requested.connect(self.prices_requested)
        for at, notice in enumerate(self._notices):
            notice.acted.connect(lambda place=at: self.notice_acted.emit(self._notice_names[place]))

    def _show_rows(self, screen: LeftScreen) -> None:
        is_cases = screen.mode is ListMode.CASES
        table = self.cases_table if is_cases else self.list_table
        # Which row is current is told by the screen here, and by the table elsewhere.
        blocker = QSignalBlocker(table)
        if screen.rows != self._rows:
            self._rows = screen.rows
            table.display(screen.rows)
        keys = [row.key for row in screen.rows]
        wanted = screen.current_key if is_cases else table.current_key()
        if wanted != table.current_key() or not wanted:
            table.set_current(keys.index(wanted) if wanted in keys else 0)
        blocker.unblock()

    def _show_alarm(self, alarm: Message | None) -> None:
        is_new = alarm is not None and not self._alarm_box.isVisibleTo(self)
        self._alarm_box.setVisible(alarm is not None)
        actions = (PanelAction(name="read", words=self.tr("知道了"), key="Esc"),)
        self.alarm.display(alarm, status=Status.BAD, actions=actions)
        if is_new:
            # Heard as well: whoever scans looks at the paper.
            QApplication.beep()

    def _fit(self, screen: LeftScreen) -> None:
        """Leave out what a low window has no room for; the keyboard does it all."""
        low = self._theme.tokens.density is Density.COMPACT
        has_alarm = screen.alarm is not None
        is_crowded = has_alarm or len(screen.notices) > 1
        self.favourites.setVisible(not (low and is_crowded))
        if low and has_alarm:
            self.details.hide()
            self._show_notices(())

    def _show_notices(self, shown: tuple[NoticeLine, ...]) -> None:
        for at, notice in enumerate(self._notices):
            line = shown[at] if at < len(shown) else NoticeLine(words="")
            self._notice_names[at] = line.name
            notice.display(line.words, status=line.status, action=line.action)

    def _give_room(self, front: QWidget) -> None:
        # A stack is as high as the highest of its pages, seen or not.
        for page in (self._empty_page, self._cases_page, self._list_page):
            policy = QSizePolicy.Policy.Preferred if page is front else QSizePolicy.Policy.Ignored
            page.setSizePolicy(policy, policy)

    def _offer_actions(self) -> tuple[PanelAction, ...]:
        return (
            PanelAction(name="accept", words=self.tr("接續這一筆"), icon="resume"),
            PanelAction(name="decline", words=self.tr("捨棄"), icon="trash"),
        )
