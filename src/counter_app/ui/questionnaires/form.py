"""The form of one question: its words in both languages, its kind, its choices."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from counter_app.domain.questionnaires import (
    CHOICES_MAX,
    CHOICES_MIN,
    LABEL_LENGTH_MAX,
    WORDING_LENGTH_MAX,
    Choice,
    Question,
    QuestionCode,
    QuestionKind,
)
from counter_app.ui.questionnaires.drafting import of_kind, with_choices
from counter_app.ui.questionnaires.wording import say_kind, say_low
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, column, grid, label, row
from counter_app.ui.widgets.panels import Field, SidePanel, scrolled

_WIDTH_PX: Final = 404
_CODE_LENGTH_MAX: Final = 20


class QuestionForm(SidePanel):
    """One question of a draft.

    Signals:
        edited(object): The `Question` as it is typed now.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self._question: Question | None = None
        self.zh_edit, self.en_edit = _edit(WORDING_LENGTH_MAX), _edit(WORDING_LENGTH_MAX)
        self.kind_combo, self.low_combo = QComboBox(), QComboBox()
        for kind in QuestionKind:
            self.kind_combo.addItem(say_kind(kind), kind.value)
        self.code_edit = _edit(_CODE_LENGTH_MAX)
        self._low_field = Field(theme, self.tr("要人追蹤的答案"), self.low_combo)
        self.choice_edits = tuple(
            (_edit(LABEL_LENGTH_MAX), _edit(LABEL_LENGTH_MAX)) for _ in range(CHOICES_MAX)
        )
        self._choice_labels = tuple(label(str(at), "strong") for at in range(1, CHOICES_MAX + 1))
        self._choices_label = label("", "strong")
        self.keep_width(_WIDTH_PX)
        self._lay_out()
        self._connect()

    def first_field(self) -> QWidget:
        """Return where typing begins."""
        return self.zh_edit

    def display(self, question: Question, *, at: int) -> None:
        """Show a question; a field that says the same already is left alone.

        Args:
            question: What is being drafted.
            at: Its place, from 0.
        """
        self._question = question
        self.set_heading(self.tr("第 {n} 題").format(n=at + 1))
        _put(self.zh_edit, question.wording_zh)
        _put(self.en_edit, question.wording_en)
        _put(self.code_edit, question.code)
        blocker = QSignalBlocker(self.kind_combo)
        self.kind_combo.setCurrentIndex(self.kind_combo.findData(question.kind.value))
        blocker.unblock()
        self._choices_label.setText(
            self.tr("選項（由好到壞）") if question.is_ranked else self.tr("選項")
        )
        self._choices_box.setVisible(not question.takes_text)
        for at_choice, (zh_edit, en_edit) in enumerate(self.choice_edits):
            has_one = at_choice < len(question.choices)
            choice = question.choices[at_choice] if has_one else Choice(label_zh="", label_en="")
            _put(zh_edit, choice.label_zh)
            _put(en_edit, choice.label_en)
            # One empty line more than there are choices, to go on with.
            is_there = at_choice <= len(question.choices)
            for widget in (zh_edit, en_edit, self._choice_labels[at_choice]):
                widget.setVisible(is_there)
        self._show_low(question)

    def _show_low(self, question: Question) -> None:
        self._low_field.setVisible(question.is_ranked)
        offered = [0, *range(len(question.choices), CHOICES_MIN - 1, -1)]
        blocker = QSignalBlocker(self.low_combo)
        self.low_combo.clear()
        for low_from in offered:
            self.low_combo.addItem(say_low(question, low_from), low_from)
        self.low_combo.setCurrentIndex(self.low_combo.findData(question.low_from))
        blocker.unblock()

    def _tell_words(self) -> None:
        if self._question is not None:
            changed = replace(
                self._question,
                wording_zh=self.zh_edit.text(),
                wording_en=self.en_edit.text(),
                code=QuestionCode(self.code_edit.text().strip()),
            )
            self.edited.emit(changed)

    def _tell_kind(self) -> None:
        if self._question is not None:
            kind = QuestionKind(self.kind_combo.currentData())
            self.edited.emit(of_kind(self._question, kind))

    def _tell_low(self) -> None:
        if self._question is not None:
            self.edited.emit(replace(self._question, low_from=self.low_combo.currentData()))

    def _tell_choices(self) -> None:
        if self._question is None:
            return
        typed = [(zh_edit.text(), en_edit.text()) for zh_edit, en_edit in self.choice_edits]
        while typed and not "".join(typed[-1]).strip():
            typed.pop()
        choices = tuple(Choice(label_zh=zh, label_en=en) for zh, en in typed)
        self.edited.emit(with_choices(self._question, choices))

    def _lay_out(self) -> None:
        theme = self._theme
        lines: QGridLayout = grid(theme, gap=6)
        lines.addWidget(self._choices_label, 0, 1)
        lines.addWidget(label(self.tr("英文"), "strong"), 0, 2)
        for at, (zh_edit, en_edit) in enumerate(self.choice_edits, start=1):
            lines.addWidget(self._choice_labels[at - 1], at, 0)
            lines.addWidget(zh_edit, at, 1)
            lines.addWidget(en_edit, at, 2)
            zh_edit.setAccessibleName(self.tr("選項 {n}").format(n=at))
            en_edit.setAccessibleName(self.tr("選項 {n} 英文").format(n=at))
        lines.setColumnStretch(1, 1)
        lines.setColumnStretch(2, 1)
        self._choices_box = box(column(theme, lines, self._low_field, gap=8))
        kinds = row(
            theme,
            Field(theme, self.tr("題型"), self.kind_combo),
            Field(theme, self.tr("代碼"), self.code_edit),
            gap=10,
        )
        for at in range(2):
            kinds.setStretch(at, 1)
        carrier = box(
            column(
                theme,
                Field(theme, self.tr("題目"), self.zh_edit),
                Field(theme, self.tr("題目（英文）"), self.en_edit),
                kinds,
                label(
                    self.tr("同一題每一版都用同一個代碼，結果才能前後比較。"), "muted", wraps=True
                ),
                self._choices_box,
                None,
                gap=8,
                # Room at the sides for the focus ring, which reaches beyond the field.
                margins=(4, 0, 4, 2),
            )
        )
        self.body.addWidget(scrolled(carrier), 1)

    def _connect(self) -> None:
        for edit in (self.zh_edit, self.en_edit, self.code_edit):
            edit.textEdited.connect(self._tell_words)
        self.kind_combo.currentIndexChanged.connect(self._tell_kind)
        self.low_combo.currentIndexChanged.connect(self._tell_low)
        for pair in self.choice_edits:
            for edit in pair:
                edit.textEdited.connect(self._tell_choices)


def _edit(length_max: int) -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(length_max)
    return made


def _put(edit: QLineEdit, words: str) -> None:
    if edit.text() != words:
        edit.setText(words)
