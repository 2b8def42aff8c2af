"""Decides what the screen of settings shows, and keeps what is chosen there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter_app.domain.staff import Act, Actor
from counter_app.services.desk_settings import may_set_counter
from counter_app.settings import Settings, SettingsRefused
from counter_app.ui.background import Background
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.settings.screen import Setting, SettingsScreen
from counter_app.ui.settings.view import SettingsView
from counter_app.ui.settings.wording import say_value
from counter_app.ui.theme.style import Appearance, ThemeChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsPorts:
    """What the screen needs, with the person and the desk already in it.

    Attributes:
        read: What stands in the settings file.
        change: Changes what stands there, and returns all of it.
        choose: Changes theme and text size of the window at once; called on the UI thread.
        put_code: Sets the code with which staff leave the questionnaire, or takes it away;
            returns all of the file.
    """

    read: Callable[[], Settings]
    change: Callable[[Callable[[Settings], Settings]], Settings]
    choose: Callable[[Appearance], None]
    put_code: Callable[[str], Settings]


class SettingsPresenter(QObject):
    """Takes a choice, shows it at once, and has it written.

    Signals:
        changed(object): The `Settings` that stand in the file now.
    """

    changed = Signal(object)

    def __init__(
        self, view: SettingsView, background: Background, ports: SettingsPorts, *, actor: Actor
    ) -> None:
        """Join the screen to the settings file.

        Args:
            view: The screen.
            background: Where the file is read and written.
            ports: What is asked.
            actor: Who is signed in; decides what may be set.
        """
        super().__init__(view)
        self._view = view
        self._background = background
        self._ports = ports
        self._screen = SettingsScreen(
            may_set_counter=may_set_counter(actor),
            may_set_desk=actor.may(Act.MANAGE_DEVICES),
        )
        view.chosen.connect(self._choose)
        view.moved.connect(self._move)
        view.code_chosen.connect(self._put_code)
        view.shown.connect(self._read)
        view.display(self._screen)

    def _show(self, screen: SettingsScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _read(self) -> None:
        self._background.run(self._ports.read, on_done=self._take, on_error=self._tell)

    def _take(self, settings: Settings) -> None:
        self._show(replace(self._screen, settings=settings))

    def _move(self, name: str, steps: int) -> None:
        """Move a part of a debt up or down in the order in which it is settled."""
        order = list(self._screen.settings.allocation_order)
        at = order.index(name)
        to = at + steps
        if 0 <= to < len(order):
            order.insert(to, order.pop(at))
            self._choose(Setting.ALLOCATION, tuple(order))

    def _choose(self, setting: Setting, value: object) -> None:
        before = self._screen.settings
        old = getattr(before, setting.value)
        if value == old:
            return
        changes: dict[str, Any] = {setting.value: value}
        words = self.tr("{old} → {new}").format(
            old=say_value(setting, old), new=say_value(setting, value)
        )
        after = replace(before, **changes)
        self._show(
            replace(
                self._screen,
                settings=after,
                changes={**self._screen.changes, setting: words},
                error=None,
            )
        )
        self._dress(before, after)

        def undo(error: Exception) -> None:
            self._undo(setting, old)
            self._tell(error)

        self._background.run(
            lambda: self._ports.change(lambda settings: replace(settings, **changes)),
            on_done=self.changed.emit,
            on_error=undo,
        )

    def _put_code(self, code: str) -> None:
        """Have a code set; a hash takes a moment, and is made on the worker."""
        self._background.run(
            lambda: self._ports.put_code(code), on_done=self._take_code, on_error=self._tell
        )

    def _take_code(self, settings: Settings) -> None:
        old = say_value(Setting.KIOSK_CODE, self._screen.settings.kiosk_code_hash)
        new = say_value(Setting.KIOSK_CODE, settings.kiosk_code_hash)
        words = self.tr("{old} → {new}").format(old=old, new=new)
        after = replace(self._screen.settings, kiosk_code_hash=settings.kiosk_code_hash)
        changes = {**self._screen.changes, Setting.KIOSK_CODE: words}
        self._show(replace(self._screen, settings=after, changes=changes, error=None))
        self._view.kiosk_code.empty()
        self.changed.emit(settings)

    def _undo(self, setting: Setting, old: object) -> None:
        now = self._screen.settings
        changes: dict[str, Any] = {setting.value: old}
        before = replace(now, **changes)
        left = {name: words for name, words in self._screen.changes.items() if name != setting}
        self._show(replace(self._screen, settings=before, changes=left))
        self._dress(now, before)

    def _dress(self, before: Settings, after: Settings) -> None:
        if _appearance(before) != _appearance(after):
            self._ports.choose(_appearance(after))

    def _tell(self, error: Exception) -> None:
        if isinstance(error, SettingsRefused):
            message = Message(
                what=self.tr("設定檔有錯：{why}").format(why=error.problem),
                now=self.tr("請改正 {path} 後再試一次。").format(path=error.path),
            )
        else:
            message = say_or_raise(error)
        self._show(replace(self._screen, error=message))


def _appearance(settings: Settings) -> Appearance:
    return Appearance(choice=ThemeChoice(settings.theme), scale=settings.text_size_percent / 100)
