"""Draws the right panel: the paper as it will be, which papers, and the one before."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame

from counter_app.ui.approval.panel import ApprovalPanel
from counter_app.ui.payment.paper_view import PaperView
from counter_app.ui.payment.screen import LastReceipt, Output, RightScreen
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import (
    ElidedLabel,
    box,
    card,
    column,
    label,
    row,
    yielding,
)
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.chip import StatusChip
from counter_app.ui.widgets.money import grouped, spoken
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import scrolled
from counter_app.ui.widgets.status import Status

_PAPER_MIN_PX: Final = 120


class ReceiptPanel(QFrame):
    """The right panel.

    Signals:
        output_toggled(str): A paper is wanted, or no longer; its name.
        reprint_requested(): A copy of the last receipt.
        drawer_requested(): The drawer should open, or no longer.
    """

    output_toggled = Signal(str)
    reprint_requested = Signal()
    drawer_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self.setProperty("panel", "receipt")
        self._theme = theme
        self._chip = StatusChip(theme, Status.INFO, "")
        self.paper = PaperView(theme)
        self._area = scrolled(self.paper)
        self._area.setAccessibleName(self.tr("收據預覽"))
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # As high as the window gives it: the page itself does not scroll for a paper.
        yielding(self._area, height_px=theme.px(_PAPER_MIN_PX))
        self.boxes: dict[str, QCheckBox] = {}
        self._outputs = row(theme, gap=12)
        self._note = Notice(theme)
        self._number_label = ElidedLabel("", "muted")
        self._payer_label = label("", "muted")
        self._amount_label = label("", "strong")
        self.reprint_button = Button(theme, self.tr("補印"), "quiet", icon="printer", key="F9")
        self.drawer_button = Button(theme, self.tr("開錢箱"), "quiet", icon="drawer", key="F8")
        self.reprint_button.setAccessibleName(self.tr("補印上一張收據"))
        self.drawer_button.setAccessibleName(self.tr("打開錢箱"))
        self.approval = ApprovalPanel(theme)
        self._last_line = box(
            row(theme, self._number_label, None, self._payer_label, self._amount_label, gap=6)
        )
        self._buttons = box(row(theme, self.reprint_button, self.drawer_button, None, gap=2))
        self._last = card(
            "sunken",
            column(
                theme,
                self._last_line,
                self._buttons,
                gap=2,
                margins=(12, 8, 8, 6),
            ),
        )
        self._lay_out()
        self.reprint_button.clicked.connect(self.reprint_requested)
        self.drawer_button.clicked.connect(self.drawer_requested)

    def display(self, screen: RightScreen) -> None:
        """Make the panel look like *screen*."""
        self._chip.display(Status.INFO, screen.form)
        self.paper.display(screen.preview)
        self._show_outputs(screen.outputs)
        self._show_last(screen.last)
        self.reprint_button.setEnabled(screen.can_reprint)
        self._last.setVisible(not screen.is_asking_second)
        self._note.display(screen.note, status=screen.note_status)

    def _lay_out(self) -> None:
        theme = self._theme
        head = row(theme, label(self.tr("收據預覽"), "h2"), None, self._chip)
        layout = column(
            theme,
            head,
            self._area,
            self._note,
            self._outputs,
            self._last,
            self.approval,
            gap=8,
            margins=(12, 12, 12, 12),
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _show_outputs(self, outputs: tuple[Output, ...]) -> None:
        for output in outputs:
            tick = self.boxes.get(output.name)
            if tick is None:
                tick = self._make_box(output)
            tick.setText(output.words)
            tick.setAccessibleName(self.tr("收據輸出：{form}").format(form=output.words))
            tick.setChecked(output.is_on)
            tick.setEnabled(output.is_enabled)
            tick.setToolTip("" if output.is_enabled else output.why_not)

    def _make_box(self, output: Output) -> QCheckBox:
        tick = QCheckBox()
        tick.clicked.connect(lambda _on=False, name=output.name: self.output_toggled.emit(name))
        self.boxes[output.name] = tick
        self._outputs.addWidget(tick)
        return tick

    def _show_last(self, last: LastReceipt | None) -> None:
        if last is None:
            self._number_label.setText(self.tr("還沒有收據"))
            self._payer_label.setText("")
            self._amount_label.setText("")
            return
        self._number_label.setText(last.number)
        self._payer_label.setText(last.payer)
        self._amount_label.setText(grouped(last.amount_twd))
        self._last_line.setAccessibleName(
            self.tr("上一張收據 {number}，{payer}，{sum}").format(
                number=last.number, payer=last.payer, sum=spoken(last.amount_twd)
            )
        )
