"""Waiting for a machine: what was done, what is being waited for, how long yet."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QVBoxLayout, QWidget

from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.boxes import column, label, row, set_look
from counter_app.ui.widgets.picture import Picture


class StepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happens, in words."""

    words: str
    state: StepState


_LOOK: Final = {
    StepState.DONE: ("status-ok", "ok"),
    StepState.NOW: ("status-busy", "primary"),
    StepState.AHEAD: ("status-neutral", "text3"),
    StepState.FAILED: ("status-bad", "bad"),
}


class StepList(QWidget):
    """Steps below one another; the present one stands out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: list[tuple[QWidget, Picture, QLabel]] = []
        self._layout: QVBoxLayout = column(theme, gap=10)
        self.setLayout(self._layout)

    def display(self, steps: tuple[Step, ...]) -> None:
        """Show these steps."""
        while len(self._lines) < len(steps):
            self._add_line()
        for at, (line, picture, words_label) in enumerate(self._lines):
            line.setVisible(at < len(steps))
            if at >= len(steps):
                continue
            step = steps[at]
            icon, colour = _LOOK[step.state]
            picture.display(icon, colour=colour)
            words_label.setText(step.words)
            present = step.state in {StepState.NOW, StepState.FAILED}
            tone = "hint" if step.state is StepState.AHEAD else ""
            set_look(words_label, kind="strong" if present else "", tone=tone)

    def _add_line(self) -> None:
        picture = Picture(self._theme, "status-neutral", size_px=18)
        words_label = label("", wraps=True)
        line = QWidget()
        line.setLayout(row(self._theme, picture, words_label, gap=12))
        line.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self._lines.append((line, picture, words_label))
        self._layout.addWidget(line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """All there is to see while a machine takes its time.

    Attributes:
        icon: What the person should look at.
        heading: What the person at the desk should do now.
        below: Which machine, and where.
        elapsed_percent: How much of the time limit has passed; ``None`` hides the bar.
        note: The time left and what happens then.
    """

    icon: str
    heading: str
    below: str
    steps: tuple[Step, ...] = ()
    elapsed_percent: int | None = None
    note: str = ""


class WaitPanel(QFrame):
    """A panel that takes the focus while waiting, so that a nervous Enter does nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "sunken")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._picture = Picture(theme, "tap-card", colour="primary", size_px=64)
        self._heading_label = label("", "h1", wraps=True)
        self._below_label = label("", "muted", wraps=True)
        self._steps = StepList(theme)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._note_label = label("", "muted", wraps=True)
        for centred in (self._heading_label, self._below_label, self._note_label):
            centred.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(
            column(
                theme,
                None,
                row(theme, None, self._picture, None),
                self._heading_label,
                self._below_label,
                None,
                self._steps,
                None,
                self._bar,
                self._note_label,
                gap=10,
                margins=(20, 16, 20, 16),
            )
        )

    def display(self, waiting: Waiting) -> None:
        """Show where it stands; a new heading is spoken."""
        is_new = waiting.heading != self._heading_label.text()
        self._picture.display(waiting.icon, colour="primary")
        self._heading_label.setText(waiting.heading)
        self._below_label.setText(waiting.below)
        self._steps.display(waiting.steps)
        self._bar.setVisible(waiting.elapsed_percent is not None)
        self._bar.setValue(waiting.elapsed_percent or 0)
        self._bar.setAccessibleName(waiting.note)
        self._note_label.setText(waiting.note)
        self.setAccessibleName(waiting.heading)
        self.setAccessibleDescription(waiting.note)
        if is_new:
            announce(self, waiting.heading)
