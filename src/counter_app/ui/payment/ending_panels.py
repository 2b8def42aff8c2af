"""Draws what comes after the money was asked for: a clear no, and the payment that is done."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from counter_app.ui.names import in_one_breath
from counter_app.ui.payment.screen import EndScreen, PaidScreen
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import card, column, grid, label, row, rule, set_look
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.money import MoneyLabel
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.widgets.status import ICONS, Status, front_role

_PIECES_A_ROW = 3
_ENTER_REST_MS = 400
"""So long a button that just appeared takes no focus: the Enter that paid may still be down."""


class EndPanel(QWidget):
    """A message with its ways on.

    Signals:
        acted(str): Name of an action.
        primary_requested(): The way on that F12 takes.
    """

    acted = Signal(str)
    primary_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.message = MessagePanel(theme)
        self.message.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.message.acted.connect(self.acted)
        self.primary_button = Button(theme, "", "primary", icon="next", key="F12")
        self.primary_button.clicked.connect(self.primary_requested)
        self.setLayout(column(theme, self.message, None, self.primary_button, gap=10))

    def display(self, screen: EndScreen) -> None:
        """Make the panel look like *screen*."""
        self.message.display(screen.message, status=screen.status, actions=screen.actions)
        self.primary_button.setVisible(bool(screen.primary))
        self.primary_button.set_words(screen.primary)
        self.primary_button.set_icon(screen.primary_icon)

    def focus_home(self) -> None:
        """Put the focus where nothing happens by itself."""
        self.message.setFocus()


class PaidPanel(QWidget):
    """Money first: what was taken and what goes back; then the papers; then the next one.

    Signals:
        acted(str): Name of an action about a paper.
        next_requested(): The next visitor.
    """

    acted = Signal(str)
    next_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._had_trouble = False
        self._words_label = label("", "h1")
        self._note_label = label("", "muted", wraps=True)
        self._left_label = label("", "small-strong", tone="warn", wraps=True)
        texts = column(theme, self._words_label, self._note_label, self._left_label, gap=2)
        done = Picture(theme, ICONS[Status.OK], colour="ok", size_px=40)
        top = row(theme, done, texts, gap=14, margins=(16, 12, 16, 12))
        top.setStretch(1, 1)
        self._top = card("ok", top)
        self._top.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._change = MoneyLabel(theme, size="f_money", unit_size="", tone="ok")
        self._pieces_labels = [label("", "strong") for _place in range(3 * _PIECES_A_ROW)]
        self._change_card = self._lay_out_change(theme)
        self._paper_picture = Picture(theme, ICONS[Status.INFO], size_px=18)
        self._paper_label = label("", "strong", wraps=True)
        paper = row(theme, self._paper_picture, self._paper_label, gap=10, margins=(14, 10, 14, 10))
        paper.setStretch(1, 1)
        self._paper = card("sunken", paper)
        self._trouble = MessagePanel(theme)
        self._trouble.acted.connect(self.acted)
        self._foot_label = label("", "muted", wraps=True)
        self._foot_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.next_button = Button(theme, self.tr("下一位"), "primary", icon="next", key="F12")
        self.next_button.clicked.connect(self.next_requested)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_ENTER_REST_MS)
        self._rest.timeout.connect(self._focus_trouble)
        self.setLayout(
            column(
                theme,
                self._top,
                self._change_card,
                self._paper,
                self._trouble,
                None,
                self._foot_label,
                self.next_button,
                gap=10,
            )
        )

    def display(self, screen: PaidScreen) -> None:
        """Make the panel look like *screen*."""
        self._words_label.setText(screen.words)
        self._note_label.setText(screen.note)
        self._left_label.setText(screen.left_words)
        self._left_label.setVisible(bool(screen.left_words))
        self._top.setAccessibleName(in_one_breath(screen.words, screen.note))
        self._change_card.setVisible(screen.change_twd > 0)
        self._change.display(screen.change_twd)
        _put_words(self._pieces_labels, screen.pieces)
        self._paper.setVisible(bool(screen.paper))
        self._paper_label.setText(screen.paper)
        self._paper_picture.display(
            ICONS[screen.paper_status], colour=front_role(screen.paper_status)
        )
        set_look(self._paper_label, tone="ok" if screen.paper_status is Status.OK else "")
        self._trouble.display(screen.trouble, status=screen.trouble_status, actions=screen.actions)
        self._foot_label.setText(screen.foot)
        has_trouble = screen.trouble is not None
        if has_trouble and not self._had_trouble:
            self._rest.start()
        if not has_trouble and self._had_trouble:
            self._rest.stop()
            if self.isVisible():
                self._top.setFocus()
        self._had_trouble = has_trouble

    def focus_home(self) -> None:
        """Put the focus where nothing happens by itself."""
        self._top.setFocus()

    def _focus_trouble(self) -> None:
        if self.isVisible() and self._had_trouble:
            self._trouble.focus_first_action()

    def _lay_out_change(self, theme: Theme) -> QFrame:
        pieces = grid(theme, gap=4)
        for at, each in enumerate(self._pieces_labels):
            pieces.addWidget(each, at // _PIECES_A_ROW, at % _PIECES_A_ROW)
            pieces.setColumnStretch(at % _PIECES_A_ROW, 1)
        heading = row(theme, label(self.tr("請找零"), "h2"), None, self._change)
        return card(
            "sunken", column(theme, heading, rule(), pieces, gap=6, margins=(18, 8, 18, 10))
        )


def _put_words(labels: list[QLabel], words: tuple[str, ...]) -> None:
    for at, each in enumerate(labels):
        each.setText(words[at] if at < len(words) else "")
        each.setVisible(at < len(words))
