"""Draws the one field in which an arrival is marked; decides nothing, shows nobody's name."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt

from counter_app.ui.messages import Message
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.boxes import card, column, label, row, set_look
from counter_app.ui.widgets.one_field import FieldWords, OneFieldPage
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.widgets.status import ICONS, Status, front_role

_GAP_PX: Final = 14
_LENGTH_MAX: Final = 64

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedPart:
    """Where the visitor goes now: a number, a desk, and whether it lies ready."""

    number: str
    desk_words: str
    status: Status
    status_words: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalScreen:
    """Everything there is to see on the page.

    Attributes:
        is_busy: An arrival is being marked.
        arrived: What became of the last one; gone after some seconds.
        error: Why nothing became of it.
    """

    is_busy: bool = False
    arrived: ArrivedPart | None = None
    error: Message | None = None


class ArrivalView(OneFieldPage):
    """One field for a slip, and below it what became of the last one; Esc empties both."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _words(), length_max=_LENGTH_MAX, gap_px=_GAP_PX)
        self._screen = ArrivalScreen()
        self._desk_label = label("", "display")
        self._number_label = label("", "h1", tone="muted")
        self._hint_label = label("", "h2", wraps=True)
        self._status_picture = Picture(theme, ICONS[Status.OK], size_px=26)
        self._status_label = label("", "h1")
        for centred in (self._desk_label, self._number_label, self._hint_label):
            centred.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._result = card(
            "ok",
            column(
                theme,
                self._desk_label,
                row(theme, None, self._status_picture, self._status_label, None, gap=8),
                self._hint_label,
                self._number_label,
                gap=8,
                margins=(20, 16, 20, 16),
            ),
        )
        self._add_result(self._result)
        self.display(self._screen)

    def display(self, screen: ArrivalScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        arrived = screen.arrived
        self._result.setVisible(arrived is not None)
        if arrived is not None:
            set_look(self._result, card=arrived.status.value)
            self._desk_label.setText(arrived.desk_words)
            set_look(self._desk_label, tone=arrived.status.value)
            self._number_label.setText(arrived.number)
            self._status_picture.display(ICONS[arrived.status], colour=front_role(arrived.status))
            self._status_label.setText(arrived.status_words)
            set_look(self._status_label, tone=arrived.status.value)
            self._hint_label.setText(arrived.hint)
            if arrived != before.arrived:
                announce(self, f"{arrived.desk_words} {arrived.status_words} {arrived.hint}")
        self.panel.display(screen.error, status=Status.BAD)
        self._set_busy(is_busy=screen.is_busy)

    def _clear(self) -> None:
        super()._clear()
        self.left.emit()


def _words() -> FieldWords:
    return FieldWords(
        title=translate("ArrivalView", "報到"),
        icon="person",
        heading=translate("ArrivalView", "請刷取件單"),
        hint=translate("ArrivalView", "刷取件單上的條碼或 QR 碼，或輸入 P 開頭的完整號碼。"),
        spoken=translate("ArrivalView", "取件單號碼"),
        verb=translate("ArrivalView", "報到"),
        verb_icon="check",
    )
