"""Settling what two people typed differently, line by line, the paper in hand."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from counter_app.domain.responses import Answer, Difference, ResponseId
from counter_app.ui.survey_typing.bench import Bench
from counter_app.ui.survey_typing.column import Column
from counter_app.ui.survey_typing.screen import Key, Mode, SettleLine, SettlePart
from counter_app.ui.survey_typing.wording import say_settle_heading

_BACKWARDS: Final = frozenset({Key.BACK, Key.UP})


class Settling(QObject):
    """One sheet whose differences are settled.

    Signals:
        settled(): It is settled, and in the store.
    """

    settled = Signal()

    def __init__(self, bench: Bench) -> None:
        """Begin without a sheet."""
        super().__init__(bench)
        self._bench = bench
        self._response_id: ResponseId | None = None
        self._part: SettlePart | None = None

    def begin(
        self,
        response_id: ResponseId,
        *,
        version: int,
        number: str,
        position: int,
        differences: tuple[Difference, ...],
    ) -> None:
        """Show the differences of a sheet."""
        asked = self._bench.versions[version].questionnaire
        lines = tuple(
            SettleLine(question=question, difference=each)
            for each in differences
            if (question := asked.question(each.code)) is not None
        )
        self._response_id = response_id
        self._show(SettlePart(heading=say_settle_heading(position), number=number, lines=lines))

    def leave(self) -> None:
        """Take the sheet off the desk; it stays to be settled."""
        self._part = self._response_id = None

    def press(self, key: str) -> None:
        """Take a key: 1 the first, 2 the second, 3 neither; Enter keeps them when all are."""
        part = self._part
        if part is None:
            return
        if self._bench.screen.stop is not None:
            if key in {Key.ENTER, Key.BACK}:
                self._bench.go_on()
        elif part.own is not None:
            self._press_own(part, part.own, key)
        elif key in _BACKWARDS:
            self._show(replace(part, at=max(0, part.at - 1)))
        elif part.at < len(part.lines):
            self._press_line(part, part.lines[part.at], key)
        elif key == Key.ENTER:
            self._keep(part)

    def write(self, text: str) -> None:
        """Take words that neither of the two has typed."""
        part = self._part
        if part is not None and part.own is not None:
            self._take_own(part, part.own.write(text))

    def _press_line(self, part: SettlePart, line: SettleLine, key: str) -> None:
        match key:
            case "1":
                self._settle(part, line.difference.first)
            case "2":
                self._settle(part, line.difference.second)
            case "3":
                own = Column(questions=(line.question,), answers=(None,))
                self._show(replace(part, own=own))
            case Key.DOWN if line.settled is not None:
                self._show(replace(part, at=part.at + 1))
            case _:
                pass

    def _press_own(self, part: SettlePart, own: Column, key: str) -> None:
        match key:
            case Key.BACK if own.slip is None and not own.picked:
                self._show(replace(part, own=None))
            case Key.BACK:
                self._take_own(part, own.back())
            case Key.ENTER if own.takes_words:
                self._take_own(part, own.write(own.words))
            case Key.ENTER:
                self._take_own(part, own.enter())
            case Key.UP | Key.DOWN | Key.PREVIOUS | Key.NEXT | Key.DISCARD:
                pass
            case sign:
                self._take_own(part, own.press(sign))

    def _take_own(self, part: SettlePart, own: Column) -> None:
        answer = own.answers[0]
        if answer is None:
            self._show(replace(part, own=own))
        else:
            self._settle(part, answer)

    def _settle(self, part: SettlePart, answer: Answer) -> None:
        lines = list(part.lines)
        lines[part.at] = replace(lines[part.at], settled=answer)
        self._show(replace(part, lines=tuple(lines), at=part.at + 1, own=None))

    def _keep(self, part: SettlePart) -> None:
        response_id = self._response_id
        answers = tuple(each.settled for each in part.lines if each.settled is not None)
        if response_id is None:
            return
        self._bench.ask(
            lambda: self._bench.ports.settle(response_id, answers),
            lambda _sheet: self.settled.emit(),
        )

    def _show(self, part: SettlePart) -> None:
        self._part = part
        self._bench.show(mode=Mode.SETTLE, settle=part)
