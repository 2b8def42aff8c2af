"""Draws the faces of a drawer with a field for each; decides nothing."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from counter_app.domain.money import DENOMINATIONS_TWD
from counter_app.ui.cash_count.values import Counting
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.amount_edit import AmountEdit, digits_of
from counter_app.ui.widgets.boxes import grid, label
from counter_app.ui.widgets.money import grouped

PIECES_MAX: Final = 9_999
"""More pieces of one face than a drawer holds."""

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CashGrid(QWidget):
    """A field for each face, from 2,000 down to 1, and one for what is in none of them.

    Enter goes from field to field, in the order in which a drawer is counted.

    Signals:
        pieces_changed(int, int): Place in `DENOMINATIONS_TWD`, and how many.
        other_changed(object): The sum beside the faces as ``Twd``, or ``None``.
        finished(): Enter was pressed in the last field.
    """

    pieces_changed = Signal(int, int)
    other_changed = Signal(object)
    finished = Signal()

    def __init__(self, theme: Theme, *, has_other: bool = False) -> None:
        """Lay the fields out; *has_other* adds the one beside the faces."""
        super().__init__()
        self._theme = theme
        self.piece_edits = [_PieceEdit(self._spoken(face_twd)) for face_twd in DENOMINATIONS_TWD]
        self.other_edit = AmountEdit(self.tr("其他金額"))
        self.other_edit.setProperty("kind", "")
        self.other_edit.setPlaceholderText("0")
        self._has_other = has_other
        self._sum_labels = [label("", "strong") for _ in DENOMINATIONS_TWD]
        self.setLayout(self._lay_out())
        self._connect()

    def display(self, counting: Counting, *, is_enabled: bool = True) -> None:
        """Show a count."""
        for at, (pieces, line_twd) in enumerate(
            zip(counting.pieces, counting.lines_twd, strict=True)
        ):
            self.piece_edits[at].show_pieces(pieces)
            self._sum_labels[at].setText(grouped(line_twd) if pieces else "—")
        if self.other_edit.amount_twd() != counting.other_twd:
            self.other_edit.set_amount(counting.other_twd)
        self.setEnabled(is_enabled)

    def focus_home(self) -> None:
        """Put the focus on the largest face."""
        self.piece_edits[0].setFocus()

    def _lay_out(self) -> QGridLayout:
        layout = grid(self._theme, gap=8)
        half = len(DENOMINATIONS_TWD) // 2
        for at, face_twd in enumerate(DENOMINATIONS_TWD):
            # Down the left half first, then the right: the order in which a drawer is counted.
            line, left = at % half, (at // half) * 4
            face = label(self.tr("{face} 元").format(face=grouped(face_twd)), "strong")
            face.setAlignment(_RIGHT)
            self._sum_labels[at].setAlignment(_RIGHT)
            self._sum_labels[at].setMinimumWidth(self._theme.px(84))
            layout.addWidget(face, line, left)
            layout.addWidget(self.piece_edits[at], line, left + 1)
            layout.addWidget(self._sum_labels[at], line, left + 2)
        if self._has_other:
            other = label(self.tr("其他"), "strong")
            other.setAlignment(_RIGHT)
            hint = label(self.tr("不在上列面額的現金，以總額計；錢箱全空請填 0"), "muted")
            layout.addWidget(other, half, 0)
            layout.addWidget(self.other_edit, half, 1)
            layout.addWidget(hint, half, 2, 1, 5)
        layout.setColumnMinimumWidth(3, self._theme.px(32))
        for stretched in (1, 5):
            layout.setColumnStretch(stretched, 1)
        return layout

    def _connect(self) -> None:
        fields: list[QLineEdit] = [*self.piece_edits]
        if self._has_other:
            fields.append(self.other_edit)
        for field, following in zip(fields, [*fields[1:], None], strict=True):
            field.returnPressed.connect(lambda to=following: self._go_on(to))
        for at, piece_edit in enumerate(self.piece_edits):
            piece_edit.counted.connect(
                lambda pieces, place=at: self.pieces_changed.emit(place, pieces)
            )
        self.other_edit.amount_changed.connect(self.other_changed)

    def _go_on(self, following: QLineEdit | None) -> None:
        if following is None:
            self.finished.emit()
        else:
            following.setFocus(Qt.FocusReason.TabFocusReason)

    def _spoken(self, face_twd: int) -> str:
        return self.tr("{face} 元的張數或枚數").format(face=face_twd)


class _PieceEdit(QLineEdit):
    """How many pieces of one face; nothing means none."""

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
