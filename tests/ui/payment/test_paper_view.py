"""A paper in its panel: as high as it is wide, whatever the height of the window."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSizePolicy
from pytestqt.qtbot import QtBot

from counter_app.ui.payment.paper_view import PaperView
from counter_app.ui.payment.screen import Preview
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.panels import scrolled

WIDTH = 320
RESIZES_MAX = 300


class Flips(QObject):
    """Counts how often a paper changes its size, and gives up before the program would end."""

    def __init__(self, paper: PaperView) -> None:
        super().__init__()
        self.count = 0
        self._paper = paper
        paper.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        if event.type() is QEvent.Type.Resize:
            self.count += 1
            if self.count > RESIZES_MAX:
                self._paper.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return False


def flips_at_every_height(qtbot: QtBot, theme: Theme, vertical: QSizePolicy.Policy) -> int:
    """Return the most size changes that one height of the window led to."""
    paper = PaperView(theme)
    policy = paper.sizePolicy()
    image = QImage(300, 480, QImage.Format.Format_RGB32)
    area = scrolled(paper)
    qtbot.addWidget(area)
    paper.display(Preview(image=image))
    area.resize(WIDTH, 300)
    area.show()
    flips = Flips(paper)
    worst = 0
    for height in range(440, 560, 3):
        policy.setVerticalPolicy(vertical)
        paper.setSizePolicy(policy)
        flips.count = 0
        area.resize(WIDTH, height)
        qtbot.wait(1)
        worst = max(worst, flips.count)
    return worst


def test_the_scroll_bar_beside_a_paper_never_comes_and_goes_for_ever(
    qtbot: QtBot, theme: Theme
) -> None:
    vertical = PaperView(theme).sizePolicy().verticalPolicy()
    assert flips_at_every_height(qtbot, theme, vertical) < 10


def test_a_least_height_from_the_present_width_would_let_it_flip(
    qtbot: QtBot, theme: Theme
) -> None:
    assert flips_at_every_height(qtbot, theme, QSizePolicy.Policy.Minimum) > RESIZES_MAX
