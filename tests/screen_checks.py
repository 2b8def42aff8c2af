"""What is looked at on every screen, whatever it shows."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget


def unnamed_controls(root: QWidget) -> list[str]:
    """Return every control that takes the focus and that a screen reader could not name."""
    found = []
    for widget in root.findChildren(QWidget):
        is_there = widget.isVisibleTo(root) and widget.window() is root.window()
        if not (is_there and widget.focusPolicy().value) or widget.objectName().startswith("qt_"):
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        if not face.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def visible_words(root: QWidget) -> str:
    """Return the words of every label that is to be seen, in one text."""
    words = [each.text() for each in root.findChildren(QLabel) if each.isVisibleTo(root)]
    return "\n".join(words)
