"""Typing what visitors ticked on paper: a column of digits, without the mouse and without Tab."""
