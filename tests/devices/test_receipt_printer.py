import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from counter_app.devices.profiles import shipped_profile
from counter_app.devices.receipt_printer.printer import (
    NotStarted,
    PaperUnknown,
    Printed,
    PrintStep,
    ReceiptPrinter,
)
from counter_app.devices.receipt_printer.profile import PrinterProfile, read_printer_profile
from counter_app.devices.receipt_printer.simulator import (
    PrinterFault,
    PrinterSimulator,
    run_printer_simulator,
)
from counter_app.devices.receipt_printer.status import PrinterStatus
from counter_app.devices.receipt_printer.wires import wire_opener
from counter_app.devices.transport import DeviceUnreachable, Transport
from counter_app.domain.raster import Raster

# Enough rows for several bands, so that a fault can strike in the middle.
SLIP = Raster(width_dots=576, height_dots=400, rows=bytes(range(72)) * 400)

Plug = Callable[..., tuple[ReceiptPrinter, PrinterSimulator]]


def epson(**changes: object) -> PrinterProfile:
    profile = read_printer_profile(shipped_profile("printers", "epson80"))
    quick = replace(profile, status_wait_ms=150, barrier_wait_ms=300)
    return replace(quick, **changes)  # type: ignore[arg-type]


def over(address: str, profile: PrinterProfile) -> ReceiptPrinter:
    return ReceiptPrinter(wire_opener(address, profile.line), profile)


@pytest.fixture
def plug(tmp_path: Path) -> Iterator[Plug]:
    with ExitStack() as stack:

        def make(
            *faults: PrinterFault, profile: PrinterProfile | None = None, listen: str = "pty"
        ) -> tuple[ReceiptPrinter, PrinterSimulator]:
            simulator = stack.enter_context(
                PrinterSimulator(tmp_path / "slips", listen=listen, faults=faults)
            )
            return over(simulator.address, profile or epson()), simulator

        yield make


@pytest.mark.parametrize("listen", ["pty", "tcp:0"])
def test_a_slip_comes_out_as_it_was_drawn(plug: Plug, listen: str) -> None:
    # A socket has no settings to wait for, a pty answers at once: generous waits cost nothing.
    printer, simulator = plug(listen=listen, profile=epson(barrier_wait_ms=5000))
    steps: list[PrintStep] = []

    assert printer.print(SLIP, on_step=steps.append) == Printed()

    assert steps == [PrintStep.ASKING, PrintStep.SENDING, PrintStep.CONFIRMING]
    (slip,) = simulator.slips
    with Image.open(slip) as image:
        drawn = image.crop((0, 0, 576, 400)).convert("1")
        expected = Image.frombytes("1", (576, 400), SLIP.rows, "raw", "1;I")
        assert drawn.tobytes() == expected.tobytes()
    assert simulator.text == b""
    assert simulator.drawer_kicks == 0


def test_two_slips_are_two_papers(plug: Plug) -> None:
    printer, simulator = plug()
    assert printer.print(SLIP) == Printed()
    assert printer.print(SLIP) == Printed()
    assert len(simulator.slips) == 2


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (PrinterFault.PAPER_OUT, PrinterStatus.PAPER_OUT),
        (PrinterFault.COVER_OPEN, PrinterStatus.COVER_OPEN),
        (PrinterFault.OFFLINE, PrinterStatus.OFFLINE),
        (PrinterFault.CUTTER_JAM, PrinterStatus.ERROR),
        (PrinterFault.SILENT, PrinterStatus.UNKNOWN),
        (PrinterFault.GARBAGE, PrinterStatus.UNKNOWN),
    ],
)
def test_nothing_is_sent_to_a_printer_that_cannot_print(
    plug: Plug, fault: PrinterFault, status: PrinterStatus
) -> None:
    printer, simulator = plug(fault)
    steps: list[PrintStep] = []

    assert printer.status() is status
    assert printer.print(SLIP, on_step=steps.append) == NotStarted(status=status)

    assert steps == [PrintStep.ASKING]
    simulator.faults = set()
    assert printer.print(SLIP) == Printed(), "it can be tried again"
    assert len(simulator.slips) == 1


def test_paper_near_its_end_is_told_and_printed_on(plug: Plug) -> None:
    printer, simulator = plug(PrinterFault.PAPER_NEAR_END)
    assert printer.status() is PrinterStatus.PAPER_NEAR_END
    assert printer.print(SLIP) == Printed()
    assert len(simulator.slips) == 1


def test_a_roll_that_ends_in_the_middle_leaves_a_doubt(plug: Plug) -> None:
    printer, _simulator = plug(PrinterFault.PAPER_ENDS_MID_JOB)
    assert printer.print(SLIP) == PaperUnknown(status=PrinterStatus.PAPER_OUT)


def test_a_printer_that_dies_in_the_middle_leaves_a_doubt(plug: Plug) -> None:
    printer, simulator = plug(PrinterFault.DIES_MID_JOB)
    outcome = printer.print(SLIP)
    assert isinstance(outcome, PaperUnknown)
    assert simulator.slips == ()


def test_a_job_that_nothing_confirms_leaves_a_doubt_though_it_was_printed(plug: Plug) -> None:
    printer, simulator = plug(PrinterFault.NO_BARRIER)
    assert printer.print(SLIP) == PaperUnknown(status=PrinterStatus.READY)
    assert len(simulator.slips) == 1


def test_a_printer_that_knows_no_barrier_leaves_a_doubt(plug: Plug) -> None:
    printer, _simulator = plug(profile=epson(answers_barrier=False))
    assert printer.print(SLIP) == PaperUnknown(status=PrinterStatus.READY)


def test_a_printer_that_is_not_there_was_not_started(tmp_path: Path) -> None:
    printer = over(str(tmp_path / "ttyNONE"), epson())
    assert printer.status() is PrinterStatus.OFFLINE
    assert printer.print(SLIP) == NotStarted(status=PrinterStatus.OFFLINE)
    assert not printer.kick_drawer()


def test_a_raster_of_another_width_is_a_bug(tmp_path: Path) -> None:
    narrow = Raster(width_dots=384, height_dots=1, rows=bytes(48))
    with pytest.raises(ValueError, match="384 dots"):
        over(f"file:{tmp_path}", epson()).print(narrow)


def test_the_drawer_is_kicked_once_each_time(plug: Plug) -> None:
    printer, simulator = plug()
    assert printer.kick_drawer()
    assert printer.status() is PrinterStatus.READY  # In the order it was sent.
    assert simulator.drawer_kicks == 1


def test_no_drawer_is_not_kicked(plug: Plug) -> None:
    printer, simulator = plug(profile=epson(drawer_pin=0))
    assert not printer.kick_drawer()
    assert printer.status() is PrinterStatus.READY
    assert simulator.drawer_kicks == 0


def test_xon_before_an_answer_is_not_garbage() -> None:
    class Handshaking:
        def __init__(self) -> None:
            self.answers: list[bytes] = []

        def write(self, data: bytes) -> None:
            if data[:2] == b"\x10\x04":
                self.answers += [b"\x11", b"\x12"]

        def read(self, *, timeout_ms: int) -> bytes:  # noqa: ARG002 - it answers at once
            return self.answers.pop(0) if self.answers else b""

        def close(self) -> None:
            pass

    assert ReceiptPrinter(Handshaking, epson()).status() is PrinterStatus.READY


class WireThatBreaks:
    """Takes a number of bytes, then is gone."""

    def __init__(self, bytes_max: int) -> None:
        self._bytes_left = bytes_max

    def write(self, data: bytes) -> None:
        self._bytes_left -= len(data)
        if self._bytes_left < 0:
            raise OSError("gone")

    def read(self, *, timeout_ms: int) -> bytes:  # noqa: ARG002 - it never answers
        return b""

    def close(self) -> None:
        raise OSError("gone")


@pytest.mark.parametrize("bytes_max", [0, 1, 1500, 29_000])
def test_a_wire_that_breaks_while_sending_leaves_a_doubt(bytes_max: int) -> None:
    def open_wire() -> Transport:
        return WireThatBreaks(bytes_max)

    mute = epson(answers_status=False)
    outcome = ReceiptPrinter(open_wire, mute).print(SLIP)
    assert isinstance(outcome, PaperUnknown)


def test_a_wire_that_breaks_while_asking_sent_nothing() -> None:
    def open_wire() -> Transport:
        return WireThatBreaks(2)

    outcome = ReceiptPrinter(open_wire, epson()).print(SLIP)
    assert outcome == NotStarted(status=PrinterStatus.OFFLINE)


def test_a_folder_gets_one_whole_file_for_each_slip(tmp_path: Path) -> None:
    printer = over(f"file:{tmp_path}", read_printer_profile(shipped_profile("printers", "file")))
    assert printer.status() is PrinterStatus.READY
    assert printer.print(SLIP) == Printed()
    assert printer.print(SLIP) == Printed()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["slip-000001.prn", "slip-000002.prn"]
    first, second = (tmp_path / name for name in names)
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().startswith(b"\x1b@\x1dv0")


def test_a_folder_that_is_gone_was_not_started(tmp_path: Path) -> None:
    profile = read_printer_profile(shipped_profile("printers", "file"))
    printer = over(f"file:{tmp_path / 'gone'}", profile)
    assert printer.print(SLIP) == NotStarted(status=PrinterStatus.OFFLINE)
    with pytest.raises(DeviceUnreachable):
        wire_opener(f"file:{tmp_path / 'gone'}", profile.line)()


def test_a_file_that_could_not_be_written_is_taken_away(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    wire = wire_opener(f"file:{tmp_path}", epson().line)()
    wire.write(b"the beginning")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            wire.write(bytes(1_000_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    wire.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["epson80", "generic58", "file"])
def test_the_shipped_profiles_are_complete(name: str) -> None:
    profile = read_printer_profile(shipped_profile("printers", name))
    assert profile.width_dots == {80: 576, 58: 384}[profile.width_mm]


def test_a_person_can_play_with_the_simulator_until_it_is_interrupted(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from counter_app.devices.receipt_printer.simulator import run_printer_simulator\n"
        "run_printer_simulator(listen='pty', out_dir=Path(sys.argv[1]),"
        " faults=['paper_near_end'], echo=lambda words: print(words, flush=True))\n"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "slips")],
        env={"PYTHONPATH": ":".join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    with running:
        assert running.stdout is not None
        said = running.stdout.readline()
        printer = over(said.split(" at ")[1].split(",")[0], epson(barrier_wait_ms=5000))
        assert printer.status() is PrinterStatus.PAPER_NEAR_END
        assert printer.print(SLIP) == Printed()
        assert "slip-0001.png" in running.stdout.readline()
        running.send_signal(signal.SIGINT)
        assert running.stdout.readline() == "stopped\n"
    assert running.returncode == 0


@pytest.mark.parametrize(("listen", "fault"), [("pty", "jam"), ("telnet", "silent")])
def test_the_simulator_knows_no_other_fault_and_no_other_wire(
    tmp_path: Path, listen: str, fault: str
) -> None:
    with pytest.raises(ValueError, match=r"jam|telnet"):
        run_printer_simulator(listen=listen, out_dir=tmp_path, faults=[fault])
