"""What the window knows of a screen, and what a screen may leave out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter_app.domain.staff import Act, Actor
from counter_app.ui.shortcuts import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class NavEntry:
    """A place in the rail.

    Attributes:
        name: Name of the screen in code.
        words: Two to four characters below the icon.
        act: What a role must be permitted to see it; ``None`` for everybody.
        unless: Whoever is permitted this does not see it: another place does more.
        is_at_foot: Stands at the lower end, with settings and help.
    """

    name: str
    words: str
    icon: str
    act: Act | None = None
    unless: Act | None = None
    is_at_foot: bool = False


def permitted_entries(entries: tuple[NavEntry, ...], actor: Actor) -> tuple[NavEntry, ...]:
    """Return the places that a person's role includes."""
    return tuple(
        entry
        for entry in entries
        if (entry.act is None or actor.may(entry.act))
        and (entry.unless is None or not actor.may(entry.unless))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenAction:
    """What a key does on a screen, at this moment.

    Attributes:
        run: Called when the key is pressed.
        words: For the shortcuts card; empty for the words of the key map.
        is_enabled: A key that may not act now does nothing, like its button.
    """

    run: Callable[[], object]
    words: str = ""
    is_enabled: bool = True


class Screen(QWidget):
    """A page of the window.  Override what the screen answers to; the rest does nothing.

    Signals:
        title_changed(str): The heading in the top bar should be another now.
    """

    title_changed = Signal(str)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return ""

    def help_name(self) -> str:
        """Return which page of the manual is about this; empty for that of the place."""
        return ""

    def uses_search(self) -> bool:
        """Tell whether the search field in the top bar does anything here."""
        return True

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Return what the keys of the map do here and now; asked anew at every key."""
        return {}

    def on_scanned(self, text: str) -> None:
        """Take a scan, wherever the focus was."""

    def on_search_edited(self, text: str) -> None:
        """Take what stands in the search field so far, at every key."""

    def on_search_entered(self, text: str) -> None:
        """Take the search field on Enter; as a scan, unless overridden."""
        self.on_scanned(text)

    def on_digits(self, digits: str) -> bool:
        """Take a digit that no field wanted; return whether it was used."""
        return not digits

    def on_sign(self, sign: str) -> bool:
        """Take ``+`` or ``-`` that no field wanted; return whether it was used."""
        return not sign

    def on_shown(self) -> None:
        """Take notice of being in front now."""

    def on_hidden(self) -> None:
        """Take notice of being behind now."""

    def focus_home(self) -> None:
        """Put the focus where work begins."""
        self.setFocus()
