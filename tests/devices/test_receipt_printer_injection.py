"""T12: nothing that stands in a name ever becomes a command of the printer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.devices.profiles import shipped_profile
from counter_app.devices.receipt_printer.escpos import check_allowed, encode_job
from counter_app.devices.receipt_printer.printer import Printed, ReceiptPrinter
from counter_app.devices.receipt_printer.profile import read_printer_profile
from counter_app.devices.receipt_printer.simulated_paper import CommandKind, CommandReader
from counter_app.devices.receipt_printer.simulator import PrinterSimulator
from counter_app.devices.receipt_printer.wires import wire_opener
from counter_app.documents.pixels import slip_raster
from counter_app.documents.slip import slip_pdf
from counter_app.domain.raster import Raster
from papers import make_receipt, make_receipt_line

KICK = "\x1bp\x0022"
PULSE = "\x10\x14\x01\x00\x08"
PROFILE = read_printer_profile(shipped_profile("printers", "epson80"))
ALLOWED = {CommandKind.RESET, CommandKind.BAND, CommandKind.FEED, CommandKind.CUT}


@pytest.fixture
def simulator(tmp_path: Path) -> Iterator[PrinterSimulator]:
    with PrinterSimulator(tmp_path) as simulator:
        yield simulator


def open_printer(simulator: PrinterSimulator) -> ReceiptPrinter:
    return ReceiptPrinter(wire_opener(simulator.address, PROFILE.line), PROFILE)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(
        st.one_of(st.sampled_from("\x1b\x1d\x10p@\x00\x14v0"), st.characters()),
        min_size=1,
        max_size=20,
    )
)
def test_no_name_adds_a_command_to_a_job(name: str) -> None:
    receipt = make_receipt(payer_name=name, lines=(make_receipt_line(obligor_name=name),))
    raster = slip_raster(slip_pdf(receipt, width_mm=80), width_dots=PROFILE.width_dots)
    pieces = encode_job(raster, band_rows=PROFILE.band_rows, cut=PROFILE.cut)

    reader = CommandReader()
    for piece in pieces:
        check_allowed(piece)
        reader.feed(piece)
    assert {command.kind for command in reader.commands()} <= ALLOWED
    assert PULSE.encode() not in b"".join(pieces)


@pytest.mark.parametrize("poison", [KICK, PULSE])
def test_a_poisoned_name_does_not_open_the_drawer(simulator: PrinterSimulator, poison: str) -> None:
    receipt = make_receipt(payer_name=f"王{poison}小明")
    raster = slip_raster(slip_pdf(receipt, width_mm=80), width_dots=PROFILE.width_dots)
    assert open_printer(simulator).print(raster) == Printed()
    assert simulator.drawer_kicks == 0
    assert simulator.text == b""


def test_dots_that_spell_a_pulse_do_not_open_the_drawer(simulator: PrinterSimulator) -> None:
    dots = (PULSE.encode() + bytes(67)) * 200
    raster = Raster(width_dots=576, height_dots=200, rows=dots)
    assert open_printer(simulator).print(raster) == Printed()
    assert simulator.drawer_kicks == 0


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(f"王{KICK}小明".encode("cp950"), id="a name sent as text"),
        pytest.param(b"\x1dv0\x00\x05\x00\x01\x00" + PULSE.encode(), id="dots sent as they are"),
    ],
)
def test_control_without_protection_the_drawer_opens(
    simulator: PrinterSimulator, sent: bytes
) -> None:
    wire = wire_opener(simulator.address, PROFILE.line)()
    wire.write(sent)
    wire.close()
    printer = ReceiptPrinter(
        wire_opener(simulator.address, PROFILE.line), replace(PROFILE, drawer_pin=0)
    )
    printer.status()  # Answered after what was sent before.
    assert simulator.drawer_kicks == 1
