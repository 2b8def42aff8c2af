"""Fixtures for what joins the window to the rest."""

from windows import close_windows, qtbot, theme

__all__ = ["close_windows", "qtbot", "theme"]
