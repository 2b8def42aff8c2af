"""The lower edge of the window: every machine and how it is, always in sight."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.boxes import ElidedLabel, label, row, set_look
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.key_cap import KeyCap
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.widgets.status import ICONS, Status, front_role


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceState:
    """A machine as the bar shows it.

    Attributes:
        name: Its name in the settings.
        words: What it is, such as 收據印表機.
        state_words: How it is, such as 就緒 or 缺紙.
        action_words: The one thing to do about it, such as 重新連線; empty for none.
    """

    name: str
    words: str
    status: Status
    state_words: str
    action_words: str = ""


class DeviceBar(QFrame):
    """Machines at the left, the figures of the shift at the right.

    Signals:
        action_requested(str): The link beside the machine of this name was pressed.
    """

    action_requested = Signal(str)

    def __init__(self, theme: Theme, *, help_key: str) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("shell", "devices")
        self._items: dict[str, _Device] = {}
        self._devices = row(theme, gap=14)
        self._figures_label = ElidedLabel("", "muted")
        help_words = label(self.tr("快捷鍵"), "muted")
        self.setLayout(
            row(
                theme,
                self._devices,
                None,
                self._figures_label,
                KeyCap(theme, help_key),
                help_words,
                gap=8,
                margins=(18, 0, 16, 0),
            )
        )

    def display(
        self, devices: tuple[DeviceState, ...], *, figures: str, is_demo: bool = False
    ) -> None:
        """Show these machines, in this order, and the figures."""
        set_look(self, demo=is_demo)
        self._figures_label.setText(figures)
        names = [device.name for device in devices]
        if list(self._items) != names:
            self._rebuild(names)
        for device in devices:
            self._items[device.name].display(device)

    def _rebuild(self, names: list[str]) -> None:
        for item in self._items.values():
            self._devices.removeWidget(item)
            item.deleteLater()
        self._items = {}
        for name in names:
            item = _Device(self._theme, name)
            item.action_requested.connect(self.action_requested)
            self._devices.addWidget(item)
            self._items[name] = item


class _Device(QWidget):
    action_requested = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._picture = Picture(theme, ICONS[Status.NEUTRAL], size_px=16)
        self._words_label = label("", "muted")
        self._state_label = label("", "small-strong")
        self._action_button = Button(theme, "", "link")
        self._action_button.clicked.connect(lambda: self.action_requested.emit(name))
        self._state = ""
        self.setLayout(
            row(
                theme,
                self._picture,
                self._words_label,
                self._state_label,
                self._action_button,
                gap=5,
            )
        )

    def display(self, device: DeviceState) -> None:
        self._picture.display(ICONS[device.status], colour=front_role(device.status))
        self._words_label.setText(device.words)
        self._state_label.setText(device.state_words)
        tones = {Status.OK: "", Status.NEUTRAL: "muted"}
        set_look(self._state_label, tone=tones.get(device.status, device.status.value))
        spoken = f"{device.words} {device.state_words}"
        self._action_button.set_words(
            device.action_words, spoken=f"{device.words} {device.action_words}"
        )
        self._action_button.setVisible(bool(device.action_words))
        self.setAccessibleName(spoken)
        if self._state and self._state != device.state_words:
            announce(self, spoken, at_once=device.status is Status.BAD)
        self._state = device.state_words
