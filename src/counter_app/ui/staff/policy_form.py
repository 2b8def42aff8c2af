"""Draws the branch's rules for passwords and locks; decides nothing."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from counter_app.domain.passwords import GOVERNMENT, LIMITS, PasswordPolicy
from counter_app.ui.messages import Message
from counter_app.ui.names import say_policy
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, column, grid, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.panels import CentredPage, Field

_WIDTH_PX = 760
_COLUMNS = 2
_MARGIN_PX = 8


class PolicyForm(QWidget):
    """One field for each figure, within the bounds of the government's baseline.

    Signals:
        saved(object): The `PasswordPolicy` that was entered.
    """

    saved = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._policy = GOVERNMENT
        self._shown: PasswordPolicy | None = None
        self.message = MessagePanel(theme)
        self.spins: dict[str, QSpinBox] = {}
        fields = grid(theme, gap=16)
        for at, (name, (lowest, highest)) in enumerate(LIMITS.items()):
            spin = QSpinBox()
            spin.setRange(lowest, highest)
            # A style sheet gives a spin box no room at its left.
            spin.lineEdit().setTextMargins(int(theme.px(_MARGIN_PX)), 0, 0, 0)
            self.spins[name] = spin
            hint = QCoreApplication.translate("PolicyForm", "{lowest} 到 {highest}").format(
                lowest=lowest, highest=highest
            )
            field = Field(theme, say_policy(name), spin, hint=hint)
            fields.addWidget(field, at // _COLUMNS, at % _COLUMNS)
        self.save_button = Button(
            theme, self.tr("儲存密碼規則"), "primary", icon="check", key="F12"
        )
        self.default_button = Button(theme, self.tr("填入政府基準"), icon="undo")
        self.default_button.clicked.connect(lambda: self._fill(GOVERNMENT))
        self.save_button.clicked.connect(self.save)
        words = self.tr(
            "預設值依《資通系統防護基準》附表十。變更後全分署立即適用；已登入的人不受影響，"
            "每一項變更的新舊值都記入日誌。"
        )
        inner = column(
            theme,
            label(words, "muted", wraps=True),
            self.message,
            box(fields),
            row(theme, self.default_button, None, self.save_button, gap=8),
            None,
            gap=14,
        )
        page = CentredPage(theme, box(inner), width_px=_WIDTH_PX)
        self.setLayout(column(theme, page, gap=0))

    def display(
        self, policy: PasswordPolicy | None, *, error: Message | None, is_busy: bool
    ) -> None:
        """Show the rules in force, unless others are being entered over the same."""
        if policy is not None and policy != self._shown:
            self._shown = self._policy = policy
            self._fill(policy)
        self.message.display(error)
        can_save = policy is not None and not is_busy
        self.save_button.setEnabled(can_save)

    def save(self) -> None:
        """Ask for what was entered to be in force."""
        entered: dict[str, Any] = {name: spin.value() for name, spin in self.spins.items()}
        self.saved.emit(replace(self._policy, **entered))

    def _fill(self, policy: PasswordPolicy) -> None:
        for name, spin in self.spins.items():
            spin.setValue(getattr(policy, name))
