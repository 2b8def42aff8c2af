"""Draws the versions, the questions of one, and the form of one question; decides nothing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLayout, QLineEdit, QWidget

from counter_app.domain.questionnaires import TITLE_LENGTH_MAX, Question
from counter_app.ui.questionnaires.form import QuestionForm
from counter_app.ui.questionnaires.screen import (
    PrintEntry,
    QuestionnaireDraft,
    QuestionnairesScreen,
)
from counter_app.ui.questionnaires.wording import question_row, say_why_fixed, version_row
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, rule, set_tip, yielding
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import Field, keep_width
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Column, RowTable

_LIST_PX: Final = 96
_VERSIONS_PX: Final = 332
_COPIES_PX: Final = 84
_DAY_PX: Final = 132
_DAY_LENGTH_MAX: Final = 16


class QuestionnairesView(Screen):
    """Versions at the left, questions in the middle; while one is edited, a form at the right.

    Signals:
        shown(): The page is in front now.
        version_reached(int): The current row of the versions.
        change_requested(), copy_requested(), drop_requested(): Of the current version.
        print_requested(object): A `PrintEntry`.
        head_edited(str, str, str): First day and titles, as typed.
        question_reached(int): Place of the current question, from 0.
        question_edited(object): The current `Question` as typed.
        question_add_requested(), question_remove_requested(): Of the current question.
        question_move_requested(int): So many places down; up where it is negative.
        undo_requested(): The last removal, addition or move was not meant.
        save_requested(), editor_closed(): Of the draft.
    """

    shown = Signal()
    version_reached = Signal(int)
    change_requested = Signal()
    copy_requested = Signal()
    drop_requested = Signal()
    print_requested = Signal(object)
    head_edited = Signal(str, str, str)
    question_reached = Signal(int)
    question_edited = Signal(object)
    question_add_requested = Signal()
    question_remove_requested = Signal()
    question_move_requested = Signal(int)
    undo_requested = Signal()
    save_requested = Signal()
    editor_closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen: QuestionnairesScreen | None = None
        self._message = MessagePanel(theme)
        self._done = Notice(theme)
        self.version_table = RowTable(
            theme,
            (Column(words=self.tr("版本")), Column(words=self.tr("現況"), width_px=112)),
            spoken=self.tr("問卷各版"),
        )
        self.question_table = RowTable(
            theme,
            (
                Column(words=self.tr("題"), width_px=40),
                Column(words=self.tr("題目")),
                Column(words=self.tr("選項")),
            ),
            spoken=self.tr("題目"),
        )
        self._heading_label = label("", "h2")
        self._fixed = Notice(theme)
        self.copies_edit = QLineEdit("50")
        self.copies_edit.setMaxLength(3)
        self.english_check = QCheckBox(self.tr("中英對照"))
        self._print_hint_label = label("", "muted", wraps=True)
        self.print_button = Button(theme, "", icon="printer", key="Ctrl+P")
        self.change_button = Button(theme, self.tr("修改"), icon="edit", key="Enter")
        self.copy_button = Button(theme, self.tr("照這版另訂新版"), icon="plus", key="Ins")
        self.drop_button = Button(theme, self.tr("刪除"), "danger", icon="trash", key="Del")
        self.day_edit, self.zh_edit, self.en_edit = QLineEdit(), QLineEdit(), QLineEdit()
        self.day_edit.setMaxLength(_DAY_LENGTH_MAX)
        for edit in (self.zh_edit, self.en_edit):
            edit.setMaxLength(TITLE_LENGTH_MAX)
        self.add_button = Button(theme, self.tr("加一題"), icon="plus", key="Ins")
        self.remove_button = Button(theme, self.tr("移除"), "danger", icon="minus", key="Del")
        self.up_button, self.down_button = Button(theme, "↑"), Button(theme, "↓")
        for button, words in (
            (self.up_button, self.tr("上移（Alt+↑）")),
            (self.down_button, self.tr("下移（Alt+↓）")),
        ):
            button.setAccessibleName(words)
            set_tip(button, words)
        self.save_button = Button(theme, self.tr("儲存"), "primary", icon="check", key="F12")
        self.close_button = Button(theme, self.tr("先不存"), "quiet", key="Esc")
        self.form = QuestionForm(theme)
        self.setLayout(self._lay_out())
        self._connect()

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("問卷")

    def uses_search(self) -> bool:
        """There is nothing to search for."""
        return False

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Ins adds, Del takes away, F12 saves, Esc leaves the draft, Ctrl+P prints forms."""
        screen = self._screen
        if screen is None:
            return {}
        is_free = not screen.is_busy
        actions: dict[Action, ScreenAction] = {}
        if screen.draft is not None:
            actions[Action.ADD] = ScreenAction(
                run=self.question_add_requested.emit, words=self.tr("加一題")
            )
            actions[Action.REMOVE] = ScreenAction(
                run=self.question_remove_requested.emit, words=self.tr("移除這一題")
            )
            actions[Action.PRIMARY] = ScreenAction(
                run=self.save_requested.emit, words=self.tr("儲存"), is_enabled=is_free
            )
            actions[Action.BACK] = ScreenAction(run=self._step_back, words=self.tr("先不存"))
            if screen.can_undo:
                actions[Action.UNDO] = ScreenAction(
                    run=self.undo_requested.emit, words=self.tr("收回上一步")
                )
            return actions
        if screen.may_edit:
            actions[Action.ADD] = ScreenAction(
                run=self.copy_requested.emit, words=self.tr("照這版另訂新版")
            )
        if screen.can_change():
            actions[Action.REMOVE] = ScreenAction(
                run=self.drop_requested.emit, words=self.tr("刪除這一版"), is_enabled=is_free
            )
        if screen.may_print:
            actions[Action.NOTICE] = ScreenAction(
                run=self._print, words=self.tr("列印空白問卷"), is_enabled=is_free
            )
        actions[Action.BACK] = ScreenAction(run=self.focus_home, words=self.tr("回到清單"))
        return actions

    def on_shown(self) -> None:
        """Tell that the page is in front."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Put the focus on the versions, or on the questions of the draft."""
        is_editing = self._screen is not None and self._screen.draft is not None
        (self.question_table if is_editing else self.version_table).setFocus()

    def begin_question(self) -> None:
        """Put the focus where the words of a question are typed."""
        self.form.first_field().setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the current question with Alt and an arrow; a list would move its mark instead."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
            and self._screen is not None
            and self._screen.draft is not None
        ):
            key = event.key()
            if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                self.question_move_requested.emit(-1 if key == Qt.Key.Key_Up else 1)
                return True
        return super().eventFilter(watched, event)

    def display(self, screen: QuestionnairesScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        self._message.display(screen.message)
        self._done.display(
            screen.done or screen.caution, status=Status.OK if screen.done else Status.WARN
        )
        is_editing = screen.draft is not None
        begins = is_editing != (before is not None and before.draft is not None)
        for widget in (self._versions_card, self._read_box):
            widget.setVisible(not is_editing)
        for widget in (self._edit_box, self._edit_foot):
            widget.setVisible(is_editing)
        self._show_versions(screen, before)
        self._show_reading(screen)
        self._show_questions(screen, before)
        self._show_draft(screen)
        if begins and self.isVisible():
            self.focus_home()

    def _show_versions(
        self, screen: QuestionnairesScreen, before: QuestionnairesScreen | None
    ) -> None:
        newest_first = tuple(reversed(screen.versions))
        parts = (screen.versions, screen.today, screen.kept)
        # Which row is the current one is said by the screen, not asked of the table.
        blocker = QSignalBlocker(self.version_table)
        if before is None or parts != (before.versions, before.today, before.kept):
            self.version_table.display(tuple(version_row(screen, each) for each in newest_first))
        numbers = [each.version for each in newest_first]
        if screen.current in numbers:
            self.version_table.set_current(numbers.index(screen.current))
        blocker.unblock()

    def _show_reading(self, screen: QuestionnairesScreen) -> None:
        shown, holding = screen.shown(), screen.holding()
        self._heading_label.setText("" if shown is None else shown.questionnaire.title_zh)
        self._fixed.display(
            say_why_fixed(shown) if shown is not None and screen.may_edit else "",
            status=Status.NEUTRAL,
        )
        self.change_button.setVisible(screen.can_change())
        self.drop_button.setVisible(screen.can_change())
        self.copy_button.setVisible(screen.may_edit and shown is not None)
        self._print_box.setVisible(screen.may_print)
        self.print_button.set_words(self.tr("列印") if screen.has_printer else self.tr("存 PDF"))
        if holding is not None:
            self._print_hint_label.setText(
                self.tr("印今天施行的第 {n} 版，每張有自己的號碼。").format(n=holding.version)
            )
        is_free = not screen.is_busy
        for button in (self.print_button, self.drop_button, self.save_button):
            button.setEnabled(is_free)

    def _show_questions(
        self, screen: QuestionnairesScreen, before: QuestionnairesScreen | None
    ) -> None:
        questions = _questions_of(screen)
        blocker = QSignalBlocker(self.question_table)
        if before is None or questions != _questions_of(before):
            self.question_table.display(
                tuple(question_row(at, each) for at, each in enumerate(questions))
            )
        if screen.draft is not None:
            self.question_table.set_current(screen.question_at)
        blocker.unblock()

    def _show_draft(self, screen: QuestionnairesScreen) -> None:
        draft, question = screen.draft, screen.question()
        self.form.setVisible(question is not None)
        if draft is None:
            return
        self._put_head(draft)
        version = draft.version
        self._draft_label.setText(
            self.tr("新的一版") if version is None else self.tr("第 {n} 版").format(n=version)
        )
        if question is not None:
            self.form.display(question, at=screen.question_at)
        is_only = len(draft.questions) < 2  # noqa: PLR2004 - nothing to change places with
        for button in (self.up_button, self.down_button):
            button.setEnabled(not is_only)
        self.remove_button.setEnabled(question is not None)

    def _put_head(self, draft: QuestionnaireDraft) -> None:
        fields = (self.day_edit, self.zh_edit, self.en_edit)
        words = (draft.valid_from, draft.title_zh, draft.title_en)
        for edit, text in zip(fields, words, strict=True):
            if edit.text() != text:
                edit.setText(text)
                edit.setCursorPosition(0)

    def _tell_head(self) -> None:
        self.head_edited.emit(self.day_edit.text(), self.zh_edit.text(), self.en_edit.text())

    def _step_back(self) -> None:
        # From a field first to the questions, from there out of the draft.
        if self.question_table.hasFocus():
            self.editor_closed.emit()
        else:
            self.question_table.setFocus()

    def _print(self) -> None:
        self.print_requested.emit(
            PrintEntry(
                copies=self.copies_edit.text().strip(),
                in_english=self.english_check.isChecked(),
            )
        )

    def _open_question(self) -> None:
        if self._screen is not None and self._screen.draft is not None:
            self.begin_question()

    def _reach_version(self, key: str) -> None:
        if key:
            self.version_reached.emit(int(key))

    def _reach_question(self, key: str) -> None:
        if key and self._screen is not None and self._screen.draft is not None:
            self.question_reached.emit(int(key))

    def _lay_out(self) -> QLayout:
        theme = self._theme
        self._versions_card = self._lay_out_versions()
        self._draft_label = label("", "h2")
        read_buttons = row(
            theme, self.change_button, self.copy_button, None, self.drop_button, gap=8
        )
        self._read_box = box(column(theme, self._heading_label, self._fixed, read_buttons, gap=8))
        day_field = Field(theme, self.tr("施行日"), self.day_edit)
        keep_width(theme, day_field, _DAY_PX)
        head = row(
            theme,
            day_field,
            Field(theme, self.tr("標題"), self.zh_edit),
            Field(theme, self.tr("標題（英文）"), self.en_edit),
            gap=10,
        )
        for at in (1, 2):
            head.setStretch(at, 1)
        self._edit_box = box(
            column(theme, row(theme, self._draft_label, None, self.close_button), head, gap=6)
        )
        self._edit_foot = box(
            column(
                theme,
                rule(),
                row(
                    theme,
                    self.add_button,
                    self.remove_button,
                    self.up_button,
                    self.down_button,
                    None,
                    self.save_button,
                    margins=(14, 4, 14, 10),
                ),
                gap=6,
            )
        )
        top = column(
            theme,
            self._message,
            self._done,
            self._read_box,
            self._edit_box,
            gap=8,
            margins=(14, 12, 14, 8),
        )
        middle = column(
            theme,
            top,
            yielding(self.question_table, height_px=theme.px(_LIST_PX)),
            self._edit_foot,
            gap=0,
            margins=(1, 1, 1, 1),
        )
        middle.setStretch(1, 1)
        page = row(
            theme,
            self._versions_card,
            card("plain", middle),
            self.form,
            gap=12,
            margins=(14, 10, 14, 12),
        )
        page.setStretch(1, 1)
        return page

    def _lay_out_versions(self) -> QWidget:
        theme = self._theme
        keep_width(theme, self.copies_edit, _COPIES_PX)
        self.copies_edit.setAccessibleName(self.tr("張數"))
        copies = row(theme, self.copies_edit, label(self.tr("張")), None, self.english_check)
        self._print_box = box(
            column(
                theme,
                rule(),
                box(
                    column(
                        theme,
                        label(self.tr("印空白問卷"), "strong"),
                        self._print_hint_label,
                        copies,
                        self.print_button,
                        gap=8,
                        margins=(14, 4, 14, 12),
                    )
                ),
                gap=4,
            )
        )
        inner = column(
            theme,
            yielding(self.version_table, height_px=theme.px(_LIST_PX)),
            self._print_box,
            gap=0,
            margins=(1, 1, 1, 1),
        )
        inner.setStretch(0, 1)
        made = card("plain", inner)
        keep_width(theme, made, _VERSIONS_PX)
        return made

    def _connect(self) -> None:
        self.version_table.current_changed.connect(self._reach_version)
        self.version_table.opened.connect(lambda _key: self.change_requested.emit())
        self.question_table.current_changed.connect(self._reach_question)
        self.question_table.installEventFilter(self)
        self.question_table.opened.connect(lambda _key: self._open_question())
        self.change_button.clicked.connect(self.change_requested)
        self.copy_button.clicked.connect(self.copy_requested)
        self.drop_button.clicked.connect(self.drop_requested)
        self.print_button.clicked.connect(self._print)
        self.copies_edit.returnPressed.connect(self._print)
        for edit in (self.day_edit, self.zh_edit, self.en_edit):
            edit.textEdited.connect(self._tell_head)
        self.form.edited.connect(self.question_edited)
        self.form.closed.connect(self.question_table.setFocus)
        self.add_button.clicked.connect(self.question_add_requested)
        self.remove_button.clicked.connect(self.question_remove_requested)
        self.up_button.clicked.connect(lambda: self.question_move_requested.emit(-1))
        self.down_button.clicked.connect(lambda: self.question_move_requested.emit(1))
        self.save_button.clicked.connect(self.save_requested)
        self.close_button.clicked.connect(self.editor_closed)


def _questions_of(screen: QuestionnairesScreen) -> tuple[Question, ...]:
    if screen.draft is not None:
        return screen.draft.questions
    shown = screen.shown()
    return () if shown is None else shown.questionnaire.questions
