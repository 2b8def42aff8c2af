"""Headings, fields, tiles and panels that more than one screen needs."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLayout,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.boxes import Part, box, card, column, label, row, rule, set_look
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.picture import Picture


class Field(QWidget):
    """A label above an editor, a hint and an error below it, told to screen readers alike."""

    def __init__(self, theme: Theme, words: str, editor: QWidget, *, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._hint = hint
        self._words_label = label(words, "strong")
        self._words_label.setBuddy(editor)
        self._below_label = label(hint, "muted", wraps=True)
        self._below_label.setVisible(bool(hint))
        editor.setAccessibleName(words)
        editor.setAccessibleDescription(hint)
        self.setFocusProxy(editor)
        self.setLayout(column(theme, self._words_label, editor, self._below_label, gap=4))

    def set_words(self, words: str) -> None:
        """Change the label, and the name that a screen reader says."""
        self._words_label.setText(words)
        self.editor.setAccessibleName(words)

    def set_hint(self, hint: str) -> None:
        """Show another hint; an error that is shown stays."""
        if hint == self._hint:
            return
        shows_hint = self._below_label.text() == self._hint
        self._hint = hint
        if shows_hint:
            self.show_error("")

    def show_error(self, words: str) -> None:
        """Mark the field and say what is wrong below it; no words clear the mark."""
        set_look(self.editor, state="error" if words else "")
        set_look(self._below_label, tone="bad" if words else "")
        self._below_label.setText(words or self._hint)
        self._below_label.setVisible(bool(words or self._hint))
        self.editor.setAccessibleDescription(words or self._hint)


class EmptyState(QWidget):
    """What to do when there is nothing to see yet."""

    def __init__(self, theme: Theme, *, icon: str, words: str, hint: str) -> None:
        super().__init__()
        self._words_label = label(words, "display", wraps=True)
        self._hint_label = label(hint, tone="muted", wraps=True)
        for centred in (self._words_label, self._hint_label):
            centred.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture = Picture(theme, icon, colour="primary", size_px=54, ground="primary_soft")
        self.setLayout(
            column(
                theme,
                None,
                row(theme, None, picture, None),
                self._words_label,
                self._hint_label,
                None,
                gap=12,
                margins=(24, 24, 24, 24),
            )
        )

    def display(self, *, words: str, hint: str) -> None:
        """Show other words."""
        self._words_label.setText(words)
        self._hint_label.setText(hint)


class SidePanel(QFrame):
    """A card at the side with a heading and a way to close it.

    Signals:
        closed(): The person wants it gone.
    """

    closed = Signal()

    def __init__(self, theme: Theme, words: str, *parts: Part) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("card", "plain")
        self._words_label = label(words, "h2")
        self._close_button = Button(theme, "", "quiet", icon="close")
        self._close_button.setAccessibleName(self.tr("關閉"))
        self._close_button.clicked.connect(self.closed)
        head = row(theme, self._words_label, None, self._close_button, margins=(16, 8, 8, 8))
        self.body: QVBoxLayout = column(theme, *parts, gap=10, margins=(16, 12, 16, 16))
        self.setLayout(column(theme, head, rule(), self.body, gap=0))

    def set_heading(self, words: str) -> None:
        """Show another heading."""
        self._words_label.setText(words)

    def keep_width(self, width_px: float) -> None:
        """Be so wide at 100 %, and wider with larger text."""
        keep_width(self._theme, self, width_px)


class ProgressPanel(QFrame):
    """Long work that shows how far it is and can be stopped.

    Signals:
        cancel_requested(): The person wants it to stop.
    """

    cancel_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self._words_label = label("", "h2", wraps=True)
        self._count_label = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 100)
        heading = row(theme, Picture(theme, "status-busy", colour="primary"), self._words_label)
        heading.setStretch(1, 1)
        self._cancel_button = Button(theme, self.tr("停止"), icon="close")
        self._cancel_button.clicked.connect(self.cancel_requested)
        self.setLayout(
            column(
                theme,
                heading,
                self._bar,
                row(theme, self._count_label, None, self._cancel_button),
                gap=10,
                margins=(16, 14, 16, 14),
            )
        )

    def display(self, *, words: str, done: int, total: int, can_cancel: bool = True) -> None:
        """Show how far it is; a *total* of zero means that nobody knows, and shows no bar."""
        if words != self._words_label.text():
            self._words_label.setText(words)
            announce(self, words)
        # Never Qt's bar without an end: its animation outlives a bar that is hidden, and the
        # program ends with it.
        self._bar.setVisible(total > 0)
        self._bar.setValue(done * 100 // total if total else 0)
        self._bar.setAccessibleName(words)
        self._count_label.setText(f"{done:,} / {total:,}" if total else "")
        self._cancel_button.setEnabled(can_cancel)


class _KeptWidth(QObject):
    """Holds the width of a widget, and is gone with it: a plain function would be called on."""

    def __init__(self, theme: Theme, widget: QWidget, width_px: float) -> None:
        super().__init__(widget)
        self._theme = theme
        self._widget = widget
        self._width_px = width_px
        theme.changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        self._widget.setFixedWidth(self._theme.px(self._width_px))


def keep_width(theme: Theme, widget: QWidget, width_px: float) -> None:
    """Hold a widget so wide at 100 %, and wider with larger text."""
    _KeptWidth(theme, widget, width_px)


def side_card(theme: Theme, inner: QLayout, foot: QLayout, *, width_px: float) -> QFrame:
    """Return a card of what scrolls and, below, of what is always in sight.

    As high as the window gives it: the page itself does not scroll for it.
    """
    area = scrolled(box(inner))
    area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
    body = column(theme, area, foot, gap=0, margins=(1, 1, 1, 1))
    body.setStretch(0, 1)
    made = card("plain", body)
    keep_width(theme, made, width_px)
    return made


def scrolled(widget: QWidget) -> QScrollArea:
    """Return a frameless area that scrolls a page too tall for the window."""
    area = QScrollArea()
    widget.setProperty("ground", "clear")
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class CentredPage(QWidget):
    """A page in the middle that is never wider than is good to read, and scrolls if too tall."""

    def __init__(self, theme: Theme, inner: QWidget, *, width_px: float) -> None:
        """Lay *inner* out, at most *width_px* wide at 100 %."""
        super().__init__()
        self._theme = theme
        self._inner = inner
        self._width_px = width_px
        middle = row(theme, None, inner, None)
        middle.setStretch(1, 8)
        page = QWidget()
        page.setLayout(column(theme, None, middle, None, margins=(14, 10, 14, 10)))
        self.setLayout(column(theme, scrolled(page), gap=0))
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._inner.setMaximumWidth(self._theme.px(self._width_px))


def lay_out_form(
    theme: Theme, panel: SidePanel, fields: tuple[QWidget, ...], save_button: QWidget
) -> None:
    """Fill a side panel with fields that scroll and a button that is always in sight."""
    # Room at the sides for the focus ring, which reaches beyond the field.
    body = column(theme, *fields, None, gap=10, margins=(4, 4, 4, 4))
    carrier = QWidget()
    carrier.setLayout(body)
    area = scrolled(carrier)
    panel.body.addWidget(area, 1)
    panel.body.addWidget(save_button)
