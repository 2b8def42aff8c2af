"""Decides what the page of the machines shows, and tells the device bar.

The ports are looked at every two seconds, on a worker of their own and without opening any,
so that a machine may be unplugged and come back while the program runs.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from counter_app.devices.ports import PortInfo
from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.staff import Act, Actor
from counter_app.services.devices import DeviceLink, PortsSeen, Trial, TrialResult
from counter_app.settings import DeviceSettings, ScannerSettings, Settings
from counter_app.ui.background import Background
from counter_app.ui.devices.cards import (
    absent_card,
    bar_state,
    display_card,
    found_words,
    machine_card,
    result_line,
    scanner_card,
)
from counter_app.ui.devices.panels import DeviceEntry
from counter_app.ui.devices.screen import (
    CardAction,
    DeviceForm,
    DeviceResult,
    DevicesScreen,
    LearnState,
    PortChoice,
    ResultLine,
)
from counter_app.ui.devices.view import DevicesView
from counter_app.ui.messages import say_or_raise
from counter_app.ui.names import say_device_kind
from counter_app.ui.scan_filter import Stroke, learn_profile
from counter_app.ui.widgets.device_bar import DeviceState
from counter_app.ui.widgets.status import Status

POLL_EVERY_MS: Final = 2_000
TEST_BARCODE: Final = "TEST1234"
"""On the test strip, see `documents.slip.printer_test_slip`."""

_KINDS: Final = ("printer", "card_terminal", "eticket_reader")


@dataclass(frozen=True, slots=True, kw_only=True)
class DevicesPorts:
    """What the page needs, with the person and the desk already in it.

    Attributes:
        clock: The time, for when a machine was last there.
        devices: The machines of the desk, as the settings name them now.
        scanner: How the scanner types, as the settings say.
        look: Which machines are there, and what else is plugged in; opens nothing.
        test: Tests one machine; takes seconds, moves no money.
        worker: The worker of one machine, so that it is never asked two things at once.
        reconnect: Lets go of a machine's port, so that it is opened anew.
        save: Writes a machine into the settings, instead of the one named (or empty).
        remove: Takes a machine out of the settings.
        save_scanner: Writes into the settings how the scanner types.
        profiles: Names of the profiles of a kind.
    """

    clock: Callable[[], datetime]
    devices: Callable[[], tuple[DeviceSettings, ...]]
    scanner: Callable[[], ScannerSettings]
    look: Callable[[], PortsSeen]
    test: Callable[[str], tuple[Trial, ...]]
    worker: Callable[[str], Background]
    reconnect: Callable[[str], None]
    save: Callable[[DeviceSettings, str], Settings]
    remove: Callable[[str], Settings]
    save_scanner: Callable[[ScannerSettings], Settings]
    profiles: Callable[[str], tuple[str, ...]]


class DevicesPresenter(QObject):
    """Watches the ports, tests machines, and keeps which ones belong to the desk.

    Signals:
        states_changed(object): A tuple of `DeviceState` for the device bar.
        settings_changed(object): The `Settings` that are in the file now.
    """

    states_changed = Signal(object)
    settings_changed = Signal(object)

    def __init__(
        self, view: DevicesView, background: Background, ports: DevicesPorts, *, actor: Actor
    ) -> None:
        """Join the page to the services.

        Args:
            view: The page.
            background: Where the ports are looked at and settings are written; a worker of
                its own, for looking must never wait for a machine.
            ports: What is asked.
            actor: Who is signed in; decides who may replace machines.
        """
        super().__init__(view)
        self._view = view
        self._background = background
        self._ports = ports
        self._screen = DevicesScreen(may_manage=actor.may(Act.MANAGE_DEVICES))
        self._seen = PortsSeen(devices=(), free=())
        self._is_looking = False
        self._last_there: dict[str, datetime] = {}
        self._last_trial: dict[str, Trial] = {}
        self._testing: list[str] = []
        self._trials: list[Trial | ResultLine] = []
        self._states: tuple[DeviceState, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._connect()

    def begin(self) -> None:
        """Look at the ports now and from now on every two seconds."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look at the ports once; does nothing while they are being looked at."""
        if self._is_looking:
            return
        self._is_looking = True
        self._background.run(self._ports.look, on_done=self._take, on_error=self._miss)

    def act(self, name: str) -> None:
        """Do what the link in the device bar says: let go of the port and look again."""
        self._act(name, CardAction.RECONNECT.value)

    def _connect(self) -> None:
        view = self._view
        view.acted.connect(self._act)
        view.test_all_requested.connect(self._test_all)
        view.found_accepted.connect(self._add_found)
        view.add_requested.connect(lambda: self._open_form(DeviceForm(kind=_KINDS[0])))
        view.kind_changed.connect(self._choose_kind)
        view.saved.connect(self._save)
        view.removed.connect(self._remove)
        view.form_closed.connect(self._close_form)
        view.learned.connect(self._learn)
        view.result_closed.connect(self._close_result)
        view.shown.connect(self.look)

    def _show(self, screen: DevicesScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    # --- ports ------------------------------------------------------------------

    def _take(self, seen: PortsSeen) -> None:
        self._is_looking = False
        self._seen = seen
        now = self._ports.clock()
        for report in seen.devices:
            if report.link is DeviceLink.READY:
                self._last_there[report.device.name] = now
        self._refresh()

    def _miss(self, error: Exception) -> None:
        self._is_looking = False
        self._tell(error)

    def _refresh(self) -> None:
        may_manage = self._screen.may_manage
        cards = tuple(
            machine_card(
                report,
                self._last_trial.get(report.device.name),
                last_there=self._last_there.get(report.device.name),
                is_busy=report.device.name in self._testing,
                may_manage=may_manage,
            )
            for report in self._seen.devices
        )
        known = {report.device.kind for report in self._seen.devices}
        absent = tuple(
            absent_card(kind, may_manage=may_manage) for kind in _KINDS if kind not in known
        )
        screens = QGuiApplication.screens()
        others = (
            scanner_card(self._ports.scanner()),
            display_card(screens[-1].size() if len(screens) > 1 else None),
        )
        found = self._found_port()
        self._show(
            replace(
                self._screen,
                cards=(*cards, *absent, *others),
                found_words=found_words(found) if found is not None else "",
            )
        )
        states = tuple(
            bar_state(report, self._last_trial.get(report.device.name))
            for report in self._seen.devices
        )
        if states != self._states:
            self._states = states
            self.states_changed.emit(states)

    def _found_port(self) -> PortInfo | None:
        if not self._screen.may_manage:
            return None
        return next((port for port in self._seen.free if port.vid is not None), None)

    # --- what is asked ------------------------------------------------------------

    def _act(self, key: str, name: str) -> None:
        match CardAction(name):
            case CardAction.TEST:
                self._test([key])
            case CardAction.RECONNECT:
                self._reconnect(key)
            case CardAction.REPLACE | CardAction.ADD:
                self._replace(key)
            case CardAction.LEARN:
                self._show(
                    replace(self._screen, learn=LearnState.WAITING, learn_words="", form=None)
                )
                self._view.focus_home()

    def _reconnect(self, name: str) -> None:
        self._last_trial.pop(name, None)
        self._ports.worker(name).run(
            lambda: self._ports.reconnect(name),
            on_done=lambda _nothing: self.look(),
            on_error=self._tell,
        )

    def _test_all(self) -> None:
        self._test([report.device.name for report in self._seen.devices])

    def _test(self, names: list[str]) -> None:
        if self._testing:
            return
        self._testing = list(names)
        self._trials = []
        for report in self._seen.devices:
            if report.device.name in names and report.link is DeviceLink.MISSING:
                self._testing.remove(report.device.name)
                self._trials.append(
                    ResultLine(
                        words=self._machine_words(report.device.name),
                        status=Status.BAD,
                        below=self.tr("未連線，請檢查電源與傳輸線。"),
                    )
                )
        for name in list(self._testing):
            self._ports.worker(name).run(
                partial(self._ports.test, name),
                on_done=partial(self._take_trials, name),
                on_error=partial(self._take_error, name),
            )
        self._show_result()

    def _take_trials(self, name: str, trials: tuple[Trial, ...]) -> None:
        self._trials.extend(trials)
        failed = [trial for trial in trials if trial.result is TrialResult.FAILED]
        if trials:
            self._last_trial[name] = failed[0] if failed else trials[0]
        self._end_of(name)

    def _take_error(self, name: str, error: Exception) -> None:
        message = say_or_raise(error)
        self._trials.append(
            ResultLine(
                words=self._machine_words(name),
                status=Status.BAD,
                below=f"{message.what}{message.now}",
            )
        )
        self._end_of(name)

    def _end_of(self, name: str) -> None:
        if name in self._testing:
            self._testing.remove(name)
        self._show_result()

    def _show_result(self) -> None:
        now = self._ports.clock().astimezone(TAIPEI)
        lines = [
            each
            if isinstance(each, ResultLine)
            else result_line(each, self._machine_words(each.device))
            for each in self._trials
        ]
        lines.extend(
            ResultLine(words=self._machine_words(name), status=Status.INFO)
            for name in self._testing
        )
        if not lines:
            none = self.tr("這個櫃檯還沒有設定設備")
            lines.append(ResultLine(words=none, status=Status.NEUTRAL))
        is_good = all(line.status in {Status.OK, Status.NEUTRAL} for line in lines)
        if self._testing:
            heading = self.tr("測試中…")
        else:
            heading = self.tr("設備正常") if is_good else self.tr("有設備需要處理")
        self._show(
            replace(
                self._screen,
                result=DeviceResult(
                    heading=heading,
                    when_words=f"{format_roc(now.date())} {now:%H:%M}",
                    lines=tuple(lines),
                    is_running=bool(self._testing),
                ),
            )
        )
        self._refresh()

    def _machine_words(self, name: str) -> str:
        device = next((d for d in self._ports.devices() if d.name == name), None)
        return f"{say_device_kind(device.kind)} {name}" if device is not None else name

    def _close_result(self) -> None:
        if not self._testing:
            self._show(replace(self._screen, result=None))

    # --- which machines belong to the desk ------------------------------------------

    def _replace(self, key: str) -> None:
        device = next((d for d in self._ports.devices() if d.name == key), None)
        if device is None:
            self._open_form(DeviceForm(kind=key))
            return
        self._open_form(
            DeviceForm(
                kind=device.kind,
                name=device.name,
                profile=device.profile,
                port=device.port,
                instead_of=device.name,
            )
        )

    def _add_found(self) -> None:
        found = self._found_port()
        if found is not None:
            self._open_form(DeviceForm(kind=_KINDS[0], port=found.port))

    def _open_form(self, form: DeviceForm) -> None:
        if not self._screen.may_manage:
            return
        ports = tuple(
            PortChoice(port=port.port, words=f"{port.port}　{port.description}".strip("　"))
            for port in self._seen.free
        )
        self._show(
            replace(
                self._screen,
                form=form,
                ports=ports,
                profiles=self._ports.profiles(form.kind),
                learn=LearnState.OFF,
                notice="",
                error=None,
            )
        )

    def _choose_kind(self, kind: str) -> None:
        self._show(replace(self._screen, profiles=self._ports.profiles(kind)))

    def _close_form(self) -> None:
        self._show(replace(self._screen, form=None, learn=LearnState.OFF, error=None))

    def _save(self, entry: DeviceEntry) -> None:
        usb = next((port for port in self._seen.free if port.port == entry.port), None)
        before = next((d for d in self._ports.devices() if d.name == entry.instead_of), None)
        known = before if usb is None and before is not None and before.port == entry.port else usb
        device = DeviceSettings(
            name=entry.name,
            kind=entry.kind,
            profile=entry.profile,
            port=entry.port,
            vid=known.vid if known is not None else None,
            pid=known.pid if known is not None else None,
            serial_number=known.serial_number if known is not None else "",
        )
        done = self.tr("已儲存「{name}」。").format(name=entry.name.strip())
        self._change(lambda: self._ports.save(device, entry.instead_of), done)

    def _remove(self, name: str) -> None:
        done = self.tr("已移除「{name}」。").format(name=name)
        self._change(lambda: self._ports.remove(name), done)

    def _change(self, job: Callable[[], Settings], done_words: str) -> None:
        def finish(settings: Settings) -> None:
            self._show(
                replace(
                    self._screen,
                    form=None,
                    notice=done_words,
                    error=None,
                )
            )
            self.settings_changed.emit(settings)
            self.look()

        self._background.run(job, on_done=finish, on_error=self._tell)

    def _learn(self, strokes: tuple[Stroke, ...]) -> None:
        profile = learn_profile(strokes, TEST_BARCODE)
        if profile is None:
            words = self.tr("沒有讀到測試條碼，或不是掃描器打的。請對準條碼再掃一次。")
            self._show(replace(self._screen, learn=LearnState.FAILED, learn_words=words))
            return
        scanner = ScannerSettings(
            gap_ms=profile.gap_ms, length_min=profile.length_min, prefix=profile.prefix
        )
        words = self.tr("學會了：每字 {gap} 毫秒內。").format(gap=profile.gap_ms)
        self._show(replace(self._screen, learn=LearnState.LEARNED, learn_words=words))
        self._change(lambda: self._ports.save_scanner(scanner), self.tr("已儲存掃描器設定。"))

    def _tell(self, error: Exception) -> None:
        self._show(replace(self._screen, error=say_or_raise(error)))
