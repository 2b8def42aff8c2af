"""What differs from printer to printer: width, buffer, cutter, drawer, what it answers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from counter_app.devices.profiles import ProfileTable
from counter_app.devices.serial_port import LineSettings

PAPER_WIDTHS_MM: Final = (58, 80)
_PARITIES: Final = frozenset({"N", "E", "O"})
_CUTS: Final = frozenset({"full", "partial", "none"})
_WAIT_MS_MAX: Final = 600_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterProfile:
    """One kind of printer.

    Attributes:
        width_mm: Of the paper.
        width_dots: Dots in a row of the print head.
        line: Line settings of a serial port.
        band_rows: Rows sent in a piece, so that a small buffer is enough.
        cut: ``full``, ``partial`` or ``none``.
        drawer_pin: 2 or 5; 0 for a printer without a drawer.
        answers_status: It answers ``DLE EOT``.
        answers_barrier: It answers ``GS r``, which confirms a job.
        written_is_printed: There is no paper: what was written whole counts as printed.
        status_wait_ms: How long an answer to ``DLE EOT`` may take.
        barrier_wait_ms: How long the answer to ``GS r`` may take after the last byte left.
    """

    name: str
    width_mm: int
    width_dots: int
    line: LineSettings
    band_rows: int
    cut: str
    drawer_pin: int
    answers_status: bool
    answers_barrier: bool
    written_is_printed: bool
    status_wait_ms: int
    barrier_wait_ms: int


def read_printer_profile(path: Path) -> PrinterProfile:
    """Return the profile that a TOML file holds.

    Raises:
        ProfileUnreadable: The file is missing, no TOML, or has a wrong or unknown key.
    """
    profile = ProfileTable.from_file(path)
    line, paper = profile.table("line"), profile.table("paper")
    job, answers = profile.table("job"), profile.table("answers")
    result = PrinterProfile(
        name=profile.text("name"),
        line=LineSettings(
            baud=line.whole("baud", least=300),
            bytesize=line.whole("bytesize", least=7, most=8),
            parity=line.text("parity", among=_PARITIES),
            stopbits=line.whole("stopbits", least=1, most=2),
        ),
        width_mm=paper.whole("width_mm", least=PAPER_WIDTHS_MM[0], most=PAPER_WIDTHS_MM[-1]),
        width_dots=8 * paper.whole("width_bytes", least=8, most=255),
        cut=paper.text("cut", among=_CUTS),
        band_rows=job.whole("band_rows", least=1, most=2000),
        drawer_pin=job.whole("drawer_pin", most=5),
        answers_status=answers.flag("status"),
        answers_barrier=answers.flag("barrier"),
        written_is_printed=answers.flag("written_is_printed"),
        status_wait_ms=answers.whole("status_wait_ms", least=1, most=_WAIT_MS_MAX),
        barrier_wait_ms=answers.whole("barrier_wait_ms", least=1, most=_WAIT_MS_MAX),
    )
    for table in (line, paper, job, answers, profile):
        table.close()
    return result
