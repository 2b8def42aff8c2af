"""Draws the settings; decides nothing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QWidget

from counter_app.domain.parts import PartName
from counter_app.settings import LANGUAGES, TEXT_SIZES_PERCENT, THEMES
from counter_app.ui.names import say_part
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.settings.kiosk_code import KioskCodeField
from counter_app.ui.settings.screen import Setting, SettingsScreen
from counter_app.ui.settings.wording import (
    say_forms,
    say_language,
    say_ready_numbers,
    say_second_typing,
    say_theme,
)
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.boxes import box, card, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.panels import scrolled
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.table import Cell, Column, RowTable, TableRow

SLIP_WIDTHS_MM: Final = (58, 80)
SECOND_TYPINGS: Final = (0, 20, 10, 5, 1)
FORM_CHOICES: Final = (("slip",), ("a4",), ("slip", "a4"))
_THEME_ICONS: Final = {"system": "screen", "light": "sun", "dark": "moon"}
_JOIN: Final = "+"


class SettingsView(Screen):
    """What everybody may set, and below it what the administrator may.

    Signals:
        chosen(object, object): A `Setting`, and the value it should have.
        moved(str, int): Name of a part of a debt, and by how many places it moves.
        code_chosen(str): The code of staff for the questionnaire; empty for none.
        shown(): The screen is in front now.
    """

    chosen = Signal(object, object)
    moved = Signal(str, int)
    code_chosen = Signal(str)
    shown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = SettingsScreen()
        self._message = MessagePanel(theme)
        self._change_labels: dict[Setting, QLabel] = {}
        self.theme_segments = Segments(
            theme,
            tuple(
                Segment(name=name, words=say_theme(name), icon=_THEME_ICONS[name])
                for name in THEMES
            ),
            takes_focus=True,
        )
        self.size_segments = Segments(
            theme,
            tuple(Segment(name=str(size), words=f"{size} %") for size in TEXT_SIZES_PERCENT),
            takes_focus=True,
        )
        self.language_segments = Segments(
            theme,
            tuple(Segment(name=name, words=say_language(name)) for name in LANGUAGES),
            takes_focus=True,
        )
        self.forms_segments = Segments(
            theme,
            tuple(
                Segment(name=_JOIN.join(forms), words=say_forms(forms)) for forms in FORM_CHOICES
            ),
            takes_focus=True,
        )
        self.numbers_segments = Segments(
            theme,
            tuple(
                Segment(
                    name=_name_of_numbers(are_shown=shown), words=say_ready_numbers(are_shown=shown)
                )
                for shown in (True, False)
            ),
            takes_focus=True,
        )
        self.width_segments = Segments(
            theme,
            tuple(Segment(name=str(width), words=f"{width} mm") for width in SLIP_WIDTHS_MM),
            takes_focus=True,
        )
        self.typing_segments = Segments(
            theme,
            tuple(
                Segment(name=str(every), words=say_second_typing(every)) for every in SECOND_TYPINGS
            ),
            takes_focus=True,
        )
        self.kiosk_code = KioskCodeField(theme)
        self.order_table = RowTable(
            theme,
            (Column(words=self.tr("順序"), width_px=80), Column(words=self.tr("項目"))),
            spoken=self.tr("抵充順序"),
            is_two_line=False,
        )
        self.up_button = Button(theme, self.tr("往前"), icon="arrow-left", key="+")
        self.down_button = Button(theme, self.tr("往後"), icon="arrow-right", key="−")
        self._counter_box = self._lay_out_counter()
        self._desk_box = self._lay_out_desk()
        self.setLayout(self._lay_out())
        self._connect()
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("設定")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Nothing: every choice has its button, and is in force when it is pressed."""
        return {}

    def on_sign(self, sign: str) -> bool:
        """Move the current part of a debt: ``+`` is settled earlier, ``-`` later."""
        if not self.order_table.hasFocus():
            return False
        self._move(-1 if sign == "+" else 1)
        return True

    def on_shown(self) -> None:
        """Tell that the screen is in front."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Put the focus on the theme that holds."""
        button = self.theme_segments.chosen_button()
        if button is not None:
            button.setFocus()

    def display(self, screen: SettingsScreen) -> None:
        """Make the screen look like *screen*."""
        before, self._screen = self._screen, screen
        settings = screen.settings
        self._message.display(screen.error)
        self.theme_segments.display(settings.theme)
        self.size_segments.display(str(settings.text_size_percent))
        self.language_segments.display(settings.language)
        self.forms_segments.display(_name_of(settings.receipt_forms))
        self.numbers_segments.display(_name_of_numbers(are_shown=settings.shows_ready_numbers))
        self.width_segments.display(str(settings.slip_width_mm))
        self.typing_segments.display(str(settings.second_typing_every))
        self.kiosk_code.display(is_set=bool(settings.kiosk_code_hash))
        self._counter_box.setVisible(screen.may_set_counter)
        self._desk_box.setVisible(screen.may_set_desk)
        self._show_order(settings.allocation_order)
        for setting, change_label in self._change_labels.items():
            words = screen.changes.get(setting, "")
            change_label.setText(words)
            change_label.setVisible(bool(words))
            if words and words != before.changes.get(setting, ""):
                announce(change_label, words)

    def _show_order(self, order: tuple[str, ...]) -> None:
        # The row that moved stays the current one, so that a key can be pressed again.
        current = self.order_table.current_key() or order[0]
        self.order_table.display(
            tuple(
                TableRow(
                    key=name,
                    cells=(Cell(words=str(at), tone="muted"), Cell(words=say_part(PartName(name)))),
                )
                for at, name in enumerate(order, start=1)
            )
        )
        self.order_table.set_current(order.index(current))
        self._enable_moves()

    def _enable_moves(self) -> None:
        order = self._screen.settings.allocation_order
        current = self.order_table.current_key()
        self.up_button.setEnabled(current not in {"", order[0]})
        self.down_button.setEnabled(current not in {"", order[-1]})

    def _lay_out(self) -> QLayout:
        theme = self._theme
        everybody = card(
            "plain",
            column(
                theme,
                self._group(Setting.THEME, self.tr("外觀"), self.theme_segments),
                self._group(Setting.TEXT_SIZE, self.tr("文字大小"), self.size_segments),
                self._group(
                    Setting.LANGUAGE,
                    self.tr("語言"),
                    self.language_segments,
                    hint=self.tr("下次開啟程式時生效；收據一律是中文。"),
                ),
                self._counter_box,
                None,
                gap=16,
                margins=(16, 14, 16, 16),
            ),
        )
        columns = row(theme, everybody, self._desk_box, gap=12)
        columns.setStretch(0, 1)
        columns.setStretch(1, 1)
        inner = column(theme, self._message, columns, None, gap=12, margins=(14, 12, 14, 12))
        middle = row(theme, None, scrolled(box(inner)), None, gap=0)
        middle.setStretch(1, 8)
        return middle

    def _lay_out_counter(self) -> QWidget:
        return box(
            column(
                self._theme,
                self._group(
                    Setting.FORMS,
                    self.tr("收款後印的收據"),
                    self.forms_segments,
                    hint=self.tr("下次開啟程式或換人登入後生效；每一筆都還可以改。"),
                ),
                self._group(
                    Setting.READY_NUMBERS,
                    self.tr("沒人繳款時，第二螢幕顯示"),
                    self.numbers_segments,
                    hint=self.tr("只有號碼與櫃檯，沒有姓名；換人登入後生效。"),
                ),
                gap=16,
            )
        )

    def _lay_out_desk(self) -> QFrame:
        theme = self._theme
        order = column(
            theme,
            self.order_table,
            row(theme, self.up_button, self.down_button, None, gap=8),
            gap=8,
        )
        metrics = theme.metrics
        self.order_table.setFixedHeight(5 * metrics.h_line_row + 2 * metrics.s2)
        theme.changed.connect(self._fit)
        return card(
            "plain",
            column(
                theme,
                self._group(
                    Setting.ALLOCATION,
                    self.tr("抵充順序"),
                    box(order),
                    hint=self.tr("部分繳款先抵充排在前面的項目；換人登入後生效。"),
                ),
                self._group(
                    Setting.SLIP_WIDTH,
                    self.tr("感熱紙寬度"),
                    self.width_segments,
                    hint=self.tr("沒有設定收據印表機時用；有印表機時照它的設定檔。"),
                ),
                self._group(
                    Setting.SECOND_TYPING,
                    self.tr("意見調查表由第二人再打一次"),
                    self.typing_segments,
                    hint=self.tr("新的一疊照這裡抽查，也可以整疊都打兩次；換人登入後生效。"),
                ),
                self._group(
                    Setting.KIOSK_CODE,
                    self.tr("觸控問卷的工作人員代碼"),
                    self.kiosk_code,
                    hint=self.tr("平板要離開問卷時輸入；沒有代碼就只能用第二螢幕。"),
                ),
                None,
                gap=16,
                margins=(16, 14, 16, 16),
            ),
        )

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.order_table.setFixedHeight(5 * metrics.h_line_row + 2 * metrics.s2)

    def _group(self, setting: Setting, words: str, editor: QWidget, *, hint: str = "") -> QLayout:
        changed = label("", "small-strong", tone="ok", wraps=True)
        self._change_labels[setting] = changed
        editor.setAccessibleName(words)
        hint_label = label(hint, "muted", wraps=True)
        hint_label.setVisible(bool(hint))
        return column(self._theme, label(words, "strong"), editor, hint_label, changed, gap=4)

    def _connect(self) -> None:
        self.theme_segments.chosen.connect(lambda name: self.chosen.emit(Setting.THEME, name))
        self.size_segments.chosen.connect(
            lambda name: self.chosen.emit(Setting.TEXT_SIZE, int(name))
        )
        self.language_segments.chosen.connect(lambda name: self.chosen.emit(Setting.LANGUAGE, name))
        self.forms_segments.chosen.connect(
            lambda name: self.chosen.emit(Setting.FORMS, tuple(name.split(_JOIN)))
        )
        self.numbers_segments.chosen.connect(
            lambda name: self.chosen.emit(
                Setting.READY_NUMBERS, name == _name_of_numbers(are_shown=True)
            )
        )
        self.width_segments.chosen.connect(
            lambda name: self.chosen.emit(Setting.SLIP_WIDTH, int(name))
        )
        self.typing_segments.chosen.connect(
            lambda name: self.chosen.emit(Setting.SECOND_TYPING, int(name))
        )
        self.kiosk_code.chosen.connect(self.code_chosen)
        self.order_table.current_changed.connect(self._enable_moves)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))

    def _move(self, steps: int) -> None:
        name = self.order_table.current_key()
        if name and self._screen.may_set_desk:
            self.moved.emit(name, steps)


def _name_of(forms: tuple[str, ...]) -> str:
    return _JOIN.join(name for name in ("slip", "a4") if name in forms)


def _name_of_numbers(*, are_shown: bool) -> str:
    return "numbers" if are_shown else "welcome"
