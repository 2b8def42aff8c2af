"""Draws the terms, their history, a sample, and the form of one of them; decides nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLayout

from counter_app.domain.calendar import format_roc
from counter_app.domain.notice_terms import BANK_PART, CONTRACT_PART, PAPER_PART, POST_PART
from counter_app.ui.notice_terms.forms import (
    BankForm,
    ContractForm,
    PaperForm,
    PostForm,
    TermsForm,
)
from counter_app.ui.notice_terms.sample import SampleBox
from counter_app.ui.notice_terms.screen import TermsScreen
from counter_app.ui.notice_terms.wording import history_row, part_row, say_part
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, yielding
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

_LIST_PX: Final = 104


class TermsView(Screen):
    """The parts above their history, a sample below, and the form of one part at the side.

    Signals:
        part_chosen(str): The part of the current row.
        add_requested(): One kind of case gets a contract of its own.
        change_requested(): The current part becomes another, from a day on.
        form_closed(): The form is to be closed.
        form_edited(object): What the open form says now, a `TermsEntry`.
        entered(object): What is to be put in force, a `TermsEntry`.
        shown(): The page is in front now.
    """

    part_chosen = Signal(str)
    add_requested = Signal()
    change_requested = Signal()
    form_closed = Signal()
    form_edited = Signal(object)
    entered = Signal(object)
    shown = Signal()

    def __init__(self, theme: Theme, *, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._screen = TermsScreen(today=today)
        self._notice = Notice(theme)
        self._notice_box = box(row(theme, self._notice, margins=(14, 10, 14, 8)))
        self.part_table = RowTable(
            theme,
            (
                Column(words=self.tr("約定")),
                Column(words=self.tr("現況"), width_px=120),
            ),
            spoken=self.tr("繳費管道與代收契約"),
        )
        self._history_label = label("", "strong")
        self.history_table = RowTable(
            theme,
            (
                Column(words=self.tr("自"), width_px=110),
                Column(words=self.tr("狀態"), width_px=120),
                Column(words=self.tr("內容")),
            ),
            spoken=self.tr("這一項的歷次約定"),
            is_two_line=False,
            marks_current=False,
        )
        self.sample = SampleBox(theme)
        self.change_button = Button(theme, self.tr("修改"), icon="edit", key="Enter")
        self.add_button = Button(theme, self.tr("新增一種案件的契約"), icon="plus", key="Ins")
        self._read_only_label = label(self.tr("您的角色只能查看。"), "muted")
        self.contract_form, self.bank_form = ContractForm(theme), BankForm(theme)
        self.post_form, self.paper_form = PostForm(theme), PaperForm(theme)
        self.setLayout(self._lay_out())
        self._connect()
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("繳費管道與代收契約")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Ins adds a kind's contract, F12 saves what is entered, Esc closes the form."""
        screen = self._screen
        actions: dict[Action, ScreenAction] = {}
        if screen.may_edit:
            actions[Action.ADD] = ScreenAction(
                run=self.add_requested.emit, words=self.tr("新增一種案件的契約")
            )
        if screen.is_form_open:
            actions[Action.PRIMARY] = ScreenAction(
                run=self._enter, words=self.tr("儲存"), is_enabled=not screen.is_busy
            )
            actions[Action.BACK] = ScreenAction(
                run=self.form_closed.emit, words=self.tr("關閉表單")
            )
        return actions

    def on_shown(self) -> None:
        """Tell that the page is in front."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Put the focus on the list, or on the form that is open."""
        form = self._form_of(self._screen.form_part)
        if form is None:
            self.part_table.setFocus()
        else:
            form.first_field().setFocus()

    def display(self, screen: TermsScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        error = None if screen.is_form_open else screen.error
        words = screen.notice if error is None else error.as_line()
        self._notice.display(words, status=Status.OK if error is None else Status.BAD)
        self._notice_box.setVisible(bool(words))
        parts = screen.parts()
        if screen.terms != before.terms or not self.part_table.rows_model.rowCount():
            self.part_table.display(tuple(part_row(screen, part) for part in parts))
        if self.part_table.current_key() != screen.current:
            self.part_table.set_current(parts.index(screen.current))
        self._history_label.setText(
            self.tr("歷次約定：{part}").format(part=say_part(screen.current))
        )
        self.history_table.display(
            tuple(
                history_row(screen, dated, on=screen.today, day_words=format_roc(dated.valid_from))
                for dated in screen.history(screen.current)
            )
        )
        self.sample.display(screen.sample)
        self.sample.setVisible(not screen.is_form_open)
        for button in (self.add_button, self.change_button):
            button.setVisible(screen.may_edit)
        self._read_only_label.setVisible(not screen.may_edit)
        self._show_form(screen, before)

    def _show_form(self, screen: TermsScreen, before: TermsScreen) -> None:
        shown = self._form_of(screen.form_part)
        begins = screen.form_part != before.form_part
        for form in self._forms():
            if form is shown and begins:
                # Told once at the end, not for every field that is filled.
                blocker = QSignalBlocker(form)
                form.begin(screen, screen.form_part)
                blocker.unblock()
            form.setVisible(form is shown)
            form.message.display(screen.error if form is shown else None)
            form.sample.display(screen.sample)
            form.save_button.setEnabled(not screen.is_busy)
        if begins and self.isVisible():
            self.focus_home()
        if begins and shown is not None:
            self.form_edited.emit(shown.entry())

    def _forms(self) -> tuple[TermsForm, ...]:
        return self.contract_form, self.bank_form, self.post_form, self.paper_form

    def _form_of(self, part: str) -> TermsForm | None:
        if part.startswith(CONTRACT_PART):
            return self.contract_form
        return {
            BANK_PART: self.bank_form,
            POST_PART: self.post_form,
            PAPER_PART: self.paper_form,
        }.get(part)

    def _lay_out(self) -> QLayout:
        theme = self._theme
        history = column(
            theme,
            row(theme, self._history_label, margins=(14, 8, 14, 6)),
            yielding(self.history_table, height_px=theme.px(_LIST_PX)),
            gap=0,
        )
        buttons = row(
            theme,
            self.change_button,
            self.add_button,
            self._read_only_label,
            None,
            margins=(14, 8, 14, 12),
        )
        left = column(
            theme,
            self._notice_box,
            self.part_table,
            box(history),
            row(theme, self.sample, margins=(14, 4, 14, 4)),
            buttons,
            gap=0,
            margins=(1, 8, 1, 0),
        )
        left.setStretch(1, 5)
        left.setStretch(2, 2)
        page = row(theme, card("plain", left), *self._forms(), gap=12)
        page.setStretch(0, 1)
        return page

    def _connect(self) -> None:
        self.part_table.current_changed.connect(self.part_chosen)
        self.part_table.opened.connect(lambda _part: self.change_requested.emit())
        self.change_button.clicked.connect(self.change_requested)
        self.add_button.clicked.connect(self.add_requested)
        for form in self._forms():
            form.closed.connect(self.form_closed)
            form.save_button.clicked.connect(self._enter)
            form.edited.connect(self._tell_edited)

    def _tell_edited(self) -> None:
        form = self._form_of(self._screen.form_part)
        if form is not None and self.sender() is form:
            self.form_edited.emit(form.entry())

    def _enter(self) -> None:
        form = self._form_of(self._screen.form_part)
        if form is not None and not self._screen.is_busy:
            self.entered.emit(form.entry())
