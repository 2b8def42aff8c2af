"""Binds the page of the machines to one desk, and tests what stands on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from counter_app.bootstrap.folders import resources_folder, settings_path
from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.machines import PROFILE_FOLDERS
from counter_app.devices.ports import present_ports
from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.domain.staff import Actor
from counter_app.services.devices import (
    Trial,
    look_at_ports,
    profile_names,
    put_device,
    put_scanner,
    remove_device,
    test_drawer,
    test_machine,
    test_printer,
)
from counter_app.services.machines import PaymentMachine
from counter_app.settings import Settings
from counter_app.ui.background import Background
from counter_app.ui.devices.presenter import DevicesPorts, DevicesPresenter
from counter_app.ui.devices.view import DevicesView
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.device_bar import DeviceState


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The machines of a desk with the one worker that asks each.

    Attributes:
        printers_worker: Of the thermal printer.
    """

    machines: Mapping[str, PaymentMachine]
    workers: Mapping[str, Background]
    printer: ReceiptPrinter | None
    printers_worker: Background


def devices_screen(
    theme: Theme,
    home: Home,
    actor: Actor,
    *,
    bench: Bench,
    looking: Background,
    on_states: Callable[[tuple[DeviceState, ...]], object],
    on_settings: Callable[[Settings], object],
) -> DevicesView:
    """Return the page of the machines; it watches the ports from now on.

    Args:
        theme: Of every widget.
        home: The desk.
        actor: Who is signed in.
        bench: The machines.
        looking: Where the ports are looked at.
        on_states: Told how the machines are, for the device bar.
        on_settings: Told when the settings file names other machines.
    """
    view = DevicesView(theme)
    presenter = DevicesPresenter(view, looking, _ports(home, actor, bench), actor=actor)
    presenter.states_changed.connect(on_states)
    presenter.settings_changed.connect(on_settings)
    presenter.begin()
    return view


def _ports(home: Home, actor: Actor, bench: Bench) -> DevicesPorts:
    file = settings_path(home.path)
    shipped = resources_folder() / "profiles"

    def test(name: str) -> tuple[Trial, ...]:
        device = next(each for each in home.settings.devices if each.name == name)
        if name in bench.machines:
            return (test_machine(home.desk, actor, bench.machines[name], device=device),)
        if bench.printer is None:
            return ()
        width_mm = bench.printer.profile.width_mm
        return (
            test_printer(home.desk, actor, bench.printer, device=device, width_mm=width_mm),
            test_drawer(home.desk, actor, bench.printer, device=device),
        )

    def reconnect(name: str) -> None:
        if name in bench.machines:
            bench.machines[name].close()

    return DevicesPorts(
        clock=home.desk.clock,
        devices=lambda: home.settings.devices,
        scanner=lambda: home.settings.scanner,
        look=lambda: look_at_ports(home.settings.devices, present_ports()),
        test=test,
        worker=lambda name: bench.workers.get(name, bench.printers_worker),
        reconnect=reconnect,
        save=lambda device, instead_of: put_device(
            home.desk, actor, device, settings_file=file, instead_of=instead_of
        ),
        remove=lambda name: remove_device(home.desk, actor, name, settings_file=file),
        save_scanner=lambda scanner: put_scanner(home.desk, actor, scanner, settings_file=file),
        profiles=lambda kind: profile_names(
            (shipped / PROFILE_FOLDERS[kind], home.path) if kind in PROFILE_FOLDERS else ()
        ),
    )
