"""Whole ways through the window, on a real store, with machines at the end of a real wire."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.devices.card_terminal.faults import Fault
from counter_app.devices.card_terminal.simulator import TerminalSimulator
from counter_app.devices.card_terminal.terminal import CardTerminal
from counter_app.devices.eticket.icerapi import IcerReader
from counter_app.devices.eticket.simulator import (
    ReaderState,
    add_faults,
    prepare_folder,
    read_debits,
)
from counter_app.devices.profiles import shipped_profile
from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.devices.receipt_printer.profile import read_printer_profile
from counter_app.devices.receipt_printer.simulator import PrinterFault, PrinterSimulator
from counter_app.devices.receipt_printer.wires import wire_opener
from counter_app.devices.serial_port import SerialPort
from counter_app.domain.cases import CaseId
from counter_app.services.machines import ReaderMachine, TerminalMachine
from counter_app.ui.theme.style import Theme
from devices.reader_builders import make_reader_profile
from devices.terminal_builders import make_profile
from payment_desk import PaymentDesk, make_cases, make_payment_desk
from stores import Place, new_sqlite_place, sqlite_template
from windows import close_windows, qtbot, theme

__all__ = ["close_windows", "new_sqlite_place", "qtbot", "sqlite_template", "theme"]


@pytest.fixture
def engine(new_sqlite_place: Place) -> Iterator[Engine]:
    opened = new_sqlite_place.open()
    yield opened
    opened.dispose()


@pytest.fixture
def cases(engine: Engine) -> dict[str, CaseId]:
    return make_cases(engine)


@dataclass
class Counter:
    """The desk with simulated machines on real wires; what they really did is theirs to tell."""

    at_desk: PaymentDesk
    terminal: TerminalSimulator
    printer: PrinterSimulator
    hand_off: Path

    @property
    def charged(self) -> list[int]:
        """Every amount that was really taken, by card and by e-ticket."""
        debits = [int(debit.amount_twd) for debit in read_debits(self.hand_off)]
        return [int(charge.amount_twd) for charge in self.terminal.charges] + debits


class MakeCounter(Protocol):
    def __call__(
        self,
        *faults: Fault | None,
        protocol: str = "nccc400",
        printer_faults: tuple[PrinterFault, ...] = (),
        reader_faults: tuple[str, ...] = (),
    ) -> Counter: ...


@pytest.fixture
def make_counter(
    qtbot: QtBot, theme: Theme, engine: Engine, cases: dict[str, CaseId], tmp_path: Path
) -> Iterator[MakeCounter]:
    with ExitStack() as stack:

        def make(
            *faults: Fault | None,
            protocol: str = "nccc400",
            printer_faults: tuple[PrinterFault, ...] = (),
            reader_faults: tuple[str, ...] = (),
        ) -> Counter:
            profile = make_profile(protocol, result_wait_ms=1_000)
            terminal = stack.enter_context(TerminalSimulator(profile, faults))
            printer = stack.enter_context(
                PrinterSimulator(tmp_path / "slips", faults=printer_faults)
            )
            hand_off = tmp_path / "hand-off"
            hand_off.mkdir()
            prepare_folder(hand_off, ReaderState())
            add_faults(hand_off, reader_faults)
            card = TerminalMachine(
                "edc",
                CardTerminal(lambda: SerialPort(terminal.address, line=profile.line), profile),
                profile,
            )
            reader_profile = make_reader_profile(hand_off)
            reader = ReaderMachine("reader", IcerReader(reader_profile), reader_profile)
            printer_profile = read_printer_profile(shipped_profile("printers", "epson80"))
            receipt_printer = ReceiptPrinter(
                wire_opener(printer.address, printer_profile.line), printer_profile
            )
            at_desk = make_payment_desk(
                qtbot,
                theme,
                engine,
                tmp_path,
                machines={"edc": card, "reader": reader},
                printer=receipt_printer,
                in_threads=True,
            )
            stack.callback(card.close)
            stack.callback(at_desk.close)
            return Counter(at_desk=at_desk, terminal=terminal, printer=printer, hand_off=hand_off)

        yield make
