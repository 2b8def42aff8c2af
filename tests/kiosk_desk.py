"""A kiosk with a clock of its own, for tests that tap."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from counter_app.domain.questionnaires import (
    Choice,
    Question,
    QuestionCode,
    QuestionKind,
    Questionnaire,
    StoredQuestionnaire,
)
from counter_app.ui.background import Background
from counter_app.ui.kiosk.outbox import KioskResponse
from counter_app.ui.kiosk.parts import ChoiceTarget, KioskButton
from counter_app.ui.kiosk.presenter import KioskPorts, KioskPresenter
from counter_app.ui.kiosk.view import KioskView
from counter_app.ui.theme.style import Theme
from windows import settle

CODE: Final = "830417"
TODAY: Final = date(2026, 3, 2)
SIZES: Final = ((1280, 800), (1024, 768), (800, 1280))


def make_question(code: str, kind: QuestionKind, count: int, *, low_from: int = 0) -> Question:
    return Question(
        code=QuestionCode(code),
        kind=kind,
        wording_zh=f"{code} 的題目",
        wording_en=f"Question {code}",
        low_from=low_from,
        choices=tuple(
            Choice(label_zh=f"第{at}項", label_en=f"Choice {at}") for at in range(1, count + 1)
        ),
    )


EVERY_KIND: Final = Questionnaire(
    valid_from=date(2025, 1, 1),
    title_zh="意見調查",
    title_en="Survey",
    questions=(
        make_question("time", QuestionKind.BANDS, 4, low_from=4),
        make_question("words_first", QuestionKind.TEXT, 0),
        make_question("staff", QuestionKind.SCALE, 5, low_from=4),
        make_question("why", QuestionKind.MULTIPLE, 6),
        make_question("how", QuestionKind.SINGLE, 9),
        make_question("comment", QuestionKind.TEXT, 0),
    ),
)
"""One question of each kind, and two that a kiosk leaves out."""


@dataclass
class KioskDesk:
    """A kiosk in a window, what it has sent, and its clock.

    Attributes:
        told: Signals of the presenter by name, in their order.
    """

    view: KioskView
    presenter: KioskPresenter
    now_s: list[float]
    sent: list[KioskResponse]
    codes: list[str]
    told: list[str] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        """Let time go by in steps of a timer that ticks."""
        end_s = self.now_s[0] + seconds
        while self.now_s[0] < end_s:
            self.now_s[0] = min(end_s, self.now_s[0] + 0.2)
            self.presenter.tick()
        settle()

    def tap(self, target: QWidget) -> None:
        """Tap the middle of something, a second after the last tap."""
        self.now_s[0] += 1
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        settle()

    def choose(self, digit: int) -> None:
        self.tap(self.targets[digit - 1])

    @property
    def targets(self) -> list[ChoiceTarget]:
        page = self.view.question_page
        return [each for each in page.targets if each.isVisible()]

    @property
    def words(self) -> str:
        return self.view.question_page.question_label.text()

    def hold_corner(self, seconds: float) -> None:
        QTest.mousePress(self.view.corner, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
        self.wait(seconds)
        QTest.mouseRelease(self.view.corner, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
        settle()

    def type_code(self, code: str) -> None:
        for digit in code:
            self.tap(self.view.code_page.keys[digit])
        self.tap(self.view.code_page.keys["enter"])


def make_kiosk(
    theme: Theme,
    background: Background,
    *,
    questionnaire: Questionnaire = EVERY_KIND,
    has_code: bool = True,
    size: tuple[int, int] = SIZES[0],
) -> KioskDesk:
    """Return a kiosk that is seen, and not open yet; its timer stands still."""
    now_s, sent, codes = [1_000.0], list[KioskResponse](), list[str]()

    def fits(code: str) -> bool:
        codes.append(code)
        return code == CODE

    view = KioskView(theme)
    view.resize(*size)
    presenter = KioskPresenter(
        view,
        KioskPorts(
            begin=lambda: StoredQuestionnaire(version=3, questionnaire=questionnaire, is_used=True),
            keep=sent.append,
            has_code=lambda: has_code,
            fits_code=fits,
            today=lambda: TODAY,
            new_id=lambda: f"r-{len(sent) + 1}",
            now_s=lambda: now_s[0],
            background=background,
        ),
        branch_words="宜蘭分署",
    )
    # Only the clock of the test goes by.
    presenter._timer.setInterval(10**8)
    desk = KioskDesk(view=view, presenter=presenter, now_s=now_s, sent=sent, codes=codes)
    presenter.opened.connect(lambda: desk.told.append("opened"))
    presenter.ended.connect(lambda: desk.told.append("ended"))
    presenter.left.connect(lambda: desk.told.append("left"))
    presenter.failed.connect(lambda _error: desk.told.append("failed"))
    view.show()
    settle()
    return desk


def buttons_of(view: KioskView) -> list[QAbstractButton]:
    """Return everything that can be tapped now."""
    kinds: tuple[type[QAbstractButton], ...] = (ChoiceTarget, KioskButton)
    return [each for kind in kinds for each in view.findChildren(kind) if each.isVisibleTo(view)]
