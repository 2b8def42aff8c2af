"""A receipt printer on a real wire, for tests of what is printed; every test may ask for it."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.devices.profiles import shipped_profile
from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.devices.receipt_printer.profile import read_printer_profile
from counter_app.devices.receipt_printer.simulator import PrinterFault, PrinterSimulator
from counter_app.devices.receipt_printer.wires import wire_opener


class Plugged:
    """Makes printers that keep their slips in a folder."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self._stack = stack
        self._folder = folder

    def printer(self, *faults: PrinterFault) -> tuple[ReceiptPrinter, PrinterSimulator]:
        """Return a printer and what stands behind its wire."""
        simulator = self._stack.enter_context(PrinterSimulator(self._folder, faults=faults))
        profile = replace(
            read_printer_profile(shipped_profile("printers", "epson80")),
            status_wait_ms=150,
            barrier_wait_ms=300,
        )
        return ReceiptPrinter(wire_opener(simulator.address, profile.line), profile), simulator


@pytest.fixture
def plugged(tmp_path: Path) -> Iterator[Plugged]:
    with ExitStack() as stack:
        yield Plugged(stack, tmp_path / "slips")
