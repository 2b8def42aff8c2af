"""A notice where it matters, with the one thing that can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.boxes import label, row, set_look
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.widgets.status import ICONS, Status, front_role


class Notice(QFrame):
    """A band of one or two lines; without words it takes no room.

    Signals:
        acted(): The action beside the words was pressed.
    """

    acted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = Picture(theme, ICONS[Status.INFO])
        self._words_label = label("", "small", wraps=True)
        self._words_label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action_button = Button(theme, "", "link")
        self._action_button.clicked.connect(self.acted)
        self.setLayout(
            row(
                theme,
                self._picture,
                self._words_label,
                self._action_button,
                gap=10,
                margins=(12, 6, 8, 6),
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def display(self, words: str, *, status: Status = Status.INFO, action: str = "") -> None:
        """Show words, and the action if there is one; no words hide the notice.

        New words of a warning or an error are also spoken.
        """
        is_new = bool(words) and words != self._words_label.text()
        set_look(self, notice=status.value)
        front = front_role(status)
        tone = "muted" if status is Status.NEUTRAL else status.value
        self._picture.display(ICONS[status], colour=front)
        self._words_label.setText(words)
        set_look(self._words_label, tone=tone)
        set_look(self._action_button, tone=tone)
        self._action_button.set_words(action)
        self._action_button.setVisible(bool(action))
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        if is_new and status in {Status.WARN, Status.BAD}:
            announce(self, words, at_once=status is Status.BAD)
