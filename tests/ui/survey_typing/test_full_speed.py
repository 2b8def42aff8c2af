"""A typist as quick as keys go: two hundred sheets, and not one digit lost or on another question.

The store is a real one with a worker of its own; the scanner listens beside.  Every night two
hundred sheets, by day a part of them.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication
from sqlalchemy import Engine

from counter_app.services.desk import Desk
from counter_app.services.surveys.typing import batches
from counter_app.ui.background import OneAtATime
from counter_app.ui.survey_typing.column import Column
from survey_typist import Typist, stored_columns, turn_until
from typed_surveys import VOLUNTEER, open_stack

Seat = Callable[..., Typist]

SHEETS: Final = 200


@dataclass
class Plan:
    """What a typist presses, and what must stand in the store then.

    Attributes:
        rng: Decides.
        columns: What must stand there, as `stored_columns` says it.
    """

    rng: random.Random
    columns: list[str] = field(default_factory=list)

    def sheets(self, count: int) -> Iterator[tuple[str, str, str]]:
        """Yield keys before the words, the words, and keys after the sheet."""
        for _ in range(count):
            keys = column = ""
            for _question in range(7):
                answer = self.rng.choices("12340x", (50, 25, 10, 5, 7, 3))[0]
                keys += self._with_errors(answer)
                column += answer
            words = self.rng.choice(["", "", "", "謝謝志工", "等太久了"])
            self.columns.append(f"{column}w|{words}" if words else f"{column}0")
            yield keys, words, self._correction()

    def _with_errors(self, answer: str) -> str:
        luck = self.rng.random()
        if luck < 0.03:
            # A digit that is no choice; what is typed on before it is seen changes nothing.
            return "7" + "12"[: self.rng.randrange(3)] + "<" + answer
        if luck < 0.06:
            return self.rng.choice("1234") + "<" + answer
        return answer

    def _correction(self) -> str:
        if self.rng.random() > 0.05:
            return ""
        at, digit = self.rng.randrange(7), self.rng.choice("1234")
        column = self.columns[-1]
        self.columns[-1] = column[:at] + digit + column[at + 1 :]
        return "^" + "d" * at + digit + "v"


@pytest.fixture
def store() -> Iterator[OneAtATime]:
    worker = OneAtATime("store")
    yield worker
    worker.close()


def type_plan(typist: Typist, plan: Plan, count: int) -> None:
    """Type sheets as quick as the window takes keys."""
    for keys, words, correction in plan.sheets(count):
        for key in keys:
            typist.press(key, waits=False)
            # Keys come through the event loop, and so do answers of the store.
            QCoreApplication.processEvents()
        if words:
            typist.write(words)
        typist.press("\n", waits=False)
        typist.press(correction, waits=False)
        if correction:
            turn_until(lambda: not typist.presenter._bench.is_waiting)


def test_sheets_at_full_speed(
    seat: Seat, store: OneAtATime, sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    batch = open_stack(sqlite_desk, sheet_count=SHEETS)
    typist = seat(store=store)
    turn_until(lambda: bool(typist.view._screen.rows))
    typist.view.opened.emit(batch.number)
    turn_until(lambda: typist.view._screen.sheet is not None)
    plan = Plan(random.Random(20251120))
    type_plan(typist, plan, SHEETS)
    turn_until(lambda: typist.presenter.unsent == 0)
    assert stored_columns(sqlite_engine) == plan.columns
    typist.press("F")
    turn_until(lambda: typist.view._screen.said != "")
    assert batches(sqlite_desk, VOLUNTEER) == ()


def test_the_control_loses_digits_where_a_wrong_one_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
    seat: Seat,
    store: OneAtATime,
    sqlite_desk: Desk,
    sqlite_engine: Engine,
) -> None:
    press = Column.press

    def careless(column: Column, sign: str) -> Column:
        question = column.question
        if question is not None and sign.isdigit() and int(sign) > len(question.choices):
            return column
        return press(column, sign)

    monkeypatch.setattr(Column, "press", careless)
    batch = open_stack(sqlite_desk, sheet_count=SHEETS)
    typist = seat(store=store)
    turn_until(lambda: bool(typist.view._screen.rows))
    typist.view.opened.emit(batch.number)
    turn_until(lambda: typist.view._screen.sheet is not None)
    plan = Plan(random.Random(20251120))
    type_plan(typist, plan, 10)
    turn_until(lambda: typist.presenter.unsent == 0)
    assert stored_columns(sqlite_engine)[:10] != plan.columns


def test_closing_the_program_loses_nothing(
    seat: Seat, sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    batch = open_stack(sqlite_desk, sheet_count=SHEETS)
    worker = OneAtATime("store")
    typist = seat(store=worker)
    turn_until(lambda: bool(typist.view._screen.rows))
    typist.view.opened.emit(batch.number)
    turn_until(lambda: typist.view._screen.sheet is not None)
    typist.press("1234123\n" * 10 + "444", waits=False)
    typist.view.on_hidden()
    assert worker.close(wait_s=60)
    assert stored_columns(sqlite_engine) == ["12341230"] * 10 + ["444…"]
