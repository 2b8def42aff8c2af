"""Decides what the page of questionnaires shows, and drafts, drops and prints versions."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject

from counter_app.domain.calendar import format_roc
from counter_app.domain.errors import Refusal
from counter_app.domain.questionnaires import (
    Question,
    Questionnaire,
    QuestionnaireRefused,
    QuestionnaireUsed,
    StoredQuestionnaire,
    check_questionnaire,
)
from counter_app.domain.responses import SheetNumber
from counter_app.domain.staff import Act, Actor
from counter_app.ui.background import Background
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.questionnaires.drafting import copy_of, draft_of, new_question, read_draft
from counter_app.ui.questionnaires.screen import (
    PrintEntry,
    QuestionnaireDraft,
    QuestionnairesScreen,
)
from counter_app.ui.questionnaires.view import QuestionnairesView

NEW: Final = 0
"""Stands for a version that has no number yet, where drafts are kept by version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRun:
    """Forms that were printed.

    Attributes:
        path: The file they stand in.
        was_printed: The printer took them; None where there is no printer.
    """

    first: SheetNumber
    last: SheetNumber
    path: Path
    was_printed: bool | None


class PutQuestionnaire(Protocol):
    """`services.surveys.questionnaires.put_questionnaire`."""

    def __call__(self, questionnaire: Questionnaire, *, version: int | None) -> StoredQuestionnaire:
        """Write a new version, or change one that was not used."""


class PrintForms(Protocol):
    """`services.surveys.forms.print_forms`, and the printer if there is one."""

    def __call__(self, *, copies: int, in_english: bool) -> PrintedRun:
        """Give numbers to so many forms and put them on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnairesPorts:
    """What the page needs of the services, with the desk and the person already in it.

    Attributes:
        versions: Oldest first.
        has_printer: Forms go to a printer, not to a file alone.
        store: Where the store is asked.
        papers: Where forms are drawn.
    """

    actor: Actor
    today: Callable[[], date]
    versions: Callable[[], tuple[StoredQuestionnaire, ...]]
    put: PutQuestionnaire
    drop: Callable[[int], None]
    print_forms: PrintForms
    has_printer: bool
    store: Background
    papers: Background


class QuestionnairesPresenter(QObject):
    """Lists versions, edits one that nobody used, and prints forms of the one in force.

    A draft that is left without saving is kept as long as the program runs.
    """

    def __init__(self, view: QuestionnairesView, ports: QuestionnairesPorts) -> None:
        """Join the page to the services."""
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._screen = QuestionnairesScreen(
            today=ports.today(),
            may_edit=ports.actor.may(Act.EDIT_QUESTIONNAIRES),
            may_print=ports.actor.may(Act.PRINT_SURVEY_FORMS),
            has_printer=ports.has_printer,
        )
        self._kept: dict[int, QuestionnaireDraft] = {}
        self._undo: list[tuple[QuestionnaireDraft, int]] = []
        self._wants_to_drop = 0
        view.shown.connect(self._refresh)
        view.version_reached.connect(self._reach_version)
        view.change_requested.connect(self._begin_change)
        view.copy_requested.connect(self._begin_copy)
        view.drop_requested.connect(self._drop)
        view.print_requested.connect(self._print)
        view.head_edited.connect(self._take_head)
        view.question_reached.connect(self._reach_question)
        view.question_edited.connect(self._take_question)
        view.question_add_requested.connect(self._add_question)
        view.question_remove_requested.connect(self._remove_question)
        view.question_move_requested.connect(self._move_question)
        view.undo_requested.connect(self._take_back)
        view.save_requested.connect(self._save)
        view.editor_closed.connect(self._close_editor)
        view.display(self._screen)

    def _show(self, screen: QuestionnairesScreen) -> None:
        if screen != self._screen:
            self._screen = screen
            self._view.display(screen)

    # --- versions ---------------------------------------------------------------------------

    def _refresh(self) -> None:
        self._ports.store.run(self._ports.versions, on_done=self._list, on_error=self._tell)

    def _list(self, versions: tuple[StoredQuestionnaire, ...]) -> None:
        screen = replace(self._screen, versions=versions, today=self._ports.today())
        holding, numbers = screen.holding(), {each.version for each in versions}
        if screen.current not in numbers:
            screen = replace(screen, current=0 if holding is None else holding.version)
        self._show(screen)

    def _reach_version(self, version: int) -> None:
        if version and version != self._screen.current:
            self._wants_to_drop = 0
            self._show(replace(self._screen, current=version, done="", caution="", message=None))

    def _drop(self) -> None:
        screen = self._screen
        if not screen.can_change() or screen.is_busy or screen.draft is not None:
            return
        version = screen.current
        if self._wants_to_drop != version:
            self._wants_to_drop = version
            words = self.tr("再按一次 Del，就刪除第 {n} 版。").format(n=version)
            self._show(replace(screen, done="", caution=words, message=None))
            return
        self._wants_to_drop = 0

        def finish(_nothing: None) -> None:
            self._kept.pop(version, None)
            self._done(self.tr("已刪除第 {n} 版。").format(n=version))

        self._busy()
        self._ports.store.run(
            partial(self._ports.drop, version), on_done=finish, on_error=self._tell
        )

    def _print(self, entry: PrintEntry) -> None:
        if self._screen.is_busy or not self._screen.may_print:
            return
        copies = int(entry.copies) if entry.copies.isdecimal() else 0

        def finish(run: PrintedRun) -> None:
            words = self.tr("{first} 到 {last}，共 {n} 張。").format(
                first=run.first, last=run.last, n=copies
            )
            self._done(words + self._say_printed(run))

        self._busy()
        self._ports.papers.run(
            partial(self._ports.print_forms, copies=copies, in_english=entry.in_english),
            on_done=finish,
            on_error=self._tell,
        )

    def _say_printed(self, run: PrintedRun) -> str:
        if run.was_printed:
            return self.tr("已送到印表機。")
        if run.was_printed is None:
            return self.tr("已存成 {path}").format(path=run.path)
        return self.tr("印表機沒有收，檔案在 {path}").format(path=run.path)

    def _busy(self) -> None:
        self._show(replace(self._screen, is_busy=True, done="", caution="", message=None))

    def _done(self, words: str) -> None:
        self._show(replace(self._screen, is_busy=False, done=words, kept=frozenset(self._kept)))
        self._refresh()

    def _tell(self, error: Exception) -> None:
        self._show(replace(self._screen, is_busy=False))
        self._show(replace(self._screen, message=say_or_raise(error)))

    # --- a draft ----------------------------------------------------------------------------

    def _begin_change(self) -> None:
        shown = self._screen.shown()
        if shown is not None and self._screen.can_change():
            self._open(self._kept.get(shown.version, draft_of(shown)))

    def _begin_copy(self) -> None:
        shown = self._screen.shown()
        if shown is not None and self._screen.may_edit:
            self._open(self._kept.get(NEW, copy_of(shown, self._ports.today())))

    def _open(self, draft: QuestionnaireDraft) -> None:
        self._undo.clear()
        self._wants_to_drop = 0
        self._show(
            replace(
                self._screen,
                draft=draft,
                question_at=0,
                can_undo=False,
                done="",
                caution="",
                message=None,
            )
        )

    def _close_editor(self) -> None:
        draft = self._screen.draft
        if draft is None:
            return
        words = ""
        if self._is_changed(draft):
            self._kept[draft.version or NEW] = draft
            words = self.tr("修改還沒有存，先替您留著；再打開就接著改。")
        self._show(
            replace(
                self._screen, draft=None, message=None, caution=words, kept=frozenset(self._kept)
            )
        )

    def _is_changed(self, draft: QuestionnaireDraft) -> bool:
        if draft.version is None:
            return True
        stored = next(
            (each for each in self._screen.versions if each.version == draft.version), None
        )
        return stored is None or draft != draft_of(stored)

    def _take_head(self, valid_from: str, title_zh: str, title_en: str) -> None:
        draft = self._screen.draft
        if draft is not None:
            changed = replace(draft, valid_from=valid_from, title_zh=title_zh, title_en=title_en)
            self._show(replace(self._screen, draft=changed))

    def _reach_question(self, at: int) -> None:
        draft = self._screen.draft
        if draft is not None and 0 <= at < len(draft.questions):
            self._show(replace(self._screen, question_at=at))

    def _take_question(self, question: Question) -> None:
        draft, at = self._screen.draft, self._screen.question_at
        if draft is not None and at < len(draft.questions):
            self._show(replace(self._screen, draft=draft.with_question(at, question)))

    def _add_question(self) -> None:
        draft = self._screen.draft
        if draft is None:
            return
        at = min(self._screen.question_at + 1, len(draft.questions))
        added = new_question(draft.questions)
        self._restructure((*draft.questions[:at], added, *draft.questions[at:]), at)
        self._view.begin_question()

    def _remove_question(self) -> None:
        draft, at = self._screen.draft, self._screen.question_at
        if draft is not None and at < len(draft.questions):
            questions = (*draft.questions[:at], *draft.questions[at + 1 :])
            self._restructure(questions, max(0, min(at, len(questions) - 1)))

    def _move_question(self, steps: int) -> None:
        draft, at = self._screen.draft, self._screen.question_at
        if draft is None or not 0 <= at + steps < len(draft.questions):
            return
        questions = list(draft.questions)
        questions.insert(at + steps, questions.pop(at))
        self._restructure(tuple(questions), at + steps)

    def _restructure(self, questions: tuple[Question, ...], at: int) -> None:
        draft = self._screen.draft
        if draft is not None:
            self._undo.append((draft, self._screen.question_at))
            changed = replace(draft, questions=questions)
            self._show(
                replace(self._screen, draft=changed, question_at=at, can_undo=True, message=None)
            )

    def _take_back(self) -> None:
        if self._undo:
            draft, at = self._undo.pop()
            self._show(
                replace(self._screen, draft=draft, question_at=at, can_undo=bool(self._undo))
            )

    def _save(self) -> None:
        draft = self._screen.draft
        if draft is None or self._screen.is_busy:
            return
        try:
            questionnaire = read_draft(draft)
            check_questionnaire(questionnaire)
        except Refusal as refusal:
            self._refuse(refusal)
            return

        def finish(stored: StoredQuestionnaire) -> None:
            self._kept.pop(draft.version or NEW, None)
            self._show(replace(self._screen, draft=None, current=stored.version))
            self._done(
                self.tr("已存成第 {n} 版，{day} 起施行。").format(
                    n=stored.version, day=format_roc(stored.questionnaire.valid_from)
                )
            )
            self._view.focus_home()

        self._busy()
        self._ports.store.run(
            partial(self._ports.put, questionnaire, version=draft.version),
            on_done=finish,
            on_error=self._refuse,
        )

    def _refuse(self, error: Exception) -> None:
        """Say why a draft cannot be saved, at the question that it is about."""
        screen = replace(self._screen, is_busy=False, done="", caution="")
        if isinstance(error, QuestionnaireUsed) and screen.draft is not None:
            message = Message(
                what=self.tr("第 {n} 版剛才有人用了，不能再改。").format(n=error.version),
                now=self.tr("您的修改都還在；再按一次 F12，就另存成新的一版。"),
            )
            draft = replace(screen.draft, version=None)
            self._kept.pop(error.version, None)
            self._show(replace(screen, draft=draft, message=message))
            return
        if isinstance(error, QuestionnaireRefused) and error.question:
            screen = replace(screen, question_at=error.question - 1)
        self._show(screen)
        self._show(replace(screen, message=say_or_raise(error)))
