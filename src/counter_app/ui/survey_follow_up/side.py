"""One follow-up beside the list: what was answered, who has it, what came of it."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.follow_ups import FollowUpField
from counter_app.ui.survey_follow_up.screen import (
    FollowUpEntry,
    FollowUpScreen,
    FollowUpSide,
    LowAnswer,
)
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, rule
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.chip import StatusChip
from counter_app.ui.widgets.panels import Field, side_card
from counter_app.ui.widgets.status import Status

_WIDTH_PX: Final = 420
_OUTCOME_PX: Final = 76


class SidePane(QWidget):
    """What is known of the current follow-up, and the form that gives it away or ends it.

    Signals:
        outcome_edited(str, str): Of which response, and what stands there now.
        submitted(): Enter was pressed in the field of the day.
    """

    outcome_edited = Signal(str, str)
    submitted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._side: FollowUpSide | None = None
        self._owners: tuple[tuple[str, str], ...] = ()
        self._heading_label = label("", "h1")
        self._chip = StatusChip(theme, Status.NEUTRAL, "")
        self._place_label = label("", "muted", wraps=True)
        self._answers = _Answers(theme)
        self.owner_combo = QComboBox()
        self.due_edit = QLineEdit()
        self.due_edit.setMaxLength(16)
        self.outcome_edit = QPlainTextEdit()
        # Tab leads on, as from every other field; a tab has no place in an outcome.
        self.outcome_edit.setTabChangesFocus(True)
        self.owner_field = Field(theme, self.tr("承辦人"), self.owner_combo)
        self.due_field = Field(theme, self.tr("期限"), self.due_edit)
        self.outcome_field = Field(
            theme,
            self.tr("處理結果"),
            self.outcome_edit,
            hint=self.tr("寫了結果才算處理完成；不要寫民眾的姓名。"),
        )
        self.take_button = Button(theme, self.tr("我來處理"), icon="person-plus", key="M")
        self.save_button = Button(theme, "", "primary", icon="check", key="F12")
        self._outcome_label = label("", wraps=True)
        self._closed_label = label("", "muted")
        self._lay_out()
        self.outcome_edit.textChanged.connect(self._tell_outcome)
        self.due_edit.returnPressed.connect(self.submitted)

    def display(self, side: FollowUpSide, screen: FollowUpScreen) -> None:
        """Show a follow-up; what is being entered for it stays."""
        before, self._side = self._side, side
        is_other = before is None or before.response_id != side.response_id
        self._heading_label.setText(side.heading)
        self._chip.display(side.state_status, side.state_words)
        self._place_label.setText(side.place)
        self._answers.display(side.answers)
        self._show_owners(screen.owners)
        stored = (side.owner, side.due_on)
        if is_other or before is None or stored != (before.owner, before.due_on):
            self.owner_combo.setCurrentIndex(self.owner_combo.findData(side.owner))
            self.due_edit.setText(side.due_on)
        if is_other or (not screen.draft and self.outcome_edit.toPlainText().strip()):
            blocker = QSignalBlocker(self.outcome_edit)
            self.outcome_edit.setPlainText(screen.draft)
            blocker.unblock()
        if is_other:
            self.refuse(None, "")
        self._form_box.setVisible(side.is_editable)
        self._foot_box.setVisible(side.is_editable)
        self._outcome_box.setVisible(bool(side.outcome))
        self._outcome_label.setText(side.outcome)
        self._closed_label.setText(side.closed)
        ends = bool(screen.draft)
        self.save_button.set_words(self.tr("處理完成") if ends else self.tr("指派"))
        self.take_button.setVisible(not ends)
        for button in (self.take_button, self.save_button):
            button.setEnabled(not screen.is_busy)

    def entry(self) -> FollowUpEntry:
        """Return what was entered."""
        return FollowUpEntry(
            owner=self.owner_combo.currentData() or "",
            due_on=self.due_edit.text().strip(),
            outcome=self.outcome_edit.toPlainText(),
        )

    def refuse(self, field: FollowUpField | None, words: str) -> None:
        """Say below a field why it cannot be so, and go there; none clears all."""
        fields = {
            FollowUpField.OWNER: self.owner_field,
            FollowUpField.DUE_ON: self.due_field,
            FollowUpField.OUTCOME: self.outcome_field,
        }
        for name, each in fields.items():
            each.show_error(words if name is field else "")
        if field is not None:
            fields[field].editor.setFocus()

    def _show_owners(self, owners: tuple[tuple[str, str], ...]) -> None:
        if owners == self._owners:
            return
        self._owners = owners
        chosen = self.owner_combo.currentData()
        self.owner_combo.clear()
        for login, name in owners:
            self.owner_combo.addItem(name, login)
        self.owner_combo.setCurrentIndex(self.owner_combo.findData(chosen))

    def _tell_outcome(self) -> None:
        if self._side is not None:
            self.outcome_edited.emit(self._side.response_id, self.outcome_edit.toPlainText())

    def _lay_out(self) -> None:
        theme = self._theme
        self.outcome_edit.setFixedHeight(theme.px(_OUTCOME_PX))
        theme.changed.connect(lambda: self.outcome_edit.setFixedHeight(theme.px(_OUTCOME_PX)))
        assignment = row(theme, self.owner_field, self.due_field, gap=10)
        assignment.setStretch(0, 3)
        assignment.setStretch(1, 2)
        self._form_box = box(column(theme, assignment, self.outcome_field, gap=8))
        self._outcome_box = box(
            column(
                theme,
                rule(),
                label(self.tr("處理結果"), "strong"),
                self._outcome_label,
                self._closed_label,
                gap=6,
            )
        )
        inner = column(
            theme,
            row(theme, self._heading_label, None, self._chip, gap=8),
            self._place_label,
            self._answers,
            self._outcome_box,
            None,
            gap=8,
            margins=(16, 14, 16, 8),
        )
        buttons = row(theme, self.take_button, self.save_button, gap=8)
        buttons.setStretch(1, 1)
        self._foot_box = box(buttons)
        foot = column(theme, self._form_box, self._foot_box, gap=10, margins=(16, 8, 16, 14))
        self.setLayout(column(theme, side_card(theme, inner, foot, width_px=_WIDTH_PX), gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)


class _Answers(QWidget):
    """Each low answer beside its question; the visitor's own words in a box of their own."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[LowAnswer, ...] = ()
        self._parts: list[QWidget] = []
        self._column: QVBoxLayout = column(theme, gap=8)
        self.setLayout(self._column)

    def display(self, answers: tuple[LowAnswer, ...]) -> None:
        if answers == self._shown:
            return
        self._shown = answers
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = [self._part(each) for each in answers]
        for part in self._parts:
            self._column.addWidget(part)

    def _part(self, answer: LowAnswer) -> QWidget:
        theme = self._theme
        question_label = label(answer.question, "muted", wraps=True)
        if answer.is_comment:
            words_label = label(answer.answer, wraps=True)
            inner = column(theme, question_label, words_label, gap=2, margins=(12, 8, 12, 8))
            return card("sunken", inner)
        line = row(theme, question_label, label(answer.answer, "strong", tone="bad"), gap=12)
        line.setStretch(0, 1)
        return box(line)
