"""A typist at the real window: key events as the window system sends them, as quick as they go."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import Engine, select

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.survey_typing import survey_typing_screen
from counter_app.domain.questionnaires import FORM_OF_2025
from counter_app.domain.staff import Actor
from counter_app.store.opening import reading
from counter_app.store.schema import survey_answers, survey_responses
from counter_app.ui.background import Background
from counter_app.ui.main_window import MainWindow
from counter_app.ui.scan_filter import ScanFilter
from counter_app.ui.screen import NavEntry
from counter_app.ui.shortcuts import KeyMap
from counter_app.ui.survey_typing.presenter import TypingPresenter
from counter_app.ui.survey_typing.view import TypingView
from counter_app.ui.theme.style import Theme
from windows import settle

_KEYS: Final = {
    "\n": Qt.Key.Key_Return,
    "<": Qt.Key.Key_Backspace,
    "^": Qt.Key.Key_PageUp,
    "v": Qt.Key.Key_PageDown,
    "u": Qt.Key.Key_Up,
    "d": Qt.Key.Key_Down,
    "D": Qt.Key.Key_Delete,
    "E": Qt.Key.Key_Escape,
    "F": Qt.Key.Key_F12,
    "I": Qt.Key.Key_Insert,
}
"""Keys that are no signs, as one letter each."""


@dataclass
class Typist:
    """One person at one window."""

    window: MainWindow
    view: TypingView
    presenter: TypingPresenter

    def press(self, keys: str, *, waits: bool = True) -> None:
        """Press keys, by the letters of `_KEYS`; *waits* lets the screen answer after each."""
        handle = self.window.windowHandle()
        for each in keys:
            QTest.keyClick(handle, _KEYS.get(each) or Qt.Key(ord(each.upper())))
            if waits:
                settle()

    def spell(self, text: str) -> None:
        """Press letters and digits as they are, without a meaning of their own."""
        handle = self.window.windowHandle()
        for each in text:
            QTest.keyClick(handle, Qt.Key(ord(each.upper())))

    def write(self, words: str) -> None:
        """Write words as an input method hands them over."""
        event = QInputMethodEvent()
        event.setCommitString(words)
        target = QApplication.focusWidget()
        assert target is not None
        QCoreApplication.sendEvent(target, event)

    def open(self, number: str) -> None:
        """Open a stack from the list."""
        self.view.opened.emit(number)
        settle()

    @property
    def given(self) -> str:
        """What stands in the column that is shown, one sign an answer."""
        sheet = self.view._screen.sheet
        assert sheet is not None
        signs = {"blank": "0", "invalid": "x"}
        return "".join(signs.get(each.standing, each.choices or "w") for each in sheet.column.given)


@contextmanager
def typist_at(
    theme: Theme, home: Home, actor: Actor, store: Background, *, hears_scans: bool = True
) -> Iterator[Typist]:
    """Seat a person at a window, with the page in front and a scanner beside."""
    window = MainWindow(theme, KeyMap(), title="")
    view, presenter = survey_typing_screen(theme, home, actor, store=store)
    window.add_screen("survey_typing", view)
    window.set_places((NavEntry(name="survey_typing", words="鍵入", icon="edit"),))
    listener = ScanFilter(parent=window)
    listener.scanned.connect(window.take_scan)
    if hears_scans:
        listener.install()
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    window.go_to("survey_typing")
    settle()
    try:
        yield Typist(window=window, view=view, presenter=presenter)
    finally:
        listener.remove()
        window.close()
        window.deleteLater()


def turn_until(holds: Callable[[], bool], *, turns: int = 200_000) -> None:
    """Turn the event loop until something holds; by turns, however slow the machine is."""
    for _ in range(turns):
        if holds():
            return
        QCoreApplication.processEvents()
        QTest.qWait(0)
    raise AssertionError("It never came to hold.")


def stored_columns(engine: Engine, *, typing: int = 1) -> list[str]:
    """Return the sheets of the store by place, one sign an answer, words behind a bar.

    Sheets that were thrown out are left out; one that is not complete ends with an ellipsis.
    """
    of, answer = survey_responses.c, survey_answers.c
    with reading(engine) as connection:
        sheets = connection.execute(
            select(survey_responses)
            .where(of.discarded_at.is_(None), of.source == "paper")
            .order_by(of.batch_number, of.position)
        ).all()
        found = []
        for sheet in sheets:
            rows = connection.execute(
                select(survey_answers).where(
                    answer.response_id == sheet.response_id, answer.typing == typing
                )
            )
            by_code = {row.question_code: row for row in rows}
            found.append(_column(by_code) + ("" if sheet.completed_at else "…"))
    return found


def _column(by_code: dict[str, Any]) -> str:
    signs = {"blank": "0", "invalid": "x"}
    column, words = "", ""
    for question in FORM_OF_2025.questions:
        row = by_code.get(question.code)
        if row is None:
            continue
        column += signs.get(row.standing, row.choices or "w")
        words += row.text
    return f"{column}|{words}" if words else column
