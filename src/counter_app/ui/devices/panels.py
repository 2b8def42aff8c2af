"""What opens at the side: the form for a machine, and the learning of a scanner."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit

from counter_app.settings import DEVICE_KINDS
from counter_app.ui.devices.screen import DevicesScreen, LearnState
from counter_app.ui.messages import Message
from counter_app.ui.names import say_device_kind
from counter_app.ui.scan_filter import PASSES_PROPERTY, Stroke
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import label
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.panels import Field, SidePanel, lay_out_form
from counter_app.ui.widgets.status import Status

_WIDTH_PX: Final = 372


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceEntry:
    """The form as it was entered."""

    kind: str
    name: str
    profile: str
    port: str
    instead_of: str


class DevicePanel(SidePanel):
    """Which machine, at which port, of which profile.

    Signals:
        kind_changed(str): Another kind was chosen.
    """

    kind_changed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self._instead_of = ""
        self.message = MessagePanel(theme)
        self.kind_combo, self.profile_combo = QComboBox(), QComboBox()
        for kind in DEVICE_KINDS:
            if kind != "scanner":  # A scanner types; it has no port.
                self.kind_combo.addItem(say_device_kind(kind), kind)
        self.name_edit = QLineEdit()
        self.name_edit.setMaxLength(40)
        self.port_combo = QComboBox()
        port_edit = QLineEdit()
        port_edit.setAccessibleName(self.tr("連接埠"))
        self.port_combo.setLineEdit(port_edit)
        self.save_button = Button(theme, self.tr("儲存"), "primary", icon="check", key="F12")
        self.remove_button = Button(theme, self.tr("移除這台設備"), "danger", icon="trash")
        lay_out_form(
            theme,
            self,
            (
                self.message,
                Field(theme, self.tr("設備種類"), self.kind_combo),
                Field(
                    theme,
                    self.tr("名稱"),
                    self.name_edit,
                    hint=self.tr("記在帳上，例如 EDC1，之後請不要改。"),
                ),
                Field(
                    theme,
                    self.tr("連接埠"),
                    self.port_combo,
                    hint=self.tr("網路設備請輸入 socket://位址:埠號。"),
                ),
                Field(
                    theme,
                    self.tr("設定檔"),
                    self.profile_combo,
                    hint=self.tr("機型與銀行的通訊設定。"),
                ),
                self.remove_button,
            ),
            self.save_button,
        )
        self.keep_width(_WIDTH_PX)
        self.kind_combo.activated.connect(
            lambda _at: self.kind_changed.emit(self.kind_combo.currentData())
        )

    def display(self, screen: DevicesScreen, before: DevicesScreen) -> None:
        """Show the form, and begin anew when it is another one."""
        form = screen.form
        self.setVisible(form is not None)
        if form is None:
            return
        self.message.display(screen.error)
        if screen.profiles != before.profiles or self.profile_combo.count() == 0:
            self.profile_combo.clear()
            self.profile_combo.addItems(list(screen.profiles))
        if form == before.form:
            return
        self._instead_of = form.instead_of
        self.set_heading(
            self.tr("更換「{name}」").format(name=form.instead_of)
            if form.instead_of
            else self.tr("加入設備")
        )
        self.kind_combo.setCurrentIndex(max(self.kind_combo.findData(form.kind), 0))
        self.name_edit.setText(form.name)
        self.port_combo.clear()
        for choice in screen.ports:
            self.port_combo.addItem(choice.words, choice.port)
        self.port_combo.setCurrentIndex(self.port_combo.findData(form.port))
        if self.port_combo.currentIndex() < 0:
            self.port_combo.setEditText(form.port)
        self.profile_combo.setCurrentIndex(max(self.profile_combo.findText(form.profile), 0))
        self.remove_button.setVisible(bool(form.instead_of))

    def entry(self) -> DeviceEntry:
        """Return what was entered."""
        at = self.port_combo.findText(self.port_combo.currentText())
        port = self.port_combo.itemData(at) if at >= 0 else self.port_combo.currentText()
        return DeviceEntry(
            kind=self.kind_combo.currentData(),
            name=self.name_edit.text(),
            profile=self.profile_combo.currentText(),
            port=port,
            instead_of=self._instead_of,
        )


class LearnPanel(SidePanel):
    """Watches one scan of the barcode on the test strip, key by key.

    Signals:
        learned(object): Every `Stroke` before the Enter.
        again_requested(): It is to be tried once more.
    """

    learned = Signal(object)
    again_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.set_heading(self.tr("學習掃描器"))
        self.scan_edit = _ScanEdit()
        self.scan_edit.setPlaceholderText(self.tr("等待掃描…"))
        self.scan_edit.ended.connect(self.finish)
        self._outcome = MessagePanel(theme)
        self.again_button = Button(theme, self.tr("再試一次"), icon="refresh")
        self.again_button.clicked.connect(self.again_requested)
        for part in (
            label(
                self.tr(
                    "請掃描測試條碼：測試列印的紙條最下面那一個（TEST1234）。"
                    "還沒有紙條的話，請先測試收據印表機。"
                ),
                wraps=True,
            ),
            Field(theme, self.tr("請掃描測試條碼"), self.scan_edit),
            self._outcome,
            self.again_button,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.keep_width(_WIDTH_PX)

    def display(self, learn: LearnState, words: str) -> None:
        """Show how far the learning is."""
        self.setVisible(learn is not LearnState.OFF)
        statuses = {LearnState.LEARNED: Status.OK, LearnState.FAILED: Status.WARN}
        message = Message(what=words) if words and learn in statuses else None
        self._outcome.display(message, status=statuses.get(learn, Status.INFO))
        self.again_button.setVisible(learn in statuses)
        self.scan_edit.setEnabled(learn is LearnState.WAITING)

    def finish(self) -> None:
        """Hand on what was typed, and be ready for the next."""
        strokes = self.scan_edit.take_strokes()
        if strokes:
            self.learned.emit(strokes)


class _ScanEdit(QLineEdit):
    """Keeps every key with its time."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        # Keys reach it at once, as they come: the time between them is what is learned.
        self.setProperty(PASSES_PROPERTY, True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._strokes: list[Stroke] = []
        self._clock = QElapsedTimer()
        self._clock.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write the key down."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.ended.emit()
            return
        if event.text():
            at_ms = int(event.timestamp()) or self._clock.elapsed()
            self._strokes.append(Stroke(text=event.text(), at_ms=at_ms))
        super().keyPressEvent(event)

    def take_strokes(self) -> tuple[Stroke, ...]:
        """Return what was typed, and forget it."""
        strokes, self._strokes = tuple(self._strokes), []
        self.clear()
        return strokes
