"""Say something to a screen reader without a window that pops up."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str, *, at_once: bool = False) -> None:
    """Speak *words* for *widget*: a result, an error, a machine that is gone.

    Args:
        widget: Whose news it is.
        words: One sentence.
        at_once: Interrupt what is being read; for errors only.
    """
    event = QAccessibleAnnouncementEvent(widget, words)
    if at_once:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
