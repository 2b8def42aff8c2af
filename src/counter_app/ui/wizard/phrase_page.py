"""The page of the recovery phrase: shown once, on paper before anything else is done."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, grid, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.panels import Field
from counter_app.ui.wizard.page import WizardPageView
from counter_app.ui.wizard.screen import WizardScreen

_COLUMNS: Final = 6
_LENGTH: Final = 24


class PhrasePage(WizardPageView):
    """The 24 characters, a way to print them, and the word that they are safe.

    Signals:
        print_requested(): Print them.
    """

    print_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            self.tr("復原短語"),
            self.tr(
                "帳冊是加密的。金鑰遺失或電腦換新時，只有這 24 個字能打開帳冊與備份。"
                "只在這裡顯示一次：請印出或依序抄下，鎖進保險箱。"
            ),
        )
        self._characters = [label("", "h1") for _ in range(_LENGTH)]
        cells = grid(theme, gap=6)
        for place, character in enumerate(self._characters):
            number = label(str(place + 1), "small", tone="muted")
            cell = card("sunken", row(theme, number, character, None, margins=(10, 6, 10, 6)))
            cells.addWidget(cell, place // _COLUMNS, place % _COLUMNS)
        self.print_button = Button(theme, self.tr("列印這一頁"), icon="printer")
        self.safe_box = QCheckBox(self.tr("24 個字已經在紙上，也放到安全的地方了"))
        self.fields["is_phrase_safe"] = Field(theme, self.tr("確認"), self.safe_box)
        self.safe_box.setAccessibleName(self.safe_box.text())
        self.body.addWidget(box(cells))
        self.body.addLayout(row(theme, self.print_button, None))
        self.body.addWidget(self.fields["is_phrase_safe"])
        self.print_button.clicked.connect(self.print_requested)
        self.safe_box.toggled.connect(lambda on: self.answered.emit("is_phrase_safe", on))

    def display(self, screen: WizardScreen) -> None:
        """Show the phrase, as long as it is there to be shown."""
        super().display(screen)
        for place, character in enumerate(self._characters):
            text = screen.phrase[place : place + 1]
            character.setText(text)
            character.setAccessibleName(
                self.tr("第 {n} 個字：{character}").format(n=place + 1, character=text)
            )
        self.print_button.setEnabled(bool(screen.phrase) and not screen.is_printing)
        if self.safe_box.isChecked() != screen.answers.is_phrase_safe:
            self.safe_box.setChecked(screen.answers.is_phrase_safe)

    def focus_home(self) -> None:
        """Put the focus on what prints it."""
        self.print_button.setFocus()
