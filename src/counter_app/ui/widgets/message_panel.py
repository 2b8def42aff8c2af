"""A refusal or a trouble in its place: what happened, is the money safe, what to do now."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from counter_app.ui.messages import Message
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.boxes import box, column, label, row, set_look
from counter_app.ui.widgets.button import Button, ButtonKind
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.widgets.status import ICONS, Status, front_role


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelAction:
    """A way out, offered below the message."""

    name: str
    words: str
    icon: str = ""
    kind: ButtonKind = ""
    key: str = ""


class MessagePanel(QFrame):
    """A card in the colour of its status, with the ways out as buttons.

    Signals:
        acted(str): Name of the action that was pressed.
    """

    acted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = Picture(theme, ICONS[Status.BAD], size_px=22)
        self._what_label = label("", "h2", wraps=True)
        self._money_label = label("", "strong", wraps=True)
        self._now_label = label("", wraps=True)
        self._action_row = row(theme, gap=8)
        self._buttons: list[Button] = []
        self._actions: tuple[PanelAction, ...] = ()
        heading = row(theme, self._picture, self._what_label, gap=10)
        heading.setStretch(1, 1)
        self._actions_box = box(self._action_row)
        self.setLayout(
            column(
                theme,
                heading,
                self._money_label,
                self._now_label,
                self._actions_box,
                gap=6,
                margins=(14, 12, 14, 12),
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def display(
        self,
        message: Message | None,
        *,
        status: Status = Status.BAD,
        actions: tuple[PanelAction, ...] = (),
    ) -> None:
        """Show a message with its ways out; ``None`` hides the panel."""
        self.setVisible(message is not None)
        if message is None:
            self._what_label.setText("")
            return
        is_new = message.what != self._what_label.text()
        set_look(self, card=status.value)
        self._picture.display(ICONS[status], colour=front_role(status))
        self._what_label.setText(message.what)
        set_look(self._what_label, tone="" if status is Status.NEUTRAL else status.value)
        for words_label, words in (
            (self._money_label, message.money),
            (self._now_label, message.now),
        ):
            words_label.setText(words)
            words_label.setVisible(bool(words))
        self._offer(actions)
        spoken = " ".join(part for part in (message.what, message.money, message.now) if part)
        self.setAccessibleName(spoken)
        if is_new:
            announce(self, spoken, at_once=status is Status.BAD)

    def focus_first_action(self) -> None:
        """Put the focus on the first way out."""
        if self._buttons:
            self._buttons[0].setFocus()

    def _offer(self, actions: tuple[PanelAction, ...]) -> None:
        self._actions_box.setVisible(bool(actions))
        if actions == self._actions:
            return
        self._actions = actions
        for old in self._buttons:
            self._action_row.removeWidget(old)
            old.deleteLater()
        self._buttons = []
        for action in actions:
            button = Button(
                self._theme, action.words, action.kind, icon=action.icon, key=action.key
            )
            button.clicked.connect(lambda _on=False, name=action.name: self.acted.emit(name))
            self._action_row.addWidget(button, 1)
            self._buttons.append(button)
