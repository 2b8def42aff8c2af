"""The comment in sight, whole, and its tags."""

from typing import Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QSizePolicy

from counter_app.domain.responses import TAG_LENGTH_MAX
from counter_app.ui.survey_comments.screen import CommentSide, TagChip
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, column, grid, label, row, rule
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.key_cap import KeyCap
from counter_app.ui.widgets.panels import keep_width, scrolled

_WIDTH_PX: Final = 420
_COLUMNS: Final = 3
CHIPS_SHOWN: Final = 15
"""Those of the comment and the most used others; any other is typed."""


class CommentPane(QFrame):
    """What somebody wrote, and the tags it has or could have.

    Signals:
        tag_toggled(str): A tag is to be put on the comment, or taken off.
        tag_entered(str): A tag was typed.
    """

    tag_toggled = Signal(str)
    tag_entered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("card", "plain")
        self._month_label = label("", "muted")
        self._question_label = label("", "strong", wraps=True)
        self.text_label = label("", wraps=True)
        self.text_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text_label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.chips: list[Button] = []
        self._chip_grid = grid(theme, gap=8)
        self._no_tags_label = label(self.tr("還沒有標籤。"), "muted")
        self.tag_edit = QLineEdit()
        self.tag_edit.setMaxLength(TAG_LENGTH_MAX)
        self.tag_edit.setAccessibleName(self.tr("新標籤"))
        self.tag_edit.setPlaceholderText(self.tr("新標籤，按 Enter 加上"))
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.tag_edit.setCompleter(completer)
        self.tag_edit.returnPressed.connect(self._enter)
        self._error_label = label("", "small", tone="bad", wraps=True)
        text = scrolled(box(column(theme, self.text_label, None, margins=(0, 0, 8, 0))))
        text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._entry_box = box(row(theme, self.tag_edit, KeyCap(theme, "Ins"), gap=8))
        heading = row(theme, self._question_label, self._month_label, gap=12)
        heading.setStretch(0, 1)
        inner = column(
            theme,
            heading,
            text,
            rule(),
            label(self.tr("標籤"), "strong"),
            self._no_tags_label,
            self._chip_grid,
            self._entry_box,
            self._error_label,
            gap=10,
            margins=(16, 14, 16, 14),
        )
        inner.setStretch(1, 1)
        self.setLayout(inner)
        keep_width(theme, self, _WIDTH_PX)

    def display(
        self, side: CommentSide, tags: tuple[str, ...], *, may_tag: bool, error: str
    ) -> None:
        """Show a comment; who may not tag it sees the tags it has."""
        self._month_label.setText(side.month_words)
        self._question_label.setText(side.question)
        self.text_label.setText(side.text)
        chips = tuple(each for each in side.chips if may_tag or each.is_on)[:CHIPS_SHOWN]
        self._show_chips(chips, may_tag=may_tag)
        self._no_tags_label.setVisible(not any(each.is_on for each in side.chips))
        if list(tags) != self._known.stringList():
            self._known.setStringList(tags)
        self._entry_box.setVisible(may_tag)
        self._error_label.setText(error)
        self._error_label.setVisible(bool(error))

    def begin_typing(self) -> None:
        """Put the focus where a tag is typed."""
        self.tag_edit.setFocus()
        self.tag_edit.selectAll()

    def _show_chips(self, chips: tuple[TagChip, ...], *, may_tag: bool) -> None:
        while len(self.chips) < len(chips):
            self._add_chip()
        for at, button in enumerate(self.chips):
            button.setVisible(at < len(chips))
            if at >= len(chips):
                continue
            chip = chips[at]
            # The mark tells, beside the edge, which ones are on the comment.
            button.set_words(f"✓ {chip.words}" if chip.is_on else chip.words, spoken=chip.words)
            button.setChecked(chip.is_on)
            button.setProperty("tag", chip.words)
            button.setEnabled(may_tag)

    def _add_chip(self) -> None:
        button = Button(self._theme, "", "chip")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.tag_toggled.emit(button.property("tag")))
        at = len(self.chips)
        self._chip_grid.addWidget(button, at // _COLUMNS, at % _COLUMNS)
        self.chips.append(button)

    def _enter(self) -> None:
        words = self.tag_edit.text().strip()
        if words:
            self.tag_edit.clear()
            self.tag_entered.emit(words)
