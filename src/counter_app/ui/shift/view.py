"""Draws the page on which the drawer is opened; decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from counter_app.domain.money import DENOMINATIONS_TWD, Twd
from counter_app.ui.messages import Message
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.amount_edit import AmountEdit, digits_of
from counter_app.ui.widgets.boxes import box, card, column, grid, label
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.money import HeroAmount, grouped
from counter_app.ui.widgets.panels import CentredPage, Field
from counter_app.ui.widgets.segments import Segment, Segments

PIECES_MAX: Final = 9_999
"""More pieces of one face than a drawer holds."""


class FloatEntry(StrEnum):
    """How the float is entered."""

    PIECES = "pieces"
    SUM = "sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftScreen:
    """Everything there is to see on the page, at one moment.

    Attributes:
        day_words: The business day, ROC, with its weekday.
        desk_words: Branch and desk.
        pieces: How many of each face, in the order of `DENOMINATIONS_TWD`.
        float_twd: What that comes to, or the sum as typed; None when nothing was entered.
        message: Why the drawer could not be opened.
    """

    day_words: str
    desk_words: str
    entry: FloatEntry = FloatEntry.PIECES
    pieces: tuple[int, ...] = (0,) * len(DENOMINATIONS_TWD)
    float_twd: Twd | None = None
    is_busy: bool = False
    message: Message | None = None


class ShiftView(Screen):
    """Counts the drawer, by notes and coins or as one sum.

    Signals:
        entry_chosen(str): A `FloatEntry` value.
        pieces_changed(int, int): Place in `DENOMINATIONS_TWD`, and how many.
        sum_changed(object): The sum as ``Twd``, or ``None``.
        open_requested(): The drawer is to be opened for the day.
    """

    entry_chosen = Signal(str)
    pieces_changed = Signal(int, int)
    sum_changed = Signal(object)
    open_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen: ShiftScreen | None = None
        self._day_label = label("", "display")
        self._desk_label = label("", tone="muted")
        self._message = MessagePanel(theme)
        self._segments = Segments(
            theme,
            (
                Segment(name=FloatEntry.PIECES.value, words=self.tr("清點張數"), icon="cash"),
                Segment(name=FloatEntry.SUM.value, words=self.tr("輸入總額"), icon="register"),
            ),
            takes_focus=True,
        )
        self.piece_edits = [_PieceEdit(self._spoken(face_twd)) for face_twd in DENOMINATIONS_TWD]
        self._sum_labels = [label("", "strong") for _ in DENOMINATIONS_TWD]
        self._pieces_box = self._lay_out_pieces()
        self.sum_edit = AmountEdit(self.tr("零用金總額"))
        self._sum_box = Field(
            theme,
            self.tr("零用金總額"),
            self.sum_edit,
            hint=self.tr("放進錢箱、供找零用的現金，單位為新臺幣元。"),
        )
        self._hero = HeroAmount(theme, self.tr("零用金"))
        self.open_button = Button(
            theme, self.tr("開班，開始收費"), "primary", icon="register", key="F12"
        )
        self.setLayout(self._lay_out())
        self._connect()

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("開班")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """F12 opens the drawer."""
        return {
            Action.PRIMARY: ScreenAction(
                run=self.open_requested.emit,
                words=self.tr("開班"),
                is_enabled=self.open_button.isEnabled(),
            )
        }

    def focus_home(self) -> None:
        """Put the focus on the first figure."""
        by_sum = self._screen is not None and self._screen.entry is FloatEntry.SUM
        (self.sum_edit if by_sum else self.piece_edits[0]).setFocus()

    def display(self, screen: ShiftScreen) -> None:
        """Make the page look like *screen*."""
        self._screen = screen
        self._day_label.setText(screen.day_words)
        self._desk_label.setText(screen.desk_words)
        self._message.display(screen.message)
        by_sum = screen.entry is FloatEntry.SUM
        self._segments.display(screen.entry.value)
        self._pieces_box.setVisible(not by_sum)
        self._sum_box.setVisible(by_sum)
        for at, (face_twd, pieces) in enumerate(zip(DENOMINATIONS_TWD, screen.pieces, strict=True)):
            self.piece_edits[at].show_pieces(pieces)
            self._sum_labels[at].setText(grouped(face_twd * pieces) if pieces else "—")
        if by_sum and self.sum_edit.amount_twd() != screen.float_twd:
            self.sum_edit.set_amount(screen.float_twd)
        self._hero.display(
            words=self.tr("零用金合計"),
            note=self.tr("開班後列入本班現金，日結時清點"),
            amount_twd=screen.float_twd,
        )
        self.open_button.setEnabled(not screen.is_busy and screen.float_twd is not None)
        opening = self.tr("開班中…")
        self.open_button.set_words(opening if screen.is_busy else self.tr("開班，開始收費"))

    def _lay_out_pieces(self) -> QWidget:
        layout = grid(self._theme, gap=8)
        half = len(DENOMINATIONS_TWD) // 2
        for at, face_twd in enumerate(DENOMINATIONS_TWD):
            # Down the left half first, then the right: the order in which a drawer is counted.
            line, left = at % half, (at // half) * 4
            face = label(self.tr("{face} 元").format(face=grouped(face_twd)), "strong")
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            face.setAlignment(right)
            self._sum_labels[at].setAlignment(right)
            self._sum_labels[at].setMinimumWidth(self._theme.px(84))
            layout.addWidget(face, line, left)
            layout.addWidget(self.piece_edits[at], line, left + 1)
            layout.addWidget(self._sum_labels[at], line, left + 2)
        layout.setColumnMinimumWidth(3, self._theme.px(32))
        for stretched in (1, 5):
            layout.setColumnStretch(stretched, 1)
        return box(layout)

    def _lay_out(self) -> QLayout:
        theme = self._theme
        inner = card(
            "plain",
            column(
                theme,
                self._day_label,
                self._desk_label,
                self._message,
                self._segments,
                self._pieces_box,
                self._sum_box,
                self._hero,
                self.open_button,
                gap=12,
                margins=(24, 18, 24, 20),
            ),
        )
        return column(theme, CentredPage(theme, inner, width_px=640), gap=0)

    def _connect(self) -> None:
        self._segments.chosen.connect(self.entry_chosen)
        self.sum_edit.amount_changed.connect(self.sum_changed)
        self.sum_edit.entered.connect(self.open_button.setFocus)
        self.open_button.clicked.connect(self.open_requested)
        for at, piece_edit in enumerate(self.piece_edits):
            piece_edit.counted.connect(
                lambda pieces, place=at: self.pieces_changed.emit(place, pieces)
            )
            piece_edit.returnPressed.connect(lambda place=at: self._focus_after(place))

    def _focus_after(self, at: int) -> None:
        following = (*self.piece_edits, self.open_button)[at + 1]
        following.setFocus(Qt.FocusReason.TabFocusReason)

    def _spoken(self, face_twd: int) -> str:
        return self.tr("{face} 元的張數或枚數").format(face=face_twd)


class _PieceEdit(QLineEdit):
    """How many pieces of one face; Enter goes on to the next, nothing means none."""

    counted = Signal(int)

    def __init__(self, spoken: str) -> None:
        super().__init__()
        self.setMaxLength(len(str(PIECES_MAX)))
        self.setPlaceholderText("0")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(spoken)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.textEdited.connect(self._tidy)

    def show_pieces(self, pieces: int) -> None:
        """Show a count; none is an empty field."""
        words = str(pieces) if pieces else ""
        if words != self.text():
            self.setText(words)

    def _tidy(self, words: str) -> None:
        digits = digits_of(words)
        if digits != words:
            self.setText(digits)
        self.counted.emit(int(digits or 0))
