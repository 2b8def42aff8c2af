"""Draws the one field of a volunteer; decides nothing, and shows nobody's name."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal

from counter_app.ui.messages import Message
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.message_panel import PanelAction
from counter_app.ui.widgets.one_field import FieldWords, OneFieldPage
from counter_app.ui.widgets.status import Status

_LENGTH_MAX: Final = 400
"""A signed code is the longest that is scanned here."""

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintNoticeScreen:
    """Everything there is to see on the page.

    Attributes:
        is_busy: A paper is being printed; no other can be asked for.
        said: What became of the last scan.
        actions: What can be done about it.
    """

    is_busy: bool = False
    said: Message | None = None
    said_status: Status = Status.OK
    actions: tuple[PanelAction, ...] = ()


class PrintNoticeView(OneFieldPage):
    """One field for the number, the barcode or the code of a notice, and what became of it.

    Signals:
        acted(str): Name of the action that was pressed.
    """

    acted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _words(), length_max=_LENGTH_MAX)
        self.panel.acted.connect(self.acted)
        self.display(PrintNoticeScreen())

    def display(self, screen: PrintNoticeScreen) -> None:
        """Make the page look like *screen*."""
        self.panel.display(screen.said, status=screen.said_status, actions=screen.actions)
        self._set_busy(is_busy=screen.is_busy)


def _words() -> FieldWords:
    return FieldWords(
        title=translate("PrintNoticeView", "列印通知書"),
        icon="scan",
        heading=translate("PrintNoticeView", "請刷通知書的條碼"),
        hint=translate(
            "PrintNoticeView", "刷中間的條碼或 QR，或輸入 N 開頭的通知書號碼。一次印一張。"
        ),
        spoken=translate("PrintNoticeView", "通知書號碼或條碼"),
        verb=translate("PrintNoticeView", "列印這一張"),
        verb_icon="printer",
    )
