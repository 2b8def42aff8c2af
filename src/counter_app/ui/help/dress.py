"""Dresses a page of the manual in the theme: Qt reads Markdown but no style sheet with it."""

from typing import Final

from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from counter_app.ui.theme.style import Theme

_HEADINGS: Final = {1: ("f_2xl", 0, 10), 2: ("f_xl", 22, 8), 3: ("f_lg", 16, 6)}
"""Size role, and the space above and below in pixels at 100 %."""

_LINE_PERCENT: Final = 145
_PARAGRAPH_PX: Final = 8
_CELL_PX: Final = 7


def dress(document: QTextDocument, theme: Theme) -> None:
    """Give headings, paragraphs, keys and tables of a page the look of the window."""
    document.setDefaultFont(theme.font())
    block = document.begin()
    while block.isValid():
        _dress_block(block, theme)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, theme)


def _dress_block(block: QTextBlock, theme: Theme) -> None:
    cursor = QTextCursor(block)
    level = block.blockFormat().headingLevel()
    spacing = QTextBlockFormat()
    if level in _HEADINGS:
        size, above, below = _HEADINGS[level]
        spacing.setTopMargin(theme.px(above))
        spacing.setBottomMargin(theme.px(below))
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        look = QTextCharFormat()
        look.setFont(theme.font(size, bold=True))
        look.setForeground(theme.colour("text"))
        cursor.mergeCharFormat(look)
    else:
        is_within = cursor.currentTable() is not None or cursor.currentList() is not None
        spacing.setBottomMargin(theme.px(2 if is_within else _PARAGRAPH_PX))
        spacing.setTopMargin(0)
        # A command is wrapped like everything else, or the whole page would scroll sideways.
        spacing.setNonBreakableLines(False)
        spacing.setLineHeight(
            _LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        _dress_keys(block, theme)
    QTextCursor(block).mergeBlockFormat(spacing)


def _dress_keys(block: QTextBlock, theme: Theme) -> None:
    """Draw what is written as code, such as `F12`, like a key."""
    pieces = []
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        if fragment.isValid() and fragment.charFormat().fontFixedPitch():
            pieces.append((fragment.position(), fragment.length()))
        at += 1
    for position, length in pieces:
        cursor = QTextCursor(block)
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setFont(theme.font("f_sm", bold=True))
        look.setBackground(theme.colour("sunken"))
        look.setForeground(theme.colour("text"))
        cursor.mergeCharFormat(look)


def _dress_table(table: QTextTable, theme: Theme) -> None:
    form = table.format()
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QBrush(theme.colour("line")))
    form.setBorderCollapse(True)
    form.setCellPadding(theme.px(_CELL_PX))
    form.setCellSpacing(0)
    form.setTopMargin(theme.px(4))
    form.setBottomMargin(theme.px(12))
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        look = cell.format()
        look.setBackground(theme.colour("surface2"))
        look.setFontWeight(QFont.Weight.Bold)
        cell.setFormat(look)
