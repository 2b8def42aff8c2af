"""Starts the window: sign-in first and at once, everything heavy after it is painted."""

import logging
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.bootstrap.folders import (
    branch_name,
    hold_home,
    is_demo_home,
    is_home,
    manual_folder,
    resources_folder,
    settings_path,
)
from counter_app.bootstrap.language import speak
from counter_app.domain.passwords import GOVERNMENT, PasswordPolicy
from counter_app.domain.staff import Actor, WorkInHand
from counter_app.settings import DeviceSettings, Settings, read_settings
from counter_app.ui.background import OneAtATime
from counter_app.ui.crash import CrashGuard, CrashPage
from counter_app.ui.icons import Icons
from counter_app.ui.idle import IdleWatch
from counter_app.ui.sign_in.presenter import SignInPorts, SignInPresenter
from counter_app.ui.sign_in.view import DemoAccount, SignInScreen, SignInView
from counter_app.ui.theme.style import Appearance, Theme, ThemeChoice

if TYPE_CHECKING:
    from counter_app.bootstrap.homes import Home
    from counter_app.bootstrap.workspace import Workspace
    from counter_app.services.desk import Desk

_LOG: Final = logging.getLogger(__name__)
MS_PER_MINUTE: Final = 60_000
PAINT_VARIABLE: Final = "COUNTER_APP_REPORT_PAINT"
"""Set by the benchmarks: say when the first page is painted; ``quit`` also ends there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoParts:
    """What a demo home brings along.

    Attributes:
        accounts: Shown on the sign-in page.
        machines: Runs the simulators while it is entered and gives the settings that reach
            them.
    """

    accounts: tuple[DemoAccount, ...]
    machines: AbstractContextManager[tuple[DeviceSettings, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoOffer:
    """How to make a demo, which knows more than this room does.

    Attributes:
        folder: Where; never the platform's own folder, which is for real.
        make: Makes it there, or takes the one that is there, and returns what it brings along.
    """

    folder: Path
    make: Callable[[Path], DemoParts]


def run_window(
    folder: Path,
    *,
    language: str | None = None,
    demo: DemoParts | None = None,
    offer: DemoOffer,
) -> int:
    """Open the window on a home and return when it is closed.

    Args:
        folder: The home; one that is not there yet is made by the wizard.
        language: Overrides the settings.
        demo: Where the home is a demo's.
        offer: What the wizard does when a demo is wanted.

    Raises:
        HomeInUse: Another window has this home.
        SettingsRefused: The settings file says something that cannot be.
    """
    settings = read_settings(settings_path(folder)) if is_home(folder) else Settings()
    if language is not None:
        settings = replace(settings, language=language)
    app = _make_app(settings)
    theme = Theme(app, Icons(resources_folder() / "icons"), _appearance(settings))
    with ExitStack() as held:
        if is_home(folder):
            held.enter_context(hold_home(folder))
        program = Program(app, theme, folder, settings, demo=demo, offer=offer, held=held)
        program.start()
        code = app.exec()
        program.close()
    return code


def _make_app(settings: Settings) -> QApplication:
    app = QApplication(sys.argv[:1])
    app.setApplicationName("counter-app")
    app.setStyle("Fusion")
    font = QFont()
    font.setFamilies(["Noto Sans CJK TC", "Noto Sans TC", "Microsoft JhengHei UI"])
    app.setFont(font)
    speak(app, settings.language)
    return app


def _appearance(settings: Settings) -> Appearance:
    return Appearance(choice=ThemeChoice(settings.theme), scale=settings.text_size_percent / 100)


class Program(QObject):
    """The life of one window: first start, sign-in, work, lock, another person, the end."""

    def __init__(
        self,
        app: QApplication,
        theme: Theme,
        folder: Path,
        settings: Settings,
        *,
        demo: DemoParts | None,
        offer: DemoOffer,
        held: ExitStack,
    ) -> None:
        super().__init__()
        self._app = app
        self._theme = theme
        self._folder = folder
        self._settings = settings
        self._demo = demo
        self._offer = offer
        self._held = held
        self._store = OneAtATime("store")
        self._home: Home | None = None
        self._devices: tuple[DeviceSettings, ...] = settings.devices
        self._workspace: Workspace | None = None
        self._front: QWidget | None = None
        self._guard = CrashGuard(folder / "logs", _now)
        self._idle = IdleWatch(self._is_asking_machine, self)
        self._idle.idle.connect(lambda: self._lock(by_itself=True))

    def start(self) -> None:
        """Show the first page: the wizard where there is no home, else the sign-in."""
        self._guard.install()
        self._guard.crashed.connect(self._show_crash)
        if is_home(self._folder):
            self._show_sign_in()
        else:
            self._show_wizard()

    def close(self) -> None:
        """Let go of everything, in the order that nothing is asked of what is gone."""
        self._idle.stop()
        if self._workspace is not None:
            self._workspace.close()
            self._write_down(partial(_sign_out, self._workspace.actor))
        self._store.close()
        if self._home is not None:
            self._home.close()
        self._guard.remove()

    # --- pages --------------------------------------------------------------

    def _show_sign_in(self) -> None:
        view = SignInView(self._theme)
        view.setWindowTitle(self.tr("全功能服務櫃檯"))
        presenter = SignInPresenter(
            view, self._store, self._sign_in_ports(self._sign_in), screen=self._sign_in_screen()
        )
        presenter.signed_in.connect(self._begin_work)
        view.quit_requested.connect(self._app.quit)
        self._bring_to_front(view)
        presenter.begin()
        _report_paint(view)
        # The store and the heavy rooms are opened while the person types.
        QTimer.singleShot(0, self._prepare)

    def _sign_in_ports(self, sign_in: Callable[[str, str], Actor]) -> SignInPorts:
        return SignInPorts(
            sign_in=sign_in, change_password=self._change_password, policy=self._password_policy
        )

    def _sign_in_screen(self, *, at_work: Actor | None = None) -> SignInScreen:
        return SignInScreen(
            branch_words=branch_name(self._settings.branch),
            desk_words=self.tr("{number} 號櫃檯").format(number=self._settings.desk_no),
            login=at_work.login if at_work is not None else "",
            is_locked=at_work is not None,
            person_words=at_work.display_name if at_work is not None else "",
            may_change_person=not self._is_asking_machine(),
            demo_accounts=self._demo.accounts if self._demo is not None else (),
        )

    def _show_wizard(self) -> None:
        from counter_app.bootstrap.first_start import FirstStart  # noqa: PLC0415 - once in a life

        self._first_start = FirstStart(
            self._theme,
            self._folder,
            self._store,
            language=self._settings.language,
            demo=self._offer,
        )
        self._first_start.finished.connect(self._leave_wizard)
        self._bring_to_front(self._first_start.page)
        _report_paint(self._first_start.page)

    def _leave_wizard(self) -> None:
        self._folder = self._first_start.folder
        self._settings = read_settings(settings_path(self._folder))
        self._devices = self._settings.devices
        self._held.enter_context(hold_home(self._folder))
        if is_demo_home(self._folder):
            self._demo = self._first_start.demo_parts
        self._show_sign_in()

    def _bring_to_front(self, page: QWidget) -> None:
        before, self._front = self._front, page
        available = self._app.primaryScreen().availableGeometry()
        if before is not None:
            page.setGeometry(before.geometry())
        else:
            page.resize(available.size())
        page.show()
        if before is None and os.environ.get("COUNTER_APP_WINDOWED", "") != "1":
            page.setWindowState(page.windowState() | Qt.WindowState.WindowMaximized)
        if before is not None:
            before.hide()
            before.deleteLater()

    # --- work ---------------------------------------------------------------

    def _prepare(self) -> None:
        self._store.run(self._open, on_done=lambda _home: None, on_error=lambda _error: None)

    def _open(self) -> "Home":
        """Open the home once; run on the store's worker, tried again at each sign-in."""
        if self._home is None:
            import counter_app.bootstrap.workspace  # noqa: F401, PLC0415 - heavy
            from counter_app.bootstrap.homes import open_home  # noqa: PLC0415 - heavy
            from counter_app.bootstrap.logs import log_to  # noqa: PLC0415 - heavy

            home = open_home(self._folder)
            # Once it is open: a home that does not open is tried again at each sign-in.
            handler = log_to(self._folder / "logs")
            self._held.callback(handler.close)
            self._held.callback(logging.getLogger("counter_app").removeHandler, handler)
            if self._demo is not None:
                self._devices = self._held.enter_context(self._demo.machines)
            self._home = home
        return self._home

    def _sign_in(self, login: str, password: str) -> Actor:
        from counter_app.services.staff import sign_in  # noqa: PLC0415 - heavy

        return sign_in(self._open().desk, login=login, password=password)

    def _change_password(self, login: str, old: str, new: str) -> None:
        from counter_app.services.staff import change_password  # noqa: PLC0415 - heavy

        change_password(self._open().desk, login=login, old=old, new=new)

    def _password_policy(self) -> PasswordPolicy:
        from counter_app.services.password_policy import password_policy  # noqa: PLC0415 - heavy

        return password_policy(self._open().desk)

    def _is_asking_machine(self) -> bool:
        return self._workspace is not None and self._workspace.is_asking_machine

    def _begin_work(self, actor: object) -> "Workspace":
        from counter_app.bootstrap.homes import with_settings  # noqa: PLC0415 - heavy
        from counter_app.bootstrap.workspace import Workspace  # noqa: PLC0415 - heavy

        if not isinstance(actor, Actor) or self._home is None:
            raise TypeError("signed in without a home")
        if self._workspace is not None:
            self._workspace.close()
        self._workspace = Workspace(
            self._theme,
            with_settings(self._home, replace(self._settings, devices=self._devices)),
            actor,
            store=self._store,
            manual=manual_folder(),
        )
        self._workspace.lock_requested.connect(lambda: self._lock(by_itself=False))
        self._workspace.settings_changed.connect(self._keep_settings)
        self._workspace.machines_changed.connect(self._change_machines)
        self._bring_to_front(self._workspace.window)
        self._workspace.start()
        self._watch()
        return self._workspace

    def _watch(self) -> None:
        """Wait for the desk to be left alone, as long as the branch has it now."""
        self._store.run(
            self._password_policy,
            on_done=lambda policy: self._idle.start(policy.idle_minutes * MS_PER_MINUTE),
            on_error=lambda _error: self._idle.start(GOVERNMENT.idle_minutes * MS_PER_MINUTE),
        )

    def _keep_settings(self, settings: Settings) -> None:
        self._settings = settings

    def _lock(self, *, by_itself: bool) -> None:
        """Cover the desk; what is in hand stays as it is below."""
        workspace = self._workspace
        if workspace is None or workspace.window.is_covered:
            return
        self._idle.stop()
        self._cover(workspace)
        self._write_down(partial(_lock_desk, workspace.actor, by_itself=by_itself))

    def _cover(self, workspace: "Workspace") -> None:
        view = SignInView(self._theme)
        presenter = SignInPresenter(
            view,
            self._store,
            self._sign_in_ports(partial(self._unlock, workspace)),
            screen=self._sign_in_screen(at_work=workspace.actor),
        )
        presenter.signed_in.connect(self._go_on)
        view.quit_requested.connect(self._app.quit)
        workspace.window.cover(view)
        presenter.begin()

    def _unlock(self, workspace: "Workspace", login: str, password: str) -> Actor:
        """Let the person go on, or another one begin; on the store's worker."""
        from counter_app.services.desk_lock import change_person, unlock_desk  # noqa: PLC0415

        desk = self._open().desk
        if login == workspace.actor.login:
            return unlock_desk(desk, workspace.actor, password=password)
        if workspace.is_asking_machine:
            # Whoever asked the machine must see what it says.
            raise WorkInHand(display_name=workspace.actor.display_name)
        return change_person(desk, workspace.actor, login=login, password=password)

    def _go_on(self, actor: object) -> None:
        if self._workspace is None:
            return
        if isinstance(actor, Actor) and actor.login == self._workspace.actor.login:
            self._workspace.window.uncover()
            self._watch()
        else:
            self._begin_work(actor)

    def _write_down(self, act: "Callable[[Desk], None]") -> None:
        """Journal what has happened already; the desk is locked even where it cannot be."""
        home = self._home
        if home is not None:
            self._store.run(
                lambda: act(home.desk),
                on_done=lambda _none: None,
                on_error=lambda error: _LOG.warning("Not journalled: %s", type(error).__name__),
            )

    def _change_machines(self, settings: Settings) -> None:
        """Begin anew with other machines, unless one of them is being asked right now."""
        workspace = self._workspace
        if workspace is None or settings.devices == self._settings.devices:
            self._settings = settings
            return
        simulated = tuple(each for each in self._devices if each not in self._settings.devices)
        self._settings = settings
        self._devices = (*simulated, *settings.devices)
        if not workspace.is_asking_machine:
            place = workspace.window.place
            self._begin_work(workspace.actor).window.go_to(place)

    def _show_crash(self, report_path: str) -> None:
        page = CrashPage(self._theme)
        page.setWindowFlag(Qt.WindowType.Window)
        page.display(report_path)
        page.continue_requested.connect(page.close)
        page.quit_requested.connect(self._app.quit)
        page.resize(self._theme.px(900), self._theme.px(520))
        self._crash_page = page
        page.show()


def _sign_out(actor: Actor, desk: "Desk") -> None:
    from counter_app.services.staff import sign_out  # noqa: PLC0415 - heavy

    sign_out(desk, actor)


def _lock_desk(actor: Actor, desk: "Desk", *, by_itself: bool) -> None:
    from counter_app.services.desk_lock import lock_desk  # noqa: PLC0415 - heavy

    lock_desk(desk, actor, by_itself=by_itself)


def _now() -> datetime:
    return datetime.now(tz=UTC)  # noqa: TID251 - this is the Clock


class _FirstPaint(QObject):
    def __init__(self, watched: QWidget, tell: Callable[[], None]) -> None:
        super().__init__(watched)
        self._tell = tell
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # After the event is done, and with it the painting.
            QTimer.singleShot(0, self._tell)
        return False


def _report_paint(page: QWidget) -> None:
    wanted = os.environ.get(PAINT_VARIABLE)
    if not wanted:
        return

    def tell() -> None:
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        if wanted == "quit":
            os._exit(0)

    _FirstPaint(page, tell)
