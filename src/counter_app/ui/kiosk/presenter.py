"""Leads a visitor through the questions, and staff out of them."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.domain.questionnaires import QuestionKind, StoredQuestionnaire
from counter_app.domain.responses import ResponseId
from counter_app.ui.background import Background
from counter_app.ui.kiosk.flow import KioskRun
from counter_app.ui.kiosk.outbox import KioskResponse
from counter_app.ui.kiosk.pages import IDLE_S
from counter_app.ui.kiosk.screen import (
    ChoicePart,
    CodePart,
    KioskScreen,
    KioskStage,
    QuestionPart,
    moods,
)
from counter_app.ui.kiosk.view import KioskView
from counter_app.ui.kiosk.wording import say_choice, say_question, say_title

WARN_S: Final = 10
"""So long before all is cleared, that is said."""
THANKS_S: Final = 6
HOLD_S: Final = 3
"""So long staff hold the corner."""
CODE_LENGTH_MAX: Final = 10
WAIT_MAX_S: Final = 300

_TICK_MS: Final = 200
_DOUBLE_TAP_S: Final = 0.3
"""A second tap that comes so soon was meant for the page before."""
_FRESH_S: Final = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskPorts:
    """What the kiosk needs, with the desk and the person already in it.

    Attributes:
        begin: The questionnaire of today; from now on it cannot change.
        keep: Takes a finished response; never fails.
        has_code: Whether staff can leave by a code.
        fits_code: Whether it is that code; takes a tenth of a second.
        new_id: A fresh identity.
        today: The day on the clock of the desk.
        now_s: Seconds that only ever grow.
        background: Where the store is asked, and codes are compared.
    """

    begin: Callable[[], StoredQuestionnaire]
    keep: Callable[[KioskResponse], None]
    has_code: Callable[[], bool]
    fits_code: Callable[[str], bool]
    new_id: Callable[[], str]
    today: Callable[[], date]
    now_s: Callable[[], float]
    background: Background


class KioskPresenter(QObject):
    """Decides what the kiosk shows.

    Signals:
        opened(): There is something to show.
        ended(): The visitor is through, or gone; told only when the kiosk was called up.
        left(): Staff have left by their code.
        failed(object): It could not be opened; the error.
    """

    opened = Signal()
    ended = Signal()
    left = Signal()
    failed = Signal(object)

    def __init__(self, view: KioskView, ports: KioskPorts, *, branch_words: str) -> None:
        """Join the view to the flow; nothing is shown yet.

        Args:
            view: What visitors tap.
            ports: What is asked.
            branch_words: In the bar.
        """
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._screen = KioskScreen(branch_words=branch_words)
        self._stored: StoredQuestionnaire | None = None
        self._run: KioskRun | None = None
        self._is_called_up = False
        self._touched_s = 0.0
        self._turned_s = 0.0
        self._asked_s = 0.0
        self._held_since_s: float | None = None
        self._typed = ""
        self._wrong_count = 0
        self._wait_until_s = 0.0
        self._is_open = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._connect()

    def open(self, *, is_called_up: bool) -> None:
        """Ask for the questionnaire, then show it.

        Args:
            is_called_up: For the one visitor who is here: with the first question, and away
                again afterwards.  Otherwise an invitation stands there until staff leave.
        """
        self._is_called_up = is_called_up
        self._ports.background.run(self._begin, on_done=self._take, on_error=self.failed.emit)

    def close(self) -> None:
        """Show nothing any more; what was tapped and not sent is forgotten."""
        self._is_open = False
        self._timer.stop()
        self._run = None
        self._held_since_s = None
        self._typed = ""

    def tick(self) -> None:
        """Look at the clock; called a few times a second."""
        now_s = self._ports.now_s()
        if self._held_since_s is not None and now_s - self._held_since_s >= HOLD_S:
            self._held_since_s = None
            self._show_code()
        gone_s = now_s - self._touched_s
        match self._screen.stage:
            case KioskStage.THANKS if gone_s >= THANKS_S:
                self._finish()
            case KioskStage.QUESTION if gone_s >= IDLE_S:
                self._finish()
            case KioskStage.QUESTION:
                left_s = math.ceil(IDLE_S - gone_s)
                self._show(replace(self._screen, left_s=left_s if left_s <= WARN_S else 0))
            case KioskStage.CODE if gone_s >= IDLE_S:
                self._cancel_code()
            case KioskStage.CODE:
                self._show_typed()
            case KioskStage.START if now_s - self._asked_s >= _FRESH_S:
                self._renew()
            case _:
                pass

    def _connect(self) -> None:
        view = self._view
        view.begun.connect(self._start_questions)
        view.picked.connect(self._pick)
        view.skipped.connect(self._skip)
        view.went_on.connect(self._go_on)
        view.went_back.connect(self._go_back)
        view.language_turned.connect(self._turn_language)
        view.size_turned.connect(self._turn_size)
        view.stayed.connect(self._stay)
        view.gave_up.connect(self._give_up)
        view.corner_pressed.connect(self._hold)
        view.corner_released.connect(self._let_go)
        view.key_pressed.connect(self._type_code)
        view.code_cancelled.connect(self._cancel_code)

    # --- one visitor after another --------------------------------------------

    def _begin(self) -> StoredQuestionnaire:
        return self._ports.begin()

    def _take(self, stored: StoredQuestionnaire) -> None:
        self._stored = stored
        self._asked_s = self._ports.now_s()
        self._is_open = True
        self._timer.start()
        if self._is_called_up:
            self._start_questions()
        else:
            self._show_start()
        self.opened.emit()

    def _renew(self) -> None:
        """Ask quietly whether another version holds by now."""
        self._asked_s = self._ports.now_s()
        self._ports.background.run(
            self._begin, on_done=self._take_newer, on_error=lambda _error: None
        )

    def _take_newer(self, stored: StoredQuestionnaire) -> None:
        self._stored = stored
        if self._screen.stage is KioskStage.START:
            self._show_start()

    def _show_start(self) -> None:
        self._run = None
        self._show(self._blank(KioskStage.START))

    def _start_questions(self) -> None:
        if self._stored is None:
            return
        # What the visitor before chose (language, large words) is not this one's choice; what
        # was chosen on the invitation is.
        fresh = self._screen if self._screen.stage is KioskStage.START else self._blank()
        self._screen = replace(fresh, stage=KioskStage.QUESTION, code=None, left_s=0)
        self._run = KioskRun(stored=self._stored)
        self._touch()
        self._show_question()

    def _finish(self) -> None:
        """Forget the visitor."""
        self._run = None
        if self._is_called_up:
            self.close()
            self._show(self._blank(KioskStage.START))
            self.ended.emit()
        else:
            self._show_start()

    def _blank(self, stage: KioskStage = KioskStage.QUESTION) -> KioskScreen:
        title = say_title(self._stored.questionnaire, is_english=False) if self._stored else ""
        return KioskScreen(branch_words=self._screen.branch_words, title_words=title, stage=stage)

    # --- taps -------------------------------------------------------------------

    def _pick(self, digit: int) -> None:
        if self._run is not None and self._touch():
            self._run = self._run.pick(digit)
            self._show_question()

    def _skip(self) -> None:
        if self._run is not None and self._turns():
            self._run = self._run.skip()
            self._step()

    def _go_on(self) -> None:
        if self._run is not None and self._turns():
            self._step()

    def _go_back(self) -> None:
        if self._run is not None and self._turns():
            self._run = self._run.back()
            self._show_question()

    def _step(self) -> None:
        run = self._run
        if run is None:
            return
        if not run.is_last:
            self._run = run.forward()
            self._show_question()
            return
        if run.is_touched:
            self._ports.keep(
                KioskResponse(
                    response_id=ResponseId(self._ports.new_id()),
                    version=run.stored.version,
                    answered_on=self._ports.today(),
                    answers=run.answers(),
                )
            )
        self._run = None
        self._show(replace(self._screen, stage=KioskStage.THANKS, question=None, left_s=0))

    def _turn_language(self) -> None:
        self._touch()
        is_english = not self._screen.is_english
        title = say_title(self._stored.questionnaire, is_english=is_english) if self._stored else ""
        self._show(replace(self._screen, is_english=is_english, title_words=title))
        self._show_question()

    def _turn_size(self) -> None:
        self._touch()
        self._show(replace(self._screen, is_large=not self._screen.is_large))

    def _stay(self) -> None:
        self._touch()
        self._show(replace(self._screen, left_s=0))

    def _give_up(self) -> None:
        if self._run is not None:
            self._finish()

    def _touch(self) -> bool:
        self._touched_s = self._ports.now_s()
        return True

    def _turns(self) -> bool:
        """Take note of a tap that turns the page; a double tap turns it once."""
        self._touch()
        if self._touched_s - self._turned_s < _DOUBLE_TAP_S:
            return False
        self._turned_s = self._touched_s
        return True

    def _show_question(self) -> None:
        run = self._run
        if run is None:
            return
        question, is_english = run.question, self._screen.is_english
        is_scale = question.kind is QuestionKind.SCALE
        count = len(question.choices)
        felt = moods(count, question.low_from) if is_scale else (0.0,) * count
        choices = tuple(
            ChoicePart(
                digit=digit,
                words=say_choice(choice, is_english=is_english),
                is_chosen=digit in run.digits,
                mood=felt[digit - 1],
            )
            for digit, choice in enumerate(question.choices, start=1)
        )
        part = QuestionPart(
            words=say_question(question, is_english=is_english),
            kind=question.kind,
            choices=choices,
            at=run.at + 1,
            count=len(run.questions),
        )
        self._show(replace(self._screen, question=part, left_s=0))

    def _show(self, screen: KioskScreen) -> None:
        if screen != self._screen or screen.stage is KioskStage.START:
            self._screen = screen
            self._view.display(screen)

    # --- staff --------------------------------------------------------------------

    def _hold(self) -> None:
        if self._is_open and self._screen.stage is not KioskStage.CODE:
            self._held_since_s = self._ports.now_s()

    def _let_go(self) -> None:
        self._held_since_s = None

    def _show_code(self) -> None:
        if not self._ports.has_code():
            return
        self._typed = ""
        self._touch()
        self._show(replace(self._screen, stage=KioskStage.CODE, code=CodePart(), left_s=0))
        self._show_typed()

    def _type_code(self, key: str) -> None:
        code = self._screen.code
        self._touch()
        if code is None or code.is_checked or code.wait_s:
            return
        if key == "delete":
            self._typed = self._typed[:-1]
        elif key == "enter":
            self._check_code()
            return
        elif len(self._typed) < CODE_LENGTH_MAX:
            self._typed += key
        self._show(replace(self._screen, code=CodePart(typed=len(self._typed))))

    def _check_code(self) -> None:
        if not self._typed:
            return
        typed, self._typed = self._typed, ""
        self._show(replace(self._screen, code=CodePart(is_checked=True)))
        self._ports.background.run(
            lambda: self._ports.fits_code(typed),
            on_done=self._take_check,
            on_error=lambda _error: self._take_check(fits=False),
        )

    def _take_check(self, fits: bool) -> None:  # noqa: FBT001 - what the worker reports
        if not self._is_open:
            return
        if fits:
            self._wrong_count = 0
            self.close()
            self._show(self._blank(KioskStage.START))
            self.left.emit()
            return
        self._wrong_count += 1
        wait_s = min(2**self._wrong_count, WAIT_MAX_S)
        self._wait_until_s = self._ports.now_s() + wait_s
        if self._screen.stage is KioskStage.CODE:
            self._show(replace(self._screen, code=CodePart(is_wrong=True, wait_s=wait_s)))

    def _show_typed(self) -> None:
        """Count down what is left of a wait."""
        code = self._screen.code
        if code is None or code.is_checked:
            return
        left_s = max(0, math.ceil(self._wait_until_s - self._ports.now_s()))
        if left_s != code.wait_s:
            is_wrong = code.is_wrong and left_s > 0
            self._show(replace(self._screen, code=replace(code, is_wrong=is_wrong, wait_s=left_s)))

    def _cancel_code(self) -> None:
        """Go back to where the visitor was."""
        self._typed = ""
        self._touch()
        stage = KioskStage.START if self._run is None else KioskStage.QUESTION
        if self._run is None and self._is_called_up:
            self._finish()
            return
        self._show(replace(self._screen, stage=stage, code=None))
        self._show_question()
