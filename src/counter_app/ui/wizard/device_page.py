"""The page of the machines: every port that was found, and what is plugged into it."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.wizard.answers import DeviceAnswer
from counter_app.ui.wizard.page import WizardPageView, show_text
from counter_app.ui.wizard.screen import WizardScreen

_KINDS: Final = ("", "card_terminal", "eticket_reader", "printer")


class DevicesPage(WizardPageView):
    """What was found, and what it is.

    Signals:
        device_answered(str, str, str): Port, kind and profile.
        device_removed(str): Port of a printer that was entered.
        printer_requested(): Add the address that was typed.
        look_requested(): Look again.
    """

    device_answered = Signal(str, str, str)
    device_removed = Signal(str)
    printer_requested = Signal()
    look_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            self.tr("設備"),
            self.tr("選出每個連接埠上的機器。沒有接上也能收現金，之後可在「設備」頁加入或更換。"),
        )
        self.look_button = Button(theme, self.tr("重新尋找"), icon="refresh")
        self._found_label = label("", "muted", wraps=True)
        head = row(theme, self._found_label, self.look_button)
        head.setStretch(0, 1)
        self._lines: dict[str, _DeviceLine] = {}
        self._list: QVBoxLayout = column(theme, gap=8)
        self.host_edit = self._add_edit(
            "network_host",
            self.tr("網路印表機"),
            hint=self.tr("IP 位址或主機名稱；連接埠是 9100 以外時寫成 192.168.1.50:9101。"),
        )
        self.host_edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.add_button = Button(theme, self.tr("加入"), icon="plus")
        self.add_button.setAccessibleName(self.tr("加入網路印表機"))
        # The button stands beside the edit itself, not beside its hint.
        field = self.fields["network_host"]
        line = row(theme, field, column(theme, label(" ", "strong"), self.add_button, None, gap=4))
        line.setStretch(0, 1)
        self.body.addLayout(head)
        self.body.addWidget(box(self._list))
        self.body.addLayout(line)
        self.look_button.clicked.connect(self.look_requested)
        self.add_button.clicked.connect(self.printer_requested)
        self.host_edit.returnPressed.connect(self._add_or_go_on)

    def display(self, screen: WizardScreen) -> None:
        """Show the machines."""
        super().display(screen)
        devices = screen.answers.devices
        found = sum(not device.is_network for device in devices)
        if screen.is_looking:
            words = self.tr("正在尋找連接埠…")
        elif found:
            words = self.tr("找到 {n} 個連接埠").format(n=found)
        else:
            words = self.tr("沒有找到序列埠；接上設備後按「重新尋找」。")
        self._found_label.setText(words)
        show_text(self.host_edit, screen.answers.network_host)
        self._list_devices(devices, screen)

    def focus_home(self) -> None:
        """Put the focus on the first machine, or on what looks for one."""
        first = next(iter(self._lines.values()), None)
        (first.kind_edit if first is not None else self.look_button).setFocus()

    def _list_devices(self, devices: Iterable[DeviceAnswer], screen: WizardScreen) -> None:
        ports = [device.port for device in devices]
        for port in [port for port in self._lines if port not in ports]:
            gone = self._lines.pop(port)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, device in enumerate(devices):
            if device.port not in self._lines:
                line = _DeviceLine(self._theme, device)
                line.answered.connect(self.device_answered)
                line.removed.connect(self.device_removed)
                self._lines[device.port] = line
                self._list.insertWidget(at, line)
            self._lines[device.port].display(device, screen)

    def _add_or_go_on(self) -> None:
        if self.host_edit.text().strip():
            self.printer_requested.emit()
        else:
            self.entered.emit()


class _DeviceLine(QWidget):
    """One port: what the system says of it, what it is, and which profile fits."""

    answered = Signal(str, str, str)
    removed = Signal(str)

    def __init__(self, theme: Theme, device: DeviceAnswer) -> None:
        super().__init__()
        self._port = device.port
        self._names: tuple[str, ...] = ()
        self.kind_edit = QComboBox()
        self.kind_edit.setAccessibleName(self.tr("{port} 是什麼").format(port=device.port))
        for kind in _KINDS if not device.is_network else ("printer",):
            self.kind_edit.addItem(say_device_kind(kind), kind)
        self.profile_edit = QComboBox()
        self.profile_edit.setAccessibleName(self.tr("{port} 的機型").format(port=device.port))
        self.remove_button = Button(theme, "", "quiet", icon="trash")
        self.remove_button.setAccessibleName(self.tr("移除 {port}").format(port=device.port))
        self.remove_button.setVisible(device.is_network)
        picture = Picture(theme, "printer" if device.is_network else "usb", size_px=22)
        words = column(
            theme,
            label(device.port.removeprefix("socket://"), "strong"),
            label(device.words, "muted", wraps=True),
            gap=0,
        )
        for edit, length in ((self.kind_edit, 10), (self.profile_edit, 12)):
            edit.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            edit.setMinimumContentsLength(length)
        inner = row(
            theme,
            picture,
            words,
            self.kind_edit,
            self.profile_edit,
            self.remove_button,
            gap=12,
            margins=(14, 8, 10, 8),
        )
        inner.setStretch(1, 1)
        self.setLayout(row(theme, card("plain", inner)))
        self.kind_edit.activated.connect(self._answer)
        self.profile_edit.activated.connect(self._answer)
        self.remove_button.clicked.connect(lambda: self.removed.emit(self._port))

    def display(self, device: DeviceAnswer, screen: WizardScreen) -> None:
        self.kind_edit.setCurrentIndex(max(0, self.kind_edit.findData(device.kind)))
        choices = screen.profiles.get(device.kind, ())
        names = tuple(choice.name for choice in choices)
        if names != self._names:
            self._names = names
            self.profile_edit.clear()
            for choice in choices:
                self.profile_edit.addItem(choice.words, choice.name)
        self.profile_edit.setCurrentIndex(self.profile_edit.findData(device.profile))
        self.profile_edit.setEnabled(bool(names))

    def _answer(self) -> None:
        kind, profile = self.kind_edit.currentData(), self.profile_edit.currentData()
        self.answered.emit(self._port, kind, profile or "")


def say_device_kind(kind: str) -> str:
    """Return what a kind of machine is called; the empty one is a port that is not used."""
    return {
        "": QCoreApplication.translate("Wizard", "不使用"),
        "card_terminal": QCoreApplication.translate("Wizard", "刷卡機"),
        "eticket_reader": QCoreApplication.translate("Wizard", "電子票證機"),
        "printer": QCoreApplication.translate("Wizard", "收據印表機"),
    }[kind]
